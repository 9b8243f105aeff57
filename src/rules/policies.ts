/** The packs of all places, checked whole, and the policy of one place with its law by date. */

import { dayFaults } from "./deadline-examples.ts";
import { canonicalUnit } from "./feel/types.ts";
import { nearest } from "./nearest.ts";
import { chains, checkContents, clauseIds } from "./packs/check-packs.ts";
import { boundaries, type Level } from "./packs/levels.ts";
import { layOver, readOwn } from "./packs/own-values.ts";
import { parameterValue, resolveParameter, unitSuffix } from "./packs/parameters.ts";
import { buildPlan, type Plan } from "./packs/plan.ts";
import { type PackFault, type PackFile, readPacks } from "./packs/read-packs.ts";
import type { ExampleData, Mark } from "./packs/schema.ts";
import { rulesAreSound } from "./packs/sound-rules.ts";
import { toldFaults } from "./packs/told-faults.ts";
import { plain } from "./plain-facts.ts";
import type { Localised } from "./programme.ts";
import { readFacts } from "./read-facts.ts";

export interface Place {
  readonly id: string;
  readonly name: Localised;
  readonly parent: string | null;
  readonly level: string;
}
export interface ClauseDocument {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: Localised;
  readonly from: string;
  readonly to: string | null;
  readonly held: "text" | "restated" | "reported";
  readonly note: Localised | null;
}
export interface Clause {
  /** `place#document/article`. */
  readonly id: string;
  /** Entered by the office itself, beside the packs. */
  readonly own: boolean;
  readonly place: string;
  readonly at: string;
  readonly summary: Localised;
  /** Everyday words by which people ask for it. */
  readonly keywords: { readonly "zh-CN": readonly string[]; readonly en: readonly string[] };
  readonly document: ClauseDocument;
  readonly executable: "yes" | "checklist" | "no";
  readonly reason: Localised | null;
  readonly mark: Mark | null;
  readonly note: Localised | null;
  readonly rows: readonly string[];
}
export interface Example extends ExampleData {
  readonly place: string;
  /** Where it stands, counted from 1. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
export interface ParameterOverride {
  readonly name: string;
  readonly value: string;
  /** `/year`, `/month` or "" as typed after the value. */
  readonly unit: string;
}
/** A parameter as it stands at a place on a day. */
export interface ParameterState {
  readonly name: string;
  readonly title: Localised;
  readonly unit: string;
  readonly value: string | null;
  readonly place: string;
  readonly clause: string;
  readonly setBy: Localised | null;
  /** Set by an office itself, not by the packs. */
  readonly own: boolean;
  /** What a value may be: the names to choose from, the least and the most. */
  readonly options: readonly string[];
  readonly min: string;
  readonly max: string | null;
}

/** A value that an office has set itself. */
export interface OwnValue {
  readonly parameter: string;
  readonly title: Localised;
  readonly place: string;
  /** With its period, as it is typed after a name: `625/month`. */
  readonly value: string;
  readonly from: string;
  readonly to: string | null;
  readonly clause: string;
  readonly file: string;
}

export interface Policy {
  readonly place: Place;
  readonly version: string;
  readonly levels: readonly Level[];
  /** The law of a day, built once for each stretch of days without a change. */
  plan(on: string): Plan;
  programmes(on: string): readonly { readonly id: string; readonly name: Localised }[];
  parameter(name: string, on: string): ParameterState | undefined;
  parameters(on: string): readonly ParameterState[];
  /** What the offices of the place and of the levels above it have set themselves, nearest first. */
  readonly own: readonly OwnValue[];
  /** Refuses a parameter for one run: the code says why; null when it can be used. */
  refuses(
    override: ParameterOverride,
    on: string,
  ): { readonly code: string; readonly data: Readonly<Record<string, string>> } | null;
}

export interface PolicySet {
  /** Identifies the text of all packs. */
  readonly version: string;
  readonly places: readonly Place[];
  readonly clauses: readonly Clause[];
  readonly examples: readonly Example[];
  policy(place: string): Policy | undefined;
  clause(id: string): Clause | undefined;
}

/**
 * Reads and checks packs, and what offices have set themselves beside them (`own`: parameters.yaml and documents by place).
 * Either all of them are usable or every fault is returned: with file, line, column (from 1),
 * a code and the data that the words for it need.
 */
export function loadPolicies(
  files: readonly PackFile[],
  version: string,
  options: { readonly examples?: boolean; readonly own?: readonly PackFile[] } = {},
): { readonly ok: true; readonly policies: PolicySet } | { readonly ok: false; readonly faults: readonly PackFault[] } {
  const skipExamples = options.examples === false;
  const { packs, faults } = readPacks(
    skipExamples ? files.filter(({ path }) => path.split("/")[1] !== "examples") : files,
  );
  const broken = new Set(faults.map(({ file }) => file.split("/")[1] ?? ""));
  const owns = readOwn(options.own ?? [], packs, faults);
  const all = layOver(chains(packs, faults), owns, faults);
  const clauses = clauseIds(packs, owns, faults);
  checkContents(packs, all, clauses, faults, skipExamples);
  const policies = new Map<string, Policy>();
  const sound = rulesAreSound(all.values());
  for (const [id, levels] of all) {
    const policy = new PlacePolicy(id, levels, version);
    if (!sound) for (const fault of policy.faults()) faults.push(fault);
    policies.set(id, policy);
  }
  const examples: Example[] = [];
  for (const [folder, pack] of packs) {
    for (const { value, source } of pack.examples) {
      for (const [index, example] of value.entries()) {
        const place = example.place ?? folder;
        const { file, line, column } = source.fault("example-differs", [index, "example"]);
        examples.push({ ...example, place, file, line, column });
        const read = readFacts(plain(example.facts));
        if (!read.ok)
          for (const fault of read.faults)
            faults.push(source.fault("example-facts", [index, "facts"], { path: fault.path, reason: fault.code }));
        const policy = policies.get(place);
        if (policy === undefined) continue;
        for (const programme of Object.keys(example.expect)) {
          if (!policy.programmes(example.on).some(({ id }) => id === programme))
            faults.push(source.keyFault("unknown-programme", [index, "expect"], programme, { name: programme }));
        }
        for (const { key, at, name, among } of unknownNames(example, policy))
          faults.push(source.fault("unknown-name", [index, key, at], { name, nearest: nearest(name, among) }));
        for (const { key, at, code, found } of dayFaults(example, policy))
          faults.push(source.fault(code, [index, key, at], { found, name: found }));
        for (const text of example.parameters ?? []) {
          const reading = readParameter(text);
          const refusal = reading.ok ? policy.refuses(reading.parameter, example.on) : reading.fault;
          if (refusal !== null) faults.push(source.fault(refusal.code, [index, "parameters"], { ...refusal.data }));
        }
      }
    }
  }
  if (faults.length > 0) return { ok: false, faults: toldFaults(faults, broken) };
  const described: Clause[] = [];
  const held = [...packs, ...[...owns].map(([folder, { pack }]) => [folder, pack] as const)];
  for (const [at, [folder, pack]] of held.entries()) {
    for (const { value } of pack.documents) {
      const { from, to = null } = value["in-force"];
      const document: ClauseDocument = {
        id: value.document,
        title: value.title,
        number: value.number,
        issuer: value.issuer,
        from,
        to,
        held: value.held,
        note: value.note ?? null,
      };
      for (const clause of value.clauses) {
        described.push({
          id: `${folder}#${value.document}/${clause.clause}`,
          own: at >= packs.size,
          place: folder,
          at: clause.at,
          summary: clause.summary,
          keywords: { "zh-CN": clause.keywords?.["zh-CN"] ?? [], en: clause.keywords?.en ?? [] },
          document,
          executable: clause.executable ?? "yes",
          reason: clause.reason ?? null,
          mark: clause.mark ?? null,
          note: clause.note ?? null,
          rows: clause.rows ?? [],
        });
      }
    }
  }
  const byId = new Map(described.map((clause) => [clause.id, clause]));
  return {
    ok: true,
    policies: {
      version,
      places: [...policies.values()].map(({ place }) => place),
      clauses: described,
      examples,
      policy: (place) => policies.get(place),
      clause: (id) => byId.get(id),
    },
  };
}

export type ParameterReading =
  | { readonly ok: true; readonly parameter: ParameterOverride }
  | { readonly ok: false; readonly fault: { readonly code: string; readonly data: Readonly<Record<string, string>> } };

/** Reads `dibaoStandard.urban=625/month`. Whether the place has such a parameter, `policy.refuses` tells. */
export function readParameter(text: string): ParameterReading {
  const found = /^([A-Za-z][A-Za-z0-9.]*)=(\d+\/\d+|[^/\s]+)(\/(?:year|month))?$/.exec(text.trim());
  const [, name, value, unit = ""] = found ?? [];
  if (name === undefined || value === undefined)
    return { ok: false, fault: { code: "bad-parameter", data: { found: text } } };
  return { ok: true, parameter: { name, value, unit } };
}

/** The names by which examples may call leads: with their place and without. */
function leadNames(place: string, leads: readonly { readonly lead: string }[]): readonly string[] {
  return leads.flatMap(({ lead }) => [lead, `${place}/${lead}`]);
}

/** Programmes, warnings, conflicts and leads that an example names beside its expectations and that its place does not have. */
function* unknownNames(
  example: ExampleData,
  policy: Policy,
): Iterable<{ readonly key: string; readonly at: number; readonly name: string; readonly among: readonly string[] }> {
  const { programmes, conflicts } = policy.plan(example.on);
  const ids = programmes.map(({ id }) => id);
  const warnings = programmes.flatMap(({ id, warn }) => warn.map((warning) => `${id}/${warning.id}`));
  const everywhere = policy.levels.flatMap(({ pack }) => (pack.conflicts?.value ?? []).map(({ conflict }) => conflict));
  const lists = [
    ["best", ids],
    ["warnings", warnings],
    ["no-warnings", warnings],
    ["conflicts", conflicts.map(({ conflict }) => conflict)],
    [
      "leads",
      policy
        .plan(example.on)
        .leads()
        .leads.flatMap(({ id }) => [id, id.slice(id.indexOf("/") + 1)]),
    ],
    // What must not be there may be in force on other days.
    ["no-leads", policy.levels.flatMap(({ place, pack }) => leadNames(place, pack.leads?.value ?? []))],
    ["no-conflicts", everywhere],
  ] as const;
  for (const [key, among] of lists)
    for (const [at, name] of (example[key] ?? []).entries()) if (!among.includes(name)) yield { key, at, name, among };
}

/** The policy of one place from its levels, nearest first; what is wrong in them shows in the faults of its plans. */
export function policyOf(id: string, levels: readonly Level[], version: string): Policy {
  return new PlacePolicy(id, levels, version);
}

class PlacePolicy implements Policy {
  readonly place: Place;
  readonly version: string;
  readonly levels: readonly Level[];
  readonly #days: readonly string[];
  readonly #plans = new Map<string, Plan>();

  constructor(id: string, levels: readonly Level[], version: string) {
    const jurisdiction = levels.find(({ own }) => own !== true)?.pack.jurisdiction?.value;
    this.place = {
      id,
      name: jurisdiction?.name ?? { "zh-CN": id, en: id },
      parent: jurisdiction?.parent ?? null,
      level: jurisdiction?.level ?? "",
    };
    this.levels = levels;
    this.version = version;
    this.#days = boundaries(levels);
  }

  /** What is wrong in the law of any day, each fault with its place; builds the plans of all days. */
  *faults(): Iterable<PackFault> {
    for (const day of this.#days) {
      const plan = this.plan(day);
      yield* plan.faults;
      yield* plan.leads().faults;
      yield* plan.deadlines().faults;
    }
  }

  plan(on: string): Plan {
    let low = 0;
    for (let high = this.#days.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if ((this.#days[middle] ?? "") <= on) low = middle;
      else high = middle - 1;
    }
    const start = this.#days[low] ?? on;
    let plan = this.#plans.get(start);
    if (plan === undefined) {
      plan = buildPlan(this.levels, start, this.#days[low + 1] ?? null);
      this.#plans.set(start, plan);
    }
    return plan;
  }

  programmes(on: string): readonly { readonly id: string; readonly name: Localised }[] {
    return this.plan(on).programmes.map(({ id, name }) => ({ id, name }));
  }

  parameter(name: string, on: string): ParameterState | undefined {
    const found = resolveParameter(this.levels, name, on);
    if (found === null) return undefined;
    const { parameter, value, unset } = found;
    const print =
      value.kind === "number"
        ? (value.lo?.toString() ?? "")
        : value.kind === "truth"
          ? String(value.is === "yes")
          : value.kind === "choice"
            ? (value.of[0] ?? "")
            : "";
    return {
      name,
      title: parameter.name,
      unit: parameter.unit,
      value: unset ? null : `${print}${unitSuffix(parameter)}`,
      place: found.place,
      clause: found.clause,
      setBy: parameter["set-by"] ?? null,
      own: found.own,
      options: parameter.options ?? [],
      min: parameter.min ?? "0",
      max: parameter.max ?? (parameter.unit === "share" ? "1" : null),
    };
  }

  get own(): readonly OwnValue[] {
    return this.levels.flatMap(({ own, place, pack }) =>
      (own === true ? (pack.parameters?.value ?? []) : []).flatMap((parameter) =>
        parameter.values.flatMap((one) => {
          if (!("value" in one)) return [];
          const { from, to = null, clause } = one;
          const value = `${one.value}${unitSuffix(parameter)}`;
          const file = pack.parameters?.source.file ?? "";
          return [{ parameter: parameter.parameter, title: parameter.name, place, value, from, to, clause, file }];
        }),
      ),
    );
  }

  parameters(on: string): readonly ParameterState[] {
    const names = new Set(
      this.levels.flatMap(({ pack }) => (pack.parameters?.value ?? []).map(({ parameter }) => parameter)),
    );
    return [...names].flatMap((name) => this.parameter(name, on) ?? []);
  }

  refuses(
    override: ParameterOverride,
    on: string,
  ): { readonly code: string; readonly data: Readonly<Record<string, string>> } | null {
    const found = resolveParameter(this.levels, override.name, on);
    if (found === null) return { code: "unknown-parameter", data: { name: override.name } };
    const { parameter } = found;
    const expected = unitSuffix(parameter);
    if (canonicalUnit(`yuan${override.unit}`) !== canonicalUnit(`yuan${expected}`))
      return {
        code: "parameter-unit",
        data: {
          name: override.name,
          found: `${override.value}${override.unit}`,
          expected: `${override.value}${expected}`,
        },
      };
    if (parameterValue(parameter, override.value, {}) === null)
      return {
        code: "bad-parameter-value",
        data: { name: override.name, found: override.value, unit: parameter.unit },
      };
    return null;
  }
}
