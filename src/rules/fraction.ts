/** Shares as the texts write them: two thirds, a half, thirty per cent. Kept as two figures, so that no limit is missed by a rounded digit. */
import { Decimal } from "./decimal.ts";

/** A share above 0 and up to the whole: `part` of `whole`. */
export interface Fraction {
  readonly part: Decimal;
  readonly whole: Decimal;
}

/** Reads `2/3`, `0.3` or `30%`; null where the text is no share above 0 and up to 1. */
export function readFraction(text: string): Fraction | null {
  const found = /^(\d{1,9}(?:\.\d{1,9})?)(?:\/(\d{1,9})|(%))?$/.exec(text.trim());
  const [, part, whole, percent] = found ?? [];
  if (part === undefined) return null;
  const read = { part: new Decimal(part), whole: new Decimal(whole ?? (percent === undefined ? 1 : 100)) };
  return read.part.gt(0) && read.whole.gt(0) && read.part.lte(read.whole) ? read : null;
}

/** The smallest whole number that is at least the share of `count`: two thirds of 20 are 14, of 21 too. */
export function atLeast(share: Fraction, count: number): number {
  return share.part.times(count).div(share.whole).ceil().toNumber();
}
