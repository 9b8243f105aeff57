// The fake is only worth something if it refuses what Telegram refuses, and hands out updates as Telegram does.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeBotApi } from "./fake-bot-api.ts";

let api: FakeBotApi;
let root: string;

beforeEach(async () => {
  api = new FakeBotApi();
  root = await api.start();
  api.write(7, "hello");
});
afterEach(() => api.stop());

interface Answer {
  readonly ok: boolean;
  readonly result: never;
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after: number };
}

async function call(method: string, payload: object = {}, token = api.token): Promise<Answer> {
  const body = JSON.stringify(payload);
  const response = await fetch(`${root}/bot${token}/${method}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  const answer = (await response.json()) as Answer;
  expect(response.status).toBe(answer.ok ? 200 : answer.error_code);
  return answer;
}

const say = (over: object) => ["sendMessage", { chat_id: 7, text: "a😀b", ...over }] as const;
const entity = (over: object) => say({ entities: [{ type: "bold", offset: 0, length: 1, ...over }] });
const keys = (...buttons: object[]) => say({ reply_markup: { inline_keyboard: [buttons] } });
const commands = (over: object) =>
  ["setMyCommands", { commands: [{ command: "help", description: "Help", ...over }] }] as const;

describe("refuses", () => {
  test.each([
    ["an empty text", 400, ...say({ text: "" })],
    ["a text of blanks", 400, ...say({ text: " \n" })],
    ["4097 units", 400, ...say({ text: "x".repeat(4097) })],
    ["half a character", 400, ...say({ text: "\ud83d" })],
    ["a parse mode", 400, ...say({ parse_mode: "HTML" })],
    ["an entity before the text", 400, ...entity({ offset: -1 })],
    ["an entity behind the text", 400, ...entity({ offset: 3, length: 2 })],
    ["an entity of no length", 400, ...entity({ length: 0 })],
    ["an entity that ends in a character", 400, ...entity({ length: 2 })],
    ["an entity that begins in a character", 400, ...entity({ offset: 2, length: 1 })],
    ["an entity of an unknown kind", 400, ...entity({ type: "blink" })],
    [
      "101 entities",
      400,
      ...say({ entities: Array.from({ length: 101 }, () => ({ type: "bold", offset: 0, length: 1 })) }),
    ],
    ["65 bytes behind a button", 400, ...keys({ text: "ok", callback_data: "x".repeat(65) })],
    ["65 bytes of Chinese behind a button", 400, ...keys({ text: "ok", callback_data: "低".repeat(22) })],
    ["nothing behind a button", 400, ...keys({ text: "ok", callback_data: "" })],
    ["a button without a label", 400, ...keys({ text: " ", callback_data: "a" })],
    ["nine buttons in a row", 400, ...keys(...Array.from({ length: 9 }, () => ({ text: "a", callback_data: "a" })))],
    ["a chat that never wrote", 400, ...say({ chat_id: 8 })],
    ["an edit of no message", 400, "editMessageText", { chat_id: 7, message_id: 999, text: "a" }],
    ["an edit of a person's message", 400, "editMessageText", { chat_id: 7, message_id: 1, text: "a" }],
    ["a deletion of no message", 400, "deleteMessage", { chat_id: 7, message_id: 999 }],
    ["an answer to no query", 400, "answerCallbackQuery", { callback_query_id: "none" }],
    ["a command with a capital", 400, ...commands({ command: "Help" })],
    ["a command of 33 letters", 400, ...commands({ command: "x".repeat(33) })],
    ["a command without a description", 400, ...commands({ description: "" })],
    ["a description of 257", 400, ...commands({ description: "x".repeat(257) })],
    [
      "101 commands",
      400,
      "setMyCommands",
      { commands: Array.from({ length: 101 }, () => ({ command: "a", description: "a" })) },
    ],
    ["a method that there is not", 404, "sendPigeon", {}],
  ] as const)("%s", async (_, code, method, payload) => {
    expect(await call(method, payload)).toMatchObject({ ok: false, error_code: code });
  });

  test("a wrong token, a revoked one, and somebody who blocked the bot", async () => {
    expect((await call("getMe", {}, "1:wrong")).error_code).toBe(401);
    api.blocked.add(7);
    expect((await call(...say({}))).error_code).toBe(403);
    api.revoked = true;
    expect((await call("getMe")).error_code).toBe(401);
  });

  test("an edit that changes nothing, and takes one that changes a button", async () => {
    const message = {
      chat_id: 7,
      text: "a",
      reply_markup: { inline_keyboard: [[{ text: "ok", callback_data: "1" }]] },
    };
    const { message_id } = (await call("sendMessage", message)).result;
    const again = await call("editMessageText", { ...message, message_id });
    expect(again.description).toContain("message is not modified");
    const other = { inline_keyboard: [[{ text: "ok", callback_data: "2" }]] };
    expect((await call("editMessageText", { ...message, message_id, reply_markup: other })).ok).toBe(true);
  });

  test("a query that was answered already", async () => {
    api.pressData(7, 1, "x");
    expect((await call("answerCallbackQuery", { callback_query_id: "query-1" })).ok).toBe(true);
    expect((await call("answerCallbackQuery", { callback_query_id: "query-1" })).ok).toBe(false);
  });

  test("polling beside a webhook, and the older of two polls", async () => {
    api.webhook = "https://a.example";
    expect((await call("getUpdates")).error_code).toBe(409);
    api.webhook = "";
    await call("getUpdates", { offset: 1001 });
    const older = call("getUpdates", { offset: 1001, timeout: 5 });
    await api.until(() => api.count("getUpdates") === 3, "the older one waits");
    const newer = call("getUpdates", { offset: 1001, timeout: 5 });
    expect((await older).error_code).toBe(409);
    api.write(7, "x");
    expect((await newer).result).toHaveLength(1);
  });
});

describe("accepts what stands just inside the limits", () => {
  test.each([
    ["4096 units", ...say({ text: "x".repeat(4096) })],
    ["64 bytes behind a button", ...keys({ text: "ok", callback_data: "x".repeat(64) })],
    ["an entity over a whole character", ...entity({ offset: 1, length: 2 })],
    ["a command of 32 letters", ...commands({ command: "x".repeat(32), description: "x".repeat(256) })],
  ] as const)("%s", async (_, method, payload) => {
    expect((await call(method, payload)).ok).toBe(true);
  });
});

describe("hands out updates", () => {
  const idsOf = async (payload: object) =>
    ((await call("getUpdates", payload)).result as { update_id: number }[]).map((u) => u.update_id);

  test("again and again until a higher offset is asked for", async () => {
    api.write(7, "b");
    expect(await idsOf({})).toEqual([1000, 1001]);
    expect(await idsOf({})).toEqual([1000, 1001]);
    expect(await idsOf({ offset: 1001 })).toEqual([1001]);
    expect(await idsOf({ offset: 1002 })).toEqual([]);
    expect(await idsOf({})).toEqual([]);
  });

  test("at most as many as were asked for, and only of the kinds asked for", async () => {
    api.pressData(7, 1, "x");
    api.write(7, "b");
    expect(await idsOf({ limit: 1 })).toEqual([1000]);
    expect(await idsOf({ allowed_updates: ["message"] })).toEqual([1000, 1002]);
  });

  test("as soon as there is one, within the time that was asked for", async () => {
    await idsOf({ offset: 1001 });
    const waiting = idsOf({ timeout: 5 });
    await api.until(() => api.count("getUpdates") === 2, "it waits");
    api.write(7, "b");
    expect(await waiting).toEqual([1001]);
    expect(await idsOf({ offset: 1002, timeout: 0.02 })).toEqual([]);
  });

  test("with the faults that were asked for", async () => {
    api.fail("getMe", { kind: "refuse", code: 429, retryAfter: 3 }, { kind: "reset" });
    expect((await call("getMe")).parameters).toEqual({ retry_after: 3 });
    await expect(call("getMe")).rejects.toThrow();
    expect((await call("getMe")).ok).toBe(true);
  });
});
