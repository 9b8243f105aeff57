import { Decimal } from "decimal.js";
import type { Bounds } from "./hedges.ts";
import { type FoundNumber, findNumbers, type NumberCode, plain, readingOf } from "./number.ts";
import { scanNumeral } from "./numeral.ts";
import { type Data, matchAt, normalise, type Span, wholeSpan } from "./text.ts";

export type Period = "year" | "half-year" | "quarter" | "month" | "half-month";
export type AmountCode =
  | NumberCode
  | "loss"
  | "day-rate"
  | "odd-period"
  | "two-periods"
  | "not-money"
  | "foreign-currency"
  | "too-fine"
  | "whose-share";

export type AmountReading =
  | {
      readonly kind: "exact";
      readonly amount: string;
      readonly period: Period | null;
      readonly perHead: boolean;
      readonly canonical: string | null;
      readonly arithmetic?: string;
      readonly span: Span;
      readonly understood: string;
    }
  | {
      readonly kind: "range";
      readonly from: string;
      readonly to: string;
      readonly period: Period | null;
      readonly perHead: boolean;
      readonly text: string;
      readonly span: Span;
      readonly understood: string;
    }
  | {
      readonly kind: "vague";
      readonly text: string;
      readonly about?: string;
      readonly bounds?: Bounds;
      readonly period: Period | null;
      readonly perHead: boolean;
      readonly span: Span;
      readonly understood: string;
    }
  | {
      readonly kind: "refused";
      readonly code: AmountCode;
      readonly text: string;
      readonly data: Data;
      readonly span: Span;
      readonly understood: "";
    }
  | { readonly kind: "none" };

export type Unit = "money" | "foreign" | "none" | string;

/** A number with its unit: "money", "none" (nothing follows), "foreign", or the measure word itself (岁, 级, 口人, 斤, 年). */
export interface Quantity {
  readonly number: FoundNumber;
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
}

const moneyAfter = / ?(?:元整|元钱|元(?!月)|块钱|块|圆整|圆|人民币|rmb|cny|yuan)(?:整)?/y;
const moneyMonth = / ?元(?=月)/y;
const smallMoney = / ?(?:毛钱|角钱|分钱|毛|角)/y;
const foreignAfter = / ?(?:美元|美金|港币|港元|欧元|日元|英镑|韩元|usd|hkd|dollars?)/y;
const spacedMeasure = / (?:口人|口之家|口|个人|人(?!均)|周岁|岁|级|套|辆|亩)/y;
const latinMeasure = / ?(?:years old|people|persons?|members?|kg)(?![a-z])/y;
// A measure word is none when it begins another word: 55部分, 35个体户, 56户主, 50次子, 45家里, 20本科, 1.2万 月收入.
const measureAfter =
  /周岁|虚岁|岁|级|口之家|口人|口子|口|个人|个半月|个月|个季度|个星期|个(?![体性别])|人民?(?!均|币|民)|季度|季|年(?!收入|人均|均|薪|纯|总|入)|月(?!收入|人均|均|薪|纯|总|入|工资|供)|天|日|号|周|星期|小时|点|分钟|分|亩|公斤|千克|斤|吨|头|只(?![有是能会])|羽|匹|棵|株|担|袋|包|套|间|层|栋|幢|处|辆|台|部(?!分)|艘|条|平方米|平方|平|米|里|公里|次(?![子女孙])|回(?![家来])|户(?![主籍口])|家(?![庭里中人务有])|名|位|张|份|组(?!长)|村(?![民里主干])|楼|班|本(?![科地人])|门|代|胎|孩(?![子童])/y;

/** Takes the unit after a number; 三块五 and 3元5角 become one amount. */
export function measure(text: string, number: FoundNumber): Quantity {
  const before = text.slice(Math.max(0, number.from - 4), number.from);
  const sign = /(¥ ?|rmb ?|cny ?|人民币)$/.exec(before);
  const from = number.from - (sign?.[0].length ?? 0);
  if (/\$ ?$/.test(before)) return { number, unit: "foreign", from: number.from - 1, to: number.to };
  const foreign = matchAt(foreignAfter, text, number.end);
  if (foreign !== null)
    return { number, unit: "foreign", from, to: Math.max(number.to, number.end + foreign[0].length) };
  const money =
    matchAt(moneyAfter, text, number.end) ??
    matchAt(moneyMonth, text, number.end) ??
    matchAt(moneyAfter, text, number.to);
  if (money !== null) {
    const end = Math.max(number.to, money.index + money[0].length);
    const joined =
      number.kind === "exact" && end === money.index + money[0].length ? withChange(text, number, end) : undefined;
    return joined ?? { number, unit: "money", from, to: end };
  }
  const small = matchAt(smallMoney, text, number.end);
  if (small !== null && number.kind === "exact") return smallChange(text, number, number.end, small[0]);
  if (sign !== null) return { number, unit: "money", from, to: number.to };
  const other =
    matchAt(measureAfter, text, number.end) ??
    matchAt(latinMeasure, text, number.end) ??
    matchAt(spacedMeasure, text, number.end) ??
    (number.to > number.end ? matchAt(measureAfter, text, number.to) : null);
  if (other !== null) {
    return { number, unit: other[0].trim(), from: number.from, to: Math.max(number.to, other.index + other[0].length) };
  }
  return { number, unit: "none", from: number.from, to: number.to };
}

/** Every number with its unit, in order. */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const number of findNumbers(text)) {
    if (number.from < (found.at(-1)?.to ?? 0)) continue;
    found.push(measure(text, number));
  }
  return found;
}

const half = /半(?!年|个?月|天)/y;
const changeDigit = /[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]/;
const zeroSign = /[零0〇]/y;
const nextIsMeasure = /[个年月天口人岁级套辆季户头亩斤号日次间层]/;

/** 五 after 三块 is 0.50, 零五 is 0.05, 二毛五 is 0.25. */
function withChange(text: string, number: FoundNumber & { kind: "exact" }, at: number): Quantity | undefined {
  if (matchAt(half, text, at) !== null) return changed(number, new Decimal("0.5"), at + 1);
  const hasZero = matchAt(zeroSign, text, at) !== null && !/[.\d]/.test(text.charAt(at + 1));
  const start = hasZero ? at + 1 : at;
  const numeral = changeDigit.test(text.charAt(start)) ? scanNumeral(text, start) : undefined;
  if (numeral?.kind !== "exact") return undefined;
  const width = numeral.end - start;
  const unit = text.charAt(numeral.end);
  if (unit === "毛" || unit === "角") {
    if (width !== 1) return undefined;
    return smallAfter(text, number, numeral.value.div(10), numeral.end + 1);
  }
  if (unit === "分" && width === 1) return changed(number, numeral.value.div(100), numeral.end + 1);
  if (nextIsMeasure.test(unit)) return undefined;
  if (width === 1) return changed(number, numeral.value.div(hasZero ? 100 : 10), numeral.end);
  if (width === 2 && !hasZero && /^\d\d$/.test(text.slice(start, numeral.end)))
    return changed(number, numeral.value.div(100), numeral.end);
  return undefined;
}

function smallAfter(text: string, number: FoundNumber & { kind: "exact" }, tenths: Decimal, at: number): Quantity {
  const cent = changeDigit.test(text.charAt(at)) ? scanNumeral(text, at) : undefined;
  if (cent?.kind !== "exact" || cent.end !== at + 1 || nextIsMeasure.test(text.charAt(cent.end)))
    return changed(number, tenths, at);
  const end = text.charAt(cent.end) === "分" ? cent.end + 1 : cent.end;
  return changed(number, tenths.plus(cent.value.div(100)), end);
}

function smallChange(text: string, number: FoundNumber & { kind: "exact" }, at: number, unit: string): Quantity {
  const zero = { ...number, value: new Decimal(0) };
  if (unit.includes("分")) return changed(zero, number.value.div(100), at + unit.length);
  return smallAfter(text, zero, number.value.div(10), at + unit.length);
}

function changed(number: FoundNumber & { kind: "exact" }, change: Decimal, end: number): Quantity {
  return {
    number: { ...number, value: number.value.plus(change), end, to: end },
    unit: "money",
    from: number.from,
    to: end,
  };
}

// ---------------------------------------------------------------- periods

type PeriodWord = Period | "day" | "odd";
export interface PeriodMark {
  readonly period: PeriodWord;
  readonly from: number;
  readonly to: number;
}

const notPeriod =
  /(?:上上?|本|当|这|下)个?月|一年级|年级|去年底|[一半]年(?:前|内|后|以来|来)|元月(?!均|人均|收)|年[底终初龄代]|[青老少学当多明今]年|年轻|月[底初]/y;
const odd =
  /(?:一年|半年|两年|一个月|一个季度|半个?月)(?:半|多)|一个半月|(?:[2-9]|[1-9]\d|[二两三四五六七八九十几]+)个?半?(?:年|个月|季度?)(?!级|龄|底|前|后)|(?:每|一个?)(?:周|星期|礼拜)|(?:每|一)?[趟旬]|\/周/y;
const twelveMonths = /(?:过去|最近|近)?(?:12|十二)个?月(?!\d)|(?:过去|最近|近)一年/y;
const oneYear =
  /每一?年|一整?年(?:到头)?|1年|全年|[/·]年|每?年(?=(?:人均|家庭)?[总纯净均毛]?(?:可支配)?收入)|年(?=人均)|年薪|年均|年入|年度|按年|去年(?:一年|全年)?|上年|年纯收入|per year|a year|yearly|annual(?:ly)?|\/ ?y(?:r|ear)?(?![a-z])|元年|p\.a\./y;
const oneMonth =
  /每一?个?月|[一1]个月|[/·]月|元月|人月|月(?=(?:人均|家庭)?[总纯净均毛]?(?:可支配)?收入)|月(?=人均)|月工资|月薪|月均|月入|按月|月领|月发|月补|per month|a month|monthly|\/ ?m(?:o|onth)?(?![a-z])/y;
const halfMonth = /每?半个?月/y;
const halfYear = /每?半年/y;
const quarter = /每?一?个?季度?|\/季度?|per quarter|quarterly/y;
const day = /[一每]天|每日|[/·](?:天|日)|日薪|日工资|per day|a day|daily/y;
// 年1.2万, 月1100: a bare 年 or 月 right before a figure, unless it ends a date or another word.
const bareYear = /年(?= ?[约¥]? ?(?:[0-9]|[一二两三四五六七八九十][一二三四五六七八九十百千万]))/y;
const bareMonth = /月(?= ?[约¥]? ?(?:[0-9]|[一二两三四五六七八九十][一二三四五六七八九十百千万]))/y;
const beforeBare = /(?:^|[\s,，:：;；。(]|收入|人均|均|工资)$/;

const inOrder: readonly (readonly [RegExp, PeriodWord])[] = [
  [twelveMonths, "year"],
  [odd, "odd"],
  [halfMonth, "half-month"],
  [halfYear, "half-year"],
  [day, "day"],
  [oneYear, "year"],
  [oneMonth, "month"],
  [quarter, "quarter"],
];

/** The period that begins at `at`, if any: 每月, 一年, 半个月, /季度; a word such as 年底 or 年级 is none. */
export function periodAt(text: string, at: number): PeriodMark | undefined {
  for (const [word, period] of inOrder) {
    const found = matchAt(word, text, at);
    if (found !== null) return { period, from: at, to: at + found[0].length };
  }
  if (beforeBare.test(text.slice(Math.max(0, at - 2), at))) {
    if (matchAt(bareYear, text, at) !== null) return { period: "year", from: at, to: at + 1 };
    if (matchAt(bareMonth, text, at) !== null) return { period: "month", from: at, to: at + 1 };
  }
  return undefined;
}

export function notPeriodAt(text: string, at: number): number {
  return matchAt(notPeriod, text, at)?.[0].length ?? 0;
}

const perHeadWord =
  /人均|每个?人|每一个?人|人平|平均每人|按人头|每口人|[/每]人|元人|per (?:person|head|capita)|一人(?=(?:一个?|每|)[年月]|一?个月| ?\d{2,})/y;
export const perHeadAt = (text: string, at: number): number => matchAt(perHeadWord, text, at)?.[0].length ?? 0;

interface Marks {
  readonly periods: readonly PeriodMark[];
  readonly heads: readonly Span[];
}

function findMarks(text: string, quantities: readonly Quantity[]): Marks {
  const periods: PeriodMark[] = [];
  const heads: Span[] = [];
  let at = 0;
  while (at < text.length) {
    const inside = quantities.find(
      (one) => one.from <= at && at < one.to && (one.unit === "money" || one.unit === "none"),
    );
    const longer = inside === undefined ? undefined : periodAt(text, at);
    if (inside !== undefined && !(longer !== undefined && longer.to > inside.to)) {
      // 元 of 元/月 belongs to the money; a period starts after it.
      at = inside.to;
      continue;
    }
    const head = perHeadAt(text, at);
    if (head > 0) {
      heads.push([at, at + head]);
      at += head;
      continue;
    }
    const skip = notPeriodAt(text, at);
    if (skip > 0) {
      at += skip;
      continue;
    }
    const mark = periodAt(text, at);
    if (mark !== undefined) periods.push(mark);
    at = mark?.to ?? at + 1;
  }
  return { periods, heads };
}

// ---------------------------------------------------------------- reading

const noIncome =
  /没有?任?何?(?:得)?收入|无(?:任何)?收入|没得收入|零收入|没钱|一分钱?(?:都|也)?没有|分文没有|没有一分钱/;
const loss = /亏|赔(?!偿)|倒贴|负债|欠|入不敷出|贴本/;
const unitPrice = /(?:每|一)(?:亩|斤|公斤|头|只|次|趟|车|棵|担|吨|平)(?=[地]?\D{0,2}[0-9一二两三四五六七八九十])/;
const giving = /给|寄|交|孝敬|出(?!头)|赡养/;

/**
 * Reads one sum of money with its period. `amount` is yuan; `canonical` is what the rules take ("12000/year", "650/month") and null
 * when no period was said, except that nothing is nothing in any period. Two sums, a day's wage, an odd period (两个月三千), another
 * unit (斤, 亩) or a loss are refused with a code; a rough figure stays vague.
 */
export function readAmount(given: string): AmountReading {
  const text = normalise(given);
  const numbers = findQuantities(text);
  const whole = wholeSpan(given);
  if (loss.test(text)) return refuse("loss", given, whole);
  if (numbers.some(({ number }) => number.kind === "too-long"))
    return { ...refuse("too-long", given, whole), text: "", data: {} };
  const { periods, heads } = findMarks(text, numbers);
  const sums = numbers.filter((one) => isSum(one, periods, heads));
  const [sum] = sums;
  const nothing = noIncome.exec(text);
  if (nothing !== null) {
    const span: Span = [nothing.index, nothing.index + nothing[0].length];
    if (sums.every(({ from, to }) => from >= span[0] && to <= span[1])) return zero(span);
    return refuse("several", given, whole);
  }
  if (sum === undefined) {
    const foreign = numbers.find(({ unit }) => unit === "foreign");
    if (foreign !== undefined) return refuse("foreign-currency", given, [foreign.from, foreign.to]);
    const [other] = numbers.filter((one) => !periods.some((mark) => mark.from < one.to && one.from < mark.to));
    if (other === undefined) return { kind: "none" };
    return refuse("not-money", given, [other.from, other.to], { unit: other.unit });
  }
  if (sums.length > 1) return refuse("several", given, [sum.from, sums.at(-1)?.to ?? sum.to]);
  if (unitPrice.test(text)) return refuse("not-money", given, whole, { unit: unitPrice.exec(text)?.[0] ?? "" });
  if (text.charAt(sum.from - 1) === "-") return refuse("negative", given, [sum.from - 1, sum.to]);
  const span = hull(sum, periods, heads);
  const reading = readingOf(sum.number, given, text);
  const data: Data = reading.kind === "exact" ? { amount: reading.value } : {};
  if (reading.kind === "refused")
    return refuse(reading.code === "out-of-range" ? "unclear" : reading.code, given, [sum.from, sum.to]);
  if (periods.some(({ period }) => period === "day")) return refuse("day-rate", given, span, data);
  if (periods.some(({ period }) => period === "odd")) return refuse("odd-period", given, span, data);
  const kinds = new Set(periods.map(({ period }) => period as Period));
  if (kinds.size > 1) return refuse("two-periods", given, span, data);
  if (heads.length > 0 && giving.test(text) && !text.includes("人均")) return refuse("whose-share", given, span, data);
  return sumOf(reading, [...kinds][0] ?? null, heads.length > 0, given, span);
}

function sumOf(
  reading: ReturnType<typeof readingOf>,
  period: Period | null,
  perHead: boolean,
  given: string,
  span: Span,
): AmountReading {
  const text = given.slice(span[0], span[1]);
  const per = period === null ? "" : `/${period}`;
  switch (reading.kind) {
    case "none":
      return { kind: "none" };
    case "refused":
      return refuse("unclear", given, span);
    case "range": {
      const { from, to } = reading;
      return { kind: "range", from, to, period, perHead, text, span, understood: `${from}..${to}${per}` };
    }
    case "vague": {
      const about = reading.about === undefined ? {} : { about: reading.about };
      const bounds = reading.bounds === undefined ? {} : { bounds: reading.bounds };
      return {
        kind: "vague",
        text,
        ...about,
        ...bounds,
        period,
        perHead,
        span,
        understood: `${reading.understood}${per}`,
      };
    }
    case "exact": {
      const yuan = new Decimal(reading.value);
      if (yuan.decimalPlaces() > 2) return refuse("too-fine", given, span, { amount: reading.value });
      const converted = convert(yuan, period);
      const understood = converted.canonical ?? reading.value;
      return { kind: "exact", amount: reading.value, period, perHead, ...converted, span, understood };
    }
  }
}

/** What the rules take: quarters and half years as a year, half months as a month, with the arithmetic shown. */
function convert(yuan: Decimal, period: Period | null): { canonical: string | null; arithmetic?: string } {
  if (period === null) return { canonical: yuan.isZero() ? "0/year" : null };
  const [times, unit] = {
    year: [1, "year"],
    month: [1, "month"],
    quarter: [4, "year"],
    "half-year": [2, "year"],
    "half-month": [2, "month"],
  }[period] as [number, string];
  const result = plain(yuan.times(times));
  if (times === 1) return { canonical: `${result}/${unit}` };
  return { canonical: `${result}/${unit}`, arithmetic: `${plain(yuan)} × ${times} = ${result}` };
}

/** A number is a sum of money unless it has another unit or is part of a period (12个月, 一年). */
function isSum({ unit, from, to }: Quantity, periods: readonly PeriodMark[], heads: readonly Span[]): boolean {
  if (unit !== "money" && unit !== "none") return false;
  return (
    !periods.some((mark) => mark.from < to && from < mark.to && mark.to - mark.from >= to - from) &&
    !heads.some(([start, end]) => start < to && from < end && end - start >= to - from)
  );
}

function hull(sum: Quantity, periods: readonly PeriodMark[], heads: readonly Span[]): Span {
  const starts = [sum.from, ...periods.map(({ from }) => from), ...heads.map(([from]) => from)];
  const ends = [sum.to, ...periods.map(({ to }) => to), ...heads.map(([, to]) => to)];
  return [Math.min(...starts), Math.max(...ends)];
}

function zero(span: Span): AmountReading {
  return { kind: "exact", amount: "0", period: null, perHead: false, canonical: "0/year", span, understood: "0/year" };
}

function refuse(code: AmountCode, given: string, span: Span, data: Data = {}): AmountReading & { kind: "refused" } {
  const text = given.slice(span[0], span[1]);
  return { kind: "refused", code, text, data: { text, ...data }, span, understood: "" };
}
