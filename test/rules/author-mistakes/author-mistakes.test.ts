import { describe, expect, test } from "vitest";
import { loadPolicies, type PackFault } from "../../../src/rules/index.ts";
import { explainFault } from "../../../src/wording/index.ts";
import { packFolder } from "../independent/engine.ts";
import { makeMistake, readPackFiles } from "./edit-packs.ts";
import { mistakes } from "./mistakes.ts";

// The places above 都江 and itself are enough for every mistake, and their examples for the mistakes about examples.
const files = readPackFiles(packFolder).filter((file) => /^cn(-gz.*)?\//.test(file.path));
const withoutExamples = files.filter((file) => !file.path.includes("/examples/"));
const needsExamples = ["example-facts", "programme-without-example"];

function place({ code, file, line, column }: Pick<PackFault, "code" | "file" | "line" | "column">): string {
  return `${code} at ${file}:${line}:${column}`;
}

describe("the packs", () => {
  test("load as they are", () => {
    const loaded = loadPolicies(files, "as they are");
    expect(loaded.ok ? [] : loaded.faults.map(place)).toEqual([]);
  });
});

describe("loading catches an author who", () => {
  test("makes each of at least 60 mistakes under its own title", () => {
    expect(new Set(mistakes.map((mistake) => mistake.title)).size).toBe(mistakes.length);
    expect(mistakes.length).toBeGreaterThanOrEqual(60);
  });

  for (const mistake of mistakes) {
    test(mistake.title, () => {
      const edited = makeMistake(needsExamples.includes(mistake.code) ? files : withoutExamples, mistake);
      const loaded = loadPolicies(edited.files, "with a mistake");
      const expected = place({ ...edited, code: mistake.code });
      const found = loaded.ok ? undefined : loaded.faults.find((fault) => place(fault) === expected);
      const instead = loaded.ok ? "nothing" : loaded.faults.slice(0, 5).map(place);
      expect(found, `${expected}, but found ${instead}`).toBeDefined();
      const messages = found && { "zh-CN": explainFault(found, "zh-CN"), en: explainFault(found, "en") };
      expect(messages).toMatchSnapshot();
    });
  }
});
