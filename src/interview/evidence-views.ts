// What is said about how well a fact is established, as codes and values.
import type { FactName, Item } from "./reply.ts";
import type { Evidence } from "./types.ts";

export type EvidenceNotice =
  | { readonly kind: "established"; readonly item: Item; readonly evidence: Evidence }
  | { readonly kind: "evidence-which"; readonly text: string }
  | { readonly kind: "evidence-unknown"; readonly fact: FactName }
  | { readonly kind: "evidence-whose"; readonly facts: readonly FactName[] }
  | { readonly kind: "evidence-how" };
