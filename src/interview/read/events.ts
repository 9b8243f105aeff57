// Steps of a case as they are told: 9月16受理, 一榜3月28贴, notice posted 03-28.
import type { EventName } from "../../rules/index.ts";
import { readDay } from "./day.ts";
import { boards, chineseFillers, chineseSteps, englishSteps, persons } from "./event-words.ts";
import { isQuestion } from "./question.ts";
import { normalise } from "./text.ts";

/** A step that was told, with what was said of its day. */
export interface ToldEvent {
  readonly event: EventName;
  /** A board of notice ("1"), or a person by relation ("head"). */
  readonly label: string | null;
  /** Null where no day was said, or none that is certain. */
  readonly on: string | null;
  /** What was said of a day and is not certain (月底); null where nothing was. */
  readonly unclear: string | null;
  readonly text: string;
}

/** What was told, and what is left for others to read. */
export interface EventsReading {
  readonly events: readonly ToldEvent[];
  /** What else was said, for the other readers; a death stays in it, since it is a fact as well. */
  readonly rest: string;
}

/** At most so much is read as steps: a longer text tells something else. */
const mostRead = 200;

/**
 * The steps that a message tells. A phrase without a day counts only where it can hardly mean anything else; what asks
 * something tells nothing. `today` is `YYYY-MM-DD`; a day without its year is the nearest past one.
 */
export function readEvents(given: string, today: string): EventsReading {
  const nothing: EventsReading = { events: [], rest: given };
  if (given.length > mostRead || isQuestion(given)) return nothing;
  const events: ToldEvent[] = [];
  const rest: string[] = [];
  for (const segment of given.split(/[,，、;；。!！\n]+|\.(?!\d)/).flatMap((one) => wordsOf(one.trim(), today))) {
    if (segment === "") continue;
    const found = eventIn(segment, today);
    if (found === null) rest.push(segment);
    else {
      events.push(found);
      if (found.event === "died" || found.event === "employed") rest.push(withoutDay(segment, today));
    }
  }
  return events.length === 0 ? nothing : { events, rest: rest.join("，") };
}

/** A stretch between pauses, or its parts between blanks; a day alone goes with the step beside it. */
function wordsOf(segment: string, today: string): readonly string[] {
  const parts = segment.split(/\s+/);
  if (parts.length === 1 || eventIn(segment, today) !== null || !/[一-鿿]/.test(segment)) return [segment];
  const joined: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const [part = "", next] = [parts[at], parts[at + 1]];
    const both = next === undefined ? null : `${part} ${next}`;
    const isPair = both !== null && [part, next ?? ""].some((one) => isDayAlone(one, today));
    if (isPair && eventIn(both, today) !== null) {
      joined.push(both);
      at += 1;
    } else joined.push(part);
  }
  return joined;
}

/** 老伴10月3号去世 is 老伴去世 as a fact: its day is the step's. */
function withoutDay(segment: string, today: string): string {
  const [from, to] = dayIn(segment, today).span;
  return `${segment.slice(0, from)}${segment.slice(to)}`.trim();
}

function isDayAlone(text: string, today: string): boolean {
  const read = readDay(text, today);
  return read.kind === "exact" && text.slice(0, read.span[0]).trim() + text.slice(read.span[1]).trim() === "";
}

function eventIn(segment: string, today: string): ToldEvent | null {
  const text = normalise(segment).trim().toLowerCase();
  const [, board] = boards.find(([pattern]) => pattern.test(text)) ?? [];
  const unboarded = boards.reduce((left, [pattern]) => left.replace(pattern, /[一-鿿]/.test(text) ? "榜" : ""), text);
  const day = dayIn(unboarded, today);
  const said = `${unboarded.slice(0, day.span[0])} ${unboarded.slice(day.span[1]).replace(/^(?:[上中下]旬|[底初中](?!审))/u, "")}`;
  const isChinese = /[一-鿿]/.test(said);
  const core = isChinese
    ? coreOf(said)
    : said
        .replace(/\b(?:on|yesterday's|has|have|been)\b|[:：]/g, " ")
        .replace(/\s+/g, " ")
        .trim();
  const steps = isChinese ? chineseSteps : englishSteps;
  const found =
    steps.find(({ pattern }) => pattern.test(core)) ?? steps.find(({ pattern }) => pattern.test(unpasted(core)));
  if (found === undefined) return null;
  const { event, onlyWithDay } = found;
  const on = day.on ?? monthStart(event, day);
  if (on === null && onlyWithDay === true) return null;
  const [, person] = event === "died" || event === "employed" ? (persons.find(([who]) => who.test(text)) ?? []) : [];
  const label = event === "died" || event === "employed" ? (person ?? null) : isBoard(event) ? (board ?? null) : null;
  return { event, label, on, unclear: on === null ? day.unclear : null, text: segment };
}

const isBoard = (event: EventName): boolean =>
  event === "notice-posted" || event === "notice-ended" || event === "objection" || event === "meeting-held";

const coreOf = (said: string): string =>
  said
    .replace(/\s+/g, "")
    .replace(/[:：“”"'()（）]/g, "")
    .replace(chineseFillers, "");

/** 榜贴榜: where the board was named and the step names it again. */
const unpasted = (core: string): string => core.replace(/^榜/, "").replace(/榜榜/, "榜");

interface DayIn {
  readonly on: string | null;
  readonly unclear: string | null;
  readonly span: readonly [number, number];
  readonly month: string | null;
}

function dayIn(text: string, today: string): DayIn {
  const read = readDay(text, today);
  switch (read.kind) {
    case "none":
      return { on: null, unclear: null, span: [0, 0], month: null };
    case "exact":
      return { on: read.day, unclear: null, span: read.span, month: null };
    case "refused":
      return {
        on: null,
        unclear: read.text,
        span: read.span,
        month: read.code === "month-only" ? nearest(read.data.from ?? "", today, read.text) : null,
      };
  }
}

/** 从11月发: pay runs by the month, so its first day is meant. */
function monthStart(event: EventName, { month }: DayIn): string | null {
  return event === "payment-started" || event === "benefit-started" ? month : null;
}

/** The month of this year or the last that lies nearer; one that is named with its year stays. */
function nearest(from: string, today: string, said: string): string | null {
  if (from === "") return null;
  if (/\d{4}|[〇零一二三四五六七八九]{4}|年/.test(said)) return from;
  const next = `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return months(next) - months(today) <= months(today) - months(from) ? next : from;
}
