/**
 * The shape of a year's file in data/calendar: the State Council's notices on rest days, and which days each decides.
 * Scalars arrive as the text of the file.
 */
import { z } from "zod";
import { isDay } from "./operations/days.ts";

/** The holidays that every year's notices name; `other` is for a day off that is no yearly holiday. */
export const yearlyFestivals = [
  "new-year",
  "spring-festival",
  "qingming",
  "labour-day",
  "dragon-boat",
  "mid-autumn",
  "national-day",
] as const;
const festivals = [...yearlyFestivals, "other"] as const;
export type Festival = (typeof festivals)[number];

/** Days from a first to a last one, both included. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

const text = z.string().min(1);
const dayText = z.string().refine(isDay, { params: { code: "bad-day" } });
/** `2027-10-01` or `2027-10-01/2027-10-07`. */
const span = z
  .string()
  .refine((value) => value.split("/").length <= 2 && value.split("/").every(isDay), {
    params: { code: "calendar-bad-days" },
  })
  .transform((value): DaySpan => {
    const [first = "", last = first] = value.split("/");
    return { first, last };
  });

const decision = z.strictObject({
  for: z.array(z.enum(festivals)).min(1),
  /** Days on which nobody works. */
  rest: z.array(span).optional(),
  /** Saturdays and Sundays that are worked. */
  work: z.array(span).optional(),
});

const notice = z.strictObject({
  number: text,
  title: text,
  /** The day on which the notice was signed. */
  date: dayText,
  url: text.optional(),
  mark: z.enum(["reading", "inference", "memory"]).optional(),
  days: z.array(decision).min(1),
});

export const calendarYearSchema = z.strictObject({
  year: z.string().regex(/^(?:19|20|21)\d{2}$/),
  /** In the order of their days; none where the year has not been decided yet. */
  notices: z.array(notice),
});

/** A year's file as it stands. */
export type CalendarYearFile = z.infer<typeof calendarYearSchema>;
