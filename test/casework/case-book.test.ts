/** The lists of cases behind a real conversation: found quickly, built anew when damaged, never another chat's. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  type ChatDocument,
  createCasework,
  type Dialogue,
  type Report,
  StoreFailure,
} from "../../src/casework/index.ts";
import { advance } from "../../src/interview/index.ts";
import { say, sayNotice } from "../../src/wording/index.ts";
import { policies } from "../interview/packs.ts";
import { calendar } from "../shipped-calendar.ts";
import { createFakeChannel, createFakeClock, type FakeChannel, incoming } from "./fakes.ts";
import { createMemoryStore, type MemoryStore } from "./memory-store.ts";
import { noReminders } from "./no-reminders.ts";

const dialogue: Dialogue = {
  advance: (session, event, step) =>
    advance(session, event, { ...step, policies, calendar, place: "cn-gz-sandu-dujiang", language: "zh-CN" }),
  say: (reply, session) => say(reply, session?.language ?? "zh-CN"),
  notice: (code, values) => sayNotice(code, values, "zh-CN"),
};

let store: MemoryStore;
let channel: FakeChannel;
let codes: string[];
let reads: number;

function begin() {
  channel = createFakeChannel();
  codes = [];
  const report: Report = ({ code }) => codes.push(code);
  const clock = createFakeClock();
  const parts = { dialogue, clock, channels: [channel], allow: ["7", "8"], random: () => 1, report };
  return createCasework({ ...noReminders, ...parts, store });
}

async function write(texts: readonly string[], casework = begin(), chat = "7"): Promise<string> {
  for (const text of texts) await (await casework.handle(incoming(text, { chat, user: chat }))).answered;
  return channel.sent.filter((each) => each.chat === chat).at(-1)?.text ?? "";
}

const households = ["/new 王家湾老李家", "农村 4口人 年收入1.2万", "/new 下坝组", "农村 3口人 年收入9000"];
const chatDocument = (chat = "7"): ChatDocument => JSON.parse(store.chatTexts.get(`fake/1/${chat}`) ?? "null");

beforeEach(() => {
  store = createMemoryStore();
  reads = 0;
  const { readCase, cases } = store;
  store.readCase = (id) => {
    reads += 1;
    return readCase(id);
  };
  store.cases = () => {
    reads += 1000;
    return cases();
  };
});

describe("a list of cases", () => {
  test("is answered in the same step, and a case of it is opened, by the next process too", async () => {
    expect(await write([...households, "/cases"])).toMatch(/2\. 下坝组.*\n1\. 王家湾老李家/);
    expect(await write(["打开 1", "结论"])).toContain("王家湾老李家");
    expect(chatDocument().session?.case?.facts).toMatchObject({ size: 4 });
  });

  test("reads no case at all, and opening reads that one", async () => {
    await write(households);
    reads = 0;
    const casework = begin();
    await write(["/cases"], casework);
    expect(reads).toBe(0);
    await write(["打开 1"], casework);
    // The case itself, and the same again when its verdict is kept with it.
    expect(reads).toBeLessThanOrEqual(2);
  });

  test("is looked through a stretch at a time: nothing is left out, and no search reads without bound", async () => {
    const casework = begin();
    await write(households, casework);
    // Five thousand households more, as the pages of the list would hold them.
    const line = JSON.parse(store.listTexts.get("0 fake/1/7") ?? "").entries[0];
    const entry = (number: number) => ({
      ...line,
      id: `x-${number}`,
      number,
      label: number % 1700 === 3 ? "石板寨" : "",
    });
    for (let page = 0; page < 100; page += 1) {
      const numbers = Array.from({ length: 50 }, (_, index) => page * 50 + index + 1).filter((number) => number > 2);
      const own = page === 0 ? JSON.parse(store.listTexts.get("0 fake/1/7") ?? "").entries : [];
      const entries = [...own, ...numbers.map(entry)];
      store.listTexts.set(`${page} fake/1/7`, JSON.stringify({ chat: "fake/1/7", page, entries }));
    }
    store.chatTexts.set("fake/1/7", JSON.stringify({ ...chatDocument(), listed: 5000 }));
    let pages = 0;
    const { readList } = store;
    store.readList = (...given) => {
      pages += 1;
      return readList(...given);
    };
    const seen: string[] = [];
    const numbersIn = (text: string) => [...text.matchAll(/^(\d+)\. 石板寨/gm)].map(([, number]) => number ?? "");
    let text = await write(["/cases 石板寨"], begin());
    for (let step = 0; step < 5; step += 1) {
      seen.push(...numbersIn(text));
      expect(pages, "of one search").toBeLessThanOrEqual(41);
      pages = 0;
      const reached = /找到第(\d+)户为止/.exec(text)?.[1];
      if (reached === undefined) break;
      text = await write([`/cases <${reached}`], begin());
    }
    expect(seen).toEqual(["3403", "1703", "3"]);
    expect(await write(["/cases 没有这家"], begin())).toContain("还没有找到");
  });

  test("is never another chat's, whatever number is asked for", async () => {
    await write(households);
    expect(await write(["/cases"], begin(), "8")).not.toContain("王家湾");
    expect(await write(["打开 1"], begin(), "8")).toContain("没有“1”这一户");
    // Not even when a list names it.
    store.listTexts.set("0 fake/1/8", (store.listTexts.get("0 fake/1/7") ?? "").replace("fake/1/7", "fake/1/8"));
    expect(await write(["打开 1"], begin(), "8")).toContain("没有“1”这一户");
  });

  test("is written only when a line of it changes", async () => {
    let written = 0;
    const casework = begin();
    await write(["农村 4口人 年收入1.2万", "是"], casework);
    store.beforeWrite = (kind) => {
      if (kind === "list") written += 1;
    };
    await write(["户主56 妻50", "是", "没有存款"], casework);
    expect(written).toBe(0);
    await write(["改名 三组"], casework);
    expect(written).toBe(1);
  });

  test("that is lost is built anew from the cases, and the operator is told", async () => {
    await write(households);
    store.listTexts.clear();
    expect(await write(["/cases"])).toMatch(/2\. 下坝组.*\n1\. 王家湾老李家/);
    expect(codes).toEqual(["lists-built"]);
    expect(await write(["/cases"])).toContain("王家湾");
    expect(codes).toEqual([]);
  });

  test("whose newest copy is damaged is not believed", async () => {
    await write(households);
    const { readList } = store;
    store.readList = async (chat, page) => {
      const found = await readList(chat, page);
      store.readList = readList;
      return { document: found.document === null ? null : { ...found.document, entries: [] }, loss: "last-change" };
    };
    expect(await write(["/cases"])).toContain("王家湾老李家");
  });

  test("is built for a chat of an earlier version, which had none", async () => {
    await write(households);
    store.listTexts.clear();
    store.chatTexts.set("fake/1/7", JSON.stringify({ ...chatDocument(), listed: null }));
    expect(await write(["/cases"])).toContain("王家湾老李家");
    expect(chatDocument().listed).toBe(2);
  });

  test("goes on with its numbers when the chat's own document was lost", async () => {
    await write(households);
    store.loss = "everything";
    await write(["农村 2口人 年收入3000"]);
    expect(chatDocument().session?.case?.number).toBe(3);
    expect(await write(["/cases"])).toMatch(/3\. 第3户.*\n2\. 下坝组.*\n1\. 王家湾老李家/);
  });

  test("goes on with its numbers when the chat's own document was deleted by hand", async () => {
    await write(households);
    store.chatTexts.clear();
    await write(["农村 2口人 年收入3000"]);
    expect(await write(["/cases"])).toMatch(/3\. 第3户.*\n2\. 下坝组.*\n1\. 王家湾老李家/);
  });
});

describe("a process that died", () => {
  test.each([1, 2, 3, 4, 5, 6])(
    "at its %i. write after a household was opened and renamed has the list as the cases are",
    async (n) => {
      await write(households);
      let writes = 0;
      const casework = begin();
      store.beforeWrite = () => {
        writes += 1;
        if (writes >= n) throw new StoreFailure("broken", {});
      };
      const events = [incoming("打开 1"), incoming("改名 老李家新房")];
      for (const event of events) await (await casework.handle(event)).answered;
      store.beforeWrite = () => undefined;
      const next = begin();
      for (const event of events) await (await next.handle(event)).answered;
      expect(await write(["/cases"], next)).toMatch(/2\. 下坝组.*\n1\. 老李家新房/);
      const kept = [...store.caseTexts.values()].map((text) => JSON.parse(text).case);
      expect(kept.map(({ number, label, facts }) => [number, label, facts.size])).toEqual([
        [1, "老李家新房", 4],
        [2, "下坝组", 3],
      ]);
    },
  );
});

describe("a case", () => {
  test("keeps in its file what was said of it, the newest in place of the same day's", async () => {
    const casework = begin();
    await write(["农村 4口人 年收入1.2万", "是", "结论"], casework);
    const [text = ""] = store.caseTexts.values();
    expect(JSON.parse(text).case.verdicts).toMatchObject([{ lead: { id: "dibao" }, programmes: expect.any(Array) }]);
    expect(text.length).toBeLessThan(12_000);
  });

  test("whose file is lost is named as missing, and the list goes on", async () => {
    await write(households);
    for (const [id, text] of store.caseTexts) if (text.includes("王家湾")) store.caseTexts.delete(id);
    expect(await write(["打开 1"])).toContain("没有“1”这一户");
  });
});

test("a step that asks again and again is put aside as a defect, not repeated for ever", async () => {
  const request = { kind: "load-case", number: 1, purpose: "open", how: "say" } as const;
  const asking: Dialogue = { ...dialogue, advance: (session) => ({ session: session as never, effects: [request] }) };
  const endless = createFakeChannel();
  const clock = createFakeClock();
  const seen: string[] = [];
  const parts = { dialogue: asking, clock, channels: [endless], allow: ["7"], random: () => 1 };
  const casework = createCasework({ ...noReminders, ...parts, store, report: ({ code }) => seen.push(code) });
  await (await casework.handle(incoming("x"))).answered;
  expect(seen).toContain("dead-letter");
});
