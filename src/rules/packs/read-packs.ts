/** YAML text to typed packs: duplicate keys, wrong shapes and misspelt keys are faults with file, line and column. */
import type { z } from "zod";
import { nearest } from "../nearest.ts";
import type {
  Conflict,
  Correction,
  DeadlineRule,
  Definition,
  ExampleData,
  Jurisdiction,
  Lead,
  OfficialDateRule,
  PackDocument,
  Parameter,
  Programme,
} from "./schema.ts";
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
} from "./schema.ts";
import { type PackFault, type Path, Source } from "./source.ts";

export type { PackFault, Path, Source };

export interface PackFile {
  /** Path below data/policies, as `cn/parameters.yaml`. */
  readonly path: string;
  readonly text: string;
  /** What faults call the file, where that is not its path. */
  readonly shown?: string;
}
export interface Located<T> {
  readonly value: T;
  readonly source: Source;
}
export interface RawPack {
  readonly folder: string;
  jurisdiction: Located<Jurisdiction> | null;
  readonly documents: Located<PackDocument>[];
  parameters: Located<readonly Parameter[]> | null;
  definitions: Located<readonly Definition[]> | null;
  readonly programmes: Located<Programme>[];
  conflicts: Located<readonly Conflict[]> | null;
  leads: Located<readonly Lead[]> | null;
  corrections: Located<readonly Correction[]> | null;
  deadlines: Located<readonly DeadlineRule[]> | null;
  calendar: Located<readonly OfficialDateRule[]> | null;
  readonly examples: Located<readonly ExampleData[]>[];
}

/** A pack of which nothing has been read yet. */
export const emptyPack = (folder: string): RawPack => ({
  folder,
  jurisdiction: null,
  documents: [],
  parameters: null,
  definitions: null,
  programmes: [],
  conflicts: null,
  leads: null,
  corrections: null,
  deadlines: null,
  calendar: null,
  examples: [],
});

type Kind =
  | "jurisdiction"
  | "document"
  | "parameters"
  | "definitions"
  | "programme"
  | "conflicts"
  | "leads"
  | "corrections"
  | "deadlines"
  | "calendar"
  | "examples";

function kindOf(parts: readonly string[]): Kind | null {
  const [first = "", second] = parts;
  if (second === undefined) {
    if (
      first === "jurisdiction.yaml" ||
      first === "parameters.yaml" ||
      first === "definitions.yaml" ||
      first === "conflicts.yaml" ||
      first === "leads.yaml" ||
      first === "corrections.yaml" ||
      first === "deadlines.yaml" ||
      first === "calendar.yaml"
    )
      return first.slice(0, -5) as Kind;
    return null;
  }
  if (parts.length !== 2 || !second.endsWith(".yaml")) return null;
  return first === "documents"
    ? "document"
    : first === "programmes"
      ? "programme"
      : first === "examples"
        ? "examples"
        : null;
}

/** Reads every file; packs come back as far as they could be read, so that all faults are found at once. */
export function readPacks(files: readonly PackFile[]): { packs: Map<string, RawPack>; faults: PackFault[] } {
  const packs = new Map<string, RawPack>();
  const faults: PackFault[] = [];
  for (const { path, text } of files) {
    const [folder = "", ...parts] = path.split("/");
    const kind = kindOf(parts);
    if (kind === null) {
      faults.push({ code: "stray-file", file: path, line: 1, column: 1, data: { file: path } });
      continue;
    }
    let pack = packs.get(folder);
    if (pack === undefined) {
      pack = emptyPack(folder);
      packs.set(folder, pack);
    }
    const source = new Source(path, text);
    const reading = source.read();
    if (!reading.ok) {
      faults.push(...reading.faults);
      continue;
    }
    const { data } = reading;
    switch (kind) {
      case "jurisdiction":
        pack.jurisdiction = parse(jurisdictionSchema, data, source, faults);
        break;
      case "document":
        collect(pack.documents, parse(documentSchema, data, source, faults));
        break;
      case "parameters":
        pack.parameters = parse(parametersSchema, data, source, faults);
        break;
      case "definitions":
        pack.definitions = parse(definitionsSchema, data, source, faults);
        break;
      case "programme":
        collect(pack.programmes, parse(programmeSchema, data, source, faults));
        break;
      case "conflicts":
        pack.conflicts = parse(conflictsSchema, data, source, faults);
        break;
      case "corrections":
        pack.corrections = parse(correctionsSchema, data, source, faults);
        break;
      case "leads":
        pack.leads = parse(leadsSchema, data, source, faults);
        break;
      case "deadlines":
        pack.deadlines = parse(deadlinesSchema, data, source, faults);
        break;
      case "calendar":
        pack.calendar = parse(calendarSchema, data, source, faults);
        break;
      case "examples":
        collect(pack.examples, parse(examplesSchema, data, source, faults));
        break;
    }
  }
  return { packs, faults };
}

function collect<T>(into: T[], item: T | null): void {
  if (item !== null) into.push(item);
}

/** What a file holds, if it has the shape that it must have; else every fault of its shape is added. */
export function parse<T>(
  schema: z.ZodType<T>,
  data: unknown,
  source: Source,
  faults: PackFault[],
  keys: readonly string[] = packKeys,
): Located<T> | null {
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, source };
  for (const issue of result.error.issues) faults.push(...explain(issue, [], source, data, keys));
  return null;
}

/** What a misspelt key may have been meant for. */
const packKeys = [
  "clause",
  "value",
  "values",
  "from",
  "to",
  "unset",
  "note",
  "rows",
  "mark",
  "name",
  "when",
  "id",
  "require",
  "amount",
  "persons",
  "routes",
  "route",
  "gate",
  "for-a-person",
  "per",
  "for",
  "round",
  "dates",
  "warn",
  "notes",
  "text",
  "excludes",
  "versions",
  "programme",
  "parameter",
  "definition",
  "unit",
  "options",
  "min",
  "max",
  "set-by",
  "may-set",
  "fixed",
  "type",
  "of",
  "document",
  "title",
  "number",
  "issuer",
  "in-force",
  "held",
  "clauses",
  "at",
  "summary",
  "executable",
  "reason",
  "jurisdiction",
  "parent",
  "level",
  "conflict",
  "lead",
  "list",
  "check",
  "correction",
  "premise",
  "asked",
  "right",
  "keywords",
  "applied",
  "other",
  "why",
  "programmes",
  "example",
  "place",
  "on",
  "proves",
  "facts",
  "parameters",
  "expect",
  "once",
  "best",
  "warnings",
  "no-warnings",
  "conflicts",
  "no-conflicts",
  "leads",
  "no-leads",
  "ask-when",
  "combines",
  "only",
  "first",
  "difference",
  "deadline",
  "date",
  "kind",
  "starts",
  "otherwise",
  "labels",
  "except",
  "done",
  "before",
  "void",
  "within",
  "sense",
  "instead",
  "not-extended",
  "alternatives",
  "because",
  "shift",
  "after",
  "span",
  "rule",
  "day",
  "year",
  "published",
  "events",
  "deadlines",
  "no-deadlines",
  "until",
  "due",
  "mode",
  "each",
  "in",
  "zh-CN",
  "en",
];

function explain(
  issue: z.core.$ZodIssue,
  before: Path,
  source: Source,
  data: unknown,
  keys: readonly string[],
): PackFault[] {
  const path = [...before, ...issue.path];
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    data,
  );
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        source.keyFault("unknown-key", path, key, {
          key,
          nearest: nearest(
            key,
            keys.filter((name) => !source.keys(path).includes(name)),
          ),
        }),
      );
    case "invalid_union": {
      // The alternative that fits best is the one the author meant.
      const best = [...issue.errors].sort((a, b) => weight(a) - weight(b))[0] ?? [];
      const inner = best.flatMap((one) => explain(one, path, source, data, keys));
      return inner.length > 0 ? inner : [source.fault("bad-value", path, { found: show(value), expected: "" })];
    }
    case "invalid_type":
      if (value === undefined) {
        const key = String(path.at(-1) ?? "");
        return [
          source.fault(
            key === "clause" ? "missing-clause" : key === "zh-CN" || key === "en" ? "missing-language" : "missing-key",
            path.slice(0, -1),
            { key },
          ),
        ];
      }
      return [source.fault("bad-value", path, { found: show(value), expected: issue.expected })];
    case "invalid_value":
      if (value === undefined)
        return [source.fault("missing-key", path.slice(0, -1), { key: String(path.at(-1) ?? "") })];
      return [source.fault("bad-value", path, { found: show(value), expected: issue.values.map(String).join(" | ") })];
    case "custom":
      return [
        source.fault(typeof issue.params?.code === "string" ? issue.params.code : "bad-value", path, {
          found: show(value),
          expected: "",
        }),
      ];
    default:
      return [
        source.fault(issue.message === "clauseId" ? "bad-clause-id" : "bad-value", path, {
          found: show(value),
          expected: issue.code === "invalid_format" ? String(issue.pattern ?? "") : issue.code,
        }),
      ];
  }
}

const weight = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce(
    (sum, issue) =>
      sum + (issue.code === "unrecognized_keys" ? 2 * issue.keys.length : issue.path.length === 0 ? 5 : 1),
    0,
  );

function show(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string"
    ? (value.split("\n")[0] ?? "").slice(0, 60)
    : Array.isArray(value)
      ? "list"
      : (JSON.stringify(value) ?? "").slice(0, 60);
}
