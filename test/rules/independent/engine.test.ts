import { describe, expect, test } from "vitest";
import { floorProgrammes, judge, parseHome } from "../../bench/floor.ts";
import { runUnknowns, saidRate } from "./campaign.ts";
import { answer, loadPlace, place } from "./engine.ts";
import { contradiction } from "./examine.ts";
import { makeHalfFenCase, wrongFen } from "./half-fen.ts";
import { days, makeHousehold } from "./households.ts";
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
      const json = answer(policy, household, on, { next: false, trace: i % 4 === 0 });
      const results = judge(parseHome(household), on);
      for (const programme of floorProgrammes) {
        const printed = json.programmes.find((p) => p.id === programme);
        const why = printed ? contradiction(printed, results[programme]) : "missing";
        const open = printed?.verdict === "undetermined" ? "undetermined though all is known" : undefined;
        const trace = printed && i % 4 === 0 ? checkProgramme(printed) : undefined;
        const exact =
          printed && results[programme].monthly !== undefined ? printed.monthly : results[programme].monthly;
        if (why ?? open ?? trace) wrong.push({ programme, why, open, trace, on, household });
        else if (
          results[programme].monthly !== undefined &&
          JSON.stringify(exact) !== JSON.stringify(results[programme].monthly)
        )
          wrong.push({ programme, why: "another amount", exact, by: results[programme], on, household });
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test("is sound, nearly complete, and asks and lacks what matters on partly known households", () => {
    const tally = runUnknowns(policy, { seed: 7, count: 600, fills: 16, deep: 60, tracesEvery: 5 });
    expect(tally.failures.filter((failure) => failure.kind !== "incomplete").slice(0, 3)).toEqual([]);
    for (const programme of floorProgrammes) expect(saidRate(tally, programme), programme).toBeGreaterThanOrEqual(99);
    expect(tally.traces).toBeGreaterThan(600);
  });

  test("rounds 5,000 amounts around half a fen as an oracle of whole numbers does", () => {
    const chance = chanceFrom(5);
    const wrong = Array.from({ length: 5000 }, () => makeHalfFenCase(chance))
      .map((one) => ({ ...one, instead: wrongFen(policy, "2021-08-02", one) }))
      .filter(({ instead }) => instead !== undefined);
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});
