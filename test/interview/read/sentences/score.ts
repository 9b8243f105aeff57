import { readLine } from "../../../../src/interview/read/index.ts";
import type { Sentence } from "./read-sentences.ts";

type Value = string | number | boolean;
type Flat = Readonly<Record<string, Value>>;
type Allowed = Readonly<Record<string, Value | readonly Value[]>>;

/** What came of one message; every entry of `wrong` and `missed` is a path with its values. */
export interface Score {
  readonly right: number;
  readonly missed: readonly string[];
  /** Facts that were not taken but asked back, so that nothing is lost. */
  readonly askedBack: readonly string[];
  /** Facts with a value that the label does not allow, and facts that were not said. */
  readonly wrong: readonly string[];
  /** Of the paths that must be asked, those that are: by a question, or by a bound within the label's. */
  readonly mustAsk: number;
  readonly asked: number;
}

/** The facts of a nested household by dotted names, members apart. */
export function flatten(facts: Readonly<Record<string, unknown>>): { household: Flat; members: readonly Flat[] } {
  const { members, ...rest } = facts;
  return { household: leaves(rest), members: Array.isArray(members) ? members.map((one) => leaves(one)) : [] };
}

function leaves(tree: unknown, before = ""): Record<string, Value> {
  const flat: Record<string, Value> = {};
  for (const [key, value] of Object.entries(tree as Record<string, unknown>)) {
    if (value === null || value === undefined) continue;
    if (typeof value === "object") Object.assign(flat, leaves(value, `${before}${key}.`));
    else flat[before + key] = value as Value;
  }
  return flat;
}

/** Amounts are alike if they are the same a year; zero has any period. */
function alike(one: Value, other: Value): boolean {
  return one === other || (yearly(one) !== undefined && yearly(one) === yearly(other));
}

function yearly(value: Value): number | undefined {
  const [, figure, period] = /^(\d+(?:\.\d+)?)(?:\/(year|month))?$/.exec(String(value)) ?? [];
  if (figure === undefined || (typeof value === "number" && period === undefined)) return undefined;
  return Math.round(Number(figure) * (period === "month" ? 1200 : period === "year" ? 100 : 1)) / 100;
}

const allows = (allowed: Allowed, path: string, value: Value): boolean =>
  [allowed[path] ?? []].flat().some((one) => alike(one, value));

/** An end of a fact that is held within bounds, where the words that were said allow it. */
function isWithin({ bounds = {} }: Sentence, path: string, value: Value): boolean {
  const [, fact = "", end] = /^(.+)\.(from|to)$/.exec(path) ?? [];
  const allowed = bounds[fact];
  if (allowed === undefined) return false;
  const scale = String(value).endsWith("/month") ? 12 : 1;
  const per = allowed.period === "month" ? 12 : 1;
  const held = Number(String(value).split("/")[0]) * scale;
  if (end === "from") return allowed.from !== undefined && held >= Number(allowed.from) * per;
  const most = allowed.to ?? allowed.below;
  return most !== undefined && held <= Number(most) * per;
}

interface Marks {
  right: number;
  missed: string[];
  askedBack: string[];
  wrong: string[];
}

/** Compares what was read of a sentence with its label. `facts` is nested; `vague` are the paths that were asked back. */
export function compare(
  sentence: Sentence,
  facts: Readonly<Record<string, unknown>>,
  vague: readonly (string | null)[],
  parameters: readonly { readonly value: string; readonly unit: string | null }[],
  asks: boolean,
): Score {
  const { household, members } = flatten(facts);
  const { members: labelled = [], ...certain } = sentence.facts as { members?: readonly Flat[] } & Flat;
  const may: Allowed = sentence.may ?? {};
  const marks: Marks = { right: 0, missed: [], askedBack: [], wrong: [] };
  const asked = new Set(vague.map((path) => path?.replace(/\[\d*\]/, "[]")));
  const isAsked = (path: string): boolean => asked.has(path.replace(/\[\d+\]/, "[]"));
  const lost = (path: string, value: Value): void => {
    (isAsked(path) ? marks.askedBack : marks.missed).push(`${path}=${value}`);
  };
  for (const [path, value] of Object.entries(certain)) {
    const read = household[path];
    if (read === undefined) lost(path, value);
    else if (alike(read, value)) marks.right += 1;
    else marks.wrong.push(`${path}=${read} (${value})`);
  }
  for (const [path, value] of Object.entries(household))
    if (certain[path] === undefined && !allows(may, path, value) && !isWithin(sentence, path, value))
      marks.wrong.push(`${path}=${value}`);
  const pairing = bestPairing(sentence, labelled, members);
  for (const [at, label] of labelled.entries()) {
    const index = pairing.indexOf(at);
    const read = index < 0 ? undefined : members[index];
    if (Object.keys(label).length === 0) {
      if (read === undefined) lost(`members[${at}]`, "somebody");
      else marks.right += 1;
    }
    for (const [key, value] of Object.entries(label)) {
      if (read?.[key] === undefined) lost(`members[${at}].${key}`, value);
      else if (alike(read[key], value)) marks.right += 1;
    }
  }
  for (const [index, read] of members.entries()) marks.wrong.push(...faults(sentence, labelled, pairing[index], read));
  const mustAsk = sentence.ask ?? [];
  const named = sentence.parameter;
  if (named !== undefined) {
    const [figure, unit] = named.split("/");
    const said = parameters[0];
    if (said === undefined) marks.missed.push(`parameter=${named}`);
    else if (said.value === figure && (unit === undefined || said.unit === unit)) marks.right += 1;
    else marks.wrong.push(`parameter=${said.value}/${said.unit} (${named})`);
  } else if (parameters.length > 0) marks.wrong.push(`parameter=${parameters[0]?.value}`);
  if (sentence.question === true) {
    if (asks) marks.right += 1;
    else marks.missed.push("question");
  }
  return { ...marks, mustAsk: mustAsk.length, asked: mustAsk.filter(isAsked).length };
}

/** What is wrong with one member that was read, taken for the labelled one at `at` (beyond the list: one that may be left out). */
function faults(sentence: Sentence, labelled: readonly Flat[], at: number | undefined, read: Flat): string[] {
  const said = (key: string, value: Value): string => `members.${key}=${value}`;
  if (at === undefined)
    return Object.keys(read).length === 0 ? ["members"] : Object.entries(read).map((one) => said(...one));
  const label = labelled[at];
  const extra = sentence.mayMembers?.[at - labelled.length] ?? {};
  return Object.entries(read).flatMap(([key, value]) => {
    const certain = label?.[key];
    if (certain !== undefined) return alike(certain, value) ? [] : [`${said(key, value)} (${certain})`];
    const isAllowed =
      label === undefined ? allows(extra, key, value) : allows(sentence.may ?? {}, `members[${at}].${key}`, value);
    return isAllowed ? [] : [said(key, value)];
  });
}

/** For every member read the label that fits best, so that members are compared as a set. */
function bestPairing(
  sentence: Sentence,
  labelled: readonly Flat[],
  members: readonly Flat[],
): readonly (number | undefined)[] {
  const places = labelled.length + (sentence.mayMembers?.length ?? 0);
  const worth = members.map((read) =>
    Array.from({ length: places }, (_, at) => {
      const label = labelled[at] ?? {};
      const right = Object.entries(label).filter(([key, value]) => read[key] !== undefined && alike(read[key], value));
      return (at < labelled.length ? 0.5 : 0) + right.length - 2 * faults(sentence, labelled, at, read).length;
    }),
  );
  let best: readonly (number | undefined)[] = [];
  let bestWorth = Number.NEGATIVE_INFINITY;
  const seen = new Map<string, number>();
  const choose = (index: number, taken: number, chosen: readonly (number | undefined)[], sum: number): void => {
    const state = `${index}/${taken}`;
    if ((seen.get(state) ?? Number.NEGATIVE_INFINITY) >= sum) return;
    seen.set(state, sum);
    const read = members[index];
    if (read === undefined) {
      if (sum > bestWorth) {
        bestWorth = sum;
        best = chosen;
      }
      return;
    }
    for (let at = 0; at < places; at += 1)
      if ((taken & (1 << at)) === 0)
        choose(index + 1, taken | (1 << at), [...chosen, at], sum + (worth[index]?.[at] ?? 0));
    choose(index + 1, taken, [...chosen, undefined], sum - 2 * Math.max(1, Object.keys(read).length));
  };
  choose(0, 0, [], 0);
  return best;
}

/** Reads a sentence and scores it. */
export function scoreLine(sentence: Sentence, isQuestion: (text: string) => boolean): Score {
  const read = readLine(sentence.text, sentence.today);
  const vague = read.vague.filter(({ code }) => code !== "recognition").map(({ fact }) => fact);
  return compare(
    sentence,
    read.facts,
    vague,
    read.parameters,
    read.question !== undefined || isQuestion(sentence.text),
  );
}

export interface Total {
  readonly messages: number;
  readonly facts: number;
  readonly right: number;
  readonly missed: number;
  readonly askedBack: number;
  readonly wrong: number;
  readonly mustAsk: number;
  readonly asked: number;
  /** Share of the labelled facts that were read right, 0 to 1. */
  readonly share: number;
}

export function totalOf(scores: readonly Score[]): Total {
  const sum = (of: (score: Score) => number): number => scores.reduce((all, score) => all + of(score), 0);
  const right = sum((score) => score.right);
  const missed = sum((score) => score.missed.length);
  const askedBack = sum((score) => score.askedBack.length);
  const wrong = sum((score) => score.wrong.length);
  // A fact read with another value than the label's is one that was said and not read right.
  const altered = sum((score) => score.wrong.filter((one) => one.endsWith(")")).length);
  const facts = right + missed + askedBack + altered;
  return {
    messages: scores.length,
    facts,
    right,
    missed,
    askedBack,
    wrong,
    mustAsk: sum((score) => score.mustAsk),
    asked: sum((score) => score.asked),
    share: right / facts,
  };
}
