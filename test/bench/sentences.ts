/**
 * The labelled field messages: how many facts are read right, how many are wrong, and what a message takes, on the set
 * that the reader was tuned on and on the one that it was not.
 */
import { isQuestion, readLine } from "../../src/interview/read/index.ts";
import { readSentences } from "../interview/read/sentences/read-sentences.ts";
import { scoreLine, totalOf } from "../interview/read/sentences/score.ts";

export async function run(): Promise<void> {
  for (const set of ["tuned", "held-out"] as const) {
    const sentences = readSentences(set);
    const times: number[] = [];
    for (let round = 0; round < 6; round += 1)
      for (const { text, today } of sentences) {
        const start = performance.now();
        readLine(text, today);
        // The first rounds warm up.
        if (round >= 2) times.push(performance.now() - start);
      }
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(3);
    const { messages, facts, right, missed, askedBack, wrong, share } = totalOf(
      sentences.map((sentence) => scoreLine(sentence, isQuestion)),
    );
    process.stdout.write(
      `${set}: ${messages} messages, ${right} of ${facts} facts right (${(share * 100).toFixed(2)} %), ${missed} missed, ${askedBack} asked back, ${wrong} wrong; a message ${at(0.5)} ms, p99 ${at(0.99)} ms\n`,
    );
  }
}
