/** A clock that never waits, and a channel that keeps what it sends. */
import type { Channel, Clock, EndReason, Incoming, Receipt, SendOutcome } from "../../src/casework/index.ts";
import type { Event } from "../../src/interview/index.ts";
import type { Message } from "../../src/wording/index.ts";

export interface FakeClock extends Clock {
  now: number;
  /** The waits that were asked for, in ms. */
  readonly slept: number[];
}

/** Time passes only by sleeping. */
export function createFakeClock(now = Date.UTC(2026, 0, 5, 1)): FakeClock {
  const clock: FakeClock = {
    now,
    slept: [],
    nowMs: () => clock.now,
    today: () => new Date(clock.now + 8 * 3_600_000).toISOString().slice(0, 10),
    timeOfDay: () => new Date(clock.now + 8 * 3_600_000).toISOString().slice(11, 16),
    sleep(ms, signal) {
      if (signal?.aborted) return Promise.resolve();
      clock.slept.push(ms);
      clock.now += ms;
      // Other work goes on while one part waits.
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
  return clock;
}

export interface FakeChannel extends Channel {
  readonly sent: { readonly chat: string; readonly text: string; readonly edit: string | null }[];
  /** Outcomes of the next sends; when there are none left, sends succeed. */
  readonly script: ((chat: string) => SendOutcome | null)[];
  /** Settles the channel's `run`. */
  end(reason?: EndReason): void;
  take: ((incoming: Incoming) => Promise<Receipt>) | null;
}

export function createFakeChannel(name = "fake", bot = "1"): FakeChannel {
  const ended = Promise.withResolvers<EndReason>();
  const channel: FakeChannel = {
    name,
    bot,
    sent: [],
    script: [],
    take: null,
    paginate: (message) => [message],
    async send(chat, part, edit) {
      const outcome = channel.script.shift()?.(chat) ?? null;
      if (outcome !== null && outcome.kind !== "sent" && outcome.kind !== "unknown") return outcome;
      channel.sent.push({ chat, text: textOf(part), edit });
      return outcome ?? { kind: "sent", message: String(channel.sent.length) };
    },
    run(take) {
      channel.take = take;
      return ended.promise;
    },
    stop: () => ended.resolve("stopped"),
    end: (reason = "ended") => ended.resolve(reason),
  };
  return channel;
}

export function textOf(message: Message): string {
  return message.lines.map((line) => line.map(({ text }) => text).join("")).join("\n");
}

let deliveries = 0;

/** A text that somebody wrote in a chat of the fake channel; every one is a new delivery. */
export function incoming(text: string | Event, over: Partial<Incoming> & { readonly chat?: string } = {}): Incoming {
  const { chat = "7", ...rest } = over;
  deliveries += 1;
  return {
    from: { channel: "fake", bot: "1", chat },
    user: "7",
    delivery: `d${deliveries}`,
    event: typeof text === "string" ? { kind: "text", text } : text,
    pressed: null,
    setting: "private",
    trusted: false,
    ...rest,
  };
}
