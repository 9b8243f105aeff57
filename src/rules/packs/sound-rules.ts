/**
 * Whether every rule of every place links on every day, without building any plan. Linking depends on a rule's text and on
 * what the names in it stand for, so what has linked once need not be linked again at another place or on another day
 * where its names stand for the same types. Only where something is wrong are all plans built, which place every fault.
 */
import { findFact } from "../fact-catalogue.ts";
import { linkExpression } from "../feel/link.ts";
import type { Scope } from "../feel/linking.ts";
import { parseOnce } from "../feel/parse.ts";
import { describe, type Type } from "../feel/types.ts";
import { addDays } from "../operations/days.ts";
import type { Eval } from "../runtime.ts";
import { compileDeadlines } from "./compile-deadlines.ts";
import { compileLeads } from "./compile-leads.ts";
import { compileProgramme, type FoundProgramme } from "./compile-programme.ts";
import { programmeCycles } from "./cycles.ts";
import type { Dated, Level } from "./levels.ts";
import { isPositive, parameterType, resolveParameter } from "./parameters.ts";
import { findProgrammes } from "./plan.ts";
import type { PackFault } from "./read-packs.ts";
import { type ExpressionLinker, type FoundDefinition, findDefinition, type Where } from "./rule-linker.ts";
import type { Parameter, ProgrammeVersion } from "./schema.ts";

/** What a rule asked about a name while it was linked, and what it was told: "" where there is no such thing. */
interface Lookup {
  readonly kind: "parameter" | "definition" | "programme";
  readonly name: string;
  readonly meaning: string;
}
/** Everything that one linking asked; where all is answered the same again, its outcome is the same. */
type Asked = readonly Lookup[];

/** Whether all rules of these chains of levels (nearest first) link, on every day. */
export function rulesAreSound(chains: Iterable<readonly Level[]>): boolean {
  const memory = new Memory();
  const seen = new Set<string>();
  for (const chain of chains) {
    // A place that adds only documents and examples has the rules of the level above it.
    const levels = chain.filter(
      ({ pack }) => pack.parameters ?? pack.definitions ?? pack.leads ?? pack.deadlines ?? pack.programmes[0] ?? null,
    );
    const key = levels.map(({ place }) => place).join(" ");
    if (seen.has(key)) continue;
    seen.add(key);
    const parameters = declaredParameters(levels, memory);
    const days = ruleDays(levels, parameters);
    for (const [index, on] of days.entries())
      if (!new Check(levels, on, parameters, memory).sound(days[index + 1] ?? null)) return false;
  }
  return true;
}

/** The declaration of each parameter along a chain; null where levels declare it with different types. */
function declaredParameters(levels: readonly Level[], memory: Memory): ReadonlyMap<string, Parameter | null> {
  const all = new Map<string, Parameter | null>();
  for (const { pack } of levels) {
    for (const parameter of pack.parameters?.value ?? []) {
      const known = all.get(parameter.parameter);
      const same = known === undefined || (known !== null && memory.meaning(known) === memory.meaning(parameter));
      all.set(parameter.parameter, same ? (known ?? parameter) : null);
    }
  }
  return all;
}

/** The days on which what a name stands for may change: values of parameters change, their types seldom do. */
function ruleDays(levels: readonly Level[], parameters: ReadonlyMap<string, Parameter | null>): readonly string[] {
  const days = new Set<string>(["0001-01-01"]);
  const note = ({ from, to }: Dated): void => {
    days.add(from);
    if (to !== undefined && to !== null) days.add(addDays(to, 1));
  };
  for (const { pack } of levels) {
    for (const definition of pack.definitions?.value ?? []) definition.versions.forEach(note);
    for (const programme of pack.programmes) programme.value.versions.forEach(note);
    for (const { parameter, values } of pack.parameters?.value ?? [])
      if (parameters.get(parameter) === null) values.forEach(note);
  }
  return [...days].sort();
}

/** What has been found sound so far. */
class Memory {
  readonly #meanings = new WeakMap<Parameter, string>();
  /** By the text of an expression, then by its variable and the type it must have. */
  readonly #expressions = new Map<string, Map<string, Asked[]>>();
  readonly programmes = new WeakMap<ProgrammeVersion, { readonly extra: string; readonly asked: Asked }[]>();
  /** Programmes that are in force together, by where they stand. */
  readonly together = new Set<string>();

  /** What an expression asked wherever it has been found sound so far. */
  expression(text: string, variable: string | null, expected: Type): Asked[] {
    let uses = this.#expressions.get(text);
    if (uses === undefined) {
      uses = new Map();
      this.#expressions.set(text, uses);
    }
    const use = `${variable ?? ""} ${print(expected)}`;
    let known = uses.get(use);
    if (known === undefined) {
      known = [];
      uses.set(use, known);
    }
    return known;
  }

  /** The type of a parameter, in a form that can be compared. */
  meaning(parameter: Parameter): string {
    let meaning = this.#meanings.get(parameter);
    if (meaning === undefined) {
      meaning = `${print(parameterType(parameter))}${isPositive(parameter) ? " above 0" : ""}`;
      this.#meanings.set(parameter, meaning);
    }
    return meaning;
  }
}

const print = (type: Type): string => (type.t === "choice" ? `one of ${type.options.join(" ")}` : describe(type));
const nothing: Eval = () => {
  throw new Error("a check of the rules runs none of them");
};

/** The rules of one place from a day on. */
class Check implements ExpressionLinker {
  readonly faults: readonly PackFault[] = [];
  readonly #levels: readonly Level[];
  readonly #on: string;
  readonly #declared: ReadonlyMap<string, Parameter | null>;
  readonly #memory: Memory;
  readonly #found: readonly FoundProgramme[];
  readonly #programmes: ReadonlySet<string>;
  readonly #parameters = new Map<string, Parameter | null>();
  readonly #definitions = new Map<string, { readonly meaning: string; readonly found: FoundDefinition } | null>();
  readonly #open = new Set<string>();
  #asked = new Map<string, Lookup>();
  #sound = true;

  constructor(levels: readonly Level[], on: string, declared: ReadonlyMap<string, Parameter | null>, memory: Memory) {
    this.#levels = levels;
    this.#on = on;
    this.#declared = declared;
    this.#memory = memory;
    this.#found = findProgrammes(levels, on);
    this.#programmes = new Set(this.#found.map(({ id }) => id));
  }

  /** Whether everything links that is in force from this day up to, but not on, `until` (null: open). */
  sound(until: string | null): boolean {
    this.#definition("counted");
    for (const programme of this.#found) this.#compile(programme);
    compileLeads(this, this.#levels, this.#on, until);
    compileDeadlines(this, this.#levels, this.#on, until);
    return this.#sound && this.#withoutCycles();
  }

  #compile(programme: FoundProgramme): void {
    const { version } = programme;
    const extra = programme.extra.length === 0 ? "" : JSON.stringify(programme.extra.map((one) => one.requirement));
    const known = this.#memory.programmes.get(version) ?? [];
    if (known.some((one) => one.extra === extra && this.#agrees(one.asked))) return;
    this.#asked = new Map();
    compileProgramme(this, programme);
    this.#memory.programmes.set(version, [...known, { extra, asked: [...this.#asked.values()] }]);
  }

  #withoutCycles(): boolean {
    const key = this.#found.map(({ where }) => `${where.source.file} ${where.path.join(".")}`).join("\n");
    if (!this.#memory.together.has(key)) {
      if (programmeCycles(this.#found).length > 0) return false;
      this.#memory.together.add(key);
    }
    return true;
  }

  /** Whether all names mean what they meant before. */
  #agrees(asked: Asked): boolean {
    return asked.every(({ kind, name, meaning }) => this.#meaning(kind, name) === meaning);
  }

  #meaning(kind: Lookup["kind"], name: string): string {
    if (kind === "programme") return this.#programmes.has(name) ? "in force" : "";
    if (kind === "definition") return this.#definition(name)?.meaning ?? "";
    const parameter = this.#parameter(name);
    return parameter === null ? "" : this.#memory.meaning(parameter);
  }

  #ask(kind: Lookup["kind"], name: string): void {
    const key = `${kind} ${name}`;
    if (!this.#asked.has(key)) this.#asked.set(key, { kind, name, meaning: this.#meaning(kind, name) });
  }

  #parameter(name: string): Parameter | null {
    const declared = this.#declared.get(name);
    if (declared !== null) return declared ?? null;
    let parameter = this.#parameters.get(name);
    if (parameter === undefined) {
      parameter = resolveParameter(this.#levels, name, this.#on)?.parameter ?? null;
      this.#parameters.set(name, parameter);
    }
    return parameter;
  }

  /** A definition in force; it is checked itself when it is first met. */
  #definition(name: string): { readonly meaning: string; readonly found: FoundDefinition } | null {
    const known = this.#definitions.get(name);
    if (known !== undefined) {
      if (this.#open.has(name)) this.#sound = false;
      return known;
    }
    const found = findDefinition(this.#levels, name, this.#on);
    if (found === null) {
      this.#definitions.set(name, null);
      return null;
    }
    const { text, where, type, ofMember } = found;
    const entry = { meaning: `${print(type)}${ofMember ? " of a member" : ""}`, found };
    this.#definitions.set(name, entry);
    // A definition that bears the name of a fact is never looked up by it, so a cycle through it would not be met here.
    if (findFact(null, name) !== undefined) this.#sound = false;
    this.#open.add(name);
    const outer = this.#asked;
    this.#asked = new Map();
    this.link(text, where, ofMember ? "m" : null, type);
    this.#asked = outer;
    this.#open.delete(name);
    return entry;
  }

  /** Checks an expression, unless it has been found sound where its names meant the same. */
  link(text: string, where: Where, variable: string | null, expected: Type): Eval {
    const known = this.#memory.expression(text, variable, expected);
    const same = known.find((asked) => this.#agrees(asked));
    if (same !== undefined) {
      for (const lookup of same) this.#asked.set(`${lookup.kind} ${lookup.name}`, lookup);
      return nothing;
    }
    const outer = this.#asked;
    this.#asked = new Map();
    const parsed = parseOnce(text);
    const faults = parsed.ok
      ? linkExpression(parsed.ast, this.#scope(where.clause), variable, expected).faults
      : [parsed.fault];
    if (faults.length > 0) this.#sound = false;
    else known.push([...this.#asked.values()]);
    for (const [name, lookup] of this.#asked) outer.set(name, lookup);
    this.#asked = outer;
    return nothing;
  }

  #scope(clause: string): Scope {
    return {
      clause,
      on: this.#on,
      parameter: (name) => {
        this.#ask("parameter", name);
        const parameter = this.#parameter(name);
        return parameter === null
          ? undefined
          : { index: 0, type: parameterType(parameter), positive: isPositive(parameter) };
      },
      definition: (name) => {
        this.#ask("definition", name);
        const found = this.#definition(name)?.found;
        return found && { index: 0, type: found.type, ofMember: found.ofMember };
      },
      programme: (id) => {
        this.#ask("programme", id);
        return this.#programmes.has(id) ? 0 : undefined;
      },
      names: () => [],
    };
  }

  shared(text: string, where: Where, variable: string | null, expected: Type): Eval {
    return this.link(text, where, variable, expected);
  }

  limited(): undefined {
    return undefined;
  }

  part(): null {
    return null;
  }
}
