import { describe, expect, test } from "vitest";
import en from "../../../locales/en/common.json" with { type: "json" };
import zh from "../../../locales/zh-CN/common.json" with { type: "json" };
import { readAmount, readCount, readLine } from "../../../src/interview/read/index.ts";

describe("what the bot gives as an example", () => {
  test.each([
    ["English line", en.example.line],
    ["Chinese line", zh.example.line],
    ["English roster", en.example.roster.split(": ")[1] ?? ""],
    ["Chinese roster", zh.example.roster.split("如：")[1] ?? ""],
  ])("is understood to the last word: %s", (_title, text) => {
    const read = readLine(text, "2021-08-02");
    expect(read.unread).toEqual([]);
    expect(read.vague).toEqual([]);
    expect(read.understood.length).toBeGreaterThan(3);
  });

  test("says the same in both languages", () => {
    expect(readLine(en.example.line).facts).toEqual(readLine(zh.example.line).facts);
  });
});

describe("a rough figure in English", () => {
  test.each([
    "about 10000 a year",
    "around 12000 a year",
    "roughly 1000 a month",
    "approximately 1000 a month",
    "more than 10000 a year",
    "less than 500 a month",
    "nearly 9000 a year",
    "over 10000 a year",
    "at least 800 a month",
    "10000 or so a year",
    "10000 a year or so",
    "maybe 10000 a year",
    "~10000",
  ])("%s is not made exact", (text) => {
    expect(readAmount(text).kind).toBe("vague");
    expect(readLine(`rural, income ${text}`, "2021-08-02").facts).toEqual({ area: "rural" });
  });

  test.each(["about 4", "around 4 people", "at least 4"])("%s is no exact number of people", (text) => {
    expect(readCount(text).kind).toBe("vague");
  });

  test.each([
    ["10000 a year", "10000/year"],
    ["650 a month", "650/month"],
  ])("%s is exact", (text, canonical) => {
    expect(readAmount(text)).toMatchObject({ kind: "exact", canonical });
  });

  test.each([
    ["wife died", { members: [{ relation: "spouse", sex: "female", lives: "dead" }] }],
    ["son 17 senior school", { members: [{ relation: "child", sex: "male", age: 17, student: "senior" }] }],
    ["head 56 grade 1 physical disability", { members: [{ age: 56, disability: "physical", disabilityGrade: 1 }] }],
    ["2 people with serious illness", { members: [{ seriousIllness: true }, { seriousIllness: true }] }],
  ])("%s is read", (text, facts) => {
    expect(readLine(text, "2021-08-02").facts).toMatchObject(facts);
  });
});
