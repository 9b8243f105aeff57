import type { Assessment } from "../rules/index.ts";
import type { Call } from "./command.ts";

type Conflicts = Assessment["conflicts"];

/** Conflicts of texts as in an assessment: which clause is applied, which is the other, and why. */
export function conflictsJson(conflicts: Conflicts, { settings: { language } }: Call): readonly object[] {
  return conflicts.map(({ conflict, applied, other, why }) => ({
    id: conflict,
    applied: applied.clause,
    other: other.clause,
    why: why[language],
  }));
}
