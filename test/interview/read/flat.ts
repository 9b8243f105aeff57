import type { LineReading, MembersReading } from "../../../src/interview/read/index.ts";

type Nested = { readonly [key: string]: unknown };

function walk(value: unknown, path: string, into: Map<string, string>): void {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) {
      const before = into.size;
      walk(one, `m${at}`, into);
      if (into.size === before) into.set(`m${at}`, "");
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value as Nested)) walk(inner, path === "" ? key : `${path}.${key}`, into);
  } else into.set(path, String(value));
}

/** A reading in the notation of the labelled tables, as a set of words. */
export function flatLine(reading: LineReading): Set<string> {
  const facts = new Map<string, string>();
  walk(reading.facts, "", facts);
  const words = [...facts].map(([path, value]) => `${path}=${value}`);
  for (const { value, unit } of reading.parameters) words.push(`p=${value}${unit === null ? "" : `/${unit}`}`);
  for (const { code } of reading.vague) words.push(`!${code}`);
  if (reading.question !== undefined) words.push("?");
  return new Set(words);
}

export function flatMembers(reading: MembersReading): Set<string> {
  const facts = new Map<string, string>();
  walk(reading.members, "", facts);
  const words = [...facts].map(([path, value]) => `${path}=${value}`);
  for (const { code } of reading.unsettled) words.push(`!${code}`);
  for (const text of reading.rest) words.push(`~${text}`);
  return new Set(words);
}

export const labelSet = (label: string): Set<string> => new Set(label.split(" ").filter((word) => word !== ""));

export interface LineTally {
  right: number;
  total: number;
  facts: number;
  factsRead: number;
  missed: string[];
  silentlyWrong: string[];
}

/** A fact that was read and is not in the label is silently wrong; one that is in the label and was not read is asked again. */
export function tallyLines(
  cases: readonly (readonly [string, string])[],
  read: (text: string) => Set<string>,
): LineTally {
  const tally: LineTally = { right: 0, total: cases.length, facts: 0, factsRead: 0, missed: [], silentlyWrong: [] };
  for (const [text, label] of cases) {
    const wanted = labelSet(label);
    const got = read(text);
    const extra = [...got].filter((word) => !wanted.has(word));
    const lacking = [...wanted].filter((word) => !got.has(word));
    const isFact = (word: string) => !/^[!~?]/.test(word);
    tally.facts += [...wanted].filter(isFact).length;
    tally.factsRead += [...wanted].filter((word) => isFact(word) && got.has(word)).length;
    if (extra.some(isFact)) tally.silentlyWrong.push(`${text}: read ${extra.join(" ")}; lacks ${lacking.join(" ")}`);
    else if (extra.length + lacking.length > 0)
      tally.missed.push(`${text}: read ${extra.join(" ")}; lacks ${lacking.join(" ")}`);
    else tally.right += 1;
  }
  return tally;
}
