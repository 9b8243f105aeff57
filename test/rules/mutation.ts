/**
 * Mutants of the packs: one condition negated, one comparison loosened or tightened, one figure moved by one unit. A
 * worked example that still comes out as before does not depend on what was changed; where none fails, nothing in the
 * packs shows that the change matters.
 */
import { readPackFolder } from "../../src/files/load-policies.ts";
import { checkExample } from "../../src/rules/examples.ts";
import { type Example, loadPolicies, type Policy, type PolicySet } from "../../src/rules/index.ts";
import { chains } from "../../src/rules/packs/check-packs.ts";
import { covers } from "../../src/rules/packs/levels.ts";
import { parameterValue } from "../../src/rules/packs/parameters.ts";
import { type Located, type PackFault, type RawPack, readPacks } from "../../src/rules/packs/read-packs.ts";
import { policyOf } from "../../src/rules/policies.ts";

type Path = readonly (string | number)[];

export interface Mutant {
  readonly place: string;
  /** Programme, `definitions`, `parameters` or `leads`. */
  readonly part: string;
  readonly file: string;
  readonly line: number;
  readonly kind: "negated" | "comparison" | "figure";
  /** The text as it stands and as it is changed to. */
  readonly was: string;
  readonly becomes: string;
  /** First and last day on which the change can matter; null: open. */
  readonly from: string;
  readonly to: string | null;
  readonly name: string;
  apply(pack: RawPack): RawPack;
}

/** `refused`: the packs do not load with it; `unread`: a figure that no rule reads (meetings, samples, deadlines). */
export type Fate = "killed" | "refused" | "survived" | "unread";

export interface Bench {
  readonly packs: ReadonlyMap<string, RawPack>;
  readonly policies: PolicySet;
  readonly examples: readonly Example[];
  /** How often an example has killed: those that kill much are asked first. */
  readonly kills: Map<Example, number>;
}

/** The packs of a folder with the examples that pass; throws where the packs do not load. */
export function openBench(folder: string): Bench {
  const files = readPackFolder(folder);
  const loaded = loadPolicies(files, "as it is");
  if (!loaded.ok) throw new Error(loaded.faults.map((fault) => `${fault.file}:${fault.line} ${fault.code}`).join("\n"));
  const { policies } = loaded;
  const examples = policies.examples.filter((example) => checkExample(policies, example).length === 0);
  return { packs: readPacks(files).packs, policies, examples, kills: new Map() };
}

/** Every mutant of every pack, in a fixed order. */
export function mutantsOf({ packs }: Pick<Bench, "packs">): readonly Mutant[] {
  return [...packs].flatMap(([place, pack]) => [
    ...pack.programmes.flatMap((located, index) =>
      ofRules(located, {
        ...{ place, part: located.value.programme },
        put: (one, value) => ({ ...one, programmes: one.programmes.with(index, { ...located, value }) }),
      }),
    ),
    ...(pack.definitions === null
      ? []
      : ofRules(pack.definitions, {
          ...{ place, part: "definitions" },
          put: (one, value) => ({ ...one, definitions: { source: one.definitions?.source ?? failed(), value } }),
        })),
    ...(pack.leads === null
      ? []
      : ofRules(pack.leads, {
          ...{ place, part: "leads" },
          put: (one, value) => ({ ...one, leads: { source: one.leads?.source ?? failed(), value } }),
        })),
    ...ofParameters(place, pack),
  ]);
}

const failed = (): never => {
  throw new Error("the part that is changed is gone");
};

interface Ground<T> {
  readonly place: string;
  readonly part: string;
  put(pack: RawPack, value: T): RawPack;
}

/** Conditions and amounts, wherever they stand in a file. */
function ofRules<T>(located: Located<T>, ground: Ground<T>): readonly Mutant[] {
  return [...expressions(located.value, [])].flatMap(({ path, text, truth, from, to }) =>
    changes(text, truth).map(({ kind, was, becomes, whole }) => {
      const { file, line } = located.source.fault("mutant", path);
      const name = nameOf(located.value, path);
      return {
        ...{ place: ground.place, part: ground.part, file, line, kind, was, becomes, from, to, name },
        apply: (pack: RawPack) => ground.put(pack, replaced(located.value, path, whole) as T),
      };
    }),
  );
}

/** The definition in which a path of the definitions leads; "" elsewhere. */
function nameOf(data: unknown, [index]: Path): string {
  const item: unknown = Array.isArray(data) ? data[Number(index)] : null;
  return typeof item === "object" && item !== null && "definition" in item ? String(item.definition) : "";
}

interface Expression {
  readonly path: Path;
  readonly text: string;
  readonly truth: boolean;
  readonly from: string;
  readonly to: string | null;
}

const truths = ["when", "for-a-person"];

function* expressions(
  data: unknown,
  path: Path,
  around: Pick<Expression, "from" | "to"> & { readonly type?: string } = { from: "", to: null },
): Iterable<Expression> {
  if (Array.isArray(data)) {
    for (const [index, item] of data.entries()) yield* expressions(item, [...path, index], around);
    return;
  }
  if (typeof data !== "object" || data === null) return;
  const own = data as Record<string, unknown>;
  const dated = typeof own.from === "string" ? { from: own.from, to: typeof own.to === "string" ? own.to : null } : {};
  const inside = { ...around, ...dated, ...(typeof own.type === "string" ? { type: own.type } : {}) };
  for (const [key, value] of Object.entries(own)) {
    const { from, to, type } = inside;
    if (typeof value === "string" && truths.includes(key))
      yield { path: [...path, key], text: value, truth: true, from, to };
    else if (typeof value === "string" && key === "value")
      yield { path: [...path, key], text: value, truth: type === "truth", from, to };
    else yield* expressions(value, [...path, key], inside);
  }
}

interface Change {
  readonly kind: Mutant["kind"];
  readonly was: string;
  readonly becomes: string;
  readonly whole: string;
}

const flipped: Readonly<Record<string, string>> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "!=", "!=": "=" };

function changes(text: string, truth: boolean): readonly Change[] {
  const all: Change[] = [];
  const brief = text.trim().replace(/\s+/g, " ");
  if (truth) all.push({ kind: "negated", was: brief, becomes: `not(${brief})`, whole: `not(\n${text}\n)` });
  // Quoted names and days are no figures.
  const bare = text.replace(/"[^"]*"/g, (quoted) => " ".repeat(quoted.length));
  const change = (kind: Mutant["kind"], at: number, was: string, becomes: string): void => {
    const [before, after] = [text.slice(0, at).slice(-70), text.slice(at + was.length).slice(0, 70)];
    const near = `${before}⟦${was} → ${becomes}⟧${after}`.trim().replace(/\s+/g, " ");
    all.push({ kind, was: brief, becomes: near, whole: text.slice(0, at) + becomes + text.slice(at + was.length) });
  };
  for (const found of bare.matchAll(/(?<=\s)(<=|>=|!=|<|>|=)(?=\s)/g))
    change("comparison", found.index, found[0], flipped[found[0]] ?? found[0]);
  for (const found of bare.matchAll(/(?<![\w-]|[^.]\.)\d+(?:\.\d+)?(?!\w)/g))
    change("figure", found.index, found[0], oneMore(found[0]));
  return all;
}

/** One unit more in the last digit that is written. */
function oneMore(figure: string): string {
  const [, decimals = ""] = figure.split(".");
  const digits = (BigInt(figure.replace(".", "")) + 1n).toString().padStart(decimals.length + 1, "0");
  return decimals === "" ? digits : `${digits.slice(0, -decimals.length)}.${digits.slice(-decimals.length)}`;
}

function ofParameters(place: string, pack: RawPack): readonly Mutant[] {
  if (pack.parameters === null) return [];
  const { value: parameters, source } = pack.parameters;
  return parameters.flatMap((parameter, index) =>
    parameter.values.flatMap((value, at): readonly Mutant[] => {
      if (!("value" in value)) return [];
      const was = value.value;
      const becomes =
        parameter.unit === "truth"
          ? String(was !== "true")
          : parameter.unit === "choice"
            ? (parameter.options?.find((option) => option !== was) ?? was)
            : was.includes("/")
              ? was.replace(/\d+$/, oneMore)
              : oneMore(was);
      const path = [index, "values", at, "value"];
      const { file, line } = source.fault("mutant", path);
      return [
        {
          ...{ place, part: "parameters", file, line, kind: "figure" as const, name: parameter.parameter },
          ...{ was: `${parameter.parameter} = ${was}`, becomes, from: value.from, to: null },
          apply: (one) => ({
            ...one,
            parameters: { source, value: replaced(parameters, path, becomes) as typeof parameters },
          }),
        },
      ];
    }),
  );
}

/** A copy of data with one value in another's place. */
function replaced(data: unknown, path: Path, value: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(data)) return data.with(Number(key), replaced(data[Number(key)], rest, value));
  const own = data as Record<string, unknown>;
  return { ...own, [key]: replaced(own[String(key)], rest, value) };
}

/** What becomes of a mutant: the examples of every place that inherits its place are run until one fails. */
export function fateOf(bench: Bench, mutant: Mutant): Fate {
  const pack = bench.packs.get(mutant.place);
  if (pack === undefined) throw new Error(`no place ${mutant.place}`);
  const changed = mutant.apply(pack);
  if (mutant.part === "parameters" && !figuresStand(changed)) return "refused";
  const policies = new Map<string, Policy>();
  const faults: PackFault[] = [];
  for (const [id, levels] of chains(new Map(bench.packs).set(mutant.place, changed), faults))
    if (levels.some(({ place }) => place === mutant.place)) policies.set(id, policyOf(id, levels, "changed"));
  const set: PolicySet = { ...bench.policies, policy: (id) => policies.get(id) };
  const touched = dependents(bench, mutant.part);
  const concerned = bench.examples.filter(
    (example) =>
      policies.has(example.place) &&
      mutant.from <= example.on &&
      (mutant.to === null || example.on <= mutant.to) &&
      (touched === null || !onlyElsewhere(example, touched)) &&
      !isShadowed(mutant, policies.get(example.place), example.on),
  );
  const weight = (example: Example): number =>
    (bench.kills.get(example) ?? 0) + (mutant.part in example.expect ? 1_000_000 : 0);
  let read = mutant.part !== "parameters";
  for (const example of concerned.sort((a, b) => weight(b) - weight(a))) {
    const plan = policies.get(example.place)?.plan(example.on);
    if (plan === undefined) continue;
    if (plan.faults.length > 0 || plan.leads().faults.length > 0) return "refused";
    read ||= plan.parameters.some(({ name }) => name === mutant.name);
    if (checkExample(set, example).length === 0) continue;
    bench.kills.set(example, (bench.kills.get(example) ?? 0) + 1);
    return "killed";
  }
  return read || usedAnywhere(mutant, policies) ? "survived" : "unread";
}

/** Whether on that day a nearer level has something of its own in the place of what was changed. */
function isShadowed({ place, part, name }: Mutant, policy: Policy | undefined, on: string): boolean {
  const levels = policy?.levels ?? [];
  const nearer = levels.slice(
    0,
    levels.findIndex((level) => level.place === place),
  );
  return nearer.some(({ pack }) => {
    if (part === "leads") return false;
    if (part === "parameters")
      return pack.parameters?.value
        .find(({ parameter }) => parameter === name)
        ?.values.some((value) => "value" in value && covers(value, on));
    if (part === "definitions")
      return pack.definitions?.value
        .find(({ definition }) => definition === name)
        ?.versions.some((version) => covers(version, on));
    return pack.programmes
      .find(({ value }) => value.programme === part)
      ?.value.versions.some((version) => version.mode !== "add" && covers(version, on));
  });
}

/** The programmes that a change to one of them can touch: itself and those that ask how it turns out; null: all. */
function dependents({ packs }: Bench, part: string): ReadonlySet<string> | null {
  if (["definitions", "parameters", "leads"].includes(part)) return null;
  const all = [...packs.values()].flatMap(({ programmes }) =>
    programmes.map(({ value }) => ({ id: value.programme, text: JSON.stringify(value) })),
  );
  const touched = new Set([part]);
  for (let before = 0; before < touched.size; ) {
    before = touched.size;
    for (const { id, text } of all)
      if ([...touched].some((one) => text.includes(`programmes(\\"${one}\\"`))) touched.add(id);
  }
  return touched;
}

/** Whether an example says nothing but of programmes that a change cannot touch. */
const onlyElsewhere = (example: Example, touched: ReadonlySet<string>): boolean =>
  !Object.keys(example.expect).some((id) => touched.has(id)) &&
  [example.best, example.warnings, example["no-warnings"], example.leads, example["no-leads"]].every(
    (list) => list === undefined,
  );

/** Whether the figures of a pack are still figures of their units. */
const figuresStand = (pack: RawPack): boolean =>
  (pack.parameters?.value ?? []).every((parameter) =>
    parameter.values.every((value) => !("value" in value) || parameterValue(parameter, value.value, {}) !== null),
  );

const usedAnywhere = (mutant: Mutant, policies: ReadonlyMap<string, Policy>): boolean =>
  [...policies.values()].some((policy) => policy.plan(mutant.from).parameters.some(({ name }) => name === mutant.name));
