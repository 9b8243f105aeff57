/** Comparisons: decided when every pair of values within the bounds gives the same answer. */
import { type Decimal, orderOf } from "../decimal.ts";
import {
  type ChoiceValue,
  type DayValue,
  isExact,
  type NumberValue,
  type TruthValue,
  truth,
  type Value,
  yesNo,
} from "../values.ts";
import { both, known } from "./bounds.ts";
import { opposite } from "./logic.ts";

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

/** The comparisons of the language; what is not ordered knows only = and !=. */
export type Comparison = "<" | "<=" | ">" | ">=" | "=" | "!=";

/** A comparison with a fact that does not apply is no; where that is unsure, yes becomes unknown. */
function settle(op: string, a: Value, b: Value, is: "yes" | "no" | "unknown"): TruthValue {
  const na = a.na > b.na ? a.na : b.na;
  const answer = na === 2 ? "no" : na === 1 && is === "yes" ? "unknown" : is;
  return truth(op, [a, b], answer, answer === "unknown" ? both(a.deps, b.deps) : 0n);
}

/** Whether every pair of values within the bounds has the first below the second. */
function lessThan(a: NumberValue, b: NumberValue): "yes" | "no" | "unknown" {
  if (a.hi !== null && b.lo !== null && orderOf(a.hi, b.lo) < 0) return "yes";
  if (a.lo !== null && b.hi !== null && orderOf(a.lo, b.hi) >= 0) return "no";
  return "unknown";
}

/** Compares two numbers of one unit. */
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

/** Compares two days; text in the form YYYY-MM-DD sorts as the calendar does. */
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

/** Whether two choices are the same option. */
export function compareChoices(op: "=" | "!=", a: ChoiceValue, b: ChoiceValue): TruthValue {
  if (b.of.length === 1 && b.na === 0) return oneOfOptions(op, a, b.of, [a, b]);
  const common = a.of.some((x) => b.of.includes(x));
  const same = a.of.length === 1 && b.of.length === 1 && common;
  const equal = !common ? "no" : same ? "yes" : "unknown";
  return settle(op, a, b, op === "=" ? equal : opposite[equal]);
}
