import { describe, expect, test } from "vitest";
import { loadPolicyFolder } from "../../src/files/index.ts";
import { type OfficialDate, officialDates, type PolicySet } from "../../src/rules/index.ts";
import { calendar } from "../shipped-calendar.ts";
import { packFolder } from "./independent/engine.ts";
import { placeOf } from "./small-packs.ts";

function packs(...own: readonly { readonly path: string; readonly text: string }[]): PolicySet {
  const loaded = loadPolicyFolder(packFolder, { examples: false, own });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.policies;
}
const policies = packs();

const dates = (place: string, from: string, to: string, set = policies): readonly OfficialDate[] =>
  officialDates(placeOf(set, place), calendar, from, to);
const days = (id: string, all: readonly OfficialDate[]) => all.filter((one) => one.id === id).map(({ due }) => due);

/** What an office sets itself, resting on a text of its own. */
const ownFigure = (place: string, parameter: string, value: string) => [
  {
    path: `${place}/documents/own.yaml`,
    text: 'document: own\ntitle: 本区细则\nnumber: null\nissuer: { zh-CN: 区, en: district }\nin-force: { from: 2014-01-01, to: null }\nheld: text\nclauses:\n  - clause: "5"\n    at: 五\n    summary: { zh-CN: 日子, en: days }\n',
  },
  {
    path: `${place}/parameters.yaml`,
    text: `- parameter: ${parameter}\n  values:\n    - { from: 2018-01-01, value: "${value}", clause: "${place}#own/5" }\n`,
  },
];

describe("dates that come back", () => {
  test.each([
    ["2021-06-12", "2021-06-12", ["2021-06-12"]],
    ["2021-06-13", "2021-06-26", []],
    ["2021-06-12", "2021-06-27", ["2021-06-12", "2021-06-27"]],
    ["2021-05-01", "2021-06-11", []],
    ["2021-09-27", "2021-10-31", ["2021-09-27"]],
  ])("from %s to %s, both included: %j", (from, to, expected) => {
    expect(days("progress-report", dates("cn-fj-jinjiang", from, to))).toEqual(expected);
  });

  test("show both readings of “before the 12th”, and are reminded of by the working day before the earlier", () => {
    const [report] = dates("cn-fj-jinjiang", "2021-09-12", "2021-09-12");
    expect(report).toMatchObject({ due: "2021-09-12", remind: "2021-09-10", rule: "FREQ=MONTHLY;BYMONTHDAY=12,27" });
    expect(report?.alternatives.map(({ due }) => due)).toEqual(["2021-09-11"]);
  });

  test("before a holiday are reminded of on the last day worked, be it a Saturday", () => {
    const report = dates("cn-fj-jinjiang", "2021-09-20", "2021-09-20").find(({ id }) => id === "city-report");
    expect(report).toMatchObject({ due: "2021-09-20", remind: "2021-09-18" });
  });
});

describe("a date before its document came out", () => {
  test("is listed and marked so", () => {
    const table = dates("cn-fj-jinjiang", "2021-06-01", "2021-08-31").filter(({ id }) => id === "progress-table");
    expect(table.map(({ due, beforePublication }) => [due, beforePublication])).toEqual([
      ["2021-06-24", true],
      ["2021-07-24", false],
      ["2021-08-24", false],
    ]);
  });

  test.each([
    ["2021-07-12", true],
    ["2021-07-15", false],
  ])("by its own day: %s", (day, before) => {
    expect(dates("cn-fj-jinjiang", day, day).filter(({ from }) => from === null)[0]?.beforePublication).toBe(before);
  });
});

describe("a span of days", () => {
  test.each([
    ["2021-03-09", 0],
    ["2021-03-10", 1],
    ["2021-03-24", 1],
    ["2021-03-25", 0],
  ])("is there on %s: %i", (day, count) => {
    const visits = dates("cn-gz-sandu-dujiang", day, day).filter(({ id }) => id === "home-visits");
    expect(visits).toHaveLength(count);
  });

  test("keeps the later date of the same plan beside it and is reminded of by the earlier", () => {
    const [visits] = dates("cn-gz-sandu-dujiang", "2021-03-24", "2021-03-24");
    expect(visits).toMatchObject({ from: "2021-03-10", due: "2021-03-24", remind: "2021-03-24" });
    expect(visits?.alternatives.map(({ due }) => due)).toEqual(["2021-04-30"]);
  });
});

describe("a day that the place has not set", () => {
  test("is named with its month, each quarter once", () => {
    const reports = dates("model-four-batches", "2022-01-15", "2022-12-31").filter(({ id }) => id === "quarter-report");
    expect(reports.map(({ due, from, unset }) => [due, from, unset.join()])).toEqual(
      ["2022-01-01", "2022-04-01", "2022-07-01", "2022-10-01"].map((month) => [null, month, "quarterReportDay"]),
    );
  });

  test.each([
    ["10", ["2022-01-10", "2022-04-10"]],
    // April has no 31st.
    ["31", ["2022-01-31", "2022-04-30"]],
  ])("is the office's, once it has set it: %s", (value, expected) => {
    const set = packs(...ownFigure("model-four-batches", "quarterReportDay", value));
    expect(days("quarter-report", dates("model-four-batches", "2022-01-01", "2022-04-30", set))).toEqual(expected);
  });
});

describe("a year that the text masks", () => {
  test("leaves the dates without a day", () => {
    const campaign = dates("cn-hn-hengyang-district", "2022-01-01", "2022-01-31");
    expect(campaign.map(({ due, unset }) => [due, unset.join()])).toEqual(
      Array.from({ length: 6 }, () => [null, "campaignYear"]),
    );
  });

  test("gives them once the office has set it, in that year alone", () => {
    const set = packs(...ownFigure("cn-hn-hengyang-district", "campaignYear", "2019"));
    const all = dates("cn-hn-hengyang-district", "2019-05-01", "2019-12-31", set);
    expect(all.find(({ id }) => id === "campaign")).toMatchObject({ from: "2019-05-25", due: "2019-09-30" });
    // Its four stages, in the order of the text; the middle of June is the 11th to the 20th.
    expect(
      ["planning-and-publicity", "self-check", "inspection", "city-acceptance"].map((stage) => {
        const found = all.find(({ id }) => id === stage);
        return [found?.from, found?.due];
      }),
    ).toEqual([
      ["2019-05-25", "2019-06-20"],
      ["2019-06-11", "2019-07-31"],
      ["2019-08-01", "2019-08-31"],
      ["2019-09-01", "2019-09-30"],
    ]);
    expect(days("campaign", dates("cn-hn-hengyang-district", "2020-01-01", "2020-12-31", set))).toEqual([]);
  });
});

test("the dates of the levels above are those of the place too, in order", () => {
  const all = dates("cn-gz-sandu-dujiang", "2021-03-01", "2021-04-30");
  expect(new Set(all.map(({ place }) => place))).toEqual(new Set(["cn", "cn-gz-sandu-dujiang"]));
  expect(all.map(({ due }) => due)).toEqual(all.map(({ due }) => due).toSorted());
});

test("no date is found where the first day is after the last, and what is no day is refused", () => {
  expect(dates("cn", "2021-05-01", "2021-04-01")).toEqual([]);
  expect(() => dates("cn", "2021-02-30", "2021-04-01")).toThrow(RangeError);
});
