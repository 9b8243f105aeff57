import { expect, test } from "vitest";
import { isQuestion } from "../../../src/interview/read/index.ts";

test.each(["老王家里两套房能吃低保不", "家有小车低保取消不", "养老金算收入不", "这个要公示没", "残疾人能领两份不咧"])(
  "%s asks",
  (text) => expect(isQuestion(text)).toBe(true),
);

test.each(["不", "没", "还不", "车没", "没有", "也不算", "都不要", "儿子还没", "不能"])("%s answers", (text) =>
  expect(isQuestion(text)).toBe(false),
);
