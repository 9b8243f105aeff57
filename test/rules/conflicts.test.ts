import { describe, expect, it } from "vitest";
import { loadPolicyFolder } from "../../src/files/load-policies.ts";
import { answer, loadSmall, placeOf } from "./small-packs.ts";

const conflict = (id: string, place: string, applied: number, dates = "from: 2020-01-01"): string =>
  [
    `- conflict: ${id}\n  ${dates}`,
    `  applied: { clause: "${place}#law/art-${applied}", text: { zh-CN: a, en: a } }`,
    `  other: { clause: "cn#law/art-9", text: { zh-CN: b, en: b } }\n  why: { zh-CN: c, en: c }\n`,
  ].join("\n");

describe("texts that differ", () => {
  const policies = loadSmall({
    "cn/conflicts.yaml": conflict("C1", "cn", 1) + conflict("C2", "cn", 2),
    "cn-county/conflicts.yaml":
      conflict("C1", "cn-county", 3, "from: 2021-01-01\n  to: 2021-12-31") +
      conflict("C1", "cn-county", 4, "from: 2021-01-01\n  to: 2021-12-31") +
      conflict("C3", "cn-county", 5, "from: 2022-01-01"),
  });
  const shown = (place: string, on: string): readonly string[] =>
    answer(placeOf(policies, place), { size: 1 }, { on }).conflicts.map(({ id, applied }) => `${id} ${applied}`);

  it("are shown by the nearest place that says something of the same conflict", () => {
    expect(shown("cn-county", "2021-06-01")).toEqual([
      "C1 cn-county#law/art-3",
      "C1 cn-county#law/art-4",
      "C2 cn#law/art-2",
    ]);
  });

  it("are shown by the level above where the place says nothing on the day", () => {
    expect(shown("cn-county", "2020-12-31")).toEqual(["C1 cn#law/art-1", "C2 cn#law/art-2"]);
    expect(shown("cn-county", "2022-01-01")).toEqual(["C3 cn-county#law/art-5", "C1 cn#law/art-1", "C2 cn#law/art-2"]);
    expect(shown("cn", "2021-06-01")).toEqual(["C1 cn#law/art-1", "C2 cn#law/art-2"]);
  });
});

describe("the register of conflicts", () => {
  const loaded = loadPolicyFolder("data/policies");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults[0]));
  const { policies } = loaded;
  const all = policies.places.flatMap(({ id }) =>
    (policies.policy(id)?.levels[0]?.pack.conflicts?.value ?? []).map((one) => ({ place: id, ...one })),
  );

  it.each(Array.from({ length: 16 }, (_, i) => [`C${i + 1}`]))("has %s at some place", (id) => {
    expect(all.filter(({ conflict }) => conflict === id).length).toBeGreaterThan(0);
  });

  it("names two texts, each a clause that is held, of which one applies and why", () => {
    for (const { place, conflict, applied, other, why } of all) {
      expect(policies.clause(applied.clause), `${place} ${conflict}`).toBeDefined();
      expect(policies.clause(other.clause), `${place} ${conflict}`).toBeDefined();
      expect(applied.clause).not.toBe(other.clause);
      expect(why["zh-CN"].length * why.en.length).toBeGreaterThan(0);
    }
  });
});
