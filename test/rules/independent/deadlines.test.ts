/**
 * The national procedure a second time: a table written from the texts alone, with day arithmetic of its own, against the
 * rules over random events. What they give for the same event has to be the same days, and nothing besides.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPolicyFolder } from "../../../src/files/index.ts";
import { deadlinesOf, type EventName, readFacts } from "../../../src/rules/index.ts";
import { calendar } from "../../shipped-calendar.ts";
import { placeOf } from "../small-packs.ts";
import { lastWorkingDayUpTo, nextMonth, plusDays, plusMonths, plusWorkingDays } from "./days.ts";
import { packFolder } from "./engine.ts";

type Due = (day: string) => string | null;
const working =
  (count: number): Due =>
  (day) =>
    plusWorkingDays(day, count);
const days =
  (count: number): Due =>
  (day) =>
    plusDays(day, count);
const months =
  (count: number): Due =>
  (day) =>
    plusMonths(day, count);
const promptly: Due = () => null;

/** Programme, event, first and last day of the text, and what is due when; delegated to the township: as the fact says. */
type Row = readonly [programme: string, event: EventName, from: string, to: string, due: Due, delegated?: boolean];
const always = "9999-12-31";
const old = "2021-06-30";
const texts: readonly Row[] = [
  // 民发〔2012〕220号
  ["dibao", "accepted", "2012-12-12", old, working(10)],
  ["dibao", "investigated", "2012-12-12", old, working(5)],
  ["dibao", "notice-posted", "2012-12-12", old, days(7)],
  ["dibao", "submitted-to-county", "2012-12-12", old, working(5)],
  ["dibao", "refused", "2012-12-12", old, days(3)],
  ["dibao", "objection", "2012-12-12", old, working(20)],
  // 民发〔2021〕57号
  ["dibao", "accepted", "2021-07-01", always, working(3)],
  ["dibao", "check-requested", "2021-07-01", always, working(3)],
  ["dibao", "notice-posted", "2021-07-01", always, days(7)],
  ["dibao", "submitted-to-county", "2021-07-01", always, working(10), false],
  ["dibao", "refused", "2021-07-01", always, working(3)],
  ["dibao", "objection", "2021-07-01", always, promptly],
  ["dibao", "accepted", "2021-07-01", "2022-10-19", working(30)],
  ["dibao", "decided", "2012-12-12", always, nextMonth],
  ["dibao", "reviewed", "2021-07-01", always, months(12)],
  ["dibao", "decided", "2021-07-01", always, months(12)],
  // 民发〔2022〕83号
  ["dibao", "accepted", "2022-10-20", always, working(30), false],
  ["dibao", "accepted", "2022-10-20", always, working(20), true],
  ["dibao", "died", "2022-10-20", always, months(3)],
  ["dibao", "changed", "2022-10-20", always, months(3)],
  ["dibao", "taper-started", "2022-10-20", always, months(6)],
  // A taper whose length no national text gives, 中办发〔2020〕18号 and 57号.
  ["dibao", "taper-started", "2020-08-25", "2022-10-19", promptly],
  // 国务院令第649号; the measures of 2016 that give the days are not held.
  ["destitute", "accepted", "2014-05-01", old, promptly],
  // 民发〔2021〕43号
  ["destitute", "accepted", "2021-07-01", always, working(15)],
  ["destitute", "notice-posted", "2021-07-01", always, days(7)],
  ["destitute", "objection", "2021-07-01", always, working(15)],
  ["destitute", "submitted-to-county", "2021-07-01", always, working(15)],
  ["destitute", "refused", "2021-07-01", always, working(3)],
  ["destitute", "decided", "2021-07-01", always, nextMonth],
  ["destitute", "decided", "2020-08-25", always, months(12)],
  ["destitute", "selfcare-change-reported", "2021-07-01", always, working(10)],
  // 民发〔2019〕62号
  ["unsupported-child", "applied", "2020-01-01", always, working(15)],
  ["unsupported-child", "conclusion-submitted", "2020-01-01", always, working(15)],
  ["unsupported-child", "decided", "2020-01-01", always, nextMonth],
  ["unsupported-child", "refused", "2020-01-01", always, promptly],
  // 刚性支出困难家庭认定办法
  ["rigid-expense", "accepted", "2025-01-01", always, working(30)],
  ["rigid-expense", "recognised", "2025-01-01", always, months(12)],
];

/** What the table says; the reviews of before 2021-07-01 hang on more than the event and are left to the examples. */
function expected(programme: string, event: string, day: string, delegated: boolean): readonly (string | null)[] {
  return texts
    .filter(
      ([whose, what, from, to, , township]) =>
        whose === programme && what === event && from <= day && day <= to && (township ?? delegated) === delegated,
    )
    .map(([, , , , due]) => due(day))
    .sort();
}

const loaded = loadPolicyFolder(packFolder, { examples: false });
if (!loaded.ok) throw new Error("the packs do not load");
const nation = placeOf(loaded.policies);
const kinds = [...new Set(texts.map(([programme, event]) => `${programme} ${event}`))];
/** 60 working days before the first year whose holidays are not published. */
const lastDay = "2026-09-25";
const spanOfDays = (Date.parse(lastDay) - Date.parse("2020-01-01")) / 86_400_000;

describe("the national limits by a second reading of the texts", () => {
  test.each(kinds)("of %s fall on the same days, for any day from 2020 to 2026", (kind) => {
    const [programme = "", event = ""] = kind.split(" ");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: spanOfDays }), fc.boolean(), (offset, delegated) => {
        const on = plusDays("2020-01-01", offset);
        const read = readFacts({ delegated, specialGround: false, reviewClass: "stable" });
        if (!read.ok) throw new Error("facts");
        const events = [{ event: event as EventName, on }];
        const found = deadlinesOf(nation, calendar, { programme, events, facts: read.facts });
        const compared = found.filter(({ id }) => !(id === "review" && on <= old));
        expect(compared.map(({ due }) => due).sort()).toEqual(expected(programme, event, on, delegated));
        for (const { due, remind, sense, alternatives, provisional } of compared) {
          if (due === null) continue;
          const others = [due, ...alternatives.map((one) => one.due)].sort();
          expect(remind).toBe(lastWorkingDayUpTo((sense === "by" ? others[0] : others.at(-1)) ?? due));
          expect(provisional).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });
});
