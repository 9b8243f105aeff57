import { describe, expect, test } from "vitest";
import { readCommand } from "../../src/interview/command-words.ts";
import { policies } from "./packs.ts";
import { Talk, type TalkOptions } from "./talk.ts";

const talk = (over: Partial<TalkOptions> = {}) => new Talk({ policies, ...over });
/** A household with facts, so that it is one. */
const withCase = (over: Partial<TalkOptions> = {}) => talk(over).hear("农村 4口人 年收入12000");

describe("what asks for a calendar", () => {
  test.each([
    ["/calendar ics", ""],
    ["/calendar ics mine", "mine"],
    ["/calendar .ics place", "place"],
    ["日历 ics", ""],
    ["/日历 ics 全部", "全部"],
    ["/export 3", "3"],
    ["导出日历", ""],
    ["导出", ""],
    ["导出全部户的日历", "全部户"],
    ["导出第3户的日历", "第3户"],
    ["导出这一户的期限", "这一户"],
    ["导出 本地", "本地"],
    ["export mine", "mine"],
    ["Calendar of all my households", "mine"],
    ["This household's calendar", "case"],
    ["本地的日历", "place"],
  ])("%s", (text, argument) => {
    expect(readCommand(text)).toEqual({ name: "export", argument });
  });

  test.each(["日历", "/calendar", "/calendar 2026-09", "出口", "他家孩子导出去打工了"])("%s does not", (text) => {
    expect(readCommand(text)?.name).not.toBe("export");
  });
});

describe("which calendar", () => {
  test("with a household open all three are offered, and each is a press away", () => {
    const t = withCase();
    t.calendar = { days: 3, cancelled: 0, open: 0, left: 0 };
    t.type("导出日历");
    expect(t.kind).toBe("calendar-choice");
    for (const [label, about] of [
      ["这一户的日历", "第1户的救助期限"],
      ["全部户的日历", "我的救助期限"],
    ] as const) {
      const pressed = t.fork();
      pressed.calendar = t.calendar;
      pressed.hear(label);
      expect(pressed.kind).toBe("calendar-file");
      expect(pressed.text).toContain(`${about}（3 天）`);
      expect(pressed.edited).toBe(false);
    }
  });

  test("where there is no household yet none is offered, but the place's own", () => {
    const { labels } = talk().type("导出日历");
    expect(labels).toContain("本地的日历");
    for (const label of ["这一户的日历", "全部户的日历"]) expect(labels).not.toContain(label);
    expect(talk({ language: "en" }).type("export calendar").labels).toContain("Calendar of this place");
  });

  test("what names none is told so, with an example, and the choice stands", () => {
    const t = withCase().type("导出 天气");
    expect(t.notices).toEqual(["calendar-of-what"]);
    expect(t.text).toContain("“天气”");
    expect(t.labels).toContain("全部户的日历");
  });

  test("a household that is not there is named, and one that has nothing says what to note first", () => {
    expect(withCase().type("导出第9户的日历").notices).toEqual(["case-not-found"]);
    const t = withCase();
    t.calendar = { days: 0, cancelled: 0, open: 2, left: 0 };
    t.type("导出这一户的日历");
    expect(t.notices).toEqual(["nothing-to-export"]);
    expect(t.text).toContain("9月16受理");
    expect(t.text).toContain("2 项还没有日子");
  });

  test("this household's needs one", () => {
    expect(talk().type("这一户的日历").notices).toEqual(["no-case"]);
  });
});

test("the question that stood goes on, whatever is exported meanwhile", () => {
  const t = withCase();
  const { asked, facts } = t;
  expect(asked).not.toBeNull();
  t.calendar = { days: 1, cancelled: 2, open: 1, left: 4 };
  t.type("导出日历");
  expect(t.asked).toBe(asked);
  t.hear("全部户的日历");
  expect(t.asked).toBe(asked);
  expect(t.facts).toEqual(facts);
  expect(t.text).toContain("2 项，导入后从日历里消失");
  expect(t.text).toContain("1 项还没有日子");
  expect(t.text).toContain("4 项没有放进来");
  t.hear("继续");
  expect(t.kind).toBe("question");
});

test("while a line waits for a yes a calendar can be taken, and the line still waits", () => {
  const t = withCase().type("城市 2口人 月收入900");
  expect(t.kind).toBe("same-case");
  t.calendar = { days: 1, cancelled: 0, open: 0, left: 0 };
  t.type("导出全部户的日历");
  expect(t.replies.at(-2)?.kind).toBe("calendar-file");
  expect(t.kind).toBe("same-case");
});

test("in English it reads as well", () => {
  const t = withCase({ language: "en" });
  t.calendar = { days: 12, cancelled: 1, open: 1, left: 1 };
  t.type("/calendar ics mine");
  expect(t.text).toBe(
    [
      "My deadlines (days: 12)",
      "Done or no longer applicable: 1; importing the file takes them out of the calendar.",
      "Without a day so far: 1; the place has to set the time limit first.",
      "Left out because their days are the farthest off: 1; export again later.",
      "Open the file in the calendar of a phone or computer to import it; when a deadline changes, export and import again to bring it up to date.",
    ].join("\n"),
  );
});
