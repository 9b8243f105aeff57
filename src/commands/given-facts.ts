import { type Facts, factCatalogue, factDef, readFacts } from "../rules/index.ts";
import { explainFault } from "../wording/index.ts";
import type { Call } from "./command.ts";
import { nearest } from "./nearest.ts";

/**
 * The facts given with `--fact NAME=VALUE` (`members[0].age=61`); null when one isn't usable (said on stderr, every one).
 * `null` as a value is “not known yet”, as in the JSON of `assess`.
 */
export function factsGiven(call: Call): Facts | null {
  const given = call.values.fact;
  const input: Record<string, unknown> = {};
  let faulty = false;
  const refuse = (code: string, data: Readonly<Record<string, string>>): void => {
    faulty = true;
    call.refuse(code, data);
  };
  for (const text of (Array.isArray(given) ? given : []).map(String)) {
    const [, name, typed] = /^([A-Za-z][A-Za-z0-9.[\]]*)=(.+)$/s.exec(text.trim()) ?? [];
    if (name === undefined || typed === undefined) {
      refuse("factForm", { value: text });
      continue;
    }
    const def = factDef(name);
    if (def === undefined) {
      const ids = factCatalogue.map(({ id }) => id as string);
      const guess = nearest(name.replace(/\[\d+\]/g, "[]"), ids);
      refuse(guess === null ? "factUnknown" : "factUnknownGuess", { value: name, guess: guess ?? "" });
    } else if (!put(input, name, typedValue(typed, def.kind))) refuse("factForm", { value: text });
  }
  if (faulty) return null;
  const read = readFacts(input);
  if (read.ok) return read.facts;
  for (const fault of read.faults)
    call.refuse("fact", { path: fault.path, message: explainFault(fault, call.settings.language) });
  return null;
}

/** What was typed as the JSON value that a fact of this kind has. */
function typedValue(typed: string, kind: string): unknown {
  const text = typed.trim();
  if (text === "null") return null;
  if (kind === "truth" && (text === "true" || text === "false")) return text === "true";
  if ((kind === "count" || kind === "number") && /^-?\d{1,9}$/.test(text)) return Number(text);
  return text;
}

/** The longest list that an index may make: a home has 30 people at most. */
const mostItems = 30;

/** Puts a value at a path of names and indexes; false where the path is of another shape than one before it. */
function put(into: Record<string, unknown>, path: string, value: unknown): boolean {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
  let at: Record<string, unknown> = into;
  for (const [index, key] of keys.entries()) {
    if (/^\d+$/.test(key) && Number(key) >= mostItems) return false;
    const after = keys[index + 1];
    if (after === undefined) {
      at[key] = value;
      return true;
    }
    const isList = /^\d+$/.test(after);
    at[key] ??= isList ? [] : {};
    const next = at[key];
    if (typeof next !== "object" || next === null || Array.isArray(next) !== isList) return false;
    // Whoever stands before in a list is somebody of whom nothing is known.
    if (Array.isArray(next)) for (let gap = 0; gap < Math.min(Number(after), mostItems); gap += 1) next[gap] ??= {};
    at = next as Record<string, unknown>;
  }
  return true;
}
