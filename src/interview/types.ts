import type { Calendar, PolicySet } from "../rules/index.ts";
import type { CaseRecord, Fetched, Reminded, Request } from "./case-record.ts";
import type { Json } from "./paths.ts";
import type { Reply } from "./reply.ts";

export type {
  CalendarMatter,
  CaseEntry,
  CaseRecord,
  DateItem,
  DueItem,
  DueScope,
  Fetched,
  KeptVerdict,
  RecordedEvent,
  Reminded,
  Request,
  SettledDeadline,
} from "./case-record.ts";

export type Language = "zh-CN" | "en";

/** What reached the bot, already translated by a channel. */
export type Event =
  /** `beside`: what came along with the words and cannot be read, such as a photo. */
  | { readonly kind: "text"; readonly text: string; readonly beside?: string }
  | { readonly kind: "button"; readonly data: string }
  | { readonly kind: "command"; readonly name: string; readonly argument: string }
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "unsupported"; readonly what: string };

/** What the conversation is told: what reached the bot, what it asked the office for, or what the office has to say. */
export type Told = Event | Fetched | Reminded;

/**
 * What is to happen next. `edit` replaces the message whose button was pressed; a channel that cannot edit says it anew.
 * A request is answered by an event of its own, before anything else is taken.
 */
export type Effect =
  /** With `file`, what the office made under that name goes along. */
  | { readonly kind: "say"; readonly reply: Reply; readonly file?: string }
  | { readonly kind: "edit"; readonly reply: Reply }
  | { readonly kind: "save"; readonly case: CaseRecord }
  | Snooze
  | Request;

/** Puts a reminder off; the deadline itself stays where it is. `until` a day, at the morning's hour, or in minutes. */
export interface Snooze {
  readonly kind: "snooze";
  readonly case: string;
  /** `Deadline.key`. */
  readonly key: string;
  readonly until: { readonly minutes: number } | { readonly day: string };
}

/** Everything a step needs from the world, so that the step itself needs no world. */
export interface Surroundings {
  /** `YYYY-MM-DD`, the day of judgement unless the session names another. */
  readonly today: string;
  readonly policies: PolicySet;
  /** The working days by which deadlines are reckoned. */
  readonly calendar: Calendar;
  /** Place and language of a new session; a running session keeps its own. */
  readonly place: string;
  readonly language: Language;
  /** Names this delivery; becomes the source of the facts that it brings. */
  readonly deliveryId: string;
  /** The channel itself vouches for the person. The conversation is the same for everybody. */
  readonly trusted: boolean;
  /** The highest number of a case of this chat, whatever the session knows of them: numbers go on from there. */
  readonly casesBefore?: number;
}

/** Who said a fact, when, in which message, and how well it is established. */
export interface Source {
  readonly delivery: string;
  readonly day: string;
  readonly evidence: Evidence;
}
export type Evidence = "declared" | "document" | "matched" | "visit" | "disputed";

export type FactsJson = { readonly [key: string]: Json };
