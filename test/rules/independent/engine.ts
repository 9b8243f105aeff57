/** The engine through its door, as every proof here uses it. */
import { fileURLToPath } from "node:url";
import {
  type AssessmentJson,
  assess,
  assessmentJson,
  type Facts,
  loadPolicies,
  type Policy,
  readFacts,
} from "../../../src/rules/index.ts";
import { floorProgrammes } from "../../bench/floor.ts";
import { readPackFiles } from "../author-mistakes/edit-packs.ts";

export const packFolder = fileURLToPath(new URL("../../../data/policies", import.meta.url));
export const place = "cn-gz-sandu-dujiang";

/** The real packs' rules at a place; throws with the first fault if they do not load. */
export function loadPlace(id: string = place): Policy {
  const loaded = loadPolicies(readPackFiles(packFolder), "test");
  if (!loaded.ok) throw new Error(`the packs do not load: ${JSON.stringify(loaded.faults[0])}`);
  const policy = loaded.policies.policy(id);
  if (policy === undefined) throw new Error(`no such place: ${id}`);
  return policy;
}

export function readHousehold(input: unknown): Facts {
  const read = readFacts(input);
  if (!read.ok) throw new Error(`unreadable: ${JSON.stringify(read.faults)} in ${JSON.stringify(input)}`);
  return read.facts;
}

export function answer(
  policy: Policy,
  input: unknown,
  on: string,
  options: { next: boolean; trace: boolean },
): AssessmentJson {
  const assessment = assess(policy, readHousehold(input), on, { next: options.next, programmes: floorProgrammes });
  return assessmentJson(assessment, { trace: options.trace });
}
