// Coming back to a household after a day or more, or under another version of the policies: what was being done is
// said, and whether to go on or to begin anew is asked before anything that was typed is filed.
import { excerpt } from "./answering.ts";
import { type Command, commandNamed, readCommand } from "./command-words.ts";
import type { Notice } from "./reply.ts";
import { hasFacts, type Session } from "./session.ts";
import { reply, type Step, type Turn } from "./step.ts";
import type { Event } from "./types.ts";
import { factNameOf } from "./view/items.ts";
import { caseNameOf } from "./view/names.ts";

/** So much of a text is kept until it is decided on. */
const mostHeld = 1000;

/** The day on which an unfinished household was left, if that was not today. */
export function leftOn(session: Session, today: string): string | null {
  if (!hasFacts(session.case)) return null;
  const day = session.seen ?? session.case.openedOn;
  return day < today ? day : null;
}

/** What only means something for the household that was left, if it is still meant: a text, or a greeting. */
export function mayMeanAnother(event: Event): boolean {
  const command = commandIn(event);
  if (command !== null) return command.name === "start";
  return event.kind === "text";
}

function commandIn(event: Event): Command | null {
  if (event.kind === "text") return readCommand(event.text);
  return event.kind === "command" ? commandNamed(event.name, event.argument) : null;
}

/** Says what was being done, and asks whether to go on. `event` is handled afterwards, whatever is chosen. */
export function offerDraft(session: Session, turn: Turn, event: Event | null, day: string | null): Step {
  const open = session.case;
  if (open === null) throw new Error("a draft is an open case");
  const { version } = turn.at.policies;
  const { question } = session;
  // A session has to stay small: a long text is named, and typed again after the choice.
  const isLong = event?.kind === "text" && event.text.length > mostHeld;
  const held = isLong ? null : event;
  const waiting: Session = { ...session, mode: "confirming", waiting: { for: "policy", event: held } };
  const draft = {
    case: caseNameOf(open),
    day,
    asked: question === null ? null : { fact: factNameOf(open.facts, question.path), card: question.card },
    from: open.policyVersion,
    held: held?.kind === "text",
  };
  const screen =
    open.policyVersion === version
      ? ({ kind: "draft", ...draft } as const)
      : ({ kind: "new-policy", to: version, told: false, ...draft } as const);
  const unheld: readonly Notice[] = isLong ? [{ kind: "decide-first", text: excerpt(event.text) }] : [];
  return reply(waiting, turn, screen, unheld, null);
}

/** What is said of the household left, where what was typed says by itself what to do. */
export function draftNotice(session: Session, day: string): readonly Notice[] {
  const open = session.case;
  if (open === null) return [];
  const { question } = session;
  const fact = question?.card === "fact" ? factNameOf(open.facts, question.path) : null;
  return [{ kind: "reopened-draft", case: caseNameOf(open), day, fact }];
}
