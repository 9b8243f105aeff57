// What a household gets now beside what was said of it last time, and what made the difference.
import { factDef } from "../rules/index.ts";
import { type CaseRecord, contextOf, type KeptFigure, type KeptVerdict } from "./case-record.ts";
import type { Comparison, Judgement } from "./case-views.ts";
import { keptVerdictOf } from "./kept-verdict.ts";
import { type Json, leavesOf } from "./paths.ts";
import type { ClauseName } from "./reply.ts";
import type { Session } from "./session.ts";
import { judgedOf, remark, reply, type Step, sayingOf, standingQuestion, type Turn } from "./step.ts";
import type { FactsJson } from "./types.ts";
import { factNameOf, itemOf } from "./view/items.ts";
import { caseNameOf, clauseNameOf, parameterNameOf, placeNameOf, programmeNameOf } from "./view/names.ts";

/** Compares today's judgement of the open case with the last one of another day, place or law. */
export function compareWithLast(session: Session, record: CaseRecord | null, turn: Turn): Step {
  const found = judgedOf(session, turn);
  if (found === null) return remark(session, turn, { kind: "no-case" });
  const now = keptVerdictOf(found.judged, found.overview, found.open, sayingOf(session, turn));
  const before = record?.verdicts.findLast((verdict) => contextOf(verdict) !== contextOf(now));
  if (before === undefined) return remark(session, turn, { kind: "nothing-to-compare" });
  const comparison = comparisonOf(before, now, turn);
  const seen: Session = { ...session, aside: "verdict" };
  const screen = { kind: "comparison", case: caseNameOf(found.open), comparison } as const;
  return reply(seen, turn, screen, [], standingQuestion(seen));
}

/** The same after the policies changed, where that alone changed a verdict or an amount; else nothing is said. */
export function tellWhatChanged(session: Session, record: CaseRecord | null, turn: Turn): Step {
  const compared = compareWithLast(session, record, turn);
  const [said] = compared.effects;
  if (said?.kind !== "say" || said.reply.kind !== "comparison") return { session, effects: [] };
  const { programmes, facts } = said.reply.comparison;
  return programmes.length > 0 && facts.length === 0 ? compared : { session, effects: [] };
}

function comparisonOf(before: KeptVerdict, after: KeptVerdict, turn: Turn): Comparison {
  const { policy } = turn;
  const ids = [...new Set([...after.programmes, ...before.programmes].map(({ id }) => id))];
  const rows = ids.map((id) => {
    const was = before.programmes.find((one) => one.id === id);
    const is = after.programmes.find((one) => one.id === id);
    return { id, was, is, differs: outcomeText(was) !== outcomeText(is) };
  });
  const facts = factsOf(before.basis?.facts, after.basis?.facts);
  const changed = rows.filter(({ differs }) => differs);
  return {
    before: judgementOf(before, turn),
    after: judgementOf(after, turn),
    programmes: changed.map(({ id, was, is }) => ({
      name: programmeNameOf(policy, is === undefined ? before.on : after.on, id),
      before: was === undefined ? null : { verdict: was.verdict, monthly: was.monthly },
      after: is === undefined ? null : { verdict: is.verdict, monthly: is.monthly },
      gone: only(before, after, id, turn),
      come: only(after, before, id, turn),
    })),
    same: rows.length - changed.length,
    figures: figuresOf(before, after, facts.length > 0, turn),
    facts,
    isFull: before.basis !== undefined,
  };
}

function outcomeText(outcome: KeptVerdict["programmes"][number] | undefined): string {
  return outcome === undefined ? "" : JSON.stringify([outcome.verdict, outcome.monthly]);
}

function judgementOf({ day, on, place, policyVersion }: KeptVerdict, { at }: Turn): Judgement {
  return { day, on, place: placeNameOf(at.policies, place) ?? { "zh-CN": place, en: place }, policyVersion };
}

/** The clauses on which the first rests for a programme, and the second does not. */
function only(first: KeptVerdict, second: KeptVerdict, id: string, turn: Turn): readonly ClauseName[] {
  if (first.basis === undefined || second.basis === undefined) return [];
  const others = new Set(second.basis.rests[id]?.clauses);
  const own = (first.basis.rests[id]?.clauses ?? []).filter((clause) => !others.has(clause));
  return own.map((clause) => clauseNameOf(turn.at.policies, clause) ?? goneClause(clause));
}

/** A clause of an earlier version of the packs has only its id left. */
function goneClause(id: string): ClauseName {
  return { id, title: id, number: null, at: "", summary: { "zh-CN": "", en: "" }, mark: null, own: false };
}

// Where answers changed, other figures may come into play without any of them having changed.
function figuresOf(before: KeptVerdict, after: KeptVerdict, otherFacts: boolean, turn: Turn): Comparison["figures"] {
  const was = before.basis?.figures ?? {};
  const is = after.basis?.figures ?? {};
  if (before.basis === undefined) return [];
  return [...new Set([...Object.keys(is), ...Object.keys(was)])].flatMap((name) => {
    const [old, now] = [was[name], is[name]];
    if (old?.value === now?.value && old?.clause === now?.clause && old?.asker === now?.asker) return [];
    if (otherFacts && (old === undefined || now === undefined)) return [];
    const clause = now === undefined ? (old?.clause ?? null) : now.clause;
    return [
      {
        name: parameterNameOf(turn.policy, now === undefined ? before.on : after.on, name),
        before: usedOf(old),
        after: usedOf(now),
        clause: clause === null ? null : (clauseNameOf(turn.at.policies, clause) ?? goneClause(clause)),
      },
    ];
  });
}

function usedOf(figure: KeptFigure | undefined) {
  return figure === undefined ? null : { value: figure.value, asker: figure.asker === true };
}

function factsOf(before: FactsJson | undefined, after: FactsJson | undefined): Comparison["facts"] {
  if (before === undefined || after === undefined) return [];
  const leaves = (facts: FactsJson) =>
    new Map<string, Json>(leavesOf(facts).filter(([path]) => factDef(path) !== undefined));
  const [was, is] = [leaves(before), leaves(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
    const [old, now] = [was.get(path), is.get(path)];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    return [
      {
        fact: factNameOf(now === undefined ? before : after, path),
        before: old === undefined ? null : itemOf(before, path, old),
        after: now === undefined ? null : itemOf(after, path, now),
      },
    ];
  });
}
