// The words for kin: whom a word names, known again or new.
import { type Draft, newDraft, setFact } from "./findings.ts";
import type { Message } from "./message.ts";
import { addMember, countAfter, kinCount, namedBefore, someone } from "./named.ts";
import type { Span } from "./text.ts";

/** Makes the member or members of a relation word; after one that can't be placed (媳妇, 孙子父亲) nobody is spoken of. */
export function readKin(
  m: Message,
  at: number,
  before: number | undefined,
  after: number | undefined,
): readonly Draft[] {
  const token = m.tokens[at];
  if (token?.t !== "word") return [];
  const span: Span = [token.from, token.to];
  const { meaning } = token;
  const isOthers =
    isPossessive(m, before, at) || isPossessive(m, at, after) || (m.othersView && isParentOrSpouse(m, at));
  if (meaning.t === "stranger" || isOthers) {
    m.othersView = true;
    m.current = [];
    return [];
  }
  m.othersView = false;
  switch (meaning.t) {
    case "pair":
      m.pair = span;
      m.current =
        knownPair(m) ??
        (["head", "spouse"] as const).map(
          (one) => m.drafts.find(({ facts }) => facts.relation === one) ?? addMember(m, one, undefined, span),
        );
      break;
    case "someone": {
      const first = someone(m, meaning, span);
      const others = Math.max(kinCount(m, at), countAfter(m, at)) - 1;
      m.current = [first, ...Array.from({ length: others }, () => newDraft(false))];
      for (const draft of m.current.slice(1)) {
        Object.assign(draft.facts, first.facts);
        draft.seen.push(...first.seen);
        m.drafts.push(draft);
      }
      break;
    }
    case "folk": {
      const same = m.drafts.filter(({ word }) => word === meaning.word);
      const known = same.length > 0 || meaning.sex === undefined ? same : coupled(m, meaning.sex);
      m.current =
        known.length > 0 ? known : Array.from({ length: meaning.count ?? 0 }, () => newDraft(false, meaning.word));
      // 大的上技校小的上小学: children.
      const least = m.group.length > 1 ? m.group.at(-1) : undefined;
      if (m.current.length === 0 && least !== undefined) m.current = [least];
      else if (m.current.length === 0) m.current = [addMember(m, "child", undefined, span, meaning.word)];
      else if (known.length === 0) m.drafts.push(...m.current);
      for (const draft of m.current) if (meaning.sex !== undefined) setFact(draft, "sex", meaning.sex, span);
      m.counted = true;
      break;
    }
    case "siblings":
      m.current = meaning.sexes.map((sex) => {
        const draft = newDraft(false);
        if (sex !== null) setFact(draft, "sex", sex, span);
        m.drafts.push(draft);
        return draft;
      });
      if (m.current.length > 1) m.siblings = m.current;
      m.counted = true;
      break;
    case "children":
      m.current = meaning.sexes.map((sex) => addMember(m, "child", sex, span, sex === "male" ? "儿子" : "女儿"));
      break;
    case "rank": {
      const known = m.group[meaning.rank];
      m.current = [known ?? addMember(m, "child", undefined, span)];
      break;
    }
    case "parents":
      m.current = [addMember(m, "parent", "male", span, "parents"), addMember(m, "parent", "female", span, "parents")];
      break;
    case "person":
      m.current = [newDraft(true)];
      m.drafts.push(...m.current);
      break;
    case "relation": {
      const isPlainChild = meaning.relation === "child" && meaning.sex === undefined;
      const word = isPlainChild ? "娃" : m.text.slice(token.from, token.to);
      const [sibling] = m.siblings.length > 1 && meaning.relation === "sibling" ? siblingOf(m, word, meaning.sex) : [];
      if (sibling !== undefined) {
        m.current = [sibling];
        break;
      }
      const before = namedBefore(m, at, word, meaning.relation);
      if (before.length > 0) {
        for (const draft of before)
          if (meaning.sex !== undefined && draft.facts.sex === undefined) setFact(draft, "sex", meaning.sex, span);
        m.current = before;
        break;
      }
      // 两个孩子是双胞胎: the same two.
      if (
        meaning.count === 2 &&
        m.group.length === 2 &&
        m.group.every(({ facts }) => facts.relation === meaning.relation)
      ) {
        m.current = m.group;
        for (const draft of m.group)
          if (meaning.sex !== undefined && draft.facts.sex === undefined) setFact(draft, "sex", meaning.sex, span);
        break;
      }
      const made: Draft[] = [];
      for (let count = Math.max(meaning.count ?? kinCount(m, at), countAfter(m, at)); count > 0; count -= 1)
        made.push(addMember(m, meaning.relation, meaning.sex, span, word));
      m.current = made;
      if (/^[^,，。;；\s]{0,4}(?:嫁(?!进)|分家|分户|另过|分开住|在外头)/.test(m.after(token.to)))
        for (const draft of made) m.elsewhere.add(draft);
      break;
    }
    default:
      return [];
  }
  m.used.add(at);
  return m.current;
}

export const isSpouse = ({ facts }: Draft): boolean => facts.relation === "head" || facts.relation === "spouse";

/** 男人瘫痪,女人种地: the one of a couple, or the one who is not named yet. */
function coupled(m: Message, sex: "male" | "female"): readonly Draft[] {
  const adults = m.drafts.filter(isSpouse);
  const alike = adults.filter(({ facts }) => facts.sex === sex);
  if (alike.length > 0) return alike.slice(0, 1);
  const [only] = adults;
  if (adults.length !== 1 || only?.facts.sex === undefined) return [];
  const draft = newDraft(false, sex);
  setFact(draft, "sex", sex, only.seen[0]?.span ?? [0, 0]);
  m.drafts.push(draft);
  return [draft];
}

/** 弟兄两个,哥60弟57: the elder is the first of them. */
function siblingOf(m: Message, word: string, sex: "male" | "female" | undefined): readonly Draft[] {
  const alike = m.siblings.filter(({ facts }) => facts.sex === undefined || facts.sex === sex);
  const one = /[哥姐]/.test(word) ? alike[0] : alike.at(-1);
  return one === undefined ? [] : [one];
}

/** 老头71老太69,农村老两口: the two who were told of. */
function knownPair(m: Message): readonly Draft[] | undefined {
  const spouses = m.drafts.filter(({ facts }) => facts.relation === "spouse");
  if (spouses.length === 2) return spouses;
  const [one, other, ...more] = m.drafts.filter(
    ({ facts }) => facts.relation === undefined && (facts.sex !== undefined || facts.age !== undefined),
  );
  const isCouple =
    one !== undefined &&
    other !== undefined &&
    more.length === 0 &&
    (one.facts.sex === undefined || one.facts.sex !== other.facts.sex);
  return isCouple && (one.facts.age ?? 60) > 20 && (other.facts.age ?? 60) > 20 ? [one, other] : undefined;
}

/** 孙子父亲, 儿子的妻子 are somebody's father and wife; 儿子女儿, 妻子儿子, 儿子孙子 are lists. */
const lists = new Set([
  "spouse child",
  "child child-in-law",
  "child grandchild",
  "child-in-law grandchild",
  "grandparent parent",
  "parent grandparent",
]);

function isPossessive(m: Message, first: number | undefined, second: number | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  const owner = m.tokens[first];
  const owned = m.tokens[second];
  if (owner?.t !== "word" || owned?.t !== "word" || owner.meaning.t !== "relation" || owned.meaning.t !== "relation")
    return false;
  if (!/^的?$/.test(m.text.slice(owner.to, owned.from)) || owner.meaning.relation === "head") return false;
  const { relation } = owned.meaning;
  if (
    owner.to === owned.from &&
    (relation === owner.meaning.relation || lists.has(`${owner.meaning.relation} ${relation}`))
  )
    return false;
  return true;
}

function isParentOrSpouse(m: Message, at: number): boolean {
  const token = m.tokens[at];
  return (
    token?.t === "word" &&
    token.meaning.t === "relation" &&
    (token.meaning.relation === "parent" || token.meaning.relation === "spouse")
  );
}
