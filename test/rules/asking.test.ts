import { describe, expect, it } from "vitest";
import { type AssessOptions, assess, loadPolicies, readFacts } from "../../src/rules/index.ts";
import { amount, answer, clause, loadSmall, placeOf, programme, smallPacks } from "./small-packs.ts";

const aid = programme(
  "aid",
  'emergency.kind in ("fire", "illness") and emergency.here',
  'ask-when: |\n      emergency.kind in ("fire", "traffic", "accident", "illness", "disaster", "epidemic", "other")',
);
const policies = loadSmall({
  "cn/programmes/dibao.yaml": programme("dibao", 'area = "rural" and grainShort', amount("benefit.monthly")),
  "cn/programmes/aid.yaml": aid,
  "cn/programmes/after.yaml": programme(
    "after",
    'programmes("aid") and delegated',
    "ask-when: |\n      landLost1",
  ).replace("landLost1", "relocated"),
});
const policy = placeOf(policies);

/** The facts that are asked for one after the other, each answered from these; the last is null when nothing is left. */
function asked(answers: Readonly<Record<string, unknown>>, options: AssessOptions): readonly (string | null)[] {
  const facts: Record<string, unknown> = {};
  const order: (string | null)[] = [];
  for (let count = 0; count < 20; count += 1) {
    const { next } = answer(policy, facts, options);
    order.push(next?.fact ?? null);
    if (next === null) return order;
    const [group = "", name] = next.fact.split(".");
    if (name === undefined) facts[group] = answers[next.fact] ?? null;
    else facts[group] = { ...(facts[group] as object), [name]: answers[next.fact] ?? null };
  }
  throw new Error("the questions do not end");
}

describe("a programme with a condition of its own for being asked about", () => {
  it("is asked about after all the others", () => {
    const order = asked({ area: "rural", grainShort: true, "benefit.monthly": "5" }, { next: true });
    expect(order.slice(0, 3).toSorted()).toEqual(["area", "benefit.monthly", "grainShort"]);
    expect(order.slice(3)).toContain("emergency.kind");
    expect(order.at(-1)).toBeNull();
  });

  it("is not asked about where only programmes that ask by themselves are wanted", () => {
    const order = asked({ area: "rural", grainShort: true, "benefit.monthly": "5" }, { next: "asked" });
    expect(order.toSorted()).toEqual(["area", "benefit.monthly", "grainShort", null]);
  });

  it.each([
    ["its condition surely holds", { emergency: { kind: "fire" } }, {}, "emergency.here"],
    ["it is named by whoever asks", {}, { ask: ["aid"] }, "emergency.here"],
    ["its condition is open", {}, {}, null],
    ["its condition surely does not hold", { emergency: { kind: null } }, {}, null],
  ])("is asked about as the others are where %s", (_, given, options, fact) => {
    const settled = { area: "urban", ...given };
    const { next } = answer(policy, settled, { ...options, next: "asked" });
    const expected = next?.programmes ?? [];
    expect(fact === null ? next : ["emergency.here", "emergency.kind"]).toEqual(
      fact === null ? null : expect.arrayContaining([next?.fact]),
    );
    if (fact !== null) expect(expected).toEqual(["aid"]);
  });

  it("is judged all the same", () => {
    const facts = { area: "urban", emergency: { kind: "fire", here: true } };
    expect(answer(policy, facts).programmes.find(({ id }) => id === "aid")?.verdict).toBe("eligible");
  });

  it("has a condition without faults, in the words of the catalogue", () => {
    const files = smallPacks({ "cn/programmes/aid.yaml": aid.replace("emergency.kind in", "emergencykind in") });
    const loaded = loadPolicies(files, "small", { examples: false });
    expect(loaded.ok ? [] : loaded.faults.map(({ code }) => code)).toContain("unknown-name");
  });

  it("is told apart in the assessment", () => {
    const read = readFacts({ relocated: true });
    if (!read.ok) throw new Error("unreadable");
    expect([...assess(policy, read.facts, "2021-08-02", { next: false }).asked].toSorted()).toEqual(["after", "dibao"]);
    expect([...assess(policy, read.facts, "2021-08-02", { next: false, ask: ["aid"] }).asked]).toContain("aid");
  });
});

describe("an assessment of some programmes", () => {
  const facts = { area: "urban", emergency: { kind: "fire", here: true }, delegated: true };

  it("judges only those, with what they rest on", () => {
    const { programmes, best, next } = answer(policy, facts, { programmes: ["after"], next: true });
    expect(programmes.map(({ id, verdict }) => [id, verdict])).toEqual([["after", "eligible"]]);
    expect(best).toEqual(["after"]);
    expect(next).toBeNull();
  });

  it("asks only for those", () => {
    expect(answer(policy, {}, { programmes: ["dibao"], next: true }).next?.programmes).toEqual(["dibao"]);
    expect(answer(policy, { area: "urban" }, { programmes: ["dibao"], next: true }).next).toBeNull();
  });

  it("leaves out what the place does not have", () => {
    expect(answer(policy, facts, { programmes: ["dibao", "orphan"] }).programmes.map(({ id }) => id)).toEqual([
      "dibao",
    ]);
  });

  it("keeps the clause of what it asks for", () => {
    expect(answer(policy, {}, { programmes: ["dibao"], next: true }).next?.clause).toBe(clause);
  });
});
