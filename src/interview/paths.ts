// Reading and writing one place in the JSON of facts by its path ("members[0].age"), without touching the original.

import { isEnds } from "./ends.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** One step back: the path, and what stood there before; without a second entry, nothing did. */
export type Inverse = readonly [path: string] | readonly [path: string, before: Json];

type Key = string | number;

/** The JSON at a path, or undefined where nothing stands. */
export function readAt(facts: JsonObject, path: string): Json | undefined {
  let here: Json | undefined = facts;
  for (const key of keysOf(path)) {
    if (here === undefined || here === null || typeof here !== "object") return undefined;
    here = (here as Record<Key, Json>)[key];
  }
  return here;
}

/** Writes a value and tells how to undo it exactly. A list grows with empty elements up to the index written. */
export function writeAt(facts: JsonObject, path: string, value: Json): { facts: JsonObject; inverse: Inverse } {
  return { facts: put(facts, keysOf(path), value) as JsonObject, inverse: inverseOf(facts, path) };
}

/** Takes a value out; objects that become empty go with it, list elements stay. */
export function removeAt(facts: JsonObject, path: string): { facts: JsonObject; inverse: Inverse } {
  const inverse = inverseOf(facts, path);
  return { facts: (drop(facts, keysOf(path)) ?? {}) as JsonObject, inverse };
}

/** Takes steps back, the last first. */
export function revert(facts: JsonObject, inverses: readonly Inverse[]): JsonObject {
  return inverses.reduceRight<JsonObject>((now, step) => {
    const before = step[1];
    return before === undefined ? removeAt(now, step[0]).facts : writeAt(now, step[0], before).facts;
  }, facts);
}

/** Every leaf with its path, in the order written. Bounds of a value are one leaf; empty list elements have none. */
export function leavesOf(value: Json, path = ""): readonly (readonly [path: string, value: Json])[] {
  if (isEnds(value)) return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, path === "" ? key : `${path}.${key}`));
  }
  return [[path, value]];
}

/** "members[3].age" → "members[].age". */
export function patternOf(path: string): string {
  return path.replace(/\[\d+\]/g, "[]");
}

/** The member that a path speaks of, or null. */
export function memberOf(path: string): number | null {
  const match = /^members\[(\d+)\]/.exec(path);
  return match === null ? null : Number(match[1]);
}

function keysOf(path: string): readonly Key[] {
  return [...path.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part));
}

// A write into a list that is too short changes its length, and the length of the roster means something:
// so the inverse is the whole list as it was.
function inverseOf(facts: JsonObject, path: string): Inverse {
  for (const match of path.matchAll(/\[(\d+)\]/g)) {
    const listPath = path.slice(0, match.index);
    const list = readAt(facts, listPath);
    if (!Array.isArray(list)) return list === undefined ? [listPath] : [listPath, list];
    if (list.length <= Number(match[1])) return [listPath, list];
  }
  const before = readAt(facts, path);
  return before === undefined ? [path] : [path, before];
}

function put(here: Json | undefined, keys: readonly Key[], value: Json): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (typeof key === "number") {
    const list: Json[] = Array.isArray(here) ? [...here] : [];
    while (list.length <= key) list.push({});
    list[key] = put(list[key], rest, value);
    return list;
  }
  const object = isObject(here) ? here : {};
  return { ...object, [key]: put(object[key], rest, value) };
}

function drop(here: Json | undefined, keys: readonly Key[]): Json | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return undefined;
  if (typeof key === "number") {
    if (!Array.isArray(here) || key >= here.length) return here;
    return here.map((item: Json, index) => (index === key ? (drop(item, rest) ?? {}) : item));
  }
  if (!isObject(here)) return here;
  const { [key]: old, ...others } = here;
  const left = drop(old, rest);
  if (left !== undefined) return { ...here, [key]: left };
  return Object.keys(others).length === 0 ? undefined : others;
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== undefined && value !== null && typeof value === "object" && !Array.isArray(value);
}
