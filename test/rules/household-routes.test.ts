import { describe, expect, it } from "vitest";
import { loadPolicies, type PolicySet } from "../../src/rules/index.ts";
import { checkProgramme } from "./independent/trace-checker.ts";
import { answer, clause, loadSmall, placeOf, smallPacks } from "./small-packs.ts";

function route(id: string, when: string, value: string, whom = "household"): readonly string[] {
  return [
    `- route: ${id}`,
    `  name: { zh-CN: ${id}, en: ${id} }`,
    "  require:",
    `    - { id: ${id}-holds, when: '${when}', clause: "${clause}" }`,
    `  amount: { value: '${value}', per: once, for: ${whom}, clause: "${clause}" }`,
  ];
}

const indented = (by: number, lines: readonly string[]): readonly string[] =>
  lines.map((line) => `${" ".repeat(by)}${line}`);

const persons = (when: string, value: string): readonly string[] => [
  "    persons:",
  "      each: m",
  "      in: members",
  "      routes:",
  ...indented(8, route("jobless", when, value, "person")),
];

/** Two routes of the household, the first with the sum of what it has to live on; then persons and further lines. */
function aid(...more: readonly string[]): string {
  return [
    "programme: aid",
    "name: { zh-CN: aid, en: aid }",
    "versions:",
    "  - from: 2020-01-01",
    `    clause: ${clause}`,
    "    require:",
    `      - { id: hit, when: emergency.basicLivingAffected, clause: "${clause}" }`,
    "    routes:",
    ...indented(6, route("fire", 'emergency.kind = "fire"', "costs.living")),
    ...indented(6, route("costs", "costs.education > 10", "costs.education")),
    ...more,
    "",
  ].join("\n");
}

const home = (facts: Readonly<Record<string, unknown>>, hit: boolean | null = true): unknown => {
  const { kind, ...rest } = facts;
  return {
    size: 3,
    ...rest,
    emergency: { ...(hit === null ? {} : { basicLivingAffected: hit }), ...(kind === undefined ? {} : { kind }) },
  };
};

const judge = (policies: PolicySet, facts: unknown, place = "cn") => {
  const [found] = answer(placeOf(policies, place), facts).programmes;
  if (found === undefined) throw new Error("no programme");
  expect(checkProgramme(found)).toBeUndefined();
  return found;
};

describe("routes of the household", () => {
  const policies = loadSmall({ "cn/programmes/aid.yaml": aid() });
  const costs = { living: "300", education: "500" };

  it.each([
    ["takes the first that holds, whoever is listed", { kind: "fire", costs }, "eligible", "fire", "300.00"],
    ["takes the second where the first does not hold", { kind: "none", costs }, "eligible", "costs", "500.00"],
    [
      "needs only one: the other may be unknown",
      { kind: "fire", costs: { living: "300" } },
      "eligible",
      "fire",
      "300.00",
    ],
    ["refuses where none holds", { kind: "none", costs: { education: "10" } }, "not-eligible", null, undefined],
    [
      "leaves it open between both sums where the first is unknown",
      { costs },
      "eligible",
      "costs",
      { from: "300.00", to: "500.00" },
    ],
    [
      "is undetermined where neither is known to hold, with a sum above the line of the route left",
      { kind: "none", costs: { living: "300" } },
      "undetermined",
      null,
      { from: "10.00", to: null },
    ],
  ] as const)("%s", (_, facts, verdict, found, once) => {
    const programme = judge(policies, home(facts));
    expect([programme.verdict, programme.route, programme.once, programme.perMember]).toEqual([
      verdict,
      found,
      once,
      [],
    ]);
  });

  it("asks for no route where what all routes need is refused", () => {
    const programme = judge(policies, home({ costs }, false));
    expect([programme.verdict, programme.reasons.map(({ id }) => id)]).toEqual(["not-eligible", ["hit"]]);
  });

  it("lacks only what all routes need where a route holds", () => {
    expect(judge(policies, home({ kind: "fire", costs }, null)).lacks).toEqual(["emergency.basicLivingAffected"]);
  });
});

describe("routes of the household beside persons", () => {
  const policies = loadSmall({
    "cn/programmes/aid.yaml": aid(...persons("m.monthsWithoutIncome >= 3", "m.medicalSelfPaid")),
  });
  const members = [
    { relation: "head", lives: "here", monthsWithoutIncome: 3, medicalSelfPaid: "70" },
    { relation: "spouse", lives: "here", monthsWithoutIncome: 2, medicalSelfPaid: "90" },
  ];

  it("let a person in where no route holds, with the person's sum", () => {
    const programme = judge(policies, home({ size: 2, kind: "none", costs: { education: "0" }, members }));
    expect([programme.verdict, programme.route, programme.once]).toEqual(["eligible", "jobless", "70.00"]);
  });

  it("ask nobody one by one where a route holds", () => {
    const programme = judge(policies, home({ size: 2, kind: "fire", costs: { living: "300" }, members }));
    expect([programme.route, programme.once, programme.perMember]).toEqual(["fire", "300.00", []]);
    expect(programme.reasons.map(({ id }) => id)).toEqual(["hit", "fire-holds"]);
  });

  it("refuse where neither a route nor a person holds", () => {
    const nobody = members.map((member) => ({ ...member, monthsWithoutIncome: 2 }));
    const programme = judge(policies, home({ size: 2, kind: "none", costs: { education: "0" }, members: nobody }));
    expect(programme.verdict).toBe("not-eligible");
  });
});

describe("a nearer level that only adds", () => {
  const text = [
    "programme: aid",
    "name: { zh-CN: aid, en: aid }",
    "versions:",
    "  - from: 2020-01-01",
    "    mode: add",
    `    clause: ${clause}`,
    "    ask-when: relocated",
    ...persons("m.monthsWithoutIncome >= 6", "m.medicalSelfPaid"),
    "    notes:",
    `      - { clause: "${clause}", text: { zh-CN: here, en: here } }`,
    "",
  ].join("\n");
  const above = aid("    notes:", `      - { clause: "${clause}", text: { zh-CN: above, en: above } }`);
  const policies = loadSmall({ "cn/programmes/aid.yaml": above, "cn-county/programmes/aid.yaml": text });
  const jobless = home({
    size: 1,
    kind: "none",
    costs: { education: "0" },
    members: [{ relation: "head", lives: "here", monthsWithoutIncome: 6, medicalSelfPaid: "70" }],
  });

  it("brings its own persons and keeps the routes above it", () => {
    expect(judge(policies, jobless, "cn-county")).toMatchObject({ route: "jobless", once: "70.00" });
    expect(judge(policies, jobless).verdict).toBe("not-eligible");
    expect(judge(policies, home({ kind: "fire", costs: { living: "300" } }), "cn-county").route).toBe("fire");
  });

  it("adds its notes to those above it", () => {
    const notes = (place: string) => judge(policies, jobless, place).notes?.map(({ text }) => text);
    expect([notes("cn"), notes("cn-county")]).toEqual([["above"], ["above", "here"]]);
  });

  it("is named where something is wrong in what it brings", () => {
    const wrong = text.replace("m.monthsWithoutIncome >= 6", "m.monthsWithoutIncomes >= 6");
    const loaded = loadPolicies(
      smallPacks({ "cn/programmes/aid.yaml": above, "cn-county/programmes/aid.yaml": wrong }),
      "wrong",
      { examples: false },
    );
    expect(loaded.ok ? [] : loaded.faults.map(({ code, file, line }) => [code, file, line])).toEqual([
      ["unknown-name", "cn-county/programmes/aid.yaml", 15],
    ]);
  });
});
