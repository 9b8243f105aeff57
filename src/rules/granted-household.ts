/**
 * A household as it would be if conditions held. An amount is "if granted", and conditions that cannot all hold show
 * themselves there.
 */
import { type FactDef, factCatalogue } from "./fact-catalogue.ts";
import { asTruth } from "./operations/logic.ts";
import type { Limit } from "./packs/narrowing.ts";
import { type Element, Env } from "./runtime.ts";
import { isExact, type NumberValue, number, type TruthValue } from "./values.ts";

/** What a condition says about numbers if it holds. */
interface Limiting {
  readonly limits: readonly Limit[];
}
const nothing: readonly Limiting[] = [];

/** The household as it would be if the conditions held: numbers that they limit are held within the limits. */
export function narrowed(env: Env, first: readonly Limiting[], second: readonly Limiting[] = nothing): Env {
  let held: Map<string, { limit: Limit; value: NumberValue }> | null = null;
  for (const require of [first, second]) {
    for (const { limits } of require)
      for (const limit of limits) {
        const known = currentOf(env, limit);
        // What is exact needs no limits; a household that is known through and through ends here.
        if (known === null || isExact(known)) continue;
        const key = `${limit.of} ${limit.slot}`;
        const current = held?.get(key)?.value ?? known;
        if (isExact(current)) continue;
        if (limit.given.some((run) => asTruth(run(env) as TruthValue) !== "yes")) continue;
        const bound = limit.limit(env) as NumberValue;
        const below = limit.op === "<" || limit.op === "<=";
        const lo =
          !below && bound.lo !== null && (current.lo === null || bound.lo.gt(current.lo)) ? bound.lo : current.lo;
        const hi =
          below && bound.hi !== null && (current.hi === null || bound.hi.lt(current.hi)) ? bound.hi : current.hi;
        if (lo === current.lo && hi === current.hi) continue;
        if (lo !== null && hi !== null && lo.gt(hi)) continue;
        held ??= new Map();
        held.set(key, {
          limit,
          value: number("granted", [current, bound], lo, hi, current.deps, current.na, { relation: limit.op }),
        });
      }
  }
  if (held === null) return env;
  const granted = new Env(env.facts, env.on, env.catalog, env.cell, env);
  for (const { limit, value } of held.values()) {
    if (limit.of === "definition") granted.definitions[limit.slot] = value;
    else granted.household[limit.slot] = value;
  }
  return granted;
}

/** The same person in a household held within limits. */
export function sameElement(env: Env, element: Element): Element {
  const found = env.roster
    .members()
    .items.find(
      (item) => (item.element as Element).path === element.path && (item.element as Element).rest === element.rest,
    );
  return (found?.element as Element | undefined) ?? element;
}

const householdFacts: readonly FactDef[] = factCatalogue.filter(({ list: of }) => of === null);
const householdFact = (slot: number): FactDef | undefined => householdFacts[slot];

function currentOf(env: Env, limit: Limit): NumberValue | null {
  if (limit.of === "definition") return env.definition(limit.slot) as NumberValue;
  const def = householdFact(limit.slot);
  const value = def === undefined ? undefined : env.fact(limit.slot, def);
  return value?.kind === "number" ? value : null;
}
