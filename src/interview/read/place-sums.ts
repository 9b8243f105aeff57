import { Decimal } from "decimal.js";
import type { AmountReading } from "./amount.ts";
import { amountQuestion, type Draft, setFact } from "./findings.ts";
import type { Message } from "./message.ts";
import { plain } from "./number.ts";
import type { Sum } from "./sums.ts";
import type { Span } from "./text.ts";

const addedUp = new Set(["costs.medicalReimbursed", "costs.medicalCharity"]);

/** Stores a sum where its label and the words around it put it, or asks; true when it speaks of the household. */
export function placeSum(m: Message, sum: Sum, owner: readonly Draft[], open: readonly number[]): boolean {
  const { label, reading, span } = sum;
  const indexes = [...m.claimed].filter((at) => {
    const token = m.tokens[at];
    return token !== undefined && token.from >= span[0] && token.to <= span[1];
  });
  if (label?.t === "label" && label.fact === null) return true; // 欠债, 学费: no fact of ours
  if (label?.t === "standard") {
    placeStandard(m, sum, indexes);
    return true;
  }
  if (label?.t === "loss" || (reading.kind === "refused" && reading.code === "loss")) {
    m.ask("loss", null, span, {}, [], indexes);
    return true;
  }
  if (label?.t === "pension") {
    m.ask("which-pension", null, span, "amount" in reading ? { amount: reading.amount } : {}, [], indexes);
    return false;
  }
  const place = placeOf(m, sum, owner, open);
  switch (place.of) {
    case "nobody":
      return false;
    case "unsure":
      m.ask(
        "whose-income",
        null,
        span,
        "canonical" in reading && reading.canonical !== null ? { amount: reading.canonical } : {},
        [],
        indexes,
      );
      return false;
    case "member": {
      const question = amountQuestion(reading, true);
      if (question !== undefined) place.member.open.push({ key: "income", span, ...question });
      else if (reading.kind === "exact" && reading.canonical !== null)
        setFact(place.member, "income", reading.canonical, span);
      m.use(indexes);
      return false;
    }
    case "household":
      if (isPerHead(reading) && place.fact !== "income.perHead") {
        m.ask("whose-share", place.fact, span, "amount" in reading ? { amount: reading.amount } : {}, [], indexes);
        return true;
      }
      storeSum(m, place.fact, label?.t !== "label" || label.kind === "amount", sum, indexes);
      return true;
  }
}

function storeSum(m: Message, fact: string, periodic: boolean, sum: Sum, indexes: readonly number[]): void {
  const { reading, span } = sum;
  const question = amountQuestion(reading, periodic, fact.startsWith("costs.") ? "year" : undefined);
  if (question !== undefined || reading.kind !== "exact") {
    m.ask(question?.code ?? "unclear", fact, span, question?.data ?? {}, question?.choices ?? [], indexes);
    return;
  }
  const value = periodic ? (reading.canonical ?? "") : reading.amount;
  const before = m.facts.get(fact);
  if (before === undefined || !addedUp.has(fact)) {
    m.setHousehold(fact, value, span, indexes, reading.arithmetic);
    return;
  }
  // 报了五万二,大病又报9千: paid back twice, added up, with the arithmetic shown.
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

type Place =
  | { readonly of: "household"; readonly fact: string }
  | { readonly of: "member"; readonly member: Draft }
  | { readonly of: "unsure" | "nobody" };

/** Whose sum it is. Wages and pensions are a person's; 年收入 is the household's unless it follows a person closely; else it is asked. */
function placeOf(m: Message, sum: Sum, owner: readonly Draft[], open: readonly number[]): Place {
  const { label, reading } = sum;
  const perHead = isPerHead(reading);
  const total: Place = { of: "household", fact: perHead ? "income.perHead" : "income.total" };
  if (label?.t === "label") {
    if (label.fact !== null && label.of === "none") return { of: "household", fact: label.fact };
    if (label.of === "home" || perHead) return total;
  } else {
    if (!sum.marked) return { of: "nobody" };
    // Without a label the stretch must hold nothing strange: 给老人两百 is not the household's income.
    const isStrange = open.some(
      (at) =>
        m.tokens[at]?.t === "unknown" || m.wordIs(at, "stranger") || m.wordIs(at, "unread") || m.wordIs(at, "label"),
    );
    if (isStrange) return { of: "nobody" };
    if (perHead) return total;
  }
  const isPair = m.pair !== undefined && m.current.length === 2;
  const kin = open.filter((at) => m.isKin(at));
  const people = owner.length > 0 ? owner : m.current;
  const [only] = people;
  const isPerson = label?.t === "label" && label.of === "person";
  if (kin.length > 0 && !isPair) {
    if (people.length !== 1 || only === undefined) return { of: "unsure" };
    return isPerson || label === null || followsPerson(m, sum) ? { of: "member", member: only } : { of: "unsure" };
  }
  if (isPerson && label.fact !== null) {
    return people.length === 1 && only !== undefined
      ? { of: "member", member: only }
      : { of: "household", fact: label.fact };
  }
  const others = open.filter((at) => m.isAttribute(at) && !m.claimed.has(at));
  if (only === undefined && label === null) {
    const trade = tradeOf(m, others);
    if (trade !== undefined) return { of: "household", fact: trade };
  }
  if (only === undefined || isPair || sum.ofHome) return others.length > 0 && label === null ? { of: "unsure" } : total;
  if (others.length > 0) return { of: "member", member: only };
  if (label === null) return { of: "unsure" };
  return m.hasSize || m.facts.has("size") || m.drafts.filter(({ named }) => named).length > 1
    ? total
    : { of: "unsure" };
}

const isPerHead = (reading: AmountReading): boolean =>
  reading.kind !== "none" && reading.kind !== "refused" && reading.perHead;

/** 儿子年收入3万, 儿子打工月入3000: right before the sum stands the person, or the person's work. */
function followsPerson(m: Message, { span }: Sum): boolean {
  for (let at = m.tokens.findIndex((token) => token.from >= span[0]) - 1; at >= 0; at -= 1) {
    if (m.isQuiet(at)) continue;
    const token = m.tokens[at];
    return (
      m.isKin(at) ||
      (token?.t === "word" &&
        token.meaning.t === "member" &&
        token.meaning.facts.work !== undefined &&
        token.meaning.facts.work !== "none" &&
        token.meaning.facts.work !== "farming")
    );
  }
  return false;
}

/** 种地一年5000 with nobody named is business income, 打工一年2万 wages. */
function tradeOf(m: Message, others: readonly number[]): string | undefined {
  const [at] = others;
  const token = at === undefined ? undefined : m.tokens[at];
  if (at === undefined || others.length > 1 || token?.t !== "word" || token.meaning.t !== "member") return undefined;
  const { work, lives } = token.meaning.facts;
  if (lives !== undefined) return undefined;
  const isOwn = work === "farming" || work === "self-employed";
  const fact = isOwn ? "income.business" : work === "employed" || work === "flexible" ? "income.wage" : undefined;
  if (fact !== undefined) m.used.add(at);
  return fact;
}

/** 没有收入: of the person spoken of, or of the household, if it is clear that a household is described. */
export function placeNothing(
  m: Message,
  at: number,
  span: Span,
  owner: readonly Draft[],
  open: readonly number[],
): boolean {
  const hasKin = open.some((one) => m.isKin(one));
  const people = hasKin && owner.length > 0 ? owner : m.current;
  const isPair = m.pair !== undefined && people.length === 2;
  const isOwn = hasKin || open.some((one) => one !== at && m.isAttribute(one)) || !(m.hasSize || m.drafts.length > 1);
  if (people.length > 0 && !isPair && isOwn) {
    for (const draft of people) setFact(draft, "income", "0/year", span);
    m.used.add(at);
    return false;
  }
  if (m.facts.size === 0 && m.drafts.length === 0 && !m.hasSize) return false;
  m.setHousehold("income.total", "0/year", span, [at]);
  return true;
}

function placeStandard(m: Message, sum: Sum, indexes: readonly number[]): void {
  const { reading, span } = sum;
  const question = reading.kind === "exact" && reading.period === null ? undefined : amountQuestion(reading, true);
  if (question !== undefined || reading.kind !== "exact") {
    m.ask(question?.code ?? "unclear", null, span, question?.data ?? {}, [], indexes);
    return;
  }
  const text = m.given.slice(...span);
  const spoken = /月标准/.test(text) ? "month" : /年标准/.test(text) ? "year" : null;
  const [value = reading.amount, unit] = reading.canonical?.split("/") ?? [];
  m.parameters.push({
    name: "dibaoStandard",
    value,
    unit: unit === "year" || unit === "month" ? unit : spoken,
    span,
    text,
  });
  m.use(indexes);
}
