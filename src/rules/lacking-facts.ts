/**
 * What is known of a fact that nobody gave: its natural bounds, narrowed by the other facts of the household that the
 * catalogue declares to settle it, and the lack of it, which is noted so that it can be asked for.
 */
import { Decimal } from "./decimal.ts";
import { type FactDef, factCatalogue, findFact, type ListId, slotOf } from "./fact-catalogue.ts";
import type { FactTable, Lack } from "./facts.ts";
import { ageOn } from "./operations/days.ts";
import type { Element, Env } from "./runtime.ts";
import { choice, day, isExact, type Na, none, number, through, truth, type Value } from "./values.ts";

const ageSlot = slotOf("members", "age");
const birthSlot = slotOf("members", "birth");
const livesSlot = slotOf("members", "lives");
/** A counted member whom the roster does not list lives in none of these ways: they end counting at every date. */
const neverCounted = new Set(["dead", "prison", "religious"]);

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

const truths = { yes: ["yes"], no: ["no"], unknown: ["yes", "no"] } as const;

/** Whether a fact applies, from what its sibling may still be: 0 surely, 1 perhaps, 2 surely not. */
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

/** The lack of one fact: its path, and why it is missing. `rest` marks a member whom the roster does not list. */
export function lackOf(def: FactDef, path: string, table: FactTable | null, rest: boolean): Lack {
  const missing = table?.missing[def.slot] ?? (table?.bounds[def.slot] === undefined ? "not-asked" : "bounded");
  return { kind: "fact", path, def, missing, rest };
}

/**
 * The value of a fact that was not given exactly: the bounds that were said of it, or its natural ones, narrowed by what
 * the catalogue declares about it.
 */
export function lackingFact(
  env: Env,
  def: FactDef,
  path: string,
  table: FactTable | null,
  element: Element | null,
): Value {
  const said = table?.bounds[def.slot];
  if (said !== undefined) {
    const deps = env.bit(path, () => lackOf(def, path, table, element?.rest ?? false));
    return number("fact", none, said.lo, said.hi, deps, 0, said.note);
  }
  const { sibling, implying, bequest } = relativesOf(def);
  let na: Na = 0;
  let extra = 0n;
  if (def.applies !== undefined && sibling !== undefined) {
    const other = element === null ? env.fact(sibling.slot, sibling) : env.of(element, sibling.slot, sibling);
    na = applies(other, def.applies.not, def.applies.is);
    if (na === 2) return natural(def, path, 0n, 2);
    if (na === 1) extra |= other.deps;
  }
  if (implying !== undefined) {
    const implied = env.fact(implying.slot, implying);
    if (implied.kind === "truth") {
      if (implied.is === "yes") return truth("implied", [implied], "yes", 0n, 0, { fact: path });
      extra |= implied.deps;
    }
  }
  if (bequest !== undefined && table?.missing[def.slot] === undefined) {
    const inherited = env.fact(bequest.slot, bequest);
    if (isExact(inherited)) {
      // Only a home that draws nothing says something about each of its members; an own application is for all.
      const settled = inherited.kind === "truth" || (inherited.kind === "choice" && inherited.of[0] === "none");
      if (settled) return through(inherited, "inherited", [inherited], { fact: path });
    }
    extra |= inherited.deps;
  }
  const deps = env.bit(path, () => lackOf(def, path, table, element?.rest ?? false)) | extra;
  return natural(def, path, deps, na);
}

/** The widest that a fact may be by its kind. */
function natural(def: FactDef, path: string, deps: bigint, na: Na): Value {
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

/** A fact of a member, supporter or disability that was not given; an age follows from the birthday. */
export function memberFact(env: Env, element: Element, slot: number, def: FactDef): Value {
  if (element.list === "members") {
    if (slot === ageSlot) {
      const birth = element.facts?.values[birthSlot];
      if (birth?.kind === "day" && birth.from !== null) {
        const years = new Decimal(ageOn(birth.from, env.on));
        return number("age", [birth, env.onDay()], years, years, 0n);
      }
    }
    if (slot === livesSlot && element.rest) {
      const path = pathOf(element.path, def);
      const deps = env.bit(path, () => lackOf(def, path, null, true));
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
  return lackingFact(env, def, pathOf(element.path, def), element.facts, element);
}
