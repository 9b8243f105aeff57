/** What only a whole list of households shows: how many draw benefits in a village, how many persons, which amounts. */
import { Decimal } from "./decimal.ts";

/** One row of a list: the facts of a household as JSON, and the village it belongs to. */
export interface ListRow {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly village?: string;
}

/** What can be counted of a village; a figure for which some row lacks what it needs is left out. */
interface Counts {
  readonly households?: number;
  readonly persons?: number;
  readonly listed?: number;
  readonly onePerson?: number;
  readonly distinctAmounts?: number;
  /** Yuan a month. */
  readonly total?: string;
}

/**
 * The same rows, each with the facts `roster.*` of its village: households that draw dibao, persons covered, persons of
 * the listed households, homes of several of which one person is covered, different monthly amounts, and their sum.
 * A figure that a row gives itself stands. One that needs something which some row of the village lacks is left open,
 * never guessed. Where no row names a village the whole list is one; where only some do, the others are left as they are.
 */
export function withRoster<Row extends ListRow>(rows: readonly Row[]): readonly Row[] {
  const named = rows.some(({ village }) => village !== undefined);
  const villages = Map.groupBy(rows, ({ village }) => village);
  const counts = new Map([...villages].map(([village, all]) => [village, countVillage(all)]));
  return rows.map((row) => {
    if (named && row.village === undefined) return row;
    const own = row.facts.roster;
    const given = typeof own === "object" && own !== null ? own : {};
    return { ...row, facts: { ...row.facts, roster: { ...counts.get(row.village), ...given } } };
  });
}

function countVillage(rows: readonly ListRow[]): Counts {
  const homes = rows.map(({ facts }) => homeOf(facts));
  const drawing = homes.filter(({ draws }) => draws === true);
  // Who of a village draws benefits has to be known of every row, else any of these figures may be too low.
  const known = homes.every(({ draws }) => draws !== null);
  const listed = summed(homes.map(({ size }) => size));
  const persons = known ? summed(drawing.map((home) => home.persons)) : null;
  const sizes = known ? summed(drawing.map(({ size }) => size)) : null;
  const amounts = drawing.map(({ monthly }) => monthly);
  const paid = known && amounts.every((amount) => amount !== null) ? amounts : null;
  return {
    ...(known ? { households: drawing.length } : {}),
    ...(persons === null ? {} : { persons }),
    ...(listed === null ? {} : { listed }),
    ...(persons === null || sizes === null
      ? {}
      : { onePerson: drawing.filter((home) => home.persons === 1 && (home.size ?? 0) > 1).length }),
    ...(paid === null
      ? {}
      : {
          distinctAmounts: new Set(paid.map(String)).size,
          total: paid.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toString(),
        }),
  };
}

/** Their sum; null where one of them is not known. */
function summed(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0 as number | null);
}

/** One household as far as its row tells; null is not known. */
interface Home {
  readonly draws: boolean | null;
  readonly monthly: Decimal | null;
  readonly persons: number | null;
  readonly size: number | null;
}

function homeOf(facts: Readonly<Record<string, unknown>>): Home {
  const { receiving, size, members } = facts;
  const benefit = (typeof facts.benefit === "object" && facts.benefit !== null ? facts.benefit : {}) as Readonly<
    Record<string, unknown>
  >;
  return {
    draws: typeof receiving === "string" && receiving !== "refused" ? receiving.startsWith("dibao") : null,
    monthly: moneyOf(benefit.monthly),
    persons: countOf(benefit.persons),
    // Without a size the roster is complete; beside one that is not exactly known it says nothing of it.
    size: size !== undefined ? countOf(size) : Array.isArray(members) && members.length > 0 ? members.length : null,
  };
}

const countOf = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null);

function moneyOf(value: unknown): Decimal | null {
  return typeof value === "string" && /^\d{1,12}(\.\d{1,4})?$/.test(value) ? new Decimal(value) : null;
}
