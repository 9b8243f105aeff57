/**
 * A mistake that an author could make, as one edit to the real packs. The place where the fault has to be reported is
 * marked by ⟦ in the text put in; the mark itself is taken out again before the packs are loaded.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { PackFile } from "../../../src/rules/index.ts";

export interface Mistake {
  /** What the author did, as a sentence's subject. */
  readonly title: string;
  readonly file: string;
  /** Text that stands exactly once in the file; absent where the mistake is a file of its own. */
  readonly find?: string;
  /** What stands there instead, with ⟦ where the fault has to be reported. */
  readonly put: string;
  readonly code: string;
  /** Where the fault is reported if in another file: before text that stands there exactly once, or at its start. */
  readonly reported?: { readonly file: string; readonly before: string };
}

export interface Edited {
  readonly files: readonly PackFile[];
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const mark = "⟦";

/** The YAML files of a pack folder, in the order of their paths. */
export function readPackFiles(folder: string): readonly PackFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(folder, path).split(sep).join("/"), text: readFileSync(path, "utf8") };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function replaceOnce(text: string, find: string, put: string, file: string): string {
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} holds ${times} times, not once: ${find}`);
  return text.replace(find, () => put);
}

function markedIn(text: string | undefined, { file, before }: { file: string; before: string }): string {
  return before === "" ? mark : replaceOnce(text ?? "", before, mark + before, file);
}

/** Makes the mistake and says where it has to be found (line and column count from 1). */
export function makeMistake(files: readonly PackFile[], mistake: Mistake): Edited {
  const { file, find, put, reported } = mistake;
  const textOf = (path: string): string | undefined => files.find((f) => f.path === path)?.text;
  const original = textOf(file);
  if ((find === undefined) !== (original === undefined)) throw new Error(`${file} is not as this mistake expects it`);
  const edited = find === undefined || original === undefined ? put : replaceOnce(original, find, put, file);
  const marked = reported === undefined ? edited : markedIn(textOf(reported.file), reported);
  const [head = "", tail] = marked.split(mark);
  if (tail === undefined) throw new Error(`no ${mark} says where "${mistake.title}" has to be reported`);
  const lines = head.split("\n");
  return {
    files: [...files.filter((f) => f.path !== file), { path: file, text: edited.replace(mark, "") }],
    file: reported?.file ?? file,
    line: lines.length,
    column: (lines.at(-1) ?? "").length + 1,
  };
}
