/** A household's facts as read once at the border: known values as ready nodes of the trace, the others by their state. */
import type { Decimal } from "./decimal.ts";
import type { FactDef, ListId } from "./fact-catalogue.ts";
import type { Value } from "./values.ts";

/** Why a fact has no value: asked but not known yet, or refused. An absent fact was not asked. */
export type Missing = "unknown" | "refused";

/** Between which two values a fact was said to lie, both included; null is open. Amounts are yuan/year. */
export interface Bounds {
  readonly lo: Decimal | null;
  readonly hi: Decimal | null;
  /** What the leaf of the trace tells: the path, and the ends as they were stated. */
  readonly note: Readonly<Record<string, unknown>>;
}

/**
 * The facts of one element (or of the household), by slot. A fact has a value or bounds, never both; beside bounds
 * `missing` tells of the exact figure.
 */
export interface FactTable {
  readonly values: readonly (Value | undefined)[];
  readonly bounds: readonly (Bounds | undefined)[];
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

/** What is wrong with an input, or only unlikely: where, which fault, and its values. */
export interface InputFault {
  readonly path: string;
  readonly code: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What a lacking thing is: a fact to learn, a parameter to set, a judgement for a person. */
export type Lack =
  | {
      readonly kind: "fact";
      readonly path: string;
      readonly def: FactDef;
      /** "bounded": known between two values, and more exactly worth asking. */
      readonly missing: Missing | "not-asked" | "bounded";
      readonly rest: boolean;
    }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "judgement"; readonly clause: string };

export type { FactDef, ListId };
