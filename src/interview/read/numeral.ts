import { Decimal } from "decimal.js";
import { scanEnglish } from "./english.ts";
import { evaluate, type Item, type Value } from "./numeral-value.ts";
import { matchAt } from "./text.ts";

/** One numeral as it stands, before the words around it (左右, 多, 不到) are looked at. */
export type Numeral = { readonly end: number } & (Value | { readonly kind: "too-long" });

const digits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const units: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  万: 10_000,
  亿: 100_000_000,
  拾: 10,
  佰: 100,
  仟: 1000,
};
const tens: Readonly<Record<string, number>> = { 廿: 2, 卅: 3, 卌: 4 };

/** Characters that continue a numeral; a numeral that ends just before one of them was not understood. */
const numeralChar = /[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖十百千万亿拾佰仟零〇廿卅卌几半]/;
const financialDigit = /[壹贰叁肆伍陆柒捌玖]/;
const arabic = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+/y;
const brokenArabic = /(?:,\d|\.\d|[。·]\d| \d{3}(?!\d))[\d,.。·]*/y;
// 两万一年 is 两万 a year and 五十六一级 is 56 and 一级: the last digit belongs to the word after it.
const digitOfNextWord =
  /(?:[一1](?:整(?:年|个月|月|天|季)|大?家(?:子|人|老小)?(?![店庭])|共|起(?!码)|直|并|年|个?月|个?季|天|日(?!元)|个?星期|周(?!岁)|人|个|口|户|级|名|位)|[二两三四](?:级|年级|个|口人|口之家|口子|名|位)|[五六七八九]年级|半(?:年|个?月))/y;

const countedByTens = /[一二三四](?:人|口|户|名|位)|[二三四]个|一个(?!月|季|星期|半)/y;
const oneOfTime = /一(天|个?月|年|个?季|周|日)/y;
// 六百一亩 is 600 for one of them, 八十一斤 is 81.
const oneOfThing =
  /一(?:亩|头|只|羽|匹|棵|株|担|袋|趟|次|场|斤|公斤|吨|车|件|单|箱|桶|窝|茬|批|晚|小时|个小时|学期|季|台|辆|套|间|张)/y;
// 八白块, 一完二: a slip for 百 or 万, but nobody can be sure.
const slippedUnit = /[白完](?=[0-9一二两三四五六七八九块元])/y;
const pinyinUnit = / ?wan(?![a-z])/y;
const englishUnit = / ?(hundred|thousand|million)(?![a-z])/y;
// 1O, l00: a letter for a digit.
const letterDigit = /[oli]+(?![a-z])|e\d|[²³½¼¾]/y;

/** Whether a numeral can begin here; financial digits only inside a sum of money (退伍 and 陆续 are words). */
export function startsNumeral(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (/[0-9]/.test(char)) return true;
  if (/[a-z]/.test(char)) return scanEnglish(text, at) !== undefined;
  if (char === ".") return /\d/.test(text.charAt(at + 1)) && !/\d/.test(text.charAt(at - 1));
  if (financialDigit.test(char))
    return /[壹贰叁肆伍陆柒捌玖拾佰仟百千万亿元圆角分零口岁人个户]/.test(text.charAt(at + 1));
  if (char === "拾" || char === "佰" || char === "仟") return /[壹贰叁肆伍陆柒捌玖万亿元圆]/.test(text.charAt(at + 1));
  return char in digits || char in units || char in tens || char === "零" || char === "〇" || char === "几";
}

/** Reads the longest numeral that begins at `at`, in Chinese, Arabic or mixed digits; what it cannot be sure of is "unclear". */
export function scanNumeral(text: string, at: number): Numeral | undefined {
  if (!startsNumeral(text, at)) return undefined;
  const english = scanEnglish(text, at);
  if (english !== undefined) return english;
  const items: Item[] = [];
  let i = at;
  let brokenOff = false;
  while (i < text.length) {
    const char = text.charAt(i);
    const last = items.at(-1);
    // 十二口人 and 二十一个 count to the end; only a grade or a period takes the last digit from a ten.
    const isTen =
      last?.t === "unit" &&
      last.value === 10 &&
      (matchAt(countedByTens, text, i) !== null || countsTime(text, at, i, items.length === 1));
    const isNext =
      matchAt(digitOfNextWord, text, i) !== null ||
      (!(last?.t === "unit" && last.value === 10) && matchAt(oneOfThing, text, i) !== null);
    if (endsNumber(items) && !isTen && !makesPair(last, char) && isNext) {
      brokenOff = true;
      break;
    }
    if (/[0-9.]/.test(char)) {
      if (last?.t === "digit") return { kind: "unclear", end: skipNumeral(text, i) };
      const found = matchAt(arabic, text, i);
      if (found === null) break;
      const plain = found[0].replaceAll(",", "");
      const whole = !plain.includes(".");
      const width = plain.split(".")[0]?.length ?? 0;
      const end = i + found[0].length;
      if (width > 10) return { kind: "too-long", end: text.charAt(end) === "x" ? end + 1 : end };
      const broken = matchAt(brokenArabic, text, end);
      // 12000,1人 is a list; 1,2000 and 12 000 nobody can tell.
      if (broken !== null && !(/^[ ,]/.test(broken[0]) && (width > 3 || !whole))) {
        return { kind: "unclear", end: skipNumeral(text, end + broken[0].length) };
      }
      items.push({ t: "arabic", value: new Decimal(plain), width, whole });
      i = end;
      continue;
    }
    if (char in digits) {
      if (last?.t === "arabic") {
        brokenOff = true;
        break;
      }
      // 两 is a digit before a unit or alone, never the tail of a number: 一千两口人.
      if (char === "两" && items.length > 0 && last?.t !== "digit" && !/[百千万亿佰仟]/.test(text.charAt(i + 1))) {
        brokenOff = true;
        break;
      }
      if (char === "两" && last?.t === "digit" && last.value !== 1) {
        brokenOff = true;
        break;
      }
      items.push({ t: "digit", value: digits[char] ?? 0 });
    } else if (char in units) {
      if (
        last === undefined &&
        /[百千万亿]/.test(char) &&
        !/[一二两三四五六七八九十百把来儿多余万]/.test(text.charAt(i + 1))
      ) {
        return undefined;
      }
      items.push({ t: "unit", value: units[char] ?? 0 });
    } else if (char in tens) {
      if (last !== undefined && last.t !== "unit" && last.t !== "zero") break;
      items.push({ t: "digit", value: tens[char] ?? 0 }, { t: "unit", value: 10 });
    } else if (char === "零" || char === "〇") items.push({ t: "zero" });
    else if (char === "几") items.push({ t: "few" });
    else if (/[多余来几把]/.test(char) && last?.t === "unit" && /[万亿]/.test(text.charAt(i + 1)))
      items.push({ t: "more" });
    else if (
      char === "点" &&
      (last?.t === "digit" || last?.t === "arabic" || last?.t === "unit" || last?.t === "zero")
    ) {
      if (!/[0-9零〇一二三四五六七八九]/.test(text.charAt(i + 1))) break;
      items.push({ t: "point" });
    } else if ((char === "k" || char === "w") && last?.t === "arabic" && !/[a-z]/.test(text.charAt(i + 1))) {
      items.push({ t: "unit", value: char === "k" ? 1000 : 10_000 });
    } else if (last?.t === "arabic" && matchAt(pinyinUnit, text, i) !== null) {
      items.push({ t: "unit", value: 10_000 });
      i += matchAt(pinyinUnit, text, i)?.[0].length ?? 1;
      continue;
    } else if (last?.t === "arabic" && matchAt(englishUnit, text, i) !== null) {
      // 10 thousand, 2.5 million: nothing follows.
      const [unit = "", name] = matchAt(englishUnit, text, i) ?? [];
      const worth = name === "hundred" ? 100 : name === "thousand" ? 1000 : 1_000_000;
      if (items.length > 1) return { kind: "unclear", end: i + unit.length };
      return { kind: "exact", value: last.value.times(worth), end: i + unit.length };
    } else if (char === " " && (last?.t === "arabic" || last?.t === "digit") && /[百千万亿]/.test(text.charAt(i + 1))) {
      i += 1;
      continue;
    } else break;
    i += 1;
  }
  if (items.length > 0 && (matchAt(slippedUnit, text, i) !== null || slipsIntoLetter(text, i, items))) {
    return { kind: "unclear", end: skipNumeral(text, i + 1) };
  }
  if (text.charAt(i) === "儿" && items.length === 1 && items[0]?.t === "unit") {
    // 千儿八百, 万儿八千: roughly.
    const end = skipNumeral(text, i + 1);
    return { kind: "vague", about: null, end };
  }
  if (!brokenOff && numeralChar.test(text.charAt(i)) && matchAt(digitOfNextWord, text, i) === null) {
    return { kind: "unclear", end: skipNumeral(text, i) };
  }
  return { ...evaluate(items), end: i };
}

/** 十一天 is 11 days; 六十一天 may be 60 a day, unless the day's rate was said before (一天一百,六十一天). */
function countsTime(text: string, start: number, at: number, isBareTen: boolean): boolean {
  const [, unit] = matchAt(oneOfTime, text, at) ?? [];
  if (unit === undefined) return false;
  return isBareTen || new RegExp(`[一每](?:个)?${unit.replace("个", "")}`).test(text.slice(0, start));
}

function slipsIntoLetter(text: string, at: number, items: readonly Item[]): boolean {
  return items.at(-1)?.t !== "more" && matchAt(letterDigit, text, at) !== null;
}

function endsNumber(items: readonly Item[]): boolean {
  const last = items.at(-1);
  return last?.t === "arabic" || last?.t === "unit" || last?.t === "digit" || last?.t === "more";
}

/** 三四个 is three or four of them; 五十六二级 is 56 and then 二级. */
function makesPair(last: Item | undefined, char: string): boolean {
  return last?.t === "digit" && digits[char] === last.value + 1;
}

function skipNumeral(text: string, at: number): number {
  let end = at;
  while (end < text.length && (numeralChar.test(text.charAt(end)) || /[.,]\d/.test(text.slice(end, end + 2)))) end += 1;
  return end;
}
