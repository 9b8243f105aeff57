/** What would change a verdict, and why a fact is asked: the same household judged again with one thing otherwise. */
import { type AssessOptions, amountsOf, type Verdict, verdictOf } from "./assess.ts";
import { Decimal } from "./decimal.ts";
import { type FactDef, factCatalogue, factDef } from "./fact-catalogue.ts";
import type { Facts } from "./facts.ts";
import { givenAt } from "./facts-used.ts";
import { hasEnds } from "./given-bounds.ts";
import { type Amount, type JudgeOptions, judgeAll } from "./judge.ts";
import { overridesOf } from "./overrides.ts";
import type { Policy } from "./policies.ts";
import { representatives } from "./representatives.ts";
import { type Answer, boundsAt, withFacts } from "./variants.ts";

export interface Change {
  readonly fact: string;
  /** The fact as it is now, in its contract form; of one within bounds, the end that is nearest to the change. */
  readonly from: string;
  /** The nearest value at which the verdict is another: to the fen for amounts. */
  readonly to: string;
  readonly verdict: Verdict;
  readonly monthly: Amount | null;
  readonly once: Amount | null;
  readonly clause: string;
}

/** How one programme comes out for one household. */
export interface Result {
  readonly verdict: Verdict;
  readonly monthly: Amount | null;
  readonly once: Amount | null;
  readonly clause: string;
}

const most = new Decimal("10000000");

/** Judges one programme for variants of a household; null where the place has no such programme on that day. */
export function judgingOf(
  policy: Policy,
  on: string,
  programme: string,
  options: AssessOptions = {},
): ((facts: Facts) => Result) | null {
  const plan = policy.plan(on);
  const judgeOptions: JudgeOptions = { replaced: overridesOf(plan, options.parameters) };
  const index = plan.programmes.findIndex(({ id }) => id === programme);
  if (index < 0) return null;
  return (variant) => {
    const judgement = judgeAll(plan, variant, on, { ...judgeOptions, only: [index] });
    const [judged] = judgement.programmes;
    if (judged === undefined) throw new Error(`no judgement of ${programme}`);
    const no = judged.whole.outcome.requirements.find(({ value }) => value.is === "no");
    return {
      verdict: verdictOf(judged.is, judged.open, judgement.judgements),
      ...amountsOf(judged),
      clause: no?.requirement.clause ?? judged.programme.clause,
    };
  };
}

/**
 * The nearest single changes of changeable facts that flip a programme's verdict. Each was found by judging on both
 * sides: an amount's threshold is exact to the fen, in the period in which the amount was given.
 */
export function changes(
  policy: Policy,
  facts: Facts,
  on: string,
  programme: string,
  options: AssessOptions = {},
): readonly Change[] {
  const at = judgingOf(policy, on, programme, options);
  if (at === null) return [];
  const now = at(facts);
  const found: Change[] = [];
  for (const def of factCatalogue) {
    if (def.changeable !== true || def.list !== null) continue;
    const value = facts.household.values[def.slot];
    if (value?.kind === "truth") {
      const flipped = value.is !== "yes";
      const result = at(withFacts(facts, [[def.name, flipped]]));
      if (result.verdict !== now.verdict)
        found.push({
          fact: def.id,
          from: String(!flipped),
          to: String(flipped),
          ...result,
          clause: flipped ? now.clause : result.clause,
        });
    }
    if (def.kind !== "amount") continue;
    const said = value?.kind === "number" ? value : facts.household.bounds[def.slot];
    if (said === undefined || said.lo === null) continue;
    const change = threshold(facts, def, givenAmount(facts, def, said.lo, said.hi), now, at);
    if (change !== null) found.push(change);
  }
  return found;
}

/** The ends of a given amount, which meet where it is exact; an open end is as much as is ever tried. */
interface GivenAmount {
  readonly lo: Decimal;
  readonly hi: Decimal;
  readonly period: "year" | "month";
}

/** An amount in the period in which it was given: whoever said a monthly income is answered by the month. */
function givenAmount(facts: Facts, def: FactDef, lo: Decimal, hi: Decimal | null): GivenAmount {
  const given = givenAt(facts, def.id);
  const ends = hasEnds(given) ? [given.from, given.to] : [given, given];
  if (!ends.some((end) => typeof end === "string" && end.endsWith("/month")))
    return { lo, hi: hi ?? most, period: "year" };
  const figure = (end: unknown, yearly: Decimal): Decimal =>
    typeof end === "string" ? new Decimal(end.replace("/month", "")) : yearly;
  return { lo: figure(ends[0], lo), hi: figure(ends[1], hi ?? most), period: "month" };
}

/**
 * The nearest amount, below or above what was given, at which the verdict is another. Of what was given within bounds,
 * only where both ends bring the present verdict: else it is the exact figure that decides, not a change.
 */
function threshold(
  facts: Facts,
  def: FactDef,
  { lo, hi, period }: GivenAmount,
  now: Result,
  at: (facts: Facts) => Result,
): Change | null {
  const when = (amount: Decimal): Result => at(withFacts(facts, [[def.name, `${amount.toFixed(2)}/${period}`]]));
  if (!lo.eq(hi) && [lo, hi].some((end) => when(end).verdict !== now.verdict)) return null;
  let best: { amount: Decimal; from: Decimal; result: Result } | null = null;
  for (const [end, present] of [
    [new Decimal(0), lo],
    [most, hi],
  ] as const) {
    if (when(end).verdict === now.verdict) continue;
    // Bisect in fen between the present amount (this verdict) and the end (another).
    let same = present.times(100).floor();
    let other = end.times(100);
    if (end.gt(present)) same = present.times(100).ceil();
    if (when(same.div(100)).verdict !== now.verdict) other = same;
    while (other.minus(same).abs().gt(1)) {
      const middle = same.plus(other).div(2).floor();
      if (when(middle.div(100)).verdict === now.verdict) same = middle;
      else other = middle;
    }
    const amount = other.div(100);
    if (best === null || amount.minus(present).abs().lt(best.amount.minus(best.from).abs()))
      best = { amount, from: present, result: when(amount) };
  }
  if (best === null) return null;
  return {
    fact: def.id,
    from: `${best.from.toString()}/${period}`,
    to: `${best.amount.toString()}/${period}`,
    ...best.result,
    clause: best.result.verdict === "not-eligible" ? best.result.clause : now.clause,
  };
}

export interface WhyAsked {
  readonly programmes: readonly string[];
  readonly clause: string;
  readonly answers: readonly {
    readonly answer: Answer;
    readonly verdicts: readonly {
      readonly programme: string;
      readonly verdict: Verdict;
      readonly monthly: Amount | null;
      readonly once: Amount | null;
    }[];
  }[];
}

/** Why a fact is asked: the programmes it bears on, the clause, and what each representative answer would do. */
export function whyAsked(
  policy: Policy,
  facts: Facts,
  on: string,
  fact: string,
  options: AssessOptions = {},
): WhyAsked | null {
  const def = factDef(fact);
  if (def === undefined) return null;
  const plan = policy.plan(on);
  const judgeOptions: JudgeOptions = { replaced: overridesOf(plan, options.parameters) };
  const before = judgeAll(plan, facts, on, judgeOptions);
  const touching = before.programmes.filter(
    ({ is, open, amountOpen }) =>
      is !== "no" &&
      before.lacks.some(
        (lack, index) =>
          lack.kind === "fact" && lack.path === fact && ((open | amountOpen) & (1n << BigInt(index))) !== 0n,
      ),
  );
  const only = touching.map(({ programme }) => plan.programmes.indexOf(programme));
  const known = facts.household.values[factDef("size")?.slot ?? -1];
  const size = known?.kind === "number" && known.lo !== null ? known.lo.toNumber() : null;
  const answers = representatives(def, plan, on, size, boundsAt(facts, fact)).map((answer) => {
    const judgement = judgeAll(plan, withFacts(facts, [[fact, answer]]), on, { ...judgeOptions, only });
    return {
      answer,
      verdicts: judgement.programmes.map((judged) => ({
        programme: judged.programme.id,
        verdict: verdictOf(judged.is, judged.open, judgement.judgements),
        ...amountsOf(judged),
      })),
    };
  });
  const [first] = touching;
  const clause = first?.whole.outcome.requirements.find(
    ({ value }) =>
      value.is === "unknown" &&
      before.lacks.some(
        (lack, index) => lack.kind === "fact" && lack.path === fact && (value.deps & (1n << BigInt(index))) !== 0n,
      ),
  )?.requirement.clause;
  return {
    programmes: touching.map(({ programme }) => programme.id),
    clause: clause ?? first?.programme.amount?.clause ?? first?.programme.clause ?? "",
    answers,
  };
}
