import { type Draft, newDraft, setFact } from "./findings.ts";
import type { Message } from "./message.ts";
import type { Span } from "./text.ts";

/**
 * Makes the members that a stretch names, and tells for each attribute whose it is: the relation's before it, or the one's after it when the
 * stretch begins with an attribute (56岁户主). Without a relation it is still spoken of the members before.
 */
export function ownersOf(m: Message, open: readonly number[]): ReadonlyMap<number, readonly Draft[]> {
  const owners = new Map<number, readonly Draft[]>();
  skipListNumber(m, open);
  const free = open.filter((at) => !m.used.has(at));
  const kin = free.filter((at) => m.isKin(at));
  const attributes = free.filter((at) => !m.isKin(at) && m.isAttribute(at));
  const [firstKin] = kin;
  if (firstKin === undefined) {
    readDaughter(m, free);
    for (const at of attributes) owners.set(at, m.current);
    return owners;
  }
  const drafts = new Map<number, readonly Draft[]>();
  for (const at of kin) drafts.set(at, readKin(m, at));
  const isLeading = (attributes[0] ?? Number.POSITIVE_INFINITY) < firstKin;
  const isTrailing = (attributes.at(-1) ?? -1) > (kin.at(-1) ?? -1);
  for (const at of attributes) {
    const before = kin.filter((one) => one < at).at(-1);
    const after = kin.find((one) => one > at);
    // 56岁户主50岁妻子17岁: nobody can tell whose each figure is.
    const owner = kin.length === 1 ? firstKin : isLeading && isTrailing ? undefined : isLeading ? after : before;
    owners.set(at, (owner === undefined ? undefined : drafts.get(owner)) ?? []);
  }
  return owners;
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
  m.current = [addMember(m, "child", "female", [token.from, token.to])];
  m.used.add(first);
}

/** Makes the member or members of a relation word; after one that can't be placed (媳妇, 老人) nobody is spoken of. */
function readKin(m: Message, at: number): readonly Draft[] {
  const token = m.tokens[at];
  if (token?.t !== "word") return [];
  const span: Span = [token.from, token.to];
  const { meaning } = token;
  switch (meaning.t) {
    case "pair":
      m.pair = span;
      m.current = [addMember(m, "head", undefined, span), addMember(m, "spouse", undefined, span)];
      break;
    case "parents":
      m.current = [addMember(m, "parent", "male", span), addMember(m, "parent", "female", span)];
      break;
    case "relation": {
      const made: Draft[] = [];
      for (let count = kinCount(m, at); count > 0; count -= 1)
        made.push(addMember(m, meaning.relation, meaning.sex, span));
      m.current = made;
      break;
    }
    default:
      m.current = [];
      return [];
  }
  m.used.add(at);
  return m.current;
}

function addMember(m: Message, relation: string, sex: "male" | "female" | undefined, span: Span): Draft {
  const draft = newDraft(true);
  setFact(draft, "relation", relation, span);
  if (sex !== undefined) setFact(draft, "sex", sex, span);
  m.drafts.push(draft);
  return draft;
}

/** 两个儿子 are two members; 户主56儿子 is one. */
function kinCount(m: Message, at: number): number {
  const before = m.tokens[at - 1];
  if (before?.t !== "number" || m.claimed.has(at - 1)) return 1;
  const { number, unit } = before.quantity;
  const isLone = unit === "none" && number.end - number.start === 1 && /[一二两三]/.test(m.text.charAt(number.start));
  if (!(m.countsPieces(at - 1) || isLone) || number.kind !== "exact" || !number.value.isInteger()) return 1;
  if (number.value.lt(1) || number.value.gt(12)) return 1;
  m.used.add(at - 1);
  return number.value.toNumber();
}
