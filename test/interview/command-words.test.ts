import { describe, expect, test } from "vitest";
import { commandNamed, commandNames, readCommand, readConsent } from "../../src/interview/command-words.ts";

describe("commands in plain words", () => {
  test.each([
    ["返回", "back"],
    [" 返回。", "back"],
    ["请返回", "back"],
    ["返回吧", "back"],
    ["Back", "back"],
    ["go back", "back"],
    ["为什么？", "why"],
    ["why?", "why"],
    ["不清楚", "skip"],
    ["跳过", "skip"],
    ["not known", "skip"],
    ["摘要", "summary"],
    ["改正", "summary"],
    ["取消", "cancel"],
    ["帮助", "help"],
    ["?", "help"],
    ["结论", "verdict"],
    ["新的", "new"],
    ["重来", "new"],
    ["撤销", "undo"],
    ["撤销一下", "undo"],
    ["上一户", "previous"],
    ["计算过程", "arithmetic"],
    ["怎样会变", "changes"],
    ["/help", "help"],
    ["/HELP", "help"],
    ["/help@dibao_bot", "help"],
  ])("%s means %s", (text, name) => {
    expect(readCommand(text)).toEqual({ name, argument: "" });
  });

  test.each([
    ["/on 2021-08-02", { name: "on", argument: "2021-08-02" }],
    ["/param dibaoStandard.rural=5280/year", { name: "param", argument: "dibaoStandard.rural=5280/year" }],
    ["/new 三组张家", { name: "new", argument: "三组张家" }],
    ["English", { name: "language", argument: "en" }],
    ["中文", { name: "language", argument: "zh-CN" }],
  ])("%s carries its argument", (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });

  test.each(["农村 4口人", "取消低保", "没有", "返回的钱", "", "12000", "/nothing"])("%j is no command", (text) => {
    expect(readCommand(text)).toBeNull();
  });

  test("every command is known by its own name", () => {
    for (const name of commandNames) expect(commandNamed(name, " x ")).toEqual({ name, argument: "x" });
  });

  test.each([
    ["是", true],
    ["好的", true],
    ["yes", true],
    ["不", false],
    ["no", false],
    ["也许", null],
  ])("%s as consent is %s", (text, consent) => {
    expect(readConsent(text)).toBe(consent);
  });
});
