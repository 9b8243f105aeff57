import { Decimal } from "decimal.js";
import { matchAt } from "./text.ts";

/** One numeral as it stands, before the words around it (左右, 多, 不到) are looked at. */
export type Numeral = { readonly end: number } & (Value | { readonly kind: "too-long" });

type Value =
  | { readonly kind: "exact"; readonly value: Decimal }
  | { readonly kind: "range"; readonly from: Decimal; readonly to: Decimal }
  | { readonly kind: "vague"; readonly about: Decimal | null }
  | { readonly kind: "unclear" };

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
  /(?:[一1](?:年|个?月|个?季|天|日(?!元)|个?星期|周(?!岁)|人|个|口|户|级|名|位)|[二两三四](?:级|年级|个|口人|口之家|口子|名|位)|[五六七八九]年级|半(?:年|个?月))/y;

type Item =
  | { readonly t: "arabic"; readonly value: Decimal; readonly width: number; readonly whole: boolean }
  | { readonly t: "digit"; readonly value: number }
  | { readonly t: "unit"; readonly value: number }
  | { readonly t: "zero" | "few" | "more" | "point" };

/** Whether a numeral can begin here; financial digits only inside a sum of money (退伍 and 陆续 are words). */
export function startsNumeral(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (/[0-9]/.test(char)) return true;
  if (char === ".") return /\d/.test(text.charAt(at + 1)) && !/\d/.test(text.charAt(at - 1));
  if (financialDigit.test(char)) return /[壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角零]/.test(text.charAt(at + 1));
  if (char === "拾" || char === "佰" || char === "仟") return /[壹贰叁肆伍陆柒捌玖万亿元圆]/.test(text.charAt(at + 1));
  return char in digits || char in units || char in tens || char === "零" || char === "〇" || char === "几";
}

/** Reads the longest numeral that begins at `at`, in Chinese, Arabic or mixed digits; what it cannot be sure of is "unclear". */
export function scanNumeral(text: string, at: number): Numeral | undefined {
  if (!startsNumeral(text, at)) return undefined;
  const items: Item[] = [];
  let i = at;
  let brokenOff = false;
  while (i < text.length) {
    const char = text.charAt(i);
    const last = items.at(-1);
    if (endsNumber(items) && !makesPair(last, char) && matchAt(digitOfNextWord, text, i) !== null) {
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
      if (char === "两" && items.length > 0 && last?.t !== "digit" && !/[百千万亿]/.test(text.charAt(i + 1))) {
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
    } else if (char === " " && last?.t === "arabic" && /[百千万亿]/.test(text.charAt(i + 1))) {
      i += 1;
      continue;
    } else break;
    i += 1;
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

const unclear: Value = { kind: "unclear" };

interface Coefficient {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly width: number;
  readonly next: number;
  readonly decimal: boolean;
}

function evaluate(items: readonly Item[]): Value {
  const spelt = spelledDigits(items);
  if (spelt !== undefined) return spelt;
  let total = new Decimal(0);
  let low = new Decimal(0);
  let high = new Decimal(0);
  let lastUnit = 0;
  let sectionUnit = Number.POSITIVE_INFINITY;
  let isRange = false;
  let isRough = false;
  let noAbout = false;
  let decimal = false;
  let at = 0;
  let coefficients = 0;
  while (at < items.length) {
    let zero = false;
    while (items[at]?.t === "zero") {
      zero = true;
      at += 1;
    }
    const item = items[at];
    if (item === undefined) {
      // A number never ends in a zero sign, except zero itself.
      return items.length === 1 ? { kind: "exact", value: total } : unclear;
    }
    if (decimal || isRange) {
      // After 1.2万 or 七八千 only 万 and 亿 may follow.
      if (item.t !== "unit" || item.value < 10_000) return unclear;
    }
    if (zero && at === 1) return unclear;
    let coefficient: Coefficient | undefined;
    if (item.t === "few") {
      isRough = true;
      noAbout ||= total.isZero() && low.isZero();
      at += 1;
      const unit = items[at];
      if (unit?.t === "unit") {
        noAbout = true;
        at += 1;
        lastUnit = unit.value;
      }
      continue;
    }
    if (item.t === "more") {
      isRough = true;
      at += 1;
      continue;
    }
    if (item.t === "unit") {
      if (item.value >= 10_000) {
        if (total.isZero() && low.isZero() && high.isZero()) {
          if (coefficients > 0) return unclear;
          isRough = true;
          low = new Decimal(1);
          high = low;
        }
        if (item.value === 100_000_000 || lastUnit < 10_000) {
          total = total.plus(low).times(item.value);
          const top = high.times(item.value);
          if (isRange) {
            if (at + 1 < items.length) return unclear;
            return rangeOf(total, top);
          }
        } else return unclear;
        low = new Decimal(0);
        high = low;
        lastUnit = item.value;
        sectionUnit = Number.POSITIVE_INFINITY;
        decimal = false;
        if (items.slice(0, at).some((one) => one.t === "arabic" && !one.whole)) decimal = true;
        at += 1;
        coefficients += 1;
        continue;
      }
      // A bare 十 is ten; a bare 百, 千 is somebody's shorthand.
      if (item.value !== 10) {
        if (coefficients > 0) return unclear;
        isRough = true;
        // 百八十 and 百十 are a manner of speaking; 百八 is short for 180.
        noAbout = items.slice(1).some((one) => one.t === "unit" && one.value < item.value);
      }
      coefficient = { low: new Decimal(1), high: new Decimal(1), width: 1, next: at, decimal: false };
    } else coefficient = readCoefficient(items, at);
    if (coefficient === undefined) return unclear;
    coefficients += 1;
    at = coefficient.next;
    const unit = items[at];
    const pair = !coefficient.low.equals(coefficient.high);
    if (unit?.t === "unit" && unit.value < 10_000) {
      if (unit.value >= sectionUnit) return unclear;
      if (coefficient.high.times(unit.value).gte(sectionUnit)) return unclear;
      if (
        lastUnit >= 10_000 &&
        sectionUnit === Number.POSITIVE_INFINITY &&
        coefficient.high.times(unit.value).gte(lastUnit)
      )
        return unclear;
      if (coefficient.decimal && coefficients > 1) return unclear;
      low = low.plus(coefficient.low.times(unit.value));
      high = high.plus(coefficient.high.times(unit.value));
      isRange ||= pair;
      decimal = coefficient.decimal;
      lastUnit = unit.value;
      sectionUnit = unit.value;
      at += 1;
      continue;
    }
    const isTail = unit === undefined;
    if (unit?.t === "few" && item.t === "arabic" && coefficients === 1 && item.value.mod(10).isZero()) {
      return { kind: "vague", about: item.value };
    }
    if (!isTail && unit.t !== "unit") return unclear;
    let scale = 1;
    if (coefficients > 1 && !zero && lastUnit > 10) {
      if (!isTail) return unclear;
      if (coefficient.decimal) return unclear;
      const places = Math.log10(lastUnit);
      if (coefficient.width === 1) scale = lastUnit / 10;
      else if (coefficient.width !== places && !(lastUnit === 10_000 && coefficient.width === 3)) return unclear;
    } else if (coefficients > 1) {
      if (coefficient.decimal) return unclear;
      if (coefficient.high.gte(lastUnit)) return unclear;
    }
    low = low.plus(coefficient.low.times(scale));
    high = high.plus(coefficient.high.times(scale));
    isRange ||= pair;
    decimal = coefficient.decimal;
    if (isTail) break;
  }
  const from = total.plus(low);
  const to = total.plus(high);
  if (isRough) return { kind: "vague", about: noAbout || isRange ? null : from };
  if (isRange) return rangeOf(from, to);
  return { kind: "exact", value: from };
}

function rangeOf(from: Decimal, to: Decimal): Value {
  return { kind: "range", from, to };
}

function readCoefficient(items: readonly Item[], at: number): Coefficient | undefined {
  const item = items[at];
  if (item === undefined) return undefined;
  if (item.t === "arabic") {
    return { low: item.value, high: item.value, width: item.width, next: at + 1, decimal: !item.whole };
  }
  if (item.t !== "digit") return undefined;
  const value = new Decimal(item.value);
  const next = items[at + 1];
  if (next?.t !== "digit") return { low: value, high: value, width: 1, next: at + 1, decimal: false };
  const third = items[at + 2];
  if (third !== undefined && third.t !== "unit") return undefined;
  // 七八千, 三五千: neighbours, and the set phrase 三五 before a unit.
  if (next.value !== item.value + 1 && !(item.value === 3 && next.value === 5 && third !== undefined)) return undefined;
  return { low: value, high: new Decimal(next.value), width: 1, next: at + 2, decimal: false };
}

/** 四三零八, 六二五, 二〇二一: digits read out one by one; 五六 is a range, 三八 nobody can tell. */
function spelledDigits(items: readonly Item[]): Value | undefined {
  const pointAt = items.findIndex((item) => item.t === "point");
  if (pointAt === 0) return unclear;
  if (pointAt > 0) {
    // 零点八万 and 十二点五 have their whole part before the point.
    const whole = evaluate(items.slice(0, pointAt));
    const rest = items.slice(pointAt + 1);
    const unitAt = rest.findIndex((item) => item.t === "unit");
    const fraction = unitAt < 0 ? rest : rest.slice(0, unitAt);
    const unit = unitAt < 0 ? undefined : rest[unitAt];
    if (whole.kind !== "exact" || rest.length > fraction.length + 1) return unclear;
    if (unit !== undefined && whole.value.gte(1000)) return unclear;
    const text = fraction
      .map((item) =>
        item.t === "digit"
          ? String(item.value)
          : item.t === "zero"
            ? "0"
            : item.t === "arabic"
              ? item.value.toFixed()
              : "?",
      )
      .join("");
    if (!/^\d+$/.test(text)) return unclear;
    const value = new Decimal(`${whole.value.toFixed()}.${text}`);
    return { kind: "exact", value: unit?.t === "unit" ? value.times(unit.value) : value };
  }
  if (items.length < 2 || !items.every((item) => item.t === "digit" || item.t === "zero")) return undefined;
  const values = items.map((item) => (item.t === "digit" ? item.value : 0));
  if (values[0] === 0) return unclear;
  const [first = 0, second = 0] = values;
  const isRow = values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1);
  if (values.length === 2 && second !== 0) {
    if (isRow || (first === 3 && second === 5)) return rangeOf(new Decimal(first), new Decimal(second));
    return unclear;
  }
  if (isRow) return unclear;
  return { kind: "exact", value: new Decimal(values.join("")) };
}
