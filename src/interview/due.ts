// What is due: the office's digest, and the list that a person asks for. Neither touches the interview that is going on.
import { isWorkingDay, workingDaysBetween } from "../rules/index.ts";
import { namedDay } from "./case-deadlines.ts";
import {
  type CaseRecord,
  type DateItem,
  type DueItem,
  type DueScope,
  dueOnPage,
  dueScopes,
  type Fetched,
  type Reminded,
} from "./case-record.ts";
import { pointerTo } from "./due-marks.ts";
import type { DateLine, DueLine, NamedDay } from "./due-views.ts";
import { labelOf } from "./labels.ts";
import type { ParameterName } from "./reply.ts";
import type { Session } from "./session.ts";
import { reply, type Step, standingQuestion, type Turn } from "./step.ts";
import { caseNameOf, clauseNameOf, parameterNameOf } from "./view/names.ts";

type Due = DueItem["deadline"];

/** Says what the office has to say by itself. The session, and the question that stands, are left as they are. */
export function sayReminded(session: Session, { what, items, dates, since }: Reminded, turn: Turn): Step {
  const shown = items.slice(0, dueOnPage);
  return reply(
    session,
    { ...turn, how: "say" },
    {
      kind: "digest",
      what,
      today: namedDay(turn.at.today),
      since,
      lines: shown.map((item) => lineOf(item, turn)),
      more: items.length - shown.length,
      dates: dates.map((item) => dateLineOf(item, turn)),
    },
    [],
    null,
  );
}

const kinds = ["legal", "review", "end", "reporting"] as const;
const kindWords: Readonly<Record<string, (typeof kinds)[number]>> = {
  法定: "legal",
  办理: "legal",
  复核: "review",
  核查: "review",
  到期: "end",
  届满: "end",
  报送: "reporting",
};
const scopeWords: Readonly<Record<string, DueScope>> = {
  今天: "today",
  今日: "today",
  本周: "week",
  这周: "week",
  一周: "week",
  七天: "week",
  逾期: "overdue",
  过期: "overdue",
  超期: "overdue",
  late: "overdue",
  全部: "open",
  所有: "open",
  all: "open",
};

/** Asks for the list: a scope, a kind and a part of a label in any order; “#2” is the third page of the list before. */
export function askForDue(session: Session, argument: string, turn: Turn): Step {
  const page = /^#(\d{1,4})$/.exec(argument);
  const before = session.dueListing ?? { scope: "open" as const, of: null, find: "" };
  const listing = page === null ? listingOf(argument) : before;
  const request = { kind: "list-due", ...listing, page: Number(page?.[1] ?? 0), how: turn.how } as const;
  return { session: { ...session, dueListing: listing }, effects: [request] };
}

function listingOf(argument: string): NonNullable<Session["dueListing"]> {
  let scope: DueScope = "open";
  let of: (typeof kinds)[number] | null = null;
  const rest: string[] = [];
  for (const word of argument.split(/\s+/).filter((one) => one !== "")) {
    const name = word.toLowerCase();
    const asScope = dueScopes.find((one) => one === name) ?? scopeWords[name];
    const asKind = kinds.find((one) => one === name) ?? kindWords[name];
    if (asScope !== undefined) scope = asScope;
    else if (asKind !== undefined) of = asKind;
    else if (name !== "any") rest.push(word);
  }
  return { scope, of, find: labelOf(rest.join(" ")) };
}

/** Shows the list that was asked for. */
export function showDue(session: Session, fetched: Extract<Fetched, { kind: "due-listed" }>, turn: Turn): Step {
  const { request, items, pages, total } = fetched;
  const { scope, of, find, page } = request;
  const lines = items.map((item) => lineOf(item, turn));
  const today = namedDay(turn.at.today);
  const screen = { kind: "due", today, scope, of, find, lines, page, pages, total } as const;
  return reply(session, turn, screen, [], standingQuestion(session));
}

/** A deadline of a case as it stands today. */
export function dueLineOf(
  record: Pick<CaseRecord, "id" | "number" | "label" | "place">,
  deadline: Due,
  turn: Turn,
): DueLine {
  const left = deadline.due === null ? 0 : leftUntil(deadline.due, turn);
  return lineOf({ case: record, deadline, left, was: null }, turn);
}

/** Working days after today up to a day; below zero where it is over. */
export function leftUntil(day: string, { at }: Turn): number {
  return workingDaysBetween(at.calendar, at.today, day).days;
}

/** A day as an office names it: on a Sunday that is worked a limit may well end. */
function officeDay(day: string, { at }: Turn): NamedDay {
  const named = namedDay(day, at.today);
  const isMadeUp = named.weekday > 5 && isWorkingDay(at.calendar, day).worked;
  return { ...named, ...(isMadeUp ? { madeUp: true } : {}) };
}

function lineOf({ case: of, deadline, left, was }: DueItem, turn: Turn): DueLine {
  const { name, label, kind, sense, due, missingYears, alternatives, count, event, from, mark, note } = deadline;
  return {
    case: caseNameOf(of),
    pointer: pointerTo(of.number, deadline),
    name,
    label,
    kind,
    sense,
    due: due === null ? null : officeDay(due, turn),
    when: whenOf(due, turn),
    left,
    was,
    clause: clauseNameOf(turn.at.policies, deadline.clause),
    missingYears,
    alternatives,
    unset: unsetOf(of.place, deadline.unset, from, turn),
    count,
    event,
    from,
    mark,
    note,
  };
}

export function dateLineOf({ date, left }: DateItem, turn: Turn): DateLine {
  const { name, kind, from, due, missingYears, alternatives, beforePublication, note } = date;
  return {
    name,
    kind,
    from,
    due: due === null ? null : officeDay(due, turn),
    when: whenOf(due, turn),
    left,
    clause: clauseNameOf(turn.at.policies, date.clause),
    missingYears,
    alternatives,
    unset: unsetOf(date.place, date.unset, turn.at.today, turn),
    beforePublication,
    note,
  };
}

function whenOf(due: string | null, { at }: Turn): DueLine["when"] {
  if (due === null) return "open";
  return due < at.today ? "past" : due === at.today ? "today" : "ahead";
}

function unsetOf(place: string, names: readonly string[], on: string, { at, policy }: Turn): readonly ParameterName[] {
  const there = at.policies.policy(place) ?? policy;
  return names.map((name) => parameterNameOf(there, on, name));
}
