/** What happens in a case, what follows from it by when, and the dates that a place's documents set for everybody. */
import type { Mark } from "./packs/schema.ts";
import type { Localised } from "./programme.ts";

/** What can happen in the procedure of a case. */
export const eventNames = [
  "applied",
  "accepted",
  "investigated",
  "check-requested",
  "check-returned",
  "submitted-to-county",
  "conclusion-submitted",
  "decided",
  "refused",
  "notice-posted",
  "notice-ended",
  "meeting-held",
  "objection",
  "benefit-started",
  "payment-started",
  "last-drawn",
  "reviewed",
  "review-due",
  "employed",
  "died",
  "death-processed",
  "taper-started",
  "expense-started",
  "recognised",
  "changed",
  "change-reported",
  "selfcare-change-reported",
  "hearing-held",
  "reduced",
  "stopped",
  "recalculated",
  "emergency-ended",
  "complaint-registered",
  "problem-found",
  // Told in writing: a refusal, a cut or a stop with its reasons, the answer to a complaint.
  "notified",
] as const;
export type EventName = (typeof eventNames)[number];

/** Something that happened in a case. `label` tells several of one kind apart: a board of notice, a person. */
export interface CaseEvent {
  readonly event: EventName;
  readonly on: string;
  readonly label?: string;
}

export type DeadlineKind = "legal" | "reporting" | "review" | "end";

/** Another day that a text or a practice allows to be reckoned. */
export interface AlternativeDay {
  readonly due: string;
  readonly because: Localised;
  readonly clause: string | null;
  /** Years without a published calendar that this day rests on; none where absent. */
  readonly missingYears?: readonly number[];
}

/** What has to be done in a case by a day (or not before it), and why. */
export interface Deadline {
  /** Of the rule in the packs. */
  readonly id: string;
  /** Stable within a case, whatever the due day becomes: rule, programme, label and the occurrence that it starts from. */
  readonly key: string;
  readonly programme: string | null;
  readonly name: Localised;
  readonly clause: string;
  readonly event: EventName;
  readonly label: string | null;
  readonly from: string;
  /** Null where a figure is unset, or where the text has no number (then `unset` is empty). */
  readonly due: string | null;
  /** Parameters that the place has to set first. */
  readonly unset: readonly string[];
  readonly kind: DeadlineKind;
  /** A notice may not be ended before its day; everything else is to be done by it. */
  readonly sense: "by" | "not-before";
  /** "30 working days", "7 days", "12 months", "month after". */
  readonly count: string;
  readonly provisional: boolean;
  /** Years without a published calendar that the day rests on. */
  readonly missingYears: readonly number[];
  readonly alternatives: readonly AlternativeDay[];
  readonly done: { readonly event: EventName; readonly on: string } | null;
  /** The events that complete it; "done" records the first. */
  readonly after: readonly EventName[];
  /** The last working day on or before the due day; null with it. */
  readonly remind: string | null;
  readonly mark: Mark | null;
  readonly note: Localised | null;
}

/** A reporting or campaign date of a place. */
export interface OfficialDate {
  readonly id: string;
  readonly place: string;
  readonly name: Localised;
  readonly clause: string;
  readonly kind: "reporting" | "campaign";
  /** The first day of a span; null for a day alone. */
  readonly from: string | null;
  readonly due: string | null;
  readonly unset: readonly string[];
  readonly remind: string | null;
  readonly alternatives: readonly AlternativeDay[];
  /** The rule that it recurs by, in terms of RFC 5545. */
  readonly rule: string | null;
  /** The document that sets it appeared only after it. */
  readonly beforePublication: boolean;
  readonly provisional: boolean;
  readonly missingYears: readonly number[];
  readonly mark: Mark | null;
  readonly note: Localised | null;
}
