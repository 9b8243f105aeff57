/**
 * Which days are worked: weekdays, but for what the State Council's notices decide. Where a year's notice is not in,
 * weekdays count, and whoever reckons through that year is told so.
 */
import type { Festival } from "./calendar-schema.ts";
import { Temporal } from "./temporal.ts";

/** One notice of the State Council's general office, as its own text calls it. */
export interface HolidayNotice {
  /** Such as 国办发明电〔2025〕7号. */
  readonly number: string;
  readonly title: string;
  readonly date: string;
  readonly url: string | null;
  /** Where the entry does not rest on the notice's own text. */
  readonly mark: "reading" | "inference" | "memory" | null;
}

/** What a notice decides about one day. */
export interface DayDecision {
  readonly day: string;
  /** Whether the day is worked. */
  readonly worked: boolean;
  readonly festivals: readonly Festival[];
  readonly notice: HolidayNotice;
}

/** One year as a file gives it. Its notices may also decide days of the December before. */
export interface CalendarYear {
  readonly year: number;
  /** None where the year is not published. */
  readonly notices: readonly HolidayNotice[];
  /** The last word on each day; in the order of the days. */
  readonly decisions: readonly DayDecision[];
  /** What faults and people call the file. */
  readonly file: string;
}

/** The working days of one year, worked out once. Indexes count the days of the year from 0. */
export interface YearTable {
  readonly published: boolean;
  readonly days: readonly string[];
  /** How many working days the year has before a day. */
  readonly before: readonly number[];
  readonly worked: readonly boolean[];
  readonly workingDays: readonly string[];
  readonly decisions: ReadonlyMap<string, DayDecision>;
}

export interface Calendar {
  readonly years: readonly CalendarYear[];
  /** Differs where any file differs. */
  readonly version: string;
  /** The table of any year from 1 to 9999; a year without notices is counted by its weekdays; a RangeError beyond. */
  readonly table: (year: number) => YearTable;
}

/** A calendar of these years; a year that stands twice is taken from its last entry. */
export function calendarOf(years: readonly CalendarYear[], version: string): Calendar {
  const byYear = new Map(years.map((year) => [year.year, year]));
  const kept = [...byYear.values()].sort((a, b) => a.year - b.year);
  const decisions = new Map(kept.flatMap((year) => year.decisions.map((one) => [one.day, one] as const)));
  // Tables are a pure function of the calendar; each is worked out when it is first needed.
  const tables = new Map<number, YearTable>();
  return {
    years: kept,
    version,
    table(year) {
      const known = tables.get(year);
      if (known !== undefined) return known;
      if (year < 1 || year > 9999) throw new RangeError("the calendar ends here");
      const made = makeTable(year, (byYear.get(year)?.notices.length ?? 0) > 0, decisions);
      tables.set(year, made);
      return made;
    },
  };
}

function makeTable(year: number, published: boolean, decisions: ReadonlyMap<string, DayDecision>): YearTable {
  const days = daysOfYear(year);
  const firstWeekday = Temporal.PlainDate.from({ year, month: 1, day: 1 }).dayOfWeek;
  const before: number[] = [];
  const worked: boolean[] = [];
  const workingDays: string[] = [];
  for (const [index, day] of days.entries()) {
    const isWorked = decisions.get(day)?.worked ?? (firstWeekday - 1 + index) % 7 < 5;
    before.push(workingDays.length);
    worked.push(isWorked);
    if (isWorked) workingDays.push(day);
  }
  return { published, days, before, worked, workingDays, decisions };
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** How many days of a common year come before each month. */
const daysBefore = monthLengths.map((_, month) =>
  monthLengths.slice(0, month).reduce<number>((sum, length) => sum + length, 0),
);

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const two = (value: number): string => String(value).padStart(2, "0");

function daysOfYear(year: number): readonly string[] {
  const name = String(year).padStart(4, "0");
  return monthLengths.flatMap((length, month) =>
    Array.from(
      { length: month === 1 && isLeap(year) ? 29 : length },
      (_, index) => `${name}-${two(month + 1)}-${two(index + 1)}`,
    ),
  );
}

/** The year of a day and its place in it, counted from 0; throws a RangeError where the text is no calendar day. */
export function placeInYear(day: string): { readonly year: number; readonly index: number } {
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    const year = Number(day.slice(0, 4));
    const month = Number(day.slice(5, 7));
    const date = Number(day.slice(8));
    const leap = isLeap(year);
    const length = month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
    if (year > 0 && date >= 1 && date <= length)
      return { year, index: (daysBefore[month - 1] ?? 0) + (leap && month > 2 ? 1 : 0) + date - 1 };
  }
  throw new RangeError("not a calendar day");
}
