// The conversation and the office together, with the shipped law: a step is told, the digest comes, its buttons act.
import { beforeEach, expect, test } from "vitest";
import { type Casework, createCasework, type Dialogue } from "../../src/casework/index.ts";
import { createAgenda } from "../../src/commands/agenda.ts";
import { advance, type DueAction, markOf, pressData } from "../../src/interview/index.ts";
import { say, sayNotice } from "../../src/wording/index.ts";
import { policies } from "../interview/packs.ts";
import { calendar } from "../shipped-calendar.ts";
import { createFakeChannel, createFakeClock, type FakeChannel, type FakeClock, incoming } from "./fakes.ts";
import { createMemoryStore } from "./memory-store.ts";
import { plainCalendars } from "./no-reminders.ts";

const dialogue: Dialogue = {
  advance: (session, event, step) =>
    advance(session, event, { ...step, policies, calendar, place: "cn-gz-sandu-dujiang", language: "zh-CN" }),
  say: (reply) => say(reply, "zh-CN"),
  notice: (code, values) => sayNotice(code, values, "zh-CN"),
};

let clock: FakeClock;
let channel: FakeChannel;
let casework: Casework;

beforeEach(() => {
  clock = createFakeClock(0);
  channel = createFakeChannel();
  at("2026-11-23", 9);
  casework = createCasework({
    store: createMemoryStore(),
    dialogue,
    channels: [channel],
    clock,
    allow: ["7"],
    random: () => 1,
    report: () => undefined,
    agenda: createAgenda(policies, calendar),
    calendars: plainCalendars,
    remindEveryMs: null,
  });
});

function at(day: string, hour: number, minute = 0): void {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  clock.now = Date.UTC(year, month - 1, date, hour - 8, minute);
}
async function hear(text: string): Promise<string> {
  await (await casework.handle(incoming(text))).answered;
  return channel.sent.at(-1)?.text ?? "";
}
async function press(what: DueAction): Promise<string> {
  const act = { number: 1, mark: markOf("investigation-start/dibao/accepted"), due: "2026-11-26", what };
  await (await casework.handle(incoming({ kind: "button", data: pressData({ kind: "due", act, keep: true }) })))
    .answered;
  return channel.sent.at(-1)?.text ?? "";
}
async function tick(): Promise<readonly string[]> {
  const before = channel.sent.length;
  await casework.remind();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return channel.sent.slice(before).map(({ text }) => text);
}

test("a step that was told is reminded of in the morning, once, and no more when it is done", async () => {
  await hear("农村 4口人 年收入1.2万");
  await hear("11月23受理");
  expect(await hear("是")).toContain("最迟11月26日周四");
  at("2026-11-24", 8, 30);
  const [digest, ...more] = await tick();
  expect(more).toEqual([]);
  expect(digest).toContain("11月24日周二 今日提醒：1项");
  expect(digest).toContain("启动家庭经济状况调查");
  expect(await tick()).toEqual([]);
  at("2026-11-24", 10);
  await hear("继续");
  await hear("今天入户了");
  expect(await hear("是")).toContain("办结了：启动家庭经济状况调查");
  for (const day of ["2026-11-25", "2026-11-26", "2026-11-27"]) {
    at(day, 8, 30);
    expect((await tick()).join(), day).not.toContain("启动家庭经济状况调查");
  }
});

test("the list has what the digest has, and a deadline that is put off comes again then", async () => {
  await hear("农村 4口人 年收入1.2万");
  await hear("11月23受理");
  await hear("是");
  const list = await hear("本周到期");
  expect(list).toContain("启动家庭经济状况调查");
  at("2026-11-24", 8, 30);
  expect(await tick()).toHaveLength(1);
  at("2026-11-24", 9, 0);
  expect(await press("hour")).toContain("1小时后再提醒：第1户：启动家庭经济状况调查");
  at("2026-11-24", 9, 59);
  expect(await tick()).toEqual([]);
  at("2026-11-24", 10, 0);
  expect((await tick()).join()).toContain("启动家庭经济状况调查");
  expect(await tick()).toEqual([]);
});

test("done from the digest while another household is open saves the one that is meant", async () => {
  await hear("农村 4口人 年收入1.2万");
  await hear("11月23受理");
  await hear("是");
  await hear("新的一户");
  await hear("农村 2口人 年收入5000");
  expect(await press("done")).toContain("办了：第1户：启动家庭经济状况调查");
  expect(await press("done")).toContain("已经办过了");
  expect(await hear("期限")).not.toContain("启动家庭经济状况调查");
  expect(await press("take-back")).toContain("收回了，仍要办");
  expect(await hear("期限")).toContain("启动家庭经济状况调查");
});
