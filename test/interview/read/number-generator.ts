// Writes numbers in the styles of the office, independently of the reader.
import type { NumberCase } from "./number-cases.ts";

const digits = "零一二三四五六七八九";
const financial = "零壹贰叁肆伍陆柒捌玖";
const values = [
  1, 7, 10, 11, 18, 20, 21, 56, 90, 99, 100, 101, 110, 115, 150, 199, 200, 250, 305, 330, 500, 625, 680, 909, 999, 1000,
  1001, 1010, 1050, 1100, 1200, 1350, 1500, 2003, 2200, 2300, 3005, 3050, 3500, 4308, 4999, 5060, 6400, 6462, 8000,
  9900, 9999, 10000, 10001, 10020, 10300, 12000, 12500, 12345, 17232, 20000, 25008, 30500, 36000, 43080, 60006, 86000,
  98765, 100000, 105000, 120000, 350000, 1000000, 1200000,
];

function below10000(value: number, signs: string, units: readonly string[]): string {
  let text = "";
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    text += `${gap ? signs[0] : ""}${signs[digit]}${units[place]}`;
    gap = false;
  }
  return text;
}

export function spell(value: number, signs = digits, units: readonly string[] = ["", "十", "百", "千"]): string {
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return below10000(low, signs, units);
  const zero = low > 0 && low < 1000 ? signs[0] : "";
  return `${below10000(high, signs, units)}万${low === 0 ? "" : `${zero}${below10000(low, signs, units)}`}`;
}

function colloquial(value: number): string | undefined {
  const formal = spell(value);
  // The last unit may go only when it is the one right below the unit before it: 一万二千, 三千五百, 一百一十.
  const tail = /(万[一二三四五六七八九])千$|(千[一二三四五六七八九])百$|(百[一二三四五六七八九])十$/.exec(formal);
  return tail === null ? undefined : formal.slice(0, -1);
}

const fullWidth = (text: string) =>
  text.replace(/[0-9,.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

function* spellings(value: number): Generator<string> {
  const formal = spell(value);
  yield String(value);
  yield formal;
  yield fullWidth(String(value));
  yield `${value}元`;
  if (value >= 1000) yield value.toLocaleString("en-US");
  const short = colloquial(value);
  if (short !== undefined) yield short;
  if (formal.startsWith("一十")) yield formal.slice(1);
  const pair = formal.replace(/二(?=[千万])/g, "两");
  if (pair !== formal) yield pair;
  if (value >= 20) yield `${spell(value, financial, ["", "拾", "佰", "仟"])}元`;
  if (value >= 10_000 && value % 100 === 0) yield `${value / 10_000}万`;
  if (value >= 1000 && value < 10_000 && value % 100 === 0 && value % 1000 !== 0)
    yield `${Math.floor(value / 1000)}千${(value % 1000) / 100}`;
  if (value > 10_000 && value < 100_000 && value % 1000 === 0 && value % 10_000 !== 0) {
    yield `${Math.floor(value / 10_000)}万${(value % 10_000) / 1000}`;
    yield fullWidth(`${Math.floor(value / 10_000)}万${(value % 10_000) / 1000}`);
  }
}

export const generatedNumbers: readonly NumberCase[] = values.flatMap((value) =>
  [...new Set(spellings(value))].map((text) => [text, `=${value}`] as const),
);
