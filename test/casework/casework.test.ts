import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import {
  type Casework,
  type ChatDocument,
  createCasework,
  type Incoming,
  type Report,
  type SendOutcome,
  StoreFailure,
} from "../../src/casework/index.ts";
import { answersOf, answersOfCase, fakeDialogue } from "./fake-dialogue.ts";
import { createFakeChannel, createFakeClock, type FakeChannel, type FakeClock, incoming } from "./fakes.ts";
import { createMemoryStore, diskFull, type MemoryStore } from "./memory-store.ts";
import { noReminders } from "./no-reminders.ts";

let store: MemoryStore;
let channel: FakeChannel;
let clock: FakeClock;
let reports: Parameters<Report>[0][];
let casework: Casework;

/** A process begins on what is stored. */
function begin(over: Partial<Parameters<typeof createCasework>[0]> = {}): Casework {
  reports = [];
  channel = createFakeChannel();
  casework = createCasework({
    ...noReminders,
    store,
    dialogue: fakeDialogue,
    channels: [channel],
    clock,
    allow: ["7", "8"],
    random: () => 1,
    report: (report) => reports.push(report),
    ...over,
  });
  return casework;
}

beforeEach(() => {
  store = createMemoryStore();
  clock = createFakeClock();
  begin();
});

function chatDocument(chat = "7"): ChatDocument {
  return JSON.parse(store.chatTexts.get(`fake/1/${chat}`) ?? "null");
}

async function handleAll(...events: readonly Incoming[]): Promise<void> {
  for (const event of events) await (await casework.handle(event)).answered;
}

const texts = () => channel.sent.map(({ text }) => text);
const codes = () => reports.map(({ code }) => code);
const refuse = (outcome: SendOutcome) => () => outcome;

describe("an event", () => {
  test("is answered, and its result is in the chat's document and the case's", async () => {
    await handleAll(incoming("one"), incoming("two"));
    expect(texts()).toEqual(["1: one", "2: two", "2: and more"]);
    expect(answersOf(chatDocument().session)).toEqual(["one", "two"]);
    const kept = JSON.parse(store.caseTexts.get("case of fake/1/7") ?? "");
    expect(answersOfCase(kept.case)).toEqual(["one", "two"]);
    expect(chatDocument()).toMatchObject({ outbox: [], changes: [] });
    expect(chatDocument().sent.map(({ message }) => message)).toEqual(["1", "2", "3"]);
  });

  test("that comes again changes nothing and is confirmed again", async () => {
    const event = incoming("one");
    await handleAll(event);
    const receipt = await casework.handle(event);
    expect(receipt.saved).toBe(true);
    expect(answersOf(chatDocument().session)).toEqual(["one"]);
    expect(texts()).toEqual(["1: one"]);
  });

  test("with the words of an earlier one is another answer", async () => {
    await handleAll(incoming("yes"), incoming("yes"));
    expect(answersOf(chatDocument().session)).toEqual(["yes", "yes"]);
  });

  test("with a lower id than those before is no repeat", async () => {
    await handleAll(incoming("one", { delivery: "900000" }), incoming("two", { delivery: "5" }));
    expect(answersOf(chatDocument().session)).toEqual(["one", "two"]);
  });

  test("is still known as a repeat on the 14th day, and its id may be used again after that", async () => {
    const dayMs = 86_400_000;
    const first = incoming("one", { delivery: "500" });
    await handleAll(first);
    clock.now += 13 * dayMs;
    for (let i = 0; i < 100; i += 1) await handleAll(incoming("silent"));
    await handleAll(first);
    expect(answersOf(chatDocument().session).filter((text) => text === "one")).toHaveLength(1);
    clock.now += dayMs;
    await handleAll(incoming("silent"), first);
    expect(answersOf(chatDocument().session).filter((text) => text === "one")).toHaveLength(2);
  });

  test("stays known as a repeat when the clock leaps ahead by years", async () => {
    const event = incoming("one");
    await handleAll(event);
    clock.now += 3000 * 86_400_000;
    await handleAll(incoming("two"), event);
    expect(answersOf(chatDocument().session)).toEqual(["one", "two"]);
  });

  test("waits for the one before it in its chat, and for no other chat", async () => {
    const order: string[] = [];
    store.beforeWrite = () => undefined;
    const events = [incoming("a1"), incoming("a2"), incoming("b1", { chat: "8", user: "8" }), incoming("a3")];
    await Promise.all(
      events.map(async (event) => {
        await casework.handle(event);
        order.push(event.event.kind === "text" ? event.event.text : "");
      }),
    );
    expect(answersOf(chatDocument().session)).toEqual(["a1", "a2", "a3"]);
    expect(order.indexOf("b1")).toBeLessThan(order.indexOf("a3"));
  });

  test("knows its day in the office's zone, its delivery's full name and its chat", async () => {
    const steps: unknown[] = [];
    begin({
      dialogue: {
        ...fakeDialogue,
        advance: (session, event, step) => {
          steps.push(step);
          return fakeDialogue.advance(session, event, step);
        },
      },
    });
    clock.now = Date.UTC(2026, 0, 5, 16, 0);
    await handleAll(incoming("one", { delivery: "31" }));
    expect(steps).toEqual([
      { today: "2026-01-06", deliveryId: "fake/1/31", trusted: true, chat: "fake/1/7", casesBefore: 0 },
    ]);
  });

  test("of a button replaces the message that carried it, once", async () => {
    await handleAll(incoming({ kind: "button", data: "yes" }, { pressed: "44" }));
    await handleAll(incoming({ kind: "button", data: "twice" }, { pressed: "45" }));
    expect(channel.sent.map(({ text, edit }) => [text, edit])).toEqual([
      ["1: pressed yes", "44"],
      ["2: pressed twice", "45"],
      ["2: and below", null],
    ]);
  });
});

describe("a poison event", () => {
  test("is tried three times, put aside with an apology, and holds nobody up", async () => {
    let tries = 0;
    begin({
      dialogue: {
        ...fakeDialogue,
        advance: (session, event, step) => {
          if (event.kind === "text" && event.text === "poison") tries += 1;
          return fakeDialogue.advance(session, event, step);
        },
      },
    });
    const poison = incoming("poison");
    const receipts = await Promise.all([casework.handle(poison), casework.handle(incoming("two"))]);
    for (const receipt of receipts) await receipt.answered;
    expect(receipts.map(({ saved }) => saved)).toEqual([true, true]);
    expect(tries).toBe(3);
    expect(texts().sort()).toEqual(["1: two", "1: and more", "[could-not-handle]"].sort());
    expect(answersOf(chatDocument().session)).toEqual(["two"]);
    expect(chatDocument().deadLetters).toEqual([
      { delivery: poison.delivery, event: poison.event, error: "RangeError", where: expect.any(Array) },
    ]);
    await handleAll(poison);
    expect(tries).toBe(3);
  });

  test("is reported without what was written and without the error's text", async () => {
    await handleAll(incoming("poison", { delivery: "77" }));
    const where = expect.stringMatching(/^fake-dialogue\.ts:\d+:\d+$/);
    const values = { channel: "fake", delivery: "77", error: "RangeError", where };
    expect(reports).toEqual([{ code: "dead-letter", values }]);
    expect(chatDocument().deadLetters[0]?.where[0]).toEqual(where);
    expect(JSON.stringify(chatDocument().deadLetters)).not.toContain("must not be printed");
  });
});

describe("a stranger", () => {
  test("gets one fixed reply in 24 hours and leaves no trace in the store", async () => {
    const knock = () => incoming("let me in", { user: "666", chat: "666" });
    await handleAll(knock(), knock());
    expect(texts()).toEqual(["[refused 666]"]);
    clock.now += 86_400_000 - 1;
    await handleAll(knock());
    expect(texts()).toHaveLength(1);
    clock.now += 1;
    await handleAll(knock());
    expect(texts()).toHaveLength(2);
    expect(store.chatTexts.size + store.caseTexts.size).toBe(0);
  });

  test("is confirmed, so that Telegram doesn't bring the message again", async () => {
    expect((await casework.handle(incoming("hello", { user: "666" }))).saved).toBe(true);
  });

  test("in a crowd is not answered beyond 20 a minute", async () => {
    for (let user = 1000; user < 1100; user += 1) await handleAll(incoming("x", { user: `${user}`, chat: `${user}` }));
    expect(texts()).toHaveLength(20);
    clock.now += 60_000;
    await handleAll(incoming("x", { user: "5000", chat: "5000" }));
    expect(texts()).toHaveLength(21);
  });

  test("at the office's own terminal is no stranger", async () => {
    await handleAll(incoming("one", { user: "local", trusted: true }));
    expect(texts()).toEqual(["1: one"]);
  });

  test("list empty: everybody is a stranger", async () => {
    begin({ allow: [] });
    await handleAll(incoming("one"));
    expect(texts()).toEqual(["[refused 7]"]);
  });

  test("or a colleague in a group is told once that this works in private", async () => {
    await handleAll(incoming("a", { chat: "-5", setting: "group" }), incoming("b", { chat: "-5", setting: "group" }));
    expect(texts()).toEqual(["[private-only]"]);
    expect(store.chatTexts.size).toBe(0);
  });
});

describe("a store that can't commit", () => {
  test("leaves the event unconfirmed, tells the person once a minute, and takes it when it comes again", async () => {
    const event = incoming("one");
    store.failure = diskFull;
    expect((await casework.handle(event)).saved).toBe(false);
    expect((await casework.handle(event)).saved).toBe(false);
    expect(texts()).toEqual(["[not-saved]"]);
    clock.now += 60_000;
    await casework.handle(event);
    expect(texts()).toEqual(["[not-saved]", "[not-saved]"]);
    store.failure = null;
    await handleAll(event);
    expect(answersOf(chatDocument().session)).toEqual(["one"]);
    expect(codes()).toEqual(["not-saved", "not-saved", "not-saved"]);
  });

  test("that has failed to sync ends the bot", async () => {
    const ending = casework.run();
    store.failure = new StoreFailure("sync", { path: "x", error: "EIO" });
    expect((await casework.handle(incoming("one"))).saved).toBe(false);
    expect(await ending).toEqual([{ channel: "fake", reason: "store" }]);
    expect(codes()).toContain("store-broken");
  });

  test("in the middle of sending sends nothing twice once it can again", async () => {
    let writes = 0;
    store.beforeWrite = () => {
      writes += 1;
      // The commit, the case and the mark before sending pass; then the disk is full for a while.
      if (writes > 3 && writes < 8) throw diskFull;
    };
    await handleAll(incoming("one"));
    expect(texts()).toEqual(["1: one"]);
    expect(chatDocument().outbox).toEqual([]);
  });
});

describe("the outbox", () => {
  test.each([
    ["429 waits as long as it was told", { kind: "not-sent", afterMs: 7000 }, [7000]],
    ["a server error waits a second at most at first", { kind: "not-sent", afterMs: null }, [1000]],
  ] as const)("%s and then sends once, unmarked", async (_, outcome, slept) => {
    channel.script.push(refuse(outcome));
    await handleAll(incoming("one"));
    expect(texts()).toEqual(["1: one"]);
    expect(clock.slept).toEqual(slept);
  });

  test("waits longer after each failure, five minutes at most, spread by chance", async () => {
    begin({ random: () => 0 });
    for (let i = 0; i < 12; i += 1) channel.script.push(refuse({ kind: "not-sent", afterMs: null }));
    await handleAll(incoming("one"));
    expect(clock.slept.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
    expect(clock.slept.at(-1)).toBe(150_000);
  });

  test("of one chat waits while another flows", async () => {
    channel.script.push((chat) => (chat === "7" ? { kind: "not-sent", afterMs: 30_000 } : null));
    const release = Promise.withResolvers<void>();
    const sleep = clock.sleep;
    clock.sleep = async (ms, signal) => {
      await release.promise;
      return sleep(ms, signal);
    };
    const slow = await casework.handle(incoming("one"));
    await handleAll(incoming("one", { chat: "8", user: "8" }));
    expect(channel.sent).toEqual([{ chat: "8", text: "1: one", edit: null }]);
    release.resolve();
    await slow.answered;
    expect(channel.sent.map(({ chat }) => chat)).toEqual(["8", "7"]);
  });

  test("sends again after an unknown outcome and says that it may be a repeat", async () => {
    channel.script.push(refuse({ kind: "unknown" }));
    await handleAll(incoming("one"));
    expect(texts()).toEqual(["1: one", "[may-repeat]\n1: one"]);
  });

  test("replaces a message again after an unknown outcome without a word", async () => {
    channel.script.push(refuse({ kind: "unknown" }));
    await handleAll(incoming({ kind: "button", data: "yes" }, { pressed: "44" }));
    expect(texts()).toEqual(["1: pressed yes", "1: pressed yes"]);
  });

  test("of a person who blocked the bot waits until they write again", async () => {
    channel.script.push(refuse({ kind: "unreachable" }));
    await handleAll(incoming("one"));
    expect(texts()).toEqual([]);
    expect(chatDocument()).toMatchObject({ unreachable: true, outbox: [{ state: "pending" }] });
    await handleAll(incoming("back"));
    expect(texts()).toEqual(["1: one", "2: back"]);
    expect(codes()).toEqual(["unreachable"]);
  });

  test("of a person who blocked the bot is left alone by the next process too", async () => {
    channel.script.push(refuse({ kind: "unreachable" }));
    await handleAll(incoming("one"));
    const next = begin().run();
    channel.end();
    await next;
    expect(texts()).toEqual([]);
    expect(chatDocument().outbox).toHaveLength(1);
  });

  test("is kept when the token is revoked, and sent by the next process with a good one", async () => {
    channel.script.push(refuse({ kind: "unauthorised" }));
    await handleAll(incoming("one"), incoming("two"));
    expect(texts()).toEqual([]);
    expect(codes()).toEqual(["unauthorised"]);
    const next = begin().run();
    channel.end();
    await next;
    expect(texts()).toEqual(["1: one", "2: two", "2: and more"]);
  });

  test("puts an apology in the place of a message that the platform refuses, once", async () => {
    channel.script.push(refuse({ kind: "rejected", why: "400" }), refuse({ kind: "rejected", why: "400" }));
    await handleAll(incoming("one"), incoming("three"));
    expect(texts()).toEqual(["2: three"]);
    expect(codes()).toEqual(["message-rejected", "message-rejected"]);
    channel.script.push(refuse({ kind: "rejected", why: "400" }));
    await handleAll(incoming("four"));
    expect(texts()).toEqual(["2: three", "[could-not-handle]"]);
  });

  test("that can't be emptied in time is left for the next process, and counted", async () => {
    const ending = begin({ drainLimitMs: 60_000 }).run();
    for (let i = 0; i < 60; i += 1) channel.script.push(refuse({ kind: "not-sent", afterMs: null }));
    await casework.handle(incoming("one"));
    channel.end();
    await ending;
    expect(reports).toEqual([{ code: "left-unsent", values: { count: "1" } }]);
    expect(chatDocument().outbox).toMatchObject([{ state: "pending" }]);
  });
});

describe("a damaged chat", () => {
  test.each([
    ["last-change", "[recovered]", ["one", "three"]],
    ["everything", "[lost]", ["three"]],
  ] as const)(
    "(%s lost) is told to its person, and answers after it reach the case all the same",
    async (loss, notice, left) => {
      await handleAll(incoming("one"));
      const older = store.chatTexts.get("fake/1/7") ?? "";
      await handleAll(incoming("two"));
      if (loss === "last-change") store.chatTexts.set("fake/1/7", older);
      store.loss = loss;
      await handleAll(incoming("three"));
      expect(texts().slice(3)).toEqual([notice, `${left.length}: three`]);
      expect(answersOf(chatDocument().session)).toEqual(left);
      expect(answersOfCase(JSON.parse(store.caseTexts.get("case of fake/1/7") ?? "").case)).toEqual(left);
    },
  );

  test("that was deleted by hand begins anew, and its answers reach the case that stayed", async () => {
    await handleAll(incoming("one"), incoming("two"));
    store.chatTexts.clear();
    clock.now += 1000;
    await handleAll(incoming("three"));
    expect(answersOfCase(JSON.parse(store.caseTexts.get("case of fake/1/7") ?? "").case)).toEqual(["three"]);
  });

  test("is told of even when it is a repeat that finds it", async () => {
    const event = incoming("one");
    await handleAll(event);
    store.loss = "last-change";
    await handleAll(event);
    expect(texts()).toEqual(["1: one", "[recovered]"]);
  });

  test("is told of when a process begins", async () => {
    channel.script.push(refuse({ kind: "unauthorised" }));
    await handleAll(incoming("one"));
    store.loss = "last-change";
    const next = begin().run();
    channel.end();
    await next;
    expect(texts()).toEqual(["1: one", "[recovered]"]);
  });
});

describe("a process that died", () => {
  /** Runs the events and lets nothing be written any more from write `n` on; then a new process begins. */
  async function dieAtWrite(n: number, events: readonly Incoming[]): Promise<readonly string[]> {
    let writes = 0;
    const dead = new Error("dead");
    store.beforeWrite = () => {
      writes += 1;
      if (writes >= n) throw Object.assign(new StoreFailure("broken", {}), { cause: dead });
    };
    for (const event of events) await (await casework.handle(event)).answered;
    store.beforeWrite = () => undefined;
    return texts();
  }

  // Of two events, one message each: commit, case, mark, sent, and the same again.
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    "at its %i. write loses nothing, doubles nothing, marks what may be a repeat",
    async (n) => {
      const events = [incoming("one"), incoming("three")];
      const before = await dieAtWrite(n, events);
      const next = begin().run();
      for (const event of events) await (await casework.handle(event)).answered;
      channel.end();
      await next;
      const after = texts().filter((text) => !text.includes("not-saved"));
      expect(answersOf(chatDocument().session)).toEqual(["one", "three"]);
      expect(answersOfCase(JSON.parse(store.caseTexts.get("case of fake/1/7") ?? "").case)).toEqual(["one", "three"]);
      const seen = [...before.filter((text) => !text.includes("not-saved")), ...after];
      const unmarked = seen.map((text) => text.replace("[may-repeat]\n", ""));
      expect([...new Set(unmarked)]).toEqual(["1: one", "2: three"]);
      // A second showing is marked, a first one is not.
      for (const text of ["1: one", "2: three"]) {
        const shown = seen.filter((each) => each.endsWith(text));
        expect(shown.slice(0, 1)).toEqual([text]);
        expect(shown.length).toBeLessThanOrEqual(2);
        if (shown.length === 2) expect(shown[1]).toBe(`[may-repeat]\n${text}`);
      }
    },
  );

  test("has its changes in the cases before the next process takes an event", async () => {
    await dieAtWrite(2, [incoming("silent")]);
    expect(store.caseTexts.size).toBe(0);
    const next = begin().run();
    while (channel.take === null) await new Promise((resolve) => setImmediate(resolve));
    expect(store.caseTexts.size).toBe(1);
    channel.end();
    await next;
  });

  test("may have its changes applied any number of times: a later one is not undone", async () => {
    await dieAtWrite(3, [incoming("one")]);
    const stale = store.chatTexts.get("fake/1/7") ?? "";
    begin();
    await handleAll(incoming("two"));
    const later = store.caseTexts.get("case of fake/1/7");
    store.chatTexts.set("fake/1/7", stale);
    const next = begin().run();
    channel.end();
    await next;
    expect(store.caseTexts.get("case of fake/1/7")).toBe(later);
  });
});

test("whatever is repeated, in whatever way chats interleave, ends where the clean run ends", async () => {
  const word = fc.constantFrom("one", "three", "four", "silent", "poison");
  const history = fc.array(
    fc.record({ chat: fc.constantFrom("7", "8"), word, times: fc.integer({ min: 1, max: 3 }) }),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(history, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), async (turns, picks) => {
      const finals = [];
      for (const repeated of [false, true]) {
        store = createMemoryStore();
        begin();
        const seen: Incoming[] = [];
        for (const [index, { chat, word: text, times }] of turns.entries()) {
          const event = incoming(text, { chat, user: chat, delivery: `u${index}` });
          seen.push(event);
          const repeats = repeated
            ? Array.from({ length: times - 1 }, () => seen[(picks.next().value ?? 0) % seen.length] ?? event)
            : [];
          const receipts = await Promise.all([event, ...repeats].map((each) => casework.handle(each)));
          for (const receipt of receipts) await receipt.answered;
        }
        finals.push(
          ["7", "8"].map((chat) => [
            answersOf(chatDocument(chat)?.session),
            channel.sent.filter((each) => each.chat === chat),
          ]),
        );
      }
      expect(finals[1]).toEqual(finals[0]);
    }),
    { numRuns: 60, seed: 20260105 },
  );
});
