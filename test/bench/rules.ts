/** What a verdict costs: the engine beside the rules written out by hand, on the same seeded households. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { assess, assessmentJson, type Facts, type Policy } from "../../src/rules/index.ts";
import { loadPlace, readHousehold } from "../rules/independent/engine.ts";
import { departure } from "../rules/independent/examine.ts";
import { makeHousehold } from "../rules/independent/households.ts";
import { takeAway } from "../rules/independent/partials.ts";
import { chanceFrom } from "../rules/independent/random.ts";
import { floorProgrammes, judge, parseHome } from "./floor.ts";

const on = "2021-08-02";
const rounds = 9;
/** Both sides judge the programmes that are written out by hand. */
const known = { next: false, programmes: floorProgrammes } as const;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Households a second of each subject, timed in turns so that a slow moment of the machine falls on all of them. */
function race(subjects: Readonly<Record<string, () => number>>): Readonly<Record<string, number[]>> {
  const rates: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of Object.entries(subjects)) {
      const start = performance.now();
      let done = 0;
      while (performance.now() - start < 200) done += run();
      const rate = (done / (performance.now() - start)) * 1000;
      // The first round only warms up.
      if (round > 0) rates[name] = [...(rates[name] ?? []), rate];
    }
  }
  return rates;
}

function heapGrowth(policy: Policy, facts: readonly Facts[]): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const assessAll = (count: number): void => {
    for (let i = 0; i < count; i += 1) assess(policy, facts[i % facts.length] as Facts, on, known);
  };
  assessAll(10_000);
  collect();
  const before = process.memoryUsage().heapUsed;
  assessAll(100_000);
  collect();
  return (process.memoryUsage().heapUsed - before) / 1_048_576;
}

/** Prints the rows; throws if the engine and the rules by hand differ on any of the households. */
export async function benchRules(): Promise<void> {
  const policy = loadPlace();
  const chance = chanceFrom(2021);
  const households = Array.from({ length: 1000 }, () => makeHousehold(chance, on));
  const homes = households.map(parseHome);
  const whole = households.map(readHousehold);
  const partly = households.map((household) => readHousehold(takeAway(chance, household, on).given));
  let differing = 0;
  homes.forEach((home, i) => {
    const json = assessmentJson(assess(policy, whole[i] as Facts, on, known), { trace: false });
    const results = judge(home, on);
    const printed = (programme: string) => json.programmes.find((p) => p.id === programme);
    if (floorProgrammes.some((programme) => departure(printed(programme), results[programme]))) differing += 1;
  });
  console.log(`rules  same verdicts and amounts: ${1000 - differing} of 1000 households`);
  if (differing > 0) throw new Error(`${differing} households differ`);
  const each = (run: (facts: Facts) => unknown, all: readonly Facts[]) => (): number => {
    for (const facts of all) run(facts);
    return all.length;
  };
  const rates = race({
    floor: () => {
      for (const home of homes) judge(home, on);
      return homes.length;
    },
    engine: each((facts) => assess(policy, facts, on, known), whole),
    "engine to JSON": each((facts) => assessmentJson(assess(policy, facts, on, known), { trace: false }), whole),
    "engine, partly known": each((facts) => assess(policy, facts, on, known), partly),
  });
  const floor = rates.floor ?? [];
  for (const [name, values] of Object.entries(rates)) {
    const ratio = median(values.map((rate, i) => (floor[i] ?? Number.NaN) / rate));
    const rate = Math.round(median(values)).toLocaleString("en");
    console.log(`rules  ${name.padEnd(22)} ${rate.padStart(10)} households/s  ${ratio.toFixed(2)} x floor`);
  }
  console.log(`rules  heap growth over 100,000 assessments: ${heapGrowth(policy, whole).toFixed(1)} MB`);
}

if (import.meta.main) await benchRules();
