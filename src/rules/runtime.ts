/** What expressions see while one household is judged: its facts, the parameters of the day, and what turned out to lack. */
import { type FactDef, type ListId, slotOf } from "./fact-catalogue.ts";
import type { ElementFacts, Facts, Lack } from "./facts.ts";
import { lackingFact, memberFact } from "./lacking-facts.ts";
import { asTruth } from "./operations/logic.ts";
import { Roster } from "./roster.ts";
import { choice, day, type ElementLike, type ListValue, none, type TruthValue, truth, type Value } from "./values.ts";

/** One member, supporter or disability of the household. */
export interface Element extends ElementLike {
  readonly list: ListId;
  readonly path: string;
  readonly facts: ElementFacts | null;
  /** One of the counted members whom the roster does not list. */
  readonly rest: boolean;
  readonly cache: (Value | undefined)[];
  readonly definitions: (Value | undefined)[];
  disabilities: ListValue | null;
}

/** A linked expression: run for a household, it gives its value. */
export type Eval = (env: Env) => Value;

/** One value of the household held fixed while a programme is judged in one of the cases that it is split into. */
export interface Cell {
  readonly area?: string;
  readonly countedSize?: number;
}

/** The law of a day by slots: parameters, definitions, programmes. */
export interface Catalog {
  readonly parameters: readonly Value[];
  /** For each parameter its name where it is unset; its bit is given out when it is first read. */
  readonly unset: readonly (string | undefined)[];
  readonly definitions: readonly Eval[];
  readonly memberDefinitions: readonly Eval[];
  readonly counted: number;
  readonly programmes: readonly ((env: Env) => { readonly truth: TruthValue; member(element: Element): TruthValue })[];
}

/** A fact that is looked out for: whether it was asked for although nobody gave it. */
export interface Watch {
  readonly slot: number;
  /** The element that it is told of; null for the household. */
  readonly element: string | null;
  met: boolean;
}

const areaSlot = slotOf(null, "area");

/** A household on one day under one law: every value is worked out when first asked for, once. */
export class Env {
  readonly facts: Facts;
  readonly on: string;
  readonly catalog: Catalog;
  readonly cell: Cell;
  readonly lacks: Lack[];
  readonly bits: Map<string, bigint>;
  judgements = 0n;
  readonly household: (Value | undefined)[] = [];
  readonly definitions: (Value | undefined)[];
  /** Loop variables of the expression being run, outermost first; who sets one puts the former back. */
  readonly locals: (Element | undefined)[] = [undefined, undefined];
  /** Who belongs to the household, and who counts. */
  readonly roster: Roster = new Roster(this);
  readonly verdicts: ({ readonly truth: TruthValue; member(element: Element): TruthValue } | undefined)[] = [];
  watch: Watch | null = null;
  private unsetFound: (Value | undefined)[] = [];
  private onFound: Value | null = null;

  constructor(facts: Facts, on: string, catalog: Catalog, cell: Cell = {}, shared?: Env) {
    this.facts = facts;
    this.on = on;
    this.catalog = catalog;
    this.cell = cell;
    this.definitions = new Array(catalog.definitions.length);
    // Cases of one household share the numbering of what lacks, so that their results can be joined.
    this.lacks = shared?.lacks ?? [];
    this.bits = shared?.bits ?? new Map();
    if (shared !== undefined) {
      this.judgements = shared.judgements;
      this.watch = shared.watch;
    }
  }

  /** The bit of one thing that lacks, given out when it is first missed. */
  bit(key: string, lack: () => Lack): bigint {
    let bit = this.bits.get(key);
    if (bit === undefined) {
      bit = 1n << BigInt(this.lacks.length);
      this.bits.set(key, bit);
      this.lacks.push(lack());
    }
    return bit;
  }

  /** The bit of a judgement that a clause leaves to a person. */
  judgement(clause: string): bigint {
    const bit = this.bit(`judgement ${clause}`, () => ({ kind: "judgement", clause }));
    this.judgements |= bit;
    return bit;
  }

  /** The day on which the household is judged. */
  onDay(): Value {
    this.onFound ??= day("constant", none, this.on, this.on, 0n, 0, { name: "on" });
    return this.onFound;
  }

  /** A parameter by its slot; an unset one lies within its bounds and is noted as lacking. */
  parameter(index: number): Value {
    const given = this.catalog.parameters[index];
    if (given === undefined) throw new Error("parameter without a slot");
    const name = this.catalog.unset[index];
    if (name === undefined) return given;
    const met = this.unsetFound[index];
    if (met !== undefined) return met;
    const deps = this.bit(`parameter ${name}`, () => ({ kind: "parameter", name }));
    const value = { ...given, deps };
    this.unsetFound[index] = value;
    return value;
  }

  /** A fact of the household. */
  fact(slot: number, def: FactDef): Value {
    const given = this.facts.household.values[slot];
    if (given !== undefined) return given;
    if (this.watch !== null && this.watch.slot === slot && this.watch.element === null) this.watch.met = true;
    const cached = this.household[slot];
    if (cached !== undefined) return cached;
    let value: Value;
    if (slot === areaSlot && this.cell.area !== undefined) {
      value = choice("assumed", none, [this.cell.area], 0n, 0, { fact: "area" });
    } else value = lackingFact(this, def, def.name, this.facts.household, null);
    this.household[slot] = value;
    return value;
  }

  /** A fact of a member, supporter or disability. */
  of(element: Element, slot: number, def: FactDef): Value {
    const given = element.facts?.values[slot];
    if (given !== undefined) return given;
    const cached = element.cache[slot];
    if (cached !== undefined) return cached;
    if (this.watch !== null && this.watch.slot === slot && this.watch.element === element.path) this.watch.met = true;
    const value = memberFact(this, element, slot, def);
    element.cache[slot] = value;
    return value;
  }

  /** What the law says of the household under a name, worked out once. */
  definition(index: number): Value {
    let value = this.definitions[index];
    if (value === undefined) {
      const run = this.catalog.definitions[index];
      if (run === undefined) throw new Error("definition without a slot");
      value = run(this);
      this.definitions[index] = value;
    }
    return value;
  }

  /** What the law says of one member under a name, worked out once for each. */
  memberDefinition(index: number, element: Element): Value {
    if (index === this.catalog.counted && (element.rest || element.facts === null))
      return this.roster.countsOf(element);
    let value = element.definitions[index];
    if (value === undefined) {
      const run = this.catalog.memberDefinitions[index];
      if (run === undefined) throw new Error("definition without a slot");
      value = this.run(run, element);
      element.definitions[index] = value;
    }
    return value;
  }

  /** Runs what is said of one element with this element as its variable. */
  run(what: Eval, element: Element): Value {
    const outer = this.locals[0];
    this.locals[0] = element;
    const value = what(this);
    this.locals[0] = outer;
    return value;
  }

  /** How the household stands under another programme. */
  programme(index: number): { readonly truth: TruthValue; member(element: Element): TruthValue } {
    let outcome = this.verdicts[index];
    if (outcome === undefined) {
      const run = this.catalog.programmes[index];
      if (run === undefined) throw new Error("programme without a slot");
      outcome = run(this);
      this.verdicts[index] = outcome;
    }
    return outcome;
  }
}

/** Yes where the thing is left to a person becomes for-a-person. */
export function judge(env: Env, value: TruthValue, clause: string): TruthValue {
  const is = asTruth(value);
  if (is === "no") return truth("judgement", [value], "no", 0n, 0, { clause });
  return truth("judgement", [value], "unknown", env.judgement(clause) | (is === "unknown" ? value.deps : 0n), 0, {
    clause,
  });
}
