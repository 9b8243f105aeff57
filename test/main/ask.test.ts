import { describe, expect, test } from "vitest";
import { runDibao } from "./run-dibao.ts";

const at = ["--place", "cn-gz-sandu-dujiang", "--on", "2021-08-02"];

describe("dibao ask", () => {
  test("prints question, answers with clause, text and figures, and nothing else on stdout", async () => {
    const { code, out, err } = await runDibao(["ask", "农村低保标准多少", ...at, "--json"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const json = JSON.parse(out);
    expect(json).toMatchObject({ question: "农村低保标准多少", nearest: [], correction: null });
    expect(json.answers[0]).toMatchObject({
      clause: "cn-gz-sandu-dujiang#2021-review/3.1",
      figures: expect.arrayContaining([
        expect.objectContaining({ name: "dibaoStandard.rural", value: "4308", unit: "yuan/year", from: "2021-01-01" }),
      ]),
    });
    expect(out.trim().split("\n").length).toBe(1);
  });

  test("without an answer ends with 1, no answers and the nearest topics", async () => {
    const { code, out } = await runDibao(["ask", "明天会不会下雨", ...at, "--json"]);
    expect(code).toBe(1);
    const json = JSON.parse(out);
    expect(json.answers).toEqual([]);
    expect(json.nearest[0]).toMatchObject({ title: expect.any(String) });
  });

  test("says the rule, its source and what differs, to a person", async () => {
    const { code, out } = await runDibao(["ask", "低保公示要几天", ...at]);
    expect(code).toBe(0);
    for (const part of ["7天", "民发〔2021〕57号", "第十九条", "不少于5天"]) expect(out).toContain(part);
  });

  test("marks a false premise in JSON and in words", async () => {
    const question = "干部的亲戚一律不能吃低保吧";
    expect(JSON.parse((await runDibao(["ask", question, ...at, "--json"])).out)).toMatchObject({
      correction: { premise: expect.any(String), right: expect.any(String) },
    });
    expect((await runDibao(["ask", question, ...at])).out).toMatch(/^如果说“.+”，不对。规定是：/);
  });

  test("answers in English", async () => {
    const { out } = await runDibao(["ask", "how long is the taper?", ...at, "--lang", "en"]);
    expect(out).toContain("longest taper: 12 months");
    expect(out).toContain("Source:");
  });

  test.each([
    [["ask", ...at], /要问的话/],
    [["ask", "", ...at], /要问的话/],
    [["ask", "公示几天", "--place", "cn-gz-sand"], /cn-gz-sandu/],
    [["ask", "公示几天", "--place", "cn", "--on", "2021-02-30"], /2021-02-30/],
    [["ask", "公示", "几天", "--place", "cn"], /几天/],
  ])("%j ends with 2 and a reason", async (args, reason) => {
    const { code, out, err } = await runDibao(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(reason);
  });
});
