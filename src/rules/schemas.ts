/** JSON Schemas of what goes in and what comes out. */
import { z } from "zod";
import {
  calendarSchema,
  conflictsSchema,
  correctionsSchema,
  deadlinesSchema,
  definitionsSchema,
  documentSchema,
  examplesSchema,
  jurisdictionSchema,
  leadsSchema,
  parametersSchema,
  programmeSchema,
} from "./packs/schema.ts";
import { factsSchema } from "./read-facts.ts";

const options = { target: "draft-2020-12", io: "input", unrepresentable: "any" } as const;

/** The JSON Schema of the facts of a household. */
export function factsJsonSchema(): object {
  return { title: "facts", ...z.toJSONSchema(factsSchema, options) };
}

const money = z.string().regex(/^\d+\.\d\d$/);
const monthly = z.union([money, z.strictObject({ from: money, to: money.nullable() }), z.null()]);
const verdict = z.enum(["eligible", "not-eligible", "undetermined", "for-a-person"]);
const truth = z.enum(["yes", "no", "unknown", "for-a-person", "not-applicable"]);

const programme = z.strictObject({
  id: z.string(),
  route: z.string().nullable(),
  verdict,
  monthly,
  once: monthly.optional(),
  perMember: z.array(
    z.strictObject({ member: z.int(), monthly, once: monthly.optional(), route: z.string().nullable() }),
  ),
  reasons: z.array(
    z.strictObject({
      id: z.string(),
      outcome: truth,
      clause: z.string(),
      facts: z.array(z.string()),
      member: z.int().optional(),
      route: z.string().optional(),
    }),
  ),
  clauses: z.array(z.string()),
  lacks: z.array(z.string()),
  verify: z.array(z.string()),
  unset: z.array(z.string()),
  trial: z.strictObject({ using: z.string(), verdict, monthly, once: monthly.optional() }).nullable(),
  dates: z
    .array(z.strictObject({ id: z.string(), day: z.string(), clause: z.string(), member: z.int().optional() }))
    .optional(),
  notes: z.array(z.strictObject({ clause: z.string(), text: z.string() })).optional(),
  trace: z.looseObject({ op: z.string(), value: z.record(z.string(), z.unknown()) }).optional(),
});

// What is to be looked into, with what to verify; never a verdict.
const lead = z.strictObject({
  id: z.string(),
  name: z.string(),
  list: z.enum(["screening", "audit"]),
  member: z.int().optional(),
  clause: z.string(),
  facts: z.array(z.string()),
  check: z.string(),
  conflict: z.string().optional(),
});

const assessment = z.strictObject({
  place: z.string(),
  on: z.string(),
  policyVersion: z.string(),
  programmes: z.array(programme),
  best: z.array(z.string()),
  routes: z.array(
    z.strictObject({
      programmes: z.array(z.string()),
      monthly,
      once: monthly.optional(),
      clauses: z.array(z.string()),
      persons: z.array(z.strictObject({ programme: z.string(), member: z.int() })).optional(),
    }),
  ),
  excluded: z.array(
    z.strictObject({ programmes: z.tuple([z.string(), z.string()]), clause: z.string(), member: z.int().optional() }),
  ),
  conflicts: z.array(z.strictObject({ id: z.string(), applied: z.string(), other: z.string(), why: z.string() })),
  leads: z.array(lead),
  next: z.strictObject({ fact: z.string(), programmes: z.array(z.string()), clause: z.string() }).nullable(),
  // A warning of a clause about a programme, or of the input about a fact that is possible but unlikely.
  warnings: z.array(
    z.union([
      z.strictObject({ programme: z.string(), id: z.string(), clause: z.string(), text: z.string() }),
      z.strictObject({ path: z.string(), message: z.string() }),
    ]),
  ),
});

/** The JSON Schema of a printed assessment. */
export function assessmentJsonSchema(): object {
  return { title: "assessment", ...z.toJSONSchema(assessment, options) };
}

/** One schema for each kind of file of a pack; scalars are the text of the YAML file. */
export function policyJsonSchema(): object {
  const files = {
    jurisdiction: jurisdictionSchema,
    document: documentSchema,
    parameters: parametersSchema,
    definitions: definitionsSchema,
    programme: programmeSchema,
    conflicts: conflictsSchema,
    leads: leadsSchema,
    corrections: correctionsSchema,
    deadlines: deadlinesSchema,
    calendar: calendarSchema,
    examples: examplesSchema,
  };
  return {
    title: "policy",
    $defs: Object.fromEntries(Object.entries(files).map(([name, schema]) => [name, z.toJSONSchema(schema, options)])),
  };
}
