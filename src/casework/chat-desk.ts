import { joinRecords } from "../interview/index.ts";
import type { CaseBook } from "./case-book.ts";
import { afterLoss, type ChatDocument, type ChatKey, chatName, newChat, withMessages } from "./documents.ts";
import type { Channel, Clock, Dialogue, Store } from "./ports.ts";
import { createSerialQueue } from "./serial-queue.ts";

/** The only way to a chat's document: one hand at a time, and changes to cases are always applied before the next. */
export interface ChatDesk {
  /**
   * Reads the document, applies what it still has to change in cases, and writes what `step` makes of it; a step
   * that returns its document unchanged writes nothing. Rejects with the store's failure or the step's own error,
   * and then nothing of the step is stored.
   */
  update<T>(key: ChatKey, step: (document: ChatDocument) => Decision<T> | Promise<Decision<T>>): Promise<T>;
}
export interface Decision<T> {
  readonly document: ChatDocument;
  readonly result: T;
}

export function createChatDesk(parts: {
  readonly store: Store;
  readonly book: CaseBook;
  readonly dialogue: Dialogue;
  readonly clock: Clock;
  readonly channelOf: (key: ChatKey) => Channel | undefined;
}): ChatDesk {
  const { store, book, dialogue, clock, channelOf } = parts;
  const queue = createSerialQueue();

  async function open(key: ChatKey): Promise<{ readonly document: ChatDocument; readonly changed: boolean }> {
    const { document, loss } = await store.readChat(key);
    const found = document ?? (await begun(key));
    if (loss === "none") return { document: found, changed: false };
    const notice = dialogue.notice(loss === "everything" ? "lost" : "recovered", {}, found.session);
    const parts = channelOf(key)?.paginate(notice) ?? [];
    const repaired = afterLoss(found, clock.nowMs());
    const messages = parts.map((part) => ({ part, edit: null }));
    return { document: withMessages(repaired, messages), changed: true };
  }

  /** A chat that has a list already lost its document: its households must not be numbered from one again. */
  async function begun(key: ChatKey): Promise<ChatDocument> {
    const fresh = newChat(key, clock.nowMs());
    const { document: page, loss } = await store.readList(chatName(key), 0);
    return page === null && loss === "none" ? fresh : { ...fresh, listed: null };
  }

  return {
    update(key, step) {
      return queue.run(chatName(key), async () => {
        const { document, changed } = await open(key);
        const settled = await applyChanges(store, book, document);
        const decision = await step(settled);
        if (changed || decision.document !== settled) await store.writeChat(decision.document);
        return decision.result;
      });
    },
  };
}

/**
 * Writes the chat's pending changes into the cases and the list of them. A change that is in already is left alone, so
 * it may be repeated; the list is brought up to the newest change in any case, since the process may have died between.
 */
async function applyChanges(store: Store, book: CaseBook, document: ChatDocument): Promise<ChatDocument> {
  const chat = chatName(document.key);
  let { listed } = document;
  for (const change of document.changes) {
    const { document: before } = await store.readCase(change.case.id);
    const last = before?.applied[chat] ?? 0;
    if (last > change.serial) continue;
    const applied = { ...before?.applied, [chat]: change.serial };
    const record = last === change.serial ? before?.case : joinRecords(before?.case ?? null, change.case);
    if (record === undefined) continue;
    if (last < change.serial) await store.writeCase({ id: change.case.id, applied, case: record });
    listed = await book.note(chat, listed, record);
  }
  listed ??= await book.rebuild(chat);
  if (document.changes.length === 0 && listed === document.listed) return document;
  return { ...document, changes: [], listed };
}
