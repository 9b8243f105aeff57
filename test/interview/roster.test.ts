import { describe, expect, test } from "vitest";
import { readAt, writeAt } from "../../src/interview/paths.ts";
import { placeMembers } from "../../src/interview/roster.ts";
import type { FactsJson } from "../../src/interview/types.ts";
import { policies } from "./packs.ts";
import { Talk } from "./talk.ts";

const head = { relation: "head", age: 56 };
const wife = { relation: "spouse", age: 50 };
const son = { relation: "child", age: 17 };
const gradeOne = { disabilityGrade: 1 };

function rosterAfter(facts: FactsJson, given: readonly Record<string, string | number>[], named = true) {
  const placed = placeMembers(facts, given, named);
  const after = placed.changes.reduce<FactsJson>((now, { path, value }) => writeAt(now, path, value).facts, facts);
  return {
    members: after.members,
    unplaced: placed.unplaced,
    unassigned: placed.unassigned,
    paths: placed.changes.map(({ path }) => path),
  };
}

describe("fitting people into the roster", () => {
  test("the first description is the roster", () => {
    expect(rosterAfter({}, [head, wife]).members).toEqual([head, wife]);
  });

  test("people who are new are added behind, and only their facts are written", () => {
    const { members, paths } = rosterAfter({ members: [head] }, [wife]);
    expect(members).toEqual([head, wife]);
    expect(paths).toEqual(["members[1].relation", "members[1].age"]);
  });

  test("there is one head and one spouse: what is said of them again changes them", () => {
    const { members, paths } = rosterAfter({ members: [head, wife] }, [
      { relation: "spouse", age: 51, work: "farming" },
    ]);
    expect(members).toEqual([head, { ...wife, age: 51, work: "farming" }]);
    expect(paths).toEqual(["members[1].age", "members[1].work"]);
  });

  test("a child of the same age is the same child, of another age another one", () => {
    expect(rosterAfter({ members: [son] }, [{ ...son, student: "senior" }]).members).toEqual([
      { ...son, student: "senior" },
    ]);
    expect(rosterAfter({ members: [son] }, [{ relation: "child", age: 15 }]).members).toEqual([
      son,
      { relation: "child", age: 15 },
    ]);
  });

  test("somebody known by a trait alone is found again in the roster that names them", () => {
    const named = { ...head, disability: "physical", disabilityGrade: 1 };
    const { members, unplaced } = rosterAfter({ members: [gradeOne] }, [named, wife]);
    expect(members).toEqual([named, wife]);
    expect(unplaced).toEqual([]);
  });

  test("a trait that nobody in a full roster has is reported, not given to anybody", () => {
    const { members, unplaced } = rosterAfter({ size: 2, members: [gradeOne] }, [head, wife]);
    expect(members).toEqual([head, wife]);
    expect(unplaced).toEqual([gradeOne]);
  });

  test("while the roster has room, somebody known by a trait alone stays in it", () => {
    expect(rosterAfter({ size: 3, members: [gradeOne] }, [head, wife]).members).toEqual([head, wife, gradeOne]);
  });

  test("a trait said of nobody in particular is not given to a named roster", () => {
    const { members, unassigned } = rosterAfter({ members: [head, wife] }, [gradeOne], false);
    expect(members).toEqual([head, wife]);
    expect(unassigned).toEqual([gradeOne]);
  });

  test("a trait that somebody in the roster has already is no news", () => {
    expect(rosterAfter({ members: [{ ...head, ...gradeOne }] }, [gradeOne], false).unassigned).toEqual([]);
  });

  test("counted traits said again replace those said before", () => {
    expect(rosterAfter({ members: [gradeOne] }, [{ disabilityGrade: 2 }], false).members).toEqual([
      { disabilityGrade: 2 },
    ]);
  });

  test("what is said of one of two sons is given to neither of them, and makes no third", () => {
    const other = { relation: "child", age: 15 };
    const said = { relation: "child", disabilityGrade: 2 };
    const { members, unassigned } = rosterAfter({ members: [son, other] }, [said]);
    expect(members).toEqual([son, other]);
    expect(unassigned).toEqual([said]);
  });
});

describe("somebody on the roster of whom something unclear is said", () => {
  const roster = "农村 4口人 年收入1.2万 户主56岁一级肢体残疾 妻50 儿子17高中";

  test("is asked about it: nobody is added, and nobody else is asked", () => {
    const talk = new Talk({ policies }).type(roster).type("儿子残疾");
    expect(talk.asked).toBe("members[2].disability");
    expect(talk.facts.members).toHaveLength(3);
    expect(talk.hear("肢体残疾").facts.members).toHaveLength(3);
    expect(readAt(talk.facts, "members[0].disability")).toBe("physical");
    expect(readAt(talk.facts, "members[2].disability")).toBe("physical");
  });

  test("and who may be either of two is asked for by age", () => {
    const talk = new Talk({ policies }).type(`${roster} 儿子15初中`);
    const before = JSON.stringify(talk.facts);
    talk.type("儿子二级残疾");
    expect(JSON.stringify(talk.facts)).toBe(before);
    expect(talk.notices).toContain("which-member");
    expect(talk.text).toContain("年龄");
    talk.type("儿子15岁二级残疾");
    expect(readAt(talk.facts, "members[3].disabilityGrade")).toBe(2);
  });
});
