/** Income of the household and per head, whichever way it was given: as a total, per head, or by its components. */
import { type FactDef, findFact, incomeComponents, slotOf } from "./fact-catalogue.ts";
import type { Facts } from "./facts.ts";
import { isGiven } from "./given-bounds.ts";
import { divide, multiply } from "./operations/arithmetic.ts";
import type { Env, Eval } from "./runtime.ts";
import type { NumberValue } from "./values.ts";

const totalDef = findFact(null, "income.total") as FactDef;
const perHeadDef = findFact(null, "income.perHead") as FactDef;
const totalSlot = totalDef.slot;
const perHeadSlot = perHeadDef.slot;
const componentSlots = incomeComponents.map((name) => slotOf(null, name));

/** Which way the household's income was given: as a total, per head, by its components, or not at all. */
function incomeGiven(facts: Facts): "total" | "perHead" | "components" {
  const { household } = facts;
  const { missing } = household;
  if (isGiven(household, totalSlot)) return "total";
  if (isGiven(household, perHeadSlot)) return "perHead";
  if (componentSlots.some((slot) => isGiven(household, slot))) return "components";
  if (missing[totalSlot] !== undefined) return "total";
  if (missing[perHeadSlot] !== undefined) return "perHead";
  return componentSlots.some((slot) => missing[slot] !== undefined) ? "components" : "total";
}

/** Whether anything of the household's income was given. */
export function incomeIsGiven({ household }: Facts): boolean {
  return [totalSlot, perHeadSlot, ...componentSlots].some((slot) => isGiven(household, slot));
}

/**
 * The household's yearly income in yuan, or its share per counted member, from whichever was given; the components are
 * added up only where they are what is known.
 */
export function incomeOf(env: Env, perHead: boolean, components: Eval): NumberValue {
  const given = incomeGiven(env.facts);
  if (given === "perHead") {
    const each = env.fact(perHeadSlot, perHeadDef) as NumberValue;
    return perHead ? each : multiply(each, env.roster.countedSize());
  }
  const total = given === "total" ? (env.fact(totalSlot, totalDef) as NumberValue) : (components(env) as NumberValue);
  return perHead ? divide(total, env.roster.countedSize()) : total;
}
