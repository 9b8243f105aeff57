import { FAILSAFE_SCHEMA, load } from "js-yaml";
import { parser } from "lezer-feel";
import { expect, test } from "vitest";
import { readPackFolder } from "../../../src/files/index.ts";
import { feel } from "../../../src/rules/feel/grammar.ts";
import { packFolder } from "../independent/engine.ts";

const whole = parser.configure({ top: "Expression" });

/** Every text in a pack that stands where an expression may stand. */
function* textsIn(data: unknown): Iterable<string> {
  if (typeof data !== "object" || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    if (typeof value !== "string") yield* textsIn(value);
    else if (["when", "value", "in", "for-a-person", "ask-when"].includes(key)) yield value;
  }
}

const texts = new Set(
  readPackFolder(packFolder, { examples: false }).flatMap(({ text }) => [
    ...textsIn(load(text, { schema: FAILSAFE_SCHEMA })),
  ]),
);
/** Expressions and slips of every other kind. */
const others = [
  'some m in members satisfies m.age >= 60 and m.lives = "here"',
  "for m in members[item.age > 3] return m.income + 1",
  "every m in countedMembers satisfies not(m.age < 16)",
  'if area = "rural" then dibaoStandard.rural else dibaoStandard.urban * monthsPerYear',
  'x in ("a", "b") and y in [1..2] or z between 3 and 4',
  'date("2021-01-01") + duration("P1M") < on',
  'date and time("2021-01-01T00:00:00") = @"2021-01-01"',
  "round half up(x, 2)",
  "time of day + date of birth",
  "a-b + c - d * -e",
  "date + time",
  "m.date.time",
  "{a: 1, b: a + 1}.b",
  "function(x) x + 1",
  "1 +",
  "(1",
  "a b c",
  "a == b",
  "",
  "// nothing\n1 /* two */ + 3",
  "`a b`.c",
];

test("an expression has the tree that the whole of lezer-feel gives it, broken ones too", () => {
  expect(texts.size).toBeGreaterThan(200);
  for (const text of [...texts, ...others])
    expect([text, feel.parse(text).toString()]).toEqual([text, whole.parse(text).toString()]);
});
