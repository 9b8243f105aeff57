/** The time limits of a place, their conditions linked, for a stretch of days on which its law does not change. */
import type { Localised } from "../programme.ts";
import type { Eval } from "../runtime.ts";
import { covers, type Level } from "./levels.ts";
import type { PackFault } from "./read-packs.ts";
import type { ExpressionLinker, Where } from "./rule-linker.ts";
import type { DeadlineRule, DeadlineVersion } from "./schema.ts";

type Instead = NonNullable<DeadlineVersion["instead"]>[number];
type Alternative = NonNullable<DeadlineVersion["alternatives"]>[number];

/** One version of a time limit. Conditions are null where there are none. */
export interface CompiledDeadline {
  readonly id: string;
  readonly place: string;
  readonly name: Localised;
  readonly programmes: readonly string[] | null;
  readonly kind: DeadlineRule["kind"];
  readonly version: DeadlineVersion;
  readonly when: Eval | null;
  readonly instead: readonly { readonly item: Instead; readonly when: Eval | null }[];
  readonly alternatives: readonly { readonly item: Alternative; readonly when: Eval | null }[];
}
export interface LinkedDeadlines {
  readonly deadlines: readonly CompiledDeadline[];
  readonly faults: readonly PackFault[];
}

/** Links the time limits of all levels in force on any day from `start` up to, but not on, `until`; faulty ones are left out. */
export function compileDeadlines(
  linker: ExpressionLinker,
  levels: readonly Level[],
  start: string,
  until: string | null,
): LinkedDeadlines {
  const before = linker.faults.length;
  const deadlines: CompiledDeadline[] = [];
  for (const { place, pack } of levels) {
    if (pack.deadlines === null) continue;
    const { value: rules, source } = pack.deadlines;
    for (const [index, rule] of rules.entries())
      for (const [at, version] of rule.versions.entries()) {
        const { from, to } = version;
        if ((until !== null && from >= until) || (to !== undefined && to !== null && to < start)) continue;
        const path = [index, "versions", at];
        const link = (text: string | undefined, ...below: PropertyKey[]): Eval | null => {
          const where: Where = { source, path: [...path, ...below, "when"], clause: version.clause };
          return text === undefined ? null : linker.link(text, where, null, { t: "truth" });
        };
        deadlines.push({
          id: rule.deadline,
          place,
          name: rule.name,
          programmes: rule.programmes ?? null,
          kind: rule.kind,
          version,
          when: link(version.when),
          instead: (version.instead ?? []).map((item, i) => ({ item, when: link(item.when, "instead", i) })),
          alternatives: (version.alternatives ?? []).map((item, i) => ({
            item,
            when: link(item.when, "alternatives", i),
          })),
        });
      }
  }
  return { deadlines, faults: linker.faults.slice(before) };
}

/**
 * Of each time limit of a programme the version of the nearest level that has one for the day; none where it is
 * switched off.
 */
export function deadlinesOn(
  all: readonly CompiledDeadline[],
  day: string,
  programme: string,
): readonly CompiledDeadline[] {
  const nearest = new Map<string, CompiledDeadline>();
  for (const one of all) {
    if (nearest.has(one.id) || !covers(one.version, day)) continue;
    if (one.programmes === null || one.programmes.includes(programme)) nearest.set(one.id, one);
  }
  return [...nearest.values()].filter(({ version }) => version.mode !== "off");
}
