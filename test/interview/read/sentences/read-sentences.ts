/**
 * The labelled sentences: one message of a caseworker a line, often with several facts, with what it certainly says.
 *
 * A line: `{"id", "text", "today"?, "by", "facts", "ask"?, "bounds"?, "may"?, "mayMembers"?, "parameter"?, "question"?}`
 * - `id`: `s` and its number, unique over all files. The lines of `held-out.jsonl`, a third of all at least, are never
 *   tuned on; those of `tuned-second.jsonl` were held out once and are tuned on with those of `tuned.jsonl`.
 * - `today`: the day of the message, where a day in it hangs on that. `by`: `hand` or `template`.
 * - `facts`: what was said for certain, by the paths and options of the fact catalogue: dotted names, `members` a list.
 *   A fact that a careful person would not write into the file without asking back is not in it. Members stand in the
 *   order of their mention; they are to be compared as a set (a reader may number them otherwise). A member known by a
 *   trait alone stands without relation; `{}` is one of whom nothing was said. An amount may be given in the other period
 *   if it is the same a year (`1200/year` is `100/month`); zero has any period.
 * - `ask`: paths of what was mentioned and must be asked back: vague, without period, of two meanings, impossible. None
 *   of them may be read as a fact, unless `bounds` or `may` names the path too. A reader may ask more than this.
 *   `size` stands here when somebody of the "N persons" is certainly or perhaps not counted (prison, death, away).
 * - `bounds`: for a path in `ask`, the bounds that the words allow (`from` and `to` belong, `below` does not); holding
 *   the fact within these bounds is as right as asking.
 * - `may`: by path, a value (or a list of values) that is right if it is read and right if it is left out: what most
 *   people would infer. Paths of members as `members[0].sex`, numbered as in `facts`.
 * - `mayMembers`: further persons of whom the text speaks, right as members and right if left out.
 * - `parameter`: a standard that the asker names, `"625"` or with its period `"625/month"`.
 * - `question`: the text asks something.
 *
 * What counts as what: money drawn as 低保 is `benefit.monthly`, never income; 养老金 is `income.basicPension` only where
 * it is called the basic one of residents, else asked; a retired worker's pension and what children give is
 * `income.transfer`; rent, dividends and transferred land `income.property`; what is grown, raised or sold, net of cost,
 * `income.business`; two wages of one household add up. 一级残疾 without kind is a grade alone. 户主 is the head; of two
 * spouses without a named head either may be (`may`); of 两口子 and 老两口 one is head and one spouse.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { factDef, factsSchema, readFacts } from "../../../../src/rules/index.ts";

const day = z.iso.date();
const path = z.string().refine((text) => factDef(text) !== undefined, "no fact of the catalogue");
const figure = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/);
const value = z.union([z.string(), z.number(), z.boolean()]);
const flat = z.record(z.string(), value);
const bounds = z.strictObject({
  from: figure.optional(),
  to: figure.optional(),
  below: figure.optional(),
  period: z.enum(["year", "month"]).optional(),
});

const line = z.strictObject({
  id: z.string().regex(/^s\d{3,4}$/),
  text: z.string().min(1),
  today: day.optional(),
  by: z.enum(["hand", "template"]),
  facts: z.looseObject({ members: z.array(flat).optional() }),
  ask: z.array(path).min(1).optional(),
  bounds: z.record(path, bounds).optional(),
  may: z.record(path, z.union([value, z.array(value).min(2)])).optional(),
  mayMembers: z.array(z.record(z.string(), z.union([value, z.array(value).min(2)]))).optional(),
  parameter: z
    .string()
    .regex(/^\d+(\.\d+)?(\/(year|month))?$/)
    .optional(),
  question: z.literal(true).optional(),
});

export type Sentence = z.infer<typeof line>;
export type SentenceSet = "tuned" | "held-out";

/** The JSON of the contract, nested by the dots, from dotted names. */
export function nested(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(facts)) {
    const keys = name.split(".");
    const last = keys.pop() ?? name;
    let at = tree;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[last] = Array.isArray(one)
      ? one.map((inner) => (typeof inner === "object" && inner !== null ? nested(inner) : inner))
      : one;
  }
  return tree;
}

/** What the contract would refuse of the facts of a line, as `path: code`; none if they can be judged as they stand. */
export function faultsOf({ facts }: Sentence): readonly string[] {
  const reading = readFacts(nested(facts));
  return reading.ok ? [] : reading.faults.map((fault) => `${fault.path}: ${fault.code}`);
}

/** Whether a value is one that the catalogue allows at a path, whatever else stands in the file. */
export function fits(at: string, one: string | number | boolean): boolean {
  const [, index, name] = /^members\[(\d+)\]\.(.+)$/.exec(at) ?? [];
  const facts = index === undefined ? { [at]: one } : { members: [{ [name ?? ""]: one }] };
  return factsSchema.safeParse(nested(facts)).success;
}

const files: Readonly<Record<SentenceSet, readonly string[]>> = {
  tuned: ["tuned", "tuned-second"],
  "held-out": ["held-out"],
};

/** The lines of one set, each checked; a bad line is named by file, line and fault. */
export function readSentences(set: SentenceSet): readonly Sentence[] {
  return files[set].flatMap(linesOf);
}

function linesOf(file: string): readonly Sentence[] {
  const texts = readFileSync(new URL(`${file}.jsonl`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return texts.map((text, index) => {
    const parsed = line.safeParse(JSON.parse(text));
    if (!parsed.success) throw new Error(`${file}.jsonl:${index + 1}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });
}
