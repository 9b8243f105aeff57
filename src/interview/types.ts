import type { PolicySet } from "../rules/index.ts";
import type { CaseRecord, Fetched, Request } from "./case-record.ts";
import type { Json } from "./paths.ts";
import type { Reply } from "./reply.ts";

export type { CaseEntry, CaseRecord, Fetched, KeptVerdict, Request } from "./case-record.ts";

export type Language = "zh-CN" | "en";

/** What reached the bot, already translated by a channel. */
export type Event =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "button"; readonly data: string }
  | { readonly kind: "command"; readonly name: string; readonly argument: string }
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "unsupported"; readonly what: string };

/** What the conversation is told: what reached the bot, or what it asked the office for in the same step. */
export type Told = Event | Fetched;

/**
 * What is to happen next. `edit` replaces the message whose button was pressed; a channel that cannot edit says it anew.
 * A request is answered by an event of its own, before anything else is taken.
 */
export type Effect =
  | { readonly kind: "say"; readonly reply: Reply }
  | { readonly kind: "edit"; readonly reply: Reply }
  | { readonly kind: "save"; readonly case: CaseRecord }
  | Request;

/** Everything a step needs from the world, so that the step itself needs no world. */
export interface Surroundings {
  /** `YYYY-MM-DD`, the day of judgement unless the session names another. */
  readonly today: string;
  readonly policies: PolicySet;
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
