// How like a question is to what a clause is asked for, letter by letter: it sees the small words that the terms leave
// out (谁, 几天, 算不算), which are what tells a clause from its neighbours.
import type { Clause } from "../../rules/index.ts";

/** What a clause is asked for and what it says, in pairs of letters. */
interface Lettered {
  readonly keywords: readonly ReadonlySet<string>[];
  readonly all: ReadonlySet<string>;
}

export interface Letters {
  /** In how many clauses a pair stands. */
  readonly frequency: ReadonlyMap<string, number>;
  readonly count: number;
}

const lettered = new WeakMap<Clause, Lettered>();

/** They stand anywhere and between any two words. */
const fillers = /[的了要吗呢吧啊不]/g;

export function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const [run] of text.replace(fillers, "").matchAll(/[\p{Script=Han}\d.%]{2,}/gu)) {
    for (let at = 0; at + 2 <= run.length; at += 1) pairs.add(run.slice(at, at + 2));
  }
  return pairs;
}

function letteredOf(clause: Clause): Lettered {
  const known = lettered.get(clause);
  if (known !== undefined) return known;
  const keywords = clause.keywords["zh-CN"].map(pairsOf);
  const all = new Set([...keywords, pairsOf(clause.summary["zh-CN"])].flatMap((pairs) => [...pairs]));
  const own = { keywords, all };
  lettered.set(clause, own);
  return own;
}

/** Counts the pairs of letters over the clauses of a place. */
export function countLetters(clauses: Iterable<Clause>): Letters {
  const frequency = new Map<string, number>();
  let count = 0;
  for (const clause of clauses) {
    count += 1;
    for (const pair of letteredOf(clause).all) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  }
  return { frequency, count };
}

export interface Likeness {
  /** Share of the question's pairs that the clause has anywhere, the rarer counting more; 0 to 1. */
  readonly shared: number;
  /** The same with the keyword that has most, what the keyword says besides counting against it; 0 to 1. */
  readonly nearest: number;
  /** As `shared`, where pairs that no clause has count against it; 0 to 1. */
  readonly sure: number;
}

/** Compares one question with many clauses. */
export function likenessTo(question: string, { frequency, count }: Letters): (clause: Clause) => Likeness {
  const weightOf = (pair: string): number => Math.log(1 + count / (1 + (frequency.get(pair) ?? 0)));
  const asked = new Map<string, number>();
  let unknown = 0;
  for (const pair of pairsOf(question)) {
    if (frequency.has(pair)) asked.set(pair, weightOf(pair));
    else unknown += weightOf(pair);
  }
  const whole = [...asked.values()].reduce((sum, weight) => sum + weight, 0);
  return (clause) => {
    if (whole === 0) return { shared: 0, nearest: 0, sure: 0 };
    const { keywords, all } = letteredOf(clause);
    let shared = 0;
    for (const [pair, weight] of asked) if (all.has(pair)) shared += weight;
    let nearest = 0;
    for (const keyword of keywords) {
      let same = 0;
      let more = 0;
      for (const pair of keyword) {
        const weight = asked.get(pair);
        if (weight === undefined) more += weightOf(pair);
        else same += weight;
      }
      if (same > 0) nearest = Math.max(nearest, same / (whole + 0.2 * more));
    }
    return { shared: shared / whole, nearest, sure: shared / (whole + unknown) };
  };
}
