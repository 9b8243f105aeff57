/** Comparisons, `between` and `in`: both sides have to be of one kind and one unit, and a literal one of the options. */
import { nearest } from "../nearest.ts";
import { compareChoices, compareDays, compareNumbers, oneOfOptions } from "../operations/comparisons.ts";
import { and, not, or } from "../operations/logic.ts";
import type { ChoiceValue, DayValue } from "../values.ts";
import { asNumber, asTruthValue, type Linked, type Linking, type Local } from "./linking.ts";
import type { Ast } from "./parse.ts";
import { describe, fits, type Type, truthType } from "./types.ts";

/** Links a comparison of two numbers, days, choices or truth values. */
export function linkComparison(
  linking: Linking,
  ast: Ast & { kind: "compare" },
  locals: readonly Local[],
): Linked | null {
  const a = linking.link(ast.left, locals);
  const b = linking.link(ast.right, locals);
  if (a === null || b === null) return null;
  const { op } = ast;
  if (a.type.t === "number" && b.type.t === "number") {
    if (!fits(a.type, b.type))
      return linking.fault(ast, "unit-clash", { left: describe(a.type), right: describe(b.type), operator: op });
    return { type: truthType, run: (env) => compareNumbers(op, asNumber(a.run(env)), asNumber(b.run(env))) };
  }
  if (a.type.t === "day" && b.type.t === "day")
    return { type: truthType, run: (env) => compareDays(op, a.run(env) as DayValue, b.run(env) as DayValue) };
  if (a.type.t === "choice" && b.type.t === "choice" && (op === "=" || op === "!=")) {
    if (
      reportStrangeOption(linking, ast.left, a.type, b.type) ||
      reportStrangeOption(linking, ast.right, b.type, a.type)
    )
      return null;
    return a.type.literal
      ? { type: truthType, run: (env) => compareChoices(op, b.run(env) as ChoiceValue, a.run(env) as ChoiceValue) }
      : { type: truthType, run: (env) => compareChoices(op, a.run(env) as ChoiceValue, b.run(env) as ChoiceValue) };
  }
  if (a.type.t === "truth" && b.type.t === "truth" && (op === "=" || op === "!=")) {
    return {
      type: truthType,
      run: (env) => {
        const x = asTruthValue(a.run(env));
        const y = asTruthValue(b.run(env));
        const same = or("or", [and("and", [x, y]), and("and", [not(x), not(y)])]);
        return op === "=" ? same : not(same);
      },
    };
  }
  return linking.fault(ast, "type-mismatch", { found: describe(b.type), expected: describe(a.type) });
}

/** A literal that is no option of the choice it is compared with. */
function reportStrangeOption(linking: Linking, at: Ast, literal: Type, choiceType: Type): boolean {
  if (literal.t !== "choice" || literal.literal !== true || choiceType.t !== "choice" || choiceType.literal === true)
    return false;
  const strange = literal.options.find((option) => !choiceType.options.includes(option));
  if (strange === undefined) return false;
  linking.fault(at, "unknown-option", {
    found: strange,
    expected: choiceType.options.join(", "),
    nearest: nearest(strange, choiceType.options),
  });
  return true;
}

/** Links `between` as two comparisons; its ends may be open. */
export function linkBetween(linking: Linking, ast: Ast & { kind: "between" }, locals: readonly Local[]): Linked | null {
  const low = linkComparison(
    linking,
    { ...ast, kind: "compare", op: ast.lowOpen ? ">" : ">=", left: ast.value, right: ast.low },
    locals,
  );
  const high = linkComparison(
    linking,
    { ...ast, kind: "compare", op: ast.highOpen ? "<" : "<=", left: ast.value, right: ast.high },
    locals,
  );
  return (
    low &&
    high && { type: truthType, run: (env) => and("and", [asTruthValue(low.run(env)), asTruthValue(high.run(env))]) }
  );
}

/** Links `in`: one test for the options of a choice, otherwise an `or` of comparisons. */
export function linkIn(linking: Linking, ast: Ast & { kind: "in" }, locals: readonly Local[]): Linked | null {
  const value = linking.link(ast.value, locals);
  const tests = ast.options.map((option) => linking.link(option, locals));
  if (value === null || tests.some((test) => test === null)) return null;
  if (value.type.t === "choice") {
    const options: string[] = [];
    for (const [index, test] of tests.entries()) {
      const at = ast.options[index] ?? ast;
      if (test?.type.t !== "choice" || test.type.literal !== true)
        return linking.fault(at, "type-mismatch", {
          found: test === null || test === undefined ? "" : describe(test.type),
          expected: "choice",
        });
      if (reportStrangeOption(linking, at, test.type, value.type)) return null;
      options.push(...test.type.options);
    }
    const note = { options };
    return {
      type: truthType,
      run: (env) => {
        const found = value.run(env) as ChoiceValue;
        return oneOfOptions("in", found, options, [found], note);
      },
    };
  }
  const parts = ast.options.map((option) =>
    linkComparison(linking, { ...ast, kind: "compare", op: "=", left: ast.value, right: option }, locals),
  );
  const runs = parts.flatMap((part) => (part === null ? [] : [part.run]));
  if (runs.length < parts.length) return null;
  return {
    type: truthType,
    run: (env) =>
      or(
        "or",
        runs.map((run) => asTruthValue(run(env))),
      ),
  };
}
