import { Decimal } from "decimal.js";
import { type CivilDay, parseDay, printDay } from "./civil.ts";
import { dayAt } from "./day.ts";
import { wordAt } from "./lexicon.ts";
import type { Meaning } from "./meaning.ts";
import { measure, type Quantity } from "./measure.ts";
import { notNumberAt, scanNumber } from "./number.ts";
import { notPeriodAt, type PeriodMark, perHeadAt, periodAt } from "./periods.ts";
import { type FoundPhrase, phrasesIn } from "./phrases.ts";
import { matchAt } from "./text.ts";

export type Token = { readonly from: number; readonly to: number } & (
  | { readonly t: "word"; readonly meaning: Meaning }
  | { readonly t: "number"; readonly quantity: Quantity; readonly negated: boolean }
  | { readonly t: "period"; readonly mark: PeriodMark }
  | { readonly t: "head" | "glue" | "unknown" }
  | { readonly t: "day"; readonly day: string | null; readonly likely: string | null }
  | { readonly t: "gap"; readonly width: "space" | "comma" | "line" }
);

const gap =
  /[ \t]*(?:[,，、;；。.!！?？\n\r]+[ \t]*)+|[ \t]+|(?<![0-9元块 ])\/(?![年月人天日季y])|(?<![元块 ])\/(?=[^0-9年月人天日季周ymd])/y;
const glue = /[:：()（）[\]【】"'“”‘’\-~·|¥/+=*_<>《》]/y;
// Only what is surely a day: 1.2 and 2-3 are left to the numbers, 8月 to the periods.
const dayStart =
  /\d{4} ?[-/年] ?\d|\d{4}\.\d{1,2}\.\d|(?:19|20)\d{6}(?!\d)|[〇零一二三四五六七八九]{4}年|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月(?:份|[0-9一二三四五六七八九十])|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[号](?!子)|(?:上个?月|本月|这个?月|下个?月|去年|前年|今年)[的]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[月号日]|昨天|前天|今天|明天/y;
const numberStart = /[0-9.一二三四五六七八九两十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟零〇廿卅卌几上过近成破小好大数]/;

/** Cuts a normalised message into words, figures, periods, days, gaps and what is unknown; every character is in exactly one token. */
export function cut(text: string, today?: string): Token[] {
  const joined = joinedSpaces(text);
  const tokens: Token[] = [];
  const phrases = phrasesIn(text);
  const now = today === undefined ? undefined : parseDay(today);
  let at = 0;
  while (at < text.length) {
    const before = tokens.at(-1);
    // 哦不是四口: the word that corrects is no hedge of the figure.
    const isCorrected = before?.t === "word" && before.meaning.t === "corrects";
    const seen = isCorrected ? " ".repeat(at) + text.slice(at) : text;
    const token: Token = joined.has(at) ? { t: "glue", from: at, to: at + 1 } : tokenAt(seen, at, now, phrases);
    // A figure may reach back over its hedge (小三万, 没有3000): those tokens are part of it.
    let negated = false;
    for (let last = tokens.at(-1); last !== undefined && last.to > token.from; last = tokens.at(-1)) {
      tokens.pop();
      if (last.t === "word" && last.meaning.t === "not") negated = true;
      if (last.from < token.from) tokens.push({ ...last, t: "unknown", to: token.from });
    }
    const last = tokens.at(-1);
    if (token.t === "unknown" && last?.t === "unknown") tokens[tokens.length - 1] = { ...last, to: token.to };
    else tokens.push(token.t === "number" ? { ...token, negated } : token);
    at = token.to;
  }
  return tokens.map((token, index) => demoteLoneSign(text, token, tokens[index - 1], tokens[index + 1]));
}

// What in Chinese is one stretch (一级残疾1人) has spaces in English, which would part it.
const englishStretch =
  /(?:\d+ (?:people|persons?|members?) with (?:an? )?)(?:grade [1-4] (?:[a-z]+ )?disabilit(?:y|ies)|[a-z]+ disabilit(?:y|ies) grade [1-4]|disabilit(?:y|ies)|serious illness)|grade [1-4] (?:[a-z]+ )?disability/g;
const englishGrade = /grade ?([1-4])(?![0-9a-z])/y;

function joinedSpaces(text: string): ReadonlySet<number> {
  const joined = new Set<number>();
  for (const { 0: stretch, index } of text.matchAll(englishStretch)) {
    for (let at = 0; at < stretch.length; at += 1) if (stretch.charAt(at) === " ") joined.add(index + at);
  }
  return joined;
}

function tokenAt(
  text: string,
  at: number,
  now: CivilDay | undefined,
  phrases: ReadonlyMap<number, FoundPhrase>,
): Token {
  const space = matchAt(gap, text, at);
  if (space !== null && !(text.charAt(at) === "." && /\d/.test(text.charAt(at + 1)))) {
    const width = /\n|\r/.test(space[0]) ? "line" : /\S/.test(space[0]) ? "comma" : "space";
    return { t: "gap", width, from: at, to: at + space[0].length };
  }
  if (matchAt(dayStart, text, at) !== null) {
    // Without today only a day written in full is known.
    const found = dayAt(text, at, now ?? { year: 9998, month: 12, day: 31 });
    if (found !== undefined) {
      const known = "day" in found && !found.assumed && (now !== undefined || found.day.year < 9990);
      const likely = "day" in found && now !== undefined ? printDay(found.day) : null;
      return { t: "day", day: known ? printDay(found.day) : null, likely, from: at, to: found.end };
    }
  }
  const grade = /[a-z]/.test(text.charAt(at - 1)) ? null : matchAt(englishGrade, text, at);
  if (grade !== null) {
    const to = at + grade[0].length;
    const number = { kind: "exact", value: new Decimal(grade[1] ?? "0"), start: at, end: to, from: at, to } as const;
    return { t: "number", quantity: { number, unit: "级", from: at, to }, negated: false, from: at, to };
  }
  const word = wordAt(text, at, phrases);
  const mark = notPeriodAt(text, at) > 0 ? undefined : periodAt(text, at);
  const head = perHeadAt(text, at);
  const number = numberStart.test(text.charAt(at)) && notNumberAt(text, at) === 0 ? scanNumber(text, at) : undefined;
  const quantity = number === undefined ? undefined : measure(text, number);
  const ends = {
    word: at + (word?.length ?? 0),
    mark: mark?.to ?? at,
    head: at + head,
    number: quantity?.to ?? at,
  };
  const end = Math.max(ends.word, ends.mark, ends.head, ends.number);
  if (end > at) {
    if (ends.word === end && word !== undefined) return { t: "word", meaning: word.meaning, from: at, to: end };
    if (ends.mark === end && mark !== undefined) return { t: "period", mark, from: at, to: end };
    if (ends.head === end) return { t: "head", from: at, to: end };
    if (quantity !== undefined) return { t: "number", quantity, negated: false, from: quantity.from, to: end };
  }
  const phrase = notNumberAt(text, at);
  if (phrase > 0) return { t: "unknown", from: at, to: at + phrase };
  if (matchAt(glue, text, at) !== null) return { t: "glue", from: at, to: at + 1 };
  const latin = matchAt(/[a-z']+/y, text, at);
  return { t: "unknown", from: at, to: at + (latin?.[0].length ?? 1) };
}

/** 子, 女, 父, 家 are words on their own (子17) and pieces of others (日子, 儿童): beside an unknown sign they are unknown too. */
function demoteLoneSign(text: string, token: Token, before: Token | undefined, after: Token | undefined): Token {
  if (token.t !== "word" || token.to - token.from > 1 || !/[\u4e00-\u9fff]/.test(text.charAt(token.from))) return token;
  const { t } = token.meaning;
  if (t !== "relation" && t !== "sex" && t !== "home" && t !== "thing" && t !== "disability") return token;
  if (/[我俺]/.test(text.charAt(token.from))) return token;
  // 一年子, 今儿子: the sign is a son only behind a figure, a gap or another of the family.
  const isTail =
    before?.t === "period" || (before?.t === "word" && (before.meaning.t === "home" || before.meaning.t === "member"));
  if (text.charAt(token.from) === "子" && isTail) return { t: "unknown", from: token.from, to: token.to };
  const loneKin = t === "relation" || t === "sex";
  const broken = (other: Token | undefined): boolean =>
    other?.t === "unknown" ||
    (loneKin &&
      other?.t === "word" &&
      (other.meaning.t === "unread" || (other.meaning.t === "relation" && other.to - other.from === 1)));
  return broken(before) || broken(after) ? { t: "unknown", from: token.from, to: token.to } : token;
}
