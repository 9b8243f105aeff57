// Making the members that a message names, and knowing them again when they are named a second time.
import { type Draft, newDraft, setFact } from "./findings.ts";
import type { Meaning, MemberFacts } from "./meaning.ts";
import type { Message } from "./message.ts";
import type { Span } from "./text.ts";

/** 两个孙女过,孙女都在读初中: said again, of the same persons; 儿子17 儿子15 are two. */
export function namedBefore(m: Message, at: number, word: string, relation: string): readonly Draft[] {
  const before = m.drafts.filter((draft) => draft.word === word);
  // 爸妈和我,爸爸打工: the father is one of the two.
  const sex = /[爸父爹]/.test(word) ? "male" : "female";
  const known = m.drafts.filter((draft) => draft.word === "parents" && draft.facts.sex === sex);
  if (relation === "parent" && before.length === 0 && known.length === 1) {
    for (const draft of known) m.singled.add(draft);
    return known;
  }
  // 两个娃,大的12,小的9,俩娃都上学: as many as before are the same.
  if (before.length > 1 && countBefore(m, at) === before.length) {
    m.used.add(at - 1);
    return before;
  }
  // 城里两口子,老婆没收入: one of the two.
  const only = m.drafts.filter(({ facts }) => facts.relation === relation);
  if (before.length === 0 && relation === "spouse" && only.length === 1 && only[0]?.word === undefined) return only;
  if (before.length === 0 || m.countsPieces(at - 1)) return [];
  const isUnique = relation === "head" || relation === "spouse";
  const next = m.tokens[at + 1];
  const bringsAge = next?.t === "number" && /^(?:none|岁|周岁)$/.test(next.quantity.unit);
  const isBlank = before.every(({ facts }) => facts.age === undefined && facts.birth === undefined);
  return isUnique || isBlank || (!bringsAge && before.length === 1) ? before : [];
}

/** 老太, 他72: the one whom the message is about; a second word of the same sex means the same person. */
export function someone(m: Message, meaning: Extract<Meaning, { readonly t: "someone" }>, span: Span): Draft {
  const known = m.lone;
  const isSame = known !== undefined && (known.facts.sex ?? meaning.sex) === (meaning.sex ?? known.facts.sex);
  const draft = isSame ? known : newDraft(false);
  if (!isSame) {
    m.drafts.push(draft);
    m.lone = draft;
    m.counted = true;
  }
  if (meaning.sex !== undefined) setFact(draft, "sex", meaning.sex, span);
  for (const [key, value] of Object.entries(meaning.facts ?? {})) setFact(draft, key as keyof MemberFacts, value, span);
  return draft;
}

export function addMember(
  m: Message,
  relation: string,
  sex: "male" | "female" | undefined,
  span: Span,
  word?: string,
): Draft {
  const draft = newDraft(true, word);
  setFact(draft, "relation", relation, span);
  if (sex !== undefined) setFact(draft, "sex", sex, span);
  m.drafts.push(draft);
  return draft;
}

/** 两个儿子 are two members; 户主56儿子 is one. */
export function kinCount(m: Message, at: number): number {
  const count = countBefore(m, at);
  if (count === undefined) return 1;
  m.used.add(at - 1);
  return count;
}

/** 儿子两个,都在外打工: the number stands behind; 儿子一个读高中 is one. */
export function countAfter(m: Message, at: number): number {
  const [count, next] = [m.tokens[at + 1], m.tokens[at + 2]];
  if (count?.t !== "number" || !m.countsPieces(at + 1) || m.claimed.has(at + 1)) return 1;
  if (next !== undefined && next.t !== "gap" && !m.wordIs(at + 2, "every")) return 1;
  const { number } = count.quantity;
  if (number.kind !== "exact" || !number.value.isInteger() || number.value.lt(2) || number.value.gt(12)) return 1;
  m.used.add(at + 1);
  return number.value.toNumber();
}

function countBefore(m: Message, at: number): number | undefined {
  const before = m.tokens[at - 1];
  if (before?.t !== "number" || m.claimed.has(at - 1)) return undefined;
  const { number, unit } = before.quantity;
  const isLone =
    unit === "none" && number.end - number.start === 1 && /[一二两三四五]/.test(m.text.charAt(number.start));
  if (!(m.countsPieces(at - 1) || isLone) || number.kind !== "exact" || !number.value.isInteger()) return undefined;
  return number.value.lt(1) || number.value.gt(12) ? undefined : number.value.toNumber();
}

const relatives = new Set(["sibling", "other", "parent-in-law", "child-in-law"]);

/** 弟弟在县城有套房: what belongs to somebody who may live elsewhere is not written down as the home's. */
export function isOthers(m: Message, fact: string, open: readonly number[]): boolean {
  const isChilds =
    fact === "assets.townHomes" &&
    open.some((at) => m.wordIs(at, "relation")) &&
    m.current.every(({ facts }) => facts.relation === "child") &&
    m.current.length > 0;
  if (isChilds) return true;
  if (!fact.startsWith("assets.") || fact.startsWith("assets.comply")) return false;
  return open.some((at) => {
    const token = m.tokens[at];
    if (token?.t !== "word") return false;
    const { meaning } = token;
    if (meaning.t === "relation")
      return relatives.has(meaning.relation) || m.current.some((one) => m.elsewhere.has(one));
    return meaning.t === "siblings" || meaning.t === "stranger";
  });
}
