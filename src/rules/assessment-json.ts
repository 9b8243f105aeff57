/** The assessment and its trace as the JSON of the contract. Amounts are text in yuan with two decimals. */
import type { Assessment, MemberAmount, ProgrammeAssessment, Verdict } from "./assess.ts";
import type { Decimal } from "./decimal.ts";
import { factsUsed, wasGiven } from "./facts-used.ts";
import type { Amount } from "./judge.ts";
import type { LeadOutcome } from "./leads.ts";
import type { Localised, Reason, Truth } from "./programme.ts";
import { type TraceNode, traceOf } from "./trace-json.ts";

export type AmountJson = string | { readonly from: string; readonly to: string | null } | null;
export interface ProgrammeJson {
  readonly id: string;
  readonly route: string | null;
  readonly verdict: Verdict;
  readonly monthly: AmountJson;
  /** What is paid only once; `monthly` is null then. */
  readonly once?: AmountJson;
  readonly perMember: readonly {
    readonly member: number;
    readonly monthly: AmountJson;
    readonly once?: AmountJson;
    readonly route: string | null;
  }[];
  readonly reasons: readonly {
    readonly id: string;
    readonly outcome: Truth;
    readonly clause: string;
    readonly facts: readonly string[];
    readonly member?: number;
    readonly route?: string;
  }[];
  readonly clauses: readonly string[];
  readonly lacks: readonly string[];
  readonly verify: readonly string[];
  readonly unset: readonly string[];
  readonly trial: {
    readonly using: string;
    readonly verdict: Verdict;
    readonly monthly: AmountJson;
    readonly once?: AmountJson;
  } | null;
  readonly dates?: readonly {
    readonly id: string;
    readonly day: string;
    readonly clause: string;
    readonly member?: number;
  }[];
  /** What a clause leaves to a person, or what the reading of it is. */
  readonly notes?: readonly { readonly clause: string; readonly text: string }[];
  readonly trace?: TraceNode;
}
/** What is to be looked into; never a verdict. */
export interface LeadJson {
  readonly id: string;
  readonly name: string;
  readonly list: "screening" | "audit";
  readonly member?: number;
  readonly clause: string;
  readonly facts: readonly string[];
  /** What to verify next. */
  readonly check: string;
  /** The conflict of texts that keeps it from being a ground. */
  readonly conflict?: string;
}
export interface AssessmentJson {
  readonly place: string;
  readonly on: string;
  readonly policyVersion: string;
  readonly programmes: readonly ProgrammeJson[];
  readonly best: readonly string[];
  /** What the granted programmes allow, the best first where it is sure which is. */
  readonly routes: readonly RouteJson[];
  /** Granted programmes that may not be drawn together: by the household, or by one member. */
  readonly excluded: readonly {
    readonly programmes: readonly [string, string];
    readonly clause: string;
    readonly member?: number;
  }[];
  readonly conflicts: readonly {
    readonly id: string;
    readonly applied: string;
    readonly other: string;
    readonly why: string;
  }[];
  readonly leads: readonly LeadJson[];
  readonly next: { readonly fact: string; readonly programmes: readonly string[]; readonly clause: string } | null;
  readonly warnings: readonly {
    readonly programme: string;
    readonly id: string;
    readonly clause: string;
    readonly text: string;
  }[];
}

export interface RouteJson {
  readonly programmes: readonly string[];
  readonly monthly: AmountJson;
  readonly once?: AmountJson;
  readonly clauses: readonly string[];
  /** Who draws what, where two programmes exclude each other for one person only. */
  readonly persons?: readonly { readonly programme: string; readonly member: number }[];
}

export interface JsonOptions {
  /** Left out; or with nodes that are made when they are looked at, for who reads only parts of it in this process. */
  readonly trace?: boolean | "as-read";
  /** Left out (null) where it is not wanted: it takes most of the time. */
  readonly next?: false;
  /** Language of the few texts (why of a conflict, warnings). */
  readonly language?: keyof Localised;
}

/** An assessment as it is printed and stored; the trace is left out where it is not wanted. */
export function assessmentJson(assessment: Assessment, options: JsonOptions = {}): AssessmentJson {
  const language = options.language ?? "zh-CN";
  return {
    place: assessment.policy.place.id,
    on: assessment.on,
    policyVersion: assessment.policy.version,
    programmes: assessment.programmes.map((programme) =>
      programmeJson(programme, assessment, options.trace ?? true, language),
    ),
    best: assessment.best,
    routes: assessment.routes.map((route) => ({
      programmes: route.programmes,
      ...paidJson(route),
      clauses: route.clauses,
      ...(route.persons.length === 0 ? {} : { persons: route.persons }),
    })),
    excluded: assessment.excluded.map(({ programmes, clause, member }) => ({
      programmes,
      clause,
      ...(member === null ? {} : { member }),
    })),
    conflicts: assessment.conflicts.map(({ conflict, applied, other, why }) => ({
      id: conflict,
      applied: applied.clause,
      other: other.clause,
      why: why[language],
    })),
    leads: assessment.leads.map((lead) => leadJson(lead, language)),
    next: options.next === false ? null : assessment.next,
    warnings: assessment.warnings.map(({ programme, id, clause, text }) => ({
      programme,
      id,
      clause,
      text: text[language],
    })),
  };
}

function leadJson(lead: LeadOutcome, language: keyof Localised): LeadJson {
  const { id, name, list, member, clause, facts, check, conflict } = lead;
  return {
    id,
    name: name[language],
    list,
    ...(member === null ? {} : { member }),
    clause,
    facts,
    check: check[language],
    ...(conflict === null ? {} : { conflict }),
  };
}

const fen = (amount: Decimal): string => amount.toFixed(2);

/** Exact as text, bounds as from and to, null where there is no amount. */
export function amountJson(amount: Amount | null): AmountJson {
  if (amount === null) return null;
  if (amount.hi !== null && amount.lo.eq(amount.hi)) return fen(amount.lo);
  return { from: fen(amount.lo), to: amount.hi === null ? null : fen(amount.hi) };
}

/** What is paid by the month and, only where something is paid so, once. */
function paidJson(paid: { readonly monthly: Amount | null; readonly once: Amount | null }): {
  readonly monthly: AmountJson;
  readonly once?: AmountJson;
} {
  return { monthly: amountJson(paid.monthly), ...(paid.once === null ? {} : { once: amountJson(paid.once) }) };
}

function programmeJson(
  programme: ProgrammeAssessment,
  assessment: Assessment,
  trace: boolean | "as-read",
  language: keyof Localised,
): ProgrammeJson {
  return {
    id: programme.id,
    route: programme.route,
    verdict: programme.verdict,
    ...paidJson(programme),
    perMember: programme.perMember.map((own: MemberAmount) => ({
      member: own.member,
      ...paidJson(own),
      route: own.route,
    })),
    reasons: programme.reasons.map((reason) => ({
      id: reason.id,
      outcome: reason.outcome,
      clause: reason.clause,
      facts: factsUsed(reason.value),
      ...(reason.member === null ? {} : { member: reason.member }),
      ...(reason.route === null ? {} : { route: reason.route }),
    })),
    clauses: clausesOf(programme),
    lacks: programme.lacks,
    verify: verifyOf(programme, assessment),
    unset: programme.unset,
    trial:
      programme.trial === null
        ? null
        : {
            using: programme.trial.using,
            verdict: programme.trial.verdict,
            ...paidJson(programme.trial),
          },
    ...(programme.dates.length === 0
      ? {}
      : {
          dates: programme.dates.map(({ id, day, clause, member }) => ({
            id,
            day,
            clause,
            ...(member === null ? {} : { member }),
          })),
        }),
    ...(programme.notes.length === 0
      ? {}
      : { notes: programme.notes.map(({ clause, text }) => ({ clause, text: text[language] })) }),
    ...(trace === false ? {} : { trace: traceOf(programme, trace === "as-read") }),
  };
}

/** Every clause that a programme's outcome rests on. */
export function clausesOf(programme: ProgrammeAssessment): string[] {
  const { judged, reasons, monthly, once, amountClause } = programme;
  return [
    ...new Set([
      judged.programme.clause,
      ...reasons.map(({ clause }) => clause),
      ...((monthly === null && once === null) || amountClause === null ? [] : [amountClause]),
    ]),
  ];
}

const established = new Set(["document", "matched", "visit"]);

/** Facts on which the verdict hangs that are only declared (or disputed): what has to be verified. */
export function verifyOf(programme: ProgrammeAssessment, assessment: Assessment): string[] {
  const decides = (reason: Reason): boolean =>
    programme.verdict === "not-eligible" ? reason.outcome === "no" : reason.outcome !== "no";
  const used = new Set(programme.reasons.filter(decides).flatMap((reason) => factsUsed(reason.value)));
  if (programme.verdict === "eligible" && programme.judged.whole.amountOutcome !== null)
    for (const fact of factsUsed(programme.judged.whole.amountOutcome.total)) used.add(fact);
  const lacking = new Set(programme.lacks);
  return [...used].filter(
    (fact) =>
      !lacking.has(fact) &&
      wasGiven(assessment.facts, fact) &&
      !established.has(assessment.facts.evidence.get(fact) ?? "declared"),
  );
}
