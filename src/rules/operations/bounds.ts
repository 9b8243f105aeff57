/**
 * What every operation on values within bounds rests on. An open bound means any finite value, so 0 × open is 0. What is
 * decided no longer depends on anything.
 */
import { type Decimal, greatest, least, zero } from "../decimal.ts";
import type { NumberValue } from "../values.ts";

/** An end of what a number may be; null is open, which means any finite value. */
export type Bound = Decimal | null;

/** A number whose fact is not applicable counts as nothing in a sum; where that is unsure, both may be so. */
export function counted(x: NumberValue): readonly [Bound, Bound] {
  if (x.na === 0) return [x.lo, x.hi];
  if (x.na === 2) return [zero, zero];
  return [x.lo === null ? null : least(x.lo, zero), x.hi === null ? null : greatest(x.hi, zero)];
}

/** What either of two values lacks. Most lack nothing, and joining big integers makes new ones. */
export const both = (a: bigint, b: bigint): bigint => (a === 0n ? b : b === 0n ? a : a | b);

/** Whether a number is exact and its fact applies. */
export const known = (x: NumberValue): boolean => x.na === 0 && x.lo !== null && x.lo === x.hi;
