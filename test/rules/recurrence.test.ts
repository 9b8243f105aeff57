import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRecurrence, needsStart, occurrences } from "../../src/rules/index.ts";

const dayLength = 86_400_000;
const dayOf = (number: number): string => new Date(number * dayLength).toISOString().slice(0, 10);
const numberOf = (day: string): number => Date.parse(day) / dayLength;

/** The days of a span that a plain reading of the rule takes, each looked at by itself. */
function oneByOne(from: string, to: string, fits: (date: Date) => boolean): readonly string[] {
  const days: string[] = [];
  for (let number = numberOf(from); number <= numberOf(to); number += 1)
    if (fits(new Date(number * dayLength))) days.push(dayOf(number));
  return days;
}

const weekdayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;

describe("days that come back", () => {
  test.each([
    ["FREQ=MONTHLY;BYMONTHDAY=12,27", "2026-11-22", "2027-01-12", "2026-11-27 2026-12-12 2026-12-27 2027-01-12"],
    ["FREQ=YEARLY;BYMONTH=6,7,8;BYMONTHDAY=24", "2020-06-24", "2021-06-23", "2020-06-24 2020-07-24 2020-08-24"],
    ["FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=7,20", "2020-09-08", "2020-12-31", "2020-09-20"],
    // The first and the last day of the span count.
    ["FREQ=MONTHLY;BYMONTHDAY=12", "2026-11-12", "2026-11-12", "2026-11-12"],
    ["FREQ=MONTHLY;BYMONTHDAY=12", "2026-11-13", "2026-12-11", ""],
    // A month that lacks the day is left out; the last day of a month is -1.
    ["FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", "2026-06-30", "2026-01-31 2026-03-31 2026-05-31"],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", "2024-01-15", "2024-04-29", "2024-01-31 2024-02-29 2024-03-31"],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2020-01-01", "2028-12-31", "2020-02-29 2024-02-29 2028-02-29"],
    ["FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1", "2026-01-02", "2026-12-31", "2026-04-01 2026-07-01 2026-10-01"],
    ["FREQ=WEEKLY;BYDAY=MO", "2026-11-22", "2026-12-07", "2026-11-23 2026-11-30 2026-12-07"],
    ["FREQ=MONTHLY;BYDAY=-1FR", "2026-11-01", "2026-12-31", "2026-11-27 2026-12-25"],
    ["FREQ=MONTHLY;BYMONTHDAY=12;UNTIL=20261212", "2026-11-22", "2027-03-31", "2026-12-12"],
    ["FREQ=DAILY", "2026-12-30", "2027-01-02", "2026-12-30 2026-12-31 2027-01-01 2027-01-02"],
    ["FREQ=DAILY", "2026-12-30", "2026-12-29", ""],
    // No year has the day.
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01", "2030-12-31", ""],
  ])("%s from %s to %s falls on %s", (rule, from, to, days) => {
    expect(occurrences(rule, from, to)).toEqual(days === "" ? [] : days.split(" "));
  });

  test.each([
    ["FREQ=MONTHLY;INTERVAL=3", "2020-02-10", "2026-01-01", "2026-06-30", "2026-02-10 2026-05-10"],
    ["FREQ=YEARLY", "2021-03-08", "2026-01-01", "2027-12-31", "2026-03-08 2027-03-08"],
    [
      "FREQ=MONTHLY;COUNT=3;BYMONTHDAY=27",
      "2026-01-28",
      "2026-01-01",
      "2026-12-31",
      "2026-02-27 2026-03-27 2026-04-27",
    ],
    // The last one counts where counting began before the span.
    ["FREQ=MONTHLY;COUNT=3;BYMONTHDAY=27", "2026-01-01", "2026-03-01", "2026-12-31", "2026-03-27"],
    // The start does not fit and is no occurrence.
    ["FREQ=MONTHLY;BYMONTHDAY=12", "2026-01-11", "2026-01-01", "2026-02-11", "2026-01-12"],
    // Nothing before the start.
    ["FREQ=MONTHLY;BYMONTHDAY=12", "2026-01-13", "2026-01-01", "2026-02-12", "2026-02-12"],
  ])("%s running from %s falls between %s and %s on %s", (rule, start, from, to, days) => {
    expect(occurrences(rule, from, to, start)).toEqual(days.split(" "));
  });

  test("the answer for a span is the same however the span is cut", () => {
    const rule = "FREQ=MONTHLY;BYMONTHDAY=12,27";
    const parts = ["2026-01-01/2026-01-27", "2026-01-28/2026-06-11", "2026-06-12/2026-12-31"].flatMap((part) =>
      occurrences(rule, part.slice(0, 10), part.slice(11)),
    );
    expect(parts).toEqual(occurrences(rule, "2026-01-01", "2026-12-31"));
  });

  const day = fc.integer({ min: numberOf("2019-01-01"), max: numberOf("2028-01-01") }).map(dayOf);
  const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 }));
  const some = <T>(item: fc.Arbitrary<T>) => fc.uniqueArray(item, { minLength: 1, maxLength: 3 });

  test("rules of months, days and intervals are those that a plain reading takes day by day", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("MONTHLY", "YEARLY"),
        some(fc.integer({ min: 1, max: 12 })),
        some(monthDay),
        fc.integer({ min: 1, max: 4 }),
        day,
        (freq, months, monthDays, interval, start) => {
          const rule = `FREQ=${freq};INTERVAL=${interval};BYMONTH=${months};BYMONTHDAY=${monthDays}`;
          const to = `${Number(start.slice(0, 4)) + 5}-12-31`;
          const monthOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
          const first = new Date(start);
          const apart = (date: Date) =>
            freq === "MONTHLY" ? monthOf(date) - monthOf(first) : date.getUTCFullYear() - first.getUTCFullYear();
          const expected = oneByOne(start, to, (date) => {
            const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
            const inMonth = date.getUTCDate();
            return (
              apart(date) % interval === 0 &&
              months.includes(date.getUTCMonth() + 1) &&
              (monthDays.includes(inMonth) || monthDays.includes(inMonth - length - 1))
            );
          });
          expect(occurrences(rule, start, to, start)).toEqual(expected);
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });

  test("rules of weeks are those that a plain reading takes day by day", () => {
    fc.assert(
      fc.property(
        some(fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU")),
        fc.integer({ min: 1, max: 5 }),
        day,
        (weekdays, interval, start) => {
          const rule = `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${weekdays}`;
          const to = `${Number(start.slice(0, 4)) + 1}-12-31`;
          // Weeks begin on Monday; the first of January 1970 was a Thursday.
          const weekOf = (date: Date) => Math.floor((date.getTime() / dayLength + 3) / 7);
          const expected = oneByOne(
            start,
            to,
            (date) =>
              (weekOf(date) - weekOf(new Date(start))) % interval === 0 &&
              weekdays.some((weekday) => weekday === weekdayNames[date.getUTCDay()]),
          );
          expect(occurrences(rule, start, to, start)).toEqual(expected);
        },
      ),
      { numRuns: 200, seed: 5 },
    );
  });
});

describe("what is no rule of days", () => {
  test.each([
    "",
    "MONTHLY",
    "BYMONTHDAY=12",
    "FREQ=HOURLY",
    "FREQ=MONTHLY;BYHOUR=8",
    "FREQ=MONTHLY;BYMONTHDAY=0",
    "FREQ=MONTHLY;BYMONTHDAY=32",
    "FREQ=MONTHLY;BYMONTHDAY=-32",
    "FREQ=MONTHLY;BYMONTHDAY=12,",
    "FREQ=MONTHLY;BYMONTHDAY=12;BYMONTHDAY=27",
    "FREQ=MONTHLY;BYMONTH=13",
    "FREQ=MONTHLY;BYMONTH=0",
    "FREQ=MONTHLY;INTERVAL=0",
    "FREQ=MONTHLY;COUNT=0",
    "FREQ=MONTHLY;COUNT=2;UNTIL=20260101",
    "FREQ=MONTHLY;UNTIL=20260230",
    "FREQ=MONTHLY;UNTIL=20260101T000000Z",
    "FREQ=WEEKLY;BYMONTHDAY=12",
    "FREQ=WEEKLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=MONTHLY;BYSETPOS=1",
    "freq=monthly;bymonthday=12",
    "FREQ=MONTHLY;BYMONTHDAY=12\nRRULE:FREQ=DAILY",
    "RRULE:FREQ=MONTHLY",
    "每月12日",
  ])("%j is refused", (rule) => {
    expect(isRecurrence(rule)).toBe(false);
    expect(() => occurrences(rule, "2026-01-01", "2026-12-31", "2026-01-01")).toThrow(RangeError);
  });

  test.each([
    "FREQ=MONTHLY",
    "FREQ=YEARLY;BYMONTH=6",
    "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1",
    "FREQ=DAILY;COUNT=3",
    "FREQ=WEEKLY",
  ])("%s needs the day from which it runs", (rule) => {
    expect(isRecurrence(rule)).toBe(true);
    expect(needsStart(rule)).toBe(true);
    expect(() => occurrences(rule, "2026-01-01", "2026-12-31")).toThrow("the day from which it runs");
    expect(occurrences(rule, "2026-01-01", "2026-12-31", "2026-01-01").length).toBeGreaterThan(0);
  });

  test.each([
    ["2026-02-30", "2026-12-31", undefined],
    ["2026-01-01", "2026-12-32", undefined],
    ["2026-01-01", "2026-12-31", "2026-02-30"],
    ["1926-01-01", "2026-01-02", undefined],
  ])("from %s to %s running from %s is refused", (from, to, start) => {
    expect(() => occurrences("FREQ=MONTHLY;BYMONTHDAY=12", from, to, start)).toThrow(RangeError);
  });

  test("a hundred years are taken whole", () => {
    expect(occurrences("FREQ=DAILY", "1926-01-01", "2026-01-01")).toHaveLength(36_526);
    expect(occurrences("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "1926-01-01", "2026-01-01")).toEqual([]);
    expect(occurrences("FREQ=MONTHLY;BYMONTHDAY=12", "1926-01-01", "2026-01-01")).toHaveLength(1200);
  });
});
