/** Sums, products and quotients: units have to go together, and a divisor must never be zero. */
import { Decimal } from "../decimal.ts";
import { add, divide, multiply, subtract } from "../operations/arithmetic.ts";
import { shiftDay } from "../operations/days.ts";
import type { DayValue } from "../values.ts";
import { asNumber, type Linked, type Linking, type Local } from "./linking.ts";
import type { Ast } from "./parse.ts";
import { describe, fits, productUnit, type Type, wider } from "./types.ts";

/** Links `+`, `-`, `*` and `/`; a day may be moved by a duration. */
export function linkArithmetic(
  linking: Linking,
  ast: Ast & { kind: "arithmetic" },
  locals: readonly Local[],
): Linked | null {
  const a = linking.link(ast.left, locals);
  const b = linking.link(ast.right, locals);
  if (a === null || b === null) return null;
  if (a.type.t === "day" && b.type.t === "duration" && (ast.op === "+" || ast.op === "-")) {
    const op = ast.op === "+" ? "date+" : "date-";
    const of = b.type.of;
    return { type: { t: "day" }, run: (env) => shiftDay(op, of, a.run(env) as DayValue, asNumber(b.run(env))) };
  }
  if (a.type.t !== "number")
    return linking.fault(ast.left, "type-mismatch", { found: describe(a.type), expected: "number" });
  if (b.type.t !== "number")
    return linking.fault(ast.right, "type-mismatch", { found: describe(b.type), expected: "number" });
  const { op } = ast;
  if (op === "+" || op === "-") {
    if (!fits(a.type, b.type))
      return linking.fault(ast, "unit-clash", { left: describe(a.type), right: describe(b.type), operator: op });
    const run = op === "+" ? add : subtract;
    return { type: wider(a.type, b.type), run: (env) => run(asNumber(a.run(env)), asNumber(b.run(env))) };
  }
  if (op === "/" && !isNeverZero(linking, ast.right, locals)) return linking.fault(ast.right, "unguarded-divisor");
  const literal = a.type.literal === true && b.type.literal === true;
  const unit = productUnit(a.type.unit, b.type.unit, op === "/");
  const type: Type = literal ? { t: "number", unit, literal } : { t: "number", unit };
  const run = op === "*" ? multiply : divide;
  return { type, run: (env) => run(asNumber(a.run(env)), asNumber(b.run(env))) };
}

/** A divisor has to be surely above zero: a constant, the counted size, a parameter with a positive minimum, or max(1, …). */
function isNeverZero(linking: Linking, ast: Ast, locals: readonly Local[]): boolean {
  if (ast.kind === "number") return new Decimal(ast.text).gt(0);
  if (ast.kind === "name") {
    const name = ast.path.join(".");
    return (
      name === "countedSize" ||
      name === "size" ||
      name === "monthsPerYear" ||
      linking.scope.parameter(name)?.positive === true
    );
  }
  if (ast.kind === "call" && ast.name === "max")
    return ast.args.some((arg) => arg.kind === "number" && isNeverZero(linking, arg, locals));
  return false;
}
