// The figures that a clause sets, as they stand at the place on the day.
import type { Localised, Policy } from "../../rules/index.ts";
import { notionsIn } from "./terms.ts";

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

/** The figures of a clause: of many, those that the question speaks of. */
export function figuresOf(clause: string, policy: Policy, on: string, question: string): readonly FigureInForce[] {
  const names = new Set<string>();
  for (const { pack } of policy.levels) {
    for (const { parameter, values } of pack.parameters?.value ?? []) {
      if (values.some((value) => value.clause === clause)) names.add(parameter);
    }
  }
  const figures = [...names].flatMap((name) => figureOf(name, policy, on) ?? []);
  // What the clause itself sets counts before what has been set elsewhere since.
  const own = figures.filter((figure) => figure.clause === clause);
  const shown = own.length > 0 ? own : figures;
  if (shown.length <= most) return shown;
  const asked = notionsIn(question);
  const shared = ({ title }: FigureInForce): number =>
    [...notionsIn(title["zh-CN"])].filter((notion) => asked.has(notion)).length;
  return [...shown].sort((one, other) => shared(other) - shared(one)).slice(0, most);
}

function figureOf(name: string, policy: Policy, on: string): FigureInForce | null {
  const state = policy.parameter(name, on);
  if (state === undefined) return null;
  const { title, unit, place, clause, setBy } = state;
  const set = policy.levels
    .find((level) => level.place === place)
    ?.pack.parameters?.value.find(({ parameter }) => parameter === name)
    ?.values.find((value) => value.from <= on && (value.to === undefined || value.to === null || on <= value.to));
  const value = state.value === null ? null : state.value.replace(/\/(?:year|month)$/, "");
  return { name, title, value, unit, place, from: set?.from ?? null, clause, setBy };
}
