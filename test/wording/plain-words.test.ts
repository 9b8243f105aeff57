import { describe, expect, test } from "vitest";
import { policies } from "../interview/packs.ts";
import { Talk } from "../interview/talk.ts";

const talk = () => new Talk({ policies });

describe("a monthly income", () => {
  test("stands in the arithmetic as it was said", () => {
    const t = talk().hear("城市 2口人 每月收入1100");
    expect(t.text).toContain("625 × 2 − 1100 = 150.00 元/月");
    expect(t.type("计算过程").text).toContain("625 × 2 − 1100 = 150.00 元/月");
  });

  test("stays the year's sum where the document reckons by the year", () => {
    expect(talk().hear("农村 4口人 每月收入1000").text).toContain("(4308 × 4 − 12000) ÷ 12 = 436.00 元/月");
  });

  test("that was said by the year is divided", () => {
    expect(talk().hear("城市 2口人 年收入13200").text).toContain("625 × 2 − 13200 ÷ 12 = 150.00 元/月");
  });
});

describe("an amount that is not decided", () => {
  test("is what it would be if granted, in the reasons for a question", () => {
    const asked = talk().hear("2口人 每月收入1100");
    expect(asked.asked).toBe("area");
    expect(asked.type("为什么").text).not.toMatch(/还不能定，\d/);
    expect(asked.text).toContain("若符合150.00 元/月");
  });

  test("is told for an answer that was given already as if it had not been", () => {
    const t = talk().hear("城市 2口人 每月收入1100").type("改人数").type("为什么");
    expect(t.text).toContain("如果是“2人”：最低生活保障（整户）还不能定，若符合150.00 元/月");
  });
});

describe("a programme that is open because somebody may not be listed", () => {
  test("says whom it depends on first, and unset figures second", () => {
    const t = talk().hear("农村 4口人 年收入1.2万 一级残疾1人").hear("是");
    const single = t.text.split("\n").find((line) => line.startsWith("· 单人户低保")) ?? "";
    expect(single).toContain("要看家里有无");
    expect(single.indexOf("要看家里有无")).toBeLessThan(single.indexOf("未定"));
    expect(t.text).not.toMatch(/第[5-9]人/);
    expect([...t.text.replaceAll("\n", "")].length).toBeLessThanOrEqual(600);
  });
});

describe("English", () => {
  test("calls the standard by what is asked", () => {
    const t = new Talk({ policies, language: "en" }).hear("urban, 2 people, income 1100 a month").type("summary");
    expect(t.text).toContain("1. area (urban or rural): urban");
  });
});
