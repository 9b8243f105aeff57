/** Types and units of expressions: yuan and years never add, nor do yuan a month and yuan a year. */
import type { FactDef, ListId } from "../fact-catalogue.ts";

/** What an expression gives; a number carries its unit, and a literal one takes any. */
export type Type =
  | { readonly t: "number"; readonly unit: string; readonly literal?: boolean }
  | { readonly t: "truth" }
  | { readonly t: "choice"; readonly options: readonly string[]; readonly literal?: boolean }
  | { readonly t: "day" }
  | { readonly t: "duration"; readonly of: "months" | "days" }
  | { readonly t: "list"; readonly of: ListId }
  | { readonly t: "values"; readonly of: Type }
  | { readonly t: "element"; readonly of: ListId }
  | { readonly t: "text" };

/** Names of plain numbers. */
const plain = new Set(["", "count", "multiple", "share", "persons"]);

function dimensions(unit: string): Map<string, number> {
  const all = new Map<string, number>();
  const [over = "", under = ""] = unit.split("/");
  for (const [side, sign] of [
    [over, 1],
    [under, -1],
  ] as const) {
    for (const one of side.split("*")) if (!plain.has(one)) all.set(one, (all.get(one) ?? 0) + sign);
  }
  return all;
}

function print(all: Map<string, number>): string {
  const side = (sign: 1 | -1): string =>
    [...all]
      .flatMap(([name, power]) => (power * sign > 0 ? Array<string>(power * sign).fill(name) : []))
      .sort()
      .join("*");
  const under = side(-1);
  return under === "" ? side(1) : `${side(1)}/${under}`;
}

/** Units worked out before: there are few, and rules meet them again and again. */
const canonical = new Map<string, string>();
const products = new Map<string, string>();

/** The unit in one spelling; plain numbers are "". */
export function canonicalUnit(unit: string): string {
  let known = canonical.get(unit);
  if (known === undefined) {
    known = print(dimensions(unit));
    canonical.set(unit, known);
  }
  return known;
}

/** The unit of a product or, with `divide`, of a quotient. */
export function productUnit(a: string, b: string, divide: boolean): string {
  const key = `${a} ${divide ? "/" : "*"} ${b}`;
  let known = products.get(key);
  if (known === undefined) {
    known = workOut(a, b, divide);
    products.set(key, known);
  }
  return known;
}

function workOut(a: string, b: string, divide: boolean): string {
  const all = dimensions(a);
  for (const [name, power] of dimensions(b)) {
    const sum = (all.get(name) ?? 0) + (divide ? -power : power);
    if (sum === 0) all.delete(name);
    else all.set(name, sum);
  }
  return print(all);
}

/** A number without a unit, as a count is. */
export const plainNumber: Type = { t: "number", unit: "" };
export const truthType: Type = { t: "truth" };

/** A type for a person: "number in yuan/year", "choice", "list of members". */
export function describe(type: Type): string {
  switch (type.t) {
    case "number":
      return type.unit === "" ? "number" : type.unit;
    case "list":
      return `list of ${type.of}`;
    case "values":
      return `list of ${describe(type.of)}`;
    case "element":
      return `one of ${type.of}`;
    case "choice":
      return type.literal ? `"${type.options.join('", "')}"` : "choice";
    case "duration":
      return `duration in ${type.of}`;
    default:
      return type.t;
  }
}

/** Whether a value of one type can stand where another is expected; a bare number takes any unit. */
export function fits(found: Type, expected: Type): boolean {
  if (found.t === "number" && expected.t === "number")
    return found.literal === true || expected.literal === true || found.unit === expected.unit;
  if (found.t === "list" && expected.t === "list") return found.of === expected.of;
  if (found.t === "duration" && expected.t === "duration") return found.of === expected.of;
  if (found.t === "values" && expected.t === "values") return fits(found.of, expected.of);
  if (found.t === "element" && expected.t === "element") return found.of === expected.of;
  return found.t === expected.t;
}

/** The type that a fact of the catalogue has in expressions. */
export function factType(def: FactDef): Type {
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

/** The common type of two branches, or null where they have none. */
export function joined(a: Type, b: Type): Type | null {
  if (a.t === "number" && b.t === "number") return fits(a, b) ? wider(a, b) : null;
  if (a.t === "choice" && b.t === "choice") return { t: "choice", options: [...new Set([...a.options, ...b.options])] };
  return fits(a, b) ? a : null;
}

/** The type of two numbers of one unit: that of the one which is no bare literal. */
export function wider(a: Type & { t: "number" }, b: Type & { t: "number" }): Type & { t: "number" } {
  return a.literal === true ? b : a;
}

/** The fault of two types that do not go together: of units where both are numbers. */
export function mismatch(a: Type, b: Type): string {
  return a.t === "number" && b.t === "number" ? "unit-mismatch" : "type-mismatch";
}
