import { describe, expect, test } from "vitest";
import { loadPolicies } from "../../src/rules/index.ts";
import { clause, programme, smallPacks } from "./small-packs.ts";

const name = "{ zh-CN: x, en: x }";

/** A definition of the nation or the county with a value for each stretch of days. */
function definition(id: string, type: string, ...versions: readonly (readonly [string, string, string])[]): string {
  const lines = versions.map(
    ([from, to, value]) =>
      `    - from: ${from}\n      to: ${to}\n      value: |\n        ${value}\n      clause: ${clause}\n`,
  );
  return `- definition: ${id}\n  type: ${type}\n  versions:\n${lines.join("")}`;
}

const counted = `- definition: counted
  type: truth
  of: member
  versions:
    - { from: 2020-01-01, value: 'm.lives = "here"', clause: "${clause}" }
`;

const parameter = (id: string, lines: string, value: string): string =>
  `- parameter: ${id}\n  name: ${name}\n  ${lines}\n  values:\n    - { from: 2020-01-01, value: ${value}, clause: "${clause}" }\n`;

/** What is wrong: the code and the file. */
function faultsIn(files: Readonly<Record<string, string>>): readonly string[] {
  const loaded = loadPolicies(smallPacks(files), "small", { examples: false });
  return loaded.ok ? [] : loaded.faults.map(({ code, file }) => `${code} in ${file}`);
}

const needsLine = programme("aid", "income.total <= line");
const line = (value: string): readonly [string, string, string] => ["2020-01-01", "null", value];

const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    "a rule that outlives a definition it needs",
    {
      "cn/definitions.yaml": counted + definition("line", "yuan/year", ["2020-01-01", "2022-12-31", "income.wage"]),
      "cn/programmes/aid.yaml": needsLine,
    },
    ["not-in-force in cn/programmes/aid.yaml"],
  ],
  [
    "a definition that is right for the nation and wrong in the county",
    {
      "cn/definitions.yaml": counted + definition("line", "yuan/year", line("income.wage")),
      "cn/programmes/aid.yaml": needsLine,
      "cn-county/definitions.yaml": definition("line", "yuan/year", line("members")),
    },
    ["type-mismatch in cn-county/definitions.yaml"],
  ],
  [
    "a name that the county lets a rule compare with, but does not offer",
    {
      "cn/parameters.yaml": parameter("mode", "unit: choice\n  options: [half, whole]", "half"),
      "cn/programmes/aid.yaml": programme("aid", 'mode = "whole"'),
      "cn-county/parameters.yaml": parameter("mode", "unit: choice\n  options: [half]", "half"),
    },
    ["unknown-option in cn/programmes/aid.yaml"],
  ],
  [
    "a programme that another one asks for and that the county has switched off from a day on",
    {
      "cn/programmes/aid.yaml": programme("aid", "assets.comply"),
      "cn/programmes/care.yaml": programme("care", 'not(programmes("aid"))'),
      "cn-county/programmes/aid.yaml": `programme: aid\nname: ${name}\nversions:\n  - { from: 2023-01-01, mode: off, clause: "${clause}" }\n`,
    },
    ["unknown-programme in cn/programmes/care.yaml"],
  ],
  [
    "definitions that need each other only in the county",
    {
      "cn/definitions.yaml":
        counted +
        definition("line", "yuan/year", line("floor1 + income.wage")) +
        definition("floor1", "yuan/year", line("income.wage")),
      "cn/programmes/aid.yaml": needsLine,
      "cn-county/definitions.yaml": definition("floor1", "yuan/year", line("line - income.wage")),
    },
    ["cycle in cn-county/definitions.yaml"],
  ],
  [
    "programmes that ask for each other only in the county",
    {
      "cn/programmes/aid.yaml": programme("aid", "assets.comply"),
      "cn/programmes/care.yaml": programme("care", 'programmes("aid")'),
      "cn-county/programmes/aid.yaml": programme("aid", 'programmes("care")'),
    },
    ["cycle in cn-county/programmes/aid.yaml", "cycle in cn/programmes/care.yaml"],
  ],
  [
    "a lead of the county that names what there is not",
    {
      "cn-county/leads.yaml": `- lead: alone\n  name: ${name}\n  list: screening\n  versions:\n    - from: 2020-01-01\n      when: |\n        assets.complai\n      clause: ${clause}\n      check: ${name}\n`,
    },
    ["unknown-name in cn-county/leads.yaml"],
  ],
];

describe("loading finds, at whatever place and on whatever day it is wrong,", () => {
  for (const [title, files, expected] of cases)
    test(title, () => {
      expect([...new Set(faultsIn(files))].sort()).toEqual(expected);
    });

  test("nothing where the county's rules mean the same as the nation's", () => {
    expect(
      faultsIn({
        "cn/definitions.yaml": counted + definition("line", "yuan/year", line("income.wage")),
        "cn/programmes/aid.yaml": needsLine,
        "cn-county/definitions.yaml": definition("line", "yuan/year", line("income.business")),
        "cn-county/programmes/aid.yaml": programme("aid", "income.total < line"),
      }),
    ).toEqual([]);
  });
});
