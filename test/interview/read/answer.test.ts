import { describe, expect, it } from "vitest";
import { type AskedFact, readAnswer } from "../../../src/interview/read/index.ts";
import { factCatalogue } from "../../../src/rules/index.ts";
import { answerCases, answerHoldout, today } from "./answer-cases.ts";
import { printFigures, tally } from "./tally.ts";

function asked(id: string): AskedFact {
  const def = factCatalogue.find((one) => one.id === id.replace(/\[\d+\]/g, "[]"));
  if (def === undefined) throw new Error(`no fact ${id}`);
  return def;
}

function short(id: string, text: string): string {
  const answer = readAnswer(asked(id), text, today);
  switch (answer.kind) {
    case "value":
      return [`=${answer.value}`, ...answer.unread].join("+");
    case "ask":
      return `?${answer.code}${answer.choices.length > 0 ? ` ${answer.choices.join("|")}` : ""}`;
    case "none":
      return "-";
    default:
      return answer.kind;
  }
}

const rows = (cases: typeof answerCases) => cases.map(([id, text, expected]) => [`${id}\n${text}`, expected]);
const read = (row: string) => short(...(row.split("\n") as [string, string]));

describe("an answer to the fact that was asked", () => {
  it.each(answerCases)("for %s reads %s as %s", (id, text, expected) => expect(short(id, text)).toBe(expected));

  it("is never silently wrong, in the tuned or the held-back set", () => {
    const held = tally(rows(answerHoldout), read);
    printFigures("answers", tally(rows(answerCases), read), held);
    expect(held.silentlyWrong).toEqual([]);
  });

  it("understands the id and at least one Chinese word of every option of every choice fact", () => {
    const lacking: string[] = [];
    for (const def of factCatalogue) {
      for (const option of def.options ?? []) {
        if (short(def.id, option) !== `=${option}`) lacking.push(`${def.id} ${option}: ${short(def.id, option)}`);
      }
    }
    expect(lacking).toEqual([]);
  });

  it("takes 不清楚 and 不肯说 for every fact but free text", () => {
    for (const def of factCatalogue.filter(({ kind }) => kind !== "text")) {
      expect([def.id, readAnswer(def, "不清楚", today).kind, readAnswer(def, "不肯说", today).kind]).toEqual([
        def.id,
        "unknown",
        "refused",
      ]);
    }
  });
});
