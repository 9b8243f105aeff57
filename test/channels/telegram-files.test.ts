/** Files on their way to Telegram: as documents, once, through the same failures as texts. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Casework, createCasework, type Dialogue, type Report } from "../../src/casework/index.ts";
import { createTelegramChannel } from "../../src/channels/index.ts";
import type { Message } from "../../src/wording/index.ts";
import { fakeDialogue } from "../casework/fake-dialogue.ts";
import { createMemoryStore, type MemoryStore } from "../casework/memory-store.ts";
import { noReminders } from "../casework/no-reminders.ts";
import { owingAgenda } from "../casework/owing.ts";
import { FakeBotApi, type Fault } from "./fake-bot-api.ts";
import { quickClock } from "./quick-clock.ts";

let api: FakeBotApi;
let apiRoot: string;
let store: MemoryStore;
let casework: Casework;
let reports: Parameters<Report>[0][];

/** `above` stands over every answer, and each has a button. */
function begin(above: readonly string[] = []): void {
  const report: Report = (each) => reports.push(each);
  const dialogue: Dialogue = {
    ...fakeDialogue,
    say: (reply) => {
      const { lines } = reply as unknown as Message;
      return { lines: [...above.map((text) => [{ text, style: "bold" as const }]), ...lines], buttons: yes };
    },
  };
  const common = { clock: quickClock, random: () => 1, report };
  const channel = createTelegramChannel({ token: api.token, apiRoot, commands: [], ...common, patienceSeconds: 0.2 });
  const agenda = owingAgenda({ dates: ["2026-01-12"] });
  const parts = { store, dialogue, agenda, channels: [channel], allow: ["7"], ...common };
  casework = createCasework({ ...noReminders, ...parts, drainLimitMs: 20_000 });
  void casework.run();
}
const yes = [[{ label: "yes", data: "yes" }]];

beforeEach(async () => {
  api = new FakeBotApi();
  apiRoot = await api.start();
  store = createMemoryStore();
  reports = [];
});
afterEach(async () => {
  await casework.stop();
  await api.stop();
});

const outbox = () => JSON.parse(store.chatTexts.get("telegram/123456/7") ?? "null")?.outbox;
const documents = () => api.of(7).filter(({ file }) => file !== undefined);
const settled = () => api.until(() => outbox()?.length === 0, "it is settled");

test("a file comes with its name, its words as the caption, and its buttons", async () => {
  begin(["a title"]);
  api.write(7, "calendar");
  await settled();
  expect(documents()).toMatchObject([
    {
      text: "a title\n1: 1 days, 0 cancelled",
      entities: [{ type: "bold", offset: 0, length: 7 }],
      keyboard: [[{ text: "yes", callback_data: "yes" }]],
      file: { name: "dibao-cn-2026-01-05.ics" },
    },
  ]);
  expect(JSON.parse(documents()[0]?.file?.text ?? "")).toHaveLength(1);
});

test("a button under a file is answered below it, since a file can't be turned into a text", async () => {
  begin();
  api.write(7, "calendar");
  await settled();
  api.press(7, "yes");
  await api.until(() => api.said(7).includes("2: pressed yes"), "it is answered");
  await settled();
  expect(documents()).toMatchObject([{ text: "1: 1 days, 0 cancelled", edits: 0 }]);
  expect(reports).toEqual([]);
});

test("words that are too long for a caption come before it, and none is lost", async () => {
  const above = Array.from({ length: 60 }, (_, i) => `line ${i} ${"字".repeat(40)}`);
  begin(above);
  api.write(7, "calendar");
  await settled();
  expect(api.said(7).join("\n")).toBe([...above, "1: 1 days, 0 cancelled"].join("\n"));
  expect(documents()).toHaveLength(1);
  expect(api.of(7).at(-1)?.file).toBeDefined();
});

describe("a file is sent again", () => {
  test.each([
    ["a flood limit", { kind: "refuse", code: 429, retryAfter: 2 }, 1, false],
    ["a server error", { kind: "refuse", code: 500 }, 1, false],
    ["a line that broke before it", { kind: "reset" }, 1, true],
    ["a line that broke after it", { kind: "reset-after" }, 2, true],
    ["a server that never answers", { kind: "hang" }, 2, true],
  ] as const satisfies readonly (readonly [string, Fault, number, boolean])[])(
    "after %s, and said to be a repeat only when it may be one",
    async (_, fault, count, mayRepeat) => {
      api.fail("sendDocument", fault);
      begin();
      api.write(7, "calendar");
      await api.until(() => documents().length === count, "it is there");
      await settled();
      const texts = documents().map(({ text }) => text);
      expect(texts.at(-1)).toBe(`${mayRepeat ? "[may-repeat]\n" : ""}1: 1 days, 0 cancelled`);
      expect(new Set(documents().map(({ file }) => file?.text)).size).toBe(1);
    },
  );
});

test("a file that Telegram will not take is given up with an apology, and what follows is said", async () => {
  api.fail("sendDocument", { kind: "refuse", code: 413, description: "Request Entity Too Large" });
  begin();
  api.write(7, "calendar");
  await api.until(() => api.said(7).includes("[could-not-handle]"), "it is told");
  api.write(7, "three");
  await api.until(() => api.said(7).includes("2: three"), "it goes on");
  expect(documents()).toEqual([]);
  expect(reports.map(({ code }) => code)).toEqual(["message-rejected"]);
});
