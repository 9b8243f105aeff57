/**
 * One answer made durable, with 100 to 100,000 stored cases of about 3 KB. All stores are open in one run and commit in
 * turn, so that a busy neighbour slows each of them alike. Beside it: the same in plain lowdb (one file, no fsync), and
 * the floor, which is a short line appended and synced. Then: listing the newest cases and opening one of a chat that
 * has so many.
 */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JSONFileSyncPreset } from "lowdb/node";
import {
  type CaseDocument,
  type ChatDocument,
  createCaseBook,
  type Store,
  systemClock,
} from "../../src/casework/index.ts";
import { diskFiles, openJsonStore } from "../../src/store/index.ts";
import { emptyAgenda } from "../casework/no-reminders.ts";

const sizes = [100, 1_000, 10_000, 100_000] as const;
/** Plain lowdb rewrites everything at each commit: beyond these sizes a round takes seconds. */
const oneFileRounds: Readonly<Record<number, number>> = { 100: 60, 1000: 30, 10000: 5 };
const rounds = 300;

interface Row {
  readonly name: string;
  readonly size: number | null;
  readonly medianMs: number;
}

/** Prints a table, and how much a commit grows from the smallest to the largest store. */
export async function run(): Promise<void> {
  const print = (text: string) => process.stdout.write(`${text}\n`);
  const folder = mkdtempSync(join(tmpdir(), "dibao-bench-"));
  try {
    const rows = await measure(folder);
    const floor = rows.find(({ name }) => name === floorName)?.medianMs ?? Number.NaN;
    print("one answer made durable | stored cases | median ms | x floor");
    for (const { name, size, medianMs } of rows) {
      print([name, size?.toLocaleString("en") ?? "-", medianMs.toFixed(3), (medianMs / floor).toFixed(1)].join(" | "));
    }
    for (const wanted of [answerName, listName, openName]) {
      const ours = rows.filter(({ name }) => name === wanted);
      const growth = (ours.at(-1)?.medianMs ?? Number.NaN) / (ours[0]?.medianMs ?? Number.NaN);
      const span = `from ${sizes[0].toLocaleString("en")} to ${sizes.at(-1)?.toLocaleString("en")} cases`;
      print(`growth ${span}, ${wanted}: ${growth.toFixed(2)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const answerName = "JSON store: the chat's document";
const bothName = "JSON store: the chat's and the case's";
const oneFileName = "plain lowdb, all in one file, not synced";
const listName = "the newest cases of a chat listed";
const openName = "a case of a chat opened by its number";
const floorName = "floor: append 100 bytes + fdatasync";

async function measure(folder: string): Promise<readonly Row[]> {
  const stores: (readonly [size: number, store: Store])[] = [];
  for (const size of sizes) stores.push([size, await filledStore(join(folder, `store-${size}`), size)]);
  const samples = new Map<string, { readonly name: string; readonly size: number | null; readonly times: number[] }>();
  const time = async <T>(name: string, size: number | null, work: () => T | Promise<T>): Promise<T> => {
    const from = performance.now();
    const result = await work();
    const took = performance.now() - from;
    const key = `${name} ${size}`;
    const sample = samples.get(key) ?? { name, size, times: [] };
    sample.times.push(took);
    samples.set(key, sample);
    return result;
  };

  const line = Buffer.alloc(100, "x");
  const journal = openSync(join(folder, "floor"), "a");
  const oneFiles = Object.keys(oneFileRounds).map((size) => [Number(size), oneFile(folder, Number(size))] as const);
  for (let round = 0; round < rounds; round += 1) {
    await time(floorName, null, () => {
      writeSync(journal, line);
      fdatasyncSync(journal);
    });
    // Each time in another order, so that none always follows the same neighbour.
    for (let turn = 0; turn < stores.length; turn += 1) {
      const [size, store] = stores[(turn + round) % stores.length] ?? stores[0] ?? [];
      if (size === undefined || store === undefined) continue;
      const chat = aChat(round);
      const record = aCase((round * 7919) % size, round);
      await time(answerName, size, () => store.writeChat(chat));
      await time(bothName, size, async () => {
        await store.writeChat(chat);
        await store.writeCase(record);
      });
      const book = createCaseBook({
        agenda: emptyAgenda,
        clock: systemClock("Asia/Shanghai"),
        store,
        report: () => undefined,
      });
      await time(listName, size, () => book.fetch(chatOfCases, size, newest, []));
      const number = 1 + ((round * 7919) % size);
      const opened = await time(openName, size, () => book.fetch(chatOfCases, size, { ...wanted, number }, []));
      if (opened.kind !== "case-loaded" || opened.case?.number !== number)
        throw new Error(`number ${number} was not opened`);
    }
    for (const [size, database] of oneFiles) {
      if (round < (oneFileRounds[size] ?? 0)) {
        await time(oneFileName, size, () => {
          database.data.cases[round % size] = aCase(round, round);
          database.write();
        });
      }
    }
  }
  closeSync(journal);
  for (const [, store] of stores) store.close();
  const order = [floorName, answerName, bothName, listName, openName, oneFileName];
  return [...samples.values()]
    .map(({ name, size, times }) => ({ name, size, medianMs: median(times) }))
    .sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name) || (one.size ?? 0) - (other.size ?? 0));
}

/** A store as it stands after long use; how fast it was filled is not the question, so filling syncs nothing. */
async function filledStore(folder: string, size: number): Promise<Store> {
  const filling = openJsonStore({
    folder,
    files: { ...diskFiles, sync: () => undefined, syncFolder: () => undefined },
  });
  for (let i = 0; i < size; i += 1) await filling.writeCase(aCase(i, 0));
  await createCaseBook({
    agenda: emptyAgenda,
    clock: systemClock("Asia/Shanghai"),
    store: filling,
    report: () => undefined,
  }).rebuild(chatOfCases);
  filling.close();
  const store = openJsonStore({ folder });
  await store.writeChat(aChat(0));
  return store;
}

function oneFile(folder: string, size: number) {
  const cases = Array.from({ length: size }, (_, i) => aCase(i, 0));
  return JSONFileSyncPreset<{ cases: CaseDocument[] }>(join(folder, `one-${size}.json`), { cases });
}

const chatOfCases = "telegram/1/1";
const newest = {
  kind: "list-cases",
  find: "",
  archived: false,
  from: null,
  pick: false,
  otherwise: null,
  how: "say",
} as const;
const wanted = { kind: "load-case", purpose: "open", how: "say" } as const;

/** About 3 KB: 40 facts with their sources. */
function aCase(number: number, revision: number): CaseDocument {
  const id = `telegram-1-${number}`;
  const sources = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`fact.${i}`, { delivery: `telegram/1/${i}`, day: "2026-01-05" }]),
  );
  const days = { openedOn: "2026-01-05", day: "2026-01-05" };
  const said = { number: number + 1, label: "", place: "cn", revision, verdicts: [], skipped: [], ...days };
  const record = { id, ...said, facts: { size: 4 }, sources };
  return { id, applied: { "telegram/1/1": revision }, case: record as unknown as CaseDocument["case"] };
}

/** A chat in the middle of an interview, with two weeks of deliveries. */
function aChat(serial: number): ChatDocument {
  const ids = Array.from({ length: 300 }, (_, i) => String(400_000_000 + i));
  const session = { format: 1, facts: Object.fromEntries(ids.slice(0, 40).map((id) => [id, "12000/year"])) };
  return {
    key: { channel: "telegram", bot: "1", chat: "1" },
    session: session as unknown as ChatDocument["session"],
    serial,
    delivered: [{ day: 20_458, ids }],
    changes: [],
    outbox: [
      {
        serial,
        part: { lines: [[{ text: "x".repeat(400) }]], buttons: [] },
        edit: null,
        state: "pending",
        fallback: false,
      },
    ],
    sent: [],
    unreachable: false,
    deadLetters: [],
    listed: 0,
  };
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

if (import.meta.main) await run();
