/**
 * From syntax to something that runs: names are looked up, types and units checked, and every node becomes a closure
 * over slots. A fault names where it stands and what was expected; a faulty part gets no type, so that it is said once.
 */
import { Decimal } from "../decimal.ts";
import { single } from "../fact-catalogue.ts";
import { choose } from "../operations/alternatives.ts";
import { negate } from "../operations/arithmetic.ts";
import { isDay } from "../operations/days.ts";
import { quantify } from "../operations/lists.ts";
import { and, asTruth, or } from "../operations/logic.ts";
import type { Eval } from "../runtime.ts";
import { choice, day, type Item, lasting, list, none, number, type TruthValue, truth, type Value } from "../values.ts";
import { linkArithmetic } from "./link-arithmetic.ts";
import { linkCall } from "./link-calls.ts";
import { linkBetween, linkComparison, linkIn } from "./link-comparisons.ts";
import { linkName } from "./link-names.ts";
import { asList, asNumber, asTruthValue, type Linked, Linking, type Local, mapped, type Scope } from "./linking.ts";
import type { Ast, FeelFault } from "./parse.ts";
import { describe, fits, joined, mismatch, type Type, truthType } from "./types.ts";

/** Checks and compiles an expression. `expected` is the type it must have, if any; `variable` names its member. */
export function linkExpression(
  ast: Ast,
  scope: Scope,
  variable: string | null,
  expected: Type | null,
): { linked: Linked | null; faults: FeelFault[] } {
  const linking = new Linking(scope, linkNode);
  const linked = linking.link(ast, variable === null ? [] : [{ name: variable, of: "members" }]);
  if (linked !== null && expected !== null && !fits(linked.type, expected)) {
    linking.fault(ast, expected.t === "number" && linked.type.t === "number" ? "unit-mismatch" : "type-mismatch", {
      found: describe(linked.type),
      expected: describe(expected),
    });
  }
  const { faults } = linking;
  return { linked: faults.length === 0 ? linked : null, faults };
}

/** One switch over the syntax: what a node has to be stands beside what it becomes. */
function linkNode(linking: Linking, ast: Ast, locals: readonly Local[]): Linked | null {
  switch (ast.kind) {
    case "number": {
      const exact = new Decimal(ast.text);
      const value = lasting(number("constant", none, exact, exact, 0n));
      return { type: { t: "number", unit: "", literal: true }, run: () => value };
    }
    case "string": {
      const value = lasting(choice("constant", none, single(ast.text), 0n));
      return { type: { t: "choice", options: single(ast.text), literal: true }, run: () => value };
    }
    case "truth": {
      const value = lasting(truth("constant", none, ast.is ? "yes" : "no", 0n));
      return { type: truthType, run: () => value };
    }
    case "day": {
      if (!isDay(ast.text)) return linking.fault(ast, "bad-day", { found: ast.text });
      const value = lasting(day("constant", none, ast.text, ast.text, 0n));
      return { type: { t: "day" }, run: () => value };
    }
    case "duration": {
      const length = new Decimal(ast.length);
      const value = lasting(number("constant", none, length, length, 0n));
      return { type: { t: "duration", of: ast.of }, run: () => value };
    }
    case "name":
      return linkName(linking, ast, ast.path, locals);
    case "negate": {
      const inner = linking.number(ast.value, locals);
      return inner && { type: inner.type, run: (env) => negate(asNumber(inner.run(env))) };
    }
    case "arithmetic":
      return linkArithmetic(linking, ast, locals);
    case "compare":
      return linkComparison(linking, ast, locals);
    case "between":
      return linkBetween(linking, ast, locals);
    case "in":
      return linkIn(linking, ast, locals);
    case "and":
    case "or": {
      const parts = flatten(ast, ast.kind).map((part) => linking.truth(part, locals));
      const runs = parts.flatMap((part) => (part === null ? [] : [part.run]));
      if (runs.length < parts.length) return null;
      return { type: truthType, run: joinedRun(ast.kind, runs) };
    }
    case "if": {
      const condition = linking.truth(ast.condition, locals);
      const a = linking.link(ast.whenYes, locals);
      const b = linking.link(ast.whenNo, locals);
      if (condition === null || a === null || b === null) return null;
      const type = joined(a.type, b.type);
      if (type === null)
        return linking.fault(ast.whenNo, mismatch(a.type, b.type), {
          found: describe(b.type),
          expected: describe(a.type),
        });
      return {
        type,
        run: (env) => choose(asTruthValue(condition.run(env)), env, a.run, b.run),
      };
    }
    case "quantified": {
      const over = linking.list(ast.list, locals);
      if (over === null) return null;
      const body = linking.truth(ast.body, [...locals, { name: ast.variable, of: over.type.of }]);
      if (body === null) return null;
      const depth = locals.length;
      const op = ast.op;
      return {
        type: truthType,
        run: (env) => {
          const source = asList(over.run(env));
          return quantify(op, mapped(env, source, depth, body.run), source.deps);
        },
      };
    }
    case "for": {
      const over = linking.list(ast.list, locals);
      if (over === null) return null;
      const body = linking.link(ast.body, [...locals, { name: ast.variable, of: over.type.of }]);
      if (body === null) return null;
      const depth = locals.length;
      return {
        type: { t: "values", of: body.type },
        run: (env) => {
          const source = asList(over.run(env));
          return list("for", none, mapped(env, source, depth, body.run), source.deps);
        },
      };
    }
    case "filter": {
      const over = linking.list(ast.list, locals);
      if (over === null) return null;
      const condition = linking.truth(ast.condition, [...locals, { name: "item", of: over.type.of }]);
      if (condition === null) return null;
      const depth = locals.length;
      return {
        type: over.type,
        run: (env) => {
          const source = asList(over.run(env));
          const items: Item[] = [];
          for (const item of mapped(env, source, depth, condition.run)) {
            const fits = asTruthValue(item.value as Value);
            const included = item.included === null ? fits : and("and", [item.included, fits]);
            if (asTruth(included) !== "no") items.push({ element: item.element, included, value: null });
          }
          return list("filter", none, items, source.deps);
        },
      };
    }
    case "call":
      return linkCall(linking, ast, locals);
  }
}

/**
 * The parts of an `and` or `or` in order. What already decides makes the rest irrelevant, so they are evaluated only until
 * then. Most have two or three parts: their arrays are written out, since one that grows by `push` takes room for many.
 */
function joinedRun(kind: "and" | "or", runs: readonly Eval[]): Eval {
  const join = kind === "and" ? and : or;
  const stop = kind === "and" ? "no" : "yes";
  const [first, second, third] = runs;
  if (first === undefined || second === undefined) throw new Error(`${kind} without two parts`);
  const decides = (value: TruthValue): boolean => asTruth(value) === stop;
  if (runs.length <= 3)
    return (env) => {
      const a = asTruthValue(first(env));
      if (decides(a)) return join(kind, [a]);
      const b = asTruthValue(second(env));
      if (third === undefined || decides(b)) return join(kind, [a, b]);
      return join(kind, [a, b, asTruthValue(third(env))]);
    };
  return (env) => {
    const values: TruthValue[] = [];
    for (const run of runs) {
      const value = asTruthValue(run(env));
      values.push(value);
      if (decides(value)) break;
    }
    return join(kind, values);
  };
}

/** The parts of nested `and`s or `or`s in the order in which they are written. */
function flatten(ast: Ast, kind: "and" | "or"): Ast[] {
  return ast.kind === kind ? [...flatten(ast.left, kind), ...flatten(ast.right, kind)] : [ast];
}
