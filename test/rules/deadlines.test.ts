import { describe, expect, test } from "vitest";
import { loadPolicyFolder } from "../../src/files/index.ts";
import { type CaseEvent, type Deadline, deadlinesOf, readEvent, readFacts } from "../../src/rules/index.ts";
import { calendar } from "../shipped-calendar.ts";
import { packFolder } from "./independent/engine.ts";
import { placeOf } from "./small-packs.ts";

const loaded = loadPolicyFolder(packFolder, { examples: false });
if (!loaded.ok) throw new Error("the packs do not load");
const { policies } = loaded;

interface Circumstances {
  readonly place?: string;
  readonly programme?: string;
  readonly facts?: unknown;
}

/** What follows from events written as on the command line, in one text. */
function following(events: string, { place = "cn", programme = "dibao", facts = null }: Circumstances = {}) {
  const read = facts === null ? null : readFacts(facts);
  if (read !== null && !read.ok) throw new Error(JSON.stringify(read.faults));
  const given = events.split(" ").map((text): CaseEvent => {
    const reading = readEvent(text);
    if (!reading.ok) throw new Error(text);
    return reading.event;
  });
  return deadlinesOf(placeOf(policies, place), calendar, { programme, events: given, facts: read?.facts ?? null });
}

function one(id: string, events: string, circumstances?: Circumstances): Deadline | undefined {
  return following(events, circumstances).find((deadline) => deadline.id === id);
}

describe("the day on which a text begins or ends", () => {
  test.each([
    // 220号 until 2021-06-30, 57号 from the day after.
    ["survey", "accepted=2021-06-30", "2021-07-14"],
    ["survey", "accepted=2021-07-01", undefined],
    ["investigation-start", "accepted=2021-06-30", undefined],
    ["investigation-start", "accepted=2021-07-01", "2021-07-06"],
    ["whole-procedure", "accepted=2021-06-30", undefined],
    ["whole-procedure", "accepted=2021-07-01", "2021-08-12"],
    ["county-decision", "submitted-to-county=2021-06-30", "2021-07-07"],
    ["county-decision", "submitted-to-county=2021-07-01", "2021-07-15"],
    ["refusal-notice", "refused=2021-06-30", "2021-07-03"],
    ["refusal-notice", "refused=2021-07-01", "2021-07-06"],
    ["second-notice", "notice-posted@2=2021-06-30", "2021-07-07"],
    ["second-notice", "notice-posted@2=2021-07-01", undefined],
    ["objection", "objection=2021-06-30", "2021-07-28"],
    ["objection", "objection=2021-07-01", null],
    // 83号 from 2022-10-20.
    ["death-changes", "died=2022-10-19", undefined],
    ["death-changes", "died=2022-10-20", "2023-01-20"],
    ["change-report", "changed=2022-10-19", undefined],
    ["change-report", "changed=2022-10-20", "2023-01-20"],
    ["taper-end", "taper-started=2022-10-19", null],
    ["taper-end", "taper-started=2022-10-20", "2023-04-20"],
    // The Social Assistance Law from 2026-07-01.
    ["hearing", "stopped=2026-06-30", undefined],
    ["hearing", "stopped=2026-07-01", "2026-07-01"],
  ])("%s after %s: %s", (id, events, due) => {
    expect(one(id, events)?.due).toBe(due);
  });

  test.each([
    ["2022-10-19", "2022-11-30"],
    ["2022-10-20", "2022-11-17"],
  ])("a delegated township has 20 working days only from 2022-10-20: accepted %s, done by %s", (day, due) => {
    expect(one("whole-procedure", `accepted=${day}`, { facts: { delegated: true, specialGround: false } })?.due).toBe(
      due,
    );
  });
});

describe("days at the edges of months and years", () => {
  test.each([
    ["death-changes", "died=2023-11-29", "2024-02-29"],
    ["death-changes", "died=2023-11-30", "2024-02-29"],
    ["death-changes", "died=2022-11-30", "2023-02-28"],
    ["death-changes", "died=2024-02-29", "2024-05-29"],
    ["payment-start", "decided=2024-01-31", "2024-02-01"],
    ["payment-start", "decided=2024-12-01", "2025-01-01"],
    ["payment-start", "decided=2024-12-31", "2025-01-01"],
    ["review", "reviewed=2024-02-29", "2025-02-28"],
    ["refusal-notice", "refused=2024-12-31", "2025-01-06"],
    ["refusal-notice", "refused=2021-09-15", "2021-09-18"],
    ["county-decision", "submitted-to-county=2025-09-25", "2025-10-15"],
  ])("%s after %s: %s", (id, events, due) => {
    expect(one(id, events, { facts: { reviewClass: "stable", delegated: false } })?.due).toBe(due);
  });
});

describe("a year whose holidays are not published", () => {
  test("makes a day provisional that is counted through it, and names it", () => {
    const { due, provisional, missingYears } = one("whole-procedure", "accepted=2026-11-20") ?? {};
    expect({ due, provisional, missingYears }).toEqual({ due: "2027-01-01", provisional: true, missingYears: [2027] });
  });

  test("leaves a day alone that is counted by months", () => {
    expect(one("death-changes", "died=2026-11-20")).toMatchObject({ due: "2027-02-20", provisional: false });
  });

  test("is said of another reading only, where only that one passes into it", () => {
    const limit = one("whole-procedure", "accepted=2026-11-10", { facts: { delegated: true, specialGround: false } });
    expect(limit).toMatchObject({ due: "2026-12-08", provisional: false, missingYears: [] });
    const open = one("whole-procedure", "accepted=2026-11-10", { facts: { delegated: true } });
    expect(open?.alternatives.map(({ due, missingYears = [] }) => [due, missingYears])).toContainEqual([
      "2027-01-12",
      [2027],
    ]);
  });
});

describe("what is not known of the household", () => {
  const days = (facts: unknown) => {
    const limit = one("whole-procedure", "accepted=2026-09-16", { facts });
    return [limit?.due, limit?.remind, ...(limit?.alternatives.map(({ due }) => due) ?? [])];
  };

  test.each([
    [{}, ["2026-11-03", "2026-10-20", "2026-11-24", "2026-10-20", "2026-11-10"]],
    [{ delegated: false }, ["2026-11-03", "2026-11-03", "2026-11-24", "2026-11-10"]],
    [{ delegated: true, specialGround: false }, ["2026-10-20", "2026-10-20", "2026-10-27"]],
    [{ delegated: true, specialGround: true }, ["2026-11-24", "2026-10-20", "2026-10-20", "2026-12-01"]],
    [{ delegated: false, specialGround: true }, ["2026-11-24", "2026-11-03", "2026-11-03", "2026-12-01"]],
    [{ specialGround: true }, ["2026-11-24", "2026-10-20", "2026-11-03", "2026-10-20", "2026-12-01"]],
    [{ delegated: false, specialGround: false }, ["2026-11-03", "2026-11-03", "2026-11-10"]],
  ])("stands beside the usual day, and reminders go by the earliest: %j", (facts, expected) => {
    expect(days(facts)).toEqual(expected);
  });

  test("does not make a limit of the county run where the township surely decides", () => {
    expect(one("county-decision", "submitted-to-county=2026-09-16")?.due).toBe("2026-09-30");
    expect(one("county-decision", "submitted-to-county=2026-09-16", { facts: { delegated: true } })).toBeUndefined();
  });
});

describe("a notice", () => {
  test("may not end before its day, and its reminder never goes by the shorter reading", () => {
    const notice = one("notice", "notice-posted@1=2021-03-26", { place: "cn-gz-sandu-dujiang" });
    expect(notice).toMatchObject({ sense: "not-before", due: "2021-03-31", remind: "2021-04-02" });
    expect(notice?.alternatives.map(({ due }) => due)).toEqual(["2021-04-02", "2021-03-30"]);
  });

  test.each([
    ["2021-06-30", "2021-07-05", "2021-07-07"],
    ["2021-07-01", "2021-07-08", "2021-07-06"],
  ])("of Dujiang posted %s ends %s, with %s beside it", (posted, due, other) => {
    for (const board of ["1", "2", "3"]) {
      const found = following(`notice-posted@${board}=${posted}`, { place: "cn-gz-sandu-dujiang" });
      expect(found.map((each) => [each.due, each.label])).toEqual([[due, board]]);
      expect(found[0]?.alternatives.map((each) => each.due)).toContain(other);
    }
  });

  test.each([
    ["", "notice"],
    ["@1", "notice"],
    ["@village", "notice"],
    ["@2", "second-notice"],
    ["@3", "third-notice"],
  ])("without a board, or with a name that is none, is the first: %s", (label, id) => {
    const found = following(`notice-posted${label}=2021-03-26`, { place: "cn-gz-sandu-dujiang" });
    expect(found.map((each) => each.id)).toEqual([id]);
  });

  test("of an ending of destitute support is told from that of an application", () => {
    const found = (label: string) =>
      following(`notice-posted${label}=2023-05-08`, { programme: "destitute" }).map((each) => each.id);
    expect(found("")).toEqual(["destitute-notice"]);
    expect(found("@end")).toEqual(["destitute-ending-notice"]);
  });

  test("of each board is a matter of its own", () => {
    const found = following("notice-posted@1=2021-03-26 notice-posted@2=2021-04-06 notice-ended@1=2021-04-02", {
      place: "cn-gz-sandu-dujiang",
    });
    const notices = found.filter(({ id }) => id.endsWith("notice"));
    expect(notices.map(({ label, done }) => [label, done?.on ?? null])).toEqual([
      ["1", "2021-04-02"],
      ["2", null],
    ]);
  });
});

describe("what completes a limit", () => {
  test.each([
    ["accepted=2026-09-16 investigated=2026-09-17", "2026-09-17"],
    ["accepted=2026-09-16 investigated=2026-09-16", "2026-09-16"],
    ["accepted=2026-09-16 investigated=2026-09-15", null],
    ["accepted=2026-09-16 notice-posted=2026-09-25", "2026-09-25"],
  ])("is on or after the day that it runs from: %s", (events, on) => {
    expect(one("investigation-start", events)?.done?.on ?? null).toBe(on);
  });

  test("of a hearing comes before the cut", () => {
    expect(one("hearing", "reduced=2026-09-16 hearing-held=2026-09-10")?.done?.on).toBe("2026-09-10");
    expect(one("hearing", "reduced=2026-09-16 hearing-held=2026-09-17")?.done).toBeNull();
  });

  test("of a review starts the time to the next one, which is not done by it", () => {
    const facts = { reviewClass: "stable" };
    const review = one("review", "decided=2022-03-01 reviewed=2023-02-10", { facts });
    expect(review).toMatchObject({ due: "2024-02-10", done: null, event: "reviewed", after: ["reviewed"] });
  });

  test("ends a review for good where the aid was stopped", () => {
    expect(one("review", "reviewed=2023-02-10 stopped=2023-06-01")).toBeUndefined();
  });

  test("of one person's death leaves another's open", () => {
    const found = following("died@a=2023-03-01 died@b=2023-03-05 death-processed@a=2023-03-20").filter(
      ({ id }) => id === "death-changes",
    );
    expect(found.map(({ label, done }) => [label, done?.on ?? null])).toEqual([
      ["a", "2023-03-20"],
      ["b", null],
    ]);
    const both = following("died@a=2023-03-01 died@b=2023-03-05 death-processed=2023-03-20");
    expect(both.filter(({ id }) => id === "death-changes").map(({ done }) => done)).toEqual([null, null]);
    expect(one("death-changes", "died@a=2023-03-01 death-processed=2023-03-20")?.done?.on).toBe("2023-03-20");
  });
});

describe("the key of a limit", () => {
  const keys = (events: string) => following(events).map(({ key }) => key);

  test("stays the same when the day of its event is corrected", () => {
    expect(keys("accepted=2026-09-16")).toEqual(keys("accepted=2026-09-17"));
  });

  test("differs by programme, label and occurrence", () => {
    expect(keys("notice-posted@1=2023-09-16")).toEqual(["notice/dibao/1/notice-posted"]);
    expect(keys("notice-posted@2=2023-09-16")).toEqual(["notice/dibao/2/notice-posted"]);
    expect(keys("reviewed=2023-09-16")).toEqual(["review/dibao/reviewed"]);
    expect(keys("reviewed=2023-09-16 reviewed=2024-09-10")).toEqual(["review/dibao/reviewed#2"]);
  });
});

describe("an event", () => {
  test("whose label is a programme is about that programme alone", () => {
    expect(following("accepted@destitute=2023-01-10")).toEqual([]);
    const own = following("accepted@destitute=2023-01-10", { programme: "destitute" });
    expect(own.map(({ id, label, due }) => [id, label, due])).toEqual([["destitute-opinion", null, "2023-02-03"]]);
  });

  test("that is the latest of its kind is the one that counts", () => {
    expect(one("whole-procedure", "accepted=2023-03-01 accepted=2024-03-01")?.from).toBe("2024-03-01");
  });

  test("of the second choice counts only where none of the first is known", () => {
    const facts = { reviewClass: "stable" };
    expect(one("review", "benefit-started=2023-05-01", { facts })?.due).toBe("2024-05-01");
    expect(one("review", "benefit-started=2023-05-01 decided=2023-04-12", { facts })?.due).toBe("2024-04-12");
  });

  test("on no day of the calendar is refused", () => {
    expect(() =>
      deadlinesOf(placeOf(policies), calendar, {
        programme: "dibao",
        events: [{ event: "accepted", on: "2023-02-30" }],
        facts: null,
      }),
    ).toThrow(RangeError);
  });
});

describe("an event as it is typed", () => {
  test.each([
    ["accepted=2026-09-16", { event: "accepted", on: "2026-09-16" }],
    [" notice-posted @ 1 = 2021-03-28 ", { event: "notice-posted", on: "2021-03-28", label: "1" }],
    ["died@张三=1949-10-01", { event: "died", on: "1949-10-01", label: "张三" }],
  ])("is read: %s", (text, event) => {
    expect(readEvent(text)).toEqual({ ok: true, event });
  });

  test.each([
    ["accepted", { form: false }],
    ["accepted=2026-02-29", { form: true, isName: true, isDay: false }],
    ["accepted=9999-12-30", { form: true, isName: true, isDay: false }],
    ["accepted=1949-09-30", { form: true, isName: true, isDay: false }],
    ["acceptd=2026-09-16", { form: true, isName: false, isDay: true }],
    ["acceptd=x", { form: true, isName: false, isDay: false }],
  ])("says what is wrong with it: %s", (text, fault) => {
    expect(readEvent(text)).toMatchObject({ ok: false, ...fault });
  });
});

describe("what is a part of dibao", () => {
  test.each(["dibao-single", "supplement", "taper", "after-death", "low-income"])(
    "has its procedure: %s",
    (programme) => {
      const ids = following("accepted=2026-09-16", { programme }).map(({ id, due }) => [id, due]);
      expect(ids).toEqual([
        ["investigation-start", "2026-09-20"],
        ["whole-procedure", "2026-11-03"],
      ]);
    },
  );

  test("but an edge household is not drawing dibao that would be reviewed", () => {
    expect(one("review", "reviewed=2024-09-16", { programme: "low-income" })).toBeUndefined();
  });
});

describe("a figure that nobody has set", () => {
  test("leaves the limit without a day and is named", () => {
    const complaint = one("complaint-answer", "complaint-registered=2020-05-06", { place: "model-four-batches" });
    expect(complaint).toMatchObject({ due: null, remind: null, unset: ["complaintDays"] });
  });

  test("is told from a text that gives no number", () => {
    expect(one("complaint-answer", "complaint-registered=2024-05-06")).toMatchObject({
      due: null,
      unset: [],
      count: "open",
    });
  });

  test("gives the day where the office has set it", () => {
    const own = [
      {
        path: "model-four-batches/documents/own.yaml",
        text: 'document: own\ntitle: 本区细则\nnumber: null\nissuer: { zh-CN: 区, en: district }\nin-force: { from: 2018-01-01, to: null }\nheld: text\nclauses:\n  - clause: "5"\n    at: 五\n    summary: { zh-CN: 天数, en: days }\n',
      },
      {
        path: "model-four-batches/parameters.yaml",
        text: '- parameter: complaintDays\n  values:\n    - { from: 2018-01-01, value: "15", clause: "model-four-batches#own/5" }\n',
      },
    ];
    const set = loadPolicyFolder(packFolder, { examples: false, own });
    if (!set.ok) throw new Error(JSON.stringify(set.faults));
    const events: readonly CaseEvent[] = [{ event: "complaint-registered", on: "2020-05-06" }];
    const found = deadlinesOf(placeOf(set.policies, "model-four-batches"), calendar, {
      programme: "dibao",
      events,
      facts: null,
    });
    // 9 May was a worked Saturday.
    expect(found.map(({ due, count }) => [due, count])).toEqual([["2020-05-26", "15 working days"]]);
  });
});
