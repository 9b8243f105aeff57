import { describe, expect, test } from "vitest";
import { evidences, type Press, pressData, readPress } from "../../src/interview/buttons.ts";
import { factCatalogue } from "../../src/rules/index.ts";

const presses: readonly Press[] = [
  { kind: "answer", revision: 12, path: "area", value: "rural" },
  { kind: "answer", revision: 12, path: "income.total", value: "359.50/month" },
  { kind: "skip", revision: 3, path: "members[2].age" },
  { kind: "edit", revision: 3, path: "members[2].father.state" },
  { kind: "why", revision: 3, path: "roster" },
  { kind: "keep", revision: 3, path: "size" },
  ...evidences.map((evidence) => ({ kind: "proved", revision: 3, path: "income.total", evidence }) as const),
  { kind: "page", page: 2 },
  { kind: "view", view: "arithmetic", programme: "dibao-single" },
  { kind: "view", view: "clauses", programme: "" },
  { kind: "command", name: "place", argument: "cn-gz-sandu-dujiang" },
  { kind: "command", name: "back", argument: "" },
];

describe("button data", () => {
  test.each(presses.map((press) => [pressData(press), press] as const))(
    "%s is read back as it was written",
    (data, press) => {
      expect(readPress(data)).toEqual(press);
    },
  );

  test.each([
    "",
    "x",
    "a:",
    "a:1",
    "a:x:area=rural",
    "a:1:area",
    "a:1:=rural",
    "p:x",
    "p:-1",
    "d:nothing",
    "c:",
    "s:1:",
    "😀",
    "z:1:area",
  ])("%j is no button of ours", (data) => {
    expect(readPress(data)).toBeNull();
  });

  test("every answer to every fact of the thirtieth member fits in 64 bytes", () => {
    for (const { id, options } of factCatalogue) {
      const path = id.replaceAll("[]", "[29]");
      for (const value of [...(options ?? []), "123456789.99/month", "2021-08-02"]) {
        const data = pressData({ kind: "answer", revision: 9_999_999, path, value });
        expect(new TextEncoder().encode(data).length, data).toBeLessThanOrEqual(64);
      }
    }
  });
});
