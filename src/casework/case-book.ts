import {
  type CaseEntry,
  type CaseRecord,
  casesOnPage,
  type DueItem,
  type DueScope,
  dueOnPage,
  entryOf,
  type Fetched,
  isAbout,
  isListed,
  joinRecords,
  type Request,
} from "../interview/index.ts";
import { addDays } from "../rules/index.ts";
import { dueItem, openDeadlines } from "./agenda.ts";
import { type CaseListPage, casesOnListPage } from "./documents.ts";
import type { Agenda, Clock, Report, Store } from "./ports.ts";

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
  /** The ids of all cases in the chat's list. */
  ids(chat: string, listed: number): Promise<readonly string[]>;
  /** Answers what the conversation asks for. `pending` are records that are decided but not written yet. */
  fetch(chat: string, listed: number, request: BookRequest, pending: readonly CaseRecord[]): Promise<Fetched>;
}

/** What can be answered from lists and cases alone. */
export type BookRequest = Exclude<Request, { kind: "make-calendar" | "calendar-feed" }>;

/** So many pages are looked through for one list (2,000 households); the person says whether to look further. */
const mostPagesRead = 40;

const pageOf = (number: number) => Math.floor((number - 1) / casesOnListPage);

export function createCaseBook(parts: {
  readonly store: Store;
  readonly report: Report;
  readonly agenda: Agenda;
  readonly clock: Clock;
}): CaseBook {
  const { store, report, agenda, clock } = parts;

  /** The line of a case, with what is owed in it. */
  function lineOf(record: CaseRecord): CaseEntry {
    const owed = openDeadlines(record, agenda).map(({ key, due, kind, remind }) => {
      return { key, due, kind, ...(remind < due ? { remind } : {}) };
    });
    return { ...entryOf(record), ...(owed.length === 0 ? {} : { due: owed }) };
  }

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
    const entries = withEntry(page.entries, lineOf(record));
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
      pages.set(pageOf(record.number), withEntry(entries, lineOf(record)) as CaseEntry[]);
    }
    for (let page = 0; last > 0 && page <= pageOf(last); page += 1)
      await store.writeList({ chat, page, entries: pages.get(page) ?? [] });
    if (last > 0) report({ code: "lists-built", values: { count: String(last) } });
    return last;
  }

  async function fetch(chat: string, listed: number, request: BookRequest, pending: readonly CaseRecord[]) {
    const highest = pending.reduce((most, { number }) => Math.max(most, number), listed);
    const entriesOf = async (page: number): Promise<readonly CaseEntry[]> => {
      const own = pending.filter(({ number }) => pageOf(number) === page).map(lineOf);
      return own.reduce(withEntry, (await read(chat, page, listed)).entries);
    };
    switch (request.kind) {
      case "list-cases":
        return list(request, highest, entriesOf);
      case "load-case":
        return load(chat, request, highest, entriesOf, pending);
      case "list-due":
        return listDue(chat, request, highest, entriesOf, pending);
    }
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
    let pages = 0;
    let reached: number | null = null;
    for (let page = Math.min(pageOf(start), last); page >= 0 && page <= last; page += step) {
      if (pages === mostPagesRead) {
        reached = upwards ? page * casesOnListPage : (page + 1) * casesOnListPage + 1;
        break;
      }
      pages += 1;
      const entries = (await entriesOf(page)).filter((entry) => {
        const isBeyond = upwards ? entry.number >= start : entry.number <= start;
        return isBeyond && isListed(entry, request);
      });
      found.push(...(upwards ? entries : entries.toReversed()));
      if (found.length > casesOnPage) break;
    }
    const isMore = found.length > casesOnPage;
    const shown = found.slice(0, casesOnPage);
    const goesOn = isMore || reached !== null;
    const told = reached === null ? {} : { reached };
    return upwards
      ? { kind: "cases-listed", request, entries: shown.toReversed(), older: true, newer: goesOn, ...told }
      : { kind: "cases-listed", request, entries: shown, older: goesOn, newer: from !== null, ...told };
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
    const { record, loss } = await recordOf(chat, entry.id, pending);
    return { ...nothing, case: record, recovered: loss === "last-change" };
  }

  async function recordOf(chat: string, id: string, pending: readonly CaseRecord[]) {
    const { document, loss } = await store.readCase(id);
    const decided = pending.findLast((one) => one.id === id);
    // Whatever a list says: a case belongs to the chat that wrote it.
    const stored = document !== null && Object.hasOwn(document.applied, chat) ? document.case : null;
    return { record: decided === undefined ? stored : joinRecords(stored, decided), loss };
  }

  /** What is owed stands in the lines of the list; only the cases of the page that is shown are read. */
  async function listDue(
    chat: string,
    request: Extract<Request, { kind: "list-due" }>,
    highest: number,
    entriesOf: EntriesOf,
    pending: readonly CaseRecord[],
  ): Promise<Fetched> {
    const today = clock.today();
    const owed: { readonly entry: CaseEntry; readonly key: string; readonly due: string }[] = [];
    for (let page = 0; highest > 0 && page <= pageOf(highest); page += 1)
      for (const entry of await entriesOf(page)) {
        if (!isAbout(entry, request.find)) continue;
        for (const { key, due, kind, remind = due } of entry.due ?? [])
          if (isInScope(due, remind, request.scope, today) && (request.of === null || request.of === kind))
            owed.push({ entry, key, due });
      }
    owed.sort((one, other) =>
      one.due < other.due ? -1 : one.due > other.due ? 1 : one.entry.number - other.entry.number,
    );
    const pages = Math.max(1, Math.ceil(owed.length / dueOnPage));
    const page = Math.min(Math.max(0, request.page), pages - 1);
    const items: DueItem[] = [];
    const records = new Map<string, CaseRecord | null>();
    for (const { entry, key } of owed.slice(page * dueOnPage, (page + 1) * dueOnPage)) {
      if (!records.has(entry.id)) records.set(entry.id, (await recordOf(chat, entry.id, pending)).record);
      const record = records.get(entry.id) ?? null;
      const deadline = record === null ? undefined : openDeadlines(record, agenda).find((one) => one.key === key);
      if (record !== null && deadline !== undefined) items.push(dueItem(record, deadline, today, null, agenda.days));
    }
    return { kind: "due-listed", request: { ...request, page }, items, pages, total: owed.length };
  }

  async function ids(chat: string, listed: number): Promise<readonly string[]> {
    const all: string[] = [];
    for (let page = 0; listed > 0 && page <= pageOf(listed); page += 1)
      all.push(...(await read(chat, page, listed)).entries.map(({ id }) => id));
    return all;
  }

  return { note, rebuild, ids, fetch };
}

/** A limit that another reading, or a weekend before it, brings nearer is found by that day too. */
function isInScope(due: string, remind: string, scope: DueScope, today: string): boolean {
  const isWithin = (day: string, days: number) => day >= today && day < addDays(today, days);
  switch (scope) {
    case "today":
      return due === today || remind === today;
    case "week":
      return isWithin(due, 7) || isWithin(remind, 7);
    case "overdue":
      return due < today;
    case "open":
      return true;
  }
}

/** The entries with this one in its place, by number; a case has one entry. */
function withEntry(entries: readonly CaseEntry[], entry: CaseEntry): readonly CaseEntry[] {
  const others = entries.filter(({ id }) => id !== entry.id);
  return [...others, entry].sort((one, other) => one.number - other.number);
}
