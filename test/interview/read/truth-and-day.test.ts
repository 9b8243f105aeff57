import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAge, readArea, readCount, readDay, readTruth } from "../../../src/interview/read/index.ts";
import { dayCases, dayHoldout, today } from "./day-cases.ts";
import { printFigures, tally } from "./tally.ts";
import { truthCases, truthHoldout } from "./truth-cases.ts";

function shortTruth(text: string): string {
  const reading = readTruth(text);
  return "unread" in reading && reading.unread.length > 0
    ? `${reading.kind}+${reading.unread.join("|")}`
    : reading.kind;
}

function shortDay(text: string): string {
  const reading = readDay(text, today);
  if (reading.kind === "exact") return `=${reading.day}${reading.assumed ? "?" : ""}`;
  return reading.kind === "refused" ? `!${reading.code}` : "-";
}

describe("yes and no", () => {
  it.each(truthCases)("reads %s as %s", (text, expected) => expect(shortTruth(text)).toBe(expected));

  it("never reads yes for no or a decision where there is none", () => {
    const decided = (text: string) =>
      /^(?:yes|no)(?:\+|$)/.test(shortTruth(text)) ? `=${shortTruth(text)}` : shortTruth(text);
    const label = (rows: typeof truthCases) =>
      rows.map(([text, expected]) => [text, /^(?:yes|no)(?:\+|$)/.test(expected) ? `=${expected}` : expected]);
    const held = tally(label(truthHoldout), decided);
    printFigures("truth", tally(label(truthCases), decided), held);
    expect(held.silentlyWrong).toEqual([]);
  });
});

describe("days", () => {
  it.each(dayCases)("reads %s as %s", (text, expected) => expect(shortDay(text)).toBe(expected));

  it("never reads a wrong day, in the tuned or the held-back set", () => {
    const held = tally(dayHoldout, shortDay);
    printFigures("days", tally(dayCases, shortDay), held);
    expect(held.silentlyWrong).toEqual([]);
  });

  it("names the first and the last day of a month that was given alone", () => {
    expect(readDay("2020年2月", today)).toMatchObject({
      code: "month-only",
      data: { from: "2020-02-01", to: "2020-02-29" },
    });
  });

  it("reads every real day from 1900 to 2100 in three spellings, and none that does not exist or that nobody here has lived", () => {
    const real = (y: number, m: number, d: number) => {
      const date = new Date(Date.UTC(y, m - 1, d));
      return date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 1850, max: 2149 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (y, m, d) => {
          const iso = `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
          for (const text of [iso, `${y}年${m}月${d}日`, `${y}.${m}.${d}`]) {
            expect(shortDay(text)).toBe(real(y, m, d) && y >= 1900 && y <= 2100 ? `=${iso}` : "!invalid-day");
          }
        },
      ),
    );
  });

  it("puts a weekday on the calendar's own weekday", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const now = new Date(days * 86_400_000);
        const read = readDay("这周三", now.toISOString().slice(0, 10));
        expect(read.kind === "exact" && new Date(read.day).getUTCDay()).toBe(3);
      }),
    );
  });
});

describe("counts, ages and areas", () => {
  it.each([
    ["4口人", "4"],
    ["一家四口", "4"],
    ["四个", "4"],
    ["4", "4"],
    ["两辆", "2"],
    ["没有", "0"],
    ["两口子", "2"],
    ["三口之家", "3"],
    ["十二人", "12"],
    ["俩", "2"],
    ["5 people", "5"],
    ["一套", "1"],
  ])("counts %s as %s", (text, value) => expect(readCount(text)).toMatchObject({ kind: "exact", value }));

  it.each([
    ["三四个", "range"],
    ["四五口人", "range"],
    ["十几个", "vague"],
    ["1.5", "refused"],
    ["几口人", "vague"],
    ["不知道", "none"],
    ["4口人3个", "refused"],
  ])("does not count %s", (text, kind) => expect(readCount(text).kind).toBe(kind));

  it.each([
    ["56岁", "56"],
    ["五十六", "56"],
    ["56", "56"],
    ["５６周岁", "56"],
    ["今年五十六岁了", "56"],
    ["0", "0"],
    ["120岁", "120"],
    ["廿三", "23"],
    ["母亲78岁", "78"],
  ])("reads the age %s", (text, value) => expect(readAge(text)).toMatchObject({ kind: "exact", value }));

  it.each([
    ["121", "refused"],
    ["五十七八", "range"],
    ["快六十", "vague"],
    ["六十多岁", "vague"],
    ["56.5", "refused"],
    ["虚岁57", "vague"],
    ["57虚岁", "vague"],
    ["3000元", "refused"],
    ["-5", "refused"],
  ])("does not take %s for an age", (text, kind) => expect(readAge(text).kind).toBe(kind));

  it.each([
    ["农村", "rural"],
    ["村里的", "rural"],
    ["城里", "urban"],
    ["城镇户", "urban"],
    ["县城", "urban"],
    ["Rural", "rural"],
    ["urban", "urban"],
  ])("reads %s as %s", (text, value) => expect(readArea(text)).toMatchObject({ kind: "exact", value }));

  it.each([
    ["不是农村的", "refused"],
    ["搬迁来县城的,按城里标准还是老家标准", "refused"],
    ["农村和城里", "refused"],
    ["老家", "none"],
  ])("does not decide the area from %s", (text, kind) => expect(readArea(text).kind).toBe(kind));
});
