import { describe, expect, it } from "vitest";
import { Look, Ranking } from "../../src/rules/ranking.ts";
import { chanceFrom } from "./independent/random.ts";

interface Made {
  readonly name: string;
  readonly finds: readonly number[];
  readonly share: number;
  readonly cost: number;
  readonly most: number;
}

const worthOf = ({ finds, share, cost }: Made): number =>
  (finds.reduce((sum, one) => sum + one, 0) / Math.max(1, finds.length) + share) / cost;

/** Ranks them all, and counts how often it looked. */
function rank(all: readonly Made[], places: number): { readonly order: readonly string[]; readonly looked: number } {
  let looked = 0;
  const looks = all.map(
    ({ name, finds, share, cost, most }) =>
      new Look(
        name,
        { share, cost },
        most,
        finds.map((found) => (before: number) => {
          looked += 1;
          return before + found;
        }),
      ),
  );
  const ranking = new Ranking(looks);
  return { order: Array.from({ length: places }, (_, place) => ranking.at(place)), looked };
}

describe("the ranking of candidates", () => {
  it("is the order of what all looks would find, the first of equals first", () => {
    const chance = chanceFrom(20261122);
    for (let round = 0; round < 500; round += 1) {
      const all = Array.from({ length: 1 + chance.whole(0, 8) }, (_, index): Made => {
        const most = chance.whole(0, 3) / 2;
        const finds = Array.from({ length: chance.whole(0, 4) }, () => (chance.whole(0, 2) / 2) * most);
        return {
          name: `${index}`,
          finds,
          share: chance.whole(0, 4) / 4,
          cost: [1, 2, 5][chance.whole(0, 2)] ?? 1,
          most,
        };
      });
      const expected = [...all].sort((one, other) => worthOf(other) - worthOf(one)).map(({ name }) => name);
      expect(rank(all, all.length).order).toEqual(expected);
    }
  });

  it("looks no further into a candidate than its place needs", () => {
    const all = [
      { name: "sure", finds: [2, 2], share: 1, cost: 1, most: 2 },
      { name: "dear", finds: [2, 2, 2, 2], share: 1, cost: 5, most: 2 },
      { name: "small", finds: [1, 1, 1], share: 0, cost: 1, most: 1 },
    ];
    expect(rank(all, 1)).toEqual({ order: ["sure"], looked: 2 });
    expect(rank(all, 3)).toEqual({ order: ["sure", "small", "dear"], looked: 9 });
  });

  it("has no more places than candidates", () => {
    expect(() => rank([], 1)).toThrow();
  });
});
