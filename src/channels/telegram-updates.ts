import type { Update } from "grammy/types";
import type { ChatKey, Incoming } from "../casework/index.ts";
import type { Event } from "../interview/index.ts";
import { readTyped } from "./read-text.ts";

/** The kinds of update that the bot asks for; the others are never delivered. */
export const wantedUpdates = ["message", "edited_message", "callback_query"] as const;

/** Media of a message by its field, named for a reply that says what can't be read. */
const media = ["photo", "voice", "video", "audio", "video_note", "sticker", "location", "contact", "poll"] as const;

/** A Telegram update as the spine takes it; null when there is nobody to answer. */
export function readUpdate(update: Update, bot: string): Incoming | null {
  const query = update.callback_query;
  const message = update.message ?? update.edited_message ?? query?.message;
  const user = query?.from ?? update.message?.from ?? update.edited_message?.from;
  if (user === undefined || user.is_bot || (message === undefined && query === undefined)) return null;
  // The message of a button may be too old to come along: then the person's own chat is answered.
  const from: ChatKey = { channel: "telegram", bot, chat: String(message?.chat.id ?? user.id) };
  const event = query === undefined ? readMessage(update) : readPressed(query.data);
  if (event === null) return null;
  return {
    from,
    user: String(user.id),
    delivery: String(update.update_id),
    event,
    pressed: query === undefined || message === undefined ? null : String(message.message_id),
    setting: message === undefined || message.chat.type === "private" ? "private" : "group",
    trusted: false,
  };
}

function readPressed(data: string | undefined): Event | null {
  return data === undefined ? null : { kind: "button", data };
}

function readMessage(update: Update): Event | null {
  // The text that was answered stands in the record; a later edit of it is not an answer to the present question.
  if (update.edited_message !== undefined) return { kind: "unsupported", what: "edited-message" };
  const message = update.message;
  if (message === undefined) return null;
  if (message.text !== undefined) return readTyped(message.text);
  if (message.document !== undefined) return { kind: "file", name: message.document.file_name ?? "" };
  const what = media.find((field) => field in message) ?? "other";
  if (message.caption === undefined) return { kind: "unsupported", what };
  const typed = readTyped(message.caption);
  return typed.kind === "text" ? { ...typed, beside: what } : typed;
}
