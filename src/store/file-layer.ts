import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from "node:fs";

/** What the store asks of the file system; a test puts one that fails in its place. Every call throws Node's errors. */
export interface FileLayer {
  /** Opens a new or emptied file for writing, for its owner alone. */
  create(path: string): number;
  /** Writes from `offset` on and returns how many bytes were taken, which may be fewer. */
  write(file: number, bytes: Uint8Array, offset: number): number;
  /** Returns when the file's bytes are on the disk. */
  sync(file: number): void;
  close(file: number): void;
  /** Returns when the folder's names are on the disk. */
  syncFolder(path: string): void;
  rename(from: string, to: string): void;
  /** Gives the file a second name; where the disk knows no such thing, copies it. */
  link(from: string, to: string): void;
  remove(path: string): void;
  /** Takes an empty folder away; one that is not empty, or not there, stays as it is. */
  removeFolder(path: string): void;
  read(path: string): Buffer;
  /** Names in a folder. */
  list(path: string): string[];
  /** Makes the folder, and those above, for their owner alone. True when it was not there. */
  makeFolder(path: string): boolean;
}

const ownerOnlyFile = 0o600;
const ownerOnlyFolder = 0o700;

export const diskFiles: FileLayer = {
  create: (path) => openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, ownerOnlyFile),
  write: (file, bytes, offset) => writeSync(file, bytes, offset, bytes.length - offset),
  sync: fsyncSync,
  close: closeSync,
  syncFolder(path) {
    // Windows opens no folder as a file; NTFS keeps names in its own journal.
    if (process.platform === "win32") return;
    const folder = openSync(path, constants.O_RDONLY);
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  },
  rename: renameSync,
  link(from, to) {
    try {
      linkSync(from, to);
    } catch (error) {
      if (!["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"].includes(errorCode(error))) throw error;
      copyFileSync(from, to);
    }
  },
  remove: (path) => rmSync(path, { force: true }),
  removeFolder(path) {
    try {
      rmdirSync(path);
    } catch (error) {
      if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(errorCode(error))) throw error;
    }
  },
  read: (path) => readFileSync(path),
  list: (path) => readdirSync(path),
  makeFolder: (path) => mkdirSync(path, { recursive: true, mode: ownerOnlyFolder }) !== undefined,
};

/** `ENOSPC` and the like; empty for an error that is not the system's. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
