import type { Assessment, PolicySet } from "../rules/index.ts";
import { cite } from "./assessment-text.ts";
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

/** The same to be read by a person, a line each. */
export function conflictLines(conflicts: Conflicts, call: Call, policies: PolicySet): readonly string[] {
  return conflicts.map(({ applied, other, why }) =>
    call.words("assessment.conflict", {
      applied: cite(applied.clause, { policies, words: call.words }),
      other: cite(other.clause, { policies, words: call.words }),
      why: why[call.settings.language],
    }),
  );
}
