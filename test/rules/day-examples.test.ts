import { describe, expect, test } from "vitest";
import { loadPolicyFolder, readPackFolder } from "../../src/files/index.ts";
import { checkExampleDay, checkExampleDays, loadPolicies } from "../../src/rules/index.ts";
import { calendar } from "../shipped-calendar.ts";
import { packFolder } from "./independent/engine.ts";

const loaded = loadPolicyFolder(packFolder);
if (!loaded.ok) throw new Error("the packs do not load");
const { policies } = loaded;
const withDays = policies.examples.filter(({ events, dates }) => events !== undefined || dates !== undefined);

describe("the worked examples of days", () => {
  test.each(withDays.map((example) => [`${example.place}: ${example.example}`, example] as const))(
    "%s",
    (_, example) => {
      expect(checkExampleDay(policies, calendar, example).map(({ data }) => data)).toEqual([]);
    },
  );

  test("prove every time limit and every official date of the packs", () => {
    const shown = new Set(
      withDays.flatMap(({ place, deadlines = {}, dates = {} }) =>
        [...Object.keys(deadlines), ...Object.keys(dates)].map((name) => `${place} ${name.split("@")[0]}`),
      ),
    );
    const all = policies.places.flatMap(({ id }) => {
      const pack = policies.policy(id)?.levels[0]?.pack;
      const limits = (pack?.deadlines?.value ?? []).map(({ deadline }) => deadline);
      const dates = (pack?.calendar?.value ?? []).map(({ date }) => date);
      return [...limits, ...dates].map((name) => `${id} ${name}`);
    });
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((name) => !shown.has(name))).toEqual([]);
  });

  test.each([
    ["whole-procedure: { due: 2026-11-03, alternatives: [2026-11-10] }", "2026-11-03", "2026-11-04", "whole-procedure"],
    [
      "whole-procedure: { due: 2026-11-03, alternatives: [2026-11-10] }",
      "2026-11-10",
      "2026-11-11",
      "whole-procedure alternatives",
    ],
    ["refusal-notice: 2021-07-07", "2021-07-07", "null", "refusal-notice"],
    ["no-deadlines: [death-changes]", "death-changes", "investigation-start", null],
  ])("say where a day comes out otherwise: %s with %s → %s", (line, from, to, what) => {
    const path = "cn/examples/deadlines.yaml";
    const files = readPackFolder(packFolder).map((file) =>
      file.path === path ? { ...file, text: file.text.replace(line, line.replace(from, to)) } : file,
    );
    const edited = loadPolicies(files, "edited");
    if (!edited.ok) throw new Error(JSON.stringify(edited.faults));
    const faults = checkExampleDays(edited.policies, calendar);
    expect(faults.map(({ file, data }) => [file, data.what])).toEqual(what === null ? [] : [[path, what]]);
  });

  test("that name an event or a limit that there is not do not load", () => {
    const path = "cn/examples/deadlines.yaml";
    const files = readPackFolder(packFolder).map((file) =>
      file.path === path
        ? {
            ...file,
            text: file.text
              .replace("events: [refused=2021-07-02]", "events: [refussed=2021-07-02]")
              .replace("refusal-notice: 2021-05-03", "refusal-letter: 2021-05-03"),
          }
        : file,
    );
    const edited = loadPolicies(files, "edited");
    expect(edited.ok ? [] : edited.faults.map(({ code, file }) => [code, file])).toEqual([
      ["example-deadlines", path],
      ["unknown-deadline", path],
    ]);
  });
});
