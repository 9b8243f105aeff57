// One look at the open case: what the rules say, and which question is worth asking next.
import {
  type Assessment,
  type AssessmentJson,
  assess,
  assessmentJson,
  type Facts,
  factCatalogue,
  factDef,
  type InputFault,
  type Policy,
  readFacts,
} from "../rules/index.ts";
import { isEnds } from "./ends.ts";
import { remembered } from "./judged-before.ts";
import { memberOf, patternOf, readAt } from "./paths.ts";
import {
  type Asked,
  isBeyondRoster,
  listedMembers,
  livesPattern,
  type OpenCase,
  type Session,
  withEvidence,
  withoutLives,
} from "./session.ts";
import type { FactsJson, Surroundings } from "./types.ts";

export interface Judged {
  readonly policy: Policy;
  readonly facts: Facts;
  readonly on: string;
  readonly assessment: Assessment;
  readonly json: AssessmentJson;
  readonly next: Asked | null;
}

export type Judging =
  | { readonly ok: true; readonly judged: Judged }
  | { readonly ok: false; readonly faults: readonly InputFault[] };

/** The day by whose rules the conversation judges. */
export function dayOf(session: Session, at: Surroundings): string {
  return session.on ?? at.today;
}

/**
 * Judges the open case. Looking for the next question takes most of the time, so it is done when `next` is first read.
 * Faults can only come of facts stored under an earlier catalogue.
 */
export function judge(session: Session, open: OpenCase, policy: Policy, at: Surroundings): Judging {
  const on = dayOf(session, at);
  const { facts, evidence, focus = [], skipped } = open;
  const { parameters } = session;
  return remembered(policy, JSON.stringify([on, parameters, focus, skipped, facts, evidence]), () =>
    judgeAnew(open, policy, on, parameters),
  );
}

function judgeAnew(open: OpenCase, policy: Policy, on: string, parameters: Session["parameters"]): Judging {
  const read = readFacts(withEvidence(forEveryone(open.facts), open.evidence));
  if (!read.ok) return { ok: false, faults: read.faults };
  const ask = open.focus ?? [];
  const assessment = assess(policy, read.facts, on, { parameters, ask, next: "asked" });
  const json = assessmentJson(assessment, { trace: "as-read", next: false });
  let next: Asked | null | undefined;
  return {
    ok: true,
    judged: {
      policy,
      facts: read.facts,
      on,
      assessment,
      json,
      get next() {
        if (next === undefined)
          next = focusedQuestion(open, policy, read.facts, on, parameters) ?? nextQuestion(open, assessment, json);
        return next;
      },
    },
  };
}

// Whoever asks to look at a programme wants to know about that one first.
function focusedQuestion(
  open: OpenCase,
  policy: Policy,
  facts: Facts,
  on: string,
  parameters: Session["parameters"],
): Asked | null {
  const [programme] = open.focus ?? [];
  if (programme === undefined) return null;
  const alone = assess(policy, facts, on, { parameters, programmes: [programme], ask: [programme], next: "asked" });
  return nextQuestion(open, alone, assessmentJson(alone, { trace: false, next: false }));
}

// The question about what the household draws is put for each of its people, so "nothing" answers for all of them. The
// rules alone would not take it so: for them a member's own receipt is a fact of its own.
function forEveryone(facts: FactsJson): FactsJson {
  const members = facts.members;
  if (facts.receiving !== "none" || !Array.isArray(members)) return facts;
  return { ...facts, members: members.map((member) => ({ receiving: "none", ...member })) };
}

// The rules name the best question; what was passed over is not asked a second time, so the next best open fact follows.
function nextQuestion(open: OpenCase, rules: Assessment, assessment: AssessmentJson): Asked | null {
  const { asked: askedAbout, next } = rules;
  if (next === null) return null;
  const lacks = assessment.programmes
    .filter((programme) => programme.verdict === "undetermined" && askedAbout.has(programme.id))
    .flatMap((programme) => programme.lacks);
  for (const path of [next.fact, ...lacks]) {
    const asked = namedFirst(open, askedFor(open.facts, path));
    if (asked === null || isPassedOver(open, asked)) continue;
    return (
      householdFirst(open, assessment, asked) ?? (patternOf(path) === livesPattern ? homeQuestion(open, asked) : asked)
    );
  }
  return null;
}

// A conversation begins with what is a tap or a number and known to everybody: before people are described, all that
// the first programme lacks of the household itself; before anything else, what of that is known by heart.
function householdFirst(open: OpenCase, assessment: AssessmentJson, asked: Asked): Asked | null {
  const [first] = assessment.programmes;
  if (first?.verdict !== "undetermined" || listedMembers(open.facts) > 0) return null;
  const wanted = new Set(first.lacks);
  const found = factCatalogue.find(
    ({ id, list, cost }) =>
      list === null &&
      wanted.has(id) &&
      (asked.card === "roster" || cost === "phone") &&
      !isPassedOver(open, { path: id, card: "fact" }),
  );
  return found === undefined ? null : { path: found.id, card: "fact" };
}

/** The card on which a fact is asked: a member who is not listed yet is asked for by the roster. */
export function askedFor(facts: FactsJson, path: string): Asked | null {
  if (path === "members" || isBeyondRoster(facts, path)) {
    return { path: path === "members" ? "members[0].relation" : path, card: "roster" };
  }
  return factDef(path) === undefined ? null : { path, card: "fact" };
}

// Somebody known only by a trait ("one with grade 1") can't be asked about: the roster tells first who it is.
function namedFirst(open: OpenCase, asked: Asked | null): Asked | null {
  const member = asked?.card === "fact" ? memberOf(asked.path) : null;
  if (asked === null || member === null || open.skipped.includes("roster")) return asked;
  const isNamed = ["relation", "age", "birth"].some(
    (fact) => readAt(open.facts, `members[${member}].${fact}`) !== undefined,
  );
  return isNamed ? asked : { path: asked.path, card: "roster" };
}

// Where nothing is known of two or more people's homes, one question about all of them is enough for most households.
function homeQuestion(open: OpenCase, asked: Asked): Asked {
  const [first, second] = withoutLives(open.facts);
  const isForAll =
    asked.card === "fact" && first !== undefined && second !== undefined && !open.skipped.includes("all-here");
  return isForAll ? { path: first, card: "all-here" } : asked;
}

function isPassedOver(open: OpenCase, asked: Asked): boolean {
  if (asked.card === "roster") return open.skipped.includes("roster");
  const value = readAt(open.facts, asked.path);
  return value === null || value === "refused" || (isEnds(value) && value.exact !== undefined);
}
