/** The border of facts: JSON of the contract in, known values and states out, or every fault by its path. */
import { z } from "zod";
import { Decimal, twelve } from "./decimal.ts";
import {
  exclusiveFacts,
  type FactDef,
  factCatalogue,
  factNames,
  findFact,
  type ListId,
  single,
} from "./fact-catalogue.ts";
import type { ElementFacts, Evidence, Facts, FactTable, Missing } from "./facts.ts";
import { nearest } from "./nearest.ts";
import { isDay } from "./operations/days.ts";
import { none, type Value } from "./values.ts";

export interface InputFault {
  readonly path: string;
  readonly code: string;
  readonly data: Readonly<Record<string, string>>;
}

const evidence = z.enum(["declared", "document", "matched", "visit", "disputed"]);
const refused = z.literal("refused");
const wholeNumber = z.number().int();
/** A day that people and benefits can have; anything else is a slip of the keyboard. */
const isPlausibleDay = (text: string): boolean => isDay(text) && text >= "1900-01-01" && text <= "2100-12-31";
const amountText = /^\d{1,12}(\.\d{1,4})?\/(year|month)$/;
const moneyText = /^\d{1,12}(\.\d{1,4})?$/;

/** The JSON form of one fact. */
function leaf(def: FactDef): z.ZodType {
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
for (const def of factCatalogue) leaves.set(def.id, z.union([leaf(def), z.null(), refused]));

/** The strict object of the facts of one list (or of the household), nested by the dots of their names. */
function shape(listId: ListId | null, extra: Record<string, z.ZodType> = {}): z.ZodType {
  const tree: Record<string, unknown> = {};
  for (const name of factNames(listId)) {
    const def = findFact(listId, name);
    if (def === undefined) continue;
    const keys = name.split(".");
    let at = tree;
    for (const key of keys.slice(0, -1)) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[keys.at(-1) ?? name] = (leaves.get(def.id) as z.ZodType).optional();
  }
  const build = (node: Record<string, unknown>): Record<string, z.ZodType> =>
    Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        value instanceof z.ZodType ? value : z.strictObject(build(value as Record<string, unknown>)).optional(),
      ]),
    );
  return z.strictObject({ ...build(tree), ...extra });
}

/** The JSON of the facts of one household. */
export const factsSchema = shape(null, {
  members: z
    .array(shape("members", { disabilities: z.array(shape("members[].disabilities")).max(8).optional() }))
    .max(40)
    .optional(),
  supporters: z.array(shape("supporters")).max(20).optional(),
  evidence: z.record(z.string(), evidence).optional(),
});

export type FactsReading =
  | { readonly ok: true; readonly facts: Facts; readonly warnings: readonly InputFault[] }
  | { readonly ok: false; readonly faults: readonly InputFault[] };

interface Notes {
  readonly faults: InputFault[];
  readonly warnings: InputFault[];
}

/** Reads the facts of a household. Every fault is found, each with its path; implausible facts are warnings. */
export function readFacts(input: unknown): FactsReading {
  const parsed = factsSchema.safeParse(input);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.flatMap((issue) => explain(issue, input)) };
  const source = parsed.data as Record<string, unknown>;
  const notes: Notes = { faults: [], warnings: [] };
  const { faults } = notes;
  const household = table(null, source, "", notes);
  const elements = (key: "members" | "supporters"): ElementFacts[] | null => {
    const given = source[key];
    if (!Array.isArray(given)) return null;
    return given.map((one: Record<string, unknown>, index) => {
      const path = `${key}[${index}]`;
      const inner = one.disabilities;
      const disabilities = Array.isArray(inner)
        ? inner.map((part: Record<string, unknown>, at) => ({
            ...table("members[].disabilities", part, `${path}.disabilities[${at}].`, notes),
            path: `${path}.disabilities[${at}]`,
            disabilities: null,
          }))
        : null;
      return { ...table(key, one, `${path}.`, notes), path, disabilities };
    });
  };
  const members = elements("members");
  const facts: Facts = {
    household,
    members,
    supporters: elements("supporters"),
    evidence: new Map(Object.entries((source.evidence ?? {}) as Record<string, Evidence>)),
    source,
  };
  for (const path of facts.evidence.keys())
    if (!mentioned(path))
      faults.push({
        path: `evidence.${path}`,
        code: "unknown-fact",
        data: {
          name: path,
          nearest: nearest(
            path.replace(/\[\d+\]/g, "[]"),
            factCatalogue.map(({ id }) => id),
          ),
        },
      });
  faults.push(...contradictions(facts));
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, facts, warnings: [...notes.warnings, ...implausible(facts)] };
}

function mentioned(path: string): boolean {
  const pattern = path.replace(/\[\d+\]/g, "[]");
  return factCatalogue.some(({ id }) => id === pattern);
}

function read(source: Record<string, unknown>, name: string): unknown {
  let at: unknown = source;
  for (const key of name.split("."))
    at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  return at;
}

function table(listId: ListId | null, source: Record<string, unknown>, prefix: string, notes: Notes): FactTable {
  const values: (Value | undefined)[] = [];
  const missing: (Missing | undefined)[] = [];
  for (const name of factNames(listId)) {
    const def = findFact(listId, name);
    const given = read(source, name);
    if (def === undefined || given === undefined) continue;
    if (given === null) missing[def.slot] = "unknown";
    else if (given === "refused" && def.kind !== "text") missing[def.slot] = "refused";
    else values[def.slot] = known(def, given, `${prefix}${name}`);
  }
  for (const name of factNames(listId)) {
    const def = findFact(listId, name);
    if (def?.applies === undefined || values[def.slot] === undefined) continue;
    const other = findFact(listId, def.applies.fact);
    const value = other === undefined ? undefined : values[other.slot];
    const is = value?.kind === "choice" ? value.of[0] : value?.kind === "truth" ? value.is : undefined;
    if (is === undefined) continue;
    const out =
      (def.applies.not?.includes(is) ?? false) || (def.applies.is !== undefined && !def.applies.is.includes(is));
    if (!out) continue;
    const fault = {
      path: `${prefix}${name}`,
      code: "does-not-apply",
      data: { other: `${prefix}${def.applies.fact}`, is },
    };
    // A grade without a disability contradicts itself; anything else that does not apply is left aside and said.
    if (name === "disabilityGrade" || name === "grade") notes.faults.push(fault);
    else {
      notes.warnings.push(fault);
      values[def.slot] = undefined;
    }
  }
  return { values, missing };
}

/**
 * A known fact as a leaf of the trace. Amounts become yuan/year, exactly ×12 from a month. The leaves are written out
 * here rather than made by the functions of values.ts: they live long, and an engine that sees long-lived objects come
 * from a place allocates all others from there as long-lived too.
 */
export function known(def: FactDef, given: unknown, path: string): Value {
  const note: Readonly<Record<string, unknown>> = { fact: path };
  switch (def.kind) {
    case "amount": {
      const [figure = "0", period] = String(given).split("/");
      const exact = new Decimal(figure);
      const yearly = period === "month" ? exact.times(twelve) : exact;
      const stated = period === "month" ? { ...note, stated: String(given) } : note;
      return { kind: "number", op: "fact", args: none, lo: yearly, hi: yearly, deps: 0n, na: 0, note: stated };
    }
    case "money":
    case "count":
    case "number": {
      const exact = new Decimal(String(given));
      return { kind: "number", op: "fact", args: none, lo: exact, hi: exact, deps: 0n, na: 0, note };
    }
    case "truth":
      return { kind: "truth", op: "fact", args: none, is: given === true ? "yes" : "no", deps: 0n, na: 0, note };
    case "choice":
      return { kind: "choice", op: "fact", args: none, of: single(String(given)), deps: 0n, na: 0, note };
    case "day":
      return { kind: "day", op: "fact", args: none, from: String(given), to: String(given), deps: 0n, na: 0, note };
    case "text":
      return { kind: "text", op: "fact", args: none, note, deps: 0n, na: 0, text: String(given) };
  }
}

const has = (table: FactTable, name: string): boolean => {
  const def = findFact(null, name);
  return def !== undefined && table.values[def.slot] !== undefined;
};

/** A home has at most this many counted members. */
const mostCounted = 30;

function contradictions(facts: Facts): InputFault[] {
  const faults: InputFault[] = [];
  for (const group of exclusiveFacts) {
    const given = group.map((alternative) => alternative.filter((name) => has(facts.household, name)));
    const [first, second] = given.filter((names) => names.length > 0);
    if (first !== undefined && second !== undefined)
      faults.push({ path: second[0] ?? "", code: "given-twice", data: { other: first[0] ?? "" } });
  }
  const size = facts.household.values[findFact(null, "size")?.slot ?? -1];
  const surely = (facts.members ?? []).filter((member) => surelyCounts(member)).length;
  if (size?.kind === "number" && size.lo !== null && size.lo.lt(surely))
    faults.push({
      path: "size",
      code: "size-below-roster",
      data: { size: size.lo.toString(), counted: String(surely) },
    });
  if (surely > mostCounted)
    faults.push({
      path: "members",
      code: "too-many-members",
      data: { counted: String(surely), most: String(mostCounted) },
    });
  for (const member of facts.members ?? []) {
    const age = factOf(member, "age");
    const birth = factOf(member, "birth");
    if (age !== undefined && birth !== undefined)
      faults.push({ path: `${member.path}.birth`, code: "given-twice", data: { other: `${member.path}.age` } });
  }
  return faults;
}

/**
 * Who counts at every date of the law: whoever lives here as head, spouse, child, parent or by a duty that holds; the
 * spouse away, and the child away who is a minor or cannot live on its own.
 */
function surelyCounts(member: ElementFacts): boolean {
  const relation = optionOf(member, "relation");
  const lives = optionOf(member, "lives");
  if (lives === "here")
    return ["head", "spouse", "child", "parent"].includes(relation ?? "") || truthOf(member, "legalDuty") === "yes";
  if (lives !== "away") return false;
  if (relation === "head" || relation === "spouse") return true;
  return relation === "child" && ((ageOf(member)?.lt(18) ?? false) || truthOf(member, "independent") === "no");
}

function optionOf(member: ElementFacts, name: string): string | undefined {
  const value = factOf(member, name);
  return value?.kind === "choice" ? value.of[0] : undefined;
}

function truthOf(member: ElementFacts, name: string): string | undefined {
  const value = factOf(member, name);
  return value?.kind === "truth" ? value.is : undefined;
}

function factOf(member: ElementFacts, name: string): Value | undefined {
  const def = findFact("members", name);
  return def === undefined ? undefined : member.values[def.slot];
}

/** What is possible but unlikely: worth a second look, never a refusal. */
function implausible(facts: Facts): InputFault[] {
  const warnings: InputFault[] = [];
  const members = facts.members ?? [];
  const head = members.find((member) => optionOf(member, "relation") === "head");
  const headAge = head === undefined ? undefined : ageOf(head);
  for (const member of members) {
    const age = ageOf(member);
    const path = `${member.path}.age`;
    if (headAge !== undefined && age !== undefined) {
      if (optionOf(member, "relation") === "child" && age.gte(headAge))
        warnings.push({ path, code: "child-older-than-head", data: {} });
      if (optionOf(member, "relation") === "parent" && age.lte(headAge))
        warnings.push({ path, code: "parent-younger-than-head", data: {} });
    }
  }
  if (members.filter((member) => optionOf(member, "relation") === "head").length > 1)
    warnings.push({ path: "members", code: "several-heads", data: {} });
  return warnings;
}

function ageOf(member: ElementFacts) {
  const age = factOf(member, "age");
  return age?.kind === "number" && age.lo !== null ? age.lo : undefined;
}

function explain(issue: z.core.$ZodIssue, input: unknown): InputFault[] {
  const path = print(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const full = path === "" ? key : `${path}.${key}`;
      const names = factCatalogue.map(({ id }) => id as string);
      return {
        path: full,
        code: "unknown-fact",
        data: { name: full, nearest: nearest(full.replace(/\[\d+\]/g, "[]"), names) },
      };
    });
  }
  const value = issue.path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    input,
  );
  const def = definitionAt(path);
  const found =
    typeof value === "string"
      ? value.slice(0, 40)
      : value === undefined
        ? ""
        : Array.isArray(value)
          ? "[…]"
          : typeof value === "object" && value !== null
            ? "{…}"
            : String(value);
  if (def === undefined) return [{ path, code: path === "" ? "not-an-object" : "bad-structure", data: { found } }];
  return [
    {
      path,
      code: `bad-${def.kind}`,
      data: { found, min: def.min ?? "", max: def.max ?? "", options: (def.options ?? []).join(", ") },
    },
  ];
}

function print(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    "",
  );
}

function definitionAt(path: string): FactDef | undefined {
  const pattern = path.replace(/\[\d+\]/g, "[]");
  return factCatalogue.find(({ id }) => id === pattern);
}
