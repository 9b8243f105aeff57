import { describe, expect, test } from "vitest";
import { type ListRow, withRoster } from "../../src/rules/index.ts";

const home = (monthly: string, persons: number, size: number, more: object = {}) => ({
  receiving: "dibao",
  size,
  benefit: { monthly, persons },
  ...more,
});

const rosterOf = (row: ListRow | undefined): unknown => row?.facts.roster;

describe("a list of households", () => {
  test("is counted by village: households, persons, members, homes with one covered, amounts, their sum", () => {
    const rows = [
      { village: "东", facts: home("300", 1, 4) },
      { village: "东", facts: home("300.00", 3, 3) },
      { village: "东", facts: { receiving: "none", size: 2 } },
      { village: "西", facts: home("120.50", 1, 1) },
    ];
    const east = { households: 2, persons: 4, listed: 9, onePerson: 1, distinctAmounts: 1, total: "600" };
    const west = { households: 1, persons: 1, listed: 1, onePerson: 0, distinctAmounts: 1, total: "120.5" };
    expect(withRoster(rows).map(rosterOf)).toEqual([east, east, east, west]);
  });

  test("without villages is one village", () => {
    const [first] = withRoster([{ facts: home("300", 1, 1) }, { facts: home("200", 2, 2) }]);
    expect(first?.facts).toMatchObject({ roster: { households: 2, distinctAmounts: 2, total: "500" } });
  });

  test("leaves a row without a village as it is where others name one", () => {
    const rows = [{ facts: home("300", 1, 1) }, { village: "东", facts: home("200", 2, 2) }];
    expect(withRoster(rows)[0]).toBe(rows[0]);
    expect(withRoster(rows)[1]?.facts).toMatchObject({ roster: { households: 1 } });
  });

  test.each([
    ["who draws benefits", { size: 2 }, { listed: 4 }],
    [
      "an amount",
      { receiving: "dibao", size: 2, benefit: { persons: 2 } },
      { households: 2, persons: 3, listed: 4, onePerson: 1 },
    ],
    [
      "the persons covered",
      { receiving: "dibao", size: 2, benefit: { monthly: "300" } },
      { households: 2, listed: 4, distinctAmounts: 1, total: "600" },
    ],
    [
      "the size",
      { receiving: "dibao", benefit: { monthly: "300", persons: 2 } },
      { households: 2, persons: 3, distinctAmounts: 1, total: "600" },
    ],
    [
      "an amount that can be read",
      { receiving: "dibao", size: 2, benefit: { monthly: "约300", persons: 2 } },
      { households: 2, persons: 3, listed: 4, onePerson: 1 },
    ],
    ["what was refused", { receiving: "refused", size: 2 }, { listed: 4 }],
  ])("leaves open what needs %s where a row lacks it", (_, lacking, roster) => {
    const [row] = withRoster([{ facts: home("300", 1, 2) }, { facts: lacking }]);
    expect(rosterOf(row)).toEqual(roster);
  });

  test("counts members where no size is given, and nobody else's single persons", () => {
    const members = [{ relation: "head" }, { relation: "spouse" }];
    const facts = { receiving: "dibao-single", members, benefit: { monthly: "300", persons: 1 } };
    expect(withRoster([{ facts }])[0]?.facts).toMatchObject({ roster: { listed: 2, onePerson: 1, persons: 1 } });
  });

  test("keeps a figure that a row gives itself, and changes neither the rows nor their order", () => {
    const facts = home("300", 1, 1, { roster: { population: 1000, persons: 7 } });
    const rows = [{ facts, name: "甲" }];
    const copy = structuredClone(rows);
    const [row] = withRoster(rows);
    expect(row?.facts).toMatchObject({ roster: { population: 1000, persons: 7, households: 1 } });
    expect(row?.name).toBe("甲");
    expect(rows).toEqual(copy);
  });
});
