import { expect } from "vitest";
import {
  advance,
  type CaseRecord,
  casesOnPage,
  type DueItem,
  deadlinesOfCase,
  dueOnPage,
  type Effect,
  type Event,
  entryOf,
  type FactsJson,
  type Fetched,
  isAbout,
  isListed,
  isRequest,
  joinRecords,
  type Language,
  type Notice,
  type Reminded,
  type Reply,
  type Request,
  type Session,
  type Snooze,
} from "../../src/interview/index.ts";
import { addDays, type PolicySet, workingDaysBetween } from "../../src/rules/index.ts";
import { type Message, say } from "../../src/wording/index.ts";
import { calendar } from "../shipped-calendar.ts";

export interface TalkOptions {
  readonly policies: PolicySet;
  readonly place?: string;
  readonly today?: string;
  readonly language?: Language;
  /** Takes every step twice, to see that both give the same. */
  readonly twice?: boolean;
}

/**
 * A conversation under test. Before every step the session is written to JSON and read again, as a restart would do,
 * and frozen.
 */
export class Talk {
  session: Session | null = null;
  reply: Reply | null = null;
  message: Message = { lines: [], buttons: [] };
  readonly replies: Reply[] = [];
  readonly snoozed: Snooze[] = [];
  readonly saved: CaseRecord[] = [];
  /** The cases as the store would hold them, by number. */
  readonly records = new Map<number, CaseRecord>();
  /** Whether the last step replaced the message whose button was pressed. */
  edited = false;
  policies: PolicySet;
  today: string;
  private readonly options: TalkOptions;
  private deliveries = 0;

  constructor(options: TalkOptions) {
    this.options = options;
    this.policies = options.policies;
    this.today = options.today ?? "2021-08-02";
  }

  /** The same conversation from here on, in another language if wanted. */
  fork(language?: Language): Talk {
    const copy = new Talk(this.options);
    copy.policies = this.policies;
    copy.today = this.today;
    copy.session = this.session === null || language === undefined ? this.session : { ...this.session, language };
    copy.reply = this.reply;
    copy.message = this.reply === null ? this.message : say(this.reply, copy.session?.language ?? "zh-CN");
    copy.deliveries = this.deliveries;
    for (const [number, record] of this.records) copy.records.set(number, record);
    return copy;
  }

  /** Types a text, or presses the button of the last message that has this label. */
  hear(text: string): this {
    const button = this.message.buttons.flat().find(({ label }) => label === text);
    return this.step(button === undefined ? { kind: "text", text } : { kind: "button", data: button.data });
  }

  type(text: string): this {
    return this.step({ kind: "text", text });
  }

  press(data: string): this {
    return this.step({ kind: "button", data });
  }

  /** The data of the button with this label in the last message. */
  button(label: string): string {
    const found = this.message.buttons.flat().find((button) => button.label === label);
    if (found === undefined) throw new Error(`no button ${label} in: ${this.labels.join(" ")}`);
    return found.data;
  }

  step(event: Event | Reminded): this {
    this.deliveries += 1;
    const before: Session | null =
      this.session === null ? null : (frozen(JSON.parse(JSON.stringify(this.session))) as Session);
    const at = {
      today: this.today,
      policies: this.policies,
      calendar,
      place: this.options.place ?? "cn-gz-sandu-dujiang",
      language: this.options.language ?? "zh-CN",
      deliveryId: `test/bot/${this.deliveries}`,
      trusted: true,
    } as const;
    let { session, effects } = advance(before, event, at);
    if (this.options.twice === true) expect(advance(before, event, at)).toEqual({ session, effects });
    let said = 0;
    const waiting = [...effects];
    for (let effect = waiting.shift(); effect !== undefined; effect = waiting.shift()) {
      if (isRequest(effect)) {
        const fetched = JSON.parse(JSON.stringify(this.fetch(effect))) as Fetched;
        ({ session, effects } = advance(frozen(JSON.parse(JSON.stringify(session))) as Session, fetched, at));
        waiting.unshift(...effects);
      } else this.take(effect, session, () => (said += 1));
    }
    expect(said, "every event is answered").toBeGreaterThan(0);
    this.session = session;
    return this;
  }

  /** A calendar as the office would tell of it, without the file itself. */
  calendar: { readonly days: number; readonly cancelled: number; readonly open: number; readonly left: number } = {
    days: 0,
    cancelled: 0,
    open: 0,
    left: 0,
  };
  private calendarMade({ what, number }: Extract<Request, { kind: "make-calendar" }>) {
    const found = number === null ? null : (this.records.get(number) ?? null);
    if (what === "case" && found === null) return null;
    const { days, cancelled } = this.calendar;
    return { ...this.calendar, file: days + cancelled > 0 ? `dibao-${what}.ics` : null, case: found };
  }

  /** What the office would find: the saved cases, joined as the store keeps them. */
  private fetch(request: Request): Fetched {
    if (request.kind === "load-case") {
      const found = this.records.get(request.number) ?? null;
      return { kind: "case-loaded", request, case: found, recovered: false };
    }
    if (request.kind === "list-due") return this.listDue(request);
    if (request.kind === "make-calendar") return { kind: "calendar-made", request, made: this.calendarMade(request) };
    if (request.kind === "calendar-feed") {
      const address = request.act === "close" ? null : `https://office.example/calendar/${request.act}.ics`;
      return { kind: "feed-told", request, address };
    }
    const { from } = request;
    const all = [...this.records.values()]
      .map(entryOf)
      .sort((one, other) => other.number - one.number)
      .filter((entry) => isListed(entry, request));
    const newer = all.filter(
      ({ number }) => from !== null && ("before" in from ? number >= from.before : number > from.after),
    );
    const upwards = from !== null && "after" in from;
    const rest = upwards ? newer : all.slice(newer.length);
    const entries = upwards ? rest.slice(-casesOnPage) : rest.slice(0, casesOnPage);
    const isMore = rest.length > entries.length;
    return {
      kind: "cases-listed",
      request,
      entries,
      older: upwards || isMore,
      newer: upwards ? isMore : from !== null,
    };
  }

  /** What is owed in the saved cases, as the office lists it. */
  private listDue(request: Extract<Request, { kind: "list-due" }>): Fetched {
    const { scope, of, find, page } = request;
    const isInScope = (due: string) =>
      ({
        today: due === this.today,
        week: due >= this.today && due < addDays(this.today, 7),
        overdue: due < this.today,
        open: true,
      })[scope];
    const all = [...this.records.values()]
      .filter((record) => isAbout(entryOf(record), find))
      .flatMap((record) => this.owed(record))
      .filter(({ deadline: { due, kind } }) => isInScope(due ?? "") && (of === null || of === kind))
      .sort((one, other) => ((one.deadline.due ?? "") < (other.deadline.due ?? "") ? -1 : 1));
    const items = all.slice(page * dueOnPage, (page + 1) * dueOnPage);
    return {
      kind: "due-listed",
      request,
      items,
      pages: Math.max(1, Math.ceil(all.length / dueOnPage)),
      total: all.length,
    };
  }

  /** What is still to be done in a case, with a day; the office owes nothing of test calculations. */
  owed(record: CaseRecord): readonly DueItem[] {
    if (record.trial !== undefined || record.archived === true) return [];
    const aside = new Set((record.settled ?? []).map(({ key }) => key));
    const { id, number, label, place } = record;
    return deadlinesOfCase(this.policies, calendar, record)
      .filter(({ key, due, done }) => due !== null && done === null && !aside.has(key))
      .map((deadline) => ({
        case: { id, number, label, place },
        deadline,
        left: workingDaysBetween(calendar, this.today, deadline.due ?? this.today).days,
        was: null,
      }));
  }

  /** The office speaks by itself. */
  remind(said: Omit<Reminded, "kind" | "dates" | "since"> & Partial<Pick<Reminded, "dates" | "since">>): this {
    return this.step({ kind: "reminded", dates: [], since: null, ...said });
  }

  private take(effect: Exclude<Effect, Request>, session: Session, said: () => void): void {
    if (effect.kind === "save") {
      this.saved.push(effect.case);
      const { number } = effect.case;
      this.records.set(number, joinRecords(this.records.get(number) ?? null, effect.case));
    } else if (effect.kind === "snooze") this.snoozed.push(effect);
    else {
      said();
      this.reply = effect.reply;
      this.replies.push(effect.reply);
      this.edited = effect.kind === "edit";
      this.message = say(effect.reply, session.language);
      expect(this.text.trim(), "no reply is without words").not.toBe("");
      for (const { data, label } of this.message.buttons.flat()) {
        expect(new TextEncoder().encode(data).length, data).toBeLessThanOrEqual(64);
        expect(label.trim()).not.toBe("");
      }
    }
  }

  get text(): string {
    return this.message.lines.map((line) => line.map(({ text }) => text).join("")).join("\n");
  }

  get labels(): readonly string[] {
    return this.message.buttons.flat().map(({ label }) => label);
  }

  get facts(): FactsJson {
    return this.session?.case?.facts ?? {};
  }

  /** The fact that is being asked, or "roster". */
  get asked(): string | null {
    const question = this.session?.question ?? null;
    return question === null ? null : question.card === "roster" ? "roster" : question.path;
  }

  get kind(): Reply["kind"] | null {
    return this.reply?.kind ?? null;
  }

  get notices(): readonly Notice["kind"][] {
    return (this.reply?.notices ?? []).map(({ kind }) => kind);
  }
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === "object") {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}
