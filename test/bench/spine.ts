/**
 * How long a message takes from the person to the synced answer: the spine alone with a dialogue that only echoes, and
 * the real program through a pipe; and how long the program takes from its start to its first answer.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Channel, createCasework, systemClock } from "../../src/casework/index.ts";
import { openJsonStore } from "../../src/store/index.ts";
import { fakeDialogue } from "../casework/fake-dialogue.ts";
import { createFakeChannel, incoming } from "../casework/fakes.ts";
import { noReminders } from "../casework/no-reminders.ts";

const launcher = fileURLToPath(new URL("../../src/dibao.mjs", import.meta.url));
const print = (name: string, times: readonly number[]) => {
  const at = (share: number) =>
    (times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0).toFixed(2);
  process.stdout.write(`${[name, times.length, at(0.5), at(0.95)].join(" | ")}\n`);
};

export async function run(): Promise<void> {
  process.stdout.write("what | times | median ms | 95% within ms\n");
  const folder = mkdtempSync(join(tmpdir(), "dibao-bench-"));
  try {
    print("floor: append 100 bytes + fdatasync", appends(join(folder, "floor"), 400));
    print("a message through the spine alone, store synced", await spineAlone(join(folder, "spine"), 400));
    print("an empty process", Array.from({ length: 9 }, emptyProcess));
    const starts: number[] = [];
    const messages: number[] = [];
    for (let start = 0; start < 5; start += 1) {
      const [first = Number.NaN, ...others] = await pipedChat(join(folder, `chat-${start}`));
      starts.push(first);
      messages.push(...others);
    }
    print("the program's start to its first answer", starts);
    print("a message through the whole program, store synced", messages);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Time from an event to its reply at the channel and the outbox settled, a chat of its own for every 40 messages. */
async function spineAlone(folder: string, count: number): Promise<readonly number[]> {
  const store = openJsonStore({ folder });
  const channel: Channel = createFakeChannel();
  const parts = { dialogue: fakeDialogue, clock: systemClock("Asia/Shanghai"), allow: ["7"], random: Math.random };
  const casework = createCasework({ ...noReminders, ...parts, store, channels: [channel], report: () => undefined });
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const event = incoming("three", { chat: String(Math.floor(i / 40)) });
    const from = performance.now();
    const receipt = await casework.handle(event);
    await receipt.answered;
    times.push(performance.now() - from);
  }
  store.close();
  return times;
}

function appends(path: string, count: number): readonly number[] {
  const journal = openSync(path, "a");
  const times = Array.from({ length: count }, () => {
    const from = performance.now();
    writeSync(journal, "x".repeat(100));
    fdatasyncSync(journal);
    return performance.now() - from;
  });
  closeSync(journal);
  return times;
}

function emptyProcess(): number {
  const from = performance.now();
  spawnSync(process.execPath, ["-e", ""]);
  return performance.now() - from;
}

const lines = [
  "农村 4口人 年收入1.2万",
  "没有存款",
  "/verdict",
  "/back",
  "没有车",
  "/summary",
  "不清楚",
  "/why",
  "不清楚",
  "/verdict",
];

/** Talks to `dibao chat`; the time from the start to the first answer, and then from each line to its answer. */
async function pipedChat(folder: string): Promise<readonly number[]> {
  const env = { ...process.env, DIBAO_DATA: folder, DIBAO_PLACE: "cn-gz-sandu-dujiang" };
  let from = performance.now();
  const chat = spawn(process.execPath, [launcher, "chat"], { env, stdio: ["pipe", "pipe", "pipe"] });
  const times: number[] = [];
  for (const line of lines) {
    if (times.length > 0) from = performance.now();
    chat.stdin.write(`${line}\n`);
    await answerOf(chat);
    times.push(performance.now() - from);
  }
  chat.stdin.end();
  await new Promise((resolve) => chat.once("exit", resolve));
  return times;
}

/** An answer ends with an empty line. */
function answerOf(
  chat: ChildProcess & { readonly stdout: NodeJS.ReadableStream; readonly stderr: NodeJS.ReadableStream },
) {
  return new Promise<void>((resolve, reject) => {
    let shown = "";
    let complaint = "";
    const complain = (text: unknown) => {
      complaint += String(text);
    };
    const end = () => reject(new Error(`the program ended: ${complaint}`));
    const look = (text: unknown) => {
      shown += String(text);
      if (!shown.endsWith("\n\n")) return;
      chat.stdout.off("data", look);
      chat.stderr.off("data", complain);
      chat.off("exit", end);
      resolve();
    };
    chat.stdout.on("data", look);
    chat.stderr.on("data", complain);
    chat.once("exit", end);
  });
}

if (import.meta.main) await run();
