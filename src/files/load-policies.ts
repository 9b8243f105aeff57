import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { loadPolicies, type PackFault, type PackFile, type PolicySet } from "../rules/index.ts";

/** Every file below a folder of packs, in a fixed order, with paths relative to it. Throws where the folder cannot be read. */
export function readPackFolder(folder: string): PackFile[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return names.map((name) => ({ path: relative(folder, name).split(sep).join("/"), text: readFileSync(name, "utf8") }));
}

export interface LoadOptions {
  /** Whether to read the worked examples too; those who only judge can do without. */
  readonly examples?: boolean;
}

/** The policies of a whole `data/policies` tree; their version is a digest of every file, so that any edit changes it. */
export function loadPolicyFolder(
  folder: string,
  options: LoadOptions = {},
): { readonly ok: true; readonly policies: PolicySet } | { readonly ok: false; readonly faults: readonly PackFault[] } {
  const files = readPackFolder(folder);
  const digest = createHash("sha256");
  for (const { path, text } of files) digest.update(`${path}\0${text}\0`);
  return loadPolicies(files, digest.digest("hex").slice(0, 16), options);
}
