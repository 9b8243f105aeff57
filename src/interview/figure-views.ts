// What is said of figures that the asker supplied, as codes and values.
import type { Localised, Verdict } from "../rules/index.ts";
import type { Monthly, ParameterName, SuppliedFigure } from "./reply.ts";

/** How a programme stands by the place's own figures. */
export interface OwnFigures {
  /** In place of each supplied figure; `value` is null where the place has not set it. */
  readonly figures: readonly { readonly name: ParameterName; readonly value: string | null; readonly unit: string }[];
  readonly verdict: Verdict;
  readonly monthly: Monthly | null;
  readonly formula: string | null;
  readonly rounded: boolean;
}

export type FigureNotice =
  /** `arithmetic`: how it was brought to the period in which the place has its own figure. */
  | { readonly kind: "figure-set"; readonly figure: SuppliedFigure; readonly arithmetic?: string }
  | { readonly kind: "figures-cleared" }
  | {
      readonly kind: "figure-unread";
      readonly text: string;
      readonly code: string;
      readonly data: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "figure-needs";
      readonly text: string;
      /** What it may have meant, each with the argument of the command that takes it. */
      readonly offers: readonly { readonly argument: string; readonly figure: SuppliedFigure }[];
    }
  /** Figures of the asker's that went with the household that was left. */
  | { readonly kind: "figures-left"; readonly place: Localised };
