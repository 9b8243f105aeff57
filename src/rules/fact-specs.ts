/** How a fact is declared: its kind, unit, bounds and options, and when it applies. */
export type FactKind = "amount" | "money" | "count" | "number" | "truth" | "choice" | "day" | "text";
export type LearningCost = "phone" | "document" | "visit";

/** When a fact applies: only while `fact` (a sibling in the same element, or a household fact) is none of `not`. */
export interface Applies {
  readonly fact: string;
  readonly not?: readonly string[];
  readonly is?: readonly string[];
}

export interface FactSpec {
  readonly kind: FactKind;
  /** Unit inside expressions: amounts are yuan/year whatever period was typed. */
  readonly unit?: string;
  readonly options?: readonly string[];
  /** Natural bounds, inclusive; an absent maximum is open. */
  readonly min?: string;
  readonly max?: string;
  readonly cost: LearningCost;
  readonly applies?: Applies;
  /** A looser rule that a yes to another fact answers too. */
  readonly impliedBy?: string;
  /** Where the fact falls back to when it is not given. */
  readonly inherits?: string;
  /** True when a household can do something about it, so that "what would change it" may vary it. */
  readonly changeable?: boolean;
}

export const receiving = [
  "none",
  "dibao",
  "dibao-single",
  "destitute",
  "low-income",
  "rigid-expense",
  "orphan",
  "unsupported-child",
] as const;
export const disability = [
  "none",
  "visual",
  "hearing",
  "speech",
  "physical",
  "intellectual",
  "mental",
  "multiple",
] as const;
export const parentState = [
  "able",
  "dead",
  "declared-missing",
  "severely-disabled",
  "seriously-ill",
  "prison",
  "drug-treatment",
  "restricted",
  "lost-contact",
  "untraceable",
  "guardianship-revoked",
  "deported",
] as const;
export const canOrCannot = ["can", "cannot"] as const;

export const truth = (cost: LearningCost, more: Partial<FactSpec> = {}): FactSpec => ({ kind: "truth", cost, ...more });
export const amount = (cost: LearningCost, more: Partial<FactSpec> = {}): FactSpec => ({
  kind: "amount",
  unit: "yuan/year",
  min: "0",
  cost,
  ...more,
});
export const money = (cost: LearningCost, more: Partial<FactSpec> = {}): FactSpec => ({
  kind: "money",
  unit: "yuan",
  min: "0",
  cost,
  ...more,
});
export const count = (cost: LearningCost, more: Partial<FactSpec> = {}): FactSpec => ({
  kind: "count",
  unit: "count",
  min: "0",
  cost,
  ...more,
});
export const choice = (cost: LearningCost, options: readonly string[], more: Partial<FactSpec> = {}): FactSpec => ({
  kind: "choice",
  options,
  cost,
  ...more,
});
export const day = (cost: LearningCost, more: Partial<FactSpec> = {}): FactSpec => ({ kind: "day", cost, ...more });

export const disabled: Applies = { fact: "disability", not: ["none"] };
export const parent = (who: "father" | "mother") => ({
  [`${who}.state`]: choice("document", parentState),
  [`${who}.months`]: count("phone", { unit: "months", max: "600", applies: { fact: `${who}.state`, not: ["able"] } }),
  [`${who}.disability`]: choice("document", disability),
  [`${who}.grade`]: { kind: "number", unit: "grade", min: "1", max: "4", cost: "document" } as FactSpec,
});
