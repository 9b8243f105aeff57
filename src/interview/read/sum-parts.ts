// Sums that belong together: several wages, what is sold and its cost; and figures that are of a part of the year.
import { Decimal } from "decimal.js";
import type { amountQuestion, Understood } from "./findings.ts";
import type { Message } from "./message.ts";
import { plain } from "./number.ts";
import type { Sum } from "./sums.ts";
import type { Span } from "./text.ts";

/** 父亲打工一个月2000,儿子打工一个月1500: both are the household's; of two periods a year is made. */
export function addPart(
  m: Message,
  before: Understood,
  value: string,
  span: Span,
  indexes: readonly number[],
  arithmetic: string | undefined,
): void {
  const first = String(before.value);
  const [one = "0", unit] = first.split("/");
  const [other = "0", otherUnit] = value.split("/");
  const both: Span = [Math.min(before.span[0], span[0]), Math.max(before.span[1], span[1])];
  const isSame = unit === otherUnit;
  const yearly = (amount: string, period: string | undefined): Decimal =>
    new Decimal(amount).times(period === "month" ? 12 : 1);
  const sum = isSame ? new Decimal(one).plus(other) : yearly(one, unit).plus(yearly(other, otherUnit));
  const total = `${plain(sum)}/${isSame ? unit : "year"}`;
  const term = (amount: string, period: string | undefined, shown: string | undefined): string =>
    isSame ? amount : (shown?.split(" = ")[0] ?? (period === "month" ? `${amount} × 12` : amount));
  const terms =
    isSame && before.arithmetic !== undefined
      ? (before.arithmetic.split(" = ")[0] ?? one)
      : term(one, unit, before.arithmetic);
  m.use(indexes);
  m.facts.set(before.fact, {
    fact: before.fact,
    value: total,
    span: both,
    text: m.given.slice(...both),
    arithmetic: `${terms} + ${term(other, otherUnit, arithmetic)} = ${plain(sum)}`,
  });
}

/** 卖四千块,成本八百: what is left, with the arithmetic shown. A cost of nothing that was told is none of ours. */
export function takeCost(m: Message, { reading, span }: Sum, indexes: readonly number[]): void {
  const { gross } = m;
  if (gross === undefined || reading.kind !== "exact") return;
  const [amount = "0", unit] = gross.canonical.split("/");
  const isSamePeriod = reading.canonical === null || reading.canonical.endsWith(`/${unit}`);
  const left = new Decimal(amount).minus(reading.amount);
  if (unit === undefined || !isSamePeriod || left.isNegative()) return;
  m.gross = undefined;
  const both: Span = [gross.span[0], span[1]];
  const arithmetic = `${amount} - ${reading.amount} = ${plain(left)}`;
  m.setHousehold("income.business", `${plain(left)}/${unit}`, both, indexes, arithmetic);
}

export function isMonthly(m: Message, { span }: Sum): boolean {
  for (let at = m.tokenFrom(span[0]) - 1; at >= 0; at -= 1) {
    const token = m.tokens[at];
    if (token === undefined || token.t === "gap") return false;
    if (token.t === "period" && !m.claimed.has(at)) return token.mark.period !== "year";
  }
  return false;
}

const seasons = /年[一二两三1-3]季/;

/** 上半年六千 is no half-year like any other, 采茶一季一千五 no quarter. */
export function partOfYear(m: Message, { span, reading }: Sum): ReturnType<typeof amountQuestion> {
  if (reading.kind !== "exact") return undefined;
  const before = m.text.slice(Math.max(0, span[0] - 6), span[1]);
  const isHalf = reading.period === "half-year" && /[上下前后]半年/.test(before);
  const isSeason = reading.period === "quarter" && (m.holds(seasons) || /[茶菜果粮烟药]/.test(before));
  return isHalf || isSeason ? { code: "odd-period", data: { amount: reading.amount }, choices: [] } : undefined;
}
