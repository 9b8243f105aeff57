import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { type Agenda, type Casework, createCasework } from "../../src/casework/index.ts";
import { createFakeChannel, createFakeClock, type FakeChannel, type FakeClock, incoming } from "./fakes.ts";
import { createMemoryStore, diskFull, type MemoryStore } from "./memory-store.ts";
import { liveNinetyDays } from "./ninety-days.ts";
import { plainCalendars } from "./no-reminders.ts";
import { days, owingAgenda, owingDialogue } from "./owing.ts";

let store: MemoryStore;
let clock: FakeClock;
let channel: FakeChannel;
let casework: Casework;
/** All that any process has sent. */
let sent: { readonly chat: string; readonly text: string }[];

/** A process begins on what is stored, with or without another law. */
function begin(agenda: Agenda = owingAgenda()): void {
  channel = createFakeChannel();
  const own = channel;
  const { send } = own;
  own.send = async (chat, part, edit) => {
    const outcome = await send(chat, part, edit);
    const last = own.sent.at(-1);
    if (outcome.kind === "sent" && last !== undefined) sent.push(last);
    return outcome;
  };
  casework = createCasework({
    store,
    dialogue: owingDialogue,
    channels: [own],
    clock,
    allow: ["7", "8", "9"],
    random: () => 1,
    report: () => undefined,
    agenda,
    calendars: plainCalendars,
    remindEveryMs: null,
  });
}

/** `at("2026-03-02 08:30")`, the office's time. */
function at(text: string): void {
  const [day = "", time = "00:00"] = text.split(" ");
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  clock.now = Date.UTC(year, month - 1, date, hours - 8, minutes);
}
async function say(text: string, chat = "7"): Promise<void> {
  await (await casework.handle(incoming(text, { chat, user: chat }))).answered;
}
async function tick(when?: string): Promise<void> {
  if (when !== undefined) at(when);
  await casework.remind();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
/** Each half hour of the days from `from` to `to`. */
async function live(from: string, to: string, each: () => void = () => undefined): Promise<void> {
  at(from);
  const start = clock.now;
  at(to);
  const end = clock.now;
  for (let now = start; now < end; now += 1_800_000) {
    clock.now = now;
    each();
    await tick();
  }
}
const reminders = () => sent.filter(({ text }) => text !== "ok").map(({ text }) => text.replaceAll("fake-1-7.", ""));

beforeEach(() => {
  store = createMemoryStore();
  clock = createFakeClock();
  sent = [];
  begin();
});

describe("a morning's digest", () => {
  test("comes on working days at the morning's hour, at seven, three, one and no working days left, and once each", async () => {
    at("2026-03-02 10:00");
    await say("owe c1 decision=2026-03-18");
    await live("2026-03-02 10:30", "2026-03-19 00:00");
    expect(reminders()).toEqual([
      "digest: c1 decision 2026-03-18 left 7",
      "digest since 2026-03-09: c1 decision 2026-03-18 left 3",
      "digest since 2026-03-13: c1 decision 2026-03-18 left 1",
      "digest since 2026-03-17: c1 decision 2026-03-18 left 0",
    ]);
  });

  test("goes by the earliest reading of the law first, and by the day itself after", async () => {
    at("2026-03-02 10:00");
    await say("owe c1 decision=2026-04-15:legal:2026-03-18");
    await live("2026-03-02 10:30", "2026-04-16 00:00");
    const left = reminders().map((text) => Number(/left (\d+)/.exec(text)?.[1]));
    const between = days.between("2026-03-18", "2026-04-15");
    expect(left).toEqual([7, 3, 1, 0].map((lead) => lead + between).concat([7, 3, 1, 0]));
  });

  test("says nothing before the hour, and nothing twice", async () => {
    at("2026-03-17 07:00");
    await say("owe c1 decision=2026-03-18");
    for (const time of ["07:59", "08:00", "08:29"]) await tick(`2026-03-17 ${time}`);
    expect(reminders()).toEqual([]);
    for (const time of ["08:30", "08:31", "12:00", "19:59", "20:01"]) await tick(`2026-03-17 ${time}`);
    expect(reminders()).toEqual(["digest: c1 decision 2026-03-18 left 1"]);
  });

  test("is one for all households of a person, and one for each person", async () => {
    at("2026-03-16 09:00");
    for (const id of ["c1", "c2", "c3"]) await say(`owe ${id} decision=2026-03-18`);
    await say("owe c1 notice=2026-03-18", "8");
    await tick("2026-03-17 08:30");
    const [one, other, ...more] = sent.filter(({ text }) => text !== "ok");
    expect([one?.chat, other?.chat, more]).toEqual(["7", "8", []]);
    expect(one?.text.split(";")).toHaveLength(3);
  });

  test("goes on while it is overdue, with growing spaces", async () => {
    at("2026-03-02 09:00");
    await say("owe c1 decision=2026-03-03");
    await live("2026-03-04 00:00", "2026-04-03 00:00");
    expect(reminders().map((text) => /left -(\d+)/.exec(text)?.[1])).toEqual(["1", "2", "4", "8", "16"]);
  });

  test("is not sent on days of rest; what is due then is told before, and a legal limit on its own day too", async () => {
    // 2026-05-01 to 05 is a holiday, 2026-05-09 (Saturday) is worked.
    at("2026-04-20 09:00");
    await say("owe c1 legal=2026-05-03 review=2026-05-03:review");
    await live("2026-04-30 00:00", "2026-05-06 00:00");
    expect(reminders()).toEqual([
      "digest: c1 legal 2026-05-03 left 0; c1 review 2026-05-03 left 0",
      "urgent: c1 legal 2026-05-03 left 0",
    ]);
    sent.length = 0;
    await say("owe c2 decision=2026-05-09");
    await live("2026-05-09 00:00", "2026-05-10 00:00");
    expect(reminders().filter((text) => text.includes("c2"))).toHaveLength(1);
  });
});

describe("what is due today", () => {
  test("and was not known this morning is said at once; what is due tomorrow waits for the morning", async () => {
    at("2026-03-17 10:00");
    await say("owe c1 decision=2026-03-17");
    await say("owe c2 decision=2026-03-18");
    await tick("2026-03-17 10:01");
    expect(reminders()).toEqual(["digest: c1 decision 2026-03-17 left 0"]);
    await say("owe c3 decision=2026-03-17");
    await tick("2026-03-17 10:02");
    expect(reminders().slice(1)).toEqual(["urgent: c3 decision 2026-03-17 left 0"]);
    await live("2026-03-17 10:30", "2026-03-18 09:00");
    const [next = "", ...more] = reminders().slice(2);
    expect(more).toEqual([]);
    expect(next.split(": ")[0]).toBe("digest since 2026-03-17");
    for (const part of ["c1 decision 2026-03-17 left -1", "c2 decision 2026-03-18 left 0", "c3 decision"])
      expect(next).toContain(part);
  });

  test("is said in the evening only where it is a legal limit", async () => {
    at("2026-03-17 21:00");
    await say("owe c1 review=2026-03-17:review");
    await say("owe c2 decision=2026-03-17");
    await tick("2026-03-17 21:01");
    expect(reminders()).toEqual(["urgent: c2 decision 2026-03-17 left 0"]);
  });
});

describe("after days offline", () => {
  test.each(["2026-03-18 08:40", "2026-03-23 15:00", "2026-06-15 09:10", "2027-03-15 09:00"])(
    "one digest catches up at %s",
    async (when) => {
      at("2026-03-02 09:00");
      await say("owe c1 decision=2026-03-18 notice=2026-03-10");
      await say("owe c2 decision=2026-03-12");
      begin();
      await tick(when);
      await tick(when);
      expect(reminders()).toHaveLength(1);
      for (const part of ["c1 decision", "c1 notice", "c2 decision"]) expect(reminders()[0]).toContain(part);
    },
  );

  test("in the evening or on a day of rest it waits for the next working morning", async () => {
    at("2026-03-02 09:00");
    await say("owe c1 decision=2026-03-10");
    await tick("2026-03-20 22:00");
    await tick("2026-03-21 10:00");
    await tick("2026-03-22 10:00");
    expect(reminders()).toEqual([]);
    await tick("2026-03-23 08:30");
    expect(reminders()).toHaveLength(1);
  });
});

describe("later", () => {
  test("puts a reminder off by an hour or to a day, and the legal day stays", async () => {
    at("2026-03-17 07:00");
    await say("owe c1 decision=2026-03-18");
    await tick("2026-03-17 08:30");
    await say("later c1 decision 60");
    await live("2026-03-17 09:00", "2026-03-17 20:00");
    await say("later c1 decision 2026-03-19");
    await live("2026-03-18 00:00", "2026-03-19 12:00");
    expect(reminders()).toEqual([
      "digest: c1 decision 2026-03-18 left 1",
      "urgent: c1 decision 2026-03-18 left 1",
      "digest since 2026-03-17: c1 decision 2026-03-18 left -1",
    ]);
  });
});

test("later to a day comes back at the person's own hour of that morning", async () => {
  at("2026-03-17 07:00");
  await say('set {"morning":"10:00"}');
  await say("owe c1 decision=2026-03-20:legal");
  await tick("2026-03-17 10:00");
  await say("later c1 decision 2026-03-18");
  sent.length = 0;
  for (const time of ["08:30", "09:59"]) await tick(`2026-03-18 ${time}`);
  expect(reminders()).toEqual([]);
  await tick("2026-03-18 10:00");
  expect(reminders()).toHaveLength(1);
});

describe("a deadline that changes", () => {
  test("and was told before says in the next digest that it has moved", async () => {
    at("2026-03-09 07:00");
    await say("owe c1 decision=2026-03-18");
    await tick("2026-03-09 08:30");
    await say("owe c1 decision=2026-04-15");
    await tick("2026-03-09 09:00");
    await tick("2026-03-10 08:30");
    await tick("2026-03-11 08:30");
    expect(reminders()).toEqual([
      "digest: c1 decision 2026-03-18 left 7",
      "digest since 2026-03-09: c1 decision 2026-04-15 left 25 was 2026-03-18",
    ]);
  });

  test("and is gone is not spoken of again", async () => {
    at("2026-03-09 07:00");
    await say("owe c1 decision=2026-03-18");
    await tick("2026-03-09 08:30");
    await say("owe c1");
    await live("2026-03-10 00:00", "2026-03-25 00:00");
    expect(reminders()).toHaveLength(1);
    expect([...store.wakes.values()]).toEqual([]);
  });

  test("by a change of the law is planned anew at the next start", async () => {
    at("2026-03-09 07:00");
    await say("owe c1 decision=2026-03-18");
    await say("owe c2 decision=2026-06-18");
    await tick("2026-03-09 08:30");
    const law = owingAgenda({ version: "2", moved: { "2026-03-18": "2026-03-25", "2026-06-18": "2026-03-19" } });
    begin(law);
    at("2026-03-09 12:00");
    await runOnce(law);
    await tick("2026-03-10 08:30");
    expect(reminders().at(-1)).toContain("c1 decision 2026-03-25 left 11 was 2026-03-18");
    expect(reminders().at(-1)).toContain("c2 decision 2026-03-19");
  });
});

/** A process that looks at the clock by itself, for a while. */
async function runOnce(agenda: Agenda): Promise<void> {
  const own = createFakeChannel();
  const sleep = () => new Promise<void>((resolve) => setImmediate(resolve));
  const running = createCasework({
    store,
    dialogue: owingDialogue,
    channels: [own],
    calendars: plainCalendars,
    clock: { nowMs: clock.nowMs, today: clock.today, timeOfDay: clock.timeOfDay, sleep },
    allow: ["7"],
    random: () => 1,
    report: () => undefined,
    agenda,
  });
  const run = running.run();
  for (let turn = 0; turn < 50; turn += 1) await sleep();
  own.end();
  await run;
}

test("a chat whose deadlines cannot be reckoned keeps nobody else from being reminded, and is tried again", async () => {
  at("2026-03-16 09:00");
  await say("owe c1 decision=2026-03-18");
  await say("owe c2 decision=2026-03-18", "8");
  const law = owingAgenda();
  let isBroken = true;
  begin({
    ...law,
    deadlines: (record) => {
      if (isBroken && record.label === "c1") throw new RangeError("a household's name");
      return law.deadlines(record);
    },
  });
  await tick("2026-03-17 08:30");
  expect(reminders().map((text) => text.includes("c2"))).toEqual([true]);
  isBroken = false;
  await tick("2026-03-17 08:31");
  expect(reminders()).toHaveLength(2);
});

describe("the person's wishes", () => {
  test("for other leads hold for the cases that are there already", async () => {
    at("2026-03-02 09:00");
    await say("owe c1 decision=2026-03-18");
    await say('set {"leads":{"legal":[11,2]},"morning":"09:00"}');
    await live("2026-03-02 10:00", "2026-03-18 00:00");
    expect(reminders().map((text) => /left (\d+)/.exec(text)?.[1])).toEqual(["11", "2"]);
  });

  test("for none are kept", async () => {
    at("2026-03-02 09:00");
    await say("owe c1 decision=2026-03-18");
    await say('set {"off":true}');
    await live("2026-03-02 10:00", "2026-03-25 00:00");
    expect(reminders()).toEqual([]);
    await say("set {}");
    await tick("2026-03-25 08:30");
    expect(reminders()).toHaveLength(1);
  });

  test("let a supervisor know once what is long overdue", async () => {
    at("2026-03-02 09:00");
    await say("hello", "9");
    await say('set {"supervisor":{"chat":"9","after":3}}');
    await say("owe c1 decision=2026-03-03");
    await live("2026-03-03 00:00", "2026-03-20 00:00");
    const above = sent.filter(({ chat, text }) => chat === "9" && text !== "ok");
    expect(above.map(({ text }) => text.replaceAll("fake-1-7.", ""))).toEqual([
      "escalation: c1 decision 2026-03-03 left -3",
    ]);
  });
});

describe("official dates", () => {
  test("of the person's place are in the digest, ahead of a holiday too, and are not repeated after", async () => {
    begin(owingAgenda({ dates: ["2026-05-03", "2026-06-12"] }));
    at("2026-04-01 09:00");
    await say("hello");
    await live("2026-04-01 10:00", "2026-06-20 00:00");
    expect(reminders().map((text) => text.replace(/.*: /, ""))).toEqual([
      ...Array.from({ length: 4 }, () => "report 2026-05-03"),
      ...Array.from({ length: 4 }, () => "report 2026-06-12"),
    ]);
  });
});

describe("exactly once", () => {
  test("whatever write fails, in whatever process, each point of a deadline is said once", async () => {
    // How many writes the morning takes, then each of them fails once.
    for (let failing = 1; failing <= 14; failing += 1) {
      store = createMemoryStore();
      sent = [];
      begin();
      at("2026-03-16 09:00");
      await say("owe c1 decision=2026-03-18");
      await say("owe c2 decision=2026-03-18 notice=2026-03-17");
      let writes = 0;
      store.beforeWrite = () => {
        writes += 1;
        if (writes === failing) throw diskFull;
      };
      at("2026-03-17 08:30");
      await tick().catch(() => undefined);
      store.beforeWrite = () => undefined;
      begin();
      const run = casework.run();
      channel.end();
      await run;
      begin();
      for (let again = 0; again < 3; again += 1) await tick(`2026-03-17 08:3${again + 1}`);
      const said = reminders().join("; ");
      for (const part of ["c1 decision", "c2 decision", "c2 notice"])
        expect(said.split(part).length - 1, `${part}, write ${failing}: ${said}`).toBe(1);
    }
  });

  test("restarts before every look at the clock change nothing", async () => {
    at("2026-03-02 10:00");
    await say("owe c1 decision=2026-03-18 review=2026-03-20:review");
    await live("2026-03-02 10:30", "2026-03-25 00:00", () => begin());
    const stormy = reminders();
    store = createMemoryStore();
    sent = [];
    begin();
    at("2026-03-02 10:00");
    await say("owe c1 decision=2026-03-18 review=2026-03-20:review");
    await live("2026-03-02 10:30", "2026-03-25 00:00");
    expect(stormy).toEqual(reminders());
    expect(stormy.length).toBeGreaterThan(6);
  });

  test("a clock that leaps on and back says nothing twice", async () => {
    at("2026-03-02 10:00");
    await say("owe c1 decision=2026-03-18");
    await tick("2026-03-17 09:00");
    await live("2026-03-05 00:00", "2026-03-18 00:00");
    expect(reminders()).toHaveLength(1);
    await live("2026-03-18 00:00", "2026-03-19 00:00");
    expect(reminders()).toHaveLength(2);
  });

  test("any mix of new cases, restarts, leaps and putting off says each point of a deadline at most once", async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant("owe" as const),
        id: fc.integer({ min: 1, max: 4 }),
        due: fc.integer({ min: 0, max: 40 }),
      }),
      fc.record({ do: fc.constant("pass" as const), minutes: fc.integer({ min: -3000, max: 9000 }) }),
      fc.record({ do: fc.constant("restart" as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        store = createMemoryStore();
        sent = [];
        begin();
        at("2026-03-02 08:00");
        const said = new Set<string>();
        for (const one of steps) {
          if (one.do === "restart") begin();
          if (one.do === "pass") clock.now += one.minutes * 60_000;
          if (one.do === "owe") {
            const due = new Date(Date.UTC(2026, 2, 2 + one.due)).toISOString().slice(0, 10);
            await say(`owe c${one.id} decision${due}=${due}`);
          }
          const before = sent.length;
          await tick();
          for (const { text } of sent.slice(before)) {
            if (text === "ok") continue;
            for (const item of text.slice(text.indexOf(": ") + 2).split("; ")) {
              const [id, key, due = ""] = item.split(" ");
              const name = `${id} ${key} ${pointOn(due, clock.today())}`;
              expect(said.has(name), name).toBe(false);
              said.add(name);
            }
          }
        }
      }),
      { numRuns: 400, seed: 20261122 },
    );
  });
});

describe("ninety days of an office", () => {
  test.each([1, 2])(
    "with restarts and a clock set wrong: every point once, and none missed (seed %i)",
    async (seed) => {
      const { deadlines, said, faults } = await liveNinetyDays(60, seed);
      expect(faults).toEqual([]);
      expect(said).toBeGreaterThan(deadlines * 2);
    },
  );
});

/** The point of a legal deadline on a day, reckoned anew: leads by the working days left, then doublings. */
function pointOn(due: string, today: string): string {
  const left = days.between(today, due);
  if (today > due && left < 0) return `late ${2 ** Math.floor(Math.log2(-left))}`;
  if (today >= due && !days.isWorkingDay(due)) return "on the day";
  return `lead ${[0, 1, 3, 7].find((lead) => left <= lead) ?? "none"}`;
}
