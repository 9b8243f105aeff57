import { describe, expect, test } from "vitest";
import type { FactsJson, Language } from "../../src/interview/index.ts";
import { judge } from "../../src/interview/judge.ts";
import { beginSession, openCase } from "../../src/interview/session.ts";
import { overviewOf } from "../../src/interview/view/overview.ts";
import { say } from "../../src/wording/index.ts";
import { amount, loadSmall, placeOf, programme } from "../rules/small-packs.ts";
import { calendar } from "../shipped-calendar.ts";

const excludes = 'excludes:\n      - { programme: first, clause: "cn#law/art-2" }';
const policies = loadSmall({
  "cn/programmes/first.yaml": programme("first", "true", amount("benefit.monthly")),
  "cn/programmes/second.yaml": programme("second", "true", amount("income.wage / monthsPerYear"), excludes),
  "cn/programmes/third.yaml": programme("third", "true", amount("costs.living", "once")),
});
const free = loadSmall({ "cn/programmes/first.yaml": programme("first", "true", amount("benefit.monthly")) });

/** What stands under "other programmes" for these facts. */
function read(facts: FactsJson, language: Language, packs = policies): string {
  const at = {
    today: "2021-08-02",
    policies: packs,
    calendar,
    place: "cn",
    language,
    deliveryId: "t",
    trusted: true,
  } as const;
  const session = openCase(beginSession(at), at);
  if (session.case === null) throw new Error("no case");
  const open = { ...session.case, facts };
  const judging = judge(session, open, placeOf(packs), at);
  if (!judging.ok) throw new Error("unreadable facts");
  const overview = overviewOf(session, open, judging.judged, packs);
  if (overview === null) throw new Error("no programmes");
  const view = { kind: "view", view: "programmes", overview, programme: overview.lead, revision: 1 } as const;
  return say({ ...view, notices: [], question: null }, language)
    .lines.map((spans) => spans.map(({ text }) => text).join(""))
    .join("\n");
}

const facts = (benefit: string, wage?: string): FactsJson => ({
  size: 1,
  benefit: { monthly: benefit },
  costs: { living: "5" },
  ...(wage === undefined ? {} : { income: { wage } }),
});

describe("what of the granted goes together", () => {
  test.each([
    ["the first", facts("100", "1188/year"), /最多的一种：first、third，100\.00 元\/月，另一次性 5\.00 元/],
    [
      "the second, where it gives a fen more",
      facts("100", "1200.12/year"),
      /最多的一种：second、third，100\.01 元\/月/,
    ],
  ])("is said with its clause, and the way that gives most: %s", (_, given, best) => {
    const text = read(given, "zh-CN");
    expect(text).toMatch(/second与first不能同时享受.*第二条|second与first不能同时享受.*law/);
    expect(text).toMatch(best);
    expect(text.match(/最多的一种/g)).toHaveLength(1);
    expect(text).not.toContain("还不能定");
  });

  test("is left open while an amount is", () => {
    const text = read(facts("100"), "zh-CN");
    expect(text).not.toContain("最多的一种：");
    expect(text).toContain("哪一种最多，现在还不能定。");
  });

  test("is said in English", () => {
    const text = read(facts("100", "1188/year"), "en");
    expect(text).toContain("second and first may not be drawn together");
    expect(text).toContain("Most comes of: first, third, 100.00 yuan a month, and 5.00 yuan once");
  });

  test("needs no word where nothing is kept apart", () => {
    expect(read(facts("100"), "zh-CN", free)).not.toMatch(/不能同时|合起来/);
  });
});
