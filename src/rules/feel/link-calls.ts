/** Calls: the functions of the language, what the packs say of a member, and the other programmes. */
import { twelve } from "../decimal.ts";
import { incomeOf } from "../income.ts";
import { medicalDesignated, medicalSelfPaid } from "../medical-costs.ts";
import { bySupporters, memberIncome } from "../member-alternatives.ts";
import { nearest } from "../nearest.ts";
import { oneOf } from "../operations/alternatives.ts";
import { extreme, multiply } from "../operations/arithmetic.ts";
import { monthEnd, yearOf } from "../operations/days.ts";
import { count, sum } from "../operations/lists.ts";
import { asTruth, not } from "../operations/logic.ts";
import { type RoundingMode, round } from "../operations/rounding.ts";
import { type Eval, judge } from "../runtime.ts";
import { type DayValue, type ListValue, type NumberValue, none, number, type Value } from "../values.ts";
import { asList, asNumber, asTruthValue, at, type Linked, type Linking, type Local } from "./linking.ts";
import type { Ast } from "./parse.ts";
import { describe, fits, joined, plainNumber, type Type, truthType, wider } from "./types.ts";

const monthsInYear: NumberValue = number("constant", none, twelve, twelve, 0n, 0, { name: "monthsPerYear" });
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
  "years",
  "months",
  "days",
  "monthEnd",
  "judgement",
  "oneOf",
  "householdIncome",
  "perHeadIncome",
  "medicalSelfPaid",
  "medicalDesignated",
  "yearly",
  "memberIncome",
  "bySupporters",
  "year",
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

/** Links a call by the name of its function. */
export function linkCall(linking: Linking, ast: Ast & { kind: "call" }, locals: readonly Local[]): Linked | null {
  const { name, args } = ast;
  const arity = (least: number, most: number = least): boolean => {
    if (args.length >= least && args.length <= most) return true;
    linking.fault(ast, "argument-count", {
      name,
      found: String(args.length),
      expected: least === most ? String(least) : `${least}…${most}`,
    });
    return false;
  };
  const arg = (index: number): Ast => args[index] ?? ast;
  const definition = linking.scope.definition(name);
  if (definition !== undefined) {
    if (!definition.ofMember) return linking.fault(ast, "definition-takes-no-member", { name });
    if (!arity(1)) return null;
    const depth = linking.member(arg(0), locals);
    if (depth === null) return null;
    return { type: definition.type, run: (env) => env.memberDefinition(definition.index, at(env, depth)) };
  }
  switch (name) {
    case "not": {
      if (!arity(1)) return null;
      const inner = linking.truth(arg(0), locals);
      return inner && { type: truthType, run: (env) => not(asTruthValue(inner.run(env))) };
    }
    case "count": {
      if (!arity(1)) return null;
      const over = linking.list(arg(0), locals);
      return over && { type: plainNumber, run: (env) => count(asList(over.run(env))) };
    }
    case "sum": {
      if (!arity(1)) return null;
      const over = linking.link(arg(0), locals);
      if (over === null) return null;
      if (over.type.t !== "values" || over.type.of.t !== "number")
        return linking.fault(arg(0), "type-mismatch", { found: describe(over.type), expected: "list of number" });
      return { type: over.type.of, run: (env) => sumOf(asList(over.run(env))) };
    }
    case "min":
    case "max": {
      if (!arity(2, 16)) return null;
      const parts = args.map((one) => linking.number(one, locals));
      let type: (Type & { t: "number" }) | null = null;
      const runs: Eval[] = [];
      for (const [index, part] of parts.entries()) {
        if (part === null) return null;
        if (type !== null && !fits(type, part.type))
          return linking.fault(args[index] ?? ast, "unit-clash", {
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
      const inner = linking.number(arg(0), locals);
      const scale = args[1];
      if (inner === null) return null;
      if (scale !== undefined && (scale.kind !== "number" || !/^\d+$/.test(scale.text)))
        return linking.fault(scale, "feel-number", { found: "scale" });
      const places = scale?.kind === "number" ? Number(scale.text) : 0;
      const mode = modes[name] ?? "half-up";
      return { type: inner.type, run: (env) => round(asNumber(inner.run(env)), places, mode) };
    }
    case "years": {
      if (!arity(1)) return null;
      const inner = linking.number(arg(0), locals);
      if (inner === null) return null;
      if (!fits(inner.type, { t: "number", unit: "years" }))
        return linking.fault(arg(0), "unit-clash", { left: describe(inner.type), right: name, operator: name });
      return {
        type: { t: "duration", of: "months" },
        run: (env) => round(multiply(asNumber(inner.run(env)), monthsInYear), 0, "floor"),
      };
    }
    case "months":
    case "days": {
      if (!arity(1)) return null;
      const inner = linking.number(arg(0), locals);
      if (inner === null) return null;
      if (!fits(inner.type, { t: "number", unit: name }))
        return linking.fault(arg(0), "unit-clash", { left: describe(inner.type), right: name, operator: name });
      return { type: { t: "duration", of: name }, run: inner.run };
    }
    case "monthEnd": {
      if (!arity(1)) return null;
      const inner = linking.link(arg(0), locals);
      if (inner === null) return null;
      if (inner.type.t !== "day")
        return linking.fault(arg(0), "type-mismatch", { found: describe(inner.type), expected: "day" });
      return { type: { t: "day" }, run: (env) => monthEnd(inner.run(env) as DayValue) };
    }
    case "year": {
      if (!arity(1)) return null;
      const inner = linking.link(arg(0), locals);
      if (inner === null) return null;
      if (inner.type.t !== "day")
        return linking.fault(arg(0), "type-mismatch", { found: describe(inner.type), expected: "day" });
      return { type: plainNumber, run: (env) => yearOf(inner.run(env) as DayValue) };
    }
    case "medicalSelfPaid":
      return arity(0) ? { type: { t: "number", unit: "yuan/year" }, run: medicalSelfPaid } : null;
    case "medicalDesignated":
      return arity(0) ? { type: { t: "number", unit: "yuan/year" }, run: medicalDesignated } : null;
    // What was spent in twelve months, as yuan a year: only the unit changes, as with the medical costs.
    case "yearly": {
      if (!arity(1)) return null;
      const inner = linking.number(arg(0), locals);
      if (inner === null) return null;
      if (!fits(inner.type, { t: "number", unit: "yuan" }))
        return linking.fault(arg(0), "unit-mismatch", { found: describe(inner.type), expected: "yuan" });
      return { type: { t: "number", unit: "yuan/year" }, run: inner.run };
    }
    case "judgement": {
      if (!arity(1)) return null;
      const inner = linking.truth(arg(0), locals);
      const { clause } = linking.scope;
      return inner && { type: truthType, run: (env) => judge(env, asTruthValue(inner.run(env)), clause) };
    }
    case "oneOf":
      return linkOneOf(linking, ast, locals);
    case "householdIncome":
    case "perHeadIncome": {
      if (!arity(1)) return null;
      const inner = linking.number(arg(0), locals);
      if (inner === null) return null;
      if (!fits(inner.type, { t: "number", unit: "yuan/year" }))
        return linking.fault(arg(0), "unit-mismatch", { found: describe(inner.type), expected: "yuan/year" });
      return {
        type: { t: "number", unit: "yuan/year" },
        run: (env) => incomeOf(env, name === "perHeadIncome", inner.run),
      };
    }
    case "memberIncome": {
      if (!arity(2)) return null;
      const depth = linking.member(arg(0), locals);
      const inner = linking.number(arg(1), locals);
      if (depth === null || inner === null) return null;
      if (!fits(inner.type, { t: "number", unit: "yuan/year" }))
        return linking.fault(arg(1), "unit-mismatch", { found: describe(inner.type), expected: "yuan/year" });
      return {
        type: { t: "number", unit: "yuan/year" },
        run: (env) => memberIncome(env, at(env, depth), inner.run),
      };
    }
    case "bySupporters": {
      if (!arity(3)) return null;
      const depth = linking.member(arg(0), locals);
      const word = linking.truth(arg(1), locals);
      const listed = linking.truth(arg(2), locals);
      if (depth === null || word === null || listed === null) return null;
      return { type: truthType, run: (env) => bySupporters(env, at(env, depth), word.run, listed.run) };
    }
    case "programmes": {
      if (!arity(1, 2)) return null;
      const id = arg(0);
      if (id.kind !== "string") return linking.fault(id, "type-mismatch", { found: id.kind, expected: "programme" });
      const index = linking.scope.programme(id.text);
      if (index === undefined) return linking.fault(id, "unknown-programme", { name: id.text });
      if (args.length === 1) return { type: truthType, run: (env) => env.programme(index).truth };
      const depth = linking.member(arg(1), locals);
      if (depth === null) return null;
      return { type: truthType, run: (env) => env.programme(index).member(at(env, depth)) };
    }
  }
  return linking.fault(ast, "unknown-function", {
    name,
    nearest: nearest(name, [...functions, ...linking.scope.names()]),
  });
}

function linkOneOf(linking: Linking, ast: Ast & { kind: "call" }, locals: readonly Local[]): Linked | null {
  const { args } = ast;
  if (args.length < 2 || args.length % 2 !== 0)
    return linking.fault(ast, "argument-count", { name: "oneOf", found: String(args.length), expected: "2, 4, 6 …" });
  const pairs: (readonly [Eval, Eval])[] = [];
  let type: Type | null = null;
  for (let index = 0; index < args.length; index += 2) {
    const condition = linking.truth(args[index] as Ast, locals);
    const value = linking.number(args[index + 1] as Ast, locals);
    if (condition === null || value === null) return null;
    const both: Type | null = type === null ? value.type : joined(type, value.type);
    if (both === null)
      return linking.fault(args[index + 1] ?? ast, "unit-mismatch", {
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

const sumOf = ({ items, deps }: ListValue): NumberValue => sum(items, deps);
