// Done, not applicable, later: what a button does with one deadline, of whichever case, without opening that case.
import { addDays, addWorkingDays, type Deadline, weekdayOf } from "../rules/index.ts";
import { excerpt } from "./answering.ts";
import { deadlinesOfCase, namedDay, stateOf } from "./case-deadlines.ts";
import type { CaseRecord } from "./case-record.ts";
import { dueLineOf } from "./due.ts";
import { type DueAct, type DueAction, markOf, pointerTo } from "./due-marks.ts";
import type { Again, DueLine, DueScreen, EventLine } from "./due-views.ts";
import { dayOf } from "./judge.ts";
import { recordOf } from "./kept-case.ts";
import { changeProcedure, type Procedure, procedureOf, withoutProcedure } from "./procedure.ts";
import { masked, readDay } from "./read/index.ts";
import type { Notice } from "./reply.ts";
import { hasFacts, type Session } from "./session.ts";
import { remark, reply, type Step, standingQuestion, type Turn, withSave } from "./step.ts";
import type { Effect, RecordedEvent, Snooze } from "./types.ts";
import { caseNameOf } from "./view/names.ts";

type Acted = Extract<DueScreen, { readonly kind: "due-acted" }>["what"];

/** Does something with a deadline; its case is looked up first where it is not the open one. */
export function actOnDue(session: Session, act: DueAct, turn: Turn): Step {
  const record = openRecord(session, turn);
  if (record?.number === act.number) return actOn(session, record, act, turn);
  return {
    session,
    effects: [{ kind: "load-case", number: act.number, purpose: "due", due: act, how: turn.how }],
  };
}

/** The open case as its record; null where none is kept. */
export function openRecord(session: Session, turn: Turn): CaseRecord | null {
  const open = session.case;
  return hasFacts(open) ? recordOf(open, session, dayOf(session, turn.at)) : null;
}

/** Goes on with the case that was looked up. */
export function actOnLoaded(session: Session, record: CaseRecord, act: DueAct, turn: Turn): Step {
  return actOn(session, record, act, turn);
}

function actOn(session: Session, record: CaseRecord, act: DueAct, turn: Turn): Step {
  const found = dueNow(record, turn).find(({ key }) => markOf(key) === act.mark);
  const settled = (record.settled ?? []).find(({ key }) => markOf(key) === act.mark);
  if (act.what === "take-back") return takeBack(session, record, act, turn);
  if (found === undefined) return remark(session, turn, { kind: "due-gone", case: caseNameOf(record) });
  const line = dueLineOf(record, found, turn);
  const state = stateOf(found, settled);
  const show = (...notices: readonly Notice[]): Step => {
    const shown: Session = { ...session, item: pointerTo(record.number, found) };
    const isOpen = session.case?.id === record.id;
    return reply(shown, turn, { kind: "due-item", line, state, isOpen }, notices, null);
  };
  if (act.due !== (found.due ?? "")) return show({ kind: "due-moved", was: act.due, due: found.due ?? "" });
  if (state.kind !== "open") return act.what === "item" ? show() : show({ kind: "due-closed" });
  const item = pointerTo(record.number, found);
  switch (act.what) {
    case "item":
      return show();
    case "done":
      return isNotOver(found, turn)
        ? show({ kind: "due-not-over", due: found.due ?? "" })
        : finish(session, record, found, turn);
    case "not-applicable":
      return reply(
        { ...session, mode: "confirming", waiting: { for: "reason", item } },
        turn,
        { kind: "due-reason", line },
        [],
        null,
      );
    case "no-reason":
      return settle(session, record, found, null, turn);
    case "settle":
      return settle(session, record, found, act.reason, turn);
    case "later":
      return reply(
        { ...session, item: { ...item, asksLater: true } },
        turn,
        { kind: "due-later", line, asksDay: false },
        [],
        null,
      );
    case "pick-day":
      return reply(
        { ...session, mode: "confirming", waiting: { for: "later", item } },
        turn,
        { kind: "due-later", line, asksDay: true },
        [],
        null,
      );
    case "hour":
      return snooze(session, record, found, { minutes: 60 }, turn);
    case "tomorrow":
      return snooze(session, record, found, { day: addDays(turn.at.today, 1) }, turn);
    case "working-day":
      return snooze(session, record, found, { day: addWorkingDays(turn.at.calendar, turn.at.today, 1).day }, turn);
    case "snooze":
      return snooze(session, record, found, { day: act.day }, turn);
  }
}

function dueNow(record: CaseRecord, { at }: Turn): readonly Deadline[] {
  return deadlinesOfCase(at.policies, at.calendar, record);
}

/** A notice must hang until its day. */
function isNotOver({ sense, due }: Deadline, { at }: Turn): boolean {
  return sense === "not-before" && due !== null && at.today < due;
}

type Settled = NonNullable<CaseRecord["settled"]>[number];

/** What is still to be done in a case: not done, not put aside; what has no day too. */
export function openDue(record: CaseRecord, turn: Turn): readonly Deadline[] {
  const aside = new Set((record.settled ?? []).map(({ key }) => key));
  return dueNow(record, turn).filter(({ key, done }) => done === null && !aside.has(key));
}

/** Writes the step that completes a deadline, of today; where no step does, it is put down as done. */
function finish(session: Session, record: CaseRecord, deadline: Deadline, turn: Turn): Step {
  const { today, deliveryId } = turn.at;
  const [event] = deadline.after;
  const settledAs = (): Procedure => ({
    ...record,
    settled: [...(record.settled ?? []), { key: deadline.key, how: "done", on: today }],
  });
  if (event === undefined) return change(session, record, settledAs(), deadline, { kind: "done", by: null }, turn);
  const recorded: RecordedEvent = {
    event,
    on: today,
    ...(deadline.label === null ? {} : { label: deadline.label }),
    said: { delivery: deliveryId, day: today },
  };
  const written: Procedure = { ...record, events: [...(record.events ?? []), recorded] };
  const isStillOpen = openDue({ ...record, ...written }, turn).some(({ key }) => key === deadline.key);
  const by: EventLine = { event, label: deadline.label, on: namedDay(today) };
  return isStillOpen
    ? change(session, record, settledAs(), deadline, { kind: "done", by: null }, turn)
    : change(session, record, written, deadline, { kind: "done", by }, turn);
}

function settle(session: Session, record: CaseRecord, deadline: Deadline, reason: string | null, turn: Turn): Step {
  const one: Settled = {
    key: deadline.key,
    how: "not-applicable",
    ...(reason === null ? {} : { reason }),
    on: turn.at.today,
  };
  const next: Procedure = { ...record, settled: [...(record.settled ?? []), one] };
  return change(session, record, next, deadline, { kind: "not-applicable", reason }, turn);
}

/** Takes back what a button did: what was put aside, or the step that completed it. */
function takeBack(session: Session, record: CaseRecord, act: DueAct, turn: Turn): Step {
  const settled = (record.settled ?? []).filter(({ key }) => markOf(key) !== act.mark);
  if (settled.length < (record.settled ?? []).length)
    return restore(session, record, act, { ...record, settled }, turn);
  // The step may itself have begun the next occurrence, so that the deadline is seen again only without it.
  const events = record.events ?? [];
  const at = events.findLastIndex(({ said }, index) => {
    const without = { ...record, events: events.toSpliced(index, 1) };
    return said.day === turn.at.today && openDue(without, turn).some(({ key }) => markOf(key) === act.mark);
  });
  const isOpen = openDue(record, turn).some(({ key }) => markOf(key) === act.mark);
  if (at === -1 || isOpen) return remark(session, turn, { kind: "nothing-to-undo" });
  return restore(session, record, act, { ...record, events: events.toSpliced(at, 1) }, turn);
}

function restore(session: Session, record: CaseRecord, act: DueAct, next: Procedure, turn: Turn): Step {
  const again = openDue({ ...withoutProcedure(record), ...procedureOf(next) }, turn).find(
    ({ key }) => markOf(key) === act.mark,
  );
  if (again === undefined) return remark(session, turn, { kind: "due-gone", case: caseNameOf(record) });
  return change(session, record, next, again, { kind: "taken-back" }, turn);
}

function snooze(session: Session, record: CaseRecord, deadline: Deadline, until: Snooze["until"], turn: Turn): Step {
  const again: Again = "day" in until ? namedDay(until.day, turn.at.today) : "hour";
  const isAfterDue = "day" in until && deadline.due !== null && until.day > deadline.due;
  const what: Acted = { kind: "snoozed", again, isAfterDue };
  const said = acted(session, record, deadline, what, [], turn);
  const put: Effect = { kind: "snooze", case: record.id, key: deadline.key, until };
  return { session: said.session, effects: [put, ...said.effects] };
}

/** Saves the case with its procedure changed, and says what was done. Which case is open stays as it is. */
function change(
  session: Session,
  record: CaseRecord,
  next: Procedure,
  deadline: Deadline,
  what: Acted,
  turn: Turn,
): Step {
  const procedure = procedureOf(next);
  const after: CaseRecord = { ...withoutProcedure(record), ...procedure };
  const before = new Set(openDue(record, turn).map(({ key, due }) => `${key} ${due}`));
  const follow = openDue(after, turn)
    .filter(({ key, due }) => key !== deadline.key && !before.has(`${key} ${due}`))
    .map((one) => dueLineOf(after, one, turn));
  if (session.case?.id === record.id)
    return withSave(acted(changeProcedure(session, procedure), record, deadline, what, follow, turn), turn);
  const { shelved } = session;
  const isShelved = shelved?.id === record.id;
  const kept: Session = isShelved ? { ...session, shelved: { ...withoutProcedure(shelved), ...procedure } } : session;
  const said = acted(kept, record, deadline, what, follow, turn);
  const saved: Effect = { kind: "save", case: { ...after, day: turn.at.today, verdicts: [] } };
  return { session: said.session, effects: [saved, ...said.effects] };
}

function acted(
  session: Session,
  record: CaseRecord,
  deadline: Deadline,
  what: Acted,
  follow: readonly DueLine[],
  turn: Turn,
): Step {
  const item = { ...pointerTo(record.number, deadline), acted: true as const };
  const line = dueLineOf(record, deadline, turn);
  const screen: DueScreen = { kind: "due-acted", line, what, follow };
  return reply({ ...session, item }, turn, screen, [], standingQuestion(session));
}

// Words -----------------------------------------------------------------------------------------------------------

const words: readonly (readonly [DueAction, RegExp])[] = [
  ["done", /^(?:已?办了?|办完了?|办结了?|已办结|完成了?|已完成|做完了?|done|finished|completed)$/],
  ["not-applicable", /^(?:不适用|不需要办|用不着办|notapplicable|n\/a|doesnotapply)$/],
  ["later", /^(?:稍后|晚点|晚一点|以后再说|稍后提醒|稍后再说|later|snooze|remindmelater)$/],
  ["hour", /^(?:[1一]个?小时后?|过[1一]个?小时|(?:in)?(?:1|one|an)hour)$/],
  ["tomorrow", /^(?:明天|明天再说|明天提醒|tomorrow)$/],
  ["working-day", /^(?:下个?工作日|下一个工作日|(?:the)?nextworkingday)$/],
  ["pick-day", /^(?:选日期|另选日期|另定一天|(?:pick)?ad(?:ate|ay)|anotherday|pickaday)$/],
  ["take-back", /^(?:收回|撤销|撤回|undo|takeitback)$/],
];

/** What a word means for the deadline on the screen; null for anything else. */
export function readItemWord(text: string): DueAction | null {
  const said = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s。.!,、~…]+/g, "");
  return words.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}

/** A day and nothing else, where it was asked when to remind again; a bare number is an answer to something else. */
const dayOnly =
  /^(?:大?后天|\d{1,2}天(?:之|以)?后|(?:下?个?(?:周|星期|礼拜))[一二三四五六日天]|(?:\d{1,2}月)?\d{1,2}[日号]|\d{1,2}月\d{1,2}|\d{4}-\d{1,2}-\d{1,2})$/u;

/** What a day typed at “when again?” asks for: the reminder put off to it, or asked again where it is no day ahead. */
export function readLaterDay(text: string, today: string): { readonly what: "snooze"; readonly day: string } | null {
  const said = text
    .normalize("NFKC")
    .trim()
    .replace(/(?:再说|再?提醒)?[。.!~]*$/u, "");
  const day = dayOnly.test(said) ? readDayAhead(said, today) : null;
  return day === null || day <= today ? null : { what: "snooze", day };
}

const longestReason = 60;

/** A reason as it is kept: short, and without a row of digits that may be an ID. */
export function reasonOf(text: string): string {
  return [...masked(text.trim().replace(/\s+/g, " "))].slice(0, longestReason).join("");
}

/** A day ahead, as one is named for a reminder: 周五, 5号, 12月1日. Null where none can be read. */
export function readDayAhead(text: string, today: string): string | null {
  // 周五 by itself is the last one to whoever tells, and the next one to whoever plans.
  const weekday = /^(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(text.trim())?.[1];
  if (weekday !== undefined) {
    const wanted = "一二三四五六日".indexOf(weekday === "天" ? "日" : weekday) + 1;
    return addDays(today, ((wanted - weekdayOf(today) + 6) % 7) + 1);
  }
  const read = readDay(text, today);
  if (read.kind !== "exact") return null;
  if (read.day > today || !read.assumed) return read.day;
  const [year, month, day] = read.day.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const isBare = !/月|[-/.]|[a-z]/i.test(text);
  // A day alone is of the month that comes; a day with its month, of the year that comes.
  for (let ahead = 1; ahead <= 24; ahead += 1) {
    const later = isBare ? month - 1 + ahead : month - 1 + 12 * ahead;
    const two = (number: number) => String(number).padStart(2, "0");
    const candidate = `${year + Math.floor(later / 12)}-${two((later % 12) + 1)}-${two(day)}`;
    const again = readDay(candidate, today);
    if (again.kind === "exact" && again.day > today) return again.day;
  }
  return null;
}

export const unreadLater = (text: string): Notice => ({ kind: "later-unread", text: excerpt(text) });
