/**
 * Leads: what the documents of a place tell its office to look into. A lead says that somebody may have been missed or
 * may be kept by mistake, by which clause, and what to check; it is never a verdict and never changes one.
 */
import type { Facts, Lack } from "./facts.ts";
import { factsDeciding, wasGiven } from "./facts-used.ts";
import { catalogOf, lacksOf } from "./judge.ts";
import { and, asTruth } from "./operations/logic.ts";
import { overridesOf } from "./overrides.ts";
import type { CompiledLead } from "./packs/compile-leads.ts";
import { covers } from "./packs/levels.ts";
import type { Plan } from "./packs/plan.ts";
import type { ParameterOverride, Policy } from "./policies.ts";
import type { Localised } from "./programme.ts";
import { type Element, Env } from "./runtime.ts";
import type { ListValue, TruthValue, Value } from "./values.ts";

/** How a lead came out for a household or for one of its members. */
export interface LeadOutcome {
  /** `cn-sc-aba/death-cover`. */
  readonly id: string;
  readonly name: Localised;
  /** Possibly missed (screening), or possibly kept by mistake (audit). */
  readonly list: "screening" | "audit";
  /** Whom it is about; null for the household and for members who were not listed. */
  readonly member: number | null;
  readonly outcome: "yes" | "no" | "unknown";
  readonly clause: string;
  /** What to verify next. */
  readonly check: Localised;
  /** The conflict of texts that keeps it from being a ground. */
  readonly conflict: string | null;
  /** For a lead that is raised, the given facts that raise it. */
  readonly facts: readonly string[];
  /** For one that is open, the facts to learn and the figures that nobody has set. */
  readonly lacks: readonly string[];
  readonly unset: readonly string[];
}
export interface LeadOptions {
  /** Parameters that the asker supplies for this one calculation. */
  readonly parameters?: readonly ParameterOverride[];
}

/**
 * Every lead of a place by the law of the day `on` (YYYY-MM-DD) with its outcome: yes, no, or unknown with what lacks.
 * A lead said of members comes once for each whom it is asked of. Those surely raised are `assess(…).leads`.
 */
export function judgeLeads(
  policy: Policy,
  facts: Facts,
  on: string,
  options: LeadOptions = {},
): readonly LeadOutcome[] {
  const plan = policy.plan(on);
  // The leads are linked first: they may name parameters that no programme does.
  plan.leads();
  return leadsOf(plan, new Env(facts, on, catalogOf(plan, overridesOf(plan, options.parameters))));
}

/** The outcomes of all leads of a plan for the household of `env`, whose catalog has to know the plan's leads. */
export function leadsOf(plan: Plan, env: Env): readonly LeadOutcome[] {
  return plan
    .leads()
    .leads.filter(({ dated }) => covers(dated, env.on))
    .flatMap((lead) => (lead.among === null ? [ofHousehold(lead, env)] : ofMembers(lead, lead.among, env)));
}

function ofHousehold(lead: CompiledLead, env: Env): LeadOutcome {
  return told(lead, env, lead.run(env) as TruthValue, null);
}

/** One outcome for each listed member; what is open about unlisted ones is told once. */
function ofMembers(lead: CompiledLead, among: (env: Env) => Value, env: Env): readonly LeadOutcome[] {
  const { items, deps } = among(env) as ListValue;
  const outcomes: LeadOutcome[] = [];
  let unlisted: LeadOutcome | null = null;
  for (const { element, included } of items) {
    const one = element as Element;
    const holds = env.run(lead.run, one) as TruthValue;
    const value = included === null ? holds : and("and", [included, holds]);
    if (one.facts !== null) outcomes.push(told(lead, env, value, one.index));
    else if (asTruth(value) !== "no" && unlisted === null) {
      const outcome = told(lead, env, value, null, deps);
      // Nobody is surely meant where it is open whether there is anybody.
      unlisted = one.times[0] > 0 ? outcome : { ...outcome, outcome: "unknown", facts: [] };
    }
  }
  if (unlisted !== null) outcomes.push(unlisted);
  return outcomes.length > 0 ? outcomes : [{ ...blank(lead), member: null, outcome: "no" }];
}

const nothing: readonly never[] = [];

const blank = ({ id, name, list, clause, check, conflict }: CompiledLead) => ({
  id,
  name,
  list,
  clause,
  check,
  conflict,
  facts: nothing,
  lacks: nothing,
  unset: nothing,
});

function told(lead: CompiledLead, env: Env, value: TruthValue, member: number | null, also = 0n): LeadOutcome {
  const outcome = asTruth(value);
  const described = { ...blank(lead), member, outcome };
  if (outcome === "no") return described;
  if (outcome === "yes")
    return { ...described, facts: factsDeciding(value).filter((path) => wasGiven(env.facts, path)) };
  const lacking = lacksOf(value.deps | also, env.lacks);
  return { ...described, lacks: lacking.flatMap(path), unset: lacking.flatMap(parameter) };
}

const path = (lack: Lack): readonly string[] => (lack.kind === "fact" ? [lack.path] : []);
const parameter = (lack: Lack): readonly string[] => (lack.kind === "parameter" ? [lack.name] : []);
