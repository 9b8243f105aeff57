import { describe, expect, test } from "vitest";
import { policies } from "./packs.ts";
import { Talk } from "./talk.ts";

const line = "农村 4口人 年收入1.2万 一级残疾1人";
const begun = new Talk({ policies });
const gated = begun.fork().hear(line);
const english = new Talk({ policies, language: "en" }).hear("rural, 4 people, income 12000 a year");

/** The conversation from `talk` on, when it has come to ask `path`. */
function until(path: string, talk: Talk): Talk {
  for (let round = 0; round < 60 && talk.asked !== path && talk.asked !== null; round += 1) talk.type("/skip");
  expect(talk.asked).toBe(path);
  return talk;
}

const receiving = until("receiving", begun.fork().hear("农村 3口人 年收入5万"));

describe("words that are no yes and no no", () => {
  test.each(
    "算 不算 行了 好了 可以了 得了 没事 没事的 不用了 不要了 随便 随便吧 差不多 应该是 可能吧 好像有 大概没有 是吗 有吗 不是吧 算是吧 好吧 行吧 可以吧 对了 能 会 要 在 哦 哈哈 谢谢 好的谢谢 知道了 没关系 没什么 无所谓 等一下 回头再说 已阅 大致符合 会不会 有点".split(
      " ",
    ),
  )("%s to whether the assets comply leaves it open and asks again", (text) => {
    const talk = gated.fork().type(text);
    expect(talk.facts).toEqual(gated.facts);
    expect(talk.asked).toBe("assets.comply");
    expect(talk.notices.length).toBeGreaterThan(0);
  });

  test.each(["no problem", "no thanks", "not really", "not yet", "yes and no", "okay then", "no dog", "sure thing"])(
    "%s leaves it open and asks again",
    (text) => {
      const talk = until("assets.comply", english.fork()).type(text);
      expect(talk.facts).toEqual(english.facts);
      expect(talk.asked).toBe("assets.comply");
    },
  );

  test.each(["有 一点", "no dog"])("%s is said again by what was typed", (text) => {
    expect(gated.fork().type(text).text).toContain(text);
  });

  test.each(["算了", "不算了", "算啦", "算了吧", "算了算了", "不弄了", "never mind", "forget it"])(
    "%s puts the household aside and answers nothing",
    (text) => {
      const talk = gated.fork().type(text);
      expect(talk.notices).toContain("cancelled");
      expect(talk.session?.shelved?.facts).toEqual(gated.facts);
    },
  );

  test.each([
    ["是", true],
    ["是是是", true],
    ["有的有的", true],
    ["没超", true],
    ["符合的", true],
    ["否", false],
    ["不符合", false],
    ["超了", false],
  ])("%s is still %s", (text, value) => {
    expect(gated.fork().type(text).facts.assets).toEqual({ comply: value });
  });

  test.each(["全家收入1.2万", "都不在", "都不在家", "全年收入8000", "都好", "算了"])(
    "%s does not say that everybody lives at home",
    (text) => {
      const talk = gated.fork().type("是").type("户主56 妻50 儿子17高中");
      for (let round = 0; round < 20 && talk.session?.question?.card !== "all-here"; round += 1) talk.type("/skip");
      expect(talk.session?.question?.card).toBe("all-here");
      expect(JSON.stringify(talk.type(text).facts)).not.toContain("here");
    },
  );

  test.each(["都在", "都在家", "全都在家", "是", "都是"])("%s says that everybody lives at home", (text) => {
    const talk = gated.fork().type("是").type("户主56 妻50 儿子17高中");
    for (let round = 0; round < 20 && talk.session?.question?.card !== "all-here"; round += 1) talk.type("/skip");
    expect(JSON.stringify(talk.type(text).facts)).toContain("here");
  });
});

describe("a question about the rules", () => {
  test.each([
    "低保户人去世了什么时候停发",
    "低保多少钱一个月",
    "低保户能买车吗",
    "五保户住院谁出钱",
    "低保户买了车会不会取消",
    "孤儿津贴多少",
    "低收入家庭有什么好处",
    "是不是残疾就能吃低保",
    "低保户去世后能领几个月",
    "残疾人一级能单独办吗",
    "户主去世了怎么办",
    "重病可以单人保吗",
    "农村低保标准是多少",
    "为什么要核对财产",

    "how much is dibao?",
    "what happens when a dibao household has a car",
  ])("%s is not taken for an answer, and the question stays", (text) => {
    const talk = receiving.fork().type(text);
    expect(talk.facts).toEqual(receiving.facts);
    expect(talk.reply?.kind).toBe("answer");
    expect(talk.asked).toBe("receiving");
  });

  test("before any household opens none", () => {
    const talk = begun.fork().type("重病可以单人保吗");
    expect(talk.session?.case).toBeNull();
    expect(talk.reply?.kind).toBe("answer");
  });

  test("that describes the household still brings its facts", () => {
    const talk = begun.fork().type("农村4口人一年收入1.2万能吃低保吗");
    expect(talk.facts).toMatchObject({ area: "rural", size: 4, income: { total: "12000/year" } });
  });

  test("an answer with more beside it than in it is offered, not noted", () => {
    const talk = receiving.fork().type("低保户老王前几天来找过我两次");
    expect(talk.facts).toEqual(receiving.facts);
    expect(talk.asked).toBe("receiving");
    expect(talk.text).toContain("低保户老王前几天来找过我两次");
    expect(talk.hear("低保").facts.receiving).toBe("dibao");
  });

  test("two answers in one are both noted", () => {
    const talk = until("assets.comply", begun.fork().hear("4口人 年收入1.2万").hear("/skip")).type("是 农村");
    expect(talk.facts).toMatchObject({ area: "rural", assets: { comply: true } });
  });
});

describe("a line that may be another household", () => {
  const waiting = gated.fork().type("农村三口人 人均5000一年");

  test.each(["你好呀", "都行", "？？？", "0", "不清楚", "返回", "撤销", "上一户", "/start"])(
    "%s decides nothing: what waits is said again",
    (text) => {
      const talk = waiting.fork().type(text);
      expect(talk.kind).toBe("same-case");
      expect(talk.text).toContain("人均收入5000元");
      expect(talk.facts).toEqual(gated.facts);
      expect(talk.type("新的").facts).toMatchObject({ size: 3, income: { perHead: "5000/year" } });
    },
  );

  test("a roster typed meanwhile waits with it and goes to the household that is chosen", () => {
    const held = waiting.fork().type("户主56 妻50 儿子17高中");
    expect(held.kind).toBe("same-case");
    expect(held.facts).toEqual(gated.facts);
    expect(held.text).toContain("儿子");
    const fresh = held.fork().type("新的");
    expect(fresh.facts).toMatchObject({ size: 3, members: [{ relation: "head" }, { relation: "spouse" }, {}] });
    expect(fresh.session?.shelved?.facts).toEqual(gated.facts);
  });

  test.each(["帮助", "为什么", "摘要", "结论", "设置", "计算过程"])("%s is answered, and it keeps waiting", (text) => {
    const talk = waiting.fork();
    const before = talk.replies.length;
    talk.type(text);
    expect(talk.replies.length).toBe(before + 2);
    expect(talk.kind).toBe("same-case");
    talk.type("改这一户");
    expect(talk.kind).toBe("replacement");
    expect(talk.type("是").facts.size).toBe(3);
  });

  test("giving it up says what is not noted", () => {
    const talk = waiting.fork().type("取消");
    expect(talk.text).toContain("农村三口人 人均5000一年");
    expect(talk.facts).toEqual(gated.facts);
    expect(talk.asked).toBe("assets.comply");
  });

  test("of one thing said in two ways, another message keeps both waiting", () => {
    const talk = gated.fork().type("人均每年3500");
    expect(talk.kind).toBe("replacement");
    talk.type("户主56 妻50 儿子17高中");
    expect(talk.kind).toBe("replacement");
    expect(talk.facts).toEqual(gated.facts);
    talk.type("改用新的");
    expect(talk.facts).toMatchObject({ income: { perHead: "3500/year" }, members: [{ relation: "head" }, {}, {}, {}] });
  });
});

describe("an answer that is to be changed", () => {
  test.each([
    ["改收入", "income.total"],
    ["修改人数", "size"],
    ["收入错了", "income.total"],
    ["人数不对", "size"],
    ["我要改一下收入", "income.total"],
    ["收入填错了", "income.total"],
    ["改农村城市", "area"],
    ["修改名册", "roster"],
    ["改成员", "roster"],
  ])("%s opens %s", (text, path) => {
    const talk = gated.fork().type(text);
    expect(talk.asked).toBe(path);
    expect(talk.facts).toEqual(gated.facts);
  });

  test.each([
    ["人数改成5", { size: 5 }],
    ["把人数改为5人", { size: 5 }],
    ["人数是5", { size: 5 }],
    ["收入改成1.5万一年", { income: { total: "15000/year" } }],
    ["收入错了，应该是1.5万一年", { income: { total: "15000/year" } }],
    ["改收入 每月1000", { income: { total: "1000/month" } }],
    ["改成城市标准", { area: "urban" }],
  ])("%s changes it at once and says so", (text, facts) => {
    const talk = gated.fork().type(text);
    expect(talk.facts).toMatchObject(facts);
    expect(talk.notices[0]).toBe("remembered");
    expect(talk.asked).toBe("assets.comply");
    expect(talk.fork().type("撤销").facts).toEqual(gated.facts);
  });

  test("a value without its period is asked for", () => {
    const talk = gated.fork().type("收入改成1.5万");
    expect(talk.facts).toEqual(gated.facts);
    expect(talk.asked).toBe("income.total");
    expect(talk.type("年").facts.income).toEqual({ total: "15000/year" });
  });

  test.each([
    ["change income", "income.total"],
    ["change the number of people", "size"],
    ["income is wrong", "income.total"],
  ])("%s opens %s in English too", (text, path) => {
    expect(english.fork().type(text).asked).toBe(path);
  });

  test("change size to 5 is noted", () => {
    expect(english.fork().type("change size to 5").facts.size).toBe(5);
  });

  const roster = gated.fork().type("是").type("户主56 妻50 儿子17高中 女儿12小学").type("都在");

  test.each([
    ["户主年龄改成60", 0, { age: 60 }],
    ["把妻子的年龄改成51岁", 1, { age: 51 }],
    ["第二个人年龄错了，是51", 1, { age: 51 }],
    ["户主残疾等级改成二级", 0, { disabilityGrade: 2 }],
  ])("%s changes that member", (text, member, facts) => {
    expect((roster.fork().type(text).facts.members as unknown[])[member]).toMatchObject(facts);
  });

  test.each(["儿子不读书了", "儿子去世了", "女儿重病"])("%s is said of the only one listed", (text) => {
    const before = roster.facts.members as unknown[];
    const talk = roster.fork().type(text);
    expect(talk.facts.members).toHaveLength(before.length);
    expect(talk.facts).not.toEqual(roster.facts);
  });

  test.each(["删掉妻子", "把儿子删了", "去掉女儿"])("%s puts nobody on the roster", (text) => {
    const talk = gated.fork().type(text);
    expect(talk.facts).toEqual(gated.facts);
    expect(talk.text).toContain(text);
  });

  test("before any household says that none is open", () => {
    expect(begun.fork().type("改收入").notices).toEqual(["no-case"]);
  });

  test.each(["改天再说", "改嫁了", "修改密码"])("%s is no change of an answer", (text) => {
    const talk = gated.fork().type(text);
    expect(talk.facts).toEqual(gated.facts);
    expect(talk.asked).toBe("assets.comply");
  });
});

describe("a sum without its period", () => {
  test.each([
    ["年", "1200/year"],
    ["月", "1200/month"],
    ["一年", "1200/year"],
    ["每月", "1200/month"],
    ["按年算的", "1200/year"],
    ["a month", "1200/month"],
  ])("is settled by %s", (text, value) => {
    const talk = begun.fork().hear("农村 4口人").hear("收入1200");
    expect(talk.text).toContain("每月还是每年");
    expect(talk.type(text).facts.income).toEqual({ total: value });
  });
});

describe("a place that is listed", () => {
  test.each(["都江", "都江镇", "三都水族自治县都江"])("is chosen by %s", (text) => {
    const talk = new Talk({ policies, place: "cn" }).type("/place").type(text);
    expect(talk.notices).toEqual(["place-set"]);
    expect(talk.session?.place).toBe("cn-gz-sandu-dujiang");
  });

  test("is not chosen by a part that fits several, which are listed", () => {
    const talk = new Talk({ policies, place: "cn" }).type("/place").type("水族自");
    expect(talk.kind).toBe("places");
    expect(talk.session?.place).toBe("cn");
    expect(talk.type("都江").session?.place).toBe("cn-gz-sandu-dujiang");
  });

  test("is not looked for in what is said later", () => {
    const talk = new Talk({ policies, place: "cn" }).type("/place").type("农村 4口人").type("都江");
    expect(talk.session?.place).toBe("cn");
  });
});

describe("answers at the edge", () => {
  test.each([
    ["size", "4 people"],
    ["size", "there are 4 people in the household"],
    ["size", "我们家4口人"],
    ["area", "按农村标准"],
    ["area", "rural standard"],
    ["assets.comply", "符合低保规定"],
    ["assets.comply", "没有超标"],
    ["assets.comply", "yes, they do"],
    ["income.total", "全家一年一万二千元"],
    ["income.total", "our income is 12000 a year"],
  ])("to the question for %s, %s is an answer", (path, text) => {
    expect(until(path, begun.fork().type("/start")).type(text).notices).toContain("remembered");
  });

  test.each(["两辆车", "4 cars", "2套房", "3个月", "4 months", "三级", "3个孩子", "2位老人"])(
    "%s is no number of people",
    (text) => {
      expect(until("size", begun.fork().type("/start")).type(text).facts.size).toBeUndefined();
    },
  );

  test("to the question for income, the benefit is none", () => {
    const talk = until("income.total", begun.fork().type("/start")).type("低保金每月500");
    expect(talk.facts.income).toBeUndefined();
    expect(talk.asked).toBe("income.total");
  });

  test("what was passed over is not contradicted by what is said later", () => {
    const talk = until("receiving", begun.fork().type("/start")).type("每月1000 四口人");
    expect(talk.facts).toMatchObject({ size: 4, income: { total: "1000/month" } });
  });

  test.each(["4口人不对", "收入12000不对"])("%s notes nothing and opens the answer", (text) => {
    const talk = gated.fork().type(text);
    expect(talk.facts).toEqual(gated.facts);
    expect(talk.session?.question?.editing).toBe(true);
  });

  test("a row of digits that may be an ID is not said again", () => {
    for (const path of ["area", "size", "assets.comply"])
      expect(until(path, begun.fork().type("/start")).type("张三 520123199001011234").text).not.toContain("5201231990");
  });

  test("a question for income is not answered by the number of people", () => {
    const talk = until("income.total", begun.fork().type("/start").type("农村").type("/skip"));
    expect(talk.type("4口人").facts.size).toBe(4);
    expect(talk.asked).toBe("income.total");
  });

  test("-500 is refused, and 没有收入 is nothing", () => {
    const talk = until("income.total", begun.fork().type("/start"));
    expect(talk.fork().type("-500").facts.income).toBeUndefined();
    expect(talk.fork().type("没有收入").facts.income).toEqual({ total: "0/year" });
  });

  test("a sum is not taken for the number of people", () => {
    const talk = until("size", begun.fork().type("/start"));
    const before = talk.facts.size;
    for (const text of ["1.2万", "-500", "０", "一百二", "是是是", "！！！"]) {
      expect(talk.fork().type(text).facts.size).toBe(before);
    }
  });

  test("undo at the beginning, again and again, says that there is nothing left", () => {
    const talk = gated.fork();
    for (let round = 0; round < 20; round += 1) talk.type("撤销");
    expect(talk.notices).toEqual(["nothing-to-undo"]);
    expect(talk.facts).toEqual({});
  });
});
