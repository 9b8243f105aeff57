import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  endOfQuarter,
  firstOfMonthAfter,
  firstOfQuarterAfter,
  startOfMonth,
  startOfQuarter,
  weekdayOf,
} from "../../src/rules/index.ts";

describe("months", () => {
  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-01-30", 1, "2026-02-28"],
    ["2026-01-28", 1, "2026-02-28"],
    ["2026-03-31", 1, "2026-04-30"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-08-31", 6, "2027-02-28"],
    ["2026-12-31", 0, "2026-12-31"],
  ])("%s and %i months is %s: a month without the day ends the term on its last day", (day, months, due) => {
    expect(addMonths(day, months)).toBe(due);
  });

  test.each([
    ["2026-12-31", 1, "2027-01-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-02-28", 1, "2026-03-01"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-11-22", 365, "2027-11-22"],
  ])("%s and %i days is %s", (day, days, due) => {
    expect(addDays(day, days)).toBe(due);
    expect(daysBetween(day, due)).toBe(days);
  });

  test.each([
    ["2026-11-22", "2026-11-01", "2026-11-30", "2026-12-01"],
    ["2026-12-31", "2026-12-01", "2026-12-31", "2027-01-01"],
    ["2024-02-01", "2024-02-01", "2024-02-29", "2024-03-01"],
    ["2026-02-28", "2026-02-01", "2026-02-28", "2026-03-01"],
    ["2026-01-31", "2026-01-01", "2026-01-31", "2026-02-01"],
  ])("the month of %s runs from %s to %s, the next begins on %s", (day, first, last, next) => {
    expect([startOfMonth(day), endOfMonth(day), firstOfMonthAfter(day)]).toEqual([first, last, next]);
  });
});

describe("quarters", () => {
  test.each([
    ["2026-01-01", "2026-01-01", "2026-03-31", "2026-04-01"],
    ["2026-03-31", "2026-01-01", "2026-03-31", "2026-04-01"],
    ["2026-04-01", "2026-04-01", "2026-06-30", "2026-07-01"],
    ["2026-09-30", "2026-07-01", "2026-09-30", "2026-10-01"],
    ["2026-10-01", "2026-10-01", "2026-12-31", "2027-01-01"],
    ["2026-12-31", "2026-10-01", "2026-12-31", "2027-01-01"],
  ])("the quarter of %s runs from %s to %s, the next begins on %s", (day, first, last, next) => {
    expect([startOfQuarter(day), endOfQuarter(day), firstOfQuarterAfter(day)]).toEqual([first, last, next]);
  });
});

test.each([
  ["2026-11-22", 7],
  ["2026-11-23", 1],
  ["2024-02-29", 4],
])("%s is weekday %i", (day, weekday) => {
  expect(weekdayOf(day)).toBe(weekday);
});

test.each(["2026-02-29", "2026-13-01", "2026-00-01", "2026-1-1", "20260101", "", "today"])(
  "%j is no day, and no function guesses one",
  (day) => {
    for (const act of [
      startOfMonth,
      endOfMonth,
      firstOfMonthAfter,
      startOfQuarter,
      endOfQuarter,
      firstOfQuarterAfter,
      weekdayOf,
    ])
      expect(() => act(day)).toThrow(RangeError);
    expect(() => daysBetween(day, "2026-01-01")).toThrow(RangeError);
    expect(() => daysBetween("2026-01-01", day)).toThrow(RangeError);
  },
);
