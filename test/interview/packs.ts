import { fileURLToPath } from "node:url";
import { loadPolicyFolder } from "../../src/files/index.ts";
import type { PolicySet } from "../../src/rules/index.ts";

const loaded = loadPolicyFolder(fileURLToPath(new URL("../../data/policies", import.meta.url)));
if (!loaded.ok) throw new Error(`the packs do not load: ${JSON.stringify(loaded.faults.slice(0, 5))}`);

/** The packs as they are shipped. */
export const policies: PolicySet = loaded.policies;

/** The same law under another version, as after an update of the packs. */
export function updated(version: string): PolicySet {
  return Object.assign(Object.create(Object.getPrototypeOf(policies)) as PolicySet, policies, { version });
}
