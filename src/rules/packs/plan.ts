/**
 * The law of one place on one day, ready to run: for each parameter, definition and programme the version of the
 * nearest level that has one for the day, linked into closures.
 */
import { Decimal } from "../decimal.ts";
import { findFact } from "../fact-catalogue.ts";
import { linkExpression } from "../feel/link.ts";
import type { Scope } from "../feel/linking.ts";
import { type Ast, type FeelFault, parseFeel } from "../feel/parse.ts";
import { canonicalUnit, type Type } from "../feel/types.ts";
import { addDays } from "../operations/days.ts";
import type { RoundingMode } from "../operations/rounding.ts";
import {
  type CompiledAmount,
  type CompiledProgramme,
  type CompiledRequirement,
  type CompiledRoute,
  programmeRun,
} from "../programme.ts";
import type { Eval } from "../runtime.ts";
import { choice, lasting, none, number, through, truth, type Value } from "../values.ts";
import { type Limit, limitsOf } from "./narrowing.ts";
import type { Located, PackFault, RawPack, Source } from "./read-packs.ts";
import type { Amount, Conflict, Parameter, ProgrammeVersion, Requirement } from "./schema.ts";

export type Path = readonly PropertyKey[];
export interface Level {
  readonly place: string;
  readonly level: string;
  readonly pack: RawPack;
}
export interface PlanParameter {
  readonly name: string;
  readonly parameter: Parameter;
  readonly value: Value;
  readonly unset: boolean;
  readonly place: string;
  readonly clause: string;
  /** The latest figure known before an unset one, for a trial beside the verdict. */
  readonly older: { readonly value: Value; readonly text: string } | null;
}
export interface Plan {
  readonly place: string;
  readonly parameters: readonly PlanParameter[];
  /** For an unset parameter the figure that was known before it. */
  readonly older: ReadonlyMap<string, NonNullable<PlanParameter["older"]>>;
  /** What is said of the household, and what is said of one member, each by its slot. */
  readonly definitions: readonly Eval[];
  readonly memberDefinitions: readonly Eval[];
  /** The slot of `counted` among what is said of a member. */
  readonly counted: number;
  readonly programmes: readonly CompiledProgramme[];
  readonly conflicts: readonly Conflict[];
  readonly faults: readonly PackFault[];
}

interface Dated {
  readonly from: string;
  readonly to?: string | null | undefined;
}
export const covers = (item: Dated, on: string): boolean =>
  item.from <= on && (item.to === undefined || item.to === null || on <= item.to);

const parsed = new Map<string, ReturnType<typeof parseFeel>>();
/** Parses an expression once, however many places and dates use it. */
export function parseOnce(text: string): ReturnType<typeof parseFeel> {
  let result = parsed.get(text);
  if (result === undefined) {
    result = parseFeel(text);
    parsed.set(text, result);
  }
  return result;
}

/** The days on which something changes along a chain of levels, ascending. */
export function boundaries(levels: readonly Level[]): readonly string[] {
  const days = new Set<string>(["0001-01-01"]);
  const note = (item: Dated): void => {
    days.add(item.from);
    if (item.to !== undefined && item.to !== null) days.add(addDays(item.to, 1));
  };
  for (const { pack } of levels) {
    for (const parameter of pack.parameters?.value ?? []) parameter.values.forEach(note);
    for (const definition of pack.definitions?.value ?? []) definition.versions.forEach(note);
    for (const programme of pack.programmes) programme.value.versions.forEach(note);
    for (const conflict of pack.conflicts?.value ?? []) note(conflict);
  }
  return [...days].sort();
}

export function parameterType(parameter: Parameter): Type {
  if (parameter.unit === "truth") return { t: "truth" };
  if (parameter.unit === "choice") return { t: "choice", options: parameter.options ?? [] };
  return { t: "number", unit: canonicalUnit(parameter.unit) };
}

/** A parameter's value from its text; null where the text is no value of its unit. */
export function parameterValue(parameter: Parameter, text: string, note: Record<string, unknown>): Value | null {
  if (parameter.unit === "truth")
    return text === "true" || text === "false"
      ? truth("parameter", none, text === "true" ? "yes" : "no", 0n, 0, note)
      : null;
  if (parameter.unit === "choice")
    return parameter.options?.includes(text) ? choice("parameter", none, [text], 0n, 0, note) : null;
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const exact = new Decimal(text);
  if (parameter.min !== undefined && exact.lt(parameter.min)) return null;
  if (parameter.max !== undefined && exact.gt(parameter.max)) return null;
  return number("parameter", none, exact, exact, 0n, 0, note);
}

function unsetValue(parameter: Parameter, note: Record<string, unknown>): Value {
  if (parameter.unit === "truth") return truth("parameter", none, "unknown", 0n, 0, note);
  if (parameter.unit === "choice") return choice("parameter", none, parameter.options ?? [], 0n, 0, note);
  return number(
    "parameter",
    none,
    new Decimal(parameter.min ?? "0"),
    parameter.max === undefined ? null : new Decimal(parameter.max),
    0n,
    0,
    note,
  );
}

/** Builds the plan of a chain of levels (nearest first) for the days from `on` to the next boundary. */
export function buildPlan(levels: readonly Level[], on: string): Plan {
  return new Builder(levels, on).build();
}

interface Where {
  readonly source: Source;
  readonly path: Path;
  readonly clause: string;
}

class Builder {
  readonly #levels: readonly Level[];
  readonly #on: string;
  readonly #faults: PackFault[] = [];
  readonly #parameters: PlanParameter[] = [];
  readonly #parameterIndex = new Map<string, number>();
  readonly #definitions: Eval[] = [];
  readonly #memberDefinitions: Eval[] = [];
  readonly #definitionIndex = new Map<string, { index: number; type: Type; ofMember: boolean }>();
  readonly #sharedIndex = new Map<string, number>();
  readonly #open: string[] = [];
  readonly #programmeOrder: string[] = [];

  constructor(levels: readonly Level[], on: string) {
    this.#levels = levels;
    this.#on = on;
  }

  build(): Plan {
    const found: {
      id: string;
      version: ProgrammeVersion;
      extra: { requirement: Requirement; where: Where }[];
      where: Where;
      name: CompiledProgramme["name"];
    }[] = [];
    for (const id of this.#programmeIds()) {
      const programme = this.#programmeAt(id);
      if (programme !== null) {
        found.push(programme);
        this.#programmeOrder.push(id);
      }
    }
    const counted = this.#definition("counted");
    const programmes = found.map(({ id, version, extra, where, name }) =>
      this.#programme(id, version, extra, where, name),
    );
    this.#checkProgrammeCycles(found);
    const conflicts = this.#levels.flatMap(({ pack }) =>
      (pack.conflicts?.value ?? []).filter((conflict) => covers(conflict, this.#on)),
    );
    return {
      place: this.#levels[0]?.place ?? "",
      parameters: this.#parameters,
      older: new Map(this.#parameters.flatMap(({ name, older }) => (older === null ? [] : [[name, older] as const]))),
      definitions: this.#definitions,
      memberDefinitions: this.#memberDefinitions,
      counted: counted?.index ?? -1,
      programmes,
      conflicts,
      faults: this.#faults,
    };
  }

  #programmeIds(): string[] {
    const ids = new Set<string>();
    for (const { pack } of [...this.#levels].reverse())
      for (const programme of pack.programmes) ids.add(programme.value.programme);
    return [...ids].sort((a, b) => order(a) - order(b));
  }

  #programmeAt(id: string) {
    const extra: { requirement: Requirement; where: Where }[] = [];
    for (const { pack } of this.#levels) {
      for (const { value, source } of pack.programmes) {
        if (value.programme !== id) continue;
        for (const [index, version] of value.versions.entries()) {
          if (!covers(version, this.#on)) continue;
          const where: Where = { source, path: ["versions", index], clause: version.clause };
          if (version.mode === "off") return null;
          if (version.mode === "add") {
            for (const [at, requirement] of (version.require ?? []).entries())
              extra.push({
                requirement,
                where: { source, path: [...where.path, "require", at], clause: requirement.clause },
              });
            continue;
          }
          return { id, version, extra, where, name: value.name };
        }
      }
    }
    return null;
  }

  #scope(clause: string): Scope {
    return {
      clause,
      on: this.#on,
      parameter: (name) => this.#parameter(name),
      definition: (name) => this.#definition(name),
      programme: (id) => {
        const index = this.#programmeOrder.indexOf(id);
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

  #parameter(name: string): { index: number; type: Type; positive: boolean } | undefined {
    const known = this.#parameterIndex.get(name);
    if (known !== undefined) {
      const parameter = this.#parameters[known]?.parameter;
      return parameter && { index: known, type: parameterType(parameter), positive: isPositive(parameter) };
    }
    const resolved = resolveParameter(this.#levels, name, this.#on);
    if (resolved === null) return undefined;
    const index = this.#parameters.length;
    this.#parameters.push({ ...resolved, value: lasting(resolved.value) });
    this.#parameterIndex.set(name, index);
    return { index, type: parameterType(resolved.parameter), positive: isPositive(resolved.parameter) };
  }

  #definition(name: string): { index: number; type: Type; ofMember: boolean } | undefined {
    const known = this.#definitionIndex.get(name);
    if (known !== undefined) return known;
    for (const { pack } of this.#levels) {
      const { value: definitions = [], source } = pack.definitions ?? {};
      for (const [at, definition] of definitions.entries()) {
        if (definition.definition !== name || source === undefined) continue;
        const version = definition.versions.findIndex((one) => covers(one, this.#on));
        const found = definition.versions[version];
        if (found === undefined) continue;
        const type: Type =
          definition.type === "truth"
            ? { t: "truth" }
            : definition.type === "day"
              ? { t: "day" }
              : definition.type === "member-list"
                ? { t: "list", of: "members" }
                : { t: "number", unit: canonicalUnit(definition.type) };
        const ofMember = definition.of === "member";
        const slots = ofMember ? this.#memberDefinitions : this.#definitions;
        const entry = { index: slots.length, type, ofMember };
        slots.push(() => {
          throw new Error(`definition ${name} is part of a cycle`);
        });
        this.#definitionIndex.set(name, entry);
        this.#open.push(name);
        const where: Where = { source, path: [at, "versions", version, "value"], clause: found.clause };
        this.#checkCycle(name, found.value, where);
        const run = this.#link(found.value, where, definition.of === "member" ? "m" : null, type);
        this.#open.pop();
        if (run !== null) {
          const note = { definition: name, clause: found.clause };
          slots[entry.index] = (env) => {
            const value = run(env);
            return through(value, "definition", [value], note);
          };
        }
        return entry;
      }
    }
    return undefined;
  }

  /** A definition that needs itself, directly or through others that are being worked out. */
  #checkCycle(name: string, text: string, where: Where): void {
    const result = parseOnce(text);
    if (!result.ok) return;
    for (const mention of mentions(result.ast)) {
      if (this.#open.includes(mention.name)) {
        this.#faults.push(
          where.source.fault(
            "cycle",
            where.path,
            { name, through: [...this.#open.slice(this.#open.indexOf(mention.name)), mention.name].join(" → ") },
            mention,
          ),
        );
      }
    }
  }

  #checkProgrammeCycles(found: readonly { id: string; version: ProgrammeVersion; where: Where }[]): void {
    const uses = new Map<string, { id: string; text: string; path: Path; at: { from: number; to: number } }[]>();
    for (const { id, version, where } of found) uses.set(id, [...programmeMentions(version, where.path)]);
    const visit = (id: string, trail: readonly string[]): boolean => {
      for (const next of uses.get(id) ?? []) {
        if (next.id === trail[0]) return true;
        if (!trail.includes(next.id) && visit(next.id, [...trail, next.id])) return true;
      }
      return false;
    };
    for (const { id, where } of found) {
      const first = uses.get(id)?.[0];
      if (first !== undefined && visit(id, [id]))
        this.#faults.push(
          where.source.fault("cycle", first.path, { name: id, through: `${id} → ${first.id}` }, first.at),
        );
    }
  }

  #report(where: Where, faults: readonly FeelFault[]): void {
    for (const fault of faults) this.#faults.push(where.source.fault(fault.code, where.path, { ...fault.data }, fault));
  }

  #link(text: string, where: Where, variable: string | null, expected: Type): Eval | null {
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
  #shared(text: string, where: Where, variable: string | null, expected: Type): Eval | null {
    const result = parseOnce(text);
    const names = result.ok ? [...mentions(result.ast)].map(({ name }) => name) : [];
    const own = variable !== null && names.some((name) => name === variable || name.startsWith(`${variable}.`));
    const index = this.#sharedIndex.get(text);
    if (index !== undefined && !own) return (env) => env.definition(index);
    const run = this.#link(text, where, variable, expected);
    if (run === null || own || names.includes("judgement")) return run;
    const slot = this.#definitions.length;
    this.#definitions.push(run);
    this.#sharedIndex.set(text, slot);
    return (env) => env.definition(slot);
  }

  #requirement(requirement: Requirement, where: Where, variable: string | null): CompiledRequirement {
    const run = this.#shared(
      requirement.when,
      { ...where, path: [...where.path, "when"], clause: requirement.clause },
      variable,
      { t: "truth" },
    );
    const person = requirement["for-a-person"];
    const judge =
      person === undefined
        ? null
        : this.#link(
            person,
            { ...where, path: [...where.path, "for-a-person"], clause: requirement.clause },
            variable,
            { t: "truth" },
          );
    return {
      id: requirement.id,
      name: requirement.name ?? null,
      clause: requirement.clause,
      mark: requirement.mark ?? null,
      note: requirement.note ?? null,
      gate: requirement.gate === true,
      run: run ?? (() => truth("constant", none, "no", 0n)),
      forAPerson: judge,
      limits: this.#limits(requirement, where),
    };
  }

  #limits(requirement: Requirement, where: Where): readonly Limit[] {
    const result = parseOnce(requirement.when);
    if (!result.ok) return [];
    return limitsOf(
      result.ast,
      (name) => {
        const definition = this.#definitionIndex.get(name);
        if (definition !== undefined)
          return !definition.ofMember && definition.type.t === "number"
            ? { of: "definition", slot: definition.index }
            : undefined;
        const def = findFact(null, name);
        return def !== undefined && def.name !== "size" && ["amount", "money", "count", "number"].includes(def.kind)
          ? { of: "fact", slot: def.slot }
          : undefined;
      },
      (ast) => linkExpression(ast, this.#scope(where.clause), null, null).linked?.run ?? null,
    );
  }

  #amount(amount: Amount, where: Where, variable: string | null): CompiledAmount {
    const unit = amount.per === "month" ? "yuan/month" : amount.per === "year" ? "yuan/year" : "yuan";
    const run = this.#link(
      amount.value,
      { ...where, path: [...where.path, "value"], clause: amount.clause },
      amount.for === "person" ? variable : null,
      { t: "number", unit },
    );
    return {
      clause: amount.clause,
      per: amount.per,
      for: amount.for,
      name: amount.name ?? null,
      run: run ?? (() => number("constant", none, new Decimal(0), new Decimal(0), 0n)),
      places: amount.round === undefined ? 2 : amount.round.to === "0.01" ? 2 : amount.round.to === "0.1" ? 1 : 0,
      mode: (amount.round?.mode ?? "half-up") as RoundingMode,
      roundClause: amount.round?.clause ?? null,
    };
  }

  #programme(
    id: string,
    version: ProgrammeVersion,
    extra: readonly { requirement: Requirement; where: Where }[],
    where: Where,
    name: CompiledProgramme["name"],
  ): CompiledProgramme {
    const below = (...path: PropertyKey[]): Where => ({ ...where, path: [...where.path, ...path] });
    const { persons } = version;
    const each = persons?.each ?? null;
    // The amount is linked first, so that the definitions it uses are known when limits are looked for.
    const amount = version.amount === undefined ? null : this.#amount(version.amount, below("amount"), each);
    const routes: CompiledRoute[] = (persons?.routes ?? []).map((route, index) => ({
      id: route.route,
      name: route.name ?? null,
      amount:
        route.amount === undefined
          ? null
          : this.#amount(route.amount, below("persons", "routes", index, "amount"), each),
      require: route.require.map((one, at) =>
        this.#requirement(one, below("persons", "routes", index, "require", at), each),
      ),
    }));
    const compiled = {
      id,
      name,
      clause: version.clause,
      require: [
        ...(version.require ?? []).map((one, index) => this.#requirement(one, below("require", index), null)),
        ...extra.map(({ requirement, where: at }) => this.#requirement(requirement, at, null)),
      ],
      persons:
        persons === undefined
          ? null
          : {
              list:
                this.#link(persons.in, below("persons", "in"), null, { t: "list", of: "members" }) ??
                (() => ({ kind: "list", op: "filter", args: none, note: null, deps: 0n, na: 0, items: [] })),
              require: (persons.require ?? []).map((one, index) =>
                this.#requirement(one, below("persons", "require", index), each),
              ),
              routes,
            },
      amount,
      dates: (version.dates ?? []).map((date, index) => ({
        id: date.id,
        name: date.name ?? null,
        clause: date.clause,
        mark: date.mark ?? null,
        note: date.note ?? null,
        perPerson: date.for === "person",
        run: this.#link(date.value, below("dates", index, "value"), date.for === "person" ? each : null, { t: "day" }),
      })),
      warn: (version.warn ?? []).map((warning, index) => ({
        id: warning.id,
        clause: warning.clause,
        text: warning.text,
        run: this.#link(warning.when, below("warn", index, "when"), null, { t: "truth" }),
      })),
      excludes: (version.excludes ?? []).map(({ programme, clause }) => ({ programme, clause })),
      notes: version.notes ?? [],
    };
    return { ...compiled, run: programmeRun(compiled) };
  }
}

const usual = [
  "dibao",
  "dibao-single",
  "dibao-expense",
  "low-income",
  "rigid-expense",
  "supplement",
  "taper",
  "after-death",
];
const order = (id: string): number => {
  const index = usual.indexOf(id);
  return index < 0 ? usual.length : index;
};

const isPositive = (parameter: Parameter): boolean => parameter.min !== undefined && new Decimal(parameter.min).gt(0);

/** The value in force at a place on a day, from the nearest level that has one for the day. */
export function resolveParameter(levels: readonly Level[], name: string, on: string): PlanParameter | null {
  let declared: { parameter: Parameter; place: string } | null = null;
  let older: PlanParameter["older"] = null;
  const olderOf = (parameter: Parameter, place: string): void => {
    if (older !== null) return;
    const last = parameter.values.filter((value) => "value" in value && value.from <= on && !covers(value, on)).at(-1);
    if (last === undefined || !("value" in last)) return;
    const value = parameterValue(parameter, last.value, {
      parameter: name,
      place,
      from: last.from,
      clause: last.clause,
      trial: true,
    });
    if (value !== null) older = { value, text: `${name}=${last.value}${unitSuffix(parameter)}` };
  };
  let unset: { parameter: Parameter; place: string; clause: string; from: string } | null = null;
  for (const { place, pack } of levels) {
    const parameter = pack.parameters?.value.find((one) => one.parameter === name);
    if (parameter === undefined) continue;
    declared ??= { parameter, place };
    const value = parameter.values.find((one) => covers(one, on));
    olderOf(parameter, place);
    if (unset !== null || value === undefined) continue;
    if ("value" in value) {
      const note = {
        parameter: name,
        place,
        from: value.from,
        clause: value.clause,
        ...(value.mark === undefined ? {} : { mark: value.mark }),
      };
      const read = parameterValue(parameter, value.value, note);
      if (read !== null)
        return { name, parameter, value: read, unset: false, place, clause: value.clause, older: null };
    }
    unset = { parameter, place, clause: value.clause, from: value.from };
  }
  if (declared === null) return null;
  const from = unset ?? { ...declared, clause: declared.parameter.values[0]?.clause ?? "", from: "" };
  return {
    name,
    parameter: from.parameter,
    value: unsetValue(declared.parameter, {
      parameter: name,
      place: from.place,
      from: from.from,
      clause: from.clause,
      unset: true,
    }),
    unset: true,
    place: from.place,
    clause: from.clause,
    older,
  };
}

export function unitSuffix(parameter: Parameter): string {
  return parameter.unit === "yuan/year" ? "/year" : parameter.unit === "yuan/month" ? "/month" : "";
}

interface Mention {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Every name and called function in an expression. */
export function* mentions(ast: Ast): Iterable<Mention> {
  if (ast.kind === "name") yield { name: ast.path.join("."), from: ast.from, to: ast.to };
  if (ast.kind === "call") yield { name: ast.name, from: ast.from, to: ast.to };
  for (const child of childrenOf(ast)) yield* mentions(child);
}

export function childrenOf(ast: Ast): readonly Ast[] {
  switch (ast.kind) {
    case "arithmetic":
    case "compare":
    case "and":
    case "or":
      return [ast.left, ast.right];
    case "negate":
      return [ast.value];
    case "between":
      return [ast.value, ast.low, ast.high];
    case "in":
      return [ast.value, ...ast.options];
    case "if":
      return [ast.condition, ast.whenYes, ast.whenNo];
    case "quantified":
    case "for":
      return [ast.list, ast.body];
    case "filter":
      return [ast.list, ast.condition];
    case "call":
      return ast.args;
    default:
      return [];
  }
}

function* programmeMentions(
  version: ProgrammeVersion,
  base: Path,
): Iterable<{ id: string; text: string; path: Path; at: { from: number; to: number } }> {
  const texts: [string, Path][] = [];
  for (const [index, one] of (version.require ?? []).entries())
    texts.push([one.when, [...base, "require", index, "when"]]);
  for (const [index, one] of (version.persons?.require ?? []).entries())
    texts.push([one.when, [...base, "persons", "require", index, "when"]]);
  for (const [at, route] of (version.persons?.routes ?? []).entries())
    for (const [index, one] of route.require.entries())
      texts.push([one.when, [...base, "persons", "routes", at, "require", index, "when"]]);
  for (const [text, path] of texts) {
    const result = parseOnce(text);
    if (!result.ok) continue;
    for (const call of calls(result.ast)) {
      const [first] = call.args;
      if (first?.kind === "string") yield { id: first.text, text, path, at: call };
    }
  }
}

function* calls(ast: Ast): Iterable<Ast & { kind: "call" }> {
  if (ast.kind === "call" && ast.name === "programmes") yield ast;
  for (const child of childrenOf(ast)) yield* calls(child);
}

export type { Located };
