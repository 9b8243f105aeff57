/** What is said of a whole list: how many, their sum, some, every. An item may be unsure to be in, or stand for several. */
import { type Decimal, greatest, least, orderOf, plus, times, whole, zero } from "../decimal.ts";
import {
  type Item,
  type ListValue,
  lasting,
  type NumberValue,
  none,
  number,
  type TruthValue,
  truth,
  type Value,
} from "../values.ts";
import { type Bound, both, counted, known } from "./bounds.ts";
import { asTruth, opposite } from "./logic.ts";

/** How often an item counts: [at least, at most]. */
function occurrences(included: TruthValue | null, times: readonly [number, number]): readonly [number, number] {
  if (included === null) return times;
  const is = asTruth(included);
  return is === "yes" ? times : is === "no" ? [0, 0] : [0, times[1]];
}

/** How many items are in: at least those that surely are, at most those that may be. */
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
