import { describe, expect, test } from "vitest";
import { readChat } from "../../src/interview/chat-words.ts";
import { policies } from "./packs.ts";
import { Talk } from "./talk.ts";

const gated = new Talk({ policies }).hear("农村 4口人 年收入1.2万 一级残疾1人");

describe("a courtesy", () => {
  test.each([
    ["谢谢", "thanks"],
    ["谢谢你！", "thanks"],
    ["好的谢谢", "thanks"],
    ["辛苦了", "thanks"],
    ["Thank you very much.", "thanks"],
    ["在吗？", "present"],
    ["再见", "bye"],
    ["哈哈哈", "noted"],
    ["👍🏽👍", "noted"],
  ])("%s is one, of the kind %s", (text, kind) => expect(readChat(text)).toBe(kind));

  test.each(["好的", "在", "在家", "谢谢，收入1.2万", "没有", "ok", "哈尔滨", "4", "", "。", "不在"])(
    "%s may mean more and is none",
    (text) => expect(readChat(text)).toBeNull(),
  );

  test("is answered in kind, and the question stands", () => {
    const talk = gated.fork().type("谢谢");
    expect(talk.text).toContain("不客气");
    expect(talk.text).not.toContain("没有看懂");
    expect(talk.asked).toBe("assets.comply");
  });

  test("does not become what a household is called", () => {
    const talk = gated.fork().type("改名").type("谢谢");
    expect(talk.session?.case?.label).toBe("");
  });
});

describe("what a household is called", () => {
  test.each(["低保户人去世了什么时候停发", "农村三口人 人均5000一年", "收入改成一年1.5万", "不是4口人,是5口人"])(
    "is not %s",
    (text) => expect(gated.fork().type("改名").type(text).session?.case?.label).toBe(""),
  );

  test.each(["3组老李家", "河边第二家", "老王"])("may be %s", (text) =>
    expect(gated.fork().type("改名").type(text).session?.case?.label).toBe(text),
  );
});

describe("a question what a question means", () => {
  test.each(["什么意思", "啥意思？", "看不懂", "what do you mean?"])("%s tells why it is asked", (text) => {
    const talk = gated.fork().type(text);
    expect(talk.kind).toBe("why");
    expect(talk.facts).toEqual(gated.facts);
  });
});

describe("while the people are asked for", () => {
  test("a line about the next household does not change this one", () => {
    const talk = gated.fork().type("是");
    expect(talk.asked).toBe("roster");
    talk.type("农村 3口人 年收入8000");
    expect(talk.kind).toBe("same-case");
    expect(talk.facts).toMatchObject({ size: 4, income: { total: "12000/year" } });
  });
});

describe("putting one thing right in one sentence", () => {
  test.each([
    ["不是4口人，是5口人", { size: 5 }],
    ["不是农村，是城市", { area: "urban" }],
  ])("%s is taken as what is so", (text, facts) => {
    const talk = gated.fork().type(text);
    expect(talk.facts).toMatchObject(facts);
    expect(talk.notices).not.toContain("unread");
  });
});
