// What is due, and what happened in a case, as codes and values for the words.
import type { DeadlineKind, EventName, Localised, Mark } from "../rules/index.ts";
import type { DueScope } from "./case-record.ts";
import type { CaseName } from "./case-views.ts";
import type { DuePointer } from "./due-marks.ts";
import type { ClauseName, Item, ParameterName } from "./reply.ts";

/** A day with what a person needs to recognise it: 1 is Monday. */
export interface NamedDay {
  readonly day: string;
  readonly weekday: number;
  /** It lies in another year than today. */
  readonly otherYear?: true;
  /** A Saturday or Sunday that is worked, to make up for a holiday. */
  readonly madeUp?: true;
}

/** Another day that may be meant, and why. */
export interface OtherDay {
  readonly due: string;
  readonly because: Localised;
  /** The text that says so; null for a practice. */
  readonly clause: string | null;
}

/** One deadline of one case, as it stands today. */
export interface DueLine {
  readonly case: CaseName;
  /** Names it in a button, with the day that is shown. */
  readonly pointer: DuePointer;
  readonly name: Localised;
  /** A board of notice, a person; null where the case has one of the kind. */
  readonly label: string | null;
  readonly kind: DeadlineKind;
  readonly sense: "by" | "not-before";
  /** Null where the text has no number, or a figure is unset. */
  readonly due: NamedDay | null;
  readonly when: "past" | "today" | "ahead" | "open";
  /** Working days left after today; below zero, so many overdue. */
  readonly left: number;
  /** The day that was said before, where it has moved. */
  readonly was: string | null;
  readonly clause: ClauseName | null;
  /** Years without a published calendar that the day rests on. */
  readonly missingYears: readonly number[];
  readonly alternatives: readonly OtherDay[];
  /** What the place has to set first. */
  readonly unset: readonly ParameterName[];
  readonly count: string;
  /** What it runs from. */
  readonly event: EventName;
  readonly from: string;
  readonly mark: Mark | null;
  readonly note: Localised | null;
}

/** A date of the place's own calendar. */
export interface DateLine {
  readonly name: Localised;
  readonly kind: "reporting" | "campaign";
  /** The first day of a span. */
  readonly from: string | null;
  readonly due: NamedDay | null;
  readonly when: DueLine["when"];
  readonly left: number;
  readonly clause: ClauseName | null;
  readonly missingYears: readonly number[];
  readonly alternatives: readonly OtherDay[];
  readonly unset: readonly ParameterName[];
  /** The document that sets it came out only later. */
  readonly beforePublication: boolean;
  readonly note: Localised | null;
}

/** A step of the case, told or recorded. */
export interface EventLine {
  readonly event: EventName;
  readonly label: string | null;
  /** Null where its day has still to be said. */
  readonly on: NamedDay | null;
}

/** How a deadline stands: what was said of it by hand, or the step that completed it. */
export type DueState =
  | { readonly kind: "open" }
  | { readonly kind: "done"; readonly by: EventLine | null }
  | { readonly kind: "not-applicable"; readonly reason: string | null };

/** When a reminder comes again. */
export type Again = "hour" | NamedDay;

export type DueScreen =
  | {
      readonly kind: "digest";
      readonly what: "digest" | "urgent" | "escalation";
      readonly today: NamedDay;
      /** The day of the digest before, where it was not the working day before. */
      readonly since: string | null;
      readonly lines: readonly DueLine[];
      /** Further items that are not shown. */
      readonly more: number;
      readonly dates: readonly DateLine[];
    }
  | {
      readonly kind: "due";
      readonly today: NamedDay;
      readonly scope: DueScope;
      readonly of: DeadlineKind | null;
      readonly find: string;
      readonly lines: readonly DueLine[];
      readonly page: number;
      readonly pages: number;
      readonly total: number;
    }
  /** One deadline with its buttons. */
  | { readonly kind: "due-item"; readonly line: DueLine; readonly state: DueState; readonly isOpen: boolean }
  | { readonly kind: "due-reason"; readonly line: DueLine }
  | { readonly kind: "due-later"; readonly line: DueLine; readonly asksDay: boolean }
  /** What was done with a deadline, and what begins to run with that. */
  | {
      readonly kind: "due-acted";
      readonly line: DueLine;
      readonly what:
        | { readonly kind: "done"; readonly by: EventLine | null }
        | { readonly kind: "not-applicable"; readonly reason: string | null }
        | { readonly kind: "snoozed"; readonly again: Again; readonly isAfterDue: boolean }
        | { readonly kind: "taken-back" };
      readonly follow: readonly DueLine[];
    }
  /** Steps that were told, to be confirmed; or the day of one of them, to be said. */
  | {
      readonly kind: "events-asked";
      readonly case: CaseName | null;
      readonly programme: Localised;
      readonly events: readonly (EventLine & {
        /** The recorded step that it would put right. */
        readonly instead: EventLine | null;
        /** Surely that one, not another of its kind. */
        readonly isFix: boolean;
        readonly remove: boolean;
        readonly isAhead: boolean;
      })[];
      /** The first one without a day. */
      readonly asksDay: EventLine | null;
      /** Names this question in its buttons. */
      readonly mark: string;
    }
  | {
      readonly kind: "events-recorded";
      readonly case: CaseName;
      readonly programme: Localised;
      readonly events: readonly (EventLine & { readonly remove: boolean })[];
      /** The day of the change. */
      readonly today: string;
      readonly completed: readonly DueLine[];
      /** What runs from them and was done before they were told. */
      readonly met: readonly Localised[];
      readonly follow: readonly DueLine[];
    }
  /** What a case still owes, as far as it was asked for. */
  | { readonly kind: "case-due"; readonly case: CaseName; readonly lines: readonly DueLine[] }
  /** A recorded step, to be changed or taken out. */
  | {
      readonly kind: "event";
      readonly case: CaseName;
      readonly event: EventLine;
      readonly at: number;
      readonly mark: string;
    }
  | {
      readonly kind: "dates";
      readonly place: Localised;
      readonly from: string;
      readonly to: string;
      /** `YYYY-MM` where a month was asked for. */
      readonly month: string | null;
      readonly before: string;
      readonly after: string;
      readonly lines: readonly DateLine[];
      /** Further dates that are not shown. */
      readonly more: number;
    }
  | { readonly kind: "reminding"; readonly settings: RemindingView };

/** The answers of a household, and what happened in its case. */
export interface SummaryScreen {
  readonly kind: "summary";
  readonly label: string;
  readonly number: number;
  readonly trial?: number;
  readonly items: readonly Item[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly revision: number;
  readonly passedRoster: boolean;
  /** What happened in the case, in the order in which it was recorded; on the last page. */
  readonly events: readonly (EventLine & { readonly mark: string; readonly at: number })[];
  /** What was put aside by hand, on the last page. */
  readonly aside: readonly { readonly name: Localised; readonly pointer: DuePointer; readonly state: DueState }[];
}

/** How a person is reminded, with what is as usual filled in. */
export interface RemindingView {
  readonly isOff: boolean;
  readonly morning: string;
  readonly quiet: { readonly from: string; readonly to: string };
  readonly leads: readonly { readonly kind: DeadlineKind; readonly days: readonly number[] }[];
  readonly supervisor: { readonly chat: string; readonly after: number } | null;
}

export type DueNotice =
  | { readonly kind: "events-dropped" }
  | { readonly kind: "event-known"; readonly event: EventLine }
  | { readonly kind: "event-day-unclear"; readonly text: string }
  | { readonly kind: "event-in-trial"; readonly of: number }
  | { readonly kind: "event-no-case" }
  | { readonly kind: "event-undone" }
  | { readonly kind: "step-button-old" }
  | { readonly kind: "due-gone"; readonly case: CaseName }
  | { readonly kind: "due-moved"; readonly was: string; readonly due: string }
  | { readonly kind: "due-not-over"; readonly due: string }
  | { readonly kind: "due-closed" }
  | { readonly kind: "later-unread"; readonly text: string }
  | { readonly kind: "later-past"; readonly day: string }
  | { readonly kind: "month-unread"; readonly text: string }
  | { readonly kind: "remind-set" }
  | { readonly kind: "remind-unread"; readonly text: string; readonly what: RemindFault };

export type RemindFault = "any" | "hour" | "leads" | "quiet" | "supervisor";
