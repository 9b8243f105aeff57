import type { CaseDocument, CaseListPage, ChatDocument, OutboxItem } from "../../src/casework/index.ts";

/** A chat with nothing in it but what a test is about. */
export function aChat(over: Partial<ChatDocument> = {}): ChatDocument {
  return {
    key: { channel: "telegram", bot: "1", chat: "1" },
    session: null,
    serial: 1,
    delivered: [],
    changes: [],
    outbox: [],
    sent: [],
    unreachable: false,
    deadLetters: [],
    listed: 0,
    ...over,
  };
}

export function aCase(id: string, facts: unknown = { size: 4 }): CaseDocument {
  return { id, applied: { "telegram/1/1": 1 }, case: { id, facts } as unknown as CaseDocument["case"] };
}

export function aList(chat: string, page: number): CaseListPage {
  const number = page * 50 + 1;
  return { chat, page, entries: [{ id: `c${number}`, number, label: "三组张家", place: "cn", day: "2026-01-05" }] };
}

export function anItem(over: Partial<OutboxItem> = {}): OutboxItem {
  return {
    serial: 1,
    part: { lines: [[{ text: "hello" }]], buttons: [] },
    edit: null,
    state: "pending",
    fallback: false,
    ...over,
  };
}
