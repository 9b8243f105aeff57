import { Decimal } from "decimal.js";
import { parseDay } from "./civil.ts";
import { readDay } from "./day.ts";
import { findQuantities } from "./measure.ts";
import { type NumberReading, readingOf, readNumber, refuseNumber as refuse } from "./number.ts";
import { normalise, type Span, wholeSpan } from "./text.ts";

const born = /(?<![学医先女男新花招])生(?![病意活育])|出生|\bborn\b/;
// 未满月, 满月没几天, 半岁: less than a year is 0.
const newborn =
  /满月|[未不没]满(?:周岁|[一1]周?岁)|不到(?:周岁|[一1]周?岁)|[刚才]出?生|出生(?:不久|没几天|[几0-9一二三四五六七八九十]+天)|百天|几天大|[0-9一二两三四五六七八九十]+(?:天|周|个?星期)大|新生儿|半岁|newborn/;
// 85后 is a generation, 五旬 a decade, 奔七 a direction, 上初二 a class; next and last year's age is another.
const noAge =
  /[0-9零〇一二三四五六七八九十]后|[0-9一二三四五六七八九十]旬|奔|望[六七八九]|甲子|[啷郎]当|吃.{1,4}的饭|就[要快]|眼看|\d0s(?![a-z])|\bin (?:his|her|their|my) [a-z]+ties|[小初高大][学中]?[一二三四五六](?!十)|年级|明年|后年|过完?了?年|翻过年|年底|比[我他她你]|[大小][我他她你]|下个?月|[快将要]满|马上|即将|去年|前年|再过|还差|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]/;
// A whole date where an age was asked is the day of birth.
const fullDate = /(?:19|20)\d{2}([-/.年]) ?\d{1,2}[-/.月] ?\d{1,2}/;
const birthday = /刚?刚?过完?了?(?=[^,，]{1,6}(?:生日|大寿))/;
// 老二8岁, 二女儿八岁, 三姑65: which of them, not how old.
const rank =
  /老[大二三四五六七八九](?!十)|[大二三四五六七八九小]的?(?=女儿|儿子|闺女|丫头|小子|叔|伯|姑|姨|舅|爷|奶|婶|哥|姐|弟|妹|嫂|孙|娃)/g;
const byTradition = /虚|毛岁/;
const months = /个?月大?|months?(?: old)?/;

/**
 * Reads an age in whole years, 0 to 120: 56岁, 五十六, 八个月大 (0), 三十八岁零三个月. A birth day gives the age on `today`. 虚岁 counts
 * differently and is vague; a decade, a generation or a school class is no age.
 */
export function readAge(given: string, today?: string): NumberReading {
  const text = withoutRanks(normalise(given));
  const span = wholeSpan(given);
  const found = findQuantities(text);
  if (
    newborn.test(text) &&
    found.every(({ number, unit }) => number.kind !== "exact" || /^(?:天|周|个星期|星期|周?岁)$/.test(unit))
  )
    return whole("0", span);
  const isBirth = born.test(text) || fullDate.test(text);
  const birth = today === undefined || !isBirth ? undefined : ageFromBirth(text, today, span, given);
  if (birth !== undefined) return birth;
  if (noAge.test(text)) {
    const [first] = found;
    return first === undefined ? { kind: "none" } : refuse("unclear", given, span, {});
  }
  const years = found.filter(({ unit }) => /岁|years old/.test(unit));
  const isDaysAfter = found.length === 2 && found[1]?.unit === "天";
  const young =
    years.length === 0 && (found.length === 1 || isDaysAfter) ? ageInMonths(found[0], text, given) : undefined;
  if (young !== undefined) return young;
  // 刚满周岁
  if (found.length === 0 && /满周岁|一周岁/.test(text)) return whole("1", span);
  const [only] = years.length > 0 ? years : found;
  if (only === undefined) return readNumber(given);
  const rest = found.filter((one) => one !== only);
  // 三十八岁零三个月: the months are no second age.
  const isLonger =
    years.length === 1 &&
    rest.every(({ unit, from }) => (from >= only.to && /^个?月$/.test(unit)) || /^[个名位]$/.test(unit));
  if (rest.length > 0 && !isLonger) return refuse("several", given, [only.from, found.at(-1)?.to ?? only.to], {});
  if (years.length === 0 && only.unit !== "none") return refuse("unclear", given, [only.from, only.to], {});
  const reading = readingOf(only.number, given, text);
  if (reading.kind !== "exact") return reading;
  const at: Span = [only.from, only.to];
  if (byTradition.test(text)) {
    return { kind: "vague", text: given.slice(...at), about: reading.value, span: at, understood: `~${reading.value}` };
  }
  // 1.5岁: whole years.
  const exact = new Decimal(reading.value);
  const age = /岁|years old/.test(only.unit) ? exact.floor() : exact;
  if (!age.isInteger()) return refuse("unclear", given, at, {});
  if (age.isNegative() || age.gt(120))
    return refuse("out-of-range", given, at, { value: reading.value, min: "0", max: "120" });
  return whole(age.toFixed(), at);
}

// 七十有三 is 七十零三, letter for letter.
/** The text without what stands for no age, each word as long as before. */
function withoutRanks(text: string): string {
  if (!/[有零老女儿闺丫小叔伯姑姨舅爷奶婶哥姐弟妹嫂孙娃寿日]/.test(text)) return text;
  return text
    .replace(/十有(?=[一二三四五六七八九](?![十百千万]))/g, "十零")
    .replace(/岁零(?=[0-9一二两三四五六七八九十])/g, "岁 ")
    .replace(rank, (words) => "的".repeat(words.length))
    .replace(birthday, (words) => " ".repeat(words.length));
}

const whole = (value: string, span: Span): NumberReading => ({ kind: "exact", value, span, understood: value });

/** 八个月大 is 0, 十八个月 is 1. */
function ageInMonths(
  found: ReturnType<typeof findQuantities>[number] | undefined,
  text: string,
  given: string,
): NumberReading | undefined {
  if (found === undefined || !/^(?:个?月|months)$/.test(found.unit) || !months.test(text)) return undefined;
  const reading = readingOf(found.number, given, text);
  const span: Span = [found.from, found.to];
  // 两三个月, 不到三个月, 三个多月: less than a year in any case.
  const most = reading.kind === "range" ? reading.to : reading.kind === "vague" ? reading.about : undefined;
  if (most !== undefined && new Decimal(most).lt(11)) return whole("0", span);
  if (reading.kind !== "exact") return refuse("unclear", given, span, {});
  const count = new Decimal(reading.value);
  if (!count.isInteger() || count.gt(36)) return refuse("unclear", given, span, {});
  return whole(count.div(12).floor().toFixed(), span);
}

/** The age on `today` of one who was born on this day; in this month only where every day of it gives the same age. */
function ageFromBirth(text: string, today: string, span: Span, given: string): NumberReading | undefined {
  const now = parseDay(today);
  const reading = readDay(text, today);
  if (now === undefined || reading.kind === "none") return undefined;
  // 3月5日出生: the year is what tells the age.
  if (reading.kind === "exact" && reading.assumed && !/年|\d{2}[-./]\d{1,2}[-./]/.test(text))
    return refuse("unclear", given, span, {});
  const ends =
    reading.kind === "exact"
      ? [reading.day, reading.day]
      : reading.code === "month-only" || reading.code === "year-only"
        ? [reading.data.from, reading.data.to]
        : [];
  const days = ends.flatMap((day) => (day === undefined ? [] : [parseDay(day)]));
  const [oldest, youngest] = days.map((day) => (day === undefined ? undefined : yearsBetween(day, now)));
  if (oldest === undefined || youngest === undefined) return refuse("unclear", given, span, {});
  if (youngest < 0 || oldest > 120)
    return refuse("out-of-range", given, span, { value: String(oldest), min: "0", max: "120" });
  if (oldest === youngest) return whole(String(oldest), span);
  const [from, to] = [String(youngest), String(oldest)];
  return { kind: "range", from, to, text: given.slice(...span), span, understood: `${from}..${to}` };
}

function yearsBetween(
  from: { readonly year: number; readonly month: number; readonly day: number },
  to: { readonly year: number; readonly month: number; readonly day: number },
): number {
  const isBefore = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (isBefore ? 1 : 0);
}
