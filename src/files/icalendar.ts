/**
 * Days to remember as an iCalendar text (RFC 5545), for download and for a feed that calendar programs fetch again.
 * Written here and not by a library: the generators that are kept want `Date` objects for days without a time, let control
 * characters through and leave out the last line break, which strict readers refuse.
 */
import { addDays, isDay, isRecurrence, occurrences } from "../rules/index.ts";

/** When to be told of an event: at a time of the day itself, or of a day before it. */
export interface CalendarAlarm {
  /** 0 is the day itself; of several days it is counted from the last. */
  readonly daysBefore: number;
  /** The reader's own time, `08:30`. */
  readonly at: string;
}

/** One day, or the days of a rule. What is not given is left out. */
export interface CalendarEvent {
  /** The same for the same matter for ever, also after its day has moved. */
  readonly uid: string;
  /** Counts up from 0 with every change; a reader keeps the highest. */
  readonly sequence: number;
  /** The day, `YYYY-MM-DD`; of a rule the first. It takes the whole day and keeps nobody's time occupied. */
  readonly day: string;
  /** The last day, where it is more than one. */
  readonly lastDay?: string;
  readonly summary: string;
  readonly description: string;
  /** A cancelled event stays in the text, so that it disappears where it was shown before; its alarms do not. */
  readonly cancelled: boolean;
  readonly alarms?: readonly CalendarAlarm[];
  /** An RRULE that the first day fits, such as `FREQ=MONTHLY;BYMONTHDAY=12,27`. */
  readonly rule?: string;
}

export interface CalendarText {
  /** What the reader's program calls the calendar. */
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** The moment of writing in UTC, `2026-11-22T01:30:00Z`. */
  readonly stamp: string;
  /** After how many hours a program that subscribes should fetch it again; 6 unless given. */
  readonly refreshHours?: number;
  /** `CANCEL` withdraws every event of the text, which all have to be cancelled; otherwise `PUBLISH`. */
  readonly method?: "PUBLISH" | "CANCEL";
}

/**
 * The text of a calendar: lines ended by CR LF and folded at 75 octets. Throws a RangeError that names the property, never
 * its content, where a day, rule, stamp, count or time is none, a uid stands twice, or the end is before the beginning.
 */
export function toICalendar(calendar: CalendarText): string {
  const { name, events, stamp, refreshHours = 6, method = "PUBLISH" } = calendar;
  const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(stamp);
  need(moment !== null && isDay(moment[1] ?? ""), "stamp");
  need(Number.isInteger(refreshHours) && refreshHours > 0, "refreshHours");
  need(new Set(events.map(({ uid }) => uid)).size === events.length, "uid");
  need(method === "PUBLISH" || events.every(({ cancelled }) => cancelled), "method");
  const compact = `${digits(moment?.[1] ?? "")}T${(moment?.[2] ?? "").replaceAll(":", "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//dibao-bot//dibao-bot//ZH",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    // The second is the name of RFC 7986, the first the one that older programs read; so with the interval below.
    `X-WR-CALNAME:${escaped(name)}`,
    `NAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
    ...(events.length === 0 ? emptyBody : events.flatMap((event) => eventLines(event, compact))),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A calendar has to hold a component; one without events holds the zone that it does not need. */
const emptyBody = [
  "BEGIN:VTIMEZONE",
  "TZID:Asia/Shanghai",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0800",
  "TZOFFSETTO:+0800",
  "TZNAME:CST",
  "END:STANDARD",
  "END:VTIMEZONE",
];

function eventLines(event: CalendarEvent, stamp: string): readonly string[] {
  const { uid, sequence, day, lastDay = day, summary, description, cancelled, alarms = [], rule } = event;
  need(uid.trim() !== "", "uid");
  need(Number.isInteger(sequence) && sequence >= 0, "sequence");
  need(isDay(day), "day");
  need(isDay(lastDay) && lastDay >= day, "lastDay");
  need(rule === undefined || (isRecurrence(rule) && occurrences(rule, day, day, day).length === 1), "rule");
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${digits(day)}`,
    // The end of an event of whole days is the first day that is no longer part of it.
    `DTEND;VALUE=DATE:${digits(addDays(lastDay, 1))}`,
    ...(rule === undefined ? [] : [`RRULE:${rule}`]),
    `SUMMARY:${escaped(summary)}`,
    ...(description === "" ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    ...(cancelled ? [] : alarms.flatMap((alarm) => alarmLines(alarm, summary, lastDay > day))),
    "END:VEVENT",
  ];
}

function alarmLines({ daysBefore, at }: CalendarAlarm, summary: string, isSpan: boolean): readonly string[] {
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at);
  need(time !== null && Number.isInteger(daysBefore) && daysBefore >= 0, "alarms");
  // Counted from the midnight with which the day begins; of several days from the one with which the last ends.
  const days = isSpan ? daysBefore + 1 : daysBefore;
  const minutes = Number(time?.[1]) * 60 + Number(time?.[2]) - days * 1440;
  const size = Math.abs(minutes);
  const whole = Math.floor(size / 1440);
  const duration = `${whole > 0 ? `${whole}D` : ""}T${Math.floor((size % 1440) / 60)}H${size % 60}M`;
  const trigger = `TRIGGER${isSpan ? ";RELATED=END" : ""}:${minutes < 0 ? "-" : ""}P${duration}`;
  return ["BEGIN:VALARM", "ACTION:DISPLAY", trigger, `DESCRIPTION:${escaped(summary)}`, "END:VALARM"];
}

function need(holds: boolean, property: keyof CalendarEvent | keyof CalendarText): void {
  if (!holds) throw new RangeError(`calendar: ${property}`);
}

const digits = (day: string): string => day.replaceAll("-", "");

/** A text as a value: one line, its own marks escaped, without the control characters that no text may hold. */
function escaped(text: string): string {
  return text
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, "\n")
    .replace(/(?![\t\n])\p{Cc}/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

const mostOctets = 75;

/** A line in pieces of at most 75 octets, the blank that begins each further one counted; no character is cut apart. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let size = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > mostOctets) {
      pieces.push(piece);
      piece = " ";
      size = 1;
    }
    piece += character;
    size += octets;
  }
  return [...pieces, piece].join("\r\n");
}
