// Storing a sum as a fact, with what it is added to or taken from; and the work that a sum is of.
import { Decimal } from "decimal.js";
import type { AmountReading } from "./amount.ts";
import { amountQuestion, type Understood } from "./findings.ts";
import type { Message } from "./message.ts";
import { plain } from "./number.ts";
import { addPart, isMonthly, partOfYear, takeCost } from "./sum-parts.ts";
import type { Sum } from "./sums.ts";
import type { Span } from "./text.ts";

const addedUp = new Set(["costs.medicalReimbursed", "costs.medicalCharity"]);
/** Sums of several persons or trades; two of the same word are one said twice. */
const parts = new Set(["income.wage", "income.business", "income.property", "income.transfer"]);

export function storeSum(m: Message, fact: string, periodic: boolean, sum: Sum, indexes: readonly number[]): void {
  const { label, reading, span } = sum;
  if (/^(?:成本|本钱|扣成本)/.test(m.text.slice(...span)) && label?.t === "label" && label.net === true) {
    takeCost(m, sum, indexes);
    return;
  }
  // 去年拿了临时救助金3000: the year is when, not how often.
  if (fact === "aid.receivedAmount" && reading.kind === "exact") {
    m.setHousehold(fact, reading.amount, span, indexes);
    return;
  }
  // 每月透析自付两千: the bill of a month is not that of the year.
  if (!periodic && fact !== "benefit.monthly" && isMonthly(m, sum)) {
    m.ask("odd-period", fact, span, "amount" in reading ? { amount: reading.amount } : {}, [], indexes);
    return;
  }
  const own = fact.startsWith("costs.") ? "year" : fact === "benefit.monthly" ? "month" : undefined;
  if (fact === "benefit.monthly" && reading.kind === "exact" && reading.period === null) {
    m.ask("needs-period", fact, span, { amount: reading.amount }, [reading.amount], indexes);
    return;
  }
  const question = partOfYear(m, sum) ?? amountQuestion(reading, periodic, own);
  if (question !== undefined || reading.kind !== "exact") {
    m.ask(question?.code ?? "unclear", fact, span, question?.data ?? {}, question?.choices ?? [], indexes);
    return;
  }
  const isTradeGross = fact === "income.gross" && tradeOf(m, sum) !== undefined && /成本|本钱/.test(m.after(span[1]));
  if (label?.t === "label" && (label.gross === true || isTradeGross)) {
    m.gross = { canonical: reading.canonical ?? "", span };
    m.use(indexes);
    return;
  }
  // 年收入1.2: surely of ten thousands, but that was not said.
  if (periodic && fact.startsWith("income.") && isTiny(reading.amount)) {
    m.ask("unclear", fact, span, { amount: reading.amount }, [], indexes);
    return;
  }
  const value = periodic ? (reading.canonical ?? "") : reading.amount;
  const before = m.facts.get(fact);
  if (before !== undefined && parts.has(fact) && before.text !== m.given.slice(...span)) {
    addPart(m, before, value, span, indexes, reading.arithmetic);
    return;
  }
  if (fact === "assets.deposits" && before !== undefined && addDeposit(m, before, value, sum, indexes)) return;
  if (before === undefined || !addedUp.has(fact)) {
    m.setHousehold(fact, value, span, indexes, reading.arithmetic);
    return;
  }
  addUp(m, before, value, span, indexes);
}

const isTiny = (amount: string): boolean => new Decimal(amount).gt(0) && new Decimal(amount).lt(10);

/** 报了五万二,大病又报9千: paid back twice, added up, with the arithmetic shown. */
function addUp(m: Message, before: Understood, value: string, span: Span, indexes: readonly number[]): void {
  const { fact } = before;
  const total = plain(new Decimal(String(before.value)).plus(value));
  const [terms = String(before.value)] = before.arithmetic?.split(" = ") ?? [];
  const both: Span = [before.span[0], span[1]];
  m.facts.set(fact, {
    fact,
    value: total,
    span: both,
    text: m.given.slice(...both),
    arithmetic: `${terms} + ${value} = ${total}`,
  });
  m.use(indexes);
}

/** 定期3万,活期5000: two places where money lies; what they come to together is no third. */
function addDeposit(m: Message, before: Understood, value: string, { span }: Sum, indexes: readonly number[]): boolean {
  const place = (text: string): string | undefined => /定期|活期|存折|卡|余额宝|微信/.exec(text)?.[0];
  const [one, other] = [place(before.text), place(m.text.slice(...span))];
  if (one === undefined || other === undefined || one === other) return false;
  addUp(m, before, value, span, indexes);
  return true;
}

export const isPerHead = (reading: AmountReading): boolean =>
  reading.kind !== "none" && reading.kind !== "refused" && reading.perHead;

export interface Trade {
  readonly fact: "income.wage" | "income.business";
  readonly at: number;
  readonly isNear: boolean;
}

/** 种地一年5000 is business income, 打工一年2万 wages: the work stands right before the sum, for 净赚 also before a comma. */
export function tradeOf(m: Message, { at: from, span, label }: Sum): Trade | undefined {
  const isNet = label?.t === "label" && label.net === true;
  let isNear = true;
  for (let at = from - 1; at >= 0; at -= 1) {
    const token = m.tokens[at];
    if (token === undefined) return undefined;
    if (m.wordIs(at, "label") && token.from >= span[0]) continue;
    if (token.t === "gap") {
      if (token.from > span[0]) continue;
      if (!isNet || !isNear || token.width === "line") return undefined;
      isNear = false;
      continue;
    }
    if (token.t === "glue" || token.t === "period" || m.wordIs(at, "filler")) continue;
    if (token.t === "number" && /[亩头只条]/.test(token.quantity.unit)) continue;
    if (token.t !== "word") return undefined;
    const { meaning } = token;
    if (meaning.t === "trade") return { fact: meaning.fact, at, isNear };
    if (meaning.t !== "member") return undefined;
    const { work, lives } = meaning.facts;
    if (lives !== undefined && lives !== "here") return undefined;
    if (work === "farming" || work === "self-employed") return { fact: "income.business", at, isNear };
    if (work === "employed" || work === "flexible") return { fact: "income.wage", at, isNear };
    return undefined;
  }
  return undefined;
}
