// The same conversations against an emulator that somebody else wrote. It knows text and buttons only: it has no
// long poll, refuses setMyCommands, and answers null to edits. What it shows has to be what our own fake shows.
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Casework, createCasework, type Report } from "../../src/casework/index.ts";
import { createTelegramChannel } from "../../src/channels/index.ts";
import { answersOf, fakeDialogue } from "../casework/fake-dialogue.ts";
import { createMemoryStore, type MemoryStore } from "../casework/memory-store.ts";
import { noReminders } from "../casework/no-reminders.ts";
import { quickClock } from "./quick-clock.ts";

const token = "sample-token-of-no-worth";
/** The part of the emulator that is used; its own types don't describe how it is exported. */
interface Emulator {
  readonly config: { readonly apiURL: string };
  readonly storage: {
    readonly botMessages: readonly { readonly messageId: number; readonly message: { text: string } }[];
  };
  start(): Promise<void>;
  stop(): Promise<boolean>;
  waitBotEdits(): Promise<void>;
  getClient(token: string, options: object): Person;
}
interface Person {
  makeMessage(text: string): object;
  makeCommand(text: string): object;
  makeCallbackQuery(data: string, options: object): object;
  sendMessage(message: object): Promise<unknown>;
  sendCommand(message: object): Promise<unknown>;
  sendCallback(query: object): Promise<unknown>;
  getUpdates(): Promise<{ readonly result: readonly { readonly message: BotMessage }[] }>;
}
interface BotMessage {
  readonly text: string;
  readonly reply_markup?: { readonly inline_keyboard: readonly (readonly { readonly callback_data: string }[])[] };
}
const TelegramServer: new (options: object) => Emulator = createRequire(import.meta.url)("@vishtar/telegram-test-api");

let server: Emulator;
let client: Person;
let casework: Casework;
let store: MemoryStore;
let reports: string[];

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

beforeEach(async () => {
  server = new TelegramServer({ port: await freePort(), host: "127.0.0.1" });
  await server.start();
  client = server.getClient(token, { userId: 7, chatId: 7, timeout: 5000, interval: 5 });
  store = createMemoryStore();
  reports = [];
  const report: Report = ({ code }) => reports.push(code);
  const common = { clock: quickClock, random: () => 1, report };
  const commands = [{ language: null, list: [{ command: "help", description: "Help" }] }];
  const channel = createTelegramChannel({ token, apiRoot: server.config.apiURL, commands, ...common });
  casework = createCasework({
    ...noReminders,
    store,
    dialogue: fakeDialogue,
    channels: [channel],
    allow: ["7"],
    ...common,
  });
  void casework.run();
});
afterEach(async () => {
  await casework.stop();
  await server.stop();
});

/** The next messages of the bot, as the person's client sees them. */
async function hear(count: number): Promise<readonly BotMessage[]> {
  const heard: BotMessage[] = [];
  while (heard.length < count) heard.push(...(await client.getUpdates()).result.map(({ message }) => message));
  return heard;
}

test("texts and commands are answered in order, in as many messages as were said", async () => {
  for (const text of ["one", "two"]) await client.sendMessage(client.makeMessage(text));
  expect((await hear(3)).map(({ text }) => text)).toEqual(["1: one", "2: two", "2: and more"]);
  await client.sendCommand(client.makeCommand("/menu"));
  const [menu] = await hear(1);
  expect(menu?.text).toBe("3: choose");
  expect(menu?.reply_markup?.inline_keyboard.flat().map((each) => each.callback_data)).toEqual(["yes", "no"]);
  expect(reports).toEqual(["commands-refused"]);
});

test("what looks like markup stays as it was written", async () => {
  const text = "<b>低保</b> *1* _2_ 😀";
  await client.sendMessage(client.makeMessage(text));
  expect((await hear(1))[0]?.text).toBe(`1: ${text}`);
});

test("a pressed button replaces its message", async () => {
  await client.sendCommand(client.makeCommand("/menu"));
  await hear(1);
  const menu = server.storage.botMessages[0];
  const edited = server.waitBotEdits();
  const message = { message_id: menu?.messageId ?? 0 };
  await client.sendCallback(client.makeCallbackQuery("yes", { message }));
  await edited;
  expect(server.storage.botMessages.map((each) => each.message.text)).toEqual(["2: pressed yes"]);
  expect(answersOf(JSON.parse([...store.chatTexts.values()][0] ?? "").session)).toEqual(["command", "pressed yes"]);
});
