/** What a programme pays if it is granted: an amount of the household, or of its persons by their routes. */
import { zero } from "./decimal.ts";
import { narrowed, sameElement } from "./granted-household.ts";
import { hull, oneOf } from "./operations/alternatives.ts";
import { extreme } from "./operations/arithmetic.ts";
import { sum } from "./operations/lists.ts";
import { asTruth, or } from "./operations/logic.ts";
import { round } from "./operations/rounding.ts";
import type { CompiledAmount, CompiledRequirement, Outcome, PersonOutcome, ProgrammeParts } from "./programme.ts";
import type { Element, Env } from "./runtime.ts";
import { type Item, type NumberValue, none, number, type TruthValue, type Value } from "./values.ts";

/** What one person gets, or adds, if the programme is granted. */
export interface PersonAmount {
  readonly member: number;
  readonly rest: boolean;
  readonly truth: TruthValue;
  readonly route: string | null;
  readonly amount: NumberValue | null;
}
/** The amount of a programme in the period of its document, and the persons it is made of. */
export interface AmountOutcome {
  readonly total: NumberValue;
  readonly amount: CompiledAmount;
  readonly persons: readonly PersonAmount[];
}

/** The amount if granted: in the period of the document, never below zero, rounded once where the clause rounds. */
export function amountOf(parts: ProgrammeParts, env: Env, outcome: Outcome): AmountOutcome | null {
  if (outcome.routes.length > 0) return amountByRoutes(parts, env, outcome);
  return amountOfAll(parts, env, outcome);
}

/** What the household's routes give that are not ruled out; and what its persons give, while none of them surely holds. */
function amountByRoutes(parts: ProgrammeParts, env: Env, outcome: Outcome): AmountOutcome | null {
  const pairs: Value[] = [];
  let shown: CompiledAmount | null = null;
  for (const { route, truth: value } of outcome.routes) {
    const amount = route.amount ?? parts.amount;
    if (asTruth(value) === "no" || amount === null) continue;
    shown ??= amount;
    pairs.push(value, rounded(amount, narrowed(env, parts.require, route.require)));
  }
  const isIn = outcome.routes.some(({ truth: value }) => asTruth(value) === "yes");
  const byPersons = isIn || outcome.persons === null ? null : amountOfAll(parts, env, outcome);
  if (byPersons !== null && byPersons.persons.length > 0) {
    const some = or(
      "or",
      byPersons.persons.map((person) => person.truth),
    );
    pairs.push(some, byPersons.total);
    shown ??= byPersons.amount;
  }
  return shown === null
    ? null
    : { total: oneOf(pairs) as NumberValue, amount: shown, persons: byPersons?.persons ?? [] };
}

function amountOfAll(parts: ProgrammeParts, env: Env, outcome: Outcome): AmountOutcome | null {
  const { amount } = parts;
  if (outcome.persons === null || (amount !== null && amount.for === "household" && !hasRouteAmounts(parts))) {
    if (amount === null) return null;
    const granted = narrowed(env, parts.require);
    const total = rounded(amount, granted);
    return {
      total,
      amount,
      persons: (outcome.persons ?? [])
        .filter(({ truth: value }) => asTruth(value) !== "no")
        .map((person) => ({ ...identity(person), amount: null })),
    };
  }
  const shown = amount ?? parts.persons?.routes.find((route) => route.amount !== null)?.amount ?? null;
  if (shown === null) return null;
  const persons: (PersonAmount & { item: Item })[] = [];
  for (const person of outcome.persons) {
    if (asTruth(person.truth) === "no") continue;
    persons.push({ ...identity(person), item: person.item, amount: personAmount(parts, env, person) });
  }
  const certain = persons.some(({ truth: value, item }) => asTruth(value) === "yes" && item.element.times[0] > 0);
  const items: Item[] = persons.map(({ item, truth: value, amount: each }) => ({
    element: item.element,
    included: value,
    value: each ?? number("constant", none, zero, null, value.deps),
  }));
  let total = sum(items, 0n);
  if (!certain && persons.length > 0 && total.lo !== null) {
    // Granted means that at least one person is in, so the least of their amounts is the floor.
    const least = persons.map(({ amount: each }) => each?.lo ?? zero).reduce((a, b) => (a.lte(b) ? a : b));
    total = extreme("max", [total, number("constant", none, least, least, 0n, 0, { name: "at-least-one" })]);
  }
  return { total, amount: shown, persons };
}

const hasRouteAmounts = (parts: ProgrammeParts): boolean =>
  parts.persons?.routes.some((route) => route.amount !== null) ?? false;

function identity(person: PersonOutcome): Omit<PersonAmount, "amount"> {
  const sure = person.routes.find(({ truth: value }) => asTruth(value) !== "no");
  const element = person.item.element as Element;
  return {
    member: element.index,
    rest: element.rest,
    truth: person.truth,
    route: sure !== undefined && asTruth(sure.truth) === "yes" ? sure.route.id : null,
  };
}

function rounded(amount: CompiledAmount, env: Env): NumberValue {
  const value = amount.run(env) as NumberValue;
  const floored =
    value.na === 0 && value.lo !== null && !value.lo.isNeg()
      ? value
      : extreme("max", [number("constant", none, zero, zero, 0n), value]);
  return round(floored, amount.places, amount.mode);
}

function personAmount(parts: ProgrammeParts, env: Env, person: PersonOutcome): NumberValue | null {
  let all: NumberValue | null = null;
  const use = (amount: CompiledAmount | null, require: readonly CompiledRequirement[], deps: bigint): void => {
    const chosen = amount ?? parts.amount;
    if (chosen === null) return;
    const granted = narrowed(env, parts.require, require);
    const element = person.item.element as Element;
    const outer = granted.locals[0];
    granted.locals[0] = granted === env ? element : sameElement(granted, element);
    const value = rounded(chosen, granted);
    granted.locals[0] = outer;
    all = all === null ? value : (hull("oneOf", [all, value], all, value, deps) as NumberValue);
  };
  if (parts.persons === null || parts.persons.routes.length === 0) use(null, [], 0n);
  for (const { route, truth: value } of person.routes) {
    if (asTruth(value) === "no") continue;
    use(route.amount, route.require, value.deps);
  }
  return all;
}
