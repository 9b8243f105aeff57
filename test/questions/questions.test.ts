import { describe, expect, it } from "vitest";
import { loadPolicyFolder } from "../../src/files/load-policies.ts";
import { faultsOf, halfOf, parseQuestions, type Question, readQuestions } from "./read-questions.ts";

const loaded = loadPolicyFolder("data/policies", { examples: false });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
const { policies } = loaded;
const questions = readQuestions(policies);
const first = questions.tuned.find(({ expect }) => expect === "clause");
if (first?.expect !== "clause") throw new Error("no first question");
const pair = first;

const withFirst = (change: Partial<typeof pair>): readonly string[] =>
  faultsOf(
    { ...questions, tuned: questions.tuned.map((one): Question => (one === pair ? { ...pair, ...change } : one)) },
    policies,
  );

describe("the questions and their clauses", () => {
  it("stand against the packs: every clause exists, applies at the place and is in force on the day", () => {
    expect(faultsOf(questions, policies)).toEqual([]);
  });

  it("are at least 200 pairs and 40 to refuse or correct, a third of each held out", () => {
    const all = [...questions.tuned, ...questions.heldOut];
    for (const kind of [
      (one: Question) => one.expect === "clause",
      (one: Question) => one.expect === "none",
      (one: Question) => one.expect === "correction",
    ]) {
      const share = questions.heldOut.filter(kind).length / all.filter(kind).length;
      expect(share).toBeGreaterThan(0.3);
      expect(share).toBeLessThan(0.37);
    }
    expect(all.filter(({ expect }) => expect === "clause").length).toBeGreaterThanOrEqual(200);
    expect(all.filter(({ expect }) => expect !== "clause").length).toBeGreaterThanOrEqual(40);
  });

  it("ask about every document that the packs hold", () => {
    const asked = new Set(
      [...questions.tuned, ...questions.heldOut].flatMap((one) =>
        one.expect === "none" ? [] : one.clauses.map((clause) => clause.slice(0, clause.lastIndexOf("/"))),
      ),
    );
    const documents = new Set(policies.clauses.map(({ id }) => id.slice(0, id.lastIndexOf("/"))));
    expect([...documents].filter((document) => !asked.has(document))).toEqual([]);
  });
});

describe("the reader of the questions", () => {
  it.each([
    ["a clause that does not exist", { clauses: ["cn#57-2021/art-999"] }, "no clause cn#57-2021/art-999"],
    ["a clause of another place", { clauses: ["cn-qilao#report/3"] }, "does not apply at"],
    ["a clause that has lapsed", { on: "2026-12-31", clauses: ["cn#220-2012/art-5"] }, "is not in force on 2026-12-31"],
    ["a clause not yet in force", { on: "2021-06-30", clauses: ["cn#57-2021/art-5"] }, "is not in force on 2021-06-30"],
    ["a question in the wrong file", { id: "q999" }, "does not belong in tuned"],
  ] as const)("refuses %s", (_, change, fault) => {
    const clauses = "clauses" in change ? [...change.clauses] : pair.clauses;
    expect(withFirst({ ...change, clauses }).some((one) => one.includes(fault))).toBe(true);
  });

  it("refuses the same number twice and the same question twice", () => {
    const faults = faultsOf({ ...questions, tuned: [...questions.tuned, pair] }, policies);
    expect(faults.filter((fault) => fault.startsWith(pair.id))).toHaveLength(2);
  });

  it("refuses a set that is too small or leaves a place out", () => {
    const faults = faultsOf({ tuned: [pair], heldOut: [] }, policies);
    expect(faults).toContain("only 1 questions with clauses");
    expect(faults).toContain("only 0 to refuse or correct");
    expect(faults).toContain("no question at cn-qilao");
    expect(faults).toContain("none held out at cn");
  });

  it("names the line that is not a question", () => {
    const good = JSON.stringify({ id: "n01", question: "?", place: "cn", on: "2024-05-01", expect: "none" });
    expect(parseQuestions(`${good}\n`, "some.jsonl")).toHaveLength(1);
    expect(() => parseQuestions(`${good}\n${good.replace("none", "maybe")}`, "some.jsonl")).toThrow("some.jsonl:2");
    expect(() => parseQuestions(good.replace("05-01", "13-01"), "some.jsonl")).toThrow("some.jsonl:1");
  });

  it("puts every third number aside", () => {
    expect(["q001", "q002", "q003", "n06", "n07"].map(halfOf)).toEqual([
      "tuned",
      "tuned",
      "held-out",
      "held-out",
      "tuned",
    ]);
  });
});
