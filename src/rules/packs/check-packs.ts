/** What has to hold across the files of the packs: levels, clauses, dated values, and who may set what. */

import { canonicalUnit } from "../feel/types.ts";
import { nearest } from "../nearest.ts";
import { checkDeadlines, checkOfficialDates } from "./check-deadlines.ts";
import { checkDates, unique } from "./check-versions.ts";
import type { Level } from "./levels.ts";
import type { OwnPack } from "./own-values.ts";
import { parameterValue } from "./parameters.ts";
import type { PackFault, Path, RawPack, Source } from "./read-packs.ts";
import type { levels as levelNames, Parameter } from "./schema.ts";

/** The chain of each place, nearest level first. Places whose chain is broken are left out and named. */
export function chains(packs: ReadonlyMap<string, RawPack>, faults: PackFault[]): Map<string, readonly Level[]> {
  const all = new Map<string, readonly Level[]>();
  for (const [folder, pack] of packs) {
    if (pack.jurisdiction === null) {
      if (!faults.some((fault) => fault.file === `${folder}/jurisdiction.yaml`))
        faults.push({
          code: "missing-file",
          file: `${folder}/jurisdiction.yaml`,
          line: 1,
          column: 1,
          data: { file: "jurisdiction.yaml" },
        });
      continue;
    }
    const { value, source } = pack.jurisdiction;
    if (value.jurisdiction !== folder)
      faults.push(source.fault("wrong-folder", ["jurisdiction"], { found: value.jurisdiction, expected: folder }));
  }
  for (const [folder, pack] of packs) {
    const levels: Level[] = [];
    const seen = new Set<string>();
    let current: RawPack | undefined = pack;
    while (current?.jurisdiction) {
      const { value, source }: NonNullable<RawPack["jurisdiction"]> = current.jurisdiction;
      if (seen.has(current.folder)) {
        if (current.folder === folder)
          faults.push(source.fault("parent-cycle", ["parent"], { through: [...seen, current.folder].join(" → ") }));
        levels.length = 0;
        break;
      }
      seen.add(current.folder);
      levels.push({ place: current.folder, level: value.level, pack: current });
      if (value.parent === null) break;
      const parent: RawPack | undefined = packs.get(value.parent);
      if (parent === undefined) {
        if (current.folder === folder)
          faults.push(
            source.fault("unknown-parent", ["parent"], {
              found: value.parent,
              nearest: nearest(value.parent, packs.keys()),
            }),
          );
        levels.length = 0;
        break;
      }
      current = parent;
    }
    if (levels.length > 0) all.set(folder, levels);
  }
  return all;
}

/** All clause ids; a document or clause named twice is a fault. */
export function clauseIds(
  packs: ReadonlyMap<string, RawPack>,
  owns: ReadonlyMap<string, OwnPack>,
  faults: PackFault[],
): Set<string> {
  const ids = new Set<string>();
  for (const [folder, pack] of packs) {
    const documents = new Set<string>();
    for (const { value, source } of [...pack.documents, ...(owns.get(folder)?.pack.documents ?? [])]) {
      if (documents.has(value.document))
        faults.push(source.fault("duplicate-id", ["document"], { id: value.document }));
      documents.add(value.document);
      const { from, to } = value["in-force"];
      if (to !== undefined && to !== null && to < from)
        faults.push(source.fault("from-after-to", ["in-force", "to"], { from, to }));
      for (const [index, clause] of value.clauses.entries()) {
        const id = `${folder}#${value.document}/${clause.clause}`;
        if (ids.has(id)) faults.push(source.fault("duplicate-id", ["clauses", index, "clause"], { id }));
        ids.add(id);
        if (clause.executable !== undefined && clause.executable !== "yes" && clause.reason === undefined)
          faults.push(source.fault("missing-key", ["clauses", index], { key: "reason" }));
      }
    }
  }
  return ids;
}

/** Reports every place in a pack that names a clause. The path is the walk's own: who keeps it has to copy it. */
function visitClauses(data: unknown, visit: (clause: string, path: Path) => void, path: PropertyKey[] = []): void {
  if (typeof data !== "object" || data === null) return;
  const list = Array.isArray(data);
  for (const key in data) {
    const value = (data as Record<string, unknown>)[key];
    path.push(list ? Number(key) : key);
    if (typeof value === "object") visitClauses(value, visit, path);
    else if (typeof value === "string" && (key === "clause" || key === "proves" || path.at(-2) === "also"))
      visit(value, path);
    path.pop();
  }
}

/** Checks what the packs say of one another: clauses that exist, versions that do not overlap, values of their unit. */
export function checkContents(
  packs: ReadonlyMap<string, RawPack>,
  all: ReadonlyMap<string, readonly Level[]>,
  clauses: ReadonlySet<string>,
  faults: PackFault[],
  skipExamples: boolean,
): void {
  for (const [folder, pack] of packs) {
    const chain = all.get(folder) ?? [];
    const levels = chain[0]?.own === true ? chain.slice(1) : chain;
    const visible = new Set(levels.map(({ place }) => place));
    const mention = (source: Source, data: unknown): void => {
      visitClauses(data, (clause, path) => {
        const hash = clause.indexOf("#");
        if (hash < 0) return;
        if (!clauses.has(clause))
          faults.push(source.fault("unknown-clause", path, { clause, nearest: nearest(clause, clauses) }));
        else if (levels.length > 0 && !visible.has(clause.slice(0, hash)))
          faults.push(source.fault("foreign-clause", path, { clause, place: folder }));
      });
    };
    for (const located of [
      pack.parameters,
      pack.definitions,
      pack.conflicts,
      pack.leads,
      pack.corrections,
      pack.deadlines,
      pack.calendar,
      ...pack.programmes,
      ...pack.examples,
    ])
      if (located !== null) mention(located.source, located.value);
    checkParameters(folder, pack, levels, faults);
    const own = chain[0]?.own === true ? chain[0].pack : null;
    if (own !== null) {
      if (own.parameters !== null) mention(own.parameters.source, own.parameters.value);
      checkParameters(folder, own, chain, faults);
    }
    const { value: definitions = [], source } = pack.definitions ?? {};
    if (source !== undefined) {
      unique(
        definitions.map(({ definition }) => definition),
        (index, id) => faults.push(source.fault("duplicate-id", [index, "definition"], { id })),
      );
      for (const [index, definition] of definitions.entries()) {
        checkDates(source, [index, "versions"], definition.versions, false, faults);
        for (const { pack: above } of levels.slice(1)) {
          const other = above.definitions?.value.find(({ definition: name }) => name === definition.definition);
          if (other !== undefined && (other.type !== definition.type || other.of !== definition.of))
            faults.push(
              source.fault("type-differs-above", [index, "type"], {
                name: definition.definition,
                found: definition.type,
                expected: other.type,
              }),
            );
        }
      }
    }
    const ids = new Set<string>();
    for (const { value, source: at } of pack.programmes) {
      if (ids.has(value.programme)) faults.push(at.fault("duplicate-id", ["programme"], { id: value.programme }));
      ids.add(value.programme);
      checkDates(at, ["versions"], value.versions, true, faults);
      for (const [index, version] of value.versions.entries()) {
        const names = [...(version.require ?? []), ...(version.persons?.require ?? [])].map(({ id }) => id);
        unique(names, (_, id) => faults.push(at.fault("duplicate-id", ["versions", index], { id })));
        if (
          version.mode === undefined &&
          [version.require, version.routes, version.persons].every((part) => part === undefined)
        )
          faults.push(at.fault("missing-key", ["versions", index], { key: "require" }));
        for (const key of ["excludes", "combines"] as const)
          for (const [item, { programme }] of (version[key] ?? []).entries())
            if (levels.length > 0 && !levels.some(({ pack: one }) => hasProgramme(one, programme)))
              faults.push(
                at.fault("unknown-programme", ["versions", index, key, item, "programme"], { name: programme }),
              );
      }
      const shown = pack.examples.some(({ value: examples }) =>
        examples.some(({ expect }) => value.programme in expect),
      );
      if (!shown && !skipExamples)
        faults.push(at.fault("programme-without-example", ["programme"], { programme: value.programme }));
    }
    const titles = new Set<string>();
    for (const { value: examples, source: at } of pack.examples) {
      for (const [index, { example }] of examples.entries()) {
        if (titles.has(example)) faults.push(at.fault("duplicate-id", [index, "example"], { id: example }));
        titles.add(example);
      }
    }
    checkLeads(pack, levels, faults);
    checkDeadlines(pack, levels, faults);
    checkOfficialDates(pack, levels, faults);
    const corrections = pack.corrections;
    if (corrections !== null) {
      unique(
        corrections.value.map(({ correction }) => correction),
        (index, id) => faults.push(corrections.source.fault("duplicate-id", [index, "correction"], { id })),
      );
    }
    const conflicts = pack.conflicts;
    if (conflicts !== null) {
      for (const [index, { from, to }] of conflicts.value.entries())
        if (to !== undefined && to !== null && to < from)
          faults.push(conflicts.source.fault("from-after-to", [index, "to"], { from, to }));
    }
  }
}

const hasProgramme = ({ programmes }: RawPack, id: string): boolean =>
  programmes.some(({ value }) => value.programme === id);

function checkParameters(folder: string, pack: RawPack, levels: readonly Level[], faults: PackFault[]): void {
  if (pack.parameters === null) return;
  const { value: parameters, source } = pack.parameters;
  unique(
    parameters.map(({ parameter }) => parameter),
    (index, id) => faults.push(source.fault("duplicate-id", [index, "parameter"], { id })),
  );
  for (const [index, parameter] of parameters.entries()) {
    // An office sets what it knows; between its values the pack's hold.
    checkDates(source, [index, "values"], parameter.values, levels[0]?.own === true, faults);
    if (parameter.unit === "choice" && parameter.options === undefined)
      faults.push(source.fault("missing-key", [index], { key: "options" }));
    for (const [at, value] of parameter.values.entries()) {
      if ("value" in value && parameterValue(parameter, value.value, {}) === null) {
        faults.push(
          source.fault("bad-parameter-value", [index, "values", at, "value"], {
            name: parameter.parameter,
            found: value.value,
            unit: parameter.unit,
          }),
        );
      }
    }
    for (const above of levels.slice(1)) checkAgainst(folder, parameter, above, index, source, faults);
    const here = levels[0];
    const allowed = [...levels]
      .reverse()
      .flatMap(
        ({ pack: one }) =>
          one.parameters?.value.find(({ parameter: name }) => name === parameter.parameter)?.["may-set"] ?? [],
      );
    if (
      here !== undefined &&
      allowed.length > 0 &&
      !allowed.includes(rank(here)) &&
      parameter.values.some((value) => "value" in value)
    ) {
      faults.push(
        source.fault("level-may-not-set", [index, "parameter"], {
          name: parameter.parameter,
          level: here.level,
          expected: [...new Set(allowed)].join(", "),
        }),
      );
    }
  }
}

/** The level with whose say a place sets a figure: a model is made for counties, and the office that fills it in is one's. */
const rank = ({ level, own }: Level): (typeof levelNames)[number] =>
  own === true && level === "model" ? "county" : (level as (typeof levelNames)[number]);

function checkAgainst(
  folder: string,
  parameter: Parameter,
  above: Level,
  index: number,
  source: Source,
  faults: PackFault[],
): void {
  const other = above.pack.parameters?.value.find(({ parameter: name }) => name === parameter.parameter);
  if (other === undefined) return;
  if (canonicalUnit(other.unit) !== canonicalUnit(parameter.unit))
    faults.push(
      source.fault("type-differs-above", [index, "unit"], {
        name: parameter.parameter,
        found: parameter.unit,
        expected: other.unit,
      }),
    );
  if (other.fixed === true && above.place !== folder)
    faults.push(
      source.fault("fixed-above", [index, "parameter"], {
        name: parameter.parameter,
        place: above.place,
        here: folder,
      }),
    );
}

/** Leads: dates may have gaps, and a conflict that keeps a lead from being a ground has to be one of the place. */
function checkLeads(pack: RawPack, levels: readonly Level[], faults: PackFault[]): void {
  if (pack.leads === null) return;
  const { value: leads, source } = pack.leads;
  unique(
    leads.map(({ lead }) => lead),
    (index, id) => faults.push(source.fault("duplicate-id", [index, "lead"], { id })),
  );
  const conflicts = new Set(
    levels.flatMap((level) => (level.pack.conflicts?.value ?? []).map(({ conflict }) => conflict)),
  );
  for (const [index, { versions }] of leads.entries()) {
    checkDates(source, [index, "versions"], versions, true, faults);
    for (const [at, { conflict, each, in: among }] of versions.entries()) {
      const path = [index, "versions", at];
      if (conflict !== undefined && !conflicts.has(conflict))
        faults.push(
          source.fault("unknown-conflict", [...path, "conflict"], { conflict, nearest: nearest(conflict, conflicts) }),
        );
      if (among !== undefined && each === undefined) faults.push(source.fault("missing-key", path, { key: "each" }));
    }
  }
}
