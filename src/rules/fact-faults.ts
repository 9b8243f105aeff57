/** What is wrong with the JSON of facts: each fault by its path, with what stood there. */
import type { z } from "zod";
import { type FactDef, factCatalogue } from "./fact-catalogue.ts";
import { formOf } from "./fact-forms.ts";
import type { InputFault } from "./facts.ts";
import { hasEnds, mayBeBounded, readBounds } from "./given-bounds.ts";
import { nearest } from "./nearest.ts";

/** Every fault behind the complaints of the schema, each told once. */
export function explainAll(issues: readonly z.core.$ZodIssue[], input: unknown): InputFault[] {
  const faults = issues.flatMap((issue) => explain(issue, input));
  return [...new Map(faults.map((fault) => [`${fault.path} ${fault.code}`, fault])).values()];
}

/** The faults behind one complaint. */
function explain(issue: z.core.$ZodIssue, input: unknown): InputFault[] {
  const path = print(issue.path);
  const value = issue.path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    input,
  );
  const def = definitionAt(path) ?? definitionAt(path.replace(/\.(?:from|to|exact)$/, ""));
  if (def !== undefined && hasEnds(value)) return explainBounds(def, value, path);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownFact(path === "" ? key : `${path}.${key}`));
  if (def === undefined)
    return [{ path, code: path === "" ? "not-an-object" : "bad-structure", data: { found: shown(value) } }];
  return [badValue(def, value, path)];
}

/** What is wrong with bounds, end by end; all of it where the fact cannot lie between two values. */
function explainBounds(def: FactDef, given: object, path: string): InputFault[] {
  if (!mayBeBounded(def))
    return "from" in given || "to" in given ? [{ path, code: "no-bounds", data: {} }] : [badValue(def, given, path)];
  const faults = Object.entries(given).flatMap(([key, end]): readonly InputFault[] => {
    const at = `${path}.${key}`;
    if (key === "exact" && (end === null || end === "refused")) return [];
    if (key === "exact") return [{ path: at, code: "bounds-exact", data: { found: shown(end) } }];
    if (key !== "from" && key !== "to")
      return [{ path: at, code: "unknown-fact", data: { name: at, nearest: nearest(key, ["from", "to", "exact"]) } }];
    return end === undefined || formOf(def).safeParse(end).success ? [] : [badValue(def, end, at)];
  });
  if (faults.length > 0) return [...faults];
  const read = readBounds(def, given, path);
  return read.kind === "fault" ? [read.fault] : [];
}

function unknownFact(name: string): InputFault {
  const names = factCatalogue.map(({ id }) => id as string);
  return { path: name, code: "unknown-fact", data: { name, nearest: nearest(name.replace(/\[\d+\]/g, "[]"), names) } };
}

const badValue = (def: FactDef, value: unknown, path: string): InputFault => ({
  path,
  code: `bad-${def.kind}`,
  data: { found: shown(value), min: def.min ?? "", max: def.max ?? "", options: (def.options ?? []).join(", ") },
});

/** A value as a fault repeats it: short, and never the inside of a structure. */
function shown(value: unknown): string {
  if (typeof value === "string") return value.slice(0, 40);
  if (value === undefined) return "";
  if (Array.isArray(value)) return "[…]";
  return typeof value === "object" && value !== null ? "{…}" : String(value);
}

function print(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    "",
  );
}

function definitionAt(path: string): FactDef | undefined {
  const pattern = path.replace(/\[\d+\]/g, "[]");
  return factCatalogue.find(({ id }) => id === pattern);
}
