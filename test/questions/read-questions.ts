// Questions as caseworkers ask them and the clauses that answer them, written before the search that is measured by them.
// held-out.jsonl holds every third number of q and of n: the search is never tuned on it and its builder doesn't read it.
// tuned.jsonl holds the rest; a new question takes the next number, and its number decides the file.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { PolicySet } from "../../src/rules/index.ts";

const common = {
  question: z.string().trim().min(1),
  place: z.string().min(1),
  on: z.iso.date(),
};
const clauses = z.array(z.string()).min(1).max(3);
const pairSchema = z
  .strictObject({ id: z.string().regex(/^q\d{3}$/), ...common, clauses })
  .transform((pair) => ({ ...pair, expect: "clause" as const }));
const refusalSchema = z.discriminatedUnion("expect", [
  z.strictObject({ id: z.string().regex(/^n\d{2,3}$/), ...common, expect: z.literal("none") }),
  z.strictObject({ id: z.string().regex(/^n\d{2,3}$/), ...common, expect: z.literal("correction"), clauses }),
]);
const questionSchema = z.union([pairSchema, refusalSchema]);

/** `clause`: answered by one of the clauses, the best first; `correction`: told what is right instead; `none`: refused. */
export type Question = z.infer<typeof questionSchema>;
export type Half = "tuned" | "held-out";
export interface Questions {
  readonly tuned: readonly Question[];
  readonly heldOut: readonly Question[];
}

/** The places whose documents people ask about. */
export const places = [
  "cn",
  "cn-gz",
  "cn-gz-sandu",
  "cn-gz-sandu-dujiang",
  "cn-fj-jinjiang",
  "cn-sc-aba",
  "cn-hn-hengyang-district",
  "cn-jx-linchuan-songhu",
  "cn-qilao",
  "model-cleanup",
  "model-four-batches",
] as const;

/** The half that a question belongs to, by its number alone. */
export function halfOf(id: string): Half {
  return Number(id.slice(1)) % 3 === 0 ? "held-out" : "tuned";
}

/** The questions of JSON lines. Throws, naming the line (from 1), where one is not a question. */
export function parseQuestions(text: string, file: string): readonly Question[] {
  return text
    .split("\n")
    .map((line, index) => ({ line, at: `${file}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, at }) => {
      const parsed = questionSchema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${at}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    });
}

/** What is wrong with a set, in words; empty when nothing is. */
export function faultsOf({ tuned, heldOut }: Questions, policies: PolicySet): readonly string[] {
  const all = [...tuned, ...heldOut];
  const pairs = all.filter(({ expect }) => expect === "clause");
  const faults: string[] = [];
  if (pairs.length < 200) faults.push(`only ${pairs.length} questions with clauses`);
  if (all.length - pairs.length < 40) faults.push(`only ${all.length - pairs.length} to refuse or correct`);
  for (const place of places) {
    if (!pairs.some((pair) => pair.place === place)) faults.push(`no question at ${place}`);
    if (!heldOut.some((question) => question.place === place)) faults.push(`none held out at ${place}`);
  }
  for (const [half, questions] of [
    ["tuned", tuned],
    ["held-out", heldOut],
  ] as const)
    for (const { id } of questions) if (halfOf(id) !== half) faults.push(`${id} does not belong in ${half}`);
  const ids = new Set<string>();
  const asked = new Set<string>();
  for (const question of all) {
    const { id, place, on } = question;
    if (ids.has(id)) faults.push(`${id} twice`);
    ids.add(id);
    const words = `${place} ${on} ${question.question}`;
    if (asked.has(words)) faults.push(`${id} asks again: ${words}`);
    asked.add(words);
    if (question.expect === "none") continue;
    for (const clause of question.clauses) faults.push(...clauseFaults(clause, question, policies));
  }
  return faults;
}

function* clauseFaults(
  id: string,
  { id: question, place, on }: { readonly id: string; readonly place: string; readonly on: string },
  policies: PolicySet,
): Iterable<string> {
  const clause = policies.clause(id);
  if (clause === undefined) return yield `${question}: no clause ${id}`;
  if (!policies.policy(place)?.levels.some((level) => level.place === clause.place))
    yield `${question}: ${id} does not apply at ${place}`;
  const { from, to } = clause.document;
  if (on < from || (to !== null && on > to)) yield `${question}: ${id} is not in force on ${on}`;
}

function readHalf(half: Half): readonly Question[] {
  const name = `${half}.jsonl`;
  return parseQuestions(readFileSync(join(import.meta.dirname, name), "utf8"), name);
}

/** Both halves, checked against the packs. Throws with every fault. */
export function readQuestions(policies: PolicySet): Questions {
  const questions = { tuned: readHalf("tuned"), heldOut: readHalf("held-out") };
  const faults = faultsOf(questions, policies);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return questions;
}
