import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, describe, expect, test } from "vitest";
import type { AssessmentJson, TraceNode } from "../../src/rules/index.ts";
import { endOf, linesIn, runDibao, startDibao } from "./run-dibao.ts";

const folder = mkdtempSync(join(tmpdir(), "dibao-assess-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const here = ["assess", "--place", "cn-gz-sandu-dujiang", "--on", "2021-08-02"];
const household = { area: "rural", size: 4, income: { total: "12000/year" }, assets: { comply: true } };
const json = JSON.stringify(household);

const assessments = (out: string): readonly AssessmentJson[] =>
  linesIn(out).map((line) => JSON.parse(line) as AssessmentJson);
const dibaoOf = (assessment: AssessmentJson | undefined) => assessment?.programmes.find(({ id }) => id === "dibao");

function nodesOf(node: TraceNode | undefined): readonly TraceNode[] {
  return node === undefined ? [] : [node, ...(node.args ?? []).flatMap(nodesOf)];
}

describe("assess", () => {
  test("judges a household and prints one line of JSON", async () => {
    const { code, out, err } = await runDibao([...here, "--json"], { input: json });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(linesIn(out)).toHaveLength(1);
    const [assessment] = assessments(out);
    expect(assessment).toMatchObject({ place: "cn-gz-sandu-dujiang", on: "2021-08-02" });
    expect(dibaoOf(assessment)).toMatchObject({ verdict: "eligible", monthly: "436.00", lacks: [] });
    expect(dibaoOf(assessment)?.trace).toBeDefined();
  });

  test("takes a fact within bounds, answers within them, and says that the exact figure lacks", async () => {
    const total = { from: "7000/year", to: "8000/year" };
    const input = JSON.stringify({ ...household, size: 3, income: { total } });
    const { code, out } = await runDibao([...here, "--json"], { input });
    expect(code).toBe(0);
    expect(dibaoOf(assessments(out)[0])).toMatchObject({
      verdict: "eligible",
      monthly: { from: "410.33", to: "493.67" },
      lacks: ["income.total"],
    });
    const told = await runDibao(here, { input });
    expect(told.out).toContain("每月 410.33 至 493.67 元");
    expect(told.out).toContain("还缺：收入的准数 (income.total)");
  });

  test.each([
    [{ income: { total: { from: "8000/year", to: "7000/year" } } }, "income.total", "8000/year"],
    [{ income: { total: { from: "700/month", to: "9000/year" } } }, "income.total", "期间不一样"],
    [{ income: { total: { from: "-1/year" } } }, "income.total.from", "不能为负"],
    [{ area: { from: "rural" } }, "area", "不能写成范围"],
  ])("refuses bounds that say nothing, by their path: %o", async (facts, path, words) => {
    const { code, err, out } = await runDibao(here, { input: JSON.stringify(facts) });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(path);
    expect(err).toContain(words);
  });

  test("calls people by their number and parts Chinese lists by Chinese marks", async () => {
    const input = '{"receiving":"dibao","members":[{"lives":"here"},{"work":"retired"}]}';
    const { out } = await runDibao(["assess", "--place", "model-cleanup", "--on", "2021-08-02"], { input });
    expect(out).toContain("领养老金、退休金，第2人（");
    expect(out).toContain("文件不一致（C14）：按 民发〔2021〕57号 第十三条（民政部）办，");
    expect(out).not.toMatch(/退休金.*members\[|\p{Script=Han}; /u);
  });

  test("says what excludes what by which clause, and what each way gives, the best first", async () => {
    const person = { relation: "head", age: 70, lives: "here", labour: "none", supporter: "none", income: "0/year" };
    const facts = {
      ...{ area: "rural", size: 1, income: { total: "0/year" }, assets: { comply: true, complyDestitute: true } },
      members: [{ ...person, disability: "none", seriousIllness: false }],
    };
    const { out } = await runDibao([...here, "--param", "destituteStandard.rural=6000/year"], {
      input: JSON.stringify(facts),
    });
    expect(out).toContain("不能同时享受：特困人员救助供养、最低生活保障（整户）（民发〔2021〕43号 ");
    expect(out).toContain("可以这样选，给得多的在前：");
  });

  test("says of a day before every programme that none is known", async () => {
    const { out } = await runDibao(["assess", "--place", "cn", "--on", "1990-01-01", "--lang", "en"], {
      input: '{"area":"rural"}',
    });
    expect(out).toContain("No programme is known here on this day");
  });

  test("ends with 0 whatever the verdict is", async () => {
    const { code, out } = await runDibao([...here, "--json"], {
      input: '{"area":"rural","income":{"perHead":"50000/year"}}',
    });
    expect(code).toBe(0);
    expect(dibaoOf(assessments(out)[0])?.verdict).toBe("not-eligible");
  });

  test("--no-trace and --no-next leave out what they name, and nothing else changes", async () => {
    const [full, short] = await Promise.all([
      runDibao([...here, "--json"], { input: '{"area":"rural","size":4,"income":{"total":"12000/year"}}' }),
      runDibao([...here, "--json", "--no-trace", "--no-next"], {
        input: '{"area":"rural","size":4,"income":{"total":"12000/year"}}',
      }),
    ]);
    const [whole] = assessments(full.out);
    expect(whole?.next?.fact).toBe("assets.comply");
    const programmes = whole?.programmes.map(({ trace: _, ...rest }) => rest);
    expect(assessments(short.out)[0]).toEqual({ ...whole, next: null, programmes });
  });

  test("names programmes that nobody asked about in one line, and shows one that was", async () => {
    const plain = await runDibao(here, { input: json });
    expect(plain.out).toMatch(/^没有问到这些项目.*\(destitute\).*\(temporary-aid\)/m);
    expect(plain.out).not.toMatch(/^\S+ \(temporary-aid\)：/m);
    const urgent = JSON.stringify({ ...household, emergency: { kind: "fire" } });
    const asked = await runDibao(here, { input: urgent });
    expect(asked.out).toMatch(/^临时救助 \(temporary-aid\)：/m);
  });

  test.each([
    ["zh-CN", /最低生活保障.*：符合/, /如批准，每月 436\.00 元/],
    ["en", /\(dibao\): eligible/, /if granted, 436\.00 yuan a month/],
  ])("without --json it is said in words: %s", async (language, verdict, amount) => {
    const { code, out, err } = await runDibao([...here, "--lang", language], { input: json });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(verdict);
    expect(out).toMatch(amount);
    expect(out).toContain("民发〔2021〕57号");
    expect(out).not.toMatch(/\{\{|\[object|undefined/);
  });

  test("an open household is told what is missing and what to ask next", async () => {
    const { out } = await runDibao([...here, "--lang", "en"], {
      input: '{"area":"rural","size":4,"income":{"total":"12000/year"}}',
    });
    expect(out).toMatch(
      /not determined yet\n {2}if granted, 436\.00 yuan a month\n {2}still lacking: .*assets\.comply/,
    );
    expect(out).toMatch(/\nAsk next: .*\(assets\.comply\)\n/);
  });

  test("an unset figure is named with the office that has to set it, and the old one only as a trial", async () => {
    const { out } = await runDibao(["assess", "--place", "cn-gz-sandu-dujiang", "--on", "2024-05-01", "--lang", "en"], {
      input: json,
    });
    expect(out).toMatch(/figures not set here: dibaoStandard\.rural/);
    expect(out).toMatch(/trial \(decides nothing\): with .*4308/);
  });

  test("--param supplies a figure, and the trace says that the asker gave it", async () => {
    const args = [
      "assess",
      "--place",
      "cn-gz-sandu-dujiang",
      "--on",
      "2024-05-01",
      "--json",
      "--param",
      "dibaoStandard.rural=6000/year",
    ];
    const { code, out } = await runDibao(args, { input: json });
    expect(code).toBe(0);
    const dibao = dibaoOf(assessments(out)[0]);
    expect(dibao).toMatchObject({ verdict: "eligible", monthly: "1000.00" });
    const figures = nodesOf(dibao?.trace).filter((node) => node.parameter === "dibaoStandard.rural");
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.every((node) => node.asker === true)).toBe(true);
  });

  test.each([
    ["an unknown figure", "frobnicate=1/year"],
    ["a figure with the wrong period", "dibaoStandard.rural=500/month"],
    ["a figure that is no number", "dibaoStandard.rural=viel/year"],
  ])("--param with %s is refused", async (_, value) => {
    const { code, out, err } = await runDibao([...here, "--param", value, "--lang", "en"], { input: json });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(value);
  });

  test("the place may come from the setting, and --place goes before it", async () => {
    const env = { DIBAO_PLACE: "cn" };
    const [set, named] = await Promise.all([
      runDibao(["assess", "--json"], { input: json, env }),
      runDibao([...here, "--json"], { input: json, env }),
    ]);
    expect(assessments(set.out)[0]?.place).toBe("cn");
    expect(assessments(named.out)[0]?.place).toBe("cn-gz-sandu-dujiang");
  });

  test("without --on it judges by today, where the office is", async () => {
    const todayIn = (timeZone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date());
    // Kiritimati and Pago Pago never share a day.
    for (const timeZone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      const before = todayIn(timeZone);
      const { out } = await runDibao(["assess", "--place", "cn", "--json"], {
        input: json,
        env: { DIBAO_TIMEZONE: timeZone },
      });
      expect([before, todayIn(timeZone)]).toContain(assessments(out)[0]?.on);
    }
  });
});

describe("assess of implausible facts", () => {
  const input = '{"area":"rural","members":[{"relation":"head","age":30},{"relation":"child","age":40}]}';

  test("a child older than the head is judged, with a warning", async () => {
    const [data, words] = await Promise.all([
      runDibao([...here, "--json"], { input }),
      runDibao([...here, "--lang", "en"], { input }),
    ]);
    expect(data.code).toBe(0);
    expect(assessments(data.out)[0]?.warnings).toContainEqual(expect.objectContaining({ path: "members[1].age" }));
    expect(words.out).toMatch(/Note: members\[1\]\.age: /);
  });
});

describe("assess over many households", () => {
  test("N lines in, N lines out, in order; a bad line is answered on its own line and the run ends with 2", async () => {
    const good = (size: number) => JSON.stringify({ ...household, size });
    const lines = [good(4), "{broken", good(5), '{"size":"four"}', "", '{"frobnicate":1}', good(6)];
    const { code, out, err } = await runDibao([...here, "--json", "--lang", "en"], { input: `${lines.join("\n")}\n` });
    expect(code).toBe(2);
    const answers = linesIn(out).map(
      (line) => JSON.parse(line) as AssessmentJson & { error?: readonly { path: string; message: string }[] },
    );
    expect(
      answers.map(
        (answer) =>
          dibaoOf(answer.error === undefined ? answer : undefined)?.monthly ?? answer.error?.map(({ path }) => path),
      ),
    ).toEqual(["436.00", [""], "795.00", ["size"], [""], ["frobnicate"], "1154.00"]);
    expect(answers.flatMap(({ error = [] }) => error).every(({ message }) => message.length > 10)).toBe(true);
    expect(err).toMatch(/Line 4, size: /);
    expect(err).toMatch(/4 of 7 can't be used/);
  });

  test("every fault of a household is named by its path", async () => {
    const input = '{"area":"city","size":0,"income":{"total":"12000"},"members":[{"age":200}]}';
    const { code, out } = await runDibao([...here, "--json"], { input });
    expect(code).toBe(2);
    const { error } = JSON.parse(out) as { error: readonly { path: string }[] };
    expect(error.map(({ path }) => path).sort()).toEqual(["area", "income.total", "members[0].age", "size"]);
  });

  test("one object over several lines is one household, from a file as from stdin", async () => {
    const file = join(folder, "household.json");
    writeFileSync(file, JSON.stringify(household, null, 2));
    const [fromFile, fromStdin] = await Promise.all([
      runDibao([...here, "--json", "--no-trace", file]),
      runDibao([...here, "--json", "--no-trace", "-"], { input: JSON.stringify(household, null, 2) }),
    ]);
    expect(fromFile).toEqual(fromStdin);
    expect(dibaoOf(assessments(fromFile.out)[0])?.monthly).toBe("436.00");
  });

  test("a file in another encoding is named as such", async () => {
    const file = join(folder, "gbk.jsonl");
    writeFileSync(file, Uint8Array.of(0x7b, 0x22, 0xb6, 0xbc, 0xbd, 0xad, 0x22, 0x7d));
    const { code, out, err } = await runDibao([...here, "--lang", "en", file]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/not UTF-8/);
  });

  test("no input at all is refused", async () => {
    expect(await runDibao([...here, "--json"], { input: "" })).toMatchObject({ code: 2, out: "" });
  });

  test("each line is answered before the next is needed", async () => {
    const child = startDibao([...here, "--json", "--no-trace"]);
    const ending = endOf(child);
    const answers = createInterface({ input: child.stdout });
    child.stdin.write(`${json}\n`);
    const [first] = (await once(answers, "line")) as [string];
    expect(dibaoOf(JSON.parse(first) as AssessmentJson)?.monthly).toBe("436.00");
    child.stdin.end(`${json}\n`);
    expect((await ending).code).toBe(0);
  });

  test("a reader that stops early ends the run without a word", async () => {
    const child = startDibao([...here, "--json"]);
    const ending = endOf(child);
    child.stdin.on("error", () => {});
    child.stdin.end(`${json}\n`.repeat(200));
    await once(child.stdout, "data");
    child.stdout.destroy();
    expect(await ending).toMatchObject({ err: "" });
  });
});
