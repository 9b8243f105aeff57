import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { endOf, launcher, root, runDibao, startDibao } from "./run-dibao.ts";

/** Lets node believe that it is another version, as the launcher asks for it. */
const asNode = (version: string) => [
  "--import",
  `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`,
];

const alone = mkdtempSync(join(tmpdir(), "dibao-launcher-"));
mkdirSync(join(alone, "src"));
cpSync(launcher, join(alone, "src", "dibao.mjs"));
cpSync(join(root, "locales"), join(alone, "locales"), { recursive: true });
afterAll(() => rmSync(alone, { recursive: true, force: true }));

describe("the launcher", () => {
  test.each(["14.21.3", "20.20.2", "22.17.1", "23.5.0"])(
    "on Node %s it hands over to the pinned Node",
    async (version) => {
      const { code, out, err } = await runDibao(["--version"], { node: asNode(version) });
      expect({ code, out, err }).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
    },
  );

  test("the exit status, the arguments and stdin pass through", async () => {
    const { code, out } = await runDibao(["policies", "show", "a b"], { node: asNode("20.0.0") });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    const read = await runDibao(["assess", "--place", "cn-gz-sandu-dujiang", "--json"], {
      node: asNode("20.0.0"),
      input: "{broken",
    });
    expect(read.code).toBe(2);
    expect(JSON.parse(read.out)).toMatchObject({ error: [{ path: "" }] });
  });

  test.each(["22.17.1", "23.5.0"])(
    "on Node %s without a pinned one it says in both languages what to do",
    async (version) => {
      const { code, out, err } = await runDibao(["--version"], {
        node: asNode(version),
        launcher: join(alone, "src", "dibao.mjs"),
      });
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(`Node ${version}`);
      expect(err).toMatch(/请在项目目录里运行 npm ci/);
      expect(err).toMatch(/Run npm ci in the project/);
    },
  );

  test.each(["22.18.0", "23.6.0", "24.0.0"])("Node %s runs the program itself", async (version) => {
    const ran = await runDibao(["--version"], { node: asNode(version), launcher: join(alone, "src", "dibao.mjs") });
    // The lone launcher has no program beside it: that it looked for one shows that it did not hand over.
    expect(ran.err).toContain("main.ts");
  });

  test.each(["SIGTERM", "SIGINT"] as const)("%s reaches the program, which ends in order", async (signal) => {
    const child = startDibao(["chat", "--fresh", "--place", "cn-gz-sandu-dujiang"], { node: asNode("20.0.0") });
    const ending = endOf(child);
    child.stdin.write("你好\n");
    await once(child.stdout, "data");
    child.kill(signal);
    expect((await ending).code).toBe(0);
  });
});
