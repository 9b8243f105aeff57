/** How far an amount may go before a programme is refused, to the fen: found by judging, never by turning a formula round. */
import type { AssessOptions } from "./assess.ts";
import { judgingOf } from "./changes.ts";
import { Decimal } from "./decimal.ts";
import type { FactDef } from "./fact-catalogue.ts";
import { factDef } from "./fact-catalogue.ts";
import type { Facts } from "./facts.ts";
import type { Policy } from "./policies.ts";
import { withFacts } from "./variants.ts";

/**
 * Two neighbouring amounts, a fen apart, of which only one is refused. `holds` is the last that is not, `refused` the
 * first that is; with `holds` the smaller of the two it is an upper limit. Contract form: "1436.00/month", "20000.00".
 */
export interface Limit {
  readonly fact: string;
  readonly holds: string;
  readonly refused: string;
}
export type Limits =
  | { readonly kind: "found"; readonly limits: readonly Limit[] }
  /** The amount makes no difference: it is refused, or is not, whatever the amount. */
  | { readonly kind: "never"; readonly refused: boolean };

const most = new Decimal("10000000");

/**
 * The limits of one amount or sum of the household (paths of lists are not looked at) for a programme. `period` is the
 * one in which they are wanted, for facts that have one. Null where there is no such programme or fact.
 */
export function limitsOf(
  policy: Policy,
  facts: Facts,
  on: string,
  programme: string,
  fact: string,
  period: "year" | "month",
  options: AssessOptions = {},
): Limits | null {
  const def = factDef(fact);
  const at = judgingOf(policy, on, programme, options);
  if (at === null || def === undefined || def.list !== null) return null;
  if (def.kind !== "amount" && def.kind !== "money") return null;
  const written = (fen: Decimal) => writtenAs(def, fen, period);
  const isRefused = (fen: Decimal) => at(withFacts(facts, [[fact, written(fen)]])).verdict === "not-eligible";
  let [low, ...higher] = probes();
  if (low === undefined) return null;
  let before = isRefused(low);
  const limits: Limit[] = [];
  for (const high of higher) {
    const after = isRefused(high);
    if (after !== before) {
      const [below, above] = narrowed(low, high, before, isRefused);
      limits.push({
        fact,
        holds: written(before ? above : below),
        refused: written(before ? below : above),
      });
    }
    [low, before] = [high, after];
  }
  return limits.length === 0 ? { kind: "never", refused: before } : { kind: "found", limits };
}

/** The place where the outcome changes between two sums of fen, narrowed down to one fen. */
function narrowed(
  low: Decimal,
  high: Decimal,
  atLow: boolean,
  isRefused: (fen: Decimal) => boolean,
): readonly [Decimal, Decimal] {
  let [below, above] = [low, high];
  while (above.minus(below).gt(1)) {
    const middle = below.plus(above).div(2).floor();
    if (isRefused(middle) === atLow) below = middle;
    else above = middle;
  }
  return [below, above];
}

/** Where to look, in fen: a window between two limits (the edge household's income) is wider than a step. */
function probes(): readonly Decimal[] {
  const found: Decimal[] = [new Decimal(0)];
  for (let fen = new Decimal(1000); fen.lt(most.times(100)); fen = fen.times("1.2").ceil()) found.push(fen);
  return [...found, most.times(100)];
}

function writtenAs(def: FactDef, fen: Decimal, period: "year" | "month"): string {
  const sum = fen.div(100).toFixed(2);
  return def.kind === "amount" ? `${sum}/${period}` : sum;
}
