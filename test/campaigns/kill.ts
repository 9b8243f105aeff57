/**
 * Kills the bot with SIGKILL at seeded points while three people write to it, starts it again each time, and looks
 * whether an answer was lost or taken twice, and whether a message was lost or repeated without saying so.
 * `npm run campaign:kill [points] [seed]`
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openJsonStore } from "../../src/store/index.ts";
import { answersOf, answersOfCase } from "../casework/fake-dialogue.ts";
import { FakeBotApi } from "../channels/fake-bot-api.ts";

export interface KillSummary {
  readonly kills: number;
  readonly answers: number;
  /** Messages that were shown a second time, each marked as a possible repeat. */
  readonly marked: number;
  /** What must not be: each as a sentence. Empty when all is well. */
  readonly faults: readonly string[];
}

const people = [7, 8, 9];
const worker = fileURLToPath(new URL("kill-worker.ts", import.meta.url));

export async function runKills(points: number, seed: number): Promise<KillSummary> {
  const random = seeded(seed);
  const pick = (n: number) => Math.floor(random() * n);
  const folder = mkdtempSync(join(tmpdir(), "dibao-kill-"));
  const api = new FakeBotApi();
  const apiRoot = await api.start();
  const written = new Map<number, string[]>(people.map((person) => [person, []]));
  const reports: string[] = [];
  let kills = 0;

  const write = () => {
    const person = people[pick(people.length)] ?? 7;
    const mine = written.get(person) ?? [];
    mine.push(`answer-${mine.length}`);
    api.write(person, `answer-${mine.length - 1}`);
  };
  const start = (dieAt: number) => {
    const env = { ...process.env, FOLDER: folder, API_ROOT: apiRoot, TOKEN: api.token, DIE_AT: String(dieAt) };
    const child = spawn(process.execPath, [worker], { env, stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.on("data", (text) => reports.push(...String(text).trim().split("\n")));
    return child;
  };
  const replies = (person: number) => (written.get(person) ?? []).map((answer, index) => `${index + 1}: ${answer}`);
  const isQuiet = () =>
    api.waiting.length === 0 &&
    people.every((person) => replies(person).every((reply) => api.said(person).some((text) => text.endsWith(reply))));

  try {
    for (let point = 0; point < points; point += 1) {
      for (let i = pick(4); i >= 0; i -= 1) write();
      // Half of the points lie at a call of the disk, half at a call of the network.
      const atDisk = random() < 0.5;
      const child = start(atDisk ? 1 + pick(160) : 0);
      const gone = exitOf(child);
      let calls = atDisk ? Number.POSITIVE_INFINITY : 1 + pick(14);
      api.onCall = () => {
        calls -= 1;
        if (calls === 0) child.kill("SIGKILL");
        else if (calls % 4 === 1) write();
      };
      await Promise.race([gone, api.until(isQuiet, "it is quiet or dead", 20_000)]);
      api.onCall = () => undefined;
      child.kill("SIGKILL");
      await gone;
      kills += 1;
    }
    const last = start(0);
    await api.until(isQuiet, "all is answered", 20_000);
    last.kill("SIGTERM");
    await exitOf(last);
    const found = await examine(folder, api, written, replies);
    // A kill finds at most one message a person under way.
    const many = found.marked > kills * people.length ? [`${found.marked} repeats are too many`] : [];
    // Damage, dead letters and the like must not come of a kill.
    const codes = new Set(reports.filter((code) => code !== "poll-failed"));
    const unwanted = [...codes].map((code) => `the bot reported ${code}`);
    return { ...found, kills, faults: [...found.faults, ...many, ...unwanted] };
  } finally {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function examine(
  folder: string,
  api: FakeBotApi,
  written: ReadonlyMap<number, readonly string[]>,
  replies: (person: number) => readonly string[],
) {
  const faults: string[] = [];
  let answers = 0;
  let marked = 0;
  const store = openJsonStore({ folder });
  for (const [person, wanted] of written) {
    const name = `telegram/123456/${person}`;
    const chat = await store.readChat({ channel: "telegram", bot: "123456", chat: String(person) });
    const kept = answersOf(chat.document?.session ?? null);
    answers += kept.length;
    if (kept.join() !== wanted.join())
      faults.push(`${person} wrote ${wanted.join()} and the chat holds ${kept.join()}`);
    if (chat.loss !== "none") faults.push(`the chat of ${person} is damaged`);
    const record = (await store.readCase(`case of ${name}`)).document?.case;
    const inCase = record === undefined ? [] : answersOfCase(record);
    if (inCase.join() !== wanted.join())
      faults.push(`${person} wrote ${wanted.join()} and the case holds ${inCase.join()}`);
    const listed = (await store.readList(name, 0)).document?.entries.map(({ id }) => id) ?? [];
    if (listed.join() !== (kept.length > 0 ? `case of ${name}` : ""))
      faults.push(`the list of ${person} names ${listed.join()}`);
    if ((chat.document?.outbox.length ?? 0) > 0) faults.push(`${person} is still owed a message`);
    const seen: string[] = [];
    for (const text of api.said(person)) {
      const reply = text.replace("[may-repeat]\n", "");
      if (seen.includes(reply) && reply === text) faults.push(`${person} was told twice: ${text}`);
      if (reply !== text) marked += 1;
      if (!seen.includes(reply)) seen.push(reply);
    }
    if (seen.join() !== replies(person).join()) faults.push(`${person} was told ${seen.join()}`);
  }
  store.close();
  return { answers, marked, faults };
}

function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });
}

/** The same numbers from 0 to 1 for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (import.meta.main) {
  const [points = "50", seed = "1"] = process.argv.slice(2);
  const summary = await runKills(Number(points), Number(seed));
  const { kills, answers, marked, faults } = summary;
  console.log(`seed ${seed}: ${kills} kills, ${answers} answers, ${marked} marked repeats, ${faults.length} faults`);
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
