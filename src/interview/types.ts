import type { PolicySet } from "../rules/index.ts";
import type { Json } from "./paths.ts";
import type { Reply } from "./reply.ts";

export type Language = "zh-CN" | "en";

/** What reached the bot, already translated by a channel. */
export type Event =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "button"; readonly data: string }
  | { readonly kind: "command"; readonly name: string; readonly argument: string }
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "unsupported"; readonly what: string };

/** What is to happen next. `edit` replaces the message whose button was pressed; a channel that cannot edit says it anew. */
export type Effect =
  | { readonly kind: "say"; readonly reply: Reply }
  | { readonly kind: "edit"; readonly reply: Reply }
  | { readonly kind: "save"; readonly case: CaseRecord };

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
}

/** Who said a fact, when, in which message, and how well it is established. */
export interface Source {
  readonly delivery: string;
  readonly day: string;
  readonly evidence: Evidence;
}
export type Evidence = "declared" | "document" | "matched" | "visit" | "disputed";

export type FactsJson = { readonly [key: string]: Json };

/** One household as the store keeps it. */
export interface CaseRecord {
  readonly id: string;
  /** Running number in this chat, from 1. */
  readonly number: number;
  /** What the caseworker calls the household; empty when it has only its number. */
  readonly label: string;
  readonly place: string;
  /** Day of judgement. */
  readonly on: string;
  readonly policyVersion: string;
  readonly facts: FactsJson;
  /** Keyed by fact path. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly revision: number;
}
