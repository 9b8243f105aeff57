import { Decimal as Library } from "decimal.js";

/** Exact decimals for every figure of a rule: 34 digits, half up, never an exponent in print. */
export const Decimal = Library.clone({ precision: 34, rounding: Library.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Decimal = Library;

export const zero: Decimal = new Decimal(0);
export const one: Decimal = new Decimal(1);
export const twelve: Decimal = new Decimal(12);
