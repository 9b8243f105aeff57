/** The disk, with a fault at the nth of the calls that can have one. */
import { diskFiles, type FileLayer } from "../../src/store/index.ts";

export type Trouble = "ENOSPC" | "EIO" | "EACCES" | "short" | "none-taken" | "dead";
type Call = "create" | "write" | "sync" | "syncFolder" | "rename" | "link" | "remove" | "makeFolder" | "read" | "list";

export interface FailingFiles extends FileLayer {
  /** How often each call was made. */
  readonly counts: Map<Call, number>;
  /** Fails the nth call (from 1) of this kind from now on, or every one of them. */
  fail(call: Call, trouble: Trouble, nth?: number): void;
  /** Nothing fails any more. */
  heal(): void;
}

export function createFailingFiles(): FailingFiles {
  const counts = new Map<Call, number>();
  let plan: { call: Call; trouble: Trouble; at: number | null } | null = null;
  let isDead = false;

  function step(call: Call): Trouble | null {
    const count = (counts.get(call) ?? 0) + 1;
    counts.set(call, count);
    if (isDead) throw systemError("EIO");
    if (plan?.call !== call || (plan.at !== null && plan.at !== count)) return null;
    if (plan.trouble === "dead") isDead = true;
    if (plan.trouble === "short" || plan.trouble === "none-taken") return plan.trouble;
    throw systemError(plan.trouble === "dead" ? "EIO" : plan.trouble);
  }

  const files: FailingFiles = {
    ...diskFiles,
    counts,
    fail(call, trouble, nth) {
      plan = { call, trouble, at: nth === undefined ? null : (counts.get(call) ?? 0) + nth };
    },
    heal() {
      plan = null;
      isDead = false;
    },
    write(file, bytes, offset) {
      const trouble = step("write");
      if (trouble === "none-taken") return 0;
      if (trouble === "short") return diskFiles.write(file, bytes.subarray(0, offset + 7), offset);
      return diskFiles.write(file, bytes, offset);
    },
  };
  for (const call of [
    "create",
    "sync",
    "syncFolder",
    "rename",
    "link",
    "remove",
    "makeFolder",
    "read",
    "list",
  ] as const) {
    const real = diskFiles[call] as (...values: unknown[]) => unknown;
    Object.assign(files, {
      [call]: (...values: unknown[]) => {
        step(call);
        return real(...values);
      },
    });
  }
  return files;
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by the test`), { code });
}
