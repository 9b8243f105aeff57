// Judging, searching and reading are pure and by far the dearest parts of a step, so a test of thousands of steps does
// each once: the same answer for the same question.
import type { answerQuestion } from "../../../src/interview/ask/index.ts";
import type { readLine } from "../../../src/interview/read/index.ts";
import type * as Rules from "../../../src/rules/index.ts";

type Judges = Pick<typeof Rules, "assess" | "whyAsked" | "changes">;

export function judgedOnce<Door extends Judges>(rules: Door): Door {
  const { assess, whyAsked, changes } = rules;
  return { ...rules, assess: remembered(assess), whyAsked: remembered(whyAsked), changes: remembered(changes) };
}

export function foundOnce<Door extends { readonly answerQuestion: typeof answerQuestion }>(ask: Door): Door {
  return { ...ask, answerQuestion: remembered(ask.answerQuestion) };
}

export function readOnce<Door extends { readonly readLine: typeof readLine }>(read: Door): Door {
  return { ...read, readLine: remembered(read.readLine) };
}

function remembered<Given extends readonly unknown[], Result>(
  work: (...given: Given) => Result,
): (...given: Given) => Result {
  const known = new Map<string, Result>();
  return (...given) => {
    const key = JSON.stringify(given, (_, value: unknown) => named(value));
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = work(...given);
    known.set(key, result);
    return result;
  };
}

/** Facts stand for what they were read from, policies for their place and version. */
function named(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("source" in value && "evidence" in value && value.evidence instanceof Map)
    return [value.source, ...value.evidence.entries()];
  if ("place" in value && "programmes" in value && typeof value.programmes === "function") return value.place;
  return "version" in value && "places" in value ? value.version : value;
}
