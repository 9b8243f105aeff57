import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { linesIn, runDibao } from "./run-dibao.ts";

const dujiang = ["--place", "cn-gz-sandu-dujiang", "--lang", "en"];
const spring = [...dujiang, "--on", "2021-04-05"];
const heads = ["--members", "21", "--delegates", "14", "--groups", "6", "--groups-present", "6", "--present", "14"];

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dibao-lists-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("dibao vote", () => {
  test.each([
    ["a valid review", ["--yes", "10"], 0, /The review is valid\./],
    ["one vote short", ["--yes", "9"], 1, /not met: .* 9, at least 10 needed/],
    ["a figure that is missing", [], 1, /needs --yes/],
  ])("answers %s with its exit status", async (_, more, status, said) => {
    const { code, out, err } = await runDibao(["vote", ...spring, ...heads, ...more]);
    expect({ code, err }).toEqual({ code: status, err: "" });
    expect(out).toMatch(said);
  });

  it("gives JSON alone with --json", async () => {
    const { code, out } = await runDibao(["vote", ...spring, ...heads, "--yes", "10", "--json"]);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ place: "cn-gz-sandu-dujiang", on: "2021-04-05", valid: "yes" });
    expect(answer.tests.map((one: { id: string }) => one.id)).toContain("majority");
    expect(answer.conflicts).toMatchObject([{ id: "C2", applied: "cn#220-2012/art-22" }]);
    expect(code).toBe(0);
  });

  it("names whose the two texts are, and who has to set a share that is blank, with its clause", async () => {
    const chinese = ["--lang", "zh-CN", "--on", "2021-04-05", ...heads, "--yes", "10"];
    const town = await runDibao(["vote", "--place", "cn-gz-sandu-dujiang", ...chinese]);
    expect(town.out).toContain("文件不一致（C2）：按 民发〔2012〕220号 第二十二条（民政部）办，另有 《");
    expect(town.out).toContain("达到：评议成员总人数：21，应不少于 20");
    const nation = await runDibao(["vote", "--place", "cn", ...chinese]);
    expect(nation.out).toMatch(/算不出：到会人数比例，这里没有定，由.*定，民发〔2012〕220号 第二十二条/);
  });

  it("says that there is no rule yet on a day before all of them", async () => {
    const early = await runDibao(["vote", ...dujiang, "--on", "2010-01-01", ...heads, "--yes", "10"]);
    expect(early.out).toContain("No rule of a review is known for this place on this day");
    expect(early.code).toBe(1);
  });

  test.each([
    ["都江", "cn-gz-sandu-dujiang"],
    ["晋江市", "cn-fj-jinjiang"],
    ["cn-qilo", "cn-qilao"],
  ])("asks for %s whether %s was meant", async (typed, meant) => {
    const { code, err } = await runDibao(["vote", "--place", typed, "--lang", "en"]);
    expect(code).toBe(2);
    expect(err).toContain(`Did you mean ${meant}?`);
  });

  it("offers no place where none is near", async () => {
    const { err } = await runDibao(["vote", "--place", "nowhere", "--lang", "en"]);
    expect(err).toMatch(/does not exist\. Places: cn-fj-jinjiang, /);
  });

  test.each([
    ["a negative number", ["--present", "-3"], /--present has the value “-3”/],
    ["a word", ["--yes", "all"], /--yes has the value “all”/],
    ["more votes than people", ["--yes", "15"], /--yes is 15, more than --present with 14/],
    ["votes of those who stepped aside", ["--yes", "14", "--recused", "1"], /only 13 are left/],
  ])("refuses %s", async (_, more, reason) => {
    const given = heads.slice(0, more.includes("--present") ? 8 : 10);
    const { code, out, err } = await runDibao(["vote", ...spring, ...given, ...more]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(reason);
  });
});

describe("dibao sample", () => {
  const rows = Array.from({ length: 24 }, (_, at) => `${at % 2 === 0 ? "甲村" : "乙村"},${at + 1},"说,明""${at}"""`);
  const drawnFrom = async (text: string | Uint8Array, more: readonly string[] = []) => {
    const file = join(folder, "list.csv");
    await writeFile(file, text);
    return runDibao(["sample", ...spring, "--seed", "april", ...more, file]);
  };

  it("gives back header and rows as they came, with mark and breaks, and counts on stderr", async () => {
    const { code, out, err } = await drawnFrom(`\uFEFF村,户,备注\r\n${rows.join("\r\n")}\r\n`);
    expect(code).toBe(0);
    const [header, ...drawn] = out.split("\r\n").slice(0, -1);
    expect(header).toBe("\uFEFF村,户,备注");
    expect(drawn).toHaveLength(10);
    expect(rows.filter((row) => drawn.includes(row))).toEqual(drawn);
    expect(err).toContain("Drawn: 1 of 2 villages, 10 of 24 homes.");
    expect(err).toContain("at least 8 homes, met by it too, 民发〔2012〕220号");
    expect(err).not.toMatch(/甲村|乙村|说/);
  });

  it("draws the same from any order, form and pipe", async () => {
    const plain = rows.map((row) => row.split(",").slice(0, 2));
    const csv = await drawnFrom(`村,户\n${plain.map((row) => row.join(",")).join("\n")}`);
    const asJson = plain.map(([village, household]) => JSON.stringify({ village, household })).reverse();
    const json = await runDibao(["sample", ...spring, "--seed", "april"], { input: asJson.join("\n") });
    const lines = linesIn(json.out).map((line) => JSON.parse(line));
    expect(lines.map(({ village, household }) => `${village},${household}`).reverse()).toEqual(
      linesIn(csv.out).slice(1),
    );
    const bare = await runDibao(["sample", ...spring, "--seed", "april", "-"], {
      input: plain.map((row) => row.join(" ,")).join("\n"),
    });
    expect(linesIn(bare.out).map((line) => line.replace(" ", ""))).toEqual(linesIn(csv.out).slice(1));
  });

  it("gives JSON alone with --json: homes drawn, and every rule of the place", async () => {
    const { out } = await drawnFrom(`村\t户号\t户主\n甲\t1\t张三\n甲\t2\t张三`, ["--json"]);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ seed: "april", rule: "town", villages: [{ village: "甲", homes: 2, drawn: 2 }] });
    expect(answer.chosen).toEqual([
      { line: 2, village: "甲", household: "1" },
      { line: 3, village: "甲", household: "2" },
    ]);
    expect(answer.rules).toMatchObject([
      { id: "town", applied: true, met: true, figures: [{ figure: "1/3" }, { figure: "10" }] },
      { id: "county", applied: false, met: true, homes: { needed: 1 } },
    ]);
    expect(answer.conflicts).toMatchObject([{ id: "C15" }]);
  });

  it("draws by another rule of the place, or by a share of one's own", async () => {
    const list = rows.map((row) => row.split(",").slice(0, 2).join(",")).join("\n");
    const county = await drawnFrom(list, ["--rule", "county"]);
    expect(linesIn(county.out)).toHaveLength(8);
    const own = await drawnFrom(list, ["--share", "1/6"]);
    expect(linesIn(own.out)).toHaveLength(4);
    expect(own.err).toContain("the share you gave");
  });

  it("takes the share of destitute support only for a list that is said to be one", async () => {
    const input = Array.from({ length: 7 }, (_, at) => `甲,${at}`).join("\n");
    const nation = ["sample", "--place", "cn", "--on", "2022-01-05", "--seed", "s", "--lang", "en"];
    expect((await runDibao(nation, { input })).code).toBe(2);
    const { code, out, err } = await runDibao([...nation, "--rule", "destitute"], { input });
    expect(code).toBe(0);
    expect(linesIn(out)).toHaveLength(3);
    expect(err).toContain("at least 3 homes");
  });

  test.each<[string, string | Uint8Array, readonly string[], RegExp]>([
    ["a home listed twice", "甲,张三\n乙,张三\n甲, 张三", [], /Line 3 .* line 1/],
    ["a home without a village", "村,户\n,张三", [], /Line 2 has no village/],
    ["a row without a household", "村,户\n甲,", [], /Line 2 has no household/],
    [
      "a row that is too short, and another without a village",
      "甲,1\n乙\n,2",
      [],
      /Line 2 has 1 cells.*\nLine 3 has no/,
    ],
    ["a header that names only the village", "村,人\n甲,张三", [], /Line 1 does not show which column/],
    ["more columns without a header", "甲,张三,3\n乙,李四,2", [], /Line 1 does not show which column/],
    ["quotes that do not close", '村,户\n甲,"张三\n乙,李四', [], /Line 2: quotation marks/],
    ["something after closing quotes", '村,户\n甲,"张"三', [], /Line 2: quotation marks/],
    ["broken JSON", '{"village":"甲","household":"张三"}\n{"village":', [], /Line 2 is no JSON object/],
    ["JSON without a household", '{"village":"甲","who":"张三"}', [], /Line 1 does not show/],
    ["a list in GBK", Uint8Array.of(0x61, 0x2c, 0x62, 0x0a, 0xd5, 0xc5, 0x2c, 0x31), [], /Line 2 is not UTF-8/],
    ["an empty list", "", [], /no homes/],
    ["a header alone", "村,户\n", [], /no homes/],
    ["a share above the whole", "甲,1", ["--share", "1.2"], /“1\.2”, which is no share/],
    ["a share below the county's", "甲,1", ["--rule", "county", "--share", "29%"], /below the 0\.30/],
    ["a rule that is none of the place's", "甲,1", ["--rule", "inspection"], /On 2021-04-05: town, county/],
  ])("refuses %s, by its line and without a word of the list", async (_, text, more, reason) => {
    const { code, out, err } = await drawnFrom(text, more);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(reason);
    expect(err).not.toMatch(/张|李/);
  });

  it("refuses to draw without a seed, and where nobody has laid down a share", async () => {
    const seedless = await runDibao(["sample", ...spring], { input: "甲,1" });
    expect(seedless).toMatchObject({ code: 2, out: "" });
    expect(seedless.err).toContain("No seed was given");
    const shareless = await runDibao(["sample", "--place", "cn", "--on", "2022-01-05", "--seed", "s", "--lang", "en"], {
      input: "甲,1",
    });
    expect(shareless).toMatchObject({ code: 2, out: "" });
    expect(shareless.err).toContain("Give one, such as --share 30%");
  });
});
