/** What is one of several values while it is not known which: a branch of `if`, a value of `oneOf`, a route. */
import { greatest, least, orderOf, zero } from "../decimal.ts";
import { choice, day, isExact, number, type TruthValue, through, truth, type Value } from "../values.ts";
import { both } from "./bounds.ts";
import { asTruth } from "./logic.ts";

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
