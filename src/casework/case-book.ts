import {
  type CaseEntry,
  type CaseRecord,
  casesOnPage,
  entryOf,
  type Fetched,
  isListed,
  joinRecords,
  type Request,
} from "../interview/index.ts";
import { type CaseListPage, casesOnListPage } from "./documents.ts";
import type { Report, Store } from "./ports.ts";

/**
 * The cases of each chat by number. A chat's list lies in small pages of consecutive numbers, so that noting a case,
 * listing the newest and opening one cost the same with a hundred cases as with a hundred thousand. The pages only
 * repeat what the cases say: where one is lost, the chat's are built anew from the cases.
 */
export interface CaseBook {
  /** Brings the list up to a record. `listed` is the highest number listed so far; returns it as it is afterwards. */
  note(chat: string, listed: number | null, record: CaseRecord): Promise<number>;
  /** Builds the chat's list from its cases, all of which are read for it; returns the highest number. */
  rebuild(chat: string): Promise<number>;
  /** Answers what the conversation asks for. `pending` are records that are decided but not written yet. */
  fetch(chat: string, listed: number, request: Request, pending: readonly CaseRecord[]): Promise<Fetched>;
}

const pageOf = (number: number) => Math.floor((number - 1) / casesOnListPage);

export function createCaseBook(parts: { readonly store: Store; readonly report: Report }): CaseBook {
  const { store, report } = parts;

  /** A page that should be there and is not is built anew, with all others; one beyond the list is empty. */
  async function read(chat: string, page: number, listed: number): Promise<CaseListPage> {
    const { document, loss } = await store.readList(chat, page);
    if (document !== null && loss === "none") return document;
    // The copy before misses a case, or says what was said of it before.
    if (loss !== "none" || listed > page * casesOnListPage) {
      await rebuild(chat);
      const built = await store.readList(chat, page);
      if (built.document !== null) return built.document;
    }
    return { chat, page, entries: [] };
  }

  async function note(chat: string, listed: number | null, record: CaseRecord): Promise<number> {
    if (!Number.isSafeInteger(record.number) || record.number < 1) return listed ?? 0;
    const known = listed ?? (await rebuild(chat));
    const page = await read(chat, pageOf(record.number), known);
    const entries = withEntry(page.entries, entryOf(record));
    const isNews = JSON.stringify(entries) !== JSON.stringify(page.entries);
    if (isNews) await store.writeList({ ...page, entries });
    return Math.max(known, record.number);
  }

  async function rebuild(chat: string): Promise<number> {
    const pages = new Map<number, CaseEntry[]>();
    let last = 0;
    for await (const { applied, case: record } of store.cases()) {
      if (!Object.hasOwn(applied, chat) || !(record.number >= 1)) continue;
      last = Math.max(last, record.number);
      const entries = pages.get(pageOf(record.number)) ?? [];
      pages.set(pageOf(record.number), withEntry(entries, entryOf(record)) as CaseEntry[]);
    }
    for (let page = 0; last > 0 && page <= pageOf(last); page += 1)
      await store.writeList({ chat, page, entries: pages.get(page) ?? [] });
    if (last > 0) report({ code: "lists-built", values: { count: String(last) } });
    return last;
  }

  async function fetch(chat: string, listed: number, request: Request, pending: readonly CaseRecord[]) {
    const highest = pending.reduce((most, { number }) => Math.max(most, number), listed);
    const entriesOf = async (page: number): Promise<readonly CaseEntry[]> => {
      const own = pending.filter(({ number }) => pageOf(number) === page).map(entryOf);
      return own.reduce(withEntry, (await read(chat, page, listed)).entries);
    };
    return request.kind === "list-cases"
      ? list(request, highest, entriesOf)
      : load(chat, request, highest, entriesOf, pending);
  }

  type EntriesOf = (page: number) => Promise<readonly CaseEntry[]>;

  async function list(
    request: Extract<Request, { kind: "list-cases" }>,
    highest: number,
    entriesOf: EntriesOf,
  ): Promise<Fetched> {
    const { from } = request;
    const upwards = from !== null && "after" in from;
    const start = from === null ? highest : upwards ? from.after + 1 : from.before - 1;
    const step = upwards ? 1 : -1;
    const found: CaseEntry[] = [];
    const last = pageOf(highest);
    for (let page = Math.min(pageOf(start), last); page >= 0 && page <= last; page += step) {
      const entries = (await entriesOf(page)).filter((entry) => {
        const isBeyond = upwards ? entry.number >= start : entry.number <= start;
        return isBeyond && isListed(entry, request);
      });
      found.push(...(upwards ? entries : entries.toReversed()));
      if (found.length > casesOnPage) break;
    }
    const isMore = found.length > casesOnPage;
    const shown = found.slice(0, casesOnPage);
    return upwards
      ? { kind: "cases-listed", request, entries: shown.toReversed(), older: true, newer: isMore }
      : { kind: "cases-listed", request, entries: shown, older: isMore, newer: from !== null };
  }

  async function load(
    chat: string,
    request: Extract<Request, { kind: "load-case" }>,
    highest: number,
    entriesOf: EntriesOf,
    pending: readonly CaseRecord[],
  ): Promise<Fetched> {
    const { number } = request;
    const entries = number < 1 || number > highest ? [] : await entriesOf(pageOf(number));
    const entry = entries.findLast((one) => one.number === number);
    const nothing: Fetched = { kind: "case-loaded", request, case: null, recovered: false };
    if (entry === undefined) return nothing;
    const found = await store.readCase(entry.id);
    const decided = pending.findLast(({ id }) => id === entry.id);
    // Whatever a list says: a case belongs to the chat that wrote it.
    const isOwn = found.document !== null && Object.hasOwn(found.document.applied, chat);
    const stored = isOwn ? (found.document?.case ?? null) : null;
    const record = decided === undefined ? stored : joinRecords(stored, decided);
    return { ...nothing, case: record, recovered: found.loss === "last-change" };
  }

  return { note, rebuild, fetch };
}

/** The entries with this one in its place, by number; a case has one entry. */
function withEntry(entries: readonly CaseEntry[], entry: CaseEntry): readonly CaseEntry[] {
  const others = entries.filter(({ id }) => id !== entry.id);
  return [...others, entry].sort((one, other) => one.number - other.number);
}
