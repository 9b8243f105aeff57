import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { loadPolicies, type PackFault, type PackFile, type PolicySet } from "../rules/index.ts";

/**
 * Every file below a folder of packs, in a fixed order, with paths relative to it; without the worked examples where they
 * are not wanted. Throws where the folder cannot be read.
 */
export function readPackFolder(folder: string, options: { readonly examples?: boolean } = {}): PackFile[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return names
    .map((name) => ({ name, path: relative(folder, name).split(sep).join("/") }))
    .filter(({ path }) => options.examples !== false || !isExample(path))
    .map(({ name, path }) => ({ path, text: readFileSync(name, "utf8") }));
}

const isExample = (path: string): boolean => path.split("/")[1] === "examples";

/** The files of an office's own folder, which need not be there; faults call them by their whole path. */
export function readOwnFolder(folder: string): PackFile[] {
  if (!existsSync(folder)) return [];
  return readPackFolder(folder).map((file) => ({ ...file, shown: join(folder, ...file.path.split("/")) }));
}

export interface LoadOptions {
  /** Whether to read the worked examples too; those who only judge can do without. */
  readonly examples?: boolean;
  /** What the office has set itself: `readOwnFolder`, or what is about to be written there. */
  readonly own?: readonly PackFile[];
}

export type LoadedPolicies =
  | { readonly ok: true; readonly policies: PolicySet }
  | { readonly ok: false; readonly faults: readonly PackFault[] };

/**
 * The policies of a whole `data/policies` tree with what the office has set itself. Their version is a digest of both, so
 * that any edit changes it; of all files but the worked examples, which change no answer.
 */
export function loadPolicyFolder(folder: string, options: LoadOptions = {}): LoadedPolicies {
  const files = readPackFolder(folder, options);
  const digest = createHash("sha256");
  for (const { path, text } of files) if (!isExample(path)) digest.update(`${path}\0${text}\0`);
  for (const { path, text } of options.own ?? []) digest.update(`own\0${path}\0${text}\0`);
  return loadPolicies(files, digest.digest("hex").slice(0, 16), options);
}
