// How long a question takes: the first at a place builds its index. Beside it a plain scan of all summaries for the
// question's own letters, which is the least that any search must do (and finds far less).
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { loadPolicyFolder } from "../../src/files/index.ts";
import { answerQuestion } from "../../src/interview/ask/index.ts";

interface Asked {
  readonly question: string;
  readonly place: string;
  readonly on: string;
}

const place = "cn-gz-sandu-dujiang";
const on = "2021-08-02";

/** Prints milliseconds: the index of a place, a question, and the floor. */
export async function run(): Promise<void> {
  const loaded = loadPolicyFolder("data/policies", { examples: false });
  if (!loaded.ok) throw new Error("the packs do not load");
  const { policies } = loaded;
  const policy = policies.policy(place);
  if (policy === undefined) throw new Error(`no place ${place}`);
  const questions = readFileSync("test/questions/tuned.jsonl", "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as Asked).question);
  const first = time(() => answerQuestion(policies, policy, on, "低保公示要几天"));
  const all = time(() => {
    for (const question of questions) answerQuestion(policies, policy, on, question);
  });
  const visible = policies.clauses.filter((clause) => policy.levels.some((level) => level.place === clause.place));
  function scan(question: string): string | undefined {
    let best: { id: string; shared: number } | undefined;
    for (const { id, summary } of visible) {
      let shared = 0;
      for (let at = 0; at + 2 <= question.length; at += 1)
        if (summary["zh-CN"].includes(question.slice(at, at + 2))) shared += 1;
      if (shared > (best?.shared ?? 0)) best = { id, shared };
    }
    return best?.id;
  }
  const floor = time(() => {
    for (const question of questions) scan(question);
  });
  const each = (sum: number) => (sum / questions.length).toFixed(2);
  const rows = [
    ["first question at a place (builds its index)", `${first.toFixed(0)} ms`],
    [`a question, mean of ${questions.length}`, `${each(all)} ms`],
    ["floor: a plain scan of the summaries", `${each(floor)} ms`],
    ["clauses", String(visible.length)],
  ];
  for (const [what = "", value = ""] of rows) process.stdout.write(`${what.padEnd(48)}${value}\n`);
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
