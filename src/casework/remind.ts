import type { DateItem, DueItem, Reminded } from "../interview/index.ts";
import {
  dateKey,
  datesAhead,
  dueItem,
  isDigestOver,
  momentOf,
  type Open,
  openDeadlines,
  owedOn,
  planned,
  rulesOf,
  withDatesPlanned,
} from "./agenda.ts";
import type { ChatDesk } from "./chat-desk.ts";
import {
  type CaseDocument,
  type ChatDocument,
  type ChatKey,
  chatName,
  chatNamed,
  isDelivered,
  type ToldChange,
  type Wake,
  withDelivery,
  withMessages,
  withTold,
} from "./documents.ts";
import type { Agenda, Channel, Clock, Dialogue, Report, Store } from "./ports.ts";
import { StoreFailure } from "./ports.ts";
import { dueNow, escalationDay, isDigestTime, type Moment, type ReminderRules, type Told } from "./reminders.ts";

/**
 * Says what is due, once. Each case lies under the next day on which something has to be said of it, so that a look at
 * the clock costs what is due that day, however many deadlines there are.
 */
export interface Reminder {
  /** Looks at what has come due, and puts it into the outboxes. Rejects with a StoreFailure only. */
  tick(): Promise<void>;
  /** Ticks each minute until the signal; after a change of the law or the calendar plans every case anew first. */
  run(signal: AbortSignal): Promise<void>;
  /** Something about the chat's cases has changed. */
  woken(chat: string): void;
}

export function createReminder(parts: {
  readonly store: Store;
  readonly desk: ChatDesk;
  readonly agenda: Agenda;
  readonly dialogue: Dialogue;
  readonly clock: Clock;
  readonly channelOf: (key: ChatKey) => Channel | undefined;
  readonly send: (key: ChatKey) => Promise<void>;
  readonly report: Report;
  readonly everyMs: number;
}): Reminder {
  const { store, desk, agenda, dialogue, clock, channelOf, send, report } = parts;
  /** Chats of whose cases nothing is to be said before a time of the day. */
  const resting = new Map<string, Moment>();

  /** One household that cannot be reckoned must not silence the others, nor end the program. It is tried again. */
  function failed(error: unknown): void {
    if (error instanceof StoreFailure) throw error;
    report({ code: "reminder-failed", values: { error: error instanceof Error ? error.name : typeof error } });
  }

  async function tick(): Promise<void> {
    const now = momentOf(clock);
    const wakes = new Map<string, Wake[]>();
    for (const wake of await store.wakesUntil(now.day)) {
      const rest = resting.get(wake.chat);
      if (rest !== undefined && rest.day === now.day && now.time < rest.time) continue;
      wakes.set(wake.chat, [...(wakes.get(wake.chat) ?? []), wake]);
    }
    for (const [chat, own] of wakes) {
      const key = chatNamed(chat);
      if (key === null || channelOf(key) === undefined) continue;
      let isSaid = false;
      try {
        await escalate(key, own, now);
        isSaid = await remind(key, own, now);
      } catch (error) {
        failed(error);
        continue;
      }
      // What was decided goes into the cases now, rather than at the chat's next message.
      if (isSaid) await desk.update(key, (document) => ({ document, result: undefined }));
      if (isSaid) void send(key);
    }
  }

  /** One step of the chat: what is due is put into words, and noted as said, in one write. */
  function remind(key: ChatKey, wakes: readonly Wake[], now: Moment): Promise<boolean> {
    return desk.update(key, async (document) => {
      const rules = rulesOf(document.session);
      const channel = channelOf(key);
      if (rules === null || channel === undefined) return { document, result: false };
      const isDigest = isDigestTime(now, document.digested === now.day, rules, agenda.days);
      const looked = await lookAt(document, wakes, now, isDigest, rules);
      const dates = isDigest ? datesDue(document, now, rules) : [];
      const changes = [...looked.changes];
      let next = document;
      if (isDigest) next = { ...next, digested: now.day };
      if (isDigest) next = withDatesPlanned(withDatesTold(next, dates), now, true, agenda);
      if (looked.items.length > 0 || dates.length > 0) {
        const said: Reminded = {
          kind: "reminded",
          what: isDigest ? "digest" : "urgent",
          items: looked.items,
          dates: dates.map(({ item }) => item),
          since: isDigest ? (document.digested ?? null) : null,
        };
        next = spoken(next, said, key, channel);
      }
      if (changes.length > 0) next = withTold(next, changes);
      const rests = looked.items.length === 0 && dates.length === 0 && changes.length === 0;
      if (rests && now.time < rules.morning) resting.set(chatName(key), { day: now.day, time: rules.morning });
      return { document: next, result: next !== document };
    });
  }

  async function lookAt(
    document: ChatDocument,
    wakes: readonly Wake[],
    now: Moment,
    isDigest: boolean,
    rules: ReminderRules,
  ): Promise<{ readonly items: readonly DueItem[]; readonly changes: readonly ToldChange[] }> {
    const items: DueItem[] = [];
    const changes: ToldChange[] = [];
    for (const wake of wakes) {
      if (wake.case === null) continue;
      const found = await caseOf(wake);
      if (found === null) {
        await store.removeWake(wake);
        continue;
      }
      const marks: Record<string, Told> = {};
      const told = found.reminding?.told ?? {};
      const owed = openDeadlines(found.case, agenda);
      for (const one of owed) {
        const due = dueNow(one, told[one.key], now, isDigest, rules, agenda.days);
        if (due === null) continue;
        items.push(dueItem(found.case, one, now.day, due.was, agenda.days));
        marks[one.key] = markOf(one, told[one.key], { rank: due.rank });
      }
      const isOver = isDigest || isDigestOver(document, now, rules);
      const { wake: next } = planned(owed, { ...told, ...marks }, now, isOver, rules, agenda.days);
      // A day that has nothing left for the case gives way to the next one.
      if (Object.keys(marks).length > 0 || next === null || next > now.day) changes.push({ id: wake.case, marks });
      if (wake.day !== found.reminding?.wake) await store.removeWake(wake);
    }
    items.sort((one, other) => ((one.deadline.due ?? "") < (other.deadline.due ?? "") ? -1 : 1));
    return { items, changes };
  }

  async function caseOf({ case: id, chat }: Wake): Promise<CaseDocument | null> {
    const { document } = id === null ? { document: null } : await store.readCase(id);
    return document !== null && Object.hasOwn(document.applied, chat) ? document : null;
  }

  function spoken(document: ChatDocument, said: Reminded, key: ChatKey, channel: Channel): ChatDocument {
    const step = {
      today: clock.today(),
      deliveryId: `${key.channel}/${key.bot}/reminder-${document.serial}`,
      trusted: true,
      chat: chatName(key),
      casesBefore: document.listed ?? 0,
    };
    const { session, effects } = dialogue.advance(document.session, said, step);
    const messages = effects.flatMap((effect) =>
      effect.kind === "say" || effect.kind === "edit" ? channel.paginate(dialogue.say(effect.reply, session)) : [],
    );
    return withMessages(
      { ...document, session },
      messages.map((part) => ({ part, edit: null })),
    );
  }

  // Official dates ------------------------------------------------------------------------------------------------

  interface DateDue {
    readonly item: DateItem;
    readonly key: string;
    readonly told: Told;
  }

  function datesDue(document: ChatDocument, now: Moment, rules: ReminderRules): readonly DateDue[] {
    const { session } = document;
    if (session === null) return [];
    return datesAhead(session.place, now.day, agenda).flatMap((date) => {
      const owed = owedOn(date);
      const due = dueNow(owed, document.dates?.told[owed.key], now, true, rules, agenda.days);
      if (due === null) return [];
      const item = { date, left: agenda.days.between(now.day, date.due) };
      return [{ item, key: dateKey(date), told: { due: date.due, rank: due.rank } }];
    });
  }

  // The supervisor ------------------------------------------------------------------------------------------------

  /** Tells the supervisor what is long overdue. The delivery is named by what it tells, so that a repeat is none. */
  async function escalate(key: ChatKey, wakes: readonly Wake[], now: Moment): Promise<void> {
    const { document } = await store.readChat(key);
    const rules = rulesOf(document?.session ?? null);
    const supervisor = document?.session?.reminding?.supervisor;
    if (rules === null || supervisor === undefined || !isDigestTime(now, false, rules, agenda.days)) return;
    const above: ChatKey = { ...key, chat: supervisor.chat };
    const channel = channelOf(above);
    if (channel === undefined || supervisor.chat === key.chat) return;
    for (const wake of wakes) {
      const found = wake.case === null ? null : await caseOf(wake);
      if (found === null || wake.case === null) continue;
      const told = found.reminding?.told ?? {};
      const late = openDeadlines(found.case, agenda).filter((one) =>
        isReached(escalationDay(one, told[one.key], rules, agenda.days), now.day),
      );
      if (late.length === 0) continue;
      const items = late.map((one) => dueItem(found.case, one, now.day, null, agenda.days));
      const delivery = `escalation ${found.id} ${late.map(({ key: each, due }) => `${each} ${due}`).join(" ")}`;
      await desk.update(above, (there) => {
        if (isDelivered(there, delivery)) return { document: there, result: undefined };
        const said: Reminded = { kind: "reminded", what: "escalation", items, dates: [], since: null };
        return {
          document: spoken(withDelivery(there, delivery, clock.nowMs()), said, above, channel),
          result: undefined,
        };
      });
      void send(above);
      const marks = Object.fromEntries(
        late.map((one) => [one.key, markOf(one, told[one.key], { escalated: now.day })] as const),
      );
      await desk.update(key, (own) => ({ document: withTold(own, [{ id: found.id, marks }]), result: undefined }));
      await desk.update(key, (own) => ({ document: own, result: undefined }));
    }
  }

  // Planning anew -------------------------------------------------------------------------------------------------

  /** Plans all cases again where the law or the calendar is another than at the last planning. */
  async function replan(): Promise<void> {
    if ((await store.readPlannedBy()) === agenda.version) return;
    let count = 0;
    for await (const { id, applied } of store.cases()) {
      for (const chat of Object.keys(applied)) {
        const key = chatNamed(chat);
        if (key === null) continue;
        try {
          await desk.update(key, (document) => ({
            document: withTold(document, [{ id, marks: {} }]),
            result: undefined,
          }));
          await desk.update(key, (document) => ({ document, result: undefined }));
        } catch (error) {
          failed(error);
          continue;
        }
        count += 1;
      }
    }
    await store.writePlannedBy(agenda.version);
    if (count > 0) report({ code: "planned-anew", values: { count: String(count) } });
  }

  async function run(signal: AbortSignal): Promise<void> {
    let isPlanned = false;
    while (!signal.aborted) {
      try {
        if (!isPlanned) await replan();
        isPlanned = true;
        await tick();
      } catch (error) {
        if (!(error instanceof StoreFailure)) throw error;
        report({ code: "not-saved", values: { why: error.code } });
        if (error.code === "sync" || error.code === "broken") return;
      }
      await clock.sleep(parts.everyMs, signal);
    }
  }

  return { tick, run, woken: (chat) => void resting.delete(chat) };
}

const isReached = (day: string | null, today: string): boolean => day !== null && day <= today;

/** Notes what was said of official dates. */
function withDatesTold(
  document: ChatDocument,
  dates: readonly { readonly key: string; readonly told: Told }[],
): ChatDocument {
  const fresh = Object.fromEntries(dates.map(({ key, told }) => [key, told]));
  const { wake = null, plannedBy = "", told = {} } = document.dates ?? {};
  return { ...document, dates: { wake, plannedBy, told: { ...told, ...fresh } } };
}

/** What is noted of a deadline beside what was noted of it, as long as its day is the same. */
function markOf(one: Open, told: Told | undefined, news: Partial<Told>): Told {
  const before = told?.due === one.due ? told : undefined;
  const kept = before?.escalated === undefined ? {} : { escalated: before.escalated };
  return { due: one.due, rank: before?.rank ?? null, ...kept, ...news };
}
