import { describe, expect, test } from "vitest";
import { loadPolicies } from "../../src/rules/index.ts";
import { readSpan } from "../../src/rules/packs/time-span.ts";
import { explainFault } from "../../src/wording/index.ts";
import { clause, smallPacks } from "./small-packs.ts";

const limit = (...lines: readonly string[]): string =>
  [
    "- deadline: answer\n  name: { zh-CN: 答复, en: answer }\n  kind: legal\n  versions:\n    - from: 2020-01-01",
    ...lines.map((line) => `      ${line}`),
    "",
  ].join("\n");
const date = (...lines: readonly string[]): string =>
  [
    "- date: report\n  name: { zh-CN: 报表, en: report }\n  kind: reporting\n  versions:\n    - from: 2020-01-01",
    ...lines.map((line) => `      ${line}`),
    "",
  ].join("\n");
const parameters =
  `- parameter: answerDays\n  unit: days\n  name: { zh-CN: 天数, en: days }\n  values:\n    - { from: 2020-01-01, value: "5", clause: "${clause}" }\n` +
  `- parameter: answerMonths\n  unit: months\n  name: { zh-CN: 月数, en: months }\n  values:\n    - { from: 2020-01-01, value: "5", clause: "${clause}" }\n`;

function faultsOf(deadlines: string | null, calendar: string | null) {
  const files = {
    "cn/parameters.yaml": parameters,
    ...(deadlines === null ? {} : { "cn/deadlines.yaml": deadlines }),
    ...(calendar === null ? {} : { "cn/calendar.yaml": calendar }),
  };
  const loaded = loadPolicies(smallPacks(files), "small", { examples: false });
  return loaded.ok ? [] : loaded.faults;
}
const cited = `clause: ${clause}`;
const sound = ["starts: [accepted]", "within: 5 days", cited];

describe("a time limit that cannot be", () => {
  test.each([
    ["names an event that there is not", limit("starts: [acepted]", "within: 5 days", cited), "bad-value", 6],
    ["has no event to start from", limit("within: 5 days", cited), "missing-key", 5],
    ["has no length", limit("starts: [accepted]", cited), "missing-key", 5],
    ["has a length that cannot be read", limit("starts: [accepted]", "within: 5 weeks", cited), "bad-span", 7],
    [
      "counts working days back",
      limit(...sound, "alternatives:", "  - shift: less 3 working days", "    because: { zh-CN: x, en: x }"),
      "bad-span",
      10,
    ],
    [
      "names a figure that there is not",
      limit("starts: [accepted]", "within: answrDays days", cited),
      "unknown-name",
      7,
    ],
    [
      "takes months from a figure in days",
      limit("starts: [accepted]", "within: answerDays months", cited),
      "span-unit",
      7,
    ],
    ["has no clause", limit("starts: [accepted]", "within: 5 days"), "missing-clause", 5],
    [
      "names a clause that there is not",
      limit("starts: [accepted]", "within: 5 days", "clause: cn#law/art-99"),
      "unknown-clause",
      8,
    ],
    ["has a condition of another type", limit(...sound, "when: |", "  size + 1"), "type-mismatch", 10],
    ["has a condition with a misspelt name", limit(...sound, "when: |", "  delegatd"), "unknown-name", 10],
    [
      "has a reading in two ways",
      limit(...sound, "alternatives:", "  - { within: 3 days, shift: 2 days, because: { zh-CN: x, en: x } }"),
      "one-of",
      10,
    ],
    ["is misspelt in a key", limit(...sound, "sens: by"), "unknown-key", 9],
    ["ends before it begins", limit("to: 2019-01-01", ...sound), "from-after-to", 6],
  ])("%s: named by its place", (_, text, code, line) => {
    const faults = faultsOf(text, null);
    expect(faults.map((fault) => [fault.file, fault.code, fault.line])).toEqual([["cn/deadlines.yaml", code, line]]);
  });

  test("that stands twice, and versions over one another, are faults", () => {
    const two = `${limit(...sound)}    - from: 2019-01-01\n      starts: [accepted]\n      within: 5 days\n      ${cited}\n${limit(...sound)}`;
    expect(faultsOf(two, null).map(({ code }) => code)).toEqual(["date-overlap", "duplicate-id"]);
  });
});

describe("an official date that cannot be", () => {
  test.each([
    ["says no day", date(cited), "one-of", 5],
    ["says its day in two ways", date("on: 2020-05-01", "rule: FREQ=MONTHLY;BYMONTHDAY=1", cited), "one-of", 5],
    ["has a rule that is none", date("rule: FREQ=SOMETIMES", cited), "bad-recurrence", 6],
    ["has a rule that hangs on its first day", date("rule: FREQ=MONTHLY", cited), "bad-recurrence", 6],
    ["has a day without a year and no figure for it", date("on: 05-01", cited), "missing-key", 5],
    [
      "has a span that ends before it begins",
      date("span: { from: 2020-05-02, to: 2020-05-01 }", cited),
      "from-after-to",
      6,
    ],
    [
      "names a figure of another unit",
      date("rule: FREQ=MONTHLY;BYMONTHDAY=1", "day: answerDays", cited),
      "span-unit",
      7,
    ],
  ])("%s: named by its place", (_, text, code, line) => {
    const faults = faultsOf(null, text);
    expect(faults.map((fault) => [fault.file, fault.code, fault.line])).toEqual([["cn/calendar.yaml", code, line]]);
  });
});

test("every fault of days has words in both languages that name what was found", () => {
  const faults = [
    ...faultsOf(limit("starts: [accepted]", "within: 5 weeks", cited), date("rule: FREQ=SOMETIMES", cited)),
    ...faultsOf(limit("starts: [accepted]", "within: answerDays months", cited), date(cited)),
  ];
  expect(faults).toHaveLength(4);
  for (const { code, data } of faults)
    for (const language of ["zh-CN", "en"] as const) {
      const said = explainFault({ code, data }, language);
      expect(said).not.toContain("{{");
      expect(said).not.toContain(code);
    }
});

describe("the length of a time limit", () => {
  test.each([
    "3 working days",
    "0 days",
    "12 months, less 1 days",
    "month after",
    "end of month",
    "1 years, end of month",
    "noticeDays days",
    "end of year taperEnd.other",
    "open",
  ])("is read: %s", (text) => expect(readSpan(text)).not.toBeNull());
  test.each([
    "",
    "3",
    "3 weeks",
    "3 workingdays",
    "-3 days",
    "3 days,",
    "open, 3 days",
    "less 3 working days",
    "12345 days",
    "end of year",
    "３ days",
  ])("is refused: %s", (text) => expect(readSpan(text)).toBeNull());
});
