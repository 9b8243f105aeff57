import { describe, expect, it, test } from "vitest";
import { readAmount, readLine } from "../../../../src/interview/read/index.ts";
import { type Answer, type Figures, figuresOf, judge } from "./judge.ts";
import { readWithOurs } from "./our-readers.ts";
import { type Expression, type ExpressionSet, readExpressions } from "./read-expressions.ts";

function line(name: string, { right, asked, wrong }: Figures): string {
  const total = right + asked + wrong;
  return `  ${name}: ${right} of ${total} right (${((right * 100) / total).toFixed(2)} %), ${asked} asked or echoed, ${wrong} silently wrong`;
}

function print(set: ExpressionSet, figures: ReturnType<typeof figuresOf>): void {
  const rows = [...figures.kinds].map(([kind, one]) => line(kind, one));
  console.log([`expressions, ${set}`, line("all", figures.all), ...rows].join("\n"));
}

const shareOf = ({ right, asked, wrong }: Figures): number => right / (right + asked + wrong);

describe("the labelled expressions, read", () => {
  test("at least 99.5 in 100 of those that were tuned on are right, and none is silently wrong", () => {
    const figures = figuresOf(readExpressions("tuned"), readWithOurs);
    print("tuned", figures);
    expect(figures.wrong).toEqual([]);
    expect(shareOf(figures.all), figures.missed.join("\n")).toBeGreaterThanOrEqual(0.995);
  });

  // Only figures are said of the lines held out: whoever reads a line could tune on it.
  // What is reached so far: a floor that may only rise, to 99 in 100 with none silently wrong.
  test("at least 97 in 100 of those held out are right, and hardly any is silently wrong", () => {
    const figures = figuresOf(readExpressions("held-out"), readWithOurs);
    print("held-out", figures);
    expect(figures.all.wrong).toBeLessThanOrEqual(11);
    expect(shareOf(figures.all)).toBeGreaterThanOrEqual(0.97);
  });
});

describe("the judge", () => {
  const label = (wants: Expression["wants"], expected: Expression["expect"]): Expression => ({
    id: "x0001",
    text: "x",
    wants,
    by: "hand",
    expect: expected,
  });
  const rows: readonly (readonly [string, Expression, Answer, ReturnType<typeof judge>])[] = [
    [
      "a month's sum for the same a year",
      label("amount", { exact: "9600", period: "year", per: "none" }),
      { kind: "exact", value: "800", period: "month", perHead: false },
      "right",
    ],
    [
      "a month's sum for a year's",
      label("amount", { exact: "800", period: "year", per: "none" }),
      { kind: "exact", value: "800", period: "month", perHead: false },
      "wrong",
    ],
    [
      "a sum for each for that of all",
      label("amount", { exact: "800", period: "year", per: "household" }),
      { kind: "exact", value: "800", period: "year", perHead: true },
      "wrong",
    ],
    [
      "the figure without its period, which is asked for",
      label("amount", { exact: "800", period: "month", per: "none" }),
      { kind: "exact", value: "800", period: null, perHead: false },
      "asked",
    ],
    [
      "an end that does not belong for one that does",
      label("age", { to: "18" }),
      { kind: "bounds", below: "18" },
      "wrong",
    ],
    ["whole years under 18 for at most 17", label("age", { below: "18" }), { kind: "bounds", to: "17" }, "right"],
    ["a closed end for an open one", label("money", { below: "500" }), { kind: "bounds", to: "500" }, "right"],
    [
      "a figure where bounds are meant",
      label("number", { from: "7", to: "8" }),
      { kind: "exact", value: "7" },
      "wrong",
    ],
    ["bounds where nothing is certain", label("number", { ask: true }), { kind: "bounds", from: "7" }, "wrong"],
    ["a question where a figure is certain", label("number", { exact: "7" }), { kind: "ask" }, "asked"],
    ["another day", label("day", { day: "2026-03-05" }), { kind: "day", day: "2025-03-05" }, "wrong"],
    [
      "another day that is read back",
      label("day", { day: "2026-03-05" }),
      { kind: "day", day: "2025-03-05", toBeConfirmed: true },
      "asked",
    ],
  ];

  it.each(rows)("takes %s", (_, expression, answer, judgement) => {
    expect(judge(expression, answer)).toBe(judgement);
  });
});

describe("what several figures come to", () => {
  it.each([
    ["一天一百八,一个月干十六天,做了八个月", "23040/year", "180 × 16 × 8 = 23040"],
    ["一天一百二,每月做十天", "1200/month", "120 × 10 = 1200"],
    ["一年卖粮九千,种子化肥花了三千五", "5500/year", "9000 − 3500 = 5500"],
    ["每月工资两千,另外补助三百", "2300/month", "2000 + 300 = 2300"],
    ["半年发一次,一次六千", "12000/year", "6000 × 2 = 12000"],
    ["一年200个工,一个工150", "30000/year", "200 × 150 = 30000"],
    ["前五个月每月2000,后七个月每月1500", "20500/year", "2000 × 5 + 1500 × 7 = 20500"],
    ["打工一年两万,种地三千,合计两万三", "23000/year", "20000 + 3000 = 23000"],
    ["一年卖菜两万,饲料八千", "12000/year", "20000 − 8000 = 12000"],
  ])("%s is %s, with the arithmetic", (text, canonical, arithmetic) => {
    const reading = readAmount(text);
    expect(reading).toMatchObject({ canonical });
    const shown = reading.kind === "exact" ? (reading.arithmetic ?? "") : "";
    const parts = (steps: string) => steps.split(/ [×+=] /).sort();
    expect(parts(shown)).toEqual(parts(arithmetic));
  });

  it.each([
    ["打八个月工一天一百八", "day-rate"],
    ["一年收入两万,看病花了一万", "several"],
    ["低保金三百,高龄补贴五十", "several"],
    ["一个月工资2000,年底奖金5000", "several"],
    ["一个月两千,农忙两个月不干", "unclear"],
    ["比去年少两千", "unclear"],
    ["几乎没有收入", "unclear"],
    ["三个子女每人每年给一千,共三千", "several"],
    ["说好一年三万", "unclear"],
    ["一年三万还没给", "unclear"],
    ["一年要是有两万就好了", "unclear"],
    ["三头猪,每头200斤,每斤10块", "unclear"],
    ["保险五百,欠了三千", "loss"],
  ])("%s is asked about", (text, code) => {
    expect(readAmount(text)).toMatchObject({ kind: "refused", code });
  });

  it.each([
    ["三千一整年", { amount: "3000", period: "year" }],
    ["2025年全年2万4", { amount: "24000", period: "year" }],
    ["3月份开始每月领163", { amount: "163", period: "month" }],
    ["卖粮一年九千成本三千", { amount: "6000", period: "year" }],
    ["一年一人1.2万", { amount: "12000", period: "year", perHead: true }],
    ["一亩六百五,三亩半", { amount: "2275" }],
    ["七八千到一万一年", { from: "7000", to: "10000", period: "year" }],
    ["没超过一万", { bounds: { to: "10000" } }],
    ["最多花了五万", { bounds: { to: "50000" } }],
  ])("%s is read whole", (text, expected) => {
    expect(readAmount(text)).toMatchObject(expected);
  });

  it("a message shows how it came to a sum, or asks what is lacking", () => {
    expect(readLine("农村3口人 打十个月工,一个月3608").understood).toContainEqual(
      expect.objectContaining({ fact: "income.wage", value: "36080/year", arithmetic: "3608 × 10 = 36080" }),
    );
    expect(readLine("农村4口人 打八个月工一天一百八").vague).toContainEqual(
      expect.objectContaining({ code: "day-rate", fact: expect.stringMatching(/^income\./) }),
    );
  });

  it("leaves beside a sum what is no part of it", () => {
    expect(readLine("农村3口人 4亩地 一季度一千八").understood).toContainEqual(
      expect.objectContaining({ fact: "income.total", value: "7200/year", text: "一季度一千八" }),
    );
  });
});
