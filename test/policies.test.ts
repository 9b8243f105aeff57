import { describe, expect, it } from "vitest";
import { loadPolicyFolder, readPackFolder } from "../src/files/load-policies.ts";
import { checkExample, checkExamples, loadPolicies } from "../src/rules/index.ts";

const loaded = loadPolicyFolder("data/policies");
if (!loaded.ok)
  throw new Error(
    loaded.faults
      .map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.code} ${JSON.stringify(fault.data)}`)
      .join("\n"),
  );
const { policies } = loaded;

describe.each([...new Set(policies.examples.map(({ file }) => file))])("the worked examples of %s", (file) => {
  const examples = policies.examples.filter((example) => example.file === file);
  it.each(examples.map((example) => [example.example, example] as const))("%s", (_, example) => {
    expect(checkExample(policies, example).map(({ data }) => data)).toEqual([]);
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
    // Examples that name the conflict on its days are at fault too.
    const found = edited.ok ? [] : edited.faults.filter(({ file }) => file === path);
    expect(found.map(({ code }) => code)).toEqual(["from-after-to"]);
  });
});

describe("the packs", () => {
  it("have at least 60 worked examples, each proving a clause that exists", () => {
    expect(policies.examples.length).toBeGreaterThanOrEqual(60);
    for (const example of policies.examples) expect(policies.clause(example.proves), example.example).toBeDefined();
  });
});
