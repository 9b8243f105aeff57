/**
 * What a look at the clock costs with 1,000 to 1,000,000 deadlines stored, five a case: a minute in which nothing is due,
 * a morning on which twenty households are, and the saving of a household. Beside it: looking through all cases for
 * what is due, which is what a program without days to look at would do.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CaseDocument, type Clock, createCasework, type Store } from "../../src/casework/index.ts";
import { addDays } from "../../src/rules/index.ts";
import { diskFiles, openJsonStore } from "../../src/store/index.ts";
import { createFakeChannel, incoming } from "../casework/fakes.ts";
import { plainCalendars } from "../casework/no-reminders.ts";
import { days, owingAgenda, owingDialogue } from "../casework/owing.ts";

const sizes = [1_000, 10_000, 100_000, 1_000_000] as const;
const deadlinesACase = 5;
const dueThatMorning = 20;
const rounds = 40;
const chat = "fake/1/7";
const morning = "2026-03-17";

const median = (times: number[]): number => times.sort((one, other) => one - other)[times.length >> 1] ?? Number.NaN;

async function timed(count: number, work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Prints a table and how much each row grows from the smallest to the largest store. */
export async function run(): Promise<void> {
  const rows: Record<string, number[]> = {};
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), "dibao-bench-"));
    try {
      for (const [name, ms] of Object.entries(await measure(folder, size))) rows[name] = [...(rows[name] ?? []), ms];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const print = (cells: readonly string[]) => process.stdout.write(`${cells.join(" | ")}\n`);
  print(["median ms", ...sizes.map((size) => `${size.toLocaleString("en")} deadlines`), "growth"]);
  for (const [name, ms] of Object.entries(rows))
    print([name, ...ms.map((one) => one.toFixed(3)), ((ms.at(-1) ?? Number.NaN) / (ms[0] ?? Number.NaN)).toFixed(2)]);
}

async function measure(folder: string, size: number): Promise<Record<string, number>> {
  const data = join(folder, "data");
  await fill(data, size / deadlinesACase);
  const store = openJsonStore({ folder: data });
  let minutes = 8 * 60 + 30;
  let day = morning;
  const clock: Clock = {
    nowMs: () => Date.parse(`${day}T00:00:00Z`) + minutes * 60_000,
    today: () => day,
    timeOfDay: () => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`,
    sleep: () => Promise.resolve(),
  };
  const casework = createCasework({
    store,
    dialogue: owingDialogue,
    channels: [createFakeChannel()],
    clock,
    allow: ["7"],
    random: () => 1,
    report: () => undefined,
    agenda: owingAgenda(),
    calendars: plainCalendars,
    remindEveryMs: null,
  });
  try {
    await (await casework.handle(incoming("hello"))).answered;
    await casework.remind();
    minutes = 10 * 60;
    const quiet = await timed(rounds, () => casework.remind());
    const save = await timed(rounds, async (round) => {
      await (await casework.handle(incoming(`owe c${round + 1} a=2026-09-01`))).answered;
    });
    minutes = 8 * 60 + 30;
    // Each morning has as many that are due.
    const digest = await timed(8, async () => {
      day = days.plus(day, 1);
      await casework.remind();
    });
    const scan = await timed(1, () => lookThroughAll(store));
    return {
      "a minute in which nothing is due": quiet,
      [`a morning's digest of ${dueThatMorning} households`]: digest,
      "a household saved": save,
      "peer: looking through all cases": scan,
    };
  } finally {
    store.close();
  }
}

async function lookThroughAll(store: Store): Promise<number> {
  let due = 0;
  for await (const { case: record } of store.cases())
    for (const text of Object.values((record.facts as { owed?: Record<string, string> }).owed ?? {}))
      if (text <= morning) due += 1;
  return due;
}

/** Cases of one chat: on each of the measured mornings twenty are due, the others lie in the years after. */
async function fill(folder: string, count: number): Promise<void> {
  // The measured part syncs; filling need not.
  const files = { ...diskFiles, sync: () => undefined, syncFolder: () => undefined };
  const store = openJsonStore({ folder, files });
  const measured: string[] = [morning];
  while (measured.length < 9) measured.push(days.plus(measured.at(-1) ?? morning, 1));
  for (let at = 0; at < count; at += 1) {
    const near = measured[Math.floor(at / dueThatMorning)];
    const day = near ?? addDays("2026-06-01", at % 1000);
    await store.writeCase(caseDue(at, day));
    await store.writeWake({ day, chat, case: `case-${at}` });
  }
  store.close();
}

function caseDue(at: number, day: string): CaseDocument {
  const owed = Object.fromEntries(
    Array.from({ length: deadlinesACase }, (_, index) => [`d${index}`, index === 0 ? day : addDays(day, 300 * index)]),
  );
  const facts = { owed, area: "rural", size: 4, income: { total: "12000/year" }, note: "x".repeat(400) };
  const said = { delivery: "d", day: "2026-01-05" };
  const record = {
    id: `case-${at}`,
    number: at + 1000,
    label: `c${at}`,
    place: "cn",
    on: "2026-01-05",
    policyVersion: "1",
    facts,
    sources: {},
    revision: 1,
    skipped: [],
    openedOn: "2026-01-05",
    day: "2026-01-05",
    verdicts: [],
    events: [{ event: "accepted" as const, on: "2026-01-05", said }],
  };
  const told = { d0: { due: day, rank: -1 } };
  return {
    id: record.id,
    applied: { [chat]: 1 },
    case: record as unknown as CaseDocument["case"],
    reminding: { wake: day, told },
  };
}
