import type { Update } from "grammy/types";
import type { Clock, EndReason, Incoming, Receipt, Report } from "../casework/index.ts";
import { type ApiFailure, isUnauthorised } from "./telegram-outcome.ts";
import { readUpdate } from "./telegram-updates.ts";

/** What the loop asks of a Telegram library. Calls reject with whatever the library throws. */
export interface TelegramCalls {
  getUpdates(offset: number | null, signal: AbortSignal): Promise<readonly Update[]>;
  /** Ends the wait that a pressed button shows. */
  answerQuery(id: string): Promise<unknown>;
  webhookUrl(): Promise<string>;
  failureOf(error: unknown): ApiFailure;
}

export interface Polling {
  readonly calls: TelegramCalls;
  readonly bot: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly report: Report;
  readonly stopping: AbortSignal;
  readonly take: (incoming: Incoming) => Promise<Receipt>;
  /** For calls whose failure changes nothing for anybody. */
  readonly runErrand: (work: Promise<unknown>) => void;
}

const channel = "telegram";
const longestPauseMs = 60_000;
const shortestPollMs = 300;

/** Fetches updates and confirms those that are stored, until it is stopped or may not go on. */
export async function pollUpdates(polling: Polling): Promise<EndReason> {
  const { calls, clock, random, report, stopping } = polling;
  // Asked for only to confirm what is stored: after a week of silence Telegram's ids begin anew, perhaps lower.
  let offset: number | null = null;
  let failures = 0;
  const pause = (named: number | null) => {
    failures += 1;
    const delay = named ?? Math.min(1000 * 2 ** (failures - 1), longestPauseMs) * (0.5 + random() / 2);
    return clock.sleep(Math.round(delay), stopping);
  };
  while (!stopping.aborted) {
    try {
      const asked = clock.nowMs();
      const updates = await calls.getUpdates(offset, stopping);
      const unsaved = await takeBatch(updates, polling);
      const last = updates.reduce((highest, { update_id }) => Math.max(highest, update_id), 0);
      offset = unsaved ?? (updates.length > 0 ? last + 1 : null);
      if (unsaved !== null) await pause(null);
      else failures = 0;
      // A server that doesn't hold its empty answers must not be asked a thousand times a second.
      if (updates.length === 0 && clock.nowMs() - asked < shortestPollMs) await clock.sleep(shortestPollMs, stopping);
    } catch (error) {
      if (stopping.aborted) break;
      const failure = calls.failureOf(error);
      const end = await endFor(failure, polling);
      if (end !== null) return end;
      await pause(failure.kind === "refused" ? failure.afterMs : null);
      if (failures === 3) report({ code: "poll-failed", values: { channel, why: failure.kind } });
    }
  }
  return "stopped";
}

/** Takes a batch in the order of its ids; the lowest id that must be delivered again, or null. */
async function takeBatch(updates: readonly Update[], polling: Polling): Promise<number | null> {
  const { calls, bot, take, runErrand } = polling;
  const byChat = new Map<string, Map<number, Incoming>>();
  for (const update of [...updates].sort((one, other) => one.update_id - other.update_id)) {
    if (update.callback_query !== undefined) runErrand(calls.answerQuery(update.callback_query.id));
    const incoming = readUpdate(update, bot);
    if (incoming === null) continue;
    const chat = byChat.get(incoming.from.chat) ?? new Map<number, Incoming>();
    byChat.set(incoming.from.chat, chat.set(update.update_id, incoming));
  }
  const unsaved = await Promise.all(
    [...byChat.values()].map(async (chat) => {
      // An answer must not overtake one before it that could not be saved.
      for (const [id, incoming] of chat) if (!(await take(incoming)).saved) return id;
      return Number.POSITIVE_INFINITY;
    }),
  );
  const lowest = Math.min(...unsaved);
  return Number.isFinite(lowest) ? lowest : null;
}

/** Why polling has to end, told to the operator; null where it is worth trying again. */
async function endFor(failure: ApiFailure, { calls, report }: Polling): Promise<EndReason | null> {
  if (failure.kind !== "refused") return null;
  if (isUnauthorised(failure)) {
    report({ code: "unauthorised", values: { channel } });
    return "unauthorised";
  }
  if (failure.code !== 409) return null;
  // Neither the webhook nor the other bot is ours to turn off: somebody decided for it.
  if (failure.about.includes("webhook")) {
    const url = await calls.webhookUrl().catch(() => "");
    report({ code: "webhook-set", values: { channel, host: URL.parse(url)?.host ?? "" } });
  } else {
    report({ code: "another-instance", values: { channel } });
  }
  return "conflict";
}
