import { describe } from "./describe.ts";
import { type Draft, newDraft, numberQuestion, type UnsettledCode } from "./findings.ts";
import type { Message, NumberToken } from "./message.ts";
import { isOthers } from "./named.ts";
import { readingOf } from "./number.ts";
import type { Span } from "./text.ts";

/** Reads what a stretch counts: the size of the home, those at home, members of whom one thing is known, homes and cars. */
export function readCounts(m: Message, open: readonly number[]): void {
  const counts = open.filter((at) => m.countsPersons(at) || m.countsPieces(at));
  for (const at of open) {
    const token = m.tokens[at];
    if (token?.t !== "number" || m.claimed.has(at) || m.used.has(at)) continue;
    if (m.countsMouths(at) || isPopulation(m, at, token)) readSize(m, at, token);
    else if (counts.includes(at)) readPersons(m, at, token, open, counts);
    else readThing(m, at, token, open);
  }
}

/** 人口:4 has no measure word. */
function isPopulation(m: Message, at: number, token: NumberToken): boolean {
  return (
    token.quantity.unit === "none" &&
    /(?:人口|人口数|成员|人数|口数)[:： ]?$/.test(m.before(token.from)) &&
    (m.isBeside(at - 1, at) || /人数[:： ]?$/.test(m.before(token.from)))
  );
}

function readSize(m: Message, at: number, token: NumberToken): void {
  // 弟弟家四口 is another household; 户口本5个人 may be more than are counted.
  const before = m.before(token.from);
  if (/(?:弟弟?|哥哥?|姐姐?|妹妹?|儿子|女儿|叔叔?|舅舅?|亲戚|邻居)家(?:里|有|一共|共)?$/.test(before)) return;
  if (m.wordIs(at - 1, "whose-size")) m.sizeIsOpen = true;
  if (m.sizeIsOpen) {
    m.facts.delete("size");
    m.ask("conflict", "size", [token.from, token.to], {}, [], [at]);
    return;
  }
  const reading = readingOf(token.quantity.number, m.given, "");
  const span: Span = [token.from, token.to];
  const question = numberQuestion(reading);
  if (question !== undefined) m.ask(question.code, "size", span, question.data, question.choices, [at]);
  else if (reading.kind === "exact") {
    const size = Number(reading.value);
    if (Number.isInteger(size) && size >= 1 && size <= 30) m.setHousehold("size", size, span, [at]);
    else m.ask("out-of-range", "size", span, { value: reading.value, min: "1", max: "30" }, [], [at]);
  }
}

function readPersons(
  m: Message,
  at: number,
  token: NumberToken,
  open: readonly number[],
  counts: readonly number[],
): void {
  if (open.some((one) => m.isKin(one))) return;
  // 一个都没工作: not one of them.
  if (/^(?:都|也)/.test(m.after(token.to))) return;
  const count = wholeCount(token);
  if (m.wordIs(at - 1, "whose-size")) {
    readSize(m, at, token);
    return;
  }
  const home = open.find((one) => m.wordIs(one, "at-home"));
  if (home !== undefined && m.isBeside(at, home)) {
    if (count === undefined) return;
    m.atHome = { count, span: m.spanOf([at, home]) };
    m.use([at, home]);
    return;
  }
  // 计入人口3人
  if (m.countsPersons(at) && /(?<!常住|外出|户籍)人[口数](?:数)?[:：是有为]?$/.test(m.before(token.from))) {
    readSize(m, at, token);
    return;
  }
  const described = describedBy(m, at, open, counts);
  if (described.length > 0) {
    const isPlain = described.every(
      (one) => m.tokens[one]?.t !== "number" || m.unitAt(one) === "级" || m.unitAt(one) === "岁",
    );
    if (isPlain) readCounted(m, at, count, described);
    return;
  }
  const isAlone = open.every(
    (one) =>
      one === at ||
      m.claimed.has(one) ||
      m.used.has(one) ||
      m.isQuiet(one) ||
      m.wordIs(one, "household") ||
      m.wordIs(one, "households"),
  );
  if (isAlone && m.countsPersons(at)) readSize(m, at, token);
}

/** 一级残疾1人二级残疾1人 describes before each count, 1个重病1个残疾 after it. */
function describedBy(m: Message, at: number, open: readonly number[], counts: readonly number[]): readonly number[] {
  const words = open.filter((one) => !counts.includes(one) && m.isAttribute(one) && !m.claimed.has(one));
  const [first] = words;
  if (first === undefined) return [];
  const isBefore = first < (counts[0] ?? 0);
  const from = isBefore ? (counts.filter((one) => one < at).at(-1) ?? -1) : at;
  const to = isBefore ? at : (counts.find((one) => one > at) ?? Number.POSITIVE_INFINITY);
  return words.filter((one) => one > from && one < to && !m.used.has(one));
}

/** 一级残疾1人, 两个小学生: members of whom only this is known. Beside a roster by name nobody can tell who is meant. */
function readCounted(m: Message, at: number, count: number | undefined, described: readonly number[]): void {
  const indexes = [at, ...described];
  const span = m.spanOf(indexes);
  const figure = m.tokens[at];
  if (count === undefined) {
    if (figure?.t !== "number") return;
    const question = numberQuestion(readingOf(figure.quantity.number, m.given, ""));
    if (question !== undefined) m.ask(question.code, null, span, question.data, [], indexes);
    return;
  }
  if (m.hasNamed()) {
    m.ask("which-member", null, span, { count: String(count) }, [], indexes);
    return;
  }
  const made: Draft[] = [];
  for (let one = 0; one < count; one += 1) made.push(newDraft(false));
  for (const one of described) describe(m, one, made, true);
  m.used.add(at);
  m.current = [];
  const [first] = made;
  if (first === undefined) return;
  const isMixed =
    new Set(first.types.map(({ type }) => type)).size > 1 || new Set(first.grades.map(({ grade }) => grade)).size > 1;
  const isLoneGrade = first.seen.length + first.types.length + first.bare.length + first.open.length === 0;
  if (isLoneGrade) {
    for (const one of indexes) m.used.delete(one);
    return;
  }
  if (!isMixed && first.seen.length + first.grades.length + first.types.length > 0) {
    m.drafts.push(...made);
    m.counted = true;
    return;
  }
  // 残疾2人 and 学生2人 say too little to make members of.
  const [open] = first.open;
  const code: UnsettledCode = isMixed
    ? "conflict"
    : first.bare.length > 0
      ? "which-disability"
      : (open?.code ?? "unclear");
  m.ask(code, null, span, { count: String(count), ...open?.data }, open?.choices ?? [], []);
}

function readThing(m: Message, at: number, token: NumberToken, open: readonly number[]): void {
  const near = [at + 1, at + 2, at - 1, at - 2].find(
    (one) => m.wordIs(one, "thing") && !m.used.has(one) && m.isBeside(at, one),
  );
  const thing = near === undefined ? undefined : m.tokens[near];
  if (
    near === undefined ||
    thing?.t !== "word" ||
    thing.meaning.t !== "thing" ||
    !thing.meaning.units.includes(token.quantity.unit)
  )
    return;
  const { fact } = thing.meaning;
  const span = m.spanOf([at, near]);
  if (isOthers(m, fact, open)) {
    m.ask("which-member", fact, span, {}, [], [at, near]);
    return;
  }
  // 租了一套房, 卖了一辆车, 车是借的: not theirs.
  if (
    /(?:租|借|卖)(?:了|的|过)?$/.test(m.before(span[0])) ||
    /^(?:是)?(?:租|借|卖了|单位|公司|别人)/.test(m.after(span[1]))
  )
    return;
  const reading = readingOf(token.quantity.number, m.given, "");
  const question = numberQuestion(reading);
  if (question !== undefined) m.ask(question.code, fact, span, question.data, question.choices, [at, near]);
  else if (reading.kind === "exact") m.setHousehold(fact, Number(reading.value), span, [at, near]);
}

function wholeCount({ quantity: { number } }: NumberToken): number | undefined {
  if (number.kind !== "exact" || !number.value.isInteger() || number.value.lt(1) || number.value.gt(30))
    return undefined;
  return number.value.toNumber();
}

const isGone = ({ facts }: Draft): boolean =>
  ["dead", "prison", "drug-treatment", "declared-missing"].includes(facts.lives ?? "");

/** 儿子分家了,老两口自己过. */
const livesAlone = /(?:两口子?|夫妻俩?|夫妇俩?|老两口)(?:自己|单独|独自|俩)+(?:过|住|生活)/;

/** 两口子 is a home of two unless more are named; 4口人 在家3个 is a roster of four without a size, which counts only counted members. */
export function settleSize(m: Message): void {
  const size = m.facts.get("size");
  const counted = m.drafts.filter((draft) => !m.elsewhere.has(draft) && !isGone(draft));
  if (size === undefined && m.pair !== undefined && (counted.length === 2 || livesAlone.test(m.text))) {
    m.facts.set("size", { fact: "size", value: 2, span: m.pair, text: m.given.slice(...m.pair) });
  }
  // 四口人 父亲去年去世了: whether he is one of the four was not said.
  const [gone] = m.drafts.filter(isGone);
  if (size !== undefined && gone !== undefined && m.pair === undefined) {
    m.facts.delete("size");
    m.ask("conflict", "size", size.span, { first: String(size.value) }, [size.value], []);
    return;
  }
  if (m.atHome === undefined) return;
  const { count, span } = m.atHome;
  const all = typeof size?.value === "number" ? size.value : undefined;
  // 3人在家,1人在外: the others are placed already.
  const areElsewhere = m.drafts.every(
    ({ named, facts }) => !named && facts.lives !== undefined && facts.lives !== "here",
  );
  const isUnsure = all === undefined || count + (areElsewhere ? m.drafts.length : 0) > all || m.drafts.length > all;
  if (isUnsure || (!areElsewhere && (count < all || m.drafts.some(({ facts }) => facts.lives !== undefined)))) {
    m.ask("which-member", "members[].lives", span, { count: String(count) }, [], []);
    return;
  }
  const first = areElsewhere ? m.drafts.length : 0;
  while (m.drafts.length < all) m.drafts.push(newDraft(false));
  for (const draft of m.drafts.slice(first, first + count)) {
    draft.facts.lives = "here";
    draft.seen.push({ key: "lives", span });
  }
  // Now everybody is listed.
  m.counted = false;
  if (count < all) m.facts.delete("size");
}
