import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { StoreFailure } from "../casework/index.ts";
import { errorCode } from "./file-layer.ts";

export interface Lock {
  /** Gives the folder up; may be called again. */
  release(): unknown;
}

const ownerShape = z.object({ pid: z.number(), since: z.string() });

/**
 * Keeps a second process out of the folder. The lock is the kernel's, held through a SQLite file, so that it ends
 * with its process however that ends; a file with a process id in it would outlive a `kill -9`. Throws StoreFailure.
 */
export function lockFolder(folder: string): Lock {
  const ownerFile = join(folder, "owner.json");
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(join(folder, "lock.sqlite"), { timeout: 0 });
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    const owner = { pid: process.pid, since: new Date().toISOString() };
    writeFileSync(ownerFile, JSON.stringify(owner), { mode: 0o600 });
  } catch (error) {
    database?.close();
    if (isBusy(error)) throw new StoreFailure("locked", { folder, ...readOwner(ownerFile) }, error);
    throw new StoreFailure("denied", { path: folder, error: errorCode(error) }, error);
  }
  const held = database;
  return { release: () => held.isOpen && held.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}

/** Who holds the lock, for the message; unreadable only makes the message poorer. */
function readOwner(path: string): { readonly pid: string; readonly since: string } {
  try {
    const owner = ownerShape.parse(JSON.parse(readFileSync(path, "utf8")));
    return { pid: String(owner.pid), since: owner.since };
  } catch {
    return { pid: "", since: "" };
  }
}
