// One look at the open case: what the rules say, and which question is worth asking next.
import {
  type AssessmentJson,
  assess,
  assessmentJson,
  type Facts,
  factDef,
  type InputFault,
  type Policy,
  readFacts,
} from "../rules/index.ts";
import { readAt } from "./paths.ts";
import { type Asked, isBeyondRoster, type OpenCase, type Session, withEvidence } from "./session.ts";
import type { FactsJson, Surroundings } from "./types.ts";

export interface Judged {
  readonly policy: Policy;
  readonly facts: Facts;
  readonly on: string;
  readonly assessment: AssessmentJson;
  readonly next: Asked | null;
}

export type Judging =
  | { readonly ok: true; readonly judged: Judged }
  | { readonly ok: false; readonly faults: readonly InputFault[] };

/** The day by whose rules the conversation judges. */
export function dayOf(session: Session, at: Surroundings): string {
  return session.on ?? at.today;
}

/** Judges the open case. Faults can only come of facts stored under an earlier catalogue. */
export function judge(session: Session, open: OpenCase, policy: Policy, at: Surroundings): Judging {
  const read = readFacts(withEvidence(open.facts, open.evidence));
  if (!read.ok) return { ok: false, faults: read.faults };
  const on = dayOf(session, at);
  const assessment = assessmentJson(assess(policy, read.facts, on, { parameters: session.parameters }), {
    trace: true,
  });
  return { ok: true, judged: { policy, facts: read.facts, on, assessment, next: nextQuestion(open, assessment) } };
}

// The rules name the best question; what was passed over is not asked a second time, so the next best open fact follows.
function nextQuestion(open: OpenCase, assessment: AssessmentJson): Asked | null {
  const lacks = assessment.programmes
    .filter((programme) => programme.verdict === "undetermined")
    .flatMap((programme) => programme.lacks);
  const candidates = assessment.next === null ? [] : [assessment.next.fact, ...lacks];
  for (const path of candidates) {
    const asked = askedFor(open.facts, path);
    if (asked === null) continue;
    if (asked.card === "roster" ? open.skipped.includes("roster") : isPassedOver(open.facts, path)) continue;
    return asked;
  }
  return null;
}

/** The card on which a fact is asked: a member who is not listed yet is asked for by the roster. */
export function askedFor(facts: FactsJson, path: string): Asked | null {
  if (path === "members" || isBeyondRoster(facts, path)) {
    return { path: path === "members" ? "members[0].relation" : path, card: "roster" };
  }
  return factDef(path) === undefined ? null : { path, card: "fact" };
}

function isPassedOver(facts: FactsJson, path: string): boolean {
  const value = readAt(facts, path);
  return value === null || value === "refused";
}
