/**
 * Facts that were given within bounds: "seven or eight thousand a year". Both ends belong; where only one end was given,
 * the other is the natural bound of the fact (nothing of money is negative). Two equal ends are a known value.
 */
import { z } from "zod";
import { Decimal, twelve } from "./decimal.ts";
import { type FactDef, findFact } from "./fact-catalogue.ts";
import type { Bounds, FactTable, InputFault } from "./facts.ts";

/** A fact within bounds as the contract writes it: each end in the form of the fact itself. */
export interface GivenBounds {
  readonly from?: string | number | undefined;
  readonly to?: string | number | undefined;
  /** The exact figure was asked for: it is not known yet, or was refused. Absent, it was not asked. */
  readonly exact?: null | "refused" | undefined;
}

/** Only what is measured or counted lies between two values. */
export const mayBeBounded = ({ kind }: FactDef): boolean =>
  kind === "amount" || kind === "money" || kind === "count" || kind === "number";

/** The JSON form of the bounds of a fact whose values have the form of `end`. */
export const boundsSchema = (def: FactDef, end: z.ZodType): z.ZodType =>
  z
    .strictObject({
      from: end.optional(),
      to: end.optional(),
      exact: z
        .union([z.null(), z.literal("refused")])
        .optional()
        .describe("the exact figure: asked, not known yet; or refused"),
    })
    .refine((given) => readBounds(def, given as GivenBounds, "").kind !== "fault")
    .describe("between two values, both included; an absent end is the natural bound");

/** Whether a given fact has the shape of bounds; whether its ends are well written is another question. */
export const hasEnds = (given: unknown): given is GivenBounds =>
  typeof given === "object" && given !== null && !Array.isArray(given);

/** Whether a fact was given a value: exactly, or within bounds. */
export const isGiven = ({ values, bounds }: FactTable, slot: number): boolean =>
  values[slot] !== undefined || bounds[slot] !== undefined;

/** The bounds of a fact of the household, exact or not; null where it was not given. */
export function givenNumber(table: FactTable, name: string): { lo: Decimal | null; hi: Decimal | null } | null {
  const slot = findFact(null, name)?.slot ?? -1;
  const value = table.values[slot];
  return value?.kind === "number" ? value : (table.bounds[slot] ?? null);
}

export type BoundsReading =
  | { readonly kind: "bounds"; readonly bounds: Bounds }
  /** The ends are one value, as the contract writes it. */
  | { readonly kind: "exact"; readonly value: string | number }
  | { readonly kind: "fault"; readonly fault: InputFault };

/**
 * Reads well written ends: one of them at least, of one period, the first not above the second. Amounts become
 * yuan/year; what was stated by the month is kept beside them.
 */
export function readBounds(def: FactDef, given: GivenBounds, path: string): BoundsReading {
  const { from, to } = given;
  const fault = (code: string): BoundsReading => ({
    kind: "fault",
    fault: { path, code, data: { from: String(from ?? ""), to: String(to ?? "") } },
  });
  if (from === undefined && to === undefined) return fault("bounds-without-end");
  if (from !== undefined && to !== undefined && periodOf(from) !== periodOf(to)) return fault("bounds-periods");
  const lo = from === undefined ? natural(def.min) : figure(from);
  const hi = to === undefined ? natural(def.max) : figure(to);
  if (lo !== null && hi !== null) {
    if (lo.gt(hi)) return fault("bounds-crossed");
    const one = from ?? to;
    if (lo.eq(hi) && one !== undefined) return { kind: "exact", value: one };
  }
  const note = { fact: path, ends: { from: from ?? null, to: to ?? null } };
  return { kind: "bounds", bounds: { lo, hi, note } };
}

const natural = (bound: string | undefined): Decimal | null => (bound === undefined ? null : new Decimal(bound));
const periodOf = (end: string | number | undefined): string | undefined =>
  typeof end === "string" ? end.split("/")[1] : undefined;

/** One end as a number; amounts by the month are exactly twelve times as much a year. */
function figure(end: string | number): Decimal {
  const exact = new Decimal(String(end).split("/")[0] ?? "0");
  return periodOf(end) === "month" ? exact.times(twelve) : exact;
}
