/**
 * The shape of a policy pack. Scalars arrive as the text of the file, so that a figure is read digit by digit and a day
 * is never a timestamp; this schema says what each text has to be.
 */
import { z } from "zod";
import { roundingModes } from "../operations/rounding.ts";
import { exampleDeadlines } from "./deadline-schema.ts";
import {
  clauseId,
  dated,
  dayText,
  id,
  localised,
  mark,
  openEnd,
  phrases,
  remarks,
  rows,
  text,
  yes,
} from "./schema-parts.ts";

export { calendarSchema, deadlinesSchema } from "./deadline-schema.ts";

export const jurisdictionSchema = z.strictObject({
  jurisdiction: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: localised,
  parent: z.string().transform((value) => (value === "null" || value === "" ? null : value)),
  level: z.enum(["nation", "province", "prefecture", "county", "township", "model"]),
  note: localised.optional(),
});

const clauseSchema = z.strictObject({
  clause: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  at: text,
  summary: localised,
  /** Everyday words and abbreviations by which people ask for this clause. */
  keywords: phrases.optional(),
  executable: z.enum(["yes", "checklist", "no"]).optional(),
  reason: localised.optional(),
  ...remarks,
});
export const documentSchema = z.strictObject({
  document: id,
  title: text,
  number: z.string().transform((value) => (value === "null" || value === "" ? null : value)),
  issuer: localised,
  date: dayText.optional(),
  "in-force": z.strictObject({ from: dayText, to: openEnd.optional() }),
  held: z.enum(["text", "restated", "reported"]),
  note: localised.optional(),
  mark: mark.optional(),
  clauses: z.array(clauseSchema).min(1),
});

export const levels = ["nation", "province", "prefecture", "county", "township", "model"] as const;
const parameterSchema = z.strictObject({
  parameter: z.string().regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*$/),
  name: localised,
  unit: z.enum([
    "yuan/year",
    "yuan/month",
    "yuan",
    "months",
    "days",
    "years",
    "multiple",
    "share",
    "count",
    "truth",
    "choice",
  ]),
  options: z.array(text).optional(),
  min: z.string().optional(),
  max: z.string().optional(),
  "set-by": localised.optional(),
  "may-set": z.array(z.enum(levels)).optional(),
  fixed: yes.optional(),
  note: localised.optional(),
  values: z
    .array(
      z.union([
        z.strictObject({ ...dated, value: z.string(), clause: clauseId, ...remarks }),
        z.strictObject({ ...dated, unset: z.literal("true"), clause: clauseId, ...remarks }),
      ]),
    )
    .min(1),
});
export const parametersSchema = z.array(parameterSchema);
/** What an office sets itself: only values; the rest is as the packs declare it. */
export const ownParametersSchema = z.array(
  z.strictObject({
    parameter: z.string().min(1),
    values: z
      .array(z.strictObject({ ...dated, value: z.string(), clause: clauseId, note: localised.optional() }))
      .min(1),
  }),
);

const units = [
  "yuan/year",
  "yuan/month",
  "yuan",
  "months",
  "days",
  "years",
  "multiple",
  "share",
  "count",
  "grade",
] as const;
const definitionSchema = z.strictObject({
  definition: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/),
  type: z.enum([...units, "truth", "day", "member-list"]),
  of: z.enum(["member"]).optional(),
  name: localised.optional(),
  versions: z.array(z.strictObject({ ...dated, value: text, clause: clauseId, ...remarks })).min(1),
});
export const definitionsSchema = z.array(definitionSchema);

const requirement = z.strictObject({
  id,
  name: localised.optional(),
  when: text,
  clause: clauseId,
  "for-a-person": text.optional(),
  gate: yes.optional(),
  ...remarks,
});
const amountSchema = z.strictObject({
  value: text,
  per: z.enum(["month", "year", "once"]),
  for: z.enum(["household", "person"]),
  clause: clauseId,
  name: localised.optional(),
  round: z
    .strictObject({
      to: z.enum(["0.01", "0.1", "1"]),
      mode: z.enum(roundingModes as unknown as [string, ...string[]]),
      clause: clauseId.optional(),
    })
    .optional(),
  ...remarks,
});
const routeSchema = z.strictObject({
  route: id,
  name: localised.optional(),
  require: z.array(requirement).min(1),
  amount: amountSchema.optional(),
  ...remarks,
});
const bilingualNote = z.strictObject({
  clause: clauseId,
  text: localised,
  rows: rows.optional(),
  mark: mark.optional(),
});
const versionSchema = z.strictObject({
  ...dated,
  mode: z.enum(["replace", "add", "off"]).optional(),
  clause: clauseId,
  // Where it is surely yes the programme is asked about by itself; without it, always.
  "ask-when": text.optional(),
  require: z.array(requirement).optional(),
  // The household is in by the first route whose conditions hold, or through one of the persons.
  routes: z.array(routeSchema).min(1).optional(),
  persons: z
    .strictObject({
      each: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
      in: text,
      require: z.array(requirement).optional(),
      routes: z.array(routeSchema).optional(),
    })
    .optional(),
  amount: amountSchema.optional(),
  dates: z
    .array(
      z.strictObject({
        id,
        name: localised.optional(),
        for: z.enum(["household", "person"]).optional(),
        value: text,
        clause: clauseId,
        ...remarks,
      }),
    )
    .optional(),
  warn: z
    .array(
      z.strictObject({
        id,
        when: text,
        clause: clauseId,
        text: localised,
        rows: rows.optional(),
        mark: mark.optional(),
      }),
    )
    .optional(),
  // What may not be drawn together by one household, or by one person; and what expressly may.
  excludes: z
    .array(
      z.strictObject({
        programme: id,
        for: z.enum(["household", "person"]).optional(),
        // Which of the two goes first by clause, whatever it gives; without it the household's gain decides.
        first: z.enum(["this", "that"]).optional(),
        clause: clauseId,
        ...remarks,
      }),
    )
    .optional(),
  combines: z
    .array(
      z.strictObject({
        programme: id,
        // Drawn only together with this one, or with another that is named so.
        only: yes.optional(),
        // What the other gives the same person (by the month) is taken off.
        difference: yes.optional(),
        clause: clauseId,
        ...remarks,
      }),
    )
    .optional(),
  notes: z.array(bilingualNote).optional(),
  note: localised.optional(),
  rows: rows.optional(),
  mark: mark.optional(),
});
export const programmeSchema = z.strictObject({
  programme: id,
  name: localised,
  versions: z.array(versionSchema).min(1),
});

const conflictId = z.string().regex(/^C\d+[a-z]?$/);
/** `programme/id`. */
const warningId = z.string().regex(/^[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/);
/** `place/lead`, or the lead alone. */
const leadId = z.string().regex(/^([a-z0-9-]+\/)?[A-Za-z0-9._-]+$/);
/** `also`: further clauses of the same text that say the same, so that whoever asks for one is told of the conflict. */
const side = z.strictObject({ clause: clauseId, also: z.array(clauseId).optional(), text: localised });
export const conflictsSchema = z.array(
  z.strictObject({
    conflict: conflictId,
    ...dated,
    programmes: z.array(id).optional(),
    applied: side,
    other: side,
    why: localised,
    rows: rows.optional(),
    mark: mark.optional(),
  }),
);

/**
 * What people wrongly take for the rule, and what is right instead. `asked`: phrases of words that all stand in such a
 * question; a word may have alternatives (存款/储蓄), and one after `!` must not stand there.
 */
export const correctionsSchema = z.array(
  z.strictObject({
    correction: z.string().regex(/^[a-z][a-z0-9-]*$/),
    premise: localised,
    asked: phrases,
    /** It fits many questions, and is said only where no other correction fits. */
    general: yes.optional(),
    right: localised,
    clause: clauseId,
    from: dayText.optional(),
    to: openEnd.optional(),
    rows: rows.optional(),
    mark: mark.optional(),
  }),
);

/** A rule that says what to look into: somebody possibly missed (screening) or possibly kept by mistake (audit). */
export const leadsSchema = z.array(
  z.strictObject({
    lead: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
    name: localised,
    list: z.enum(["screening", "audit"]),
    versions: z
      .array(
        z.strictObject({
          ...dated,
          each: z
            .string()
            .regex(/^[a-z][A-Za-z0-9]*$/)
            .optional(),
          in: text.optional(),
          when: text,
          clause: clauseId,
          check: localised,
          conflict: conflictId.optional(),
          ...remarks,
        }),
      )
      .min(1),
  }),
);

const verdict = z.enum(["eligible", "not-eligible", "undetermined", "for-a-person"]);
const money = z.string().regex(/^\d+\.\d\d$/);
const monthly = z.union([
  z.literal("null").transform(() => null),
  money,
  z.strictObject({ from: money, to: z.union([z.literal("null").transform(() => null), money]) }),
]);
const expectation = z.strictObject({
  verdict: verdict.optional(),
  monthly: monthly.optional(),
  once: monthly.optional(),
  route: z.string().optional(),
  lacks: z.array(text).optional(),
  unset: z.array(text).optional(),
  perMember: z.record(z.string(), monthly).optional(),
  reasons: z.record(z.string(), z.enum(["yes", "no", "unknown", "for-a-person", "not-applicable"])).optional(),
  trial: z.strictObject({ verdict, monthly: monthly.optional() }).optional(),
  dates: z.record(z.string(), dayText).optional(),
});
export const examplesSchema = z.array(
  z.strictObject({
    example: text,
    place: z.string().optional(),
    on: dayText,
    proves: clauseId,
    facts: z.record(z.string(), z.unknown()),
    parameters: z.array(text).optional(),
    expect: z.record(id, expectation).default({}),
    // All of the best route; of the others those that have to be there, or must not be.
    best: z.array(id).optional(),
    warnings: z.array(warningId).optional(),
    "no-warnings": z.array(warningId).optional(),
    conflicts: z.array(conflictId).optional(),
    "no-conflicts": z.array(conflictId).optional(),
    leads: z.array(leadId).optional(),
    "no-leads": z.array(leadId).optional(),
    ...exampleDeadlines,
    note: localised.optional(),
    rows: rows.optional(),
  }),
);

export type Jurisdiction = z.output<typeof jurisdictionSchema>;
export type PackDocument = z.output<typeof documentSchema>;
export type Parameter = z.output<typeof parameterSchema>;
export type OwnParameter = z.output<typeof ownParametersSchema>[number];
export type Definition = z.output<typeof definitionSchema>;
export type Requirement = z.output<typeof requirement>;
export type Amount = z.output<typeof amountSchema>;
export type Route = z.output<typeof routeSchema>;
export type ProgrammeVersion = z.output<typeof versionSchema>;
export type Programme = z.output<typeof programmeSchema>;
export type Conflict = z.output<typeof conflictsSchema>[number];
export type Correction = z.output<typeof correctionsSchema>[number];
export type Lead = z.output<typeof leadsSchema>[number];
export type { DeadlineRule, DeadlineVersion, OfficialDateRule, OfficialDateVersion } from "./deadline-schema.ts";
export type ExampleData = z.output<typeof examplesSchema>[number];
export type Mark = z.output<typeof mark>;
