/** What a household paid itself for its sick in a year, whichever way it was given: as a net sum or by its parts. */
import { zero } from "./decimal.ts";
import { type FactDef, findFact } from "./fact-catalogue.ts";
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

/**
 * Yuan of one year's receipts: the net sum where it was given; else bills and medicine bought on a doctor's word, without
 * what insurance, aid and charity paid, and never below zero; else the unknown net sum. A part that was not given is
 * open, never zero.
 */
export function medicalSelfPaid(env: Env): NumberValue {
  const { values, missing } = env.facts.household;
  const asked = (table: readonly unknown[]): boolean => partDefs.some(({ slot }) => table[slot] !== undefined);
  const byParts =
    values[netDef.slot] === undefined && (asked(values) || (missing[netDef.slot] === undefined && asked(missing)));
  if (!byParts) return env.fact(netDef.slot, netDef) as NumberValue;
  const [bills, bought, reimbursed, charity] = partDefs.map((def) => env.fact(def.slot, def) as NumberValue) as [
    NumberValue,
    NumberValue,
    NumberValue,
    NumberValue,
  ];
  return extreme("max", [nothing, subtract(subtract(add(bills, bought), reimbursed), charity)]);
}
