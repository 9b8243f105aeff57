import { describe, expect, test } from "vitest";
import { loadPolicyFolder } from "../../src/files/index.ts";
import { type CoverageRow, coverage } from "../../src/rules/index.ts";
import { packFolder } from "./independent/engine.ts";
import { clause, loadSmall, programme } from "./small-packs.ts";

const counted = (seed: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, index) => `${seed}-${String(index + 1).padStart(3, "0")}`);
/** The statements of the five source documents; three of the second are noise. */
const seedRows = [
  ...counted("S0", 38),
  ...counted("S1", 51),
  ...counted("S2", 76),
  ...["S2-N1", "S2-N2", "S2-N3"],
  ...counted("S3", 84),
  ...counted("S4", 50),
];

function shipped(): readonly CoverageRow[] {
  const loaded = loadPolicyFolder(packFolder, { examples: false });
  if (!loaded.ok) throw new Error("the packs do not load");
  return coverage(loaded.policies);
}

describe("the statements of the source documents", () => {
  const rows = shipped();

  test("are 302, and each has a home in the packs", () => {
    expect(seedRows).toHaveLength(302);
    expect(rows.map(({ id }) => id).filter((id) => id.startsWith("S"))).toEqual(seedRows);
    expect(rows.filter(({ homes }) => homes.length === 0)).toEqual([]);
  });

  test("come before the national ones, which have their own numbers", () => {
    const national = rows.slice(seedRows.length).map(({ id }) => id);
    expect(national.length).toBeGreaterThan(100);
    expect(national.filter((id) => !/^N-\d+-\d{2}$/.test(id))).toEqual([]);
  });

  test("say in both languages why they are not executable, where they are not", () => {
    const silent = rows.filter(({ state, homes }) => {
      const reason = homes[0]?.reason ?? null;
      if (state === "executable") return reason !== null;
      return reason === null || ("said" in reason && (reason.said["zh-CN"] === "" || reason.said.en === ""));
    });
    expect(silent).toEqual([]);
  });

  test("are not called executable by a clause that no rule cites, nor by a definition that none uses", () => {
    const idle = rows.filter(({ state, homes }) => {
      const reason = homes[0]?.reason ?? null;
      return state !== "executable" && reason !== null && "because" in reason && reason.because !== "figure-unused";
    });
    expect(idle.map(({ id, homes }) => `${id} ${homes[0]?.home}`)).toEqual([]);
  });
});

const name = "{ zh-CN: x, en: x }";
const requiring = (row: string): string =>
  programme("aid", "assets.comply").replace(
    /( +)clause: cn#law\/art-1\n$/,
    `$1clause: cn#law/art-1\n$1rows: [${row}]\n`,
  );
const parameter = (id: string, row: string): string =>
  `- parameter: ${id}\n  name: ${name}\n  unit: truth\n  values:\n    - { from: 2020-01-01, value: true, clause: "${clause}", rows: [${row}] }\n`;
const document = (...clauses: readonly string[]): string =>
  [
    `document: rules\ntitle: rules\nnumber: null\nissuer: ${name}`,
    "in-force: { from: 2020-01-01, to: null }\nheld: text\nclauses:",
    ...clauses.map((lines, i) => `  - clause: art-${i + 1}\n    at: art. ${i + 1}\n    summary: ${name}\n${lines}`),
  ].join("\n");

/** State, home and reason of every row of small packs. */
function rowsOf(files: Readonly<Record<string, string>>): readonly string[] {
  return coverage(loadSmall(files)).map(({ id, state, homes }) => {
    const all = homes.map(({ home, reason }) =>
      reason === null ? home : `${home} (${"because" in reason ? reason.because : reason.said.en})`,
    );
    return `${id} ${state}: ${all.join(", ")}`;
  });
}

describe("a statement is", () => {
  test("executable where a requirement carries it", () => {
    expect(rowsOf({ "cn/programmes/aid.yaml": requiring("S1-001") })).toEqual([
      "S1-001 executable: cn/programmes/aid.yaml:aid@2020-01-01/test",
    ]);
  });

  test("executable where a rule cites its clause, and not where none does", () => {
    const files = {
      "cn/documents/rules.yaml": document("    rows: [S1-001]\n", "    rows: [S1-002]\n"),
      "cn/programmes/aid.yaml": programme("aid", "assets.comply").replaceAll(clause, "cn#rules/art-1"),
    };
    expect(rowsOf(files)).toEqual([
      "S1-001 executable: cn#rules/art-1",
      "S1-002 checklist: cn#rules/art-2 (clause-uncited)",
    ]);
  });

  test("executable where a rule uses its figure, and a matter for a person where none does", () => {
    const files = {
      "cn/parameters.yaml": parameter("wanted", "S1-001") + parameter("idle", "S1-002"),
      "cn/programmes/aid.yaml": programme("aid", "assets.comply and wanted"),
    };
    expect(rowsOf(files)).toEqual([
      "S1-001 executable: cn/parameters.yaml:wanted@2020-01-01",
      "S1-002 checklist: cn/parameters.yaml:idle@2020-01-01 (figure-unused)",
    ]);
  });

  test("what its clause says where that is for a person, or nothing that can be carried out", () => {
    const reason = (en: string): string => `    reason: { zh-CN: x, en: ${en} }\n`;
    const files = {
      "cn/documents/rules.yaml": document(
        `    rows: [S1-001]\n    executable: checklist\n${reason("a visit")}`,
        `    rows: [S1-002]\n    executable: no\n${reason("an aim")}`,
      ),
    };
    expect(rowsOf(files)).toEqual([
      "S1-001 checklist: cn#rules/art-1 (a visit)",
      "S1-002 not-executable: cn#rules/art-2 (an aim)",
    ]);
  });

  test("as strong as its strongest home, with all of them named", () => {
    const files = {
      "cn/documents/rules.yaml": document(
        "    rows: [S1-001]\n    executable: no\n    reason: { zh-CN: x, en: an aim }\n",
      ),
      "cn/programmes/aid.yaml": requiring("S1-001"),
    };
    expect(rowsOf(files)).toEqual([
      "S1-001 executable: cn/programmes/aid.yaml:aid@2020-01-01/test, cn#rules/art-1 (an aim)",
    ]);
  });

  test("for a person where a note or a conflict carries it", () => {
    const files = {
      "cn/programmes/aid.yaml": `${programme("aid", "assets.comply")}    notes:\n      - { clause: "${clause}", text: { zh-CN: x, en: look first }, rows: [S1-001] }\n`,
      "cn/conflicts.yaml": `- conflict: C1\n  from: 2020-01-01\n  applied: { clause: "${clause}", text: ${name} }\n  other: { clause: "${clause}", text: ${name} }\n  why: { zh-CN: x, en: the later text }\n  rows: [S1-002]\n`,
    };
    expect(rowsOf(files)).toEqual([
      "S1-001 checklist: cn/programmes/aid.yaml:aid@2020-01-01/notes (look first)",
      "S1-002 checklist: cn/conflicts.yaml:C1 (the later text)",
    ]);
  });
});
