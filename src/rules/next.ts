/**
 * The next question. It is not scripted: of the facts that the assessment lacks, the one that is expected to settle most
 * for least cost, one step ahead over representative answers, and only where a witness shows that it can matter.
 */
import type { FactDef } from "./fact-catalogue.ts";
import type { Facts } from "./facts.ts";
import { type Judgement, type JudgeOptions, judgeThose, lacksOf, type ProgrammeJudgement } from "./judge.ts";
import type { Plan } from "./packs/plan.ts";
import { Look, Ranking } from "./ranking.ts";
import { representatives } from "./representatives.ts";
import { type Answer, boundsAt, withFacts } from "./variants.ts";
import { elementOf, WitnessSearch } from "./witness.ts";

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
  candidates.sort((a, b) => b.weight / costs[b.def.cost] - a.weight / costs[a.def.cost]);
  const ranking = new Ranking(
    candidates.map((candidate, at) => lookAt(candidate, at < lookedAhead, plan, facts, on, judgement, options)),
  );
  const search = new WitnessSearch(plan, facts, on, options);
  // A quick look first; a longer one only where the quick one finds nothing that matters.
  for (const tries of [quickTries, longTries]) {
    const seen = new Set<string>();
    for (let place = 0; place < candidates.length; place += 1) {
      // Of one member's card the facts are asked in the order of the catalogue: a disability before its grade.
      for (const candidate of cardOf(ranking.at(place), candidates)) {
        if (seen.has(candidate.path)) continue;
        seen.add(candidate.path);
        const index = byOpenness(candidate, judgement).find((one) => search.find(candidate.path, one, tries) !== null);
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

/** The order of concern: the whole household first, then what follows from it. */
const concern: Readonly<Record<string, number>> = {
  dibao: 20,
  "dibao-single": 3,
  "low-income": 2,
  supplement: 1.5,
  taper: 1,
  "after-death": 1,
};

const concernFor = ({ programme }: ProgrammeJudgement): number => concern[programme.id] ?? 1;

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
      entry.weight += concernFor(programme) * (programme.is === "unknown" ? 1 : 0.5);
      found.set(lack.path, entry);
    }
  }
  return [...found].map(([path, entry]) => ({ path, ...entry }));
}

/**
 * The worth of a candidate: the expected number of verdicts and amounts that an answer settles, for its cost. Without a
 * look ahead it counts by what it touches alone.
 */
function lookAt(
  candidate: Candidate,
  ahead: boolean,
  plan: Plan,
  facts: Facts,
  on: string,
  judgement: Judgement,
  options: JudgeOptions,
): Look<Candidate> {
  const share = candidate.weight / 4;
  const cost = costs[candidate.def.cost];
  if (!ahead) return new Look(candidate, { share: candidate.weight, cost: cost * 4 }, 0, []);
  const answers = few(representatives(candidate.def, plan, on, null, boundsAt(facts, candidate.path)));
  const open = candidate.touches.flatMap((index) =>
    judgement.programmes.filter(({ programme }) => programme === plan.programmes[index]).map(openOf),
  );
  const looks = answers.map(
    (answer) => (before: number) => settledBy(before, candidate, answer, plan, facts, on, open, options),
  );
  return new Look(candidate, { share, cost }, mostSettled(open), looks);
}

/** A sum with how much of what is open an answer settles, by the concern for each programme. */
function settledBy(
  before: number,
  candidate: Candidate,
  answer: Answer,
  plan: Plan,
  facts: Facts,
  on: string,
  open: readonly OpenProgramme[],
  options: JudgeOptions,
): number {
  const filled = withFacts(facts, [[candidate.path, answer]]);
  const afters = judgeThose(plan, filled, on, candidate.touches, options);
  let settled = before;
  for (const [at, after] of afters.entries()) {
    const was = open[at];
    if (was === undefined) continue;
    if (was.isOpen && after.is !== "unknown") settled += 2 * was.concern;
    else if (was.isOpen && countBits(after.open) < was.lacks - 1) settled += 0.3 * was.concern;
    if (was.isAmountOpen && after.amountOpen === 0n) settled += 0.5 * was.concern;
  }
  return settled;
}

/** A programme as it is before an answer. */
interface OpenProgramme {
  readonly isOpen: boolean;
  readonly isAmountOpen: boolean;
  readonly lacks: number;
  readonly concern: number;
}

const openOf = (judged: ProgrammeJudgement): OpenProgramme => ({
  isOpen: judged.is === "unknown",
  isAmountOpen: judged.amountOpen !== 0n,
  lacks: countBits(judged.open),
  concern: concernFor(judged),
});

/** What an answer that settles everything gives. */
const mostSettled = (open: readonly OpenProgramme[]): number =>
  open.reduce((sum, was) => sum + ((was.isOpen ? 2 : 0) + (was.isAmountOpen ? 0.5 : 0)) * was.concern, 0);

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
