/** A home without some of its members: what the others would draw where those take another programme instead. */
import { type Decimal, minus, times, zero } from "./decimal.ts";
import { incomeComponents, slotOf } from "./fact-catalogue.ts";
import type { Facts, FactTable } from "./facts.ts";
import { givenNumber, isGiven } from "./given-bounds.ts";
import type { Element, Env } from "./runtime.ts";
import { isExact, type NumberValue, none } from "./values.ts";

const sizeSlot = slotOf(null, "size");
const totalSlot = slotOf(null, "income.total");
const perHeadSlot = slotOf(null, "income.perHead");
const componentSlots = incomeComponents.map((name) => slotOf(null, name));
const ownIncomeSlot = slotOf("members", "income");

/** The others of a home, by the most and by the least that their own income may be; null where nobody else counts. */
export interface HomeWithout {
  readonly most: Facts;
  readonly least: Facts;
  /** How many of the others count. */
  readonly size: Decimal;
}

/**
 * The home without the listed members `gone` (indexes), each of whom surely counts. Of the household's income theirs goes
 * with them: exactly or within bounds where it was given, else as little as nothing and as much as all of it. "unsure" where it is not
 * known how many count.
 */
export function homeWithout(env: Env, gone: ReadonlySet<number>): HomeWithout | null | "unsure" {
  const { facts } = env;
  const counted = env.roster.countedSize();
  if (!isExact(counted) || counted.lo === null) return "unsure";
  const size = counted.lo.minus(gone.size);
  if (size.lte(0)) return null;
  const members = (facts.members ?? []).filter((_, index) => !gone.has(index));
  const total = totalOf(facts, counted.lo);
  const theirs = ownIncomeOf(facts, gone);
  const with_ = (income: Decimal | null): Facts => ({
    ...facts,
    members,
    household: changed(facts.household, size, income),
  });
  if (total === null) return { least: with_(null), most: with_(zero), size };
  const left = (all: Decimal, taken: Decimal): Decimal => (all.lt(taken) ? zero : minus(all, taken));
  const least = with_(total.hi === null ? null : left(total.hi, theirs.lo ?? zero));
  if (isOne(total) && isOne(theirs)) return { least, most: least, size };
  return { least, most: with_(theirs.hi === null ? zero : left(total.lo ?? zero, theirs.hi)), size };
}

/** Whether a listed member counts in the home. */
export function countsAtHome(env: Env, member: number): "yes" | "no" | "unknown" {
  const item = env.roster.members().items.find(({ element }) => element.index === member);
  return item === undefined ? "unknown" : env.roster.countsOf(item.element as Element).is;
}

/** The bounds of a sum that was given; they meet where it is exact. */
interface Ends {
  readonly lo: Decimal | null;
  readonly hi: Decimal | null;
}
const isOne = ({ lo, hi }: Ends): boolean => lo !== null && hi !== null && lo.eq(hi);

/** The household's yearly income where it was given as one sum or per head; by its parts it can't be told apart. */
function totalOf({ household }: Facts, size: Decimal): Ends | null {
  const total = givenNumber(household, "income.total");
  if (total !== null) return total;
  const perHead = givenNumber(household, "income.perHead");
  const forAll = (each: Decimal | null): Decimal | null => (each === null ? null : times(each, size));
  return perHead === null ? null : { lo: forAll(perHead.lo), hi: forAll(perHead.hi) };
}

/** What those who go bring in a year: as little as nothing and, with an own income that nobody gave, as much as all. */
function ownIncomeOf(facts: Facts, gone: ReadonlySet<number>): Ends {
  let sum: { lo: Decimal; hi: Decimal | null } = { lo: zero, hi: zero };
  for (const index of gone) {
    const table = facts.members?.[index];
    const value = table?.values[ownIncomeSlot];
    const own: Ends | undefined = value?.kind === "number" ? value : table?.bounds[ownIncomeSlot];
    sum = {
      lo: sum.lo.plus(own?.lo ?? zero),
      hi: sum.hi === null || own === undefined || own.hi === null ? null : sum.hi.plus(own.hi),
    };
  }
  return sum;
}

/** The household's facts with another size where one was given, and with another income unless that is null. */
function changed(table: FactTable, size: Decimal, income: Decimal | null): FactTable {
  const values = table.values.slice();
  const bounds = table.bounds.slice();
  if (isGiven(table, sizeSlot)) values[sizeSlot] = figure("size", size);
  bounds[sizeSlot] = undefined;
  if (income !== null) {
    for (const slot of [totalSlot, perHeadSlot, ...componentSlots]) {
      values[slot] = undefined;
      bounds[slot] = undefined;
    }
    values[totalSlot] = figure("income.total", income);
  }
  return { values, bounds, missing: table.missing };
}

const figure = (fact: string, exactly: Decimal): NumberValue => ({
  kind: "number",
  op: "fact",
  args: none,
  lo: exactly,
  hi: exactly,
  deps: 0n,
  na: 0,
  note: { fact },
});
