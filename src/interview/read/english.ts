import { Decimal } from "decimal.js";
import type { Value } from "./numeral-value.ts";
import { matchAt } from "./text.ts";

const small: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const word = Object.keys(small)
  .sort((a, b) => b.length - a.length)
  .join("|");
const row = new RegExp(
  `(?:an? (?=hundred|thousand|million|dozen))?(?:(?:${word}|hundred|thousand|million|dozen)(?![a-z])(?:[ -](?:and )?(?=(?:${word}|hundred|thousand|million|dozen)(?![a-z])))?)+(?: and a half(?![a-z]))?`,
  "y",
);

/** A number in English words that begins at `at` (one thousand and five, a hundred); a few thousand and one of them are none. */
export function scanEnglish(text: string, at: number): ({ readonly end: number } & Value) | undefined {
  if (!/[a-z]/.test(text.charAt(at)) || /[a-z]/.test(text.charAt(at - 1))) return undefined;
  const found = matchAt(row, text, at);
  if (found === null) return undefined;
  // Half a dozen, half a hundred.
  if (/\bhalf $/.test(text.slice(0, at))) return { kind: "unclear", end: at + found[0].trimEnd().length };
  const end = at + found[0].trimEnd().length;
  const isHalf = found[0].endsWith(" and a half");
  const words = (isHalf ? found[0].slice(0, -11) : found[0])
    .split(/[ -]+/)
    .filter((one) => one !== "" && one !== "and");
  if (
    words.length === 1 &&
    words[0] === "one" &&
    !/^ (?!(?:of|or|by|and|to|another|more|day|time|hand|side|thing|can|must|who|has|is|was)(?![a-z]))[a-z]{3}/.test(
      text.slice(end, end + 8),
    ) &&
    !/^ (?:person|child|kid|son|daughter|grand(?:child|son|daughter)|girl|boy|adult|parent|brother|sister|house|flat|shop|store|truck|van|motor|member|year|month|car|home|old|elderly|disabled|student)/.test(
      text.slice(end),
    )
  )
    return undefined;
  const value = worth(words);
  // A hundred without its figure is only hinted at (some hundred, few thousand).
  if (value === undefined) return { kind: "unclear", end };
  return { kind: "exact", value: isHalf ? value.plus("0.5") : value, end };
}

function worth(words: readonly string[]): Decimal | undefined {
  if (/^(?:hundred|thousand|million|dozen)$/.test(words[0] ?? "")) return undefined;
  let total = new Decimal(0);
  let group = 0;
  let lastScale = Number.POSITIVE_INFINITY;
  for (const [index, one] of words.entries()) {
    if (one === "a" || one === "an") group = 1;
    else if (one === "dozen") {
      if (group < 1 || group > 99 || index < words.length - 1) return undefined;
      group *= 12;
    } else if (one === "hundred") {
      if (group < 1 || group > 99) return undefined;
      group *= 100;
    } else if (one === "thousand" || one === "million") {
      const scale = one === "thousand" ? 1000 : 1_000_000;
      if (group === 0 || scale >= lastScale) return undefined;
      total = total.plus(new Decimal(group).times(scale));
      lastScale = scale;
      group = 0;
    } else {
      const value = small[one] ?? 0;
      const ones = group % 100;
      // Two hundred five, twenty-five; but not five six or twenty thirty.
      if (index > 0 && ones !== 0 && !(ones >= 20 && ones % 10 === 0 && value > 0 && value < 10)) return undefined;
      group += value;
    }
  }
  return total.plus(group);
}
