import fc from "fast-check";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { describe, expect, test } from "vitest";
import { type CalendarEvent, type CalendarText, toICalendar } from "../../src/files/index.ts";
import { readByNodeIcal, readers } from "./calendar-readers.ts";

const stamp = "2026-11-22T01:30:00Z";
const event: CalendarEvent = {
  uid: "case-7/decision/1@dibao",
  sequence: 0,
  day: "2026-11-03",
  summary: "审核确认到期",
  description: "3组老李家",
  cancelled: false,
};
const write = (events: readonly CalendarEvent[], more: Partial<CalendarText> = {}): string =>
  toICalendar({ name: "社会救助期限", events, stamp, ...more });
const linesOf = (text: string): readonly string[] => text.replaceAll("\r\n ", "").split("\r\n");

describe("the text of a calendar", () => {
  test("one day is one event of a whole day, with all that a calendar program needs", () => {
    expect(write([event])).toBe(
      [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dibao-bot//dibao-bot//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:社会救助期限",
        "NAME:社会救助期限",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VEVENT",
        "UID:case-7/decision/1@dibao",
        "DTSTAMP:20261122T013000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20261103",
        "DTEND;VALUE=DATE:20261104",
        "SUMMARY:审核确认到期",
        "DESCRIPTION:3组老李家",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
      ].join("\r\n"),
    );
  });

  test("the same events and stamp give the same text", () => {
    expect(write([event])).toBe(write([{ ...event }]));
  });

  test.each(readers)("%s reads days at month, leap and year ends as they are", (_, read) => {
    const days = ["2026-12-31", "2024-02-28", "2024-02-29", "2026-02-28", "2026-01-01", "2026-10-31"];
    const ends = ["2027-01-01", "2024-02-29", "2024-03-01", "2026-03-01", "2026-01-02", "2026-11-01"];
    const found = read(write(days.map((day) => ({ ...event, uid: day, day }))));
    expect(found.map(({ first }) => first)).toEqual(days);
    expect(found.map(({ end }) => end)).toEqual(ends);
  });

  test.each(readers)("%s reads several days from first to last", (_, read) => {
    expect(read(write([{ ...event, day: "2026-12-30", lastDay: "2027-01-02" }]))).toMatchObject([
      { first: "2026-12-30", end: "2027-01-03" },
    ]);
  });

  test.each(readers)(
    "%s sees that a moved day is the same matter, and that a cancelled one is cancelled",
    (_, read) => {
      const [before] = read(write([event]));
      const moved = { ...event, sequence: 1, day: "2026-11-10" };
      const [after] = read(write([moved]));
      const [cancelled] = read(write([{ ...moved, sequence: 2, cancelled: true }]));
      expect([before?.uid, after?.uid, cancelled?.uid]).toEqual([event.uid, event.uid, event.uid]);
      expect([before?.sequence, after?.sequence, cancelled?.sequence]).toEqual([0, 1, 2]);
      expect([before?.cancelled, after?.cancelled, cancelled?.cancelled]).toEqual([false, false, true]);
    },
  );

  test("a cancelled event reminds of nothing", () => {
    const alarms = [{ daysBefore: 0, at: "08:30" }];
    expect(write([{ ...event, alarms }])).toContain("BEGIN:VALARM");
    expect(write([{ ...event, alarms, cancelled: true }])).not.toContain("VALARM");
  });

  test("a text that withdraws events says so, and takes cancelled ones only", () => {
    expect(linesOf(write([{ ...event, cancelled: true }], { method: "CANCEL" }))).toContain("METHOD:CANCEL");
    expect(() => write([event], { method: "CANCEL" })).toThrow(RangeError);
  });

  test.each([
    [0, "08:30", "PT8H30M", "2026-11-03T08:30:00"],
    [0, "00:00", "PT0H0M", "2026-11-03T00:00:00"],
    [1, "08:30", "-PT15H30M", "2026-11-02T08:30:00"],
    [1, "00:00", "-P1DT0H0M", "2026-11-02T00:00:00"],
    [3, "08:30", "-P2DT15H30M", "2026-10-31T08:30:00"],
    [7, "23:59", "-P6DT0H1M", "2026-10-27T23:59:00"],
  ])("an alarm %i days before at %s is %s", (daysBefore, at, trigger, moment) => {
    const text = write([{ ...event, alarms: [{ daysBefore, at }] }]);
    expect(linesOf(text)).toContain(`TRIGGER:${trigger}`);
    const alarm = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent")?.getFirstSubcomponent("valarm");
    const start = ICAL.Time.fromDateTimeString("2026-11-03T00:00:00");
    start.addDuration(alarm?.getFirstPropertyValue("trigger") as ICAL.Duration);
    expect(start.toString()).toBe(moment);
  });

  test.each([
    [0, "2026-11-20T08:30:00"],
    [10, "2026-11-10T08:30:00"],
    [17, "2026-11-03T08:30:00"],
    [20, "2026-10-31T08:30:00"],
  ])("of several days an alarm %i days before is counted from the last", (daysBefore, moment) => {
    const text = write([{ ...event, lastDay: "2026-11-20", alarms: [{ daysBefore, at: "08:30" }] }]);
    const alarm = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent")?.getFirstSubcomponent("valarm");
    const trigger = alarm?.getFirstProperty("trigger");
    expect(trigger?.getParameter("related")).toBe("END");
    const end = ICAL.Time.fromDateTimeString("2026-11-21T00:00:00");
    end.addDuration(trigger?.getFirstValue() as ICAL.Duration);
    expect(end.toString()).toBe(moment);
  });

  test("a rule is read as the days it gives", () => {
    const text = write([{ ...event, day: "2026-11-12", rule: "FREQ=MONTHLY;BYMONTHDAY=12,27" }]);
    const component = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
    const iterator = new ICAL.Event(component ?? undefined).iterator();
    const days = Array.from({ length: 4 }, () => iterator.next().toString());
    expect(days).toEqual(["2026-11-12", "2026-11-27", "2026-12-12", "2026-12-27"]);
    const [other] = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === "VEVENT");
    const until = new Date("2026-12-31T00:00:00Z");
    const found = other?.type === "VEVENT" ? other.rrule?.between(new Date("2026-11-01T00:00:00Z"), until, true) : [];
    expect(found).toHaveLength(4);
  });

  test("a calendar without events is still one that can be read", () => {
    const text = write([]);
    const component = new ICAL.Component(ICAL.parse(text));
    expect(component.getAllSubcomponents("vevent")).toEqual([]);
    // RFC 5545, 3.6: a calendar holds at least one component.
    expect(component.getAllSubcomponents()).toHaveLength(1);
    expect(readByNodeIcal(text)).toEqual([]);
  });
});

describe("texts of every kind", () => {
  // What no line may hold goes, and every line break is one.
  const kept = (text: string): string =>
    text.replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, "\n").replace(/(?![\t\n])\p{Cc}/gu, "");

  /**
   * node-ical takes an escaped backslash with an n after it for a line break, and quotes round a whole text for none of it;
   * ical.js reads both as RFC 5545 (3.3.11) says.
   */
  const misread = (text: string): boolean => /\\|^\s*".*"\s*$/s.test(text);
  const readersOf = (...texts: readonly string[]) => (texts.some(misread) ? readers.slice(0, 1) : readers);

  test.each([
    ["commas and semicolons", "一,二;三，四；五"],
    ["backslashes", "a\\nb\\\\c\\,\\;"],
    ["line breaks", "第一行\n第二行\r\n第三行\r第四行\n"],
    ["colons and quotes", 'DTSTART:"x"; "y": z'],
    ["emoji", "👨‍👩‍👧‍👦🇨🇳👍🏽".repeat(12)],
    ["a line that looks like an end", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:别的"],
    ["blanks at the end of a line", `${"字".repeat(21)}     ${" ".repeat(80)}尾`],
    ["control characters", "铃\u0007响\u0000了\u001b[31m\u007f\u0085完"],
    ["a tab", "一\t二"],
  ])("%s come back as they were", (_, text) => {
    const written = write([{ ...event, summary: text, description: `说明 ${text}` }]);
    for (const [, read] of readersOf(text))
      expect(read(written)).toMatchObject([{ uid: event.uid, summary: kept(text), description: kept(`说明 ${text}`) }]);
    expect(written.split("BEGIN:VEVENT\r\n")).toHaveLength(2);
  });

  // SUMMARY: takes eight octets; the line is 75 octets long with 67 more.
  test.each([
    [67, 1],
    [68, 2],
    [67 + 74, 2],
    [67 + 75, 3],
  ])("a summary of %i octets takes %i lines", (octets, count) => {
    const lines = write([{ ...event, summary: "a".repeat(octets), description: "" }]).split("\r\n");
    const at = lines.findIndex((line) => line.startsWith("SUMMARY:"));
    const after = lines.findIndex((line) => line.startsWith("STATUS:"));
    expect(after - at).toBe(count);
  });

  const awkward = fc.string({
    unit: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("，", ",", ";", "\\", "\n", "\r\n", ":", '"', " ", "\t", "n", "N") },
      { weight: 3, arbitrary: fc.constantFrom("字", "é", "😀", "👨‍👩‍👧", "𠮷", "\u2028", "\u200b", "\ufeff") },
      { weight: 2, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
    ),
    maxLength: 200,
  });

  test("any text comes back from both readers, in lines of at most 75 octets that are whole characters", () => {
    fc.assert(
      fc.property(awkward, awkward, awkward, (name, summary, description) => {
        const written = write([{ ...event, summary, description }], { name });
        expect(written.endsWith("END:VCALENDAR\r\n")).toBe(true);
        const bytes = Buffer.from(written);
        expect(bytes.toString()).toBe(written);
        for (const line of written.split("\r\n")) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          expect(Buffer.from(line).toString()).toBe(line);
        }
        const component = new ICAL.Component(ICAL.parse(written));
        // The reader leaves properties that it does not know as they stand.
        const called = String(component.getFirstPropertyValue("x-wr-calname"));
        expect(called.replace(/\\([\\;,n])/g, (_, mark: string) => (mark === "n" ? "\n" : mark))).toBe(kept(name));
        for (const [, read] of readersOf(summary, description)) {
          const [found] = read(written);
          expect(found).toMatchObject({ uid: event.uid, first: "2026-11-03", end: "2026-11-04" });
          expect(found?.summary.trim()).toBe(kept(summary).trim());
          expect(found?.description.trim()).toBe(kept(description).trim());
        }
      }),
      { numRuns: 500, seed: 5545 },
    );
  });
});

describe("what is refused", () => {
  test.each([
    ["day", { ...event, day: "2026-02-29" }],
    ["day", { ...event, day: "2026-11-03\r\nX:1" }],
    ["lastDay", { ...event, lastDay: "2026-11-02" }],
    ["lastDay", { ...event, lastDay: "tomorrow" }],
    ["sequence", { ...event, sequence: -1 }],
    ["sequence", { ...event, sequence: 0.5 }],
    ["uid", { ...event, uid: " " }],
    ["rule", { ...event, rule: "FREQ=MONTHLY;BYMONTHDAY=12" }],
    ["rule", { ...event, rule: "FREQ=HOURLY" }],
    ["alarms", { ...event, alarms: [{ daysBefore: 0, at: "24:00" }] }],
    ["alarms", { ...event, alarms: [{ daysBefore: 0, at: "8:30" }] }],
    ["alarms", { ...event, alarms: [{ daysBefore: -1, at: "08:30" }] }],
  ])("an unusable %s is named, its content is not", (property, broken: CalendarEvent) => {
    expect(() => write([broken])).toThrow(new RangeError(`calendar: ${property}`));
  });

  test("a uid that stands twice is refused", () => {
    expect(() => write([event, event])).toThrow(new RangeError("calendar: uid"));
  });

  test.each(["2026-11-22", "2026-11-22T01:30:00+08:00", "2026-02-29T00:00:00Z", "now"])(
    "the stamp %s is refused",
    (bad) => {
      expect(() => write([event], { stamp: bad })).toThrow(new RangeError("calendar: stamp"));
    },
  );

  test("a stamp with parts of a second is taken", () => {
    expect(write([event], { stamp: "2026-11-22T01:30:00.123Z" })).toBe(write([event]));
  });

  test.each([0, -1, 1.5])("a refresh every %d hours is refused", (refreshHours) => {
    expect(() => write([event], { refreshHours })).toThrow(new RangeError("calendar: refreshHours"));
  });
});
