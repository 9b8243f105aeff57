// One programme of an assessment with everything that can be said of it, in codes, numbers and bilingual names.
import { Decimal } from "decimal.js";
import type { PolicySet, ProgrammeJson, TraceNode } from "../../rules/index.ts";
import type { Judged } from "../judge.ts";
import { readAt } from "../paths.ts";
import type { Condition, Monthly, ProgrammeView, Standing } from "../reply.ts";
import type { FactsJson } from "../types.ts";
import { comparisonOf, exactOf, formulaOf } from "./formula.ts";
import { factNameOf, itemOf, whoOf } from "./items.ts";
import { clauseNameOf, clauseNamesOf, parameterNameOf, programmeNameOf } from "./names.ts";

export function programmeViewOf(
  programme: ProgrammeJson,
  judged: Judged,
  facts: FactsJson,
  policies: PolicySet,
): ProgrammeView {
  const { policy, on } = judged;
  const root = programmeNodeOf(programme.trace);
  const conditions = programme.reasons.map((reason) => conditionOf(reason, programme, root, judged, policies));
  const amount = amountNodeOf(root);
  const formula = amount === undefined ? null : formulaOf(amount);
  const monthly = monthlyOf(programme.monthly);
  return {
    id: programme.id,
    name: programmeNameOf(policy, on, programme.id),
    route: programme.route === null ? null : policy.routeName(programme.id, programme.route, on),
    verdict: programme.verdict,
    standing: standingOf(programme),
    monthly,
    formula: formula !== null && typeof programme.monthly === "string" ? formula : null,
    rounded: isRounded(amount),
    perMember: programme.perMember.flatMap(({ member, monthly: own }) => {
      const each = monthlyOf(own);
      return each === null ? [] : [{ who: whoOf(facts, member), monthly: each }];
    }),
    met: conditions.filter(({ outcome }) => outcome === "yes"),
    failed: conditions.filter(({ outcome }) => outcome === "no"),
    open: conditions.filter(({ outcome }) => outcome === "unknown"),
    forPerson: conditions.filter(({ outcome }) => outcome === "for-a-person"),
    clauses: clauseNamesOf(policies, programme.clauses),
    lacks: programme.lacks.map((path) => factNameOf(facts, path)),
    verify: programme.verify.flatMap((path) => {
      const value = readAt(facts, path);
      return value === undefined ? [] : [itemOf(facts, path, value)];
    }),
    unset: programme.unset.map((name) => parameterNameOf(policy, on, name)),
    trial:
      programme.trial === null
        ? null
        : {
            using: programme.trial.using,
            verdict: programme.trial.verdict,
            monthly: monthlyOf(programme.trial.monthly),
          },
    notes: (programme.notes ?? []).map(({ clause, text }) => ({ clause: clauseNameOf(policies, clause), text })),
    dates: (programme.dates ?? []).map(({ id, day, clause }) => ({ id, day, clause: clauseNameOf(policies, clause) })),
  };
}

/** The programme's own node; null where the trace is split into cases that are all still possible. */
export function programmeNodeOf(trace: TraceNode | undefined): TraceNode | null {
  if (trace === undefined) return null;
  if (trace.op !== "cases") return trace;
  const [only, ...more] = trace.args ?? [];
  return only === undefined || more.length > 0 ? null : (only.args?.[0] ?? null);
}

export function amountNodeOf(root: TraceNode | null): TraceNode | undefined {
  return root?.args?.find(({ op }) => op === "amount");
}

export function monthlyOf(monthly: ProgrammeJson["monthly"]): Monthly | null {
  if (monthly === null) return null;
  return typeof monthly === "string" ? { from: monthly, to: monthly } : monthly;
}

function standingOf(programme: ProgrammeJson): Standing {
  if (programme.verdict !== "undetermined") return programme.verdict;
  if (programme.unset.length > 0) return "unset";
  if (typeof programme.monthly === "string") return "gates-open";
  return programme.monthly !== null && programme.monthly.to !== null ? "range" : "open";
}

function isRounded(amount: TraceNode | undefined): boolean {
  const round = amount?.args?.[0];
  if (round?.op !== "round") return false;
  const before = exactOf(round.args?.[0]);
  const after = exactOf(round);
  return before !== null && after !== null && !new Decimal(before).equals(after);
}

function conditionOf(
  reason: ProgrammeJson["reasons"][number],
  programme: ProgrammeJson,
  root: TraceNode | null,
  judged: Judged,
  policies: PolicySet,
): Condition {
  const node = root?.args?.find((arg) => arg.op === "require" && (arg as { id?: unknown }).id === reason.id);
  return {
    id: reason.id,
    name: judged.policy.conditionName(programme.id, reason.id, judged.on),
    outcome: reason.outcome,
    clause: clauseNameOf(policies, reason.clause),
    comparison: node?.args?.[0] === undefined ? null : decisiveComparison(node.args[0], reason.outcome),
    aboutIncome: reason.facts.some((fact) => fact.startsWith("income.")),
  };
}

// Of a condition made of several, the comparison that decides it: in "and" the one that failed, in "or" the one that held.
function decisiveComparison(node: TraceNode, outcome: string): string | null {
  const args = node.args ?? [];
  if (node.op === "definition" && args[0] !== undefined) return decisiveComparison(args[0], outcome);
  if (node.op === "not" && args[0] !== undefined) {
    return decisiveComparison(args[0], outcome === "yes" ? "no" : outcome === "no" ? "yes" : outcome);
  }
  const deciding = node.op === "and" ? "no" : node.op === "or" ? "yes" : null;
  if (deciding === null) return comparisonOf(node);
  if (outcome !== deciding) return null;
  const part = args.find((arg) => "truth" in arg.value && arg.value.truth === deciding);
  return part === undefined ? null : decisiveComparison(part, deciding);
}
