// What waits for a word about a case's steps or deadlines: a yes to what was told, a day, a reason. Until then nothing that
// is typed is filed, and nothing is lost.
import { addDays } from "../rules/index.ts";
import { excerpt } from "./answering.ts";
import { readPress } from "./buttons.ts";
import { readCommand } from "./command-words.ts";
import { obey } from "./commands.ts";
import { actOnDue, readDayAhead, readItemWord, reasonOf, unreadLater } from "./due-acts.ts";
import type { DuePointer } from "./due-marks.ts";
import { askEvents, markOfEvents, type Reading, recordEvents } from "./events.ts";
import { readCorrection, readDay, readEvents } from "./read/index.ts";
import type { Notice } from "./reply.ts";
import type { AskedEvent, Session, Waiting } from "./session.ts";
import type { Step, Turn } from "./step.ts";
import type { Event } from "./types.ts";

type WaitingFor<For extends Waiting["for"]> = Extract<Waiting, { readonly for: For }>;

type ItemWaiting = Extract<Waiting, { readonly item: DuePointer }>;

/** What came while something waits, and what to do with what is none of its business. */
export interface Meanwhile {
  readonly event: Event;
  readonly choice: "yes" | "no" | "new" | "cancel" | "continue" | "other";
  /** It only looks at something, or asks about the rules. */
  readonly looks: boolean;
  readonly tellsFacts: boolean;
  readonly handle: (session: Session, event: Event) => Step;
  readonly hear: (session: Session, text: string) => Step;
  /** One step after another. */
  readonly following: (first: Step, next: (session: Session) => Step) => Step;
  /** What waits is said again below whatever was looked at. */
  readonly keepingAside: (now: Session, kept: Step) => Step;
  readonly noting: (step: Step, notice: Notice) => Step;
  readonly decideFirst: Notice;
}

const mostHeld = 600;

/** Steps that were told: recorded at a yes, dropped at a no, put right by another day or another step. */
export function afterEvents(freed: Session, waiting: WaitingFor<"events">, came: Meanwhile, turn: Turn): Step {
  const { events, after } = waiting;
  const { event, choice } = came;
  const anew: Turn = { ...turn, how: "say" };
  const keep = (next: readonly AskedEvent[], notices: readonly Notice[], held = after): Step =>
    askEvents(freed, next, anew, notices, held);
  const afterwards = (step: Step): Step =>
    after === undefined ? step : came.following(step, (now) => came.hear(now, after));
  const record = (as: Reading): Step => afterwards(recordEvents(freed, events, as, turn));
  const drop = (): Step => afterwards(afterNothing(freed, turn, came));
  const lacks = events.some(({ on }) => on === null);
  const withDay = (on: string): Step => {
    const at = lacks ? events.findIndex((one) => one.on === null) : 0;
    return keep(
      events.map((one, index) => (index === at ? { ...one, on } : one)),
      [],
    );
  };

  const pressed = event.kind === "button" ? readPress(event.data) : null;
  if (pressed?.kind === "event") {
    if (pressed.mark !== markOfEvents(events)) return keep(events, [{ kind: "step-button-old" }]);
    switch (pressed.what) {
      case "no":
        return drop();
      case "today":
        return withDay(turn.at.today);
      case "yesterday":
        return withDay(addDays(turn.at.today, -1));
      case "yes":
        return lacks ? keep(events, []) : record("usual");
      case "change":
      case "again":
        return lacks ? keep(events, []) : record(pressed.what);
      case "show":
      case "edit":
      case "remove":
        return keep(events, [came.decideFirst]);
    }
  }
  if (choice === "yes") return lacks ? keep(events, []) : record("usual");
  if (choice === "cancel" && after !== undefined)
    return came.noting(afterNothing(freed, turn, came), { kind: "line-dropped", text: excerpt(after) });
  if (choice === "no" || choice === "cancel" || choice === "continue") return drop();
  if (choice === "new" && event.kind !== "text") return came.handle(freed, event);
  if (event.kind === "text") {
    const typed = event.text.trim();
    const as = readAs(typed);
    if (as !== null && !lacks) return record(as);
    const told = readEvents(typed, turn.at.today).events;
    if (told.length > 0 && readCommand(typed) === null)
      return keep(
        told.reduce<readonly AskedEvent[]>((all, one) => joined(all, one), events),
        [],
      );
    const day = events.length === 1 || lacks ? dayAlone(typed, turn.at.today, lacks) : null;
    if (day !== null) return "on" in day ? withDay(day.on) : keep(events, [day.notice]);
  }
  if (came.looks) return came.following(came.handle(freed, event), (now) => came.keepingAside(now, keep(events, [])));
  if (event.kind === "text" && came.tellsFacts) {
    const held = after === undefined ? event.text : `${after}\n${event.text}`;
    if (held.length <= mostHeld) return keep(events, [{ kind: "held", text: excerpt(event.text) }], held);
  }
  return keep(events, [came.decideFirst]);
}

/** What waited is dropped, and the conversation goes on where it was. */
function afterNothing(freed: Session, turn: Turn, came: Meanwhile): Step {
  return came.noting(obey(freed, { name: "continue", argument: "" }, turn), { kind: "events-dropped" });
}

/** Told again, a step has its new day; another one stands beside it. */
function joined(
  events: readonly AskedEvent[],
  {
    event,
    label,
    on,
  }: { readonly event: AskedEvent["event"]; readonly label: string | null; readonly on: string | null },
): readonly AskedEvent[] {
  const at = events.findIndex(
    (one) => one.event === event && (label === null || one.label === undefined || one.label === label),
  );
  const before = events[at];
  const one: AskedEvent = {
    ...before,
    event,
    on: on ?? before?.on ?? null,
    ...(label === null ? {} : { label }),
  };
  return before === undefined ? [...events, one] : events.toSpliced(at, 1, one);
}

function readAs(typed: string): Reading | null {
  const said = typed.toLowerCase().replace(/[\s。.!]+/g, "");
  if (/^(?:又一次|又有一次|另记一次|再记一次|另一次|anotherone|again|onemore)$/.test(said)) return "again";
  return /^(?:改日期|改成这天|改成这一天|changetheday|correctit|changeit)$/.test(said) ? "change" : null;
}

/** A day that is said by itself; where one is asked for, an unclear one is named. */
function dayAlone(
  typed: string,
  today: string,
  isAsked: boolean,
): { readonly on: string } | { readonly notice: Notice } | null {
  const read = readDay(typed, today);
  if (read.kind === "none") return null;
  const [from, to] = read.span;
  const beside = (typed.slice(0, from) + typed.slice(to)).replace(/[\s，,。.是应该的了在吧呀啊嗯it's was on]+/g, "");
  if (beside !== "" && !isAsked) return null;
  if (read.kind === "exact") return beside === "" || isAsked ? { on: read.day } : null;
  return { notice: { kind: "event-day-unclear", text: excerpt(read.text) } };
}

/** Any words are the reason, but for what is a command, a question or a whole household. */
export function afterReason(freed: Session, waiting: ItemWaiting, came: Meanwhile, turn: Turn): Step {
  const { event, choice } = came;
  const { item } = waiting;
  const ask = { ...item, what: waiting.for === "reason" ? ("not-applicable" as const) : ("pick-day" as const) };
  const keep = (...notices: readonly Notice[]): Step => {
    const asked = actOnDue(freed, ask, { ...turn, how: "say" });
    return notices.reduceRight((step, notice) => came.noting(step, notice), asked);
  };
  const pressed = event.kind === "button" ? readPress(event.data) : null;
  if (pressed?.kind === "due") return actOnDue(freed, pressed.act, turn);
  if (choice === "no" || choice === "cancel" || choice === "continue")
    return came.noting(obey(freed, { name: "continue", argument: "" }, turn), { kind: "cancelled", kept: false });
  const command = event.kind === "text" ? readCommand(event.text) : null;
  if (waiting.for === "reason" && command?.name === "skip")
    return actOnDue(freed, { ...item, what: "no-reason" }, turn);
  if (came.looks) return came.following(came.handle(freed, event), (now) => stillWaiting(now, waiting, came, keep));
  if (event.kind === "text" && command === null) {
    const typed = event.text.trim();
    if (waiting.for === "later") return afterDay(freed, item, typed, turn, keep);
    if (/^(?:不写|不写原因|没有原因|no ?reason)$/i.test(typed))
      return actOnDue(freed, { ...item, what: "no-reason" }, turn);
    const isOther =
      readCorrection(typed) !== null || readEvents(typed, turn.at.today).events.some(({ on }) => on !== null);
    if (isOther || !/[\p{L}\p{N}]/u.test(typed)) return keep(came.decideFirst);
    return actOnDue(freed, { ...item, what: "settle", reason: reasonOf(typed) }, turn);
  }
  if (event.kind === "text" || choice === "new" || event.kind === "command") {
    const isLeaving =
      choice === "new" || command?.name === "open" || command?.name === "previous" || command?.name === "undo";
    if (isLeaving) return came.handle(freed, event);
  }
  return keep(came.decideFirst);
}

function stillWaiting(
  now: Session,
  waiting: ItemWaiting,
  came: Meanwhile,
  keep: (...notices: readonly Notice[]) => Step,
): Step {
  return came.keepingAside({ ...now, mode: "confirming", waiting }, keep());
}

function afterDay(
  freed: Session,
  item: DuePointer,
  typed: string,
  turn: Turn,
  keep: (...notices: readonly Notice[]) => Step,
): Step {
  const word = readItemWord(typed);
  if (word === "hour" || word === "tomorrow" || word === "working-day")
    return actOnDue(freed, { ...item, what: word }, turn);
  const day = readDayAhead(typed, turn.at.today);
  if (day === null) return keep(unreadLater(typed));
  if (day <= turn.at.today) return keep({ kind: "later-past", day });
  return actOnDue(freed, { ...item, what: "snooze", day }, turn);
}
