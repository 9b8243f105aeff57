import { createHash } from "node:crypto";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { LowSync } from "lowdb";
import {
  type CaseDocument,
  type CaseListPage,
  type ChatDocument,
  type ChatKey,
  chatName,
  type Found,
  isUnfinished,
  type Report,
  type Store,
  StoreFailure,
} from "../casework/index.ts";
import type { Envelope } from "./envelope.ts";
import { diskFiles, type FileLayer } from "./file-layer.ts";
import { type DocumentPaths, failure, JsonFile, readContent, restoreBefore } from "./json-file.ts";
import { type Lock, lockFolder } from "./lock.ts";
import { newestVersion, readCaseDocument, readCaseListPage, readChatDocument } from "./migrations.ts";
import { createWakeFiles } from "./wake-files.ts";

/** A kind of document: its folder, and how one is read and named. */
interface Shelf<Document> {
  readonly kind: "chat" | "case" | "list";
  readonly folder: string;
  readonly read: (version: number, document: unknown) => Document | null;
  /** What the file's name is made of; a file that lies under another document's name is damaged. */
  readonly nameOf: (document: Document) => string;
}

const chats: Shelf<ChatDocument> = {
  kind: "chat",
  folder: "chats",
  read: readChatDocument,
  nameOf: (document) => fileName(chatName(document.key)),
};
const cases: Shelf<CaseDocument> = {
  kind: "case",
  folder: "cases",
  read: readCaseDocument,
  nameOf: (document) => fileName(document.id),
};

const lists: Shelf<CaseListPage> = {
  kind: "list",
  folder: "lists",
  read: readCaseListPage,
  nameOf: (page) => listName(page.chat, page.page),
};

const marker = "store.json";
const planning = "planned-by.json";
const wakesFolder = "wakes";
const folders = [chats.folder, cases.folder, lists.folder, wakesFolder, "writing", "damaged"];
const ours = [marker, planning, "lock.sqlite", "owner.json", ...folders];
/** What the office sets itself, and what people took along, lies here too; it may have come before any conversation. */
const besides = ["policies", "calendar", "exports"];
/** As many files are looked at when the store opens; more would make the start slow in a large office. */
const sampled = 20;

/**
 * Opens the store in `folder`, which is made when absent: one small file a chat and one a case, so that a commit
 * costs the same however many there are. Throws a StoreFailure: the folder is in use by another process, holds
 * something else, can't be read, or is of a later version.
 */
export function openJsonStore(parts: {
  readonly folder: string;
  readonly report?: Report;
  readonly files?: FileLayer;
}): Store {
  const { folder, report = () => undefined, files = diskFiles } = parts;
  const lock = prepareFolder(folder, files);
  const knownFolders = new Set<string>();
  let broken = false;

  function pathsOf(shelf: Pick<Shelf<never>, "folder">, name: string): DocumentPaths {
    const shard = join(folder, shelf.folder, name.slice(0, 2));
    return {
      current: join(shard, `${name}.json`),
      before: join(shard, `${name}.bak`),
      writing: join(folder, "writing", `${shelf.folder}-${name}.tmp`),
    };
  }

  /** The document in a file; null when there is none or it is damaged. */
  function readOne<Document>(shelf: Shelf<Document>, name: string, path: string) {
    const content = readContent(path, files);
    if (content.kind !== "good") return { kind: content.kind, document: null };
    const document = shelf.read(content.envelope.version, content.envelope.document);
    if (document === null || shelf.nameOf(document) !== name) return { kind: "damaged" as const, document: null };
    return { kind: "good" as const, document };
  }

  function read<Document>(shelf: Shelf<Document>, name: string): Found<Document> {
    const paths = pathsOf(shelf, name);
    const current = readOne(shelf, name, paths.current);
    if (current.kind === "good") return { document: current.document, loss: "none" };
    const before = readOne(shelf, name, paths.before);
    if (current.kind === "absent" && before.kind === "absent") return { document: null, loss: "none" };
    guard(paths.current, () => {
      if (current.kind === "damaged") setAside(paths.current, name);
      if (before.kind === "damaged") setAside(paths.before, name);
      if (before.kind === "good") restoreBefore(paths, files);
      files.syncFolder(join(paths.current, ".."));
    });
    report({ code: before.kind === "good" ? "store-recovered" : "store-lost", values: { kind: shelf.kind, name } });
    return { document: before.document, loss: before.kind === "good" ? "last-change" : "everything" };
  }

  /** Damaged files are kept: somebody may still make something of them. */
  function setAside(path: string, name: string): void {
    const aside = join(folder, "damaged");
    files.rename(path, join(aside, `${name}.${files.list(aside).length}`));
    files.syncFolder(aside);
  }

  function write<Document>(shelf: Shelf<Document>, document: Document): void {
    const name = shelf.nameOf(document);
    const paths = pathsOf(shelf, name);
    const shard = join(paths.current, "..");
    if (!knownFolders.has(shard)) {
      guard(shard, () => files.makeFolder(shard) && files.syncFolder(join(shard, "..")));
      knownFolders.add(shard);
    }
    const database = new LowSync<Envelope | null>(new JsonFile(paths, files), null);
    database.data = { version: newestVersion, document };
    database.write();
  }

  /** All documents of a kind whose newest or second copy is good. Nothing is set aside on the way. */
  function* each<Document>(shelf: Shelf<Document>): Generator<Document> {
    for (const name of names(folder, shelf, files)) {
      const paths = pathsOf(shelf, name);
      const document = readOne(shelf, name, paths.current).document ?? readOne(shelf, name, paths.before).document;
      if (document !== null) yield document;
    }
  }

  /** After a failed fsync the store answers nothing more: what it would say is not known to be on the disk. */
  function guarded<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      if (broken) throw new StoreFailure("broken", { path: folder, error: "" });
      try {
        resolve(work());
      } catch (error) {
        if (error instanceof StoreFailure && error.code === "sync") broken = true;
        throw error;
      }
    });
  }

  const wakeFiles = createWakeFiles({ folder, wakesFolder, planning, files, guarded, report });
  return {
    readChat: (key: ChatKey) => guarded(() => read(chats, fileName(chatName(key)))),
    writeChat: (document) => guarded(() => write(chats, document)),
    readCase: (id) => guarded(() => read(cases, fileName(id))),
    writeCase: (document) => guarded(() => write(cases, document)),
    readList: (chat, page) => guarded(() => read(lists, listName(chat, page))),
    writeList: (page) => guarded(() => write(lists, page)),
    async *cases() {
      yield* each(cases);
    },
    async *chats() {
      yield* each(chats);
    },
    async *unfinishedChats() {
      for (const document of each(chats)) if (isUnfinished(document)) yield document;
    },
    ...wakeFiles,
    close: () => lock.release(),
  };
}

/** Makes the folder ready and locks it. */
function prepareFolder(folder: string, files: FileLayer): Lock {
  guard(folder, () => files.makeFolder(folder));
  const found = listOrFail(folder, files).filter((name) => !besides.includes(name));
  if (found.length > 0 && !found.some((name) => ours.includes(name))) {
    throw new StoreFailure("foreign-folder", { path: folder, error: "" });
  }
  const lock = lockFolder(folder);
  try {
    guard(folder, () => chmodSync(folder, 0o700));
    for (const name of folders) {
      guard(join(folder, name), () => files.makeFolder(join(folder, name)));
    }
    const writing = join(folder, "writing");
    for (const name of listOrFail(writing, files)) guard(writing, () => files.remove(join(writing, name)));
    refuseUnreadable(folder, files);
    const path = join(folder, marker);
    if (readContent(path, files).kind !== "good") {
      const paths = { current: path, before: `${path}.bak`, writing: join(writing, marker) };
      new JsonFile(paths, files).write({ version: newestVersion, document: { store: "dibao-bot" } });
    }
    return lock;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A folder with files of which none can be read must not look like a new one. */
function refuseUnreadable(folder: string, files: FileLayer): void {
  let looked = 0;
  for (const shelf of [chats, cases]) {
    for (const name of names(folder, shelf, files)) {
      const path = join(folder, shelf.folder, name.slice(0, 2), name);
      if ([`${path}.json`, `${path}.bak`].some((each) => readContent(each, files).kind === "good")) return;
      looked += 1;
      if (looked === sampled) break;
    }
  }
  if (looked > 0) throw new StoreFailure("unreadable", { path: folder, error: "" });
}

/** The names of the documents of a kind, without their endings. */
function* names(folder: string, shelf: Pick<Shelf<never>, "folder">, files: FileLayer): Generator<string> {
  const top = join(folder, shelf.folder);
  for (const shard of listOrFail(top, files).filter((each) => /^[0-9a-f]{2}$/.test(each))) {
    const found = listOrFail(join(top, shard), files).filter((name) => /^[0-9a-f]{40}\.(?:json|bak)$/.test(name));
    yield* new Set(found.map((name) => name.slice(0, 40)));
  }
}

function listOrFail(folder: string, files: FileLayer): string[] {
  try {
    return files.list(folder);
  } catch (error) {
    throw new StoreFailure(
      "unreadable",
      { path: folder, error: String((error as { code?: unknown }).code ?? "") },
      error,
    );
  }
}

function guard(path: string, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    throw failure(error, path);
  }
}

function listName(chat: string, page: number): string {
  return fileName(`${page} ${chat}`);
}

/** Safe on every file system, whatever the channel or the case calls itself. */
function fileName(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 40);
}
