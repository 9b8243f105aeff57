/** What a name stands for: a loop variable, something of the engine, a fact, a parameter or a definition, in this order. */
import { twelve } from "../decimal.ts";
import { findFact, lists } from "../fact-catalogue.ts";
import { nearest } from "../nearest.ts";
import { type NumberValue, none, number, truth } from "../values.ts";
import { at, type Linked, type Linking, type Local } from "./linking.ts";
import type { Ast } from "./parse.ts";
import { factType, plainNumber } from "./types.ts";

const engineNames = ["on", "monthsPerYear", "members", "supporters", "countedMembers", "countedSize"] as const;
const perYear: NumberValue = number("constant", none, twelve, twelve, 0n, 0, { name: "monthsPerYear" });

/** Links a name by its path, which may go through a loop variable. */
export function linkName(linking: Linking, ast: Ast, path: readonly string[], locals: readonly Local[]): Linked | null {
  const [head = "", ...rest] = path;
  for (let depth = locals.length - 1; depth >= 0; depth -= 1) {
    const local = locals[depth];
    if (local?.name === head) return linkPartOfElement(linking, ast, local, depth, rest.join("."));
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
  const parameter = linking.scope.parameter(name);
  if (parameter !== undefined) return { type: parameter.type, run: (env) => env.parameter(parameter.index) };
  const definition = linking.scope.definition(name);
  if (definition !== undefined) {
    if (definition.ofMember) return linking.fault(ast, "definition-needs-member", { name });
    return { type: definition.type, run: (env) => env.definition(definition.index) };
  }
  if ([...linking.scope.names()].includes(name))
    return linking.fault(ast, "not-in-force", { name, on: linking.scope.on });
  return linking.fault(ast, "unknown-name", { name, nearest: nearestName(linking, name, locals) });
}

function linkPartOfElement(linking: Linking, ast: Ast, local: Local, depth: number, name: string): Linked | null {
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
    return linking.fault(ast, "unknown-name", {
      name: `${local.name}.${name}`,
      nearest: nearest(name, Object.keys(lists[local.of])),
    });
  }
  const slot = def.slot;
  return { type: factType(def), run: (env) => env.of(at(env, depth), slot, def) };
}

function nearestName(linking: Linking, name: string, locals: readonly Local[]): string {
  return nearest(name, [...linking.scope.names(), ...engineNames, ...locals.map((local) => local.name)]);
}
