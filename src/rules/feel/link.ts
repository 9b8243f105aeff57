/**
 * From syntax to something that runs: names are looked up, types and units checked, and every node becomes a closure
 * over slots. A fault names where it stands and what was expected; a faulty part gets no type, so that it is said once.
 */
import { Decimal, twelve } from "../decimal.ts";
import { type FactDef, findFact, type ListId, lists, single } from "../fact-catalogue.ts";
import { incomeOf } from "../income.ts";
import { nearest } from "../nearest.ts";
import { choose, oneOf } from "../operations/alternatives.ts";
import { add, divide, extreme, multiply, negate, subtract } from "../operations/arithmetic.ts";
import { compareChoices, compareDays, compareNumbers, oneOfOptions } from "../operations/comparisons.ts";
import { isDay, monthEnd, shiftDay } from "../operations/days.ts";
import { count, quantify, sum } from "../operations/lists.ts";
import { and, asTruth, not, or } from "../operations/logic.ts";
import { type RoundingMode, round } from "../operations/rounding.ts";
import { type Element, type Env, type Eval, judge } from "../runtime.ts";
import {
  type ChoiceValue,
  choice,
  type DayValue,
  day,
  type Item,
  type ListValue,
  lasting,
  list,
  type NumberValue,
  none,
  number,
  type TruthValue,
  truth,
  type Value,
} from "../values.ts";
import type { Ast, FeelFault } from "./parse.ts";
import { canonicalUnit, describe, plainNumber, productUnit, type Type, truthType } from "./types.ts";

export interface Linked {
  readonly type: Type;
  readonly run: Eval;
}

/** What names mean where an expression stands. */
export interface Scope {
  parameter(name: string): { readonly index: number; readonly type: Type; readonly positive: boolean } | undefined;
  definition(name: string): { readonly index: number; readonly type: Type; readonly ofMember: boolean } | undefined;
  programme(id: string): number | undefined;
  /** First day of the stretch of days that is being linked. */
  readonly on: string;
  /** Clause of the expression, to which a judgement belongs. */
  readonly clause: string;
  /** Names that could have been meant, for a misspelt one. */
  names(): Iterable<string>;
}

interface Local {
  readonly name: string;
  readonly of: ListId;
}

type Report = (fault: FeelFault) => null;

/** Checks and compiles an expression. `expected` is the type it must have, if any; `variable` names its member. */
export function linkExpression(
  ast: Ast,
  scope: Scope,
  variable: string | null,
  expected: Type | null,
): { linked: Linked | null; faults: FeelFault[] } {
  const faults: FeelFault[] = [];
  const report: Report = (fault) => {
    faults.push(fault);
    return null;
  };
  const linker = new Linker(scope, report);
  const linked = linker.link(ast, variable === null ? [] : [{ name: variable, of: "members" }]);
  if (linked !== null && expected !== null && !fits(linked.type, expected)) {
    report({
      code: expected.t === "number" && linked.type.t === "number" ? "unit-mismatch" : "type-mismatch",
      from: ast.from,
      to: ast.to,
      data: { found: describe(linked.type), expected: describe(expected) },
    });
  }
  return { linked: faults.length === 0 ? linked : null, faults };
}

/** Whether a value of one type can stand where another is expected; a bare number takes any unit. */
function fits(found: Type, expected: Type): boolean {
  if (found.t === "number" && expected.t === "number")
    return found.literal === true || expected.literal === true || found.unit === expected.unit;
  if (found.t === "list" && expected.t === "list") return found.of === expected.of;
  if (found.t === "duration" && expected.t === "duration") return found.of === expected.of;
  if (found.t === "values" && expected.t === "values") return fits(found.of, expected.of);
  if (found.t === "element" && expected.t === "element") return found.of === expected.of;
  return found.t === expected.t;
}

function factType(def: FactDef): Type {
  switch (def.kind) {
    case "amount":
    case "money":
    case "count":
    case "number":
      return { t: "number", unit: canonicalUnit(def.unit ?? "") };
    case "truth":
      return truthType;
    case "choice":
      return { t: "choice", options: def.options ?? [] };
    case "day":
      return { t: "day" };
    case "text":
      return { t: "text" };
  }
}

const functions = [
  "not",
  "count",
  "sum",
  "min",
  "max",
  "floor",
  "ceiling",
  "round half up",
  "round half down",
  "round half even",
  "round up",
  "round down",
  "months",
  "days",
  "monthEnd",
  "judgement",
  "oneOf",
  "householdIncome",
  "perHeadIncome",
  "programmes",
] as const;
const modes: Readonly<Record<string, RoundingMode>> = {
  "round half up": "half-up",
  "round half down": "half-down",
  "round half even": "half-even",
  "round up": "up",
  "round down": "down",
  floor: "floor",
  ceiling: "ceiling",
};
const engineNames = ["on", "monthsPerYear", "members", "supporters", "countedMembers", "countedSize"] as const;
const perYear: NumberValue = number("constant", none, twelve, twelve, 0n, 0, { name: "monthsPerYear" });

const asNumber = (value: Value): NumberValue => value as NumberValue;
const asTruthValue = (value: Value): TruthValue => value as TruthValue;
const asList = (value: Value): ListValue => value as ListValue;

class Linker {
  readonly #scope: Scope;
  readonly #report: Report;

  constructor(scope: Scope, report: Report) {
    this.#scope = scope;
    this.#report = report;
  }

  #fault(at: Ast, code: string, data: Record<string, string> = {}): null {
    return this.#report({ code, from: at.from, to: at.to, data });
  }

  link(ast: Ast, locals: readonly Local[]): Linked | null {
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
        if (!isDay(ast.text)) return this.#fault(ast, "bad-day", { found: ast.text });
        const value = lasting(day("constant", none, ast.text, ast.text, 0n));
        return { type: { t: "day" }, run: () => value };
      }
      case "duration": {
        const length = new Decimal(ast.length);
        const value = lasting(number("constant", none, length, length, 0n));
        return { type: { t: "duration", of: ast.of }, run: () => value };
      }
      case "name":
        return this.#name(ast, ast.path, locals);
      case "negate": {
        const inner = this.#number(ast.value, locals);
        return inner && { type: inner.type, run: (env) => negate(asNumber(inner.run(env))) };
      }
      case "arithmetic":
        return this.#arithmetic(ast, locals);
      case "compare":
        return this.#compare(ast, locals);
      case "between":
        return this.#between(ast, locals);
      case "in":
        return this.#in(ast, locals);
      case "and":
      case "or": {
        const parts = flatten(ast, ast.kind).map((part) => this.#truth(part, locals));
        const runs = parts.flatMap((part) => (part === null ? [] : [part.run]));
        if (runs.length < parts.length) return null;
        return { type: truthType, run: joinedRun(ast.kind, runs) };
      }
      case "if": {
        const condition = this.#truth(ast.condition, locals);
        const a = this.link(ast.whenYes, locals);
        const b = this.link(ast.whenNo, locals);
        if (condition === null || a === null || b === null) return null;
        const type = joined(a.type, b.type);
        if (type === null)
          return this.#fault(ast.whenNo, mismatch(a.type, b.type), {
            found: describe(b.type),
            expected: describe(a.type),
          });
        return {
          type,
          run: (env) => choose(asTruthValue(condition.run(env)), env, a.run, b.run),
        };
      }
      case "quantified": {
        const over = this.#list(ast.list, locals);
        if (over === null) return null;
        const body = this.#truth(ast.body, [...locals, { name: ast.variable, of: over.type.of }]);
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
        const over = this.#list(ast.list, locals);
        if (over === null) return null;
        const body = this.link(ast.body, [...locals, { name: ast.variable, of: over.type.of }]);
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
        const over = this.#list(ast.list, locals);
        if (over === null) return null;
        const condition = this.#truth(ast.condition, [...locals, { name: "item", of: over.type.of }]);
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
        return this.#call(ast, locals);
    }
  }

  #name(ast: Ast, path: readonly string[], locals: readonly Local[]): Linked | null {
    const [head = "", ...rest] = path;
    for (let depth = locals.length - 1; depth >= 0; depth -= 1) {
      const local = locals[depth];
      if (local?.name === head) return this.#ofElement(ast, local, depth, rest.join("."));
    }
    const name = path.join(".");
    switch (name) {
      case "on":
        return { type: { t: "day" }, run: (env) => env.onDay() };
      case "monthsPerYear":
        return { type: { t: "number", unit: "month/year" }, run: () => perYear };
      case "members":
        return { type: { t: "list", of: "members" }, run: (env) => env.roster.members() };
      case "supporters":
        return { type: { t: "list", of: "supporters" }, run: (env) => env.roster.supporters() };
      case "countedMembers":
        return { type: { t: "list", of: "members" }, run: (env) => env.roster.countedMembers() };
      case "countedSize":
        return { type: plainNumber, run: (env) => env.roster.countedSize() };
    }
    const def = findFact(null, name);
    if (def !== undefined) {
      if (name === "size") return { type: plainNumber, run: (env) => env.roster.countedSize() };
      const slot = def.slot;
      return { type: factType(def), run: (env) => env.fact(slot, def) };
    }
    const parameter = this.#scope.parameter(name);
    if (parameter !== undefined) return { type: parameter.type, run: (env) => env.parameter(parameter.index) };
    const definition = this.#scope.definition(name);
    if (definition !== undefined) {
      if (definition.ofMember) return this.#fault(ast, "definition-needs-member", { name });
      return { type: definition.type, run: (env) => env.definition(definition.index) };
    }
    if ([...this.#scope.names()].includes(name)) return this.#fault(ast, "not-in-force", { name, on: this.#scope.on });
    return this.#fault(ast, "unknown-name", { name, nearest: this.#nearest(name, locals) });
  }

  #ofElement(ast: Ast, local: Local, depth: number, name: string): Linked | null {
    if (name === "") {
      return { type: { t: "element", of: local.of }, run: () => truth("element", none, "yes", 0n, 0, { depth }) };
    }
    if (local.of === "members" && name === "disabilities") {
      return {
        type: { t: "list", of: "members[].disabilities" },
        run: (env) => env.roster.disabilities(at(env, depth)),
      };
    }
    const def = findFact(local.of, name);
    if (def === undefined) {
      return this.#fault(ast, "unknown-name", {
        name: `${local.name}.${name}`,
        nearest: nearest(name, Object.keys(lists[local.of])),
      });
    }
    const slot = def.slot;
    return { type: factType(def), run: (env) => env.of(at(env, depth), slot, def) };
  }

  #nearest(name: string, locals: readonly Local[]): string {
    return nearest(name, [...this.#scope.names(), ...engineNames, ...locals.map((local) => local.name)]);
  }

  #number(ast: Ast, locals: readonly Local[]): { type: Type & { t: "number" }; run: Eval } | null {
    const linked = this.link(ast, locals);
    if (linked === null) return null;
    if (linked.type.t !== "number")
      return this.#fault(ast, "type-mismatch", { found: describe(linked.type), expected: "number" });
    return { type: linked.type, run: linked.run };
  }

  #truth(ast: Ast, locals: readonly Local[]): Linked | null {
    const linked = this.link(ast, locals);
    if (linked === null) return null;
    if (linked.type.t !== "truth")
      return this.#fault(ast, "type-mismatch", { found: describe(linked.type), expected: "truth" });
    return linked;
  }

  #list(ast: Ast, locals: readonly Local[]): { type: { t: "list"; of: ListId }; run: Eval } | null {
    const linked = this.link(ast, locals);
    if (linked === null) return null;
    if (linked.type.t !== "list")
      return this.#fault(ast, "type-mismatch", { found: describe(linked.type), expected: "list" });
    return { type: linked.type, run: linked.run };
  }

  #arithmetic(ast: Ast & { kind: "arithmetic" }, locals: readonly Local[]): Linked | null {
    const a = this.link(ast.left, locals);
    const b = this.link(ast.right, locals);
    if (a === null || b === null) return null;
    if (a.type.t === "day" && b.type.t === "duration" && (ast.op === "+" || ast.op === "-")) {
      const op = ast.op === "+" ? "date+" : "date-";
      const of = b.type.of;
      return { type: { t: "day" }, run: (env) => shiftDay(op, of, a.run(env) as DayValue, asNumber(b.run(env))) };
    }
    if (a.type.t !== "number")
      return this.#fault(ast.left, "type-mismatch", { found: describe(a.type), expected: "number" });
    if (b.type.t !== "number")
      return this.#fault(ast.right, "type-mismatch", { found: describe(b.type), expected: "number" });
    const { op } = ast;
    if (op === "+" || op === "-") {
      if (!fits(a.type, b.type))
        return this.#fault(ast, "unit-clash", { left: describe(a.type), right: describe(b.type), operator: op });
      const run = op === "+" ? add : subtract;
      return { type: wider(a.type, b.type), run: (env) => run(asNumber(a.run(env)), asNumber(b.run(env))) };
    }
    if (op === "/" && !this.#neverZero(ast.right, locals)) return this.#fault(ast.right, "unguarded-divisor");
    const literal = a.type.literal === true && b.type.literal === true;
    const unit = productUnit(a.type.unit, b.type.unit, op === "/");
    const type: Type = literal ? { t: "number", unit, literal } : { t: "number", unit };
    const run = op === "*" ? multiply : divide;
    return { type, run: (env) => run(asNumber(a.run(env)), asNumber(b.run(env))) };
  }

  /** A divisor has to be surely above zero: a constant, the counted size, a parameter with a positive minimum, or max(1, …). */
  #neverZero(ast: Ast, locals: readonly Local[]): boolean {
    if (ast.kind === "number") return new Decimal(ast.text).gt(0);
    if (ast.kind === "name") {
      const name = ast.path.join(".");
      return (
        name === "countedSize" ||
        name === "size" ||
        name === "monthsPerYear" ||
        this.#scope.parameter(name)?.positive === true
      );
    }
    if (ast.kind === "call" && ast.name === "max")
      return ast.args.some((arg) => arg.kind === "number" && this.#neverZero(arg, locals));
    return false;
  }

  #compare(ast: Ast & { kind: "compare" }, locals: readonly Local[]): Linked | null {
    const a = this.link(ast.left, locals);
    const b = this.link(ast.right, locals);
    if (a === null || b === null) return null;
    const { op } = ast;
    if (a.type.t === "number" && b.type.t === "number") {
      if (!fits(a.type, b.type))
        return this.#fault(ast, "unit-clash", { left: describe(a.type), right: describe(b.type), operator: op });
      return { type: truthType, run: (env) => compareNumbers(op, asNumber(a.run(env)), asNumber(b.run(env))) };
    }
    if (a.type.t === "day" && b.type.t === "day")
      return { type: truthType, run: (env) => compareDays(op, a.run(env) as DayValue, b.run(env) as DayValue) };
    if (a.type.t === "choice" && b.type.t === "choice" && (op === "=" || op === "!=")) {
      if (this.#strangeOption(ast.left, a.type, b.type) || this.#strangeOption(ast.right, b.type, a.type)) return null;
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
    return this.#fault(ast, "type-mismatch", { found: describe(b.type), expected: describe(a.type) });
  }

  /** A literal that is no option of the choice it is compared with. */
  #strangeOption(at: Ast, literal: Type, choiceType: Type): boolean {
    if (literal.t !== "choice" || literal.literal !== true || choiceType.t !== "choice" || choiceType.literal === true)
      return false;
    const strange = literal.options.find((option) => !choiceType.options.includes(option));
    if (strange === undefined) return false;
    this.#fault(at, "unknown-option", {
      found: strange,
      expected: choiceType.options.join(", "),
      nearest: nearest(strange, choiceType.options),
    });
    return true;
  }

  #between(ast: Ast & { kind: "between" }, locals: readonly Local[]): Linked | null {
    const low = this.#compare(
      { ...ast, kind: "compare", op: ast.lowOpen ? ">" : ">=", left: ast.value, right: ast.low },
      locals,
    );
    const high = this.#compare(
      { ...ast, kind: "compare", op: ast.highOpen ? "<" : "<=", left: ast.value, right: ast.high },
      locals,
    );
    return (
      low &&
      high && { type: truthType, run: (env) => and("and", [asTruthValue(low.run(env)), asTruthValue(high.run(env))]) }
    );
  }

  #in(ast: Ast & { kind: "in" }, locals: readonly Local[]): Linked | null {
    const value = this.link(ast.value, locals);
    const tests = ast.options.map((option) => this.link(option, locals));
    if (value === null || tests.some((test) => test === null)) return null;
    if (value.type.t === "choice") {
      const options: string[] = [];
      for (const [index, test] of tests.entries()) {
        const at = ast.options[index] ?? ast;
        if (test?.type.t !== "choice" || test.type.literal !== true)
          return this.#fault(at, "type-mismatch", {
            found: test === null || test === undefined ? "" : describe(test.type),
            expected: "choice",
          });
        if (this.#strangeOption(at, test.type, value.type)) return null;
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
      this.#compare({ ...ast, kind: "compare", op: "=", left: ast.value, right: option }, locals),
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

  #call(ast: Ast & { kind: "call" }, locals: readonly Local[]): Linked | null {
    const { name, args } = ast;
    const arity = (least: number, most: number = least): boolean => {
      if (args.length >= least && args.length <= most) return true;
      this.#fault(ast, "argument-count", {
        name,
        found: String(args.length),
        expected: least === most ? String(least) : `${least}…${most}`,
      });
      return false;
    };
    const arg = (index: number): Ast => args[index] ?? ast;
    const definition = this.#scope.definition(name);
    if (definition !== undefined) {
      if (!definition.ofMember) return this.#fault(ast, "definition-takes-no-member", { name });
      if (!arity(1)) return null;
      const depth = this.#member(arg(0), locals);
      if (depth === null) return null;
      return { type: definition.type, run: (env) => env.memberDefinition(definition.index, at(env, depth)) };
    }
    switch (name) {
      case "not": {
        if (!arity(1)) return null;
        const inner = this.#truth(arg(0), locals);
        return inner && { type: truthType, run: (env) => not(asTruthValue(inner.run(env))) };
      }
      case "count": {
        if (!arity(1)) return null;
        const over = this.#list(arg(0), locals);
        return over && { type: plainNumber, run: (env) => count(asList(over.run(env))) };
      }
      case "sum": {
        if (!arity(1)) return null;
        const over = this.link(arg(0), locals);
        if (over === null) return null;
        if (over.type.t !== "values" || over.type.of.t !== "number")
          return this.#fault(arg(0), "type-mismatch", { found: describe(over.type), expected: "list of number" });
        return { type: over.type.of, run: (env) => sumOf(asList(over.run(env))) };
      }
      case "min":
      case "max": {
        if (!arity(2, 16)) return null;
        const parts = args.map((one) => this.#number(one, locals));
        let type: (Type & { t: "number" }) | null = null;
        const runs: Eval[] = [];
        for (const [index, part] of parts.entries()) {
          if (part === null) return null;
          if (type !== null && !fits(type, part.type))
            return this.#fault(args[index] ?? ast, "unit-clash", {
              left: describe(type),
              right: describe(part.type),
              operator: name,
            });
          type = type === null ? part.type : wider(type, part.type);
          runs.push(part.run);
        }
        const [first, second] = runs;
        if (type === null || first === undefined || second === undefined) return null;
        return runs.length === 2
          ? { type, run: (env) => extreme(name, [asNumber(first(env)), asNumber(second(env))]) }
          : {
              type,
              run: (env) =>
                extreme(
                  name,
                  runs.map((run) => asNumber(run(env))),
                ),
            };
      }
      case "floor":
      case "ceiling":
      case "round half up":
      case "round half down":
      case "round half even":
      case "round up":
      case "round down": {
        if (!arity(1, 2)) return null;
        const inner = this.#number(arg(0), locals);
        const scale = args[1];
        if (inner === null) return null;
        if (scale !== undefined && (scale.kind !== "number" || !/^\d+$/.test(scale.text)))
          return this.#fault(scale, "feel-number", { found: "scale" });
        const places = scale?.kind === "number" ? Number(scale.text) : 0;
        const mode = modes[name] ?? "half-up";
        return { type: inner.type, run: (env) => round(asNumber(inner.run(env)), places, mode) };
      }
      case "months":
      case "days": {
        if (!arity(1)) return null;
        const inner = this.#number(arg(0), locals);
        if (inner === null) return null;
        if (!fits(inner.type, { t: "number", unit: name }))
          return this.#fault(arg(0), "unit-clash", { left: describe(inner.type), right: name, operator: name });
        return { type: { t: "duration", of: name }, run: inner.run };
      }
      case "monthEnd": {
        if (!arity(1)) return null;
        const inner = this.link(arg(0), locals);
        if (inner === null) return null;
        if (inner.type.t !== "day")
          return this.#fault(arg(0), "type-mismatch", { found: describe(inner.type), expected: "day" });
        return { type: { t: "day" }, run: (env) => monthEnd(inner.run(env) as DayValue) };
      }
      case "judgement": {
        if (!arity(1)) return null;
        const inner = this.#truth(arg(0), locals);
        const { clause } = this.#scope;
        return inner && { type: truthType, run: (env) => judge(env, asTruthValue(inner.run(env)), clause) };
      }
      case "oneOf":
        return this.#oneOf(ast, locals);
      case "householdIncome":
      case "perHeadIncome": {
        if (!arity(1)) return null;
        const inner = this.#number(arg(0), locals);
        if (inner === null) return null;
        if (!fits(inner.type, { t: "number", unit: "yuan/year" }))
          return this.#fault(arg(0), "unit-mismatch", { found: describe(inner.type), expected: "yuan/year" });
        return {
          type: { t: "number", unit: "yuan/year" },
          run: (env) => incomeOf(env, name === "perHeadIncome", inner.run),
        };
      }
      case "programmes": {
        if (!arity(1, 2)) return null;
        const id = arg(0);
        if (id.kind !== "string") return this.#fault(id, "type-mismatch", { found: id.kind, expected: "programme" });
        const index = this.#scope.programme(id.text);
        if (index === undefined) return this.#fault(id, "unknown-programme", { name: id.text });
        if (args.length === 1) return { type: truthType, run: (env) => env.programme(index).truth };
        const depth = this.#member(arg(1), locals);
        if (depth === null) return null;
        return { type: truthType, run: (env) => env.programme(index).member(at(env, depth)) };
      }
    }
    return this.#fault(ast, "unknown-function", {
      name,
      nearest: nearest(name, [...functions, ...this.#scope.names()]),
    });
  }

  #member(ast: Ast, locals: readonly Local[]): number | null {
    if (ast.kind === "name" && ast.path.length === 1) {
      for (let depth = locals.length - 1; depth >= 0; depth -= 1) {
        if (locals[depth]?.name === ast.path[0])
          return locals[depth]?.of === "members"
            ? depth
            : this.#fault(ast, "type-mismatch", { found: "element", expected: "member" });
      }
    }
    return this.#fault(ast, "not-a-member", { found: ast.kind === "name" ? ast.path.join(".") : ast.kind });
  }

  #oneOf(ast: Ast & { kind: "call" }, locals: readonly Local[]): Linked | null {
    const { args } = ast;
    if (args.length < 2 || args.length % 2 !== 0)
      return this.#fault(ast, "argument-count", { name: "oneOf", found: String(args.length), expected: "2, 4, 6 …" });
    const pairs: (readonly [Eval, Eval])[] = [];
    let type: Type | null = null;
    for (let index = 0; index < args.length; index += 2) {
      const condition = this.#truth(args[index] as Ast, locals);
      const value = this.#number(args[index + 1] as Ast, locals);
      if (condition === null || value === null) return null;
      const both: Type | null = type === null ? value.type : joined(type, value.type);
      if (both === null)
        return this.#fault(args[index + 1] ?? ast, "unit-mismatch", {
          found: describe(value.type),
          expected: type === null ? "" : describe(type),
        });
      type = both;
      pairs.push([condition.run, value.run]);
    }
    return (
      type && {
        type,
        run: (env) => {
          const held: Value[] = [];
          for (const [condition, value] of pairs) {
            const holds = asTruthValue(condition(env));
            if (asTruth(holds) !== "no") held.push(holds, value(env));
          }
          return oneOf(held);
        },
      }
    );
  }
}

function at(env: Env, depth: number): Element {
  const element = env.locals[depth];
  if (element === undefined) throw new Error("a loop variable outside its loop");
  return element;
}

const sumOf = ({ items, deps }: ListValue): NumberValue => sum(items, deps);

/** The items of a list with the value of `body` for each. */
function mapped(env: Env, source: ListValue, depth: number, body: Eval): readonly Item[] {
  const { locals } = env;
  const outer = locals[depth];
  const items = source.items.map((item): Item => {
    locals[depth] = item.element as Element;
    return { element: item.element, included: item.included, value: body(env) };
  });
  locals[depth] = outer;
  return items;
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

function flatten(ast: Ast, kind: "and" | "or"): Ast[] {
  return ast.kind === kind ? [...flatten(ast.left, kind), ...flatten(ast.right, kind)] : [ast];
}

/** The common type of two branches, or null where they have none. */
function joined(a: Type, b: Type): Type | null {
  if (a.t === "number" && b.t === "number") return fits(a, b) ? wider(a, b) : null;
  if (a.t === "choice" && b.t === "choice") return { t: "choice", options: [...new Set([...a.options, ...b.options])] };
  return fits(a, b) ? a : null;
}

function wider(a: Type & { t: "number" }, b: Type & { t: "number" }): Type & { t: "number" } {
  return a.literal === true ? b : a;
}

function mismatch(a: Type, b: Type): string {
  return a.t === "number" && b.t === "number" ? "unit-mismatch" : "type-mismatch";
}
