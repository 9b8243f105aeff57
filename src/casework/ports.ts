import type {
  CalendarMatter,
  CalendarScope,
  CaseRecord,
  Effect,
  Event,
  Reply,
  Session,
  Told,
} from "../interview/index.ts";
import type { Deadline, OfficialDate } from "../rules/index.ts";
import type { Message } from "../wording/index.ts";
import type { CalendarLine } from "./calendar-lines.ts";
import type { CaseDocument, CaseListPage, ChatDocument, ChatKey, Wake } from "./documents.ts";
import type { OfficeDays } from "./reminders.ts";

/** Values for the placeholders of a sentence; never people's data in a report. */
export type Values = Readonly<Record<string, string>>;

// What happens outside --------------------------------------------------------------------------------------------

/** An update that a channel has translated. */
export interface Incoming {
  readonly from: ChatKey;
  /** Who wrote, as the channel names people. */
  readonly user: string;
  /** Names this update among all that this channel and bot ever get; the same when the update comes again. */
  readonly delivery: string;
  readonly event: Event;
  /** The message whose button was pressed, where the channel can edit it. */
  readonly pressed: string | null;
  readonly setting: "private" | "group";
  /** The channel itself vouches for the person, as the terminal does for whoever sits at it. */
  readonly trusted: boolean;
}

export interface Receipt {
  /** Only a saved event may be confirmed to the platform. A refused stranger's counts as saved: it need not come again. */
  readonly saved: boolean;
  /** Settles when nothing waits to be sent to the chat, or the wait has become long. Never rejects. */
  readonly answered: Promise<void>;
}

/** What became of one message. */
export type SendOutcome =
  | { readonly kind: "sent"; readonly message: string }
  /** Certainly not delivered; `afterMs` when the platform named a time. */
  | { readonly kind: "not-sent"; readonly afterMs: number | null }
  /** It may have been delivered: the line broke before the answer came. */
  | { readonly kind: "unknown" }
  /** The person blocked the bot or left. */
  | { readonly kind: "unreachable" }
  /** The bot's own right to send is gone. */
  | { readonly kind: "unauthorised" }
  /** The platform will never take this message. */
  | { readonly kind: "rejected"; readonly why: string };

export type EndReason = "ended" | "stopped" | "unauthorised" | "conflict" | "store";

export interface Channel {
  readonly name: string;
  /** The account that it speaks for, so that two bots on one store stay apart. */
  readonly bot: string;
  /** Cuts a message into what the platform takes at once; the buttons stay with the last part. Never empty. */
  paginate(message: Message): readonly Message[];
  /** Sends one part, or puts it in the place of message `edit`. Never rejects. */
  send(chat: string, part: Message, edit: string | null): Promise<SendOutcome>;
  /** Takes in what people write until the input ends, `stop` is called, or it can't go on. */
  run(take: (incoming: Incoming) => Promise<Receipt>): Promise<EndReason>;
  /** Asks `run` to end; what was taken is finished first. */
  stop(): void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** `YYYY-MM-DD` in the office's time zone. */
  today(): string;
  /** `HH:MM` there. */
  timeOfDay(): string;
  /** Resolves after the time, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

// What the office keeps -------------------------------------------------------------------------------------------

/** A document as it was found. `loss` tells what damage took: nothing, the last change, or the whole document. */
export interface Found<Document> {
  readonly document: Document | null;
  readonly loss: "none" | "last-change" | "everything";
}

/** Every promise here rejects with a StoreFailure only. A write that resolves survives a power cut. */
export interface Store {
  readChat(key: ChatKey): Promise<Found<ChatDocument>>;
  writeChat(document: ChatDocument): Promise<void>;
  readCase(id: string): Promise<Found<CaseDocument>>;
  writeCase(document: CaseDocument): Promise<void>;
  /** A page of a chat's list of cases. It only repeats what the cases say, so that it can be built anew from them. */
  readList(chat: string, page: number): Promise<Found<CaseListPage>>;
  writeList(page: CaseListPage): Promise<void>;
  /** Every readable case, in no order. */
  cases(): AsyncIterable<CaseDocument>;
  /** The chats that have changes to apply or messages to send. */
  unfinishedChats(): AsyncIterable<ChatDocument>;
  /** Every readable chat, in no order. */
  chats(): AsyncIterable<ChatDocument>;
  /** Notes a day on which something is to be looked at; noting it again changes nothing. */
  writeWake(wake: Wake): Promise<void>;
  /** Forgets it; one that isn't there is forgotten already. */
  removeWake(wake: Wake): Promise<void>;
  /** What is noted for the day and all before, the earliest first; it costs what it finds, not what the store holds. */
  wakesUntil(day: string): Promise<readonly Wake[]>;
  /** By which law and calendar all cases were last planned; null where they never were. */
  readPlannedBy(): Promise<string | null>;
  writePlannedBy(version: string): Promise<void>;
  close(): void;
}

export type StoreFailureCode =
  | "locked"
  | "newer"
  | "unreadable"
  | "foreign-folder"
  | "denied"
  | "full"
  | "sync"
  | "broken"
  | "io";

/** What kept the store from opening, reading or writing. After `sync` nothing may be believed: reopen it. */
export class StoreFailure extends Error {
  readonly code: StoreFailureCode;
  readonly values: Values;
  constructor(code: StoreFailureCode, values: Values, cause?: unknown) {
    super(`store: ${code}`, { cause });
    this.name = "StoreFailure";
    this.code = code;
    this.values = values;
  }
}

// What is due ----------------------------------------------------------------------------------------------------

/** The law of deadlines over a case; put together from rules and the calendar by main. */
export interface Agenda {
  /** Changes with every change of the law or the calendar. */
  readonly version: string;
  readonly days: OfficeDays;
  /** Of one case, done ones too. */
  deadlines(record: CaseRecord): readonly Deadline[];
  /** Official dates of a place between two days, inclusive. */
  dates(place: string, from: string, to: string): readonly OfficialDate[];
}

// What is said ----------------------------------------------------------------------------------------------------

/** What a step of the conversation gets from the spine; policies, place and language are added where it is built. */
export interface Step {
  readonly today: string;
  readonly deliveryId: string;
  readonly trusted: boolean;
  readonly chat: string;
  /** The highest number of a case of this chat, also where its session was lost. */
  readonly casesBefore: number;
}

/** Words and writes calendars to take along; put together from interview, wording and files by main. */
export interface CalendarWriter {
  /** How a matter reads in a calendar program. Nothing in it may change by the mere passing of days. */
  words(matter: CalendarMatter, session: Session): { readonly summary: string; readonly description: string };
  /** The text of the file; `stamp` is the moment of writing in UTC. */
  write(
    about: { readonly what: CalendarScope; readonly case: CaseRecord | null; readonly place: string },
    lines: readonly CalendarLine[],
    stamp: string,
    session: Session,
  ): string;
}

/** Where calendars can be fetched from outside; put together by main where a server runs. */
export interface FeedAddresses {
  /** A new secret that nobody can guess. */
  secret(): string;
  /** The whole address of a secret, as a calendar program wants it. */
  of(secret: string): string;
}

/** The sentences that the spine itself has to say. */
export type NoticeCode =
  | "refused"
  | "private-only"
  | "could-not-handle"
  | "not-saved"
  | "may-repeat"
  | "recovered"
  | "lost";

/** The conversation: pure functions, put together from interview and wording by main. */
export interface Dialogue {
  advance(
    session: Session | null,
    event: Told,
    step: Step,
  ): { readonly session: Session; readonly effects: readonly Effect[] };
  say(reply: Reply, session: Session | null): Message;
  notice(code: NoticeCode, values: Values, session: Session | null): Message;
}

/** What the operator is told. */
export type ReportCode =
  | "store-recovered"
  | "store-lost"
  | "store-broken"
  | "lists-built"
  | "planned-anew"
  | "wakes-damaged"
  | "feed-failed"
  | "reminder-failed"
  | "not-saved"
  | "dead-letter"
  | "message-rejected"
  | "unreachable"
  | "unauthorised"
  | "another-instance"
  | "webhook-set"
  | "poll-failed"
  | "commands-refused"
  | "left-unsent";

/** Tells the operator; the words are main's. Never people's data, never a token. */
export type Report = (report: { readonly code: ReportCode; readonly values: Values }) => void;
