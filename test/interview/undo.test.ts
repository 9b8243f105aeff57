import { expect, test } from "vitest";
import { playAndTakeBack } from "./undo-sequences.ts";

test("whatever was said, each step back gives facts, evidence, sources and skips of before, byte for byte", () => {
  const played = Array.from({ length: 150 }, (_, seed) => playAndTakeBack(seed, seed % 10 === 0 ? 200 : 30));
  expect(played.flatMap(({ fault }) => fault ?? [])).toEqual([]);
  const undone = played.map((one) => one.undone);
  expect(undone.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(500);
  expect(Math.max(...undone)).toBeGreaterThanOrEqual(50);
});
