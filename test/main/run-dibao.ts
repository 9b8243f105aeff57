import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const launcher = join(root, "src", "dibao.mjs");

export interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Arguments to node itself, before the launcher. */
  readonly node?: readonly string[];
  readonly launcher?: string;
}

/** Runs the real program as a process of its own, with no setting of the machine it runs on. */
export function runDibao(args: readonly string[], circumstances: Circumstances = {}): Promise<Ending> {
  const child = startDibao(args, circumstances);
  child.stdin.on("error", () => {});
  child.stdin.end(circumstances.input ?? "");
  return endOf(child);
}

export function startDibao(args: readonly string[], circumstances: Circumstances = {}) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(DIBAO_|TELEGRAM_|STORE_URL|WEB_|VITEST|NODE_OPTIONS)/.test(name),
  );
  return spawn(process.execPath, [...(circumstances.node ?? []), circumstances.launcher ?? launcher, ...args], {
    cwd: circumstances.cwd ?? root,
    env: { ...Object.fromEntries(inherited), ...circumstances.env },
    stdio: "pipe",
  });
}

export function endOf(child: ReturnType<typeof startDibao>): Promise<Ending> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => out.push(part));
  child.stderr.on("data", (part: Buffer) => err.push(part));
  return new Promise((resolve) => {
    child.on("close", (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

/** The lines of a text, without the break at its end. */
export function linesIn(text: string): readonly string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}
