// What a message means as an answer to the question that stands; null when it is none.
import { type FactDef, factDef } from "../rules/index.ts";
import { certainOf, type Ends, endsOfText, fits, isEnds, textOfEnds } from "./ends.ts";
import { type Json, leavesOf, readAt } from "./paths.ts";
import { type AnswerReading, isMarked, isQuestion, masked, readAnswer, readTruth } from "./read/index.ts";
import type { Notice, Value } from "./reply.ts";
import { readSaidLine, type SaidLine } from "./said-line.ts";
import type { Asked, Change } from "./session.ts";
import type { FactsJson } from "./types.ts";
import { factNameOf, itemOf } from "./view/items.ts";

export type Answering =
  | {
      readonly kind: "answered";
      readonly changes: readonly Change[];
      readonly notices: readonly Notice[];
      /** Facts that were said beside the answer, as a text of their own. */
      readonly beside: string | null;
    }
  | { readonly kind: "pass" }
  | { readonly kind: "refuse" }
  | { readonly kind: "unclear"; readonly notice: Notice; readonly asks: Asked | null };

export interface Answerer {
  readonly facts: FactsJson;
  readonly asked: Asked;
  readonly definition: FactDef;
  readonly today: string;
}

const unlikely = new Set(["out-of-range", "unclear"]);
const doubtful = new Set(["hedged", "hedged-choice", "ambiguous-choice", "not-money"]);

/** `line` is the same text read as a line about the household. */
export function readAsAnswer(to: Answerer, text: string, line: SaidLine): Answering | null {
  const { asked } = to;
  if (to.definition.kind === "text") return freeText(to, text, line);
  const own = saidOfOne(to, text, line);
  if (own !== null) return own;
  const period = periodChosen(asked, text);
  if (period !== null) return answered(to, period, [], null, {});
  if (isQuestion(text)) return isMarked(text) ? doubt(to, text) : null;
  const answer = readAnswer({ ...to.definition, unit: to.definition.unit ?? "" }, text, to.today);
  switch (answer.kind) {
    case "value":
      return takeValue(to, text, line, answer);
    case "unknown":
      return { kind: "pass" };
    case "refused":
      return { kind: "refuse" };
    case "ask": {
      // A description of the household is no answer, whatever figures it holds.
      if (line.understood.length >= 2) return null;
      if (doubtful.has(answer.code) && saysOther(line, asked.path)) return null;
      // 4口人 to the question for income is an answer to another question.
      if (saysOther(line, asked.path) && line.vague.length === 0 && line.unread.length === 0) return null;
      if (unlikely.has(answer.code) && line.vague.some(({ fact }) => fact !== null && fact !== asked.path)) return null;
      const certain = certainOf(asked.path, answer.code, answer.data);
      // 医药费两三万 to the question for income is of something else.
      if (certain !== null && (answer.unread ?? []).length > 0 && saysOther(line, asked.path)) return null;
      if (certain !== null && "ends" in certain) return takeEnds(to, text, certain.ends, answer.unread ?? []);
      const [from, to_] = answer.span;
      const meant = answer.code === "needs-period" ? within(to, answer.choices) : null;
      if (meant !== null && answer.unread?.length === 0) return answered(to, meant, [], null, {});
      if (certain !== null && "choices" in certain && !otherSums.test((answer.unread ?? []).join("，")))
        return unclear(to, "needs-period", text.slice(from, to_), answer.data, certain.choices);
      return unclear(to, answer.code, text.slice(from, to_), answer.data, answer.choices);
    }
    case "none":
      return null;
  }
}

// 肢体残疾二级 to the question for one person's disability says its grade too.
function saidOfOne(to: Answerer, text: string, line: SaidLine): Answering | null {
  const member = /^(members\[\d+\])\.(disability|disabilityGrade)$/.exec(to.asked.path);
  const people = line.facts.members;
  const [one] = Array.isArray(people) ? people : [];
  if (member === null || !Array.isArray(people) || people.length !== 1 || one === undefined) return null;
  const { disability, disabilityGrade, ...others } = one;
  const isPlain = Object.keys(others).length === 0 && Object.keys(line.facts).length === 1;
  if (!isPlain || line.vague.length + line.unread.length > 0 || isQuestion(text)) return null;
  if (disability === undefined || disability === "none" || disabilityGrade === undefined) return null;
  const changes = [
    { path: `${member[1]}.disability`, value: disability },
    { path: `${member[1]}.disabilityGrade`, value: disabilityGrade },
  ];
  const notices = changes.map(
    ({ path, value }): Notice => ({ kind: "remembered", item: itemOf(to.facts, path, value) }),
  );
  return { kind: "answered", changes, notices, beside: null };
}

/** So long a text is hardly the few words that are asked for. */
const mostFree = 60;

/** Any words may answer a question for words; but not what asks, tells of the household, or refuses. */
function freeText(to: Answerer, text: string, line: SaidLine): Answering | null {
  const { kind } = readTruth(text);
  if (kind === "refused") return { kind: "refuse" };
  if (kind === "unknown") return { kind: "pass" };
  const typed = text.trim();
  const tells = line.understood.some(({ fact }) => !/\.(?:relation|sex)$/.test(fact));
  if (isQuestion(text) || tells || line.vague.length + line.parameters.length > 0) return null;
  return typed === "" || [...typed].length > mostFree ? null : answered(to, masked(typed), [], null, {});
}

/** 7500 after 7000–8000 a year is by the year: of what it may mean only one lies within what was said. */
function within(to: Answerer, choices: readonly (string | number | boolean)[]): string | number | boolean | null {
  const known = readAt(to.facts, to.asked.path);
  const [only, ...others] = isEnds(known) ? choices.filter((one) => fits(known, one)) : [];
  return only === undefined || others.length > 0 ? null : only;
}

// Words beside a range are said to be unread; facts beside it make it a line.
function takeEnds(to: Answerer, text: string, ends: Ends, unread: readonly string[]): Answering {
  if (unread.length === 0) return answered(to, ends, [], null, {});
  if (otherSums.test(unread.join("，"))) return unclear(to, "beside", text, {}, [textOfEnds(ends)]);
  return answered(to, ends, unread, null, {});
}

type ValueAnswer = Extract<AnswerReading, { kind: "value" }>;

// Words beside an answer are facts of their own, or it is said that they were not read; when they are more than the
// answer itself, it was hardly meant as one, and is only offered.
function takeValue(to: Answerer, text: string, line: SaidLine, answer: ValueAnswer): Answering | null {
  const { unread } = answer;
  if (unread.length === 0) return answered(to, answer.value, [], null, answer);
  if (leavesOf(line.facts as Json).some(([path]) => path === to.asked.path) && saysOther(line, to.asked.path))
    return null;
  const words = unread.join("，");
  const beside = readSaidLine(words, to.today);
  const isFact = beside.understood.length > 0 && saysOther(beside, to.asked.path);
  if (!isFact && saysOther(line, to.asked.path)) return null;
  // 在县一中 says where, and takes nothing back.
  const left = lettersIn((isFact ? beside.unread : unread).filter((word) => !/^在[^不没]{1,6}$/.test(word)));
  const read = answer.span[1] - answer.span[0] + lettersIn(beside.understood.map((one) => one.text));
  // 3个孩子 counts something, but hardly what was asked.
  const isBare = to.definition.kind === "count" && !(isFact && standsApart(text, answer.span));
  if (left > read || isBare || otherSums.test(words))
    return unclear(to, "beside", text, {}, offersOf(to, answer.value));
  return answered(to, answer.value, isFact ? [] : unread, isFact ? words : null, answer);
}

/** A pause on both sides, or nothing. */
function standsApart(text: string, [from, to]: readonly [number, number]): boolean {
  const after = text.slice(to).replace(/^(?:口之家|口人|个人|口|人|个|辆|套)/, "");
  return /(?:^|[\s,，;；。、])$/.test(text.slice(0, from)) && /^(?:$|[\s,，;；。、])/.test(after);
}

/** 低保金每月500 is a sum, but of something else. */
const otherSums = /低保|补助|补贴|救助|津贴|养老|欠|贷款|借|支出|开支|花销|学费|药费/;

function answered(
  to: Answerer,
  value: Exclude<Value, null>,
  unread: readonly string[],
  beside: string | null,
  how: Partial<ValueAnswer>,
): Answering {
  const { asked, facts } = to;
  const item = itemOf(facts, asked.path, value);
  const notices: Notice[] = [
    { kind: "remembered", item: how.arithmetic === undefined ? item : { ...item, arithmetic: how.arithmetic } },
  ];
  if (unread.length > 0) notices.push({ kind: "unread", texts: unread.map(excerpt) });
  if (how.note === "recognition") notices.push({ kind: "recognition" });
  if (how.assumed === true) notices.push({ kind: "assumed-day", day: String(value) });
  return { kind: "answered", changes: [{ path: asked.path, value }], notices, beside };
}

function unclear(
  to: Answerer,
  code: string,
  text: string,
  data: Readonly<Record<string, string>>,
  choices: readonly (string | number | boolean)[],
): Answering {
  return {
    kind: "unclear",
    notice: { kind: "unsettled", code, text: excerpt(text), fact: factNameOf(to.facts, to.asked.path), data },
    asks: choices.length > 0 ? { ...to.asked, offered: choices } : null,
  };
}

/** 农村? is no answer, but what it names can be offered. */
function doubt(to: Answerer, text: string): Answering | null {
  const bare = text.replace(/[?？\s]+$/, "");
  const answer = readAnswer({ ...to.definition, unit: to.definition.unit ?? "" }, bare, to.today);
  if (answer.kind !== "value" || answer.unread.length > 0) return null;
  const code = to.definition.kind === "truth" ? "hedged" : "hedged-choice";
  return unclear(to, code, text, {}, offersOf(to, answer.value));
}

function offersOf(to: Answerer, value: string | number | boolean): readonly (string | number | boolean)[] {
  return to.definition.kind === "truth" ? [true, false] : [value];
}

const year =
  /^(?:按|是|就是|每|一|全|整)*年(?:度|的|算|计|收入|总共|[了吧啊])*$|^(?:(?:a|per|by|each|every|the) )*year(?:ly)?$|^annual(?:ly)?$/i;
const month =
  /^(?:按|是|就是|每|一|单)*个?月(?:的|算|计|收入|[了吧啊])*$|^(?:(?:a|per|by|each|every|the) )*month(?:ly)?$/i;

/** Of an amount offered by the year and by the month, the one that a bare 年 or 月 means. */
function periodChosen(asked: Asked, text: string): string | Ends | null {
  const said = text.trim().replace(/[。.!！,，]+$/, "");
  const ending = year.test(said) ? "/year" : month.test(said) ? "/month" : null;
  const meant = (asked.offered ?? []).filter((one) => ending !== null && String(one).endsWith(ending));
  const [only, ...others] = meant;
  const def = factDef(asked.path);
  if (only === undefined || others.length > 0) return null;
  return (def === undefined ? null : endsOfText(def, String(only))) ?? String(only);
}

function saysOther(line: SaidLine, path: string): boolean {
  return leavesOf(line.facts as Json).some(([leaf]) => leaf !== path);
}

function lettersIn(texts: readonly string[]): number {
  return texts.join("").replace(/[\s,，。.;；、!！]/g, "").length;
}

/** A long message is quoted by its beginning, and no row of digits that may be an ID is said again. */
export function excerpt(text: string): string {
  const letters = [...masked(text.trim())];
  return letters.length <= 30 ? letters.join("") : `${letters.slice(0, 30).join("")}…`;
}
