/**
 * The next question. It is not scripted: of the facts that the assessment lacks, the one that is expected to settle most
 * for least cost, one step ahead over representative answers, and only where a witness shows that it can matter.
 */
import { Decimal } from "./decimal.ts";
import { type FactDef, factDef } from "./fact-catalogue.ts";
import type { Bounds, Facts } from "./facts.ts";
import { type Judgement, type JudgeOptions, judgeAll, lacksOf, type ProgrammeJudgement } from "./judge.ts";
import { addDays, addMonths } from "./operations/days.ts";
import type { Plan } from "./packs/plan.ts";
import { type Answer, boundsAt, withFacts } from "./variants.ts";

export interface Question {
  readonly fact: string;
  /** The programmes that the answer may change. */
  readonly programmes: readonly string[];
  /** The clause of the first condition that needs it. */
  readonly clause: string;
}

const costs = { phone: 1, document: 2, visit: 5 } as const;
const quickTries = 6;
const longTries = 30;
/** How many candidates are looked at one step ahead; the others are known to touch fewer programmes. */
const lookedAhead = 8;

interface Candidate {
  readonly path: string;
  readonly def: FactDef;
  readonly touches: readonly number[];
  readonly weight: number;
}

/**
 * The most useful question that can matter, or null where nothing that may still be asked does. Whatever bears on the
 * programmes that are asked about goes before all that bears only on others; with "asked" the others are left out.
 */
export function nextQuestion(
  plan: Plan,
  facts: Facts,
  on: string,
  judgement: Judgement,
  options: JudgeOptions,
  asked: ReadonlySet<string>,
  mode: "asked" | "all",
): Question | null {
  const those = judgement.programmes.filter(({ programme }) => asked.has(programme.id));
  const others = judgement.programmes.filter(({ programme }) => !asked.has(programme.id));
  const question = questionAbout(those, plan, facts, on, judgement, options);
  if (question !== null || mode === "asked" || others.length === 0) return question;
  return questionAbout(others, plan, facts, on, judgement, options);
}

/** The most useful question about some of the programmes. */
function questionAbout(
  programmes: readonly ProgrammeJudgement[],
  plan: Plan,
  facts: Facts,
  on: string,
  judgement: Judgement,
  options: JudgeOptions,
): Question | null {
  const candidates = candidatesOf(programmes, judgement, facts.members?.length ?? 0);
  const ranked = candidates
    .sort((a, b) => b.weight / costs[b.def.cost] - a.weight / costs[a.def.cost])
    .map((candidate, at) => ({
      candidate,
      score:
        at < lookedAhead
          ? score(candidate, plan, facts, on, judgement, options)
          : candidate.weight / costs[candidate.def.cost] / 4,
    }))
    .sort((a, b) => b.score - a.score);
  // A quick look first; a longer one only where the quick one finds nothing that matters.
  for (const tries of [quickTries, longTries]) {
    const seen = new Set<string>();
    for (const { candidate: best } of ranked) {
      // Of one member's card the facts are asked in the order of the catalogue: a disability before its grade.
      for (const candidate of cardOf(best, candidates)) {
        if (seen.has(candidate.path)) continue;
        seen.add(candidate.path);
        const index = byOpenness(candidate, judgement).find(
          (one) => findWitness(candidate.path, one, plan, facts, on, options, tries) !== null,
        );
        if (index === undefined) continue;
        const touched = candidate.touches.map((one) => plan.programmes[one]?.id ?? "");
        return { fact: candidate.path, programmes: touched, clause: clauseFor(candidate.path, judgement, index, plan) };
      }
    }
  }
  return null;
}

/** The programmes that a fact touches, those with the fewest open things first: there a witness is soonest found. */
function byOpenness(candidate: Candidate, judgement: Judgement): readonly number[] {
  const open = (index: number): number => {
    const judged = judgement.programmes.find(({ programme }) => programme === judgement.plan.programmes[index]);
    return judged === undefined ? 0 : countBits(judged.open | judged.amountOpen);
  };
  return [...candidate.touches].sort((a, b) => open(a) - open(b));
}

/** The candidate itself, after those of the same member that come before it in the catalogue. */
function cardOf(best: Candidate, candidates: readonly Candidate[]): readonly Candidate[] {
  const element = elementOf(best.path);
  if (element === null) return [best];
  return candidates
    .filter(({ path, def }) => elementOf(path) === element && def.list === best.def.list && def.slot <= best.def.slot)
    .sort((a, b) => a.def.slot - b.def.slot);
}

const elementOf = (path: string): string | null => /^(?:members|supporters)\[\d+\]/.exec(path)?.[0] ?? null;

/** The order of concern: the whole household first, then what follows from it. */
const concern: Readonly<Record<string, number>> = {
  dibao: 20,
  "dibao-single": 3,
  "low-income": 2,
  supplement: 1.5,
  taper: 1,
  "after-death": 1,
};

/** Members beyond the first unlisted one come up when that one is listed. */
function beyondRoster(path: string, roster: number): boolean {
  const index = /^members\[(\d+)\]/.exec(path)?.[1];
  return index !== undefined && Number(index) > roster;
}

function candidatesOf(programmes: readonly ProgrammeJudgement[], judgement: Judgement, roster: number): Candidate[] {
  const found = new Map<string, { def: FactDef; touches: number[]; weight: number }>();
  for (const programme of programmes) {
    const bits = programme.is === "no" ? 0n : programme.open | programme.amountOpen;
    const index = judgement.plan.programmes.indexOf(programme.programme);
    for (const lack of lacksOf(bits, judgement.lacks)) {
      // What was refused, or asked in vain, is not asked again; what was told within bounds is, for the exact figure.
      if (lack.kind !== "fact" || beyondRoster(lack.path, roster)) continue;
      if (lack.missing !== "not-asked" && lack.missing !== "bounded") continue;
      const entry = found.get(lack.path) ?? { def: lack.def, touches: [], weight: 0 };
      entry.touches.push(index);
      entry.weight += (concern[programme.programme.id] ?? 1) * (programme.is === "unknown" ? 1 : 0.5);
      found.set(lack.path, entry);
    }
  }
  return [...found].map(([path, entry]) => ({ path, ...entry }));
}

/** Expected number of verdicts and amounts that an answer settles, for its cost. */
function score(
  candidate: Candidate,
  plan: Plan,
  facts: Facts,
  on: string,
  before: Judgement,
  options: JudgeOptions,
): number {
  const answers = few(representatives(candidate.def, plan, on, null, boundsAt(facts, candidate.path)));
  const only = candidate.touches;
  let settled = 0;
  for (const answer of answers) {
    const after = judgeAll(plan, withFacts(facts, [[candidate.path, answer]]), on, { ...options, only, whole: true });
    for (const programme of after.programmes) {
      const was = before.programmes.find((one) => one.programme === programme.programme);
      if (was === undefined) continue;
      const weight = concern[programme.programme.id] ?? 1;
      if (was.is === "unknown" && programme.is !== "unknown") settled += 2 * weight;
      else if (
        was.is === "unknown" &&
        programme.is === "unknown" &&
        countBits(programme.open) < countBits(was.open) - 1
      )
        settled += 0.3 * weight;
      if (was.amountOpen !== 0n && programme.amountOpen === 0n) settled += 0.5 * weight;
    }
  }
  return (settled / Math.max(1, answers.length) + candidate.weight / 4) / costs[candidate.def.cost];
}

/** At most five answers, spread over all of them: enough to weigh one question against another. */
function few(answers: readonly Answer[]): readonly Answer[] {
  if (answers.length <= 5) return answers;
  return [0, 1, 2, 3, 4].map((at) => answers[Math.round((at * (answers.length - 1)) / 4)] as Answer);
}

function countBits(bits: bigint): number {
  let count = 0;
  for (let rest = bits; rest !== 0n; rest &= rest - 1n) count += 1;
  return count;
}

/**
 * A few answers that stand for all: every option, the natural bounds, and both sides of the figures of the law. Of a fact
 * that was given within bounds, those within and both ends.
 */
export function representatives(
  def: FactDef,
  plan: Plan,
  on: string,
  size: number | null,
  within: Bounds | null = null,
): readonly Answer[] {
  switch (def.kind) {
    case "truth":
      return [true, false];
    case "choice":
      return def.options ?? [];
    case "count":
    case "number": {
      const most = def.max === undefined ? 36 : Number(def.max);
      const least = Number(def.min ?? 0);
      const some = def.unit === "years" ? [0, 17, 18, 59, 60, 80] : [0, 1, 2, 3, 4, 6, 12];
      const all = [least, ...some.filter((one) => one >= least && one <= most), most].map((one) => new Decimal(one));
      return inside(all, within).map((one) => one.toNumber());
    }
    case "amount": {
      const lines = linesOf(plan);
      const heads = size !== null ? [size] : within === null ? [1, 4] : [1, 2, 3, 4, 5, 6];
      const figures = [new Decimal(0)];
      for (const line of lines.slice(0, 4))
        for (const n of heads)
          for (const step of ["0.5", "0.98", "1.02"]) figures.push(line.times(n).times(step).toDecimalPlaces(2));
      return inside([...figures, plenty], within).map((figure) => `${figure}/year`);
    }
    case "money":
      return inside([new Decimal(0), new Decimal(10_000), plenty], within).map(String);
    case "day":
      return [on, addDays(on, -40), addMonths(on, -5), addMonths(on, -11), addMonths(on, -26)];
    case "text":
      return ["x"];
  }
}

/** More than any household has. */
const plenty = new Decimal(100_000_000);

/** The figures, each once; where bounds are given those within, after and before their ends. */
function inside(figures: readonly Decimal[], within: Bounds | null): readonly Decimal[] {
  const { lo, hi } = within ?? { lo: null, hi: null };
  const left = figures.filter((one) => (lo === null || one.gte(lo)) && (hi === null || one.lte(hi)));
  const all = [...(lo === null ? [] : [lo]), ...left, ...(hi === null ? [] : [hi])];
  return [...new Map(all.map((one) => [one.toString(), one])).values()];
}

/** The yearly figures per head that the law of the day draws lines at. */
function linesOf(plan: Plan): readonly Decimal[] {
  let lines = linesByPlan.get(plan);
  if (lines === undefined) {
    lines = workOutLines(plan);
    linesByPlan.set(plan, lines);
  }
  return lines;
}

const linesByPlan = new WeakMap<Plan, readonly Decimal[]>();

function workOutLines(plan: Plan): readonly Decimal[] {
  const multiples = [
    new Decimal(1),
    ...plan.parameters.flatMap(({ parameter, value }) =>
      parameter.unit === "multiple" && value.kind === "number" && value.lo !== null && value.lo === value.hi
        ? [value.lo]
        : [],
    ),
  ];
  const lines = new Map<string, Decimal>();
  for (const { name, parameter, value } of plan.parameters) {
    if (
      !/^(dibaoStandard|edgeStandard|disposableIncome)/.test(name) ||
      value.kind !== "number" ||
      value.lo === null ||
      value.lo !== value.hi
    )
      continue;
    const yearly = parameter.unit === "yuan/month" ? value.lo.times(12) : value.lo;
    for (const multiple of multiples) lines.set(yearly.times(multiple).toString(), yearly.times(multiple));
  }
  return lines.size > 0 ? [...lines.values()] : [new Decimal(5000)];
}

/** A small seeded generator: the search for a witness is repeatable. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

/**
 * Looks for a way to fill in the other facts under which two answers to this one differ in the verdict or the amount of a
 * programme. Only such a fact is worth a question.
 */
export function findWitness(
  path: string,
  index: number,
  plan: Plan,
  facts: Facts,
  on: string,
  options: JudgeOptions,
  tries = longTries,
): readonly (readonly [string, Answer])[] | null {
  const def = factDef(path);
  if (def === undefined) return null;
  // Members whom nobody listed stay unlisted, except the one in question: what they may be is within the bounds.
  const own = elementOf(path);
  const random = seeded(path.length * 7919 + index);
  const homes = sizesOf(facts);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const others: (readonly [string, Answer])[] = [];
    const set = new Set<string>([path]);
    const size = homes.least + Math.floor(random() * (homes.most - homes.least + 1));
    // Filling in may bring up facts that mattered only now, so it goes on until nothing more is lacking.
    for (let round = 0; round < 6; round += 1) {
      const judged = judgeAll(plan, withFacts(facts, others), on, { ...options, only: [index], whole: true });
      const [one] = judged.programmes;
      if (one === undefined) return null;
      const more = lacksOf(one.open | one.amountOpen, judged.lacks).flatMap((lack) =>
        lack.kind === "fact" && !set.has(lack.path) && (!lack.rest || elementOf(lack.path) === own) ? [lack] : [],
      );
      if (more.length === 0) break;
      for (const lack of more) {
        set.add(lack.path);
        const answers = representatives(lack.def, plan, on, size, boundsAt(facts, lack.path));
        others.push([lack.path, lack.def.name === "size" ? size : pick(answers)]);
      }
    }
    const sides = new Map<string, Answer>();
    for (const answer of representatives(def, plan, on, size, boundsAt(facts, path))) {
      const [one] = judgeAll(plan, withFacts(facts, [...others, [path, answer]]), on, {
        ...options,
        only: [index],
        whole: true,
      }).programmes;
      if (one !== undefined) sides.set(signature(one), answer);
      if (sides.size > 1) return others;
    }
  }
  return null;
}

/** The sizes of home that are tried: those that were said, else a few common ones. */
function sizesOf(facts: Facts): { readonly least: number; readonly most: number } {
  const said = boundsAt(facts, "size");
  return { least: said?.lo?.toNumber() ?? 1, most: said?.hi?.toNumber() ?? 6 };
}

function signature(judged: ProgrammeJudgement): string {
  if (judged.is === "no") return "no";
  return `${judged.is === "yes" ? "yes" : "open"} ${judged.amount?.lo.toFixed(2) ?? ""} ${judged.amount?.hi?.toFixed(2) ?? ""}`;
}

/** The clause of the first condition that the fact keeps open, or that of the amount. */
function clauseFor(path: string, judgement: Judgement, index: number, plan: Plan): string {
  const programme = plan.programmes[index];
  const judged = judgement.programmes.find((one) => one.programme === programme);
  if (programme === undefined || judged === undefined) return "";
  for (const { requirement, value } of judged.whole.outcome.requirements) {
    if (
      value.is === "unknown" &&
      lacksOf(value.deps, judgement.lacks).some((lack) => lack.kind === "fact" && lack.path === path)
    )
      return requirement.clause;
  }
  return programme.amount?.clause ?? programme.clause;
}
