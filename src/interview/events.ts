// Steps of a case told in words: they are said back with their full day, recorded at a yes, and answered with what
// follows from them and by when.
import { type EventName, factDef } from "../rules/index.ts";
import { excerpt } from "./answering.ts";
import type { Press } from "./buttons.ts";
import { deadlinesOfCase, eventLines, namedDay } from "./case-deadlines.ts";
import type { CaseRecord } from "./case-record.ts";
import { readCommand } from "./command-words.ts";
import { dueLineOf } from "./due.ts";
import { openDue, openRecord } from "./due-acts.ts";
import { markOf } from "./due-marks.ts";
import type { DueScreen, EventLine } from "./due-views.ts";
import { dayOf } from "./judge.ts";
import { leavesOf } from "./paths.ts";
import { changeProcedure } from "./procedure.ts";
import { programmeNamed } from "./programme-names.ts";
import { readEvents, type ToldEvent } from "./read/index.ts";
import { readText } from "./reading.ts";
import type { Notice } from "./reply.ts";
import { readSaidLine } from "./said-line.ts";
import { type AskedEvent, type Change, openCase, type Session } from "./session.ts";
import { judgedOf, remark, reply, type Step, standingQuestion, type Turn, withSave } from "./step.ts";
import type { RecordedEvent } from "./types.ts";
import { caseNameOf, programmeNameOf } from "./view/names.ts";

/** Hears a text that tells no step, as any other. */
export type HearRest = (
  session: Session,
  text: string,
  also: (changes: readonly Change[]) => readonly Change[],
) => Step;

/** Hears the steps that a text tells; null where it tells none. What else it says goes its usual way first. */
export function hearEvents(session: Session, text: string, turn: Turn, hear: HearRest): Step | null {
  if (readCommand(text) !== null) return null;
  const changed = hearChange(session, text, turn);
  if (changed !== null) return changed;
  const { events, rest } = readEvents(text, turn.at.today);
  if (events.length === 0 || !isMeant(session, text, events, turn)) return null;
  const trial = session.case?.trial;
  if (trial !== undefined) return remark(session, turn, { kind: "event-in-trial", of: trial });
  if (session.case === null && (session.begun > 0 || session.shelved !== null))
    return remark(session, turn, { kind: "event-no-case" });
  const asked = events.map(askedOf);
  const unclear = events.find(({ on, unclear }) => on === null && unclear !== null)?.unclear ?? null;
  const notices: readonly Notice[] = unclear === null ? [] : [{ kind: "event-day-unclear", text: excerpt(unclear) }];
  if (rest === "") return askEvents(session, asked, turn, notices);
  const focused = lookingAt(session, rest, turn);
  if (focused !== null) return askEvents(focused, asked, turn, notices);
  const reading = readText(session, rest, turn.at, false);
  // 户主走了 by itself puts nobody on the roster.
  const isPerson = events.some(({ event }) => event === "died" || event === "employed");
  const isNews =
    !isPerson || readSaidLine(rest, turn.at.today).understood.some(({ fact }) => !/\.(?:relation|sex)$/.test(fact));
  const tells =
    reading.kind === "other-household" || (reading.kind === "facts" && reading.changes.length > 0 && isNews);
  if (!tells) {
    const unread: readonly Notice[] = isPerson ? [] : [{ kind: "unread", texts: [excerpt(rest)] }];
    return askEvents(session, asked, turn, [...unread, ...notices]);
  }
  const first = hear(session, rest, (changes) => withDeath(changes, events));
  if (first.session.waiting !== null) {
    const dropped = events.map((one) => one.text).join("，");
    const said = remark(first.session, turn, { kind: "line-dropped", text: excerpt(dropped) });
    return { session: said.session, effects: [...first.effects, ...said.effects] };
  }
  const second = askEvents(first.session, asked, { ...turn, how: "say" }, notices);
  return { session: second.session, effects: [...first.effects, ...second.effects] };
}

/** 特困 9月16受理: the procedure that is named leads, unless another one runs already. */
function lookingAt(session: Session, rest: string, turn: Turn): Session | null {
  const id = programmeNamed(rest);
  const open = session.case;
  const isKnown = turn.policy.programmes(dayOf(session, turn.at)).some((one) => one.id === id);
  if (id === null || open === null || !isKnown) return null;
  if (open.programme !== undefined) return open.programme === id ? session : null;
  const focus = [id, ...(open.focus ?? []).filter((one) => one !== id)].slice(0, 4);
  return { ...session, case: { ...open, focus } };
}

/** Who is said to have died has the day of it too, where one death was told. */
function withDeath(changes: readonly Change[], events: readonly ToldEvent[]): readonly Change[] {
  const [death, ...more] = events.filter(({ event }) => event === "died");
  const dead = leavesIn(changes).filter(([path, value]) => path.endsWith(".lives") && value === "dead");
  const [only, ...others] = dead;
  if (death === undefined || death.on === null || only === undefined || more.length + others.length > 0) return changes;
  return [...changes, { path: only[0].replace(/lives$/, "diedOn"), value: death.on }];
}

const leavesIn = (changes: readonly Change[]) => changes.flatMap(({ path, value }) => [...leavesOf(value, path)]);

/** What may as well be the answer to a question for a day (taper.since, benefit.since). */
const mayAnswer: ReadonlySet<EventName> = new Set([
  "payment-started",
  "benefit-started",
  "taper-started",
  "last-drawn",
  "employed",
  "emergency-ended",
  "complaint-registered",
  "reduced",
  "stopped",
  "problem-found",
  "changed",
] as const);

/** An answer to the question for a day is one; a step without its day is meant where the text can mean nothing else. */
function isMeant(session: Session, text: string, events: readonly ToldEvent[], turn: Turn): boolean {
  const asked = session.question?.card === "fact" ? factDef(session.question.path) : undefined;
  const isAnswer = asked?.kind === "day" && events.every(({ event }) => mayAnswer.has(event));
  if (events.some(({ on }) => on !== null) && !isAnswer) return true;
  const reading = readText(session, text, turn.at, true);
  return reading.kind === "nothing" && reading.notice.kind === "not-understood";
}

const askedOf = ({ event, label, on }: ToldEvent): AskedEvent => ({ event, on, ...(label === null ? {} : { label }) });

/** Steps that happen once in a case: told again, they put the first right. */
const once: ReadonlySet<EventName> = new Set([
  "applied",
  "accepted",
  "conclusion-submitted",
  "submitted-to-county",
  "decided",
  "refused",
  "benefit-started",
  "payment-started",
  "taper-started",
  "expense-started",
  "recognised",
  "died",
  "emergency-ended",
] as const);

/** Says the steps back and asks whether they are so; asks for the day first where one lacks. */
export function askEvents(
  session: Session,
  told: readonly AskedEvent[],
  turn: Turn,
  notices: readonly Notice[],
  after?: string,
): Step {
  const recorded = session.case?.events ?? [];
  const isKnown = ({ event, label, on, remove }: AskedEvent) =>
    remove !== true && recorded.some((one) => one.event === event && one.label === label && one.on === on);
  const known = told.filter(isKnown);
  const events = told.filter((one) => !isKnown(one)).map((one) => withRecorded(one, recorded));
  const said: readonly Notice[] = [
    ...notices,
    ...known.map((one): Notice => ({ kind: "event-known", event: lineOf(one) })),
  ];
  if (events.length === 0) return remark(session, turn, ...said);
  const waiting = { for: "events", events, ...(after === undefined ? {} : { after }) } as const;
  return reply({ ...session, mode: "confirming", waiting }, turn, askedScreen(session, events, turn), said, null);
}

/** The step with the recorded one of its kind, if there is one of another day. */
function withRecorded(one: AskedEvent, recorded: readonly RecordedEvent[]): AskedEvent {
  if (one.at !== undefined) return one;
  const at = recorded.findLastIndex(({ event, label }) => event === one.event && label === one.label);
  return at === -1 ? one : { ...one, at };
}

export function askedScreen(session: Session, events: readonly AskedEvent[], turn: Turn): DueScreen {
  const recorded = session.case?.events ?? [];
  const lacking = events.find(({ on }) => on === null);
  return {
    kind: "events-asked",
    case: session.case === null ? null : caseNameOf(session.case),
    programme: programmeNameOf(turn.policy, dayOf(session, turn.at), programmeFor(session, events, turn)),
    events: events.map((one) => {
      const known = one.at === undefined ? undefined : recorded[one.at];
      return {
        ...lineOf(one),
        instead: known === undefined ? null : lineOf(known),
        isFix: one.fix === true,
        remove: one.remove === true,
        isAhead: one.on !== null && one.on > turn.at.today && one.event !== "review-due",
      };
    }),
    asksDay: lacking === undefined ? null : lineOf(lacking),
    mark: markOfEvents(events),
  };
}

export function lineOf({ event, label, on }: Pick<AskedEvent, "event" | "label" | "on">): EventLine {
  return { event, label: label ?? null, on: on === null ? null : namedDay(on) };
}

/** Names a question about steps in its buttons. */
export function markOfEvents(events: readonly AskedEvent[]): string {
  return markOf(events.map(({ event, label, on, at }) => [event, label, on, at].join(" ")).join("/"));
}

/** How a step that is recorded already is taken: as it put right, or as another one. */
export type Reading = "usual" | "change" | "again";

/** Records what was confirmed, and says what runs from it. */
export function recordEvents(session: Session, asked: readonly AskedEvent[], as: Reading, turn: Turn): Step {
  const { today, deliveryId } = turn.at;
  const opened = session.case === null ? openCase(session, turn.at) : session;
  const open = opened.case;
  if (open === null) throw new Error("a case was just opened");
  const before = openRecord(opened, turn);
  const said = { delivery: deliveryId, day: today };
  let events: readonly RecordedEvent[] = open.events ?? [];
  for (const { event, label, on, at, fix, remove } of asked.toSorted(
    (one, other) => (other.at ?? -1) - (one.at ?? -1),
  )) {
    if (on === null) continue;
    const isChange = at !== undefined && (as === "change" || fix === true || (as === "usual" && once.has(event)));
    const recorded: RecordedEvent = { event, on, ...(label === undefined ? {} : { label }), said };
    if (remove === true && at !== undefined) events = events.toSpliced(at, 1);
    else events = isChange ? events.toSpliced(at, 1, recorded) : [...events, recorded];
  }
  const programme = programmeFor(opened, asked, turn);
  const changed = changeProcedure(opened, {
    ...(events.length === 0 ? {} : { programme }),
    events,
    settled: open.settled ?? [],
  });
  const after = openRecord(changed, turn);
  const owed = (record: CaseRecord | null) => (record === null ? [] : openDue(record, turn));
  const [were, are] = [owed(before), owed(after)];
  const isIn = (list: typeof were, key: string, due: string | null) =>
    list.some((one) => one.key === key && one.due === due);
  const runsFrom = (one: Pick<(typeof are)[number], "event" | "from" | "label">) =>
    asked.some(({ event, on, label }) => one.event === event && one.from === on && one.label === (label ?? null));
  const done = were.filter(({ key }) => !are.some((one) => one.key === key));
  const next = are.filter((one) => runsFrom(one) || !isIn(were, one.key, one.due));
  const name = after ?? before;
  const all = after === null ? [] : deadlinesOfCase(turn.at.policies, turn.at.calendar, after);
  const screen: DueScreen = {
    kind: "events-recorded",
    case: caseNameOf(open),
    programme: programmeNameOf(turn.policy, dayOf(session, turn.at), programme),
    events: asked.map((one) => ({ ...lineOf(one), remove: one.remove === true })),
    today,
    met: all.filter((one) => one.done !== null && runsFrom(one)).map((one) => one.name),
    completed: name === null ? [] : done.map((one) => dueLineOf(name, one, turn)),
    follow: name === null ? [] : next.map((one) => dueLineOf(name, one, turn)),
  };
  return withSave(reply(changed, turn, screen, [], standingQuestion(changed)), turn);
}

/** The programme whose procedure runs: as noted, else the one that leads, unless no limit of it begins with these steps. */
function programmeFor(session: Session, asked: readonly AskedEvent[], turn: Turn): string {
  const open = session.case;
  if (open?.programme !== undefined) return open.programme;
  const record = openRecord(session, turn);
  const wanted =
    open?.focus?.[0] ?? (record === null ? undefined : judgedOf(session, turn)?.overview.lead.id) ?? "dibao";
  if (record === null || wanted === "dibao") return wanted;
  const said = { delivery: "", day: turn.at.today };
  const events = asked.flatMap(({ event, on }) => (on === null ? [] : [{ event, on, said }]));
  const isRun =
    deadlinesOfCase(turn.at.policies, turn.at.calendar, { ...record, programme: wanted, events }).length > 0;
  return isRun ? wanted : "dibao";
}

// Changing what is recorded --------------------------------------------------------------------------------------

const changes =
  /^(.{1,14}?)(?:的?(?:日期|时间|日子))?(?:应该|要)?(?:改成|改为|改到|改|更正为|应是|是)(?:在|的)?(.{2,16})$/u;
const removals =
  /^(?:删掉|删除|删|去掉|撤掉|取消|作废)(.{1,14})$|^(.{1,14}?)(?:不算|记错了|记错|作废)了?$|^remove (.{1,30})$/u;

/** 受理改成9月17, 删掉受理: a recorded step with another day, or none; null for anything else. */
function hearChange(session: Session, text: string, turn: Turn): Step | null {
  const recorded = session.case?.events ?? [];
  if (recorded.length === 0) return null;
  const typed = text.trim().replace(/[。.!！]+$/, "");
  const removed = removals.exec(typed);
  const named = removed?.[1] ?? removed?.[2] ?? removed?.[3];
  if (named !== undefined) {
    const at = placeOf(named, recorded, turn);
    const one = at === null ? undefined : recorded[at];
    if (at === null || one === undefined) return null;
    return askEvents(session, [{ ...plainly(one, at), remove: true }], turn, []);
  }
  const [, what, day] = changes.exec(typed) ?? [];
  if (what === undefined || day === undefined || /不/.test(what)) return null;
  const at = placeOf(what, recorded, turn);
  const one = at === null ? undefined : recorded[at];
  const [told] = readEvents(`${day}${what}`, turn.at.today).events;
  if (at === null || one === undefined || told === undefined || told.on === null) return null;
  return askEvents(session, [{ ...plainly(one, at), on: told.on, fix: true }], turn, []);
}

const plainly = ({ event, label, on }: RecordedEvent, at: number): AskedEvent => ({
  event,
  on,
  at,
  ...(label === undefined ? {} : { label }),
});

type EventPress = Extract<Press, { readonly kind: "event" }>;

/** A button of a recorded step: shows it, asks for its right day, or whether it is to be taken out. */
export function pressEvent(session: Session, { what, mark, at }: EventPress, turn: Turn): Step {
  const open = session.case;
  const one = open?.events?.[at];
  const line = open === null ? undefined : eventLines(open)[at];
  const isMeant = one !== undefined && line?.mark === mark;
  if (open === null || !isMeant || !["show", "edit", "remove"].includes(what))
    return remark(session, { ...turn, how: "say" }, { kind: "step-button-old" });
  switch (what) {
    case "edit":
      return askEvents(session, [{ ...plainly(one, at), on: null, fix: true }], turn, []);
    case "remove":
      return askEvents(session, [{ ...plainly(one, at), remove: true }], turn, []);
    default:
      return reply(session, turn, { kind: "event", case: caseNameOf(open), event: line, at, mark }, [], null);
  }
}

/** The latest recorded step that is called so. */
function placeOf(called: string, recorded: readonly RecordedEvent[], turn: Turn): number | null {
  const [named] = readEvents(`${turn.at.today} ${called}`, turn.at.today).events;
  if (named === undefined) return null;
  const at = recorded.findLastIndex(
    ({ event, label }) => event === named.event && (named.label === null || label === named.label),
  );
  return at === -1 ? null : at;
}
