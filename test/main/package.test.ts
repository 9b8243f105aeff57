import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { root, runDibao } from "./run-dibao.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "dibao-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package", () => {
  test("other programs import the rules from a checkout without building", async () => {
    const program = 'import { assess } from "dibao-bot/rules"; process.stdout.write(typeof assess);';
    expect((await run(process.execPath, ["--input-type=module", "-e", program], { cwd: root })).stdout).toBe(
      "function",
    );
  });

  test("what the compiler writes answers like the sources", async () => {
    await run(process.execPath, [
      join(root, "node_modules", "typescript", "bin", "tsc"),
      "-p",
      join(root, ".tsconfig.build.json"),
    ]);
    const args = ["assess", "--place", "cn-gz-sandu-dujiang", "--on", "2021-08-02", "--json"];
    const input = '{"area":"rural","size":4,"income":{"total":"12000/year"}}';
    const built = join(root, "dist", "src", "dibao.mjs");
    expect(await runDibao(args, { input, launcher: built })).toEqual(await runDibao(args, { input }));
  });

  test("the manifest points at what the compiler writes while packing, and back afterwards", async () => {
    cpSync(join(root, ".ci"), join(folder, ".ci"), { recursive: true });
    const text = readFileSync(join(root, "package.json"), "utf8");
    writeFileSync(join(folder, "package.json"), text);
    const point = async (at: string) => {
      await run(process.execPath, [join(folder, ".ci", "point-manifest.mjs"), at]);
      return readFileSync(join(folder, "package.json"), "utf8");
    };
    expect(JSON.parse(await point("dist"))).toMatchObject({
      bin: { dibao: "dist/src/dibao.mjs" },
      exports: { "./rules": "./dist/src/rules/index.js" },
    });
    expect(await point("source")).toBe(text);
  });
});
