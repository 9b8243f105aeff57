// What is due: the office's digest, and the list that a person asks for. Neither touches the interview that is going on.
import { type DateItem, type DueItem, dueOnPage, type Fetched, type Reminded } from "./case-record.ts";
import type { DateLine, DueLine } from "./due-views.ts";
import type { Session } from "./session.ts";
import { reply, type Step, type Turn } from "./step.ts";
import { clauseNameOf } from "./view/names.ts";

/** Says what the office has to say by itself. The session, and the question that stands, are left as they are. */
export function sayReminded(session: Session, { what, items, dates, since }: Reminded, turn: Turn): Step {
  const shown = items.slice(0, dueOnPage);
  return reply(
    session,
    { ...turn, how: "say" },
    {
      kind: "digest",
      what,
      day: turn.at.today,
      since,
      lines: shown.map((item) => lineOf(item, turn)),
      more: items.length - shown.length,
      dates: dates.map((item) => dateLineOf(item, turn)),
    },
    [],
    null,
  );
}

/** Shows the list that was asked for. */
export function showDue(session: Session, fetched: Extract<Fetched, { kind: "due-listed" }>, turn: Turn): Step {
  const { request, items, pages, total } = fetched;
  const { scope, of, find, page } = request;
  const lines = items.map((item) => lineOf(item, turn));
  return reply(
    session,
    turn,
    { kind: "due", day: turn.at.today, scope, of, find, lines, page, pages, total },
    [],
    null,
  );
}

function lineOf({ case: { number, label }, deadline, left, was }: DueItem, turn: Turn): DueLine {
  const { key, name, kind, sense, missingYears, alternatives, mark } = deadline;
  return {
    case: { number, label },
    key,
    name,
    label: deadline.label,
    kind,
    sense,
    due: deadline.due ?? "",
    left,
    was,
    clause: clauseNameOf(turn.at.policies, deadline.clause),
    missingYears,
    alternatives,
    mark,
  };
}

function dateLineOf({ date, left }: DateItem, turn: Turn): DateLine {
  const { name, missingYears, alternatives } = date;
  return {
    name,
    due: date.due ?? "",
    left,
    clause: clauseNameOf(turn.at.policies, date.clause),
    missingYears,
    alternatives,
  };
}
