/** A home without some of its members: what the others would draw where those take another programme instead. */
import { type Decimal, minus, times, zero } from "./decimal.ts";
import { incomeComponents, slotOf } from "./fact-catalogue.ts";
import type { Facts, FactTable } from "./facts.ts";
import type { Element, Env } from "./runtime.ts";
import { isExact, type NumberValue, none, type Value } from "./values.ts";

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
 * with them: exactly where it was given, else as little as nothing and as much as all of it. "unsure" where it is not
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
  if (theirs === null) return { least: with_(total), most: with_(zero), size };
  const rest = with_(total.lt(theirs) ? zero : minus(total, theirs));
  return { least: rest, most: rest, size };
}

/** Whether a listed member counts in the home. */
export function countsAtHome(env: Env, member: number): "yes" | "no" | "unknown" {
  const item = env.roster.members().items.find(({ element }) => element.index === member);
  return item === undefined ? "unknown" : env.roster.countsOf(item.element as Element).is;
}

/** The household's yearly income where it was given as one sum or per head; by its parts it can't be told apart. */
function totalOf({ household: { values } }: Facts, size: Decimal): Decimal | null {
  const total = exact(values[totalSlot]);
  if (total !== null) return total;
  const perHead = exact(values[perHeadSlot]);
  return perHead === null ? null : times(perHead, size);
}

function ownIncomeOf(facts: Facts, gone: ReadonlySet<number>): Decimal | null {
  let sum = zero;
  for (const index of gone) {
    const own = exact(facts.members?.[index]?.values[ownIncomeSlot]);
    if (own === null) return null;
    sum = sum.plus(own);
  }
  return sum;
}

const exact = (value: Value | undefined): Decimal | null => (value?.kind === "number" ? value.lo : null);

/** The household's facts with another size where one was given, and with another income unless that is null. */
function changed(table: FactTable, size: Decimal, income: Decimal | null): FactTable {
  const values = table.values.slice();
  if (values[sizeSlot] !== undefined) values[sizeSlot] = figure("size", size);
  if (income !== null) {
    for (const slot of [perHeadSlot, ...componentSlots]) values[slot] = undefined;
    values[totalSlot] = figure("income.total", income);
  }
  return { values, missing: table.missing };
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
