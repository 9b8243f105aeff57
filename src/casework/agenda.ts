// What is owed in a case, and when it is looked at again: the law's deadlines, what was said of them, and the settings.
import type { CaseRecord, DueItem, Session } from "../interview/index.ts";
import { addDays, type Deadline, type OfficialDate } from "../rules/index.ts";
import type { ChatDocument, Reminding } from "./documents.ts";
import type { Agenda, Clock } from "./ports.ts";
import {
  type Moment,
  type OfficeDays,
  type Owed,
  type ReminderRules,
  type Told,
  usualRules,
  wakeOf,
} from "./reminders.ts";

/** A deadline that is still to be kept. */
export type Open = Deadline & { readonly due: string; readonly remind: string };

/** What is still owed in a case: not done, not put aside, and with a day. Test calculations and archived cases owe nothing. */
export function openDeadlines(record: CaseRecord, agenda: Agenda): readonly Open[] {
  if (record.archived === true || record.trial !== undefined || (record.events ?? []).length === 0) return [];
  const aside = new Set((record.settled ?? []).map(({ key }) => key));
  return agenda
    .deadlines(record)
    .filter((one): one is Open => one.due !== null && one.remind !== null && isOpen(one, aside));
}

const isOpen = (one: Deadline, aside: ReadonlySet<string>): boolean => one.done === null && !aside.has(one.key);

/** How the person of a chat is reminded; null where they want no reminders. */
export function rulesOf(session: Session | null): ReminderRules | null {
  const set = session?.reminding;
  if (set === undefined) return usualRules;
  if (set.off === true) return null;
  return {
    leads: { ...usualRules.leads, ...set.leads },
    morning: set.morning ?? usualRules.morning,
    quietFrom: set.quiet?.from ?? usualRules.quietFrom,
    quietTo: set.quiet?.to ?? usualRules.quietTo,
    escalateAfter: set.supervisor?.after ?? null,
  };
}

export function momentOf(clock: Clock): Moment {
  return { day: clock.today(), time: clock.timeOfDay() };
}

/** After the morning's hour whatever comes new waits for the next morning, unless it is due today. */
export function isDigestOver(document: ChatDocument, now: Moment, rules: ReminderRules): boolean {
  return document.digested === now.day || now.time >= rules.morning;
}

/** The plan of what is owed. What was said of a deadline that is no longer there is forgotten: its reminder is cancelled. */
export function planned(
  owed: readonly Owed[],
  told: Readonly<Record<string, Told>>,
  now: Moment,
  isOver: boolean,
  rules: ReminderRules | null,
  days: OfficeDays,
): Reminding {
  const kept = Object.fromEntries(owed.flatMap(({ key }) => (told[key] === undefined ? [] : [[key, told[key]]])));
  if (rules === null) return { wake: null, told: kept };
  const wakes = owed.map((one) => wakeOf(one, kept[one.key], now, isOver, rules, days));
  return { wake: wakes.sort()[0] ?? null, told: kept };
}

/** A deadline as it stands today. */
export function dueItem(
  record: CaseRecord,
  deadline: Open,
  today: string,
  was: string | null,
  days: OfficeDays,
): DueItem {
  const { id, number, label, place } = record;
  return { case: { id, number, label, place }, deadline, left: days.between(today, deadline.due), was };
}

/** What the plan of a chat hangs on beside its cases. */
export function plannedBy(session: Session | null, agenda: Agenda): string {
  return JSON.stringify([agenda.version, session?.place ?? null, session?.reminding ?? null]);
}

/** The chat with its official dates planned: what was said of those that are over is forgotten. */
export function withDatesPlanned(document: ChatDocument, now: Moment, isOver: boolean, agenda: Agenda): ChatDocument {
  const { session } = document;
  if (session === null) return document;
  const owed = datesAhead(session.place, now.day, agenda).map(owedOn);
  const told = document.dates?.told ?? {};
  const plan = planned(owed, told, now, isOver, rulesOf(session), agenda.days);
  return { ...document, dates: { ...plan, plannedBy: plannedBy(session, agenda) } };
}

/** How far ahead official dates are looked for: every rule of a document comes round within a year. */
export const horizonDays = 400;

export type OpenDate = OfficialDate & { readonly due: string; readonly remind: string };

/** The official dates of the place that are still to come. */
export function datesAhead(place: string, today: string, agenda: Agenda): readonly OpenDate[] {
  return datesUntil(place, today, addDays(today, horizonDays), agenda).dates;
}

/** The official dates from a day to another, and how many have no day before the place sets one. */
export function datesUntil(
  place: string,
  today: string,
  end: string,
  agenda: Agenda,
): { readonly dates: readonly OpenDate[]; readonly open: number } {
  const all = agenda.dates(place, today, end);
  const dates = all.filter((one): one is OpenDate => one.due !== null && one.remind !== null && one.due >= today);
  return { dates, open: new Set(all.filter(({ due }) => due === null).map(({ id }) => id)).size };
}

export const dateKey = (date: OpenDate): string => `${date.place}/${date.id}/${date.due}`;
export const owedOn = (date: OpenDate): Owed => ({
  key: dateKey(date),
  due: date.due,
  remind: date.remind,
  kind: "reporting",
});
