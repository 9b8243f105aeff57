import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { type Report, type Store, StoreFailure, type Wake } from "../casework/index.ts";
import { errorCode, type FileLayer } from "./file-layer.ts";
import { JsonFile, readContent } from "./json-file.ts";
import { newestVersion } from "./migrations.ts";

type WakeStore = Pick<Store, "writeWake" | "removeWake" | "wakesUntil" | "readPlannedBy" | "writePlannedBy">;

const wakeShape = z.object({ day: z.iso.date(), chat: z.string(), case: z.string().nullable() });
const plannedShape = z.object({ plannedBy: z.string() });

/**
 * The days on which something is to be looked at: a folder a month, in it a folder a day, in it a small file for each case
 * or chat. What is due is found by the folders' names, whatever else the store holds and however far ahead it looks.
 */
export function createWakeFiles(parts: {
  readonly folder: string;
  readonly wakesFolder: string;
  /** The file that names the law by which everything was planned. */
  readonly planning: string;
  readonly files: FileLayer;
  readonly guarded: <T>(work: () => T) => Promise<T>;
  readonly report: Report;
}): WakeStore {
  const { files, guarded, report } = parts;
  const top = join(parts.folder, parts.wakesFolder);
  const known = new Set<string>();
  const planned = fileAt(join(parts.folder, parts.planning), "planned-by");

  function fileAt(path: string, name: string): JsonFile {
    const writing = join(parts.folder, "writing", `${name}.tmp`);
    // A wake has no copy before: it is written once, and one that is lost is planned anew.
    return new JsonFile({ current: path, before: `${path}.bak`, writing }, files);
  }

  const monthOf = (day: string): string => join(top, day.slice(0, 7));
  const folderOf = (day: string): string => join(monthOf(day), day.slice(8));
  const nameOf = ({ chat, case: id }: Wake): string =>
    createHash("sha256")
      .update(JSON.stringify([chat, id]))
      .digest("hex")
      .slice(0, 40);

  function list(path: string): string[] {
    try {
      return files.list(path);
    } catch (error) {
      if (errorCode(error) === "ENOENT") return [];
      throw new StoreFailure("unreadable", { path, error: errorCode(error) }, error);
    }
  }

  function readWake(path: string): Wake | null {
    const content = readContent(path, files);
    const read = content.kind === "good" ? wakeShape.safeParse(content.envelope.document) : null;
    return read?.success === true ? read.data : null;
  }

  return {
    writeWake: (wake) =>
      guarded(() => {
        const folder = folderOf(wake.day);
        if (!known.has(wake.day)) {
          if (files.makeFolder(folder)) {
            files.syncFolder(monthOf(wake.day));
            files.syncFolder(top);
          }
          known.add(wake.day);
        }
        const name = nameOf(wake);
        const path = join(folder, `${name}.json`);
        if (readWake(path) !== null) return;
        fileAt(path, `wake-${name}`).write({ version: newestVersion, document: wake });
      }),
    removeWake: (wake) =>
      guarded(() => {
        const folder = folderOf(wake.day);
        files.remove(join(folder, `${nameOf(wake)}.json`));
        if (list(folder).length > 0) return;
        files.removeFolder(folder);
        files.removeFolder(monthOf(wake.day));
        known.delete(wake.day);
      }),
    wakesUntil: (day) =>
      guarded(() => {
        const found: Wake[] = [];
        const months = list(top).filter((month) => month <= day.slice(0, 7));
        const days = months.flatMap((month) => list(join(top, month)).map((name) => `${month}-${name}`));
        for (const each of days.filter((one) => one <= day).sort()) {
          for (const name of list(folderOf(each))) {
            if (!name.endsWith(".json")) continue;
            const path = join(folderOf(each), name);
            const wake = readWake(path);
            if (wake !== null) found.push(wake);
            else {
              // Whose it was is not known any more: everything is planned anew at the next start.
              files.remove(path);
              files.remove(planned.paths.current);
              files.remove(planned.paths.before);
              report({ code: "wakes-damaged", values: { day: each } });
            }
          }
        }
        return found;
      }),
    readPlannedBy: () =>
      guarded(() => {
        const content = readContent(planned.paths.current, files);
        const read = content.kind === "good" ? plannedShape.safeParse(content.envelope.document) : null;
        return read?.success === true ? read.data.plannedBy : null;
      }),
    writePlannedBy: (plannedBy) => guarded(() => planned.write({ version: newestVersion, document: { plannedBy } })),
  };
}
