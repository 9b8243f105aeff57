import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/rules/index.ts";
import { checkProgramme } from "./independent/trace-checker.ts";
import { answer, loadSmall, placeOf, programme, smallPacks } from "./small-packs.ts";

const poor = placeOf(
  loadSmall({
    "cn/programmes/poor.yaml": programme("poor", "some m in members satisfies memberIncome(m, income.wage) < 100"),
  }),
);
const alone = placeOf(
  loadSmall({
    "cn/programmes/alone.yaml": programme(
      "alone",
      'some m in members satisfies bySupporters(m, m.supporter = "none", every s in supporters satisfies s.age < 18)',
    ),
  }),
);

function judged(policy: typeof poor, facts: Record<string, unknown>) {
  const [found] = answer(policy, facts).programmes;
  if (found === undefined) throw new Error("no programme");
  expect(checkProgramme(found)).toBeUndefined();
  return [found.verdict, ...found.lacks];
}

const head = { relation: "head", lives: "here", age: 70 };

describe("memberIncome", () => {
  it.each([
    ["the member's own where that is given", { members: [{ ...head, income: "99/year" }] }, ["eligible"]],
    ["the member's own at the line", { members: [{ ...head, income: "100/year" }] }, ["not-eligible"]],
    ["the total of a home of one", { members: [head], income: { total: "99/year" } }, ["eligible"]],
    ["the parts of a home of one", { members: [head], income: { wage: "100/year" } }, ["not-eligible"]],
    [
      "the member's own before that of the home",
      { members: [{ ...head, income: "100/year" }], income: { total: "0/year" } },
      ["not-eligible"],
    ],
    [
      "that of the home where the member's own was refused",
      { members: [{ ...head, income: "refused" }], income: { total: "0/year" } },
      ["eligible"],
    ],
    ["open where nothing is given", { members: [head] }, ["undetermined", "members[0].income"]],
    [
      "open where the total is that of two",
      { members: [head, { ...head, relation: "spouse", income: "500/year" }], income: { total: "0/year" } },
      ["undetermined", "members[0].income"],
    ],
    [
      "open for one who does not count beside one who does",
      {
        members: [
          { ...head, income: "500/year" },
          { ...head, relation: "child", lives: "prison" },
        ],
        income: { total: "0/year" },
      },
      ["undetermined", "members[1].income"],
    ],
  ])("is %s", (_, facts, expected) => {
    expect(judged(poor, facts)).toEqual(expected);
  });
});

describe("bySupporters", () => {
  it.each([
    ["the word on them where it is given", { members: [{ ...head, supporter: "none" }] }, ["eligible"]],
    [
      "the word before the list",
      { members: [{ ...head, supporter: "able" }], supporters: [{ age: 5 }] },
      ["not-eligible"],
    ],
    ["the list where only that is given", { members: [head], supporters: [{ age: 5 }] }, ["eligible"]],
    ["the list with one who is able", { members: [head], supporters: [{ age: 5 }, { age: 18 }] }, ["not-eligible"]],
    ["an empty list", { members: [head], supporters: [] }, ["eligible"]],
    [
      "the list where the word was refused",
      { members: [{ ...head, supporter: "refused" }], supporters: [] },
      ["eligible"],
    ],
    ["open on the word where neither is given", { members: [head] }, ["undetermined", "members[0].supporter"]],
  ])("goes by %s", (_, facts, expected) => {
    expect(judged(alone, facts)).toEqual(expected);
  });
});

describe("a pack that calls them wrongly", () => {
  it.each([
    ["memberIncome(m) < 100", "argument-count"],
    ["memberIncome(size, income.wage) < 100", "not-a-member"],
    ["memberIncome(m, 12) < memberIncome(m, m.age)", "unit-mismatch"],
    ["bySupporters(m, true)", "argument-count"],
    ["bySupporters(m, true, 1)", "type-mismatch"],
    ["bySupporters(size, true, true)", "not-a-member"],
  ])("is refused: %s", (said, code) => {
    const text = programme("wrong", `some m in members satisfies ${said}`);
    const loaded = loadPolicies(smallPacks({ "cn/programmes/wrong.yaml": text }), "small", { examples: false });
    expect(loaded.ok ? [] : loaded.faults.map((fault) => fault.code)).toEqual([code]);
  });
});
