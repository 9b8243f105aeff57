import { describe, expect, test } from "vitest";
import { readDifference, readLimitQuestion, readSupposition } from "../../src/interview/what-if-words.ts";
import { policies } from "./packs.ts";
import { Talk } from "./talk.ts";

const monthly = new Talk({ policies }).hear("农村 4口人 月收入1000 一级残疾1人");
const yearly = new Talk({ policies }).hear("农村 4口人 年收入1.2万 户主56岁一级肢体残疾 妻50 儿子17高中 女儿10");
const english = new Talk({ policies, language: "en" }).hear("rural 4 people income 12000 a year");

/** Asks, and holds that nothing is changed by asking: the facts, the question that stands, the saved cases. */
function ask(talk: Talk, text: string): Talk {
  const { seen: _, ...before } = talk.session ?? {};
  const asking = talk.fork().type(text);
  const { seen: __, supposed: ___, ...after } = asking.session ?? {};
  expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  expect(asking.saved).toEqual([]);
  expect(asking.asked).toBe(talk.asked);
  return asking;
}

describe("a what-if in words is worked out, and nothing is written", () => {
  test.each([
    [
      monthly,
      "如果儿子每月多挣500呢",
      "1000元/月 → 1500元/月（1000 + 500 = 1500）",
      "不符合",
      "18000 ÷ 4 = 4500 > 4308",
    ],
    [yearly, "如果儿子每月多挣100呢", "12000元/年 → 13200元/年（12000 + 100 × 12 = 13200）"],
    [monthly, "如果一年多挣1200", "1000元/月 → 13200元/年（1000 × 12 + 1200 = 13200）"],
    [monthly, "如果每月少挣200怎么办", "1000元/月 → 800元/月（1000 − 200 = 800）", "636.00 元/月"],
    [monthly, "要是年收入变成2万", "1000元/月 → 20000元/年", "20000 ÷ 4 = 5000 > 4308"],
    [monthly, "如果多一个人", "4人 → 5人（4 + 1 = 5）", "(4308 × 5 − 12000) ÷ 12 = 795.00"],
    [monthly, "如果少一个人呢", "4人 → 3人", "(4308 × 3 − 12000) ÷ 12 = 77.00"],
    [yearly, "如果没有残疾", "户主（56岁）·残疾类别 肢体残疾 → 无残疾"],
    [monthly, "假如财产不符合", "财产符合低保规定 否", "不符合", "未满足“财产符合低保规定”", "第十四条"],
    [monthly, "假如不符合会怎样", "财产符合低保规定 否", "未满足“财产符合低保规定”"],
    [monthly, "万一没有收入了还能领多少", "1000元/月 → 0元/年", "1436.00 元/月"],
    [yearly, "如果妻子去世了", "已去世", "4人 → 3人（4 − 1 = 3）"],
    [yearly, "如果儿子上大学呢", "高中或中职 → 大专或本科"],
    [monthly, "如果是城市户口", "农村 → 城市"],
    [monthly, "如果人均每月500", "收入（1000元/月）不再另计", "人均收入 500元/月"],
    [monthly, "如果存款有5万", "50000元", "没有定下数额", "第十四条"],
    [english, "what if the income were 20000 a year", "12,000 yuan a year → 20,000 yuan a year", "5,000 > 4,308"],
    [english, "what if the son earned 500 more a month", "(12,000 + 500 × 12 = 18,000)"],
    [english, "what if one more person", "4 people → 5 people"],
  ] as const)("%#: %o", (talk, text, ...words) => {
    const asked = ask(talk, text);
    expect(asked.kind).toBe("what-if");
    for (const word of words) expect(asked.text).toContain(word);
  });

  test("what was said before it is taken as said, and only that", () => {
    const talk = new Talk({ policies }).type("农村 4口人 年收入1.2万 如果多一个人呢");
    expect(talk.facts).toEqual({ area: "rural", size: 4, income: { total: "12000/year" } });
    expect(talk.kind).toBe("what-if");
    expect(talk.text).toContain("4人 → 5人");
  });

  test("while something else waits to be decided, it is answered and what waits is said again", () => {
    const waiting = monthly.fork().type("城市 2口人 年收入9000");
    const { facts } = waiting;
    waiting.type("如果多一个人");
    expect(waiting.replies.map(({ kind }) => kind)).toContain("what-if");
    expect(waiting.session?.waiting?.for).toBe("same-case");
    expect(JSON.stringify(waiting.facts)).toBe(JSON.stringify(facts));
  });
});

test("a person's own income is not said to be the household's", () => {
  const asked = ask(yearly, "如果儿子出去打工一个月挣3000");
  expect(asked.notices).toContain("what-if-own-income");
});

describe("a what-if that cannot be worked out says why", () => {
  const unknown = new Talk({ policies }).hear("农村 4口人");
  const parts = new Talk({ policies }).hear("农村 4口人").hear("种地收入一年3000");
  test.each([
    ["the sum is not known", unknown, "如果儿子每月多挣500呢", ["difference-needs-base"], "“收入”现在是多少还不知道"],
    ["only another part of it is known", parts, "如果儿子每月多挣500呢", ["difference-needs-base"], "“工资性收入”"],
    ["month or year was not said", monthly, "如果多挣500呢", ["difference-unclear"], "按每月还是每年"],
    ["more is taken than there is", monthly, "如果一年少挣2万", ["difference-below-zero"], "1000 × 12 − 20000 = −8000"],
    ["the words were not read", monthly, "如果下雨怎么办", ["what-if-unread"], "如果多一个人"],
    ["the figure is rough", monthly, "如果年收入两万多", ["unsettled", "what-if-again"], "“如果”"],
  ] as const)("%s", (_why, talk, text, notices, words) => {
    const asked = ask(talk, text);
    expect(asked.notices).toEqual(notices);
    expect(asked.text).toContain(words);
  });

  test("without a household it asks for one", () => {
    const talk = new Talk({ policies }).type("如果儿子每月多挣500呢");
    expect(talk.notices).toEqual(["what-if-no-case"]);
    expect(talk.session?.case ?? null).toBeNull();
  });

  test("a rule that is asked with 如果 is answered by its clause", () => {
    expect(ask(monthly, "如果材料不齐怎么办").kind).toBe("answer");
  });
});

describe("how far something may go", () => {
  test.each([
    [monthly, "收入到多少就不能低保了", "1435.99元/月以内", "1436元/月起：不符合", "核查方案》"],
    [yearly, "收入多少以下才行", "17231.", "17232元/年起：不符合"],
    [monthly, "每月多挣多少会取消", "每月多435.99元以内不变，多436.00元起"],
    [monthly, "如果每年多挣多少会取消", "每年多"],
    [monthly, "收入到多少就不能算边缘户了", "低保边缘家庭", "2154元/月起：不符合", "第八条"],
    [monthly, "存款到多少就不行了", "没有定下数额", "由经办部门判断", "第十四条"],
    [english, "how much more can they earn a month before they lose it", "436.00 yuan more"],
    [english, "how much savings would disqualify them", "has set no sum"],
  ] as const)("%#: %o", (talk, text, ...words) => {
    const asked = ask(talk, text);
    expect(asked.kind).toBe("limit");
    for (const word of words) expect(asked.text).toContain(word);
  });

  test("a limit is refused on one side and not on the other, a fen apart", () => {
    const asked = ask(monthly, "收入到多少就不能低保了");
    const screen = asked.reply;
    if (screen?.kind !== "limit") throw new Error("a limit");
    const [limit] = screen.limits;
    expect(limit?.holds.verdict).not.toBe("not-eligible");
    expect(limit?.refused.verdict).toBe("not-eligible");
    expect([limit?.holds.item.value, limit?.refused.item.value]).toEqual(["1435.99/month", "1436/month"]);
  });

  test("is not worked out while the place's standard is not set", () => {
    const talk = new Talk({ policies, place: "cn-fj-jinjiang", today: "2024-06-01" }).hear("农村 3口人 年收入1.2万");
    expect(ask(talk, "收入到多少就不能低保了").text).toContain("农村低保标准还没有可用的数");
  });

  test("怎样会变 keeps a monthly income by the month", () => {
    const judged = monthly.fork().hear("是").hear("怎样会变");
    expect(judged.text).toContain("1000元/月 →");
    expect(judged.text).not.toContain("元/年");
  });

  test("no number is made up where an amount makes no difference", () => {
    const refused = new Talk({ policies }).hear("农村 4口人 年收入1.2万").hear("不符合");
    const asked = ask(refused, "收入到多少就不能低保了");
    expect(asked.text).toContain("收入是多少都不符合");
    expect(asked.text).not.toMatch(/17232/);
  });
});

describe("the words of a what-if", () => {
  test.each(["主要是务农", "一万一", "农村 4口人", "若干", "是否符合"])("%s supposes nothing", (text) => {
    expect(readSupposition(text)).toBeNull();
  });

  test.each([
    ["每月多挣500", "income", "500"],
    ["儿子一年少拿3000", "income", "-3000"],
    ["工资每月涨200", "income", "200"],
    ["多两口人", "persons", "2"],
  ])("%s is a difference", (text, kind, by) => {
    const read = readDifference(text);
    expect(read?.kind).toBe(kind);
    expect(read !== null && "by" in read ? String(read.by) : "").toBe(by);
  });

  test.each(["收入增加到3000", "两万多", "至少500", "每月多花500", "多少"])("%s is none", (text) => {
    expect(readDifference(text)).toBeNull();
  });

  test.each(["补多少", "存款5万行不行", "低保多少钱", "收入多少怎么算", "没有收入了还能领多少"])(
    "%s asks for no limit",
    (text) => {
      expect(readLimitQuestion(text)).toBeNull();
    },
  );
});

describe("what was supposed can be made so", () => {
  const roster = "农村 4口人 年收入1.2万 户主56岁一级肢体残疾 妻50 儿子17高中";
  const supposing = (line: string, text: string) => new Talk({ policies }).type(line).type(text);

  test.each([["就按这个算"], ["改成这样"], ["就这样改"], ["make it so"], ["就按这个算吧。"]])(
    "by the word %s",
    (word) => {
      const talk = supposing("农村 4口人 月收入1000", "如果多一个人").type(word);
      expect(talk.facts.size).toBe(5);
      expect(talk.notices).toContain("adopted");
      expect(talk.text).toContain("4人 → 5人");
      expect(talk.text).toContain("撤销");
    },
  );

  test("by a button, and it is saved, judged, and taken back byte for byte", () => {
    const talk = supposing(roster, "如果户主残疾是三级呢");
    const before = JSON.stringify(talk.facts);
    expect(talk.kind).toBe("what-if");
    talk.hear("就按这个算");
    expect(talk.facts).toMatchObject({ members: [{ disabilityGrade: 3 }, {}, {}] });
    expect(talk.text).toContain("一级残疾 → 三级残疾");
    expect(talk.kind).toBe("verdict");
    expect(talk.saved.at(-1)?.facts).toEqual(talk.facts);
    expect(JSON.stringify(talk.type("撤销").facts)).toBe(before);
  });

  test("with everything that has to give way", () => {
    const talk = supposing("农村 4口人 月收入1000", "如果人均每月500").hear("就按这个算");
    expect(talk.facts.income).toEqual({ perHead: "500/month" });
    expect(talk.text).toContain("不再另计");
  });

  test("and the answer to the standing question is not asked again", () => {
    const talk = supposing("农村 4口人 月收入1000", "如果财产符合呢");
    expect(talk.asked).toBe("assets.comply");
    talk.hear("就按这个算");
    expect(talk.facts.assets).toEqual({ comply: true });
    expect(talk.asked).not.toBe("assets.comply");
  });

  test("only what the pressed button supposed, not what was supposed later", () => {
    const talk = supposing("农村 4口人 月收入1000", "如果多一个人");
    const old = talk.button("就按这个算");
    talk.type("如果少一个人").press(old);
    expect(talk.facts.size).toBe(4);
    expect(talk.notices).toEqual(["nothing-supposed"]);
    expect(talk.text).toContain("如果多一个人");
  });

  test.each([
    ["nothing was supposed", [] as readonly string[]],
    ["an answer was changed since", ["如果多一个人", "改人口 3"]],
    ["another household is open", ["如果多一个人", "/new"]],
    ["it was taken up already", ["如果多一个人", "就按这个算", "撤销"]],
    ["it was a question for a limit", ["收入到多少就不行了"]],
  ])("not where %s", (_why, steps) => {
    const talk = new Talk({ policies }).type("农村 4口人 月收入1000");
    for (const step of steps) talk.type(step);
    const before = JSON.stringify(talk.facts);
    talk.type("就按这个算");
    expect(JSON.stringify(talk.facts)).toBe(before);
    expect(talk.notices).toEqual(["nothing-supposed"]);
  });

  test("after a look at something else, it still stands", () => {
    const talk = supposing("农村 4口人 月收入1000", "如果多一个人").type("公示几天").type("改成这样");
    expect(talk.facts.size).toBe(5);
  });
});

describe("a supposition about somebody", () => {
  const roster = "农村 4口人 年收入1.2万 户主56岁一级肢体残疾 妻50 儿子17高中";

  test.each([
    ["如果户主残疾是三级呢", "户主（56岁）·残疾等级 一级残疾 → 三级残疾"],
    ["如果户主不是残疾", "户主（56岁）·残疾类别 肢体残疾 → 无残疾"],
    ["如果户主没有残疾呢", "户主（56岁）·残疾类别 肢体残疾 → 无残疾"],
    ["如果妻子残疾是二级呢", "妻子（50岁）·残疾等级 二级残疾"],
  ])("%s is of that one", (text, words) => {
    const talk = new Talk({ policies }).type(roster).type(text);
    expect(talk.kind).toBe("what-if");
    expect(talk.text).toContain(words);
  });

  test("who is not the one known by a trait alone stands beside that one, and it is said", () => {
    const talk = new Talk({ policies }).type("农村 4口人 年收入1.2万 一级残疾1人").type("如果户主残疾是三级呢");
    expect(talk.kind).toBe("what-if");
    expect(talk.text).toContain("假设：户主·与户主关系 户主；户主·残疾等级 三级残疾。");
    expect(talk.notices).toContain("what-if-unnamed");
    expect(talk.text).toContain("一级残疾");
  });

  test("of whom it is not clear what, asks that and supposes nothing else", () => {
    const talk = new Talk({ policies }).type(roster).type("如果儿子残疾");
    expect(talk.notices).toEqual(["unsettled", "what-if-again"]);
  });
});

describe("what is open either way", () => {
  const roster = "农村 4口人 年收入1.2万 户主56岁一级肢体残疾 妻50 儿子17高中";

  test("but hangs on other things then is named: nothing is said to stay that may not", () => {
    const talk = new Talk({ policies }).type(roster).type("如果户主残疾是三级呢");
    expect(talk.text).toContain("能定下的结论和金额都不变");
    expect(talk.text).toMatch(/可能受影响的：.*分类施保/);
  });

  test("and is alike in everything is not named", () => {
    const talk = new Talk({ policies }).type("农村 4口人 年收入1.2万").type("如果存款有5万");
    expect(talk.text).toContain("各项目的结论和金额都不变");
    expect(talk.text).not.toContain("可能受影响");
  });
});

describe("another standard", () => {
  const line = "农村 4口人 年收入1.2万";

  test.each([
    ["如果标准提高到5000一年呢", "农村低保标准 4308元/年 → 5000元/年", "(5000 × 4 − 12000) ÷ 12 ≈ 666.67"],
    ["如果标准625", "4308元/年 → 7500元/年", "1500.00 元/月"],
    ["假如低保标准降到2000一年", "4308元/年 → 2000元/年", "不符合"],
    ["what if the standard were 5000 a year", "4308元/年 → 5000元/年"],
  ])("is supposed by %s, and nothing is set", (text, ...words) => {
    const talk = ask(new Talk({ policies }).type(line), text);
    expect(talk.kind).toBe("what-if");
    for (const word of words) expect(talk.text).toContain(word);
    expect(talk.session?.parameters).toEqual([]);
  });

  test("can be made the one that is used for the household", () => {
    const talk = new Talk({ policies }).type(line).type("如果标准5000一年").hear("就按这个算");
    expect(talk.session?.parameters).toEqual([{ name: "dibaoStandard.rural", value: "5000", unit: "/year" }]);
    expect(talk.kind).toBe("verdict");
    expect(talk.text).toContain("按本地的数（农村低保标准 4308元/年）");
  });

  test("that may be meant in two ways is asked", () => {
    const talk = new Talk({ policies }).type(line).type("如果标准100000");
    expect(talk.notices).toEqual(["figure-needs"]);
  });
});

test("one more person, of whom nothing is known, is not said to touch what nobody asked about", () => {
  const talk = new Talk({ policies }).type("农村 4口人 年收入1.2万").type("如果多一个人");
  expect(talk.text).not.toMatch(/孤儿|特困|等\d项/);
});
