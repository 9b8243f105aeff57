import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type JsonObject,
  leavesOf,
  memberOf,
  patternOf,
  readAt,
  removeAt,
  revert,
  writeAt,
} from "../../src/interview/paths.ts";

const household: JsonObject = { area: "rural", income: { total: "12000/year" }, members: [{ age: 56 }, { age: 50 }] };

describe("reading a path", () => {
  test.each([
    ["area", "rural"],
    ["income.total", "12000/year"],
    ["members[1].age", 50],
    ["members[2].age", undefined],
    ["income.wage", undefined],
    ["area.deeper", undefined],
  ])("%s is %s", (path, value) => {
    expect(readAt(household, path)).toBe(value);
  });

  test("a pattern names every member's fact alike, and a path tells whose it is", () => {
    expect(patternOf("members[3].father.state")).toBe("members[].father.state");
    expect(memberOf("members[3].father.state")).toBe(3);
    expect(memberOf("income.total")).toBeNull();
  });
});

describe("writing and taking back", () => {
  test("a write leaves the original untouched", () => {
    const before = JSON.stringify(household);
    writeAt(household, "members[0].age", 57);
    expect(JSON.stringify(household)).toBe(before);
  });

  test("a member beyond the list makes it grow, and taking that back makes it as short as before", () => {
    const { facts, inverse } = writeAt(household, "members[3].age", 17);
    expect(facts.members).toEqual([{ age: 56 }, { age: 50 }, {}, { age: 17 }]);
    expect(revert(facts, [inverse])).toEqual(household);
  });

  test("an object that becomes empty goes with its last fact, a list element stays", () => {
    expect(removeAt(household, "income.total").facts).toEqual({ area: "rural", members: [{ age: 56 }, { age: 50 }] });
    expect(removeAt(household, "members[0].age").facts.members).toEqual([{}, { age: 50 }]);
  });

  const paths = [
    "area",
    "size",
    "income.total",
    "income.wage",
    "members[0].age",
    "members[2].father.state",
    "members[1].disabilities[1].grade",
    "assets.comply",
  ];
  const value = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer({ min: 0, max: 99 }),
    fc.constantFrom("rural", "refused", "1/month"),
  );

  test("any writes, taken back in reverse, give exactly what was there", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), value), { maxLength: 12 }), (writes) => {
        let facts: JsonObject = household;
        const inverses = writes.map(([path, written]) => {
          const step = writeAt(facts, path, written);
          facts = step.facts;
          expect(readAt(facts, path)).toBe(written);
          return step.inverse;
        });
        expect(revert(facts, inverses)).toEqual(household);
      }),
      { numRuns: 300 },
    );
  });

  test("the leaves are every value with its path", () => {
    expect(leavesOf(household)).toEqual([
      ["area", "rural"],
      ["income.total", "12000/year"],
      ["members[0].age", 56],
      ["members[1].age", 50],
    ]);
  });
});
