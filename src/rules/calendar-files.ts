/**
 * The files of data/calendar, and an office's own beside them, to a calendar. A year that is entered in part would give
 * wrong days without a word, so each file is checked as a whole; every fault is told with file, line and column.
 */
import {
  type CalendarYearFile,
  calendarYearSchema,
  type DaySpan,
  type Festival,
  yearlyFestivals,
} from "./calendar-schema.ts";
import { addDays } from "./operations/days.ts";
import { type PackFault, type PackFile, parse } from "./packs/read-packs.ts";
import { type Path, Source } from "./packs/source.ts";
import { toldFaults } from "./packs/told-faults.ts";
import { Temporal } from "./temporal.ts";
import { type Calendar, type CalendarYear, calendarOf, type DayDecision, type HolidayNotice } from "./work-calendar.ts";

export type LoadedCalendar =
  | { readonly ok: true; readonly calendar: Calendar }
  | { readonly ok: false; readonly faults: readonly PackFault[] };

/** No holiday has been longer than ten days; a longer one is a month mistyped. */
const longestHoliday = 15;
/** Days off every year by the State Council's regulation on public holidays (全国年节及纪念日放假办法), art. 2, that have fixed dates. */
const fixedHolidays = ["01-01", "05-01", "10-01", "10-02", "10-03"] as const;
/** A notice may take a day or two of the December before into the New Year holiday. */
const firstDayBefore = "12-24";

const keys = ["year", "notices", "number", "title", "date", "url", "mark", "days", "for", "rest", "work"];

/**
 * Reads the files of years (`2027.yaml`; the path is the name alone). Of two files for a year the later stands alone: an
 * office's own year takes the place of the one that ships. A fault in any file, also in one set aside, keeps the calendar
 * from loading.
 */
export function loadCalendar(files: readonly PackFile[], version: string): LoadedCalendar {
  const faults: PackFault[] = [];
  const years = files.flatMap((file) => {
    const year = readYear(file, faults);
    return year === null ? [] : [year];
  });
  return faults.length > 0
    ? { ok: false, faults: toldFaults(faults, new Set()) }
    : { ok: true, calendar: calendarOf(years, version) };
}

function readYear(file: PackFile, faults: PackFault[]): CalendarYear | null {
  const shown = file.shown ?? file.path;
  const named = /^(\d{4})\.yaml$/.exec(file.path)?.[1];
  if (named === undefined) {
    faults.push({ code: "calendar-stray-file", file: shown, line: 1, column: 1, data: { file: file.path } });
    return null;
  }
  const source = new Source(shown, file.text);
  const reading = source.read();
  if (!reading.ok) {
    faults.push(...reading.faults);
    return null;
  }
  const read = parse(calendarYearSchema, reading.data, source, faults, keys);
  if (read === null) return null;
  const { value } = read;
  if (value.year !== named) {
    faults.push(source.fault("calendar-year-differs", ["year"], { found: value.year, expected: named }));
    return null;
  }
  const decisions = decide(value, source, faults);
  faults.push(...incomplete(value, decisions, source));
  return { year: Number(value.year), notices: value.notices.map(noticeOf), decisions, file: shown };
}

const noticeOf = ({ number, title, date, url, mark }: CalendarYearFile["notices"][number]): HolidayNotice => ({
  number,
  title,
  date,
  url: url ?? null,
  mark: mark ?? null,
});

/** The last word on each day: a later notice changes what an earlier one has decided. */
function decide(file: CalendarYearFile, source: Source, faults: PackFault[]): readonly DayDecision[] {
  const decided = new Map<string, DayDecision>();
  let before: { readonly number: string; readonly date: string } | null = null;
  for (const [index, entry] of file.notices.entries()) {
    const path: Path = ["notices", index];
    if (file.notices.slice(0, index).some(({ number }) => number === entry.number))
      faults.push(source.fault("duplicate-id", [...path, "number"], { id: entry.number }));
    if (before !== null && entry.date < before.date)
      faults.push(source.fault("calendar-notice-order", [...path, "date"], { date: entry.date, before: before.date }));
    before = entry;
    const named = new Set<string>();
    for (const one of spansOf(entry, path)) {
      if (!checkSpan(one.span, one.path, source, faults)) continue;
      for (let day = one.span.first; day <= one.span.last; day = addDays(day, 1)) {
        const code = faultOf(day, one.worked, file.year, named, decided);
        named.add(day);
        if (code !== null) faults.push(source.fault(code, one.path, { day, year: file.year }));
        else decided.set(day, { day, worked: one.worked, festivals: one.festivals, notice: noticeOf(entry) });
      }
    }
  }
  return [...decided.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

interface NamedSpan {
  readonly span: DaySpan;
  readonly worked: boolean;
  readonly festivals: readonly Festival[];
  readonly path: Path;
}

function spansOf(notice: CalendarYearFile["notices"][number], path: Path): readonly NamedSpan[] {
  return notice.days.flatMap((entry, at) =>
    (["rest", "work"] as const).flatMap((kind) =>
      (entry[kind] ?? []).map((span, index) => ({
        span,
        worked: kind === "work",
        festivals: entry.for,
        path: [...path, "days", at, kind, index],
      })),
    ),
  );
}

function checkSpan({ first, last }: DaySpan, path: Path, source: Source, faults: PackFault[]): boolean {
  if (last < first) {
    faults.push(source.fault("from-after-to", path, { from: first, to: last }));
    return false;
  }
  if (last >= addDays(first, longestHoliday)) {
    const most = String(longestHoliday);
    faults.push(source.fault("calendar-span-long", path, { from: first, to: last, most }));
    return false;
  }
  return true;
}

function faultOf(
  day: string,
  worked: boolean,
  year: string,
  named: ReadonlySet<string>,
  decided: ReadonlyMap<string, DayDecision>,
): string | null {
  const lastYear = String(Number(year) - 1);
  if (!day.startsWith(year) && (day < `${lastYear}-${firstDayBefore}` || day > year)) return "calendar-day-outside";
  if (named.has(day)) return "calendar-day-twice";
  // To say of a weekday that it is worked says something only where an earlier notice made it a day of rest.
  const weekday = Temporal.PlainDate.from(day).dayOfWeek < 6;
  return worked && weekday && decided.get(day)?.worked !== false ? "calendar-working-weekday" : null;
}

/** What a published year must hold: each yearly holiday, and the days off that have fixed dates. */
function incomplete(file: CalendarYearFile, decisions: readonly DayDecision[], source: Source): readonly PackFault[] {
  if (file.notices.length === 0) return [];
  const path: Path = ["notices"];
  const named = new Set(file.notices.flatMap(({ days }) => days.flatMap((entry) => entry.for)));
  const rest = new Set(decisions.filter(({ worked }) => !worked).map(({ day }) => day));
  return [
    ...yearlyFestivals
      .filter((festival) => !named.has(festival))
      .map((festival) => source.fault("calendar-festival-missing", path, { festival })),
    ...fixedHolidays
      .map((day) => `${file.year}-${day}`)
      .filter((day) => !rest.has(day))
      .map((day) => source.fault("calendar-fixed-missing", path, { day })),
  ];
}
