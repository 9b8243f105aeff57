import { describe, expect, test } from "vitest";
import { certainOf, endsOfText, fits, isEnds, textOfEnds } from "../../src/interview/ends.ts";
import { factDef } from "../../src/rules/index.ts";
import { policies } from "./packs.ts";
import { Talk } from "./talk.ts";

const home = () => new Talk({ policies }).type("农村 3口人 财产符合");

describe("a range that is certain is noted as bounds, and the answer is given within them", () => {
  test.each([
    ["农村 3口人 年收入七八千", { income: { total: { from: "7000/year", to: "8000/year" } } }, "年收入7000–8000元"],
    ["收入1.2~1.5万一年", { income: { total: { from: "12000/year", to: "15000/year" } } }, "年收入12000–15000元"],
    ["月收入一千八九", { income: { total: { from: "1800/month", to: "1900/month" } } }, "月收入1800–1900元"],
    ["人均年收入两三千", { income: { perHead: { from: "2000/year", to: "3000/year" } } }, "年人均收入2000–3000元"],
    ["年收入两万以上", { income: { total: { from: "20000/year" } } }, "收入20000元/年以上"],
    ["年收入至少两万", { income: { total: { from: "20000/year" } } }, "收入20000元/年以上"],
    ["年收入不超过两万", { income: { total: { to: "20000/year" } } }, "收入不超过20000元/年"],
    ["年收入不到三千", { income: { total: { to: "2999.99/year" } } }, "收入不超过2999.99元/年"],
    ["年收入超过三千", { income: { total: { from: "3000.01/year" } } }, "收入3000.01元/年以上"],
    ["存款两三万", { assets: { deposits: { from: "20000", to: "30000" } } }, "存款等金融资产20000–30000元"],
    ["农村 三四口人", { size: { from: 3, to: 4 } }, "3–4人"],
  ])("%s", (line, facts, echo) => {
    const talk = new Talk({ policies }).type(line);
    expect(talk.facts).toMatchObject(facts);
    expect(talk.text).toContain(echo);
  });

  test("with the amount from the one end to the other", () => {
    const talk = new Talk({ policies }).type("农村 3口人 年收入七八千 财产符合");
    expect(talk.text).toContain("符合最低生活保障（整户），每月410.33至493.67元");
    expect(talk.text).toContain("算法：(4308 × 3 − (7000–8000)) ÷ 12 ≈ 410.33至493.67 元/月");
    expect(talk.text).toContain("还缺：收入的准数");
    expect(talk.fork("en").text).toContain("Still missing: income (exact figure)");
  });

  test("and in the other language", () => {
    const talk = new Talk({ policies, language: "en" }).type("rural, 3 people, income 7000 to 8000 a year");
    expect(talk.facts).toMatchObject({ income: { total: { from: "7000/year", to: "8000/year" } } });
    expect(talk.text).toContain("income 7,000–8,000 yuan a year");
  });

  test.each([
    ["农村 3口人 收入大概七八千", "大概七八千"],
    ["农村 3口人 年收入两万多", "两万多"],
    ["农村 3口人 年收入小三万", "小三万"],
    ["农村 3口人 年收入千把块", "千把块"],
    ["农村 3口人 每季度收入七八百", "七八百"],
  ])("but what is rough is not: %s", (line, words) => {
    const talk = new Talk({ policies }).type(line);
    expect(talk.facts).toEqual({ area: "rural", size: 3 });
    expect(talk.text).toContain(words);
  });

  test("and one whose period is not said is offered by the month and by the year", () => {
    const talk = home().type("收入两三千");
    expect(talk.labels).toEqual(expect.arrayContaining(["2000–3000元/月", "2000–3000元/年"]));
    expect(talk.fork().hear("2000–3000元/月").facts).toMatchObject({
      income: { total: { from: "2000/month", to: "3000/month" } },
    });
    expect(talk.fork().type("按年").facts).toMatchObject({ income: { total: { from: "2000/year", to: "3000/year" } } });
  });
});

describe("a range as the answer to a question", () => {
  test.each([
    ["一万二到一万四", { from: "12000/year", to: "14000/year" }, "一年"],
    ["1.2~1.5万一年", { from: "12000/year", to: "15000/year" }, ""],
    ["每月一千八九", { from: "1800/month", to: "1900/month" }, ""],
    ["一年不到五千", { to: "4999.99/year" }, ""],
  ])("is noted and not asked again as two figures: %s", (text, total, period) => {
    const talk = home();
    expect(talk.asked).toBe("income.total");
    expect(talk.type(`${period}${text}`).facts).toMatchObject({ income: { total } });
  });

  test("of something else is no answer", () => {
    const talk = home().type("医药费自付两三万");
    expect(talk.facts).toMatchObject({ costs: { medicalSelfPaid: { from: "20000", to: "30000" } } });
    expect(talk.facts.income).toBeUndefined();
    expect(home().type("欠了两三万").facts.income).toBeUndefined();
    expect(home().type("欠了两三万").labels.join(" ")).not.toContain("20000–30000元/");
  });

  test("is followed by the question for the exact figure where that decides, and it takes its place", () => {
    const talk = home().type("一年一万二到一万四");
    expect(talk.asked).toBe("income.total");
    expect(talk.text).toContain("现在的回答：12000–14000元/年");
    talk.type("13000");
    expect(talk.facts).toMatchObject({ income: { total: "13000/year" } });
    expect(talk.text).toContain("13000 ÷ 3 ≈ 4333.33 > 4308");
  });

  test("keeps what is known where the exact figure is not, and is not asked again", () => {
    const talk = home().type("一年一万二到一万四").hear("不清楚");
    expect(talk.facts).toMatchObject({ income: { total: { from: "12000/year", to: "14000/year", exact: null } } });
    expect(talk.asked).not.toBe("income.total");
    talk.type("/summary");
    expect(talk.text).toContain("收入：12000–14000元/年");
    talk.type("撤销").type("收入改成一年9500");
    expect(talk.facts).toMatchObject({ income: { total: "9500/year" } });
  });

  test("is taken back and put right as any other answer", () => {
    const talk = home();
    const before = talk.facts;
    talk.type("一年一万二到一万四").type("收入改成八九千一年");
    expect(talk.facts).toMatchObject({ income: { total: { from: "8000/year", to: "9000/year" } } });
    talk.type("撤销");
    expect(talk.facts).toMatchObject({ income: { total: { from: "12000/year", to: "14000/year" } } });
    talk.type("撤销");
    expect(talk.facts).toEqual(before);
  });

  test("is told why it is asked by what lies between the ends", () => {
    const talk = home().type("一年一万二到一万四").type("为什么");
    expect(talk.text).toContain("如果是“12000元/年”：最低生活保障（整户）符合");
    expect(talk.text).toContain("如果是“14000元/年”：最低生活保障（整户）不符合");
  });
});

describe("what is known within bounds in the rest of the conversation", () => {
  const known = () => new Talk({ policies }).type("农村 3口人 年收入八九千 财产符合");

  test("is named with its ends in the arithmetic, as they were said", () => {
    const talk = new Talk({ policies }).type("农村 3口人 月收入六七百 财产符合");
    talk.hear("计算过程");
    expect(talk.text).toContain("7200–8400");
    expect(talk.text).toContain("600–700元/月");
  });

  test("is compared with the line where all that lies between is on one side", () => {
    const talk = new Talk({ policies }).type("农村 3口人 年收入两三万 财产符合");
    expect(talk.text).toContain("(20000–30000) ÷ 3 ≈ 6666.67–10000 > 4308");
  });

  test("may be supposed otherwise, from it and to it", () => {
    expect(known().type("如果年收入变成两三万").text).toContain("8000–9000元/年 → 20000–30000元/年");
    expect(known().type("如果年收入多2000").text).toContain(
      "8000–9000元/年 → 10000–11000元/年（8000 + 2000 = 10000, 9000 + 2000 = 11000）",
    );
    expect(known().type("如果年收入少8500").text).toContain("8000 − 8500 = −500");
  });

  test("has a limit and a nearest change beyond its nearest end", () => {
    expect(known().type("收入到多少就不行了").text).toContain("12924元/年起：不符合");
    expect(known().hear("怎样会变").text).toContain("收入：9000元/年 → 12924元/年，则不符合");
    const perHead = new Talk({ policies }).type("农村 3口人 人均年收入两三千 财产符合");
    expect(perHead.type("收入到多少就不行了").text).toContain("4308元/年起：不符合");
  });

  test("says again with a figure inside it nothing of another household", () => {
    const talk = known().type("农村 3口人 年收入8500");
    expect(talk.facts).toMatchObject({ income: { total: "8500/year" } });
    expect(known().type("农村 4口人 年收入1.5万").facts).toMatchObject({ size: 3 });
  });

  test("is established, kept with the case and copied like any other fact", () => {
    const talk = known();
    expect(talk.saved.at(-1)?.facts).toMatchObject({ income: { total: { from: "8000/year", to: "9000/year" } } });
    expect(Object.keys(talk.saved.at(-1)?.sources ?? {})).toContain("income.total");
    expect(Object.keys(talk.saved.at(-1)?.sources ?? {}).join(" ")).not.toContain("income.total.from");
  });

  test("takes the place of income said in another way only when that is wished", () => {
    const talk = known().type("人均年收入两三千");
    expect(talk.text).toContain("年收入8000–9000元");
    expect(talk.text).toContain("年人均收入2000–3000元");
    expect(talk.facts).toMatchObject({ income: { total: { from: "8000/year", to: "9000/year" } } });
  });
});

describe("the ends of a value", () => {
  test.each([
    [{ from: "2000/year", to: "3000/year" }, "income.total", "2000~3000/year"],
    [{ from: "2000.5/month" }, "income.total", "2000.5~/month"],
    [{ to: "3000" }, "assets.deposits", "~3000"],
    [{ from: 2, to: 3 }, "size", "2~3"],
  ])("travel on a button: %o", (ends, path, text) => {
    const def = factDef(path);
    if (def === undefined) throw new Error(path);
    expect(textOfEnds(ends)).toBe(text);
    expect(endsOfText(def, text)).toEqual(ends);
  });

  test.each(["~", "abc~3", "1~2/week", "2000", ""])("are not read from %o", (text) => {
    const def = factDef("income.total");
    expect(def === undefined ? null : endsOfText(def, text)).toBeNull();
  });

  test.each([
    [{ from: 1 }, true],
    [{ to: "1/year", exact: null }, true],
    [{ exact: null }, false],
    [{}, false],
    [{ from: 1, wage: 2 }, false],
    [[1], false],
    [null, false],
    ["1~2", false],
  ])("are told from groups of facts: %o", (value, is) => {
    expect(isEnds(value)).toBe(is);
  });

  test.each([
    ["income.total", "range", { from: "1", to: "2", period: "quarter" }],
    ["income.total", "range", { from: "1", to: "2", period: "year", perHead: "yes" }],
    ["income.total", "unclear", { from: "1", to: "2", period: "year" }],
    ["area", "range", { from: "1", to: "2" }],
    ["size", "range", { from: "0", to: "2" }],
    ["size", "range", { from: "29", to: "31" }],
    ["size", "vague", { below: "1" }],
    ["size", "vague", { about: "3" }],
    ["assets.deposits", "range", { from: "1", to: "2", period: "month" }],
    ["benefit.monthly", "range", { from: "1", to: "2" }],
    ["income.total", "vague", { below: "3000.005", period: "year" }],
  ])("are not certain of %s as %s %o", (path, code, data) => {
    expect(certainOf(path, code, data as unknown as Record<string, string>)).toBeNull();
  });

  test.each([
    [{ from: "12000/year", to: "24000/year" }, "1000/month", true],
    [{ from: "12000/year", to: "24000/year" }, "2000/month", true],
    [{ from: "12000/year", to: "24000/year" }, "2000.01/month", false],
    [{ to: "5" }, "5", true],
    [{ from: "5" }, "4.99", false],
    [{ from: "5" }, { from: "5" }, true],
    [{ from: "5" }, { from: "6" }, false],
    ["5", "5", true],
    ["5", "6", false],
  ])("%o hold %o: %o", (said, value, is) => {
    expect(fits(said, value)).toBe(is);
  });
});
