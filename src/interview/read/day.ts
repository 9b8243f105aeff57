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
import { scanNumeral } from "./numeral.ts";
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

const N = "[0-9〇零一二三四五六七八九十廿卅]{1,4}";
const Y = "(?:\\d{4}|[〇零一二三四五六七八九]{4})";
const ending = "(?:日|号|(?![0-9]))";

// Longest forms first: a day is tried in this order at each place of the text.
const fullDay = new RegExp(`(${Y}) ?年 ?(${N}) ?月(?:份)? ?(${N}) ?[日号]?`, "y");
const dottedDay = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:日|号|(?![0-9.]))/y;
const packedDay = /((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/y;
const foreignDay = /(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/y;
const shortYearDay = new RegExp(`(\\d{2}) ?年 ?(${N}) ?月(?:份)? ?(${N}) ?[日号]?`, "y");
const namedYearDay = new RegExp(
  `(大前年|前年|去年|上年|今年|本年|明年) ?(?:的)?(${N}) ?月(?:份)? ?(${N}) ?[日号]?`,
  "y",
);
const monthDay = new RegExp(`(${N}) ?月(?:份)? ?(${N}) ?${ending}`, "y");
const namedMonthDay = new RegExp(`(上上个?月|上个?月|本月|这个?月|当月|下个?月) ?(?:的)?(${N}) ?[日号]?`, "y");
const shortDay = /(\d{1,2})[-/.](\d{1,2})(?:日|号|(?![0-9.]|[-/]))/y;
const dayOfMonth = new RegExp(`(${N}) ?[号日](?!子)`, "y");
const relativeDay = /大前天|前天|昨天|昨日|昨晚|今天|今日|今早|当天|明天|明日|后天|大后天|yesterday|today|tomorrow/y;
const daysAgo = new RegExp(`(${N}) ?(?:天|日)(以?前|之前|以?后|之后)`, "y");
const weekday = /(上上|上个?|这个?|本|下个?)?(?:周|星期|礼拜)([一二三四五六日天])/y;
const monthOnly = new RegExp(`(?:(${Y}|\\d{2}) ?年|(前年|去年|上年|今年|本年|明年) ?)?(${N}) ?月份?`, "y");
const isoMonth = /(\d{4})[-/.](\d{1,2})(?![0-9])/y;
const yearOnly = new RegExp(`(${Y}) ?年`, "y");
const lunar = /农历|阴历|腊月|正月|冬月|初[一二三四五六七八九十]|大年|除夕|中秋|端午|清明|春节/;
const vagueDay =
  /上个?月底?|月底|月初|年底|年初|月中|上旬|中旬|下旬|上周|这周|本周|上个?星期|最近|前几天|前段时间|前不久|前阵子|刚刚?|几天前|半年前|半个月前|去年|前年|今年|个月前|年前/;

const relative: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
};
const namedYears: Readonly<Record<string, number>> = {
  大前年: -3,
  前年: -2,
  去年: -1,
  上年: -1,
  今年: 0,
  本年: 0,
  明年: 1,
};

type Found = { readonly end: number } & (
  | { readonly day: CivilDay; readonly assumed: boolean }
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
  if (days.length > 1) return refuse("several", given, [first.start, last.end]);
  const span: Span = [first.start, first.end];
  if ("code" in first) return refuse(first.code, given, span, first.data);
  if (/左右|前后|大概|好像|可能|大约|差不多|不确定|吧/.test(text))
    return refuse("vague-day", given, span, { day: printDay(first.day) });
  const day = printDay(first.day);
  return { kind: "exact", day, assumed: first.assumed, span, understood: day };
}

/** The day that begins at `at`. A digit before it means that the reader is inside a longer number. */
export function dayAt(text: string, at: number, now: CivilDay): Found | undefined {
  if (
    /[0-9〇零一二三四五六七八九十.]/.test(text.charAt(at - 1)) &&
    /[0-9〇零一二三四五六七八九十]/.test(text.charAt(at))
  )
    return undefined;
  const thisDay = dayNumber(now);
  let found: RegExpExecArray | null;
  const exactly = (day: CivilDay, assumed: boolean): Found => checked(day, assumed, found);
  if ((found = matchAt(fullDay, text, at)))
    return exactly({ year: int(found[1]), month: int(found[2]), day: int(found[3]) }, false);
  if ((found = matchAt(dottedDay, text, at)))
    return exactly({ year: int(found[1]), month: int(found[3]), day: int(found[4]) }, false);
  if ((found = matchAt(packedDay, text, at)))
    return exactly({ year: int(found[1]), month: int(found[2]), day: int(found[3]) }, false);
  if ((found = matchAt(foreignDay, text, at))) return foreignOrder(found, at);
  if ((found = matchAt(shortYearDay, text, at))) {
    return exactly({ year: centuryOf(int(found[1]), now), month: int(found[2]), day: int(found[3]) }, true);
  }
  if ((found = matchAt(namedYearDay, text, at))) {
    return exactly(
      { year: now.year + (namedYears[found[1] ?? ""] ?? 0), month: int(found[2]), day: int(found[3]) },
      false,
    );
  }
  if ((found = matchAt(namedMonthDay, text, at)) && int(found[2]) > 0 && /[日号]$|\d$/.test(found[0])) {
    const [year, month] = shiftMonth(now, monthShift(found[1] ?? ""));
    return exactly({ year, month, day: int(found[2]) }, false);
  }
  if ((found = matchAt(monthDay, text, at))) return nearestPast(int(found[1]), int(found[2]), now, found, at);
  if ((found = matchAt(isoMonth, text, at)) && int(found[2]) >= 1 && int(found[2]) <= 12)
    return wholeMonth(int(found[1]), int(found[2]), found, at);
  if ((found = matchAt(shortDay, text, at))) return nearestPast(int(found[1]), int(found[2]), now, found, at);
  if ((found = matchAt(daysAgo, text, at))) {
    const count = int(found[1]);
    return {
      day: dayFromNumber(thisDay + (/前/.test(found[2] ?? "") ? -count : count)),
      assumed: false,
      end: at + found[0].length,
    };
  }
  if ((found = matchAt(dayOfMonth, text, at))) return nearestDayOfMonth(int(found[1]), now, found, at);
  if ((found = matchAt(monthOnly, text, at))) {
    const month = int(found[3]);
    const year =
      found[1] !== undefined
        ? yearOf(found[1], now)
        : now.year + (namedYears[found[2] ?? ""] ?? (month > now.month ? -1 : 0));
    if (month < 1 || month > 12) return { code: "invalid-day", data: { text: found[0] }, end: at + found[0].length };
    return wholeMonth(year, month, found, at);
  }
  if ((found = matchAt(yearOnly, text, at))) {
    const year = int(found[1]);
    return { code: "year-only", data: { from: `${year}-01-01`, to: `${year}-12-31` }, end: at + found[0].length };
  }
  if ((found = matchAt(relativeDay, text, at)))
    return { day: dayFromNumber(thisDay + (relative[found[0]] ?? 0)), assumed: false, end: at + found[0].length };
  if ((found = matchAt(weekday, text, at))) return dayOfWeek(found, thisDay, at);
  return undefined;
}

function checked(day: CivilDay, assumed: boolean, found: RegExpExecArray | null): Found {
  const end = (found?.index ?? 0) + (found?.[0].length ?? 0);
  return isRealDay(day) ? { day, assumed, end } : { code: "invalid-day", data: { text: found?.[0] ?? "" }, end };
}

/** 13/02/2021 has one reading, 02/03/2021 two: those are asked. */
function foreignOrder(found: RegExpExecArray, at: number): Found {
  const end = at + found[0].length;
  const [first, second] = [int(found[1]), int(found[2])];
  const year = found[3]?.length === 4 ? int(found[3]) : undefined;
  if (year !== undefined && first > 12 && second <= 12)
    return checked({ year, month: second, day: first }, false, found);
  if (year !== undefined && second > 12 && first <= 12)
    return checked({ year, month: first, day: second }, false, found);
  return { code: "unclear-order", data: { first: String(first), second: String(second) }, end };
}

function nearestPast(month: number, day: number, now: CivilDay, found: RegExpExecArray, at: number): Found {
  const end = at + found[0].length;
  // 29 February may lie up to eight years back.
  if (month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2000, month)) {
    for (let year = now.year; year > now.year - 9; year -= 1) {
      const candidate = { year, month, day };
      if (isRealDay(candidate) && dayNumber(candidate) <= dayNumber(now)) return { day: candidate, assumed: true, end };
    }
  }
  return { code: "invalid-day", data: { text: found[0] }, end };
}

function nearestDayOfMonth(day: number, now: CivilDay, found: RegExpExecArray, at: number): Found {
  const end = at + found[0].length;
  for (let back = 0; back < 3 && day >= 1 && day <= 31; back += 1) {
    const [year, month] = shiftMonth(now, -back);
    const candidate = { year, month, day };
    if (isRealDay(candidate) && dayNumber(candidate) <= dayNumber(now)) return { day: candidate, assumed: true, end };
  }
  return { code: "invalid-day", data: { text: found[0] }, end };
}

function wholeMonth(year: number, month: number, found: RegExpExecArray, at: number): Found {
  const from = printDay({ year, month, day: 1 });
  const to = printDay({ year, month, day: daysInMonth(year, month) });
  return { code: "month-only", data: { from, to }, end: at + found[0].length };
}

function dayOfWeek(found: RegExpExecArray, today: number, at: number): Found {
  const wanted = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 }[found[2] ?? ""] ?? 1;
  const monday = today - weekdayOf(today) + 1;
  const week = found[1];
  const end = at + found[0].length;
  if (week === undefined) {
    const thisWeek = monday + wanted - 1;
    return { day: dayFromNumber(thisWeek <= today ? thisWeek : thisWeek - 7), assumed: true, end };
  }
  const shift = week === "上上" ? -14 : week.startsWith("上") ? -7 : week.startsWith("下") ? 7 : 0;
  return { day: dayFromNumber(monday + shift + wanted - 1), assumed: false, end };
}

function monthShift(word: string): number {
  if (word.startsWith("上上")) return -2;
  if (word.startsWith("上")) return -1;
  return word.startsWith("下") ? 1 : 0;
}

function shiftMonth({ year, month }: CivilDay, by: number): readonly [year: number, month: number] {
  const count = year * 12 + month - 1 + by;
  return [Math.floor(count / 12), (count % 12) + 1];
}

function yearOf(text: string, now: CivilDay): number {
  return text.length === 2 ? centuryOf(int(text), now) : int(text);
}

/** 58年 is 1958 in 2026: the latest such year that is not ahead. */
function centuryOf(short: number, now: CivilDay): number {
  const year = now.year - (now.year % 100) + short;
  return year > now.year ? year - 100 : year;
}

/** 八, 十八, 二十, 二〇二一, 08; 0 when it is no number, which no calendar has. */
function int(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^\d+$/.test(text)) return Number(text);
  const numeral = scanNumeral(text, 0);
  return numeral?.kind === "exact" && numeral.end === text.length ? numeral.value.toNumber() : 0;
}

function refuse(code: DayCode, given: string, span: Span, data: Data = {}): DayReading {
  const text = given.slice(span[0], span[1]);
  return { kind: "refused", code, text, data: { text, ...data }, span, understood: "" };
}
