// Several who were named together (两个娃, 老两口): what is said of each in turn.
import { describe } from "./describe.ts";
import { type Draft, newDraft, setFact } from "./findings.ts";
import type { Message } from "./message.ts";
import { readingOf } from "./number.ts";

/** 俩孩子,一个上小学,一个上初中: each part describes as many as it counts. */
export function readShares(m: Message, open: readonly number[]): void {
  const counts = open.filter((at) => isShareCount(m, at));
  const [first] = counts;
  if (first === undefined || m.group.length < 2) {
    readList(m, open);
    return;
  }
  const kinBetween = open.some((at) => at > first && m.isKin(at));
  if (kinBetween) return;
  const shares = counts.map((at, index) => {
    const next = counts[index + 1] ?? Number.POSITIVE_INFINITY;
    return { count: countOf(m, at), words: open.filter((one) => one > at && one < next && m.isAttribute(one)), at };
  });
  const total = shares.reduce((sum, { count }) => sum + count, m.shared);
  if (shares.some(({ count, words }) => count === 0 || words.length === 0) || total > m.group.length) return;
  // A stretch may hold one part only; the others follow after a comma.
  let from = m.shared;
  for (const { count, words, at } of shares) {
    const people = m.group.slice(from, from + count);
    if (m.shared === 0 && from === 0 && total <= m.group.length) forgetSexes(m.group);
    for (const one of words) describe(m, one, people, true);
    m.used.add(at);
    from += count;
  }
  m.shared = from;
  m.current = [];
}

/** 带娃,一个12一个9岁: as many as are told of, more than were named. */
export function readUngrouped(m: Message, open: readonly number[]): void {
  const counts = open.filter((at) => isShareCount(m, at));
  if (counts.length < 2 || counts[0] !== open[0] || counts.some((at) => countOf(m, at) !== 1)) return;
  const parts = counts.map((at, index) =>
    open.filter((one) => one > at && one < (counts[index + 1] ?? Number.POSITIVE_INFINITY) && m.isAttribute(one)),
  );
  if (parts.some((words) => words.length === 0 || !words.some((one) => isAge(m, one) || isSchool(m, one)))) return;
  const [first] = m.current.length === 1 && m.current[0]?.word === "娃" ? m.current : [];
  if (first !== undefined && (first.facts.age !== undefined || first.facts.student !== undefined)) return;
  m.group = parts.map((_, index) => {
    const draft = index === 0 && first !== undefined ? first : newDraft(first !== undefined, first?.word);
    if (draft !== first) {
      m.drafts.push(draft);
      if (first !== undefined) setFact(draft, "relation", "child", first.seen[0]?.span ?? [0, 0]);
    }
    return draft;
  });
  if (first === undefined) m.counted = true;
  for (const [index, words] of parts.entries()) {
    for (const one of words) describe(m, one, m.group.slice(index, index + 1), true);
    const count = counts[index];
    if (count !== undefined) m.used.add(count);
  }
  m.shared = m.group.length;
  m.current = m.group;
}

function isSchool(m: Message, at: number): boolean {
  const token = m.tokens[at];
  return token?.t === "word" && token.meaning.t === "member" && token.meaning.facts.student !== undefined;
}

/** 一个 of 一个上小学 counts; the 一级 of a grade does not. */
function isShareCount(m: Message, at: number): boolean {
  return (m.countsPieces(at) || m.countsPersons(at)) && !m.claimed.has(at) && !m.used.has(at);
}

function countOf(m: Message, at: number): number {
  const token = m.tokens[at];
  if (token?.t !== "number" || token.quantity.number.kind !== "exact") return 0;
  const { value } = token.quantity.number;
  return value.isInteger() && value.gte(1) && value.lte(12) ? value.toNumber() : 0;
}

/** 爸妈都是残疾,一个肢体一个听力: which of them is which was not said. */
function forgetSexes(group: readonly Draft[]): void {
  if (new Set(group.map(({ facts }) => facts.sex)).size < 2) return;
  for (const draft of group) {
    delete draft.facts.sex;
    delete draft.facts.relation;
    draft.seen.splice(0, draft.seen.length, ...draft.seen.filter(({ key }) => key !== "sex" && key !== "relation"));
  }
}

/** 两个孩子分别读初中和小学: as many words as persons, in their order. */
function readList(m: Message, open: readonly number[]): void {
  if (m.group.length < 2) return;
  const schools = open.filter((at) => {
    const token = m.tokens[at];
    return token?.t === "word" && token.meaning.t === "member" && token.meaning.facts.student !== undefined;
  });
  const isRow = schools.every(
    (at, index) =>
      index === 0 ||
      /^[和与、跟及\s读上在]*$/.test(m.text.slice(m.tokens[schools[index - 1] ?? at]?.to, m.tokens[at]?.from)),
  );
  if (schools.length !== m.group.length || !isRow) return;
  if (
    !open.some((at) => m.wordIs(at, "distributes")) &&
    new Set(schools.map((at) => m.text.slice(m.tokens[at]?.from, m.tokens[at]?.to))).size < 2
  )
    return;
  for (const [index, at] of schools.entries()) describe(m, at, m.group.slice(index, index + 1), true);
}

/** 三个小孩分别读四年级、二年级、幼儿园: as many schools in a row as children. */
export function readSchools(m: Message, start: number): void {
  const { group } = m;
  if (group.length < 2 || group.some(({ facts }) => facts.student !== undefined)) return;
  const row: number[] = [];
  for (let at = start; at < m.tokens.length && row.length <= group.length; at += 1) {
    const token = m.tokens[at];
    if (isSchool(m, at) && !m.used.has(at)) row.push(at);
    else if (token?.t === "gap" && row.length > 0) {
      if (!/^[、]+$/.test(m.text.slice(token.from, token.to))) break;
    } else if (token?.t !== "glue" && !m.wordIs(at, "filler") && !m.wordIs(at, "distributes")) {
      if (row.length > 0 || token?.t === "gap" || !(m.isKin(at) || m.unitAt(at) === "个")) break;
    }
  }
  if (row.length !== group.length) return;
  for (const [index, at] of row.entries()) describe(m, at, group.slice(index, index + 1), true);
}

/** 两口子61和60, 俩娃8岁5岁, 老两口七十一、六十九: as many ages in a row as persons. */
export function readAges(m: Message, start: number): void {
  const { group } = m;
  if (group.length < 2 || group.some(({ facts }) => facts.age !== undefined)) return;
  const row: number[] = [];
  for (let at = start; at < m.tokens.length && row.length <= group.length; at += 1) {
    const token = m.tokens[at];
    if (token?.t === "number") {
      if (!isAge(m, at)) break;
      row.push(at);
      continue;
    }
    if (token?.t === "gap" && row.length > 0 && token.width !== "line") {
      if (!/^[、,，\s]+$/.test(m.text.slice(token.from, token.to))) break;
      continue;
    }
    if (token?.t === "glue" || (token?.t === "word" && token.meaning.t === "filler")) continue;
    if (row.length > 0 || token?.t === "gap") break;
    if (!m.isKin(at) && !m.wordIs(at, "home")) break;
  }
  if (row.length !== group.length) return;
  for (const [index, at] of row.entries()) {
    const token = m.tokens[at];
    const draft = group[index];
    if (token?.t !== "number" || draft === undefined) continue;
    const reading = readingOf(token.quantity.number, m.given, "");
    if (reading.kind === "exact") setFact(draft, "age", Number(reading.value), [token.from, token.to]);
    m.used.add(at);
  }
}

function isAge(m: Message, at: number): boolean {
  const token = m.tokens[at];
  if (token?.t !== "number" || m.claimed.has(at) || m.used.has(at) || token.quantity.number.kind !== "exact")
    return false;
  const { unit, number } = token.quantity;
  return (unit === "none" || unit === "岁" || unit === "周岁") && number.value.isInteger() && number.value.lte(120);
}
