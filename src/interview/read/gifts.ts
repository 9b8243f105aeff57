// What children and relatives give: the givers live elsewhere and are mentioned only.
import { Decimal } from "decimal.js";
import type { Message } from "./message.ts";
import { plain } from "./number.ts";
import { isPerHead, storeSum } from "./store-sum.ts";
import type { Sum } from "./sums.ts";

const givers = new Set(["child", "grandchild", "child-in-law", "sibling", "other"]);

const alone = /独居|老两口|一个人(?:过|住|生活)|单独过|独自/;

/** 女儿每月给两百: the giver lives elsewhere and is mentioned only; how many give is kept for 每人. */
export function readGivers(m: Message, open: readonly number[]): void {
  const gift = open.find((at) => m.sums.get(at)?.label?.t === "giving");
  if (gift === undefined) return;
  m.givers = 1;
  for (const at of open) {
    if (at >= gift) return;
    const token = m.tokens[at];
    if (token?.t !== "word") continue;
    const { meaning } = token;
    const isSeveral = meaning.t === "stranger" && /^[子儿]女$/.test(m.text.slice(token.from, token.to));
    if (!isSeveral && (meaning.t !== "relation" || !givers.has(meaning.relation))) continue;
    const next = m.tokens.findIndex(
      (one, index) =>
        index > at && !(m.isQuiet(index) || one.t === "period" || one.t === "head" || m.claimed.has(index)),
    );
    // 女儿30岁打工每月给两百 tells of her: she is listed.
    if (next >= 0 && next < gift && (m.tokens[next]?.from ?? 0) < (m.sums.get(gift)?.span[0] ?? 0)) continue;
    const before = m.tokens[at - 1];
    const isCount = before?.t === "number" && m.countsPieces(at - 1) && before.quantity.number.kind === "exact";
    if (isCount) m.givers = Number(before.quantity.number.value);
    const known = m.drafts.filter(({ word }) => word === m.text.slice(token.from, token.to)).length;
    if (known > 1) m.givers = known;
    // 每个儿子一年给一千, 两个女儿各给三百
    const [start, end] = [Math.max(0, token.from - 2), m.sums.get(gift)?.span[0] ?? token.to];
    m.eachGives =
      /每[个人]?$/.test(m.text.slice(start, token.from)) ||
      /各|每人|每个(?!月|季)|一人/.test(m.text.slice(token.to, m.tokens[gift]?.from ?? end));
    m.use(isCount ? [at, at - 1] : [at]);
    m.giver = true;
  }
}

/** What children give is a transfer; what is sent home may be the sender's wage and is asked. */
export function placeGift(m: Message, sum: Sum, indexes: readonly number[]): boolean {
  const { label, reading, span } = sum;
  const isFromFormer = /(?:前夫|前妻|孩子他?爸|孩子他?妈)[^,，。;；]{0,5}$/.test(m.before(span[0]));
  const isFromKin =
    m.giver || isFromFormer || [...m.current, ...m.elsewhere].some(({ facts }) => givers.has(facts.relation ?? ""));
  m.giver = false;
  if (!isFromKin || label?.t !== "giving") return false;
  // 老大一年寄回来五千,老人独居: who sends it lives elsewhere.
  if (label.whole && !m.holds(alone)) {
    m.ask("whose-income", "income.transfer", span, "amount" in reading ? { amount: reading.amount } : {}, [], indexes);
    return false;
  }
  const isEach = isPerHead(reading) || m.eachGives;
  m.eachGives = false;
  if (isEach && m.givers === 1) {
    m.ask("whose-share", "income.transfer", span, "amount" in reading ? { amount: reading.amount } : {}, [], indexes);
    return false;
  }
  if (reading.kind !== "exact" || reading.canonical === null || !isEach) {
    storeSum(m, "income.transfer", true, sum, indexes);
    return false;
  }
  const [amount = "0", unit] = reading.canonical.split("/");
  const all = plain(new Decimal(amount).times(m.givers));
  m.setHousehold("income.transfer", `${all}/${unit}`, span, indexes, `${amount} × ${m.givers} = ${all}`);
  return false;
}
