import { describe, expect, test } from "vitest";
import { readEvidence } from "../../src/interview/evidence-words.ts";
import { policies } from "./packs.ts";
import { Talk } from "./talk.ts";

const judged = new Talk({ policies })
  .hear("农村 4口人 年收入1.2万 户主56岁一级肢体残疾 妻50 儿子17高中 女儿10")
  .hear("是")
  .hear("是");
const marks = (talk: Talk) => talk.session?.case?.evidence ?? {};

describe("how well a fact is established is said in words", () => {
  test.each([
    ["收入看了凭证", { "income.total": "document" }],
    ["收入已经看过证明了", { "income.total": "document" }],
    ["收入核对过了", { "income.total": "matched" }],
    ["收入入户看过", { "income.total": "visit" }],
    ["入户看过收入", { "income.total": "visit" }],
    ["收入有争议", { "income.total": "disputed" }],
    ["残疾证看过了", { "members[0].disability": "document", "members[0].disabilityGrade": "document" }],
    ["户主残疾证看过了", { "members[0].disability": "document", "members[0].disabilityGrade": "document" }],
    ["财产核对过了", { "assets.comply": "matched" }],
    ["income papers seen", { "income.total": "document" }],
    ["income is disputed", { "income.total": "disputed" }],
    ["income seen on visit", { "income.total": "visit" }],
  ])("%s", (text, expected) => {
    const talk = judged.fork();
    const { facts } = talk;
    talk.type(text);
    expect(marks(talk)).toEqual(expected);
    expect(talk.facts).toEqual(facts);
    expect(talk.notices).toContain("established");
    expect(talk.saved.at(-1)?.facts.evidence).toEqual(expected);
  });

  test("that it was only said takes a mark away again", () => {
    const talk = judged.fork().type("收入看了凭证").type("收入只是口头说的");
    expect(marks(talk)).toEqual({});
  });

  test.each([
    ["入户看过", "evidence-which"],
    ["存款核对过了", "evidence-unknown"],
    ["收入核实过了", "evidence-how"],
  ])("%s is asked about: %s", (text, notice) => {
    const talk = judged.fork().type(text);
    expect(talk.notices).toContain(notice);
    expect(marks(talk)).toEqual({});
  });

  test("of several people's it is asked whose", () => {
    const two = new Talk({ policies }).hear("农村 年收入1.2万 户主56岁一级肢体残疾 妻50二级视力残疾");
    expect(two.fork().type("残疾证看过了").notices).toContain("evidence-whose");
    expect(Object.keys(marks(two.fork().type("妻子残疾证看过了")))).toEqual([
      "members[1].disability",
      "members[1].disabilityGrade",
    ]);
  });

  test.each(["收入没有争议", "要入户核查多久", "有争议怎么办", "收入1.2万", "看病花了3000"])(
    "%s marks nothing",
    (text) => {
      const talk = judged.fork().type(text);
      expect(marks(talk)).toEqual({});
      expect(talk.notices).not.toContain("established");
    },
  );

  test.each([
    ["没看凭证", "declared"],
    ["没有凭证", "declared"],
    ["对不上", "disputed"],
    ["已核实", null],
  ])("%s is read", (text, evidence) => {
    expect(readEvidence(text)?.evidence).toBe(evidence);
  });
});

describe("how well a fact is established is a button", () => {
  test("in what is to be verified: papers seen, or another way", () => {
    const talk = judged.fork().hear("需核实").hear("看了凭证：收入");
    expect(marks(talk)).toEqual({ "income.total": "document" });
    const other = judged.fork().hear("需核实").hear("其他：收入");
    expect(other.labels).toEqual(expect.arrayContaining(["看了凭证", "信息核对过", "入户看过", "有争议"]));
    expect(marks(other.hear("信息核对过"))).toEqual({ "income.total": "matched" });
  });

  test("with an item of the summary, and then back to the summary", () => {
    const talk = judged.fork().hear("摘要").type("3");
    expect(talk.asked).toBe("income.total");
    talk.hear("有争议");
    expect(talk.kind).toBe("summary");
    expect(talk.text).toContain("收入：12000元/年（有争议）");
    expect(talk.labels).toContain("3. 收入（有争议）");
    talk.type("3");
    expect(talk.text).toContain("现在的回答：12000元/年（有争议）");
    expect(talk.labels).toContain("口头说的");
    expect(talk.labels).not.toContain("有争议");
  });

  test("typed with an item open it is of that item", () => {
    const talk = judged.fork().hear("摘要").type("3").type("有争议");
    expect(marks(talk)).toEqual({ "income.total": "disputed" });
  });

  test("a button of before marks nothing anew", () => {
    const data = judged.fork().hear("需核实").button("看了凭证：收入");
    const talk = judged.fork().type("不是4口人,是5口人").press(data);
    expect(marks(talk)).toEqual({});
  });
});

describe("what a verdict hangs on", () => {
  test("is to be verified while it is only declared, the disputed first", () => {
    const talk = judged.fork().type("财产有争议").hear("结论");
    expect(talk.text).toMatch(/需核实：财产符合低保规定（有争议）、/);
    talk.type("财产核对过了").hear("结论");
    expect(talk.text).not.toMatch(/需核实：.*财产/);
  });

  test("a changed answer is only declared again", () => {
    const talk = judged.fork().type("收入看了凭证").type("收入改成一年1.3万");
    expect(marks(talk)).toEqual({});
  });

  test.each([
    [["收入看了凭证", "收入有争议"]],
    [["收入看了凭证", "财产核对过了", "收入只是口头说的"]],
    [["残疾证看过了", "收入入户看过"]],
  ])("undo takes marks back exactly: %o", (texts) => {
    const talk = judged.fork();
    const states = [JSON.stringify(talk.session?.case?.evidence)];
    for (const text of texts) {
      talk.type(text);
      states.push(JSON.stringify(talk.session?.case?.evidence));
    }
    for (const before of states.slice(0, -1).reverse()) {
      talk.type("撤销");
      expect(JSON.stringify(talk.session?.case?.evidence)).toBe(before);
    }
  });
});
