import { Decimal as Library } from "decimal.js";

/** Exact decimals for every figure of a rule: 34 digits, half up, never an exponent in print. */
export const Decimal = Library.clone({ precision: 34, rounding: Library.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Decimal = Library;

export const zero: Decimal = new Decimal(0);
export const one: Decimal = new Decimal(1);
export const twelve: Decimal = new Decimal(12);

/*
 * Most figures of a household are whole and below ten million, which decimal.js keeps in one word (`d`, with sign `s` and
 * exponent `e`). Machine integers are exact there, so the functions below use them and leave all else to the library.
 */
const word = 10_000_000;
const small = (x: Decimal): boolean => x.d.length === 1 && x.e >= 0 && x.e < 7;
const integer = (x: Decimal): number => x.s * (x.d[0] as number);

const wholes: Decimal[] = Array.from({ length: 64 }, (_, index) => new Decimal(index));

/** A small whole number as a decimal. */
export function whole(n: number): Decimal {
  return wholes[n] ?? new Decimal(n);
}

/** A decimal that is whole and not large as a machine integer. */
export const plainInteger = (x: Decimal): number => (small(x) ? integer(x) : x.toNumber());

/** The order of two decimals: -1, 0 or 1. It reads their words where they lie; decimal.js copies one of them to compare. */
export function orderOf(a: Decimal, b: Decimal): number {
  if (a === b) return 0;
  const { d: x, e: i, s } = a;
  const { d: y, e: j } = b;
  if (x[0] === 0) return y[0] === 0 ? 0 : -b.s;
  if (y[0] === 0 || s !== b.s) return s;
  if (i !== j) return i > j ? s : -s;
  const shared = Math.min(x.length, y.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (x[at] as number) - (y[at] as number);
    if (difference !== 0) return difference > 0 ? s : -s;
  }
  return x.length === y.length ? 0 : x.length > y.length ? s : -s;
}

/** The smaller of two decimals. */
export const least = (a: Decimal, b: Decimal): Decimal => (orderOf(a, b) <= 0 ? a : b);
/** The larger of two decimals. */
export const greatest = (a: Decimal, b: Decimal): Decimal => (orderOf(a, b) >= 0 ? a : b);

const same = (a: Decimal, b: Decimal): boolean => a === b || (a.s === b.s && orderOf(a, b) === 0);

/**
 * The last few results of a slow operation. The members of a household, and one household after another, ask for the same
 * shares of the same standards. A pure function's memory only: what it gives is what would be worked out anew.
 */
class Recent {
  readonly #work: (a: Decimal, b: Decimal) => Decimal;
  readonly #left: Decimal[] = [];
  readonly #right: Decimal[] = [];
  readonly #results: Decimal[] = [];
  #next = 0;

  constructor(work: (a: Decimal, b: Decimal) => Decimal) {
    this.#work = work;
  }

  of(a: Decimal, b: Decimal): Decimal {
    const left = this.#left;
    for (let at = 0; at < left.length; at += 1) {
      if (same(left[at] as Decimal, a) && same(this.#right[at] as Decimal, b)) return this.#results[at] as Decimal;
    }
    const result = this.#work(a, b);
    left[this.#next] = a;
    this.#right[this.#next] = b;
    this.#results[this.#next] = result;
    this.#next = (this.#next + 1) % 8;
    return result;
  }
}

const products = new Recent((a, b) => a.times(b));
const quotients = new Recent((a, b) => a.div(b));

/** The exact sum. */
export function plus(a: Decimal, b: Decimal): Decimal {
  return small(a) && small(b) ? new Decimal(integer(a) + integer(b)) : a.plus(b);
}

/** The exact difference. */
export function minus(a: Decimal, b: Decimal): Decimal {
  return small(a) && small(b) ? new Decimal(integer(a) - integer(b)) : a.minus(b);
}

/** The product, exact up to 34 digits. */
export function times(a: Decimal, b: Decimal): Decimal {
  if (small(a) && small(b)) {
    const product = integer(a) * integer(b);
    if (product < word && product > -word) return new Decimal(product);
  }
  return products.of(a, b);
}

/** The quotient to 34 digits. */
export function over(a: Decimal, b: Decimal): Decimal {
  if (small(a) && small(b)) {
    const quotient = integer(a) / integer(b);
    if (Number.isInteger(quotient)) return new Decimal(quotient);
  }
  return quotients.of(a, b);
}

/** Rounded to a number of decimals; `mode` is one of decimal.js. */
export function rounded(x: Decimal, places: number, mode: Library.Rounding): Decimal {
  return small(x) ? x : x.toDecimalPlaces(places, mode);
}
