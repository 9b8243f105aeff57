// Several households side by side: listing, finding, opening, naming, copying and putting them away.
// Cases that are not in the session are asked for; what comes back is handled here, in the same step.
import { excerpt } from "./answering.ts";
import {
  type CaseEntry,
  type CaseRecord,
  casesOnPage,
  type Fetched,
  numberNamed,
  type Request,
} from "./case-record.ts";
import type { CaseLine } from "./case-views.ts";
import type { Command, CommandName } from "./command-words.ts";
import { compareWithLast, tellWhatChanged } from "./comparing.ts";
import { offerDraft } from "./drafts.ts";
import { showDue } from "./due.ts";
import { actOnLoaded } from "./due-acts.ts";
import { giveCalendar, tellFeed } from "./exporting.ts";
import { caseOf } from "./kept-case.ts";
import { labelOf, longestLabel } from "./labels.ts";
import { withoutProcedure } from "./procedure.ts";
import type { Notice, Screen } from "./reply.ts";
import { caseId, hasFacts, nextNumber, type OpenCase, type Session, shelveCase, withOpened } from "./session.ts";
import { proceed, remark, reply, type Step, standingQuestion, type Turn, withSave } from "./step.ts";
import { caseNameOf, placeNameOf, programmeNameOf } from "./view/names.ts";

export type HouseholdCommand = Extract<
  CommandName,
  "cases" | "open" | "rename" | "copy" | "archive" | "restore" | "compare"
>;
const commands: ReadonlySet<CommandName> = new Set<HouseholdCommand>([
  "cases",
  "open",
  "rename",
  "copy",
  "archive",
  "restore",
  "compare",
]);

export function isHouseholdCommand(command: Command): command is Command & { readonly name: HouseholdCommand } {
  return commands.has(command.name);
}

/** Hears a text that turned out to choose nothing, as any other. */
type Hear = (session: Session, text: string, turn: Turn) => Step;

export function obeyAboutCases(session: Session, name: HouseholdCommand, argument: string, turn: Turn): Step {
  switch (name) {
    case "cases":
      return askForList(session, argument, turn);
    case "open":
      return openNamed(session, argument, turn);
    case "rename":
      return rename(session, argument, turn);
    case "copy":
    case "archive":
    case "restore":
      return changeCase(session, name, argument, turn);
    case "compare":
      return session.case === null
        ? remark(session, turn, { kind: "no-case" })
        : asking(session, load(session.case.number, "compare", turn));
  }
}

function asking(session: Session, request: Request): Step {
  return { session, effects: [request] };
}

function load(number: number, purpose: Extract<Request, { kind: "load-case" }>["purpose"], { how }: Turn): Request {
  return { kind: "load-case", number, purpose, how };
}

const archiveWords = new Set(["archived", "archive", "归档", "已归档", "归档的", "已归档的"]);

// The list --------------------------------------------------------------------------------------------------------

// "<12" goes on with what is older than the 12th case, in the list that is being looked at.
function askForList(session: Session, argument: string, turn: Turn): Step {
  const [, sign, number] = /^([<>])(\d{1,7})$/.exec(argument) ?? [];
  const isArchive = archiveWords.has(argument.toLowerCase());
  const fresh = { find: isArchive ? "" : labelOf(argument), archived: isArchive };
  const listing = sign === undefined ? fresh : (session.listing ?? { find: "", archived: false });
  const from = sign === undefined ? null : sign === "<" ? { before: Number(number) } : { after: Number(number) };
  return asking(
    { ...session, listing },
    { kind: "list-cases", ...listing, from, pick: false, otherwise: null, how: turn.how },
  );
}

/** A text after the list: the number or a part of the label of a case; null where it is surely something else. */
export function chooseCaseTyped(session: Session, turn: Turn, text: string): Step | null {
  const typed = text.trim();
  const number = numberNamed(typed);
  if (number !== null) return openNumber(session, number, turn);
  if (typed.length < 2 || typed.length > longestLabel) return null;
  return search(session, typed, text, turn);
}

function search(session: Session, find: string, otherwise: string | null, turn: Turn): Step {
  const find_ = labelOf(find);
  return asking(session, {
    kind: "list-cases",
    find: find_,
    archived: false,
    from: null,
    pick: true,
    otherwise,
    how: turn.how,
  });
}

function openNamed(session: Session, argument: string, turn: Turn): Step {
  if (argument === "") return askForList(session, "", turn);
  const number = numberNamed(argument);
  return number === null ? search(session, argument, null, turn) : openNumber(session, number, turn);
}

function openNumber(session: Session, number: number, turn: Turn): Step {
  const open = session.case;
  if (open?.number === number && hasFacts(open)) {
    const notice: Notice = { kind: "opened", case: caseNameOf(open), day: session.seen ?? turn.at.today };
    return proceed({ ...session, question: null }, turn, [notice], "verdict");
  }
  return asking(session, load(number, "open", turn));
}

function showList(session: Session, listed: Extract<Fetched, { kind: "cases-listed" }>, turn: Turn): Step {
  const { request, entries, older, newer, reached = null } = listed;
  const upwards = request.from !== null && "after" in request.from;
  const { find, archived } = request;
  const screen: Screen = {
    kind: "cases",
    cases: entries.slice(0, casesOnPage).map((entry) => lineOf(entry, session, turn)),
    find,
    archived,
    older: older ? ((upwards ? null : reached) ?? entries.at(-1)?.number ?? null) : null,
    newer: newer ? ((upwards ? reached : null) ?? entries[0]?.number ?? null) : null,
    reached,
    isOpen: hasFacts(session.case),
  };
  return reply({ ...session, choosing: "case", listing: { find, archived } }, turn, screen, [], null);
}

function lineOf(entry: CaseEntry, session: Session, { at }: Turn): CaseLine {
  const policy = at.policies.policy(entry.place);
  const { verdict } = entry;
  const nameOf = (id: string, on: string) =>
    policy === undefined ? { "zh-CN": id, en: id } : programmeNameOf(policy, on, id);
  return {
    ...caseNameOf(entry),
    archived: entry.archived === true,
    open: entry.id === session.case?.id,
    place: placeNameOf(at.policies, entry.place) ?? { "zh-CN": entry.place, en: entry.place },
    day: entry.day,
    verdict:
      verdict === undefined
        ? null
        : {
            programme: nameOf(verdict.id, verdict.day),
            standing: verdict.standing,
            monthly: verdict.monthly,
            on: verdict.day,
            supplied: verdict.supplied === true,
          },
  };
}

// What was asked for ----------------------------------------------------------------------------------------------

/** Goes on with what the office found. */
export function afterFetch(session: Session, fetched: Fetched, turn: Turn, hear: Hear): Step {
  if (fetched.kind === "cases-listed") {
    const { request, entries, older, reached } = fetched;
    const [only] = entries;
    if (request.pick && only !== undefined && entries.length === 1 && !older)
      return openNumber(session, only.number, turn);
    if (entries.length === 0 && request.otherwise !== null && reached === undefined)
      return hear(session, request.otherwise, turn);
    return showList(session, fetched, turn);
  }
  if (fetched.kind === "due-listed") return showDue(session, fetched, turn);
  if (fetched.kind === "calendar-made") return giveCalendar(session, fetched, turn);
  if (fetched.kind === "feed-told") return tellFeed(session, fetched, turn);
  const { request, case: record, recovered } = fetched;
  const above: readonly Notice[] = recovered ? [{ kind: "case-recovered" }] : [];
  if (request.purpose === "compare") return compareWithLast(session, record, turn);
  if (request.purpose === "continued") return tellWhatChanged(session, record, turn);
  if (record === null) return remark(session, turn, { kind: "case-not-found", text: String(request.number) });
  if (request.purpose === "due")
    return request.due === undefined
      ? remark(session, turn, { kind: "unknown-button" })
      : actOnLoaded(session, record, request.due, turn);
  switch (request.purpose) {
    case "open": {
      const { shelved } = session;
      const kept = shelved?.id === record.id ? shelved : caseOf(record, session.revision);
      return opened(session, kept, record, turn, above);
    }
    case "copy":
      return copied(session, caseOf(record, session.revision), turn);
    case "archive":
    case "restore":
      return putAway(session, record, request.purpose, turn);
  }
}

function opened(session: Session, open: OpenCase, record: CaseRecord, turn: Turn, above: readonly Notice[]): Step {
  const { today } = turn.at;
  const firstRevision = Math.max(open.firstRevision, session.revision + 1);
  const now = withOpened({ ...session, seen: today }, { ...open, firstRevision });
  const there: Turn = { ...turn, policy: turn.at.policies.policy(now.place) ?? turn.policy };
  if (open.policyVersion !== turn.at.policies.version)
    return offerDraft(now, there, null, record.day === today ? null : record.day);
  const notices: readonly Notice[] = [
    ...above,
    { kind: "opened", case: caseNameOf(open), day: record.day },
    ...(open.archived === true ? [{ kind: "is-archived" } as const] : []),
  ];
  return proceed(now, there, notices, "verdict");
}

// Changes to a case -----------------------------------------------------------------------------------------------

function rename(session: Session, argument: string, turn: Turn): Step {
  const open = session.case;
  if (open === null) return remark(session, turn, { kind: "no-case" });
  if (argument === "") {
    return reply({ ...session, choosing: "label" }, turn, { kind: "label", case: caseNameOf(open) }, [], null);
  }
  const renamed: OpenCase = { ...open, label: labelOf(argument) };
  const notice: Notice = { kind: "renamed", from: caseNameOf(open), to: caseNameOf(renamed) };
  const step = remark({ ...session, case: renamed }, turn, notice);
  return hasFacts(renamed) ? withSave(step, turn) : step;
}

/** A text after the label was asked for; null where it is too long to be one. */
export function chooseLabelTyped(session: Session, turn: Turn, text: string): Step | null {
  const typed = text.trim();
  return typed === "" || [...typed].length > longestLabel ? null : rename(session, typed, turn);
}

/** Leaves the label as it is, and the household open. */
export function keepLabel(session: Session, turn: Turn): Step {
  return proceed(session, turn, [{ kind: "cancelled", kept: false }], "ask");
}

function changeCase(session: Session, name: "copy" | "archive" | "restore", argument: string, turn: Turn): Step {
  const open = session.case;
  const number = argument === "" ? null : numberNamed(argument);
  if (argument !== "" && number === null)
    return remark(session, turn, { kind: "case-not-found", text: excerpt(argument) });
  if (number !== null && number !== open?.number) return asking(session, load(number, name, turn));
  if (!hasFacts(open)) return remark(session, turn, { kind: "no-case" });
  if (name === "copy") return copied(session, { ...open, place: session.place }, turn);
  if (name === "restore") {
    const { archived: _, ...restored } = open;
    const notice: Notice = { kind: "restored", case: caseNameOf(open) };
    return withSave(remark({ ...session, case: restored }, turn, notice), turn);
  }
  const { effects } = withSave({ session: { ...session, case: { ...open, archived: true } }, effects: [] }, turn);
  const left: Session = { ...shelveCase(session), shelved: session.shelved };
  const said = remark(left, turn, { kind: "archived", case: caseNameOf(open) });
  return { session: said.session, effects: [...effects, ...said.effects] };
}

/** A new case with the same facts, to try things on; the other stays as it is. */
function copied(session: Session, from: OpenCase, turn: Turn): Step {
  const number = nextNumber(session, turn.at);
  const { kept: _, again: __, archived: ___, ...facts } = withoutProcedure(from);
  const copy: OpenCase = {
    ...facts,
    id: caseId(turn.at, number),
    number,
    trial: from.number,
    policyVersion: turn.at.policies.version,
    firstRevision: Math.max(from.firstRevision, session.revision + 1),
    shown: "",
  };
  const now = withOpened({ ...session, begun: number, seen: turn.at.today }, copy);
  const there: Turn = { ...turn, policy: turn.at.policies.policy(now.place) ?? turn.policy };
  const notice: Notice = { kind: "copied", from: caseNameOf(from), to: caseNameOf(copy) };
  return withSave(proceed(now, there, [notice], "verdict"), there);
}

/** Changes a case that is not open, without opening it. */
function putAway(session: Session, record: CaseRecord, purpose: "archive" | "restore", turn: Turn): Step {
  const { archived: _, ...plain } = record;
  const changed: CaseRecord = { ...plain, verdicts: [], ...(purpose === "archive" ? { archived: true } : {}) };
  const isShelved = session.shelved?.id === record.id;
  const now: Session = isShelved ? { ...session, shelved: null } : session;
  const notice: Notice = { kind: purpose === "archive" ? "archived" : "restored", case: caseNameOf(record) };
  const said =
    standingQuestion(now) === null && now.case !== null
      ? proceed(now, turn, [notice], "ask")
      : remark(now, turn, notice);
  return { session: said.session, effects: [{ kind: "save", case: changed }, ...said.effects] };
}
