/**
 * The labelled expressions: one number, sum, period, age, day or count a line, with what a careful person takes it to be.
 * They are written from the language, not from the reader, so they may be harder than what is read today.
 *
 * A line: `{"id", "text", "wants", "today"?, "by", "expect"}`
 * - `id`: `x` and four digits, unique over all files. The lines of `held-out.jsonl`, a third of all at least, are never
 *   tuned on; those of `tuned-second.jsonl` were held out once and are tuned on with those of `tuned.jsonl`.
 * - `wants`: what the place asks for. `amount` a sum with a period; `money` plain yuan (a bill, a deposit); `number` a
 *   bare number; `count` persons, children, vehicles …; `age` whole years; `day` a calendar day.
 * - `today`: the day on which the line is said; always given for ages and days.
 * - `by`: `hand` or `template`.
 * - `expect`: one of
 *   - `{"exact", "period"?, "per"?}`: this value, in the period in which it was said. With `amount`, period and per are
 *     always there: `none` means that the words do not say it (so it must be asked). The same sum carried over to another
 *     period is the same outcome where that is certain: year = 12 months = 4 quarters = 24 half-months. A day is no
 *     certain part of a year. Zero has no period that could be wrong.
 *     `per`: `head` a sum for each person; `household` the words say that it is of all; `none` unsaid. `household` and
 *     `none` may be taken for each other, `head` for neither.
 *   - `{"year", "per"?}`: arithmetic in the words leads to this total a year (eight months at 3,000; 100 days at 180).
 *   - `{"from"?, "to"?, "above"?, "below"?, "period"?, "per"?}`: bounds. `from` and `to` belong to it, `above` and
 *     `below` do not; a reader that only knows closed bounds may take `above` for `from` and `below` for `to`, and for whole
 *     numbers `below 18` is `to 17`. What has no lower end is not negative.
 *   - `{"day"}`, `{"age"}`: that day; that age in whole years.
 *   - `{"ask": true}`: too vague, impossible or of two meanings: it must be refused or asked back; no value may be used.
 *   - `{"none": true}`: the text holds no quantity of that kind.
 *   - `{"either": […]}`: each of these outcomes is right.
 *
 * Asking where a value is expected costs a message and is not right, but it is never a wrong value. A value where
 * `expect` has no such value is a wrong one.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";

const sum = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/);
const period = z.enum(["year", "month", "quarter", "half-month", "day", "none"]);
const per = z.enum(["head", "household", "none"]);
const day = z.iso.date();

const bounds = z
  .strictObject({
    from: sum.optional(),
    above: sum.optional(),
    to: sum.optional(),
    below: sum.optional(),
    period: period.optional(),
    per: per.optional(),
  })
  .refine(({ from, above, to, below }) => {
    const low = from ?? above;
    const high = to ?? below;
    if ((from !== undefined && above !== undefined) || (to !== undefined && below !== undefined)) return false;
    return low === undefined || high === undefined ? low !== high : Number(low) < Number(high);
  }, "bounds need an end, one of each side, the lower below the upper");

const outcome = z.union([
  z.strictObject({ exact: sum, period: period.optional(), per: per.optional() }),
  z.strictObject({ year: sum, per: per.optional() }),
  z.strictObject({ day }),
  z.strictObject({ age: z.string().regex(/^\d{1,3}$/) }),
  z.strictObject({ ask: z.literal(true) }),
  z.strictObject({ none: z.literal(true) }),
  bounds,
]);
const expectation = z.union([outcome, z.strictObject({ either: z.array(outcome).min(2) })]);

const line = z
  .strictObject({
    id: z.string().regex(/^x\d{4}$/),
    text: z.string().min(1),
    wants: z.enum(["amount", "money", "number", "count", "age", "day"]),
    today: day.optional(),
    by: z.enum(["hand", "template"]),
    expect: expectation,
  })
  .refine(({ wants, today }) => today !== undefined || (wants !== "age" && wants !== "day"), "ages and days need today")
  .refine(
    ({ wants, expect }) =>
      wants !== "amount" ||
      outcomes(expect).every((one) => !("exact" in one || isBounds(one)) || ("period" in one && "per" in one)),
    "the value of an amount needs period and per",
  )
  .refine(
    ({ wants, expect }) =>
      outcomes(expect).every((one) => !("day" in one && wants !== "day") && !("age" in one && wants !== "age")),
    "a day is expected where a day is wanted, an age where an age is",
  );

export type Outcome = z.infer<typeof outcome>;
export type Expectation = z.infer<typeof expectation>;
export type Expression = z.infer<typeof line>;
export type ExpressionSet = "tuned" | "held-out";

const isBounds = (one: Outcome): boolean => "from" in one || "above" in one || "to" in one || "below" in one;

/** The outcomes that are right: one, or each of several. */
export function outcomes(expect: Expectation): readonly Outcome[] {
  return "either" in expect ? expect.either : [expect];
}

const files: Readonly<Record<ExpressionSet, readonly string[]>> = {
  tuned: ["tuned", "tuned-second"],
  "held-out": ["held-out"],
};

/** The lines of one set, each checked; a bad line is named by file, line and fault. */
export function readExpressions(set: ExpressionSet): readonly Expression[] {
  return files[set].flatMap((file) => {
    const texts = readFileSync(new URL(`${file}.jsonl`, import.meta.url), "utf8")
      .trimEnd()
      .split("\n");
    return texts.map((text, at) => {
      const parsed = line.safeParse(JSON.parse(text));
      if (!parsed.success) throw new Error(`${file}.jsonl:${at + 1}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    });
  });
}
