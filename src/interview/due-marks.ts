// How a button names a deadline: by its case, a short mark of its key, and the day that it showed. A button whose day has
// moved since, or whose deadline is gone, acts on nothing.
import type { Deadline } from "../rules/index.ts";

export interface DuePointer {
  /** Number of the case. */
  readonly number: number;
  readonly mark: string;
  /** The day that was shown; empty where the deadline has none. */
  readonly due: string;
}

/** A short mark of a key: the same for the same key always, and hardly ever that of another one of the case. */
export function markOf(key: string): string {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < key.length; at += 1) {
    const code = key.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193) >>> 0;
    low = Math.imul(low ^ (code + at), 0x85ebca6b) >>> 0;
  }
  return high.toString(36).padStart(7, "0") + (low % 1296).toString(36).padStart(2, "0");
}

export function pointerTo(number: number, { key, due }: Pick<Deadline, "key" | "due">): DuePointer {
  return { number, mark: markOf(key), due: due ?? "" };
}

/** What a button does with a deadline. `hour`, `tomorrow`, `working-day` put its reminder off; `take-back` undoes. */
export const dueActions = [
  "item",
  "done",
  "not-applicable",
  "no-reason",
  "later",
  "hour",
  "tomorrow",
  "working-day",
  "pick-day",
  "take-back",
] as const;
export type DueAction = (typeof dueActions)[number];

/** What is to be done with a deadline of a case that has to be looked up first. */
export type DueAct = DuePointer &
  (
    | { readonly what: DueAction }
    /** With its reason, in the person's own words. */
    | { readonly what: "settle"; readonly reason: string }
    /** Reminded of again on that day. */
    | { readonly what: "snooze"; readonly day: string }
  );
