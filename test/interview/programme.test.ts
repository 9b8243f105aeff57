import { describe, expect, it } from "vitest";
import { programmeNamed } from "../../src/interview/programme-names.ts";
import { wordsIn } from "../../src/wording/translate.ts";
import { policies } from "./packs.ts";
import { Talk } from "./talk.ts";

describe("the name of a programme typed alone", () => {
  it.each([
    ["特困", "destitute"],
    ["看特困", "destitute"],
    ["查一下临时救助。", "temporary-aid"],
    ["五保户", "destitute"],
    ["destitute", "destitute"],
    ["look at orphans", "orphan"],
    ["看 事实无人抚养", "unsupported-child"],
  ])("%s means %s", (text, id) => {
    expect(programmeNamed(text)).toBe(id);
  });

  it.each(["特困户每月多少钱", "看病花了2万", "孤儿1人", "不是低保", ""])("%s is no name of a programme", (text) => {
    expect(programmeNamed(text)).toBeNull();
  });
});

describe("the button of a programme", () => {
  const days = ["2018-06-01", "2021-08-02", "2022-11-01", "2026-08-01"];
  const shown = policies.places.flatMap(({ id }) =>
    days.flatMap((on) => [...(policies.policy(id)?.programmes(on) ?? [])]),
  );
  const labels = new Map(
    shown.flatMap(({ id, name }) => [
      [wordsIn("zh-CN")("common:button/look-at", { programme: name["zh-CN"] }), id] as const,
      [wordsIn("en")("common:button/look-at", { programme: name.en }), id] as const,
    ]),
  );
  it.each([...labels])("%s can be typed", (label, id) => {
    expect(programmeNamed(label)).toBe(id);
  });
});

describe("looking at a programme", () => {
  const begin = (): Talk => new Talk({ policies, place: "cn-fj-jinjiang", today: "2022-11-01" });

  it("puts it first, asks about it, and changes no fact", () => {
    const talk = begin().type("农村 1口人 没收入");
    const before = talk.session?.case?.facts;
    talk.type("看特困");
    expect(talk.reply).toMatchObject({ kind: "verdict", overview: { lead: { id: "destitute" } } });
    expect(talk.reply?.question?.path).toBe("assets.complyDestitute");
    expect(talk.session?.case?.facts).toEqual(before);
    talk.type("看临时救助");
    expect(talk.reply).toMatchObject({ kind: "verdict", overview: { lead: { id: "temporary-aid" } } });
  });

  it("is a button of the other programmes for what nobody asked about yet", () => {
    const talk = begin().type("农村 1口人 没收入").type("其他项目");
    talk.press(talk.button("看特困人员救助供养"));
    expect(talk.reply).toMatchObject({ kind: "verdict", overview: { lead: { id: "destitute" } } });
  });

  it("says which programmes there are where the place has none of that name", () => {
    const talk = begin().type("农村 1口人 没收入").type("看缺粮");
    expect(talk.reply?.notices[0]).toMatchObject({ kind: "programme-not-here", text: "看缺粮" });
  });

  it("takes the name for an answer where it answers the question", () => {
    const talk = begin().type("农村 2口人 没收入").type("改现享受待遇");
    if (talk.reply?.question?.path !== "receiving") talk.type("改 receiving");
    expect(talk.reply?.question?.path).toBe("receiving");
    talk.type("特困");
    expect(talk.session?.case?.facts.receiving).toBe("destitute");
  });
});
