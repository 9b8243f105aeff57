/** Sums, products and extremes of numbers within bounds. Units play no part here: they were checked when a rule was linked. */
import { type Decimal, greatest, least, minus, orderOf, over, plus, times, zero } from "../decimal.ts";
import { type NumberValue, number } from "../values.ts";
import { type Bound, both, counted, known } from "./bounds.ts";

/** The number between two bounds; where they meet it is exact and lacks nothing. */
function result(op: string, a: NumberValue, b: NumberValue, lo: Bound, hi: Bound): NumberValue {
  if (lo !== null && hi !== null && orderOf(lo, hi) === 0) return number(op, [a, b], lo, lo, 0n);
  return number(op, [a, b], lo, hi, both(a.deps, b.deps));
}

/** a + b; the bounds add. */
export function add(a: NumberValue, b: NumberValue): NumberValue {
  if (known(a) && known(b)) {
    const exact = plus(a.lo as Decimal, b.lo as Decimal);
    return number("+", [a, b], exact, exact, 0n);
  }
  const [al, ah] = counted(a);
  const [bl, bh] = counted(b);
  return result("+", a, b, al && bl && plus(al, bl), ah && bh && plus(ah, bh));
}

/** a − b: the least of it is the least of a without the greatest of b. */
export function subtract(a: NumberValue, b: NumberValue): NumberValue {
  if (known(a) && known(b)) {
    const exact = minus(a.lo as Decimal, b.lo as Decimal);
    return number("-", [a, b], exact, exact, 0n);
  }
  const [al, ah] = counted(a);
  const [bl, bh] = counted(b);
  return result("-", a, b, al && bh && minus(al, bh), ah && bl && minus(ah, bl));
}

/** −a; the bounds change places. */
export function negate(a: NumberValue): NumberValue {
  const [lo, hi] = counted(a);
  return number("negate", [a], hi === null ? null : hi.neg(), lo === null ? null : lo.neg(), a.deps);
}

/** Product of two bounds where null is plus or minus infinity by `sign`. */
function product(x: Bound, xs: 1 | -1, y: Bound, ys: 1 | -1): { value: Bound; sign: -1 | 0 | 1 } {
  if (x !== null && y !== null) return { value: times(x, y), sign: 0 };
  const sx = x === null ? xs : x.isZero() ? 0 : x.isNeg() ? -1 : 1;
  const sy = y === null ? ys : y.isZero() ? 0 : y.isNeg() ? -1 : 1;
  if (sx === 0 || sy === 0) return { value: zero, sign: 0 };
  return { value: null, sign: (sx * sy) as -1 | 1 };
}

/** The least and the greatest of what the ends of two numbers give. */
function spread(corners: readonly { value: Bound; sign: -1 | 0 | 1 }[]): readonly [Bound, Bound] {
  let lo: Bound | undefined;
  let hi: Bound | undefined;
  let loOpen = false;
  let hiOpen = false;
  for (const { value, sign } of corners) {
    if (value === null) {
      if (sign < 0) loOpen = true;
      else hiOpen = true;
      continue;
    }
    if (lo === undefined || lo === null || orderOf(value, lo) < 0) lo = value;
    if (hi === undefined || hi === null || orderOf(value, hi) > 0) hi = value;
  }
  return [loOpen ? null : (lo ?? null), hiOpen ? null : (hi ?? null)];
}

/** a × b; where a sign is open or negative, the bounds are among the four products of the ends. */
export function multiply(a: NumberValue, b: NumberValue): NumberValue {
  if (known(a) && known(b)) {
    const exact = times(a.lo as Decimal, b.lo as Decimal);
    return number("*", [a, b], exact, exact, 0n);
  }
  const [al, ah] = counted(a);
  const [bl, bh] = counted(b);
  if (al !== null && bl !== null && !al.isNeg() && !bl.isNeg() && ah !== null && bh !== null)
    return result("*", a, b, times(al, bl), times(ah, bh));
  const [lo, hi] = spread([
    product(al, -1, bl, -1),
    product(al, -1, bh, 1),
    product(ah, 1, bl, -1),
    product(ah, 1, bh, 1),
  ]);
  return result("*", a, b, lo, hi);
}

/** Division by a number that is surely not zero; the check of the packs holds that, so a zero here is a defect. */
export function divide(a: NumberValue, b: NumberValue): NumberValue {
  if (known(a) && known(b)) {
    if ((b.lo as Decimal).isZero()) throw new Error("division by zero in a rule");
    const exact = over(a.lo as Decimal, b.lo as Decimal);
    return number("/", [a, b], exact, exact, 0n);
  }
  const [al, ah] = counted(a);
  const { lo: bl, hi: bh } = b;
  if (bl === null || bl.lte(0)) throw new Error("a divisor may be zero in a rule");
  if (bl === bh && al !== null && ah !== null) return result("/", a, b, over(al, bl), over(ah, bl));
  const corner = (x: Bound, sign: 1 | -1, y: Bound): { value: Bound; sign: -1 | 0 | 1 } => {
    if (y === null) return { value: zero, sign: 0 };
    return x === null ? { value: null, sign } : { value: over(x, y), sign: 0 };
  };
  const [lo, hi] = spread([corner(al, -1, bl), corner(al, -1, bh), corner(ah, 1, bl), corner(ah, 1, bh)]);
  return result("/", a, b, lo, hi);
}

/** The least or the greatest of several numbers. */
export function extreme(op: "min" | "max", xs: readonly NumberValue[]): NumberValue {
  const [a, b] = xs;
  if (xs.length === 2 && a !== undefined && b !== undefined && known(a) && known(b)) {
    const order = orderOf(a.lo as Decimal, b.lo as Decimal);
    const best = (op === "max" ? order >= 0 : order <= 0) ? a.lo : b.lo;
    return number(op, xs, best, best, 0n);
  }
  let lo: Bound | undefined;
  let hi: Bound | undefined;
  let deps = 0n;
  const better = (x: Decimal, y: Decimal): Decimal => (op === "max" ? greatest(x, y) : least(x, y));
  for (const x of xs) {
    const [xl, xh] = counted(x);
    deps |= x.deps;
    if (lo === undefined) {
      lo = xl;
      hi = xh;
      continue;
    }
    const l: Bound = lo;
    const h: Bound = hi as Bound;
    // An open lower bound loses in max and wins in min; an open upper bound the other way round.
    lo =
      op === "max"
        ? l === null
          ? xl
          : xl === null
            ? l
            : better(l, xl)
        : l === null || xl === null
          ? null
          : better(l, xl);
    hi =
      op === "min"
        ? h === null
          ? xh
          : xh === null
            ? h
            : better(h, xh)
        : h === null || xh === null
          ? null
          : better(h, xh);
  }
  const low = lo ?? null;
  const high = hi ?? null;
  const exact = low !== null && high !== null && orderOf(low, high) === 0;
  return number(op, xs, low, exact ? low : high, exact ? 0n : deps);
}
