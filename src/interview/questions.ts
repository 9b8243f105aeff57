// Opening a question, passing one over, and telling why it is asked.
import { amountJson, factDef, readFacts, whyAsked } from "../rules/index.ts";
import { endsOfText, isEnds } from "./ends.ts";
import { dayOf, judge } from "./judge.ts";
import { skipCard } from "./patches.ts";
import { readAt, removeAt } from "./paths.ts";
import type { Notice, Value } from "./reply.ts";
import { type Asked, type OpenCase, type Session, withEvidence, withoutLives } from "./session.ts";
import { proceed, remark, reply, type Step, standingQuestion, type Turn, withSave, writeFacts } from "./step.ts";
import { factNameOf, questionOf } from "./view/items.ts";
import { clauseNameOf, programmeNameOf } from "./view/names.ts";
import { monthlyOf } from "./view/programme-view.ts";

/** Puts a question, whether it was answered before or not. */
export function openQuestion(session: Session, turn: Turn, asked: Asked, notices: readonly Notice[]): Step {
  const asking: Session = { ...session, mode: "interviewing", question: asked, aside: null };
  return reply(asking, turn, { kind: "question", headline: null }, notices, standingQuestion(asking));
}

/** Notes that the answer is not known and goes on; with `value` "refused", that it was refused. */
export function passOver(session: Session, turn: Turn, value: null | "refused"): Step {
  const { question } = session;
  const open = session.case;
  if (question === null || open === null) return remark(session, turn, { kind: "nothing-asked" });
  if (question.card === "roster") {
    const skipped = skipCard(session, "roster");
    return withSave(proceed(skipped, turn, [{ kind: "passed", fact: null }], "answer"), turn);
  }
  if (question.card === "all-here") return answerHomes(session, turn, open, value);
  const fact = factNameOf(open.facts, question.path);
  const notice: Notice = value === null ? { kind: "passed", fact } : { kind: "refused-answer", fact };
  // What is known within bounds stays known; only its exact figure is not.
  const known = readAt(open.facts, question.path);
  return writeFacts(session, turn, {
    changes: [{ path: question.path, value: isEnds(known) ? { ...known, exact: value } : value }],
    notices: [notice],
    as: "answer",
    asks: null,
  });
}

/** Notes of everybody of whom it was not said: they live at home; or, on a no, goes on to ask of each. */
export function answerHomes(
  session: Session,
  turn: Turn,
  open: OpenCase,
  answer: true | false | null | "refused",
): Step {
  const paths = withoutLives(open.facts);
  if (answer === false) return proceed(skipCard(session, "all-here"), turn, [], "answer");
  const value = answer === true ? "here" : answer;
  const notices: readonly Notice[] = [{ kind: "homes", known: answer === true, count: paths.length }];
  return writeFacts(session, turn, {
    changes: paths.map((path) => ({ path, value })),
    notices,
    as: "answer",
    asks: null,
  });
}

/** Tells which programmes and which clause a question serves, and what each answer would do. */
export function showWhy(session: Session, turn: Turn, asked: Asked): Step {
  const open = session.case;
  if (open === null) return remark(session, turn, { kind: "no-case" });
  const judging = judge(session, open, turn.policy, turn.at);
  if (!judging.ok) return remark(session, turn, { kind: "nothing-asked" });
  const on = dayOf(session, turn.at);
  // What an answer decides shows only without the answer that was given already.
  const without = readFacts(withEvidence(removeAt(open.facts, asked.path).facts, {}));
  // Of what is known within bounds, an answer decides between these.
  const isWithin = isEnds(readAt(open.facts, asked.path));
  const facts = without.ok && !isWithin ? without.facts : judging.judged.facts;
  const why = whyAsked(turn.policy, facts, on, asked.path, { parameters: session.parameters });
  if (why === null) return remark(session, turn, { kind: "nothing-asked" });
  const name = (id: string) => programmeNameOf(turn.policy, on, id);
  const explained: Session = { ...session, aside: session.question === null ? null : "question" };
  return reply(
    explained,
    turn,
    {
      kind: "why",
      about: questionOf(open, asked, session.revision),
      programmes: why.programmes.map(name),
      clause: clauseNameOf(turn.at.policies, why.clause),
      answers: why.answers.map(({ answer, verdicts }) => ({
        answer,
        verdicts: verdicts.map(({ programme, verdict, monthly, once }) => ({
          programme: name(programme),
          verdict,
          monthly: monthlyOf({ monthly: amountJson(monthly), once: amountJson(once) }),
        })),
      })),
    },
    [],
    standingQuestion(session),
  );
}

/** A value that travelled as text, in the type of its fact; null when the fact can't have it. */
export function valueFromText(path: string, text: string): Value {
  const definition = factDef(path);
  const ends = definition === undefined || !text.includes("~") ? null : endsOfText(definition, text);
  if (ends !== null) return ends;
  switch (definition?.kind) {
    case undefined:
      return null;
    case "truth":
      return text === "true" || text === "yes" ? true : text === "false" || text === "no" ? false : null;
    case "count":
    case "number":
      return /^\d{1,3}$/.test(text) ? Number(text) : null;
    case "choice":
      return definition.options?.includes(text) === true ? text : null;
    default:
      return text === "" ? null : text;
  }
}
