import { describe, expect, test } from "vitest";
import {
  addMonths,
  type FloorProgramme,
  type FloorResult,
  type HouseholdFacts,
  judge,
  type MemberFacts,
  parseHome,
} from "../../bench/floor.ts";

const on = "2021-08-02";
const person = (facts: Partial<MemberFacts> = {}): MemberFacts => ({
  relation: "head",
  age: 40,
  lives: "here",
  disability: "none",
  seriousIllness: false,
  stillInDifficulty: false,
  student: "none",
  landLost: false,
  onlyChildFamily: false,
  daughtersOnlyFamily: false,
  singleParent: false,
  receiving: "none",
  ...facts,
});
const home = (facts: Partial<HouseholdFacts> = {}): HouseholdFacts => ({
  area: "rural",
  receiving: "none",
  income: { total: "0/year" },
  assets: { comply: true },
  members: [person()],
  ...facts,
});
const severe = person({ disability: "physical", disabilityGrade: 2, appliesAlone: true });
const gone = { verdict: "not-eligible", monthly: null };
const pays = (monthly: unknown) => ({ verdict: "eligible", monthly });

type Row = readonly [
  why: string,
  facts: Partial<HouseholdFacts>,
  programme: FloorProgramme,
  result: unknown,
  day?: string,
];
const rows: readonly Row[] = [
  ["(4 × 4308 − 12000) / 12", { size: 4, income: { total: "12000/year" } }, "dibao", pays("436.00")],
  ["4 × 625 − 1000", { area: "urban", size: 4, income: { total: "1000/month" } }, "dibao", pays("1500.00")],
  ["exactly at the standard", { income: { total: "4308/year" } }, "dibao", gone],
  [
    "one fen under the standard pays a fen's twelfth, rounded",
    { income: { total: "4307.99/year" } },
    "dibao",
    pays("0.00"),
  ],
  ["assets fail", { assets: { comply: false } }, "dibao", gone],
  ["half a fen goes up", { income: { total: "4307.94/year" } }, "dibao", pays("0.01")],
  ["work costs above the wage take nothing else", componentsHome("500/year", "900/year"), "dibao", pays("259.00")],
  ["at the standard the national text includes", { income: { total: "4308/year" } }, "low-income", pays(null)],
  ["at one and a half times", { income: { total: "6462/year" } }, "low-income", gone],
  [
    "under it only the assets of dibao fail",
    { assets: { comply: false, complyLowIncome: true } },
    "low-income",
    pays(null),
  ],
  ["until June at the standard", { income: { total: "4308/year" } }, "low-income", forAPerson(), "2021-06-30"],
  ["until June a fen above", { income: { total: "4308.01/year" } }, "low-income", pays(null), "2021-06-30"],
  ["(6462 − 5000) / 12", { income: { total: "5000/year" }, members: [severe] }, "dibao-single", pays("121.83")],
  [
    "each of two is rounded before the sum",
    { income: { total: "10000/year" }, members: [severe, { ...severe, relation: "spouse" }] },
    "dibao-single",
    pays("243.66"),
  ],
  ["the whole household comes first", { members: [severe] }, "dibao-single", gone],
  [
    "a grade 3 that is not of the mind",
    { income: { total: "5000/year" }, members: [{ ...severe, disabilityGrade: 3 }] },
    "dibao-single",
    gone,
  ],
  [
    "a member of a religious house, alone",
    { members: [person(), person({ lives: "religious", appliesAlone: true, income: "4307.99/year" })] },
    "dibao-single",
    pays({ from: "0.00", to: null }),
  ],
  [
    "one old person",
    { members: [person({ age: 60, stillInDifficulty: true })] },
    "supplement",
    pays({ from: "35.90", to: "107.70" }),
  ],
  ["one year younger", { members: [person({ age: 59, stillInDifficulty: true })] }, "supplement", gone],
  [
    "one who is in prison gets none",
    { members: [person({ age: 80, stillInDifficulty: true, lives: "prison", receiving: "dibao" })] },
    "supplement",
    gone,
  ],
  ["no difficulty left", { members: [person({ age: 80 })] }, "supplement", gone],
  ["taper in its last month", taperHome("2021-05-03", 3), "taper", pays(null)],
  ["taper over on its day", taperHome("2021-05-02", 3), "taper", gone],
  ["a taper that begins tomorrow", taperHome("2021-08-03", 6), "taper", gone],
  ["a taper that begins today", taperHome("2021-08-02", 6), "taper", pays(null)],
  [
    "a parent away counted until June",
    { members: [person({ lives: "prison" }), person({ relation: "parent", lives: "away" })] },
    "dibao",
    pays("359.00"),
    "2021-06-30",
  ],
  [
    "a parent away counts no more from July",
    { members: [person({ lives: "prison" }), person({ relation: "parent", lives: "away" })] },
    "dibao",
    gone,
  ],
  ["a taper of two months", taperHome("2021-08-01", 2), "taper", gone],
  [
    "the rest after a death",
    { receiving: "dibao", members: [person(), person({ relation: "spouse", lives: "dead" })] },
    "after-death",
    pays("359.00"),
  ],
  ["nobody left", { receiving: "dibao", members: [person({ lives: "dead" })] }, "after-death", pays("0.00")],
  ["nobody counts", { members: [person({ lives: "prison" })] }, "dibao", gone],
  [
    "someone in compulsory treatment counted until June",
    { members: [person({ lives: "drug-treatment" })] },
    "dibao",
    pays("359.00"),
    "2021-06-30",
  ],
  [
    "who counts is left to a person",
    {
      income: { total: "4308/year" },
      members: [
        person(),
        person({ relation: "child", lives: "away", age: 23, independent: true, student: "postgraduate" }),
      ],
    },
    "dibao",
    forAPerson(),
  ],
];

function componentsHome(wage: string, employment: string): Partial<HouseholdFacts> {
  return { income: { wage, business: "1200/year" }, costs: { employment } };
}
function taperHome(since: string, months: number): Partial<HouseholdFacts> {
  return { receiving: "dibao", income: { total: "5000/year" }, taper: { since, months } };
}
function forAPerson(): FloorResult {
  return { verdict: "for-a-person", monthly: undefined };
}

describe("the rules written out by hand", () => {
  for (const [why, facts, programme, result, day = on] of rows) {
    test(why, () => {
      expect(judge(parseHome(home(facts)), day)[programme]).toEqual(result);
    });
  }

  test.each([
    ["2021-01-31", 1, "2021-02-28"],
    ["2023-12-31", 2, "2024-02-29"],
    ["2021-11-15", 3, "2022-02-15"],
  ])("%s and %i months is %s", (day, months, end) => {
    expect(addMonths(day, months)).toBe(end);
  });
});
