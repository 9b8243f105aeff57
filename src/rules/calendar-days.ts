/**
 * Calendar arithmetic of time limits in days, months and quarters; each day `YYYY-MM-DD`, none is moved for a holiday.
 * Every function throws a RangeError where the text is no calendar day.
 */
import { addDays, addMonths } from "./operations/days.ts";
import { Temporal } from "./temporal.ts";
import { placeInYear } from "./work-calendar.ts";

/** The first day of a day's own month. */
export function startOfMonth(day: string): string {
  placeInYear(day);
  return `${day.slice(0, 7)}-01`;
}

/** The last day of a day's own month. */
export function endOfMonth(day: string): string {
  return addDays(addMonths(startOfMonth(day), 1), -1);
}

/** The first day of the month after a day's month: payments begin with the month after the decision. */
export function firstOfMonthAfter(day: string): string {
  return addMonths(startOfMonth(day), 1);
}

/** The first day of a day's own quarter (January, April, July, October). */
export function startOfQuarter(day: string): string {
  placeInYear(day);
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(first).padStart(2, "0")}-01`;
}

/** The last day of a day's own quarter. */
export function endOfQuarter(day: string): string {
  return addDays(addMonths(startOfQuarter(day), 3), -1);
}

/** The first day of the quarter after a day's quarter. */
export function firstOfQuarterAfter(day: string): string {
  return addMonths(startOfQuarter(day), 3);
}

/** How many days there are from one day to another; below zero where the other comes first. */
export function daysBetween(from: string, to: string): number {
  placeInYear(from);
  placeInYear(to);
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  placeInYear(day);
  return Temporal.PlainDate.from(day).dayOfWeek;
}
