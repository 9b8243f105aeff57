import type { CaseEntry, CaseRecord, Event, Session } from "../interview/index.ts";
import type { Message } from "../wording/index.ts";
import type { Told } from "./reminders.ts";

/** One chat of one bot account on one channel. */
export interface ChatKey {
  readonly channel: string;
  readonly bot: string;
  readonly chat: string;
}

/** A part of a reply on its way. `attempted` means that sending began and its outcome is not known. */
export interface OutboxItem {
  readonly serial: number;
  readonly part: Message;
  /** The message that it replaces; null for a new one. */
  readonly edit: string | null;
  readonly state: "pending" | "attempted";
  /** It stands for a message that the platform refused, and is not replaced again. */
  readonly fallback: boolean;
}

/** Still to be written to a case's own document: the case as this chat left it, or what was said of its deadlines. */
export type CaseChange =
  | { readonly serial: number; readonly case: CaseRecord }
  | { readonly serial: number; readonly told: ToldChange };

export interface ToldChange {
  readonly id: string;
  /** By `Deadline.key`; empty to have the case planned anew. */
  readonly marks: Readonly<Record<string, Told>>;
  /** What went out of it in a calendar to take along, by `Deadline.key`. */
  readonly exported?: Readonly<Record<string, Exported>>;
}

/** What went out last of a matter in a calendar to take along. */
export interface Exported {
  readonly due: string;
  /** Rises with each change that went out. */
  readonly sequence: number;
  /** Of all that stood there, shortened. */
  readonly text: string;
  /** The day on which it went out as cancelled. */
  readonly cancelled?: string;
}

/** What was said of deadlines, and the day on which they are looked at again. */
export interface Reminding {
  readonly wake: string | null;
  readonly told: Readonly<Record<string, Told>>;
}

/** An event that could not be handled, kept for whoever looks into it. */
export interface DeadLetter {
  readonly delivery: string;
  readonly event: Event;
  /** Name of the error, never its text, which may hold what somebody wrote. */
  readonly error: string;
  /** The places in the program that it passed, innermost first: `assess.ts:12:3`. */
  readonly where: readonly string[];
}

/**
 * All that one chat's step decides, so that one atomic write commits it: the dialogue's session, the changes to
 * cases that are still to be applied, the messages that are still to be sent, and which deliveries are in already.
 */
export interface ChatDocument {
  readonly key: ChatKey;
  readonly session: Session | null;
  /** Grows with every change and message, and never goes back, not even when an older copy had to be used. */
  readonly serial: number;
  /** Delivery ids by day (days since 1970): a set, because ids start anew after a quiet week. */
  readonly delivered: readonly { readonly day: number; readonly ids: readonly string[] }[];
  readonly changes: readonly CaseChange[];
  readonly outbox: readonly OutboxItem[];
  /** The latest messages that went out, by serial. */
  readonly sent: readonly { readonly serial: number; readonly message: string }[];
  readonly unreachable: boolean;
  readonly deadLetters: readonly DeadLetter[];
  /** The highest number of a case of this chat that stands in its lists; null where they have to be built anew. */
  readonly listed: number | null;
  /** The secret under which the chat's calendar is fetched; absent where the person wants none. */
  readonly feed?: string;
  /** The day of the last morning's digest. */
  readonly digested?: string;
  /** Official dates of the place that the chat is in. `plannedBy` names the law, the calendar and the settings. */
  readonly dates?: Reminding & { readonly plannedBy: string };
  /** Official dates that went out in a calendar to take along, by the place of the calendar and the day's own name in it. */
  readonly exported?: Readonly<Record<string, Readonly<Record<string, Exported>>>>;
}

/** A case and the last change of each chat that is in it. */
export interface CaseDocument {
  readonly id: string;
  readonly applied: Readonly<Record<string, number>>;
  readonly case: CaseRecord;
  readonly reminding?: Reminding;
  /** What went out in calendars to take along, by `Deadline.key`. */
  readonly exported?: Readonly<Record<string, Exported>>;
}

/** A day on which a case, or the official dates of a chat, are to be looked at. */
export interface Wake {
  readonly day: string;
  /** `chatName` of whom it is for. */
  readonly chat: string;
  /** Null for the official dates. */
  readonly case: string | null;
}

/** A stretch of a chat's list of cases: those with the numbers `page * casesOnListPage + 1` and on. */
export interface CaseListPage {
  readonly chat: string;
  readonly page: number;
  /** By number, the lowest first. */
  readonly entries: readonly CaseEntry[];
}

/** So many numbers on a page, so that a page is as small as a case, however many cases a chat has. */
export const casesOnListPage = 50;

const dayMs = 86_400_000;
const keptDays = 14;
/** Kept whatever the day is, so that a clock that leaps ahead doesn't open the door to repeats. */
const keptIds = 100;
const keptSent = 10;
const keptDeadLetters = 20;

/** `telegram/123456/789`: names the chat in sources and in case documents. */
export function chatName(key: ChatKey): string {
  return `${key.channel}/${key.bot}/${key.chat}`;
}

/** The chat that a name names; null where it names none. */
export function chatNamed(name: string): ChatKey | null {
  const [, channel, bot, chat] = /^([^/]+)\/([^/]+)\/(.+)$/s.exec(name) ?? [];
  return channel === undefined || bot === undefined || chat === undefined ? null : { channel, bot, chat };
}

/** Serials begin at the time, so that a chat that had to begin anew never uses one twice. */
export function newChat(key: ChatKey, nowMs: number): ChatDocument {
  return {
    key,
    session: null,
    serial: nowMs,
    delivered: [],
    changes: [],
    outbox: [],
    sent: [],
    unreachable: false,
    deadLetters: [],
    listed: 0,
  };
}

/** The document after an older copy had to be used: serials and numbers of cases that the lost copy gave out are stepped over. */
export function afterLoss(document: ChatDocument, nowMs: number): ChatDocument {
  return { ...document, serial: Math.max(document.serial + 1000, nowMs), listed: null };
}

export function isDelivered(document: ChatDocument, delivery: string): boolean {
  return document.delivered.some(({ ids }) => ids.includes(delivery));
}

export function isUnfinished(document: ChatDocument): boolean {
  return document.changes.length > 0 || document.outbox.length > 0;
}

export function withDelivery(document: ChatDocument, delivery: string, nowMs: number): ChatDocument {
  const today = Math.floor(nowMs / dayMs);
  const last = document.delivered.at(-1);
  const delivered =
    last?.day === today
      ? [...document.delivered.slice(0, -1), { day: today, ids: [...last.ids, delivery] }]
      : [...document.delivered, { day: today, ids: [delivery] }];
  let count = delivered.reduce((sum, { ids }) => sum + ids.length, 0);
  const kept = delivered.filter(({ day, ids }) => {
    if (day > today - keptDays || count - ids.length < keptIds) return true;
    count -= ids.length;
    return false;
  });
  return { ...document, delivered: kept };
}

export function withMessages(
  document: ChatDocument,
  messages: readonly { readonly part: Message; readonly edit: string | null; readonly fallback?: boolean }[],
): ChatDocument {
  const items = messages.map(({ part, edit, fallback = false }, index): OutboxItem => {
    return { serial: document.serial + index + 1, part, edit, state: "pending", fallback };
  });
  return { ...document, serial: document.serial + items.length, outbox: [...document.outbox, ...items] };
}

export function withCases(document: ChatDocument, cases: readonly CaseRecord[]): ChatDocument {
  const changes = cases.map((record, index) => ({ serial: document.serial + index + 1, case: record }));
  return { ...document, serial: document.serial + changes.length, changes: [...document.changes, ...changes] };
}

/** Notes what was said of a case's deadlines; it goes into the case before anything else happens in the chat. */
export function withTold(document: ChatDocument, changes: readonly ToldChange[]): ChatDocument {
  const noted = changes.map((told, index) => ({ serial: document.serial + index + 1, told }));
  return { ...document, serial: document.serial + noted.length, changes: [...document.changes, ...noted] };
}

export function withDeadLetter(document: ChatDocument, letter: DeadLetter): ChatDocument {
  return { ...document, deadLetters: [...document.deadLetters, letter].slice(-keptDeadLetters) };
}

export function withState(document: ChatDocument, serial: number, state: OutboxItem["state"]): ChatDocument {
  return {
    ...document,
    outbox: document.outbox.map((item) => (item.serial === serial ? { ...item, state } : item)),
  };
}

/** Takes the item out of the outbox; `message` is the platform's id of what was sent, null when nothing was. */
export function withoutItem(document: ChatDocument, serial: number, message: string | null): ChatDocument {
  return {
    ...document,
    outbox: document.outbox.filter((item) => item.serial !== serial),
    sent: message === null ? document.sent : [...document.sent, { serial, message }].slice(-keptSent),
  };
}
