// A verdict in the form in which it is kept with its case: what was said, and what it rested on.
import { figuresUsed } from "../rules/index.ts";
import type { KeptVerdict } from "./case-record.ts";
import type { Judged } from "./judge.ts";
import type { Overview } from "./reply.ts";
import { type OpenCase, withEvidence } from "./session.ts";
import { monthlyOf } from "./view/programme-view.ts";

type Basis = NonNullable<KeptVerdict["basis"]>;

/** `said` is the day on which it is said, the version of the policies, and whether the asker supplied figures. */
export function keptVerdictOf(
  judged: Judged,
  overview: Overview,
  open: OpenCase,
  said: Pick<KeptVerdict, "day" | "policyVersion" | "supplied">,
): KeptVerdict {
  const { json } = judged;
  const { id, standing, monthly } = overview.lead;
  return {
    ...said,
    on: json.on,
    place: json.place,
    lead: { id, standing, monthly },
    programmes: json.programmes.map((programme) => ({
      id: programme.id,
      verdict: programme.verdict,
      monthly: monthlyOf(programme),
    })),
    basis: basisOf(judged, open),
  };
}

function basisOf({ json, assessment }: Judged, open: OpenCase): Basis {
  const figures: Record<string, Basis["figures"][string]> = {};
  const rests: Record<string, Basis["rests"][string]> = {};
  for (const [index, { id, clauses }] of json.programmes.entries()) {
    const programme = assessment.programmes[index];
    const used = programme === undefined ? [] : figuresUsed(programme);
    for (const { parameter, value, clause } of used)
      figures[parameter] = clause === null ? { value, clause, asker: true } : { value, clause };
    rests[id] = { clauses, figures: used.map(({ parameter }) => parameter).sort() };
  }
  return { facts: withEvidence(open.facts, open.evidence), figures, rests };
}
