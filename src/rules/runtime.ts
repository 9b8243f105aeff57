/** What expressions see while one household is judged: its facts, the parameters of the day, and what turned out to lack. */
import { Decimal, one, plainInteger, whole } from "./decimal.ts";
import { type FactDef, factCatalogue, findFact, incomeComponents, type ListId } from "./fact-catalogue.ts";
import type { ElementFacts, Facts, FactTable, Lack } from "./facts.ts";
import { extreme } from "./operations/arithmetic.ts";
import { ageOn } from "./operations/days.ts";
import {
  choice,
  day,
  type ElementLike,
  type Item,
  isExact,
  type ListValue,
  list,
  type Na,
  type NumberValue,
  none,
  number,
  type TruthValue,
  through,
  truth,
  type Value,
} from "./values.ts";

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

export type Eval = (env: Env) => Value;

/** One value of the household held fixed while a programme is judged in one of the cases that it is split into. */
export interface Cell {
  readonly area?: string;
  readonly countedSize?: number;
}

export interface Catalog {
  readonly parameters: readonly Value[];
  /** For each parameter its name where it is unset; its bit is given out when it is first read. */
  readonly unset: readonly (string | undefined)[];
  readonly definitions: readonly Eval[];
  readonly memberDefinitions: readonly Eval[];
  readonly counted: number;
  readonly programmes: readonly ((env: Env) => { readonly truth: TruthValue; member(element: Element): TruthValue })[];
}

const slotOf = (listId: ListId | null, name: string): number => {
  const def = findFact(listId, name);
  if (def === undefined) throw new Error(`no fact ${name}`);
  return def.slot;
};
const sizeDef = findFact(null, "size") as FactDef;
const sizeSlot = slotOf(null, "size");
const areaSlot = slotOf(null, "area");
const totalSlot = slotOf(null, "income.total");
const perHeadSlot = slotOf(null, "income.perHead");
const componentSlots = incomeComponents.map((name) => slotOf(null, name));
const ageSlot = slotOf("members", "age");
const birthSlot = slotOf("members", "birth");
const livesSlot = slotOf("members", "lives");
/** A counted member whom the roster does not list lives in none of these ways: they end counting at every date. */
const neverCounted = new Set(["dead", "prison", "religious"]);

/** As many as a roster may list. */
const mostMembers = 40;

const unlisted: readonly [number, number] = [1, 1];

/** Paths of facts by the path of their element: every case of a household names the same ones, and text made anew is slow to look up. */
const paths = new Map<string, string[]>();

function pathOf(element: string, def: FactDef): string {
  let known = paths.get(element);
  if (known === undefined) {
    known = [];
    paths.set(element, known);
  }
  known[def.slot] ??= `${element}.${def.name}`;
  return known[def.slot] as string;
}

const memberPaths = Array.from({ length: 64 }, (_, index) => `members[${index}]`);
const memberPath = (index: number): string => memberPaths[index] ?? `members[${index}]`;

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
  readonly verdicts: ({ readonly truth: TruthValue; member(element: Element): TruthValue } | undefined)[] = [];
  private unsetFound: (Value | undefined)[] = [];
  private membersFound: ListValue | null = null;
  private supportersFound: ListValue | null = null;
  private countedMembersFound: ListValue | null = null;
  private sizeFound: NumberValue | null = null;
  private onFound: Value | null = null;
  private somebodyFound: TruthValue | null = null;

  constructor(facts: Facts, on: string, catalog: Catalog, cell: Cell = {}, shared?: Env) {
    this.facts = facts;
    this.on = on;
    this.catalog = catalog;
    this.cell = cell;
    this.definitions = new Array(catalog.definitions.length);
    // Cases of one household share the numbering of what lacks, so that their results can be joined.
    this.lacks = shared?.lacks ?? [];
    this.bits = shared?.bits ?? new Map();
    if (shared !== undefined) this.judgements = shared.judgements;
  }

  bit(key: string, lack: () => Lack): bigint {
    let bit = this.bits.get(key);
    if (bit === undefined) {
      bit = 1n << BigInt(this.lacks.length);
      this.bits.set(key, bit);
      this.lacks.push(lack());
    }
    return bit;
  }

  judgement(clause: string): bigint {
    const bit = this.bit(`judgement ${clause}`, () => ({ kind: "judgement", clause }));
    this.judgements |= bit;
    return bit;
  }

  onDay(): Value {
    this.onFound ??= day("constant", none, this.on, this.on, 0n, 0, { name: "on" });
    return this.onFound;
  }

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

  fact(slot: number, def: FactDef): Value {
    const given = this.facts.household.values[slot];
    if (given !== undefined) return given;
    const cached = this.household[slot];
    if (cached !== undefined) return cached;
    let value: Value;
    if (slot === areaSlot && this.cell.area !== undefined) {
      value = choice("assumed", none, [this.cell.area], 0n, 0, { fact: "area" });
    } else value = this.lacking(def, def.name, this.facts.household, null);
    this.household[slot] = value;
    return value;
  }

  /** A fact of a member, supporter or disability. */
  of(element: Element, slot: number, def: FactDef): Value {
    const given = element.facts?.values[slot];
    if (given !== undefined) return given;
    const cached = element.cache[slot];
    if (cached !== undefined) return cached;
    const value = this.ofUncached(element, slot, def);
    element.cache[slot] = value;
    return value;
  }

  private ofUncached(element: Element, slot: number, def: FactDef): Value {
    if (element.list === "members") {
      if (slot === ageSlot) {
        const birth = element.facts?.values[birthSlot];
        if (birth?.kind === "day" && birth.from !== null) {
          const years = new Decimal(ageOn(birth.from, this.on));
          return number("age", [birth, this.onDay()], years, years, 0n);
        }
      }
      if (slot === livesSlot && element.rest) {
        const path = pathOf(element.path, def);
        const deps = this.bit(path, () => this.lackOf(def, path, null, true));
        return choice(
          "fact",
          none,
          (def.options ?? []).filter((way) => !neverCounted.has(way)),
          deps,
          0,
          { fact: path },
        );
      }
    }
    return this.lacking(def, pathOf(element.path, def), element.facts, element);
  }

  private lackOf(def: FactDef, path: string, table: FactTable | null, rest: boolean): Lack {
    return { kind: "fact", path, def, missing: table?.missing[def.slot] ?? "not-asked", rest };
  }

  /** The value of a fact that was not given: its natural bounds, narrowed by what the catalogue declares about it. */
  private lacking(def: FactDef, path: string, table: FactTable | null, element: Element | null): Value {
    const { sibling, implying, bequest } = relativesOf(def);
    let na: Na = 0;
    let extra = 0n;
    if (def.applies !== undefined && sibling !== undefined) {
      const other = element === null ? this.fact(sibling.slot, sibling) : this.of(element, sibling.slot, sibling);
      na = applies(other, def.applies.not, def.applies.is);
      if (na === 2) return this.natural(def, path, 0n, 2);
      if (na === 1) extra |= other.deps;
    }
    if (implying !== undefined) {
      const implied = this.fact(implying.slot, implying);
      if (implied.kind === "truth") {
        if (implied.is === "yes") return truth("implied", [implied], "yes", 0n, 0, { fact: path });
        extra |= implied.deps;
      }
    }
    if (bequest !== undefined && table?.missing[def.slot] === undefined) {
      const inherited = this.fact(bequest.slot, bequest);
      if (isExact(inherited)) {
        // Only a home that draws nothing says something about each of its members; an own application is for all.
        const settled = inherited.kind === "truth" || (inherited.kind === "choice" && inherited.of[0] === "none");
        if (settled) return through(inherited, "inherited", [inherited], { fact: path });
      }
      extra |= inherited.deps;
    }
    const deps = this.bit(path, () => this.lackOf(def, path, table, element?.rest ?? false)) | extra;
    return this.natural(def, path, deps, na);
  }

  private natural(def: FactDef, path: string, deps: bigint, na: Na): Value {
    const note = { fact: path };
    switch (def.kind) {
      case "amount":
      case "money":
      case "count":
      case "number":
        return number("fact", none, relativesOf(def).min, relativesOf(def).max, deps, na, note);
      case "truth":
        return truth("fact", none, "unknown", deps, na, note);
      case "choice":
        return choice("fact", none, def.options ?? [], deps, na, note);
      case "day":
        return day("fact", none, null, null, deps, na, note);
      case "text":
        return { kind: "text", op: "fact", args: none, note, deps, na, text: null };
    }
  }

  private element(
    listId: ListId,
    index: number,
    facts: ElementFacts | null,
    path: string,
    times: readonly [number, number],
    rest: boolean,
  ): Element {
    return { list: listId, index, facts, path, times, rest, cache: [], definitions: [], disabilities: null };
  }

  /** The members: those listed, and, where the counted size is larger, the unlisted ones. */
  members(): ListValue {
    if (this.membersFound !== null) return this.membersFound;
    const listed = this.facts.members ?? [];
    const items: Item[] = listed.map((facts, index) => ({
      element: this.element("members", index, facts, facts.path, unlisted, false),
      included: null,
      value: null,
    }));
    let deps = 0n;
    const size = this.declaredSize();
    if (size !== null) {
      // The listed who surely count, and those who may: the rest of the size are members the roster does not name.
      this.membersFound = list("members", none, items, 0n);
      let sure = 0;
      let open = 0;
      for (const item of items) {
        const counts = this.countsOf(item.element as Element);
        if (counts.is === "yes") sure += 1;
        else if (counts.is === "unknown") {
          open += 1;
          deps |= counts.deps;
        }
      }
      if (open > 0 && size.lo !== null && size.lo === size.hi && size.lo.eq(sure)) {
        // The stated size is filled by those who surely count, so nobody else does.
        for (const item of items) {
          const element = item.element as Element;
          if (this.countsOf(element).is !== "unknown") continue;
          element.definitions[this.catalog.counted] = truth("counted", none, "no", 0n, 0, { member: element.index });
        }
        open = 0;
      }
      const lowest = size.lo === null ? 1 : plainInteger(size.lo);
      const highest = size.hi === null ? 30 : plainInteger(size.hi);
      const least = Math.max(0, lowest - sure - open);
      const most = Math.max(0, highest - sure);
      if (open === 0) deps = 0n;
      if (most > 0) {
        const index = listed.length;
        const path = memberPath(index);
        if (least !== most) deps |= size.deps;
        items.push({
          element: this.element("members", index, null, path, [least, most], true),
          included: null,
          value: null,
        });
      }
      if (this.facts.members === null) {
        // No roster at all: someone who does not count (who died, serves a sentence, lives in a temple) may be unlisted.
        const index = most;
        const path = memberPath(index);
        const lives = findFact("members", "lives") as FactDef;
        const unseen = this.bit(`${path}.lives`, () => this.lackOf(lives, `${path}.lives`, null, true));
        items.push({
          element: this.element("members", index, null, path, [0, mostMembers], false),
          included: truth("fact", none, "unknown", unseen, 0, { fact: "members" }),
          value: null,
        });
      }
    }
    this.membersFound = list("members", none, items, deps);
    return this.membersFound;
  }

  supporters(): ListValue {
    this.supportersFound ??= this.nested("supporters", this.facts.supporters, "supporters");
    return this.supportersFound;
  }

  disabilities(element: Element): ListValue {
    element.disabilities ??= this.nested(
      "members[].disabilities",
      element.facts?.disabilities ?? null,
      `${element.path}.disabilities`,
    );
    return element.disabilities;
  }

  /** A list that is complete where it was given and of unknown length where it was not. */
  private nested(listId: ListId, given: readonly ElementFacts[] | null, path: string): ListValue {
    if (given !== null) {
      return list(
        listId,
        none,
        given.map((facts, index) => ({
          element: this.element(listId, index, facts, facts.path, unlisted, false),
          included: null,
          value: null,
        })),
        0n,
      );
    }
    const first = findFact(listId, listId === "supporters" ? "relation" : "type") as FactDef;
    const at = `${path}[0]`;
    const deps = this.bit(`${at}.${first.name}`, () => this.lackOf(first, `${at}.${first.name}`, null, false));
    return list(
      listId,
      none,
      [{ element: this.element(listId, 0, null, at, [0, 8], false), included: null, value: null }],
      deps,
    );
  }

  /** `size` as given, or unknown where it was asked in vain or no roster stands in for it; null where the roster is complete. */
  private declaredSize(): NumberValue | null {
    const fixed = this.cell.countedSize;
    if (
      this.facts.members !== null &&
      this.facts.household.values[sizeSlot] === undefined &&
      this.facts.household.missing[sizeSlot] === undefined
    ) {
      return null;
    }
    if (fixed !== undefined && this.facts.household.values[sizeSlot] === undefined) {
      const exact = new Decimal(fixed);
      return number("assumed", none, exact, exact, 0n, 0, { fact: "size" });
    }
    return this.fact(sizeSlot, sizeDef) as NumberValue;
  }

  countsOf(element: Element): TruthValue {
    if (element.rest) return truth("counted", none, "yes", 0n, 0, { member: element.index });
    if (element.facts === null) return truth("counted", none, "no", 0n, 0, { member: element.index });
    return this.memberDefinition(this.catalog.counted, element) as TruthValue;
  }

  countedMembers(): ListValue {
    if (this.countedMembersFound !== null) return this.countedMembersFound;
    const all = this.members();
    const items = all.items.flatMap((item) => {
      const counts = this.countsOf(item.element as Element);
      return counts.is === "no" ? [] : [{ ...item, included: counts }];
    });
    this.countedMembersFound = list("countedMembers", none, items, all.deps);
    return this.countedMembersFound;
  }

  /** The number of counted members, at least 1; programmes refuse a home in which surely nobody counts before dividing. */
  countedSize(): NumberValue {
    if (this.sizeFound !== null) return this.sizeFound;
    const declared = this.declaredSize();
    let size: NumberValue;
    if (this.cell.countedSize !== undefined && declared?.op !== "fact") {
      const exact = new Decimal(this.cell.countedSize);
      size = number("assumed", none, exact, exact, 0n, 0, { fact: "countedSize" });
    } else if (declared !== null) size = declared;
    else size = this.countRoster();
    this.sizeFound = size;
    return size;
  }

  countRoster(): NumberValue {
    let lo = 0;
    let hi = 0;
    let deps = 0n;
    const args: Value[] = [];
    for (const item of this.members().items) {
      const counts = this.countsOf(item.element as Element);
      args.push(truth("element", [counts], counts.is, counts.deps, 0, { member: item.element.index }));
      if (counts.is === "yes") lo += 1;
      if (counts.is !== "no") hi += 1;
      deps |= counts.deps;
    }
    const low = whole(lo);
    const raw = number("count", args, low, lo === hi ? low : whole(hi), lo === hi ? 0n : deps);
    return lo >= 1 ? raw : extreme("max", [oneNode, raw]);
  }

  /** Whether anybody counts: no where the roster is complete and surely nobody does. */
  somebodyCounts(): TruthValue {
    this.somebodyFound ??= this.somebody();
    return this.somebodyFound;
  }

  private somebody(): TruthValue {
    if (this.declaredSize() !== null) return truth("somebody", none, "yes", 0n);
    const parts = this.members().items.map((item) => this.countsOf(item.element as Element));
    let deps = 0n;
    let is: "yes" | "no" | "unknown" = "no";
    for (const counts of parts) {
      if (counts.is === "yes") return truth("or", parts, "yes", 0n);
      if (counts.is === "unknown") {
        is = "unknown";
        deps |= counts.deps;
      }
    }
    return truth("or", parts, is, deps);
  }

  /** Which way the household's income was given: as a total, per head, by its components, or not at all. */
  incomeGiven(): "total" | "perHead" | "components" {
    const { values, missing } = this.facts.household;
    if (values[totalSlot] !== undefined) return "total";
    if (values[perHeadSlot] !== undefined) return "perHead";
    if (componentSlots.some((slot) => values[slot] !== undefined)) return "components";
    if (missing[totalSlot] !== undefined) return "total";
    if (missing[perHeadSlot] !== undefined) return "perHead";
    return componentSlots.some((slot) => missing[slot] !== undefined) ? "components" : "total";
  }

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

  memberDefinition(index: number, element: Element): Value {
    if (index === this.catalog.counted && (element.rest || element.facts === null)) return this.countsOf(element);
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

/** What the catalogue declares about a fact, looked up once: other facts that settle it, and its natural bounds. */
interface Relatives {
  readonly sibling: FactDef | undefined;
  readonly implying: FactDef | undefined;
  readonly bequest: FactDef | undefined;
  readonly min: Decimal | null;
  readonly max: Decimal | null;
}

const relatives = new Map<FactDef, Relatives>(
  factCatalogue.map((def) => {
    const find = (list: ListId | null, name: string | undefined): FactDef | undefined => {
      if (name === undefined) return undefined;
      const found = findFact(list, name);
      if (found === undefined) throw new Error(`${def.id} depends on an unknown fact`);
      return found;
    };
    const bound = (text: string | undefined): Decimal | null => (text === undefined ? null : new Decimal(text));
    return [
      def,
      {
        sibling: find(def.list, def.applies?.fact),
        implying: find(null, def.impliedBy),
        bequest: find(null, def.inherits),
        min: bound(def.min),
        max: bound(def.max),
      },
    ];
  }),
);

function relativesOf(def: FactDef): Relatives {
  const found = relatives.get(def);
  if (found === undefined) throw new Error(`${def.id} is not in the catalogue`);
  return found;
}

const oneNode = number("constant", none, one, one, 0n);

function applies(other: Value, not: readonly string[] | undefined, is: readonly string[] | undefined): Na {
  if (other.na === 2) return 2;
  const possible: readonly string[] =
    other.kind === "choice" ? other.of : other.kind === "truth" ? truths[other.is] : [];
  let fits = 0;
  for (const option of possible)
    if ((not === undefined || !not.includes(option)) && (is === undefined || is.includes(option))) fits += 1;
  if (fits === 0) return 2;
  return fits === possible.length && other.na === 0 ? 0 : 1;
}

const truths = { yes: ["yes"], no: ["no"], unknown: ["yes", "no"] } as const;
