// What is due, as codes and values for the words.
import type { DeadlineKind, Localised, Mark } from "../rules/index.ts";
import type { DueScope } from "./case-record.ts";
import type { CaseName } from "./case-views.ts";
import type { ClauseName } from "./reply.ts";

/** One deadline of one case, as it stands today. */
export interface DueLine {
  readonly case: CaseName;
  /** `Deadline.key`. */
  readonly key: string;
  readonly name: Localised;
  /** A board of notice, a person; null where the case has one of the kind. */
  readonly label: string | null;
  readonly kind: DeadlineKind;
  readonly sense: "by" | "not-before";
  readonly due: string;
  /** Working days left after today; below zero, so many overdue. */
  readonly left: number;
  /** The day that was said before, where it has moved. */
  readonly was: string | null;
  readonly clause: ClauseName | null;
  /** Years without a published calendar that the day rests on. */
  readonly missingYears: readonly number[];
  readonly alternatives: readonly { readonly due: string; readonly because: Localised }[];
  readonly mark: Mark | null;
}

/** A date of the place's own calendar. */
export interface DateLine {
  readonly name: Localised;
  readonly due: string;
  readonly left: number;
  readonly clause: ClauseName | null;
  readonly missingYears: readonly number[];
  readonly alternatives: readonly { readonly due: string; readonly because: Localised }[];
}

export type DueScreen =
  | {
      readonly kind: "digest";
      readonly what: "digest" | "urgent" | "escalation";
      readonly day: string;
      /** The day of the digest before, where it was not the working day before. */
      readonly since: string | null;
      readonly lines: readonly DueLine[];
      /** Further items that are not shown. */
      readonly more: number;
      readonly dates: readonly DateLine[];
    }
  | {
      readonly kind: "due";
      readonly day: string;
      readonly scope: DueScope;
      readonly of: DeadlineKind | null;
      readonly find: string;
      readonly lines: readonly DueLine[];
      readonly page: number;
      readonly pages: number;
      readonly total: number;
    };
