import { masked } from "./read/index.ts";

export const longestLabel = 20;

/** A label as it is kept: short, and without a row of digits that may be an ID. */
export function labelOf(text: string): string {
  return [...masked(text.trim().replace(/\s+/g, " "))].slice(0, longestLabel).join("");
}
