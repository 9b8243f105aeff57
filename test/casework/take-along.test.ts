import fc from "fast-check";
import ICAL from "ical.js";
import { beforeEach, describe, expect, test } from "vitest";
import {
  type Agenda,
  type CalendarWriter,
  type CaseDocument,
  type Casework,
  type ChatDocument,
  createCasework,
} from "../../src/casework/index.ts";
import { toICalendar } from "../../src/files/index.ts";
import { CalendarProgram, readByIcalJs, readByNodeIcal, readers } from "../files/calendar-readers.ts";
import { createFakeChannel, createFakeClock, type FakeChannel, type FakeClock, incoming } from "./fakes.ts";
import { createMemoryStore, type MemoryStore } from "./memory-store.ts";
import { owingAgenda, owingDialogue } from "./owing.ts";

/** A deadline is called by its key, and its words are those of the law of the day. */
const calendarsIn = (word: string): CalendarWriter => ({
  words(matter) {
    if (matter.kind === "gone") return { summary: "gone", description: "" };
    if (matter.kind === "date") return { summary: `${word} ${matter.date.id}`, description: matter.date.clause };
    return { summary: `${word} ${matter.case.label} ${matter.deadline.key}`, description: matter.deadline.clause };
  },
  write: ({ what }, events, stamp) => toICalendar({ name: what, events, stamp }),
});

let store: MemoryStore;
let clock: FakeClock;
let channel: FakeChannel;
let casework: Casework;
let files: { readonly name: string; readonly text: string }[];

function begin(agenda: Agenda = owingAgenda(), calendars: CalendarWriter = calendarsIn("do")): void {
  channel = createFakeChannel();
  const { send } = channel;
  channel.send = async (chat, part, edit) => {
    const outcome = await send(chat, part, edit);
    if (part.file !== undefined && outcome.kind === "sent") files.push(part.file);
    return outcome;
  };
  const parts = { store, clock, agenda, calendars, dialogue: owingDialogue, channels: [channel] };
  casework = createCasework({ ...parts, allow: ["7"], random: () => 1, report: () => undefined, remindEveryMs: null });
}
/** Says it at the office's time of day, a minute after what was said before. */
async function say(text: string): Promise<string> {
  clock.now += 60_000;
  await (await casework.handle(incoming(text))).answered;
  return channel.sent.at(-1)?.text ?? "";
}
async function take(what: string): Promise<string> {
  const before = files.length;
  await say(`take ${what}`);
  expect(files.length).toBe(before + 1);
  return files.at(-1)?.text ?? "";
}
function onDay(day: string): void {
  clock.now = Date.parse(`${day}T02:00:00Z`);
}
const plainText = (text: string) => text.replaceAll("\r\n ", "");
const caseOf = (id: string): CaseDocument => JSON.parse(store.caseTexts.get(`fake-1-7.${id}`) ?? "null");
const chat = (): ChatDocument => JSON.parse([...store.chatTexts.values()][0] ?? "null");

beforeEach(() => {
  store = createMemoryStore();
  clock = createFakeClock();
  files = [];
  onDay("2026-03-02");
  begin();
});

describe("the calendar of a case", () => {
  test("holds what is owed in it, each on its legal day, and says how much that is", async () => {
    await say("owe c1 decision=2026-03-18 notice=2026-03-20");
    await say("owe c2 decision=2026-03-19");
    expect(await say("take c1")).toBe("calendar: 2 days, 0 cancelled, 0 open, 0 left");
    const [{ name = "", text = "" } = {}] = files;
    expect(name).toBe("dibao-case-1-2026-03-02.ics");
    expect(readByIcalJs(text).map(({ summary, first, sequence }) => [summary, first, sequence])).toEqual([
      ["do c1 decision", "2026-03-18", 0],
      ["do c1 notice", "2026-03-20", 0],
    ]);
  });

  test("tells it on the working days before, at the morning's hour, ahead of a holiday", async () => {
    // 6 October lies in the holidays of 2026, and so does 25 September; Sunday the 20th is worked.
    onDay("2026-09-01");
    await say("owe c1 decision=2026-10-06");
    const event = new ICAL.Component(ICAL.parse(await take("c1"))).getFirstSubcomponent("vevent");
    const start = ICAL.Time.fromDateTimeString("2026-10-06T00:00:00");
    const alarms = event?.getAllSubcomponents("valarm").map((alarm) => {
      const moment = start.clone();
      moment.addDuration(alarm.getFirstPropertyValue("trigger") as ICAL.Duration);
      return moment.toString();
    });
    expect(alarms).toEqual([
      "2026-09-20T08:30:00",
      "2026-09-24T08:30:00",
      "2026-09-29T08:30:00",
      "2026-09-30T08:30:00",
    ]);
    expect(event?.getFirstPropertyValue("dtstart")?.toString()).toBe("2026-10-06");
  });

  test("tells it by the person's own leads and hour, also where the chat itself keeps quiet", async () => {
    await say('set {"off":true,"morning":"07:15","leads":{"legal":[2]}}');
    await say("owe c1 decision=2026-03-18");
    expect(plainText(await take("c1")).match(/TRIGGER.*/g)).toEqual(["TRIGGER:-P1DT16H45M"]);
  });

  test("no word of the household stands in what names the days", async () => {
    await say("owe c1 decision/张老三=2026-03-18");
    const [event] = readByIcalJs(await take("c1"));
    expect(event?.uid).toMatch(/^[0-9a-f]{32}@dibao-bot$/);
  });

  test("is the same again while nothing changes, but for the moment of writing", async () => {
    await say("owe c1 decision=2026-03-18 notice=2026-03-20");
    const first = await take("c1");
    onDay("2026-03-09");
    const again = await take("c1");
    expect(again).not.toBe(first);
    const withoutStamp = (text: string) => text.replaceAll(/DTSTAMP:\w+/g, "");
    expect(withoutStamp(again)).toBe(withoutStamp(first));
  });

  test("a case that is not there, and one in which nothing is owed, give no file", async () => {
    await say("take c9");
    await say("owe c1");
    expect(await say("take c1")).toBe("calendar: 0 days, 0 cancelled, 0 open, 0 left");
    expect(files).toEqual([]);
  });

  test("another chat's case is nobody else's", async () => {
    await say("owe c1 decision=2026-03-18");
    await (await casework.handle(incoming("take c1", { chat: "7b" }))).answered;
    await (await casework.handle(incoming("take mine", { chat: "7b" }))).answered;
    expect(files).toEqual([]);
  });
});

describe("a second calendar", () => {
  test("a day that has moved is the same matter with a higher sequence, and one that is over is cancelled", async () => {
    await say("owe c1 decision=2026-03-18 notice=2026-03-20");
    const first = readByNodeIcal(await take("c1"));
    await say("owe c1 decision=2026-03-25");
    expect(await say("take c1")).toBe("calendar: 1 days, 1 cancelled, 0 open, 0 left");
    const second = readByNodeIcal(files.at(-1)?.text ?? "");
    expect(second.map(({ uid }) => uid).sort()).toEqual(first.map(({ uid }) => uid).sort());
    expect(second.map(({ first: day, sequence, cancelled }) => [day, sequence, cancelled])).toEqual([
      ["2026-03-25", 1, false],
      ["2026-03-20", 1, true],
    ]);
  });

  test("what came back after it was cancelled stands again, above the cancellation", async () => {
    const program = new CalendarProgram();
    for (const owed of ["decision=2026-03-18", "", "decision=2026-03-18"]) {
      await say(`owe c1 ${owed}`.trim());
      program.take(await take("c1"));
    }
    expect(program.shown.map(({ first, sequence }) => [first, sequence])).toEqual([["2026-03-18", 2]]);
  });

  test("other words are a change, a cancellation is repeated for a year, and then no more", async () => {
    await say("owe c1 a=2026-03-18 b=2026-03-20");
    await take("c1");
    await say("owe c1 a=2026-03-18");
    begin(owingAgenda(), calendarsIn("settle"));
    const sequences = async () =>
      readByIcalJs(await take("c1")).map(({ sequence, cancelled }) => [sequence, cancelled]);
    expect(await sequences()).toEqual([
      [1, false],
      [1, true],
    ]);
    onDay("2027-03-02");
    expect(await sequences()).toEqual([
      [1, false],
      [1, true],
    ]);
    onDay("2027-06-01");
    expect(await sequences()).toEqual([[1, false]]);
  });

  test("one of all cases goes on from one of a single case", async () => {
    await say("owe c1 decision=2026-03-18");
    await say("owe c2 decision=2026-03-19");
    await take("c1");
    await say("owe c1 decision=2026-03-25");
    const days = readByIcalJs(await take("mine")).map(({ first, sequence }) => [first, sequence]);
    expect(days).toEqual([
      ["2026-03-25", 1],
      ["2026-03-19", 0],
    ]);
    expect(caseOf("c2").exported).toEqual({
      decision: { due: "2026-03-19", sequence: 0, text: expect.stringMatching(/^[0-9a-f]{12}$/) },
    });
  });

  test.each(readers)("whatever happens in the cases, %s shows after each file what is owed", async (_, read) => {
    const due = fc.integer({ min: 3, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, "0")}`);
    const owed = fc.dictionary(fc.constantFrom("a", "b", "c"), due, { maxKeys: 3 });
    const step = fc.oneof(
      fc.record({ owe: fc.constantFrom("c1", "c2", "c3"), owed, taken: fc.boolean() }),
      fc.record({ alone: fc.constantFrom("c1", "c2", "c3") }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        store = createMemoryStore();
        onDay("2026-03-02");
        begin();
        const program = new CalendarProgram(read);
        const now = new Map<string, Readonly<Record<string, string>>>();
        for (const one of steps) {
          if ("alone" in one) {
            // A file of one case that is never opened takes nothing from the others.
            await say(`take ${one.alone}`);
            continue;
          }
          now.set(one.owe, one.owed);
          await say(
            `owe ${one.owe} ${Object.entries(one.owed)
              .map((pair) => pair.join("="))
              .join(" ")}`.trim(),
          );
          if (!one.taken) continue;
          files = [];
          await say("take mine");
          for (const { text } of files) program.take(text);
          const wanted = [...now].flatMap(([id, all]) =>
            Object.entries(all).map(([key, day]) => `${day} do ${id} ${key}`),
          );
          expect(program.shown.map(({ first, summary }) => `${first} ${summary}`).sort()).toEqual(wanted.sort());
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a process that dies", () => {
  test("between deciding and sending, sends the file of then, once", async () => {
    await say("owe c1 decision=2026-03-18");
    channel.script.push(() => ({ kind: "unauthorised" }));
    await say("take c1");
    expect(files).toEqual([]);
    begin();
    await casework.stop();
    const running = casework.run();
    await new Promise((resolve) => setImmediate(resolve));
    channel.end();
    await running;
    expect(files.map(({ name }) => name)).toEqual(["dibao-case-1-2026-03-02.ics"]);
    expect(chat().outbox).toEqual([]);
    expect(caseOf("c1").exported).toHaveProperty("decision");
  });

  test("what was not stored was not exported", async () => {
    await say("owe c1 decision=2026-03-18");
    store.beforeWrite = () => {
      throw new RangeError("the power is gone");
    };
    await say("take c1");
    store.beforeWrite = () => undefined;
    expect(files).toEqual([]);
    expect(caseOf("c1").exported).toBeUndefined();
  });
});

describe("the calendar of a place", () => {
  const dates = ["2026-02-27", "2026-03-12", "2026-03-27", "2027-03-12", "2027-06-12"];

  test("holds its dates from today on, a year and a month ahead", async () => {
    begin(owingAgenda({ dates }));
    const read = readByIcalJs(await take("place"));
    expect(files.at(-1)?.name).toBe("dibao-cn-2026-03-02.ics");
    expect(read.map(({ first }) => first)).toEqual(["2026-03-12", "2026-03-27", "2027-03-12"]);
    expect(read[0]?.uid).toBe("cn-report-2026-03-12@dibao-bot");
  });

  test("takes out what another law no longer sets, and leaves what has passed where it is", async () => {
    begin(owingAgenda({ dates }));
    const program = new CalendarProgram();
    program.take(await take("place"));
    onDay("2026-03-20");
    begin(owingAgenda({ version: "2", dates: ["2026-03-12", "2026-03-30", "2027-03-12"] }));
    program.take(await take("place"));
    expect(program.shown.map(({ first }) => first)).toEqual(["2026-03-12", "2026-03-30", "2027-03-12"]);
    // A year later nothing of then is remembered.
    onDay("2028-06-01");
    begin(owingAgenda({ version: "2", dates: ["2028-06-12"] }));
    await take("place");
    expect(Object.keys(chat().exported?.cn ?? {})).toEqual(["cn-report-2028-06-12@dibao-bot"]);
  });

  test("a place without dates gives no file", async () => {
    expect(await say("take place")).toBe("calendar: 0 days, 0 cancelled, 0 open, 0 left");
  });
});

test("of more days than a calendar takes, the nearest go out and the rest waits without being cancelled", async () => {
  const all = Array.from({ length: 2010 }, (_, i) => `d${i}=2026-${i < 2000 ? "03" : "04"}-10`);
  await say(`owe c1 ${all.join(" ")}`);
  expect(await say("take c1")).toBe("calendar: 2000 days, 0 cancelled, 0 open, 10 left");
  await say(`owe c1 ${all.slice(1995).join(" ")}`);
  expect(await say("take c1")).toBe("calendar: 15 days, 1995 cancelled, 0 open, 0 left");
});
