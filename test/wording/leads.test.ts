import { describe, expect, test } from "vitest";
import { assessmentText } from "../../src/commands/assessment-text.ts";
import { wordsOf } from "../../src/commands/words.ts";
import type { FactsJson, Language } from "../../src/interview/index.ts";
import { judge } from "../../src/interview/judge.ts";
import { beginSession, openCase } from "../../src/interview/session.ts";
import { overviewOf } from "../../src/interview/view/overview.ts";
import { assess, readFacts } from "../../src/rules/index.ts";
import { say } from "../../src/wording/index.ts";
import { clause, loadSmall, placeOf, programme } from "../rules/small-packs.ts";
import { calendar } from "../shipped-calendar.ts";

const policies = loadSmall({
  "cn/programmes/aid.yaml": programme("aid", "assets.comply"),
  "cn/conflicts.yaml": `- conflict: C8
  from: 2022-01-01
  applied: { clause: ${clause}, text: { zh-CN: 甲, en: a } }
  other: { clause: cn#law/art-2, text: { zh-CN: 乙, en: b } }
  why: { zh-CN: 丙, en: c }
`,
  "cn/leads.yaml": `- lead: dead
  name: { zh-CN: 死亡保, en: paid after death }
  list: audit
  versions:
    - from: 2020-01-01
      each: m
      when: |
        m.lives = "dead"
      clause: ${clause}
      check: { zh-CN: 核对死亡日期。, en: Check the day of death. }
- lead: kin
  name: { zh-CN: 近亲属, en: close relative }
  list: audit
  versions:
    - from: 2020-01-01
      when: |
        relativeOfStaff
      clause: cn#law/art-2
      check: { zh-CN: 单独登记。, en: Register apart. }
      conflict: C8
`,
});

/** The first screen, the notes behind it, and the command line's text. */
function read(facts: FactsJson, language: Language): { screen: string; notes: string; line: string; doors: string } {
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
  const open = { ...session.case, facts };
  const judging = judge(session, open, policy, at);
  const found = readFacts(facts);
  if (!judging.ok || !found.ok) throw new Error("unreadable facts");
  const overview = overviewOf(session, open, judging.judged, policies);
  if (overview === null) throw new Error("no programmes");
  const verdict = say({ kind: "verdict", overview, officeDecides: true, notices: [], question: null }, language);
  const view = {
    kind: "view",
    view: "notes",
    overview,
    programme: overview.lead,
    revision: 1,
    notices: [],
    question: null,
  } as const;
  const text = (message: typeof verdict) =>
    message.lines.map((spans) => spans.map((span) => span.text).join("")).join("\n");
  return {
    screen: text(verdict),
    doors: verdict.buttons
      .flat()
      .map(({ label }) => label)
      .join(" "),
    notes: text(say(view, language)),
    line: assessmentText(assess(policy, found.facts, at.today), [], { policies, language, words: wordsOf(language) }),
  };
}

const household = (relativeOfStaff: boolean, lives: string): FactsJson => ({
  assets: { comply: true },
  relativeOfStaff,
  members: [
    { relation: "head", age: 60, lives: "here" },
    { relation: "spouse", age: 58, lives },
  ],
});

describe("leads", () => {
  test.each([
    [
      "zh-CN",
      "线索（须核实，不是结论）",
      "有2条线索须核实",
      "说明",
      ["死亡保", "核对死亡日期。", "近亲属", "单独登记。"],
    ],
    [
      "en",
      "Leads (to be verified, not a verdict)",
      "Leads to verify: 2",
      "Notes",
      ["paid after death", "Check the day of death.", "close relative", "Register apart."],
    ],
  ] as const)(
    "stand apart from the verdict, with clause and what to check, in %s",
    (language, title, said, door, parts) => {
      const { screen, doors, notes, line } = read(household(true, "dead"), language);
      expect(screen).toContain(said);
      expect(doors).toContain(door);
      for (const text of [notes, line]) {
        expect(text).toContain(title);
        for (const part of parts) expect(text.slice(text.indexOf(title))).toContain(part);
        for (const article of ["art. 1", "art. 2"]) expect(text).toContain(article);
      }
    },
  );

  test("that a conflict of texts keeps from being a ground say so, and the others don't", () => {
    expect(read(household(true, "here"), "zh-CN").notes).toContain("单凭这一点不能停保或拒绝");
    expect(read(household(false, "dead"), "zh-CN").notes).not.toContain("单凭这一点");
    expect(read(household(true, "here"), "en").line).toContain("C8");
    expect(read(household(false, "dead"), "en").line).not.toContain("C8");
  });

  test("name the member that they are about", () => {
    const { notes, line } = read(household(false, "dead"), "zh-CN");
    expect(notes).toContain("配偶");
    expect(line).toContain("第2人");
  });

  test.each(["zh-CN", "en"] as const)("are not spoken of where there are none, in %s", (language) => {
    const { screen, doors, notes, line } = read(household(false, "here"), language);
    for (const text of [screen, doors, notes, line]) expect(text).not.toMatch(/线索|[Ll]ead/);
  });
});
