/** From the day of an event to the day on which a time limit ends, step by step as the packs write it. */
import { endOfMonth, firstOfMonthAfter } from "./calendar-days.ts";
import { findFact } from "./fact-catalogue.ts";
import type { Facts } from "./facts.ts";
import { addDays, addMonths } from "./operations/days.ts";
import type { Level } from "./packs/levels.ts";
import { resolveParameter } from "./packs/parameters.ts";
import { readSpan, type SpanStep } from "./packs/time-span.ts";
import type { Calendar } from "./work-calendar.ts";
import { addWorkingDays } from "./working-days.ts";

/** What a time limit may ask for: the days of work, the figures of the place on a day, facts of the household. */
export interface SpanSight {
  readonly calendar: Calendar;
  readonly levels: readonly Level[];
  readonly on: string;
  readonly facts: Facts | null;
}
export interface SpanEnd {
  /** Null where a figure is unset, or where the text gives no number. */
  readonly day: string | null;
  /** The steps with their figures: `30 working days`. */
  readonly count: string;
  readonly unset: readonly string[];
  /** Facts of the household that nobody has given. */
  readonly lacks: readonly string[];
  readonly missingYears: readonly number[];
}

/** The end of a span that begins on a day. The day itself is not counted; months end on the day of the same number. */
export function endOfSpan(span: string, start: string, sight: SpanSight): SpanEnd {
  let day: string | null = start;
  const counts: string[] = [];
  const unset: string[] = [];
  const lacks: string[] = [];
  const years = new Set<number>();
  for (const step of readSpan(span) ?? []) {
    const figure = figureOf(step, sight);
    counts.push(countOf(step, figure.count));
    if (figure.missing === "parameter") unset.push(figure.name);
    if (figure.missing === "fact") lacks.push(figure.name);
    if (day === null || step.kind === "open" || figure.missing !== null) {
      day = null;
      continue;
    }
    if (step.kind === "count" && step.unit === "working days") {
      const reached = addWorkingDays(sight.calendar, day, figure.count ?? 0);
      for (const year of reached.provisional) years.add(year);
      day = reached.day;
    } else day = moved(day, step, figure.count ?? 0);
  }
  return { day, count: counts.join(", "), unset, lacks, missingYears: [...years] };
}

function moved(day: string, step: SpanStep, count: number): string {
  if (step.kind === "month-after") return firstOfMonthAfter(day);
  if (step.kind === "end-of-month") return endOfMonth(day);
  if (step.kind === "end-of-year") return `${String(count).padStart(4, "0")}-12-31`;
  if (step.kind === "open") return day;
  const signed = step.back ? -count : count;
  return step.unit === "days" ? addDays(day, signed) : addMonths(day, step.unit === "years" ? signed * 12 : signed);
}

interface Figure {
  readonly name: string;
  readonly count: number | null;
  readonly missing: "parameter" | "fact" | null;
}

function figureOf(step: SpanStep, { levels, on, facts }: SpanSight): Figure {
  if (step.kind !== "count" && step.kind !== "end-of-year") return { name: "", count: null, missing: null };
  if (typeof step.count === "number") return { name: "", count: step.count, missing: null };
  const name = step.count;
  const parameter = resolveParameter(levels, name, on);
  if (parameter !== null) {
    const { value, unset } = parameter;
    const count = unset || value.kind !== "number" ? null : wholeOf(value.lo);
    return { name, count, missing: count === null ? "parameter" : null };
  }
  const def = findFact(null, name);
  const value = def === undefined ? undefined : facts?.household.values[def.slot];
  const count = value?.kind === "number" && value.lo !== null && value.hi?.eq(value.lo) ? wholeOf(value.lo) : null;
  return { name, count, missing: count === null ? "fact" : null };
}

/** A count that can be taken as it is; a figure with a fraction is no number of days or months. */
function wholeOf(value: { isInteger(): boolean; toNumber(): number } | null): number | null {
  return value?.isInteger() === true && value.toNumber() <= 10_000 ? value.toNumber() : null;
}

function countOf(step: SpanStep, count: number | null): string {
  switch (step.kind) {
    case "open":
      return "open";
    case "month-after":
      return "month after";
    case "end-of-month":
      return "end of month";
    case "end-of-year":
      return `end of year ${count ?? step.count}`;
    case "count":
      return `${step.back ? "less " : ""}${count ?? step.count} ${step.unit}`;
  }
}
