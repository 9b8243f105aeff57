/** Calendar days, each `YYYY-MM-DD`: moving them by months or days, the end of a month, ages. No clock and no time zone. */
import { Decimal, plainInteger } from "../decimal.ts";
import { Temporal } from "../temporal.ts";
import { type DayValue, day, type NumberValue, number } from "../values.ts";

/** Calendar results met before: a roster repeats the same few days. Bounded, and a pure function's memory only. */
class Memory<K, V> {
  readonly #byDay = new Map<string, Map<K, V>>();

  get(day: string, key: K, work: () => V): V {
    let known = this.#byDay.get(day);
    if (known === undefined) {
      if (this.#byDay.size > 4096) this.#byDay.clear();
      known = new Map();
      this.#byDay.set(day, known);
    }
    let result = known.get(key);
    if (result === undefined) {
      if (known.size > 64) known.clear();
      result = work();
      known.set(key, result);
    }
    return result;
  }
}

const shifted = new Memory<number, string>();
const moved = new Memory<number, string>();
const ages = new Memory<string, number>();
const monthEnds = new Memory<null, string>();

/** Moves a day by whole months; the last day of a shorter month where the day does not exist (Civil Code art. 202). */
export function addMonths(from: string, months: number): string {
  return shifted.get(from, months, () =>
    Temporal.PlainDate.from(from).add({ months }, { overflow: "constrain" }).toString(),
  );
}

/** Moves a day by whole days; throws where the text is no calendar day. */
export function addDays(from: string, days: number): string {
  return moved.get(from, days, () => Temporal.PlainDate.from(from).add({ days }).toString());
}

/** Day ± duration; the duration is whole months or whole days. */
export function shiftDay(op: "date+" | "date-", of: "months" | "days", a: DayValue, b: NumberValue): DayValue {
  const shift = (from: string | null, by: Decimal | null): string | null => {
    if (from === null || by === null) return null;
    const count = op === "date+" ? plainInteger(by) : -plainInteger(by);
    return of === "months" ? addMonths(from, count) : addDays(from, count);
  };
  const earliest = shift(a.from, op === "date+" ? b.lo : b.hi);
  const latest = a.to === a.from && b.hi === b.lo ? earliest : shift(a.to, op === "date+" ? b.hi : b.lo);
  const na = Math.max(a.na, b.na) as 0 | 1 | 2;
  const exact = earliest !== null && earliest === latest && na === 0;
  return day(op, [a, b], earliest, latest, exact ? 0n : a.deps | b.deps, na, { of });
}

/** The last day of a day's month. */
export function monthEnd(a: DayValue): DayValue {
  const last = (text: string | null): string | null => {
    if (text === null) return null;
    return monthEnds.get(text, null, () => {
      const date = Temporal.PlainDate.from(text);
      return date.with({ day: date.daysInMonth }).toString();
    });
  };
  const from = last(a.from);
  const to = a.to === a.from ? from : last(a.to);
  return day("monthEnd", [a], from, to, from !== null && from === to && a.na === 0 ? 0n : a.deps, a.na);
}

/** The calendar year of a day as a plain number: 2021. */
export function yearOf(a: DayValue): NumberValue {
  const year = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text.slice(0, 4)));
  const from = year(a.from);
  const to = a.to?.slice(0, 4) === a.from?.slice(0, 4) ? from : year(a.to);
  return number("year", [a], from, to, from !== null && from === to && a.na === 0 ? 0n : a.deps, a.na);
}

/** Whole years from a birthday to a day. */
export function ageOn(birth: string, on: string): number {
  return ages.get(
    birth,
    on,
    () => Temporal.PlainDate.from(birth).until(Temporal.PlainDate.from(on), { largestUnit: "years" }).years,
  );
}

/** Whether a text is a real calendar day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return addDays(text, 0) === text;
  } catch {
    return false;
  }
}
