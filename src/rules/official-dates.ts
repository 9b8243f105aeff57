/** Dates that the documents of a place set for everybody: reports, and the stages of a campaign. Pure. */
import { endOfMonth, startOfMonth } from "./calendar-days.ts";
import type { AlternativeDay, OfficialDate } from "./deadline-types.ts";
import { isDay } from "./operations/days.ts";
import { covers, type Level } from "./packs/levels.ts";
import { resolveParameter } from "./packs/parameters.ts";
import type { OfficialDateRule, OfficialDateVersion } from "./packs/schema.ts";
import type { Policy } from "./policies.ts";
import { occurrences } from "./recurrence.ts";
import { endOfSpan } from "./time-limits.ts";
import type { Calendar } from "./work-calendar.ts";
import { workingDayBefore } from "./working-days.ts";

/** One time that a rule names; a figure that the place has to set first may leave its day open. */
interface Occurrence {
  readonly from: string | null;
  readonly due: string | null;
  readonly unset: readonly string[];
}

/**
 * The official dates of a place and of the levels above it between two days (`YYYY-MM-DD`), both included, the earliest
 * first; a span is there if any of its days is. Those whose day is open come last. Throws a RangeError where a text is no
 * calendar day or the days are more than a hundred years apart.
 */
export function officialDates(policy: Policy, calendar: Calendar, from: string, to: string): readonly OfficialDate[] {
  if (!isDay(from) || !isDay(to)) throw new RangeError("not a calendar day");
  const found = policy.levels.flatMap((level, at) =>
    (level.pack.calendar?.value ?? []).flatMap((rule) =>
      rule.versions.flatMap((version) =>
        timesOf(version, policy.levels, from, to)
          .filter((one) => !isReplaced(rule.date, one, policy.levels.slice(0, at)))
          .map((one) => dateOf({ rule, version, level }, one, policy, calendar)),
      ),
    ),
  );
  return found.sort((a, b) => compare(a.due ?? "9999", b.due ?? "9999") || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a nearer level has a date of the same name that day. */
const isReplaced = (id: string, { due, from }: Occurrence, nearer: readonly Level[]): boolean =>
  nearer.some(({ pack }) =>
    (pack.calendar?.value ?? []).some(
      ({ date, versions }) => date === id && versions.some((one) => covers(one, due ?? from ?? one.from)),
    ),
  );

function timesOf(
  version: OfficialDateVersion,
  levels: readonly Level[],
  from: string,
  to: string,
): readonly Occurrence[] {
  const first = version.from > from ? version.from : from;
  const last = version.to !== undefined && version.to !== null && version.to < to ? version.to : to;
  if (last < first) return [];
  if (version.rule !== undefined) return recurring(version.rule, version.day, levels, first, last);
  const year = version.year === undefined ? null : figure(levels, version.year, last);
  // Without its year the date can't be placed: it is told at all times, with what lacks.
  if (version.year !== undefined && year === null) return [{ from: null, due: null, unset: [version.year] }];
  const begin = version.span === undefined ? null : inYear(version.span.from, year);
  const due = inYear(version.span?.to ?? version.on ?? "", year);
  if (due === null || due < first || (begin ?? due) > last) return [];
  return [{ from: begin, due, unset: [] }];
}

function recurring(
  rule: string,
  day: string | undefined,
  levels: readonly Level[],
  first: string,
  last: string,
): readonly Occurrence[] {
  if (day === undefined) return occurrences(rule, first, last).map((due) => ({ from: null, due, unset: [] }));
  // The rule names the months; which day of them it is, is a figure of the place.
  return occurrences(rule, startOfMonth(first), last).flatMap((month): readonly Occurrence[] => {
    const number = figure(levels, day, month);
    if (number === null) return [{ from: startOfMonth(month), due: null, unset: [day] }];
    const due = `${month.slice(0, 8)}${String(number).padStart(2, "0")}`;
    // A month without that day ends before it.
    const held = isDay(due) ? due : endOfMonth(month);
    return held < first || held > last ? [] : [{ from: null, due: held, unset: [] }];
  });
}

function inYear(day: string, year: number | null): string | null {
  const whole = day.length === 5 ? `${year ?? ""}-${day}` : day;
  return isDay(whole) ? whole : null;
}

function figure(levels: readonly Level[], name: string, on: string): number | null {
  const found = resolveParameter(levels, name, on);
  if (found === null || found.unset || found.value.kind !== "number") return null;
  return found.value.lo?.isInteger() === true ? found.value.lo.toNumber() : null;
}

interface Rule {
  readonly rule: OfficialDateRule;
  readonly version: OfficialDateVersion;
  readonly level: Level;
}

function dateOf(
  { rule, version, level }: Rule,
  { from, due, unset }: Occurrence,
  policy: Policy,
  calendar: Calendar,
): OfficialDate {
  const alternatives = (version.alternatives ?? []).flatMap((one): readonly AlternativeDay[] => {
    if (due === null) return [];
    const sight = { calendar, levels: policy.levels, on: due, facts: null };
    const end = one.shift === undefined ? null : endOfSpan(one.shift, due, sight);
    const day = end === null ? inYear(one.on ?? "", Number(due.slice(0, 4))) : end.day;
    const missingYears = end?.missingYears ?? [];
    return day === null || day === due
      ? []
      : [
          {
            due: day,
            because: one.because,
            clause: one.clause ?? null,
            ...(missingYears.length > 0 ? { missingYears } : {}),
          },
        ];
  });
  const [earliest] = [due, ...alternatives.map((one) => one.due)].flatMap((day) => day ?? []).sort();
  return {
    id: rule.date,
    place: level.place,
    name: rule.name,
    clause: version.clause,
    kind: rule.kind,
    from,
    due,
    unset,
    remind: earliest === undefined ? null : workingDayBefore(calendar, earliest, 0).day,
    alternatives,
    rule: version.rule ?? null,
    beforePublication: due !== null && version.published !== undefined && due < version.published,
    // Official dates are days of the calendar: no count of working days lies behind them.
    provisional: false,
    missingYears: [],
    mark: version.mark ?? null,
    note: version.note ?? null,
  };
}
