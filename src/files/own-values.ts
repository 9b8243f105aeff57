/**
 * The office's own folder of values: what a new entry changes in its files, and how they are written. Comments and values
 * entered by hand stay as they are.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq, type Document as YamlDocument } from "yaml";
import type { Localised, PackFile } from "../rules/index.ts";
import { readOwnFolder } from "./load-policies.ts";

/** A text outside the packs that the office cites; it becomes a document of the office's with one clause for each article. */
export interface Citation {
  readonly title: string;
  readonly at: string;
  readonly issuer: Localised;
  readonly summary: Localised;
}
/** One value to be entered: its text as it stands in the file, the days (inclusive) and what it rests on. */
export interface OwnEntry {
  readonly place: string;
  readonly parameter: string;
  readonly value: string;
  readonly from: string;
  readonly to: string | null;
  /** The id of a clause that is there already, or a text to be entered with it. */
  readonly clause: string | Citation;
  /** The first day of a value without an end, and the day on which it now ends. */
  readonly close: { readonly from: string; readonly to: string } | null;
}

const readable = { lineWidth: 0 } as const;

/** The office's files as an entry would leave them. Nothing is written; the files have to be sound as they are. */
export function withEntry(
  folder: string,
  entry: OwnEntry,
): { readonly files: readonly PackFile[]; readonly clause: string } {
  const files = new Map(readOwnFolder(folder).map((file) => [file.path, file.text]));
  const clause = typeof entry.clause === "string" ? entry.clause : cite(files, entry.place, entry.clause, entry.from);
  const path = `${entry.place}/parameters.yaml`;
  const document = parseDocument(files.get(path) ?? "[]\n");
  // A file of comments alone has no list yet.
  if (!isSeq(document.contents)) document.contents = document.createNode([]) as unknown as typeof document.contents;
  (document.contents as unknown as YAMLSeq).flow = false;
  const values = valuesOf(document, entry.parameter);
  for (const item of values.items) {
    if (isMap(item) && entry.close !== null && String(item.get("from")) === entry.close.from)
      item.set("to", entry.close.to);
  }
  const { from, to, value } = entry;
  values.add(document.createNode({ from, ...(to === null ? {} : { to }), value, clause }));
  values.items.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  files.set(path, document.toString(readable));
  return {
    files: [...files].map(([name, text]) => ({ path: name, text, shown: join(folder, ...name.split("/")) })),
    clause,
  };
}

const startOf = (item: unknown): string => (isMap(item) ? String(item.get("from")) : "");

/** The list of a parameter's values, made where it is not there yet. */
function valuesOf(document: YamlDocument, parameter: string): YAMLSeq {
  const list = document.contents as unknown as YAMLSeq<YAMLMap>;
  const found = list.items.find((item) => isMap(item) && String(item.get("parameter")) === parameter);
  const entry = found ?? (document.createNode({ parameter, values: [] }) as YAMLMap);
  if (found === undefined) list.add(entry);
  const values = entry.get("values") as YAMLSeq;
  values.flow = false;
  return values;
}

/** The id of the clause for a citation: one that the office has entered before, or one that is added to the files. */
function cite(files: Map<string, string>, place: string, citation: Citation, from: string): string {
  const { title, at, issuer, summary } = citation;
  const documents = [...files].filter(([path]) => path.startsWith(`${place}/documents/`));
  for (const [path, text] of documents) {
    const document = parseDocument(text);
    if (document.get("title") !== title) continue;
    const clauses = document.get("clauses") as YAMLSeq<YAMLMap>;
    const id = String(document.get("document"));
    const known = clauses.items.find((item) => item.get("at") === at);
    const name = known === undefined ? free(clauses.items.map((item) => String(item.get("clause")))) : "";
    if (known === undefined) clauses.add(document.createNode({ clause: name, at, summary }) as YAMLMap);
    else
      for (const language of ["zh-CN", "en"] as const) {
        const said = String(known.getIn(["summary", language]));
        known.setIn(["summary", language], `${said}; ${summary[language]}`);
      }
    files.set(path, document.toString(readable));
    return `${place}#${id}/${known === undefined ? name : String(known.get("clause"))}`;
  }
  const taken = documents.map(([, text]) => String(parseDocument(text).get("document")));
  const id = free(taken, "own-");
  const document = parseDocument("{}\n");
  if (isMap(document.contents)) document.contents.flow = false;
  const whole = {
    document: id,
    title,
    number: "null",
    issuer,
    "in-force": { from, to: "null" },
    held: "reported",
    clauses: [{ clause: "1", at, summary }],
  };
  for (const [key, value] of Object.entries(whole)) document.set(key, document.createNode(value));
  files.set(`${place}/documents/${id}.yaml`, document.toString(readable));
  return `${place}#${id}/1`;
}

/** The first number that is free. */
function free(taken: readonly string[], before = ""): string {
  let number = 1;
  while (taken.includes(`${before}${number}`)) number += 1;
  return `${before}${number}`;
}

/**
 * Writes files below a folder, each in one step: a file is as it was or as it shall be, also after a power cut. Documents
 * come before the values that cite them. Throws what the disk answers; then values are unchanged.
 */
export function writeOwnFiles(folder: string, files: readonly PackFile[]): void {
  const known = new Map(readOwnFolder(folder).map(({ path, text }) => [path, text]));
  const changed = files.filter(({ path, text }) => known.get(path) !== text);
  for (const { path, text } of [...changed].sort((a, b) => depth(b.path) - depth(a.path))) {
    const target = join(folder, ...path.split("/"));
    mkdirSync(dirname(target), { recursive: true });
    const passing = join(dirname(target), `.${basename(target)}.${process.pid}`);
    try {
      writeFileSync(passing, text, { flush: true });
      renameSync(passing, target);
    } catch (error) {
      rmSync(passing, { force: true });
      throw error;
    }
    syncFolder(dirname(target));
  }
}

const depth = (path: string): number => path.split("/").length;

/** The new name is kept too; Windows cannot open a folder and keeps it without being asked. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
