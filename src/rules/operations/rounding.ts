/** Rounding as a clause asks for it. */
import { Decimal, orderOf, rounded } from "../decimal.ts";
import { type NumberValue, number } from "../values.ts";
import type { Bound } from "./bounds.ts";

const roundings = {
  "half-up": Decimal.ROUND_HALF_UP,
  "half-down": Decimal.ROUND_HALF_DOWN,
  "half-even": Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  floor: Decimal.ROUND_FLOOR,
  ceiling: Decimal.ROUND_CEIL,
} as const;
/** How a clause rounds: half up unless it says otherwise. */
export type RoundingMode = keyof typeof roundings;
/** The names a pack may use. */
export const roundingModes = Object.keys(roundings) as readonly RoundingMode[];

const roundingNotes = new Map<string, Readonly<Record<string, unknown>>>();

function roundingNote(places: number, mode: RoundingMode): Readonly<Record<string, unknown>> {
  const key = `${places} ${mode}`;
  let note = roundingNotes.get(key);
  if (note === undefined) {
    note = { to: new Decimal(10).pow(-places).toString(), mode };
    roundingNotes.set(key, note);
  }
  return note;
}

/** Rounds both bounds to a number of decimals. */
export function round(x: NumberValue, places: number, mode: RoundingMode): NumberValue {
  const at = (bound: Bound): Bound => (bound === null ? null : rounded(bound, places, roundings[mode]));
  const lo = at(x.lo);
  const hi = x.hi === x.lo ? lo : at(x.hi);
  const exact = lo !== null && hi !== null && orderOf(lo, hi) === 0 && x.na === 0;
  return number("round", [x], lo, exact ? lo : hi, exact ? 0n : x.deps, x.na, roundingNote(places, mode));
}
