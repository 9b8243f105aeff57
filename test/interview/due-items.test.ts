import { describe, expect, test } from "vitest";
import { readItemWord } from "../../src/interview/due-acts.ts";
import { markOf } from "../../src/interview/index.ts";
import { policies } from "./packs.ts";
import { Talk, type TalkOptions } from "./talk.ts";

const line = "农村 4口人 年收入1.2万 一级残疾1人";
const talk = (options: Partial<TalkOptions> = {}) =>
  new Talk({ policies, today: "2026-11-24", place: "cn-gz-sandu-dujiang", twice: true, ...options });
/** One household with an acceptance of 20 November: two limits run. */
const begun = (options: Partial<TalkOptions> = {}) =>
  talk(options)
    .type(line)
    .type(options.language === "en" ? "accepted 2026-11-20" : "11月20受理")
    .type(options.language === "en" ? "yes" : "是");
/** Two households: 王家湾5组 is open, the first is on the shelf. */
const two = () =>
  begun().type("新的一户").type("改名 王家湾5组").type("农村 3口人 年收入9000").type("11月16贴的榜").hear("是");
const allOwed = (t: Talk) => [...t.records.values()].flatMap((record) => t.owed(record));
const digest = (t: Talk, take = 99) => t.remind({ what: "digest", items: allOwed(t).slice(0, take) });
const owedIn = (t: Talk, number = 1) => {
  const record = t.records.get(number);
  return record === undefined ? [] : t.owed(record).map(({ deadline }) => deadline.id);
};
const events = (t: Talk, number = 1) => (t.records.get(number)?.events ?? []).map(({ event, on }) => `${event} ${on}`);

describe("the morning's digest", () => {
  test("leaves the session as it is, and the next answer goes to the question that stands", () => {
    const t = begun();
    const before = JSON.stringify(t.session);
    digest(t);
    expect(t.kind).toBe("digest");
    expect(JSON.stringify(t.session)).toBe(before);
    expect(t.type("是").facts.assets).toEqual({ comply: true });
  });

  test("begins with day and count, says two short lines an item, and has the buttons of one or two items at once", () => {
    const t = digest(begun());
    const [title, group, first, second] = t.text.split("\n");
    expect(title).toBe("11月24日周二 今日提醒：2项");
    expect(group).toBe("快到期");
    expect(first).toBe("1. 第1户：启动家庭经济状况调查");
    expect(second).toBe("　最迟11月25日周三，还有1个工作日｜民发〔2021〕57号第十五条");
    expect(t.labels.slice(0, 8)).toEqual([
      "1 办了",
      "1 不适用",
      "1 稍后",
      "1 打开这户",
      "2 办了",
      "2 不适用",
      "2 稍后",
      "2 打开这户",
    ]);
  });

  test("of many items has one row of numbers, overdue first, then today, and stays under 600 letters", () => {
    const t = two();
    for (const [index, day] of ["9月1", "10月8", "11月10", "11月17", "11月18", "11月19"].entries())
      t.type("新的一户")
        .type(`改名 ${index + 3}组老李家`)
        .type("农村 2口人 年收入5000")
        .type(`${day}受理`)
        .hear("是");
    digest(t);
    expect([...t.text].length).toBeLessThanOrEqual(640);
    expect(t.labels[0]).toBe("1");
    expect(t.text.indexOf("已逾期")).toBeLessThan(t.text.indexOf("快到期"));
    expect(t.text).toMatch(/还有\d+项，见“期限”/);
    expect(digest(t.fork("en")).text).toMatch(/^Tue 24 Nov(?:ember)?(?: 2026)?: \d+ to look at/);
  });

  test("names the earlier reading for which it speaks before the limit itself is near, and no other", () => {
    const t = begun();
    const says = (day: string) => {
      t.today = day;
      return digest(t).text;
    };
    expect(says("2026-12-16")).toContain(
      "　最迟2027年1月1日周五（暂定），还有12个工作日｜民发〔2022〕83号四（一）\n　也有按2026-12-18的：审核确认已委托乡镇的，20个工作日",
    );
    expect(says("2026-12-16")).not.toContain("45个工作日");
    // Over by that reading, and not near by its own: the reader is still told why.
    expect(says("2026-12-21")).toContain("也有按2026-12-18的");
    expect(says("2026-12-30")).not.toContain("也有按");
    // A list that was asked for names one only where its day is soon.
    t.today = "2026-11-25";
    expect(t.type("期限").text).not.toContain("也有按");
    t.today = "2026-12-16";
    expect(t.type("期限").text).toContain("也有按2026-12-18的");
  });

  test("to a supervisor has no buttons that act", () => {
    const t = begun();
    t.remind({ what: "escalation", items: allOwed(t) });
    expect(t.labels.some((label) => label.includes("办了"))).toBe(false);
  });
});

describe("days that are not simply a last day", () => {
  test("a Sunday that is worked says so, a Saturday of rest does not", () => {
    const t = talk({ today: "2026-09-17" }).type(line).type("9月16受理").hear("是");
    expect(t.text).toContain("最迟9月20日周日（调休上班），还有2个工作日");
    const notice = talk({ today: "2026-11-22" }).type(line).type("11月21贴的榜").hear("是");
    expect(notice.text).toContain("11月28日周六满，之前不能撤");
  });

  test("what begins with a month is said to run from it, not to be owed before it", () => {
    const t = begun().type("11月24批准").hear("是");
    expect(t.text).toContain("自决定的下月起发放\n　12月1日周二起，还有5个工作日｜民发〔2021〕57号第二十一条");
  });

  test("a notice that is said to be over before any reading lets it is told to be early at once", () => {
    const posted = (last: string) => begun().type("11月16贴的榜").hear("是").type(last).hear("是");
    expect(posted("11月21撤榜").text).toContain("公示要到2026-11-23才满，这样结束早了");
    expect(posted("11月22撤榜").text).not.toContain("结束早了");
  });
});

describe("done", () => {
  test("writes the step that completes it, of today, and says what follows", () => {
    const t = digest(begun(), 1).hear("办了");
    expect(t.text).toContain("办了：第1户：启动家庭经济状况调查");
    expect(t.text).toContain("已记：入户调查 2026-11-24（周二）");
    expect(events(t)).toEqual(["accepted 2026-11-20", "investigated 2026-11-24"]);
    expect(owedIn(t)).toEqual(["whole-procedure"]);
    expect(t.asked).toBe("assets.comply");
  });

  test("is taken back by its button, by a word, and in the open case by undo", () => {
    for (const word of ["收回", "撤销"]) {
      const t = digest(begun(), 1).hear("办了").hear(word);
      expect(t.text, word).toContain("收回了，仍要办");
      expect(events(t), word).toEqual(["accepted 2026-11-20"]);
    }
    const t = digest(begun(), 1).hear("办了").type("结论").type("撤销");
    expect(events(t)).toEqual(["accepted 2026-11-20"]);
  });

  test("of a notice starts what comes after it", () => {
    const t = talk({ today: "2026-11-26" }).type(line).type("11月18贴的榜").hear("是");
    digest(t, 1).hear("办了");
    expect(events(t)).toEqual(["notice-posted 2026-11-18", "notice-ended 2026-11-26"]);
    expect(t.text).toContain("接下来：\n1. 公示期满后报县民政");
  });

  test("of a notice that is not over is refused with its day", () => {
    const t = begun().type("11月23贴的榜").hear("是");
    const items = allOwed(t).filter(({ deadline }) => deadline.sense === "not-before");
    t.remind({ what: "digest", items }).hear("办了");
    expect(t.text).toContain("2026-11-30才满");
    expect(events(t)).toHaveLength(2);
  });

  test("of a review begins the next one, and taking it back brings the same one again", () => {
    const t = talk().type(line).type("2025年11月25日县里批了").hear("是");
    const [review] = allOwed(t).filter(({ deadline }) => deadline.id === "review");
    t.remind({ what: "digest", items: review === undefined ? [] : [review] }).hear("办了");
    expect(t.text).toContain("接下来：\n1. 定期核查\n　最迟2027年11月24日周三");
    t.hear("收回");
    expect(events(t)).toEqual(["decided 2025-11-25"]);
  });
});

describe("the open case and the one that is meant", () => {
  test("an item of another household is done without opening that household", () => {
    const t = digest(two());
    const open = t.session?.case?.number;
    t.press(t.button("1")).hear("办了");
    expect(t.session?.case?.number).toBe(open);
    expect(
      [...t.records.values()].flatMap(({ events: all = [] }) => all).filter(({ on }) => on === "2026-11-24"),
    ).toHaveLength(1);
  });

  test("a household on the shelf has it when it is opened again", () => {
    const t = two();
    t.remind({
      what: "digest",
      items: allOwed(t)
        .filter((one) => one.case.number === 1)
        .slice(0, 1),
    }).hear("办了");
    expect(events(t, 1)).toEqual(["accepted 2026-11-20", "investigated 2026-11-24"]);
    t.type("上一户");
    expect(t.session?.case?.events?.map(({ event }) => event)).toEqual(["accepted", "investigated"]);
  });

  test("the word undo right after it takes back that, and nothing of the open household", () => {
    const t = two();
    const before = JSON.stringify(t.session?.case?.events);
    t.remind({
      what: "digest",
      items: allOwed(t)
        .filter((one) => one.case.number === 1)
        .slice(0, 1),
    })
      .hear("办了")
      .type("撤销");
    expect(events(t, 1)).toEqual(["accepted 2026-11-20"]);
    expect(JSON.stringify(t.session?.case?.events)).toBe(before);
  });

  test("open opens it", () => {
    const t = two();
    t.remind({
      what: "digest",
      items: allOwed(t)
        .filter((one) => one.case.number === 1)
        .slice(0, 1),
    }).hear("打开这户");
    expect(t.session?.case?.number).toBe(1);
  });
});

describe("not applicable", () => {
  test("asks why, keeps the words with the case, shows them, and can be taken back", () => {
    const t = digest(begun(), 1).hear("不适用");
    expect(t.text).toContain("为什么不适用");
    t.type("户主搬走了，不办了");
    expect(t.text).toContain("原因：户主搬走了，不办了");
    expect(t.records.get(1)?.settled).toEqual([
      {
        key: "investigation-start/dibao/accepted",
        how: "not-applicable",
        reason: "户主搬走了，不办了",
        on: "2026-11-24",
      },
    ]);
    expect(owedIn(t)).toEqual(["whole-procedure"]);
    expect(t.type("摘要").text).toContain("启动家庭经济状况调查：不适用：户主搬走了，不办了");
    t.hear("收回：启动家庭经济状况调查");
    expect(t.records.get(1)?.settled).toBeUndefined();
    expect(owedIn(t)).toEqual(["investigation-start", "whole-procedure"]);
  });

  test("can be without a reason, and be cancelled", () => {
    expect(digest(begun(), 1).hear("不适用").hear("不写原因").records.get(1)?.settled).toEqual([
      { key: "investigation-start/dibao/accepted", how: "not-applicable", on: "2026-11-24" },
    ]);
    const t = digest(begun(), 1).hear("不适用").type("取消");
    expect(t.records.get(1)?.settled).toBeUndefined();
    expect(t.asked).toBe("assets.comply");
  });

  test("a question meanwhile is answered, and the reason still asked; no ID number is kept", () => {
    const t = digest(begun(), 1).hear("不适用").type("公示要几天");
    expect(t.session?.waiting?.for).toBe("reason");
    expect(t.kind).toBe("due-reason");
    t.type("见522732199001011234的说明");
    expect(JSON.stringify(t.records.get(1)?.settled)).not.toContain("522732199001011234");
  });
});

describe("later", () => {
  test("takes a day that is typed at once, and leaves a bare number to the question that stands", () => {
    for (const [said, day] of [
      ["后天", "2026-11-26"],
      ["3天后", "2026-11-27"],
      ["周五", "2026-11-27"],
      ["12月1日再提醒", "2026-12-01"],
    ] as const) {
      const t = digest(begun(), 1).hear("稍后").hear(said);
      expect(
        t.snoozed.map(({ until }) => until),
        said,
      ).toEqual([{ day }]);
    }
    expect(digest(begun(), 1).hear("稍后").type("是").facts.assets).toEqual({ comply: true });
  });

  test.each([
    ["1小时后", { minutes: 60 }, "1小时后"],
    ["明天", { day: "2026-11-25" }, "2026-11-25（周三）"],
    ["下个工作日", { day: "2026-11-25" }, "2026-11-25（周三）"],
  ])("%s puts the reminder off, not the day", (label, until, said) => {
    const t = digest(begun(), 1).hear("稍后").hear(label);
    expect(t.snoozed).toHaveLength(1);
    expect(t.snoozed[0]).toMatchObject({ key: "investigation-start/dibao/accepted", until });
    expect(t.text).toContain(`${said}再提醒`);
    expect(t.text).toContain("到期日不变：2026-11-25（周三）");
  });

  test.each([
    ["12月1日", "2026-12-01"],
    ["3天后", "2026-11-27"],
    ["下周一", "2026-11-30"],
    ["周五", "2026-11-27"],
    ["5号", "2026-12-05"],
    ["1月8日", "2027-01-08"],
    ["2026-12-31", "2026-12-31"],
  ])("on a day that is named: %s", (words, day) => {
    const t = digest(begun(), 1).hear("稍后").hear("选日期").type(words);
    expect(t.snoozed.map(({ until }) => until)).toEqual([{ day }]);
    expect(t.text.includes("已经过了到期日")).toBe(day > "2026-11-25");
  });

  test.each([["昨天"], ["2026-11-24"], ["蓝色的"]])("%s is no day ahead: it is said, and asked again", (words) => {
    const t = digest(begun(), 1).hear("稍后").hear("选日期").type(words);
    expect(t.snoozed).toEqual([]);
    expect(t.session?.waiting?.for).toBe("later");
    expect(t.text).toContain("哪天再提醒");
  });
});

describe("an old button", () => {
  test("whose day has moved says so and does nothing", () => {
    const t = digest(begun(), 1);
    const done = t.button("办了");
    t.type("受理改成11月19").hear("是").press(done);
    expect(t.text).toContain("按钮上是2026-11-25，现在是2026-11-24");
    expect(events(t)).toEqual(["accepted 2026-11-19"]);
  });

  test("whose deadline is gone says so and does nothing", () => {
    const t = digest(begun(), 1);
    const done = t.button("办了");
    t.type("删掉受理").hear("是").press(done);
    expect(t.text).toMatch(/已经没有了/);
    expect(events(t)).toEqual([]);
  });

  test("pressed twice acts once", () => {
    const t = digest(begun(), 1);
    const done = t.button("办了");
    t.press(done).press(done);
    expect(events(t)).toEqual(["accepted 2026-11-20", "investigated 2026-11-24"]);
  });

  test("of a household that is not there says so", () => {
    expect(begun().press(`t:1:99:${markOf("x")}:20261125`).text).toContain("99");
  });

  test.each([
    "t:",
    "t:99:1:abc:20261125",
    "t:1:x:abc:20261125",
    "t:1:1:ABC:20261125",
    "t:1:1:abc:2026",
    "x:9:abc:0",
    "x:0::0",
  ])("%s is no button of ours", (data) => {
    const t = begun();
    const before = JSON.stringify(t.session?.case);
    expect(t.press(data).notices).toEqual(["unknown-button"]);
    expect(JSON.stringify(t.session?.case)).toBe(before);
  });
});

describe("the list of what is due", () => {
  test.each([
    ["期限", "open", 3],
    ["本周到期", "week", 1],
    ["今天到期", "today", 0],
    ["逾期", "overdue", 1],
    ["/deadlines overdue", "overdue", 1],
    ["期限 王家湾", "open", 1],
    ["期限 逾期 王家湾", "overdue", 1],
    ["期限 复核", "open", 0],
    ["/deadlines review", "open", 0],
    ["deadlines legal", "open", 3],
  ])("%s", (words, scope, total) => {
    const t = talk({ today: "2026-11-24" }).type(line).type("11月20受理").hear("是");
    t.type("新的一户").type("改名 王家湾5组").type("农村 3口人 年收入9000").type("11月10贴的榜").hear("是").type(words);
    expect(t.reply).toMatchObject({ kind: "due", scope, total });
  });

  test("turns its pages by button, as it was asked for", () => {
    const t = talk();
    for (let index = 0; index < 6; index += 1)
      t.type("新的一户")
        .type(`改名 王家湾${index + 1}组`)
        .type("农村 2口人 年收入5000")
        .type("11月20受理")
        .hear("是");
    t.type("期限 王家湾");
    expect(t.reply).toMatchObject({ total: 12, pages: 2, page: 0 });
    t.hear("第2页");
    expect(t.reply).toMatchObject({ total: 12, page: 1, find: "王家湾" });
    expect(t.edited).toBe(true);
  });

  test("of the open household alone is had by a word and a button", () => {
    const t = begun().hear("本户期限");
    expect(t.kind).toBe("case-due");
    expect(t.type("本户期限").text).toContain("第1户：未办结2项");
  });

  test("an empty list says how deadlines come about", () => {
    expect(talk().type("期限").text).toContain("9月16受理");
  });
});

describe("the official dates of the place", () => {
  const jinjiang = (today: string) => talk({ place: "cn-fj-jinjiang", today });

  test("of the next sixty days, with clause and both readings", () => {
    const t = jinjiang("2021-07-20").type("日历");
    expect(t.kind).toBe("dates");
    expect(t.text).toMatch(/8月12日周四/);
    expect(t.text).toContain("也有按");
    expect(t.labels).toEqual(expect.arrayContaining(["日历 2021-06", "日历 2021-08"]));
  });

  test("of a month that is named, marked where the document came out later", () => {
    expect(jinjiang("2021-07-20").type("日历 6月").text).toContain("文件印发之前的日子");
    expect(jinjiang("2021-07-20").type("/calendar 2021-09").text).toContain("9月20日周一");
  });

  test("what is no month is said with an example", () => {
    expect(jinjiang("2021-07-20").type("日历 蓝色").text).toContain("日历 2026-12");
  });

  test("names what is unset with who must set it", () => {
    const t = talk({ place: "model-four-batches", today: "2021-03-20" }).type("日历 4月");
    expect(t.text).toMatch(/日子还没有定/);
    expect(t.text).toMatch(/要由.*定|还没有定/);
  });
});

test.each([
  ["办了", "done"],
  ["已办", "done"],
  ["Done", "done"],
  ["不适用", "not-applicable"],
  ["Not applicable", "not-applicable"],
  ["稍后", "later"],
  ["Later", "later"],
  ["1小时后", "hour"],
  ["In 1 hour", "hour"],
  ["明天", "tomorrow"],
  ["Tomorrow", "tomorrow"],
  ["下个工作日", "working-day"],
  ["Next working day", "working-day"],
  ["选日期", "pick-day"],
  ["Pick a day", "pick-day"],
  ["收回", "take-back"],
  ["Take it back", "take-back"],
  ["是", null],
  ["4", null],
])("the word %s means %s for the item on the screen", (word, action) => {
  expect(readItemWord(word)).toBe(action);
});

test("the words of an item act on the one that is on the screen, and only on the next message", () => {
  const t = digest(begun());
  t.press(t.button("1 办了").replace(/^t:1/, "t:0")).type("办了");
  expect(events(t)).toEqual(["accepted 2026-11-20", "investigated 2026-11-24"]);
  const later = digest(begun());
  later.press(later.button("1 办了").replace(/^t:1/, "t:0")).type("摘要").type("办了");
  expect(events(later)).toEqual(["accepted 2026-11-20"]);
});
