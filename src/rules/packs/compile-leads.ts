/** The screening and audit rules of a place, linked for a stretch of days on which its law does not change. */
import type { Localised } from "../programme.ts";
import type { Eval } from "../runtime.ts";
import type { Dated, Level } from "./levels.ts";
import type { PackFault } from "./read-packs.ts";
import type { ExpressionLinker, Where } from "./rule-linker.ts";
import type { Lead, Mark } from "./schema.ts";

/** A rule that says what to look into; it is never a verdict. */
export interface CompiledLead {
  /** The place whose rule it is and its name there: `cn-sc-aba/death-cover`. */
  readonly id: string;
  readonly name: Localised;
  readonly list: Lead["list"];
  readonly dated: Dated;
  readonly clause: string;
  readonly check: Localised;
  /** The conflict that keeps it from being a ground. */
  readonly conflict: string | null;
  readonly mark: Mark | null;
  readonly note: Localised | null;
  /** Among whom it is asked of each; null where it is said of the household. */
  readonly among: Eval | null;
  readonly run: Eval;
}
/** The leads of a place and what is wrong with them. */
export interface LinkedLeads {
  readonly leads: readonly CompiledLead[];
  readonly faults: readonly PackFault[];
}

/** Whether a version is in force on any day from `start` up to, but not on, `until`; null is open. */
const meets = ({ from, to }: Dated, start: string, until: string | null): boolean =>
  (until === null || from < until) && (to === undefined || to === null || to >= start);

/** Links the leads of all levels that are in force between two days. A faulty one is reported and left out. */
export function compileLeads(
  linker: ExpressionLinker,
  levels: readonly Level[],
  start: string,
  until: string | null,
): LinkedLeads {
  const before = linker.faults.length;
  const leads: CompiledLead[] = [];
  for (const { place, pack } of levels) {
    if (pack.leads === null) continue;
    const { value, source } = pack.leads;
    for (const [index, lead] of value.entries()) {
      for (const [at, version] of lead.versions.entries()) {
        if (!meets(version, start, until)) continue;
        const where = (key: string): Where => ({
          source,
          path: [index, "versions", at, key],
          clause: version.clause,
        });
        const each = version.each ?? null;
        const among =
          each === null ? null : linker.link(version.in ?? "members", where("in"), null, { t: "list", of: "members" });
        const run = linker.link(version.when, where("when"), each, { t: "truth" });
        if (run === null || (each !== null && among === null)) continue;
        leads.push({
          id: `${place}/${lead.lead}`,
          name: lead.name,
          list: lead.list,
          dated: version,
          clause: version.clause,
          check: version.check,
          conflict: version.conflict ?? null,
          mark: version.mark ?? null,
          note: version.note ?? null,
          among,
          run,
        });
      }
    }
  }
  return { leads, faults: linker.faults.slice(before) };
}
