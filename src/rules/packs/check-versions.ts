/** What every dated list of the packs has to keep to. */
import { addDays } from "../operations/days.ts";
import type { Dated } from "./levels.ts";
import type { PackFault, Path, Source } from "./read-packs.ts";

/** Dated versions in order, none over another; gaps are faults unless allowed. */
export function checkDates(
  source: Source,
  path: Path,
  items: readonly Dated[],
  gapsAllowed: boolean,
  faults: PackFault[],
): void {
  for (const [index, item] of items.entries()) {
    const { from, to } = item;
    if (to !== undefined && to !== null && to < from)
      faults.push(source.fault("from-after-to", [...path, index, "to"], { from, to }));
    const next = items[index + 1];
    if (next === undefined) continue;
    if (to === undefined || to === null || next.from <= to) {
      faults.push(source.fault("date-overlap", [...path, index + 1, "from"], { before: to ?? "…", from: next.from }));
    } else if (!gapsAllowed && addDays(to, 1) < next.from) {
      faults.push(source.fault("date-gap", [...path, index + 1, "from"], { after: to, from: next.from }));
    }
  }
}

/** Reports every name that has stood before. */
export function unique(names: readonly string[], report: (index: number, id: string) => void): void {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) report(index, name);
    seen.add(name);
  }
}
