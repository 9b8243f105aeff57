import { describe, expect, test } from "vitest";
import { inEnglish } from "../../src/wording/in-english.ts";
import { policies } from "../interview/packs.ts";
import { Talk } from "../interview/talk.ts";

describe("values in English sentences", () => {
  test.each([
    ["value", "12000", "12,000"],
    ["value", "999", "999"],
    ["amount", "1436.00", "1,436.00"],
    ["amount", "1234567.89", "1,234,567.89"],
    ["to", "10000", "10,000"],
    ["on", "2021-08-02", "2 August 2021"],
    ["day", "2024-02-29", "29 February 2024"],
    ["formula", "(4308 × 4 − 12000) ÷ 12", "(4,308 × 4 − 12,000) ÷ 12"],
    ["comparison", "12000 ÷ 4 = 3000 < 4308.50", "12,000 ÷ 4 = 3,000 < 4,308.50"],
    ["number", "2021", "2021"],
    ["version", "20210802", "20210802"],
    ["text", "2021-02-30", "2021-02-30"],
    ["on", "2021-13-01", "2021-13-01"],
    ["value", "2021-08", "2021-08"],
  ])("%s %s is written %s", (key, value, written) => {
    expect(inEnglish({ [key]: value })).toEqual({ [key]: written });
  });

  test("numbers that are no text stay", () => {
    expect(inEnglish({ number: 2021, value: 12000 })).toEqual({ number: 2021, value: 12000 });
  });
});

test("money, arithmetic and days are written as each language writes them, switched in the middle", () => {
  const talk = new Talk({ policies }).type("农村 4口人 年收入1.2万");
  expect(talk.text).toContain("(4308 × 4 − 12000) ÷ 12 = 436.00");
  expect(talk.text).toContain("按2021-08-02的规定");
  talk.type("/language en").type("summary");
  expect(talk.text).toContain("12,000 yuan a year");
  talk.type("verdict");
  expect(talk.text).toContain("(4,308 × 4 − 12,000) ÷ 12 = 436.00");
  expect(talk.text).toContain("2 August 2021");
  expect(talk.text).not.toMatch(/\d{4}-\d{2}-\d{2}|[\u4e00-\u9fff]{12,}：/u);
  talk.type("/language zh-CN").type("摘要");
  expect(talk.text).toContain("12000元/年");
});
