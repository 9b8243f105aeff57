import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepExport } from "../../src/files/index.ts";

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "dibao-exports-"));
  folder = join(home, "data", "exports");
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test("a file is put into the folder, for its owner alone, and its path is told", () => {
  const path = keepExport(folder, { name: "dibao-mine.ics", text: "期限\r\n" });
  expect(path).toBe(join(folder, "dibao-mine.ics"));
  expect(readFileSync(path, "utf8")).toBe("期限\r\n");
  if (process.platform === "win32") return;
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("nothing is written over: another text of the same name stands beside it, the same text is there already", () => {
  const first = keepExport(folder, { name: "a.ics", text: "1" });
  const second = keepExport(folder, { name: "a.ics", text: "2" });
  expect(keepExport(folder, { name: "a.ics", text: "1" })).toBe(first);
  expect(keepExport(folder, { name: "a.ics", text: "2" })).toBe(second);
  expect(readdirSync(folder).sort()).toEqual(["a-2.ics", "a.ics"]);
  expect([first, second].map((path) => readFileSync(path, "utf8"))).toEqual(["1", "2"]);
});

test("a folder of that name is stepped over", () => {
  mkdirSync(join(folder, "a.ics"), { recursive: true });
  expect(keepExport(folder, { name: "a.ics", text: "1" })).toBe(join(folder, "a-2.ics"));
});

test.each(["../../up.ics", "/etc/passwd", "..\\up.ics", "..", ".hidden", "a\u0000b.ics", "期限.ics"])(
  "the name %j leads nowhere else",
  (name) => {
    const path = keepExport(folder, { name, text: "1" });
    expect(join(path, "..")).toBe(folder);
    expect(existsSync(path)).toBe(true);
  },
);

test("a folder that can't be written is said with the system's code", () => {
  writeFileSync(join(home, "file"), "");
  expect(() => keepExport(join(home, "file", "exports"), { name: "a.ics", text: "1" })).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^E[A-Z]+$/) }),
  );
});
