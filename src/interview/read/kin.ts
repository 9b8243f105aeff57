import { describe } from "./describe.ts";
import { type Draft, newDraft, setFact } from "./findings.ts";
import { isSpouse, readKin } from "./kin-words.ts";
import type { Message } from "./message.ts";
import { addMember } from "./named.ts";

/**
 * Makes the members that a stretch names, and tells for each attribute whose it is: the relation's before it, or the one's after it when the
 * stretch begins with an attribute (56岁户主). Without a relation it is still spoken of the members before.
 */
export function ownersOf(m: Message, open: readonly number[]): ReadonlyMap<number, readonly Draft[]> {
  const owners = new Map<number, readonly Draft[]>();
  skipListNumber(m, open);
  const free = open.filter((at) => !m.used.has(at));
  const kin = free.filter((at) => isSpokenOf(m, at, free));
  const attributes = free.filter((at) => !m.isKin(at) && m.isAttribute(at));
  const [firstKin] = kin;
  if (firstKin === undefined) {
    readDaughter(m, free);
    // 女儿远嫁,老人一个人住,80岁: the age is the old person's, not hers.
    const isOfOther = free.some((at) => m.wordIs(at, "someone") || m.wordIs(at, "single-home"));
    if (free.some((at) => m.wordIs(at, "someone"))) m.isOfOther = true;
    if (
      isOfOther ||
      (m.current.length > 0 && m.current.every((draft) => m.elsewhere.has(draft) || draft.facts.lives === "dead"))
    )
      m.current = m.lone === undefined ? [] : [m.lone];
    const told = m.current.length > 0 ? m.current : somebody(m, free, attributes);
    // Three children, one in college, two in primary school.
    const isShared =
      told.length > 1 &&
      /\b(?:one|two|three|other)\b[^,，;；]*$/.test(m.before(m.tokens[free.at(-1) ?? 0]?.from ?? 0, 40));
    const people = isShared ? [] : told;
    if (people.length === 0 && m.drafts.length === 0 && !free.some((at) => m.sums.has(at)))
      m.pending.push(...attributes.filter((at) => m.wordIs(at, "member") && !m.claimed.has(at)));
    const worker = people.length > 0 && people.every(isMinor) ? workerOf(m) : [];
    for (const at of attributes)
      owners.set(
        at,
        worker.length > 0 && isWork(m, at)
          ? worker
          : isWork(m, at) && (people.every(isMinor) || isTrade(m, free) || isOfAnybody(m, free))
            ? []
            : isSchool(m, at) && people.length > 1 && people.every(isElder)
              ? []
              : people,
      );
    return owners;
  }
  const drafts = new Map<number, readonly Draft[]>();
  for (const [index, at] of kin.entries()) drafts.set(at, readKin(m, at, kin[index - 1], kin[index + 1]));
  startGroup(m, kin, drafts);
  const isLeading = (attributes[0] ?? Number.POSITIVE_INFINITY) < firstKin;
  const isTrailing = (attributes.at(-1) ?? -1) > (kin.at(-1) ?? -1);
  for (const at of attributes) {
    const before = kin.filter((one) => one < at).at(-1);
    const after = kin.find((one) => one > at);
    // 妈妈带一个5岁女儿: after a count the words lead to the next relation.
    const count = free.find((one) => m.countsPieces(one) && one > (before ?? -1) && one < at);
    let owner = before;
    if (kin.length === 1 && count === undefined) owner = firstKin;
    else if (count !== undefined && after !== undefined) {
      owner = after;
      if (/^[一1]/.test(m.text.slice(m.tokens[count]?.from))) m.used.add(count);
    } else if (isLeading) owner = isTrailing && kin.length > 1 ? undefined : (after ?? before); // 56岁户主50岁妻子17岁: whose is the last?
    const nearest = (owner === undefined ? undefined : drafts.get(owner)) ?? [];
    // 老婆带俩娃打零工: it is she who works.
    const people = isWork(m, at) && nearest.length > 0 && nearest.every(isMinor) ? adultsOf(kin, drafts) : nearest;
    // 两个儿子一个在家一个打工: each has his own.
    owners.set(
      at,
      count !== undefined && after === undefined && people.length > 1 ? [] : (together(m, at, kin, drafts) ?? people),
    );
  }
  return owners;
}

const elders = new Set(["parent", "grandparent", "parent-in-law"]);
const isElder = ({ facts }: Draft): boolean => elders.has(facts.relation ?? "") || (facts.age ?? 0) > 45;

/** 父母早就分开了,读高一: it is not the parents who go to school. */
function isSchool(m: Message, at: number): boolean {
  const token = m.tokens[at];
  if (token?.t === "word" && token.meaning.t === "ask-member") return token.meaning.fact === "student";
  return (
    token?.t === "word" &&
    token.meaning.t === "member" &&
    token.meaning.facts.student !== undefined &&
    token.meaning.facts.student !== "none"
  );
}

function isWork(m: Message, at: number): boolean {
  const token = m.tokens[at];
  if (token?.t !== "word" || token.meaning.t !== "member") return false;
  const { work, labour } = token.meaning.facts;
  return work !== undefined || labour !== undefined;
}

/** 我爸我妈都七十了,种地一年三千: whose work it is was not said, only what it brings. */
const isTrade = (m: Message, free: readonly number[]): boolean =>
  m.drafts.length > 1 && m.group.length === 0 && free.some((at) => m.sums.has(at));

/** 一家三口,户主38视力四级,打工一个月2000: which of the three works was not said. */
const isOfAnybody = (m: Message, free: readonly number[]): boolean =>
  m.saidSize !== undefined && m.saidSize > m.drafts.length && free.some((at) => m.sums.has(at));

/** 带俩娃,打零工一天120: it is not the children who work. */
const isMinor = ({ facts, word }: Draft): boolean =>
  (facts.relation === "child" || facts.relation === "grandchild") &&
  (facts.age === undefined ? word === "娃" || facts.student !== undefined : facts.age < 16);

/** 单亲妈妈带俩娃,一个月打零工八百: the only grown-up of the home. */
function workerOf(m: Message): readonly Draft[] {
  const grown = m.drafts.filter((draft) => !isMinor(draft) && draft.facts.lives === undefined);
  return grown.length === 1 && (m.saidSize === undefined || m.saidSize === m.drafts.length) ? grown : [];
}

/** The grown-ups of a stretch, if there is only one word for them. */
function adultsOf(kin: readonly number[], drafts: ReadonlyMap<number, readonly Draft[]>): readonly Draft[] {
  const grown = kin.map((at) => drafts.get(at) ?? []).filter((people) => people.length > 0 && !people.every(isMinor));
  return grown.length === 1 ? (grown[0] ?? []) : [];
}

function isPlace(m: Message, at: number): boolean {
  const token = m.tokens[at];
  if (m.wordIs(at, "at-home")) return true;
  const lives = token?.t === "word" && token.meaning.t === "member" ? token.meaning.facts.lives : undefined;
  return lives === "away" || lives === "here";
}

/** 儿子儿媳 and 妻子和儿子 are lists; 户主妻子 is the householder's wife. */
function joins(m: Message, first: number, second: number): boolean {
  const [one, other] = [m.tokens[first], m.tokens[second]];
  const between = m.text.slice(one?.to, other?.from);
  const isHead = one?.t === "word" && one.meaning.t === "relation" && one.meaning.relation === "head";
  return /^[和与跟、及]$/.test(between) || (between === "" && !isHead);
}

/** 妻子和儿子都有残疾: after 都 the words are said of all who were listed. */
function together(
  m: Message,
  at: number,
  kin: readonly number[],
  drafts: ReadonlyMap<number, readonly Draft[]>,
): readonly Draft[] | undefined {
  const last = kin.at(-1);
  const first = kin[0];
  if (first === undefined || last === undefined || kin.length < 2 || at < last) return undefined;
  const isList = kin.every((one, index) => index === 0 || m.isBeside(kin[index - 1] ?? one, one));
  // 儿子儿媳在外打工, 妻子和儿子在外: work and place are said of both.
  const isJoined = kin.every((one, index) => index === 0 || joins(m, kin[index - 1] ?? one, one));
  const isFirst = m.isBeside(last, at) || m.wordIs(at - 1, "member");
  if (isJoined && isFirst && (isWork(m, at) || isPlace(m, at))) return kin.flatMap((one) => drafts.get(one) ?? []);
  let every = false;
  for (let one = last + 1; one < at; one += 1) every ||= m.wordIs(one, "every");
  return isList && every ? kin.flatMap((one) => drafts.get(one) ?? []) : undefined;
}

/** 老人 alone is a mention; with an age or an illness beside it somebody is told of. A rank is a person where it has a school or a place. */
function isSpokenOf(m: Message, at: number, free: readonly number[]): boolean {
  if (!m.isKin(at)) return false;
  const token = m.tokens[at];
  if (token?.t !== "word") return false;
  if (token.meaning.t === "someone" && token.meaning.sex === undefined && token.meaning.facts === undefined)
    // 老人户主68 is the head.
    return !m.wordIs(at + 1, "relation") && free.some((one) => one > at && m.isAttribute(one) && !m.claimed.has(one));
  if (token.meaning.t === "folk") {
    const { word, count, sex } = token.meaning;
    if (sex !== undefined && m.hasNamed()) return m.drafts.some(isSpouse);
    return (
      count !== undefined ||
      m.group.length > 1 ||
      m.drafts.some((draft) => draft.word === word) ||
      hasSchool(m, at, free)
    );
  }
  // 弟弟家四口 is another household.
  if (
    token.meaning.t === "relation" &&
    /^家(?:里|有)?[0-9一二两三四五六七八九十]/.test(m.after(token.to)) &&
    token.meaning.relation !== "head"
  )
    return false;
  // 儿媳改嫁: she is no longer there.
  const isGone = /^(?:都|也|早就?|已经?)*(?:改嫁|跑了|走了|嫁人)/.test(m.after(token.to));
  if (isGone && token.meaning.t === "relation" && token.meaning.relation === "child-in-law") return false;
  if (token.meaning.t === "rank") return m.group.length > token.meaning.rank || hasSchool(m, at, free);
  return true;
}

function hasSchool(m: Message, at: number, free: readonly number[]): boolean {
  const next = free.find((one) => one > at && (m.isKin(one) || m.isAttribute(one)));
  const token = next === undefined ? undefined : m.tokens[next];
  return token?.t === "word" && token.meaning.t === "member" && token.meaning.facts.student !== undefined;
}

/** The last who were named together are those of whom 一个…一个… and a row of ages are said. */
function startGroup(m: Message, kin: readonly number[], drafts: ReadonlyMap<number, readonly Draft[]>): void {
  const several = kin.map((at) => drafts.get(at) ?? []).filter((people) => people.length > 1);
  const last = several.at(-1);
  if (last === undefined) return;
  if (last.some((draft, index) => draft !== m.group[index])) m.shared = 0;
  m.group = last;
  m.groupAt = kin.filter((at) => drafts.get(at) === last).at(-1) ?? -1;
}

/** With nobody to speak of, a disability, an illness or a sex makes a member of whom only this is known; beside named members it is asked whose. */
function somebody(m: Message, open: readonly number[], attributes: readonly number[]): readonly Draft[] {
  const isOf = (t: "illness" | "sex" | "traits"): boolean => open.some((at) => m.wordIs(at, t));
  const isDisability = open.some((at) => {
    const token = m.tokens[at];
    if (token?.t !== "word" || token.meaning.t !== "disability") return false;
    return token.meaning.stem !== true || open.some((other) => m.unitAt(other) === "级");
  });
  const isTold =
    isOf("traits") ||
    (m.isSingle && open.some((at) => m.wordIs(at, "member")) && !open.some((at) => m.sums.has(at))) ||
    isAgeOfSomebody(m, open, attributes);
  if (!isDisability && !isOf("illness") && !isTold && !(isOf("sex") && !m.hasNamed())) return [];
  if (m.hasNamed() && isTold && !isDisability && !isOf("illness") && !m.isOfOther) {
    const here = m.drafts.filter((draft) => !m.elsewhere.has(draft) && draft.facts.lives !== "dead");
    if (here.length > 0) return here.length === 1 ? here : [];
  }
  if (m.hasNamed() && !isTold) {
    m.ask("which-member", null, m.spanOf(attributes), {}, [], attributes);
    return [];
  }
  // 重残单人户 农村 智力一级: still the same person, said in pieces.
  if (m.lone === undefined) {
    const isFirst = m.drafts.length === 0;
    m.lone = newDraft(false);
    m.drafts.push(m.lone);
    m.counted = true;
    if (isFirst) for (const at of m.pending) describe(m, at, [m.lone], false);
  }
  m.current = [m.lone];
  return m.current;
}

/** 45岁, or 七十九 of one who lives alone: an age of somebody whose relation is not said. */
function isAgeOfSomebody(m: Message, open: readonly number[], attributes: readonly number[]): boolean {
  return attributes.some((at) => {
    const token = m.tokens[at];
    if (token?.t !== "number" || m.claimed.has(at) || token.quantity.number.kind !== "exact") return false;
    const { unit, number } = token.quantity;
    if (number.to > number.end || number.from < number.start) return false;
    if (/^(?:岁|周岁|years old)$/.test(unit)) return true;
    const isAlone = open.every((one) => one === at || m.isQuiet(one) || m.wordIs(one, "single-home"));
    const isKnown = m.lone !== undefined || m.isSingle || m.facts.get("receiving")?.value === "destitute";
    return (
      unit === "none" && isKnown && isAlone && number.value.isInteger() && number.value.gte(10) && number.value.lte(110)
    );
  });
}

/** 1、户主 2、妻子: the number of a list is no age. */
function skipListNumber(m: Message, open: readonly number[]): void {
  const [first, second] = open;
  if (first === undefined) return;
  const token = m.tokens[first];
  if (token?.t !== "number" || token.quantity.unit !== "none" || token.to - token.from > 2 || m.claimed.has(first))
    return;
  const mark = m.text.charAt(token.to);
  const next = m.tokens[first + 1]?.t === "gap" ? first + 2 : second;
  if ((/[.、]/.test(mark) || mark === ")") && next !== undefined && m.isKin(mark === ")" ? first + 2 : next))
    m.used.add(first);
}

/** 女15 after a member whose age is known is a daughter; 女 alone is a sex. 男15 could be anybody. */
function readDaughter(m: Message, open: readonly number[]): void {
  const [first, second] = open;
  if (first === undefined || second === undefined || m.current.length !== 1 || m.current[0]?.facts.age === undefined)
    return;
  const token = m.tokens[first];
  const next = m.tokens[second];
  if (token?.t !== "word" || token.meaning.t !== "sex" || next?.t !== "number" || next.from !== token.to) return;
  if (token.meaning.sex === "male") {
    m.current = [];
    return;
  }
  const age = next.quantity.number.kind === "exact" ? next.quantity.number.value.toNumber() : 0;
  const isAdult = !["child", "grandchild"].includes(m.current[0].facts.relation ?? "");
  if (isAdult && m.current[0].facts.age - age < 16) {
    // 男56岁,女54岁: another person, of whom no relation is said.
    const draft = newDraft(false);
    setFact(draft, "sex", "female", [token.from, token.to]);
    m.drafts.push(draft);
    m.current = [draft];
  } else m.current = [addMember(m, "child", "female", [token.from, token.to])];
  m.used.add(first);
}
