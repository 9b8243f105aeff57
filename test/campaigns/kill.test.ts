import { expect, test } from "vitest";
import { runKills } from "./kill.ts";

test("kill -9 at six seeded points loses no answer, takes none twice, and repeats no message unmarked", async () => {
  const { kills, answers, faults } = await runKills(6, 20260105);
  expect(faults).toEqual([]);
  expect(kills).toBe(6);
  expect(answers).toBeGreaterThanOrEqual(6);
});
