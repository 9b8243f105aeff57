import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Call } from "./command.ts";

/** The file named, or stdin for `-` and for none; null when it can't be opened (said on stderr). */
export async function openSource(call: Call, prompt: string): Promise<AsyncIterable<Uint8Array | string> | null> {
  const file = call.positionals[0] ?? "-";
  if (file === "-") {
    if (call.stdin.isTTY) call.out.complain(call.words(prompt));
    return call.stdin;
  }
  const found = await stat(file).catch(() => null);
  if (found !== null && !found.isDirectory()) return createReadStream(file);
  call.refuse(found === null ? "noFile" : "folderNotFile", { file });
  return null;
}

/** What a disk may answer instead of bytes. */
const readFailures = ["EACCES", "EPERM", "EIO", "EISDIR", "ENOENT"];

/** Says that the file can't be read; an error of another kind is a defect and is thrown on. */
export function readFailure(call: Call, error: unknown): 2 {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!readFailures.includes(code)) throw error;
  return call.refuse("unreadableFile", { file: call.positionals[0] ?? "-", error: code });
}
