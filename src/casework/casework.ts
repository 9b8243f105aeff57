import { createCaseBook } from "./case-book.ts";
import { createChatDesk } from "./chat-desk.ts";
import type { ChatKey } from "./documents.ts";
import { createDoorKeeper } from "./door-keeper.ts";
import { createFeeds } from "./feeds.ts";
import { handleEvent } from "./handle-event.ts";
import {
  type Agenda,
  type CalendarWriter,
  type Channel,
  type Clock,
  type Dialogue,
  type EndReason,
  type FeedAddresses,
  type Incoming,
  type NoticeCode,
  type Receipt,
  type Report,
  type Store,
  StoreFailure,
  type Values,
} from "./ports.ts";
import { createReminder } from "./remind.ts";
import { createSender } from "./send-outbox.ts";

export interface Casework {
  /** Finishes what an earlier process left, serves every channel until each has ended, and drains the outboxes. */
  run(): Promise<readonly { readonly channel: string; readonly reason: EndReason }[]>;
  /** Asks the channels to end; resolves when `run` is through. */
  stop(): Promise<void>;
  /** Looks at the clock and says what is due now; `run` does so by itself. Rejects with a StoreFailure only. */
  remind(): Promise<void>;
  /** The calendar that a person subscribed to, by its secret; null where there is none. Rejects with a StoreFailure only. */
  feed(secret: string): Promise<string | null>;
  /** Takes one event; resolves when it is stored, or when it could not be. Never rejects. */
  handle(incoming: Incoming): Promise<Receipt>;
}

const saidAgainMs = 60_000;

/**
 * The bot's spine. `allow` are ids of users, `random` gives numbers from 0 to 1, `drainLimitMs` bounds the wait for
 * unsent messages at the end (10 s).
 */
export function createCasework(parts: {
  readonly store: Store;
  readonly dialogue: Dialogue;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly allow: readonly string[];
  readonly random: () => number;
  readonly report: Report;
  readonly agenda: Agenda;
  readonly calendars: CalendarWriter;
  /** Null where no server runs from which calendars can be fetched. */
  readonly addresses?: FeedAddresses | null;
  /** How often the clock is looked at for what is due; null for never by itself. */
  readonly remindEveryMs?: number | null;
  readonly drainLimitMs?: number;
}): Casework {
  const {
    store,
    dialogue,
    channels,
    clock,
    report,
    agenda,
    calendars,
    addresses = null,
    remindEveryMs = 60_000,
    drainLimitMs = 10_000,
  } = parts;
  const channelOf = (key: ChatKey) => channels.find(({ name, bot }) => name === key.channel && bot === key.bot);
  const book = createCaseBook({ store, report, agenda, clock });
  const woken = (chat: string) => reminder.woken(chat);
  const desk = createChatDesk({ store, book, agenda, dialogue, clock, channelOf, woken });
  const sender = createSender({ ...parts, desk, channelOf });
  const reminder = createReminder({ ...parts, desk, channelOf, send: sender.send, everyMs: remindEveryMs ?? 60_000 });
  const feeds = createFeeds({ store, desk, book, agenda, clock, calendars, addresses });
  const doorKeeper = createDoorKeeper(parts);
  /** Messages beside the outbox: to strangers, and where the store can't hold one. */
  const loose = new Set<Promise<unknown>>();
  const toldNotSaved = new Map<string, number>();
  let broken = false;
  let running: ReturnType<Casework["run"]> | null = null;

  function sayLoosely(channel: Channel, key: ChatKey, code: NoticeCode, values: Values): void {
    const parts = channel.paginate(dialogue.notice(code, values, null));
    const sending = (async () => {
      for (const part of parts) await channel.send(key.chat, part, null);
    })().finally(() => loose.delete(sending));
    loose.add(sending);
  }

  function notSaved(channel: Channel, key: ChatKey, error: unknown): Receipt {
    const why = error instanceof StoreFailure ? error.code : "io";
    report({ code: "not-saved", values: { why } });
    // The platform delivers the event again and again; the person needs to hear of it once in a while.
    const now = clock.nowMs();
    const before = toldNotSaved.get(key.chat);
    if (before === undefined || now - before >= saidAgainMs) {
      toldNotSaved.set(key.chat, now);
      sayLoosely(channel, key, "not-saved", {});
    }
    if ((why === "sync" || why === "broken") && !broken) {
      broken = true;
      report({ code: "store-broken", values: { why } });
      for (const each of channels) each.stop();
    }
    return { saved: false, answered: Promise.resolve() };
  }

  async function handle(incoming: Incoming): Promise<Receipt> {
    const key = incoming.from;
    const channel = channelOf(key);
    if (channel === undefined) return { saved: false, answered: Promise.resolve() };
    const refusal = doorKeeper.refusal(incoming);
    if (refusal !== null) {
      if (doorKeeper.maySay(key)) sayLoosely(channel, key, refusal.code, refusal.values);
      return { saved: true, answered: Promise.resolve() };
    }
    try {
      await handleEvent(incoming, { desk, book, store, agenda, calendars, feeds, dialogue, clock, channel, report });
      toldNotSaved.delete(key.chat);
      return { saved: true, answered: sender.send(key) };
    } catch (error) {
      return notSaved(channel, key, error);
    }
  }

  /** Cases first, all of them: an event must not find a case older than what was already promised about it. */
  async function recover(): Promise<void> {
    const waiting: ChatKey[] = [];
    for await (const { key, outbox } of store.unfinishedChats()) {
      await desk.update(key, (document) => ({ document, result: undefined }));
      if (outbox.length > 0) waiting.push(key);
    }
    for (const key of waiting) void sender.send(key);
  }

  async function serve() {
    await recover();
    const ending = new AbortController();
    const reminding = remindEveryMs === null ? Promise.resolve() : reminder.run(ending.signal);
    const ends = await Promise.all(
      channels.map(async (channel) => ({ channel: channel.name, reason: await channel.run(handle) })),
    );
    ending.abort();
    await reminding;
    await Promise.all(loose);
    const left = await sender.drain(drainLimitMs);
    if (left > 0) report({ code: "left-unsent", values: { count: String(left) } });
    return ends.map((end) => (broken ? { ...end, reason: "store" as const } : end));
  }

  return {
    handle,
    remind: () => reminder.tick(),
    feed: (secret) => feeds.read(secret),
    run() {
      running ??= serve();
      return running;
    },
    async stop() {
      for (const channel of channels) channel.stop();
      await running?.catch(() => undefined);
    },
  };
}
