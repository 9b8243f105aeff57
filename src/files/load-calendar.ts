import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type LoadedCalendar, loadCalendar, type PackFile } from "../rules/index.ts";

/**
 * The working days by the files of these folders, `YYYY.yaml` each; the later folder wins for a year, so an office's own
 * folder comes last. The first folder has to be there, the others need not. Throws where a folder or file cannot be read.
 */
export function loadCalendarFolders(folders: readonly string[]): LoadedCalendar {
  const files = folders.flatMap((folder, index) => (index > 0 && !existsSync(folder) ? [] : readYears(folder)));
  const digest = createHash("sha256");
  for (const { path, text } of files) digest.update(`${path}\0${text}\0`);
  return loadCalendar(files, digest.digest("hex").slice(0, 16));
}

/** A year under another ending (`2027.json`) is read too, so that it is named as a fault and not passed over. */
const yearFile = /^[^.].*\.(?:ya?ml|json)$/;

function readYears(folder: string): readonly PackFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && yearFile.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => ({ path: name, text: readFileSync(join(folder, name), "utf8"), shown: join(folder, name) }));
}
