/**
 * Counting working days. The day on which a time limit starts is not counted (Civil Code art. 201). Every result names
 * the years it rests on whose notices are not in: until they are, it is provisional.
 */
import type { Festival } from "./calendar-schema.ts";
import { type Calendar, type HolidayNotice, placeInYear, type YearTable } from "./work-calendar.ts";

/** A day that was worked out, with the unpublished years in which days were counted for it; none: it stands. */
export interface WorkingDayResult {
  readonly day: string;
  readonly provisional: readonly number[];
}
export interface WorkingDayCount {
  readonly days: number;
  readonly provisional: readonly number[];
}

/** Why a day is worked or not. */
export interface DayClass {
  /** `weekday` and `weekend` by the week alone; `holiday` and `make-up` by a notice. */
  readonly kind: "weekday" | "weekend" | "holiday" | "make-up";
  readonly worked: boolean;
  readonly festivals: readonly Festival[];
  /** The notice that decides the day, if one does. */
  readonly notice: HolidayNotice | null;
  readonly provisional: readonly number[];
}

/** Longer counts are a slip of the pen: the longest limit of the law is 45 working days. */
const mostWorkingDays = 10_000;
const none: readonly number[] = [];

/** What a day is, and by which notice. Throws a RangeError where the text is no calendar day. */
export function classOfDay(calendar: Calendar, day: string): DayClass {
  const { year, index } = placeInYear(day);
  const table = calendar.table(year);
  const worked = table.worked[index] === true;
  const provisional = unpublished(calendar, year, year);
  const decision = table.decisions.get(day);
  if (decision === undefined)
    return { kind: worked ? "weekday" : "weekend", worked, festivals: [], notice: null, provisional };
  const { festivals, notice } = decision;
  return { kind: worked ? "make-up" : "holiday", worked, festivals, notice, provisional };
}

/** Whether a day is worked. Throws a RangeError where the text is no calendar day. */
export function isWorkingDay(
  calendar: Calendar,
  day: string,
): { readonly worked: boolean; readonly provisional: readonly number[] } {
  const { year, index } = placeInYear(day);
  return { worked: calendar.table(year).worked[index] === true, provisional: unpublished(calendar, year, year) };
}

/**
 * The n-th working day after a day, which is not counted itself and need not be worked; with n = 0 the day itself.
 * Throws a RangeError where the text is no calendar day, or n is not a whole number from 0 to 10,000.
 */
export function addWorkingDays(calendar: Calendar, day: string, n: number): WorkingDayResult {
  checkCount(n);
  const { year, index } = placeInYear(day);
  if (n === 0) return { day, provisional: none };
  let table = calendar.table(year);
  // How many working days of the current year the wanted one has before it.
  let wanted = countThrough(table, index) + n - 1;
  let reached = year;
  while (wanted >= table.workingDays.length) {
    wanted -= table.workingDays.length;
    reached += 1;
    table = calendar.table(reached);
  }
  const from = index + 1 < calendar.table(year).days.length ? year : year + 1;
  return { day: table.workingDays[wanted] ?? "", provisional: unpublished(calendar, from, reached) };
}

/**
 * The last day on which n working days are left until a day: with n = 0 the day itself, or where it is not worked the
 * last working day before it; with n = 1 one working day earlier. Reminders go ahead of a holiday by this; the day
 * itself never moves. Throws as `addWorkingDays`.
 */
export function workingDayBefore(calendar: Calendar, day: string, n: number): WorkingDayResult {
  checkCount(n);
  const { year, index } = placeInYear(day);
  const found = countBack(calendar, year, countThrough(calendar.table(year), index) - 1 - n);
  return { day: found.day, provisional: unpublished(calendar, found.year, year) };
}

/** The first working day after a day. Throws a RangeError where the text is no calendar day. */
export function nextWorkingDay(calendar: Calendar, day: string): WorkingDayResult {
  return addWorkingDays(calendar, day, 1);
}

/** The last working day before a day. Throws a RangeError where the text is no calendar day. */
export function previousWorkingDay(calendar: Calendar, day: string): WorkingDayResult {
  const { year, index } = placeInYear(day);
  const found = countBack(calendar, year, (calendar.table(year).before[index] ?? 0) - 1);
  // Before the first of January nothing of the day's own year is counted.
  return { day: found.day, provisional: unpublished(calendar, found.year, index === 0 ? year - 1 : year) };
}

/** The working day at a place counted from the start of a year; below zero it lies in a year before. */
function countBack(calendar: Calendar, from: number, place: number): { readonly day: string; readonly year: number } {
  let year = from;
  let left = place;
  while (left < 0) {
    year -= 1;
    left += calendar.table(year).workingDays.length;
  }
  return { day: calendar.table(year).workingDays[left] ?? "", year };
}

/**
 * How many working days come after `from`, up to and with `to`: what is left of a limit, or below zero how many have
 * passed since. The inverse of `addWorkingDays` where `to` is worked. Throws a RangeError where a text is no calendar day.
 */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): WorkingDayCount {
  if (to < from) {
    const { days, provisional } = workingDaysBetween(calendar, to, from);
    return { days: days === 0 ? 0 : -days, provisional };
  }
  const start = placeInYear(from);
  const end = placeInYear(to);
  if (from === to) return { days: 0, provisional: none };
  let days = countThrough(calendar.table(end.year), end.index) - countThrough(calendar.table(start.year), start.index);
  for (let year = start.year; year < end.year; year += 1) days += calendar.table(year).workingDays.length;
  const first = start.index + 1 < calendar.table(start.year).days.length ? start.year : start.year + 1;
  return { days, provisional: unpublished(calendar, first, end.year) };
}

/** How many working days of the year there are up to and with a day. */
const countThrough = (table: YearTable, index: number): number =>
  (table.before[index] ?? 0) + (table.worked[index] === true ? 1 : 0);

function unpublished(calendar: Calendar, from: number, to: number): readonly number[] {
  let years: number[] | null = null;
  for (let year = from; year <= to; year += 1) {
    if (calendar.table(year).published) continue;
    years ??= [];
    years.push(year);
  }
  return years ?? none;
}

function checkCount(n: number): void {
  if (!Number.isInteger(n) || n < 0 || n > mostWorkingDays)
    throw new RangeError(`a count of working days is a whole number from 0 to ${mostWorkingDays}`);
}
