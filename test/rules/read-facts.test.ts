import { describe, expect, it } from "vitest";
import { readFacts } from "../../src/rules/index.ts";

function codes(input: unknown): string[] {
  const read = readFacts(input);
  return read.ok
    ? read.warnings.map(({ path, code }) => `warning ${path} ${code}`)
    : read.faults.map(({ path, code }) => `${path} ${code}`);
}

const head = { relation: "head", lives: "here" };

describe("readFacts", () => {
  it.each([
    ["a misspelt fact", { incom: { total: "1/year" } }, ["incom unknown-fact"]],
    ["a misspelt fact of a member", { members: [{ agee: 3 }] }, ["members[0].agee unknown-fact"]],
    ["an amount without a period", { income: { total: "12000" } }, ["income.total bad-amount"]],
    ["an amount by the week", { income: { total: "12000/week" } }, ["income.total bad-amount"]],
    ["a negative amount", { income: { total: "-1/year" } }, ["income.total bad-amount"]],
    ["a number where an amount is text", { income: { total: 12000 } }, ["income.total bad-amount"]],
    ["an amount with an exponent", { income: { total: "1e3/year" } }, ["income.total bad-amount"]],
    ["full-width digits", { income: { total: "１２/year" } }, ["income.total bad-amount"]],
    ["negative money", { costs: { medicalBills: "-5" } }, ["costs.medicalBills bad-money"]],
    ["a size of nobody", { size: 0 }, ["size bad-count"]],
    ["a size above thirty", { size: 31 }, ["size bad-count"]],
    ["half a person", { size: 2.5 }, ["size bad-count"]],
    ["an age above 120", { members: [{ age: 121 }] }, ["members[0].age bad-number"]],
    ["a grade above 4", { members: [{ disabilityGrade: 5 }] }, ["members[0].disabilityGrade bad-number"]],
    ["an unknown option", { area: "suburb" }, ["area bad-choice"]],
    ["text where yes or no stands", { ownApplication: "yes" }, ["ownApplication bad-truth"]],
    ["a day that does not exist", { members: [{ birth: "2021-02-30" }] }, ["members[0].birth bad-day"]],
    ["a day before 1900", { members: [{ birth: "1899-12-31" }] }, ["members[0].birth bad-day"]],
    ["a taper longer than fifty years", { taper: { months: 601 } }, ["taper.months bad-count"]],
    ["a list instead of facts", [], [" not-an-object"]],
    [
      "a grade without a disability",
      { members: [{ disability: "none", disabilityGrade: 2 }] },
      ["members[0].disabilityGrade does-not-apply"],
    ],
    [
      "a total beside income per head",
      { income: { total: "1/year", perHead: "1/year" } },
      ["income.perHead given-twice"],
    ],
    ["a total beside a component", { income: { total: "1/year", wage: "1/year" } }, ["income.wage given-twice"]],
    [
      "net beside gross medical costs",
      { costs: { medicalSelfPaid: "1", medicalBills: "2" } },
      ["costs.medicalBills given-twice"],
    ],
    [
      "more who surely count than the size",
      { size: 1, members: [head, { relation: "spouse", lives: "away" }] },
      ["size size-below-roster"],
    ],
    [
      "a minor child away against the size",
      { size: 1, members: [head, { relation: "child", lives: "away", age: 17 }] },
      ["size size-below-roster"],
    ],
    [
      "a sibling here by duty against the size",
      { size: 1, members: [head, { relation: "sibling", lives: "here", legalDuty: true }] },
      ["size size-below-roster"],
    ],
    [
      "thirty-one who surely count",
      { members: Array.from({ length: 31 }, () => ({ relation: "child", lives: "here" })) },
      ["members too-many-members"],
    ],
    [
      "bounds the wrong way round",
      { income: { total: { from: "8000/year", to: "7999.99/year" } } },
      ["income.total bounds-crossed"],
    ],
    [
      "bounds of two periods",
      { income: { total: { from: "700/month", to: "9000/year" } } },
      ["income.total bounds-periods"],
    ],
    ["a negative end", { income: { total: { from: "-1/year", to: "5/year" } } }, ["income.total.from bad-amount"]],
    [
      "two ends that are no amounts",
      { income: { total: { from: "a", to: 5 } } },
      ["income.total.from bad-amount", "income.total.to bad-amount"],
    ],
    ["an end by the week", { income: { total: { from: "1/week" } } }, ["income.total.from bad-amount"]],
    ["an end above the natural bound", { size: { from: 2, to: 31 } }, ["size.to bad-count"]],
    ["half a person at an end", { size: { from: 2.5, to: 3 } }, ["size.from bad-count"]],
    ["bounds without an end", { assets: { deposits: {} } }, ["assets.deposits bounds-without-end"]],
    ["a misspelt end", { assets: { deposits: { form: "1" } } }, ["assets.deposits.form unknown-fact"]],
    ["an exact figure inside bounds", { size: { from: 2, to: 3, exact: 2 } }, ["size.exact bounds-exact"]],
    ["bounds without an end whose exact figure was asked", { size: { exact: null } }, ["size bounds-without-end"]],
    ["bounds where an option is chosen", { area: { from: "rural", to: "urban" } }, ["area no-bounds"]],
    ["bounds of a day", { members: [{ birth: { from: "2020-01-01" } }] }, ["members[0].birth no-bounds"]],
    ["bounds of a yes", { assets: { comply: { from: true } } }, ["assets.comply no-bounds"]],
    ["an object without ends where an option is chosen", { area: { x: 1 } }, ["area bad-choice"]],
    [
      "bounds beside a component",
      { income: { total: { to: "5/year" }, wage: { to: "5/year" } } },
      ["income.wage given-twice"],
    ],
    [
      "an age within bounds beside a birthday",
      { members: [{ age: { from: 3, to: 4 }, birth: "2017-01-01" }] },
      ["members[0].birth given-twice"],
    ],
    [
      "bounds of a size below those who surely count",
      { size: { from: 1, to: 1 }, members: [head, { relation: "spouse", lives: "away" }] },
      ["size size-below-roster"],
    ],
    [
      "a minor child away, by the upper end of its age",
      { size: { to: 1 }, members: [head, { relation: "child", lives: "away", age: { to: 17 } }] },
      ["size size-below-roster"],
    ],
    [
      "a grade within bounds without a disability",
      { members: [{ disability: "none", disabilityGrade: { from: 1, to: 2 } }] },
      ["members[0].disabilityGrade does-not-apply"],
    ],
    [
      "evidence for a fact that does not exist",
      { evidence: { "income.totl": "visit" } },
      ["evidence.income.totl unknown-fact"],
    ],
  ])("refuses %s", (_, input, expected) => {
    expect(codes(input)).toEqual(expected);
  });

  it.each([
    ["nothing at all", {}],
    [
      "what is not known yet and what was refused",
      { size: null, income: { total: "refused" }, members: [{ age: null }] },
    ],
    ["a size of thirty", { size: 30 }],
    ["ages at both ends", { members: [{ age: 0 }, { age: 120 }] }],
    [
      "an adult child away beside a size of one",
      { size: 1, members: [head, { relation: "child", lives: "away", age: 18 }] },
    ],
    ["a known alternative beside one that is not known", { income: { total: null, perHead: "3000/year" } }],
    ["an amount within bounds", { income: { total: { from: "7000/year", to: "8000/year" } } }],
    [
      "bounds whose exact figure was asked in vain",
      { size: { from: 2, to: 3, exact: null }, assets: { deposits: { to: "5", exact: "refused" } } },
    ],
    ["one end alone", { income: { total: { from: "583.33/month" } }, assets: { deposits: { to: "2999.99" } } }],
    [
      "a size whose upper end is those who surely count",
      { size: { from: 1, to: 2 }, members: [head, { relation: "spouse", lives: "away" }] },
    ],
    [
      "a child away who may be grown up beside a size of one",
      { size: 1, members: [head, { relation: "child", lives: "away", age: { from: 17, to: 18 } }] },
    ],
    ["equal ends written differently", { assets: { deposits: { from: "5", to: "5.00" } } }],
    ["fen in amounts", { income: { total: "12000.01/month" } }],
  ])("accepts %s", (_, input) => {
    expect(codes(input)).toEqual([]);
  });

  it.each([
    [
      "a child older than the head",
      {
        members: [
          { relation: "head", age: 30 },
          { relation: "child", age: 31 },
        ],
      },
      ["warning members[1].age child-older-than-head"],
    ],
    [
      "full time without a school",
      { members: [{ student: "none", fullTime: false }] },
      ["warning members[0].fullTime does-not-apply"],
    ],
  ])("only warns about %s", (_, input, expected) => {
    expect(codes(input)).toEqual(expected);
  });

  it("finds every fault at once", () => {
    expect(codes({ size: 0, area: "x", members: [{ age: -1 }] })).toHaveLength(3);
    expect(codes({ area: {}, size: { from: 3, to: 2 }, members: [{ age: { from: 3 } }, { age: {} }] })).toEqual([
      "area bad-choice",
      "size bounds-crossed",
      "members[1].age bounds-without-end",
    ]);
  });
});
