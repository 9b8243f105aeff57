/**
 * The law of one place on one day, ready to run: for each parameter, definition and programme the version of the
 * nearest level that has one for the day, linked into closures.
 */
import type { CompiledProgramme } from "../programme.ts";
import type { Eval } from "../runtime.ts";
import { compileDeadlines, type LinkedDeadlines } from "./compile-deadlines.ts";
import { compileLeads, type LinkedLeads } from "./compile-leads.ts";
import { compileProgramme, type FoundProgramme } from "./compile-programme.ts";
import { programmeCycles } from "./cycles.ts";
import { covers, type Level } from "./levels.ts";
import type { PlanParameter } from "./parameters.ts";
import type { PackFault } from "./read-packs.ts";
import { RuleLinker, type Where } from "./rule-linker.ts";
import type { Conflict, ProgrammeVersion, Requirement } from "./schema.ts";

/** The law of a place for a stretch of days on which nothing changes. */
export interface Plan {
  readonly place: string;
  readonly parameters: readonly PlanParameter[];
  /** For an unset parameter the figure that was known before it. */
  readonly older: ReadonlyMap<string, NonNullable<PlanParameter["older"]>>;
  /** What is said of the household, and what is said of one member, each by its slot. */
  readonly definitions: readonly Eval[];
  readonly memberDefinitions: readonly Eval[];
  /** The slot of `counted` among what is said of a member. */
  readonly counted: number;
  readonly programmes: readonly CompiledProgramme[];
  readonly conflicts: readonly Conflict[];
  readonly faults: readonly PackFault[];
  /** The screening and audit rules, linked when first asked for. */
  leads(): LinkedLeads;
  /** The time limits, linked when first asked for. */
  deadlines(): LinkedDeadlines;
}

/** Builds the plan of a chain of levels (nearest first) for the days from `on` up to, but not on, `until` (null: open). */
export function buildPlan(levels: readonly Level[], on: string, until: string | null): Plan {
  const found = findProgrammes(levels, on);
  const linker = new RuleLinker(
    levels,
    on,
    found.map(({ id }) => id),
  );
  const counted = linker.definition("counted");
  const programmes = found.map((programme) => compileProgramme(linker, programme));
  const { parameters, definitions, memberDefinitions } = linker;
  let leads: LinkedLeads | null = null;
  let deadlines: LinkedDeadlines | null = null;
  return {
    place: levels[0]?.place ?? "",
    parameters,
    older: new Map(parameters.flatMap(({ name, older }) => (older === null ? [] : [[name, older] as const]))),
    definitions,
    memberDefinitions,
    counted: counted?.index ?? -1,
    programmes,
    conflicts: findConflicts(levels, on),
    faults: [...linker.faults, ...programmeCycles(found)],
    leads: () => {
      leads ??= compileLeads(linker, levels, on, until);
      return leads;
    },
    deadlines: () => {
      deadlines ??= compileDeadlines(linker, levels, on, until);
      return deadlines;
    },
  };
}

/** The programmes in force on a day, in the order in which they are told. */
export function findProgrammes(levels: readonly Level[], on: string): readonly FoundProgramme[] {
  return programmeIds(levels).flatMap((id) => findProgramme(levels, id, on) ?? []);
}

/** The conflicts in force on a day. Of one conflict only what the nearest place says is told: it knows whose rule it applies. */
function findConflicts(levels: readonly Level[], on: string): readonly Conflict[] {
  const told = new Set<string>();
  return levels.flatMap(({ pack }) => {
    const found = (pack.conflicts?.value ?? []).filter((one) => covers(one, on) && !told.has(one.conflict));
    for (const { conflict } of found) told.add(conflict);
    return found;
  });
}

/** All programmes of a chain in the order in which they are told. */
function programmeIds(levels: readonly Level[]): readonly string[] {
  const ids = new Set<string>();
  for (const { pack } of [...levels].reverse())
    for (const programme of pack.programmes) ids.add(programme.value.programme);
  return [...ids].sort((a, b) => order(a) - order(b));
}

/** The version of a programme in force on a day, or null where there is none or a nearer level has switched it off. */
function findProgramme(levels: readonly Level[], id: string, on: string): FoundProgramme | null {
  const extra: { requirement: Requirement; where: Where }[] = [];
  const notes: NonNullable<ProgrammeVersion["notes"]> = [];
  // A nearer level that only adds may bring persons of its own, and say when to ask.
  let nearer: { readonly version: ProgrammeVersion; readonly where: Where } | null = null;
  for (const { pack } of levels) {
    for (const { value, source } of pack.programmes) {
      if (value.programme !== id) continue;
      for (const [index, version] of value.versions.entries()) {
        if (!covers(version, on)) continue;
        const where: Where = { source, path: ["versions", index], clause: version.clause };
        if (version.mode === "off") return null;
        if (version.mode === "add") {
          for (const [at, requirement] of (version.require ?? []).entries())
            extra.push({
              requirement,
              where: { source, path: [...where.path, "require", at], clause: requirement.clause },
            });
          notes.push(...(version.notes ?? []));
          if (version.persons !== undefined) nearer ??= { version, where };
          continue;
        }
        const own = nearer?.version;
        const merged: ProgrammeVersion = {
          ...version,
          notes: [...(version.notes ?? []), ...notes],
          ...(own?.persons === undefined ? {} : { persons: own.persons }),
          ...(own?.["ask-when"] === undefined ? {} : { "ask-when": own["ask-when"] }),
        };
        const added = notes.length > 0 || own !== undefined;
        const personsAt = nearer?.where ?? where;
        return { id, version: added ? merged : version, extra, where, personsAt, name: value.name };
      }
    }
  }
  return null;
}

const usual = [
  "dibao",
  "dibao-single",
  "dibao-expense",
  "low-income",
  "rigid-expense",
  "supplement",
  "taper",
  "after-death",
];
const order = (id: string): number => {
  const index = usual.indexOf(id);
  return index < 0 ? usual.length : index;
};
