// From a typed message to what it means here: an answer to the question asked, a line about the household, a command.
import { factDef } from "../rules/index.ts";
import { type Answering, excerpt, readAsAnswer } from "./answering.ts";
import { readChat } from "./chat-words.ts";
import { type Command, readCommand } from "./command-words.ts";
import { fits } from "./ends.ts";
import { type Json, type JsonObject, leavesOf, memberOf, readAt } from "./paths.ts";
import {
  type AskedParameter,
  type CorrectionReading,
  isQuestion,
  readCorrection,
  readTruth,
  type Unsettled,
} from "./read/index.ts";
import type { Item, Notice } from "./reply.ts";
import { placeMembers } from "./roster.ts";
import { readSaidLine, type SaidLine } from "./said-line.ts";
import { type Asked, askedAs, type Change, hasFacts, listedMembers, type OpenCase, type Session } from "./session.ts";
import type { FactsJson, Surroundings } from "./types.ts";
import { factNameOf, itemOf } from "./view/items.ts";

export type Reading =
  | {
      readonly kind: "facts";
      readonly changes: readonly Change[];
      readonly notices: readonly Notice[];
      /** A line may bring several facts and is answered with the verdict; an answer with the next question. */
      readonly as: "answer" | "line";
      /** A question that the message itself raises ("1200元": a month or a year?). */
      readonly asks: Asked | null;
      readonly parameters: readonly AskedParameter[];
    }
  | { readonly kind: "homes"; readonly all: boolean }
  | { readonly kind: "pass" }
  | { readonly kind: "refuse" }
  | { readonly kind: "unclear"; readonly notice: Notice; readonly asks: Asked | null }
  | { readonly kind: "reopen"; readonly asked: Asked; readonly notices: readonly Notice[] }
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "other-household"; readonly items: readonly Item[] }
  /** About the rules, not about the household. */
  | { readonly kind: "question" }
  | { readonly kind: "nothing"; readonly notice: Notice };

/** Reads a message. `sameCase`: it has been confirmed that a line changes the open case. */
export function readText(session: Session, text: string, at: Surroundings, sameCase: boolean): Reading {
  const facts = session.case?.facts ?? {};
  const asked = session.question;
  const definition = asked?.card === "fact" ? factDef(asked.path) : undefined;
  const command = readCommand(text);
  // A command word is no answer; only "today" may be the day that is asked, 语言 a kind of disability, and 特困 what
  // somebody draws.
  const mayAnswer =
    (definition?.kind === "day" && command?.name === "on") ||
    (definition?.kind === "choice" && (command?.name === "language" || command?.name === "programme"));
  if (command !== null && !mayAnswer) return { kind: "command", command };
  const what = readChat(text);
  if (what !== null) return { kind: "nothing", notice: { kind: "chat", what } };
  const correction = isQuestion(text) ? null : readCorrection(text);
  if (correction !== null && (session.case !== null || correction.value === ""))
    return correct(facts, session.case === null, correction, text, at);
  // 不是4口人，是5口人 says what is so, and what it puts right.
  const instead = /^不是[^，,；;。不是]{1,15}[，,；;\s]*(?:而)?是([^，,；;。]{1,15})[。了啊呀]*$/u.exec(
    text.trim(),
  )?.[1];
  const righted = instead === undefined ? null : readText(session, instead, at, sameCase);
  if (righted?.kind === "facts" && righted.changes.length > 0) return righted;
  if (asked?.card === "all-here") {
    const homes = readHomes(text);
    if (homes !== null) return homes;
  }
  const line = readSaidLine(text, at.today);
  if (asked !== null && definition !== undefined) {
    const answer = readAsAnswer({ facts, asked, definition, today: at.today }, text, line);
    const reading = answer === null ? null : readingOf(session, answer, at, sameCase);
    if (reading !== null) return reading;
  }
  return command === null ? readAsLine(session, facts, asked, text, line, sameCase) : { kind: "command", command };
}

/** An answer with what was said beside it; null when both together may speak of another household. */
function readingOf(session: Session, answer: Answering, at: Surroundings, sameCase: boolean): Reading | null {
  if (answer.kind !== "answered") return answer;
  const own: Extract<Reading, { kind: "facts" }> = {
    kind: "facts",
    changes: answer.changes,
    notices: answer.notices,
    as: "answer",
    asks: null,
    parameters: [],
  };
  if (answer.beside === null) return own;
  const facts = session.case?.facts ?? {};
  const more = readAsLine(
    session,
    facts,
    session.question,
    answer.beside,
    readSaidLine(answer.beside, at.today),
    sameCase,
  );
  if (more.kind === "other-household") return null;
  if (more.kind !== "facts") return own;
  return { ...more, changes: [...own.changes, ...more.changes], notices: [...own.notices, ...more.notices] };
}

/** Opens the answer that is to be changed, or changes it at once when what it should be is clear. */
function correct(
  facts: FactsJson,
  isClosed: boolean,
  correction: CorrectionReading,
  text: string,
  at: Surroundings,
): Reading {
  if (isClosed) return { kind: "nothing", notice: { kind: "no-case" } };
  const { value } = correction;
  if (correction.fact === "roster")
    return { kind: "reopen", asked: { ...askedAs("roster"), editing: true }, notices: [] };
  const path = pathOf(facts, correction);
  if (path === null) {
    return correction.relation === undefined && facts.members !== undefined
      ? { kind: "command", command: { name: "summary", argument: "" } }
      : { kind: "nothing", notice: { kind: "not-understood", text: excerpt(text) } };
  }
  const isKnown = readAt(facts, path) !== undefined;
  const asked: Asked = { path, card: "fact", ...(isKnown ? { editing: true as const } : {}) };
  const definition = factDef(path);
  if (definition === undefined || value === "") return { kind: "reopen", asked, notices: [] };
  const answer = readAsAnswer({ facts, asked, definition, today: at.today }, value, readSaidLine(value, at.today));
  if (answer?.kind === "answered" && answer.beside === null) {
    const { changes, notices } = answer;
    return { kind: "facts", changes, notices, as: "answer", asks: null, parameters: [] };
  }
  if (answer?.kind === "unclear") return { kind: "reopen", asked: answer.asks ?? asked, notices: [answer.notice] };
  return { kind: "reopen", asked, notices: [{ kind: "not-understood", text: excerpt(text) }] };
}

/** The fact that a correction means; null where it is not clear whose. Income per head is income too: what was said so is what is changed. */
export function pathOf(facts: FactsJson, { fact, relation, member, value }: CorrectionReading): string | null {
  if (fact === "income.total") {
    const perHead = /人均|per head/.test(value) || (value === "" && readAt(facts, "income.perHead") !== undefined);
    return perHead && readAt(facts, "income.total") === undefined ? "income.perHead" : fact;
  }
  if (!fact.startsWith("members[]")) return fact;
  const count = listedMembers(facts);
  const paths = Array.from({ length: count }, (_, index) => fact.replace("[]", `[${index}]`));
  if (member !== undefined) return paths[member] ?? null;
  const own = paths.filter((path, index) =>
    relation === undefined
      ? readAt(facts, path) !== undefined
      : readAt(facts, `members[${index}].relation`) === relation,
  );
  return own.length === 1 ? (own[0] ?? null) : null;
}

const allHome =
  /^(?:全部|全都|全|都|大家都|人都|他们都)(?:还|长期|一直|常年)?(?:在家里住|在家住|在家里|住在家里|住在家|住家里|在家|在一起|住一起|一起住|在|是|住)(?:的|了|呢|啊|呀)*$/u;
const notAllHome = /^(?:没有?都|不都|没全|不全|都不|都没)(?:在|是|住)/u;

function readHomes(text: string): Reading | null {
  const said = text.trim().replace(/[。.!！~\s]+$/, "");
  if (allHome.test(said)) return { kind: "homes", all: true };
  // 都不在 may be taken for two things: it is asked of each.
  if (notAllHome.test(said)) return { kind: "homes", all: false };
  if (isQuestion(said)) return null;
  const read = readTruth(text, { yes: ["在", "在家"], no: ["不在", "有外出", "有人外出"] });
  // 不是1.2万，是1.5万 is about something else.
  if ("unread" in read && read.unread.length > 0) return null;
  const { kind } = read;
  switch (kind) {
    case "yes":
    case "no":
      return { kind: "homes", all: kind === "yes" };
    case "unknown":
      return { kind: "pass" };
    case "refused":
      return { kind: "refuse" };
    default:
      return null;
  }
}

/** Reads a text as a line about the household, with the line's own reading; `sameCase` as for `readText`. */
export function readAsLine(
  session: Session,
  facts: FactsJson,
  asked: Asked | null,
  text: string,
  line: SaidLine,
  sameCase: boolean,
): Reading {
  const said = line.facts as FactsJson;
  const items = line.understood.map(({ fact, value, arithmetic }) => ({
    ...itemOf(said, fact, value),
    ...(arithmetic === undefined ? {} : { arithmetic }),
  }));
  const asks = isQuestion(text);
  // What a question about the rules speaks of (重病可以单人保吗) is not said of this household.
  if (asks && !describesHome(line)) return { kind: "question" };
  if (items.length === 0 && line.vague.length === 0 && line.parameters.length === 0) {
    return { kind: "nothing", notice: { kind: "not-understood", text: excerpt(text) } };
  }
  // 4口人不对 says what is not so.
  if (takesOut.test(text.trim())) return { kind: "nothing", notice: { kind: "not-understood", text: excerpt(text) } };
  if (saysWrong.test(text.trim())) return reopened(facts, line, text);
  // Who lists the people may say their number and income again; a line without them is the next household there too.
  const listsPeople = asked?.card === "roster" && line.roster === "named";
  if (!sameCase && !listsPeople && speaksOfAnotherHousehold(session.case, said)) {
    return { kind: "other-household", items };
  }
  const { members, ...household } = said;
  const placed = Array.isArray(members)
    ? placeMembers({ ...facts, ...household }, members as readonly JsonObject[], line.roster === "named", toldOf(line))
    : { changes: [], unplaced: [], unassigned: [], indexes: [] };
  const changes = [...leavesOf(household).map(([path, value]) => ({ path, value })), ...placed.changes];
  const notices: Notice[] = items.length === 0 ? [] : [{ kind: "understood", items }];
  if (line.unread.length > 0) notices.push({ kind: "unread", texts: line.unread.map(excerpt) });
  for (const unsettled of line.vague) notices.push(noticeOf(said, unsettled));
  if (placed.unplaced.length > 0) notices.push({ kind: "unplaced", items: traitsOf(placed.unplaced) });
  if (placed.unassigned.length > 0) notices.push({ kind: "which-member", items: traitsOf(placed.unassigned) });
  return {
    kind: "facts",
    changes,
    notices,
    as: asked?.card === "roster" && changes.every(({ path }) => path.startsWith("members")) ? "answer" : "line",
    asks: questionRaised(placedIn(line.vague, placed.indexes), facts, asked),
    parameters: line.parameters,
  };
}

/** Those of the line's people of whom something was said that has to be asked. */
function toldOf(line: SaidLine): ReadonlySet<number> {
  return new Set(line.vague.flatMap(({ fact }) => (fact === null ? [] : (memberOf(fact) ?? []))));
}

/** What is asked of somebody is asked of the one who was meant, wherever that one stands in the roster. */
function placedIn(vague: readonly Unsettled[], indexes: readonly (number | null)[]): readonly Unsettled[] {
  return vague.flatMap((unsettled) => {
    const member = unsettled.fact === null ? null : memberOf(unsettled.fact);
    const index = member === null ? undefined : indexes[member];
    if (unsettled.fact === null || member === null || index === undefined) return [unsettled];
    return index === null
      ? []
      : [{ ...unsettled, fact: unsettled.fact.replace(/^members\[\d+\]/, `members[${index}]`) }];
  });
}

/** 删掉妻子: nobody is put on the roster by being taken off it. */
const takesOut =
  /^(?:请|帮我|把|将)*(?:删|去掉|移除|划掉|减去|减掉|拿掉|remove |delete )|(?:删|删掉|删除|去掉|移除|划掉)(?:了|吧)?[。.!！]*$/i;
const saysWrong = /(?:不对|错了|错啦|不正确|有误)[了的啊呀吧。.!！]*$/;

function reopened(facts: FactsJson, line: SaidLine, text: string): Reading {
  const notice: Notice = { kind: "not-understood", text: excerpt(text) };
  const said = [...line.understood, ...line.vague].map(({ fact }) => fact ?? "");
  const wrong = said.find((fact) => readAt(facts, fact) !== undefined && factDef(fact) !== undefined);
  if (wrong === undefined) return { kind: "nothing", notice };
  return { kind: "reopen", asked: { path: wrong, card: "fact", editing: true }, notices: [] };
}

function describesHome(line: SaidLine): boolean {
  const facts = [...line.understood, ...line.vague].map(({ fact }) => fact ?? "");
  const things = new Set(line.understood.map(({ span }) => span[0]));
  return things.size >= 3 || facts.some((fact) => fact === "size" || fact.startsWith("income."));
}

// A line that says again, and differently, what makes up a household may be the next household at the door.
function speaksOfAnotherHousehold(open: OpenCase | null, said: FactsJson): boolean {
  if (!hasFacts(open)) return false;
  const known = ["area", "size", "income.total", "income.perHead"].filter(
    (path) => isKnown(readAt(open.facts, path)) && readAt(said, path) !== undefined,
  );
  return known.length >= 2 && known.some((path) => !fits(readAt(open.facts, path), readAt(said, path)));
}

/** What was passed over is not known, and nothing contradicts it. */
function isKnown(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== "refused";
}

function questionRaised(vague: readonly Unsettled[], facts: FactsJson, asked: Asked | null): Asked | null {
  const raised = vague.find(({ fact, choices }) => fact !== null && choices.length > 0 && factDef(fact) !== undefined);
  if (raised?.fact === undefined || raised.fact === null) return null;
  if (asked?.card === "fact" && asked.path === raised.fact) return { ...asked, offered: raised.choices };
  const known = readAt(facts, raised.fact) !== undefined;
  return { path: raised.fact, card: "fact", offered: raised.choices, ...(known ? { editing: true } : {}) };
}

function noticeOf(said: FactsJson, unsettled: Unsettled): Notice {
  if (unsettled.code === "recognition") return { kind: "recognition" };
  const fact =
    unsettled.fact === null || factDef(unsettled.fact) === undefined ? null : factNameOf(said, unsettled.fact);
  return { kind: "unsettled", code: unsettled.code, text: excerpt(unsettled.text), fact, data: unsettled.data };
}

function traitsOf(members: readonly JsonObject[]): readonly Item[] {
  const facts = { members };
  return leavesOf(members, "members").map(([path, value]) => itemOf(facts, path, value));
}
