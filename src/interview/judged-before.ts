// The last few judgements. A conversation comes back to the same household again and again: the verdict after the answer,
// its clauses, the summary, what was taken back. A pure function's memory only: what it gives is what would be worked out
// anew, and it goes with the process.
import type { Policy } from "../rules/index.ts";
import type { Judging } from "./judge.ts";

const mostKept = 8;
interface Kept {
  readonly policy: Policy;
  readonly judging: Judging;
}
const kept = new Map<string, Kept>();

/** What was found for the same household before, else what is found now; the one not used for longest goes first. */
export function remembered(policy: Policy, household: string, find: () => Judging): Judging {
  const key = `${policy.place.id} ${household}`;
  const known = kept.get(key);
  const found = known?.policy === policy ? known : { policy, judging: find() };
  kept.delete(key);
  kept.set(key, found);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return found.judging;
}
