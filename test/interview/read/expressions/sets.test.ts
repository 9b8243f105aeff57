import { describe, expect, test } from "vitest";
import { type Expression, type Outcome, outcomes, readExpressions } from "./read-expressions.ts";

const tuned = readExpressions("tuned");
const heldOut = readExpressions("held-out");
const all: readonly Expression[] = [...tuned, ...heldOut];

const kindOf = (one: Outcome): string =>
  ["exact", "year", "day", "age", "ask", "none"].find((key) => key in one) ?? "bounds";

describe("the labelled expressions", () => {
  test("are at least 1,500, of which at least 700 are written by hand", () => {
    expect(all.length).toBeGreaterThanOrEqual(1500);
    expect(all.filter(({ by }) => by === "hand").length).toBeGreaterThanOrEqual(700);
  });

  test("have unique ids that number them without a gap", () => {
    const numbers = all.map(({ id }) => Number(id.slice(1))).sort((a, b) => a - b);
    expect(numbers).toEqual(all.map((_, at) => at + 1));
  });

  test("hold a third of the lines out", () => {
    expect(heldOut.length / all.length).toBeGreaterThanOrEqual(1 / 3);
  });

  test("never hold out words that are tuned on", () => {
    const texts = new Set(tuned.map(({ text }) => text));
    expect(heldOut.filter(({ text }) => texts.has(text)).map(({ id }) => id)).toEqual([]);
  });

  test("never label the same words twice for the same place and day", () => {
    const seen = new Map<string, string>();
    for (const { id, text, wants, today } of all) {
      const key = JSON.stringify([text, wants, today]);
      expect(seen.get(key), `${id}: ${text}`).toBeUndefined();
      seen.set(key, id);
    }
  });

  test("have each set speak of every kind of place and outcome", () => {
    for (const set of [tuned, heldOut]) {
      const wanted = new Set(set.map(({ wants }) => wants));
      expect([...wanted].sort()).toEqual(["age", "amount", "count", "day", "money", "number"]);
      const kinds = new Set(set.flatMap((one) => outcomes(one.expect)).map(kindOf));
      expect([...kinds].sort()).toEqual(["age", "ask", "bounds", "day", "exact", "none", "year"]);
    }
  });

  test("name an age that a person can have and a day of the calendar", () => {
    for (const { id, expect: label } of all)
      for (const one of outcomes(label)) {
        if ("age" in one) expect(Number(one.age), id).toBeLessThanOrEqual(120);
        if ("day" in one) expect(one.day >= "1900-01-01" && one.day <= "2100-12-31", id).toBe(true);
      }
  });

  test("are one twentieth English, at least about", () => {
    const english = all.filter(({ text }) => /^[\x20-\x7e]+$/.test(text) && /[a-z]{2}/i.test(text));
    expect(english.length / all.length).toBeGreaterThan(0.045);
    expect(english.length / all.length).toBeLessThan(0.08);
  });
});
