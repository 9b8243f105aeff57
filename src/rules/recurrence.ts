/**
 * Days that come back by a rule, in the terms of RFC 5545 (RRULE): `FREQ=MONTHLY;BYMONTHDAY=12,27`. A day that a month
 * does not have is left out, as the RFC says: BYMONTHDAY=31 does not fall in June; the last day of a month is -1.
 */
import { RRuleTemporal } from "rrule-temporal";
import { isDay } from "./operations/days.ts";
import { Temporal } from "./temporal.ts";

const list = (item: string): RegExp => new RegExp(`^(?:${item})(?:,(?:${item}))*$`);
/** The parts of a rule that are about days, and what each may hold. */
const parts: Readonly<Record<string, RegExp>> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,3}$/,
  UNTIL: /^\d{8}$/,
  BYMONTH: list("[1-9]|1[0-2]"),
  BYMONTHDAY: list("-?(?:[1-9]|[12]\\d|3[01])"),
  BYDAY: list("(?:-?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"),
  BYSETPOS: list("-?[1-9]\\d{0,2}"),
  WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
};

/** A longer span is a slip of the pen. */
const longestSpan = { years: 100 } as const;

function readParts(rule: string): ReadonlyMap<string, string> | null {
  const read = new Map<string, string>();
  for (const part of rule.split(";")) {
    const [name = "", value, ...more] = part.split("=");
    if (value === undefined || more.length > 0 || read.has(name) || parts[name]?.test(value) !== true) return null;
    read.set(name, value);
  }
  return read;
}

function isSound(read: ReadonlyMap<string, string>): boolean {
  const freq = read.get("FREQ");
  const until = read.get("UNTIL");
  if (freq === undefined) return false;
  if (until !== undefined && (read.has("COUNT") || !isDay(dashed(until)))) return false;
  // Combinations that the RFC forbids.
  if (freq === "WEEKLY" && read.has("BYMONTHDAY")) return false;
  if (read.has("BYSETPOS") && !read.has("BYDAY") && !read.has("BYMONTHDAY")) return false;
  return !(/\d/.test(read.get("BYDAY") ?? "") && (freq === "DAILY" || freq === "WEEKLY"));
}

const dashed = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;

/** Whether a text is a rule that `occurrences` takes: whole days only, each part once and within its bounds. */
export function isRecurrence(rule: string): boolean {
  const read = readParts(rule);
  return read !== null && isSound(read);
}

/**
 * Whether the days of a rule are not decided by the rule alone: every second month, ten times, or monthly without a day.
 * Such a rule needs the day from which it runs. False where the text is no rule.
 */
export function needsStart(rule: string): boolean {
  const read = readParts(rule);
  if (read === null) return false;
  if (read.has("COUNT") || (read.get("INTERVAL") ?? "1") !== "1") return true;
  return read.get("FREQ") !== "DAILY" && !read.has("BYDAY") && !read.has("BYMONTHDAY");
}

/**
 * The days of a rule from one day to another, both included, in order. `start` is the day from which the rule runs; it is
 * an occurrence only where it fits the rule. Throws a RangeError where the text is no rule, a day is none, the rule needs
 * a start and has none, or the days are more than a hundred years apart.
 */
export function occurrences(rule: string, from: string, to: string, start?: string): readonly string[] {
  if (!isRecurrence(rule)) throw new RangeError("not a rule of days that come back");
  if (start === undefined && needsStart(rule)) throw new RangeError("the rule needs the day from which it runs");
  const days = [from, to, start ?? from];
  if (!days.every(isDay)) throw new RangeError("not a calendar day");
  if (to < from) return [];
  const first = Temporal.PlainDate.from(from);
  const last = Temporal.PlainDate.from(to);
  if (Temporal.PlainDate.compare(first.add(longestSpan), last) < 0) throw new RangeError("the days are too far apart");
  // The library reckons in instants. In UTC each is a day's midnight, so that no zone can shift a day.
  const found = new RRuleTemporal({
    rruleString: `DTSTART;VALUE=DATE:${(start ?? from).replaceAll("-", "")}\nRRULE:${rule}`,
    tzid: "UTC",
    cache: false,
    // Each day of the longest span, and as many again; the library's own bound is 27 years of days.
    maxIterations: 80_000,
  }).between(first.toZonedDateTime("UTC"), last.toZonedDateTime("UTC"), true);
  return found.map((instant) => instant.toString().slice(0, 10));
}
