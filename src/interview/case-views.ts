// What is said about several households side by side, as codes and values.
import type { Localised, Verdict } from "../rules/index.ts";
import type { ClauseName, FactName, Item, Monthly, ParameterName, Standing } from "./reply.ts";
import type { Card } from "./session.ts";

export interface CaseName {
  readonly number: number;
  readonly label: string;
  /** A test calculation: the number of the case of which it is a copy. */
  readonly trial?: number;
}

/** A line in the list of cases. */
export interface CaseLine extends CaseName {
  readonly archived: boolean;
  readonly open: boolean;
  readonly place: Localised;
  readonly day: string;
  /** What was last said of it, and by the rules of which day. */
  readonly verdict: {
    readonly programme: Localised;
    readonly standing: Standing;
    readonly monthly: Monthly | null;
    readonly on: string;
    /** Worked out with figures of the asker. */
    readonly supplied: boolean;
  } | null;
}

/** When and by which law a case was judged. */
export interface Judgement {
  readonly day: string;
  readonly on: string;
  readonly place: Localised;
  readonly policyVersion: string;
}

type Outcome = { readonly verdict: Verdict; readonly monthly: Monthly | null };

/** A figure as it was used; `asker`: the person who asked supplied it. */
type UsedFigure = { readonly value: string; readonly asker: boolean };

/** What became different between two judgements of a case, and what it rests on. */
export interface Comparison {
  readonly before: Judgement;
  readonly after: Judgement;
  readonly programmes: readonly {
    readonly name: Localised;
    readonly before: Outcome | null;
    readonly after: Outcome | null;
    /** Clauses on which only one of the two rests. */
    readonly gone: readonly ClauseName[];
    readonly come: readonly ClauseName[];
  }[];
  /** How many programmes came out as before. */
  readonly same: number;
  readonly figures: readonly {
    readonly name: ParameterName;
    readonly before: UsedFigure | null;
    readonly after: UsedFigure | null;
    readonly clause: ClauseName | null;
  }[];
  readonly facts: readonly { readonly fact: FactName; readonly before: Item | null; readonly after: Item | null }[];
  /** Whether it is still known what the earlier one rested on. */
  readonly isFull: boolean;
}

/** What was being done when a household was left. */
interface Draft {
  readonly case: CaseName;
  /** The day on which it was left; null where it is today. */
  readonly day: string | null;
  readonly asked: { readonly fact: FactName; readonly card: Card } | null;
  /** The version of the policies by which it was judged. */
  readonly from: string;
  /** Something was typed that has not been handled yet. */
  readonly held: boolean;
}

export type CaseNotice =
  | ({ readonly kind: "new-case"; readonly kept: CaseName | null } & CaseName)
  | ({ readonly kind: "returned" } & CaseName)
  | { readonly kind: "opened"; readonly case: CaseName; readonly day: string }
  | { readonly kind: "reopened-draft"; readonly case: CaseName; readonly day: string; readonly fact: FactName | null }
  | { readonly kind: "renamed"; readonly from: CaseName; readonly to: CaseName }
  | { readonly kind: "copied"; readonly from: CaseName; readonly to: CaseName }
  | { readonly kind: "archived"; readonly case: CaseName }
  | { readonly kind: "restored"; readonly case: CaseName }
  | { readonly kind: "is-archived" }
  | { readonly kind: "case-not-found"; readonly text: string }
  | { readonly kind: "case-recovered" }
  | { readonly kind: "nothing-to-compare" }
  | { readonly kind: "verdict-differs"; readonly day: string };

export type CaseScreen =
  | {
      readonly kind: "cases";
      readonly cases: readonly CaseLine[];
      readonly find: string;
      readonly archived: boolean;
      /** Numbers from which the list goes on; null where it ends. */
      readonly older: number | null;
      readonly newer: number | null;
      /** Looked through as far as this number, not to the end. */
      readonly reached: number | null;
      /** A case is open that can be renamed, copied, archived. */
      readonly isOpen: boolean;
    }
  | { readonly kind: "label"; readonly case: CaseName }
  | { readonly kind: "comparison"; readonly case: CaseName; readonly comparison: Comparison }
  | ({ readonly kind: "draft" } & Draft)
  | ({ readonly kind: "new-policy"; readonly to: string; readonly told: boolean } & Draft);
