/**
 * Whether a fact can matter: a way to fill in the other facts under which two answers to it differ in the verdict or the
 * amount of a programme. Only such a fact is worth a question.
 */
import { exclusiveFacts, type FactDef, factDef, slotOf } from "./fact-catalogue.ts";
import type { Facts, Lack } from "./facts.ts";
import { type Judged, type JudgeOptions, judgeOnly, lacksOf } from "./judge.ts";
import type { Plan } from "./packs/plan.ts";
import { representatives } from "./representatives.ts";
import type { Watch } from "./runtime.ts";
import { type Answer, boundsAt, isListed, withFacts } from "./variants.ts";

/** The other facts, filled in. */
export type Witness = readonly (readonly [string, Answer])[];
type FactLack = Extract<Lack, { readonly kind: "fact" }>;

const longTries = 30;

/** The member or supporter of whom a fact is told: `members[0]`. */
export const elementOf = (path: string): string | null => /^(?:members|supporters)\[\d+\]/.exec(path)?.[0] ?? null;

/** Looks for a witness in so many tries; null where none was found. */
export function findWitness(
  path: string,
  index: number,
  plan: Plan,
  facts: Facts,
  on: string,
  options: JudgeOptions,
  tries = longTries,
): Witness | null {
  return new WitnessSearch(plan, facts, on, options).find(path, index, tries);
}

/** The searches for one household. What one of them has worked out serves the others. */
export class WitnessSearch {
  readonly #plan: Plan;
  readonly #facts: Facts;
  readonly #on: string;
  readonly #options: JudgeOptions;
  readonly #homes: { readonly least: number; readonly most: number };
  /** How each programme stands before anything is filled in. */
  readonly #firsts = new Map<number, Stage>();
  readonly #searches = new Map<string, Search>();

  constructor(plan: Plan, facts: Facts, on: string, options: JudgeOptions) {
    this.#plan = plan;
    this.#facts = facts;
    this.#on = on;
    this.#options = options;
    this.#homes = sizesOf(facts);
  }

  /** A search that was broken off after fewer tries goes on where it was. */
  find(path: string, index: number, tries: number): Witness | null {
    const def = factDef(path);
    if (def === undefined || this.#plan.programmes[index] === undefined) return null;
    const key = `${index} ${path}`;
    let search = this.#searches.get(key);
    if (search === undefined) {
      search = { path, index, def, random: seeded(path.length * 7919 + index), own: elementOf(path), tried: 0 };
      this.#searches.set(key, search);
    }
    for (; search.tried < tries; search.tried += 1) {
      const found = this.#attempt(search);
      if (found !== null) return found;
    }
    return null;
  }

  #attempt({ path, index, def, random, own }: Search): Witness | null {
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
    const others: (readonly [string, Answer])[] = [];
    const set = new Set<string>([path]);
    const size = this.#homes.least + Math.floor(random() * (this.#homes.most - this.#homes.least + 1));
    // Filling in may bring up facts that mattered only now, so it goes on until nothing more is lacking.
    for (let round = 0; round < 6; round += 1) {
      const filled = round === 0 ? this.#facts : withFacts(this.#facts, others);
      const watch = round === 0 ? null : watchFor(path, def);
      const stage = round === 0 ? this.#atFirst(index) : this.#stage(index, filled, watch);
      let more = 0;
      for (const lack of stage.lacking) {
        if (set.has(lack.path) || (lack.rest && elementOf(lack.path) !== own)) continue;
        more += 1;
        set.add(lack.path);
        const answers = representatives(lack.def, this.#plan, this.#on, size, boundsAt(this.#facts, lack.path));
        others.push([lack.path, lack.def.name === "size" ? size : pick(answers)]);
      }
      if (more > 0) continue;
      // What never asks for the fact, or does not lack it, comes out alike whatever the answer; but a new element may
      // change the whole roster.
      if (readAside.has(def.id) || !isListed(filled, path)) break;
      if (watch !== null && !watch.met) return null;
      if (isOwn(def) && !fillsSize(def, filled) && !stage.lacking.some((lack) => lack.path === path)) return null;
      break;
    }
    return this.#differs(path, def, index, size, others) ? others : null;
  }

  #atFirst(index: number): Stage {
    let stage = this.#firsts.get(index);
    if (stage === undefined) {
      stage = this.#stage(index, this.#facts);
      this.#firsts.set(index, stage);
    }
    return stage;
  }

  #stage(index: number, facts: Facts, watch: Watch | null = null): Stage {
    const { open, amountOpen, env } = judgeOnly(this.#plan, facts, this.#on, index, this.#options, watch);
    const bits = open | amountOpen;
    return { lacking: bits === 0n ? nothing : lacksOf(bits, env.lacks).filter((lack) => lack.kind === "fact") };
  }

  /** Whether two answers come out differently where the others are filled in so. */
  #differs(path: string, def: FactDef, index: number, size: number, others: Witness): boolean {
    let first: string | null = null;
    for (const answer of representatives(def, this.#plan, this.#on, size, boundsAt(this.#facts, path))) {
      const filled = withFacts(this.#facts, [...others, [path, answer]]);
      const side = signature(judgeOnly(this.#plan, filled, this.#on, index, this.#options));
      if (first !== null && first !== side) return true;
      first = side;
    }
    return false;
  }
}

interface Search {
  readonly path: string;
  readonly index: number;
  readonly def: FactDef;
  readonly random: () => number;
  readonly own: string | null;
  tried: number;
}
/** What a programme still lacks of facts at some stage of filling in. */
interface Stage {
  readonly lacking: readonly FactLack[];
}
const nothing: readonly never[] = [];

/** Facts of which the rules see that they are given without asking for them: they change the roster, or stand for others. */
const readAside: ReadonlySet<string> = new Set([
  "size",
  "members[].income",
  "members[].supporter",
  ...exclusiveFacts.flat(2),
]);

/** Whether no other fact settles this one, so that it matters only where it is lacking. */
const isOwn = (def: FactDef): boolean =>
  def.inherits === undefined && def.impliedBy === undefined && def.applies === undefined;

/** Whether a fact may tell that a member counts although the stated size is filled: no lack shows that any more. */
const fillsSize = (def: FactDef, { household }: Facts): boolean =>
  def.list === "members" && (household.values[sizeSlot] !== undefined || household.bounds[sizeSlot] !== undefined);

const sizeSlot = slotOf(null, "size");

const watchFor = (path: string, def: FactDef): Watch => {
  const end = path.length - def.name.length - 1;
  return { slot: def.slot, element: end < 0 ? null : path.slice(0, end), met: false };
};

/** A small seeded generator: the search for a witness is repeatable. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

/** The sizes of home that are tried: those that were said, else a few common ones. */
function sizesOf(facts: Facts): { readonly least: number; readonly most: number } {
  const said = boundsAt(facts, "size");
  return { least: said?.lo?.toNumber() ?? 1, most: said?.hi?.toNumber() ?? 6 };
}

function signature(judged: Judged): string {
  if (judged.is === "no") return "no";
  return `${judged.is === "yes" ? "yes" : "open"} ${judged.amount?.lo.toFixed(2) ?? ""} ${judged.amount?.hi?.toFixed(2) ?? ""}`;
}
