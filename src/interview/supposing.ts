// From what is supposed in words to the facts that would be otherwise. Nothing is written: these are changes to judge by.
import { Decimal, factDef } from "../rules/index.ts";
import { excerpt, readAsAnswer } from "./answering.ts";
import { type Ends, isEnds } from "./ends.ts";
import { type Json, leavesOf, readAt } from "./paths.ts";
import { type AskedParameter, readCorrection, readLine } from "./read/index.ts";
import { pathOf, readAsLine } from "./reading.ts";
import type { Notice } from "./reply.ts";
import { readSaidLine, type SaidLine } from "./said-line.ts";
import { type Change, listedMembers, type Session } from "./session.ts";
import type { FactsJson, Surroundings } from "./types.ts";
import { factNameOf } from "./view/items.ts";
import { type Difference, readDifference } from "./what-if-words.ts";

export type Supposing =
  | {
      readonly kind: "changes";
      readonly changes: readonly Change[];
      readonly removes: readonly string[];
      /** How a figure was worked out, by path. */
      readonly arithmetic: Readonly<Record<string, string>>;
      readonly notices: readonly Notice[];
    }
  | { readonly kind: "refused"; readonly notices: readonly Notice[] }
  | { readonly kind: "unread"; readonly unread: readonly string[] };

type Changing = Extract<Supposing, { kind: "changes" }>;

/** 如果标准提高到5000一年: the figures that a supposition is of, where it is of nothing else. */
export function figuresSupposed(tries: readonly string[], at: Surroundings): readonly AskedParameter[] {
  for (const text of tries) {
    const { parameters, understood, unread, vague } = readLine(plainly(text), at.today);
    const isWhole = unread.every((words) => filler.test(words)) && vague.length === 0;
    if (parameters.length > 0 && isWhole && understood.every(({ fact }) => fact === "area")) return parameters;
  }
  return [];
}

/** Reads the longest of the tries that is read whole; else what could be read of one, and what could not. */
export function readSupposed(session: Session, tries: readonly string[], at: Surroundings): Supposing {
  let partly: Supposing | null = null;
  for (const text of tries) {
    const read = supposedIn(session, text, at);
    if (read.kind === "refused" || (read.kind === "changes" && read.notices.length === 0)) return read;
    if (read.kind === "changes" || partly === null) partly = read;
  }
  return partly ?? { kind: "unread", unread: tries };
}

function supposedIn(session: Session, text: string, at: Surroundings): Supposing {
  const facts = session.case?.facts ?? {};
  const difference = readDifference(text);
  if (difference !== null) return differing(facts, difference);
  const none = readNone(facts, text);
  if (none !== null) return none;
  // 年收入变成2万 is read as 年收入2万.
  const plain = plainly(text);
  const asLine = fromLine(session, facts, plain, readSaidLine(plain, at.today));
  if (asLine?.kind === "changes" && asLine.notices.length === 0) return asLine;
  return (
    fromCorrection(facts, text, at) ??
    fromAnswer(session, facts, text, at) ??
    asLine ?? { kind: "unread", unread: [text] }
  );
}

function changing(changes: readonly Change[], arithmetic: Readonly<Record<string, string>> = {}): Supposing {
  return { kind: "changes", changes, removes: [], arithmetic, notices: [] };
}

/** Words that say nothing beside a fact: "the income were 20000 a year". */
const filler =
  /^(?:(?:the|they|their|there|it|its|income|households?|family|had|has|have|were|was|is|are|a|of|then|we|one|in|and|only|now)\s*)+$|^[的了家里全户就是有变成为到改,，\s]+$/iu;

function fromLine(session: Session, facts: FactsJson, text: string, line: SaidLine): Supposing | null {
  const reading = readAsLine({ ...session, question: null }, facts, null, text.replace(/[?？]/gu, ""), line, true);
  if (reading.kind !== "facts" || reading.parameters.length > 0) return null;
  const unread = line.unread.filter((words) => !filler.test(words));
  // 女儿出嫁了 names a person, but what is supposed of her was not read.
  const says = reading.changes.some(({ path, value }) => tells(path, value));
  const changes = reading.changes.filter(({ path, value }) => !isSame(readAt(facts, path), value));
  const others = reading.notices.filter(({ kind }) => kind !== "understood" && kind !== "unread");
  if (changes.length === 0 && others.length > 0) return { kind: "refused", notices: others };
  if (reading.changes.length === 0 || (unread.length > 0 && !says)) return null;
  const left: readonly Notice[] = unread.length === 0 ? [] : [{ kind: "unread", texts: unread.map(excerpt) }];
  const fewer = withoutThoseGone(facts, reading.changes);
  const shown = line.understood.flatMap(({ fact, arithmetic }) =>
    arithmetic === undefined ? [] : [[fact, arithmetic]],
  );
  return {
    kind: "changes",
    changes: [...reading.changes, ...fewer.changes],
    removes: [],
    arithmetic: { ...Object.fromEntries(shown), ...fewer.arithmetic },
    notices: [...left, ...others],
  };
}

const gone = new Set<Json>(["dead", "prison", "drug-treatment", "declared-missing", "religious"]);

/** The number of people is of those who count: who dies or is locked up is one fewer of them. */
function withoutThoseGone(facts: FactsJson, changes: readonly Change[]): Pick<Changing, "changes" | "arithmetic"> {
  const size = readAt(facts, "size");
  const leaves = changes.flatMap(({ path, value }) => leavesOf(value, path));
  const isSaid = leaves.some(([path]) => path === "size");
  const left = leaves.filter(
    ([path, value]) => /^members\[\d+\]\.lives$/.test(path) && gone.has(value) && !gone.has(readAt(facts, path) ?? ""),
  ).length;
  if (typeof size !== "number" || isSaid || left === 0 || size <= left) return { changes: [], arithmetic: {} };
  const after = size - left;
  return { changes: [{ path: "size", value: after }], arithmetic: { size: `${size} − ${left} = ${after}` } };
}

function tells(path: string, value: Json): boolean {
  return leavesOf(value, path).some(([leaf]) => !/\.(?:relation|sex)$/.test(leaf));
}

function isSame(before: Json | undefined, after: Json): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after);
}

/** What becomes of something as if it were said to be so. */
function plainly(text: string): string {
  return text.replace(becoming, "").replace(wordsBetween, " ");
}

/** The income were 20000 is read as income 20000. */
const wordsBetween = /^(?:the|their)\s+|\s+(?:were|was|is|became|becomes)\s+(?=[\d.,]+)/giu;
const becoming =
  /(?:要)?(?:变成|变为|变到|涨到|升到|加到|涨成|降到|跌到|减到|提高到|提高至|降低到|增加到|减少到|改成|改为)(?:了)?/u;
const into =
  /(?:要)?(?:变成|变为|变到|成了|涨到|升到|加到|涨成|降到|跌到|减到|提高到|提高至|降低到|增加到|减少到|只有|只剩|剩下|变|到|为|是|成|有|were|was|is|became|are|=)\s*/u;

/** 收入变成2万, 财产不符合: a fact named, and what it would be. The longest name counts. */
function fromCorrection(facts: FactsJson, text: string, at: Surroundings): Supposing | null {
  const found = into.exec(text);
  const cuts: (readonly [string, string])[] = [];
  if (found !== null && found.index > 0)
    cuts.push([text.slice(0, found.index), text.slice(found.index + found[0].length)]);
  for (let cut = Math.min(10, text.length - 1); cut > 0; cut -= 1) cuts.push([text.slice(0, cut), text.slice(cut)]);
  for (const [name, value] of cuts) {
    const read = readCorrection(`${name.trim()}改成${value.trim()}`);
    if (read === null || read.value === "") continue;
    const path = pathOf(facts, read);
    const definition = path === null ? undefined : factDef(path);
    if (path === null || definition === undefined) continue;
    const to = { facts, asked: { path, card: "fact" as const }, definition, today: at.today };
    const answer = readAsAnswer(to, read.value, readSaidLine(read.value, at.today));
    if (answer?.kind === "unclear") return { kind: "refused", notices: [answer.notice] };
    if (answer?.kind !== "answered" || answer.beside !== null) continue;
    if (answer.notices.some(({ kind }) => kind === "unread")) continue;
    return changing(answer.changes);
  }
  return null;
}

/** 如果符合呢, to a question that stands. */
function fromAnswer(session: Session, facts: FactsJson, text: string, at: Surroundings): Supposing | null {
  const asked = session.question;
  const definition = asked?.card === "fact" ? factDef(asked.path) : undefined;
  if (asked === null || definition === undefined) return null;
  const answer = readAsAnswer({ facts, asked, definition, today: at.today }, text, readSaidLine(text, at.today));
  if (answer?.kind !== "answered" || answer.beside !== null) return null;
  return answer.notices.some(({ kind }) => kind === "unread") ? null : changing(answer.changes);
}

// More or less than now ---------------------------------------------------------------------------------------------

function differing(facts: FactsJson, difference: Difference): Supposing {
  switch (difference.kind) {
    case "persons":
      return otherSize(facts, difference.by);
    case "unclear":
      return { kind: "refused", notices: [{ kind: "difference-unclear", text: excerpt(difference.text) }] };
    case "income":
      return otherIncome(facts, difference);
  }
}

function otherSize(facts: FactsJson, by: number): Supposing {
  const size = readAt(facts, "size");
  // Without a size the list is the household, but only while everybody on it surely counts.
  const count = listedMembers(facts);
  const isSure = Array.from({ length: count }, (_, index) => index).every(
    (index) =>
      readAt(facts, `members[${index}].lives`) === "here" &&
      ["head", "spouse", "child", "parent"].includes(String(readAt(facts, `members[${index}].relation`))),
  );
  const now = typeof size === "number" ? size : size === undefined && count > 0 && isSure ? count : null;
  if (now === null) return needs(facts, "size");
  const after = now + by;
  const arithmetic = `${now} ${by < 0 ? "−" : "+"} ${Math.abs(by)} = ${after}`;
  if (after < 1) return { kind: "refused", notices: [belowZero(facts, "size", arithmetic)] };
  return changing([{ path: "size", value: after }], { size: arithmetic });
}

function needs(facts: FactsJson, path: string): Supposing {
  return { kind: "refused", notices: [{ kind: "difference-needs-base", fact: factNameOf(facts, path) }] };
}

function belowZero(facts: FactsJson, path: string, arithmetic: string): Notice {
  return { kind: "difference-below-zero", fact: factNameOf(facts, path), arithmetic };
}

type IncomeDifference = Extract<Difference, { kind: "income" }>;

const parts: readonly (readonly [string, RegExp])[] = [
  ["income.business", /经营|种地|养殖|卖|生意|business/iu],
  ["income.property", /财产性|租|利息|分红|流转|rent|property/iu],
  ["income.transfer", /转移|赡养|养老|退休|pension|transfer/iu],
  ["income.other", /其他|其它/u],
];

/** What a difference in income is put on: the sum that is known, of the household, and of the person who earns it. */
function otherIncome(facts: FactsJson, difference: IncomeDifference): Supposing {
  const changes: Change[] = [];
  const removes: string[] = [];
  const arithmetic: Record<string, string> = {};
  const put = (path: string, written: Sum) => {
    changes.push({ path, value: written.value });
    arithmetic[path] = written.arithmetic;
  };
  const own = ownIncome(facts, difference.of);
  const base = own.length === 1 && own[0] !== undefined ? [own[0]] : [];
  const household = householdIncome(facts, difference.of);
  if (typeof household !== "string" && base.length === 0) return needs(facts, household.needs);
  for (const path of [...(typeof household === "string" ? [household] : []), ...base]) {
    const perHead = path === "income.perHead";
    const size = readAt(facts, "size");
    if (perHead && typeof size !== "number") return needs(facts, "size");
    const sum = addedTo(readAt(facts, path), difference, perHead ? Number(size) : 1);
    if (sum.below) return { kind: "refused", notices: [belowZero(facts, path, sum.arithmetic)] };
    if (perHead) removes.push(path);
    put(perHead ? "income.total" : path, sum);
  }
  return { kind: "changes", changes, removes, arithmetic, notices: [] };
}

function householdIncome(facts: FactsJson, of: string): string | { readonly needs: string } {
  const isSum = (path: string) => isSumOrEnds(readAt(facts, path));
  for (const path of ["income.total", "income.perHead"]) if (isSum(path)) return path;
  const component = parts.find(([, words]) => words.test(of))?.[0] ?? "income.wage";
  const isSplit = ["income.wage", ...parts.map(([path]) => path)].some(isSum);
  if (isSum(component)) return component;
  return { needs: isSplit ? component : "income.total" };
}

/** The known incomes of those whom the words name. */
function ownIncome(facts: FactsJson, of: string): readonly string[] {
  return personsNamed(facts, of)
    .map((path) => `${path}.income`)
    .filter((path) => isSumOrEnds(readAt(facts, path)));
}

const isSumOrEnds = (value: Json | undefined): boolean =>
  isEnds(value) || /^[\d.]+\/(?:year|month)$/.test(String(value));

/** Those on the roster whom the words may name, by their paths. */
function personsNamed(facts: FactsJson, of: string): readonly string[] {
  const people = of === "" ? undefined : readLine(of).facts.members;
  const [named] = Array.isArray(people) ? people : [];
  if (named?.relation === undefined) return [];
  return Array.from({ length: listedMembers(facts) }, (_, index) => `members[${index}]`).filter((path) => {
    const sex = readAt(facts, `${path}.sex`);
    const isOther = sex !== undefined && named.sex !== undefined && sex !== named.sex;
    return readAt(facts, `${path}.relation`) === named.relation && !isOther;
  });
}

interface Sum {
  readonly value: string | Ends;
  readonly arithmetic: string;
  readonly below: boolean;
}

/** What is more or less than a sum known within bounds lies within bounds too. */
function addedTo(stated: Json | undefined, difference: IncomeDifference, heads: number): Sum {
  if (!isEnds(stated)) return added(String(stated), difference, heads);
  const { from, to } = stated;
  const [, period = "year"] = String(from ?? to).split("/");
  const low = added(String(from ?? `0/${period}`), difference, heads);
  const high = to === undefined ? null : added(String(to), difference, heads);
  const ends = high === null ? { from: low.value } : { from: low.value, to: high.value };
  return {
    value: ends,
    arithmetic: high === null ? low.arithmetic : `${low.arithmetic}, ${high.arithmetic}`,
    below: low.below,
  };
}

// The sum keeps the period in which it was said; a year's more on a month's income makes it a year's.
function added(stated: string, { by, period }: IncomeDifference, heads: number): Sum & { readonly value: string } {
  const [text = "0", said = "year"] = stated.split("/");
  const isYearly = said === "year" || period === "year";
  const times = (amount: Decimal, factor: number, shown: string) =>
    factor === 1 ? { amount, shown } : { amount: amount.times(factor), shown: `${shown} × ${factor}` };
  const months = isYearly && said === "month" ? 12 : 1;
  const forAll = times(new Decimal(text), heads, text);
  const now = times(forAll.amount, months, forAll.shown);
  const size = by.abs();
  const more = times(size, isYearly && period === "month" ? 12 : 1, size.toString());
  const after = by.isNegative() ? now.amount.minus(more.amount) : now.amount.plus(more.amount);
  return {
    value: `${after.toString()}/${isYearly ? "year" : "month"}`,
    arithmetic: `${now.shown} ${by.isNegative() ? "−" : "+"} ${more.shown} = ${after.toString().replace("-", "−")}`,
    below: after.isNegative(),
  };
}

// Nothing of it ------------------------------------------------------------------------------------------------------

const no = "(?:都|全)?(?:没有?|无|不是|不)(?:了|再)?";
const noDisability = new RegExp(
  `^(?<who>.{0,8}?)(?:家里|全家)?${no}(?:残疾人?|残障)了?$|^(?<english>.*\\bno\\b.*disabilit.*|nobody .*disabled)$`,
  "iu",
);
const noIllness = new RegExp(
  `^(?<who>.{0,8}?)(?:家里|全家)?${no}(?:重病|大病|得病|生病|病)(?:人)?了?$|^(?<english>.*\\bno\\b.*illness.*)$`,
  "iu",
);
const noIncome = new RegExp(
  `^(?:全家|家里|一家)?(?:一分|一点)?${no}(?:任何|一点)?收入了?$|^(?:there were |they had )?no income$`,
  "iu",
);

/** 没有残疾, 没有收入: what is known of anybody would be gone. */
function readNone(facts: FactsJson, given: string): Supposing | null {
  const text = given.trim();
  if (noIncome.test(text)) {
    const isHead = readAt(facts, "income.total") === undefined && readAt(facts, "income.perHead") !== undefined;
    return changing([{ path: isHead ? "income.perHead" : "income.total", value: "0/year" }]);
  }
  const disability = noDisability.exec(text)?.groups;
  if (disability !== undefined) return noneOf(facts, "disability", "none", disability.who ?? "");
  const illness = noIllness.exec(text)?.groups;
  return illness === undefined ? null : noneOf(facts, "seriousIllness", false, illness.who ?? "");
}

function noneOf(facts: FactsJson, name: string, value: string | boolean, who: string): Supposing | null {
  // Whose it is was said: of the one whom the words name, if there is one such.
  const named = who === "" ? [] : personsNamed(facts, who);
  if (who !== "") {
    const [only, ...others] = named;
    return only === undefined || others.length > 0 ? null : changing([{ path: `${only}.${name}`, value }]);
  }
  const has = (index: number) => {
    const known = [
      readAt(facts, `members[${index}].${name}`),
      name === "disability" ? readAt(facts, `members[${index}].disabilityGrade`) : undefined,
    ];
    return known.some((one) => one !== undefined && one !== null && one !== value && one !== "refused");
  };
  const those = Array.from({ length: listedMembers(facts) }, (_, index) => index).filter(has);
  if (those.length === 0) return null;
  return changing(those.map((index) => ({ path: `members[${index}].${name}`, value })));
}
