// The clauses that can be asked for at a place, and the index over them.
import MiniSearch from "minisearch";
import type { Clause, Policy, PolicySet } from "../../rules/index.ts";
import { countLetters, type Letters } from "./likeness.ts";
import { notionsIn, notionTerm, phraseTerms, termsOf } from "./terms.ts";

export interface Entry {
  readonly id: string;
  readonly clause: Clause;
  /** 0 at the place itself, 1 at the level above it, and so on. */
  readonly distance: number;
  /** Everything under which it is found. */
  readonly terms: ReadonlySet<string>;
  /** What its summary says, to see whether it has the kind of figure that is asked for. */
  readonly said: ReadonlySet<string>;
  /** Each of its keywords by its terms: the nearest to a question as a whole counts besides the single words. */
  phrases(): readonly (readonly string[])[];
  /** The programmes that its document is about; none where it is about all of social assistance or dibao. */
  readonly topics: readonly string[];
}

export interface Library {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly index: MiniSearch<Shelved>;
  /** In how many clauses a term stands. */
  readonly frequency: ReadonlyMap<string, number>;
  /** How often its pairs of letters are met, counted at the first question. */
  letters(): Letters;
}

type Shelved = { readonly id: string } & Readonly<Record<Field, string>>;
const fields = ["keywords", "summary", "cited", "heading"] as const;
type Field = (typeof fields)[number];

/** How much a word counts by where it stands. */
export const boosts: Readonly<Record<Field, number>> = { keywords: 2.5, summary: 2, cited: 0.8, heading: 0.5 };

const gap = "\u0001";
const libraries = new WeakMap<PolicySet, Map<string, Library>>();

/** The library of a place, built when it is first asked for and kept as long as the policies are. */
export function libraryOf(policies: PolicySet, policy: Policy): Library {
  const known = libraries.get(policies) ?? new Map<string, Library>();
  libraries.set(policies, known);
  const { id } = policy.place;
  const library = known.get(id) ?? buildLibrary(policies, policy);
  known.set(id, library);
  return library;
}

function buildLibrary(policies: PolicySet, policy: Policy): Library {
  const distances = new Map(policy.levels.map(({ place }, distance) => [place, distance]));
  const citing = citationsOf(policy);
  const entries = new Map<string, Entry>();
  const shelved: Shelved[] = [];
  const frequency = new Map<string, number>();
  for (const clause of policies.clauses) {
    const distance = distances.get(clause.place);
    if (distance === undefined) continue;
    const { keywords, summary, heading } = written(clause);
    const cited = [...new Set([...(citing.get(clause.id) ?? [])].flatMap((text) => termsOf(text, false)))];
    const topics = topicsOf(clause.document.title);
    const terms = new Set([...keywords, ...summary, ...cited, ...topics.map(notionTerm)]);
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    entries.set(clause.id, {
      id: clause.id,
      clause,
      distance,
      terms,
      phrases: () => phrasesOf(clause),
      said: new Set(summary),
      topics,
    });
    shelved.push({
      id: clause.id,
      keywords: keywords.join(gap),
      summary: summary.join(gap),
      cited: cited.join(gap),
      heading: heading.join(gap),
    });
  }
  const index = new MiniSearch<Shelved>({
    fields: [...fields],
    tokenize: (text) => text.split(gap),
    processTerm: (term) => term,
  });
  index.addAll(shelved);
  let letters: Letters | null = null;
  return {
    entries,
    index,
    frequency,
    letters: () => {
      letters ??= countLetters([...entries.values()].map(({ clause }) => clause));
      return letters;
    },
  };
}

interface Written {
  readonly keywords: readonly string[];
  readonly summary: readonly string[];
  readonly heading: readonly string[];
}
const readAlready = new WeakMap<Clause, Written>();
const readPhrases = new WeakMap<Clause, readonly (readonly string[])[]>();

/** The terms of a clause's own words: the same at every place that it holds for. */
function written(clause: Clause): Written {
  const known = readAlready.get(clause);
  if (known !== undefined) return known;
  const { document, keywords, summary } = clause;
  const own: Written = {
    keywords: termsOf([...keywords["zh-CN"], ...keywords.en].join("|"), false),
    summary: [...new Set([...termsOf(summary["zh-CN"]), ...termsOf(summary.en)])],
    heading: termsOf([document.title, document.number ?? "", clause.at, document.issuer["zh-CN"]].join("|"), false),
  };
  readAlready.set(clause, own);
  return own;
}

/** Only the clauses that a question reaches have their phrases read. */
function phrasesOf(clause: Clause): readonly (readonly string[])[] {
  const known = readPhrases.get(clause);
  if (known !== undefined) return known;
  const phrases = [...clause.keywords["zh-CN"], ...clause.keywords.en].map(phraseTerms);
  readPhrases.set(clause, phrases);
  return phrases;
}

/** The programmes, by notion, that have documents of their own. */
export const topicNotions: ReadonlySet<string> = new Set([
  "特困",
  "临时救助",
  "孤儿",
  "事实无人抚养",
  "困境儿童",
  "刚性支出",
]);
const topics = new Map<string, readonly string[]>();

function topicsOf(title: string): readonly string[] {
  const known = topics.get(title) ?? [...notionsIn(title)].filter((name) => topicNotions.has(name));
  topics.set(title, known);
  return known;
}

/** What the packs that hold at a place say where they name a clause: names of parameters, conditions, leads; notes. */
function citationsOf(policy: Policy): ReadonlyMap<string, ReadonlySet<string>> {
  const cited = new Map<string, Set<string>>();
  const note = (clause: string, texts: readonly string[]): void => {
    const own = cited.get(clause) ?? new Set<string>();
    for (const text of texts) own.add(text);
    cited.set(clause, own);
  };
  for (const { pack } of policy.levels) {
    for (const part of [pack.parameters, pack.definitions, pack.conflicts, ...pack.programmes])
      if (part !== null) collect(part.value, [], note);
  }
  return cited;
}

function collect(
  data: unknown,
  names: readonly string[],
  note: (clause: string, texts: readonly string[]) => void,
): void {
  if (Array.isArray(data)) {
    for (const item of data) collect(item, names, note);
    return;
  }
  if (typeof data !== "object" || data === null) return;
  const { clause, name, text } = data as {
    readonly clause?: unknown;
    readonly name?: unknown;
    readonly text?: unknown;
  };
  const called = wordsIn(name);
  const inner = called.length > 0 ? called : names;
  if (typeof clause === "string" && clause.includes("#")) note(clause, [...inner, ...wordsIn(text)]);
  for (const value of Object.values(data)) collect(value, inner, note);
}

function wordsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).filter((word) => typeof word === "string");
}
