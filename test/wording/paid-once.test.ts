import { describe, expect, test } from "vitest";
import { assessmentText } from "../../src/commands/assessment-text.ts";
import { wordsOf } from "../../src/commands/words.ts";
import type { FactsJson, Language } from "../../src/interview/index.ts";
import { judge } from "../../src/interview/judge.ts";
import { beginSession, openCase } from "../../src/interview/session.ts";
import { overviewOf } from "../../src/interview/view/overview.ts";
import { assess, readFacts } from "../../src/rules/index.ts";
import { say } from "../../src/wording/index.ts";
import { amount, loadSmall, personal, placeOf, programme } from "../rules/small-packs.ts";
import { calendar } from "../shipped-calendar.ts";

const facts: FactsJson = {
  costs: { living: "1200" },
  benefit: { monthly: "30" },
  members: [{ relation: "head", age: 40, lives: "here" }],
};

/** What is read of a place whose one programme pays an amount in this way: on the first screen, and from the command line. */
function read(text: string, language: Language, given: FactsJson = facts): { screen: string; line: string } {
  const policies = loadSmall({ "cn/programmes/aid.yaml": text });
  const policy = placeOf(policies);
  const at = {
    today: "2021-08-02",
    policies,
    calendar,
    place: "cn",
    language,
    deliveryId: "t",
    trusted: true,
  } as const;
  const session = openCase(beginSession(at), at);
  if (session.case === null) throw new Error("no case");
  const open = { ...session.case, facts: given };
  const judging = judge(session, open, policy, at);
  const found = readFacts(given);
  if (!judging.ok || !found.ok) throw new Error("unreadable facts");
  const overview = overviewOf(session, open, judging.judged, policies);
  if (overview === null) throw new Error("no programmes");
  const message = say({ kind: "verdict", overview, officeDecides: true, notices: [], question: null }, language);
  const words = wordsOf(language);
  return {
    screen: message.lines.map((spans) => spans.map((span) => span.text).join("")).join("\n"),
    line: assessmentText(assess(policy, found.facts, at.today), [], { policies, language, words }),
  };
}

const household = (per: string): string => programme("aid", "true", amount("costs.living", per));
const person = (per: string): string =>
  personal("aid", "m.age >= 18", "costs.living").replace("per: month", `per: ${per}`);

describe("what is paid only once", () => {
  test.each([
    ["of a household", household("once")],
    ["of its persons", person("once")],
  ])("is never called a month's amount: %s", (_, text) => {
    for (const { screen, line } of [read(text, "zh-CN")]) {
      expect(`${screen}${line}`).not.toMatch(/每月|元\/月/);
      expect(screen).toContain("一次性1200.00元");
      expect(line).toContain("一次性 1200.00 元");
    }
    for (const { screen, line } of [read(text, "en")]) {
      expect(`${screen}${line}`).not.toContain("a month");
      expect(screen).toContain("1,200.00 yuan once");
      expect(line).toContain("1200.00 yuan once");
    }
  });

  test("is said so while the amount is open too", () => {
    const within = household("once").replace("costs.living", "min(costs.living, 1200)");
    const { screen, line } = read(within, "zh-CN", { ...facts, costs: {} });
    expect(line).toContain("一次性 0.00 至 1200.00 元");
    expect(`${screen}${line}`).not.toMatch(/每月|元\/月/);
  });
});

describe("what is paid by the month", () => {
  test("is called so", () => {
    const text = programme("aid", "true", amount("benefit.monthly"));
    expect(read(text, "zh-CN").screen).toContain("每月30.00元");
    expect(read(text, "en").line).toContain("30.00 yuan a month");
  });
});
