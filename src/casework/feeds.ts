import type { Session } from "../interview/index.ts";
import type { CaseBook } from "./case-book.ts";
import type { ChatDesk } from "./chat-desk.ts";
import { type ChatDocument, type ChatKey, withTold } from "./documents.ts";
import { makeCalendar } from "./make-calendar.ts";
import type { Agenda, CalendarWriter, Clock, FeedAddresses, Store } from "./ports.ts";

/**
 * Calendars that are fetched again and again under an address that only its person knows: all deadlines of a chat's
 * cases. The address is a secret: whoever has it reads the calendar, so it can be renewed or closed at any time.
 */
export interface Feeds {
  /** The chat's address as it is, or a new one; null where nothing is served. The document that is to be kept with it. */
  open(document: ChatDocument, isNew: boolean): { readonly document: ChatDocument; readonly address: string | null };
  close(document: ChatDocument): ChatDocument;
  /** The calendar under a secret; null where there is none. Rejects with a StoreFailure only. */
  read(secret: string): Promise<string | null>;
}

/** A secret that is in no chat is looked for in the store at most so often. */
const lookedForEveryMs = 10_000;

export function createFeeds(parts: {
  readonly store: Store;
  readonly desk: ChatDesk;
  readonly book: CaseBook;
  readonly agenda: Agenda;
  readonly clock: Clock;
  readonly calendars: CalendarWriter;
  /** Null where no server runs. */
  readonly addresses: FeedAddresses | null;
}): Feeds {
  const { store, desk, clock, calendars, addresses } = parts;
  const chats = new Map<string, ChatKey>();
  let lookedMs: number | null = null;

  async function chatOf(secret: string): Promise<ChatKey | null> {
    const known = chats.get(secret);
    if (known !== undefined) return known;
    const now = clock.nowMs();
    // Guessing must not have the whole store read each time.
    if (lookedMs !== null && now - lookedMs >= 0 && now - lookedMs < lookedForEveryMs) return null;
    lookedMs = now;
    for await (const { key, feed } of store.chats()) if (feed !== undefined) chats.set(feed, key);
    return chats.get(secret) ?? null;
  }

  return {
    open(document, isNew) {
      if (addresses === null) return { document, address: null };
      const feed = isNew || document.feed === undefined ? addresses.secret() : document.feed;
      if (document.feed !== undefined && document.feed !== feed) chats.delete(document.feed);
      chats.set(feed, document.key);
      return { document: { ...document, feed }, address: addresses.of(feed) };
    },
    close(document) {
      const { feed, ...rest } = document;
      if (feed !== undefined) chats.delete(feed);
      return rest;
    },
    async read(secret) {
      const key = await chatOf(secret);
      if (key === null) return null;
      return desk.update(key, async (document) => {
        const { session } = document;
        if (document.feed !== secret || session === null) return { document, result: null };
        const request = {
          kind: "make-calendar",
          what: "mine",
          number: null,
          place: session.place,
          how: "say",
        } as const;
        const { file, told } = await makeCalendar(request, { document, session, pending: [] }, parts);
        const text = file?.text ?? empty(session);
        return { document: told.length === 0 ? document : withTold(document, told), result: text };
      });
    },
  };

  /** A calendar in which nothing stands is one too: a program that gets none would complain. */
  function empty(session: Session): string {
    const stamp = new Date(clock.nowMs()).toISOString();
    return calendars.write({ what: "mine", case: null, place: session.place }, [], stamp, session);
  }
}
