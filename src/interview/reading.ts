// From a typed message to what it means here: an answer to the question asked, a line about the household, a command.
import { type FactDef, factDef } from "../rules/index.ts";
import { type Command, readCommand } from "./command-words.ts";
import { type Json, type JsonObject, leavesOf, readAt } from "./paths.ts";
import {
  type AskedParameter,
  type LineReading,
  readAnswer,
  readLine,
  readTruth,
  type Unsettled,
} from "./read/index.ts";
import type { Item, Notice } from "./reply.ts";
import { placeMembers } from "./roster.ts";
import { type Asked, type Change, hasFacts, type OpenCase, type Session } from "./session.ts";
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
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "other-household"; readonly items: readonly Item[] }
  | { readonly kind: "nothing"; readonly notice: Notice };

/** Reads a message. `sameCase`: it has been confirmed that a line changes the open case. */
export function readText(session: Session, text: string, at: Surroundings, sameCase: boolean): Reading {
  const facts = session.case?.facts ?? {};
  const asked = session.question;
  const definition = asked?.card === "fact" ? factDef(asked.path) : undefined;
  // Anything would pass for free text, so there a command word must come first.
  const command = readCommand(text);
  if (command !== null && (text.trim().startsWith("/") || definition === undefined || definition.kind === "text")) {
    return { kind: "command", command };
  }
  if (asked?.card === "all-here") {
    const homes = readHomes(text);
    if (homes !== null) return homes;
  }
  const line = readLine(text, at.today);
  if (asked !== null && definition !== undefined) {
    const answer = readAsAnswer(facts, asked, definition, text, line, at);
    if (answer !== null) return answer;
  }
  if (command !== null) return { kind: "command", command };
  return readAsLine(session, facts, asked, text, line, sameCase);
}

function readHomes(text: string): Reading | null {
  if (/^\s*[都全]/u.test(text)) return { kind: "homes", all: true };
  const { kind } = readTruth(text);
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

function readAsAnswer(
  facts: FactsJson,
  asked: Asked,
  definition: FactDef,
  text: string,
  line: LineReading,
  at: Surroundings,
): Reading | null {
  const answer = readAnswer({ ...definition, unit: definition.unit ?? "" }, text, at.today);
  switch (answer.kind) {
    case "value": {
      const rest = otherChanges(line, asked.path);
      const item = {
        ...itemOf(facts, asked.path, answer.value),
        ...(answer.arithmetic === undefined ? {} : { arithmetic: answer.arithmetic }),
      };
      const notices: Notice[] = [];
      // Words beside the answer: either they are facts of their own, or it is said that they were not read.
      if (answer.unread.length > 0 && rest.length > 0) return null;
      notices.push({ kind: "remembered", item });
      if (answer.unread.length > 0) notices.push({ kind: "unread", texts: answer.unread });
      if (answer.note === "recognition") notices.push({ kind: "recognition" });
      if (answer.assumed === true) notices.push({ kind: "assumed-day", day: String(answer.value) });
      return {
        kind: "facts",
        changes: [{ path: asked.path, value: answer.value }],
        notices,
        as: "answer",
        asks: null,
        parameters: [],
      };
    }
    case "unknown":
      return { kind: "pass" };
    case "refused":
      return { kind: "refuse" };
    case "ask": {
      // A description of the household is no answer, whatever figures it holds.
      if (line.understood.length >= 2) return null;
      const [from, to] = answer.span;
      return {
        kind: "unclear",
        notice: {
          kind: "unsettled",
          code: answer.code,
          text: text.slice(from, to),
          fact: factNameOf(facts, asked.path),
          data: answer.data,
        },
        asks: answer.choices.length > 0 ? { ...asked, offered: answer.choices } : null,
      };
    }
    case "none":
      return null;
  }
}

function otherChanges(line: LineReading, path: string): readonly string[] {
  return leavesOf(line.facts as Json)
    .map(([leaf]) => leaf)
    .filter((leaf) => leaf !== path);
}

function readAsLine(
  session: Session,
  facts: FactsJson,
  asked: Asked | null,
  text: string,
  line: LineReading,
  sameCase: boolean,
): Reading {
  const said = line.facts as FactsJson;
  const items = line.understood.map(({ fact, value, arithmetic }) => ({
    ...itemOf(said, fact, value),
    ...(arithmetic === undefined ? {} : { arithmetic }),
  }));
  if (items.length === 0 && line.vague.length === 0 && line.parameters.length === 0) {
    return {
      kind: "nothing",
      notice:
        line.question === undefined ? { kind: "not-understood", text: excerpt(text) } : { kind: "policy-question" },
    };
  }
  if (!sameCase && asked?.card !== "roster" && speaksOfAnotherHousehold(session.case, said)) {
    return { kind: "other-household", items };
  }
  const { members, ...household } = said;
  const placed = Array.isArray(members)
    ? placeMembers({ ...facts, ...household }, members as readonly JsonObject[], line.roster === "named")
    : { changes: [], unplaced: [], unassigned: [] };
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
    asks: questionRaised(line.vague, facts, asked),
    parameters: line.parameters,
  };
}

// A line that says again, and differently, what makes up a household may be the next household at the door.
function speaksOfAnotherHousehold(open: OpenCase | null, said: FactsJson): boolean {
  if (!hasFacts(open)) return false;
  const known = ["area", "size", "income.total", "income.perHead"].filter(
    (path) => readAt(open.facts, path) !== undefined && readAt(said, path) !== undefined,
  );
  return known.length >= 2 && known.some((path) => readAt(open.facts, path) !== readAt(said, path));
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

/** A long message is quoted by its beginning. */
export function excerpt(text: string): string {
  const letters = [...text.trim()];
  return letters.length <= 30 ? letters.join("") : `${letters.slice(0, 30).join("")}…`;
}
