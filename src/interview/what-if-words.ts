// The words of a what-if: where it begins, what it supposes, by how much more or less, and how far something may go.
// Texts in, texts and figures out; nothing here knows a household.
import { Decimal } from "../rules/index.ts";
import { readAmount, readCount, readLine } from "./read/index.ts";

export interface Supposition {
  /** What stands before the supposing word: facts of their own, or the beginning of what is supposed. */
  readonly before: string;
  /** What is supposed, the longest reading first; the later ones leave out a question at the end. */
  readonly tries: readonly string[];
}

const start =
  "(?:请问|再问一下|问一下|那么?|你看|看看|帮我看看|帮我算算|算算)*[\\s,，]*(?:如果说?|要是说?|假如|假设|假使|假若|倘若|万一|若是|若(?!干)|设想|what\\s+(?:would\\s+happen\\s+)?if\\b|suppose\\b|supposing\\b|if\\b)";
const atStart = new RegExp(`^[\\s,，]*${start}`, "iu");
const afterPause = new RegExp(`[\\s,，。;；、]${start}`, "iu");
// 主要是 and 一万一 are no suppositions.
const inside = /如果|假如|假使|(?<![主只重需不想])要是/u;

/** Reads where a message begins to suppose; null where it supposes nothing. */
export function readSupposition(given: string): Supposition | null {
  const text = given.trim();
  const found = atStart.exec(text) ?? afterPause.exec(text) ?? inside.exec(text);
  if (found === null) return null;
  const before = text.slice(0, found.index).trim();
  return { before: before.replace(/[,，。;；、]+$/u, ""), tries: triesOf(text.slice(found.index + found[0].length)) };
}

const tail =
  /(?:的话)?[\s,，]*(?:那么?|则)?(?:会怎么?样|会咋样|怎么办|咋办|咋样|怎么样|怎样|如何|会如何|会变吗?|有影响吗?|有什么影响|会怎么变)?(?:呢|吗|么|嘛|啊|呀)*[?？。!！~\s]*$/u;
const asking =
  /[\s,，]*(?:那么?|则)?(?:还|又|就)?(?:能不能|能否|可不可以|可以|能|会不会|会|是不是|每月补|补|给|发|领|拿|够|符合|怎么|多少|享受|有影响|影响).*$/su;
const askingEnglish = /[\s,]+(?:then\s+)?(?:what|how|would|will|can|could|do|does|is|are)\b.*$/isu;

/** What is supposed, first as it stands, then without a question at its end. */
export function triesOf(given: string): readonly string[] {
  const whole = given.replace(tail, "").replace(/^[\s,，:：]+/u, "");
  const [first = ""] = [...whole];
  const rest = whole.slice(first.length);
  const shorter = [asking, askingEnglish].map((pattern) => `${first}${rest.replace(pattern, "")}`);
  return [...new Set([whole, ...shorter])].filter((text) => text.trim() !== "");
}

export type Difference =
  | { readonly kind: "persons"; readonly by: number }
  | {
      readonly kind: "income";
      /** Yuan; negative where it is less. */
      readonly by: Decimal;
      readonly period: "year" | "month";
      /** What was said before it: whose income, or which part of it. */
      readonly of: string;
    }
  /** More or less income, but how much in which time was not clear. */
  | { readonly kind: "unclear"; readonly text: string };

const morePeople =
  /^(?:家里|家中|全家|户口上)?(?:再)?(多|添|加|增加|增|少|减少|减|走)(?:了|出)?(?:了)?([一二两三四五六七八九1-9])个?(?:口人|口|个人|人|位)$/u;
const morePeopleEnglish =
  /^(?:there (?:were|was|is|are) )?(one|two|three|\d) (more|fewer|less) (?:persons?|people|members?)$/iu;
const period = "(?:(?<per>每个?月|一个?月|月月|月|每年|一年|全年|年)[^\\d]{0,4}?)?";
const moreIncome = new RegExp(
  `^(?<of>.*?)${period}(?:(?:收入|工资|能|可以|可|会|要|将|再|又|就|都|还|给家里|打工|务工)*)(?<sign>(?<![至多不])少|(?<![大差许很最\\d一二三四五六七八九十百千万])多(?!少)|增加|减少|增|减|涨|升|降|加)(?:了|出|收)?(?:挣|赚|收入|收|拿|领|得|进账|到手)?(?:了|个)?(?!到)(?<sum>[^到]{1,20})$`,
  "u",
);
const moreIncomeEnglish =
  /^(?:the |their )?(?<of>.*?)\b(?:(?:earned|earns|earn|made|makes|got|gets|brought in|had)\s+)(?<sum>[\d.,]+[a-z]*)\s*(?:yuan\s*)?(?<sign>more|less)(?<per>[\s\S]*)$/iu;
const growsEnglish =
  /^(?:the |their )?(?<of>.*?)\b(?:income\s+)?(?<sign>rose|rises|grew|grows|went up|goes up|fell|falls|dropped|drops|went down|goes down) by\s+(?<sum>[\d.,]+[a-z]*)\s*(?:yuan\s*)?(?<per>[\s\S]*)$/iu;
/** More or less of something else than income. */
const otherThings = /花|用掉|支出|开支|存|欠|还债|残疾|病|岁|人|口|孩子|辆|套|亩/u;

/** Reads by how much more or less (每月多挣500, 少一个人); null for anything else. */
export function readDifference(given: string): Difference | null {
  const text = given.trim().replace(/[。.!！,，\s]+$/u, "");
  const people = morePeople.exec(text) ?? null;
  if (people !== null) {
    const count = readCount(`${people[2]}个人`);
    return count.kind === "exact" ? { kind: "persons", by: signOf(people[1] ?? "") * Number(count.value) } : null;
  }
  const peopleEnglish = morePeopleEnglish.exec(text);
  if (peopleEnglish !== null) {
    const words: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3 };
    const count = words[(peopleEnglish[1] ?? "").toLowerCase()] ?? Number(peopleEnglish[1]);
    return { kind: "persons", by: peopleEnglish[2]?.toLowerCase() === "more" ? count : -count };
  }
  const chinese = moreIncome.exec(text)?.groups;
  const english = chinese === undefined ? (moreIncomeEnglish.exec(text) ?? growsEnglish.exec(text))?.groups : undefined;
  const said = chinese ?? english;
  if (said === undefined) return null;
  const { of = "", sign = "", sum = "", per = "" } = said;
  if (otherThings.test(sum) || /支出|花|存款|欠/u.test(of)) return null;
  const read = readAmount(english === undefined ? `${per.startsWith("月") ? "每月" : per}${sum}` : `${sum} ${per}`);
  if (read.kind === "none") return null;
  const [amount = "", unit] = read.kind === "exact" ? (read.canonical ?? "").split("/") : [];
  if (read.kind !== "exact" || read.perHead || (unit !== "year" && unit !== "month"))
    return { kind: "unclear", text: text.slice(of.length) };
  return { kind: "income", by: new Decimal(amount).times(signOf(sign)), period: unit, of: of.trim() };
}

function signOf(word: string): 1 | -1 {
  return /少|减|降|走|less|fewer|fell|fall|drop|down/iu.test(word) ? -1 : 1;
}

export interface LimitQuestion {
  /** What may go how far: a fact of the household; "income" is however it was said. */
  readonly about: "income" | "income.perHead" | "assets.deposits";
  /** How much more than now is asked, not how much in all. */
  readonly more: boolean;
  readonly period: "year" | "month" | null;
}

const howFar =
  /(?<![领补发拿给])多少|几多|好多(?!人|年)|多高|几万|几千|\bhow (?:much|high|low|far)\b|\bwhat (?:income|amount|sum|savings?)\b/iu;
const outcome =
  /就(?:不|要|会|得|没|取消|停|超)|才(?:行|能|够|可以|符合|不|算|会)|以[下上内]|(?:会|要|被)(?:取消|停|不|没)|不(?:行|能|够|符合|给|让)|取消|停发|超标|还(?:能|可以|行)|\b(?:lose|losing|lost|refused?|disqualif\w+|stops?|stopped|allowed|limit|qualify|eligible|cancel\w*|still|too)\b/iu;
const subjects: readonly (readonly [LimitQuestion["about"], RegExp])[] = [
  ["assets.deposits", /存款|积蓄|存钱|银行.{0,3}钱|\b(?:savings?|deposits?)\b/iu],
  ["income.perHead", /人均|\bper head\b/iu],
  ["income", /收入|挣|赚|工资|\b(?:incomes?|earn\w*|wages?)\b/iu],
];

/** Reads a question for a limit (存款到多少就不行了, 每月多挣多少会取消); null for anything else. */
export function readLimitQuestion(given: string): LimitQuestion | null {
  const text = given.trim();
  if (text.length > 80 || /\d{2,}/u.test(text) || !howFar.test(text) || !outcome.test(text)) return null;
  const about = subjects.find(([, words]) => words.test(text))?.[0];
  if (about === undefined || readLine(text).understood.length > 0) return null;
  const more = /(?<!差不)多(?:挣|赚|收|拿|领)|再(?:挣|赚|收|多|加)|增加|\bmore\b/iu.test(text);
  const by = /月|\bmonth/iu.test(text) ? "month" : /年|\b(?:year|annual)/iu.test(text) ? "year" : null;
  return { about, more, period: by };
}
