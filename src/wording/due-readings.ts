// What another reading of the law makes of a day, said where a reader would otherwise wonder.
import type { DateLine, DueLine } from "../interview/index.ts";
import { addDays } from "../rules/index.ts";
import { type Line, line } from "./message.ts";
import { inVoice, type Voice } from "./values.ts";

/** So many working days before its own day a limit is near by itself, and needs no other reason to be spoken of. */
const near = 7;
/** A list that was asked for names only a reading whose day comes within so many days: the others make it long. */
const soon = 14;

/**
 * The earlier reading for which something is spoken of before its own day is near, in one line: the next one that is
 * still to come, else the last that is over. None for a notice: its earlier day gives no cause to do anything.
 */
export function earlierReading(
  voice: Voice,
  one: DueLine | DateLine,
  today: string,
  where: "digest" | "list",
): readonly Line[] {
  if (one.due === null || one.when !== "ahead" || ("sense" in one && one.sense === "not-before")) return [];
  const own = one.due.day;
  const earlier = one.alternatives.filter(({ due }) => due < own).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const over = one.left > near ? earlier.at(-1) : undefined;
  const found = earlier.find(({ due }) => due >= today) ?? over;
  if (found === undefined || (where === "list" && found.due > addDays(today, soon))) return [];
  return [line(voice.t("due:item/alternative", { due: found.due, because: inVoice(voice, found.because) }))];
}

/**
 * A notice that was ended before its day, where the practice of counting the day of posting does not let it either: said at
 * once, while it can still be put right. A shorter time of an older text does not help.
 */
export function endedEarly(voice: Voice, completed: readonly DueLine[], ended: string): readonly Line[] {
  return completed.flatMap(({ sense, due, alternatives }) => {
    if (sense !== "not-before" || due === null) return [];
    const first =
      [due.day, ...alternatives.filter(({ clause }) => clause === null).map((one) => one.due)].sort()[0] ?? due.day;
    return ended < first ? [line(voice.t("due:recorded/early", { due: due.day }))] : [];
  });
}
