import { dirname } from "node:path";
import type { SyncAdapter } from "lowdb";
import { StoreFailure, type StoreFailureCode } from "../casework/index.ts";
import { type Envelope, openEnvelope, sealEnvelope } from "./envelope.ts";
import { errorCode, type FileLayer } from "./file-layer.ts";
import { newestVersion } from "./migrations.ts";

/** Where one document lies: the newest copy, the one before, and the place for one that is being written. */
export interface DocumentPaths {
  readonly current: string;
  readonly before: string;
  readonly writing: string;
}

/** What a file held: nothing was there, a good envelope, or something damaged. */
export type Content = { readonly kind: "absent" | "damaged" } | { readonly kind: "good"; readonly envelope: Envelope };

/**
 * lowdb's adapter for one document. A write that returns survives a power cut: every byte is counted and synced,
 * the new file takes the old one's name in one step, and the name is synced too. The copy before stays beside it.
 */
export class JsonFile implements SyncAdapter<Envelope | null> {
  readonly paths: DocumentPaths;
  readonly files: FileLayer;

  constructor(paths: DocumentPaths, files: FileLayer) {
    this.paths = paths;
    this.files = files;
  }

  /** The newest copy, or null when there is none or it is damaged; `readContent` tells which. */
  read(): Envelope | null {
    const content = readContent(this.paths.current, this.files);
    return content.kind === "good" ? content.envelope : null;
  }

  /** Throws a StoreFailure; then the document is as it was, or, after `sync`, not to be believed. */
  write(envelope: Envelope | null): void {
    if (envelope === null) return;
    const { current, writing } = this.paths;
    const { files } = this;
    const bytes = sealEnvelope(envelope);
    try {
      writeWhole(files, writing, bytes);
      keepBefore(files, this.paths);
      files.rename(writing, current);
    } catch (error) {
      quietly(() => files.remove(writing));
      throw failure(error, current);
    }
    try {
      files.syncFolder(dirname(current));
    } catch (error) {
      throw new StoreFailure("sync", { path: current, error: errorCode(error) }, error);
    }
  }
}

/** The current file gets its second name in one step too, so that at no moment a copy is missing that was there. */
function keepBefore(files: FileLayer, { current, before, writing }: DocumentPaths): void {
  const passing = `${writing}.bak`;
  try {
    files.link(current, passing);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    if (errorCode(error) !== "EEXIST") throw error;
    // Left by a write that failed half-way.
    files.remove(passing);
    files.link(current, passing);
  }
  files.rename(passing, before);
}

/** Puts a copy of the copy before in the place of the newest; two names of one file would be damaged together. */
export function restoreBefore({ current, before, writing }: DocumentPaths, files: FileLayer): void {
  writeWhole(files, writing, files.read(before));
  files.rename(writing, current);
}

/** Reads one file of the store. Throws a StoreFailure where the file can't be read or is of a later version. */
export function readContent(path: string, files: FileLayer): Content {
  let bytes: Buffer;
  try {
    bytes = files.read(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return { kind: "absent" };
    throw new StoreFailure("unreadable", { path, error: errorCode(error) }, error);
  }
  const opened = openEnvelope(bytes, newestVersion);
  if (opened.kind === "newer") throw new StoreFailure("newer", { path, error: String(opened.version) });
  return opened;
}

function writeWhole(files: FileLayer, path: string, bytes: Buffer): void {
  const file = files.create(path);
  try {
    for (let offset = 0; offset < bytes.length; ) {
      const taken = files.write(file, bytes, offset);
      if (taken <= 0) throw Object.assign(new Error("nothing was written"), { code: "ENOSPC" });
      offset += taken;
    }
    syncOrFail(files, file, path);
  } catch (error) {
    quietly(() => files.close(file));
    throw error;
  }
  files.close(file);
}

/** A failed fsync may have thrown the bytes away and report success the next time: it is never tried again. */
function syncOrFail(files: FileLayer, file: number, path: string): void {
  try {
    files.sync(file);
  } catch (error) {
    const code = errorCode(error);
    throw code === "ENOSPC" || code === "EDQUOT" ? error : new StoreFailure("sync", { path, error: code }, error);
  }
}

/** Node's error as the store's. */
export function failure(error: unknown, path: string): unknown {
  if (error instanceof StoreFailure) return error;
  const code = errorCode(error);
  if (code === "") return error;
  const kinds: Readonly<Record<string, StoreFailureCode>> = {
    ENOSPC: "full",
    EDQUOT: "full",
    EFBIG: "full",
    EACCES: "denied",
    EPERM: "denied",
    EROFS: "denied",
  };
  return new StoreFailure(kinds[code] ?? "io", { path, error: code }, error);
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The first failure is the one to tell of.
  }
}
