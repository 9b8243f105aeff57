import { describe, expect, it } from "vitest";
import { loadPolicyFolder } from "../../src/files/load-policies.ts";
import { answer, placeOf } from "./small-packs.ts";

const loaded = loadPolicyFolder("data/policies", { examples: false });
if (!loaded.ok) throw new Error("the packs do not load");
const { policies } = loaded;

/** The clauses of the notes of a programme on the first day of the Social Assistance Law. */
function noted(place: string, programme: string): readonly string[] {
  const { programmes } = answer(placeOf(policies, place), { size: 1 }, { on: "2026-07-01" });
  const found = programmes.find(({ id }) => id === programme);
  if (found === undefined) throw new Error(`no ${programme} in ${place}`);
  return (found.notes ?? []).map(({ clause }) => clause);
}

describe("from 2026-07-01", () => {
  it.each([
    ...["dibao", "dibao-single", "supplement", "taper", "after-death", "destitute", "low-income", "rigid-expense"].map(
      (programme) => ["cn", programme] as const,
    ),
    ["cn-gz-sandu-dujiang", "dibao-single"],
    ["cn-gz-sandu-dujiang", "supplement"],
    ["cn-gz-sandu-dujiang", "taper"],
    ["cn-fj-jinjiang", "dibao-single"],
    ["model-four-batches", "dibao-expense"],
    ["model-four-batches", "supplement"],
    ["model-four-batches", "taper"],
  ] as const)("%s says of %s to hear the household before a cut or stop", (place, programme) => {
    expect(noted(place, programme)).toContain("cn#sal-2026/art-48");
  });

  it.each(["dibao", "dibao-single", "destitute", "low-income", "temporary-aid"])(
    "a refusal of %s is in writing with reasons",
    (programme) => {
      expect(noted("cn", programme)).toContain("cn#sal-2026/art-45");
    },
  );
});
