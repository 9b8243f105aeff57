/** The shape of `deadlines.yaml` (time limits that run from events of a case) and `calendar.yaml` (official dates). */
import { z } from "zod";
import { eventNames } from "../deadline-types.ts";
import { isRecurrence, needsStart } from "../recurrence.ts";
import { clauseId, dated, dayText, id, localised, remarks, text, yes } from "./schema-parts.ts";
import { readSpan } from "./time-span.ts";

const event = z.enum(eventNames);
const events = z.array(event).min(1);
/** See `time-span.ts` for how it is written. */
const span = z.string().refine((value) => readSpan(value) !== null, { params: { code: "bad-span" } });
const ruleId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** Another length of the same limit, where a condition surely holds or an event has happened since. */
const otherwise = z.strictObject({
  when: text.optional(),
  after: events.optional(),
  within: span,
  clause: clauseId,
  because: localised,
  /** It only may be so: what is said of the rule's own length, which then stands beside it and is reminded by. */
  "not-extended": localised.optional(),
  ...remarks,
});
/** Another reading, shown beside the day: from the event (`within`) or from the day worked out (`shift`). */
const reading = z.strictObject({
  when: text.optional(),
  within: span.optional(),
  shift: span.optional(),
  clause: clauseId.optional(),
  because: localised,
});

const deadlineVersion = z.strictObject({
  ...dated,
  /** A nearer level takes the rule away for these days. */
  mode: z.enum(["off"]).optional(),
  /** It runs from the latest of these that is recorded, for each label; `otherwise` where none of them is. */
  starts: events.optional(),
  otherwise: events.optional(),
  /** Only for events with these labels; `none` is an event without one. */
  labels: z.array(text).min(1).optional(),
  /** Not for events with these, which another rule has. */
  except: z.array(text).min(1).optional(),
  /** Events that complete it, on or after the day it runs from; the first is what “done” records. */
  done: z.array(event).optional(),
  /** It is completed by an event that comes no later than the one it runs from: to be done before. */
  before: yes.optional(),
  /** Events that end the matter without completing it. */
  void: events.optional(),
  within: span.optional(),
  sense: z.enum(["by", "not-before"]).optional(),
  /** A condition over the facts; where it surely fails the limit does not run. */
  when: text.optional(),
  instead: z.array(otherwise).min(1).optional(),
  alternatives: z.array(reading).min(1).optional(),
  clause: clauseId,
  ...remarks,
});
export const deadlinesSchema = z.array(
  z.strictObject({
    deadline: ruleId,
    name: localised,
    programmes: z.array(id).min(1).optional(),
    kind: z.enum(["legal", "reporting", "review", "end"]),
    versions: z.array(deadlineVersion).min(1),
  }),
);

/** `YYYY-MM-DD`, or `MM-DD` where the year is a figure that the place has to set. */
const partialDay = z.union([dayText, z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)]);
const recurrence = z
  .string()
  .refine((value) => isRecurrence(value) && !needsStart(value), { params: { code: "bad-recurrence" } });
const calendarVersion = z.strictObject({
  ...dated,
  /** A single day, a span of days, or days that come back (RFC 5545); one of the three. */
  on: partialDay.optional(),
  span: z.strictObject({ from: partialDay, to: partialDay }).optional(),
  rule: recurrence.optional(),
  /** With `rule` naming months and no day: the figure that is the day of the month. */
  day: text.optional(),
  /** With days written `MM-DD`: the figure that is the year. */
  year: text.optional(),
  /** The day on which the document came out; days before it are marked so. */
  published: dayText.optional(),
  alternatives: z
    .array(
      z.strictObject({
        shift: span.optional(),
        on: partialDay.optional(),
        because: localised,
        clause: clauseId.optional(),
      }),
    )
    .min(1)
    .optional(),
  clause: clauseId,
  ...remarks,
});
export const calendarSchema = z.array(
  z.strictObject({
    date: ruleId,
    name: localised,
    kind: z.enum(["reporting", "campaign"]),
    versions: z.array(calendarVersion).min(1),
  }),
);

/** What an example says of the time limits of its events: by rule, `rule@label` where events have labels. */
const expectedDay = z.union([
  z.literal("null").transform(() => null),
  dayText,
  z.strictObject({
    due: z.union([z.literal("null").transform(() => null), dayText]),
    alternatives: z.array(dayText).optional(),
    done: z.union([z.literal("null").transform(() => null), dayText]).optional(),
    unset: z.array(text).optional(),
    remind: dayText.optional(),
    provisional: z.array(text).optional(),
  }),
]);
export const exampleDeadlines = {
  /** `accepted=2026-09-16`, `notice-posted@1=2021-03-28`. */
  events: z.array(text).optional(),
  programme: id.optional(),
  deadlines: z.record(z.string(), expectedDay).optional(),
  "no-deadlines": z.array(text).optional(),
  /** Official dates from the day of the example to this one: the days of each rule. */
  until: dayText.optional(),
  dates: z.record(z.string(), z.array(expectedDay)).optional(),
};

export type DeadlineRule = z.output<typeof deadlinesSchema>[number];
export type DeadlineVersion = DeadlineRule["versions"][number];
export type OfficialDateRule = z.output<typeof calendarSchema>[number];
export type OfficialDateVersion = OfficialDateRule["versions"][number];
export type ExpectedDay = z.output<typeof expectedDay>;
