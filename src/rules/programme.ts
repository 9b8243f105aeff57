/** One programme over one household: its conditions, the persons it is about, and whether they hold. */
import { narrowed, sameElement } from "./granted-household.ts";
import { quantify } from "./operations/lists.ts";
import { and, asTruth, or } from "./operations/logic.ts";
import type { RoundingMode } from "./operations/rounding.ts";
import type { Limit } from "./packs/narrowing.ts";
import type { Mark } from "./packs/schema.ts";
import { type Element, type Env, type Eval, judge } from "./runtime.ts";
import { type Item, type ListValue, lasting, none, type TruthValue, truth } from "./values.ts";

/** A text in the languages of the packs. */
export interface Localised {
  readonly "zh-CN": string;
  readonly en: string;
}
/** A condition that can be run, with what is told about it. */
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
/** An amount in yuan for its period, rounded as its clause says. */
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
/** One of the ways in which a person, or the household, can qualify. */
export interface CompiledRoute {
  readonly id: string;
  readonly name: Localised | null;
  readonly require: readonly CompiledRequirement[];
  readonly amount: CompiledAmount | null;
}
/** A programme as far as it is told in the packs, linked. */
export interface ProgrammeParts {
  readonly id: string;
  readonly name: Localised;
  readonly clause: string;
  readonly require: readonly CompiledRequirement[];
  /** The ways in which the household as a whole can qualify; with persons, either is enough. */
  readonly routes: readonly CompiledRoute[];
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
  /** Where it is surely yes the programme is asked about by itself; null where it always is. */
  readonly askWhen: Eval | null;
  /** What may not be drawn with it: by the household, or by the same person. It never changes a verdict. */
  readonly excludes: readonly {
    readonly programme: string;
    readonly clause: string;
    readonly perPerson: boolean;
    /** The one of the two that goes first by clause, whatever it gives. */
    readonly first: string | null;
  }[];
  /** What expressly may be drawn with it; `only`: with nothing else; `difference`: after taking off what that one gives. */
  readonly combines: readonly {
    readonly programme: string;
    readonly clause: string;
    readonly only: boolean;
    readonly difference: boolean;
  }[];
  readonly notes: readonly { readonly clause: string; readonly text: Localised; readonly mark?: Mark | undefined }[];
}
/** A programme that can be judged. */
export interface CompiledProgramme extends ProgrammeParts {
  readonly run: (env: Env) => Outcome;
}

/** How a condition came out, as it is told. */
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
/** Whether a person, or the household, meets one route. */
export interface RouteOutcome {
  readonly route: CompiledRoute;
  readonly truth: TruthValue;
}
/** Whether one person qualifies, and by which of the routes tried. */
export interface PersonOutcome {
  readonly item: Item;
  readonly truth: TruthValue;
  readonly routes: readonly RouteOutcome[];
}
/** How a household stands under a programme. */
export interface Outcome {
  readonly truth: TruthValue;
  readonly requirements: readonly Reason[];
  /** The routes of the household that were tried. */
  readonly routes: readonly RouteOutcome[];
  readonly persons: readonly PersonOutcome[] | null;
  member(element: Element): TruthValue;
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
      const before = askAll(env, require, null, reasons);
      const routes = parts.routes.length === 0 || refuses(before) ? noRoutes : tryRoutes(env, parts, null, reasons);
      const truths = routes.length === 0 ? before : [...before, anyOf(routes)];
      const holds = and("and", somebody.is === "yes" ? truths : [somebody, ...truths]);
      const truth = reconcile(env, require, holds);
      return { truth, requirements: reasons, routes, persons: null, member: () => surelyNot };
    };
  return (env) => {
    const reasons: Reason[] = [];
    const truths = askAll(env, require, null, reasons);
    const routes = parts.routes.length === 0 || refuses(truths) ? noRoutes : tryRoutes(env, parts, null, reasons);
    const household = routes.length === 0 ? null : anyOf(routes);
    const source = persons.list(env) as ListValue;
    const outer = env.locals[0];
    // Where the household is in by a route of its own, nobody is asked about one by one.
    const asked = household !== null && asTruth(household) === "yes" ? [] : source.items;
    const outcomes = asked.map((item) => judgePerson(env, persons, item, reasons));
    env.locals[0] = outer;
    const items = outcomes.map(
      ({ item, truth: value }): Item => ({ element: item.element, included: item.included, value }),
    );
    const some = quantify("some", items, source.deps);
    const either = household === null ? some : asTruth(household) === "yes" ? household : or("or", [household, some]);
    return {
      truth: and("and", truths.length === 0 ? [either] : [...truths, either]),
      requirements: reasons,
      routes,
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
  const routes = tryRoutes(env, persons, element, reasons);
  const any = anyOf(routes);
  return { item, truth: persons.require.length === 0 ? any : and("and", [before, any]), routes };
}

const refuses = (truths: readonly TruthValue[]): boolean => truths.some((value) => asTruth(value) === "no");
const anyOf = (routes: readonly RouteOutcome[]): TruthValue =>
  or(
    "or",
    routes.map((route) => route.truth),
  );

/** The routes in order until one is surely met; of one member, or of the household. */
function tryRoutes(
  env: Env,
  { routes }: { readonly routes: readonly CompiledRoute[] },
  element: Element | null,
  reasons: Reason[],
): readonly RouteOutcome[] {
  const tried: RouteOutcome[] = [];
  for (const route of routes) {
    const values: TruthValue[] = [];
    for (const requirement of route.require) {
      const value = ask(env, requirement, element?.index ?? null, route.id, reasons);
      values.push(value);
      if (asTruth(value) === "no") break;
    }
    const holds = reconcileRoute(env, element, route.require, and("and", values));
    tried.push({ route, truth: holds });
    if (asTruth(holds) === "yes") break;
  }
  return tried;
}

/** Runs one condition together with what its clause leaves to a person. */
function evaluate(requirement: CompiledRequirement, env: Env): TruthValue {
  const value = requirement.run(env) as TruthValue;
  if (requirement.forAPerson === null) return value;
  const person = judge(env, requirement.forAPerson(env) as TruthValue, requirement.clause);
  if (asTruth(person) === "no") return value;
  // Where a person has to judge, neither a yes nor a no of the plain condition stands.
  return asTruth(value) === "yes" ? value : truth("or", [value, person], "unknown", person.deps | value.deps);
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

/** The same for a route: only its conditions on the household can exclude each other. */
function reconcileRoute(
  env: Env,
  element: Element | null,
  require: readonly CompiledRequirement[],
  holds: TruthValue,
): TruthValue {
  if (asTruth(holds) !== "unknown" || !require.some(({ limits }) => limits.length > 0)) return holds;
  const granted = narrowed(env, require);
  if (granted === env) return holds;
  if (element !== null) granted.locals[0] = sameElement(granted, element);
  for (const requirement of require) {
    if (requirement.limits.length === 0) continue;
    const value = evaluate(requirement, granted);
    if (asTruth(value) === "no") return truth("contradiction", [holds, value], "no", 0n);
  }
  return holds;
}
