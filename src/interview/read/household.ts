import { Decimal } from "decimal.js";
import { exclusiveFacts } from "../../rules/index.ts";
import { readCounts, settleSize } from "./counts.ts";
import { describe, readMemberDay, settleMember } from "./describe.ts";
import { doubtSums } from "./doubted-sums.ts";
import { type Draft, setFact, type Understood, type Unsettled } from "./findings.ts";
import { readGivers } from "./gifts.ts";
import { readAges, readSchools, readShares, readUngrouped } from "./groups.ts";
import { ownersOf } from "./kin.ts";
import { type AskedParameter, Message, type WordToken } from "./message.ts";
import { addMember, isOthers } from "./named.ts";
import { plain } from "./number.ts";
import { placeNothing, placeSum } from "./place-sums.ts";
import { questionStart } from "./question.ts";
import { segmentsOf } from "./segments.ts";
import { settleChildren, settleSituation } from "./situation.ts";
import type { Span } from "./text.ts";
import type { Token } from "./tokens.ts";

export interface Household {
  readonly household: readonly Understood[];
  readonly members: readonly Draft[];
  readonly unsettled: readonly Unsettled[];
  readonly unread: readonly Span[];
  readonly parameters: readonly AskedParameter[];
  readonly questions: readonly Span[];
  readonly roster: "none" | "named" | "counted";
}

/** Reads a whole message, stretch by stretch, into members and household facts: one reader behind the roster card and the field line. */
export function readHousehold(given: string, today?: string, isCard = false): Household {
  const m = new Message(given, today, isCard);
  const isPlace = (at: number): boolean => {
    const token = m.tokens[at];
    return token !== undefined && isMerePlace(m.text, [token.from, token.to]);
  };
  let start = 0;
  for (let at = 0; at <= m.tokens.length; at += 1) {
    const token = m.tokens[at];
    if (token !== undefined && token.t !== "gap") continue;
    if (at > start) for (const [from, to] of segmentsOf(m, start, at, isPlace)) readStretch(m, from, to);
    if (token !== undefined) m.used.add(at);
    start = at + 1;
  }
  settleAlternatives(m);
  settleChildren(m);
  settleSize(m);
  settleSituation(m);
  for (const [at, draft] of m.drafts.entries()) settleMember(m, draft, at);
  const unread = m.unread();
  const { household, doubted } = doubtSums(given, [...m.facts.values()], unread);
  return {
    household,
    members: m.drafts,
    unsettled: [...m.unsettled, ...doubted],
    unread,
    parameters: m.parameters,
    questions: m.questions,
    roster: m.counted ? "counted" : m.drafts.length > 0 ? "named" : "none",
  };
}

/** One stretch between two gaps: first what it asks, then what it counts, then whom it speaks of, then what it says. */
function readStretch(m: Message, start: number, end: number): void {
  if (m.wordIs(start, "corrects")) {
    m.corrects = true;
    m.used.add(start);
    if (end > start + 1) readStretch(m, start + 1, end);
    return;
  }
  if (m.corrects && correctSum(m, start, end)) return;
  const stop = readQuestion(m, start, end);
  const indexes: number[] = [];
  for (let at = start; at < stop; at += 1) indexes.push(at);
  const blocked = blockedTokens(m, indexes);
  const open = indexes.filter((at) => !blocked.has(at));
  readGivers(m, open);
  if (!open.some((at) => m.isKin(at))) {
    if (m.group.length > 1) readShares(m, open);
    else readUngrouped(m, open);
  }
  readCounts(m, open);
  const owners = ownersOf(m, open);
  if (m.group.length > 1 && open.some((at) => m.isKin(at))) readShares(m, open);
  readAges(m, Math.max(start, m.groupAt + 1));
  readSchools(m, Math.max(start, m.groupAt + 1));
  const together = open.some((at) => m.wordIs(at, "every"));
  let spokeOfHome = false;
  for (const at of open) {
    const token = m.tokens[at];
    if (token === undefined || m.used.has(at)) continue;
    const owner = owners.get(at) ?? [];
    const sum = m.sums.get(at);
    if (sum !== undefined) spokeOfHome = placeSum(m, sum, owner, open) || spokeOfHome;
    else if (m.claimed.has(at)) continue;
    else if (token.t === "word") spokeOfHome = readWord(m, at, token, owners, open, together) || spokeOfHome;
    else if (token.t === "number") describe(m, at, owner, together);
    else if (token.t === "day") readDay(m, at, token, owner, open);
  }
  m.corrects = false;
  const speaksOfHome = spokeOfHome || open.some((at) => m.wordIs(at, "home"));
  if (speaksOfHome && !open.some((at) => m.isKin(at))) m.current = [];
}

/** 年收入一万二,不对,一万三: a figure alone takes the place of the sum before it, with its period. */
function correctSum(m: Message, start: number, end: number): boolean {
  const token = m.tokens[start];
  const last = [...m.facts.values()].filter(({ fact }) => /^income\.|^assets\.deposits|^costs\./.test(fact)).at(-1);
  if (end !== start + 1 || token?.t !== "number" || m.claimed.has(start) || last === undefined) return false;
  const { unit, number } = token.quantity;
  if ((unit !== "money" && unit !== "none") || number.kind !== "exact" || number.value.isNegative()) return false;
  const [, period] = String(last.value).split("/");
  const amount = plain(number.value);
  m.setHousehold(last.fact, period === undefined ? amount : `${amount}/${period}`, [token.from, token.to], [start]);
  m.corrects = false;
  return true;
}

/** Sets the question of a stretch aside; returns where the facts before it end. */
function readQuestion(m: Message, start: number, end: number): number {
  const asked = questionStart(m.text, m.tokens, start, end, m.questions.length > 0);
  const last = m.tokens[end - 1];
  if (asked === undefined || last === undefined) return end;
  const mark = /^[?？]/.test(m.after(last.to)) ? 1 : 0;
  m.questions.push([m.tokens[asked]?.from ?? last.from, last.to + mark]);
  for (let at = asked; at < end; at += 1) m.used.add(at);
  return asked;
}

/** After 不, 没, 以前, 可能 … the rest of the stretch is not taken; before 毕业, 文化 … the word itself is not. */
function blockedTokens(m: Message, indexes: readonly number[]): ReadonlySet<number> {
  const blocked = new Set<number>();
  // 村里有3户重病: a count of homes speaks of the village.
  let isBlocked = indexes.some((at) => m.unitAt(at) === "户" && !/^[一1]/.test(m.text.slice(m.tokens[at]?.from)));
  for (const at of indexes) {
    const token = m.tokens[at];
    if (token === undefined) continue;
    if (m.claimed.has(at)) {
      if (isBlocked && m.sums.get(at)?.label?.t !== "standard") blocked.add(at);
      continue;
    }
    const t = token.t === "word" ? token.meaning.t : token.t;
    const thing = m.tokens[at + 1];
    // 无商品房 says nothing of the old house.
    const isKind =
      thing !== undefined && /商品房|楼房|自建房|砖房|平房|瓦房|木房/.test(m.text.slice(thing.from, thing.to));
    if (t === "not" && thing?.t === "word" && thing.meaning.t === "thing" && !isKind) {
      m.setHousehold(thing.meaning.fact, 0, [token.from, thing.to], [at, at + 1]);
      continue;
    }
    if (t === "not" || t === "past") blockBefore(m, at, t, blocked);
    // 给儿子, 补贴母亲: somebody is mentioned, not listed.
    // 没有重病和残疾 denies both.
    const isDenial = token.t === "word" && token.meaning.t === "member" && /^[没无不]/.test(m.text.slice(token.from));
    if (isDenial && /^[和与及或、]/.test(m.after(token.to))) isBlocked = true;
    const isMention =
      token.t === "word" && token.meaning.t === "label" && token.meaning.fact === null && m.isKin(at + 1);
    if (t === "not" || t === "doubt" || isMention || (token.t === "number" && token.negated)) isBlocked = true;
    // 假如标准一年6000 supposes nothing of the household.
    if (isBlocked || t === "past") blocked.add(at);
  }
  return blocked;
}

function blockBefore(m: Message, at: number, by: "not" | "past", blocked: Set<number>): void {
  for (let before = at - 1; before >= 0; before -= 1) {
    const token = m.tokens[before];
    if (token?.t === "glue" || m.wordIs(before, "filler")) continue;
    if (m.unitAt(before) === "级") {
      blocked.add(before);
      continue;
    }
    if (token?.t !== "word") return;
    const { t } = token.meaning;
    const isDeniable =
      t === "member" ||
      t === "ask-member" ||
      t === "at-home" ||
      t === "disability" ||
      (t === "illness" && by === "past");
    if (isDeniable) blocked.add(before);
    return;
  }
}

/** Reads one word that is not kin; true when it speaks of the household. */
function readWord(
  m: Message,
  at: number,
  token: WordToken,
  owners: ReadonlyMap<number, readonly Draft[]>,
  open: readonly number[],
  together: boolean,
): boolean {
  const span: Span = [token.from, token.to];
  const { meaning } = token;
  const owner = owners.get(at) ?? [];
  switch (meaning.t) {
    case "area":
      if (isMerePlace(m.text, span)) return false;
      m.setHousehold("area", meaning.value, span, [at]);
      return true;
    case "household":
      if (isOthers(m, meaning.fact, open)) {
        m.ask("which-member", meaning.fact, span, {}, [], [at]);
        return false;
      }
      m.setHousehold(meaning.fact, meaning.value, span, [at]);
      return true;
    case "households":
      for (const [fact, value] of Object.entries(meaning.facts)) m.setHousehold(fact, value, span, [at]);
      return true;
    case "label":
      // 吃低保 is said with or without a sum.
      for (const [fact, value] of Object.entries(meaning.also ?? {})) m.setHousehold(fact, value, span, [at]);
      return meaning.also !== undefined;
    case "ask-home":
      if (!m.facts.has(meaning.fact)) m.ask("unclear", meaning.fact, span, {}, [], [at]);
      return true;
    case "event":
      m.events.push({ kind: meaning.kind, span });
      m.setHousehold("emergency.kind", meaning.kind, span, [at]);
      return false;
    case "parent-state":
      m.parentStates.push({ facts: meaning.facts, span, at });
      m.used.add(at);
      return false;
    case "family":
      m.familyTraits.push({ facts: meaning.facts, span, at });
      return false;
    case "single-home":
      m.setHousehold("size", 1, span, [at]);
      return m.lone === undefined && !m.hasNamed();
    case "thing":
      if (/有$/.test(m.before(token.from))) m.ask("how-many", meaning.fact, span, {}, [], [at]);
      return true;
    case "no-income":
      return placeNothing(m, at, span, owner, open);
    case "alone":
      if (owner.length === 1 && owner[0] !== undefined && owner[0].named) {
        setFact(owner[0], "appliesAlone", true, span);
        m.used.add(at);
      } else if (owner.every(({ named }) => !named)) m.setHousehold("ownApplication", true, span, [at]);
      return false;
    case "companion":
      if (!m.drafts.some(({ facts }) => facts.relation === meaning.relation && facts.sex === meaning.sex))
        addMember(m, meaning.relation, meaning.sex, span, m.text.slice(...span).replace(/^跟着?/, ""));
      m.used.add(at);
      return false;
    case "member":
      // 五保户,七十六: of somebody alone it is what the household draws.
      if (meaning.facts.receiving === "destitute" && !m.isCard && owner.every(({ named }) => !named)) {
        if (m.text.trim() === m.text.slice(...span)) return false;
        const isWished = /[转办评申报进吃想和与]$/.test(m.before(token.from));
        if (isWished || /^(?:和|与|能|可|怎|咋|吗|要什么|条件|标准|申请|算)/.test(m.after(token.to))) return false;
        m.setHousehold("receiving", "destitute", span, [at]);
        return false;
      }
      describe(m, at, owner, together);
      return false;
    case "sex":
    case "disability":
    case "illness":
    case "ask-member":
    case "at-home":
    case "traits":
      describe(m, at, owner, together);
      return false;
    default:
      return false;
  }
}

/** A day of birth or death of a member, of what befell the home, or the one from which something is drawn. */
function readDay(
  m: Message,
  at: number,
  token: Token & { readonly t: "day" },
  owner: readonly Draft[],
  open: readonly number[],
): void {
  const [before, after] = [m.tokens[at - 1], m.tokens[at + 1]];
  if (before?.t === "word" && before.meaning.t === "since" && /^benefit\.last/.test(before.meaning.fact)) {
    const span: Span = [before.from, token.to];
    if (token.day === null) m.ask("vague-day", before.meaning.fact, span, {}, [], [at - 1, at]);
    else m.setHousehold(before.meaning.fact, token.day, span, [at - 1, at]);
    return;
  }
  if (after?.t === "word" && after.meaning.t === "since") {
    const isTaper = m.text.includes("渐退");
    const fact = isTaper && after.meaning.fact !== "benefit.since" ? "taper.since" : "benefit.since";
    const span: Span = [token.from, after.to];
    if (token.day === null) m.ask("vague-day", fact, span, {}, [], [at, at + 1]);
    else m.setHousehold(fact, token.day, span, [at, at + 1]);
    return;
  }
  readMemberDay(m, at, token, owner, open);
}

/** 在县城打工, 城里买了房: a place where something is, not the standard that applies. */
function isMerePlace(text: string, [from, to]: Span): boolean {
  const before = text.slice(Math.max(0, from - 8), from);
  if (/(?:户口|户籍|家)(?:是|在|属)?$/.test(before)) return false;
  if (
    /^(?:村|乡|市)[里上]$/.test(text.slice(from, to)) &&
    /^(?:说|让|不给|给他?报|评|开会|公示|报|干部|通知|要他|叫|没报|不报|推荐|同意)/.test(text.slice(to))
  )
    return true;
  if (/^租房?住?(?=[\s,，。;；]|$)/.test(text.slice(to))) return false;
  return (
    /[在去到进来回往]$/.test(before) ||
    /^(?:买|有房|有套|打工|上班|的房|租|房|读|上学|务工|一套|那)/.test(text.slice(to))
  );
}

/**
 * Of facts that exclude one another (a total and its parts, net and gross) the first said is kept and the others are asked; a net cost
 * that is what the gross ones leave is only said twice.
 */
function settleAlternatives(m: Message): void {
  for (const group of exclusiveFacts) {
    const said = group
      .map((facts) => facts.map((fact) => m.facts.get(fact)).filter((one) => one !== undefined))
      .filter((facts) => facts.length > 0)
      .sort(([a], [b]) => (a?.span[0] ?? 0) - (b?.span[0] ?? 0));
    const [kept, ...others] = said;
    for (const other of others.flat()) {
      m.facts.delete(other.fact);
      if (other.fact === "costs.medicalSelfPaid" && isWhatIsLeft(m, String(other.value))) continue;
      m.ask(
        "conflict",
        other.fact,
        other.span,
        { first: String(kept?.[0]?.value), second: String(other.value) },
        [other.value],
        [],
      );
    }
  }
}

function isWhatIsLeft(m: Message, net: string): boolean {
  const yuan = (fact: string): Decimal => new Decimal(String(m.facts.get(fact)?.value ?? "0"));
  return yuan("costs.medicalBills")
    .minus(yuan("costs.medicalReimbursed"))
    .minus(yuan("costs.medicalCharity"))
    .equals(net);
}
