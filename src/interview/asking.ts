// A question about the rules in the middle of anything: answered by its clause, and the conversation stays where it was.

import type { Policy, PolicySet } from "../rules/index.ts";
import { excerpt } from "./answering.ts";
import {
  type Answered,
  answerQuestion,
  type Answer as Found,
  showClause,
  usualTopicsOf,
  yearAsked,
} from "./ask/index.ts";
import { dayOf } from "./judge.ts";
import { readText } from "./reading.ts";
import type { AnswerView, Screen } from "./reply.ts";
import type { Session } from "./session.ts";
import { remark, reply, type Step, standingQuestion, type Turn } from "./step.ts";
import type { Event } from "./types.ts";
import { clauseNameOf, placeNameOf } from "./view/names.ts";

/** So much of a message is read as a question; the rest would only say it again. */
const mostRead = 300;
/** A message that does not ask is taken for a question only when this much of it fits a clause. */
const surely = 0.6;

/** Answers a question, or shows the clause whose id it is. */
export function answerAsked(session: Session, turn: Turn, text: string): Step {
  const anew: Turn = { ...turn, how: "say" };
  const screen = answerScreen(turn.at.policies, turn.policy, dayOf(session, turn.at), text);
  return reply(session, anew, screen, [], standingQuestion(session));
}

/** Answers a typed question; one that asks of nothing (会不会) is not understood. */
export function answerTyped(session: Session, turn: Turn, text: string): Step {
  const found = answerQuestion(turn.at.policies, turn.policy, dayOf(session, turn.at), text.slice(0, mostRead));
  return found.isBare
    ? remark(session, turn, { kind: "not-understood", text: excerpt(text) })
    : answerAsked(session, turn, text);
}

/** The clauses for a message that asks nothing and answers nothing, where it surely is about them; else null. */
export function answerPerhaps(session: Session, turn: Turn, text: string): Step | null {
  const found = answerQuestion(turn.at.policies, turn.policy, dayOf(session, turn.at), text.slice(0, mostRead));
  return found.answers.length === 0 || !found.namesOurs || found.certainty < surely || [...text].length < 4
    ? null
    : answerAsked(session, turn, text);
}

/** Whether an event is a question about the rules: it touches no household, whatever waits. */
export function asksPolicy(session: Session, event: Event, turn: Turn): boolean {
  return (
    event.kind === "text" && readText({ ...session, question: null }, event.text, turn.at, true).kind === "question"
  );
}

/** What is said to a question; `text` may be the id of a clause (a button) or empty (what can be asked). */
export function answerScreen(
  policies: PolicySet,
  policy: Policy,
  on: string,
  text: string,
): Extract<Screen, { kind: "answer" }> {
  const asked = text.trim().slice(0, mostRead);
  const other = yearAsked(asked, on);
  if (other !== null) {
    const screen = answerScreen(policies, policy, other.on, other.question);
    return { ...screen, asked: excerpt(asked), otherYear: true };
  }
  const named = asked.includes("#") ? showClause(policies, policy, on, asked) : null;
  const found: Answered =
    named ?? (asked === "" ? usualTopicsOf(policies, policy, on) : answerQuestion(policies, policy, on, asked));
  return {
    kind: "answer",
    asked: excerpt(found.question),
    place: placeNameOf(policies, policy.place.id) ?? { "zh-CN": policy.place.id, en: policy.place.id },
    on,
    answers: found.answers.map((answer) => viewOf(answer, policies, on)),
    nearest: found.nearest,
    correction: found.correction === null ? null : { premise: found.correction.premise, right: found.correction.right },
    toCompare: found.toCompare,
    otherYear: false,
  };
}

function viewOf({ clause, figures, relation, title }: Found, policies: PolicySet, on: string): AnswerView {
  const { from, to } = clause.document;
  return {
    clause: clauseNameOf(policies, clause.id) ?? { ...clause, title: clause.document.title, number: null },
    title,
    place: placeNameOf(policies, clause.place),
    inForce: from <= on && (to === null || on <= to) ? null : { from, to },
    figures: figures.map((figure) => ({
      ...figure,
      place: placeNameOf(policies, figure.place),
      clause: figure.clause === clause.id ? null : clauseNameOf(policies, figure.clause),
    })),
    relation: relation.kind,
    why: relation.kind === "conflict" ? relation.why : null,
    isApplied: relation.kind === "conflict" ? relation.applied === clause.id : true,
  };
}
