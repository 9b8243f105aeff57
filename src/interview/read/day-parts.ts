// The parts of a written day: years, months and numbers in words.
import type { CivilDay } from "./civil.ts";
import { scanNumeral } from "./numeral.ts";

export function monthShift(word: string): number {
  if (word.startsWith("上上")) return -2;
  if (word.startsWith("上")) return -1;
  if (word.startsWith("下下")) return 2;
  return word.startsWith("下") ? 1 : 0;
}

export function shiftMonth({ year, month }: CivilDay, by: number): readonly [year: number, month: number] {
  const count = year * 12 + month - 1 + by;
  return [Math.floor(count / 12), (count % 12) + 1];
}

export function yearOf(text: string, now: CivilDay): number {
  return text.length === 2 ? centuryOf(shortYear(text), now) : int(text);
}

/** 二一年 is 21, digit by digit. */
export function shortYear(text: string | undefined): number {
  const digits = [...(text ?? "")].map((sign) =>
    /[0-9]/.test(sign) ? Number(sign) : "〇一二三四五六七八九".indexOf(sign.replace("零", "〇")),
  );
  return digits.length === 2 ? (digits[0] ?? 0) * 10 + (digits[1] ?? 0) : int(text);
}

/** 58年 is 1958 in 2026: the latest such year that is not ahead. */
export function centuryOf(short: number, now: CivilDay): number {
  const year = now.year - (now.year % 100) + short;
  return year > now.year ? year - 100 : year;
}

/** 八, 十八, 二十, 二〇二一, 08; 0 when it is no number, which no calendar has. */
export function int(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^\d+$/.test(text)) return Number(text);
  const numeral = scanNumeral(text, 0);
  return numeral?.kind === "exact" && numeral.end === text.length ? numeral.value.toNumber() : 0;
}
