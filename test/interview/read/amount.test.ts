import { describe, expect, it } from "vitest";
import { type AmountReading, readAmount } from "../../../src/interview/read/index.ts";
import { amountCases, amountHoldout } from "./amount-cases.ts";
import { generatedAmounts } from "./amount-generator.ts";
import { amountFresh } from "./last-fresh.ts";
import { printFigures, tally } from "./tally.ts";

function short(reading: AmountReading): string {
  switch (reading.kind) {
    case "exact":
      return `=${reading.amount}/${reading.period ?? "-"}${reading.perHead ? "/head" : ""}`;
    case "range":
      return `${reading.from}..${reading.to}/${reading.period ?? "-"}${reading.perHead ? "/head" : ""}`;
    case "vague":
      return `~${reading.about ?? ""}/${reading.period ?? "-"}${reading.perHead ? "/head" : ""}`;
    case "refused":
      return `!${reading.code}`;
    case "none":
      return "-";
  }
}

describe("sums of money as people write them", () => {
  it.each(amountCases.map(([text, expected, canonical]) => ({ text, expected, canonical })))(
    "reads $text as $expected",
    ({ text, expected, canonical }) => {
      const reading = readAmount(text);
      expect(short(reading)).toBe(expected);
      if (canonical !== undefined) expect(reading).toMatchObject({ canonical });
    },
  );

  it("never reads a wrong exact sum, in the tuned, the generated or the held-back set", () => {
    const tuned = tally([...amountCases, ...generatedAmounts] as (readonly string[])[], (text) =>
      short(readAmount(text)),
    );
    const held = tally([...amountHoldout, ...amountFresh] as readonly (readonly string[])[], (text) =>
      short(readAmount(text)),
    );
    printFigures("amounts", tuned, held);
    expect(tuned.missed).toEqual([]);
    expect([...tuned.silentlyWrong, ...held.silentlyWrong]).toEqual([]);
  });

  it("shows the arithmetic when it turns a quarter into a year", () => {
    expect(readAmount("一季度一千八")).toMatchObject({ canonical: "7200/year", arithmetic: "1800 × 4 = 7200" });
  });

  it("never repeats a row of digits that may be an ID", () => {
    expect(JSON.stringify(readAmount("身份证520123199001011234"))).not.toContain("1990");
  });

  it("says where in the text it read", () => {
    const text = "他说　每月２３００元吧";
    const reading = readAmount("家里每月２３００元");
    expect(reading.kind === "exact" && "家里每月２３００元".slice(...reading.span)).toBe("每月２３００元");
    expect(readAmount(text).kind).toBe("vague");
  });
});
