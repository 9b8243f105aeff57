// Parts of an overview, as codes and values: what of the granted goes together, and what is to be looked into.
import type { Localised } from "../rules/index.ts";
import type { ClauseName, Monthly, Who } from "./reply.ts";

/** What is to be looked into; never a verdict. `conflict` names the conflict that keeps it from being a ground. */
export interface ToCheck {
  readonly name: Localised;
  readonly who: Who | null;
  readonly clause: ClauseName | null;
  readonly check: Localised;
  readonly conflict: string | null;
}

export interface Combining {
  readonly best: readonly string[];
  /** Granted programmes that may not be drawn together: by the household, or by one of its members. */
  readonly excluded: readonly {
    readonly programmes: readonly [Localised, Localised];
    readonly who: Who | null;
    readonly clause: ClauseName | null;
  }[];
  /** The ways of combining what is granted, where there is more than one; of one that surely gives most, `isBest`. */
  readonly routes: readonly {
    readonly programmes: readonly Localised[];
    readonly monthly: Monthly | null;
    readonly once: Monthly | null;
    readonly isBest: boolean;
  }[];
}
