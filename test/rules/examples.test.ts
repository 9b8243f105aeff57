import { describe, expect, it } from "vitest";
import { checkExamples, loadPolicies } from "../../src/rules/index.ts";
import { amount, answer, clause, loadSmall, personal, placeOf, programme, smallPacks } from "./small-packs.ts";

const warn = (id: string, when: string): string =>
  `\n      - id: ${id}\n        when: |\n          ${when}\n        clause: ${clause}\n        text: { zh-CN: w, en: w }`;

const conflict = `- conflict: C1
  from: 2021-01-01
  to: 2021-12-31
  applied: { clause: "${clause}", text: { zh-CN: a, en: a } }
  other: { clause: "cn#law/art-2", text: { zh-CN: b, en: b } }
  why: { zh-CN: c, en: c }
`;

const leads = `- lead: death-cover
  name: { zh-CN: d, en: d }
  list: audit
  versions:
    - from: 2020-01-01
      when: |
        relocated
      clause: "${clause}"
      check: { zh-CN: c, en: c }
- lead: high-sum
  name: { zh-CN: h, en: h }
  list: audit
  versions:
    - from: 2020-01-01
      when: |
        benefit.monthly >= 900
      clause: "${clause}"
      check: { zh-CN: c, en: c }
`;

/** An example of a home of one with a benefit of 900 yuan; further lines are its keys. */
function example(...lines: readonly string[]): string {
  return [
    "- example: shows it\n  on: 2021-08-02",
    `  proves: ${clause}\n  facts: { size: 1, relocated: false, benefit: { monthly: "900" }, costs: { living: "12" } }`,
    ...lines.map((line) => `  ${line}`),
    "",
  ].join("\n");
}

/** What checking one example says: the faults of loading, or of judging it. */
function check(...lines: readonly string[]): readonly unknown[] {
  const files = smallPacks({
    "cn/programmes/fund.yaml": programme(
      "fund",
      "benefit.monthly > 899",
      amount("costs.living", "once"),
      `warn:${warn("high", "benefit.monthly >= 900")}${warn("low", "benefit.monthly < 900")}`,
    ),
    "cn/conflicts.yaml": conflict,
    "cn/leads.yaml": leads,
    "cn/examples/fund.yaml": `${example("expect: { fund: { verdict: eligible } }").replace("shows", "first shows")}${example(...lines)}`,
  });
  const loaded = loadPolicies(files, "small");
  const faults = loaded.ok ? checkExamples(loaded.policies) : loaded.faults;
  return faults.map(({ code, data }) => [code, data]);
}

describe("a worked example", () => {
  it("writes money in whole yuan, as a person does", () => {
    expect(check("expect: { fund: { verdict: eligible } }")).toEqual([]);
  });

  it("says what is paid only once", () => {
    expect(check('expect: { fund: { once: "12.00", monthly: null } }')).toEqual([]);
    expect(check('expect: { fund: { once: "13.00" } }')).toEqual([
      ["example-differs", { programme: "fund", what: "once", expected: "13.00", found: "12.00" }],
    ]);
  });

  it("names the whole best route", () => {
    expect(check("best: [fund]")).toEqual([]);
    expect(check("best: []")).toEqual([["example-list-differs", { what: "best", expected: "", found: "fund" }]]);
  });

  it.each([
    ["a warning that is raised", "warnings: [fund/high]", []],
    ["a warning that is not raised", "warnings: [fund/low]", ["warnings", "fund/low", "fund/high"]],
    ["no warning where none is raised", "no-warnings: [fund/low]", []],
    ["no warning where one is raised", "no-warnings: [fund/high]", ["no-warnings", "fund/high", "fund/high"]],
    ["a conflict in force", "conflicts: [C1]", []],
    ["no conflict where one is in force", "no-conflicts: [C1]", ["no-conflicts", "C1", "C1"]],
    ["a lead that is raised", "leads: [cn/high-sum]", []],
    ["a lead that is not raised", "leads: [cn/death-cover]", ["leads", "cn/death-cover", "cn/high-sum"]],
    ["no lead where none is raised", "no-leads: [cn/death-cover]", []],
    ["no lead where one is raised", "no-leads: [cn/high-sum]", ["no-leads", "cn/high-sum", "cn/high-sum"]],
  ])("names %s", (_, line, difference) => {
    const [what, expected, found] = difference;
    expect(check(line)).toEqual(what === undefined ? [] : [["example-list-differs", { what, expected, found }]]);
  });

  it.each([
    ["a warning", "no-warnings: [fund/hihg]", "fund/hihg", "fund/high"],
    ["a conflict", "no-conflicts: [C2]", "C2", "C1"],
    ["a programme", "best: [fnud]", "fnud", "fund"],
  ])("cannot name %s that its place does not have", (_, line, name, nearest) => {
    expect(check(line)).toEqual([["unknown-name", { name, nearest }]]);
  });
});

describe("what is paid only once", () => {
  const policy = placeOf(
    loadSmall({
      "cn/programmes/home.yaml": programme("home", "true", amount("costs.living", "once")),
      "cn/programmes/person.yaml": personal("person", "m.age >= 18", "costs.living").replace("per: month", "per: once"),
      "cn/programmes/monthly.yaml": programme("monthly", "true", amount("benefit.monthly")),
    }),
  );
  const facts = { benefit: { monthly: "5" }, costs: { living: "12" }, members: [{ age: 20, lives: "here" }] };

  it("is no month's amount, of the whole nor of a person", () => {
    const byId = new Map(answer(policy, facts).programmes.map((one) => [one.id, one]));
    expect(byId.get("home")).toMatchObject({ monthly: null, once: "12.00" });
    expect(byId.get("person")).toMatchObject({
      monthly: null,
      once: "12.00",
      perMember: [{ member: 0, monthly: null, once: "12.00" }],
    });
    expect(byId.get("monthly")).toMatchObject({ monthly: "5.00" });
    expect(byId.get("monthly")).not.toHaveProperty("once");
  });

  it("keeps its bounds while it is open, and its clause", () => {
    const { costs: _, ...rest } = facts;
    const home = answer(policy, rest).programmes.find(({ id }) => id === "home");
    expect(home).toMatchObject({ monthly: null, once: { from: "0.00", to: null }, clauses: [clause] });
  });
});
