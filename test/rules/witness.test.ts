import { describe, expect, it } from "vitest";
import { factDef } from "../../src/rules/fact-catalogue.ts";
import type { Facts } from "../../src/rules/facts.ts";
import { judgeAll, lacksOf, type ProgrammeJudgement } from "../../src/rules/judge.ts";
import type { Plan } from "../../src/rules/packs/plan.ts";
import { readFacts } from "../../src/rules/read-facts.ts";
import { representatives } from "../../src/rules/representatives.ts";
import { type Answer, boundsAt, withFacts } from "../../src/rules/variants.ts";
import { elementOf, findWitness, WitnessSearch } from "../../src/rules/witness.ts";
import { policies } from "../interview/packs.ts";
import { makeHousehold } from "./independent/households.ts";
import { takeAway } from "./independent/partials.ts";
import { chanceFrom } from "./independent/random.ts";

/** The search as plainly as it can be put: everything is judged anew, and both sides of every attempt. */
function plainly(path: string, index: number, plan: Plan, facts: Facts, on: string, tries: number) {
  const def = factDef(path);
  if (def === undefined) throw new Error(`no fact ${path}`);
  const judged = (answers: readonly (readonly [string, Answer])[]) => {
    const judgement = judgeAll(plan, withFacts(facts, answers), on, { only: [index], whole: true });
    return { one: judgement.programmes[0] as ProgrammeJudgement, lacks: judgement.lacks };
  };
  let state = (path.length * 7919 + index) >>> 0;
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
  const { lo = null, hi = null } = boundsAt(facts, "size") ?? {};
  const [least, most] = [lo?.toNumber() ?? 1, hi?.toNumber() ?? 6];
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const others: (readonly [string, Answer])[] = [];
    const set = new Set([path]);
    const size = least + Math.floor(random() * (most - least + 1));
    for (let round = 0; round < 6; round += 1) {
      const { one, lacks } = judged(others);
      const more = lacksOf(one.open | one.amountOpen, lacks).flatMap((lack) =>
        lack.kind === "fact" && !set.has(lack.path) && (!lack.rest || elementOf(lack.path) === elementOf(path))
          ? [lack]
          : [],
      );
      if (more.length === 0) break;
      for (const lack of more) {
        set.add(lack.path);
        const answers = representatives(lack.def, plan, on, size, boundsAt(facts, lack.path));
        const picked = (): Answer => answers[Math.floor(random() * answers.length)] as Answer;
        others.push([lack.path, lack.def.name === "size" ? size : picked()]);
      }
    }
    const sides = representatives(def, plan, on, size, boundsAt(facts, path)).map((answer) => {
      const { is, amount } = judged([...others, [path, answer]]).one;
      return is === "no" ? "no" : `${is} ${amount?.lo.toFixed(2)} ${amount?.hi?.toFixed(2)}`;
    });
    if (new Set(sides).size > 1) return others;
  }
  return null;
}

/** Partly known households, and of each some of the facts that some programme lacks. */
function* searches(place: string, on: string, count: number, seed: number) {
  const plan = policies.policy(place)?.plan(on);
  if (plan === undefined) throw new Error(`no place ${place}`);
  const chance = chanceFrom(seed);
  for (let made = 0; made < count; made += 1) {
    const read = readFacts(takeAway(chance, makeHousehold(chance, on), on, 0.1).given);
    if (!read.ok) continue;
    const { programmes, lacks } = judgeAll(plan, read.facts, on, { whole: true });
    for (const { programme, open, amountOpen } of programmes) {
      const paths = lacksOf(open | amountOpen, lacks).flatMap((lack) => (lack.kind === "fact" ? [lack.path] : []));
      const path = paths[chance.whole(0, Math.max(0, paths.length - 1))];
      if (path !== undefined) yield { path, index: plan.programmes.indexOf(programme), plan, facts: read.facts };
    }
  }
}

describe("the search for a witness", () => {
  it.each([
    ["cn-gz-sandu-dujiang", "2021-08-02"],
    ["cn", "2024-05-01"],
    ["cn-gz-sandu-dujiang", "2026-11-20"],
  ])(
    "finds at %s on %s what the plain search finds, and nothing where that finds nothing",
    (place, on) => {
      const counts = { found: 0, none: 0 };
      for (const { path, index, plan, facts } of searches(place, on, 6, 2611)) {
        const found = findWitness(path, index, plan, facts, on, {}, 4);
        expect(found, path).toEqual(plainly(path, index, plan, facts, on, 4));
        counts[found === null ? "none" : "found"] += 1;
      }
      expect(counts.found).toBeGreaterThan(0);
      expect(counts.none).toBeGreaterThan(0);
    },
    60_000,
  );

  it("goes on where fewer tries ended", () => {
    const on = "2024-05-01";
    for (const { path, index, plan, facts } of searches("cn", on, 4, 7)) {
      const search = new WitnessSearch(plan, facts, on, {});
      const first = search.find(path, index, 2);
      const whole = findWitness(path, index, plan, facts, on, {}, 6);
      expect(first ?? search.find(path, index, 6)).toEqual(whole);
    }
  });
});
