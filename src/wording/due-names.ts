// How days, steps, deadlines and their clauses are named in few words.
import {
  type ClauseName,
  type DueAction,
  type DueLine,
  type EventLine,
  type NamedDay,
  pressData,
} from "../interview/index.ts";
import { hasWords } from "./translate.ts";
import { inVoice, nameClause, type Voice } from "./values.ts";

/** `full` 2026-11-24（周二）; `short` without the year. */
export function namedDay(
  voice: Voice,
  { day, weekday, otherYear, madeUp }: NamedDay,
  how: "full" | "short" = "full",
): string {
  const { t } = voice;
  const name = t(`due:weekday/${weekday}`);
  const [year = "", month = "", date = ""] = day.split("-").map((part) => String(Number(part)));
  const named = {
    day,
    year,
    month: monthName(voice, month),
    date,
    weekday: madeUp === true ? t("due:weekday/worked", { weekday: name }) : name,
  };
  return t(how === "full" ? "due:day/full" : otherYear === true ? "due:day/short-year" : "due:day/short", named);
}

function monthName(voice: Voice, month: string): string {
  const key = `due:month/${month}`;
  return hasWords(voice.language, key) ? voice.t(key) : month;
}

/** The label of a board or a person; what has no words of its own is said as it is. */
export function labelText(voice: Voice, label: string): string {
  const board = `due:board/${label}`;
  if (hasWords(voice.language, board)) return voice.t(board);
  const relation = `choices:relation/${label}`;
  return hasWords(voice.language, relation) ? voice.t(relation) : label;
}

/** "受理", "一榜张贴", "去世（户主）". */
export function eventName(voice: Voice, { event, label }: Pick<EventLine, "event" | "label">): string {
  const { t } = voice;
  const name = t(`due:event/${event}`);
  return label === null ? name : t("due:item/labelled", { name, label: labelText(voice, label) });
}

export function dueName(voice: Voice, { name, label }: Pick<DueLine, "name" | "label">): string {
  const words = inVoice(voice, name);
  return label === null || words.includes(labelText(voice, label))
    ? words
    : voice.t("due:item/labelled", { name: words, label: labelText(voice, label) });
}

/** Until when, how much time is left, and by which clause, in one line. */
export function dayLine(voice: Voice, one: DueLine): string {
  const { t } = voice;
  const clause = one.clause === null ? "" : shortClause(voice, one.clause);
  if (one.due === null) return t(one.unset.length > 0 ? "due:item/no-figure" : "due:item/no-number", { clause });
  const values = { due: heldDay(voice, one.due, one.missingYears), left: leftText(voice, one), clause };
  // What begins with a month is not owed before it.
  if (one.sense === "by") return t(one.count === "month after" ? "due:item/start" : "due:item/by", values);
  return t(one.when === "past" ? "due:item/is-over" : "due:item/not-before", values);
}

/** A day in few words; one that rests on a year without holidays as yet says so. */
export function heldDay(voice: Voice, day: NamedDay, missingYears: readonly number[]): string {
  const named = namedDay(voice, day, "short");
  return missingYears.length === 0 ? named : voice.t("due:day/provisional", { day: named });
}

export function leftText({ t }: Voice, { when, left }: Pick<DueLine, "when" | "left">): string {
  if (when === "today") return t("due:left/today");
  if (left === 0) return t(when === "past" ? "due:left/just-past" : "due:left/no-days");
  return t(left > 0 ? "due:left/days" : "due:left/overdue", { count: String(Math.abs(left)) });
}

/** Number and article where the document has a number, else its title. */
export function shortClause(voice: Voice, clause: ClauseName): string {
  const { number, at } = clause;
  return number === null ? nameClause(voice, clause) : voice.t("due:item/clause-short", { number, at });
}

/** The data of a button that does something with a deadline; `keep` leaves the message as it is. */
export function pressOf({ pointer }: Pick<DueLine, "pointer">, what: DueAction, keep: boolean): string {
  return pressData({ kind: "due", act: { ...pointer, what }, keep });
}
