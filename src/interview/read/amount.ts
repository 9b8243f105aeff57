import { Decimal } from "decimal.js";
import { type WorkedOut, workOut } from "./arithmetic.ts";
import { leavesDoubt } from "./doubt.ts";
import type { Bounds } from "./hedges.ts";
import { findQuantities, type Quantity } from "./measure.ts";
import { type NumberCode, plain, readingOf } from "./number.ts";
import { findMarks, type Period, type PeriodMark } from "./periods.ts";
import { type Data, normalise, type Span, wholeSpan } from "./text.ts";

export type { Period } from "./periods.ts";

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

const noIncome =
  /(?:啥|什么|任何|半点)收入(?:都|也)没(?:有|得)|没有?任?何?(?:得)?收入|无(?:任何)?收入|一[分毛点]钱?(?:的?(?:收入|存款|积蓄))?(?:都|也|还)?[没未](?:有|得|挣|赚|拿|领|见|花|报|收|剩|存|用|出|给)?[到过着]?|[没未](?:有|得|挣|赚|拿|领|见|花|报|收|剩|存|用|出)?[到过着了]?一[分毛]钱?(?:的?(?:收入|存款|积蓄))?|收入(?:都|也)?没(?:有|得)(?![变0-9一二两三四五六七八九十百千万多什啥])|分文[没无未](?:有|得|挣|赚|拿|进|收)?|\b(?:no|without(?: any)?|not any|(?:do|does)(?:n't| not) have any) (?:income|earnings)(?: at all)?(?![a-z])|\bincome:? (?:none|nil)(?![a-z])|没得收入|零收入|没钱|一分钱?(?:都|也)?没有|分文没有|没有一分钱/;
// 几乎没有收入, 除了低保没有收入: some there is.
const hardly = /基本|几乎|差不多|除|以前|原来|之前|\b(?:almost|hardly|except|besides)\b/;
const loss =
  /\b(?:los(?:es?|t|ing)|owe[sd]?|debts?)\b|亏|(?<!保险(?:公司)?|对方|理)赔(?!偿)|倒贴|负债|欠|入不敷出|贴本/;
const unitPrice =
  /(?:每|(?<!卖[了掉出]?)一)(?:亩|斤|公斤|头|只|(?<![付发结领交]一)次|趟|车|棵|担|吨|平|件|单|箱|袋|筐|桶|票)(?=[地]?\D{0,2}[0-9一二两三四五六七八九十])/;
const giving = /\b(?:gives?|sends?|sons|daughters|children|kids|brothers|sisters)\b|给|寄|交|孝敬|出(?!头)|赡养/;

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
  if (nothing !== null && hardly.test(text.slice(0, nothing.index))) return refuse("unclear", given, whole);
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
  const worked = workOut(text, numbers);
  const known = [
    ...numbers.map(({ number, to }) => ({ from: number.start, to })),
    ...periods,
    ...heads.map(([from, to]) => ({ from, to })),
  ];
  if (worked?.kind === "worked-out" && leavesDoubt(outside(text, known))) return refuse("unclear", given, whole);
  if (worked !== undefined) return workedOut(worked, sums, heads.length > 0, given, hull(sum, periods, heads));
  if (sums.length > 1) return refuse("several", given, [sum.from, sums.at(-1)?.to ?? sum.to]);
  if (unitPrice.test(text)) return refuse("not-money", given, whole, { unit: unitPrice.exec(text)?.[0] ?? "" });
  if (text.charAt(sum.from - 1) === "-") return refuse("negative", given, [sum.from - 1, sum.to]);
  const span = hull(sum, periods, heads);
  const reading = readingOf(sum.number, given, text);
  const data: Data = reading.kind === "exact" ? { amount: reading.value } : {};
  if (reading.kind === "refused")
    return refuse(reading.code === "out-of-range" ? "unclear" : reading.code, given, [sum.from, sum.to]);
  if (periods.some(({ period }) => period === "day")) return refuse("day-rate", given, span, figureOf(sum));
  if (periods.some(({ period }) => period === "odd")) return refuse("odd-period", given, span, data);
  const kinds = new Set(periods.map(({ period }) => period as Period));
  if (kinds.size > 1) return refuse("two-periods", given, span, data);
  if (heads.length > 0 && giving.test(text) && !text.includes("人均")) return refuse("whose-share", given, span, data);
  // 两三千不等: what a range says.
  const rest = reading.kind === "vague" ? "" : outside(text, known);
  if (leavesDoubt(reading.kind === "range" ? rest.replace("不等", "") : rest)) return refuse("unclear", given, whole);
  return sumOf(reading, [...kinds][0] ?? null, heads.length > 0, given, span);
}

/** The text without the stretches that were understood. */
function outside(text: string, known: readonly { readonly from: number; readonly to: number }[]): string {
  let rest = "";
  let at = 0;
  for (const { from, to } of [...known].sort((a, b) => a.from - b.from)) {
    rest += `${text.slice(at, Math.max(at, from))} `;
    at = Math.max(at, to);
  }
  return rest + text.slice(at);
}

/** What was said for certain: a figure or the two ends of a range. */
function figureOf({ number }: Quantity): Data {
  if (number.kind === "exact") return { amount: plain(number.value) };
  if (number.kind === "range") return { from: plain(number.low), to: plain(number.high) };
  if (number.kind === "vague" && number.about !== null && number.bound !== undefined)
    return { [number.bound]: plain(number.about) };
  return {};
}

/** The total of several figures, with its arithmetic; or why there is none. */
function workedOut(
  worked: WorkedOut,
  sums: readonly Quantity[],
  perHead: boolean,
  given: string,
  [from, to]: Span,
): AmountReading {
  const span: Span = [from, Math.max(to, sums.at(-1)?.to ?? to)];
  const [sum] = sums;
  const figure = sums.length === 1 && sum !== undefined ? figureOf(sum) : {};
  if (worked.kind === "open") return refuse(worked.code, given, span, figure);
  if (worked.amount.decimalPlaces() > 2) return refuse("too-fine", given, span, { amount: plain(worked.amount) });
  const amount = plain(worked.amount);
  const { canonical, arithmetic } = convert(worked.amount, worked.period);
  const steps = [worked.arithmetic, arithmetic].filter((step) => step !== undefined).join(", ");
  const shown = steps === "" ? {} : { arithmetic: steps };
  return {
    kind: "exact",
    amount,
    period: worked.period,
    perHead,
    canonical,
    ...shown,
    span,
    understood: canonical ?? amount,
  };
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
