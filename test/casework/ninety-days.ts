/**
 * Ninety days of an office with so many deadlines: the clock leaps on and back, processes end and begin. What was said
 * is held against a reckoning of its own: each point of each deadline at most once, and on every working morning that
 * was lived through, every point that the morning reached.
 */
import { createCasework } from "../../src/casework/index.ts";
import { addDays } from "../../src/rules/index.ts";
import { createFakeChannel, createFakeClock, type FakeChannel, incoming } from "./fakes.ts";
import { createMemoryStore } from "./memory-store.ts";
import { plainCalendars } from "./no-reminders.ts";
import { days, owingAgenda, owingDialogue } from "./owing.ts";

export interface NinetyDays {
  readonly deadlines: number;
  readonly said: number;
  /** What was said twice, or not said on a morning that reached it; empty when all is well. */
  readonly faults: readonly string[];
}

const first = "2026-03-02";
const deadlinesACase = 10;

/** A small generator of its own (mulberry32), so that a seed gives the same days everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The point that a legal deadline has reached: what is said on one day and not on the next. */
function pointOn(due: string, today: string): string | null {
  const left = days.between(today, due);
  if (today > due && left < 0) return `late ${2 ** Math.floor(Math.log2(-left))}`;
  if (today >= due && !days.isWorkingDay(due)) return "on the day";
  const lead = [0, 1, 3, 7].find((one) => left <= one);
  return lead === undefined ? null : `lead ${lead}`;
}

export async function liveNinetyDays(cases: number, seed: number): Promise<NinetyDays> {
  const random = randomFrom(seed);
  const pick = (most: number) => Math.floor(random() * most);
  const store = createMemoryStore();
  const clock = createFakeClock();
  const said = new Map<string, string>();
  const faults: string[] = [];
  const owed: { readonly id: string; readonly key: string; readonly due: string }[] = [];
  let channel: FakeChannel = createFakeChannel();
  let casework = begin();

  function begin() {
    channel = createFakeChannel();
    return createCasework({
      store,
      dialogue: owingDialogue,
      channels: [channel],
      clock,
      allow: ["1", "2", "3"],
      random: () => 1,
      report: () => undefined,
      agenda: owingAgenda(),
      calendars: plainCalendars,
      remindEveryMs: null,
    });
  }
  const setTime = (day: string, minutes: number) => {
    clock.now = Date.parse(`${day}T00:00:00Z`) - 8 * 3_600_000 + minutes * 60_000;
  };
  async function look(): Promise<void> {
    await casework.remind();
    for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    for (const { text } of channel.sent.splice(0)) {
      if (text === "ok") continue;
      for (const item of text.slice(text.indexOf(": ") + 2).split("; ")) {
        const [id = "", key = "", due = ""] = item.split(" ");
        const name = `${id} ${key} ${pointOn(due, clock.today())}`;
        if (said.has(name)) faults.push(`twice: ${name} on ${said.get(name)} and ${clock.today()}`);
        said.set(name, clock.today());
      }
    }
  }

  setTime(first, 7 * 60);
  for (let number = 1; number <= cases; number += 1) {
    const chat = String(1 + (number % 3));
    const mine = Array.from({ length: deadlinesACase }, (_, index) => {
      return { id: `fake-1-${chat}.c${number}`, key: `d${index}`, due: addDays(first, pick(120)) };
    });
    owed.push(...mine);
    const text = `owe c${number} ${mine.map(({ key, due }) => `${key}=${due}`).join(" ")}`;
    await (await casework.handle(incoming(text, { chat, user: chat }))).answered;
  }

  const reached = new Map<string, string | null>();
  for (let count = 0; count < 90; count += 1) {
    const day = addDays(first, count);
    if (random() < 0.15) continue;
    if (random() < 0.3) casework = begin();
    // A clock that is set wrong for a moment, in the night when nothing is said.
    if (random() < 0.1) {
      setTime(addDays(day, -pick(30)), 3 * 60);
      await look();
    }
    setTime(day, 3 * 60);
    await look();
    if (random() < 0.3) casework = begin();
    setTime(day, 9 * 60 + pick(60));
    await look();
    await look();
    if (!days.isWorkingDay(day)) continue;
    for (const { id, key, due } of owed) {
      const point = pointOn(due, day);
      const name = `${id} ${key} ${point}`;
      // A point that an earlier morning has reached was said then.
      if (point !== null && point !== reached.get(`${id} ${key}`) && !said.has(name))
        faults.push(`not said: ${name} on ${day}`);
      reached.set(`${id} ${key}`, point);
    }
  }
  return { deadlines: owed.length, said: said.size, faults };
}
