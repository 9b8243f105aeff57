import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Casework, createCasework, type Report, type Store } from "../../src/casework/index.ts";
import { createTelegramChannel } from "../../src/channels/index.ts";
import { openJsonStore } from "../../src/store/index.ts";
import { answersOf, fakeDialogue } from "../casework/fake-dialogue.ts";
import { createMemoryStore, diskFull, type MemoryStore } from "../casework/memory-store.ts";
import { noReminders } from "../casework/no-reminders.ts";
import { FakeBotApi, type Fault } from "./fake-bot-api.ts";
import { quickClock } from "./quick-clock.ts";

let api: FakeBotApi;
let apiRoot: string;
let store: MemoryStore;
let casework: Casework;
let running: ReturnType<Casework["run"]>;
let reports: Parameters<Report>[0][];

type Parts = Parameters<typeof createTelegramChannel>[0];

function begin(over: Partial<Parts> = {}, on: Store = store, drainLimitMs = 20_000): void {
  reports = [];
  const report: Report = (each) => reports.push(each);
  const common = { clock: quickClock, random: () => 1, report };
  const channel = createTelegramChannel({ token: api.token, apiRoot, commands: [], ...common, ...over });
  const parts = { store: on, dialogue: fakeDialogue, channels: [channel], allow: ["7", "8"], ...common };
  casework = createCasework({ ...noReminders, ...parts, drainLimitMs });
  running = casework.run();
}

beforeEach(async () => {
  api = new FakeBotApi();
  apiRoot = await api.start();
  store = createMemoryStore();
});
afterEach(async () => {
  await casework.stop();
  await api.stop();
});

const stored = (chat = 7) => JSON.parse(store.chatTexts.get(`telegram/123456/${chat}`) ?? "null");
const answers = (chat = 7) => answersOf(stored(chat)?.session ?? null);
const codes = () => reports.map(({ code }) => code);
const shown = (text: string, chat = 7) =>
  api.until(() => api.said(chat).some((each) => each.includes(text)), `${text} is shown`);
const confirmed = () => api.until(() => api.waiting.length === 0, "all is confirmed");

describe("polling", () => {
  test("confirms an update only when its result is stored", async () => {
    store.failure = diskFull;
    begin();
    api.write(7, "one");
    await shown("[not-saved]");
    await api.until(() => api.count("getUpdates") > 3, "it asks again");
    expect(api.waiting).toHaveLength(1);
    expect(api.calls.some(({ payload }) => Number(payload.offset) > 1000)).toBe(false);
    store.failure = null;
    await shown("1: one");
    await confirmed();
    expect(answers()).toEqual(["one"]);
  });

  test("confirms what came before the first update that could not be stored, and no answer overtakes another", async () => {
    store.beforeWrite = () => {
      if (stored() !== null) throw diskFull;
    };
    const [first, second] = [api.write(7, "one"), api.write(7, "three")];
    api.write(7, "four");
    begin();
    await api.until(() => api.waiting[0]?.update_id === second, "the first is confirmed");
    expect([first, answers()]).toEqual([second - 1, ["one"]]);
    store.beforeWrite = () => undefined;
    await confirmed();
    expect(answers()).toEqual(["one", "three", "four"]);
  });

  test("takes a batch in the order of its ids, however it is shuffled and repeated", async () => {
    api.deliver = (batch) => [...batch, ...batch].reverse();
    for (const word of ["one", "three", "four", "five"]) api.write(7, word);
    begin();
    await shown("4: five");
    expect(answers()).toEqual(["one", "three", "four", "five"]);
    expect(api.said(7)).toEqual(["1: one", "2: three", "3: four", "4: five"]);
  });

  test("hears updates whose ids begin anew, lower, after a week of silence", async () => {
    api.nextUpdate = 900_000_000;
    begin({ pollSeconds: 0.02 });
    api.write(7, "one");
    await shown("1: one");
    const before = api.count("getUpdates");
    await api.until(() => api.count("getUpdates") > before + 2, "nothing more is to confirm");
    api.nextUpdate = 5;
    api.write(7, "three");
    await shown("2: three");
    expect(answers()).toEqual(["one", "three"]);
  });

  test.each([
    ["a server error", { kind: "refuse", code: 500 }],
    ["a flood limit", { kind: "refuse", code: 429, retryAfter: 3 }],
    ["a broken line", { kind: "reset" }],
    ["an answer that broke off", { kind: "reset-after" }],
    ["a proxy's error page", { kind: "garbage" }],
  ] as const satisfies readonly (readonly [string, Fault])[])("goes on after %s", async (_, fault) => {
    api.fail("getUpdates", fault, fault, fault);
    begin();
    api.write(7, "one");
    await shown("1: one");
    expect(answers()).toEqual(["one"]);
    expect(codes()).toEqual(["poll-failed"]);
  });

  test("gives up a line that is dead without a word, and asks again", async () => {
    api.fail("getUpdates", { kind: "hang" });
    begin({ pollSeconds: 0.05, patienceSeconds: 0.05 });
    api.write(7, "one");
    await shown("1: one");
  });

  test("ends with its reason when another bot uses the token, and leaves the field to it", async () => {
    begin();
    await api.until(() => api.count("getUpdates") === 1, "it polls");
    const other = createTelegramChannel({
      token: api.token,
      apiRoot,
      commands: [],
      clock: quickClock,
      random: () => 1,
      report: () => undefined,
    });
    const otherRun = other.run(async () => ({ saved: true, answered: Promise.resolve() }));
    expect(await running).toEqual([{ channel: "telegram", reason: "conflict" }]);
    expect(reports).toEqual([{ code: "another-instance", values: { channel: "telegram" } }]);
    const polls = api.count("getUpdates");
    api.write(7, "one");
    await api.until(() => api.count("getUpdates") > polls, "the other goes on");
    other.stop();
    expect(await otherRun).toBe("stopped");
  });

  test("ends with the webhook's host when somebody has set one, and doesn't delete it", async () => {
    api.webhook = "https://office.example/bot/secret-path";
    begin();
    expect(await running).toEqual([{ channel: "telegram", reason: "conflict" }]);
    expect(reports).toEqual([{ code: "webhook-set", values: { channel: "telegram", host: "office.example" } }]);
    expect(api.webhook).toBe("https://office.example/bot/secret-path");
  });

  test("ends when the token is revoked, and keeps what was not sent", async () => {
    begin();
    await api.until(() => api.count("getUpdates") === 1, "it polls");
    api.fail("sendMessage", { kind: "refuse", code: 401, description: "Unauthorized" });
    api.write(7, "one");
    await api.until(() => codes().includes("unauthorised"), "it is told");
    api.revoked = true;
    api.write(7, "x");
    expect(await running).toEqual([{ channel: "telegram", reason: "unauthorised" }]);
    expect(stored().outbox).toHaveLength(2);
    api.revoked = false;
    begin();
    await shown("1: one");
    await shown("2: x");
  });
});

describe("sending", () => {
  test.each([
    ["a flood limit", { kind: "refuse", code: 429, retryAfter: 2 }, ["1: one"]],
    ["a server error", { kind: "refuse", code: 500 }, ["1: one"]],
    ["a line that broke before the message", { kind: "reset" }, ["[may-repeat]\n1: one"]],
    ["a line that broke after the message", { kind: "reset-after" }, ["1: one", "[may-repeat]\n1: one"]],
    ["a server that never answers", { kind: "hang" }, ["1: one", "[may-repeat]\n1: one"]],
  ] as const satisfies readonly (readonly [string, Fault, readonly string[]])[])(
    "repeats after %s, and marks it only when it must",
    async (_, fault, said) => {
      api.fail("sendMessage", fault);
      begin({ patienceSeconds: 0.1 });
      api.write(7, "one");
      await api.until(() => api.said(7).length === said.length, "it is said");
      await api.until(() => stored()?.outbox.length === 0, "it is settled");
      expect(api.said(7)).toEqual(said);
    },
  );

  test("to somebody who blocked the bot is not tried again until they write", async () => {
    begin();
    api.write(7, "one");
    await shown("1: one");
    api.blocked.add(7);
    api.write(7, "three");
    await api.until(() => codes().includes("unreachable"), "it is noticed");
    api.blocked.delete(7);
    const tries = api.count("sendMessage");
    api.write(8, "one");
    await shown("1: one", 8);
    expect(api.count("sendMessage")).toBe(tries + 1);
    api.write(7, "four");
    await shown("3: four");
    expect(api.said(7)).toEqual(["1: one", "2: three", "3: four"]);
  });

  test("to a chat that is gone is not tried again", async () => {
    begin();
    api.fail("sendMessage", { kind: "refuse", code: 400, description: "Bad Request: chat not found" });
    api.write(7, "one");
    await api.until(() => stored()?.unreachable === true, "it is noticed");
    expect(codes()).toEqual(["unreachable"]);
  });

  test("of a long message keeps to Telegram's limit on every part", async () => {
    begin();
    api.write(7, "long");
    await shown("line 899");
    expect(api.said(7).length).toBeGreaterThan(3);
    expect(api.of(7).filter(({ keyboard }) => keyboard.length > 0)).toHaveLength(1);
  });
});

describe("a button", () => {
  beforeEach(async () => {
    begin();
    api.write(7, "/menu");
    await shown("choose");
  });

  test("is answered at once and its message is replaced where it stands", async () => {
    api.press(7, "yes");
    await shown("2: pressed yes");
    expect(api.count("answerCallbackQuery")).toBe(1);
    expect(api.of(7).filter(({ from }) => from === "bot")).toMatchObject([{ text: "2: pressed yes", edits: 1 }]);
  });

  test("of a query that is too old is heard all the same", async () => {
    api.fail("answerCallbackQuery", { kind: "refuse", code: 400, description: "Bad Request: query is too old" });
    api.press(7, "no");
    await shown("2: pressed no");
  });

  test("whose message would be replaced by itself is done, not a failure", async () => {
    const unchanged = {
      kind: "refuse",
      code: 400,
      description: "Bad Request: message is not modified: specified new message content",
    } as const;
    api.fail("editMessageText", unchanged);
    api.press(7, "yes");
    await api.until(() => api.count("editMessageText") === 1 && stored()?.outbox.length === 0, "it is settled");
    expect([codes(), api.said(7)]).toEqual([[], ["1: choose"]]);
  });

  test("whose message is gone or too old is answered below", async () => {
    api.fail("editMessageText", { kind: "refuse", code: 400, description: "Bad Request: message can't be edited" });
    api.press(7, "yes");
    await shown("2: pressed yes");
    const id = api.of(7).findLast(({ from }) => from === "bot")?.id ?? 0;
    api.pressData(7, id + 1000, "no");
    await shown("3: pressed no");
    expect(api.said(7)).toEqual(["1: choose", "2: pressed yes", "3: pressed no"]);
  });

  test("of a stranger, or with data that is no button's, goes the same way and never leaves a wait", async () => {
    api.write(99, "hello");
    api.pressData(99, 1, "yes");
    api.pressData(7, 1, "\u0000".repeat(64));
    await api.until(() => api.count("answerCallbackQuery") === 2, "both are answered");
    await confirmed();
    expect(store.chatTexts.size).toBe(1);
  });
});

describe("people and groups", () => {
  test("a stranger gets one refusal and leaves nothing behind", async () => {
    begin();
    for (let i = 0; i < 5; i += 1) api.write(99, "let me in");
    await shown("[refused 99]", 99);
    await confirmed();
    expect(api.said(99)).toEqual(["[refused 99]"]);
    expect(store.chatTexts.size).toBe(0);
  });

  test("a group gets one refusal, whoever writes there", async () => {
    api.groups.add(-5);
    begin();
    api.write(-5, "/start", { from: { id: 7, is_bot: false, first_name: "A" } });
    api.write(-5, "hello", { from: { id: 8, is_bot: false, first_name: "B" } });
    await shown("[private-only]", -5);
    await confirmed();
    expect(api.said(-5)).toEqual(["[private-only]"]);
    expect(store.chatTexts.size).toBe(0);
  });

  test.each([
    ["a photo", { text: undefined, photo: [{ file_id: "a" }] }],
    ["a voice message", { text: undefined, voice: { file_id: "a" } }],
    ["a file", { text: undefined, document: { file_id: "a", file_name: "名单.xlsx" } }],
    ["a thing of a kind that is not known yet", { text: undefined, hologram: {} }],
  ])("%s is not met with silence", async (_, over) => {
    begin();
    api.write(7, "", over);
    await api.until(() => api.said(7).length === 1, "it is answered");
    expect(api.said(7)[0]).toMatch(/^1: (unsupported|file)$/);
  });

  test("a photo's words are read as if they had been written alone", async () => {
    begin();
    api.write(7, "", { text: undefined, photo: [{ file_id: "a" }], caption: "one" });
    await shown("1: one");
    api.write(7, "", { text: undefined, photo: [{ file_id: "a" }], caption: "/help" });
    await api.until(() => api.said(7).length === 2, "it is answered");
    expect(answers().at(-1)).not.toBe("unsupported");
  });

  test("a button whose message does not come along any more is answered in the person's chat", async () => {
    begin();
    api.write(7, "one");
    await shown("1: one");
    const from = { id: 7, is_bot: false, first_name: "A" };
    api.push({ callback_query: { id: "q", from, chat_instance: "1", data: "x" } });
    await api.until(() => api.said(7).length === 2, "it is answered");
  });

  test("an edited message is answered, and is no second answer", async () => {
    begin();
    const chat = { id: 7, type: "private", first_name: "A" };
    api.write(7, "one");
    api.push({
      edited_message: {
        message_id: 1,
        date: 1,
        edit_date: 2,
        chat,
        from: { id: 7, is_bot: false, first_name: "A" },
        text: "two",
      },
    });
    await shown("2: unsupported");
    expect(answers()).toEqual(["one", "unsupported"]);
  });
});

describe("commands", () => {
  const list = (description: string) => [{ command: "help", description }];
  const commands = [
    { language: null, list: list("默认") },
    { language: "zh-CN", list: list("帮助") },
    { language: "en", list: list("Help") },
  ] as const;

  test("are announced for each language and for everybody else", async () => {
    begin({ commands });
    await api.until(() => api.commands.size === 3, "all are set");
    expect(Object.fromEntries(api.commands)).toEqual({ "": list("默认"), zh: list("帮助"), en: list("Help") });
  });

  test("that can't be announced keep nobody from talking", async () => {
    api.fail("setMyCommands", { kind: "refuse", code: 500 });
    begin({ commands });
    api.write(7, "one");
    await shown("1: one");
    expect(codes()).toEqual(["commands-refused"]);
  });
});

test("neither token nor words of people are ever printed or reported, whatever fails", async () => {
  const printed: string[] = [];
  const write = (chunk: unknown) => printed.push(String(chunk)) > 0;
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write").mockImplementation(write));
  for (const method of ["log", "info", "warn", "error", "debug", "trace"] as const) {
    spies.push(
      vi.spyOn(console, method).mockImplementation((...values) => void printed.push(values.join(" "))) as never,
    );
  }
  const secret = "张三110101199003074518";
  const faults: readonly Fault[] = [
    { kind: "reset" },
    { kind: "garbage" },
    { kind: "refuse", code: 500, description: secret },
  ];
  for (const method of ["getUpdates", "sendMessage", "setMyCommands"]) api.fail(method, ...faults);
  api.fail("sendMessage", { kind: "refuse", code: 400, description: `Bad Request: ${secret}` });
  begin({ commands: [{ language: null, list: [] }], patienceSeconds: 0.2 });
  api.write(7, secret);
  api.write(7, "poison");
  api.write(99, secret);
  await shown("[could-not-handle]");
  await confirmed();
  await casework.stop();
  for (const spy of spies) spy.mockRestore();
  const everything = [...printed, JSON.stringify(reports)].join("\n");
  expect(codes()).toEqual(expect.arrayContaining(["dead-letter", "message-rejected", "commands-refused"]));
  expect(everything).not.toContain(api.token.split(":")[1]);
  expect(everything).not.toContain("张三");
});

test("updates delivered one to three times and shuffled end as the clean run, on the JSON store", async () => {
  const words = ["one", "three", "silent", "poison", "/menu", "four"];
  const run = async (
    turns: readonly (readonly [chat: number, word: string])[],
    mix: ((n: number) => number) | null,
  ) => {
    const folder = mkdtempSync(join(tmpdir(), "dibao-shuffle-"));
    const json = openJsonStore({ folder });
    api = new FakeBotApi();
    apiRoot = await api.start();
    if (mix !== null) {
      api.deliver = (batch) => {
        const repeated = batch.flatMap((update) => Array.from({ length: 1 + mix(3) }, () => update));
        return repeated
          .map((update) => [mix(1000), update] as const)
          .sort(([a], [b]) => a - b)
          .map(([, update]) => update);
      };
    }
    for (const [chat, word] of turns) api.write(chat, word);
    // A busy machine may take its time: what is compared has to be sent to the end.
    begin({}, json, 6_000_000);
    await api.until(() => api.waiting.length === 0 && api.count("getUpdates") > 1, "all is taken");
    await casework.stop();
    const cases = [];
    for await (const each of json.cases()) cases.push(each.case);
    const sessions = await Promise.all(
      [7, 8].map(
        async (chat) =>
          (await json.readChat({ channel: "telegram", bot: "123456", chat: `${chat}` })).document?.session,
      ),
    );
    json.close();
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
    const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
    return { sessions, cases: cases.sort(byId), said: [api.said(7), api.said(8)] };
  };
  const turn = fc.tuple(fc.constantFrom(7, 8), fc.constantFrom(...words));
  await fc.assert(
    fc.asyncProperty(
      fc.array(turn, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 1, max: 1e9 }),
      async (turns, seed) => {
        let state = seed;
        const mix = (n: number) => {
          state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
          return (state >>> 8) % n;
        };
        expect(await run(turns, mix)).toEqual(await run(turns, null));
      },
    ),
    { numRuns: 25, seed: 42 },
  );
});
