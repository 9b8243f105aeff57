// What is said to a what-if, as codes and values.
import type { Localised, Verdict } from "../rules/index.ts";
import type {
  ClauseName,
  Condition,
  FactName,
  Item,
  Monthly,
  ParameterName,
  ProgrammeView,
  SuppliedFigure,
} from "./reply.ts";

/** A fact as it is, and as it is supposed to be; `after` is null where it would no longer count. */
export interface Supposed {
  readonly fact: FactName;
  readonly before: Item | null;
  readonly after: Item | null;
}

export interface Outcome {
  readonly verdict: Verdict;
  readonly monthly: Monthly | null;
}

/** A programme that comes out otherwise, and the condition and clause that make it so. */
export interface Differing {
  readonly name: Localised;
  readonly before: Outcome | null;
  readonly after: Outcome | null;
  readonly because: Condition | null;
  /** The arithmetic of the new amount, where it is one number. */
  readonly formula: string | null;
  readonly rounded: boolean;
  readonly clause: ClauseName | null;
}

/** That a programme leaves a fact of the assets to the office: no sum is set for it here. */
export interface OfficeJudges {
  readonly fact: FactName;
  readonly place: Localised;
  readonly clause: ClauseName | null;
}

/** One side of a limit: the amount, and how the programme comes out with it. */
export interface LimitSide extends Outcome {
  readonly item: Item;
  readonly because: Condition | null;
}

export type WhatIfScreen =
  | {
      readonly kind: "what-if";
      readonly supposed: readonly Supposed[];
      /** Figures as they are, and as they are supposed to be; `before` is null where the place has set none. */
      readonly figures: readonly { readonly before: SuppliedFigure | null; readonly after: SuppliedFigure }[];
      readonly programmes: readonly Differing[];
      /** How many programmes come out as before. */
      readonly same: number;
      /** Programmes that are open either way, but not alike: nothing certain can be said of them. */
      readonly touched: readonly Localised[];
      /** The programme that leads, as it would be. */
      readonly lead: ProgrammeView;
      readonly office: OfficeJudges | null;
      /** Names the supposition, to make it so; null where it changes nothing or is too large to be kept. */
      readonly mark: string | null;
    }
  | {
      readonly kind: "limit";
      readonly programme: Localised;
      readonly fact: FactName;
      readonly limits: readonly {
        readonly holds: LimitSide;
        readonly refused: LimitSide;
        /** "upper": more is refused; "lower": less is. */
        readonly side: "upper" | "lower";
        /** By how much more than now (yuan in the period), where that was asked: the last that holds, the first refused. */
        readonly more: { readonly holds: string; readonly refused: string; readonly period: "year" | "month" } | null;
        readonly clause: ClauseName | null;
      }[];
      /** Why there is none; null where there is one. */
      readonly none:
        | { readonly kind: "office"; readonly office: OfficeJudges }
        | { readonly kind: "refused-anyway"; readonly because: Condition | null }
        | { readonly kind: "unset"; readonly figures: readonly ParameterName[] }
        | { readonly kind: "lacks"; readonly facts: readonly FactName[] }
        | { readonly kind: "no-difference" }
        | null;
    };

export type WhatIfNotice =
  | { readonly kind: "what-if-unread"; readonly text: string }
  | { readonly kind: "what-if-no-case" }
  /** What was supposed is noted now. */
  | { readonly kind: "adopted"; readonly supposed: readonly Supposed[] }
  /** Nothing is supposed that could be noted; `gone`: it was, but the case has changed since. */
  | { readonly kind: "nothing-supposed"; readonly gone: boolean }
  /** People of whom only a trait is known stay beside the one who was named. */
  | { readonly kind: "what-if-unnamed"; readonly items: readonly Item[] }
  /** A person's own income was supposed; the household's is a sum of its own, and stays. */
  | { readonly kind: "what-if-own-income" }
  /** Something of it has to be said more clearly, the whole what-if with it. */
  | { readonly kind: "what-if-again" }
  /** More or less of a sum that is not known. */
  | { readonly kind: "difference-needs-base"; readonly fact: FactName }
  | { readonly kind: "difference-unclear"; readonly text: string }
  | { readonly kind: "difference-below-zero"; readonly fact: FactName; readonly arithmetic: string };
