import { describe, expect, test } from "vitest";
import { linesIn, runDibao } from "./run-dibao.ts";

interface DeadlinesJson {
  readonly place: string;
  readonly on: string;
  readonly programme: string;
  readonly deadlines: readonly Readonly<Record<string, unknown>>[];
}

async function json(...args: readonly string[]): Promise<DeadlinesJson> {
  const { code, out, err } = await runDibao([...args, "--json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as DeadlinesJson;
}

describe("dibao deadlines", () => {
  test("prints what follows as JSON, with the working days left from the day asked about", async () => {
    const answer = await json(
      ...["deadlines", "--place", "cn", "--on", "2026-10-19", "--event", "accepted=2026-09-16"],
      ...["--fact", "delegated=true", "--fact", "specialGround=false", "--lang", "en"],
    );
    expect(answer).toMatchObject({ place: "cn", on: "2026-10-19", programme: "dibao" });
    expect(
      answer.deadlines.map(({ id, from, due, left, kind, count, provisional, clause }) => ({
        id,
        from,
        due,
        left,
        kind,
        count,
        provisional,
        clause,
      })),
    ).toEqual([
      {
        id: "investigation-start",
        from: "2026-09-16",
        due: "2026-09-20",
        left: -16,
        kind: "legal",
        count: "3 working days",
        provisional: false,
        clause: "cn#57-2021/art-15",
      },
      {
        id: "whole-procedure",
        from: "2026-09-16",
        due: "2026-10-20",
        left: 1,
        kind: "legal",
        count: "20 working days",
        provisional: false,
        clause: "cn#83-2022/4.1",
      },
    ]);
    expect(answer.deadlines[1]?.alternatives).toEqual([
      { due: "2026-10-27", because: "if the notice comes on top; the text does not say", clause: "cn#83-2022/4.2" },
    ]);
  });

  test("says it in words: by when, how long, by which clause, the other readings, and what is provisional", async () => {
    const { code, out } = await runDibao([
      ...["deadlines", "--place", "cn", "--on", "2026-11-23", "--event", "accepted=2026-11-20"],
    ]);
    expect(code).toBe(0);
    expect(out).toContain("最迟 2026-11-25　启动家庭经济状况调查（还有 2 个工作日）");
    expect(out).toContain("受理 2026-11-20 起，3 个工作日；依据 民发〔2021〕57号 第十五条");
    expect(out).toContain("另一种算法：2026-12-18（审核确认已委托乡镇的，20个工作日；民发〔2022〕83号 四（一））");
    expect(out).toContain("暂定：2027 年放假安排还没有公布");
    expect(out).toContain("民发〔2022〕83号 四（一）");
  });

  test("tells boards and programmes apart", async () => {
    const { out } = await runDibao([
      ...["deadlines", "--place", "cn-gz-sandu-dujiang", "--on", "2021-04-01", "--lang", "en"],
      ...["--event", "notice-posted@1=2021-03-28", "--event", "notice-posted@2=2021-04-06"],
    ]);
    expect(out).toContain("not before 2021-04-02: end of the first notice");
    expect(out).toContain("not before 2021-04-11: end of the second notice");
    const destitute = await json(
      "deadlines",
      "--place",
      "cn",
      "--programme",
      "destitute",
      "--event",
      "accepted=2023-01-10",
    );
    expect(destitute.deadlines.map(({ id, due }) => [id, due])).toEqual([["destitute-opinion", "2023-02-03"]]);
  });

  test("says what is done, what has no number, and which figure nobody has set", async () => {
    const { out } = await runDibao([
      ...["deadlines", "--place", "model-four-batches", "--lang", "en", "--event", "complaint-registered=2024-05-06"],
      ...["--event", "stopped=2026-07-02", "--event", "hearing-held=2026-07-01"],
    ]);
    expect(out).toContain("no day yet: close a complaint and answer it; the place has not set complaintDays");
    expect(out).toContain("no number of days: tell the cut or stop in writing, with reasons, promptly");
    expect(out).toContain("done: hear the household before a cut or a stop, hearing 2026-07-01 (limit 2026-07-02)");
  });

  test("a day of rest ahead is not today, what begins with a month is not owed before it, and late or early is said", async () => {
    const { out } = await runDibao([
      ...["deadlines", "--place", "cn", "--on", "2026-01-31", "--event", "decided=2026-01-31"],
      ...[
        "--event",
        "accepted=2025-12-01",
        "--event",
        "notice-posted=2025-12-10",
        "--event",
        "notice-ended=2025-12-15",
      ],
    ]);
    expect(out).toContain("2026-02-01 起　自决定的下月起发放（不剩工作日了）");
    expect(out).toContain("已完成　审核确认全程办结：决定同意 2026-01-31（期限 2026-01-13）");
    expect(out).toContain("结束早了　公示期满：公示结束 2025-12-15（要到 2025-12-17 才满）");
    // The notice shows only that the survey had begun by then.
    expect(out).toContain("已完成　启动家庭经济状况调查：张榜公示 2025-12-10（期限 2025-12-04）");
    const late = await runDibao([
      ...["deadlines", "--place", "cn", "--on", "2026-03-02", "--event", "refused=2026-02-13"],
      ...["--event", "notified=2026-02-26"],
    ]);
    expect(late.out).toContain("书面告知 2026-02-26（期限 2026-02-25，晚了）");
    const ended = await runDibao([
      ...["deadlines", "--place", "cn", "--on", "2026-11-22", "--programme", "destitute"],
      ...["--event", "notice-ended=2026-10-09", "--event", "submitted-to-county=2026-10-10"],
      ...["--event", "notice-posted@end=2026-11-01"],
    ]);
    // What has no number of days is done all the same.
    expect(ended.out).toContain("已完成　公示期满后报县民政：报县民政 2026-10-10\n");
    expect(ended.out).toContain("2026-11-08 已满　拟终止供养的公示期满，可以结束了");
    const english = await runDibao([
      ...["deadlines", "--place", "cn", "--on", "2026-02-02", "--lang", "en", "--event", "decided=2026-01-31"],
    ]);
    expect(english.out).toContain("from 2026-02-01: pay from the month after the decision (1 working days ago)");
  });

  test("says so where nothing follows", async () => {
    const { code, out } = await runDibao([
      "deadlines",
      "--place",
      "cn",
      "--lang",
      "en",
      "--event",
      "meeting-held=2023-05-06",
    ]);
    expect(code).toBe(0);
    expect(out).toContain("No time limit of dibao follows from these events.");
  });

  test("names every fault of what was typed at once, and prints nothing", async () => {
    const { code, out, err } = await runDibao([
      ...["deadlines", "--place", "cn", "--lang", "en", "--programme", "dibbo"],
      ...["--event", "acepted=2026-09-16", "--event", "decided=2026-02-30", "--event", "yesterday"],
      ...["--fact", "delegatd=true", "--fact", "reviewClass=often", "--fact", "x"],
    ]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(linesIn(err).map((line) => line.slice(0, 60))).toEqual([
      expect.stringMatching(/^There is no event acepted\. Did you mean accepted\?/),
      expect.stringMatching(/^--event decided has the day 2026-02-30, which is none/),
      expect.stringMatching(/^--event yesterday can't be read/),
      expect.stringMatching(/^There is no programme dibbo\. Did you mean dibao\?/),
      expect.stringMatching(/^There is no fact delegatd\. Did you mean delegated\?/),
      expect.stringMatching(/^--fact x can't be read/),
    ]);
  });

  test.each([
    [["--fact", "reviewClass=often"], /^--fact reviewClass: /],
    [["--fact", "members[99].age=3"], /^--fact members\[99\]\.age=3 can't be read/],
    [["--fact", "size=many"], /^--fact size: /],
    [[], null],
  ])("reads facts as they are typed: %j", async (facts, fault) => {
    const { code, err } = await runDibao([
      ...["deadlines", "--place", "cn", "--lang", "en", "--event", "accepted=2026-09-16", ...facts],
    ]);
    expect(code).toBe(fault === null ? 0 : 2);
    if (fault !== null) expect(err).toMatch(fault);
  });

  test("wants at least one event", async () => {
    const { code, err } = await runDibao(["deadlines", "--place", "cn", "--lang", "en"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^At least one event is needed/);
  });
});

describe("dibao calendar", () => {
  const span = ["--place", "cn-fj-jinjiang", "--from", "2021-06-20", "--to", "2021-06-30"];

  test("lists the dates of a place, those before their own document marked", async () => {
    const { code, out } = await runDibao(["calendar", ...span, "--lang", "en", "--json"]);
    expect(code).toBe(0);
    const { dates } = JSON.parse(out) as { dates: readonly Readonly<Record<string, unknown>>[] };
    expect(dates.map(({ id, due, beforePublication }) => [id, due, beforePublication])).toEqual([
      ["progress-table", "2021-06-24", true],
      ["progress-report", "2021-06-27", true],
      ["database-done", "2021-06-30", true],
      ["half-monthly-report", "2021-06-30", true],
      ["screening-done", "2021-06-30", true],
      ["screening-and-correction", "2021-08-31", false],
    ]);
  });

  test("says it in words", async () => {
    const { out } = await runDibao(["calendar", ...span]);
    expect(out).toContain("2021-06-24　报盖章的排查成效进度表");
    expect(out).toContain("这个日子在文件印发之前");
    expect(out).toContain("另一种算法：2021-06-23（“24日前”不含当天的读法）");
    expect(out).toContain("提醒按 2021-06-23");
  });

  test("prints an iCalendar file, and names on stderr what has no day", async () => {
    const { code, out, err } = await runDibao([
      ...[
        "calendar",
        "--place",
        "model-four-batches",
        "--from",
        "2021-05-01",
        "--to",
        "2021-07-31",
        "--ics",
        "--lang",
        "en",
      ],
    ]);
    expect(code).toBe(0);
    expect(out.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
    expect(out.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(out.match(/^UID:.*\r$/gm)).toEqual([
      "UID:model-four-batches-payday-2021-05-10@dibao-bot\r",
      "UID:model-four-batches-payday-2021-06-10@dibao-bot\r",
    ]);
    expect(err).toMatch(/^no day yet: the villages report the last quarter by category; quarterReportDay is not set/);
  });

  test.each([
    [["--from", "2021-06-01"], /^--to is needed/],
    [["--from", "2021-6-1", "--to", "2021-06-30"], /^--from has the value 2021-6-1, which is no day/],
    [["--from", "2021-07-01", "--to", "2021-06-30"], /^--from 2021-07-01 is after --to 2021-06-30/],
    [["--from", "1921-07-01", "--to", "2021-06-30"], /^At most 50 years/],
    [["--from", "2021-06-01", "--to", "2021-06-30", "--json", "--ics"], /^Only one of --json and --ics/],
  ])("refuses %j", async (args, fault) => {
    const { code, out, err } = await runDibao(["calendar", "--place", "cn", "--lang", "en", ...args]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(fault);
  });
});
