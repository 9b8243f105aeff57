/** How facts are written in the JSON of the contract: a value, bounds, not known yet, refused. */
import { z } from "zod";
import { type FactDef, factCatalogue } from "./fact-catalogue.ts";
import { boundsSchema, mayBeBounded } from "./given-bounds.ts";
import { isDay } from "./operations/days.ts";

const refused = z.literal("refused");
const wholeNumber = z.number().int();
/** A day that people and benefits can have; anything else is a slip of the keyboard. */
const isPlausibleDay = (text: string): boolean => isDay(text) && text >= "1900-01-01" && text <= "2100-12-31";
const amountText = /^\d{1,12}(\.\d{1,4})?\/(year|month)$/;
const moneyText = /^\d{1,12}(\.\d{1,4})?$/;

/** The JSON form of the value of one fact. */
export function formOf(def: FactDef): z.ZodType {
  switch (def.kind) {
    case "amount":
      return z.string().regex(amountText).describe('yuan with its period, as "12000/year" or "650/month"');
    case "money":
      return z.string().regex(moneyText).describe("plain yuan");
    case "count":
    case "number": {
      const at = wholeNumber.min(Number(def.min ?? 0));
      return def.max === undefined ? at : at.max(Number(def.max));
    }
    case "truth":
      return z.boolean();
    case "choice":
      return z.enum((def.options ?? []) as [string, ...string[]]);
    case "day":
      return z.string().refine(isPlausibleDay).describe("YYYY-MM-DD, from 1900-01-01 to 2100-12-31");
    case "text":
      return z.string().min(1).max(200);
  }
}

const leaves = new Map<string, z.ZodType>();
for (const def of factCatalogue) {
  const exactly = formOf(def);
  const forms = mayBeBounded(def) ? [exactly, boundsSchema(def, exactly)] : [exactly];
  leaves.set(def.id, z.union([...forms, z.null(), refused]));
}

/** Everything that may stand where a fact stands. */
export function formsOf(def: FactDef): z.ZodType {
  const forms = leaves.get(def.id);
  if (forms === undefined) throw new Error(`${def.id} is not in the catalogue`);
  return forms;
}
