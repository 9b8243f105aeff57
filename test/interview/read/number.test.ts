import { describe, expect, it } from "vitest";
import { type NumberReading, readNumber } from "../../../src/interview/read/index.ts";
import { numberCases } from "./number-cases.ts";
import { generatedNumbers } from "./number-generator.ts";
import { numberHoldout } from "./number-holdout.ts";
import { printFigures, tally } from "./tally.ts";

function short(reading: NumberReading): string {
  switch (reading.kind) {
    case "exact":
      return `=${reading.value}`;
    case "range":
    case "vague":
      return reading.understood;
    case "refused":
      return `!${reading.code}`;
    case "none":
      return "-";
  }
}

describe("numbers as people write them", () => {
  it.each(numberCases)("reads %s as %s", (text, expected) => {
    expect(short(readNumber(text))).toBe(expected);
  });

  it("reads every generated spelling of a number as that number", () => {
    const wrong = generatedNumbers.filter(([text, expected]) => short(readNumber(text)) !== expected);
    expect(wrong.map(([text, expected]) => `${text} ${expected} ${short(readNumber(text))}`)).toEqual([]);
  });

  it("never reads a wrong exact value, in the tuned or the held-back set", () => {
    const tuned = tally([...numberCases, ...generatedNumbers], (text) => short(readNumber(text)));
    const held = tally(numberHoldout, (text) => short(readNumber(text)));
    printFigures("numbers", tuned, held);
    expect(tuned.silentlyWrong).toEqual([]);
    expect(held.silentlyWrong).toEqual([]);
  });
});
