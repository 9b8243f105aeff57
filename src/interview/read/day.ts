import {
  type CivilDay,
  dayFromNumber,
  dayNumber,
  daysInMonth,
  isRealDay,
  parseDay,
  printDay,
  weekdayOf,
} from "./civil.ts";
import { centuryOf, int, monthShift, shiftMonth, shortYear, yearOf } from "./day-parts.ts";
import {
  dayOfMonth,
  dayOfMonthInEnglish,
  daysAgo,
  daysAgoInEnglish,
  dottedDay,
  endsOfMonth,
  endsOfNamedMonth,
  foreignDay,
  fullDay,
  holiday,
  holidays,
  isoMonth,
  lunar,
  monthDay,
  monthNames,
  monthOnly,
  namedMonthDay,
  namedYearDay,
  namedYears,
  packedDay,
  relative,
  relativeDay,
  sameDay,
  sameDayBefore,
  sameDayOfMonth,
  shortDay,
  shortFullDay,
  shortYearDay,
  vagueDay,
  weekday,
  writtenDay,
  writtenMonthDay,
  yearOnly,
} from "./day-words.ts";
import { type Data, matchAt, normalise, type Span } from "./text.ts";

export type DayCode =
  | "invalid-day"
  | "month-only"
  | "year-only"
  | "vague-day"
  | "lunar-day"
  | "unclear-order"
  | "several";

export type DayReading =
  | {
      readonly kind: "exact";
      readonly day: string;
      readonly assumed: boolean;
      readonly span: Span;
      readonly understood: string;
    }
  | {
      readonly kind: "refused";
      readonly code: DayCode;
      readonly text: string;
      readonly data: Data;
      readonly span: Span;
      readonly understood: "";
    }
  | { readonly kind: "none" };

type Found = { readonly end: number } & (
  | { readonly day: CivilDay; readonly assumed: boolean; readonly weekday?: number; readonly isOpen?: boolean }
  | { readonly code: DayCode; readonly data: Data }
);

/**
 * Reads one day. `assumed` says that a year or a month was filled in (the nearest past one): the bot reads the day back.
 * A day that does not exist, a month or year alone, a day of the lunar calendar, and words such as 月底 are refused with a code.
 */
export function readDay(given: string, today: string): DayReading {
  const now = parseDay(today);
  if (now === undefined) throw new RangeError(`not a day: ${today}`);
  const text = normalise(given);
  const lunarWord = lunar.exec(text);
  if (lunarWord !== null) return refuse("lunar-day", given, [lunarWord.index, lunarWord.index + lunarWord[0].length]);
  const days: (Found & { readonly start: number })[] = [];
  let at = 0;
  while (at < text.length) {
    const found = dayAt(text, at, now);
    if (found === undefined) at += 1;
    else {
      days.push({ ...found, start: at });
      at = found.end;
    }
  }
  const [first] = days;
  if (first === undefined) {
    const rough = vagueDay.exec(text);
    if (rough !== null) return refuse("vague-day", given, [rough.index, rough.index + rough[0].length]);
    return { kind: "none" };
  }
  const last = days.at(-1) ?? first;
  if (days.length > 1 && !namesItsWeekday(days)) return refuse("several", given, [first.start, last.end]);
  const span: Span = [first.start, first.end];
  if ("code" in first) return refuse(first.code, given, span, first.data);
  if (first.isOpen === true) return refuse("vague-day", given, span, { day: printDay(first.day) });
  if (
    /左右|前后|大概|好像|可能|大约|差不多|不确定|应该|估计|据说|听说|也许|或许|吧|\b(?:about|around|approximately|roughly|maybe|perhaps|probably|i think|or so)\b/.test(
      text,
    )
  )
    return refuse("vague-day", given, span, { day: printDay(first.day) });
  // 约3月5日, 3月5日那几天: roughly, or another day.
  if (roughlyBefore.test(text.slice(0, first.start)) || roughlyAfter.test(text.slice(first.end)))
    return refuse("vague-day", given, span, { day: printDay(first.day) });
  // 某年3月5日, before March 5: what stands right before it changes it.
  if (/(?:[年月]的?|\b(?:before|after|until|till) (?:the )?)$/.test(text.slice(0, first.start)))
    return refuse("vague-day", given, span, {});
  // 3月5日以后 is a time that begins or ends there.
  if (/^ ?(?:以前|之前|以后|之后|以来|起|前(?![天年日])|before|after)/.test(text.slice(first.end)))
    return refuse("vague-day", given, span, { day: printDay(first.day) });
  const day = printDay(first.day);
  return { kind: "exact", day, assumed: first.assumed, span, understood: day };
}

type Form = (found: RegExpExecArray, now: CivilDay) => Found | undefined;

const asWritten =
  (year: number, month: number, day: number): Form =>
  (found) =>
    checked({ year: int(found[year]), month: int(found[month]), day: int(found[day]) }, false, found);

/** 2021年3月5日星期五: the weekday repeats the day, if it is that day's. */
function namesItsWeekday(days: readonly (Found & { readonly start: number })[]): boolean {
  const [first, second, third] = days;
  if (first === undefined || second === undefined || third !== undefined) return false;
  if (!("day" in first) || !("weekday" in second)) return false;
  return second.start - first.end <= 2 && weekdayOf(dayNumber(first.day)) === second.weekday;
}

// Longest forms first: a day is tried in this order at each place of the text.
const forms: readonly (readonly [RegExp, Form])[] = [
  [fullDay, asWritten(1, 2, 3)],
  [dottedDay, asWritten(1, 3, 4)],
  [packedDay, asWritten(1, 2, 3)],
  [writtenDay, inEnglish],
  [
    writtenMonthDay,
    (found, now) => {
      const name = found[1] ?? found[4] ?? "";
      return nearestPast(monthNames.indexOf(name.slice(0, 3)) + 1, int(found[2] ?? found[3]), now, found);
    },
  ],
  [shortFullDay, shortOrder],
  [foreignDay, foreignOrder],
  [
    shortYearDay,
    (found, now) =>
      checked({ year: centuryOf(shortYear(found[1]), now), month: int(found[2]), day: int(found[3]) }, true, found),
  ],
  [
    namedYearDay,
    (found, now) => {
      const year = now.year + (namedYears[found[1] ?? ""] ?? 0);
      return checked({ year, month: int(found[2]), day: int(found[3]) }, false, found);
    },
  ],
  [
    namedMonthDay,
    (found, now) => {
      if (int(found[2]) === 0) return undefined;
      const [year, month] = shiftMonth(now, monthShift(found[1] ?? ""));
      return checked({ year, month, day: int(found[2]) }, false, found);
    },
  ],
  [endsOfNamedMonth, endOfNamedMonth],
  [monthDay, (found, now) => nearestPast(int(found[1]), int(found[2]), now, found)],
  [isoMonth, (found) => (isMonth(int(found[2])) ? wholeMonth(int(found[1]), int(found[2]), found) : undefined)],
  [shortDay, (found, now) => nearestPast(int(found[1]), int(found[2]), now, found)],
  [
    daysAgo,
    (found, now) => {
      const count = int(found[1]);
      if (count === 0) return { code: "vague-day", data: { text: found[0] }, end: endOf(found) };
      return daysFrom(now, /前/.test(found[2] ?? "") ? -count : count, found);
    },
  ],
  [sameDayBefore, onSameDayBefore],
  [dayOfMonth, (found, now) => nearestDayOfMonth(int(found[1]), now, found)],
  [monthOnly, monthAlone],
  [
    yearOnly,
    (found) => {
      const year = int(found[1]);
      return { code: "year-only", data: { from: `${year}-01-01`, to: `${year}-12-31` }, end: endOf(found) };
    },
  ],
  [endsOfMonth, endOfMonth],
  [
    sameDayOfMonth,
    (found, now) => {
      const [year, month] = shiftMonth(now, monthShift(found[1] ?? ""));
      return checked({ year, month, day: now.day }, false, found);
    },
  ],
  [
    dayOfMonthInEnglish,
    (found, now) => {
      const [year, month] = shiftMonth(now, found[2] === "last" ? -1 : found[2] === "next" ? 1 : 0);
      return checked({ year, month, day: int(found[1]) }, false, found);
    },
  ],
  [sameDay, (found, now) => checked({ ...now, year: now.year + (namedYears[found[1] ?? ""] ?? 0) }, false, found)],
  [holiday, onHoliday],
  [
    daysAgoInEnglish,
    (found, now) => {
      const count = int(found[1]);
      return count === 0 ? undefined : daysFrom(now, found[2] === "later" ? count : -count, found);
    },
  ],
  [relativeDay, (found, now) => daysFrom(now, relative[found[0]] ?? 0, found)],
  [weekday, dayOfWeek],
];

const roughlyBefore =
  /(?:约莫?|将[近到]|快到?|接近|恐怕|怕是|不止|也就|大致|记不清|印象[中是]?|不[是到]|没到|过了)(?:是|在|到)?$/;
const roughlyAfter = /^ ?的?(?:上下|多|样子|出头|不止|这样|那几天|那阵|附近|[前后次]一?[天日]|第[二三]天|到期|为止)/;
const canBegin = /[0-9a-z〇零一二两三四五六七八九十廿卅上下本这当大前去昨旧今明后元妇青圣劳国教儿建周星礼]/;

/** The day that begins at `at`. A digit before it means that the reader is inside a longer number. */
export function dayAt(text: string, at: number, now: CivilDay): Found | undefined {
  const isDigit = /[0-9〇零一二三四五六七八九十]/;
  if (isDigit.test(text.charAt(at)) && (isDigit.test(text.charAt(at - 1)) || text.charAt(at - 1) === "."))
    return undefined;
  if (!canBegin.test(text.charAt(at))) return undefined;
  // 2o21年: a letter for a digit.
  if (/[0-9]/.test(text.charAt(at)) && /[a-z]/.test(text.charAt(at - 1)) && /[0-9]/.test(text.charAt(at - 2)))
    return undefined;
  for (const [form, read] of forms) {
    const found = matchAt(form, text, at);
    const day = found === null ? undefined : read(found, now);
    if (day !== undefined) return day;
  }
  return undefined;
}

const endOf = (found: RegExpExecArray): number => found.index + found[0].length;
const isMonth = (month: number): boolean => month >= 1 && month <= 12;

function daysFrom(now: CivilDay, days: number, found: RegExpExecArray): Found {
  return { day: dayFromNumber(dayNumber(now) + days), assumed: false, end: endOf(found) };
}

function checked(day: CivilDay, assumed: boolean, found: RegExpExecArray): Found {
  const isKnown = isRealDay(day) && day.year >= 1900 && day.year <= 2100;
  return isKnown ? { day, assumed, end: endOf(found) } : invalid(found);
}

function invalid(found: RegExpExecArray): Found {
  return { code: "invalid-day", data: { text: found[0] }, end: endOf(found) };
}

/** 13/02/2021 has one reading, 02/03/2021 two: those are asked. */
function foreignOrder(found: RegExpExecArray): Found {
  const [first, second] = [int(found[1]), int(found[2])];
  const year = found[3]?.length === 4 ? int(found[3]) : undefined;
  if (year !== undefined && first > 12 && isMonth(second))
    return checked({ year, month: second, day: first }, false, found);
  if (year !== undefined && second > 12 && isMonth(first))
    return checked({ year, month: first, day: second }, false, found);
  return { code: "unclear-order", data: { first: String(first), second: String(second) }, end: endOf(found) };
}

/** March 5, 2021; 5 March 2021: the month is a word, so the order is certain. */
function inEnglish(found: RegExpExecArray): Found {
  const name = found[1] ?? found[4] ?? "";
  const day = int(found[2] ?? found[3]);
  return checked({ year: int(found[5]), month: monthNames.indexOf(name.slice(0, 3)) + 1, day }, false, found);
}

/** 21.3.5 is year first, as people write here, where nothing else fits; 03-05-21 may be either and is asked. */
function shortOrder(found: RegExpExecArray, now: CivilDay): Found | undefined {
  const [first, middle, last] = [int(found[1]), int(found[3]), int(found[4])];
  const yearFirst = { year: centuryOf(first, now), month: middle, day: last };
  const yearLast = [
    { year: centuryOf(last, now), month: middle, day: first },
    { year: centuryOf(last, now), month: first, day: middle },
  ];
  if (found[4]?.length === 2 && yearLast.some(isRealDay)) return undefined;
  return isRealDay(yearFirst) ? { day: yearFirst, assumed: true, end: endOf(found) } : undefined;
}

/** 去年国庆, 今年五一; without a year 五一 and 十一 are numbers as well, and a day of a year unsaid. */
function onHoliday(found: RegExpExecArray, now: CivilDay): Found | undefined {
  const [month, day] = holidays[found[2] ?? ""] ?? [0, 0];
  if (found[1] === undefined) return undefined;
  return checked({ year: now.year + (namedYears[found[1]] ?? 0), month, day }, false, found);
}

function endOfMonth(found: RegExpExecArray, now: CivilDay): Found {
  const [year, month] = shiftMonth(now, monthShift(found[1] ?? ""));
  const day = found[2] === "第" ? 1 : daysInMonth(year, month);
  return { day: { year, month, day }, assumed: false, end: endOf(found) };
}

/** 2021年5月最后一天, 去年第一天 */
function endOfNamedMonth(found: RegExpExecArray, now: CivilDay): Found {
  const year = found[1] === undefined ? now.year + (namedYears[found[2] ?? ""] ?? 0) : yearOf(found[1], now);
  const isFirst = found[4] === "第";
  const month = found[3] === undefined ? (isFirst ? 1 : 12) : int(found[3]);
  if (!isMonth(month)) return invalid(found);
  return checked({ year, month, day: isFirst ? 1 : daysInMonth(year, month) }, false, found);
}

/** 两年前的今天, 三个月前的今天 */
function onSameDayBefore(found: RegExpExecArray, now: CivilDay): Found | undefined {
  const count = int(found[1]);
  if (count === 0) return undefined;
  const [year, month] = found[2] === "年" ? [now.year - count, now.month] : shiftMonth(now, -count);
  return checked({ year, month, day: now.day }, false, found);
}

function nearestPast(month: number, day: number, now: CivilDay, found: RegExpExecArray): Found {
  if (!isMonth(month) || day < 1 || day > daysInMonth(2000, month)) return invalid(found);
  // 29 February may lie years back: which one is meant must be asked.
  for (let year = now.year; year > now.year - 2; year -= 1) {
    const candidate = { year, month, day };
    if (isRealDay(candidate) && dayNumber(candidate) <= dayNumber(now))
      return { day: candidate, assumed: true, end: endOf(found) };
  }
  return invalid(found);
}

function nearestDayOfMonth(day: number, now: CivilDay, found: RegExpExecArray): Found {
  for (let back = 0; back < 3; back += 1) {
    const [year, month] = shiftMonth(now, -back);
    const candidate = { year, month, day };
    if (isRealDay(candidate) && dayNumber(candidate) <= dayNumber(now))
      return { day: candidate, assumed: true, end: endOf(found) };
  }
  return invalid(found);
}

function monthAlone(found: RegExpExecArray, now: CivilDay): Found {
  const month = int(found[3]);
  if (!isMonth(month)) return invalid(found);
  if (found[1] !== undefined) return wholeMonth(yearOf(found[1], now), month, found);
  const shift = namedYears[found[2] ?? ""] ?? (month > now.month ? -1 : 0);
  return wholeMonth(now.year + shift, month, found);
}

function wholeMonth(year: number, month: number, found: RegExpExecArray): Found {
  const from = printDay({ year, month, day: 1 });
  const to = printDay({ year, month, day: daysInMonth(year, month) });
  return { code: "month-only", data: { from, to }, end: endOf(found) };
}

function dayOfWeek(found: RegExpExecArray, now: CivilDay): Found {
  const wanted = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 }[found[2] ?? ""] ?? 1;
  const today = dayNumber(now);
  const monday = today - weekdayOf(today) + 1;
  const week = found[1];
  if (week === undefined) {
    const thisWeek = monday + wanted - 1;
    // The day that comes or the one that is past: only beside a date it says nothing new.
    return {
      day: dayFromNumber(thisWeek <= today ? thisWeek : thisWeek - 7),
      isOpen: thisWeek > today,
      assumed: true,
      weekday: wanted,
      end: endOf(found),
    };
  }
  const shift = week.startsWith("上上")
    ? -14
    : week.startsWith("下下")
      ? 14
      : week.startsWith("上")
        ? -7
        : week.startsWith("下")
          ? 7
          : 0;
  return { day: dayFromNumber(monday + shift + wanted - 1), assumed: false, end: endOf(found) };
}

function refuse(code: DayCode, given: string, span: Span, data: Data = {}): DayReading {
  const text = given.slice(span[0], span[1]);
  return { kind: "refused", code, text, data: { text, ...data }, span, understood: "" };
}
