// A question about the rules, answered by clauses: the best first, then one that changes the answer, then the next best.
import type { Clause, Localised, Policy, PolicySet } from "../../rules/index.ts";
import { normalise } from "../read/text.ts";
import { differsInFigures } from "./compare-figures.ts";
import { asksForYes, type CorrectionFound, correctionFor } from "./corrections.ts";
import { isElsewhere } from "./elsewhere.ts";
import { type FigureInForce, figuresOf } from "./figures.ts";
import { concernsAid } from "./matters.ts";
import { type Hit, searchClauses } from "./search.ts";
import { notionsIn } from "./terms.ts";

/** Why a second clause is shown: it conflicts with the first by the register, or is only the next best. */
export type Relation =
  | { readonly kind: "best" }
  | { readonly kind: "next" }
  | { readonly kind: "conflict"; readonly id: string; readonly why: Localised; readonly applied: string };

export interface Answer {
  readonly clause: Clause;
  /** What the clause is asked for, in few words. */
  readonly title: Localised;
  readonly figures: readonly FigureInForce[];
  readonly relation: Relation;
}

export interface Answered {
  readonly question: string;
  /** Best first; empty when nothing fits. */
  readonly answers: readonly Answer[];
  /** What can be asked instead, when nothing fits. */
  readonly nearest: readonly Topic[];
  /** The question takes something wrong for the rule. */
  readonly correction: CorrectionFound | null;
  /** The question asks for a yes, and no correction is on record: the clause is shown to be compared. */
  readonly toCompare: boolean;
  /** How sure it is that the first answer speaks of the question, 0 to 1. */
  readonly certainty: number;
  /** The question names a matter of social assistance outright. */
  readonly namesOurs: boolean;
  /** It asks, but of nothing: 会不会. */
  readonly isBare: boolean;
}

export interface Topic {
  readonly clause: string;
  readonly title: Localised;
}

/**
 * From this share of the question on, a clause is taken to speak of it: more is wanted where no matter of ours is named, and
 * for each thing in it that no clause knows of.
 */
const enough = { ours: 0.13, aid: 0.14, other: 0.38, ofOthers: 0.45, perStranger: 0.03 } as const;
/** A conflicting clause is shown when it speaks of this much of the question. */
const bears = 0.35;
const mostAnswers = 3;

/** Answers a question at a place on a day. Pure: the same packs, place, day and words give the same answer. */
export function answerQuestion(policies: PolicySet, policy: Policy, on: string, question: string): Answered {
  const none: Answered = {
    question,
    answers: [],
    nearest: [],
    correction: null,
    toCompare: false,
    certainty: 0,
    namesOurs: false,
    isBare: false,
  };
  const elsewhere = isElsewhere(question, policies, policy);
  if (elsewhere === "surely") return { ...none, nearest: topicsOf(policies, policy, on, []) };
  const { hits, units, namesOurs, strangers } = searchClauses(policies, policy, on, question);
  const best = hits[0];
  const correction = unlessSaid(question, correctionFor(question, policy, on), hits);
  const corrected = correction === null ? undefined : policies.clause(correction.clause);
  if (
    corrected === undefined &&
    (best === undefined || certaintyOf(best) < neededFor(question, namesOurs, elsewhere === "perhaps", strangers))
  )
    return { ...none, nearest: topicsOf(policies, policy, on, hits), isBare: units.length === 0 };
  const ordered = yieldToApplied(hits, policy, on);
  const first = corrected ?? ordered[0]?.entry.clause;
  if (first === undefined) return none;
  const top = ordered[0]?.score ?? 0;
  const next = ordered.filter(({ entry, score }) => entry.id !== first.id && score >= 0.25 * top);
  const show = (clause: Clause, relation: Relation): Answer => ({
    clause,
    title: topicTitle(clause),
    figures: figuresOf(clause, policy, on, question, relation.kind === "best"),
    relation,
  });
  const answers = [show(first, { kind: "best" })];
  const conflicting = conflictOf(first.id, policies, policy, on, { hits: ordered, question });
  if (conflicting !== null) answers.push(show(conflicting.clause, conflicting.relation));
  for (const { entry } of next) {
    if (answers.length >= mostAnswers) break;
    if (answers.every(({ clause }) => clause.id !== entry.id)) answers.push(show(entry.clause, { kind: "next" }));
  }
  const wrong = correction ?? wrongFigure(question, first);
  const toCompare = wrong === null && asksForYes(question);
  const certainty = correction !== null || ordered[0] === undefined ? 1 : certaintyOf(ordered[0]);
  return { question, answers, nearest: [], correction: wrong, toCompare, certainty, namesOurs, isBare: false };
}

/** From this certainty on, a clause found speaks before a correction of another clause: the place's own sooner. */
const speaksFirst = { here: 0.55, anywhere: 0.8 } as const;
const nearTheTop = 3;

/**
 * A correction that was recognised by little gives way to a clause that is surely meant, and one from a level above to what
 * the place's own text says: that clause is shown, to be compared.
 */
function unlessSaid(
  question: string,
  correction: CorrectionFound | null,
  hits: readonly Hit[],
): CorrectionFound | null {
  const best = hits[0];
  if (correction === null || best === undefined || !asksForYes(question)) return correction;
  const certainty = certaintyOf(best);
  if (!correction.isOfPlace && best.entry.distance === 0 && !correction.clause.startsWith(best.entry.clause.place))
    return certainty >= speaksFirst.here ? null : correction;
  const isNear = hits.slice(0, nearTheTop).some(({ entry }) => entry.id === correction.clause);
  return correction.isSure || isNear || certainty < speaksFirst.anywhere ? correction : null;
}

/** A figure put forward for a yes, where the clause has another: the clause sets it right. */
function wrongFigure(question: string, clause: Clause): CorrectionFound | null {
  if (!asksForYes(question) || !differsInFigures(question, clause.summary["zh-CN"])) return null;
  return {
    id: "figure",
    premise: null,
    right: clause.summary,
    clause: clause.id,
    isOfPlace: false,
    isSure: true,
  };
}

function neededFor(question: string, namesOurs: boolean, isOfOthers: boolean, strangers: number): number {
  if (isOfOthers) return namesOurs ? enough.ofOthers : Number.POSITIVE_INFINITY;
  if (!namesOurs && concernsAid(normalise(question))) return enough.aid;
  return (namesOurs ? enough.ours : enough.other) + enough.perStranger * Math.min(strangers, 3);
}

/** How sure it is that a clause speaks of the question, 0 to 1. */
export function certaintyOf(hit: Hit): number {
  // What is put in a clause's own small words is sure too, where the notions see little: 外甥算我家的人吗.
  return Math.min(1, 0.6 * hit.sureness + 0.4 * hit.fit + 0.7 * Math.max(0, hit.like.sure - 0.25));
}

/** Shows one clause with its figures, as it is reached by a button. */
export function showClause(policies: PolicySet, policy: Policy, on: string, id: string): Answered | null {
  const clause = policies.clause(id);
  if (clause === undefined || !policy.levels.some(({ place }) => place === clause.place)) return null;
  const title = topicTitle(clause);
  const answers: Answer[] = [
    {
      clause,
      title,
      figures: figuresOf(clause, policy, on, clause.summary["zh-CN"], true),
      relation: { kind: "best" },
    },
  ];
  const conflicting = conflictOf(id, policies, policy, on, null);
  if (conflicting !== null)
    answers.push({
      ...conflicting,
      title: topicTitle(conflicting.clause),
      figures: figuresOf(conflicting.clause, policy, on, "", false),
    });
  const { "zh-CN": question } = title;
  return {
    question,
    answers,
    nearest: [],
    correction: null,
    toCompare: false,
    certainty: 1,
    namesOurs: true,
    isBare: false,
  };
}

/** No question yet: what can be asked. */
export function usualTopicsOf(policies: PolicySet, policy: Policy, on: string): Answered {
  const nearest = topicsOf(policies, policy, on, []);
  return {
    question: "",
    answers: [],
    nearest,
    correction: null,
    toCompare: false,
    certainty: 0,
    namesOurs: false,
    isBare: false,
  };
}

interface Registered {
  readonly clause: Clause;
  readonly relation: Relation & { readonly kind: "conflict" };
}

function* conflictsOn(policy: Policy, on: string) {
  const seen = new Set<string>();
  for (const { pack } of policy.levels) {
    for (const conflict of pack.conflicts?.value ?? []) {
      if (on < conflict.from || (conflict.to !== undefined && conflict.to !== null && conflict.to < on)) continue;
      const key = `${conflict.conflict} ${conflict.applied.clause} ${conflict.other.clause}`;
      if (!seen.has(key)) yield conflict;
      seen.add(key);
    }
  }
}

/**
 * The clause that says otherwise than this one, by the register of conflicts; of those that a question bears on the one
 * found first, where there is a question.
 */
function conflictOf(
  id: string,
  policies: PolicySet,
  policy: Policy,
  on: string,
  asked: { readonly hits: readonly Hit[]; readonly question: string } | null,
): Registered | null {
  const found: (Registered & { readonly about: string })[] = [];
  for (const { conflict, applied, other, why } of conflictsOn(policy, on)) {
    const isOther = other.clause === id || other.also?.includes(id) === true;
    if (applied.clause !== id && !isOther) continue;
    const clause = policies.clause(isOther ? applied.clause : other.clause);
    const about = `${applied.text["zh-CN"]} ${other.text["zh-CN"]} ${why["zh-CN"]}`;
    if (clause !== undefined)
      found.push({ clause, about, relation: { kind: "conflict", id: conflict, why, applied: applied.clause } });
  }
  if (asked === null) return found[0] ?? null;
  const { hits, question } = asked;
  const rankOf = ({ clause }: Registered) => {
    const rank = hits.findIndex(({ entry }) => entry.id === clause.id);
    return rank === -1 ? hits.length : rank;
  };
  // What does not apply is never said without what does, whatever the question.
  const bearing = found.filter(
    (one) =>
      one.relation.applied === one.clause.id ||
      ((hits[rankOf(one)]?.coverage ?? 0) >= bears && speaksOf(question, one.about)),
  );
  return bearing.sort((one, other) => rankOf(one) - rankOf(other))[0] ?? null;
}

/** Of a clause with two matters, only the conflict about the one that is asked: dibao itself is the matter of nearly all. */
function speaksOf(question: string, about: string): boolean {
  const asked = [...notionsIn(question)].filter((notion) => notion !== "低保");
  const told = notionsIn(about);
  return asked.length === 0 || asked.some((notion) => told.has(notion));
}

/** Where a later text from above has overtaken the best clause, by the register, and answers as well, it comes first. */
function yieldToApplied(hits: readonly Hit[], policy: Policy, on: string): readonly Hit[] {
  const best = hits[0];
  if (best === undefined) return hits;
  for (const { applied, other } of conflictsOn(policy, on)) {
    if (other.clause !== best.entry.id) continue;
    const instead = hits.find(({ entry }) => entry.id === applied.clause);
    const isLater =
      instead !== undefined &&
      instead.entry.distance > best.entry.distance &&
      instead.entry.clause.document.from > best.entry.clause.document.from;
    if (isLater && instead.coverage >= best.coverage - 0.01) return [instead, ...hits.filter((hit) => hit !== instead)];
  }
  return hits;
}

/** What a clause is about, in the words by which it is asked for. */
export function topicTitle(clause: Clause): Localised {
  return {
    "zh-CN": clause.keywords["zh-CN"][0] ?? `${clause.document.title}${clause.at}`,
    en: clause.keywords.en[0] ?? `${clause.summary.en.split(/[.;:,]/)[0] ?? clause.summary.en}`,
  };
}

const mostTopics = 3;

function topicsOf(policies: PolicySet, policy: Policy, on: string, hits: readonly Hit[]): readonly Topic[] {
  const near = hits.slice(0, mostTopics).map(({ entry }) => entry.clause);
  const found = near.length > 0 ? near : usualTopics(policies, policy, on);
  return found.map((clause) => ({ clause: clause.id, title: topicTitle(clause) }));
}

/** What is asked most: who gets what here, by the clauses on which the programmes of the place rest. */
function usualTopics(policies: PolicySet, policy: Policy, on: string): readonly Clause[] {
  const usual = policy.plan(on).programmes.map(({ clause }) => policies.clause(clause));
  return [...new Set(usual.filter((clause) => clause !== undefined))].slice(0, mostTopics);
}
