import { describe, expect, test } from "vitest";
import type { Item, Notice, Question, Reply } from "../../src/interview/index.ts";
import { factCatalogue } from "../../src/rules/index.ts";
import { commandList, explainFault, nameFact, say, sayNotice } from "../../src/wording/index.ts";

const languages = ["zh-CN", "en"] as const;

const item = (pattern: string, value: Item["value"], who: Item["who"] = null): Item => ({
  path: pattern.replace("[]", "[0]"),
  pattern,
  who,
  value,
});
const head = { member: 0, relation: "head", age: 56, sex: null };
const size = item("size", 4);
const name = { "zh-CN": "名称", en: "name" };

/** One of each: a kind that is added without words fails here at compile time or below. */
const notices: { readonly [Kind in Notice["kind"]]: Extract<Notice, { kind: Kind }> } = {
  understood: { kind: "understood", items: [size] },
  remembered: { kind: "remembered", item: size },
  passed: { kind: "passed", fact: size },
  "nothing-to-export": { kind: "nothing-to-export", what: "mine", open: 2 },
  "calendar-of-what": { kind: "calendar-of-what", text: "天气" },
  homes: { kind: "homes", known: true, count: 4 },
  "refused-answer": { kind: "refused-answer", fact: size },
  unread: { kind: "unread", texts: ["天气"] },
  unsettled: { kind: "unsettled", code: "vague", text: "一万多", fact: null, data: {} },
  recognition: { kind: "recognition" },
  "assumed-day": { kind: "assumed-day", day: "2021-03-05" },
  unplaced: { kind: "unplaced", items: [size] },
  "which-member": { kind: "which-member", items: [size] },
  contradiction: {
    kind: "contradiction",
    faults: [{ path: "size", code: "size-below-roster", data: { size: "2", counted: "3" } }],
    facts: [size],
  },
  warned: { kind: "warned", faults: [{ path: "members", code: "several-heads", data: {} }], facts: [size] },
  "not-understood": { kind: "not-understood", text: "天气" },
  "decide-first": { kind: "decide-first", text: "都行" },
  held: { kind: "held", text: "户主56" },
  "line-dropped": { kind: "line-dropped", text: "农村 3口人" },
  "places-fitting": { kind: "places-fitting", text: "贵州", count: 3 },
  empty: { kind: "empty" },
  chat: { kind: "chat", what: "thanks" },
  file: { kind: "file", name: "名单.xlsx" },
  unsupported: { kind: "unsupported", what: "voice" },
  "only-words": { kind: "only-words", what: "photo" },
  "unknown-command": { kind: "unknown-command", name: "fly" },
  "unknown-button": { kind: "unknown-button" },
  "old-button": { kind: "old-button" },
  "other-case-button": { kind: "other-case-button" },
  undone: { kind: "undone", facts: [size] },
  "nothing-to-undo": { kind: "nothing-to-undo" },
  "first-question": { kind: "first-question" },
  "nothing-asked": { kind: "nothing-asked" },
  "no-case": { kind: "no-case" },
  "no-previous-case": { kind: "no-previous-case" },
  "new-case": { kind: "new-case", number: 2, label: "", kept: { number: 1, label: "三组张家" } },
  returned: { kind: "returned", number: 1, label: "" },
  opened: { kind: "opened", case: { number: 1, label: "" }, day: "2021-08-02" },
  "reopened-draft": { kind: "reopened-draft", case: { number: 1, label: "" }, day: "2021-08-02", fact: size },
  renamed: { kind: "renamed", from: { number: 1, label: "" }, to: { number: 1, label: "三组张家" } },
  copied: { kind: "copied", from: { number: 1, label: "" }, to: { number: 2, label: "", trial: 1 } },
  archived: { kind: "archived", case: { number: 1, label: "" } },
  restored: { kind: "restored", case: { number: 1, label: "" } },
  "is-archived": { kind: "is-archived" },
  "case-not-found": { kind: "case-not-found", text: "99" },
  "case-recovered": { kind: "case-recovered" },
  "nothing-to-compare": { kind: "nothing-to-compare" },
  "verdict-differs": { kind: "verdict-differs", day: "2021-08-02" },
  cancelled: { kind: "cancelled", kept: true },
  established: { kind: "established", item: size, evidence: "document" },
  "evidence-which": { kind: "evidence-which", text: "入户看过" },
  "evidence-unknown": { kind: "evidence-unknown", fact: size },
  "evidence-whose": { kind: "evidence-whose", facts: [size] },
  "evidence-how": { kind: "evidence-how" },
  "language-set": { kind: "language-set" },
  "place-set": { kind: "place-set", place: name },
  "programme-set": { kind: "programme-set", programme: { "zh-CN": "临时救助", en: "temporary aid" } },
  "programme-not-here": {
    kind: "programme-not-here",
    text: "缺粮",
    place: { "zh-CN": "晋江市", en: "Jinjiang" },
    programmes: [{ "zh-CN": "临时救助", en: "temporary aid" }],
  },
  "place-not-found": { kind: "place-not-found", text: "亚特兰蒂斯" },
  "day-set": { kind: "day-set", day: "2021-08-02" },
  "day-unread": { kind: "day-unread", text: "明年" },
  "figure-set": {
    kind: "figure-set",
    figure: {
      name: { name: "dibaoStandard.rural", words: name, setBy: null, unit: "yuan/year" },
      value: "5280",
      unit: "yuan/year",
    },
  },
  "figures-cleared": { kind: "figures-cleared" },
  "figure-unread": { kind: "figure-unread", text: "5280", code: "bad-parameter", data: { found: "5280" } },
  "figure-needs": { kind: "figure-needs", text: "标准5280", offers: [] },
  "figures-left": { kind: "figures-left", place: name },
  "what-if-unread": { kind: "what-if-unread", text: "天上下雨" },
  "what-if-own-income": { kind: "what-if-own-income" },
  "what-if-unnamed": { kind: "what-if-unnamed", items: [{ ...size, value: 4 }] },
  adopted: {
    kind: "adopted",
    supposed: [{ fact: size, before: { ...size, value: 4 }, after: { ...size, value: 5 } }],
  },
  "nothing-supposed": { kind: "nothing-supposed", gone: false },
  "what-if-again": { kind: "what-if-again" },
  "what-if-no-case": { kind: "what-if-no-case" },
  "difference-needs-base": { kind: "difference-needs-base", fact: size },
  "difference-unclear": { kind: "difference-unclear", text: "多挣500" },
  "difference-below-zero": { kind: "difference-below-zero", fact: size, arithmetic: "1 − 2 = −1" },
  "events-dropped": { kind: "events-dropped" },
  "event-known": {
    kind: "event-known",
    event: { event: "accepted", label: null, on: { day: "2026-09-16", weekday: 3 } },
  },
  "event-day-unclear": { kind: "event-day-unclear", text: "月底" },
  "event-in-trial": { kind: "event-in-trial", of: 1 },
  "event-no-case": { kind: "event-no-case" },
  "event-undone": { kind: "event-undone" },
  "step-button-old": { kind: "step-button-old" },
  "due-gone": { kind: "due-gone", case: { number: 1, label: "" } },
  "due-moved": { kind: "due-moved", was: "2026-11-03", due: "2026-11-04" },
  "due-not-over": { kind: "due-not-over", due: "2026-11-04" },
  "due-closed": { kind: "due-closed" },
  "later-unread": { kind: "later-unread", text: "那天" },
  "later-past": { kind: "later-past", day: "2026-11-01" },
  "month-unread": { kind: "month-unread", text: "那月" },
  "remind-set": { kind: "remind-set" },
  "remind-unread": { kind: "remind-unread", text: "早点", what: "hour" },
  "policy-continued": { kind: "policy-continued", version: "v2" },
  "facts-unreadable": { kind: "facts-unreadable", faults: [], facts: [size] },
};

const textOf = (reply: Reply, language: "zh-CN" | "en") =>
  say(reply, language)
    .lines.map((line) => line.map(({ text }) => text).join(""))
    .join("\n");
const bare = (given: readonly Notice[], question: Question | null = null): Reply => ({
  kind: "question",
  headline: null,
  notices: given,
  question,
});

describe.each(languages)("in %s", (language) => {
  test.each(Object.values(notices).map((notice) => [notice.kind, notice] as const))(
    "the notice %s has words, with every value filled in",
    (_kind, notice) => {
      const text = textOf(bare([notice]), language);
      expect(text.trim()).not.toBe("");
      expect(text).not.toMatch(/\{\{|\}\}|undefined|null|\[object/);
    },
  );

  test("every fact can be asked of a member or the household, with buttons that fit", () => {
    for (const { id, kind, options = [] } of factCatalogue) {
      const path = id.replaceAll("[]", "[0]");
      const question: Question = {
        path,
        pattern: id,
        who: id.startsWith("members[]") ? head : null,
        card: "fact",
        answer: kind,
        options,
        offered: [],
        current: null,
        editing: false,
        revision: 12,
        listed: 0,
        expected: null,
      };
      const message = say(bare([], question), language);
      const text = message.lines.map((line) => line.map((span) => span.text).join("")).join("\n");
      expect(text, id).not.toMatch(/\{\{|undefined|members\[/);
      if (id.startsWith("members[]")) expect(text, id).toContain(language === "zh-CN" ? "户主（56岁）" : "head (56)");
      const labels = message.buttons.flat().map(({ label }) => label);
      expect(new Set(labels).size, id).toBe(labels.length);
      for (const row of message.buttons) {
        expect(
          row.reduce((sum, { label }) => sum + [...label].length, 0),
          id,
        ).toBeLessThanOrEqual(70);
      }
    }
  });

  test("the commands fit a channel's menu", () => {
    const list = commandList(language);
    expect(list.map(({ command }) => command)).toEqual(
      expect.arrayContaining(["start", "help", "cancel", "settings", "language", "place", "on", "param"]),
    );
    for (const { command, description } of list) {
      expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
      expect([...description].length).toBeGreaterThan(0);
      expect([...description].length).toBeLessThanOrEqual(256);
    }
  });
});

describe("saying things back", () => {
  test.each([
    [[item("area", "rural"), size, item("income.total", "12000/year")], "农村、4人、年收入12000元"],
    [[item("income.total", "650/month")], "月收入650元"],
    [[item("members[].disabilityGrade", 1, { ...head, relation: null, age: null })], "1人一级残疾"],
    [
      [
        item("members[].relation", "head", head),
        item("members[].age", 56, head),
        item("members[].disability", "physical", head),
        item("members[].disabilityGrade", 1, head),
      ],
      "户主（56岁、一级肢体残疾）",
    ],
    [[item("assets.comply", true), item("relocated", false)], "财产符合低保规定、易地搬迁：否"],
    [[item("income.total", null)], "收入不清楚"],
    [[item("income.wage", "refused")], "工资性收入：不肯说"],
    [[{ ...item("income.total", "7200/year"), arithmetic: "1800 × 4 = 7200" }], "年收入7200元（1800 × 4 = 7200）"],
  ] as const)("%#: %s", (items, words) => {
    expect(textOf(bare([{ kind: "understood", items }]), "zh-CN")).toContain(`我理解为：${words}`);
  });

  test("nothing in a message is taken for formatting or for a placeholder", () => {
    const text = textOf(bare([{ kind: "not-understood", text: "<b>{{who}}</b> $t(common:yes) *x*" }]), "zh-CN");
    expect(text).toContain("<b>{{who}}</b> $t(common:yes) *x*");
  });

  test("a question that a number answers says so, so that no channel takes the number for a button", () => {
    const asked = (pattern: string, answer: Question["answer"]): Question => ({
      path: pattern,
      pattern,
      who: null,
      card: "fact",
      answer,
      options: [],
      offered: [],
      current: null,
      editing: false,
      revision: 1,
      listed: 0,
      expected: null,
    });
    expect(say(bare([], asked("size", "count")), "zh-CN").expects).toBe("number");
    expect(say(bare([], asked("income.total", "amount")), "zh-CN").expects).toBe("number");
    expect(say(bare([], asked("assets.comply", "truth")), "zh-CN").expects).toBeUndefined();
  });

  test("faults name facts by their words, and propose the nearest name", () => {
    expect(explainFault({ code: "given-twice", data: { other: "income.total" } }, "zh-CN")).toContain("“收入”");
    expect(
      explainFault({ code: "does-not-apply", data: { other: "members[0].disability", is: "none" } }, "zh-CN"),
    ).toContain("“第1人·残疾类别”是“无残疾”");
    expect(
      explainFault({ code: "unknown-fact", data: { name: "incom.total", nearest: "income.total" } }, "en"),
    ).toContain("Did you mean “income.total”?");
    expect(explainFault({ code: "unknown-fact", data: { name: "x", nearest: "" } }, "en")).not.toContain(
      "Did you mean",
    );
    expect(explainFault({ code: "never-heard-of", data: { a: "b" } }, "en")).toContain("never-heard-of");
  });

  test("a fact is named by its path", () => {
    expect(nameFact("income.total", "zh-CN")).toBe("收入");
    expect(nameFact("members[2].age", "zh-CN")).toBe("第3人·年龄");
  });

  test("the program around the conversation speaks with its values", () => {
    expect(sayNotice("refused", { user: "123" }, "zh-CN").lines[0]?.[0]?.text).toContain("123");
  });
});
