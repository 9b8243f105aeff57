import { describe, expect, test } from "vitest";
import { floorProgrammes, judge, parseHome } from "../../bench/floor.ts";
import { runUnknowns } from "./campaign.ts";
import { answer, loadPlace, place } from "./engine.ts";
import { departure } from "./examine.ts";
import { makeHalfFenCase, wrongFen } from "./half-fen.ts";
import { countedSizeOf, days, makeHousehold } from "./households.ts";
import { chanceFrom } from "./random.ts";
import { checkProgramme } from "./trace-checker.ts";

const policy = loadPlace();

describe(`the engine at ${place}`, () => {
  test("gives 2,000 complete households the verdicts and amounts of the rules written out by hand", () => {
    const chance = chanceFrom(3);
    const wrong: unknown[] = [];
    for (let i = 0; i < 2000; i += 1) {
      const on = chance.pick(days);
      const household = makeHousehold(chance, on);
      const withTrace = i % 4 === 0;
      const { programmes } = answer(policy, household, on, { next: false, trace: withTrace });
      const results = judge(parseHome(household), on);
      for (const programme of floorProgrammes) {
        const printed = programmes.find((p) => p.id === programme);
        // Where a person says who counts, nothing is wrong about leaving the verdict to that person.
        const isLeft = printed?.verdict === "for-a-person" && countedSizeOf(household.members ?? [], on) === undefined;
        const wrongly = isLeft ? undefined : departure(printed, results[programme]);
        const fault = wrongly ?? (withTrace ? checkProgramme(printed) : undefined);
        if (fault !== undefined) wrong.push({ programme, fault, on, household });
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test("is sound, nearly complete, and asks and lacks what matters on partly known households", () => {
    const tally = runUnknowns(policy, { seed: 7, count: 250, fills: 12, deep: 400, tracesEvery: 5 });
    expect(tally.failures.filter((failure) => failure.kind !== "incomplete").slice(0, 3)).toEqual([]);
    // One in a hundred may stay open; of the few dozen households here that is one.
    for (const programme of floorProgrammes) {
      const allowed = Math.ceil((tally.agreed[programme] ?? 0) / 100);
      expect(tally.missed[programme], programme).toBeLessThanOrEqual(allowed);
    }
    expect(tally.traces).toBeGreaterThanOrEqual(300);
  });

  test("is as sound and as complete where facts are known only within bounds, at the ends and between", () => {
    const tally = runUnknowns(policy, { seed: 23, count: 150, fills: 16, deep: 300, tracesEvery: 5, bounded: 0.5 });
    expect(tally.failures.filter((failure) => failure.kind !== "incomplete").slice(0, 3)).toEqual([]);
    for (const programme of floorProgrammes) {
      const allowed = Math.ceil((tally.agreed[programme] ?? 0) / 100);
      expect(tally.missed[programme], programme).toBeLessThanOrEqual(allowed);
    }
    expect(tally.traces).toBeGreaterThanOrEqual(150);
  });

  test("rounds 5,000 amounts around half a fen as an oracle of whole numbers does", () => {
    const chance = chanceFrom(5);
    const wrong = Array.from({ length: 5000 }, () => makeHalfFenCase(chance))
      .map((one) => ({ ...one, instead: wrongFen(policy, "2021-08-02", one) }))
      .filter(({ instead }) => instead !== undefined);
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});
