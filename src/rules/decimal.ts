import { Decimal as Library } from "decimal.js";

/** Exact decimals for every figure of a rule: 34 digits, half up, never an exponent in print. */
export const Decimal = Library.clone({ precision: 34, rounding: Library.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Decimal = Library;

export const zero: Decimal = new Decimal(0);
export const one: Decimal = new Decimal(1);
export const twelve: Decimal = new Decimal(12);

/**
 * The order of two decimals: below 0, 0 or above 0. Most figures of a household are whole and below ten million, which
 * decimal.js keeps in one word (`d`, with sign `s` and exponent `e`); those are compared without building a copy.
 */
export function orderOf(a: Decimal, b: Decimal): number {
  const { d: x, e: i } = a;
  const { d: y, e: j } = b;
  if (i >= 0 && i < 7 && j >= 0 && j < 7 && x.length === 1 && y.length === 1) {
    return a.s * (x[0] as number) - b.s * (y[0] as number);
  }
  return a.cmp(b);
}
