import { describe, expect, test } from "vitest";
import type { FactsJson } from "../../src/interview/index.ts";
import { judge } from "../../src/interview/judge.ts";
import { beginSession, openCase } from "../../src/interview/session.ts";
import { questionOf } from "../../src/interview/view/items.ts";
import { overviewOf } from "../../src/interview/view/overview.ts";
import { say } from "../../src/wording/index.ts";
import { policies } from "../interview/packs.ts";
import { calendar } from "../shipped-calendar.ts";

/** The same numbers in the same order at every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const relations = ["head", "spouse", "child", "child", "parent", "parent", "grandchild", "sibling"] as const;

function household(random: (below: number) => number): FactsJson {
  const size = 1 + random(8);
  const some = <T>(value: T): T | undefined => (random(3) > 0 ? value : undefined);
  const members = Array.from({ length: random(size + 1) }, (_, index) => {
    const disability = ["none", "physical", "mental", "visual"][random(4)] ?? "none";
    return {
      relation: relations[index] ?? "other",
      age: index === 0 ? 45 + random(30) : 3 + random(40),
      ...(random(2) === 0 ? { lives: "here" } : {}),
      disability,
      ...(disability === "none" ? {} : { disabilityGrade: 1 + random(4) }),
      ...(random(4) === 0 ? { seriousIllness: true } : {}),
      ...(random(5) === 0 ? { student: "senior" } : {}),
    };
  });
  const facts = {
    area: some(["rural", "urban"][random(2)] ?? "rural"),
    size: some(size),
    income: some({ total: `${random(60) * 1000}/year` }),
    assets: some({ comply: random(5) > 0 }),
    members: members.length > 0 ? members : undefined,
    receiving: random(4) === 0 ? "dibao" : undefined,
  };
  return JSON.parse(JSON.stringify(facts)) as FactsJson;
}

const places = [
  ["cn-gz-sandu-dujiang", "2021-08-02"],
  ["cn-gz-sandu-dujiang", "2026-11-21"],
  ["cn", "2026-11-21"],
] as const;

function firstScreen(facts: FactsJson, place: string, today: string) {
  const at = { today, policies, calendar, place, language: "zh-CN", deliveryId: "test", trusted: true } as const;
  const session = openCase(beginSession(at), at);
  const policy = policies.policy(place);
  if (session.case === null || policy === undefined) throw new Error("no case or place");
  const open = { ...session.case, facts };
  const judging = judge(session, open, policy, at);
  if (!judging.ok) return null;
  const overview = overviewOf(session, open, judging.judged, policies);
  if (overview === null) throw new Error("no programmes");
  const lacking = overview.lead.lacks[0];
  const question = lacking === undefined ? null : questionOf(open, { path: lacking.path, card: "fact" }, 1);
  return { kind: "verdict", overview, officeDecides: true, notices: [], question } as const;
}

describe("the first screen of a verdict", () => {
  test.each(places)(
    "is at most 600 letters, starts with a sentence, and names a clause, at %s on %s",
    (place, today) => {
      const random = seeded(42);
      let screens = 0;
      for (let round = 0; round < 120; round += 1) {
        const facts = household(random);
        const reply = firstScreen(facts, place, today);
        if (reply === null) continue;
        screens += 1;
        const message = say(reply, "zh-CN");
        const lines = message.lines.map((spans) => spans.map(({ text }) => text).join(""));
        const letters = [...lines.join("")].length;
        expect(letters, JSON.stringify(facts)).toBeLessThanOrEqual(600);
        expect(lines[0], JSON.stringify(facts)).toMatch(/^(符合|不符合|.+：)/);
        expect(lines[0]).not.toMatch(/undetermined|undefined|null|\{\{/);
        expect(lines.join("\n"), JSON.stringify(facts)).toContain("依据：");
        // Never a bare "not decided yet": it says what is missing, who sets it, or what it would come to.
        expect(lines[0]).not.toMatch(/还不能定$/);
      }
      expect(screens).toBeGreaterThan(100);
    },
  );

  test("says who has to set a figure that is unset, and marks what an older figure would give", () => {
    const reply = firstScreen(
      { area: "rural", size: 4, income: { total: "12000/year" }, assets: { comply: true } },
      "cn-gz-sandu-dujiang",
      "2026-11-21",
    );
    if (reply === null) throw new Error("facts refused");
    const text = say(reply, "zh-CN")
      .lines.map((spans) => spans.map(({ text: part }) => part).join(""))
      .join("\n");
    expect(text).toMatch(/须由.+确定/);
    expect(text).toMatch(/试算（只供参考，不作结论）：符合，436\.00 元\/月/);
  });

  test("says of a home exactly at the line why the first programme is refused, with the arithmetic", () => {
    const reply = firstScreen(
      { area: "rural", size: 4, income: { total: "17232/year" }, assets: { comply: true } },
      "cn-gz-sandu-dujiang",
      "2021-08-02",
    );
    if (reply === null) throw new Error("facts refused");
    const text = say(reply, "zh-CN")
      .lines.map((spans) => spans.map(({ text: part }) => part).join(""))
      .join("\n");
    expect(text).toMatch(/不符合最低生活保障.*17232 ÷ 4 = 4308(?! =)/);
  });
});
