/** One programme over one household: its conditions, the persons it is about, and the amount if it were granted. */
import { zero } from "./decimal.ts";
import { type FactDef, factCatalogue } from "./fact-catalogue.ts";
import { hull } from "./operations/alternatives.ts";
import { extreme } from "./operations/arithmetic.ts";
import { quantify, sum } from "./operations/lists.ts";
import { and, asTruth, or } from "./operations/logic.ts";
import { type RoundingMode, round } from "./operations/rounding.ts";
import type { Limit } from "./packs/narrowing.ts";
import type { Mark } from "./packs/schema.ts";
import { type Element, Env, type Eval, judge } from "./runtime.ts";
import {
  type Item,
  isExact,
  type ListValue,
  lasting,
  type NumberValue,
  none,
  number,
  type TruthValue,
  truth,
} from "./values.ts";

export interface Localised {
  readonly "zh-CN": string;
  readonly en: string;
}
export interface CompiledRequirement {
  readonly id: string;
  readonly name: Localised | null;
  readonly clause: string;
  readonly mark: Mark | null;
  readonly note: Localised | null;
  readonly gate: boolean;
  readonly run: Eval;
  readonly forAPerson: Eval | null;
  readonly limits: readonly Limit[];
}
export interface CompiledAmount {
  readonly clause: string;
  readonly per: "month" | "year" | "once";
  readonly for: "household" | "person";
  readonly name: Localised | null;
  readonly run: Eval;
  readonly places: number;
  readonly mode: RoundingMode;
  readonly roundClause: string | null;
}
export interface CompiledRoute {
  readonly id: string;
  readonly name: Localised | null;
  readonly require: readonly CompiledRequirement[];
  readonly amount: CompiledAmount | null;
}
export interface ProgrammeParts {
  readonly id: string;
  readonly name: Localised;
  readonly clause: string;
  readonly require: readonly CompiledRequirement[];
  readonly persons: {
    readonly list: Eval;
    readonly require: readonly CompiledRequirement[];
    readonly routes: readonly CompiledRoute[];
  } | null;
  readonly amount: CompiledAmount | null;
  readonly dates: readonly {
    readonly id: string;
    readonly name: Localised | null;
    readonly clause: string;
    readonly mark: Mark | null;
    readonly note: Localised | null;
    readonly perPerson: boolean;
    readonly run: Eval | null;
  }[];
  readonly warn: readonly {
    readonly id: string;
    readonly clause: string;
    readonly text: Localised;
    readonly run: Eval | null;
  }[];
  readonly excludes: readonly { readonly programme: string; readonly clause: string }[];
  readonly notes: readonly { readonly clause: string; readonly text: Localised; readonly mark?: Mark | undefined }[];
}
export interface CompiledProgramme extends ProgrammeParts {
  readonly run: (env: Env) => Outcome;
}

export type Truth = "yes" | "no" | "unknown" | "for-a-person" | "not-applicable";

/** A condition with its outcome: why a programme is granted or not. */
export class Reason {
  readonly requirement: CompiledRequirement;
  readonly value: TruthValue;
  /** Which member and which route it was asked of; null for the household. */
  readonly member: number | null;
  readonly route: string | null;
  readonly #env: Env;

  constructor(
    requirement: CompiledRequirement,
    value: TruthValue,
    member: number | null,
    route: string | null,
    env: Env,
  ) {
    this.requirement = requirement;
    this.value = value;
    this.member = member;
    this.route = route;
    this.#env = env;
  }

  get id(): string {
    return this.requirement.id;
  }
  get name(): Localised | null {
    return this.requirement.name;
  }
  get clause(): string {
    return this.requirement.clause;
  }
  get gate(): boolean {
    return this.requirement.gate;
  }
  get outcome(): Truth {
    if (this.value.na === 2) return "not-applicable";
    const is = asTruth(this.value);
    if (is !== "unknown") return is;
    return (this.value.deps & ~this.#env.judgements) === 0n ? "for-a-person" : "unknown";
  }
}
export interface RouteOutcome {
  readonly route: CompiledRoute;
  readonly truth: TruthValue;
}
export interface PersonOutcome {
  readonly item: Item;
  readonly truth: TruthValue;
  readonly routes: readonly RouteOutcome[];
}
export interface Outcome {
  readonly truth: TruthValue;
  readonly requirements: readonly Reason[];
  readonly persons: readonly PersonOutcome[] | null;
  member(element: Element): TruthValue;
}

function evaluate(requirement: CompiledRequirement, env: Env): TruthValue {
  const value = requirement.run(env) as TruthValue;
  if (requirement.forAPerson === null) return value;
  const person = judge(env, requirement.forAPerson(env) as TruthValue, requirement.clause);
  if (asTruth(person) === "no") return value;
  // Where a person has to judge, neither a yes nor a no of the plain condition stands.
  return asTruth(value) === "yes" ? value : truth("or", [value, person], "unknown", person.deps | value.deps);
}

/** The same for a route: only its conditions on the household can exclude each other. */
function reconcileRoute(
  env: Env,
  element: Element,
  require: readonly CompiledRequirement[],
  holds: TruthValue,
): TruthValue {
  if (asTruth(holds) !== "unknown" || !require.some(({ limits }) => limits.length > 0)) return holds;
  const granted = narrowed(env, require);
  if (granted === env) return holds;
  granted.locals[0] = sameElement(granted, element);
  for (const requirement of require) {
    if (requirement.limits.length === 0) continue;
    const value = evaluate(requirement, granted);
    if (asTruth(value) === "no") return truth("contradiction", [holds, value], "no", 0n);
  }
  return holds;
}

const surelyNot = lasting(truth("constant", none, "no", 0n));
const noRoutes: readonly RouteOutcome[] = [];

/** The function that judges a household under a programme. */
export function programmeRun(parts: ProgrammeParts): (env: Env) => Outcome {
  const { require, persons } = parts;
  if (persons === null)
    return (env) => {
      const reasons: Reason[] = [];
      const somebody = env.roster.somebodyCounts();
      const truths = askAll(env, require, null, reasons);
      const holds = and("and", somebody.is === "yes" ? truths : [somebody, ...truths]);
      return { truth: reconcile(env, require, holds), requirements: reasons, persons: null, member: () => surelyNot };
    };
  return (env) => {
    const reasons: Reason[] = [];
    const truths = askAll(env, require, null, reasons);
    const source = persons.list(env) as ListValue;
    const outer = env.locals[0];
    const outcomes = source.items.map((item) => judgePerson(env, persons, item, reasons));
    env.locals[0] = outer;
    const items = outcomes.map(
      ({ item, truth: value }): Item => ({ element: item.element, included: item.included, value }),
    );
    const some = quantify("some", items, source.deps);
    return {
      truth: and("and", truths.length === 0 ? [some] : [...truths, some]),
      requirements: reasons,
      persons: outcomes,
      member: (element) =>
        outcomes.find(({ item }) => (item.element as Element).path === element.path)?.truth ?? surelyNot,
    };
  };
}

function ask(
  env: Env,
  requirement: CompiledRequirement,
  member: number | null,
  route: string | null,
  reasons: Reason[],
): TruthValue {
  const value = evaluate(requirement, env);
  reasons.push(new Reason(requirement, value, member, route, env));
  return value;
}

function askAll(
  env: Env,
  require: readonly CompiledRequirement[],
  member: number | null,
  reasons: Reason[],
): readonly TruthValue[] {
  const [only] = require;
  if (only === undefined) return [];
  if (require.length === 1) return [ask(env, only, member, null, reasons)];
  return require.map((requirement) => ask(env, requirement, member, null, reasons));
}

/** One person: the conditions on everybody, then the routes in order until one is surely met. */
function judgePerson(
  env: Env,
  persons: NonNullable<ProgrammeParts["persons"]>,
  item: Item,
  reasons: Reason[],
): PersonOutcome {
  const element = item.element as Element;
  env.locals[0] = element;
  const before = and("and", askAll(env, persons.require, element.index, reasons));
  if (persons.routes.length === 0 || asTruth(before) === "no") return { item, truth: before, routes: noRoutes };
  const routes: RouteOutcome[] = [];
  for (const route of persons.routes) {
    const values: TruthValue[] = [];
    for (const requirement of route.require) {
      const value = ask(env, requirement, element.index, route.id, reasons);
      values.push(value);
      if (asTruth(value) === "no") break;
    }
    const holds = reconcileRoute(env, element, route.require, and("and", values));
    routes.push({ route, truth: holds });
    if (asTruth(holds) === "yes") break;
  }
  const any = or(
    "or",
    routes.map((route) => route.truth),
  );
  return { item, truth: and("and", [before, any]), routes };
}

export interface PersonAmount {
  readonly member: number;
  readonly rest: boolean;
  readonly truth: TruthValue;
  readonly route: string | null;
  readonly amount: NumberValue | null;
}
export interface AmountOutcome {
  readonly total: NumberValue;
  readonly amount: CompiledAmount;
  readonly persons: readonly PersonAmount[];
}

/** The amount if granted: in the period of the document, never below zero, rounded once where the clause rounds. */
export function amountOf(parts: ProgrammeParts, env: Env, outcome: Outcome): AmountOutcome | null {
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

const nothing: readonly CompiledRequirement[] = [];

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
  if (parts.persons === null || parts.persons.routes.length === 0) use(null, nothing, 0n);
  for (const { route, truth: value } of person.routes) {
    if (asTruth(value) === "no") continue;
    use(route.amount, route.require, value.deps);
  }
  return all;
}

function sameElement(env: Env, element: Element): Element {
  const found = env.roster
    .members()
    .items.find(
      (item) => (item.element as Element).path === element.path && (item.element as Element).rest === element.rest,
    );
  return (found?.element as Element | undefined) ?? element;
}

/** The household as it would be if the conditions held: numbers that they limit are held within the limits. */
function narrowed(
  env: Env,
  first: readonly CompiledRequirement[],
  second: readonly CompiledRequirement[] = nothing,
): Env {
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

const householdFacts: readonly FactDef[] = factCatalogue.filter(({ list: of }) => of === null);
const householdFact = (slot: number): FactDef | undefined => householdFacts[slot];

function currentOf(env: Env, limit: Limit): NumberValue | null {
  if (limit.of === "definition") return env.definition(limit.slot) as NumberValue;
  const def = householdFact(limit.slot);
  const value = def === undefined ? undefined : env.fact(limit.slot, def);
  return value?.kind === "number" ? value : null;
}

/**
 * Two conditions on one unknown may exclude each other though each alone is open. If all of them held, the numbers that
 * they limit would lie within the limits; where one of them then is surely no, they cannot all hold.
 */
function reconcile(env: Env, require: readonly CompiledRequirement[], holds: TruthValue): TruthValue {
  if (asTruth(holds) !== "unknown") return holds;
  const granted = narrowed(env, require);
  if (granted === env) return holds;
  for (const requirement of require) {
    const value = evaluate(requirement, granted);
    if (asTruth(value) === "no") return truth("contradiction", [holds, value], "no", 0n);
  }
  return holds;
}
