import { describe, expect, it } from "vitest";
import { readLine } from "../../../src/interview/read/index.ts";
import { flatLine, labelSet } from "./flat.ts";
import { turnCases } from "./turn-cases.ts";

const line = (text: string) => flatLine(readLine(text, "2026-11-21"));

describe("turns of phrase", () => {
  it.each(turnCases)("reads %s", (text, label) => expect(line(text)).toEqual(labelSet(label)));

  it("takes no longer for 5,000 letters than a person notices, whatever they are", () => {
    const sentence = "农村四口人，年收入一万二，户主五十六岁肢体二级，老婆五十岁，儿子读高中，没车没存款。";
    for (const text of [sentence, sentence.replaceAll(/[，。]/g, ""), "一个月一千二", "吃穿走", "一", "户主"]) {
      const long = text.repeat(5000).slice(0, 5000);
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 3; round += 1) {
        // Of the processor, not of the clock: others may be at work beside it.
        const start = process.cpuUsage();
        readLine(long, "2026-11-21");
        least = Math.min(least, process.cpuUsage(start).user / 1000);
      }
      expect(least, text).toBeLessThan(400);
    }
  });
});
