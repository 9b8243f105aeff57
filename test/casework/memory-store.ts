/** A Store in memory that keeps text, as a disk would, and fails when it is told to. */
import {
  type CaseDocument,
  type CaseListPage,
  type ChatDocument,
  chatName,
  isUnfinished,
  type Store,
  StoreFailure,
  type Wake,
} from "../../src/casework/index.ts";

export interface MemoryStore extends Store {
  readonly chatTexts: Map<string, string>;
  readonly caseTexts: Map<string, string>;
  readonly listTexts: Map<string, string>;
  readonly wakes: Map<string, Wake>;
  /** Set to make every write fail so. */
  failure: StoreFailure | null;
  /** What the next read of a chat finds damaged. */
  loss: "none" | "last-change" | "everything";
  /** Called before each write; a test counts or throws here. */
  beforeWrite: (kind: "chat" | "case" | "list" | "wake") => void;
}

export function createMemoryStore(): MemoryStore {
  const chatTexts = new Map<string, string>();
  const caseTexts = new Map<string, string>();
  const listTexts = new Map<string, string>();
  const wakes = new Map<string, Wake>();
  let plannedBy: string | null = null;
  const found = <T>(text: string | undefined) => ({
    document: text === undefined ? null : (JSON.parse(text) as T),
    loss: "none" as const,
  });
  const store: MemoryStore = {
    chatTexts,
    caseTexts,
    listTexts,
    wakes,
    failure: null,
    loss: "none",
    beforeWrite: () => undefined,
    async readChat(key) {
      const { loss } = store;
      store.loss = "none";
      if (loss === "everything") chatTexts.delete(chatName(key));
      return { ...found<ChatDocument>(chatTexts.get(chatName(key))), loss };
    },
    readCase: async (id) => found<CaseDocument>(caseTexts.get(id)),
    async writeChat(document) {
      if (store.failure !== null) throw store.failure;
      store.beforeWrite("chat");
      chatTexts.set(chatName(document.key), JSON.stringify(document));
    },
    async writeCase(document) {
      if (store.failure !== null) throw store.failure;
      store.beforeWrite("case");
      caseTexts.set(document.id, JSON.stringify(document));
    },
    readList: async (chat, page) => found<CaseListPage>(listTexts.get(`${page} ${chat}`)),
    async writeList(page) {
      if (store.failure !== null) throw store.failure;
      store.beforeWrite("list");
      listTexts.set(`${page.page} ${page.chat}`, JSON.stringify(page));
    },
    async *cases() {
      for (const text of caseTexts.values()) yield JSON.parse(text) as CaseDocument;
    },
    async *unfinishedChats() {
      for (const text of chatTexts.values()) {
        const document = JSON.parse(text) as ChatDocument;
        if (isUnfinished(document)) yield document;
      }
    },
    async *chats() {
      for (const text of chatTexts.values()) yield JSON.parse(text) as ChatDocument;
    },
    async writeWake(wake) {
      if (store.failure !== null) throw store.failure;
      store.beforeWrite("wake");
      wakes.set(JSON.stringify(wake), wake);
    },
    async removeWake(wake) {
      wakes.delete(JSON.stringify(wake));
    },
    wakesUntil: async (day) =>
      [...wakes.values()].filter((wake) => wake.day <= day).sort((a, b) => (a.day < b.day ? -1 : 1)),
    readPlannedBy: async () => plannedBy,
    async writePlannedBy(version) {
      plannedBy = version;
    },
    close: () => undefined,
  };
  return store;
}

export const diskFull = new StoreFailure("full", { path: "x", error: "ENOSPC" });
