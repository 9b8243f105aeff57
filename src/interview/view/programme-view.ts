// One programme of an assessment with everything that can be said of it, in codes, numbers and bilingual names.

import type {
  AmountJson,
  PolicySet,
  ProgrammeAssessment,
  ProgrammeJson,
  Reason,
  TraceNode,
} from "../../rules/index.ts";
import { readParameter } from "../../rules/index.ts";
import { isEnds } from "../ends.ts";
import type { Judged } from "../judge.ts";
import { readAt } from "../paths.ts";
import type { Condition, FactName, Item, Monthly, ProgrammeView, Standing } from "../reply.ts";
import { listedMembers } from "../session.ts";
import type { FactsJson } from "../types.ts";
import { comparisonOf, formulaOf, isOtherNumber } from "./formula.ts";
import { factNameOf, itemOf, markedItem, whoOf } from "./items.ts";
import { clauseNameOf, clauseNamesOf, parameterNameOf, suppliedFigureOf } from "./names.ts";

/** What can be said of a programme: `json` has its numbers and trace, `programme` its names. */
export function programmeViewOf(
  programme: ProgrammeAssessment,
  json: ProgrammeJson,
  judged: Judged,
  facts: FactsJson,
  policies: PolicySet,
): ProgrammeView {
  const root = programmeNodeOf(json.trace);
  const conditions = programme.reasons.map((reason, index) =>
    conditionOf(reason, json.reasons[index]?.facts ?? [], root, facts, policies),
  );
  const withOutcome = (wanted: Condition["outcome"]) => conditions.filter(({ outcome }) => outcome === wanted);
  const amount = amountNodeOf(root);
  return {
    id: programme.id,
    name: programme.name,
    route: programme.route === null ? null : programme.routeName,
    verdict: programme.verdict,
    asked: judged.assessment.asked.has(programme.id),
    standing: standingOf(json),
    monthly: monthlyOf(json),
    formula: amount === undefined || (json.once ?? json.monthly) === null ? null : formulaOf(amount),
    rounded: isRounded(amount),
    perMember: json.perMember.flatMap((own) => {
      const each = monthlyOf(own);
      return each === null ? [] : [{ who: whoOf(facts, own.member), monthly: each }];
    }),
    met: withOutcome("yes"),
    failed: withOutcome("no"),
    open: withOutcome("unknown"),
    forPerson: withOutcome("for-a-person"),
    clauses: clauseNamesOf(policies, json.clauses),
    lacks: programme.lacks.map((path) => lackNameOf(facts, path)),
    listed: listedMembers(facts),
    verify: toVerify(json.verify, judged, facts),
    unset: programme.unset.map((name) => parameterNameOf(judged.policy, judged.on, name)),
    trial: trialOf(json, judged),
    dates: programme.dates.map(({ name, day, clause, member }) => ({
      name,
      day,
      clause: clauseNameOf(policies, clause),
      who: member === null ? null : whoOf(facts, member),
    })),
    notes: programme.notes.map(({ clause, text }) => ({ clause: clauseNameOf(policies, clause), text })),
  };
}

function lackNameOf(facts: FactsJson, path: string): FactName {
  const name = factNameOf(facts, path);
  return isEnds(readAt(facts, path)) ? { ...name, within: true } : name;
}

// What is disputed is looked into first.
function toVerify(paths: readonly string[], judged: Judged, facts: FactsJson): readonly Item[] {
  const marks = Object.fromEntries(judged.facts.evidence);
  const items = paths.flatMap((path) => {
    const value = readAt(facts, path);
    return value === undefined ? [] : [markedItem(itemOf(facts, path, value), marks)];
  });
  const isDisputed = ({ evidence }: Item) => evidence === "disputed";
  return [...items.filter(isDisputed), ...items.filter((item) => !isDisputed(item))];
}

function trialOf(json: ProgrammeJson, judged: Judged): ProgrammeView["trial"] {
  const { trial } = json;
  if (trial === null) return null;
  const using = trial.using.split(", ").flatMap((text) => {
    const read = readParameter(text);
    return read.ok ? [suppliedFigureOf(judged.policy, judged.on, read.parameter)] : [];
  });
  return { using, verdict: trial.verdict, monthly: monthlyOf(trial) };
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

/** What is paid, by the month or once; null where nothing is. */
export function monthlyOf(paid: { readonly monthly: AmountJson; readonly once?: AmountJson }): Monthly | null {
  const { once = null } = paid;
  const amount = once ?? paid.monthly;
  if (amount === null) return null;
  const bounds = typeof amount === "string" ? { from: amount, to: amount } : amount;
  return once === null ? bounds : { ...bounds, once: true };
}

function standingOf(programme: ProgrammeJson): Standing {
  if (programme.verdict !== "undetermined") return programme.verdict;
  if (programme.unset.length > 0) return "unset";
  const paid = programme.once ?? programme.monthly;
  if (typeof paid === "string") return "gates-open";
  // While much is unknown, the bounds are so wide that they say nothing.
  const isBounded = paid !== null && paid.to !== null && programme.lacks.length <= 2;
  return isBounded ? "range" : "open";
}

// The amount may be rounded as a whole or person by person; either way the formula's value is not quite the amount.
function isRounded(amount: TraceNode | undefined): boolean {
  const pending = [...(amount?.args ?? [])];
  const seen = new Set<TraceNode>();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.op === "round") {
      const [before] = node.args ?? [];
      if (before !== undefined && isOtherNumber(before, node)) return true;
    }
    pending.push(...(node.args ?? []));
  }
  return false;
}

function conditionOf(
  reason: Reason,
  used: readonly string[],
  root: TraceNode | null,
  facts: FactsJson,
  policies: PolicySet,
): Condition {
  const node = root?.args?.find(
    ({ op, id, member, route }) =>
      op === "require" && id === reason.id && (member ?? null) === reason.member && (route ?? null) === reason.route,
  );
  return {
    id: reason.id,
    name: reason.name,
    who: reason.member === null ? null : whoOf(facts, reason.member),
    outcome: reason.outcome,
    clause: clauseNameOf(policies, reason.clause),
    comparison:
      node?.args?.[0] === undefined || !used.some(isMoney) ? null : decisiveComparison(node.args[0], reason.outcome),
    aboutIncome: used.some((fact) => fact.startsWith("income.")),
  };
}

// Sums of money are worth comparing in words; "grade 1 < 2" says nothing that the condition's name does not.
function isMoney(fact: string): boolean {
  return /^(income|costs|assets|benefit)\.|\.(income|medicalSelfPaid)$/.test(fact);
}

// Of a condition made of several, the comparison that decides it: in "and" the one that failed, in "or" the one that held.
function decisiveComparison(node: TraceNode, outcome: unknown): string | null {
  const args = node.args ?? [];
  if (node.op === "definition" && args[0] !== undefined) return decisiveComparison(args[0], outcome);
  if (node.op === "not" && args[0] !== undefined) {
    return decisiveComparison(args[0], outcome === "yes" ? "no" : outcome === "no" ? "yes" : outcome);
  }
  const deciding = node.op === "and" ? "no" : node.op === "or" ? "yes" : null;
  if (deciding === null) return comparisonOf(node);
  if (outcome !== deciding) return null;
  const part = args.find(({ value }) => value.truth === deciding);
  return part === undefined ? null : decisiveComparison(part, deciding);
}
