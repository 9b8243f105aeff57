/** Spot checks: what a place asks for on a day, and a draw that everyone who has the list and the seed can repeat. */
import { atLeast, type Fraction, readFraction } from "./fraction.ts";
import { covers, type Level } from "./packs/levels.ts";
import type { Parameter } from "./packs/schema.ts";
import type { Policy } from "./policies.ts";
import type { Localised } from "./programme.ts";

/** One home of the list. Keys are compared as they are: who calls brings them into one spelling. */
export interface ListedHome {
  readonly village: string;
  readonly household: string;
}

/** A figure of a rule, with where it stands. */
export interface SampleFigure {
  readonly parameter: string;
  readonly name: Localised;
  /** As the text has it; null where nobody has set it. */
  readonly rule: string | null;
  readonly clause: string;
  readonly place: string;
  readonly note: Localised | null;
  readonly setBy: Localised | null;
}

/**
 * How a rule draws: `villages`: a share of the villages, and so many homes in each of them; `each-village`: a share of
 * the homes of every village; `whole-list`: a share of all homes.
 */
export type SampleKind = "villages" | "each-village" | "whole-list";

/** One rule of the place; different offices draw by rules of their own. */
export interface SampleRule {
  readonly id: SampleId;
  readonly kind: SampleKind;
  readonly place: string;
  /** Null where the share is blank, and for a rule without a share. */
  readonly share: Fraction | null;
  readonly perVillage: number | null;
  readonly figures: readonly SampleFigure[];
}
export type SampleId = "town" | "inspection" | "county" | "destitute" | "asked";

const rules = [
  { id: "town", kind: "villages", share: "sample.villageShare", perVillage: "sample.perVillage" },
  { id: "inspection", kind: "each-village", share: "sample.homeShare", perVillage: null },
  { id: "county", kind: "whole-list", share: "sample.countyShare", perVillage: null },
  { id: "destitute", kind: "whole-list", share: "sample.destituteShare", perVillage: null },
] as const;

/** The rules of a place on a day (`YYYY-MM-DD`), the nearest level's first; blank ones too, with a null share. */
export function sampleRules(policy: Policy, on: string): readonly SampleRule[] {
  return policy.levels.flatMap((level, at) =>
    rules.flatMap(({ id, kind, share: name, perVillage: each }): readonly SampleRule[] => {
      const share = figureOf(level, name, on);
      // A nearer level that has a rule of its own stands in the place of this one.
      const nearer = policy.levels.slice(0, at).some((one) => figureOf(one, name, on) !== null);
      if (share === null || nearer) return [];
      const count = each === null ? null : figureOf(level, each, on);
      const figures = [share, ...(count === null ? [] : [count])];
      const perVillage = count?.rule === null || count === null ? null : Number(count.rule);
      return [{ id, kind, place: level.place, share: readFraction(share.rule ?? ""), perVillage, figures }];
    }),
  );
}

function figureOf(level: Level, name: string, on: string): SampleFigure | null {
  const parameter: Parameter | undefined = level.pack.parameters?.value.find((one) => one.parameter === name);
  const value = parameter?.values.find((one) => covers(one, on));
  if (parameter === undefined || value === undefined) return null;
  return {
    parameter: name,
    name: parameter.name,
    rule: "value" in value ? value.value : null,
    clause: value.clause,
    place: level.place,
    note: value.note ?? null,
    setBy: parameter["set-by"] ?? null,
  };
}

/** A rule that the asker gives: a share of the homes of every village. */
export const askedRule = (share: Fraction): SampleRule => ({
  id: "asked",
  kind: "each-village",
  place: "",
  share,
  perVillage: null,
  figures: [],
});

/** Whether one share is smaller than another, by the figures themselves and not by rounded digits. */
export const isSmaller = (one: Fraction, other: Fraction): boolean =>
  one.part.times(other.whole).lt(other.part.times(one.whole));

/** How far a draw meets a rule. */
export interface SampleCount {
  readonly villages: { readonly needed: number; readonly drawn: number; readonly of: number };
  readonly homes: { readonly needed: number; readonly drawn: number; readonly of: number };
  readonly met: boolean;
}

export interface Draw {
  /** Positions of the homes drawn, ascending. */
  readonly chosen: readonly number[];
  readonly villages: readonly { readonly village: string; readonly homes: number; readonly drawn: number }[];
}

/**
 * Draws by a rule. Each village and each home gets the digest of `seed ⏎ village` or `seed ⏎ village ⏎ household`; the
 * smallest digests are drawn. So neither the order of the list nor the machine matters, and a home that is added moves
 * at most one other out. `digest` has to be the same function everywhere: the commands use SHA-256 of UTF-8 in hex.
 */
export function drawSample(
  homes: readonly ListedHome[],
  rule: SampleRule,
  seed: string,
  digest: (text: string) => string,
): Draw {
  const villages = byVillage(homes);
  const homesDrawn = (among: readonly number[], many: number): readonly number[] =>
    first(among, many, (at) => digest([seed, homes[at]?.village ?? "", homes[at]?.household ?? ""].join("\n")));
  let chosen: readonly number[];
  if (rule.kind === "villages") {
    const names = first([...villages.keys()], share(rule, villages.size), (village) => digest(`${seed}\n${village}`));
    chosen = names.flatMap((village) => {
      const among = villages.get(village) ?? [];
      return homesDrawn(among, rule.perVillage ?? among.length);
    });
  } else if (rule.kind === "each-village") {
    chosen = [...villages.values()].flatMap((among) => homesDrawn(among, share(rule, among.length)));
  } else {
    chosen = homesDrawn([...homes.keys()], share(rule, homes.length));
  }
  const drawn = new Set(chosen);
  return {
    chosen: [...chosen].sort((a, b) => a - b),
    villages: [...villages].map(([village, among]) => ({
      village,
      homes: among.length,
      drawn: among.filter((at) => drawn.has(at)).length,
    })),
  };
}

/** What a rule asks of a list, and how much of that a draw has; null for a rule whose figure nobody has set. */
export function countSample(draw: Draw, rule: SampleRule): SampleCount | null {
  if (rule.share === null) return null;
  const listed = draw.villages;
  const all = listed.reduce((sum, { homes }) => sum + homes, 0);
  const drawn = draw.chosen.length;
  const touched = listed.filter((one) => one.drawn > 0);
  const needed = (one: Draw["villages"][number]): number =>
    rule.kind === "villages" ? Math.min(rule.perVillage ?? one.homes, one.homes) : share(rule, one.homes);
  if (rule.kind === "whole-list") {
    const homes = { needed: share(rule, all), drawn, of: all };
    const villages = { needed: 0, drawn: touched.length, of: listed.length };
    return { villages, homes, met: drawn >= homes.needed };
  }
  // Villages that have enough homes drawn; of those the rule needs so many.
  const full = listed.filter((one) => one.drawn >= needed(one));
  const most = rule.kind === "villages" ? share(rule, listed.length) : listed.length;
  const among = rule.kind === "villages" ? full : listed;
  const homes = { needed: among.reduce((sum, one) => sum + needed(one), 0), drawn, of: all };
  return {
    villages: { needed: most, drawn: rule.kind === "villages" ? touched.length : full.length, of: listed.length },
    homes,
    met: full.length >= most,
  };
}

const share = (rule: SampleRule, count: number): number => (rule.share === null ? 0 : atLeast(rule.share, count));

function byVillage(homes: readonly ListedHome[]): Map<string, number[]> {
  const villages = new Map<string, number[]>();
  for (const [at, { village }] of homes.entries()) {
    const among = villages.get(village);
    if (among === undefined) villages.set(village, [at]);
    else among.push(at);
  }
  return villages;
}

/** The items with the smallest digests. */
function first<T>(items: readonly T[], many: number, digestOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, digest: digestOf(item) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : 0))
    .slice(0, many)
    .map(({ item }) => item);
}
