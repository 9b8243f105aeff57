import { beforeEach, describe, expect, test } from "vitest";
import { type Casework, createCasework, type FeedAddresses } from "../../src/casework/index.ts";
import { createAgenda, createCalendarWriter } from "../../src/commands/agenda.ts";
import { advance } from "../../src/interview/index.ts";
import { say, sayNotice } from "../../src/wording/index.ts";
import { policies } from "../interview/packs.ts";
import { calendar } from "../shipped-calendar.ts";
import { createFakeChannel, createFakeClock, type FakeChannel, incoming } from "./fakes.ts";
import { createMemoryStore, type MemoryStore } from "./memory-store.ts";

let store: MemoryStore;
let channel: FakeChannel;
let casework: Casework;
let count: number;

const addresses: FeedAddresses = {
  secret: () => {
    count += 1;
    return `secret-${count}`;
  },
  of: (secret) => `https://office.example/${secret}`,
};

function begin(served: FeedAddresses | null = addresses): void {
  channel = createFakeChannel();
  const language = "zh-CN";
  casework = createCasework({
    store,
    agenda: createAgenda(policies, calendar),
    calendars: createCalendarWriter(policies),
    addresses: served,
    dialogue: {
      advance: (session, event, step) =>
        advance(session, event, { ...step, policies, calendar, place: "cn", language }),
      say: (reply, session) => say(reply, session?.language ?? language),
      notice: (code, values) => sayNotice(code, values, language),
    },
    channels: [channel],
    clock: createFakeClock(Date.UTC(2026, 8, 20, 2)),
    allow: ["7"],
    random: () => 1,
    report: () => undefined,
    remindEveryMs: null,
  });
}

async function type(text: string): Promise<string> {
  const before = channel.sent.length;
  await (await casework.handle(incoming(text))).answered;
  return channel.sent
    .slice(before)
    .map((one) => one.text)
    .join("\n");
}

beforeEach(() => {
  store = createMemoryStore();
  count = 0;
  begin();
});

describe("a calendar to subscribe to", () => {
  test("has the open deadlines of all households, at an address that stays the same", async () => {
    await type("农村 4口人 年收入1.2万");
    await type("受理9月16");
    await type("是");
    expect(await type("订阅日历")).toContain("https://office.example/secret-1");
    const text = (await casework.feed("secret-1")) ?? "";
    expect(text).toContain("BEGIN:VEVENT");
    expect(text).toContain("20261103");
    expect(await type("订阅日历")).toContain("https://office.example/secret-1");
    begin();
    expect(await casework.feed("secret-1")).toContain("20261103");
  });

  test("is one without days as long as nothing is owed", async () => {
    await type("订阅日历");
    const text = (await casework.feed("secret-1")) ?? "";
    expect(text).toContain("BEGIN:VCALENDAR");
    expect(text).not.toContain("BEGIN:VEVENT");
  });

  test("takes a new address, and the old one answers no more, after a restart neither", async () => {
    await type("订阅日历");
    expect(await type("换订阅地址")).toContain("https://office.example/secret-2");
    expect(await casework.feed("secret-1")).toBe(null);
    expect(await casework.feed("secret-2")).not.toBe(null);
    begin();
    expect(await casework.feed("secret-1")).toBe(null);
    expect(await casework.feed("secret-2")).not.toBe(null);
  });

  test("is closed for good", async () => {
    await type("订阅日历");
    expect(await type("停止订阅")).toContain("已停止订阅");
    expect(await casework.feed("secret-1")).toBe(null);
    begin();
    expect(await casework.feed("secret-1")).toBe(null);
  });

  test("says who can open the service where none runs, and gives no address", async () => {
    begin(null);
    const said = await type("订阅日历");
    expect(said).toContain("WEB_PORT");
    expect(said).not.toContain("https:");
  });

  test("does not give one person's days under another's address", async () => {
    await type("农村 4口人 年收入1.2万");
    await type("受理9月16");
    await type("是");
    await type("订阅日历");
    expect(await casework.feed("secret-9")).toBe(null);
    expect(await casework.feed("")).toBe(null);
  });
});
