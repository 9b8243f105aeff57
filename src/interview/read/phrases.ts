// Turns of phrase of field messages, found in a text.
import type { Meaning } from "./meaning.ts";
import type { Phrase } from "./phrase.ts";
import { costs } from "./phrases-costs.ts";
import { benefit, distress, procedure, property } from "./phrases-home.ts";
import { kin } from "./phrases-kin.ts";
import { care, parents, people } from "./phrases-people.ts";

const phrases: readonly Phrase[] = [
  ...benefit,
  ...property,
  ...procedure,
  ...distress,
  ...costs,
  ...care,
  ...parents,
  ...people,
  ...kin,
];

export interface FoundPhrase {
  readonly length: number;
  readonly meaning: Meaning;
}

/** The longest phrase that begins at each place of a text. */
export function phrasesIn(text: string): ReadonlyMap<number, FoundPhrase> {
  const found = new Map<number, FoundPhrase>();
  for (const [words, meaning] of phrases) {
    words.lastIndex = 0;
    for (let match = words.exec(text); match !== null; match = words.exec(text)) {
      words.lastIndex = match.index + 1;
      if (match[0].length <= (found.get(match.index)?.length ?? 0)) continue;
      const meant = typeof meaning === "function" ? meaning(match) : meaning;
      if (meant !== undefined) found.set(match.index, { length: match[0].length, meaning: meant });
    }
  }
  return found;
}
