import { describe, expect, test } from "vitest";
import { policies } from "./packs.ts";
import { Talk } from "./talk.ts";

/** A visit in 都江 on 2 August 2021, as the README tells it: what is said, and what has to be in the answer. */
const visit: readonly (readonly [said: string, answered: readonly string[]])[] = [
  [
    "农村 4口人 年收入1.2万 一级残疾1人",
    [
      "我理解为：农村、4人、年收入12000元、1人一级残疾",
      "收入符合：(4308 × 4 − 12000) ÷ 12 = 436.00 元/月；财产须核对（在保前必查）",
      "家庭财产是否符合低保规定？",
    ],
  ],
  ["为什么", ["关系到：", "如果是“是”：", "436.00 元/月", "如果是“否”："]],
  ["是", ["每月436.00元", "算法：(4308 × 4 − 12000) ÷ 12 = 436.00 元/月", "依据：", "需核实：收入"]],
  [
    "户主56岁一级肢体残疾 妻50 儿子17高中 女儿12小学",
    ["户主（56岁、一级肢体残疾）", "妻子（50岁）", "儿子（17岁、高中或中职）"],
  ],
  ["怎样会变", ["收入：12000元/年 → 17232元/年，则不符合"]],
  ["摘要", ["1. 适用标准：农村", "3. 收入：12000元/年"]],
  ["3", ["现在的回答：12000元/年"]],
  ["一年一万八", ["3. 收入：18000元/年"]],
  ["结论", ["不符合最低生活保障", "18000 ÷ 4 = 4500 > 4308"]],
  ["撤销", ["已撤销：收入"]],
  ["结论", ["每月436.00元"]],
];

describe("a visit in Dujiang", () => {
  test("goes as the README tells it", () => {
    const talk = new Talk({ policies, today: "2021-08-02" });
    for (const [said, answered] of visit) {
      talk.type(said);
      for (const words of answered) expect(talk.text, said).toContain(words);
    }
    expect(talk.facts).toMatchObject({
      area: "rural",
      size: 4,
      income: { total: "12000/year" },
      assets: { comply: true },
    });
  });

  test("can be held in English from beginning to end", () => {
    const talk = new Talk({ policies, today: "2021-08-02", language: "en" });
    talk.type("rural, 4 people, 12000 a year");
    expect(talk.text).toContain("the income test is met: (4,308 × 4 − 12,000) ÷ 12 = 436.00 yuan a month");
    talk.hear("Yes");
    expect(talk.text).toContain("436.00 yuan a month");
    expect(talk.hear("Summary").kind).toBe("summary");
    expect(talk.hear("Back").text).not.toMatch(/[。，；：？]/);
  });
});
