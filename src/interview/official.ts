// The official dates of the place: reports, and the stages of a campaign.
import { addDays, endOfMonth, officialDates } from "../rules/index.ts";
import { excerpt } from "./answering.ts";
import { dateLineOf, leftUntil } from "./due.ts";
import { readDay } from "./read/index.ts";
import type { Session } from "./session.ts";
import { remark, reply, type Step, standingQuestion, type Turn } from "./step.ts";
import { placeNameOf } from "./view/names.ts";

/** How far ahead is looked where no month is named. */
const daysAhead = 60;
const datesOnScreen = 12;

/** The dates of the next sixty days, or of the month that is named (2026-12, 7月). */
export function showDates(session: Session, argument: string, turn: Turn): Step {
  const { today } = turn.at;
  const month = argument === "" ? null : monthOf(argument, today);
  if (argument !== "" && month === null)
    return remark(session, turn, { kind: "month-unread", text: excerpt(argument) });
  const from = month === null ? today : `${month}-01`;
  const to = month === null ? addDays(today, daysAhead) : endOfMonth(from);
  const dates = officialDates(turn.policy, turn.at.calendar, from, to);
  const lines = dates.slice(0, datesOnScreen).map((date) => {
    const left = date.due === null ? 0 : leftUntil(date.due, turn);
    return dateLineOf({ date, left }, turn);
  });
  const shown = month ?? today.slice(0, 7);
  return reply(
    session,
    turn,
    {
      kind: "dates",
      place: placeNameOf(turn.at.policies, session.place) ?? { "zh-CN": session.place, en: session.place },
      from,
      to,
      month,
      before: shifted(shown, -1),
      after: shifted(shown, 1),
      lines,
      more: dates.length - lines.length,
    },
    [],
    standingQuestion(session),
  );
}

const names = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec".split("|");
const relative: Readonly<Record<string, number>> = {
  上月: -1,
  上个月: -1,
  本月: 0,
  这个月: 0,
  下月: 1,
  下个月: 1,
  "last month": -1,
  "this month": 0,
  "next month": 1,
};

/** `YYYY-MM`; a month without a year is of this year. Null where none is named. */
function monthOf(text: string, today: string): string | null {
  const said = text.trim().toLowerCase();
  const written = /^(\d{4})[-/.](\d{1,2})$/.exec(said);
  if (written !== null) return monthIn(Number(written[1]), Number(written[2]));
  const shift = relative[said];
  if (shift !== undefined) return shifted(today.slice(0, 7), shift);
  const named = names.findIndex((name) => new RegExp(`^${name}[a-z]*$`).test(said));
  if (named >= 0) return monthIn(Number(today.slice(0, 4)), named + 1);
  const read = readDay(said, today);
  if (read.kind === "exact") return read.day.slice(0, 7);
  if (read.kind !== "refused" || read.code !== "month-only") return null;
  const month = read.data.from?.slice(5, 7);
  const hasYear = /年/.test(said);
  return month === undefined ? null : hasYear ? (read.data.from?.slice(0, 7) ?? null) : `${today.slice(0, 4)}-${month}`;
}

function monthIn(year: number, month: number): string | null {
  return month < 1 || month > 12 || year < 1900 || year > 2100 ? null : `${year}-${String(month).padStart(2, "0")}`;
}

function shifted(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}
