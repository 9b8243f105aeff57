import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { linesIn, root, runDibao } from "./run-dibao.ts";

const folder = mkdtempSync(join(tmpdir(), "dibao-packs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the packs with one file changed. */
function packsWith(name: string, changes: Readonly<Record<string, (text: string) => string>>): string {
  const copy = join(folder, name);
  cpSync(join(root, "data", "policies"), copy, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(copy, file);
    writeFileSync(path, change(readFileSync(path, "utf8")));
  }
  return copy;
}

describe("policies list", () => {
  test("names every place", async () => {
    const { code, out, err } = await runDibao(["policies", "list", "--lang", "en"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(linesIn(out).map((line) => line.split("\t")[0])).toEqual(
      expect.arrayContaining(["cn", "cn-gz", "cn-gz-sandu", "cn-gz-sandu-dujiang"]),
    );
  });

  test("--json prints JSON alone", async () => {
    const { out } = await runDibao(["policies", "list", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      version: expect.any(String),
      places: expect.arrayContaining([expect.objectContaining({ id: "cn-gz", parent: "cn" })]),
    });
  });
});

describe("policies check", () => {
  test("the packs that come with the program are sound", async () => {
    const { code, out, err } = await runDibao(["policies", "check", "--lang", "en"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/sound/);
  });

  test("a copy of them is sound too, with the same version", async () => {
    const [own, copy] = await Promise.all([
      runDibao(["policies", "check", "--json"]),
      runDibao(["policies", "check", packsWith("same", {}), "--json"]),
    ]);
    expect(JSON.parse(copy.out)).toEqual(JSON.parse(own.out));
    expect(JSON.parse(own.out)).toMatchObject({ ok: true, faults: [] });
  });

  test("every fault is named by file, line and column, and the answer is no", async () => {
    const broken = packsWith("broken", {
      "cn-gz-sandu-dujiang/jurisdiction.yaml": (text) => text.replace(/^level: .*$/m, "level: hamlet"),
      "cn-gz/jurisdiction.yaml": (text) => `${text.trimEnd()}\nfrobnicate: 1\n`,
    });
    const { code, out, err } = await runDibao(["policies", "check", broken, "--lang", "en"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^cn-gz-sandu-dujiang\/jurisdiction\.yaml:\d+:\d+: .*hamlet/m);
    expect(err).toMatch(/^cn-gz\/jurisdiction\.yaml:\d+:\d+: .*frobnicate/m);
    expect(err).not.toContain("{{");
  });

  test("--json gives the same faults as data", async () => {
    const broken = packsWith("broken-json", {
      "cn-gz/jurisdiction.yaml": (text) => `${text.trimEnd()}\nfrobnicate: 1\n`,
    });
    const { code, out } = await runDibao(["policies", "check", broken, "--json"]);
    expect(code).toBe(1);
    const read = JSON.parse(out) as {
      ok: boolean;
      faults: readonly { file: string; line: number; column: number; message: string }[];
    };
    expect(read.ok).toBe(false);
    expect(read.faults).toContainEqual(
      expect.objectContaining({
        file: "cn-gz/jurisdiction.yaml",
        line: expect.any(Number),
        column: 1,
        message: expect.stringContaining("frobnicate"),
      }),
    );
  });
});

describe("policies show", () => {
  test("a place is shown with those above it and its programmes", async () => {
    const { code, out } = await runDibao(["policies", "show", "cn-gz-sandu-dujiang", "--on", "2021-08-02", "--json"]);
    expect(code).toBe(0);
    const shown = JSON.parse(out) as { under: readonly { id: string }[]; programmes: readonly { id: string }[] };
    expect(shown.under.map(({ id }) => id)).toEqual(["cn-gz-sandu", "cn-gz", "cn"]);
    expect(shown.programmes.map(({ id }) => id)).toContain("dibao");
  });

  test("a clause is shown with its document", async () => {
    const { code, out } = await runDibao(["policies", "show", "cn#57-2021/art-14"]);
    expect(code).toBe(0);
    expect(out).toContain("民发〔2021〕57号");
    expect(out).toContain("第十四条");
  });
});

describe("policies list --coverage", () => {
  test("--json has a row for each statement: id, state, home, and the reason where it is not executable", async () => {
    const { code, out } = await runDibao(["policies", "list", "--coverage", "--json", "--lang", "en"]);
    expect(code).toBe(0);
    const rows = JSON.parse(out) as {
      id: string;
      state: string;
      home: string;
      homes: string[];
      reason: string | null;
    }[];
    expect(rows.slice(0, 2).map(({ id }) => id)).toEqual(["S0-001", "S0-002"]);
    expect(rows.find(({ id }) => id === "S3-014")?.home).toMatch(/^cn-gz-sandu-dujiang[#/]/);
    const odd = rows.filter(
      ({ state, home, homes, reason }) =>
        !homes.includes(home) ||
        (state === "executable" ? reason !== null : (reason ?? "") === "") ||
        !["executable", "checklist", "not-executable"].includes(state),
    );
    expect(odd).toEqual([]);
  });

  test("the table ends with the counts of each document", async () => {
    const { out } = await runDibao(["policies", "list", "--coverage", "--lang", "en"]);
    const lines = linesIn(out);
    expect(lines[0]).toMatch(/^S0-001/);
    const counts = lines.slice(lines.indexOf("") + 1);
    expect(counts.map((line) => line.split(",")[0])).toEqual([
      "S0: 38 rows",
      "S1: 51 rows",
      "S2: 79 rows",
      "S3: 84 rows",
      "S4: 50 rows",
      expect.stringMatching(/^N: \d+ rows$/),
    ]);
  });

  test("with a place it lists what that place has", async () => {
    const { out } = await runDibao(["policies", "list", "--coverage", "cn-qilao", "--json"]);
    const rows = JSON.parse(out) as { id: string; homes: string[] }[];
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.flatMap(({ homes }) => homes).filter((home) => !/^cn-qilao[#/]/.test(home))).toEqual([]);
  });
});
