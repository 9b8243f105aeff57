/** What the schemas of all files of a pack share. Scalars arrive as the text of the file. */
import { z } from "zod";
import { isDay } from "../operations/days.ts";

export const text = z.string().min(1);
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
export const dayText = z.string().refine(isDay, { params: { code: "bad-day" } });
export const openEnd = z
  .union([z.literal("null"), z.literal(""), dayText])
  .transform((value) => (value === "null" || value === "" ? null : value));
export const clauseId = z.string().regex(/^[a-z0-9-]+#[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/, { error: "clauseId" });
export const yes = z.enum(["true", "false"]).transform((value) => value === "true");

export const localised = z.strictObject({ "zh-CN": text, en: text });
/** Words that people use, by language; a language may have none. */
export const phrases = z.strictObject({ "zh-CN": z.array(text).optional(), en: z.array(text).optional() });
export const mark = z.enum(["reading", "inference", "memory"]);
export const rows = z.array(z.string().regex(/^(S\d-(\d{3}|N\d)|N-\d+-\d{2})$/));
export const remarks = { mark: mark.optional(), note: localised.optional(), rows: rows.optional() };

/** The days on which a version is in force; no `to`: open. */
export const dated = { from: dayText, to: openEnd.optional() };
