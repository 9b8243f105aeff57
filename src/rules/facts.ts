/** A household's facts as read once at the border: known values as ready nodes of the trace, the others by their state. */
import type { FactDef, ListId } from "./fact-catalogue.ts";
import type { Value } from "./values.ts";

/** Why a fact has no value: asked but not known yet, or refused. An absent fact was not asked. */
export type Missing = "unknown" | "refused";

/** The facts of one element (or of the household), by slot. */
export interface FactTable {
  readonly values: readonly (Value | undefined)[];
  readonly missing: readonly (Missing | undefined)[];
}
export interface ElementFacts extends FactTable {
  readonly path: string;
  readonly disabilities: readonly ElementFacts[] | null;
}

export type Evidence = "declared" | "document" | "matched" | "visit" | "disputed";

export interface Facts {
  readonly household: FactTable;
  /** null when no roster was given. */
  readonly members: readonly ElementFacts[] | null;
  readonly supporters: readonly ElementFacts[] | null;
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** The JSON that was read, for building variants of the same household. */
  readonly source: Readonly<Record<string, unknown>>;
}

/** What a lacking thing is: a fact to learn, a parameter to set, a judgement for a person. */
export type Lack =
  | {
      readonly kind: "fact";
      readonly path: string;
      readonly def: FactDef;
      readonly missing: Missing | "not-asked";
      readonly rest: boolean;
    }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "judgement"; readonly clause: string };

export type { FactDef, ListId };
