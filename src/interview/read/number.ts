import { Decimal } from "decimal.js";
import { type Bounds, hedgedAnywhere, hedgesAround } from "./hedges.ts";
import { scanNumeral, startsNumeral } from "./numeral.ts";
import { type Data, matchAt, normalise, type Span } from "./text.ts";

export type NumberCode = "negative" | "unclear" | "several" | "share" | "too-long";

export type NumberReading =
  | { readonly kind: "exact"; readonly value: string; readonly span: Span; readonly understood: string }
  | {
      readonly kind: "range";
      readonly from: string;
      readonly to: string;
      readonly text: string;
      readonly span: Span;
      readonly understood: string;
    }
  | {
      readonly kind: "vague";
      readonly text: string;
      readonly about?: string;
      /** Given where the words are certain (至少两千, 不到一万); it is asked all the same. */
      readonly bounds?: Bounds;
      readonly span: Span;
      readonly understood: string;
    }
  | {
      readonly kind: "refused";
      readonly code: NumberCode | "out-of-range";
      readonly text: string;
      readonly data: Data;
      readonly span: Span;
      readonly understood: "";
    }
  | { readonly kind: "none" };

/** A number in a text with what stands around it: the numeral itself, and the wider stretch with its hedges. */
export type FoundNumber = {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
} & (
  | { readonly kind: "exact"; readonly value: Decimal }
  | { readonly kind: "range"; readonly low: Decimal; readonly high: Decimal }
  | { readonly kind: "vague"; readonly about: Decimal | null; readonly bound?: keyof Bounds }
  | { readonly kind: "unclear" | "too-long" | "share" | "negative" }
);

// Words that contain a numeral sign and are no number.
const notNumbers =
  /一直|一样|一般般?|一起|一共|万一|统一|唯一|一定|一切|一旦|一下|一律|一致|一边|一方面|一向|一贯|一些|一点(?![0-9零〇一二三四五六七八九])|千万(?=别|不要|注意)|十分|三轮|三无|五保|两委|二孩|三孩|第[0-9一二三四五六七八九十百]+|百姓|千克|万能|翻[一两二三]?番|几乎|零[工钱花售用散碎活]|一[付结发领交](?=[,，。 的]|$)|(?<=[差有早])一点|(?<=红)十字|[三五]保户?|三[农孤峡属餐伏高甲]|[一二三]本院校|两不愁|三支一扶|一老一小|一折|一卡通|一线|一把手|一次性|四[肢川]|陆陆续续|陆续|零零[碎总星散][碎总星散]|七七八八|七大八小|杂七杂八|一总(?=[0-9一二两三四五六七八九十])|[三四五][世代]同堂|五[金谷官险]|二[手婚胎甲]|六畜|七夕|八宝|百[货事]|三[亚明]市?|六安|九江|十堰|万州|百色|\d+(?:st|nd|rd|th)(?![a-z])|一(?:大?家子|家人|家老小|大家人?)|一打|一[对双]|[两三四五]代(?!码)|押[一二两三1-3]付[一二三六1-6]|几时|几号|几点/y;
const dayLike = /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?/y;
const shareWord =
  /half of|(?:an? |one |two )?(?:thirds?|quarter|tenth)s? of|[百千万]分之[0-9.零一二三四五六七八九十百点]+|[0-9一二两三四五六七八九十]+分之[0-9一二三四五六七八九十]+|一半|\d+\/\d+(?![\d/])/y;
const shareUnit = / ?(?:%|成(?![年员家长本绩交品])|倍|折(?!叠)|个百分点|‰|percent(?![a-z]))/y;
const operator = / ?[*×x÷/+]( ?)(?=[0-9])/y;
const connector = / ?(?:-|~|到|至|或者?|\b(?:or|to)\b|(?<=\bbetween (?:rmb |¥ ?)?[a-z0-9.,-]*) ?and\b) ?/y;
// 12a3, 3b: a letter that is no unit stands at the figure.
const strayLetter =
  /(?!(?:k|w|wan|kg|m|mo|mth|month|months|y|yr|yrs|year|years|day|days|d|x|rmb|cny|yuan|usd|hkd|dollars?|ish|sqm|people|persons?|a|per|each|p|pcm|pa|and|or|to|in|of|for|at|is|on|up|so|odd|pm|am|hours?|weeks?|km|suv)(?![a-z0-9]))[a-z]/y;
// l00: a letter for the first digit.
const letterForDigit = /[oli]+\d+/y;
const moneyWord = /元|块钱?/y;
const countWord = /个(?!月)人?|口人?|人|辆|套|岁|台/y;

/** The length of a word that begins with a numeral sign and is no number (一直, 第三), or 0. */
export function notNumberAt(text: string, at: number): number {
  return matchAt(notNumbers, text, at)?.[0].length ?? 0;
}

// The signs with which a number, a hint of one (上千) or a word that holds its sign (唯一, 第三) can begin.
const firstSign =
  /[0-9a-z.〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅卌几半上过近成破小好大数统唯第翻押]/;

/** Every number in a normalised text, in order. Dates, ordinals and words such as 一直 are passed over. */
export function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  let at = 0;
  while (at < text.length) {
    if (!firstSign.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const passed = matchAt(dayLike, text, at) ?? matchAt(notNumbers, text, at);
    if (passed !== null) {
      at += passed[0].length;
      continue;
    }
    const number = scanNumber(text, at);
    if (number === undefined) at += 1;
    else {
      found.push(number);
      at = Math.max(number.to, at + 1);
    }
  }
  return found;
}

/** The number that begins at `at`, with the hedges on both sides. */
export function scanNumber(text: string, at: number): FoundNumber | undefined {
  const share = matchAt(shareWord, text, at);
  if (share !== null)
    return { kind: "share", start: at, end: at + share[0].length, from: at, to: at + share[0].length };
  const slip = matchAt(letterForDigit, text, at);
  if (slip !== null && !/[a-z]/.test(text.charAt(at - 1))) {
    return { kind: "unclear", start: at, end: at + slip[0].length, from: at, to: at + slip[0].length };
  }
  if (!startsNumeral(text, at)) return shorthand(text, at);
  if (
    /[a-z]/.test(text.charAt(at - 1)) &&
    /[0-9.]/.test(text.charAt(at)) &&
    !/(?:rmb|cny|yuan)$/.test(text.slice(Math.max(0, at - 4), at))
  ) {
    const end = scanNumeral(text, at)?.end ?? at + 1;
    return { kind: "unclear", start: at, end, from: at, to: end };
  }
  const numeral = scanNumeral(text, at);
  if (numeral === undefined) return shorthand(text, at);
  if (/[0-9]/.test(text.charAt(numeral.end - 1)) && matchAt(strayLetter, text, numeral.end) !== null) {
    return { kind: "unclear", start: at, end: numeral.end, from: at, to: numeral.end };
  }
  const bare = { start: at, end: numeral.end, from: at, to: numeral.end };
  if (numeral.kind === "too-long") return { kind: "too-long", ...bare };
  const unit = matchAt(shareUnit, text, numeral.end);
  if (unit !== null) return { kind: "share", ...bare, to: numeral.end + unit[0].length };
  const sum = matchAt(operator, text, numeral.end);
  if (sum !== null && !(sum[0].trim() === "+" && sum[1] === undefined)) {
    const end = endOfSum(text, numeral.end);
    return { kind: "unclear", start: at, end, from: at, to: end };
  }
  if (numeral.kind === "unclear") return { kind: "unclear", ...bare };
  const core = numeral.kind === "exact" ? withRange(text, at, numeral.value, numeral.end) : undefined;
  const end = core?.end ?? numeral.end;
  if (core?.kind === "unclear") return { kind: "unclear", start: at, end, from: at, to: end };
  const negative = isNegative(text, at);
  if (negative > 0) return { kind: "negative", start: at, end, from: at - negative, to: end };
  const { from, to, isHedged, bound } = hedgesAround(text, at, end);
  const extent = { start: at, end, from, to };
  if (core?.kind === "range") {
    if (!isHedged) return { kind: "range", low: core.low, high: core.high, ...extent };
    return { kind: "vague", about: null, ...extent };
  }
  if (numeral.kind === "range") {
    const on = isHedged ? undefined : withEnd(text, numeral.to, numeral.end);
    if (on !== undefined)
      return { kind: "range", low: numeral.from, high: on.high, ...extent, end: on.end, to: on.end };
    if (!isHedged) return { kind: "range", low: numeral.from, high: numeral.to, ...extent };
    return { kind: "vague", about: null, ...extent };
  }
  if (numeral.kind === "vague")
    return {
      kind: "vague",
      about: /大 ?$/.test(text.slice(Math.max(0, at - 2), at)) ? null : numeral.about,
      ...extent,
    };
  if (isHedged) {
    return { kind: "vague", about: numeral.value, ...(bound === undefined ? {} : { bound }), ...extent };
  }
  return { kind: "exact", value: numeral.value, ...extent };
}

/** 上千, 过万, 千把块, 百十块: the figure is only hinted at. */
function shorthand(text: string, at: number): FoundNumber | undefined {
  const hinted = matchAt(
    /(?:上|过|近|成|破|小|好几|大几|数)([百千万])(?:元|块钱?)?(?![一二三四五六七八九十百])|([百千万])(?:把|来)(?:元|块钱?|个)?|([百千])(?:八?十)(?:元|块钱?)?/y,
    text,
    at,
  );
  if (hinted === null) return undefined;
  const end = at + hinted[0].length;
  const unit = hinted[1] ?? hinted[2];
  const value = unit === "百" ? 100 : unit === "千" ? 1000 : unit === "万" ? 10_000 : undefined;
  const about = value === undefined || /^(?:好几|大几|数)/.test(hinted[0]) ? null : new Decimal(value);
  return { kind: "vague", about, start: at, end, from: at, to: end };
}

function endOfSum(text: string, at: number): number {
  let end = at;
  while (end < text.length && /[0-9.*×x÷/+= ]/.test(text.charAt(end))) end += 1;
  while (text.charAt(end - 1) === " ") end -= 1;
  return end;
}

type Core =
  | { readonly kind: "range"; readonly low: Decimal; readonly high: Decimal; readonly end: number }
  | { readonly kind: "unclear"; readonly end: number };

/** 2000-3000, 两千块到三千块, 2-3千 (the unit of the second is also that of the first), 7、8千. */
function withRange(text: string, start: number, first: Decimal, firstEnd: number): Core | undefined {
  const listed = /^[一二三四五六七八九1-9]、[一二三四五六七八九1-9][百千万十](?![0-9])/.test(
    text.slice(start, start + 4),
  );
  const money = matchAt(moneyWord, text, firstEnd) ?? matchAt(countWord, text, firstEnd);
  const joinAt = money === null ? firstEnd : firstEnd + money[0].length;
  const join = listed && firstEnd === start + 1 ? 1 : (matchAt(connector, text, joinAt)?.[0].length ?? 0);
  if (join === 0 || !startsNumeral(text, joinAt + join)) return undefined;
  // 三个到五个; 65岁-二级 is no range.
  if (money !== null && !/[元块]/.test(money[0]) && !/[到至]/.test(text.slice(joinAt, joinAt + join))) return undefined;
  if (text.charAt(start - 1) === "-" && /\d/.test(text.charAt(start - 2))) return undefined;
  const second = scanNumeral(text, joinAt + join);
  if (second === undefined || second.kind === "too-long") return undefined;
  if (second.kind === "range" && second.from.gt(first)) {
    const wide = unitAtEnd(text.slice(joinAt + join, second.end), false);
    const isBare = wide > 1 && !/[百千万亿十]|\d[kw]/.test(text.slice(start, firstEnd));
    // 五到七八千 may be five thousand.
    if (isBare) return { kind: "unclear", end: second.end };
    return { kind: "range", low: first, high: second.to, end: second.end };
  }
  if (second.kind !== "exact") return { kind: "unclear", end: second.end };
  const firstText = text.slice(start, firstEnd);
  const unit = unitAtEnd(text.slice(joinAt + join, second.end), listed);
  const carried = unit > 1 && !/[百千万亿十]|\d[kw]|hundred|thousand/.test(firstText) ? first.times(unit) : first;
  const low = carried.lt(second.value) ? carried : first;
  if (low.gte(second.value)) return { kind: "unclear", end: second.end };
  return { kind: "range", low, high: second.value, end: second.end };
}

/** 七八千到一万, 两三千至四五千: a rough figure that goes on to another. */
function withEnd(
  text: string,
  first: Decimal,
  at: number,
): { readonly high: Decimal; readonly end: number } | undefined {
  const money = matchAt(moneyWord, text, at)?.[0].length ?? 0;
  const join = matchAt(connector, text, at + money)?.[0].length ?? 0;
  const second =
    join === 0 || !startsNumeral(text, at + money + join) ? undefined : scanNumeral(text, at + money + join);
  if (second?.kind !== "exact" && second?.kind !== "range") return undefined;
  const [low, high] = second.kind === "range" ? [second.from, second.to] : [second.value, second.value];
  return low.gte(first) && hedgesAround(text, second.end, second.end).to === second.end
    ? { high, end: second.end }
    : undefined;
}

function unitAtEnd(numeral: string, isListed: boolean): number {
  const english = /(hundred|thousand|million)$/.exec(numeral)?.[1];
  if (english !== undefined) return { hundred: 100, thousand: 1000 }[english] ?? 1_000_000;
  const last = numeral.at(-1) ?? "";
  // 二、三十: only in a list is the ten also that of the first; 5到八十 may mean it.
  if (last === "十") return isListed ? 10 : 1;
  return { 百: 100, 千: 1000, 万: 10_000, k: 1000, w: 10_000 }[last] ?? 1;
}

/** How many characters before the numeral say "minus"; 0 when none. A dash after a word is a dash (肢体-2级). */
function isNegative(text: string, at: number): number {
  if (text.charAt(at - 1) === "-") return at === 1 || /[\s:=,，¥(]/.test(text.charAt(at - 2)) ? 1 : 0;
  if (text.endsWith(" ", at) && /^[^0-9]*(?:minus|negative) $/.test(text.slice(Math.max(0, at - 16), at))) return 6;
  if (text.charAt(at - 1) === "负" || text.charAt(at - 1) === "負") return 1;
  return 0;
}

/** Yuan and counts are printed plainly: no exponent, no trailing zeros. */
export function plain(value: Decimal): string {
  return value.toFixed();
}

/**
 * Reads one number out of a text, in any way it may be written. Never makes a rough figure exact: 两万多 is vague, 七八千 a range,
 * and what cannot be told (1万20, 三八) or is no plain number (three in ten, a sum, an ID) is refused with a code.
 */
export function readNumber(given: string): NumberReading {
  const text = normalise(given);
  const half = /([0-9一二两三四五六七八九十]+)个半(?![年月])/.exec(text);
  if (half?.[1] !== undefined) {
    const whole = scanNumeral(half[1], 0);
    if (whole?.kind === "exact" && whole.end === half[1].length && findNumbers(text).length === 1) {
      const value = plain(whole.value.plus("0.5"));
      return { kind: "exact", value, span: [half.index, half.index + half[0].length], understood: value };
    }
  }
  const colloquial = /[俩仨]/.exec(text);
  const numbers = findNumbers(text);
  if (numbers.length === 0 && colloquial !== null) {
    const value = colloquial[0] === "俩" ? "2" : "3";
    return { kind: "exact", value, span: [colloquial.index, colloquial.index + 1], understood: value };
  }
  const [first] = numbers;
  if (first === undefined) return { kind: "none" };
  if (text.charAt(first.from - 1) === "-") return refuse("negative", given, [first.from - 1, first.to]);
  const last = numbers.at(-1) ?? first;
  if (numbers.length > 1) return refuse("several", given, [first.from, last.to]);
  return readingOf(first, given, text);
}

export function readingOf(found: FoundNumber, given: string, text: string): NumberReading {
  const span: Span = [found.from, found.to];
  const words = given.slice(found.from, found.to);
  switch (found.kind) {
    case "negative":
    case "unclear":
    case "share":
    case "too-long":
      return refuse(found.kind, given, span);
    case "range":
      if (hedgedAnywhere(text)) return { kind: "vague", text: words, span, understood: "~" };
      return {
        kind: "range",
        from: plain(found.low),
        to: plain(found.high),
        text: words,
        span,
        understood: `${plain(found.low)}..${plain(found.high)}`,
      };
    case "vague":
      return vague(words, found.about, span, hedgedAnywhere(text) ? undefined : found.bound);
    case "exact":
      if (hedgedAnywhere(text)) return vague(words, found.value, span);
      return { kind: "exact", value: plain(found.value), span, understood: plain(found.value) };
  }
}

/** A refusal by one of the readers that build on numbers; `data` holds the words and what its code names. */
export function refuseNumber(
  code: "unclear" | "several" | "out-of-range",
  given: string,
  span: Span,
  data: Data,
): NumberReading {
  const text = given.slice(span[0], span[1]);
  return { kind: "refused", code, text, data: { text, ...data }, span, understood: "" };
}

function vague(text: string, about: Decimal | null, span: Span, bound?: keyof Bounds): NumberReading {
  if (about === null) return { kind: "vague", text, span, understood: "~" };
  const bounds = bound === undefined ? {} : { bounds: { [bound]: plain(about) } };
  return { kind: "vague", text, about: plain(about), ...bounds, span, understood: `~${plain(about)}` };
}

/** A long row of digits may be somebody's ID or telephone number: it is never repeated. */
function refuse(code: NumberCode, given: string, span: Span): NumberReading {
  const text = code === "too-long" ? "" : given.slice(span[0], span[1]);
  return { kind: "refused", code, text, data: text === "" ? {} : { text }, span, understood: "" };
}
