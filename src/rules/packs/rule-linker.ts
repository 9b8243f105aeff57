/**
 * The expressions of one place and day, linked: parameters and definitions get their slots when a rule first names them,
 * from the nearest level that has them, and a condition that several rules share is worked out once.
 */
import { findFact } from "../fact-catalogue.ts";
import { linkExpression } from "../feel/link.ts";
import type { Scope } from "../feel/linking.ts";
import { mentions } from "../feel/mentions.ts";
import { type Ast, type FeelFault, parseOnce } from "../feel/parse.ts";
import { canonicalUnit, type Type } from "../feel/types.ts";
import type { Eval } from "../runtime.ts";
import { lasting, through } from "../values.ts";
import { definitionCycles } from "./cycles.ts";
import { covers, type Level } from "./levels.ts";
import type { Held } from "./narrowing.ts";
import { isPositive, type PlanParameter, parameterType, resolveParameter } from "./parameters.ts";
import type { PackFault, Path, Source } from "./read-packs.ts";
import type { Definition } from "./schema.ts";

/** Where an expression stands in the packs, and under which clause. */
export interface Where {
  readonly source: Source;
  readonly path: Path;
  readonly clause: string;
}

/** What compiling a rule needs of a linker: expressions, and what they say of numbers. */
export interface ExpressionLinker {
  readonly faults: readonly PackFault[];
  link(text: string, where: Where, variable: string | null, expected: Type): Eval | null;
  shared(text: string, where: Where, variable: string | null, expected: Type): Eval | null;
  limited(name: string): Held | undefined;
  part(ast: Ast, clause: string): Eval | null;
}

/** The names that rules may use at a place on a day. Faults are collected, so that all are told at once. */
export class RuleLinker implements ExpressionLinker {
  readonly faults: PackFault[] = [];
  readonly parameters: PlanParameter[] = [];
  readonly definitions: Eval[] = [];
  readonly memberDefinitions: Eval[] = [];
  readonly #levels: readonly Level[];
  readonly #on: string;
  readonly #programmes: readonly string[];
  readonly #parameterIndex = new Map<string, number>();
  readonly #definitionIndex = new Map<string, { index: number; type: Type; ofMember: boolean }>();
  readonly #sharedIndex = new Map<string, number>();
  readonly #open: string[] = [];

  /** `programmes` are the ids of those in force, in the order of their slots. */
  constructor(levels: readonly Level[], on: string, programmes: readonly string[]) {
    this.#levels = levels;
    this.#on = on;
    this.#programmes = programmes;
  }

  #scope(clause: string): Scope {
    return {
      clause,
      on: this.#on,
      parameter: (name) => this.#parameter(name),
      definition: (name) => this.definition(name),
      programme: (id) => {
        const index = this.#programmes.indexOf(id);
        return index < 0 ? undefined : index;
      },
      names: () => this.#names(),
    };
  }

  *#names(): Iterable<string> {
    for (const { pack } of this.#levels) {
      for (const parameter of pack.parameters?.value ?? []) yield parameter.parameter;
      for (const definition of pack.definitions?.value ?? []) yield definition.definition;
    }
    yield* [
      "area",
      "income.total",
      "assets.comply",
      "receiving",
      "taper.since",
      "taper.months",
      "assets.complyLowIncome",
    ];
  }

  /** A parameter in force, resolved when a rule first names it. */
  #parameter(name: string): { index: number; type: Type; positive: boolean } | undefined {
    const known = this.#parameterIndex.get(name);
    if (known !== undefined) {
      const parameter = this.parameters[known]?.parameter;
      return parameter && { index: known, type: parameterType(parameter), positive: isPositive(parameter) };
    }
    const resolved = resolveParameter(this.#levels, name, this.#on);
    if (resolved === null) return undefined;
    const index = this.parameters.length;
    this.parameters.push({ ...resolved, value: lasting(resolved.value) });
    this.#parameterIndex.set(name, index);
    return { index, type: parameterType(resolved.parameter), positive: isPositive(resolved.parameter) };
  }

  /** A definition in force, linked when a rule first names it. */
  definition(name: string): { index: number; type: Type; ofMember: boolean } | undefined {
    const known = this.#definitionIndex.get(name);
    if (known !== undefined) return known;
    const found = findDefinition(this.#levels, name, this.#on);
    if (found === null) return undefined;
    const { text, clause, where, type, ofMember } = found;
    const slots = ofMember ? this.memberDefinitions : this.definitions;
    const entry = { index: slots.length, type, ofMember };
    slots.push(() => {
      throw new Error(`definition ${name} is part of a cycle`);
    });
    this.#definitionIndex.set(name, entry);
    this.#open.push(name);
    this.faults.push(...definitionCycles(name, text, where, this.#open));
    const run = this.link(text, where, ofMember ? "m" : null, type);
    this.#open.pop();
    if (run !== null) {
      const note = { definition: name, clause };
      slots[entry.index] = (env) => {
        const value = run(env);
        return through(value, "definition", [value], note);
      };
    }
    return entry;
  }

  #report(where: Where, faults: readonly FeelFault[]): void {
    for (const fault of faults) this.faults.push(where.source.fault(fault.code, where.path, { ...fault.data }, fault));
  }

  /** Links an expression that has to be of a type; null where it is faulty, which is reported. */
  link(text: string, where: Where, variable: string | null, expected: Type): Eval | null {
    const result = parseOnce(text);
    if (!result.ok) {
      this.#report(where, [result.fault]);
      return null;
    }
    const { linked, faults } = linkExpression(result.ast, this.#scope(where.clause), variable, expected);
    this.#report(where, faults);
    return linked?.run ?? null;
  }

  /** A condition of the household alone is worked out once, however many programmes, routes and members ask for it. */
  shared(text: string, where: Where, variable: string | null, expected: Type): Eval | null {
    const result = parseOnce(text);
    const names = result.ok ? [...mentions(result.ast)].map(({ name }) => name) : [];
    const own = variable !== null && names.some((name) => name === variable || name.startsWith(`${variable}.`));
    const index = this.#sharedIndex.get(text);
    if (index !== undefined && !own) return (env) => env.definition(index);
    const run = this.link(text, where, variable, expected);
    if (run === null || own || names.includes("judgement")) return run;
    const slot = this.definitions.length;
    this.definitions.push(run);
    this.#sharedIndex.set(text, slot);
    return (env) => env.definition(slot);
  }

  /** The slot of a number of the household, by which a condition can limit it. */
  limited(name: string): Held | undefined {
    const definition = this.#definitionIndex.get(name);
    if (definition !== undefined)
      return !definition.ofMember && definition.type.t === "number"
        ? { of: "definition", slot: definition.index }
        : undefined;
    const def = findFact(null, name);
    return def !== undefined && def.name !== "size" && ["amount", "money", "count", "number"].includes(def.kind)
      ? { of: "fact", slot: def.slot }
      : undefined;
  }

  /** Links a part of an expression whose faults are reported where the whole is linked, so that none is explained here. */
  part(ast: Ast, clause: string): Eval | null {
    return linkExpression(ast, { ...this.#scope(clause), names: () => [] }, null, null).linked?.run ?? null;
  }
}

/** A definition as it stands on a day. */
export interface FoundDefinition {
  readonly text: string;
  readonly clause: string;
  readonly where: Where;
  readonly type: Type;
  readonly ofMember: boolean;
}

/** The definition of the nearest level that has one for the day; null where none has. */
export function findDefinition(levels: readonly Level[], name: string, on: string): FoundDefinition | null {
  for (const { pack } of levels) {
    const { definitions } = pack;
    const at = definitions === null ? undefined : positions(definitions.value).get(name);
    const definition = at === undefined ? undefined : definitions?.value[at];
    if (at === undefined || definitions === null || definition === undefined) continue;
    const version = definition.versions.findIndex((one) => covers(one, on));
    const found = definition.versions[version];
    if (found === undefined) continue;
    let entry = foundBefore.get(found);
    if (entry === undefined) {
      const where = { source: definitions.source, path: [at, "versions", version, "value"], clause: found.clause };
      const type = definitionType(definition.type);
      entry = { text: found.value, clause: found.clause, where, type, ofMember: definition.of === "member" };
      foundBefore.set(found, entry);
    }
    return entry;
  }
  return null;
}

const foundBefore = new WeakMap<Definition["versions"][number], FoundDefinition>();
const known = new WeakMap<readonly Definition[], ReadonlyMap<string, number>>();
/** Where each definition of a file stands; of two of one name, which is a fault, the first. */
function positions(definitions: readonly Definition[]): ReadonlyMap<string, number> {
  let all = known.get(definitions);
  if (all === undefined) {
    all = new Map(definitions.map(({ definition }, at) => [definition, at] as const).reverse());
    known.set(definitions, all);
  }
  return all;
}

function definitionType(type: Definition["type"]): Type {
  switch (type) {
    case "truth":
      return { t: "truth" };
    case "day":
      return { t: "day" };
    case "member-list":
      return { t: "list", of: "members" };
    default:
      return { t: "number", unit: canonicalUnit(type) };
  }
}
