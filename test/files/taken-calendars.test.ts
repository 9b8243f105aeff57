/** Calendars of cases with whatever happened in them, by the law as it is shipped, as two programs read them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarWriter, createCasework, type Dialogue } from "../../src/casework/index.ts";
import { createAgenda } from "../../src/commands/agenda.ts";
import { toICalendar } from "../../src/files/index.ts";
import {
  type CaseRecord,
  calendarAboutOf,
  calendarEntryOf,
  type Effect,
  type Reply,
  type Session,
} from "../../src/interview/index.ts";
import { addDays, type Deadline, daysBetween, eventNames, isWorkingDay } from "../../src/rules/index.ts";
import { type Message, nameCalendar, sayCalendarEntry } from "../../src/wording/index.ts";
import { createFakeChannel, createFakeClock, incoming } from "../casework/fakes.ts";
import { createMemoryStore } from "../casework/memory-store.ts";
import { policies } from "../interview/packs.ts";
import { calendar } from "../shipped-calendar.ts";
import { CalendarProgram, readByIcalJs, readByNodeIcal } from "./calendar-readers.ts";

const agenda = createAgenda(policies, calendar);
const calendars: CalendarWriter = {
  words: (matter, { language }) => sayCalendarEntry(calendarEntryOf(policies, matter), language),
  write: (about, events, stamp, { language }) =>
    toICalendar({ name: nameCalendar(calendarAboutOf(policies, about.what, about), language), events, stamp }),
};

const message = (text: string): Message => ({ lines: [[{ text }]], buttons: [] });
/** Keeps the records that it is handed, and asks for calendars; nothing else. */
const dialogue: Dialogue = {
  advance(session, event) {
    const text = event.kind === "text" ? event.text : "";
    const now = session ?? (JSON.parse(text) as Session);
    const say = (said: string, file: string | null = null) =>
      ({ kind: "say", reply: message(said) as unknown as Reply, ...(file === null ? {} : { file }) }) as Effect;
    if (event.kind === "calendar-made") return { session: now, effects: [say("made", event.made?.file ?? null)] };
    if (text.startsWith("take ")) {
      const what = text.slice(5) as "mine" | "place";
      return { session: now, effects: [{ kind: "make-calendar", what, number: null, place: now.place, how: "say" }] };
    }
    const record = session === null ? [] : [{ kind: "save", case: JSON.parse(text) as CaseRecord } as const];
    return { session: now, effects: [...record, say("kept")] };
  },
  say: (reply) => reply as unknown as Message,
  notice: (code) => message(code),
};

/** An office on one day, with the files that it hands over. */
function officeOn(day: string, place: string, language: "zh-CN" | "en") {
  const clock = createFakeClock(Date.parse(`${day}T02:00:00Z`));
  const channel = createFakeChannel();
  const files: string[] = [];
  const { send } = channel;
  channel.send = async (chat, part, edit) => {
    if (part.file !== undefined) files.push(part.file.text);
    return send(chat, part, edit);
  };
  const parts = { store: createMemoryStore(), dialogue, channels: [channel], clock, agenda, calendars };
  const casework = createCasework({
    ...parts,
    allow: ["7"],
    random: () => 1,
    report: () => undefined,
    remindEveryMs: null,
  });
  async function tell(text: string): Promise<void> {
    clock.now += 60_000;
    await (await casework.handle(incoming(text))).answered;
    expect(channel.sent.at(-1)?.text).not.toBe("could-not-handle");
  }
  const take = async (what: string): Promise<string | null> => {
    files.length = 0;
    await tell(`take ${what}`);
    return files.at(-1) ?? null;
  };
  return { begin: () => tell(JSON.stringify({ place, language })), tell, take };
}

const places = policies.places.map(({ id }) => id).filter((id) => policies.policy(id) !== undefined);
const day = (from: string, most: number) => fc.integer({ min: 0, max: most }).map((days) => addDays(from, days));
const label = fc.constantFrom(undefined, "1", "2", "3", "张老三, 身份证; 52\\2\n二组");
const happening = fc.record({ event: fc.constantFrom(...eventNames), on: day("2020-06-01", 2400), label });
const household = fc.record({
  number: fc.integer({ min: 1, max: 4 }),
  called: fc.constantFrom("", "3组老李家", "一个名字；很长、很长、很长、很长的湾", "👨‍👩‍👧 家；2\\3"),
  programme: fc.constantFrom("dibao", "dibao-expense", "destitute", "orphan", "temporary-aid", "taper"),
  happened: fc.array(happening, { maxLength: 6 }),
});

function recordOf({ number, called, programme, happened }: Household, place: string, today: string): CaseRecord {
  const said = { delivery: "d", day: today };
  const events = happened.map(({ event, on, label: of }) => ({
    event,
    on,
    said,
    ...(of === undefined ? {} : { label: of }),
  }));
  const plain = { sources: {}, revision: 1, skipped: [], verdicts: [], openedOn: today, day: today, on: today };
  const more = { policyVersion: policies.version, facts: {}, focus: [programme], programme };
  return { id: `case-${number}`, number, label: called, place, ...plain, ...more, events } as CaseRecord;
}
interface Household {
  readonly number: number;
  readonly called: string;
  readonly programme: string;
  readonly happened: readonly {
    readonly event: (typeof eventNames)[number];
    readonly on: string;
    readonly label: string | undefined;
  }[];
}

const owedIn = (record: CaseRecord): readonly Deadline[] =>
  agenda.deadlines(record).filter(({ due, done }) => due !== null && done === null);

test("whatever happened, both readers find each open deadline once, on its legal day, and a later file brings the first up to date", async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      fc.constantFrom("zh-CN" as const, "en" as const),
      day("2026-01-05", 700),
      fc.array(household, { minLength: 1, maxLength: 8 }),
      async (place, language, today, told) => {
        const office = officeOn(today, place, language);
        await office.begin();
        const programs = [new CalendarProgram(readByIcalJs), new CalendarProgram(readByNodeIcal)];
        const records = new Map<string, CaseRecord>();
        for (const one of told) {
          const record = recordOf(one, place, today);
          records.set(record.id, record);
          await office.tell(JSON.stringify(record));
          const text = await office.take("mine");
          if (text === null) continue;
          const [byIcalJs, byNodeIcal] = [readByIcalJs(text), readByNodeIcal(text)];
          expect(byNodeIcal).toEqual(byIcalJs);
          for (const program of programs) program.take(text);
          const owed = [...records.values()].flatMap(owedIn);
          seen += owed.length;
          const wanted = owed.map(({ due }) => due ?? "").sort();
          for (const { shown } of programs) expect(shown.map(({ first }) => first)).toEqual(wanted);
          const called = [...records.values()].map(({ label: name, number }) => [name, String(number)]);
          for (const { uid, summary, first, end } of programs[0]?.shown ?? []) {
            expect(uid).toMatch(/^[0-9a-f]{32}@dibao-bot$/);
            expect(daysBetween(first, end)).toBe(1);
            expect(called.some(([name = "", number = ""]) => summary.includes(name === "" ? number : name))).toBe(true);
          }
        }
      },
    ),
    { numRuns: 80 },
  );
  expect(seen).toBeGreaterThan(200);
}, 120_000);

test.each(places)(
  "the dates of %s read the same in both readers, and each is told on working days before it",
  async (place) => {
    for (const language of ["zh-CN", "en"] as const) {
      const office = officeOn("2021-05-06", place, language);
      await office.begin();
      const text = await office.take("place");
      const dated = agenda.dates(place, "2021-05-06", addDays("2021-05-06", 400)).filter(({ due }) => due !== null);
      if (text === null) {
        expect(dated).toEqual([]);
        continue;
      }
      const read = readByIcalJs(text);
      expect(readByNodeIcal(text)).toEqual(read);
      expect(read.map(({ end }) => addDays(end, -1)).sort()).toEqual(dated.map(({ due }) => due ?? "").sort());
      for (const [at, trigger] of alarmDays(text))
        expect([at, trigger, isWorkingDay(calendar, trigger).worked]).toEqual([at, trigger, true]);
    }
  },
);

/** The last day of each event with the day of each of its alarms. */
function alarmDays(text: string): readonly (readonly [string, string])[] {
  return text
    .replaceAll("\r\n ", "")
    .split("BEGIN:VEVENT")
    .slice(1)
    .flatMap((event) => {
      const dated = (name: string) =>
        (new RegExp(`${name};VALUE=DATE:(\\d{4})(\\d\\d)(\\d\\d)`).exec(event) ?? []).slice(1).join("-");
      return [...event.matchAll(/TRIGGER(;RELATED=END)?:(-?)P(?:(\d+)D)?T(\d+)H(\d+)M/g)].map(
        ([, atEnd, minus, days = "0", hours = "0", minutes = "0"]) => {
          const size = Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
          const base = atEnd === undefined ? dated("DTSTART") : dated("DTEND");
          return [dated("DTEND"), addDays(base, Math.floor((minus === "-" ? -size : size) / 1440))] as const;
        },
      );
    });
}
