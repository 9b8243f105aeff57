/** What has to hold of time limits and official dates across the files of the packs, besides their conditions. */
import { findFact } from "../fact-catalogue.ts";
import { nearest } from "../nearest.ts";
import { checkDates, unique } from "./check-versions.ts";
import type { Level } from "./levels.ts";
import type { PackFault, Path, RawPack, Source } from "./read-packs.ts";
import type { DeadlineVersion, OfficialDateVersion } from "./schema.ts";
import { namesOfSpan } from "./time-span.ts";

interface Sight {
  readonly levels: readonly Level[];
  readonly source: Source;
  readonly faults: PackFault[];
}

/** Time limits: dated versions, programmes that exist, figures of the right unit. */
export function checkDeadlines(pack: RawPack, levels: readonly Level[], faults: PackFault[]): void {
  if (pack.deadlines === null) return;
  const { value: rules, source } = pack.deadlines;
  unique(
    rules.map(({ deadline }) => deadline),
    (index, id) => faults.push(source.fault("duplicate-id", [index, "deadline"], { id })),
  );
  const programmes = new Set(levels.flatMap((level) => level.pack.programmes.map(({ value }) => value.programme)));
  const sight = { levels, source, faults };
  for (const [index, rule] of rules.entries()) {
    // A programme that packs of other places have is known; of this one it need not be.
    for (const [at, name] of (rule.programmes ?? []).entries())
      if (levels.length > 0 && !programmes.has(name) && !namedElsewhere.has(name))
        faults.push(source.fault("unknown-programme", [index, "programmes", at], { name }));
    checkDates(source, [index, "versions"], rule.versions, true, faults);
    for (const [at, version] of rule.versions.entries()) checkVersion(version, [index, "versions", at], sight);
  }
}

/** Programmes of the contract that a place may lack while national limits name them. */
const namedElsewhere: ReadonlySet<string> = new Set(["dibao-expense", "grain-relief", "referral"]);

function checkVersion(version: DeadlineVersion, path: Path, sight: Sight): void {
  const { source, faults } = sight;
  if (version.mode === "off") return;
  for (const key of ["starts", "within"] as const)
    if (version[key] === undefined) faults.push(source.fault("missing-key", path, { key }));
  checkSpan(version.within, [...path, "within"], sight);
  for (const [at, one] of (version.instead ?? []).entries())
    checkSpan(one.within, [...path, "instead", at, "within"], sight);
  for (const [at, one] of (version.alternatives ?? []).entries()) {
    const here = [...path, "alternatives", at];
    checkOneOf(["within", "shift"], one, here, sight);
    checkSpan(one.within, [...here, "within"], sight);
    checkSpan(one.shift, [...here, "shift"], sight);
  }
}

function checkSpan(span: string | undefined, path: Path, sight: Sight): void {
  for (const { name, unit } of span === undefined ? [] : namesOfSpan(span)) checkFigure(name, unit, path, sight);
}

/** A figure of the place, or a fact of the household, that has to have a unit. */
function checkFigure(name: string, unit: string, path: Path, { levels, source, faults }: Sight): void {
  const declared = levels
    .flatMap(({ pack }) => pack.parameters?.value ?? [])
    .find(({ parameter }) => parameter === name);
  const found = declared?.unit ?? findFact(null, name)?.unit;
  if (found === undefined) {
    const names = levels.flatMap(({ pack }) => (pack.parameters?.value ?? []).map(({ parameter }) => parameter));
    faults.push(source.fault("unknown-name", path, { name, nearest: nearest(name, names) }));
  } else if (found !== unit) faults.push(source.fault("span-unit", path, { name, found, expected: unit }));
}

/** Official dates: one way to say the days, and the year where the text masks it. */
export function checkOfficialDates(pack: RawPack, levels: readonly Level[], faults: PackFault[]): void {
  if (pack.calendar === null) return;
  const { value: rules, source } = pack.calendar;
  unique(
    rules.map(({ date }) => date),
    (index, id) => faults.push(source.fault("duplicate-id", [index, "date"], { id })),
  );
  for (const [index, { versions }] of rules.entries()) {
    checkDates(source, [index, "versions"], versions, true, faults);
    for (const [at, version] of versions.entries())
      checkOfficial(version, [index, "versions", at], { levels, source, faults });
  }
}

function checkOfficial(version: OfficialDateVersion, path: Path, sight: Sight): void {
  const { source, faults } = sight;
  checkOneOf(["on", "span", "rule"], version, path, sight);
  if (version.day !== undefined) {
    checkFigure(version.day, "count", [...path, "day"], sight);
    if (version.rule === undefined) faults.push(source.fault("missing-key", path, { key: "rule" }));
  }
  if (version.year !== undefined) checkFigure(version.year, "count", [...path, "year"], sight);
  const days = [version.on, version.span?.from, version.span?.to, ...(version.alternatives ?? []).map(({ on }) => on)];
  const masked = days.some((day) => day !== undefined && day.length === 5);
  if (masked && version.year === undefined) faults.push(source.fault("missing-key", path, { key: "year" }));
  if (version.span !== undefined && version.span.to < version.span.from)
    faults.push(source.fault("from-after-to", [...path, "span", "to"], { ...version.span }));
  for (const [at, one] of (version.alternatives ?? []).entries())
    checkOneOf(["shift", "on"], one, [...path, "alternatives", at], sight);
}

function checkOneOf<K extends string>(
  keys: readonly K[],
  item: Readonly<Partial<Record<K, unknown>>>,
  path: Path,
  { source, faults }: Sight,
): void {
  const given = keys.filter((key) => item[key] !== undefined);
  if (given.length === 1) return;
  faults.push(source.fault("one-of", path, { keys: keys.join(", "), found: given.join(", ") }));
}
