// One step of the conversation: a session and an event in, a session and effects out. Nothing here touches the world.
import { dropSupposed } from "./adopting.ts";
import { excerpt } from "./answering.ts";
import { answerPerhaps, answerTyped, asksPolicy } from "./asking.ts";
import { type Press, readPress } from "./buttons.ts";
import { isFetched, numberNamed } from "./case-record.ts";
import { commandNamed, readCommand, readConsent } from "./command-words.ts";
import { choosePlaceTyped, obey } from "./commands.ts";
import { draftNotice, leftOn, mayMeanAnother, offerDraft } from "./drafts.ts";
import { sayReminded } from "./due.ts";
import { actOnDue, readItemWord, readLaterDay } from "./due-acts.ts";
import { answerDue } from "./due-questions.ts";
import { hearEvents, pressEvent } from "./events.ts";
import { hearEvidence, markEvidence } from "./evidence.ts";
import { takeFigures } from "./figures.ts";
import { afterFetch, chooseCaseTyped, chooseLabelTyped, keepLabel } from "./households.ts";
import { askedFor } from "./judge.ts";
import { readAt } from "./paths.ts";
import { answerHomes, openQuestion, passOver, showWhy, valueFromText } from "./questions.ts";
import { type Reading, readText } from "./reading.ts";
import type { Notice } from "./reply.ts";
import { type Asked, askedAs, beginSession, type Change, cardOf, hasFacts, openCase, type Session } from "./session.ts";
import { boundSession } from "./session-size.ts";
import { proceed, remark, reply, type Step, showSummary, type Turn, writeFacts } from "./step.ts";
import type { Effect, Event, FactsJson, Surroundings, Told } from "./types.ts";
import { itemOf, itemsOf } from "./view/items.ts";
import { placeNameOf } from "./view/names.ts";
import { showView } from "./views.ts";
import { afterWaiting, nameIn, noting } from "./waiting.ts";
import { hearWhatIf, isWhatIf } from "./what-if.ts";

/**
 * Takes one event of a chat. `session` is what the previous step returned, or null for a chat that begins. The same
 * session, event and surroundings always give the same step. Every event is answered, or asks for something (a
 * request), and then what was found is; a `save` comes with each changed fact. Throws only on a defect.
 */
export function advance(
  session: Session | null,
  event: Told,
  at: Surroundings,
): { session: Session; effects: readonly Effect[] } {
  const before = session ?? beginSession(at);
  const step = tellingWords(event, tellingFigures(before, consider(before, event, at), at));
  return { session: boundSession(dropSupposed(step.session)), effects: step.effects };
}

/** Of a photo with words under it only the words were read. */
function tellingWords(event: Told, step: Step): Step {
  return event.kind === "text" && event.beside !== undefined
    ? noting(step, { kind: "only-words", what: event.beside })
    : step;
}

/** Figures of the asker's that went with the household that was left are not missed in silence. */
function tellingFigures(before: Session, step: Step, at: Surroundings): Step {
  const { session } = step;
  const isLeft = before.parameters.length > 0 && session.parameters.length === 0;
  if (!isLeft || session.case === null || session.case.id === before.case?.id) return step;
  const place = placeNameOf(at.policies, session.place) ?? { "zh-CN": session.place, en: session.place };
  return noting(step, { kind: "figures-left", place });
}

function consider(session: Session, event: Told, at: Surroundings): Step {
  const known = at.policies.policy(session.place) === undefined ? { ...session, place: at.place } : session;
  const policy = at.policies.policy(known.place);
  if (policy === undefined) throw new Error(`no policies for the office's place ${known.place}`);
  if (event.kind === "reminded") return sayReminded(known, event, { at, policy, how: "say" });
  if (isFetched(event)) {
    const turn: Turn = { at, policy, how: event.request.how };
    return afterFetch(known, event, turn, (now, text, then) => considerFor(now, { kind: "text", text }, then));
  }
  const turn: Turn = { at, policy, how: event.kind === "button" ? "edit" : "say" };
  const { choosing, item, ...steady } = known;
  const isFree = known.waiting === null || known.waiting.for === "policy";
  const chosen =
    choosing !== undefined && event.kind === "text" && isFree ? choose(steady, turn, choosing, event.text) : null;
  const word = item !== undefined && event.kind === "text" && steady.waiting === null ? readItemWord(event.text) : null;
  if (item !== undefined && word !== null && (item.acted !== true || word === "take-back"))
    return actOnDue(steady, { ...item, what: word }, turn);
  const again =
    item?.asksLater === true && event.kind === "text" && steady.waiting === null
      ? readLaterDay(event.text, at.today)
      : null;
  if (item !== undefined && again !== null) return actOnDue(steady, { ...item, ...again }, turn);
  return chosen ?? considerFor(steady, event, turn);
}

// What was listed, or asked for, just before comes first; whatever means something else by itself does not choose.
function choose(session: Session, turn: Turn, what: NonNullable<Session["choosing"]>, text: string): Step | null {
  if (what === "place") return choosePlaceTyped(session, turn, text);
  if (what === "label" && readCommand(text)?.name === "cancel") return keepLabel(session, turn);
  if (readCommand(text) !== null || text.trim().startsWith("/") || isWhatIf(session, text)) return null;
  const reading = readText({ ...session, question: null }, text, turn.at, true);
  if (what === "label") return mayBeLabel(reading) ? chooseLabelTyped(session, turn, text) : null;
  const saysMore = numberNamed(text.trim()) === null && reading.kind !== "nothing";
  return saysMore ? null : chooseCaseTyped(session, turn, text);
}

const isName = (text: string): boolean => /[家户]$/.test(text);

/** 4口人老李家 may be what a household is called; a question, a correction or a whole line about a household is not. */
function mayBeLabel(reading: Reading): boolean {
  switch (reading.kind) {
    case "nothing":
      return reading.notice.kind !== "chat";
    case "facts":
      return reading.notices.some((notice) => notice.kind === "unread" && notice.texts.some(isName));
    default:
      return false;
  }
}

function considerFor(known: Session, event: Event, turn: Turn): Step {
  const { at } = turn;
  const said: Session = { ...known, seen: at.today };
  if (known.waiting !== null) return afterWaiting(said, known.waiting, event, turn, { handle, hear });
  const open = known.case;
  if (!hasFacts(open)) return handle(said, event, turn);
  const day = leftOn(known, at.today);
  if (!concernsTheCase(known, event, turn)) return handle(day === null ? said : known, event, turn);
  if (open.policyVersion !== at.policies.version) return offerDraft(said, turn, event, day);
  if (day === null) return handle(said, event, turn);
  if (mayMeanAnother(event)) return offerDraft(said, turn, event, day);
  const step = handle(said, event, turn);
  const isStill = step.session.case?.id === open.id && step.session.waiting === null;
  return isStill ? draftNotice(known, day).reduce(noting, step) : step;
}

function handle(session: Session, event: Event, turn: Turn): Step {
  switch (event.kind) {
    case "text":
      return hear(session, event.text, turn, false);
    case "button":
      return press(session, event.data, turn);
    case "command": {
      const command = commandNamed(event.name, event.argument);
      return command === null
        ? remark(session, turn, { kind: "unknown-command", name: excerpt(event.name) })
        : obey(session, command, turn);
    }
    case "file":
      return remark(session, turn, { kind: "file", name: excerpt(event.name) });
    case "unsupported":
      return remark(session, turn, { kind: "unsupported", what: event.what });
  }
}

// What is typed ---------------------------------------------------------------------------------------------------

function hear(session: Session, text: string, turn: Turn, sameCase: boolean): Step {
  if (text.trim() === "") return remark(session, turn, { kind: "empty" });
  if (text.trim().startsWith("/")) return obeyTyped(session, text.trim(), turn);
  if (session.mode === "summary" && /^\d{1,2}$/.test(text.trim())) return openItem(session, Number(text.trim()), turn);
  const anew: Turn = { ...turn, how: "say" };
  const whatIf = hearWhatIf(session, text, anew, (now, part) => hear(now, part, anew, sameCase));
  if (whatIf !== null) return whatIf;
  const marked = hearEvidence(session, text, anew);
  if (marked !== null) return marked;
  const due = answerDue(session, text, anew);
  if (due !== null) return due;
  const told = hearEvents(session, text, anew, (now, rest, also) => hearFacts(now, rest, turn, sameCase, also));
  return told ?? hearFacts(session, text, turn, sameCase);
}

/** `also` adds what is known beside the words. */
function hearFacts(
  session: Session,
  text: string,
  turn: Turn,
  sameCase: boolean,
  also: (changes: readonly Change[]) => readonly Change[] = (changes) => changes,
): Step {
  const reading = readText(session, text, turn.at, sameCase);
  return follow(
    session,
    text,
    reading.kind === "facts" ? { ...reading, changes: also(reading.changes) } : reading,
    turn,
  );
}

function obeyTyped(session: Session, text: string, turn: Turn): Step {
  const [name = "", ...rest] = text.slice(1).split(/\s+/);
  const command = commandNamed(name.replace(/@.*$/, ""), rest.join(" "));
  return command === null
    ? remark(session, turn, { kind: "unknown-command", name: excerpt(name) })
    : obey(session, command, turn);
}

function follow(session: Session, text: string, reading: Reading, turn: Turn): Step {
  switch (reading.kind) {
    case "command":
      return obey(session, reading.command, turn);
    case "homes":
      return session.case === null
        ? remark(session, turn, { kind: "no-case" })
        : answerHomes(session, turn, session.case, reading.all);
    case "pass":
      return passOver(session, turn, null);
    case "refuse":
      return passOver(session, turn, "refused");
    case "question":
      return answerTyped(session, turn, text);
    case "nothing": {
      if (reading.notice.kind !== "not-understood") return remark(session, turn, reading.notice);
      // 好的 and 嗯 that answer nothing are a courtesy.
      if (isAssent(text)) return remark(session, turn, { kind: "chat", what: "noted" });
      return answerPerhaps(session, turn, text) ?? remark(session, turn, reading.notice);
    }
    case "reopen":
      return openQuestion(session, turn, reading.asked, reading.notices);
    case "unclear":
      return remark(reading.asks === null ? session : { ...session, question: reading.asks }, turn, reading.notice);
    case "other-household": {
      const waiting: Session = {
        ...session,
        mode: "confirming",
        waiting: { for: "same-case", text: text.slice(0, 2000) },
      };
      return reply(waiting, turn, { kind: "same-case", items: reading.items }, [], null);
    }
    case "facts": {
      const figures = takeFigures(session, reading, turn);
      const notices = [...reading.notices, ...figures.notices];
      if (reading.changes.length === 0 && figures.session === session) return raise(session, reading, notices, turn);
      return writeFacts(figures.session, turn, {
        changes: reading.changes,
        notices,
        as: reading.as,
        asks: reading.asks,
      });
    }
  }
}

// Nothing was certain enough to note, but something was seen: it is said, and asked where that is possible.
function raise(
  session: Session,
  reading: Extract<Reading, { kind: "facts" }>,
  notices: readonly Notice[],
  turn: Turn,
): Step {
  if (reading.asks === null) return remark(session, turn, ...notices);
  const opened = session.case === null ? openCase(session, turn.at) : session;
  return openQuestion(opened, turn, reading.asks, notices);
}

function isAssent(text: string): boolean {
  return readConsent(text) === true || /^[嗯恩呃]+[。.!！~]*$/u.test(text.trim());
}

function openItem(session: Session, number: number, turn: Turn): Step {
  const open = session.case;
  const items = open === null ? [] : itemsOf(open.facts);
  const size = Math.max(8, Math.ceil(items.length / 8));
  const item = items[session.page * size + number - 1];
  const asked = item === undefined || open === null ? null : askedFor(open.facts, item.path);
  return asked === null
    ? showSummary(session, turn, [{ kind: "not-understood", text: String(number) }], session.page)
    : openQuestion(session, turn, { ...asked, editing: true }, []);
}

// What is pressed -------------------------------------------------------------------------------------------------

function press(session: Session, data: string, turn: Turn): Step {
  const pressed = readPress(data);
  if (pressed === null) return remark(session, { ...turn, how: "say" }, { kind: "unknown-button" });
  switch (pressed.kind) {
    case "command": {
      const command = commandNamed(pressed.name, pressed.argument);
      return command === null
        ? remark(session, { ...turn, how: "say" }, { kind: "unknown-button" })
        : obey(session, command, turn);
    }
    case "page":
      return showSummary(session, turn, [], pressed.page);
    case "view":
      return showView(session, turn, pressed.view, pressed.programme);
    case "due":
      return actOnDue(session, pressed.act, pressed.keep ? { ...turn, how: "say" } : turn);
    case "event":
      return pressEvent(session, pressed, turn);
    default:
      return pressQuestion(session, pressed, turn);
  }
}

type QuestionPress = Exclude<Press, { kind: "command" | "page" | "view" | "due" | "event" }>;

function pressQuestion(session: Session, pressed: QuestionPress, turn: Turn): Step {
  const anew: Turn = { ...turn, how: "say" };
  const open = session.case;
  if (open === null || pressed.revision < open.firstRevision || pressed.revision > session.revision) {
    return remark(session, anew, { kind: "other-case-button" });
  }
  const asked = cardPressed(session, pressed.path) ?? askedFor(open.facts, pressed.path);
  if (asked === null) return remark(session, anew, { kind: "unknown-button" });
  const isOld = pressed.revision !== session.revision;
  switch (pressed.kind) {
    case "edit":
      return openQuestion(session, turn, { ...asked, editing: true }, []);
    case "why":
      return showWhy(session, turn, asked);
    case "keep":
      return proceed({ ...session, question: null }, turn, [], "answer");
    case "proved":
      return isOld
        ? showView(session, turn, "verify", "")
        : markEvidence(session, turn, withGrade(open.facts, pressed.path), pressed.evidence);
    case "skip":
      if (isOld) return openQuestion(session, anew, reopened(session, asked), [{ kind: "old-button" }]);
      return passOver({ ...session, question: keeping(session, asked) }, turn, null);
    case "answer": {
      if (asked.card === "all-here" && !isOld) {
        return answerHomes({ ...session, question: asked }, turn, open, pressed.value === "true");
      }
      const value = valueFromText(asked.path, pressed.value);
      if (asked.card === "roster" || (value === null && asked.card === "fact"))
        return remark(session, anew, { kind: "unknown-button" });
      if (isOld) return openQuestion(session, anew, reopened(session, asked), [{ kind: "old-button" }]);
      const notices: readonly Notice[] = [{ kind: "remembered", item: itemOf(open.facts, pressed.path, value) }];
      const answering: Session = { ...session, question: keeping(session, asked) };
      return writeFacts(answering, turn, {
        changes: [{ path: pressed.path, value }],
        notices,
        as: "answer",
        asks: null,
      });
    }
  }
}

/** A card that is no fact; the standing one knows which fact it is for. */
function cardPressed(session: Session, card: string): Asked | null {
  if (card !== "roster" && card !== "all-here") return null;
  return session.question?.card === card ? session.question : askedAs(card);
}

/** The question as it stands, if it is this one: what was offered with it stays. */
function keeping(session: Session, asked: Asked): Asked {
  return session.question !== null && cardOf(session.question) === cardOf(asked) ? session.question : asked;
}

function reopened(session: Session, asked: Asked): Asked {
  const kept = keeping(session, asked);
  return kept === asked ? { ...asked, editing: true } : kept;
}

/** A certificate shows the disability and its grade at once. */
function withGrade(facts: FactsJson, path: string): readonly string[] {
  const grade = `${path}Grade`;
  return path.endsWith(".disability") && readAt(facts, grade) !== undefined ? [path, grade] : [path];
}

// What waits for a yes --------------------------------------------------------------------------------------------

/** Help and settings answer at once; everything else would be judged by the new version. */
function concernsTheCase(session: Session, event: Event, turn: Turn): boolean {
  if (asksPolicy(session, event, turn)) return false;
  if (event.kind === "file" || event.kind === "unsupported") return false;
  if (event.kind === "button" && readPress(event.data)?.kind === "due") return false;
  const name = nameIn(event);
  return (
    name === undefined ||
    ![
      "help",
      "ask",
      "new",
      "cancel",
      "language",
      "cases",
      "open",
      "export",
      "deadlines",
      "calendar",
      "remind",
    ].includes(name)
  );
}
