import { describe, expect, it } from "vitest";
import { loadPolicyFolder, readPackFolder } from "../src/files/load-policies.ts";
import {
  assess,
  assessmentJson,
  checkExamples,
  type Example,
  loadPolicies,
  type ProgrammeJson,
  plain,
  readFacts,
  readParameter,
} from "../src/rules/index.ts";

const loaded = loadPolicyFolder("data/policies");
if (!loaded.ok)
  throw new Error(
    loaded.faults
      .map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.code} ${JSON.stringify(fault.data)}`)
      .join("\n"),
  );
const { policies } = loaded;

function judge(example: Example): readonly ProgrammeJson[] {
  const policy = policies.policy(example.place);
  if (policy === undefined) throw new Error(`no place ${example.place}`);
  const read = readFacts(plain(example.facts));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const parameters = (example.parameters ?? []).map((text) => {
    const reading = readParameter(text);
    if (!reading.ok) throw new Error(`not a parameter: ${text}`);
    return reading.parameter;
  });
  return assessmentJson(assess(policy, read.facts, example.on, { next: false, parameters })).programmes;
}

describe.each([...new Set(policies.examples.map(({ file }) => file))])("the worked examples of %s", (file) => {
  const examples = policies.examples.filter((example) => example.file === file);
  it.each(examples.map((example) => [example.example, example] as const))("%s", (_, example) => {
    const programmes = judge(example);
    for (const [id, expected] of Object.entries(example.expect)) {
      const found = programmes.find((programme) => programme.id === id);
      expect(found, id).toBeDefined();
      if (found === undefined) continue;
      if (expected.verdict !== undefined) expect(`${id} ${found.verdict}`).toBe(`${id} ${expected.verdict}`);
      if (expected.monthly !== undefined) expect(found.monthly, `${id} monthly`).toEqual(expected.monthly);
      if (expected.route !== undefined) expect(found.route, `${id} route`).toBe(expected.route);
      if (expected.lacks !== undefined)
        expect([...found.lacks].sort(), `${id} lacks`).toEqual([...expected.lacks].sort());
      if (expected.unset !== undefined)
        expect([...found.unset].sort(), `${id} unset`).toEqual([...expected.unset].sort());
      for (const [member, monthly] of Object.entries(expected.perMember ?? {})) {
        expect(found.perMember.find((one) => one.member === Number(member))?.monthly, `${id} member ${member}`).toEqual(
          monthly,
        );
      }
      for (const [reason, outcome] of Object.entries(expected.reasons ?? {})) {
        expect(
          found.reasons.filter((one) => one.id === reason).map((one) => one.outcome),
          `${id} ${reason}`,
        ).toContain(outcome);
      }
      if (expected.trial !== undefined) expect(found.trial, `${id} trial`).toMatchObject(expected.trial);
      for (const [date, day] of Object.entries(expected.dates ?? {}))
        expect(
          (found.dates ?? []).filter((one) => one.id === date).map((one) => one.day),
          `${id} ${date}`,
        ).toContain(day);
    }
  });
});

describe("checkExamples", () => {
  it("finds nothing in the packs as they are", () => {
    expect(checkExamples(policies)).toEqual([]);
  });

  it("names the example, the programme and both figures where an amount comes out otherwise", () => {
    const files = readPackFolder("data/policies").map((file) =>
      file.path === "cn-gz-sandu-dujiang/examples/dates.yaml"
        ? { ...file, text: file.text.replace('monthly: "436.00"', 'monthly: "436.01"') }
        : file,
    );
    const edited = loadPolicies(files, "edited");
    if (!edited.ok) throw new Error("the edited packs do not load");
    const [fault, ...others] = checkExamples(edited.policies);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      code: "example-differs",
      file: "cn-gz-sandu-dujiang/examples/dates.yaml",
      data: { programme: "dibao", what: "monthly", expected: "436.01", found: "436.00" },
    });
  });
});

describe("a conflict that ends before it begins", () => {
  it("is refused at its end", () => {
    const path = "cn-gz-sandu-dujiang/conflicts.yaml";
    const files = readPackFolder("data/policies").map((file) =>
      file.path === path ? { ...file, text: file.text.replace(/ to: 20\d\d-\d\d-\d\d/, " to: 1999-01-01") } : file,
    );
    const edited = loadPolicies(files, "edited");
    expect(edited.ok ? [] : edited.faults.map(({ code, file }) => [code, file])).toEqual([["from-after-to", path]]);
  });
});

describe("the packs", () => {
  it("have at least 60 worked examples, each proving a clause that exists", () => {
    expect(policies.examples.length).toBeGreaterThanOrEqual(60);
    for (const example of policies.examples) expect(policies.clause(example.proves), example.example).toBeDefined();
  });
});
