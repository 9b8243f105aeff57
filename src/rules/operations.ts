/**
 * Operations on values within bounds. An open bound means any finite value, so 0 × open is 0. A comparison is decided
 * when every pair of values within the bounds gives the same answer. What is decided no longer depends on anything.
 */
import { Decimal, greatest, least, minus, orderOf, over, plainInteger, plus, rounded, times, zero } from "./decimal.ts";
import { Temporal } from "./temporal.ts";
import {
  type ChoiceValue,
  choice,
  type DayValue,
  day,
  type Item,
  isExact,
  type ListValue,
  lasting,
  type NumberValue,
  none,
  number,
  type TruthValue,
  through,
  truth,
  type Value,
  yesNo,
} from "./values.ts";

type Bound = Decimal | null;

/** A number whose fact is not applicable counts as nothing in a sum; where that is unsure, both may be so. */
function counted(x: NumberValue): readonly [Bound, Bound] {
  if (x.na === 0) return [x.lo, x.hi];
  if (x.na === 2) return [zero, zero];
  return [x.lo === null ? null : least(x.lo, zero), x.hi === null ? null : greatest(x.hi, zero)];
}

/** What either of two values lacks. Most lack nothing, and joining big integers makes new ones. */
const both = (a: bigint, b: bigint): bigint => (a === 0n ? b : b === 0n ? a : a | b);

const known = (x: NumberValue): boolean => x.na === 0 && x.lo !== null && x.lo === x.hi;

function result(op: string, a: NumberValue, b: NumberValue, lo: Bound, hi: Bound): NumberValue {
  if (lo !== null && hi !== null && orderOf(lo, hi) === 0) return number(op, [a, b], lo, lo, 0n);
  return number(op, [a, b], lo, hi, both(a.deps, b.deps));
}

export function add(a: NumberValue, b: NumberValue): NumberValue {
  if (known(a) && known(b)) {
    const exact = plus(a.lo as Decimal, b.lo as Decimal);
    return number("+", [a, b], exact, exact, 0n);
  }
  const [al, ah] = counted(a);
  const [bl, bh] = counted(b);
  return result("+", a, b, al && bl && plus(al, bl), ah && bh && plus(ah, bh));
}

export function subtract(a: NumberValue, b: NumberValue): NumberValue {
  if (known(a) && known(b)) {
    const exact = minus(a.lo as Decimal, b.lo as Decimal);
    return number("-", [a, b], exact, exact, 0n);
  }
  const [al, ah] = counted(a);
  const [bl, bh] = counted(b);
  return result("-", a, b, al && bh && minus(al, bh), ah && bl && minus(ah, bl));
}

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

/** Whether an order (-1, 0, 1) satisfies a comparison. */
function holds(op: Comparison, order: number): boolean {
  switch (op) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
  }
}

export type Comparison = "<" | "<=" | ">" | ">=" | "=" | "!=";

/** A comparison with a fact that does not apply is no; where that is unsure, yes becomes unknown. */
function settle(op: string, a: Value, b: Value, is: "yes" | "no" | "unknown"): TruthValue {
  const na = a.na > b.na ? a.na : b.na;
  const answer = na === 2 ? "no" : na === 1 && is === "yes" ? "unknown" : is;
  return truth(op, [a, b], answer, answer === "unknown" ? both(a.deps, b.deps) : 0n);
}

function lessThan(a: NumberValue, b: NumberValue): "yes" | "no" | "unknown" {
  if (a.hi !== null && b.lo !== null && orderOf(a.hi, b.lo) < 0) return "yes";
  if (a.lo !== null && b.hi !== null && orderOf(a.lo, b.hi) >= 0) return "no";
  return "unknown";
}

const opposite = { yes: "no", no: "yes", unknown: "unknown" } as const;

export function compareNumbers(op: Comparison, a: NumberValue, b: NumberValue): TruthValue {
  if (known(a) && known(b)) {
    const order = orderOf(a.lo as Decimal, b.lo as Decimal);
    return truth(op, [a, b], yesNo(holds(op, order)), 0n);
  }
  switch (op) {
    case "<":
      return settle(op, a, b, lessThan(a, b));
    case ">":
      return settle(op, a, b, lessThan(b, a));
    case ">=":
      return settle(op, a, b, opposite[lessThan(a, b)]);
    case "<=":
      return settle(op, a, b, opposite[lessThan(b, a)]);
    case "=":
    case "!=": {
      const apart = lessThan(a, b) === "yes" || lessThan(b, a) === "yes";
      const same =
        a.lo !== null &&
        a.hi !== null &&
        b.lo !== null &&
        b.hi !== null &&
        orderOf(a.lo, a.hi) === 0 &&
        orderOf(b.lo, b.hi) === 0 &&
        orderOf(a.lo, b.lo) === 0;
      const equal = apart ? "no" : same ? "yes" : "unknown";
      return settle(op, a, b, op === "=" ? equal : opposite[equal]);
    }
  }
}

export function compareDays(op: Comparison, a: DayValue, b: DayValue): TruthValue {
  const less = (x: DayValue, y: DayValue): "yes" | "no" | "unknown" =>
    x.to !== null && y.from !== null && x.to < y.from
      ? "yes"
      : x.from !== null && y.to !== null && x.from >= y.to
        ? "no"
        : "unknown";
  switch (op) {
    case "<":
      return settle(op, a, b, less(a, b));
    case ">":
      return settle(op, a, b, less(b, a));
    case ">=":
      return settle(op, a, b, opposite[less(a, b)]);
    case "<=":
      return settle(op, a, b, opposite[less(b, a)]);
    case "=":
    case "!=": {
      const apart = less(a, b) === "yes" || less(b, a) === "yes";
      const equal = apart ? "no" : isExact(a) && isExact(b) && a.from === b.from ? "yes" : "unknown";
      return settle(op, a, b, op === "=" ? equal : opposite[equal]);
    }
  }
}

/** Whether a choice is one of some options; `op` and `note` are those of the trace, `args` what was compared. */
export function oneOfOptions(
  op: "=" | "!=" | "in",
  a: ChoiceValue,
  options: readonly string[],
  args: readonly Value[],
  note: Readonly<Record<string, unknown>> | null = null,
): TruthValue {
  let inside = false;
  let outside = false;
  for (let index = 0; index < a.of.length; index += 1) {
    if (options.includes(a.of[index] as string)) inside = true;
    else outside = true;
  }
  const is = inside && outside ? "unknown" : yesNo(op === "!=" ? outside : inside);
  const answer = a.na === 2 ? "no" : a.na === 1 && is === "yes" ? "unknown" : is;
  return truth(op, args, answer, answer === "unknown" ? a.deps : 0n, 0, note);
}

export function compareChoices(op: "=" | "!=", a: ChoiceValue, b: ChoiceValue): TruthValue {
  if (b.of.length === 1 && b.na === 0) return oneOfOptions(op, a, b.of, [a, b]);
  const common = a.of.some((x) => b.of.includes(x));
  const same = a.of.length === 1 && b.of.length === 1 && common;
  const equal = !common ? "no" : same ? "yes" : "unknown";
  return settle(op, a, b, op === "=" ? equal : opposite[equal]);
}

/** A truth value of a fact that does not apply is no. */
export function asTruth(x: TruthValue): "yes" | "no" | "unknown" {
  if (x.na === 0) return x.is;
  return x.na === 2 || x.is === "no" ? "no" : "unknown";
}

export function and(op: string, xs: readonly TruthValue[]): TruthValue {
  let deps = 0n;
  let open = false;
  for (const x of xs) {
    const is = asTruth(x);
    if (is === "no") return truth(op, xs, "no", 0n);
    if (is === "unknown") {
      open = true;
      deps |= x.deps;
    }
  }
  return truth(op, xs, open ? "unknown" : "yes", deps);
}

export function or(op: string, xs: readonly TruthValue[]): TruthValue {
  let deps = 0n;
  let open = false;
  for (const x of xs) {
    const is = asTruth(x);
    if (is === "yes") return truth(op, xs, "yes", 0n);
    if (is === "unknown") {
      open = true;
      deps |= x.deps;
    }
  }
  return truth(op, xs, open ? "unknown" : "no", deps);
}

export function not(x: TruthValue): TruthValue {
  const is = asTruth(x);
  return truth("not", [x], opposite[is], is === "unknown" ? x.deps : 0n);
}

/** The hull of two values of one kind: everything that either may be. */
export function hull(op: string, args: readonly Value[], a: Value, b: Value, deps: bigint): Value {
  const na = a.na === b.na ? a.na : 1;
  if (a.kind === "number" && b.kind === "number") {
    const lo = a.lo === null || b.lo === null ? null : least(a.lo, b.lo);
    const hi = a.hi === null || b.hi === null ? null : greatest(a.hi, b.hi);
    if (na === 0 && lo !== null && hi !== null && orderOf(lo, hi) === 0) return number(op, args, lo, lo, 0n);
    return number(op, args, lo, hi, both(deps, both(a.deps, b.deps)), na);
  }
  if (a.kind === "truth" && b.kind === "truth") {
    const x = asTruth(a);
    const y = asTruth(b);
    if (x === y && x !== "unknown") return truth(op, args, x, 0n);
    return truth(op, args, "unknown", deps | a.deps | b.deps);
  }
  if (a.kind === "choice" && b.kind === "choice") {
    const of = [...new Set([...a.of, ...b.of])];
    return choice(op, args, of, of.length === 1 && na === 0 ? 0n : deps | a.deps | b.deps, na);
  }
  if (a.kind === "day" && b.kind === "day") {
    const from = a.from === null || b.from === null ? null : a.from < b.from ? a.from : b.from;
    const to = a.to === null || b.to === null ? null : a.to > b.to ? a.to : b.to;
    return day(op, args, from, to, from !== null && from === to && na === 0 ? 0n : deps | a.deps | b.deps, na);
  }
  throw new Error(`no hull of ${a.kind} and ${b.kind}`);
}

/** The branch that the condition takes, or the hull of both; branches are run only where they count. */
export function choose<Env>(
  condition: TruthValue,
  env: Env,
  whenYes: (env: Env) => Value,
  whenNo: (env: Env) => Value,
): Value {
  switch (asTruth(condition)) {
    case "yes": {
      const value = whenYes(env);
      return through(value, "if", [condition, value], null);
    }
    case "no": {
      const value = whenNo(env);
      return through(value, "if", [condition, value], null);
    }
    case "unknown": {
      const a = whenYes(env);
      const b = whenNo(env);
      return hull("if", [condition, a, b], a, b, condition.deps);
    }
  }
}

/** Calendar results met before: a roster repeats the same few days. Bounded, and a pure function's memory only. */
class Memory<K, V> {
  readonly #byDay = new Map<string, Map<K, V>>();

  get(day: string, key: K, work: () => V): V {
    let known = this.#byDay.get(day);
    if (known === undefined) {
      if (this.#byDay.size > 4096) this.#byDay.clear();
      known = new Map();
      this.#byDay.set(day, known);
    }
    let result = known.get(key);
    if (result === undefined) {
      if (known.size > 64) known.clear();
      result = work();
      known.set(key, result);
    }
    return result;
  }
}

const shifted = new Memory<number, string>();
const ages = new Memory<string, number>();
const monthEnds = new Memory<null, string>();

/** Moves a day by whole months; the last day of a shorter month where the day does not exist (Civil Code art. 202). */
export function addMonths(from: string, months: number): string {
  return shifted.get(from, months, () =>
    Temporal.PlainDate.from(from).add({ months }, { overflow: "constrain" }).toString(),
  );
}

export function addDays(from: string, days: number): string {
  return Temporal.PlainDate.from(from).add({ days }).toString();
}

/** Day ± duration; the duration is whole months or whole days. */
export function shiftDay(op: "date+" | "date-", of: "months" | "days", a: DayValue, b: NumberValue): DayValue {
  const shift = (from: string | null, by: Decimal | null): string | null => {
    if (from === null || by === null) return null;
    const count = op === "date+" ? plainInteger(by) : -plainInteger(by);
    return of === "months" ? addMonths(from, count) : addDays(from, count);
  };
  const earliest = shift(a.from, op === "date+" ? b.lo : b.hi);
  const latest = a.to === a.from && b.hi === b.lo ? earliest : shift(a.to, op === "date+" ? b.hi : b.lo);
  const na = Math.max(a.na, b.na) as 0 | 1 | 2;
  const exact = earliest !== null && earliest === latest && na === 0;
  return day(op, [a, b], earliest, latest, exact ? 0n : a.deps | b.deps, na, { of });
}

/** The last day of a day's month. */
export function monthEnd(a: DayValue): DayValue {
  const last = (text: string | null): string | null => {
    if (text === null) return null;
    return monthEnds.get(text, null, () => {
      const date = Temporal.PlainDate.from(text);
      return date.with({ day: date.daysInMonth }).toString();
    });
  };
  const from = last(a.from);
  const to = a.to === a.from ? from : last(a.to);
  return day("monthEnd", [a], from, to, from !== null && from === to && a.na === 0 ? 0n : a.deps, a.na);
}

/** Whole years from a birthday to a day. */
export function ageOn(birth: string, on: string): number {
  return ages.get(
    birth,
    on,
    () => Temporal.PlainDate.from(birth).until(Temporal.PlainDate.from(on), { largestUnit: "years" }).years,
  );
}

const roundings = {
  "half-up": Decimal.ROUND_HALF_UP,
  "half-down": Decimal.ROUND_HALF_DOWN,
  "half-even": Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  floor: Decimal.ROUND_FLOOR,
  ceiling: Decimal.ROUND_CEIL,
} as const;
export type RoundingMode = keyof typeof roundings;
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

/** How often an item counts: [at least, at most]. */
function occurrences(included: TruthValue | null, times: readonly [number, number]): readonly [number, number] {
  if (included === null) return times;
  const is = asTruth(included);
  return is === "yes" ? times : is === "no" ? [0, 0] : [0, times[1]];
}

const wholes: Decimal[] = Array.from({ length: 64 }, (_, index) => new Decimal(index));

/** A small whole number as a decimal. */
export function whole(n: number): Decimal {
  return wholes[n] ?? new Decimal(n);
}

export function count(items: ListValue): NumberValue {
  let lo = 0;
  let hi = 0;
  let deps = items.deps;
  const args = items.items.map(element);
  for (const item of items.items) {
    const [fewest, most] = occurrences(item.included, item.element.times);
    lo += fewest;
    hi += most;
    if (item.included !== null) deps = both(deps, item.included.deps);
  }
  const low = whole(lo);
  return number("count", args, low, lo === hi ? low : whole(hi), lo === hi ? 0n : deps);
}

/** Being in without a condition: one node for all items of all households. */
const always = lasting(truth("constant", none, "yes", 0n));
/** Notes of the usual items, one for each place in a roster. */
const places = Array.from({ length: 64 }, (_, index) => ({ member: index }));

/** The trace node of one item: whether it is in, and what it gives. */
function element({ element: of, included, value }: Item): Value {
  const { index } = of;
  const inside = included ?? always;
  const args = value === null ? [inside] : [inside, value];
  const [fewest, most] = of.times;
  const note =
    fewest === 1 && most === 1
      ? (places[index] ?? { member: index })
      : { member: index, times: [String(fewest), String(most)] };
  return truth("element", args, asTruth(inside), inside.deps, 0, note);
}

/** Sum of the values of the items that are in; `unsure` is what the list itself lacks. */
export function sum(items: readonly Item[], unsure: bigint): NumberValue {
  let lo: Bound = zero;
  let hi: Bound = zero;
  let deps = unsure;
  const args = items.map(element);
  for (const item of items) {
    const value = item.value;
    if (value === null || value.kind !== "number") throw new Error("sum of something that is not a number");
    const [fewest, most] = occurrences(item.included, item.element.times);
    if (most === 0) continue;
    if (fewest === 1 && most === 1 && known(value)) {
      const same: boolean = lo === hi;
      lo = lo === null ? null : lo === zero ? value.lo : plus(lo, value.lo as Decimal);
      hi = same ? lo : hi === null ? null : plus(hi, value.lo as Decimal);
      continue;
    }
    const [vl, vh] = counted(value);
    const low = vl === null ? null : least(times(vl, whole(fewest)), times(vl, whole(most)));
    const high = vh === null ? null : greatest(times(vh, whole(fewest)), times(vh, whole(most)));
    lo = lo === null || low === null ? null : plus(lo, low);
    hi = hi === null || high === null ? null : plus(hi, high);
    deps = both(deps, both(value.deps, item.included?.deps ?? 0n));
  }
  const exact = lo !== null && hi !== null && orderOf(lo, hi) === 0;
  return number("sum", args, lo, exact ? lo : hi, exact ? 0n : deps);
}

/** `some` is or over (in and condition); `every` is and over (not in or condition). An unsure element may be absent. `unsure` is what the list lacks. */
export function quantify(op: "some" | "every", items: readonly Item[], unsure: bigint): TruthValue {
  const args = items.map(element);
  let open = false;
  let deps = 0n;
  let decided: "yes" | "no" | null = null;
  for (const item of items) {
    const value = item.value;
    if (value === null || value.kind !== "truth") throw new Error("quantified something that is not a truth value");
    const [fewest, most] = item.element.times;
    const inside = most === 0 ? "no" : item.included === null ? "yes" : asTruth(item.included);
    const sure = fewest > 0 ? inside : inside === "no" ? "no" : "unknown";
    const is = asTruth(value);
    const hit = op === "some" ? is : opposite[is];
    if (sure === "no" || hit === "no") continue;
    if (sure === "yes" && hit === "yes") {
      decided = op === "some" ? "yes" : "no";
      continue;
    }
    open = true;
    if (sure === "unknown") deps = both(deps, both(item.included?.deps ?? 0n, unsure));
    if (hit === "unknown") deps = both(deps, value.deps);
  }
  if (decided !== null) return truth(op, args, decided, 0n);
  return truth(op, args, open ? "unknown" : op === "some" ? "no" : "yes", open ? deps : 0n);
}

/** The hull of the values whose condition is yes or unknown; those whose condition is no are left out. */
export function oneOf(pairs: readonly Value[]): Value {
  let all: Value | null = null;
  let deps = 0n;
  for (let index = 0; index < pairs.length; index += 2) {
    const condition = pairs[index] as TruthValue;
    const value = pairs[index + 1] as Value;
    if (asTruth(condition) === "unknown") deps |= condition.deps;
    all = all === null ? through(value, "oneOf", pairs, null) : hull("oneOf", pairs, all, value, 0n);
  }
  if (all === null) return number("oneOf", pairs, zero, zero, 0n, 2);
  if (isExact(all) || deps === 0n) return all;
  return { ...all, deps: all.deps | deps };
}
