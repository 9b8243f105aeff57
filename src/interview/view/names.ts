// Names that the policies give to things, gathered for the words: clauses, conditions, parameters, places.
import type { Localised, ParameterOverride, Policy, PolicySet } from "../../rules/index.ts";
import type { CaseName } from "../case-views.ts";
import type { ClauseName, ParameterName, SuppliedFigure } from "../reply.ts";

/** What a case is called. */
export function caseNameOf({ number, label, trial }: CaseName): CaseName {
  return { number, label, ...(trial === undefined ? {} : { trial }) };
}

export function clauseNameOf(policies: PolicySet, id: string): ClauseName | null {
  const clause = policies.clause(id);
  if (clause === undefined) return null;
  return {
    id,
    title: clause.document.title,
    number: clause.document.number,
    at: clause.at,
    summary: clause.summary,
    mark: clause.mark ?? null,
    own: clause.own,
  };
}

export function clauseNamesOf(policies: PolicySet, ids: readonly string[]): readonly ClauseName[] {
  return ids.map((id) => clauseNameOf(policies, id)).filter((clause) => clause !== null);
}

/** The name of a notion that a pack defines; the nearest level that names it counts. */
export function definitionNameOf(policy: Policy, definition: string): Localised | null {
  for (const { pack } of policy.levels) {
    const found = pack.definitions?.value.find((one) => one.definition === definition);
    if (found?.name !== undefined) return found.name;
  }
  return null;
}

export function programmeNameOf(policy: Policy, on: string, id: string): Localised {
  return policy.programmes(on).find((programme) => programme.id === id)?.name ?? { "zh-CN": id, en: id };
}

export function parameterNameOf(policy: Policy, on: string, name: string): ParameterName {
  const parameter = policy.parameter(name, on);
  return { name, words: parameter?.title ?? null, setBy: parameter?.setBy ?? null, unit: parameter?.unit ?? null };
}

export function placeNameOf(policies: PolicySet, id: string): Localised | null {
  return policies.places.find((place) => place.id === id)?.name ?? null;
}

/** A figure that the asker supplied, with the unit in which the pack has it. */
export function suppliedFigureOf(policy: Policy, on: string, override: ParameterOverride): SuppliedFigure {
  const state = policy.parameter(override.name, on);
  const unit = override.unit === "" ? (state?.unit ?? "") : `yuan${override.unit}`;
  return { name: parameterNameOf(policy, on, override.name), value: override.value, unit };
}
