import { describe, expect, it, test } from "vitest";
import { loadPolicyFolder, readPackFolder } from "../../src/files/load-policies.ts";
import { checkVote, loadPolicies, type Meeting, meetingFaults, type Policy } from "../../src/rules/index.ts";

const loaded = loadPolicyFolder("data/policies", { examples: false });
if (!loaded.ok) throw new Error("the packs do not load");
const placeOf = (id: string): Policy => {
  const policy = loaded.policies.policy(id);
  if (policy === undefined) throw new Error(`no place ${id}`);
  return policy;
};
const dujiang = placeOf("cn-gz-sandu-dujiang");
const spring = "2021-03-28";
const summer = "2021-08-02";

/** A meeting that just passes every test of both days. */
const passing = {
  ...{ members: 21, delegates: 14, delegatesPresent: 10, groups: 6, groupsPresent: 6 },
  ...{ present: 14, yes: 10 },
} satisfies Meeting;

const outcomes = (policy: Policy, on: string, meeting: Meeting): Record<string, string> =>
  Object.fromEntries(checkVote(policy, on, meeting).tests.map(({ id, outcome }) => [id, outcome]));

describe("a review in Dujiang", () => {
  it("is valid where every share is just reached", () => {
    expect(outcomes(dujiang, spring, passing)).toEqual({
      ...{ members: "yes", delegates: "yes", "delegates-taking-part": "yes" },
      ...{ groups: "yes", quorum: "yes", majority: "yes" },
    });
    expect(checkVote(dujiang, spring, passing).valid).toBe("yes");
  });

  // Two thirds of 20 are 13.33, of 21 14, of 22 14.67; half of 21 are 10.5.
  test.each<[string, string, Meeting, string]>([
    ["13 of 20 are no quorum", "quorum", { members: 20, present: 13 }, "no"],
    ["14 of 20 are a quorum", "quorum", { members: 20, present: 14 }, "yes"],
    ["14 of 21 are a quorum: two thirds are included", "quorum", { members: 21, present: 14 }, "yes"],
    ["14 of 22 are no quorum", "quorum", { members: 22, present: 14 }, "no"],
    ["10 of 15 agree", "majority", { present: 15, yes: 10 }, "yes"],
    ["9 of 15 do not", "majority", { present: 15, yes: 9 }, "no"],
    ["10 of 16 do not", "majority", { present: 16, yes: 10 }, "no"],
    ["nobody present decides nothing", "majority", { present: 0, yes: 0 }, "no"],
    ["10 delegates of 20", "delegates", { members: 20, delegates: 10 }, "yes"],
    ["10 delegates of 21", "delegates", { members: 21, delegates: 10 }, "no"],
    ["11 delegates of 21", "delegates", { members: 21, delegates: 11 }, "yes"],
    ["14 delegates of 21 by the national share", "delegates-taking-part", { members: 21, delegates: 14 }, "yes"],
    ["13 delegates of 21 by the national share", "delegates-taking-part", { members: 21, delegates: 13 }, "no"],
    ["a group without anybody", "groups", { groups: 6, groupsPresent: 5 }, "no"],
    ["every group with somebody", "groups", { groups: 6, groupsPresent: 6 }, "yes"],
    ["19 members", "members", { members: 19 }, "no"],
    ["20 members", "members", { members: 20 }, "yes"],
  ])("%s", (_, id, meeting, outcome) => {
    expect(outcomes(dujiang, spring, meeting)[id]).toBe(outcome);
  });

  it("is not invalid for having fewer than 20 members: that holds in principle", () => {
    const meeting = { ...passing, members: 19, present: 13, yes: 9, delegates: 13, delegatesPresent: 9 };
    const check = checkVote(dujiang, spring, meeting);
    expect(check.tests.find(({ id }) => id === "members")).toMatchObject({ outcome: "no", inPrinciple: true });
    expect(check.valid).toBe("yes");
  });

  it("takes the delegates who came where their number is known", () => {
    const meeting = { ...passing, delegatesPresent: 9 };
    expect(outcomes(dujiang, spring, meeting)["delegates-taking-part"]).toBe("no");
    expect(checkVote(dujiang, spring, meeting).valid).toBe("no");
  });

  it("names figure, limit, clause and place of a test", () => {
    const found = checkVote(dujiang, spring, passing).tests.find(({ id }) => id === "quorum");
    expect(found).toMatchObject({
      ...{ figure: 14, of: 21, needed: 14, rule: "2/3", parameter: "vote.quorum" },
      ...{ clause: "cn-gz-sandu-dujiang#2021-review/4.3-vote", place: "cn-gz-sandu-dujiang" },
    });
  });

  test.each<[keyof Meeting, string]>([
    ["members", "quorum"],
    ["present", "majority"],
    ["yes", "majority"],
    ["delegates", "delegates"],
    ["groups", "groups"],
  ])("stays open without %s, and says so", (figure, id) => {
    const check = checkVote(dujiang, spring, { ...passing, [figure]: null });
    expect(check.valid).toBe("unknown");
    expect(check.tests.find((one) => one.id === id)).toMatchObject({ outcome: "unknown", lacks: [figure] });
  });

  it("is not valid for one miss, whatever else is open", () => {
    expect(checkVote(dujiang, spring, { members: 21, present: 13 }).valid).toBe("no");
  });

  it("drops the national share of delegates with the text that had it, and says that a review is optional", () => {
    const meeting = { ...passing, delegates: 11, delegatesPresent: 7 };
    expect(checkVote(dujiang, "2021-06-30", meeting).valid).toBe("no");
    const after = checkVote(dujiang, "2021-07-01", meeting);
    expect(after.valid).toBe("yes");
    expect(after.notes.map(({ clause }) => clause)).toContain("cn#57-2021/art-19");
  });

  test.each([
    [spring, "cn#220-2012/art-22"],
    [summer, "cn#57-2021/art-19"],
  ])("shows on %s which of two texts is applied, and no conflict that has nothing to do with reviews", (on, clause) => {
    const { conflicts } = checkVote(dujiang, on, passing);
    expect(conflicts.map(({ conflict, applied }) => [conflict, applied.clause])).toEqual([["C2", clause]]);
  });

  it("lists what only a person can see to", () => {
    const clauses = checkVote(dujiang, spring, passing).duties.map(({ clause }) => clause);
    expect(clauses).toEqual([
      "cn-gz-sandu-dujiang#2021-review/4.3-members",
      "cn-gz-sandu-dujiang#2021-review/4.3-ballot",
    ]);
  });
});

describe("members who step aside", () => {
  // 13 present, 8 agree: 8 of 13 need 9; without the one who stepped aside 8 of 12 need 8.
  const meeting = { ...passing, members: 19, delegates: 13, delegatesPresent: 9, present: 13, yes: 8, recused: 1 };

  it("leave the result open where the two ways to count them differ", () => {
    const check = checkVote(dujiang, summer, meeting);
    expect(check.valid).toBe("unknown");
    expect(check.tests.find(({ id }) => id === "majority")?.readings).toEqual([
      { recused: "counted", figure: 8, of: 13, needed: 9, outcome: "no" },
      { recused: "left-out", figure: 8, of: 12, needed: 8, outcome: "yes" },
    ]);
  });

  it("change nothing where both ways agree, and both are shown", () => {
    const check = checkVote(dujiang, summer, { ...meeting, yes: 9 });
    expect(check.valid).toBe("yes");
    expect(check.tests.find(({ id }) => id === "quorum")?.readings).toEqual([
      { recused: "counted", figure: 13, of: 19, needed: 13, outcome: "yes" },
      { recused: "left-out", figure: 12, of: 18, needed: 12, outcome: "yes" },
    ]);
  });

  test.each([
    ["true", "no"],
    ["false", "yes"],
  ])("are counted as the place decides: %s", (counted, valid) => {
    const files = readPackFolder("data/policies").map((file) => ({
      ...file,
      text: file.path.startsWith("cn-gz-sandu-dujiang/param")
        ? file.text.replace(/(vote\.recusedCounted[\s\S]*?)unset: true/, `$1value: ${counted}`)
        : file.text,
    }));
    const decided = loadPolicies(files, "decided", { examples: false });
    const policy = decided.ok ? decided.policies.policy("cn-gz-sandu-dujiang") : undefined;
    if (policy === undefined) throw new Error("does not load");
    expect(checkVote(policy, summer, meeting).valid).toBe(valid);
  });
});

describe("a place without rules of its own", () => {
  it("stays open and names the figures that nobody has set", () => {
    const check = checkVote(placeOf("cn"), summer, passing);
    expect(check.valid).toBe("unknown");
    expect(check.tests.map(({ id, rule, outcome }) => [id, rule, outcome])).toEqual([
      ["quorum", null, "unknown"],
      ["majority", null, "unknown"],
    ]);
  });
});

describe("figures that cannot be right", () => {
  test.each<[string, Meeting, string]>([
    ["a part of a person", { members: 20.5 }, "members not-a-count"],
    ["less than nobody", { yes: -1 }, "yes not-a-count"],
    ["a review without members", { members: 0 }, "members no-members"],
    ["more delegates than members", { members: 20, delegates: 21 }, "delegates more-than"],
    ["more present than members", { members: 20, present: 21 }, "present more-than"],
    ["more votes than people", { present: 14, yes: 15 }, "yes more-than"],
    ["more groups than there are", { groups: 5, groupsPresent: 6 }, "groupsPresent more-than"],
    ["more who step aside than came", { present: 3, recused: 4 }, "recused more-than"],
    ["votes of those who stepped aside", { present: 14, yes: 13, recused: 2 }, "yes more-than-left"],
    ["more delegates present than delegates", { delegates: 5, delegatesPresent: 6 }, "delegatesPresent more-than"],
    [
      "more delegates absent than anybody",
      { members: 20, delegates: 12, present: 18, delegatesPresent: 9 },
      "delegatesPresent too-few-absent",
    ],
  ])("%s", (_, meeting, fault) => {
    expect(meetingFaults(meeting).map(({ figure, code }) => `${figure} ${code}`)).toEqual([fault]);
  });

  it("are told apart from those on the limit", () => {
    expect(
      meetingFaults({ members: 20, delegates: 20, present: 20, yes: 18, recused: 2, delegatesPresent: 20 }),
    ).toEqual([]);
  });
});
