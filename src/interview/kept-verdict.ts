// A verdict in the form in which it is kept with its case: what was said, and what it rested on.
import type { TraceNode } from "../rules/index.ts";
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

interface ParameterLeaf {
  readonly parameter?: string;
  readonly clause?: string;
  readonly asker?: boolean;
}

function basisOf({ json }: Judged, open: OpenCase): Basis {
  const figures: Record<string, Basis["figures"][string]> = {};
  const rests: Record<string, Basis["rests"][string]> = {};
  for (const { id, clauses, trace } of json.programmes) {
    const used = new Set<string>();
    const pending = trace === undefined ? [] : [trace];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const { parameter, clause = null, asker } = node as TraceNode & ParameterLeaf;
      const value = node.op === "parameter" ? figureValueOf(node) : null;
      if (parameter !== undefined && value !== null) {
        used.add(parameter);
        figures[parameter] = asker === true ? { value, clause: null, asker } : { value, clause };
      }
      for (const arg of node.args ?? []) pending.push(arg);
    }
    rests[id] = { clauses, figures: [...used].sort() };
  }
  return { facts: withEvidence(open.facts, open.evidence), figures, rests };
}

/** A figure that is known exactly, as text; null for one that is not set. */
function figureValueOf(node: TraceNode): string | null {
  const { number, truth, choice } = node.value as {
    readonly number?: unknown;
    readonly truth?: unknown;
    readonly choice?: unknown;
  };
  if (Array.isArray(number)) return typeof number[0] === "string" && number[0] === number[1] ? number[0] : null;
  if (truth === "yes" || truth === "no") return truth;
  const [only, ...others] = Array.isArray(choice) ? choice : [choice];
  return typeof only === "string" && others.length === 0 ? only : null;
}
