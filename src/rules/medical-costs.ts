/** What a household paid itself for its sick in a year, whichever way it was given: as a net sum or by its parts. */
import { zero } from "./decimal.ts";
import { type FactDef, findFact } from "./fact-catalogue.ts";
import { isGiven } from "./given-bounds.ts";
import { add, extreme, subtract } from "./operations/arithmetic.ts";
import type { Env } from "./runtime.ts";
import { lasting, type NumberValue, none, number } from "./values.ts";

const netDef = findFact(null, "costs.medicalSelfPaid") as FactDef;
const partDefs = [
  "costs.medicalBills",
  "costs.medicalSelfBought",
  "costs.medicalReimbursed",
  "costs.medicalCharity",
].map((name) => findFact(null, name) as FactDef);

const nothing = lasting(number("constant", none, zero, zero, 0n));

/** What the household gave: its parts (each open where it was not given, never zero), or else the net sum, known or not. */
function given(env: Env): readonly NumberValue[] | NumberValue {
  const { household } = env.facts;
  const { missing } = household;
  const byParts =
    !isGiven(household, netDef.slot) &&
    (partDefs.some(({ slot }) => isGiven(household, slot)) ||
      (missing[netDef.slot] === undefined && partDefs.some(({ slot }) => missing[slot] !== undefined)));
  return byParts
    ? partDefs.map((def) => env.fact(def.slot, def) as NumberValue)
    : (env.fact(netDef.slot, netDef) as NumberValue);
}

/**
 * Yuan of one year's receipts: the net sum where it was given; else bills and medicine bought on a doctor's word, without
 * what insurance, aid and charity paid, and never below zero; else the unknown net sum. A part that was not given is
 * open, never zero.
 */
export function medicalSelfPaid(env: Env): NumberValue {
  const costs = given(env);
  if (!Array.isArray(costs)) return costs as NumberValue;
  const [bills, bought, reimbursed, charity] = costs as [NumberValue, NumberValue, NumberValue, NumberValue];
  return extreme("max", [nothing, subtract(subtract(add(bills, bought), reimbursed), charity)]);
}

/**
 * Yuan of one year at designated institutions: the net sum where it was given; else the bills without what insurance and
 * medical aid paid, and never below zero. Medicine bought elsewhere is no such cost, and what charity gave is no such
 * payment (article 5 of the rigid-expense measures names neither).
 */
export function medicalDesignated(env: Env): NumberValue {
  const costs = given(env);
  if (!Array.isArray(costs)) return costs as NumberValue;
  const [bills, , reimbursed] = costs as [NumberValue, NumberValue, NumberValue, NumberValue];
  return extreme("max", [nothing, subtract(bills, reimbursed)]);
}
