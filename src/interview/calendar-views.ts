// What goes into a calendar to take along, as codes and values for the words.
import type { EventName, Localised, Mark } from "../rules/index.ts";
import type { CaseName } from "./case-views.ts";
import type { ClauseName } from "./reply.ts";

/** Whose days: one case's, those of all cases of the chat, or the official dates of the place. */
export const calendarScopes = ["case", "mine", "place"] as const;
export type CalendarScope = (typeof calendarScopes)[number];

interface CalendarDay {
  readonly name: Localised;
  readonly clause: ClauseName | null;
  readonly alternatives: readonly { readonly due: string; readonly because: Localised }[];
  /** Years without a published calendar that the day rests on. */
  readonly missingYears: readonly number[];
  readonly note: Localised | null;
  readonly mark: Mark | null;
}

/** How one matter stands in a calendar; never how many days are left, which changes by itself. */
export type CalendarEntry =
  | (CalendarDay & {
      readonly kind: "deadline";
      readonly case: CaseName;
      /** A board of notice, a person; null where the case has one of the kind. */
      readonly label: string | null;
      readonly sense: "by" | "not-before";
      /** What it is reckoned from, the day of that, and how far: "30 working days". */
      readonly event: EventName;
      readonly from: string;
      readonly count: string;
    })
  | (CalendarDay & {
      readonly kind: "date";
      readonly place: Localised;
      /** The document that sets it appeared only after it. */
      readonly beforePublication: boolean;
    })
  /** It stood in an earlier calendar, and nothing more is known of it. */
  | { readonly kind: "gone" };

/** What a calendar is about. */
export type CalendarAbout =
  | { readonly what: "case"; readonly case: CaseName }
  | { readonly what: "mine" }
  | { readonly what: "place"; readonly place: Localised };

export type CalendarScreen =
  | {
      readonly kind: "calendar-choice";
      /** Null where no case is open. */
      readonly case: CaseName | null;
      /** There are cases. */
      readonly any: boolean;
      readonly place: Localised;
    }
  | {
      readonly kind: "calendar-feed";
      readonly act: "open" | "renew" | "close";
      /** Null where it was closed, or where no server runs. */
      readonly address: string | null;
    }
  | {
      readonly kind: "calendar-file";
      readonly about: CalendarAbout;
      /** Days in the file that stand, and days that it takes out of calendars that had them. */
      readonly days: number;
      readonly cancelled: number;
      /** What has no day yet, because the place has to set a figure first. */
      readonly open: number;
      /** What did not fit any more, the latest days. */
      readonly left: number;
    };

export type CalendarNotice =
  | { readonly kind: "nothing-to-export"; readonly what: CalendarScope; readonly open: number }
  | { readonly kind: "calendar-of-what"; readonly text: string };
