import { createHash } from "node:crypto";
import { Api, GrammyError, HttpError, InputFile } from "grammy";
import type { Channel, Clock, Report, SendOutcome } from "../casework/index.ts";
import type { Language, Message, MessageFile } from "../wording/index.ts";
import { paginate, toEntities } from "./render.ts";
import { type ApiFailure, isUnchanged, isUneditable, networkFailure, outcomeOf } from "./telegram-outcome.ts";
import { pollUpdates, type TelegramCalls } from "./telegram-poll.ts";
import { wantedUpdates } from "./telegram-updates.ts";

const limits = { text: 4096, styles: 100 };
/** Under a file there is room for less. */
const captionLimits = { text: 1024, styles: 100 };
/** So many times as long as a text may a file take on its way. */
const filePatience = 3;

/** Commands for the people of one language; null is for everybody else. */
export interface CommandMenu {
  readonly language: Language | null;
  readonly list: readonly { readonly command: string; readonly description: string }[];
}

/**
 * Telegram through grammY's API client. The poll loop is our own: grammY's confirms updates whose handling failed,
 * and prints what people wrote. `apiRoot` has no slash at its end.
 */
export function createTelegramChannel(parts: {
  readonly token: string;
  readonly apiRoot?: string;
  readonly commands: readonly CommandMenu[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly report: Report;
  /** How long Telegram may hold an empty answer. */
  readonly pollSeconds?: number;
  /** How long an answer may take beyond that before the line counts as dead (10). */
  readonly patienceSeconds?: number;
}): Channel {
  const { token, apiRoot, commands, clock, random, report, pollSeconds = 30, patienceSeconds = 10 } = parts;
  const bot = nameOf(token);
  const api = new Api(token, {
    timeoutSeconds: pollSeconds + patienceSeconds,
    ...(apiRoot === undefined ? {} : { apiRoot }),
  });
  const inTime = (seconds = patienceSeconds) => forGrammy(AbortSignal.timeout(Math.round(seconds * 1000)));
  const stopping = new AbortController();
  const errands = new Set<Promise<unknown>>();

  const calls: TelegramCalls = {
    getUpdates(offset, signal) {
      const asked = { timeout: pollSeconds, allowed_updates: wantedUpdates, ...(offset === null ? {} : { offset }) };
      return api.getUpdates(asked, forGrammy(signal));
    },
    answerQuery: (id) => api.answerCallbackQuery(id, {}, inTime()),
    webhookUrl: async () => (await api.getWebhookInfo(inTime())).url ?? "",
    failureOf,
  };

  function runErrand(work: Promise<unknown>): void {
    const errand = work.catch(() => undefined).finally(() => errands.delete(errand));
    errands.add(errand);
  }

  /** The menu is a convenience: a platform that refuses it still gets every command. */
  async function announceCommands(): Promise<void> {
    try {
      for (const { language, list } of commands) {
        const other = language === null ? {} : ({ language_code: language === "en" ? "en" : "zh" } as const);
        await api.setMyCommands(list, other, inTime());
      }
    } catch {
      report({ code: "commands-refused", values: { channel: "telegram" } });
    }
  }

  async function say(chat: string, part: Message): Promise<SendOutcome> {
    const { text, ...other } = contentOf(part);
    try {
      const sent = await api.sendMessage(Number(chat), text, other, inTime());
      return { kind: "sent", message: String(sent.message_id) };
    } catch (error) {
      return outcomeOf(failureOf(error));
    }
  }

  async function sendFile(chat: string, part: Message, { name, text: content }: MessageFile): Promise<SendOutcome> {
    const { text, entities, reply_markup } = contentOf(part);
    const other = {
      caption: text,
      caption_entities: entities,
      ...(reply_markup === undefined ? {} : { reply_markup }),
    };
    try {
      const file = new InputFile(Buffer.from(content), name);
      const sent = await api.sendDocument(Number(chat), file, other, inTime(patienceSeconds * filePatience));
      return { kind: "sent", message: String(sent.message_id) };
    } catch (error) {
      return outcomeOf(failureOf(error));
    }
  }

  async function replace(chat: string, part: Message, edit: string): Promise<SendOutcome> {
    const { text, ...other } = contentOf(part);
    try {
      await api.editMessageText(Number(chat), Number(edit), text, other, inTime());
    } catch (error) {
      const failure = failureOf(error);
      if (isUneditable(failure)) return say(chat, part);
      if (!isUnchanged(failure)) return outcomeOf(failure);
    }
    return { kind: "sent", message: edit };
  }

  return {
    name: "telegram",
    bot,
    paginate: (message) => paginate(message, message.file === undefined ? limits : captionLimits),
    send(chat, part, edit) {
      // A text can't be turned into a file: that is said below it.
      if (part.file !== undefined) return sendFile(chat, part, part.file);
      return edit === null ? say(chat, part) : replace(chat, part, edit);
    },
    async run(take) {
      runErrand(announceCommands());
      const reason = await pollUpdates({
        calls,
        bot,
        clock,
        random,
        report,
        stopping: stopping.signal,
        take,
        runErrand,
      });
      await Promise.all(errands);
      return reason;
    },
    stop: () => stopping.abort(),
  };
}

function contentOf(part: Message) {
  const { text, entities } = toEntities(part);
  const rows = part.buttons.map((row) => row.map(({ label, data }) => ({ text: label, callback_data: data })));
  return {
    text,
    entities: [...entities],
    link_preview_options: { is_disabled: true },
    ...(rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {}),
  };
}

function failureOf(error: unknown): ApiFailure {
  if (error instanceof GrammyError) {
    const seconds = error.parameters.retry_after;
    const afterMs = seconds === undefined ? null : seconds * 1000;
    return { kind: "refused", code: error.error_code, afterMs, about: error.description.toLowerCase() };
  }
  return networkFailure(error instanceof HttpError ? error.error : error);
}

/** grammY's types name a signal of their own; Node's works as well. */
function forGrammy(signal: AbortSignal): NonNullable<Parameters<Api["getMe"]>[0]> {
  return signal as unknown as NonNullable<Parameters<Api["getMe"]>[0]>;
}

/** The bot's number, which is the public half of its token; for a token of another form a name that tells nothing. */
function nameOf(token: string): string {
  const [number = ""] = token.split(":");
  return /^\d+$/.test(number) ? number : createHash("sha256").update(token).digest("hex").slice(0, 12);
}
