import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, runDibao } from "./run-dibao.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, Record<string, string>>;

describe("the README", () => {
  test("every file and folder that it names is there", () => {
    const named = [...readme.matchAll(/`((?:src|data|locales|test)\/[^`<>*]*)`/g)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("every package is listed, and no other", () => {
    const section = readme.split("## Dependencies")[1]?.split("\n## ")[0] ?? "";
    const rows = section.split("\n").filter((row) => row.startsWith("| `"));
    const listed = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1]),
    );
    const kinds = ["dependencies", "optionalDependencies", "devDependencies"];
    expect(listed.sort()).toEqual(kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {})).sort());
  });

  test("every npm script that it names is there", () => {
    const named = [...readme.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map((match) => match[1] ?? "");
    expect(named.filter((name) => manifest.scripts?.[name] === undefined)).toEqual([]);
  });

  test("its example for the command line does what it says", async () => {
    const input = /echo '(\{.*\})' \|\n\s+npx dibao (.*)\n/.exec(readme);
    const args = input?.[2]?.split(" ") ?? [];
    const { code, out } = await runDibao(args, { input: input?.[1] ?? "" });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      programmes: expect.arrayContaining([expect.objectContaining({ id: "dibao", monthly: "436.00" })]),
    });
  });

  test("its conversation ends in the amount that the program says", async () => {
    const block = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const typed = block
      .split("\n")
      .filter((line) => line.startsWith("> "))
      .map((line) => line.slice(2));
    const command = /`npx dibao (chat [^`]*)`/.exec(readme)?.[1]?.split(" ") ?? [];
    const { code, out } = await runDibao(command, { input: `${typed.join("\n")}\n` });
    expect(code).toBe(0);
    const amounts = (text: string) => [...new Set(text.match(/\d+\.\d\d(?= ?元)/g))];
    expect(amounts(block).length).toBeGreaterThan(0);
    expect(amounts(out)).toEqual(expect.arrayContaining(amounts(block)));
  });
});
