/**
 * How long a time limit is, as the packs write it: steps that are taken one after another from the day of the event.
 *
 *     10 working days            the day of the event is not counted
 *     7 days | 6 months | 1 years
 *     reviewMonths.stable months a figure of the place; where nobody has set it, the limit has no day
 *     taper.months months        a fact of the household
 *     month after                the first day of the month after
 *     end of month               the last day of the month reached
 *     end of year taperEnd.other the last day of the year that a figure of the place names
 *     less 1 days                so many days back
 *     open                       the text gives no number: no day can be told
 *
 * Steps stand in a row with commas: `12 months, end of month`; `1 years, less 1 days`.
 */
export type SpanUnit = "working days" | "days" | "months" | "years";
export type SpanStep =
  | { readonly kind: "count"; readonly count: number | string; readonly unit: SpanUnit; readonly back: boolean }
  | { readonly kind: "month-after" }
  | { readonly kind: "end-of-month" }
  | { readonly kind: "end-of-year"; readonly count: string }
  | { readonly kind: "open" };

const counted = /^(less )?(\d{1,4}|[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*) (working days|days|months|years)$/;

const endOfYear = /^end of year ([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*)$/;

/** The steps of a text; null where it is none. */
export function readSpan(text: string): readonly SpanStep[] | null {
  const steps: SpanStep[] = [];
  for (const part of text.split(",")) {
    const step = readStep(part.trim().replace(/\s+/g, " "));
    if (step === null) return null;
    steps.push(step);
  }
  // What has no number has no further steps either.
  return steps.length > 1 && steps.some(({ kind }) => kind === "open") ? null : steps;
}

function readStep(text: string): SpanStep | null {
  if (text === "open") return { kind: "open" };
  if (text === "month after") return { kind: "month-after" };
  if (text === "end of month") return { kind: "end-of-month" };
  const year = endOfYear.exec(text)?.[1];
  if (year !== undefined) return { kind: "end-of-year", count: year };
  const [, back, count = "", unit] = counted.exec(text) ?? [];
  if (unit === undefined) return null;
  // Working days are counted forward only: no text counts them back.
  if (back !== undefined && unit === "working days") return null;
  return {
    kind: "count",
    count: /^\d+$/.test(count) ? Number(count) : count,
    unit: unit as SpanUnit,
    back: back !== undefined,
  };
}

/** The figures and facts that a span names, and the unit that each has to have: a year is a plain count. */
export const namesOfSpan = (text: string): readonly { readonly name: string; readonly unit: string }[] =>
  (readSpan(text) ?? []).flatMap((step) => {
    if (step.kind === "end-of-year") return [{ name: step.count, unit: "count" }];
    if (step.kind !== "count" || typeof step.count === "number") return [];
    return [{ name: step.count, unit: step.unit === "working days" ? "days" : step.unit }];
  });
