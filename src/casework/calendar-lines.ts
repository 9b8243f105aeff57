// A calendar that is taken along more than once: what stands in it now, against what stood in it before.
// Pure, so that the file of a chat and a calendar that is fetched again and again are put together by the same hand.
import { createHash } from "node:crypto";
import type { CalendarMatter } from "../interview/index.ts";
import { addDays, daysBetween } from "../rules/index.ts";
import type { OpenDate } from "./agenda.ts";
import type { Exported } from "./documents.ts";
import type { OfficeDays, ReminderRules } from "./reminders.ts";

/** One day of the calendar, as the writer of the file takes it. */
export interface CalendarLine {
  readonly uid: string;
  readonly sequence: number;
  readonly day: string;
  readonly lastDay?: string;
  readonly summary: string;
  readonly description: string;
  readonly cancelled: boolean;
  readonly alarms: readonly { readonly daysBefore: number; readonly at: string }[];
}

export type EntryWords = (matter: CalendarMatter) => { readonly summary: string; readonly description: string };

/** A matter that stands, under the key by which what went out is remembered. */
export interface Standing {
  readonly key: string;
  readonly uid: string;
  readonly day: string;
  readonly lastDay?: string;
  readonly alarms: CalendarLine["alarms"];
  readonly matter: CalendarMatter;
}

/** A matter that stood in an earlier calendar and is over. */
export interface Over {
  readonly key: string;
  readonly uid: string;
  /** What it is called, as far as that is still known. */
  readonly matter: CalendarMatter;
}

/** So long a cancelled day is repeated, for calendars that take in only every so many files. */
const repeatedDays = 400;

/**
 * The lines of a calendar, and what is to be remembered of them beside what is known. A sequence rises with each change
 * of the day, the words or the alarms, never otherwise.
 */
export function calendarLines(
  standing: readonly Standing[],
  over: readonly Over[],
  before: Readonly<Record<string, Exported>>,
  { today, words }: { readonly today: string; readonly words: EntryWords },
): { readonly lines: readonly CalendarLine[]; readonly news: Readonly<Record<string, Exported>> } {
  const lines: CalendarLine[] = [];
  const news: Record<string, Exported> = {};
  for (const { key, matter, ...one } of standing) {
    const said = { ...one, ...words(matter), cancelled: false };
    const text = digestOf(said);
    const known = before[key];
    const isSame = known?.text === text && known.cancelled === undefined;
    const sequence = known === undefined ? 0 : isSame ? known.sequence : known.sequence + 1;
    if (!isSame) news[key] = { due: one.lastDay ?? one.day, sequence, text };
    lines.push({ ...said, sequence });
  }
  for (const { key, uid, matter } of over) {
    const known = before[key];
    if (known === undefined) continue;
    const { due, cancelled = today } = known;
    if (addDays(cancelled, repeatedDays) < today) continue;
    const sequence = known.cancelled === undefined ? known.sequence + 1 : known.sequence;
    if (known.cancelled === undefined) news[key] = { ...known, sequence, cancelled };
    lines.push({ uid, sequence, day: due, ...words(matter), cancelled: true, alarms: [] });
  }
  return { lines, news };
}

function digestOf(line: object): string {
  return createHash("sha256").update(JSON.stringify(line)).digest("hex").slice(0, 12);
}

/** Names a deadline in calendars, without a word of the case in it. */
export function deadlineUid(caseId: string, key: string): string {
  return `${createHash("sha256").update(`${caseId} ${key}`).digest("hex").slice(0, 32)}@dibao-bot`;
}

/** Official dates as they stand in the calendar of a place, each once. */
export function standingDates(
  place: string,
  dates: readonly OpenDate[],
  rules: ReminderRules,
  days: OfficeDays,
): readonly Standing[] {
  const standing = new Map<string, Standing>();
  for (const date of dates) {
    const key = dateUid(place, date);
    const { from, due } = date;
    const span = from === null || from === due ? { day: due } : { day: from, lastDay: due };
    const alarms = alarmsOf(date, rules.leads.reporting, rules, days);
    if (!standing.has(key)) standing.set(key, { key, uid: key, ...span, alarms, matter: { kind: "date", date } });
  }
  return [...standing.values()];
}

/** Names an official date in the calendar of a place. */
function dateUid(place: string, { id, due }: { readonly id: string; readonly due: string }): string {
  return `${place}-${id}-${due}@dibao-bot`;
}

/** The moments at which a digest would speak of it: on working days, so many of them before; never after the day. */
export function alarmsOf(
  { due, remind }: { readonly due: string; readonly remind: string },
  leads: readonly number[],
  { morning }: Pick<ReminderRules, "morning">,
  days: OfficeDays,
): CalendarLine["alarms"] {
  const told = leads.map((lead) => days.plus(remind, -lead)).filter((day) => day <= due);
  return [...new Set(told)].sort().map((day) => ({ daysBefore: daysBetween(day, due), at: morning }));
}
