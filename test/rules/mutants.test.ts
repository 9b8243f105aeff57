import { describe, expect, it } from "vitest";
import { type Fate, fateOf, type Mutant, mutantsOf, openBench } from "./mutation.ts";

const bench = openBench("data/policies");
const mutants = mutantsOf(bench);

/** The first mutant of a file with a piece in its text as it stands or as changed. */
function mutantWith(file: string, piece: string): Mutant {
  const found = mutants.find((mutant) => mutant.file === file && `${mutant.was} → ${mutant.becomes}`.includes(piece));
  if (found === undefined) throw new Error(`no mutant of ${file} with ${piece}`);
  return found;
}

describe("the worked examples", () => {
  // The whole campaign takes minutes: npm run campaign:mutants.
  it("notice nearly every condition that is negated, limit that is moved and figure that is changed", () => {
    const step = Math.ceil(mutants.length / 40);
    const fates = new Map<Fate, Mutant[]>();
    for (let index = 7; index < mutants.length; index += step) {
      const mutant = mutants[index];
      if (mutant === undefined) continue;
      const fate = fateOf(bench, mutant);
      fates.set(fate, [...(fates.get(fate) ?? []), mutant]);
    }
    const survived = fates.get("survived") ?? [];
    const killed = fates.get("killed") ?? [];
    const told = survived.map(({ file, line, becomes }) => `${file}:${line} ${becomes}`);
    expect(killed.length).toBeGreaterThan(20);
    expect(survived.length, told.join("\n")).toBeLessThanOrEqual(0.05 * (killed.length + survived.length));
  }, 120_000);

  it.each([
    ["cn/programmes/dibao.yaml", "perHead ⟦< → <=⟧ standard"],
    ["cn-gz/programmes/dibao-single.yaml", "not(assets.complyLowIncome)"],
    ["cn-gz-sandu-dujiang/parameters.yaml", "taperMonths.min = 3 → 4"],
  ])("notice a change of %s: %s", (file, piece) => {
    expect(fateOf(bench, mutantWith(file, piece))).toBe("killed");
  });
});

describe("a mutant", () => {
  it("that does not load is refused, and not counted as noticed", () => {
    const share = mutants.find(({ becomes }) => becomes === "not(m.seriousIllness)");
    if (share === undefined) throw new Error("no such condition");
    const broken: Mutant = {
      ...share,
      apply: (pack) => ({
        ...pack,
        programmes: pack.programmes.map((one) => ({
          ...one,
          value: JSON.parse(JSON.stringify(one.value).replaceAll('"m.seriousIllness\\n"', '"m.age\\n"')),
        })),
      }),
    };
    expect(fateOf(bench, broken)).toBe("refused");
  });

  it("of a figure that no condition and no amount reads is told apart", () => {
    const quorum = mutants.find(({ name }) => name === "vote.majority");
    if (quorum === undefined) throw new Error("no share of votes");
    expect(fateOf(bench, quorum)).toBe("unread");
  });

  it("that leaves everything as it was survives", () => {
    const first = mutantWith("cn/programmes/dibao.yaml", "perHead ⟦< → <=⟧ standard");
    expect(fateOf(bench, { ...first, apply: (pack) => pack })).toBe("survived");
  });
});
