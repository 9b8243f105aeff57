import { type AmountReading, readAmount } from "./amount.ts";
import type { Meaning } from "./meaning.ts";
import type { Span } from "./text.ts";
import type { Token } from "./tokens.ts";

type Label = Extract<Meaning, { readonly t: "label" | "standard" | "pension" | "loss" | "giving" }>;

/** A sum of money in a message: the figure with the label and the period that stand around it. */
export interface Sum {
  readonly at: number; // index of the figure among the tokens
  readonly label: Label | null;
  readonly ofHome: boolean; // 家里, 全家 stands before it
  readonly marked: boolean; // it has a period or 人均
  readonly reading: AmountReading; // spans are those of the whole message
  readonly span: Span;
}

/** Finds the sums of a message and claims their tokens. A bare figure is a sum only beside a label, a period or 人均. */
export function findSums(
  given: string,
  text: string,
  tokens: readonly Token[],
  claimed: Set<number>,
): Map<number, Sum> {
  const sums = new Map<number, Sum>();
  for (const [at, token] of tokens.entries()) {
    if (token.t !== "number" || claimed.has(at)) continue;
    const { unit } = token.quantity;
    if (unit !== "money" && unit !== "none" && unit !== "foreign") continue;
    const left = leftOf(text, tokens, at, claimed);
    const right = rightOf(text, tokens, at, left.hasPeriod);
    const marked = left.marked || right.marked;
    const trailing = left.label === null ? trailingLabel(text, tokens, right.last) : undefined;
    if (trailing !== undefined) {
      left.label = trailing.label;
      right.last = trailing.at;
    }
    if (unit === "none" && left.label === null && !marked && !isPaid(tokens[at - 1], token)) continue;
    if (unit === "none" && left.label === null && left.isAge) continue;
    for (let index = left.first; index <= right.last; index += 1) claimed.add(index);
    const from = tokens[left.first]?.from ?? token.from;
    const to = tokens[right.last]?.to ?? token.to;
    const work = workAround(given, tokens, left.first, right.last, claimed);
    if (work !== undefined) {
      for (const index of work.indexes) claimed.add(index);
      const { reading, span } = work;
      sums.set(at, { at, label: left.label, ofHome: left.ofHome, marked: true, reading, span });
      continue;
    }
    const stray = strayDigit(tokens, right.last);
    if (stray !== undefined) claimed.add(stray);
    const whole: Span = [from, stray === undefined ? to : (tokens[stray]?.to ?? to)];
    // What stands in the label of a bill (报完账自己还掏了) is no part of the figure.
    const first = tokens[left.first];
    const isBill = first?.t === "word" && first.meaning.t === "label" && first.meaning.kind === "money";
    const start = isBill ? first.to : from;
    // 1至10月收入一万: of some months, not of each.
    const isNamedMonth = text.charAt(from) === "月" && /[0-9一二三四五六七八九十至到]/.test(text.charAt(from - 1));
    if (isNamedMonth) {
      sums.set(at, { at, label: left.label, ofHome: left.ofHome, marked, reading: unclear(given, whole), span: whole });
      continue;
    }
    const reading = stray === undefined ? shift(readAmount(given.slice(start, to)), start) : unclear(given, whole);
    sums.set(at, { at, label: left.label, ofHome: left.ofHome, marked, reading, span: whole });
  }
  return sums;
}

/** 打工两千五: a bare figure of some size right behind the work. */
function isPaid(work: Token | undefined, { quantity: { number } }: Token & { readonly t: "number" }): boolean {
  const isLarge = number.kind === "exact" && number.value.gte(200) && number.from === number.start;
  return isLarge && work?.t === "word" && isWork(work.meaning);
}

// What a rate is multiplied by; persons and ages are no part of a sum.
const workUnit = /^(?:天|日|个月|个工|季|季度|个季度|亩|头|只|羽|匹|斤|公斤|趟|次|回|茬|批|窝|箱|学期|days|months)$/;

/** 打十个月工,一个月3608: how long, how many or how often stands beside the rate; together they are one sum, with its arithmetic. */
function workAround(
  given: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  claimed: ReadonlySet<number>,
): { readonly reading: AmountReading; readonly span: Span; readonly indexes: readonly number[] } | undefined {
  const isPart = (index: number): boolean => {
    const token = tokens[index];
    if (token === undefined) return false;
    if (claimed.has(index) && (index < first || index > last)) return false;
    if (token.t === "gap") return token.width !== "line";
    if (token.t === "word") return token.meaning.t === "filler" || isWork(token.meaning);
    if (token.t === "number") return workUnit.test(token.quantity.unit);
    return token.t === "period" || token.t === "glue" || token.t === "unknown";
  };
  let from = first;
  let to = last;
  while (isPart(from - 1)) from -= 1;
  while (isPart(to + 1)) to += 1;
  const counts = [];
  for (let index = from; index <= to; index += 1) {
    const token = tokens[index];
    // 八个月 is cut as a period that fits no other.
    const isSpan = token?.t === "period" && token.mark.period === "odd";
    if (isSpan || (token?.t === "number" && workUnit.test(token.quantity.unit))) counts.push(index);
  }
  const [start, end] = [tokens[from]?.from, tokens[to]?.to];
  // A twelve-month period is cut as a period, so that the count may be missing.
  if (start === undefined || end === undefined || (counts.length === 0 && from === first && to === last))
    return undefined;
  const reading = shift(readAmount(given.slice(start, end)), start);
  // 打八个月工一天一百八: together they say that only the days are lacking.
  const isLacking = reading.kind === "refused" && reading.code === "day-rate" && counts.length > 0;
  if (!isLacking && !isProduct(reading)) return undefined;
  const indexes = [];
  for (let index = from; index <= to; index += 1)
    if (tokens[index]?.t !== "word" || (index >= first && index <= last)) indexes.push(index);
  return { reading, span: [start, end], indexes };
}

/** A rate times a count; a quarter that is only carried over to its year is none. */
function isProduct(reading: AmountReading): boolean {
  if (reading.kind !== "exact" || reading.canonical === null) return false;
  const isPlain = reading.period === "year" || reading.period === "month";
  return isPlain && reading.arithmetic?.includes("×") === true;
}

function isWork(meaning: Meaning): boolean {
  return meaning.t === "trade" || (meaning.t === "member" && meaning.facts.work !== undefined);
}

/** 一万 二: a lone digit after the figure may be its tail. */
function strayDigit(tokens: readonly Token[], last: number): number | undefined {
  const [gap, digit, after] = [tokens[last + 1], tokens[last + 2], tokens[last + 3]];
  if (gap?.t !== "gap" || gap.width !== "space" || digit?.t !== "number" || digit.quantity.unit !== "none")
    return undefined;
  return digit.to - digit.from === 1 && (after === undefined || after.t === "gap") ? last + 2 : undefined;
}

function unclear(given: string, span: Span): AmountReading {
  const text = given.slice(...span);
  return { kind: "refused", code: "unclear", text, data: { text }, span, understood: "" };
}

const nounOfMoney = /(?:收入|工资|薪|金|费|存款|积蓄|标准|线|津贴|补贴|分红|利息|income|wages?|salary)$/;

/** 一年六千块收入, 每月720的标准, 两万存款: the label stands behind the sum, and has none of its own. */
function trailingLabel(
  text: string,
  tokens: readonly Token[],
  last: number,
): { readonly label: Label; readonly at: number } | undefined {
  let at = last + 1;
  while (tokens[at]?.t === "word" && /^(?:的|钱|元|块)$/.test(text.slice(tokens[at]?.from, tokens[at]?.to))) at += 1;
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.t !== "word" || (next !== undefined && next.t !== "gap")) return undefined;
  const { meaning } = token;
  if (meaning.t !== "label" && meaning.t !== "standard" && meaning.t !== "pension") return undefined;
  const isVerb =
    meaning.t === "label" && (meaning.draws === true || meaning.spends === true || meaning.also !== undefined);
  const isNamed = nounOfMoney.test(text.slice(token.from, token.to));
  return isVerb || !isNamed ? undefined : { label: meaning, at };
}

interface Left {
  readonly first: number;
  label: Label | null;
  readonly marked: boolean;
  readonly hasPeriod: boolean;
  readonly ofHome: boolean;
  readonly isAge: boolean;
}

function leftOf(text: string, tokens: readonly Token[], at: number, claimed: ReadonlySet<number>): Left {
  let first = at;
  let label: Label | null = null;
  let marked = false;
  let hasPeriod = false;
  let ofHome = false;
  let isAge = false;
  for (let index = at - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token === undefined || claimed.has(index)) break;
    if (token.t === "glue") continue;
    if (token.t === "gap") {
      if (token.width === "line") break;
      // 收入,1.2万: a comma is passed only right after a label.
      if (token.width === "comma" && !(label === null && isLabel(tokens[index - 1]))) break;
      continue;
    }
    if (token.t === "period" || token.t === "head") {
      marked = true;
      hasPeriod ||= token.t === "period";
      first = index;
      continue;
    }
    if (token.t !== "word") break;
    const { meaning } = token;
    if (
      meaning.t === "label" ||
      meaning.t === "standard" ||
      meaning.t === "pension" ||
      meaning.t === "loss" ||
      meaning.t === "giving"
    ) {
      // 每月领高龄津贴50: the nearer label counts, 领 only passes the period on.
      if (label !== null && meaning.t === "label" && meaning.fact === null) continue;
      // 土地流转年收入: what it is of says more than 收入.
      const isOfWhat =
        meaning.t === "label" && meaning.kind === "amount" && meaning.fact?.startsWith("income.") === true;
      // 做康复一年花两万: what it was spent on.
      const isCost = meaning.t === "label" && meaning.fact?.startsWith("costs.") === true;
      if (isCost && label?.t === "label" && label.spends === true) {
        label = meaning;
        first = index;
        continue;
      }
      const isPlain = label?.t === "label" && label.fact === "income.total";
      if (label !== null && !(isOfWhat && isPlain && tokens[index + 1]?.t !== "gap")) break;
      label = meaning;
      first = index;
      continue;
    }
    // 一年种地两千: the work stands between the period and the sum.
    const isWork = meaning.t === "trade" || (meaning.t === "member" && meaning.facts.work !== undefined);
    if (isWork && !marked && tokens[index - 1]?.t === "period") continue;
    if (meaning.t === "home") ofHome = true;
    else if (meaning.t === "relation" || meaning.t === "sex") {
      isAge = first === at;
      break;
    } else if (meaning.t === "doubt") {
      // 大概 makes the figure rough; 如果 and 以前 make it no fact at all and are left standing.
      if (!isHedge(token, text)) break;
      first = index;
    } else if (meaning.t !== "filler" && meaning.t !== "every") break;
  }
  return { first, label, marked, hasPeriod, ofHome, isAge };
}

function rightOf(
  text: string,
  tokens: readonly Token[],
  at: number,
  hasPeriod: boolean,
): { last: number; marked: boolean } {
  let last = at;
  let marked = false;
  for (let index = at + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.t === "glue" || (token.t === "word" && token.meaning.t === "filler")) continue;
    if (token.t === "gap") {
      // 1.2万 一年, 小三万 大概: the next stretch belongs here when it holds nothing else.
      if (token.width !== "space" || !isTail(text, tokens, index + 1, hasPeriod || marked)) break;
      continue;
    }
    if (token.t === "word" && token.meaning.t === "doubt" && isHedge(token, text)) {
      last = index;
      continue;
    }
    if (token.t !== "period" && token.t !== "head") break;
    const next = tokens[index + 1];
    // 一个月1100一年5000: a period right before the next figure is that figure's.
    if (token.t === "period" && next?.t === "number") {
      if (next.quantity.unit === "money" || next.quantity.unit === "none") break;
    }
    marked = true;
    last = index;
  }
  return { last, marked };
}

function isTail(text: string, tokens: readonly Token[], start: number, hasPeriod: boolean): boolean {
  let seen = false;
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.t === "gap") break;
    const isPeriod = token.t === "period" || token.t === "head";
    if (isPeriod && hasPeriod) return false;
    if (!isPeriod && !(token.t === "word" && token.meaning.t === "doubt" && isHedge(token, text))) return false;
    seen = true;
  }
  return seen;
}

const isHedge = ({ from, to }: Token, text: string): boolean =>
  /^(?:大概|大约|可能|好像|估计|应该|或许|也许|差不多|据说|听说|or (?:so|more|less))$/.test(text.slice(from, to));

function isLabel(token: Token | undefined): boolean {
  return (
    token?.t === "word" &&
    (token.meaning.t === "label" ||
      token.meaning.t === "standard" ||
      token.meaning.t === "pension" ||
      token.meaning.t === "giving")
  );
}

function shift(reading: AmountReading, by: number): AmountReading {
  if (reading.kind === "none") return reading;
  const span: Span = [reading.span[0] + by, reading.span[1] + by];
  return { ...reading, span };
}
