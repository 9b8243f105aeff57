/**
 * Facts of a made household told only within bounds that hold the value they have, and values within such bounds: the
 * ends, what the household would be refilled with, and anything between. Sums are whole fen of the period of the bounds.
 */
import type { HouseholdFacts } from "../../bench/floor.ts";
import { fenOf, yuanText } from "./households.ts";
import type { Chance } from "./random.ts";

/** Between which two values a fact lies, both included: whole numbers, or fen of a year or a month. */
export interface BoundsOfOne {
  readonly lo: number;
  readonly hi: number;
  readonly period: "year" | "month" | null;
}

const plentyOfFen = 100_000_000;

/** Bounds that hold a value of the contract; as they are written, an end may be left to its natural bound. */
export function boundsAround(
  chance: Chance,
  value: string | number,
  [least, most]: readonly [number, number],
): { readonly bounds: BoundsOfOne; readonly written: object } {
  const period = typeof value !== "string" ? null : value.endsWith("/month") ? "month" : "year";
  const exact = typeof value === "string" ? fenOf(value) / (period === "month" ? 12 : 1) : value;
  const width = (): number =>
    period === null ? chance.pick([0, 1, 1, 2]) : chance.pick([0, 1, 6, 10_000, 100_000, chance.whole(1, 1_000_000)]);
  const lo = chance.hit(0.1) ? least : Math.max(least, exact - width());
  const hi = chance.hit(0.1) ? most : Math.min(most, exact + width());
  const end = (n: number): string | number => (period === null ? n : `${yuanText(n)}/${period}`);
  const from = lo === least && chance.hit(0.5) ? {} : { from: end(lo) };
  const to = hi === most && "from" in from ? {} : { to: end(hi) };
  return { bounds: { lo, hi, period }, written: { ...from, ...to } };
}

/** The natural bounds of the facts that are bounded here. */
export function naturalOf(name: string): readonly [number, number] {
  if (name === "size") return [1, 30];
  if (name === "age") return [0, 120];
  if (name === "disabilityGrade") return [1, 4];
  return name === "months" ? [0, 600] : [0, plentyOfFen];
}

/** A value within bounds, as the contract writes it; `near` is one that would be tried where there were none. */
export function within(chance: Chance, { lo, hi, period }: BoundsOfOne, near: unknown): string | number {
  const tried =
    typeof near === "string"
      ? Math.floor(fenOf(near) / (period === "month" ? 12 : 1))
      : typeof near === "number"
        ? near
        : lo;
  const n = chance.pick([lo, hi, Math.min(hi, Math.max(lo, tried)), chance.whole(lo, hi)]);
  return period === null ? n : `${yuanText(n)}/${period}`;
}

/** The paths of a household that can be told within bounds: what is measured or counted, and known. */
export function numbersOf(household: HouseholdFacts, listed: number): readonly string[] {
  const sums = (["income", "costs"] as const).flatMap((group) =>
    Object.keys(household[group] ?? {}).map((name) => `${group}.${name}`),
  );
  const ofMembers = (household.members ?? [])
    .slice(0, listed)
    .flatMap((member, i) =>
      ["age", "income", "disabilityGrade"].filter((name) => name in member).map((name) => `members[${i}].${name}`),
    );
  return ["size", "taper.months", ...sums, ...ofMembers];
}
