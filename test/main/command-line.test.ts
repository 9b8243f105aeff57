import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findFaults } from "../../src/commands/arguments.ts";
import { nearest } from "../../src/commands/nearest.ts";
import { root, runDibao } from "./run-dibao.ts";

const place = ["--place", "cn-gz-sandu-dujiang"];

describe("dibao", () => {
  test("--version prints the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(await runDibao(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  test.each([
    ["--help", [], "用法"],
    ["--help in English", ["--lang", "en"], "Usage: dibao"],
  ])("%s lists every command", async (_, more, usage) => {
    const { code, out, err } = await runDibao(["--help", ...more]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(usage);
    for (const name of ["serve", "chat", "assess", "policies", "schema"]) expect(out).toContain(`  ${name} `);
  });

  test.each(["serve", "chat", "assess", "policies", "schema"])(
    "%s --help lists its options in both languages",
    async (name) => {
      for (const language of ["zh-CN", "en"]) {
        const { code, out, err } = await runDibao([name, "--help", "--lang", language]);
        expect({ code, err }).toEqual({ code: 0, err: "" });
        expect(out).toContain(`dibao ${name}`);
        expect(out).toContain("--lang zh-CN|en");
        expect(out).not.toContain("{{");
      }
    },
  );

  test("without a command it shows how it is used and counts that as unusable input", async () => {
    const { code, out } = await runDibao([]);
    expect(code).toBe(2);
    expect(out).toContain("dibao");
  });

  test.each(["screen", "audit", "template"])("%s says that it is not in this version", async (name) => {
    const { code, out, err } = await runDibao([name, "--lang", "en", "--place", "cn"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(new RegExp(`^${name} is not in this version`));
  });

  test.each<[string, string[], RegExp]>([
    ["an unknown command", ["frobnicate"], /no command frobnicate/],
    ["a misspelt command", ["asess"], /Did you mean assess\?/],
    ["an unknown option", ["assess", ...place, "--frobnicate"], /no option --frobnicate/],
    ["a misspelt option", ["assess", ...place, "--jsn"], /Did you mean --json\?/],
    ["an option without its value", ["assess", "--place", "--json"], /--place needs a value/],
    ["an option with an empty value", ["assess", "--place="], /--place needs a value/],
    ["a flag with a value", ["assess", ...place, "--json=yes"], /--json takes no value/],
    ["an option given twice", ["assess", ...place, "--place", "cn"], /--place may be given once/],
    ["one argument too many", ["assess", ...place, "a.json", "b.json"], /too many: b\.json/],
    ["an unknown language", ["assess", ...place, "--lang", "fr"], /--lang|语言|zh-CN/],
    ["no place", ["assess"], /Add --place ID or set DIBAO_PLACE/],
    ["an unknown place", ["assess", "--place", "cn-gz-sandu-dujang"], /Did you mean cn-gz-sandu-dujiang\?/],
    ["a day that does not exist", ["assess", ...place, "--on", "2021-02-30"], /--on has the value 2021-02-30/],
    ["a day in another form", ["assess", ...place, "--on", "2021/8/2"], /year-month-day/],
    ["a figure that can't be read", ["assess", ...place, "--param", "dibaoStandard.urban"], /NAME=VALUE/],
    ["a file that is not there", ["assess", ...place, "no-such.json"], /no file no-such\.json/],
    ["a folder in place of a file", ["assess", ...place, "src"], /src is a folder/],
    ["an unknown schema", ["schema", "households"], /facts, assessment or policy/],
    ["an unknown act on policies", ["policies", "frobnicate"], /list, check, show or set/],
    ["policies set without a value", ["policies", "set", "cn"], /needs a place, a parameter, a value/],
    ["the coverage of no place", ["policies", "list", "--coverage", "cn-gx"], /no place or clause cn-gx/],
    ["a folder that is not there", ["policies", "check", "no-such"], /no folder no-such/],
    ["an unknown clause", ["policies", "show", "cn#nothing/1"], /no place or clause cn#nothing\/1/],
  ])("%s ends with 2, a reason, and nothing on stdout", async (_, args, reason) => {
    const { code, out, err } = await runDibao(args.includes("--lang") ? args : [...args, "--lang", "en"], {
      input: "{}",
    });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(reason);
    expect(err).not.toMatch(/\n\s+at |Error:|\{\{/);
  });

  test("every fault of a command line is said at once", async () => {
    const { err } = await runDibao([
      "assess",
      "--place",
      "nowhere",
      "--on",
      "soon",
      "--param",
      "x",
      "no-such.json",
      "--lang",
      "en",
    ]);
    for (const reason of [/nowhere/, /soon/, /--param x/, /no-such\.json/]) expect(err).toMatch(reason);
  });

  test("a defect ends with 2 and names its place, not what was typed", async () => {
    const broken = "data:text/javascript,process.stdout.write=()=>{throw new TypeError('what people typed')}";
    const { code, out, err } = await runDibao(["--version"], { node: ["--import", broken] });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/defect \(TypeError /);
    expect(err).not.toMatch(/what people typed|\n\s+at /);
  });

  test("wrong settings are said all at once, in the language that is known", async () => {
    const env = { DIBAO_LANG: "fr", DIBAO_TIMEZONE: "Moon" };
    const { code, out, err } = await runDibao(["policies", "list", "--lang", "en"], { env });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/DIBAO_LANG has the unknown value fr/);
    expect(err).toMatch(/DIBAO_TIMEZONE has the value Moon/);
  });

  test.each([
    ["facts", "$schema"],
    ["assessment", "$schema"],
    ["policy", "$defs"],
  ])("schema %s prints a JSON Schema", async (name, key) => {
    const { code, out, err } = await runDibao(["schema", name]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toHaveProperty([key]);
  });
});

describe("the reader of arguments", () => {
  const options = {
    place: { type: "string" },
    param: { type: "string", multiple: true },
    json: { type: "boolean" },
  } as const;
  const option = (name: string, value?: string, inlineValue?: boolean) =>
    ({ kind: "option", name, rawName: `--${name}`, value, inlineValue }) as const;

  test.each([
    ["an option with its value", [option("place", "cn", false)]],
    ["a value that begins with a dash", [option("place", "-1", false)]],
    ["a value after = that looks like an option", [option("place", "--x", true)]],
    ["an option that may be repeated", [option("param", "a=1"), option("param", "b=2")]],
    ["a flag, given twice", [option("json"), option("json")]],
  ])("allows %s", (_, tokens) => {
    expect(findFaults(tokens, options, 0)).toEqual([]);
  });

  test.each([
    ["asess", "assess"],
    ["polices", "policies"],
    ["polic", "policies"],
    ["caht", "chat"],
    ["x", null],
    ["frobnicate", null],
  ])("for %s it guesses %s", (typed, expected) => {
    expect(nearest(typed, ["serve", "chat", "assess", "policies", "schema", "ask"])).toBe(expected);
  });
});
