// What the household lives through: deaths and absences of parents, a fire, a job that ends the benefit slowly.
import { type Draft, newDraft, setFact } from "./findings.ts";
import type { MemberFacts } from "./meaning.ts";
import type { Message } from "./message.ts";
import type { Span } from "./text.ts";

const young = new Set(["child", "grandchild"]);

/** 妈妈去世了 is said of the children of the message: of those named, of the orphan, else of a child who is not listed yet. */
export function settleChildren(m: Message): void {
  if (m.parentStates.length > 0) {
    const named = m.drafts.filter(({ facts }) => young.has(facts.relation ?? "") && (facts.age ?? 0) < 25);
    const siblings = m.drafts.filter(({ facts }) => facts.relation === "sibling");
    const others = named.length > 0 ? named : siblings.length > 0 ? siblings : m.lone === undefined ? [] : [m.lone];
    const children = others.length > 0 ? others : [childOf(m)];
    for (const { facts, span } of m.parentStates)
      for (const child of children)
        for (const [key, value] of Object.entries(facts)) setFact(child, key as keyof MemberFacts, value, span);
  }
  settleParents(m);
}

function childOf(m: Message): Draft {
  const draft = newDraft(true);
  const [first] = m.parentStates;
  setFact(draft, "relation", "child", first?.span ?? [0, 0]);
  m.drafts.push(draft);
  return draft;
}

/**
 * 妈妈62,儿子读大学: without a householder the mother may be the householder herself, so that only her sex is certain; one of whom nothing
 * else is told is only mentioned.
 */
function settleParents(m: Message): void {
  // 爷爷奶奶带娃6岁: the child may be their grandchild.
  const isOfGrandparents = /爷爷|奶奶|外公|外婆|阿公|阿嬷|爷孙|祖孙/.test(m.text);
  const isOpen = isOfGrandparents && !m.isCard && !m.drafts.some(({ facts }) => facts.relation === "head");
  for (const draft of m.drafts) {
    if (!isOpen || draft.facts.relation !== "child" || draft.word !== "娃") continue;
    delete draft.facts.relation;
    remove(draft, "relation");
  }
  const hasHead = m.drafts.some(({ facts }) => facts.relation === "head");
  const hasChild =
    m.parentStates.length > 0 ||
    m.drafts.some(({ facts }) => young.has(facts.relation ?? "")) ||
    /孩|娃|崽/.test(m.text);
  if (hasHead || !hasChild || m.isCard) return;
  const dropped: Draft[] = [];
  for (const draft of m.drafts) {
    if (draft.facts.relation !== "parent") continue;
    delete draft.facts.relation;
    remove(draft, "relation");
    if (draft.word === "parents" && !m.singled.has(draft)) {
      delete draft.facts.sex;
      remove(draft, "sex");
    }
    const isBare = Object.keys(draft.facts).length <= 1;
    if (isBare && draft.types.length + draft.grades.length + draft.bare.length + draft.open.length === 0)
      dropped.push(draft);
  }
  for (const draft of dropped) m.drafts.splice(m.drafts.indexOf(draft), 1);
}

const isEmpty = ({ facts, types, grades, open }: Draft): boolean =>
  Object.keys(facts).length + types.length + grades.length + open.length === 0;

function remove(draft: Draft, key: keyof MemberFacts): void {
  draft.seen.splice(0, draft.seen.length, ...draft.seen.filter((one) => one.key !== key));
}

/** 独生子女户 is said of the couple, 单亲家庭 of the parent who is left. */
function settleFamily(m: Message): void {
  const couple = m.drafts.filter(({ facts }) => facts.relation === "head" || facts.relation === "spouse");
  const adults = m.drafts.filter(({ facts }) => !young.has(facts.relation ?? ""));
  for (const { facts, span, at } of m.familyTraits) {
    const of = facts.singleParent === true ? (adults.length === 1 ? adults : []) : couple.length > 0 ? couple : adults;
    for (const draft of of)
      for (const [key, value] of Object.entries(facts)) setFact(draft, key as keyof MemberFacts, value, span);
    if (of.length > 0) m.used.add(at);
  }
}

/** 卖菜一年毛收八千 with no cost beside it says nothing of what is left. */
function settleGross(m: Message): void {
  if (m.gross !== undefined) m.ask("unclear", "income.business", m.gross.span, {}, [], []);
}

/** 就业了要渐退: why the taper begins; the only day beside what befell the home is the day of that. */
export function settleSituation(m: Message): void {
  // 两口人都是残疾,一个视力一级一个肢体二级: the two are told apart, there is no third.
  const { lone } = m;
  if (lone !== undefined && m.drafts.length > 1 && isEmpty(lone) && lone.bare.length > 0)
    m.drafts.splice(m.drafts.indexOf(lone), 1);
  settleFamily(m);
  settleGross(m);
  const taper = /渐退/.test(m.text);
  const isTold = m.questions.length === 0 || m.facts.size + m.drafts.length > 0;
  if (taper && isTold) {
    const work = /就业了?|上了?班了?|上的班|找到工作|进厂了?|打工了/.exec(m.text);
    const business = /开了?(?:个|家|间)?.{0,2}店|做(?:起)?(?:小)?生意|创业/.exec(m.text);
    const [found, cause] = business === null ? [work, "employment"] : [business, "self-employment"];
    if (found !== null) {
      const span: Span = [found.index, found.index + found[0].length];
      m.setHousehold("taper.cause", cause, span, []);
    }
  }
  settleDeath(m);
  const [event] = m.events;
  if (event === undefined || m.facts.has("emergency.on")) return;
  const days = m.tokens.flatMap((token, at) => (token.t === "day" && !m.used.has(at) ? [{ token, at }] : []));
  const [only] = days;
  if (only === undefined || days.length > 1) return;
  const span: Span = [only.token.from, only.token.to];
  // 11月3号 of what has just befallen the home is the last one.
  const day = only.token.day ?? only.token.likely;
  if (day === null) m.ask("vague-day", "emergency.on", span, {}, [], [only.at]);
  else m.setHousehold("emergency.on", day, span, [only.at]);
}

/** 10月3号的事, or a day alone between two commas after the death. */
function isDayOf(m: Message, at: number): boolean {
  const [before, day, after] = [m.tokens[at - 1], m.tokens[at], m.tokens[at + 1]];
  if (/^ ?的事/.test(m.text.slice(day?.to))) return true;
  const dead = m.tokens[at - 2];
  const isAlone = before?.t === "gap" && (after === undefined || after.t === "gap");
  return isAlone && dead?.t === "word" && dead.meaning.t === "member" && dead.meaning.facts.lives === "dead";
}

/** 老伴没了,2026年10月3号的事: the day of the only death. */
function settleDeath(m: Message): void {
  const [dead, ...others] = m.drafts.filter(({ facts }) => facts.lives === "dead" && facts.diedOn === undefined);
  if (dead === undefined || others.length > 0 || m.events.length > 0) return;
  for (const [at, token] of m.tokens.entries()) {
    if (token.t !== "day" || token.day === null || m.used.has(at) || !isDayOf(m, at)) continue;
    setFact(dead, "diedOn", token.day, [token.from, token.to]);
    m.used.add(at);
  }
}
