// The figures that a clause sets, as they stand at the place on the day.
import type { Clause, Localised, Policy } from "../../rules/index.ts";
import { phraseTerms } from "./terms.ts";

export interface FigureInForce {
  readonly name: string;
  readonly title: Localised;
  /** Without its unit; null where no figure is set. */
  readonly value: string | null;
  readonly unit: string;
  readonly place: string;
  readonly from: string | null;
  readonly clause: string;
  /** Who has to set it, where that is said. */
  readonly setBy: Localised | null;
}

const most = 4;

/** From this share of its title on, a figure is what the question asks for, whichever clause sets it. */
const askedFor = 0.6;

/**
 * The figures that go with a clause: those that have changed since its text named them; of those that it sets, the ones
 * the question speaks of, or its only one; and, for the best answer, those of the place for which the question asks by
 * name.
 */
export function figuresOf(
  clause: Clause,
  policy: Policy,
  on: string,
  question: string,
  isBest: boolean,
): readonly FigureInForce[] {
  const citing = new Set<string>();
  const titles = new Map<string, Localised>();
  const changed = new Set<string>();
  for (const { pack } of policy.levels) {
    for (const { parameter, name, values } of pack.parameters?.value ?? []) {
      if (!titles.has(parameter)) titles.set(parameter, name);
      if (values.some((value) => value.clause === clause.id)) citing.add(parameter);
      if (values.some((value) => !holds(value, on) && isNamed(value, clause))) changed.add(parameter);
    }
  }
  const asked = new Set(phraseTerms(question));
  const chosen = [...titles]
    .map(([name, title]) => ({ name, share: Math.max(shareOf(title["zh-CN"], asked), shareOf(title.en, asked)) }))
    .filter(
      ({ name, share }) =>
        changed.has(name) || (citing.has(name) ? share > 0 || citing.size === 1 : isBest && share >= askedFor),
    )
    .sort((one, other) => other.share - one.share);
  return chosen.flatMap(({ name }) => figureOf(name, policy, on) ?? []).slice(0, most);
}

interface DatedValue {
  readonly from: string;
  readonly to?: string | null | undefined;
  readonly value?: string;
}

function holds({ from, to }: DatedValue, on: string): boolean {
  return from <= on && (to === undefined || to === null || on <= to);
}

/** Whether the text of a clause says this figure; short ones stand for too many things. */
function isNamed({ value }: DatedValue, clause: Clause): boolean {
  return (
    value !== undefined &&
    /^\d{3,}$/.test(value) &&
    new RegExp(`(?<![\\d.])${value}(?![\\d.])`).test(clause.summary["zh-CN"])
  );
}

/** How much of a title the question says, 0 to 1. */
function shareOf(title: string, asked: ReadonlySet<string>): number {
  const terms = phraseTerms(title);
  return terms.length === 0 ? 0 : terms.filter((term) => asked.has(term)).length / terms.length;
}

function figureOf(name: string, policy: Policy, on: string): FigureInForce | null {
  const state = policy.parameter(name, on);
  if (state === undefined) return null;
  const { title, unit, place, clause, setBy } = state;
  const set = policy.levels
    .find((level) => level.place === place)
    ?.pack.parameters?.value.find(({ parameter }) => parameter === name)
    ?.values.find((value) => holds(value, on));
  // As the pack writes it: two thirds are 2/3, not a long row of sixes.
  const written = set !== undefined && "value" in set ? set.value : null;
  const value = state.value === null ? null : (written ?? state.value.replace(/\/(?:year|month)$/, ""));
  return { name, title, value, unit, place, from: set?.from ?? null, clause, setBy };
}
