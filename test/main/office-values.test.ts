import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runDibao } from "./run-dibao.ts";

const folders: string[] = [];
let data = "";
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "dibao-office-"));
  folders.push(data);
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const model = "model-four-batches";
const rules = "本区实施细则第五条";
const parameters = (place = model): string => join(data, "policies", place, "parameters.yaml");

const dibao = (...args: readonly string[]) => runDibao([...args, "--lang", "en"], { env: { DIBAO_DATA: data } });
const set = (place: string, name: string, value: string, ...more: readonly string[]) =>
  dibao("policies", "set", place, name, value, ...more);

function write(file: string, text: string): void {
  const path = join(data, "policies", file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

interface Answer {
  readonly policyVersion: string;
  readonly programmes: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly monthly: unknown;
    readonly unset: readonly string[];
    readonly clauses: readonly string[];
  }[];
}

async function assess(facts: unknown, on: string): Promise<Answer> {
  const { code, out, err } = await runDibao(["assess", "--place", model, "--on", on, "--json"], {
    env: { DIBAO_DATA: data },
    input: JSON.stringify(facts),
  });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as Answer;
}

const old = {
  area: "rural",
  receiving: "dibao",
  members: [
    { relation: "head", lives: "here", receiving: "dibao", age: 70, disability: "none", seriousIllness: false },
  ],
};
const leaving = {
  area: "rural",
  size: 3,
  receiving: "dibao",
  registry: "lifted",
  income: { perHead: "7000/year" },
  benefit: { monthly: "600.00" },
  taper: { cause: "other", since: "2018-03-01" },
};

/** Values as an office would enter them: for 2018 on, by its own rules. */
async function enter(...values: readonly (readonly [string, string])[]): Promise<void> {
  for (const [name, value] of values) {
    const { code, err } = await set(model, name, value, "--from", "2018-01-01", "--clause", rules);
    expect({ name, code, err }).toEqual({ name, code: 0, err: "" });
  }
}

describe("a figure that the office enters", () => {
  test("a negative amount is refused, not taken for letters after a dash", async () => {
    const { code, out, err } = await set(model, "elderlyAge", "-5/month", "--from", "2018-01-01", "--clause", rules);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("-5/month");
    expect(existsSync(parameters())).toBe(false);
  });

  test("the figure of the pack that it replaces is said as the pack writes it, with its clause in words", async () => {
    const town = "cn-gz-sandu-dujiang";
    const { code, out } = await set(town, "vote.quorum", "80%", "--from", "2022-01-01", "--clause", rules);
    expect(code).toBe(0);
    expect(out).toContain("in place of the packs' 2/3 (《都江镇2021年城乡低保年度核查方案》 四(三))");
    expect(out).toContain("by 本区实施细则 第五条 (entered by the office)");
  });

  test("fills a blank of the model: the supplement of an old person has its amount at once", async () => {
    const before = await assess(old, "2020-06-01");
    expect(before.programmes.find(({ id }) => id === "supplement")).toMatchObject({
      verdict: "undetermined",
      unset: expect.arrayContaining(["elderlyAge"]),
    });
    await enter(["elderlyAge", "70"], ["supplementRate.shared", "20%"], ["dibaoStandard.rural", "6000/year"]);
    const after = await assess(old, "2020-06-01");
    const supplement = after.programmes.find(({ id }) => id === "supplement");
    expect(supplement).toMatchObject({ verdict: "eligible", unset: [] });
    expect(after.policyVersion).not.toBe(before.policyVersion);
    expect(JSON.stringify(supplement)).toContain(`${model}#own-1/1`);
  });

  test("fills the blanks of the taper: line, last year, yearly cut and its way", async () => {
    await enter(
      ["dibaoStandard.rural", "6000/year"],
      ["taperMultiple.registered", "1.5"],
      ["taperEnd.registered", "2020"],
      ["taperYearlyCut.registered", "20%"],
      ["taperCutMode.registered", "linear"],
    );
    const taper = (await assess(leaving, "2019-06-01")).programmes.find(({ id }) => id === "taper");
    expect(taper).toMatchObject({ verdict: "eligible", monthly: "480.00" });
  });

  test("holds from its first day on; on other days the pack holds", async () => {
    const command = ["elderlyAge", "70", "--from", "2020-01-01", "--to", "2020-12-31", "--clause", rules] as const;
    expect((await set(model, ...command)).code).toBe(0);
    const unset = async (on: string): Promise<boolean> =>
      (await assess(old, on)).programmes.some((one) => one.unset.includes("elderlyAge"));
    expect(await Promise.all(["2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01"].map(unset))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test("stands in its own file, never in the packs, with what it rests on", async () => {
    await enter(["elderlyAge", "65"], ["supplementRate.shared", "1/5"]);
    expect(readdirSync(join(data, "policies", model)).sort()).toEqual(["documents", "parameters.yaml"]);
    expect(readFileSync(parameters(), "utf8")).toContain('value: "65"');
    const [document] = readdirSync(join(data, "policies", model, "documents"));
    const text = readFileSync(join(data, "policies", model, "documents", document ?? ""), "utf8");
    expect(text).toContain("title: 本区实施细则");
    expect(text).toContain("at: 第五条");
    expect(text).toContain("held: reported");
  });

  test("is shown with its days, its clause and its place, and the clause as the office's", async () => {
    await enter(["elderlyAge", "65"]);
    const place = await dibao("policies", "show", model, "--on", "2020-06-01");
    expect(place.out).toMatch(/elderlyAge=65\tfrom 2018-01-01\tmodel-four-batches#own-1\/1/);
    const clause = await dibao("policies", "show", `${model}#own-1/1`);
    expect(clause.out).toContain("本区实施细则 第五条");
    expect(clause.out).toContain("Entered by the office");
    const json = await dibao("policies", "show", model, "--on", "2020-06-01", "--json");
    expect(JSON.parse(json.out)).toMatchObject({ own: [{ parameter: "elderlyAge", value: "65", from: "2018-01-01" }] });
  });

  test("may rest on a clause that is there already", async () => {
    const clause = `${model}#action/3-shared`;
    expect((await set(model, "elderlyAge", "65", "--from", "2018-01-01", "--clause", clause)).code).toBe(0);
    expect(readFileSync(parameters(), "utf8")).toContain(`clause: ${clause}`);
    expect(existsSync(join(data, "policies", model, "documents"))).toBe(false);
  });

  test("is followed by the next one: the earlier ends the day before", async () => {
    await enter(["elderlyAge", "65"]);
    const next = await set(model, "elderlyAge", "60", "--from", "2021-01-01", "--clause", rules);
    expect(next.code).toBe(0);
    expect(next.out).toContain("now ends on 2020-12-31");
    const shown = await dibao("policies", "show", model, "--on", "2022-06-01", "--json");
    expect(JSON.parse(shown.out)).toMatchObject({
      own: [
        { value: "65", from: "2018-01-01", to: "2020-12-31" },
        { value: "60", from: "2021-01-01", to: null },
      ],
    });
  });

  test("leaves comments and values in its file that were written by hand", async () => {
    const clause = `${model}#action/3-shared`;
    const hand = `# asked by telephone\n- parameter: quarterReportDay\n  values:\n    - { from: 2018-01-01, value: 5, clause: "${clause}" }\n`;
    write(`${model}/parameters.yaml`, hand);
    await enter(["elderlyAge", "65"]);
    const text = readFileSync(parameters(), "utf8");
    expect(text).toContain("# asked by telephone");
    expect(text).toMatch(/quarterReportDay\n.*\n.*value: 5/);
  });

  test("makes the packs be checked together with it", async () => {
    await enter(["elderlyAge", "65"]);
    const { code, out } = await dibao("policies", "check");
    expect(code).toBe(0);
    expect(out).toMatch(/own figures are sound too: 1 /);
  });
});

describe("nothing is entered where", () => {
  const days = ["--from", "2021-01-01", "--clause", rules];
  test.each<[string, readonly string[], RegExp]>([
    ["the place is misspelt", ["model-four-batch", "elderlyAge", "65", ...days], /Did you mean model-four-batches\?/],
    ["the parameter is misspelt", [model, "elderlyAg", "65", ...days], /Did you mean elderlyAge\?/],
    ["a share is above the whole", [model, "supplementRate.shared", "130%", ...days], /30%, 0\.3 or 1\/3, from 0 to 1/],
    ["a number of years is a percentage", [model, "elderlyAge", "65%", ...days], /a number \(years\), not below 0/],
    ["an amount has no period", [model, "dibaoStandard.rural", "6000", ...days], /by \/year/],
    ["an amount has another period", [model, "dibaoStandard.rural", "500/month", ...days], /by \/year/],
    ["a name is none of those offered", [model, "taperCutMode.other", "slow", ...days], /linear \| compound/],
    ["a value is below its bound", [model, "taperMultiple.other", "0.9", ...days], /not below 1/],
    ["the first day is none", [model, "elderlyAge", "65", "--from", "2021-02-30", "--clause", rules], /--from/],
    ["the last day is before the first", [model, "elderlyAge", "65", ...days, "--to", "2020-12-31"], /after --to/],
    ["the first day is missing", [model, "elderlyAge", "65", "--clause", rules], /needs a place, a parameter/],
    ["what it rests on is missing", [model, "elderlyAge", "65", "--from", "2021-01-01"], /needs a place, a parameter/],
    [
      "the clause does not exist",
      [model, "elderlyAge", "65", "--from", "2021-01-01", "--clause", `${model}#action/3-share`],
      /Did you mean model-four-batches#action\/3-shared\?/,
    ],
    [
      "the clause is another place's",
      [model, "elderlyAge", "65", "--from", "2021-01-01", "--clause", "cn-gz#2020-17/single"],
      /not of model-four-batches/,
    ],
    [
      "the level may not set it",
      ["cn-gz-sandu-dujiang", "dibaoStandard.rural", "6000/year", ...days],
      /may not be set at this level/,
    ],
  ])("%s", async (_, args, expected) => {
    const { code, out, err } = await dibao("policies", "set", ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(expected);
    expect(existsSync(join(data, "policies"))).toBe(false);
  });

  test("the office has a figure for those days already, which stays", async () => {
    await enter(["elderlyAge", "65"]);
    const before = readFileSync(parameters(), "utf8");
    const same = await set(model, "elderlyAge", "60", "--from", "2018-01-01", "--clause", rules);
    const earlier = await set(model, "elderlyAge", "60", "--from", "2017-06-01", "--clause", rules);
    expect([same.code, earlier.code]).toEqual([2, 2]);
    expect(same.err).toContain("already entered 65");
    expect(readFileSync(parameters(), "utf8")).toBe(before);
  });

  test("the folder cannot be written", async () => {
    writeFileSync(join(data, "file"), "");
    const { code, err } = await runDibao(
      ["policies", "set", model, "elderlyAge", "65", "--from", "2021-01-01", "--clause", rules, "--lang", "en"],
      { env: { DIBAO_DATA: join(data, "file") } },
    );
    expect(code).toBe(2);
    expect(err).toMatch(/can't be written/);
  });
});

describe("a fault in the office's folder keeps the program from judging, and names its place:", () => {
  const clause = `${model}#action/3-shared`;
  test.each<[string, string, string, RegExp]>([
    ["broken YAML", `${model}/parameters.yaml`, "- parameter: [", /parameters\.yaml:\d+:\d+: The YAML is broken/],
    [
      "an unknown parameter",
      `${model}/parameters.yaml`,
      `- parameter: elderlyAg\n  values:\n    - { from: 2018-01-01, value: 65, clause: "${clause}" }\n`,
      /parameters\.yaml:1:14: .*elderlyAge/,
    ],
    [
      "overlapping days",
      `${model}/parameters.yaml`,
      `- parameter: elderlyAge\n  values:\n    - { from: 2018-01-01, value: 65, clause: "${clause}" }\n    - { from: 2019-01-01, value: 60, clause: "${clause}" }\n`,
      /parameters\.yaml:4:15: The dates overlap/,
    ],
    ["a file that cannot be there", `${model}/definitions.yaml`, "[]", /definitions\.yaml:1:1: .*own folder/],
    ["a place that is not there", "cn-xx/parameters.yaml", "[]", /There is no place “cn-xx”/],
  ])("%s", async (_, file, text, expected) => {
    write(file, text);
    for (const command of [
      ["assess", "--place", model],
      ["chat", "--fresh"],
      ["policies", "list"],
    ]) {
      const { code, out, err } = await dibao(...command);
      expect({ command, code, out }).toEqual({ command, code: 2, out: "" });
      expect(err).toMatch(expected);
      expect(err).toContain(join(data, "policies"));
    }
  });

  test("a check of the packs says so too, and its answer is no", async () => {
    write(`${model}/parameters.yaml`, "- parameter: elderlyAg\n  values: []\n");
    const { code, err } = await dibao("policies", "check");
    expect(code).toBe(1);
    expect(err).toContain(`${parameters()}:`);
  });
});
