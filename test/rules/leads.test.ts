import { beforeAll, describe, expect, test } from "vitest";
import { loadPolicyFolder } from "../../src/files/load-policies.ts";
import {
  assess,
  assessmentJson,
  assessmentJsonSchema,
  type Example,
  judgeLeads,
  type LeadOutcome,
  loadPolicies,
  type Policy,
  type PolicySet,
  readFacts,
  readParameter,
} from "../../src/rules/index.ts";
import { plain } from "../../src/rules/plain-facts.ts";
import { packFolder } from "./independent/engine.ts";
import { clause, loadSmall, placeOf, programme, smallPacks } from "./small-packs.ts";

const words = (text: string): string => `{ zh-CN: ${text}, en: ${text} }`;

/** One lead of a small pack. */
function lead(id: string, when: string, ...lines: readonly string[]): string {
  return [
    `- lead: ${id}\n  name: ${words(id)}\n  list: audit\n  versions:\n    - from: 2020-01-01`,
    ...lines.map((line) => `      ${line}`),
    `      when: |\n        ${when}\n      clause: ${clause}\n      check: ${words("look")}\n`,
  ].join("\n");
}

function outcomes(policy: Policy, input: unknown, on = "2021-08-02", parameters: readonly string[] = []) {
  const read = readFacts(input);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return judgeLeads(policy, read.facts, on, {
    parameters: parameters.map((text) => {
      const reading = readParameter(text);
      if (!reading.ok) throw new Error(text);
      return reading.parameter;
    }),
  });
}

const short = (all: readonly LeadOutcome[]) =>
  all.map(({ id, member, outcome, lacks, unset }) => [id, member, outcome, [...lacks, ...unset].join()]);

describe("a lead", () => {
  const policies = loadSmall({
    "cn/leads.yaml": lead("many", "assets.cars >= 2") + lead("dead", 'm.lives = "dead"', "each: m"),
    "cn-county/leads.yaml": lead("old", "m.age >= 80", "each: m", "in: |", '  members[item.lives = "here"]'),
  });
  const nation = placeOf(policies);
  const county = placeOf(policies, "cn-county");

  test.each([
    [{ assets: { cars: 2 } }, "yes", ""],
    [{ assets: { cars: 1 } }, "no", ""],
    [{ size: 1 }, "unknown", "assets.cars"],
  ])("of the household is raised, not raised or open: %j", (facts, outcome, lacks) => {
    expect(short(outcomes(nation, facts))[0]).toEqual(["cn/many", null, outcome, lacks]);
  });

  test("of members is told for each of them, with what lacks", () => {
    const facts = { assets: { cars: 0 }, members: [{ lives: "dead" }, { lives: "here" }, { age: 3 }] };
    expect(short(outcomes(nation, facts)).slice(1)).toEqual([
      ["cn/dead", 0, "yes", ""],
      ["cn/dead", 1, "no", ""],
      ["cn/dead", 2, "unknown", "members[2].lives"],
    ]);
  });

  test("of members whom nobody listed is open once, and surely not raised where nobody is left out", () => {
    expect(short(outcomes(nation, { size: 3 })).filter(([id]) => id === "cn/dead")).toEqual([
      ["cn/dead", null, "unknown", "members[3].lives"],
    ]);
    expect(short(outcomes(nation, { members: [] })).at(1)).toEqual(["cn/dead", null, "no", ""]);
  });

  test("of a part of the members is asked of nobody else", () => {
    const members = [{ age: 80, lives: "here" }, { age: 90, lives: "away" }, { age: 79, lives: "here" }, { age: 81 }];
    expect(short(outcomes(county, { members })).filter(([id]) => id === "cn-county/old")).toEqual([
      ["cn-county/old", 0, "yes", ""],
      ["cn-county/old", 2, "no", ""],
      ["cn-county/old", 3, "unknown", "members[3].lives"],
    ]);
  });

  test("of a higher level applies at a place below, and not the other way round", () => {
    expect(new Set(outcomes(county, {}).map(({ id }) => id))).toEqual(new Set(["cn-county/old", "cn/many", "cn/dead"]));
    expect(new Set(outcomes(nation, {}).map(({ id }) => id))).toEqual(new Set(["cn/many", "cn/dead"]));
  });

  test("names the given facts that raise it, and of alternatives those that hold", () => {
    const either = loadSmall({ "cn/leads.yaml": lead("either", "assets.cars >= 2 or (relocated and grainShort)") });
    const facts = { assets: { cars: 1 }, relocated: true, grainShort: true };
    expect(outcomes(placeOf(either), facts)[0]?.facts).toEqual(["relocated", "grainShort"]);
    expect(outcomes(placeOf(either), { assets: { cars: 2 } })[0]?.facts).toEqual(["assets.cars"]);
  });

  test("holds from its first day to its last, though no other law changes then", () => {
    const dated = loadSmall({ "cn/leads.yaml": lead("dated", "relocated", "to: 2021-08-02") });
    const facts = { relocated: true };
    expect(outcomes(placeOf(dated), facts, "2021-08-02")).toHaveLength(1);
    expect(outcomes(placeOf(dated), facts, "2021-08-03")).toEqual([]);
    expect(outcomes(placeOf(dated), facts, "2019-12-31")).toEqual([]);
  });

  const withFigure = loadSmall({
    "cn/parameters.yaml": `- parameter: longCoverYears
  unit: years
  name: ${words("years")}
  values: [{ from: 2020-01-01, unset: true, clause: "${clause}" }]
`,
    "cn/leads.yaml": lead("long", "benefit.since + years(longCoverYears) <= on"),
    "cn/programmes/dibao.yaml": programme("dibao", "relocated"),
  });

  test.each([
    ["2016-08-02", "5", "yes"],
    ["2016-08-03", "5", "no"],
    ["2019-02-02", "2.5", "yes"],
    ["2019-02-03", "2.5", "no"],
  ])("since %s with a long cover of %s years is %s", (since, years, outcome) => {
    const facts = { relocated: true, benefit: { since } };
    const all = outcomes(placeOf(withFigure), facts, "2021-08-02", [`longCoverYears=${years}`]);
    expect(all[0]?.outcome).toBe(outcome);
  });

  test("names a figure that nobody has set, though no programme reads it", () => {
    const facts = { relocated: true, benefit: { since: "2000-01-01" } };
    expect(short(outcomes(placeOf(withFigure), facts))).toEqual([["cn/long", null, "unknown", "longCoverYears"]]);
    const read = readFacts(facts);
    if (!read.ok) throw new Error("unreadable");
    const assessed = assess(placeOf(withFigure), read.facts, "2021-08-02", {
      parameters: [{ name: "longCoverYears", value: "5", unit: "" }],
    });
    expect(assessed.leads.map(({ id }) => id)).toEqual(["cn/long"]);
  });
});

describe("an assessment", () => {
  const policies = loadSmall({
    "cn/conflicts.yaml": `- conflict: C8
  from: 2020-01-01
  applied: { clause: ${clause}, text: ${words("a")} }
  other: { clause: cn#law/art-2, text: ${words("b")} }
  why: ${words("c")}
`,
    "cn/programmes/dibao.yaml": programme("dibao", "assets.comply"),
    "cn/leads.yaml":
      lead("kept", 'programmes("dibao") and relativeOfStaff', "conflict: C8") +
      lead("dead", 'm.lives = "dead"', "each: m"),
  });
  const facts = readFacts({
    assets: { comply: true },
    relativeOfStaff: true,
    members: [{ lives: "here", relation: "head" }, { lives: "dead" }, {}],
  });
  if (!facts.ok) throw new Error("unreadable");

  test("prints the leads that are surely raised, with name, clause, facts, what to check and the conflict", () => {
    const json = assessmentJson(assess(placeOf(policies), facts.facts, "2021-08-02"), { language: "en" });
    expect(json.leads).toEqual([
      {
        id: "cn/kept",
        name: "kept",
        list: "audit",
        clause,
        facts: ["assets.comply", "relativeOfStaff"],
        check: "look",
        conflict: "C8",
      },
      { id: "cn/dead", name: "dead", list: "audit", member: 1, clause, facts: ["members[1].lives"], check: "look" },
    ]);
    const schema = JSON.stringify(assessmentJsonSchema());
    for (const key of Object.keys(json.leads[0] ?? {})) expect(schema).toContain(`"${key}"`);
  });

  test("is the same but for the leads where they are not wanted", () => {
    const told = assessmentJson(assess(placeOf(policies), facts.facts, "2021-08-02"));
    const without = assessmentJson(assess(placeOf(policies), facts.facts, "2021-08-02", { leads: false }));
    expect(without).toEqual({ ...told, leads: [] });
  });
});

describe("loading catches an author of leads who", () => {
  const at = (text: string, path = "cn/leads.yaml") => {
    const loaded = loadPolicies(smallPacks({ [path]: text }), "small");
    return loaded.ok ? [] : loaded.faults.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
  };

  test("writes none of these mistakes", () => {
    expect(at(lead("fine", "relocated"))).toEqual([]);
  });

  test.each([
    ["misspells a fact", lead("x", "relocatet"), "unknown-name cn/leads.yaml:7:9"],
    ["uses a number as a condition", lead("x", "size"), "type-mismatch cn/leads.yaml:7:9"],
    ["takes a member where none is meant", lead("x", "m.age > 3"), "unknown-name cn/leads.yaml:7:9"],
    ["names a list without a member", lead("x", "relocated", "in: |", "  members"), "missing-key cn/leads.yaml:5:7"],
    [
      "runs over what is no list",
      lead("x", "m.age > 3", "each: m", "in: |", "  size"),
      "type-mismatch cn/leads.yaml:8:9",
    ],
    [
      "names a conflict that there is not",
      lead("x", "relocated", "conflict: C8"),
      "unknown-conflict cn/leads.yaml:6:17",
    ],
    [
      "names a clause that there is not",
      lead("x", "relocated").replace("art-1", "art-77"),
      "unknown-clause cn/leads.yaml:8:15",
    ],
    ["gives two leads one name", lead("x", "relocated") + lead("x", "grainShort"), "duplicate-id cn/leads.yaml:10:9"],
    ["forgets what to check", lead("x", "relocated").replace(/ {6}check.*\n/, ""), "missing-key cn/leads.yaml:5:7"],
    ["ends a lead before it begins", lead("x", "relocated", "to: 2019-12-31"), "from-after-to cn/leads.yaml:6:11"],
    ["misspells a key", lead("x", "relocated", "conflikt: C8"), "unknown-key cn/leads.yaml:6:7"],
  ])("%s", (_, text, fault) => {
    expect(at(text)).toContain(fault);
  });

  test("uses a definition on days on which it does not hold yet", () => {
    const definition = `- definition: late
  type: truth
  versions: [{ from: 2021-01-01, value: relocated, clause: "cn-county#law/art-1" }]
`;
    const county = { "cn-county/definitions.yaml": definition };
    const faults = (from: string) => {
      const text = lead("x", "late").replace("2020-01-01", from).replace(clause, "cn-county#law/art-1");
      const loaded = loadPolicies(smallPacks({ ...county, "cn-county/leads.yaml": text }), "small");
      return loaded.ok ? [] : loaded.faults.map(({ code, file, line, column }) => [code, file, line, column]);
    };
    expect(faults("2021-01-01")).toEqual([]);
    expect(faults("2020-12-31")).toEqual([["not-in-force", "cn-county/leads.yaml", 7, 9]]);
  });

  test("names a lead in an example that its place does not have", () => {
    const example = `- example: one\n  on: 2021-08-02\n  proves: ${clause}\n  facts: { relocated: true }\n  leads: [moved]\n`;
    const files = { "cn/leads.yaml": lead("fine", "relocated"), "cn/examples/one.yaml": example };
    const loaded = loadPolicies(smallPacks(files), "small");
    expect(loaded.ok ? [] : loaded.faults.map(({ code }) => code)).toEqual(["unknown-name"]);
  });
});

describe("the leads of the places", () => {
  let policies: PolicySet;
  const shown = new Map<string, { raised: number; not: number }>();
  beforeAll(() => {
    const loaded = loadPolicyFolder(packFolder);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults.slice(0, 5)));
    policies = loaded.policies;
    for (const example of policies.examples) {
      for (const id of example.leads ?? []) count(example, id, "raised", "yes");
      for (const id of example["no-leads"] ?? []) count(example, id, "not", "no");
    }
  });

  function count(example: Example, name: string, as: "raised" | "not", wanted: string): void {
    const policy = policies.policy(example.place);
    if (policy === undefined) throw new Error(example.place);
    const id = name.includes("/") ? name : `${example.place}/${name}`;
    const parameters = example.parameters ?? [];
    const own = outcomes(policy, plain(example.facts), example.on, parameters).filter((one) => one.id === id);
    // An open lead is no proof of either side; one that is no longer in force has no outcome.
    const proved =
      wanted === "yes" ? own.some((one) => one.outcome === "yes") : own.every((one) => one.outcome === "no");
    const so = shown.get(id) ?? { raised: 0, not: 0 };
    if (proved) so[as] += 1;
    shown.set(id, so);
  }

  test("are each surely raised by one worked example and surely not by another", () => {
    const levels = policies.places.flatMap(({ id }) => policies.policy(id)?.levels[0] ?? []);
    const ids = levels.flatMap(({ place, pack }) => (pack.leads?.value ?? []).map((one) => `${place}/${one.lead}`));
    expect(ids.length).toBeGreaterThanOrEqual(80);
    expect(ids.filter((id) => (shown.get(id)?.raised ?? 0) === 0 || (shown.get(id)?.not ?? 0) === 0)).toEqual([]);
  });

  test("by identity or a township's own asset limits name the conflict that keeps them from being a ground", () => {
    const levels = policies.places.flatMap(({ id }) => policies.policy(id)?.levels[0] ?? []);
    const about = /relativeOfStaff|relativeInPublicPost|landLost|assets\.|housingFund|public-payroll/;
    const bare = levels.flatMap(({ place, pack }) =>
      (pack.leads?.value ?? []).flatMap(({ lead: id, list, versions }) =>
        versions.some(({ when, conflict }) => list === "audit" && about.test(when) && conflict === undefined)
          ? [`${place}/${id}`]
          : [],
      ),
    );
    // The national lead on relatives is the registration that the law itself asks for.
    expect(bare).toEqual(["cn/staff-relative"]);
  });

  test("change no verdict: a home with every removal ground of a township is judged like one with none", () => {
    const policy = policies.policy("model-cleanup");
    if (policy === undefined) throw new Error("no place");
    const plainHome = {
      area: "rural",
      size: 1,
      receiving: "dibao",
      income: { total: "3000/year" },
      assets: { comply: true },
    };
    const marked = {
      ...plainHome,
      relativeInPublicPost: true,
      assets: { comply: true, deposits: "20000", cars: 1, homes: 2, shops: 1, businessLicences: 1, housingFund: true },
    };
    const judge = (input: unknown) => {
      const read = readFacts(input);
      if (!read.ok) throw new Error("unreadable");
      const parameters = [{ name: "dibaoStandard.rural", value: "4000", unit: "/year" }];
      return assessmentJson(assess(policy, read.facts, "2020-06-01", { next: false, parameters }), { trace: false });
    };
    const [one, other] = [judge(plainHome), judge(marked)];
    expect(other.programmes.map(({ id, verdict, monthly }) => [id, verdict, monthly])).toEqual(
      one.programmes.map(({ id, verdict, monthly }) => [id, verdict, monthly]),
    );
    expect(one.leads).toEqual([]);
    expect(other.leads.map(({ id }) => id)).toEqual(
      ["deposits", "vehicles", "two-homes", "shops", "licence", "working-graduate", "relative-in-post"].map(
        (id) => `model-cleanup/${id}`,
      ),
    );
  });
});
