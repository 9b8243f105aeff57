import { describe, expect, test } from "vitest";
import { addWorkingDays, isWorkingDay, loadCalendar } from "../../src/rules/index.ts";
import { explainFault } from "../../src/wording/index.ts";

/** A whole year as an office would enter it. */
const whole = `year: 2027
notices:
  - number: 国办发明电〔2026〕9号
    title: 通知
    date: 2026-11-30
    days:
      - for: [new-year]
        rest: [2027-01-01/2027-01-03]
      - for: [spring-festival]
        rest: [2027-02-05/2027-02-13]
        work: [2027-01-31, 2027-02-20]
      - for: [qingming]
        rest: [2027-04-03/2027-04-05]
      - for: [labour-day]
        rest: [2027-05-01/2027-05-05]
        work: [2027-05-08]
      - for: [dragon-boat]
        rest: [2027-06-09]
      - for: [mid-autumn, national-day]
        rest: [2027-09-15, 2027-10-01/2027-10-07]
`;

const load = (text: string, path = "2027.yaml") => loadCalendar([{ path, text }], "v");

function faultsOf(text: string, path?: string): readonly string[] {
  const loaded = load(text, path);
  return loaded.ok ? [] : loaded.faults.map(({ code, line }) => `${code}:${line}`);
}

/** The whole year with one text replaced, which has to stand in it once. */
function changed(from: string, to: string): string {
  expect(whole.split(from)).toHaveLength(2);
  return whole.replace(from, to);
}

describe("a year's file", () => {
  test("a whole year is read: rest days, worked weekend days, and the rest by the week", () => {
    const loaded = load(whole);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    const { calendar } = loaded;
    expect(isWorkingDay(calendar, "2027-01-01")).toEqual({ worked: false, provisional: [] });
    expect(isWorkingDay(calendar, "2027-01-31")).toEqual({ worked: true, provisional: [] });
    expect(addWorkingDays(calendar, "2027-02-04", 1)).toEqual({ day: "2027-02-15", provisional: [] });
  });

  test("a year without notices is unpublished, like a year without a file", () => {
    const loaded = load("year: 2027\nnotices: []\n");
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    expect(addWorkingDays(loaded.calendar, "2026-12-31", 1)).toEqual({ day: "2027-01-01", provisional: [2027] });
    expect(addWorkingDays(loaded.calendar, "2028-12-31", 1).provisional).toEqual([2029]);
  });

  test("of two files for a year the later stands alone", () => {
    const other = changed("2027-06-09", "2027-06-10");
    const loaded = loadCalendar(
      [
        { path: "2027.yaml", text: whole, shown: "first/2027.yaml" },
        { path: "2027.yaml", text: other, shown: "second/2027.yaml" },
      ],
      "v",
    );
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    expect(loaded.calendar.years.map(({ file }) => file)).toEqual(["second/2027.yaml"]);
    expect(isWorkingDay(loaded.calendar, "2027-06-09").worked).toBe(true);
    expect(isWorkingDay(loaded.calendar, "2027-06-10").worked).toBe(false);
  });

  test("a later notice changes a day of an earlier one, also to worked", () => {
    const second = `  - number: 国办发明电〔2027〕1号
    title: 通知
    date: 2027-03-01
    days:
      - for: [labour-day]
        rest: [2027-05-08]
        work: [2027-05-05]
`;
    const loaded = load(whole + second);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    expect(isWorkingDay(loaded.calendar, "2027-05-08").worked).toBe(false);
    expect(isWorkingDay(loaded.calendar, "2027-05-05").worked).toBe(true);
    expect(isWorkingDay(loaded.calendar, "2027-05-04").worked).toBe(false);
  });

  test.each([
    ["a name that is no year", whole, ["calendar-stray-file:1"], "holidays.yaml"],
    ["another ending", whole, ["calendar-stray-file:1"], "2027.json"],
    ["another year than the file's", whole, ["calendar-year-differs:1"], "2028.yaml"],
    ["no YAML", "year: [2027\n", ["yaml-syntax:2"], undefined],
    ["nothing", "", ["bad-value:1"], undefined],
    ["no notices", "year: 2027\n", ["missing-key:1"], undefined],
    ["no year", changed("year: 2027\n", ""), ["missing-key:1"], undefined],
    ["a misspelt key", changed("    title:", "    tilte:"), ["missing-key:3", "unknown-key:4"], undefined],
    ["no date", changed("    date: 2026-11-30\n", ""), ["missing-key:3"], undefined],
    ["a date that is none", changed("2026-11-30", "2026-11-31"), ["bad-day:5"], undefined],
    ["a day that is none", changed("2027-06-09", "2027-06-31"), ["calendar-bad-days:18"], undefined],
    ["a day in words", changed("2027-06-09", "6月9日"), ["calendar-bad-days:18"], undefined],
    ["three days", changed("2027-06-09", "2027-06-09/2027-06-10/2027-06-11"), ["calendar-bad-days:18"], undefined],
    ["an unknown holiday", changed("[dragon-boat]", "[dragonboat]"), ["bad-value:17"], undefined],
    ["the end before the start", changed("2027-04-03/2027-04-05", "2027-04-05/2027-04-03"), ["from-after-to:13"]],
    ["a mistyped month", changed("2027-04-03/2027-04-05", "2027-04-03/2027-05-05"), ["calendar-span-long:13"]],
    ["the year after", changed("2027-06-09", "2028-06-09"), ["calendar-day-outside:18"]],
    ["the year before", changed("2027-06-09", "2026-06-09"), ["calendar-day-outside:18"]],
    ["a day twice", changed("2027-06-09", "2027-04-05"), ["calendar-day-twice:18"]],
    ["a day of rest and worked", changed("work: [2027-05-08]", "work: [2027-05-02]"), ["calendar-day-twice:16"]],
    ["a worked weekday", changed("work: [2027-05-08]", "work: [2027-05-07]"), ["calendar-working-weekday:16"]],
    [
      "a holiday left out",
      changed("      - for: [qingming]\n        rest: [2027-04-03/2027-04-05]\n", ""),
      ["calendar-festival-missing:3"],
    ],
    [
      "a fixed day off left out",
      changed("2027-01-01/2027-01-03", "2027-01-02/2027-01-03"),
      ["calendar-fixed-missing:3"],
    ],
    ["the same number twice", whole + whole.slice(whole.indexOf("  - number")), ["duplicate-id:21"]],
    [
      "notices out of order",
      `${whole}  - number: 2\n    title: 通知\n    date: 2026-11-29\n    days:\n      - for: [other]\n        rest: [2027-12-31]\n`,
      ["calendar-notice-order:23"],
    ],
  ])("%s is a fault with its line", (_, text, faults, path?: string) => {
    expect(faultsOf(text, path)).toEqual(faults);
  });

  test.each([
    ["2026-12-24", []],
    ["2026-12-23", ["calendar-day-outside:8"]],
    ["2026-12-31", []],
  ])("the notice may take %s of the year before into the New Year holiday, or not", (first, faults) => {
    // Within fifteen days, so that only the first day is in question.
    expect(faultsOf(changed("2027-01-01/2027-01-03", `${first}, 2027-01-01/2027-01-03`))).toEqual(faults);
  });

  test.each([
    ["2027-01-01/2027-01-15", []],
    ["2027-01-01/2027-01-16", ["calendar-span-long:8", "calendar-fixed-missing:3"]],
  ])("a holiday of %s is taken, or not", (span, faults) => {
    expect([...faultsOf(changed("2027-01-01/2027-01-03", span))].sort()).toEqual([...faults].sort());
  });

  test("every fault has words in both languages, without gaps", () => {
    const texts = [
      ["x.yaml", whole],
      ["2028.yaml", whole],
      ["2027.yaml", changed("2027-06-09", "6月9日")],
      ["2027.yaml", changed("2027-04-03/2027-04-05", "2027-04-03/2027-05-05")],
      ["2027.yaml", changed("2027-06-09", "2028-06-09")],
      ["2027.yaml", changed("2027-06-09", "2027-04-05")],
      ["2027.yaml", changed("work: [2027-05-08]", "work: [2027-05-07]")],
      ["2027.yaml", changed("[dragon-boat]", "[other]")],
      ["2027.yaml", changed("2027-01-01/2027-01-03", "2027-01-02/2027-01-03")],
      [
        "2027.yaml",
        `${whole}  - number: 2\n    title: 通知\n    date: 2026-11-29\n    days:\n      - for: [other]\n        rest: [2027-12-31]\n`,
      ],
    ] as const;
    const codes = new Set<string>();
    for (const [path, text] of texts) {
      const loaded = load(text, path);
      if (loaded.ok) throw new Error(`no fault in ${path}`);
      for (const fault of loaded.faults) {
        codes.add(fault.code);
        for (const language of ["zh-CN", "en"] as const) {
          expect(explainFault(fault, language)).not.toContain("{{");
          expect(explainFault(fault, language)).not.toContain(fault.code);
        }
      }
    }
    expect([...codes].filter((code) => code.startsWith("calendar-"))).toHaveLength(10);
  });
});
