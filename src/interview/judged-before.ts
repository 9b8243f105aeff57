// The last few judgements. A conversation comes back to the same household again and again: the verdict after the answer,
// its clauses, the summary, what was taken back. A pure function's memory only: what it gives is what would be worked out
// anew, and it goes with the process.
import type { Policy } from "../rules/index.ts";
import type { Judging } from "./judge.ts";

const mostKept = 24;
const kept = new WeakMap<Policy, Map<string, Judging>>();

/** What was found for the same household before, else what is found now; the one not used for longest goes first. */
export function remembered(policy: Policy, household: string, find: () => Judging): Judging {
  let ofPolicy = kept.get(policy);
  if (ofPolicy === undefined) {
    ofPolicy = new Map();
    kept.set(policy, ofPolicy);
  }
  const found = ofPolicy.get(household) ?? find();
  ofPolicy.delete(household);
  ofPolicy.set(household, found);
  const [oldest] = ofPolicy.keys();
  if (ofPolicy.size > mostKept && oldest !== undefined) ofPolicy.delete(oldest);
  return found;
}
