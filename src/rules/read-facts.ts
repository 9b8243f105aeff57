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
  slotOf,
} from "./fact-catalogue.ts";
import { explainAll } from "./fact-faults.ts";
import { formsOf } from "./fact-forms.ts";
import type { Bounds, ElementFacts, Evidence, Facts, FactTable, InputFault, Missing } from "./facts.ts";
import { givenNumber, hasEnds, isGiven, readBounds } from "./given-bounds.ts";
import { nearest } from "./nearest.ts";
import { none, type Value } from "./values.ts";

export type { InputFault } from "./facts.ts";

const evidence = z.enum(["declared", "document", "matched", "visit", "disputed"]);

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
    at[keys.at(-1) ?? name] = formsOf(def).optional();
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
  if (!parsed.success) return { ok: false, faults: explainAll(parsed.error.issues, input) };
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
    household: withLeastSize(household, members),
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
  const bounds: (Bounds | undefined)[] = [];
  for (const name of factNames(listId)) {
    const def = findFact(listId, name);
    const given = read(source, name);
    if (def === undefined || given === undefined) continue;
    if (given === null) missing[def.slot] = "unknown";
    else if (given === "refused" && def.kind !== "text") missing[def.slot] = "refused";
    else if (hasEnds(given)) {
      const path = `${prefix}${name}`;
      const read = readBounds(def, given, path);
      if (read.kind === "fault") notes.faults.push(read.fault);
      else if (read.kind === "exact") values[def.slot] = known(def, read.value, path);
      else {
        bounds[def.slot] = read.bounds;
        if (given.exact !== undefined) missing[def.slot] = given.exact ?? "unknown";
      }
    } else values[def.slot] = known(def, given, `${prefix}${name}`);
  }
  for (const name of factNames(listId)) {
    const def = findFact(listId, name);
    if (def?.applies === undefined || (values[def.slot] === undefined && bounds[def.slot] === undefined)) continue;
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
      bounds[def.slot] = undefined;
    }
  }
  return { values, missing, bounds };
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
  return def !== undefined && isGiven(table, def.slot);
};

const sizeDef = findFact(null, "size") as FactDef;
const sizeSlot = sizeDef.slot;
const ageSlot = slotOf("members", "age");
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
  const most = givenNumber(facts.household, "size")?.hi ?? null;
  const surely = howManySurelyCount(facts.members);
  if (most?.lt(surely) === true)
    faults.push({ path: "size", code: "size-below-roster", data: { size: most.toString(), counted: String(surely) } });
  if (surely > mostCounted)
    faults.push({
      path: "members",
      code: "too-many-members",
      data: { counted: String(surely), most: String(mostCounted) },
    });
  for (const member of facts.members ?? []) {
    if (isGiven(member, ageSlot) && factOf(member, "birth") !== undefined)
      faults.push({ path: `${member.path}.birth`, code: "given-twice", data: { other: `${member.path}.age` } });
  }
  return faults;
}

const howManySurelyCount = (members: Facts["members"]): number =>
  (members ?? []).filter((member) => surelyCounts(member)).length;

/** A home counts at least those of its roster who surely do, whatever the least that was said of its size. */
function withLeastSize(household: FactTable, members: Facts["members"]): FactTable {
  const said = household.bounds[sizeSlot];
  const surely = new Decimal(howManySurelyCount(members));
  if (said === undefined || said.lo === null || said.lo.gte(surely) || said.hi?.lt(surely) === true) return household;
  const bounds = household.bounds.slice();
  if (said.hi?.eq(surely) !== true) {
    bounds[sizeSlot] = { ...said, lo: surely };
    return { ...household, bounds };
  }
  bounds[sizeSlot] = undefined;
  const [values, missing] = [household.values.slice(), household.missing.slice()];
  values[sizeSlot] = known(sizeDef, surely.toNumber(), sizeDef.name);
  missing[sizeSlot] = undefined;
  return { values, missing, bounds };
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
  const oldest = ageOf(member) ?? member.bounds[ageSlot]?.hi;
  return relation === "child" && ((oldest?.lt(18) ?? false) || truthOf(member, "independent") === "no");
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
