/** The levels of government whose packs hold at a place, nearest first, and the days on which their law changes. */
import { addDays } from "../operations/days.ts";
import type { RawPack } from "./read-packs.ts";

/** One level of a chain: the place and its pack. */
export interface Level {
  readonly place: string;
  readonly level: string;
  readonly pack: RawPack;
  /** Holds what the office of the place has set itself, above the pack that ships. */
  readonly own?: boolean;
}

/** A version of a law: in force from its first day up to and including its last, if it has one. */
export interface Dated {
  readonly from: string;
  readonly to?: string | null | undefined;
}

/** Whether a version is in force on a day. */
export const covers = (item: Dated, on: string): boolean =>
  item.from <= on && (item.to === undefined || item.to === null || on <= item.to);

/** The days on which something changes along a chain of levels, ascending. */
export function boundaries(levels: readonly Level[]): readonly string[] {
  const days = new Set<string>(["0001-01-01"]);
  const note = (item: Dated): void => {
    days.add(item.from);
    if (item.to !== undefined && item.to !== null) days.add(addDays(item.to, 1));
  };
  for (const { pack } of levels) {
    for (const parameter of pack.parameters?.value ?? []) parameter.values.forEach(note);
    for (const definition of pack.definitions?.value ?? []) definition.versions.forEach(note);
    for (const programme of pack.programmes) programme.value.versions.forEach(note);
    for (const conflict of pack.conflicts?.value ?? []) note(conflict);
  }
  return [...days].sort();
}
