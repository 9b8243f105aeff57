import { describe, expect, test } from "vitest";
import type { FactsJson } from "../../src/interview/index.ts";
import { policies, updated } from "./packs.ts";
import { Talk, type TalkOptions } from "./talk.ts";

const talk = (options: Partial<TalkOptions> = {}) => new Talk({ policies, ...options });
const line = "农村 4口人 年收入1.2万 一级残疾1人";

describe("a household in one line", () => {
  test("is understood, judged as far as it goes, and the gate is asked next", () => {
    const t = talk().hear(line);
    expect(t.facts).toEqual({
      area: "rural",
      size: 4,
      income: { total: "12000/year" },
      members: [{ disabilityGrade: 1 }],
    });
    expect(t.kind).toBe("verdict");
    expect(t.asked).toBe("assets.comply");
    expect(t.text).toContain("我理解为：农村、4人、年收入12000元、1人一级残疾");
    expect(t.text).toContain("收入符合：(4308 × 4 − 12000) ÷ 12 = 436.00 元/月；财产须核对（在保前必查）");
    expect(t.labels).toContain("改正");
    expect(t.saved).toHaveLength(1);
  });

  test("can be changed by its correct-it button in three taps", () => {
    const t = talk().hear(line).hear("改正");
    expect(t.kind).toBe("summary");
    t.hear("2. 计入人数");
    expect(t.asked).toBe("size");
    t.hear("3");
    expect(t.kind).toBe("summary");
    expect(t.facts.size).toBe(3);
    expect(t.hear("返回").asked).toBe("assets.comply");
  });

  test("says that the office decides at the first verdict of a household, not again", () => {
    const t = talk().hear(line);
    expect(t.text).toContain("最后由民政部门审核确认");
    t.hear("是");
    expect(t.kind).toBe("verdict");
    expect(t.text).not.toContain("最后由民政部门审核确认");
    expect(t.type("新的").hear(line).text).toContain("最后由民政部门审核确认");
  });

  test("a rough figure is not made exact: it is said, and the rest is noted", () => {
    const t = talk().hear("农村 4口人 一年收入一万多");
    expect(t.facts).toEqual({ area: "rural", size: 4 });
    expect(t.text).toMatch(/一万多.*大概/);
  });

  test("a sum without its period is asked for with both meanings as buttons", () => {
    const t = talk().hear("农村 4口人").hear("收入1200");
    expect(t.facts).toEqual({ area: "rural", size: 4 });
    expect(t.asked).toBe("income.total");
    t.hear("1200元/月");
    expect(t.facts.income).toEqual({ total: "1200/month" });
  });

  test("another household at the door is not mixed into this one", () => {
    const t = talk().hear(line).hear("农村 3口人 年收入9000");
    expect(t.kind).toBe("same-case");
    expect(t.facts.size).toBe(4);
    t.hear("新的一户");
    expect(t.facts).toEqual({ area: "rural", size: 3, income: { total: "9000/year" } });
    expect(t.session?.case?.number).toBe(2);
    expect(t.hear("上一户").facts.size).toBe(4);
  });

  test("the same household said anew is changed when that is confirmed", () => {
    const t = talk().hear(line).hear("农村 3口人 年收入9000").hear("改这一户");
    expect(t.facts).toMatchObject({ size: 3, income: { total: "9000/year" }, members: [{ disabilityGrade: 1 }] });
    expect(t.session?.case?.number).toBe(1);
  });
});

describe("a guided interview", () => {
  test("asks area, size and income, by button or in words, and gives the verdict when it is clear", () => {
    const t = talk().step({ kind: "command", name: "start", argument: "" });
    expect(t.kind).toBe("welcome");
    const answers: Record<string, string> = {
      area: "农村",
      size: "4口人",
      "income.total": "一年一万二",
      "assets.comply": "是",
    };
    for (let round = 0; round < 15 && t.session?.case?.shown.startsWith("dibao|eligible") !== true; round += 1) {
      const answer = answers[t.asked ?? ""];
      if (answer === undefined) t.type("不清楚");
      else t.hear(answer);
    }
    expect(t.facts).toMatchObject({
      area: "rural",
      size: 4,
      income: { total: "12000/year" },
      assets: { comply: true },
    });
    expect(t.text).toContain("每月436.00元");
    expect(t.text).toContain("(4308 × 4 − 12000) ÷ 12 = 436.00 元/月");
  });

  test("people are asked for on one card and fitted in by relation and age", () => {
    const t = talk().hear("农村 3口人 年收入1.2万").hear("是");
    while (t.asked !== "roster" && t.asked !== null) t.type("不清楚");
    expect(t.asked).toBe("roster");
    t.hear("户主56一级肢体残疾 妻50 儿子17高中");
    expect(t.facts.members).toEqual([
      { relation: "head", age: 56, disability: "physical", disabilityGrade: 1 },
      expect.objectContaining({ relation: "spouse", age: 50 }),
      expect.objectContaining({ relation: "child", age: 17, student: "senior" }),
    ]);
  });

  test("an answer by button replaces the message, a typed one gets a new message", () => {
    const t = talk().step({ kind: "command", name: "start", argument: "" });
    expect(t.hear("农村").edited).toBe(true);
    expect(t.type("4").edited).toBe(false);
  });

  test("what is not known is passed over, and not asked again", () => {
    const t = talk().hear("农村 1口人 户主70岁在家");
    const asked: (string | null)[] = [];
    for (let round = 0; round < 40 && t.asked !== null; round += 1) {
      asked.push(t.asked);
      t.hear("不清楚");
    }
    expect(t.asked).toBeNull();
    expect(t.kind).toBe("verdict");
    expect(new Set(asked).size).toBe(asked.length);
  });
});

interface Script {
  readonly title: string;
  readonly said: readonly string[];
  readonly facts: FactsJson;
  readonly asked?: string | null;
  readonly notice?: string;
  readonly text?: string;
}

const scripts: readonly Script[] = [
  {
    title: "back re-opens the last answer with what it is",
    said: ["农村 4口人", "一年1.2万", "返回"],
    facts: { area: "rural", size: 4, income: { total: "12000/year" } },
    asked: "income.total",
    text: "现在的回答：12000元/年",
  },
  {
    title: "back twice re-opens the answer before it",
    said: ["/start", "农村", "4", "返回", "返回"],
    facts: { area: "rural", size: 4 },
    asked: "area",
    text: "现在的回答：农村",
  },
  {
    title: "an answer that was re-opened is replaced by a new one",
    said: ["/start", "农村", "4", "返回", "5"],
    facts: { area: "rural", size: 5 },
  },
  {
    title: "an answer that was re-opened can be left as it is",
    said: ["/start", "农村", "4", "返回", "不改"],
    facts: { area: "rural", size: 4 },
  },
  {
    title: "back before any answer says that there is none",
    said: ["/start", "返回"],
    facts: {},
    asked: "area",
    notice: "first-question",
  },
  {
    title: "undo takes the last change out and asks it again",
    said: ["/start", "农村", "4", "撤销"],
    facts: { area: "rural" },
    asked: "size",
    notice: "undone",
  },
  {
    title: "undo of a line takes all of it out",
    said: ["农村 4口人 年收入1.2万", "撤销"],
    facts: {},
    notice: "undone",
  },
  {
    title: "undo without a change says so",
    said: ["/start", "撤销"],
    facts: {},
    asked: "area",
    notice: "nothing-to-undo",
  },
  {
    title: "why keeps the question, and back returns to it",
    said: ["/start", "为什么", "返回"],
    facts: {},
    asked: "area",
  },
  {
    title: "cancel puts the household aside and keeps it",
    said: ["农村 4口人", "取消", "继续"],
    facts: { area: "rural", size: 4 },
    notice: "returned",
  },
  {
    title: "a line after cancel begins another household",
    said: ["农村 4口人", "取消", "城市 2口人"],
    facts: { area: "urban", size: 2 },
  },
  { title: "a label can be given to a household", said: ["/new 三组张家"], facts: {}, text: "三组张家" },
  {
    title: "what cannot be read is quoted with an example, and the question stays",
    said: ["/start", "天气不错"],
    facts: {},
    asked: "area",
    notice: "not-understood",
    text: "农村 4口人 年收入1.2万",
  },
  { title: "an empty message is answered", said: ["/start", "  "], facts: {}, asked: "area", notice: "empty" },
  {
    title: "a command that does not exist is named",
    said: ["/start", "/abc"],
    facts: {},
    asked: "area",
    notice: "unknown-command",
    text: "abc",
  },
  {
    title: "the day can be set, and is said",
    said: ["农村 4口人 年收入1.2万", "/on 2021-05-10"],
    facts: { area: "rural", size: 4, income: { total: "12000/year" } },
    text: "按2021-05-10的规定",
  },
  {
    title: "a day that cannot be read changes nothing",
    said: ["/start", "/on 明年春天"],
    facts: {},
    notice: "day-unread",
  },
  {
    title: "a figure can be tried, and is said to be the asker's",
    said: ["农村 4口人 年收入1.2万", "/param dibaoStandard.rural=5280/year"],
    facts: { area: "rural", size: 4, income: { total: "12000/year" } },
    text: "按您给的数",
  },
  {
    title: "a figure that cannot be read changes nothing",
    said: ["/start", "/param 5280"],
    facts: {},
    notice: "figure-unread",
  },
  {
    title: "a place that does not exist is not taken",
    said: ["/start", "/place 亚特兰蒂斯"],
    facts: {},
    notice: "place-not-found",
  },
  { title: "another place can be chosen by name", said: ["/start", "/place cn"], facts: {}, notice: "place-set" },
  {
    title: "the language changes at once",
    said: ["/start", "English"],
    facts: {},
    asked: "area",
    text: "The language is English now.",
  },
  {
    title: "an answer that contradicts the roster is refused and nothing changes",
    said: ["农村 年收入1.2万 户主56在家 妻50在家 儿子17在家", "2口人"],
    facts: {
      area: "rural",
      income: { total: "12000/year" },
      members: [
        { relation: "head", age: 56, lives: "here" },
        { relation: "spouse", age: 50, lives: "here", sex: "female" },
        { relation: "child", age: 17, lives: "here", sex: "male" },
      ],
    },
    notice: "contradiction",
  },
  {
    title: "the same thing said in another way may replace what was said",
    said: ["农村 4口人 年收入1.2万", "人均每年3500", "改用新的"],
    facts: { area: "rural", size: 4, income: { perHead: "3500/year" } },
  },
  {
    title: "or may be left",
    said: ["农村 4口人 年收入1.2万", "人均每年3500", "不改"],
    facts: { area: "rural", size: 4, income: { total: "12000/year" } },
  },
  {
    title: "a number in the summary opens that answer",
    said: ["农村 4口人 年收入1.2万", "摘要", "3"],
    facts: { area: "rural", size: 4, income: { total: "12000/year" } },
    asked: "income.total",
  },
];

describe("at any point", () => {
  test.each(scripts)("$title", ({ said, facts, asked, notice, text }) => {
    const t = talk();
    for (const words of said) t.hear(words);
    expect(t.facts).toEqual(facts);
    if (asked !== undefined) expect(t.asked).toBe(asked);
    if (notice !== undefined) expect(t.notices).toContain(notice);
    if (text !== undefined) expect(t.text).toContain(text);
  });
});

describe("what is not text", () => {
  test.each([
    [{ kind: "file", name: "名单.xlsx" } as const, "名单.xlsx"],
    [{ kind: "unsupported", what: "voice" } as const, "语音"],
    [{ kind: "unsupported", what: "dice" } as const, "其他"],
  ])("%j gets a clear reply, and the question stays", (event, word) => {
    const t = talk().step({ kind: "command", name: "start", argument: "" }).step(event);
    expect(t.text).toContain(word);
    expect(t.asked).toBe("area");
  });
});

describe("buttons of another time", () => {
  test("an old button re-opens its own question and never answers another", () => {
    const t = talk().step({ kind: "command", name: "start", argument: "" });
    const rural = t.button("农村");
    t.press(rural).hear("4").press(rural);
    expect(t.facts).toEqual({ area: "rural", size: 4 });
    expect(t.asked).toBe("area");
    expect(t.notices).toContain("old-button");
    expect(t.edited).toBe(false);
    expect(t.hear("城市").facts).toEqual({ area: "urban", size: 4 });
  });

  test("an old not-known button does not pass over the question of now", () => {
    const t = talk().step({ kind: "command", name: "start", argument: "" });
    const unknown = t.button("不清楚");
    t.hear("农村").press(unknown);
    expect(t.facts).toEqual({ area: "rural" });
    expect(t.asked).toBe("area");
  });

  test("a button of another household changes nothing", () => {
    const t = talk().step({ kind: "command", name: "start", argument: "" });
    const rural = t.button("农村");
    t.press(rural).type("新的").press(rural);
    expect(t.facts).toEqual({});
    expect(t.notices).toContain("other-case-button");
  });

  test.each(["", "junk", "a:1:nothing=1", "a:99999:area=rural", "a:2:area=castle", "c:fly", "e:2:members[7].name"])(
    "%j changes nothing and is answered",
    (data) => {
      const t = talk().step({ kind: "command", name: "start", argument: "" }).press(data);
      expect(t.facts).toEqual({});
      expect(t.text).not.toBe("");
    },
  );
});

describe("a newer version of the policies", () => {
  test("is offered once, and the message that met it is handled afterwards", () => {
    const t = talk().hear("农村 4口人");
    t.policies = updated("newer");
    t.hear("一年1.2万");
    expect(t.kind).toBe("new-policy");
    expect(t.facts).toEqual({ area: "rural", size: 4 });
    t.hear("按新版继续");
    expect(t.facts).toEqual({ area: "rural", size: 4, income: { total: "12000/year" } });
    expect(t.notices).toContain("policy-continued");
    expect(t.saved.at(-1)?.policyVersion).toBe("newer");
    expect(t.hear("摘要").kind).toBe("summary");
  });

  test("may be left for a new household", () => {
    const t = talk().hear("农村 4口人");
    t.policies = updated("newer");
    t.hear("结论").hear("新的一户");
    expect(t.facts).toEqual({});
    expect(t.session?.case?.policyVersion).toBe("newer");
  });

  test("is taken on by simply going on, and that is said", () => {
    const t = talk().hear("农村 4口人");
    t.policies = updated("newer");
    t.hear("摘要").hear("一年1.2万");
    expect(t.facts).toEqual({ area: "rural", size: 4, income: { total: "12000/year" } });
    expect(t.replies.some((reply) => reply.notices.some(({ kind }) => kind === "policy-continued"))).toBe(true);
  });

  test("asks nothing where no household is open", () => {
    const t = talk().step({ kind: "command", name: "start", argument: "" });
    t.policies = updated("newer");
    expect(t.hear("农村").facts).toEqual({ area: "rural" });
  });
});

test("the language that is chosen in the menu of settings shows the menu, and everything is kept", () => {
  const t = talk().hear("农村 4口人").hear("/settings");
  const { facts, asked } = t;
  t.hear("语言").hear("English（英文）");
  expect(t.edited).toBe(true);
  expect(t.kind).toBe("settings");
  expect(t.text).toContain("Language: English");
  expect(t.facts).toEqual(facts);
  expect(t.asked).toBe(asked);
  expect(t.hear("Continue").kind).toBe("question");
});

test("words under a photo are read, and it is said that the photo was not", () => {
  const t = talk().step({ kind: "text", text: "农村 4口人 年收入1.2万", beside: "photo" });
  expect(t.facts).toMatchObject({ area: "rural", size: 4 });
  expect(t.notices).toContain("only-words");
  expect(t.text).toContain("图片我看不了");
});
