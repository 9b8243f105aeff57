import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";

/** More of one name on one day are a slip somewhere, not a wish. */
const mostOfOneName = 1000;

/**
 * Puts a file into a folder, which is made when absent, for its owner alone; returns its path. Nothing that is there is
 * written over: a second file of the name is called `name-2`. One that is there with the same text is the file. Throws
 * Node's error where the folder cannot be written.
 */
export function keepExport(folder: string, { name, text }: { readonly name: string; readonly text: string }): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const safe = name.replace(/[^A-Za-z0-9._-]/g, "-").replace(/^\.+/, "");
  const { name: stem, ext } = parse(safe);
  for (let count = 1; count <= mostOfOneName; count += 1) {
    const path = join(folder, count === 1 ? safe : `${stem}-${count}${ext}`);
    try {
      writeFileSync(path, text, { flag: "wx", mode: 0o600 });
      return path;
    } catch (error) {
      if (!isThere(error)) throw error;
      if (holds(path, text)) return path;
    }
  }
  throw new RangeError("too many files of one name");
}

const isThere = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "EEXIST" || error.code === "EISDIR");

function holds(path: string, text: string): boolean {
  try {
    return readFileSync(path, "utf8") === text;
  } catch {
    // A folder, or a file of somebody else's: another name is found.
    return false;
  }
}
