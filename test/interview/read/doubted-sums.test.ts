import { expect, test } from "vitest";
import { readLine } from "../../../src/interview/read/index.ts";

test.each([
  ["年收入两万,成本八千,农村三口人", "net-or-gross"],
  ["农村5口人 低保一直在吃 每月410", "which-money"],
])("%s: the sum is asked for, not written down", (text, code) => {
  const { facts, vague } = readLine(text, "2026-11-22");
  expect(facts.income).toBeUndefined();
  expect(vague.map((one) => one.code)).toContain(code);
});

test.each([
  ["农村三口人 年收入两万", "20000/year"],
  ["年收入两万,这几天老下雨,农村三口人", "20000/year"],
  ["农村3口人 没吃低保 年收入8000", "8000/year"],
])("%s: the sum stands", (text, total) => {
  expect(readLine(text, "2026-11-22").facts).toMatchObject({ income: { total } });
});
