// A line about the household with the ranges in it that are certain (收入七八千一年) as facts like the others.
import { certainOf, type Ends } from "./ends.ts";
import { type Json, readAt, writeAt } from "./paths.ts";
import { type LineReading, readLine, type Understood, type Unsettled } from "./read/index.ts";
import type { FactsJson } from "./types.ts";

export type SaidLine = Omit<LineReading, "understood"> & {
  readonly understood: readonly (Omit<Understood, "value"> & { readonly value: Understood["value"] | Ends })[];
};

/** Reads a line; a range in it that says for certain between which values a fact lies is understood. */
export function readSaidLine(text: string, today?: string): SaidLine {
  return withRanges(readLine(text, today));
}

function withRanges(line: LineReading): SaidLine {
  const understood: SaidLine["understood"][number][] = [...line.understood];
  const vague: Unsettled[] = [];
  let facts = line.facts as FactsJson;
  for (const unsettled of line.vague) {
    const { fact, code, data, span, text } = unsettled;
    const certain = fact === null || !isAlone(line, unsettled) ? null : certainOf(fact, code, data);
    if (fact === null || certain === null) vague.push(unsettled);
    else if ("choices" in certain) vague.push({ ...unsettled, code: "needs-period", choices: certain.choices });
    // Ages tell people apart, so a rough one is asked for.
    else if (/\.age$/.test(fact)) vague.push(unsettled);
    else {
      facts = writeAt(facts, fact, certain.ends as Json).facts;
      understood.push({ fact, value: certain.ends, span, text });
    }
  }
  if (vague.length === line.vague.length && understood.length === line.understood.length) return { ...line, vague };
  return {
    ...line,
    facts: facts as LineReading["facts"],
    vague,
    understood: understood.sort((a, b) => a.span[0] - b.span[0]),
  };
}

/** Nothing else was said of the same fact. */
function isAlone(line: LineReading, { fact }: Unsettled): boolean {
  if (fact === null || readAt(line.facts as FactsJson, fact) !== undefined) return false;
  return line.vague.filter((other) => other.fact === fact).length === 1;
}
