import { describe, expect, test } from "vitest";
import { assess, changes, limitsOf, readFacts } from "../../src/rules/index.ts";
import { policies } from "../interview/packs.ts";

const on = "2021-08-02";
const dujiang = policies.policy("cn-gz-sandu-dujiang");
if (dujiang === undefined) throw new Error("the place is there");

function readOf(json: object) {
  const read = readFacts(json);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.facts;
}
const home = (income: object) => readOf({ area: "rural", size: 4, income, assets: { comply: true } });
const verdictAt = (total: string) => {
  const { programmes } = assess(dujiang, home({ total }), on, { next: false });
  return programmes.find(({ id }) => id === "dibao")?.verdict;
};

describe("the limit of an amount", () => {
  // 4308 a year and head, four heads: 17232 a year, 1436 a month.
  test.each([
    ["year", "12000/year"],
    ["month", "1000/month"],
    ["month", "90000/year"],
  ] as const)("is exact to the fen by the %s, from %s", (period, total) => {
    const found = limitsOf(dujiang, home({ total }), on, "dibao", "income.total", period);
    expect(found?.kind).toBe("found");
    const [limit, ...others] = found?.kind === "found" ? found.limits : [];
    expect(others).toEqual([]);
    expect(verdictAt(limit?.holds ?? "")).not.toBe("not-eligible");
    expect(verdictAt(limit?.refused ?? "")).toBe("not-eligible");
    const [holds, refused] = [limit?.holds, limit?.refused].map((text) => Number(text?.split("/")[0]));
    expect(Math.round(((refused ?? 0) - (holds ?? 0)) * 100)).toBe(1);
    expect(limit?.holds.endsWith(period)).toBe(true);
  });

  test("is said not to be there where the amount makes no difference", () => {
    expect(limitsOf(dujiang, home({ total: "0/year" }), on, "dibao", "assets.deposits", "year")).toEqual({
      kind: "never",
      refused: false,
    });
  });

  test("is not looked for where there is no such programme, or the fact is no sum", () => {
    const facts = home({ total: "0/year" });
    expect(limitsOf(dujiang, facts, on, "nothing", "income.total", "year")).toBeNull();
    expect(limitsOf(dujiang, facts, on, "dibao", "size", "year")).toBeNull();
  });
});

describe("what would change a verdict", () => {
  test.each([
    ["1000/month", "month"],
    ["12000/year", "year"],
  ])("an income said as %s changes it by the %s, to the fen", (total, period) => {
    const change = changes(dujiang, home({ total }), on, "dibao").find(({ fact }) => fact === "income.total");
    expect(change?.from).toBe(total);
    expect(change?.to.endsWith(`/${period}`)).toBe(true);
    const amount = Number(change?.to.split("/")[0]);
    const before = `${(amount - 0.01).toFixed(2)}/${period}`;
    expect(verdictAt(change?.to ?? "")).toBe(change?.verdict);
    expect(verdictAt(before)).not.toBe(change?.verdict);
  });
});
