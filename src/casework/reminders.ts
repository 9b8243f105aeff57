// When to speak of what is due: pure decisions over deadlines, what was said of them, and the time of day.
// Nothing here reads a clock or a store, so that a year of mornings is a table in a test.
import { usualReminding } from "../interview/index.ts";
import type { DeadlineKind } from "../rules/index.ts";

/** The office's working days, by the State Council's notices. `plus` takes a negative number for days before. */
export interface OfficeDays {
  isWorkingDay(day: string): boolean;
  /** The day so many working days later (or earlier); the first day is not counted. 0 gives the day itself. */
  plus(day: string, count: number): string;
  /** Working days after `from` up to and with `to`; negative where `to` is earlier. */
  between(from: string, to: string): number;
}

/** What of a deadline a reminder needs. `remind` is the last working day on or before it by the earliest reading. */
export interface Owed {
  readonly key: string;
  readonly due: string;
  readonly remind: string;
  readonly kind: DeadlineKind;
}

/** What was already said of a deadline. `rank` is the last point that was said (`rankOf`); null where none was. */
export interface Told {
  readonly due: string;
  readonly rank: number | null;
  /** Put off until then: local day and time, `2026-11-23T14:30`. */
  readonly snoozed?: string;
  /** The day on which the supervisor was told. */
  readonly escalated?: string;
}

export interface ReminderRules {
  /** Working days before, by kind, on which is reminded; 0 is the last working day on which it can be done. */
  readonly leads: Readonly<Record<DeadlineKind, readonly number[]>>;
  /** Local times, `HH:MM`. */
  readonly morning: string;
  readonly quietFrom: string;
  readonly quietTo: string;
  /** Working days overdue after which the supervisor is told; null for never. */
  readonly escalateAfter: number | null;
}

export const usualRules: ReminderRules = {
  leads: usualReminding.leads,
  morning: usualReminding.morning,
  quietFrom: usualReminding.quiet.from,
  quietTo: usualReminding.quiet.to,
  escalateAfter: null,
};

export interface Moment {
  readonly day: string;
  /** `HH:MM`, the office's time. */
  readonly time: string;
}

/** One reminder that is to be said now. */
export interface DueNow {
  readonly key: string;
  readonly rank: number;
  /** The day that was said before, where it has moved since. */
  readonly was: string | null;
}

/** On the day itself, where that is no working day and the last one before it was already used. */
const onTheDay = 0.5;

interface Point {
  readonly rank: number;
  readonly day: string;
}

/**
 * The days before a deadline, and its own, on which is reminded. Where another reading of the law is earlier than the
 * due day, `remind` lies well before it: then the leads of that day come first, and those of the due day after.
 */
function pointsOf(owed: Owed, rules: ReminderRules, days: OfficeDays): readonly Point[] {
  const leads = rules.leads[owed.kind];
  const first = leads.map((lead) => ({ rank: -lead, day: days.plus(owed.remind, -lead) }));
  const last = days.isWorkingDay(owed.due) ? owed.due : days.plus(owed.due, -1);
  const second = leads
    .map((lead) => ({ rank: 0.4 - lead / 1000, day: days.plus(last, -lead) }))
    .filter(({ day }) => day > owed.remind);
  const itself = owed.due > last && owed.kind === "legal" ? [{ rank: onTheDay, day: owed.due }] : [];
  return [...first, ...second, ...itself];
}

/**
 * The latest point of a deadline that `day` has reached: minus the lead before it is due, up to 0.5 on a day that is
 * itself no working day, and 1, 2, 3 … after one, two, four … working days overdue, so that the spacing grows. Null before
 * the first. Points only ever rise with the day, which is why a clock that leaps back says nothing twice.
 */
export function rankOn(owed: Owed, day: string, rules: ReminderRules, days: OfficeDays): number | null {
  const late = day > owed.due ? days.between(owed.due, day) : 0;
  if (late >= 1) return 1 + Math.floor(Math.log2(late));
  const reached = pointsOf(owed, rules, days).filter((point) => point.day <= day);
  return reached.length === 0 ? null : Math.max(...reached.map(({ rank }) => rank));
}

/** The first day that reaches a point beyond `rank`. */
function nextPointDay(owed: Owed, rank: number | null, rules: ReminderRules, days: OfficeDays): string {
  const news = pointsOf(owed, rules, days).filter((point) => rank === null || point.rank > rank);
  // After these comes the next doubling of the days overdue, which never ends: what is not done is not forgotten.
  const doubling = Math.max(1, rank === null ? 1 : Math.floor(rank) + 1);
  const late = days.plus(owed.due, 2 ** (doubling - 1));
  return news.reduce((first, { day }) => (day < first ? day : first), late);
}

const isQuiet = (time: string, { quietFrom, quietTo }: ReminderRules): boolean =>
  quietFrom > quietTo ? time >= quietFrom || time < quietTo : time >= quietFrom && time < quietTo;

/**
 * Whether the morning's digest may go out now: on a working day, from the morning's hour until the evening. `isDone`
 * says that today's has been.
 */
export function isDigestTime(now: Moment, isDone: boolean, rules: ReminderRules, days: OfficeDays): boolean {
  return !isDone && now.time >= rules.morning && !isQuiet(now.time, rules) && days.isWorkingDay(now.day);
}

/**
 * What is to be said of one deadline now, or null. In the digest everything that reached a new point or has moved; later
 * in the day, and on days of rest, only what is due today, and what was put off until now.
 */
export function dueNow(
  owed: Owed,
  told: Told | undefined,
  now: Moment,
  isDigest: boolean,
  rules: ReminderRules,
  days: OfficeDays,
): DueNow | null {
  const quiet = isQuiet(now.time, rules);
  const isMoved = told !== undefined && told.due !== owed.due;
  const said = isMoved ? null : (told?.rank ?? null);
  const rank = rankOn(owed, now.day, rules, days);
  const was = isMoved && told.rank !== null ? told.due : null;
  if (told?.snoozed !== undefined && !isMoved) {
    const isOver = `${now.day}T${now.time}` >= told.snoozed;
    return isOver && !quiet ? { key: owed.key, rank: rank ?? said ?? Number.MIN_SAFE_INTEGER, was } : null;
  }
  const isNews = rank !== null && (said === null || rank > said);
  if (isDigest) return isNews || was !== null ? { key: owed.key, rank: rank ?? Number.MIN_SAFE_INTEGER, was } : null;
  if (!isNews || rank === null || owed.due !== now.day || now.time < rules.morning) return null;
  const mayDisturb = owed.kind === "legal" || (!quiet && days.isWorkingDay(now.day));
  return mayDisturb ? { key: owed.key, rank, was } : null;
}

/**
 * The next day on which something may have to be said of a deadline. `now.day` itself only while today's digest is still
 * to come, for what is due today, or for what is put off until later today.
 */
export function wakeOf(
  owed: Owed,
  told: Told | undefined,
  now: Moment,
  isDigestDone: boolean,
  rules: ReminderRules,
  days: OfficeDays,
): string {
  const soonest = isDigestDone || !days.isWorkingDay(now.day) ? days.plus(now.day, 1) : now.day;
  const isMoved = told !== undefined && told.due !== owed.due;
  const escalation = escalationDay(owed, told, rules, days);
  if (escalation !== null && escalation <= now.day) return soonest;
  if (isMoved && told.rank !== null) return soonest;
  if (!isMoved && told?.snoozed !== undefined) {
    const day = told.snoozed.slice(0, 10);
    const morning = day > now.day ? day : now.day;
    return escalation !== null && escalation < morning ? escalation : morning;
  }
  const point = nextPointDay(owed, isMoved ? null : (told?.rank ?? null), rules, days);
  const day = escalation !== null && escalation < point ? escalation : point;
  if (day > now.day) return day;
  return owed.due === now.day ? now.day : soonest;
}

/** The day on which a deadline goes to the supervisor: so many working days after it, and once only; null for never. */
export function escalationDay(
  owed: Owed,
  told: Told | undefined,
  { escalateAfter }: ReminderRules,
  days: OfficeDays,
): string | null {
  if (escalateAfter === null || (told?.due === owed.due && told.escalated !== undefined)) return null;
  return days.plus(owed.due, escalateAfter);
}
