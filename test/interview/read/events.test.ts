import { describe, expect, test } from "vitest";
import { readEvents } from "../../../src/interview/read/events.ts";

const today = "2026-11-22";
const told = (text: string) =>
  readEvents(text, today).events.map(({ event, on, label }) =>
    [event, on, ...(label === null ? [] : [label])].join(" "),
  );

describe("a step of a case with its day", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["3月28贴的榜", "notice-posted 2026-03-28"],
    ["一榜3月28贴", "notice-posted 2026-03-28 1"],
    ["二榜4月6日张贴", "notice-posted 2026-04-06 2"],
    ["三榜4月13号贴的", "notice-posted 2026-04-13 3"],
    ["3月28日公示", "notice-posted 2026-03-28"],
    ["公示3月28日开始", "notice-posted 2026-03-28"],
    ["榜今天贴出去了", "notice-posted 2026-11-22"],
    ["昨天撤的榜", "notice-ended 2026-11-21"],
    ["一榜4月4日撤了", "notice-ended 2026-04-04 1"],
    ["公示4月4日结束", "notice-ended 2026-04-04"],
    ["受理9月16", "accepted 2026-09-16"],
    ["9月16受理的", "accepted 2026-09-16"],
    ["镇里9月16日受理了申请", "accepted 2026-09-16"],
    ["2026年9月16日受理", "accepted 2026-09-16"],
    ["今天开的会", "meeting-held 2026-11-22"],
    ["上月20号开的评议会", "meeting-held 2026-10-20"],
    ["昨天死的", "died 2026-11-21"],
    ["户主上个月18号走了", "died 2026-10-18 head"],
    ["老伴10月3号去世", "died 2026-10-03 spouse"],
    ["10月12县里批了", "decided 2026-10-12"],
    ["县民政局10月12日批准了", "decided 2026-10-12"],
    ["低保10月12批下来了", "decided 2026-10-12"],
    ["不批 10月8号", "refused 2026-10-08"],
    ["县里10月8号没批", "refused 2026-10-08"],
    ["入户了昨天", "investigated 2026-11-21"],
    ["昨天入户核查", "investigated 2026-11-21"],
    ["低保从11月发", "payment-started 2026-11-01"],
    ["低保从12月发", "payment-started 2026-12-01"],
    ["从2026年8月发放低保金", "payment-started 2026-08-01"],
    ["11月5日提请核对", "check-requested 2026-11-05"],
    ["11月9日核对结果回来了", "check-returned 2026-11-09"],
    ["材料11月9日报县里了", "submitted-to-county 2026-11-09"],
    ["11月9日报县民政局审批", "submitted-to-county 2026-11-09"],
    ["昨天申请的低保", "applied 2026-11-21"],
    ["11月3日复核过了", "reviewed 2026-11-03"],
    ["11月3日年审", "reviewed 2026-11-03"],
    ["缓退8月1日开始", "taper-started 2026-08-01"],
    ["11月3日停发", "stopped 2026-11-03"],
    ["儿子9月1日上班了", "employed 2026-09-01 child"],
    ["11月3日有人提异议", "objection 2026-11-03"],
    ["11月3日书面告知户主", "notified 2026-11-03"],
    ["昨天听取了本人意见", "hearing-held 2026-11-21"],
    ["11月3日收到实名举报", "complaint-registered 2026-11-03"],
    ["accepted 2026-09-16", "accepted 2026-09-16"],
    ["notice posted 03-28", "notice-posted 2026-03-28"],
    ["second notice posted on 2026-04-06", "notice-posted 2026-04-06 2"],
    ["the county approved it yesterday", "decided 2026-11-21"],
    ["refused on Oct 8", "refused 2026-10-08"],
    ["head died yesterday", "died 2026-11-21 head"],
    ["submitted to the county 2026-11-09", "submitted-to-county 2026-11-09"],
  ];
  test.each(cases)("%s", (text, event) => {
    expect(told(text)).toEqual([event]);
  });
});

describe("a step whose day is missing or unclear", () => {
  test.each([
    ["受理了", "accepted", null],
    ["县里批了", "decided", null],
    ["已经贴榜了", "notice-posted", null],
    ["10月底受理的", "accepted", "10月"],
    ["最近贴的榜", "notice-posted", "最近"],
    ["13月40日受理", "accepted", "13月40日"],
    ["accepted", "accepted", null],
  ])("%s is a step without a day", (text, event, unclear) => {
    const [only, ...others] = readEvents(text, today).events;
    expect(others).toEqual([]);
    expect([only?.event, only?.on, only?.unclear ?? null]).toEqual([event, null, unclear]);
  });
});

describe("several in one line", () => {
  test("each has its own day, and the facts are left for their reader", () => {
    expect(told("9月16受理，9月18入户")).toEqual(["accepted 2026-09-16", "investigated 2026-09-18"]);
    expect(readEvents("农村 4口人 9月16受理 年收入1.2万", today).rest).toBe("农村，4口人，年收入1.2万");
    expect(told("农村 4口人 9月16受理 年收入1.2万")).toEqual(["accepted 2026-09-16"]);
  });

  test("a death stays in the text, since it is a fact of a person too", () => {
    expect(readEvents("户主上个月18号走了", today).rest).toBe("户主走了");
  });
});

describe("what is no step", () => {
  test.each([
    "农村 4口人 年收入1.2万 一级残疾1人",
    "低保户人去世了什么时候停发",
    "公示到哪天",
    "公示要几天",
    "民主评议要几天内完成",
    "申请低保",
    "父亲死了",
    "户主56 妻50 儿子17高中",
    "儿子上班一个月3000",
    "4",
    "是",
    "没有",
    "停",
    "低保户",
    "我要申请",
    "人数改成5",
    "收入改成一年1.5万",
    "受理要几天",
    "批了多少钱",
    "儿子2019年去世",
    "accepted?",
    "thanks",
  ])("%s", (text) => {
    expect(told(text)).toEqual([]);
  });
});
