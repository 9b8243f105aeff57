import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadCalendarFolders } from "../../src/files/index.ts";
import { addWorkingDays, isWorkingDay } from "../../src/rules/index.ts";

const installed = fileURLToPath(new URL("../../data/calendar/", import.meta.url));
let own = "";

beforeEach(() => {
  own = mkdtempSync(join(tmpdir(), "calendar-"));
});
afterEach(() => rmSync(own, { recursive: true }));

const year2027 = `year: 2027
notices:
  - number: 国办发明电〔2026〕9号
    title: 通知
    date: 2026-11-30
    days:
      - for: [new-year, spring-festival, qingming, labour-day, dragon-boat, mid-autumn]
        rest: [2027-01-01/2027-01-03, 2027-05-01]
      - for: [national-day]
        rest: [2027-10-01/2027-10-07]
`;

function loaded(folders: readonly string[]) {
  const result = loadCalendarFolders(folders);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.calendar;
}

describe("the folders of calendars", () => {
  test("the one that ships knows 2020 to 2026, and 2027 as not published", () => {
    const { years } = loaded([installed]);
    expect(years.map(({ year, notices }) => [year, notices.length > 0])).toEqual([
      ...[2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => [year, true]),
      [2027, false],
    ]);
  });

  test("an office adds a year: what was provisional stands, and the file that decides is told", () => {
    expect(addWorkingDays(loaded([installed, own]), "2026-12-31", 1)).toEqual({
      day: "2027-01-01",
      provisional: [2027],
    });
    writeFileSync(join(own, "2027.yaml"), year2027);
    const calendar = loaded([installed, own]);
    expect(addWorkingDays(calendar, "2026-12-31", 1)).toEqual({ day: "2027-01-04", provisional: [] });
    expect(calendar.years.find(({ year }) => year === 2027)?.file).toBe(join(own, "2027.yaml"));
    expect(calendar.years.find(({ year }) => year === 2026)?.file).toBe(join(installed, "2026.yaml"));
  });

  test("the version changes with a file, and only then", () => {
    const before = loaded([installed, own]).version;
    expect(loaded([installed, own]).version).toBe(before);
    expect(loaded([installed]).version).toBe(before);
    writeFileSync(join(own, "2027.yaml"), year2027);
    expect(loaded([installed, own]).version).not.toBe(before);
  });

  test("an office's own folder need not be there, the one that ships must", () => {
    const missing = join(own, "not-there");
    expect(isWorkingDay(loaded([installed, missing]), "2026-10-10").worked).toBe(true);
    expect(() => loadCalendarFolders([missing, installed])).toThrow("ENOENT");
  });

  test("a faulty file of the office is told by its whole path, and nothing is loaded", () => {
    writeFileSync(join(own, "2027.yaml"), year2027.replace("2027-05-01]", "2027-05-32]"));
    const result = loadCalendarFolders([installed, own]);
    expect(result.ok).toBe(false);
    expect(result.ok ? [] : result.faults).toMatchObject([
      { code: "calendar-bad-days", file: join(own, "2027.yaml"), line: 8, data: { found: "2027-05-32" } },
    ]);
  });

  test("a year under another ending is a fault, other files and folders are left alone", () => {
    writeFileSync(join(own, "README.md"), "about");
    writeFileSync(join(own, ".2027.yaml"), "half written");
    writeFileSync(join(own, "2027.yaml~"), "kept by an editor");
    mkdirSync(join(own, "2028.yaml"));
    expect(loadCalendarFolders([installed, own]).ok).toBe(true);
    writeFileSync(join(own, "2027.yml"), year2027);
    const result = loadCalendarFolders([installed, own]);
    expect(result.ok ? [] : result.faults.map(({ code }) => code)).toEqual(["calendar-stray-file"]);
  });
});
