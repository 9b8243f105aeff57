/**
 * What is known of one member, whichever way it was given: an income of one's own or, alone, the household's; a word on
 * those bound to support, or the list of them.
 */
import { type FactDef, findFact } from "./fact-catalogue.ts";
import { isGiven } from "./given-bounds.ts";
import { incomeIsGiven, incomeOf } from "./income.ts";
import { asTruth } from "./operations/logic.ts";
import type { Element, Env, Eval } from "./runtime.ts";
import type { NumberValue, TruthValue } from "./values.ts";

const incomeDef = findFact("members", "income") as FactDef;
const supporterDef = findFact("members", "supporter") as FactDef;

/**
 * A member's yearly income in yuan: the member's own where it was given; else the household's, whole or by its
 * `components`, where it was given and surely nobody else counts; else the unknown own income.
 */
export function memberIncome(env: Env, element: Element, components: Eval): NumberValue {
  const own = (): NumberValue => env.of(element, incomeDef.slot, incomeDef) as NumberValue;
  const isOwnGiven = element.facts !== null && isGiven(element.facts, incomeDef.slot);
  if (isOwnGiven || !incomeIsGiven(env.facts)) return own();
  const { lo, hi } = env.roster.countedSize();
  const alone = lo !== null && hi !== null && lo.eq(1) && hi.eq(1);
  return alone && asTruth(env.roster.countsOf(element)) === "yes" ? incomeOf(env, false, components) : own();
}

/** One of two truths of a member: by the list of supporters where only that was given, else by the word on them. */
export function bySupporters(env: Env, element: Element, word: Eval, listed: Eval): TruthValue {
  const told = element.facts?.values[supporterDef.slot] !== undefined;
  return (told || env.facts.supporters === null ? word(env) : listed(env)) as TruthValue;
}
