import { describe, expect, test } from "vitest";
import type { ReminderSettings } from "../../src/interview/index.ts";
import { policies } from "./packs.ts";
import { Talk } from "./talk.ts";

const talk = (language: "zh-CN" | "en" = "zh-CN") => new Talk({ policies, today: "2026-11-24", language, twice: true });
const set = (...said: readonly string[]): ReminderSettings | undefined =>
  said.reduce((t, one) => t.type(one), talk()).session?.reminding;

describe("reminders are set", () => {
  test.each<readonly [readonly string[], ReminderSettings | undefined]>([
    [["提醒 关"], { off: true }],
    [["关闭提醒"], { off: true }],
    [["提醒 关", "提醒 开"], {}],
    [["提醒 8:45"], { morning: "08:45" }],
    [["提醒 9点半"], { morning: "09:30" }],
    [["提醒 时间 7点"], { morning: "07:00" }],
    [["/remind 10:15"], { morning: "10:15" }],
    [["提醒 提前 5 2 0"], { leads: { legal: [5, 2, 0], review: [5, 2, 0], end: [5, 2, 0], reporting: [5, 2, 0] } }],
    [["提醒 提前 复核 7、30、0、7"], { leads: { review: [30, 7, 0] } }],
    [["提醒 提前 法定 0", "提醒 提前 报送 3 1"], { leads: { legal: [0], reporting: [3, 1] } }],
    [["提醒 免打扰 19:00-9:00"], { quiet: { from: "19:00", to: "09:00" } }],
    [["提醒 免打扰 21点到7点半"], { quiet: { from: "21:00", to: "07:30" } }],
    [["提醒 上报 123456 3"], { supervisor: { chat: "123456", after: 3 } }],
    [["提醒 上报 -100123"], { supervisor: { chat: "-100123", after: 5 } }],
    [["提醒 上报 123456 3", "提醒 上报 关"], {}],
    [["提醒 8:45", "提醒 恢复默认"], undefined],
    [["remind ahead review 10 5"], { leads: { review: [10, 5] } }],
    [["remind quiet 20:00-7:00"], { quiet: { from: "20:00", to: "07:00" } }],
    [["remind off"], { off: true }],
  ])("%j", (said, wanted) => {
    const settings = set(...said);
    if (wanted !== undefined && Object.keys(wanted).length === 0) expect(settings ?? {}).toEqual({});
    else expect(settings).toEqual(wanted);
  });

  test("each is said back with all the others, and stands in the settings", () => {
    const t = talk().type("提醒 上报 123456 3");
    expect(t.text).toContain("逾期3个工作日上报给 123456");
    expect(t.text).toContain("工作日08:30");
    expect(t.type("设置").text).toContain("提醒：开，工作日08:30");
    expect(t.type("提醒 关").type("/settings").text).toContain("提醒：关");
    expect(talk("en").type("remind 9:00").text).toContain("working days at 09:00");
  });
});

describe("what cannot be set is said with an example, and changes nothing", () => {
  test.each([
    ["提醒 25:99", "提醒 8:30"],
    ["提醒 早一点", "提醒 8:30"],
    ["提醒 提前", "提醒 提前 7 3 1 0"],
    ["提醒 提前 很久", "提醒 提前 7 3 1 0"],
    ["提醒 提前 61", "提醒 提前 7 3 1 0"],
    ["提醒 提前 1 2 3 4 5 6 7", "提醒 提前 7 3 1 0"],
    ["提醒 免打扰 20点", "提醒 免打扰 20:00-8:00"],
    ["提醒 免打扰 8:00-8:00", "提醒 免打扰 20:00-8:00"],
    ["提醒 上报 张主任", "提醒 上报 123456 5"],
    ["提醒 上报 123456 0", "提醒 上报 123456 5"],
    ["提醒 上报 123456 61", "提醒 上报 123456 5"],
  ])("%s", (said, example) => {
    const t = talk().type("提醒 9:00").type(said);
    expect(t.session?.reminding).toEqual({ morning: "09:00" });
    expect(t.text).toContain(example);
  });
});
