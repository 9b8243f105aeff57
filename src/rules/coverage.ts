/**
 * What becomes of each statement of the source documents: every item of the packs may name the rows of the list of
 * statements that it carries. A row is executable where a rule, a figure that a rule uses, or a lead carries it or cites
 * the clause that does; else it is a matter for a person, or not executable, with the reason.
 */
import { mentions } from "./feel/mentions.ts";
import { parseOnce } from "./feel/parse.ts";
import type { Located, RawPack } from "./packs/read-packs.ts";
import type { DeadlineVersion, OfficialDateVersion, Programme, ProgrammeVersion } from "./packs/schema.ts";
import { namesOfSpan } from "./packs/time-span.ts";
import type { PolicySet } from "./policies.ts";
import type { Localised } from "./programme.ts";

export type CoverageState = "executable" | "checklist" | "not-executable";
/** Why a row is not executable: in the words of the packs, or by a name of ours where they have none. */
export type CoverageReason =
  | { readonly said: Localised }
  | { readonly because: "figure-unused" | "definition-unused" | "clause-uncited" };

export interface CoverageHome {
  /** `place#document/article`, or a file of the packs and what stands in it: `cn/leads.yaml:death-cover@2020-01-01`. */
  readonly home: string;
  readonly state: CoverageState;
  readonly reason: CoverageReason | null;
}
export interface CoverageRow {
  /** `S3-014`, `N-2-06`. */
  readonly id: string;
  readonly state: CoverageState;
  /** Where it lives, the strongest first. */
  readonly homes: readonly CoverageHome[];
}

/** One thing in a pack that can carry rows. `clauses` are those that it carries out, where it is carried out at all. */
interface Item extends CoverageHome {
  readonly rows: readonly string[];
  readonly clauses: readonly string[];
}

const strength: Readonly<Record<CoverageState, number>> = { executable: 0, checklist: 1, "not-executable": 2 };

/** The rows of all packs, those of the seeds before the national ones, each with every home. */
export function coverage(policies: PolicySet): readonly CoverageRow[] {
  const packs = policies.places.flatMap(({ id }) => {
    const levels = policies.policy(id)?.levels ?? [];
    return levels.find(({ own }) => own !== true)?.pack ?? [];
  });
  const used = usedNames(packs);
  const items = packs.flatMap((pack) => [...itemsOf(pack, used)]);
  const carriedOut = new Set(items.flatMap(({ state, clauses }) => (state === "executable" ? clauses : [])));
  const homes = new Map<string, CoverageHome[]>();
  const put = (rows: readonly string[], { home, state, reason }: CoverageHome): void => {
    for (const row of rows) {
      const known = homes.get(row) ?? [];
      if (!known.some((one) => one.home === home)) homes.set(row, [...known, { home, state, reason }]);
    }
  };
  for (const item of items) put(item.rows, item);
  for (const { id, own, rows, executable, reason } of policies.clauses) {
    if (own) continue;
    if (executable !== "yes")
      put(rows, {
        home: id,
        state: executable === "no" ? "not-executable" : "checklist",
        reason: reason === null ? { because: "clause-uncited" } : { said: reason },
      });
    else if (carriedOut.has(id)) put(rows, { home: id, state: "executable", reason: null });
    else put(rows, { home: id, state: "checklist", reason: { because: "clause-uncited" } });
  }
  return [...homes]
    .map(([id, all]) => {
      const sorted = [...all].sort((a, b) => strength[a.state] - strength[b.state]);
      return { id, state: sorted[0]?.state ?? "not-executable", homes: sorted };
    })
    .sort((a, b) => (rank(a.id) < rank(b.id) ? -1 : 1));
}

/** S0 … S4, then N; within a list the noise rows last. */
const rank = (id: string): string => (id.startsWith("S") ? `0${id}` : `1${id}`);

/** Every name that an expression of any pack mentions, and the figures that the program itself asks for. */
function usedNames(packs: readonly RawPack[]): (name: string) => boolean {
  const names = new Set(["counted"]);
  for (const text of packs.flatMap((pack) => [...textsOf(pack)])) {
    const parsed = parseOnce(text);
    if (parsed.ok) for (const { name } of mentions(parsed.ast)) names.add(name);
  }
  for (const name of packs.flatMap((pack) => [...figuresOfDays(pack)])) names.add(name);
  return (name) => names.has(name) || /^(vote|sample)\./.test(name);
}

/** The figures that say how long a time limit is, or on which day something is. */
function* figuresOfDays({ deadlines, calendar }: RawPack): Iterable<string> {
  const spans = (deadlines?.value ?? []).flatMap(({ versions }) => versions.flatMap(spansOf));
  const dates = (calendar?.value ?? []).flatMap(({ versions }) => versions);
  const shifts = dates.flatMap(({ alternatives = [] }) => alternatives.flatMap(({ shift }) => shift ?? []));
  for (const span of [...spans, ...shifts]) for (const { name } of namesOfSpan(span)) yield name;
  for (const { day, year } of dates) yield* [day, year].filter((name) => name !== undefined);
}

const spansOf = ({ within, instead = [], alternatives = [] }: DeadlineVersion): readonly string[] =>
  [within, ...instead.map((one) => one.within), ...alternatives.flatMap((one) => [one.within, one.shift])].filter(
    (span) => span !== undefined,
  );

function* textsOf({ programmes, definitions, leads, deadlines }: RawPack): Iterable<string> {
  for (const { versions } of deadlines?.value ?? [])
    for (const { when, instead = [], alternatives = [] } of versions)
      yield* [when, ...instead.map((one) => one.when), ...alternatives.map((one) => one.when)].filter(
        (text) => text !== undefined,
      );
  for (const { versions } of definitions?.value ?? []) for (const { value } of versions) yield value;
  for (const { versions } of leads?.value ?? [])
    for (const version of versions) yield* [version.when, version.in ?? "members"];
  for (const { value } of programmes)
    for (const version of value.versions) for (const part of partsOf(version)) yield* part.texts;
}

/** A part of a programme that is carried out. */
interface Part {
  readonly name: string;
  readonly texts: readonly string[];
  readonly clauses: readonly string[];
  readonly rows: readonly string[] | undefined;
}

/** Everything in a version of a programme that is carried out, by where it stands. */
function* partsOf(version: ProgrammeVersion): Iterable<Part> {
  const { persons, amount } = version;
  const amountPart = (name: string, one: NonNullable<typeof amount>): Part => ({
    name,
    texts: [one.value],
    clauses: [one.clause, ...(one.round?.clause === undefined ? [] : [one.round.clause])],
    rows: one.rows,
  });
  const requirements = function* (
    name: string,
    all: NonNullable<ProgrammeVersion["require"]> | undefined,
  ): Iterable<Part> {
    for (const one of all ?? [])
      yield {
        name: `${name}${one.id}`,
        texts: [one.when, ...(one["for-a-person"] === undefined ? [] : [one["for-a-person"]])],
        clauses: [one.clause],
        rows: one.rows,
      };
  };
  const asked = [version["ask-when"], persons?.in].filter((text) => text !== undefined);
  yield { name: "", texts: asked, clauses: [version.clause], rows: version.rows };
  yield* requirements("", version.require);
  yield* requirements("", persons?.require);
  for (const route of [...(version.routes ?? []), ...(persons?.routes ?? [])]) {
    yield { name: route.route, texts: [], clauses: [], rows: route.rows };
    yield* requirements(`${route.route}/`, route.require);
    if (route.amount !== undefined) yield amountPart(`${route.route}/amount`, route.amount);
  }
  if (amount !== undefined) yield amountPart("amount", amount);
  for (const { id, value, clause, rows } of version.dates ?? [])
    yield { name: id, texts: [value], clauses: [clause], rows };
  for (const { id, when, clause, rows } of version.warn ?? [])
    yield { name: id, texts: [when], clauses: [clause], rows };
  for (const { programme, clause, rows } of version.excludes ?? [])
    yield { name: `excludes/${programme}`, texts: [], clauses: [clause], rows };
  for (const { programme, clause, rows } of version.combines ?? [])
    yield { name: `combines/${programme}`, texts: [], clauses: [clause], rows };
}

const runs = { state: "executable", reason: null } as const;

/** Everything in a pack, its clauses apart, that can carry rows. */
function* itemsOf(pack: RawPack, used: (name: string) => boolean): Iterable<Item> {
  for (const { parameter, values } of pack.parameters?.value ?? [])
    for (const { from, clause, rows = [] } of values)
      yield {
        home: `${fileOf(pack.parameters)}:${parameter}@${from}`,
        rows,
        clauses: [clause],
        ...(used(parameter) ? runs : { state: "checklist", reason: { because: "figure-unused" } }),
      };
  for (const { definition, versions } of pack.definitions?.value ?? [])
    for (const { from, clause, rows = [] } of versions)
      yield {
        home: `${fileOf(pack.definitions)}:${definition}@${from}`,
        rows,
        clauses: [clause],
        ...(used(definition) ? runs : { state: "checklist", reason: { because: "definition-unused" } }),
      };
  for (const { lead, versions } of pack.leads?.value ?? [])
    for (const { from, clause, rows = [] } of versions)
      yield { home: `${fileOf(pack.leads)}:${lead}@${from}`, rows, clauses: [clause], ...runs };
  for (const { deadline, versions } of pack.deadlines?.value ?? [])
    for (const version of versions) yield* itemsOfDays(`${fileOf(pack.deadlines)}:${deadline}`, version);
  for (const { date, versions } of pack.calendar?.value ?? [])
    for (const version of versions) yield* itemsOfDays(`${fileOf(pack.calendar)}:${date}`, version);
  for (const programme of pack.programmes) yield* itemsOfProgramme(programme);
  for (const { conflict, why, rows = [] } of pack.conflicts?.value ?? [])
    yield {
      home: `${fileOf(pack.conflicts)}:${conflict}`,
      rows,
      clauses: [],
      state: "checklist",
      reason: { said: why },
    };
  for (const { correction, right, rows = [] } of pack.corrections?.value ?? [])
    yield {
      home: `${fileOf(pack.corrections)}:${correction}`,
      rows,
      clauses: [],
      state: "not-executable",
      reason: { said: right },
    };
}

/** A time limit or an official date, with the readings beside it. */
function* itemsOfDays(name: string, version: DeadlineVersion | OfficialDateVersion): Iterable<Item> {
  const { from, clause, rows = [], alternatives = [] } = version;
  const instead = "instead" in version ? (version.instead ?? []) : [];
  const others = [...instead, ...alternatives].flatMap((one) => one.clause ?? []);
  const more = instead.flatMap((one) => one.rows ?? []);
  yield { home: `${name}@${from}`, rows: [...rows, ...more], clauses: [clause, ...others], ...runs };
}

function* itemsOfProgramme({ value, source }: Located<Programme>): Iterable<Item> {
  for (const version of value.versions) {
    const at = `${source.file}:${value.programme}@${version.from}`;
    for (const { name, clauses, rows = [] } of partsOf(version))
      yield { home: name === "" ? at : `${at}/${name}`, rows, clauses, ...runs };
    for (const { text, rows = [] } of version.notes ?? [])
      yield { home: `${at}/notes`, rows, clauses: [], state: "checklist", reason: { said: text } };
  }
}

const fileOf = (located: Located<unknown> | null): string => located?.source.file ?? "";
