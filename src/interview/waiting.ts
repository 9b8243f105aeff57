// What waits for a yes: a new version of the policies, a line that may be another household, a thing said in two ways.
// Until it is decided nothing that is typed is filed, and nothing is lost.
import { excerpt } from "./answering.ts";
import { asksPolicy } from "./asking.ts";
import { readPress } from "./buttons.ts";
import { readChat } from "./chat-words.ts";
import { type CommandName, commandNamed, readCommand, readConsent } from "./command-words.ts";
import { obey } from "./commands.ts";
import { afterEvents, afterReason, type Meanwhile } from "./due-waiting.ts";
import { readAt } from "./paths.ts";
import { readLine } from "./read/index.ts";
import { readText } from "./reading.ts";
import type { Item, Notice, Screen } from "./reply.ts";
import { openCase, type Session, type Waiting } from "./session.ts";
import { proceed, remark, replacementScreen, reply, type Step, type Turn, withSave, writeFacts } from "./step.ts";
import type { Effect, Event, FactsJson } from "./types.ts";
import { itemOf } from "./view/items.ts";
import { isWhatIf } from "./what-if.ts";

/** How an event is handled when nothing waits. */
export interface Handlers {
  readonly handle: (session: Session, event: Event, turn: Turn) => Step;
  readonly hear: (session: Session, text: string, turn: Turn, sameCase: boolean) => Step;
}

type WaitingFor<For extends Waiting["for"]> = Extract<Waiting, { readonly for: For }>;

export function afterWaiting(session: Session, waiting: Waiting, event: Event, turn: Turn, by: Handlers): Step {
  const freed: Session = { ...session, mode: "interviewing", waiting: null };
  const choice = choiceOf(event);
  switch (waiting.for) {
    case "policy":
      return afterOffer(freed, waiting, event, choice, turn, by);
    case "same-case":
      return afterLine(freed, waiting, event, choice, turn, by);
    case "replacement":
      return afterReplacement(freed, waiting, event, choice, turn, by);
    case "events":
      return afterEvents(freed, waiting, meanwhile(freed, event, choice, turn, by), turn);
    case "reason":
    case "later":
      return afterReason(freed, waiting, meanwhile(freed, event, choice, turn, by), turn);
  }
}

function meanwhile(freed: Session, event: Event, choice: Choice, turn: Turn, by: Handlers): Meanwhile {
  const anew: Turn = { ...turn, how: "say" };
  return {
    event,
    choice,
    looks: looksOnly(freed, event) || asksPolicy(freed, event, turn),
    tellsFacts: event.kind === "text" && isFacts(freed, event.text, turn),
    handle: (now, one) => by.handle(now, one, turn),
    hear: (now, text) => by.hear(now, text, anew, true),
    following,
    keepingAside,
    noting,
    decideFirst: decideFirst(event),
  };
}

// The offer is made once; a second message without a choice is taken for going on, and that is said.
function afterOffer(
  freed: Session,
  waiting: WaitingFor<"policy">,
  event: Event,
  choice: Choice,
  turn: Turn,
  by: Handlers,
): Step {
  const held = waiting.event;
  if (choice === "new") return beginWith(freed, held, turn, by);
  if (choice === "cancel" || choice === "no") return obey(freed, { name: "cancel", argument: "" }, turn);
  if (choice === "yes" || choice === "continue") return continueWith(freed, held, turn, by);
  const name = nameIn(event);
  if (name === "open" || name === "previous") return by.handle(freed, event, turn);
  if (name !== undefined && besides.has(name)) {
    const step = by.handle(freed, event, turn);
    return { ...step, session: { ...step.session, mode: "confirming", waiting } };
  }
  // Typed again because nothing seemed to come of it: it is said once.
  const isAgain = held?.kind === "text" && event.kind === "text" && held.text.trim() === event.text.trim();
  if (held === null || isAgain) return continueWith(freed, event, turn, by);
  const first = continueWith(freed, held, turn, by);
  const asks = first.session.waiting;
  const anew: Turn = { ...turn, how: "say" };
  // A step that was held waits for its own yes now.
  const second =
    asks?.for === "events"
      ? afterWaiting(first.session, asks, event, anew, by)
      : by.handle({ ...first.session, waiting: null }, event, anew);
  return { session: second.session, effects: [...first.effects, ...second.effects] };
}

const besides: ReadonlySet<CommandName> = new Set(["cases", "help", "language", "settings"] as const);

/** Begins another household; what was typed is taken for it where it tells of one, and else named as dropped. */
function beginWith(freed: Session, held: Event | null, turn: Turn, by: Handlers): Step {
  const begun = obey(freed, { name: "new", argument: "" }, turn);
  if (held?.kind !== "text" || readCommand(held.text) !== null) return begun;
  if (!isFacts(begun.session, held.text, turn))
    return noting(begun, { kind: "line-dropped", text: excerpt(held.text) });
  return by.hear(begun.session, held.text, turn, true);
}

function continueWith(session: Session, event: Event | null, turn: Turn, by: Handlers): Step {
  const open = session.case;
  if (open === null) return event === null ? remark(session, turn) : by.handle(session, event, turn);
  const version = turn.at.policies.version;
  if (open.policyVersion === version)
    return event === null ? obey(session, { name: "continue", argument: "" }, turn) : by.handle(session, event, turn);
  const continued: Session = { ...session, case: { ...open, policyVersion: version } };
  const step = event === null ? proceed(continued, turn, [], "verdict") : by.handle(continued, event, turn);
  const effects = step.effects.filter(({ kind }) => kind !== "save");
  const saved = withSave(noting({ ...step, effects }, { kind: "policy-continued", version }), turn);
  const { session: after } = saved;
  // What the new version changed is told of what was said before, if anything was.
  if (open.kept === undefined || after.case?.id !== open.id || after.waiting !== null) return saved;
  const compare: Effect = { kind: "load-case", number: open.number, purpose: "continued", how: "say" };
  return { ...saved, effects: [...saved.effects, compare] };
}

// A yes or a no does not say which of two households is meant.
function afterLine(
  freed: Session,
  waiting: WaitingFor<"same-case">,
  event: Event,
  choice: Choice,
  turn: Turn,
  by: Handlers,
): Step {
  const { text } = waiting;
  const isExplicit = event.kind !== "text" || readConsent(event.text) === null;
  if (choice === "new") return by.hear(openCase(freed, turn.at), text, turn, false);
  if (choice === "yes" && isExplicit) return by.hear(freed, text, turn, true);
  if (choice === "cancel") {
    const step = obey(freed, { name: "continue", argument: "" }, turn);
    return noting(step, { kind: "line-dropped", text: excerpt(text) });
  }
  const keeping = (items: readonly Item[], held: string, notices: readonly Notice[]): Step => {
    const kept: Session = { ...freed, mode: "confirming", waiting: { for: "same-case", text: held } };
    return reply(kept, { ...turn, how: "say" }, { kind: "same-case", items }, notices, null);
  };
  const items = itemsOf(freed, text, turn);
  if (looksOnly(freed, event) || asksPolicy(freed, event, turn))
    return following(by.handle(freed, event, turn), (now) => keepingAside(now, keeping(items, text, [])));
  if (event.kind === "text" && isFacts(freed, event.text, turn)) {
    const joined = `${text}\n${event.text}`;
    const isSame = joined.length <= mostHeld && !contradicts(text, event.text, turn);
    const both = isSame ? itemsOf(freed, joined, turn) : [];
    if (both.length > items.length) return keeping(both, joined, []);
  }
  return keeping(items, text, [decideFirst(event)]);
}

function afterReplacement(
  freed: Session,
  waiting: WaitingFor<"replacement">,
  event: Event,
  choice: Choice,
  turn: Turn,
  by: Handlers,
): Step {
  const open = freed.case;
  if (open === null) return by.handle(freed, event, turn);
  const { changes, removes, after } = waiting;
  const afterwards = (step: Step): Step =>
    after === undefined ? step : following(step, (now) => by.hear(now, after, { ...turn, how: "say" }, true));
  if (choice === "yes") {
    const items = changes.map(({ path, value }) => itemOf(open.facts, path, value));
    const notices: readonly Notice[] = [{ kind: "understood", items }];
    return afterwards(writeFacts(freed, turn, { changes, removes, notices, as: "line", asks: null }));
  }
  if (choice === "no" || choice === "cancel" || choice === "continue")
    return afterwards(obey(freed, { name: "continue", argument: "" }, turn));
  if (choice === "new" && event.kind !== "text") return obey(freed, { name: "new", argument: "" }, turn);
  const keeping = (next: string | undefined, notices: readonly Notice[]): Step => {
    const held: Waiting = { for: "replacement", changes, removes, ...(next === undefined ? {} : { after: next }) };
    const screen: Screen = replacementScreen(open, changes, removes);
    return reply({ ...freed, mode: "confirming", waiting: held }, { ...turn, how: "say" }, screen, notices, null);
  };
  if (looksOnly(freed, event) || asksPolicy(freed, event, turn))
    return following(by.handle(freed, event, turn), (now) => keepingAside(now, keeping(after, [])));
  if (event.kind === "text" && isFacts(freed, event.text, turn)) {
    const next = after === undefined ? event.text : `${after}\n${event.text}`;
    if (next.length <= mostHeld) return keeping(next, [{ kind: "held", text: excerpt(event.text) }]);
  }
  return keeping(after, [decideFirst(event)]);
}

/** A held text has to fit in a session. */
const mostHeld = 600;

/** What may be looked at while something waits: it changes no household. */
const looking: ReadonlySet<CommandName> = new Set([
  "help",
  "ask",
  "why",
  "summary",
  "verdict",
  "settings",
  "language",
  "place",
  "on",
  "param",
  "arithmetic",
  "clauses",
  "changes",
  "verify",
  "programmes",
  "notes",
  "cases",
  "compare",
  "deadlines",
  "calendar",
  "remind",
  "export",
] as const);

function looksOnly(session: Session, event: Event): boolean {
  if (event.kind === "file" || event.kind === "unsupported") return true;
  if (event.kind === "text" && isWhatIf(session, event.text)) return true;
  if (event.kind === "text" && readChat(event.text) !== null) return true;
  if (event.kind === "button" && readPress(event.data)?.kind === "view") return true;
  const name = nameIn(event);
  return name !== undefined && looking.has(name);
}

function isFacts(session: Session, text: string, turn: Turn): boolean {
  const reading = readText({ ...session, question: null }, text, turn.at, true);
  return reading.kind === "facts" && reading.changes.length > 0;
}

/** 城市 2口人, and then 农村 3口人: hardly more of the same household. */
function contradicts(first: string, second: string, turn: Turn): boolean {
  const one = readLine(first, turn.at.today).facts as FactsJson;
  const other = readLine(second, turn.at.today).facts as FactsJson;
  return ["area", "size", "income.total", "income.perHead"].some((path) => {
    const [was, is] = [readAt(one, path), readAt(other, path)];
    return was !== undefined && is !== undefined && was !== is;
  });
}

/** What a held line says, as it is said back. */
function itemsOf(session: Session, text: string, turn: Turn): readonly Item[] {
  const reading = readText({ ...session, question: null }, text, turn.at, false);
  return reading.kind === "other-household" ? reading.items : [];
}

function decideFirst(event: Event): Notice {
  return { kind: "decide-first", text: event.kind === "text" ? excerpt(event.text) : null };
}

/** One step after another: what both say is said. */
function following(first: Step, next: (session: Session) => Step): Step {
  const second = next(first.session);
  return { session: second.session, effects: [...first.effects, ...second.effects] };
}

/** What waits is said again; in whatever else the session changed meanwhile, it stays changed. */
function keepingAside(now: Session, kept: Step): Step {
  const { mode, waiting } = kept.session;
  return { session: { ...now, mode, waiting }, effects: kept.effects };
}

/** Puts a line above whatever the step says. */
export function noting(step: Step, notice: Notice): Step {
  const effects = step.effects.map((effect) =>
    effect.kind === "say" || effect.kind === "edit"
      ? { ...effect, reply: { ...effect.reply, notices: [notice, ...effect.reply.notices] } }
      : effect,
  );
  return { ...step, effects };
}

type Choice = "yes" | "no" | "new" | "cancel" | "continue" | "other";

function choiceOf(event: Event): Choice {
  const consent = event.kind === "text" ? readConsent(event.text) : null;
  if (consent !== null) return consent ? "yes" : "no";
  const name = nameIn(event);
  if (name === "accept") return "yes";
  return name === "new" || name === "cancel" || name === "continue" ? name : "other";
}

/** The command that an event is, however it came. */
export function nameIn(event: Event): CommandName | undefined {
  switch (event.kind) {
    case "text":
      return readCommand(event.text)?.name;
    case "command":
      return commandNamed(event.name, event.argument)?.name;
    case "button":
      return readPressedName(event.data);
    default:
      return undefined;
  }
}

function readPressedName(data: string): CommandName | undefined {
  const pressed = readPress(data);
  return pressed?.kind === "command" ? commandNamed(pressed.name, pressed.argument)?.name : undefined;
}
