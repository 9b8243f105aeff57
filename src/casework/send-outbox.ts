import type { Message } from "../wording/index.ts";
import type { ChatDesk } from "./chat-desk.ts";
import { type ChatKey, chatName, type OutboxItem, withMessages, withoutItem, withState } from "./documents.ts";
import { type Channel, type Clock, type Dialogue, type Report, type SendOutcome, StoreFailure } from "./ports.ts";

/** Sends what stands in the outboxes: each chat in order, chats side by side. */
export interface Sender {
  /** Starts on the chat's outbox; resolves when there is nothing to send or sending must stop. Never rejects. */
  send(key: ChatKey): Promise<void>;
  /** Waits until every outbox is through, or the time is over; then gives up waiting. The number of chats left. */
  drain(limitMs: number): Promise<number>;
}

const firstDelayMs = 1_000;
const longestDelayMs = 300_000;

export function createSender(parts: {
  readonly desk: ChatDesk;
  readonly dialogue: Dialogue;
  readonly clock: Clock;
  /** From 0 to 1, for the spread of repeats. */
  readonly random: () => number;
  readonly channelOf: (key: ChatKey) => Channel | undefined;
  readonly report: Report;
}): Sender {
  const { desk, dialogue, clock, random, channelOf, report } = parts;
  const running = new Map<string, { promise: Promise<void>; again: boolean }>();
  const silenced = new Set<Channel>();
  const givingUp = new AbortController();

  function send(key: ChatKey): Promise<void> {
    const name = chatName(key);
    const current = running.get(name);
    if (current !== undefined) {
      current.again = true;
      return current.promise;
    }
    const work = { promise: Promise.resolve(), again: true };
    work.promise = (async () => {
      // A message that is committed while the last look at the outbox is being taken asks for another look.
      while (work.again) {
        work.again = false;
        await sendAll(key);
      }
      running.delete(name);
    })();
    running.set(name, work);
    return work.promise;
  }

  async function sendAll(key: ChatKey): Promise<void> {
    const channel = channelOf(key);
    if (channel === undefined) return;
    let failures = 0;
    let settle: (() => Promise<void>) | null = null;
    while (!givingUp.signal.aborted && !silenced.has(channel)) {
      try {
        // What is known of the last attempt must be stored before the next begins.
        if (settle !== null) await settle();
        settle = null;
        const next = await take(key);
        if (next === null) return;
        const outcome = await channel.send(key.chat, next.part, next.item.edit);
        settle = () => settled(key, channel, next.item, outcome);
        if (outcome.kind === "unauthorised") silenced.add(channel);
        if (outcome.kind === "sent" || outcome.kind === "rejected") failures = 0;
        else if (outcome.kind === "not-sent" || outcome.kind === "unknown") {
          await settle();
          settle = null;
          failures += 1;
          const named = outcome.kind === "not-sent" ? outcome.afterMs : null;
          await clock.sleep(named ?? delayAfter(failures), givingUp.signal);
        } else {
          await settle();
          return;
        }
      } catch (error) {
        // The outcome stays in hand and is stored as soon as the store can; meanwhile nothing is sent twice.
        report({ code: "not-saved", values: { why: error instanceof StoreFailure ? error.code : "io" } });
        if (error instanceof StoreFailure && (error.code === "broken" || error.code === "sync")) return;
        failures += 1;
        await clock.sleep(delayAfter(failures), givingUp.signal);
      }
    }
    if (settle !== null) await settle().catch(() => undefined);
  }

  /** Marks the first item as attempted before it is sent, so that a later process knows what may be a repeat. */
  function take(key: ChatKey): Promise<{ readonly item: OutboxItem; readonly part: Message } | null> {
    return desk.update(key, (document) => {
      const item = document.outbox[0];
      if (item === undefined || document.unreachable) return { document, result: null };
      if (item.state === "pending") {
        return { document: withState(document, item.serial, "attempted"), result: { item, part: item.part } };
      }
      // Replacing a message twice shows nothing twice; a new one that may stand there already has to say so.
      const notice = item.edit === null ? dialogue.notice("may-repeat", {}, document.session).lines : [];
      return { document, result: { item, part: { ...item.part, lines: [...notice, ...item.part.lines] } } };
    });
  }

  function settled(key: ChatKey, channel: Channel, item: OutboxItem, outcome: SendOutcome): Promise<void> {
    const where = { channel: channel.name };
    return desk.update(key, (document) => {
      const done = (next: typeof document) => ({ document: next, result: undefined });
      switch (outcome.kind) {
        case "sent":
          return done(withoutItem(document, item.serial, outcome.message));
        case "unknown":
          return done(document);
        case "not-sent":
          return done(withState(document, item.serial, "pending"));
        case "unauthorised":
          report({ code: "unauthorised", values: where });
          return done(withState(document, item.serial, "pending"));
        case "unreachable":
          report({ code: "unreachable", values: where });
          return done({ ...withState(document, item.serial, "pending"), unreachable: true });
        case "rejected": {
          report({ code: "message-rejected", values: { ...where, why: outcome.why } });
          const rest = withoutItem(document, item.serial, null);
          if (item.fallback) return done(rest);
          const apology = channel.paginate(dialogue.notice("could-not-handle", {}, document.session));
          return done(
            withMessages(
              rest,
              apology.map((part) => ({ part, edit: null, fallback: true })),
            ),
          );
        }
      }
    });
  }

  function delayAfter(failures: number): number {
    const full = Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs);
    return Math.round(full * (0.5 + random() / 2));
  }

  return {
    send,
    async drain(limitMs) {
      const all = Promise.all([...running.values()].map((work) => work.promise));
      const limit = new AbortController();
      await Promise.race([all, clock.sleep(limitMs, limit.signal)]);
      limit.abort();
      const left = running.size;
      givingUp.abort();
      return left;
    },
  };
}
