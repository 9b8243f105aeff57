import { describe, expect, test } from "vitest";
import { leavesOf } from "../../../../src/interview/paths.ts";
import { isQuestion } from "../../../../src/interview/read/index.ts";

import { readText } from "../../../../src/interview/reading.ts";
import { calendar } from "../../../shipped-calendar.ts";
import { policies } from "../../packs.ts";
import { Talk } from "../../talk.ts";
import { nested, readSentences, type Sentence, type SentenceSet } from "./read-sentences.ts";
import { compare, type Score, scoreLine, totalOf } from "./score.ts";

const sets: readonly SentenceSet[] = ["tuned", "held-out"];

/** Printed for the tuned file only: nobody is to learn from what is held out. */
function show(set: SentenceSet, sentences: readonly Sentence[], scores: readonly Score[]): void {
  const { messages, facts, right, missed, askedBack, wrong, mustAsk, asked, share } = totalOf(scores);
  console.log(
    `sentences, ${set}: ${messages} messages, ${right} of ${facts} facts right (${(share * 100).toFixed(2)} %), ${missed} missed, ${askedBack} asked back, ${wrong} wrong; ${asked} of ${mustAsk} doubts asked`,
  );
  if (set === "held-out") return;
  for (const [at, score] of scores.entries())
    if (score.wrong.length > 0) console.log(`  ${sentences[at]?.text}: ${score.wrong.join(", ")}`);
}

const asked = new Talk({ policies }).type("菜单").session;

/** What a message says at the start of a conversation: what is written into the case, and what the reply names. */
function told({ text, today = "2026-11-21" }: Sentence) {
  if (asked === null) throw new Error("no conversation");
  const at = {
    today,
    policies,
    calendar,
    place: "cn-gz-sandu-dujiang",
    language: "zh-CN",
    deliveryId: "test",
    trusted: true,
  } as const;
  const reading = readText({ ...asked, question: null }, text, at, true);
  if (reading.kind !== "facts") return { written: [], echoed: new Set<string>(), facts: {}, vague: [] };
  const written = reading.changes
    .flatMap(({ path, value }) => leavesOf(value, path))
    .map(([path, value]) => `${path}=${value}`);
  const items = reading.notices.flatMap((notice) => (notice.kind === "understood" ? notice.items : []));
  const vague = reading.notices.flatMap((notice) => (notice.kind === "unsettled" ? [notice.fact?.path ?? ""] : []));
  const echoed = new Set(items.map(({ path, value }) => `${path}=${value}`));
  const facts = nested(Object.fromEntries(reading.changes.map(({ path, value }) => [path, value])));
  return { written, echoed, facts, vague };
}

describe.each(sets)("the %s sentences", (set) => {
  const sentences = readSentences(set);
  const scores = sentences.map((sentence) => scoreLine(sentence, isQuestion));

  test("are read right", () => {
    show(set, sentences, scores);
    const { share, wrong } = totalOf(scores);
    expect(share).toBeGreaterThanOrEqual(leastRight[set]);
    expect(wrong).toBeLessThanOrEqual(mostWrong[set]);
  });

  test("write into a case only what the reply names", () => {
    let count = 0;
    let wrong = 0;
    const silent: string[] = [];
    for (const sentence of sentences) {
      const { written, echoed, facts, vague } = told(sentence);
      count += written.length;
      for (const fact of written) if (!echoed.has(fact)) silent.push(`${sentence.id} ${fact}`);
      const faults = compare(sentence, facts, vague, [], true).wrong.filter((one) => !one.startsWith("parameter"));
      wrong += faults.length;
      if (set === "tuned" && faults.length > 0) console.log(`  ${sentence.text}: ${faults.join(", ")}`);
    }
    console.log(
      `sentences, ${set}: ${count} facts written, ${wrong} of them wrong, ${silent.length} not named in the reply`,
    );
    expect(count).toBeGreaterThan(sentences.length * 4);
    expect(silent).toEqual([]);
  });
});

test("the longest messages are answered on one screen, with everything read and a button to correct it", () => {
  const longest = [...readSentences("tuned")].sort((a, b) => b.text.length - a.text.length).slice(0, 6);
  for (const { text, today = "2026-11-21" } of longest) {
    const talk = new Talk({ policies, today }).type(text);
    expect([...talk.text].length, text).toBeLessThanOrEqual(600);
    expect(talk.text).toContain("我理解为：");
    expect(talk.labels).toContain("改正");
  }
});

const leastRight: Readonly<Record<SentenceSet, number>> = { tuned: 0.985, "held-out": 0.96 };
const mostWrong: Readonly<Record<SentenceSet, number>> = { tuned: 0, "held-out": 14 };
