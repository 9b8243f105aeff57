/** Types and units of expressions: yuan and years never add, nor do yuan a month and yuan a year. */
import type { ListId } from "../fact-catalogue.ts";

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

/** The unit in one spelling; plain numbers are "". */
export function canonicalUnit(unit: string): string {
  return print(dimensions(unit));
}

export function productUnit(a: string, b: string, divide: boolean): string {
  const all = dimensions(a);
  for (const [name, power] of dimensions(b)) {
    const sum = (all.get(name) ?? 0) + (divide ? -power : power);
    if (sum === 0) all.delete(name);
    else all.set(name, sum);
  }
  return print(all);
}

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
