import { describe, expect, test } from "vitest";
import { policies } from "./packs.ts";
import { Talk } from "./talk.ts";

const rural = "农村 4口人 年收入1.2万 一级残疾1人";

describe("a standard named in a message", () => {
  test.each([
    ["its area and period are said", "农村 4口人 年收入1.2万 标准5280一年", "dibaoStandard.rural", "5280", "/year"],
    [
      "its period is like the place's own figure",
      "城市 2口人 月收入1100 标准700",
      "dibaoStandard.urban",
      "700",
      "/month",
    ],
    ["it is the place's own figure", "城里的,两口子一个月1100,标准625,补多少", "dibaoStandard.urban", "625", "/month"],
    [
      "it is brought to the place's own period",
      "农村 4口人 年收入1.2万 标准625",
      "dibaoStandard.rural",
      "7500",
      "/year",
    ],
    ["the other way round too", "城市 2口人 月收入1100 标准7800一年", "dibaoStandard.urban", "650", "/month"],
  ])("is used where %s", (_why, line, name, value, unit) => {
    const talk = new Talk({ policies }).type(line);
    expect(talk.session?.parameters).toEqual([{ name, value, unit }]);
    expect(talk.notices).toContain("figure-set");
    expect(talk.kind).toBe("verdict");
  });

  test("is said to be the asker's, with the place's own figure and what that gives beside it", () => {
    const talk = new Talk({ policies }).type(`${rural} 标准5000一年`);
    expect(talk.text).toContain("按您给的数（只用于这一户）：农村低保标准 5000元/年");
    expect(talk.text).toContain("按本地的数（农村低保标准 4308元/年）：还不能定，若符合436.00 元/月");
    expect(talk.text).toContain("(4308 × 4 − 12000) ÷ 12 = 436.00");
    expect(talk.text).toContain("(5000 × 4 − 12000) ÷ 12 ≈ 666.67");
    talk.hear("是");
    expect(talk.text).toContain("按本地的数（农村低保标准 4308元/年）：符合，436.00 元/月");
  });

  test("is not said to differ from what was said a moment ago without it", () => {
    const talk = new Talk({ policies }).type(rural).type("标准5000一年");
    expect(talk.notices).not.toContain("verdict-differs");
    expect(talk.hear("清除所给数字").notices).not.toContain("verdict-differs");
  });

  test("whose period was converted shows how", () => {
    expect(new Talk({ policies }).type(`${rural} 标准625`).text).toContain("7500元/年（625 × 12 = 7500）");
  });

  test("beside one that the place has not set, says so", () => {
    const talk = new Talk({ policies, today: "2024-05-06" }).type(`${rural} 标准6000一年`);
    expect(talk.text).toContain("农村低保标准未定");
  });

  test.each([
    ["the area is not known", "4口人 标准5280一年", ["农村低保标准 5280元/年"]],
    ["neither area nor period is known", "标准625", ["农村低保标准 625元/月", "城市低保标准 625元/月"]],
    ["the figure is like neither", "农村 4口人 标准100000", ["农村低保标准 100000元/月", "农村低保标准 100000元/年"]],
  ])("is offered in each way it may be meant where %s", (_why, line, labels) => {
    const talk = new Talk({ policies }).type(line);
    expect(talk.session?.parameters).toEqual([]);
    expect(talk.notices).toContain("figure-needs");
    for (const label of labels) expect(talk.labels).toContain(label);
    talk.hear(labels[0] ?? "");
    expect(talk.notices).toContain("figure-set");
    expect(talk.session?.parameters).toHaveLength(1);
  });

  test("of more digits than a button carries is not offered on one", () => {
    const talk = new Talk({ policies }).type(`农村 4口人 标准${"9".repeat(40)}`);
    expect(talk.session?.parameters).toEqual([]);
  });

  test("is taken back by a button or word, and then the place's own is used", () => {
    const talk = new Talk({ policies }).type(`${rural} 标准5000一年`).hear("清除所给数字");
    expect(talk.session?.parameters).toEqual([]);
    expect(talk.text).toContain("436.00");
    expect(talk.text).not.toContain("按您给的数");
  });

  test.each([
    ["another line", ["城市 2口人 月收入1100", "新的一户"]],
    ["/new", ["/new"]],
    ["another case that is opened", ["打开 1"]],
    ["the case before", ["/previous"]],
  ])("goes with its household: %s is worked out by the place's own, and that is said", (_how, steps) => {
    const talk = new Talk({ policies }).type("农村 3口人 年收入6000").type("/new").type(`${rural} 标准5000一年`);
    expect(talk.session?.parameters).toHaveLength(1);
    for (const step of steps) talk.hear(step);
    expect(talk.session?.parameters).toEqual([]);
    expect(talk.notices).toContain("figures-left");
    expect(talk.text).toContain("您给的数只用于前一户");
  });

  test("given before any household is used for the one that comes", () => {
    const talk = new Talk({ policies }).type("/param dibaoStandard.rural=5000/year").type(rural);
    expect(talk.session?.parameters).toHaveLength(1);
    expect(talk.text).toContain("666.67");
  });
});

test("four people of whom one is described are four, with one known member", () => {
  const talk = new Talk({ policies }).type(rural);
  expect(talk.facts).toMatchObject({ size: 4, members: [{ disabilityGrade: 1 }] });
});
