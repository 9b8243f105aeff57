/** One campaign over partly known households: what it found, per programme, ready to print. */
import { assess, assessmentJson, type Policy } from "../../../src/rules/index.ts";
import { floorProgrammes } from "../../bench/floor.ts";
import { readHousehold } from "./engine.ts";
import { type Examined, examine, type Finding } from "./examine.ts";
import { days, makeHousehold } from "./households.ts";
import { type PartialHousehold, takeAway } from "./partials.ts";
import { chanceFrom } from "./random.ts";
import { checkProgramme } from "./trace-checker.ts";

export interface Plan {
  readonly seed: number;
  readonly count: number;
  /** Ways to fill in each household; where these agree and the answer is open, `deep` more are tried. */
  readonly fills: number;
  readonly deep: number;
  /** Every how many households the trace is recomputed. */
  readonly tracesEvery: number;
  /** Which share of the known numbers is told within bounds only; none where it is left out. */
  readonly bounded?: number;
}

export interface Failure extends Finding {
  readonly given: unknown;
  readonly on: string;
}

export interface Tally {
  readonly households: number;
  /** Of each programme: households whose every filling agrees, and of these the answers that stay open. */
  readonly agreed: Readonly<Record<string, number>>;
  readonly missed: Readonly<Record<string, number>>;
  readonly unjudgedQuestions: number;
  readonly questions: number;
  readonly traces: number;
  readonly failures: readonly Failure[];
}

export function runUnknowns(policy: Policy, plan: Plan, report: (done: number) => void = () => {}): Tally {
  const chance = chanceFrom(plan.seed);
  const zeros = (): Record<string, number> => Object.fromEntries(floorProgrammes.map((p) => [p, 0]));
  const [agreed, missed] = [zeros(), zeros()];
  const failures: Failure[] = [];
  let [unjudgedQuestions, questions, traces] = [0, 0, 0];
  for (let i = 0; i < plan.count; i += 1) {
    const on = chance.pick(days);
    const partial = takeAway(chance, makeHousehold(chance, on), on, plan.bounded);
    const withTrace = i % plan.tracesEvery === 0;
    const json = assessmentJson(assess(policy, readHousehold(partial.given), on, { programmes: floorProgrammes }), {
      trace: withTrace,
    });
    const examined: Examined = examine(chance, partial, json, plan);
    for (const programme of examined.agreed) agreed[programme] = (agreed[programme] ?? 0) + 1;
    for (const programme of examined.missed) missed[programme] = (missed[programme] ?? 0) + 1;
    questions += json.next === null ? 0 : 1;
    unjudgedQuestions += examined.unjudged ? 1 : 0;
    for (const finding of examined.findings) failures.push(withHousehold(finding, partial));
    if (withTrace) {
      traces += json.programmes.length;
      for (const programme of json.programmes) {
        const fault = checkProgramme(programme);
        if (fault === undefined) continue;
        const detail = `trace: ${JSON.stringify(fault)}`;
        failures.push(withHousehold({ kind: "trace", programme: programme.id, detail }, partial));
      }
    }
    if (i % 1000 === 999) report(i + 1);
  }
  return { households: plan.count, agreed, missed, unjudgedQuestions, questions, traces, failures };
}

function withHousehold(finding: Finding, partial: PartialHousehold): Failure {
  return { ...finding, given: partial.given, on: partial.on };
}

/** Share of the agreed answers that are said, in percent with two decimals. */
export function saidRate(tally: Tally, programme: string): number {
  const all = tally.agreed[programme] ?? 0;
  return all === 0 ? 100 : Math.round((10_000 * (all - (tally.missed[programme] ?? 0))) / all) / 100;
}

export function printTally(tally: Tally, plan: Plan): void {
  console.log(`seed ${plan.seed}: ${tally.households} partly known households, ${plan.fills} fillings each`);
  for (const programme of floorProgrammes) {
    const unsound = tally.failures.filter((f) => f.kind === "unsound" && f.programme === programme).length;
    const lacking = tally.failures.filter((f) => f.kind === "not in lacks" && f.programme === programme).length;
    const said = `said ${saidRate(tally, programme)} % of ${tally.agreed[programme]} settled`;
    console.log(`${programme.padEnd(13)} unsound ${unsound}  ${said}  relevant but not lacking ${lacking}`);
  }
  const irrelevant = tally.failures.filter((f) => f.kind === "irrelevant question").length;
  console.log(`questions ${tally.questions}: irrelevant ${irrelevant}, without an oracle ${tally.unjudgedQuestions}`);
  console.log(`traces ${tally.traces}: wrong ${tally.failures.filter((f) => f.kind === "trace").length}`);
}
