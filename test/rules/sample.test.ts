import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { loadPolicyFolder } from "../../src/files/load-policies.ts";
import {
  askedRule,
  atLeast,
  countSample,
  drawSample,
  isSmaller,
  type ListedHome,
  readFraction,
  type SampleRule,
  sampleRules,
} from "../../src/rules/index.ts";

const digest = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
const share = (text: string) => {
  const read = readFraction(text);
  if (read === null) throw new Error(`no share: ${text}`);
  return read;
};
const loaded = loadPolicyFolder("data/policies", { examples: false });
if (!loaded.ok) throw new Error("the packs do not load");
const rulesAt = (place: string, on: string): readonly SampleRule[] => {
  const policy = loaded.policies.policy(place);
  if (policy === undefined) throw new Error(`no place ${place}`);
  return sampleRules(policy, on);
};
const [town, county] = rulesAt("cn-gz-sandu-dujiang", "2021-04-05");
if (town === undefined || county === undefined) throw new Error("Dujiang has no rules");

/** A list of villages with so many homes each. */
const villages = (...counts: readonly number[]): readonly ListedHome[] =>
  counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, home) => ({ village: `village ${at}`, household: `${home}` })),
  );

describe("shares", () => {
  test.each([
    ["2/3", 20, 14],
    ["2/3", 21, 14],
    ["2/3", 22, 15],
    ["1/3", 21, 7],
    ["1/3", 22, 8],
    ["1/2", 21, 11],
    ["0.30", 10, 3],
    ["30%", 11, 4],
    ["1", 7, 7],
  ])("%s of %i are at least %i", (text, of, least) => {
    expect(atLeast(share(text), of)).toBe(least);
  });

  test.each(["0", "1.1", "4/3", "2/0", "-1", "half", "", "1/3/2", "101%"])("%j is no share", (text) => {
    expect(readFraction(text)).toBeNull();
  });

  it("are compared by their figures, not by rounded digits", () => {
    expect(isSmaller(share("0.333333333"), share("1/3"))).toBe(true);
    expect(isSmaller(share("1/3"), share("1/3"))).toBe(false);
    expect(isSmaller(share("0.333333334"), share("1/3"))).toBe(false);
  });
});

describe("the rules of a place", () => {
  it("are each told with office, figure and clause, the nearest first", () => {
    expect(
      rulesAt("cn-gz-sandu-dujiang", "2021-04-05").map(({ id, figures }) => [
        id,
        ...figures.map(({ rule, clause }) => `${rule} ${clause}`),
      ]),
    ).toEqual([
      ["town", "1/3 cn-gz-sandu-dujiang#2021-review/4.4-sample", "10 cn-gz-sandu-dujiang#2021-review/4.4-sample"],
      ["county", "0.30 cn#220-2012/art-26"],
    ]);
  });

  it("keep a blank as a blank once the text with the figure has ended", () => {
    const [rule] = rulesAt("cn", "2021-07-01");
    expect(rule).toMatchObject({ id: "county", share: null });
    expect(countSample(drawSample(villages(3), askedRule(share("1")), "s", digest), rule ?? county)).toBeNull();
  });
});

describe("a draw", () => {
  it("of the town takes a third of the villages, ten homes in each, and all where there are fewer", () => {
    const homes = villages(25, 10, 9, 3, 40, 12, 11);
    const draw = drawSample(homes, town, "april", digest);
    const drawn = draw.villages.filter((one) => one.drawn > 0);
    expect(drawn).toHaveLength(3);
    for (const one of drawn) expect(one.drawn).toBe(Math.min(10, one.homes));
    expect(countSample(draw, town)).toMatchObject({ villages: { needed: 3, drawn: 3, of: 7 }, met: true });
  });

  it("of the county takes thirty in a hundred of the whole list", () => {
    const draw = drawSample(villages(5, 6), county, "s", digest);
    expect(draw.chosen).toHaveLength(4);
    expect(countSample(draw, county)).toMatchObject({ homes: { needed: 4, drawn: 4, of: 11 }, met: true });
  });

  it("of an inspection takes its share of every village", () => {
    const [inspection] = rulesAt("cn-hn-hengyang-district", "2021-08-05");
    if (inspection === undefined) throw new Error("no rule");
    const draw = drawSample(villages(1, 10, 11), inspection, "s", digest);
    expect(draw.villages.map(({ drawn }) => drawn)).toEqual([1, 3, 4]);
  });

  it("may meet the rule of its own office and miss that of another", () => {
    const draw = drawSample(villages(20, 20, 20, 20, 20, 20), town, "s", digest);
    expect(countSample(draw, town)?.met).toBe(true);
    expect(countSample(draw, county)).toMatchObject({ homes: { needed: 36, drawn: 20, of: 120 }, met: false });
  });

  it("takes the homes with the smallest SHA-256 of seed, village and household", () => {
    const homes = villages(6);
    const order = homes.map(({ village, household }) => digest(`s\n${village}\n${household}`));
    const smallest = [...order].sort().slice(0, 3);
    const draw = drawSample(homes, askedRule(share("1/2")), "s", digest);
    expect(draw.chosen.map((at) => order[at]).sort()).toEqual(smallest);
  });

  it("is the same whatever the order of the list", () => {
    const homes = villages(13, 4, 21, 10);
    const names = (list: readonly ListedHome[], seed: string): readonly string[] =>
      drawSample(list, town, seed, digest)
        .chosen.map((at) => `${list[at]?.village} ${list[at]?.household}`)
        .sort();
    fc.assert(
      fc.property(fc.shuffledSubarray([...homes], { minLength: homes.length }), fc.string(), (shuffled, seed) => {
        expect(names(shuffled, seed)).toEqual(names(homes, seed));
      }),
      { numRuns: 50 },
    );
  });

  it("differs with the seed, and reaches every home in time", () => {
    const homes = villages(20);
    const met = new Set<number>();
    for (let seed = 0; seed < 60; seed += 1)
      for (const at of drawSample(homes, askedRule(share("0.2")), `${seed}`, digest).chosen) met.add(at);
    expect(met.size).toBe(20);
  });

  it("is never smaller than its rule asks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(town, county, askedRule(share("0.37"))),
        (counts, rule) => {
          const draw = drawSample(villages(...counts), rule, "s", digest);
          expect(countSample(draw, rule)?.met).toBe(true);
          expect(new Set(draw.chosen).size).toBe(draw.chosen.length);
        },
      ),
      { numRuns: 100 },
    );
  });
});
