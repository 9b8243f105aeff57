// Two sets of questions: one that the search was tuned on, and one that it was not; the second is only counted.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadPolicyFolder } from "../../src/files/index.ts";
import { answerQuestion } from "../../src/interview/ask/index.ts";

interface Asked {
  readonly id: string;
  readonly question: string;
  readonly place: string;
  readonly on: string;
  /** Any one of them is right. */
  readonly clauses?: readonly string[];
  readonly expect?: "none" | "correction";
}

const loaded = loadPolicyFolder("data/policies", { examples: false });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults.slice(0, 3)));
const { policies } = loaded;

const read = (set: string): readonly Asked[] =>
  readFileSync(new URL(`./${set}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Asked);

function answer(asked: Asked) {
  const policy = policies.policy(asked.place);
  if (policy === undefined) throw new Error(`no place ${asked.place}`);
  return answerQuestion(policies, policy, asked.on, asked.question);
}

/** The rank of the first right clause among the answers, from 0; -1 when none of the first three is right. */
function rankOf(asked: Asked): number {
  return answer(asked)
    .answers.slice(0, 3)
    .findIndex(({ clause }) => asked.clauses?.includes(clause.id));
}

/** Off-topic: no answer. A false premise: the right clause first, said as a correction or to be compared with what was said. */
function isSetRight(asked: Asked): boolean {
  const { answers, correction, toCompare } = answer(asked);
  if (asked.expect === "none") return answers.length === 0;
  const first = answers[0]?.clause.id ?? "";
  return asked.clauses?.includes(first) === true && (correction !== null || toCompare);
}

const share = (list: readonly Asked[], right: (asked: Asked) => boolean): number =>
  list.filter(right).length / list.length;

/** What each set has to reach. The second is what the search does with questions that nobody tuned it on. */
const sets = [
  { set: "tuned", first: 0.9, three: 0.98, right: 0.95 },
  { set: "held-out", first: 0.87, three: 0.93, right: 0.76 },
] as const;

describe.each(sets)("the $set questions", ({ set, first, three, right }) => {
  const all = read(set);
  const answerable = all.filter((asked) => asked.expect === undefined);
  const others = all.filter((asked) => asked.expect !== undefined);

  test(`find the right clause first in at least ${first * 100} %, among three in at least ${three * 100} %`, () => {
    const figures = {
      first: share(answerable, (asked) => rankOf(asked) === 0),
      three: share(answerable, (asked) => rankOf(asked) >= 0),
    };
    process.stdout.write(`${set}: ${answerable.length} questions, ${JSON.stringify(figures)}\n`);
    expect(figures.first).toBeGreaterThanOrEqual(first);
    expect(figures.three).toBeGreaterThanOrEqual(three);
  });

  test(`are refused or set right where they should be, in at least ${right * 100} %`, () => {
    const none = others.filter((asked) => asked.expect === "none");
    const wrong = others.filter((asked) => asked.expect === "correction");
    const explicit = share(wrong, (asked) => isSetRight(asked) && answer(asked).correction !== null);
    const figures = { refused: share(none, isSetRight), setRight: share(wrong, isSetRight), explicit };
    process.stdout.write(`${set}: ${others.length} off-topic or false, ${JSON.stringify(figures)}\n`);
    expect(share(others, isSetRight)).toBeGreaterThanOrEqual(right);
  });
});

describe("the tuned questions that are plain", () => {
  const tuned = read("tuned");

  // A neutral question that is answered as if it were wrong is an insult to who asked well.
  test("are hardly ever called wrong", () => {
    const plain = tuned.filter((asked) => asked.expect === undefined);
    expect(share(plain, (asked) => answer(asked).correction !== null)).toBeLessThan(0.02);
  });
});
