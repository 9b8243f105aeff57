import { joinRecords } from "../interview/index.ts";
import { isDigestOver, momentOf, openDeadlines, planned, plannedBy, rulesOf, withDatesPlanned } from "./agenda.ts";
import type { CaseBook } from "./case-book.ts";
import {
  afterLoss,
  type CaseDocument,
  type ChatDocument,
  type ChatKey,
  chatName,
  newChat,
  type Reminding,
  withMessages,
} from "./documents.ts";
import type { Agenda, Channel, Clock, Dialogue, Store } from "./ports.ts";
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

interface Planning {
  readonly store: Store;
  readonly book: CaseBook;
  readonly agenda: Agenda;
  readonly clock: Clock;
  /** Told after each change to a case of the chat: something may be due at once. */
  readonly woken: (chat: string) => void;
}

export function createChatDesk(
  parts: Planning & {
    readonly dialogue: Dialogue;
    readonly channelOf: (key: ChatKey) => Channel | undefined;
  },
): ChatDesk {
  const { store, dialogue, clock, channelOf } = parts;
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
        const settled = await applyChanges(parts, document);
        const { document: decided, result } = await step(settled);
        if (changed || decided !== settled) await writeWithDates(parts, document, decided);
        return result;
      });
    },
  };
}

/**
 * Writes the chat's pending changes into the cases, the list of them and the days on which they are looked at again. A
 * change that is in already is left alone, so it may be repeated; the list is brought up to the newest change in any
 * case, since the process may have died between.
 */
async function applyChanges(parts: Planning, document: ChatDocument): Promise<ChatDocument> {
  const { store, book } = parts;
  const chat = chatName(document.key);
  let { listed } = document;
  for (const change of document.changes) {
    const id = "case" in change ? change.case.id : change.told.id;
    const { document: before } = await store.readCase(id);
    const last = before?.applied[chat] ?? 0;
    if (last > change.serial) continue;
    const isIn = last === change.serial;
    const record = isIn || !("case" in change) ? before?.case : joinRecords(before?.case ?? null, change.case);
    if (record === undefined) continue;
    if (!isIn) {
      const { marks = {}, exported = {} } = "told" in change ? change.told : {};
      const sentOut = { ...before?.exported, ...exported };
      await writePlanned(
        parts,
        document,
        {
          id,
          applied: { ...before?.applied, [chat]: change.serial },
          case: record,
          ...(Object.keys(sentOut).length === 0 ? {} : { exported: sentOut }),
        },
        {
          wake: before?.reminding?.wake ?? null,
          told: { ...before?.reminding?.told, ...marks },
        },
      );
    }
    if ("case" in change) listed = await book.note(chat, listed, record);
  }
  listed ??= await book.rebuild(chat);
  if (document.changes.length === 0 && listed === document.listed) return document;
  return { ...document, changes: [], listed };
}

/**
 * Writes a case with its plan. The new day is noted before the case and the old one forgotten after it: a process that
 * dies between leaves a day too many, on which nothing is found to say, never one too few.
 */
async function writePlanned(
  { store, agenda, clock, woken }: Planning,
  document: ChatDocument,
  written: CaseDocument,
  before: Reminding,
): Promise<void> {
  const chat = chatName(document.key);
  const rules = rulesOf(document.session);
  const now = momentOf(clock);
  const owed = openDeadlines(written.case, agenda);
  const isOver = rules !== null && isDigestOver(document, now, rules);
  const reminding = planned(owed, before.told, now, isOver, rules, agenda.days);
  if (reminding.wake !== null && reminding.wake !== before.wake)
    await store.writeWake({ day: reminding.wake, chat, case: written.id });
  const isBare = reminding.wake === null && Object.keys(reminding.told).length === 0;
  await store.writeCase(isBare ? written : { ...written, reminding });
  if (before.wake !== null && reminding.wake !== before.wake)
    await store.removeWake({ day: before.wake, chat, case: written.id });
  woken(chat);
}

/** Writes a chat, with its official dates planned anew where its place, its settings or the law has changed. */
async function writeWithDates(parts: Planning, before: ChatDocument, document: ChatDocument): Promise<void> {
  const { store, agenda, clock } = parts;
  const now = momentOf(clock);
  const rules = rulesOf(document.session);
  const isOld = document.session !== null && document.dates?.plannedBy !== plannedBy(document.session, agenda);
  const isOver = rules !== null && isDigestOver(document, now, rules);
  const written = isOld ? withDatesPlanned(document, now, isOver, agenda) : document;
  const chat = chatName(document.key);
  const wake = written.dates?.wake ?? null;
  const wakeBefore = before.dates?.wake ?? null;
  if (wake !== null && wake !== wakeBefore) await store.writeWake({ day: wake, chat, case: null });
  await store.writeChat(written);
  if (wakeBefore !== null && wake !== wakeBefore) await store.removeWake({ day: wakeBefore, chat, case: null });
}
