import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/rules/index.ts";
import { checkProgramme } from "./independent/trace-checker.ts";
import { amount, answer, loadSmall, placeOf, programme, smallPacks } from "./small-packs.ts";

const gap = placeOf(
  loadSmall({ "cn/programmes/gap.yaml": programme("gap", "true", amount("medicalSelfPaid() / monthsPerYear")) }),
);

describe("medicalSelfPaid", () => {
  it.each([
    ["what was paid oneself, where that is given", { medicalSelfPaid: "1200" }, "100.00"],
    [
      "bills and own purchases without what others paid",
      { medicalBills: "2400", medicalSelfBought: "600", medicalReimbursed: "1500", medicalCharity: "300" },
      "100.00",
    ],
    [
      "nothing where others paid as much as there was",
      { medicalBills: "100", medicalSelfBought: "20", medicalReimbursed: "100", medicalCharity: "20" },
      "0.00",
    ],
    [
      "nothing where others paid more than there was",
      { medicalBills: "100", medicalSelfBought: "0", medicalReimbursed: "500", medicalCharity: "0" },
      "0.00",
    ],
    [
      "a cent where others paid a cent less",
      { medicalBills: "12.12", medicalSelfBought: "0", medicalReimbursed: "12", medicalCharity: "0" },
      "0.01",
    ],
  ])("is %s", (_, costs, monthly) => {
    const [found] = answer(gap, { size: 1, costs }).programmes;
    expect(found?.monthly).toBe(monthly);
    expect(found && checkProgramme(found)).toBeUndefined();
  });

  it("lacks the net sum where nothing of it was given", () => {
    expect(answer(gap, { size: 1 }).programmes[0]).toMatchObject({
      monthly: { from: "0.00", to: null },
      lacks: ["costs.medicalSelfPaid"],
    });
  });

  it("keeps to the way of asking that was refused, and never takes a part that was not given as zero", () => {
    expect(answer(gap, { size: 1, costs: { medicalBills: "refused" } }).programmes[0]?.lacks).toContain(
      "costs.medicalReimbursed",
    );
    expect(answer(gap, { size: 1, costs: { medicalBills: "2400" } }).programmes[0]).toMatchObject({
      monthly: { from: "0.00", to: null },
      lacks: ["costs.medicalSelfBought", "costs.medicalReimbursed", "costs.medicalCharity"],
    });
  });

  it("takes no arguments", () => {
    const text = programme("gap", "true", amount("medicalSelfPaid(1) / monthsPerYear"));
    const loaded = loadPolicies(smallPacks({ "cn/programmes/gap.yaml": text }), "small", { examples: false });
    expect(loaded.ok ? [] : loaded.faults.map(({ code }) => code)).toEqual(["argument-count"]);
  });
});

const designated = placeOf(
  loadSmall({ "cn/programmes/gap.yaml": programme("gap", "true", amount("medicalDesignated() / monthsPerYear")) }),
);

describe("medicalDesignated", () => {
  it.each([
    ["the net sum, where that is given", { medicalSelfPaid: "1200" }, "100.00"],
    [
      "bills without what insurance and aid paid, whatever was bought privately or given by charity",
      { medicalBills: "2400", medicalSelfBought: "600", medicalReimbursed: "1200", medicalCharity: "300" },
      "100.00",
    ],
    ["known by bills and repayments alone", { medicalBills: "2400", medicalReimbursed: "1200" }, "100.00"],
    ["nothing where others paid more than there was", { medicalBills: "100", medicalReimbursed: "500" }, "0.00"],
  ])("is %s", (_, costs, monthly) => {
    const [found] = answer(designated, { size: 1, costs }).programmes;
    expect(found?.monthly).toBe(monthly);
    expect(found && checkProgramme(found)).toBeUndefined();
  });

  it("lacks only the parts that it counts", () => {
    expect(answer(designated, { size: 1, costs: { medicalBills: "2400" } }).programmes[0]?.lacks).toEqual([
      "costs.medicalReimbursed",
    ]);
    expect(answer(designated, { size: 1 }).programmes[0]?.lacks).toEqual(["costs.medicalSelfPaid"]);
  });
});

describe("year", () => {
  const policy = placeOf(
    loadSmall({
      "cn/programmes/late.yaml": programme("late", "year(taper.since) >= 2020"),
      "cn/programmes/years.yaml": programme("years", "year(on) - year(taper.since) >= 1"),
    }),
  );
  const verdicts = (since: string | undefined, on: string): string[] => {
    const facts = { size: 1, ...(since === undefined ? {} : { taper: { since } }) };
    const { programmes } = answer(policy, facts, { on });
    for (const one of programmes) expect(checkProgramme(one)).toBeUndefined();
    return programmes.map(({ verdict }) => verdict);
  };

  it.each([
    ["2019-12-31", "2020-01-01", ["not-eligible", "eligible"]],
    ["2020-01-01", "2020-12-31", ["eligible", "not-eligible"]],
    ["2020-12-31", "2021-01-01", ["eligible", "eligible"]],
    [undefined, "2021-01-01", ["undetermined", "undetermined"]],
  ])("is the year of the calendar: since %s, judged on %s", (since, on, expected) => {
    expect(verdicts(since, on)).toEqual(expected);
  });

  it("refuses what is no day", () => {
    const text = programme("late", "year(size) >= 2020");
    const loaded = loadPolicies(smallPacks({ "cn/programmes/late.yaml": text }), "small", { examples: false });
    expect(loaded.ok ? [] : loaded.faults.map(({ code }) => code)).toEqual(["type-mismatch"]);
  });
});
