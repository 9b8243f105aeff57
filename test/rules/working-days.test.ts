import { fileURLToPath } from "node:url";
import chineseDays from "chinese-days";
import { describe, expect, test } from "vitest";
import { loadCalendarFolders } from "../../src/files/index.ts";
import {
  addWorkingDays,
  type Calendar,
  calendarOf,
  classOfDay,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  workingDayBefore,
  workingDaysBetween,
} from "../../src/rules/index.ts";

function installed(): Calendar {
  const loaded = loadCalendarFolders([fileURLToPath(new URL("../../data/calendar/", import.meta.url))]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.calendar;
}

const calendar = installed();

/** Every day from one to another by the machine's own calendar, apart from the code under test. */
function daysFrom(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

describe("the days of the State Council's notices", () => {
  test("every day of 2020 to 2026 is worked or not as an independently kept calendar says", () => {
    const days = daysFrom("2020-01-01", "2026-12-31");
    expect(days).toHaveLength(2557);
    const differing = days.filter((day) => isWorkingDay(calendar, day).worked !== chineseDays.isWorkday(day));
    expect(differing).toEqual([]);
  });

  test.each([
    [2020, "01-19 04-26 05-09 06-28 09-27 10-10"],
    [2021, "02-07 02-20 04-25 05-08 09-18 09-26 10-09"],
    [2022, "01-29 01-30 04-02 04-24 05-07 10-08 10-09"],
    [2023, "01-28 01-29 04-23 05-06 06-25 10-07 10-08"],
    [2024, "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"],
    [2025, "01-26 02-08 04-27 09-28 10-11"],
    [2026, "01-04 02-14 02-28 05-09 09-20 10-10"],
  ])("in %i these weekend days are worked: %s", (year, worked) => {
    const days = daysFrom(`${year}-01-01`, `${year}-12-31`);
    const madeUp = days.filter((day) => classOfDay(calendar, day).kind === "make-up");
    expect(madeUp.map((day) => day.slice(5)).join(" ")).toBe(worked);
  });

  test("in 2026 these days are off by the notice", () => {
    const off = daysFrom("2026-01-01", "2026-12-31").filter((day) => classOfDay(calendar, day).kind === "holiday");
    expect(off).toEqual([
      ...daysFrom("2026-01-01", "2026-01-03"),
      ...daysFrom("2026-02-15", "2026-02-23"),
      ...daysFrom("2026-04-04", "2026-04-06"),
      ...daysFrom("2026-05-01", "2026-05-05"),
      ...daysFrom("2026-06-19", "2026-06-21"),
      ...daysFrom("2026-09-25", "2026-09-27"),
      ...daysFrom("2026-10-01", "2026-10-07"),
    ]);
  });

  test.each([
    ["2020-01-30", "holiday", "国办发明电〔2019〕16号"],
    ["2020-01-31", "holiday", "国办发明电〔2020〕1号"],
    // The first notice made this Saturday a working day, the second a day of rest.
    ["2020-02-01", "holiday", "国办发明电〔2020〕1号"],
    ["2020-02-03", "weekday", null],
    ["2020-01-19", "make-up", "国办发明电〔2019〕16号"],
    // The notice for 2023 begins with the last day of 2022.
    ["2022-12-31", "holiday", "国办发明电〔2022〕16号"],
    ["2026-10-10", "make-up", "国办发明电〔2025〕7号"],
    ["2026-10-11", "weekend", null],
  ])("%s is a %s by %s", (day, kind, number) => {
    expect(classOfDay(calendar, day)).toMatchObject({ kind, provisional: [] });
    expect(classOfDay(calendar, day).notice?.number ?? null).toBe(number);
  });

  test("each published year names its notices with title, day and address", () => {
    const published = calendar.years.filter(({ notices }) => notices.length > 0);
    expect(published.map(({ year, notices }) => [year, notices.map(({ number }) => number)])).toEqual([
      [2020, ["国办发明电〔2019〕16号", "国办发明电〔2020〕1号"]],
      [2021, ["国办发明电〔2020〕27号"]],
      [2022, ["国办发明电〔2021〕11号"]],
      [2023, ["国办发明电〔2022〕16号"]],
      [2024, ["国办发明电〔2023〕7号"]],
      [2025, ["国办发明电〔2024〕12号"]],
      [2026, ["国办发明电〔2025〕7号"]],
    ]);
    for (const { year, notices } of published)
      for (const { title, url } of notices) {
        expect(title).toContain(`${year}年`);
        expect(url).toMatch(/^https:\/\/www\.gov\.cn\/.*\.htm$/);
      }
  });
});

describe("counting working days", () => {
  test.each([
    ["2026-09-16", 10, "2026-09-30"],
    ["2026-09-16", 20, "2026-10-20"],
    ["2026-09-16", 30, "2026-11-03"],
    ["2026-09-16", 45, "2026-11-24"],
    // A Saturday that is worked.
    ["2021-09-15", 3, "2021-09-18"],
    // 28 September and 11 October are worked weekend days.
    ["2025-09-25", 10, "2025-10-15"],
    ["2024-01-31", 30, "2024-03-18"],
    // Over the end of a year.
    ["2025-12-31", 1, "2026-01-04"],
    ["2020-12-31", 1, "2021-01-04"],
    ["2022-12-30", 1, "2023-01-03"],
    // The lengthened Spring Festival.
    ["2020-01-23", 1, "2020-02-03"],
    ["2020-02-28", 1, "2020-03-02"],
    ["2026-09-16", 0, "2026-09-16"],
    // A start on a day of rest: the first working day after it counts as one.
    ["2026-10-03", 0, "2026-10-03"],
    ["2026-10-03", 1, "2026-10-08"],
  ])("%s and %i working days is %s", (from, n, due) => {
    expect(addWorkingDays(calendar, from, n)).toEqual({ day: due, provisional: [] });
  });

  test.each([
    ["2026-11-20", 29, "2026-12-31", []],
    ["2026-11-20", 30, "2027-01-01", [2027]],
    ["2026-12-31", 1, "2027-01-01", [2027]],
    ["2026-12-31", 0, "2026-12-31", []],
    ["2027-01-01", 0, "2027-01-01", []],
    ["2027-12-30", 2, "2028-01-03", [2027, 2028]],
    ["2027-12-31", 1, "2028-01-03", [2028]],
    ["2019-12-30", 1, "2019-12-31", [2019]],
    ["2019-12-31", 1, "2020-01-02", []],
    ["2019-12-27", 3, "2020-01-02", [2019]],
  ])("%s and %i working days is %s and rests on unpublished %j", (from, n, due, provisional) => {
    expect(addWorkingDays(calendar, from, n)).toEqual({ day: due, provisional });
  });

  test("from every day of seven years, 1 to 60 working days end where counting one by one ends", () => {
    const days = daysFrom("2020-01-01", "2027-12-31");
    const worked = new Map(
      days.map((day) => {
        const weekday = new Date(day).getUTCDay();
        return [day, day < "2027" ? chineseDays.isWorkday(day) : weekday > 0 && weekday < 6];
      }),
    );
    const differing: string[] = [];
    for (const [index, start] of days.entries()) {
      if (start > "2026-12-31") break;
      let at = index;
      for (let n = 1; n <= 60; n += 1) {
        do at += 1;
        while (worked.get(days[at] ?? "") === false);
        const due = days[at] ?? "";
        const found = addWorkingDays(calendar, start, n);
        const back = workingDaysBetween(calendar, start, due);
        const provisional = due > "2026-12-31" ? 1 : 0;
        if (found.day !== due || found.provisional.length !== provisional || back.days !== n)
          differing.push(`${start} + ${n}: ${found.day}, not ${due}; back ${back.days}`);
      }
    }
    expect(differing).toEqual([]);
  });

  test.each([
    ["2026-09-30", "2026-10-08", 1],
    ["2026-09-30", "2026-10-10", 3],
    ["2026-10-08", "2026-09-30", -1],
    ["2026-10-01", "2026-10-07", 0],
    ["2026-10-07", "2026-10-01", 0],
    ["2026-11-03", "2026-11-03", 0],
    ["2020-12-31", "2026-12-31", 1495],
  ])("after %s up to %s there are %i working days", (from, to, days) => {
    const counted = workingDaysBetween(calendar, from, to);
    const one = daysFrom(from < to ? from : to, from < to ? to : from)
      .slice(1)
      .filter((day) => chineseDays.isWorkday(day)).length;
    expect(Math.abs(days)).toBe(one);
    expect(counted).toEqual({ days, provisional: [] });
    expect(Object.is(counted.days, -0)).toBe(false);
  });

  test.each([
    ["2026-12-31", "2027-01-04", [2027]],
    ["2026-12-30", "2026-12-31", []],
    ["2027-01-04", "2026-12-31", [2027]],
    ["2027-01-04", "2027-01-04", []],
  ])("the count between %s and %s rests on unpublished %j", (from, to, provisional) => {
    expect(workingDaysBetween(calendar, from, to).provisional).toEqual(provisional);
  });

  test.each([
    ["2026-10-08", "2026-09-30", "2026-10-09"],
    ["2026-10-04", "2026-09-30", "2026-10-08"],
    ["2026-10-09", "2026-10-08", "2026-10-10"],
    ["2026-10-10", "2026-10-09", "2026-10-12"],
    ["2026-01-01", "2025-12-31", "2026-01-04"],
  ])("around %s the working days are %s and %s", (day, before, after) => {
    expect(previousWorkingDay(calendar, day)).toEqual({ day: before, provisional: [] });
    expect(nextWorkingDay(calendar, day)).toEqual({ day: after, provisional: [] });
  });

  test("the working day before the first of an unpublished year rests on no unpublished year, the next one does", () => {
    expect(previousWorkingDay(calendar, "2027-01-01")).toEqual({ day: "2026-12-31", provisional: [] });
    expect(previousWorkingDay(calendar, "2027-01-02")).toEqual({ day: "2027-01-01", provisional: [2027] });
    expect(nextWorkingDay(calendar, "2026-12-31")).toEqual({ day: "2027-01-01", provisional: [2027] });
  });

  test.each([
    // A limit that ends on a working day.
    ["2026-10-20", 0, "2026-10-20"],
    ["2026-10-20", 1, "2026-10-19"],
    ["2026-10-20", 7, "2026-10-10"],
    // A limit that ends in the holidays: its last reminder comes before them.
    ["2026-10-05", 0, "2026-09-30"],
    ["2026-10-05", 1, "2026-09-29"],
    ["2026-10-05", 3, "2026-09-24"],
    ["2026-01-03", 0, "2025-12-31"],
  ])("the reminder for %s with %i working days left is on %s", (due, n, day) => {
    expect(workingDayBefore(calendar, due, n)).toEqual({ day, provisional: [] });
    expect(workingDaysBetween(calendar, day, due).days).toBe(n);
  });

  test.each([
    ["2026-02-29", 1],
    ["2026-13-01", 1],
    ["2026-00-10", 1],
    ["2026-04-31", 1],
    ["0000-01-01", 1],
    ["2026-1-1", 1],
    ["", 1],
    ["2026-09-16", -1],
    ["2026-09-16", 1.5],
    ["2026-09-16", Number.NaN],
    ["2026-09-16", 10_001],
    ["9999-12-31", 1],
  ])("%s and %d working days is refused", (day, n) => {
    expect(() => addWorkingDays(calendar, day, n)).toThrow(RangeError);
  });

  test("without any calendar weekdays count and every year is named as unpublished", () => {
    const empty = calendarOf([], "");
    expect(addWorkingDays(empty, "2024-02-28", 2)).toEqual({ day: "2024-03-01", provisional: [2024] });
    expect(isWorkingDay(empty, "2026-10-01")).toEqual({ worked: true, provisional: [2026] });
    expect(isWorkingDay(empty, "2026-10-04")).toEqual({ worked: false, provisional: [2026] });
  });
});
