/** Mistakes of authors, each one edit to the real packs; ⟦ stands where the fault has to be reported. */
import type { Mistake } from "./edit-packs.ts";

type Edit = Pick<Mistake, "file" | "find" | "put">;
/** An edit that swaps `inner`, the part of `find` that the mistake is about. */
const swap =
  (file: string, find: string, inner: string) =>
  (put: string): Edit => ({ file, find, put: find.replace(inner, () => put) });

const definitions = "cn/definitions.yaml";
const parameters = "cn/parameters.yaml";
const document57 = "cn/documents/57-2021.yaml";
const dujiang = "cn-gz-sandu-dujiang";

const student = '(m.student in ("compulsory", "senior", "college") and m.fullTime)';
const member = swap(definitions, student, student);
const edgeTest = "        when: |\n          perHead < edgeLine\n        clause: cn#57-2021/art-8";
const edge = swap("cn/programmes/low-income.yaml", edgeTest, "perHead < edgeLine");
const line = swap(
  definitions,
  "      to: 2026-06-30\n      value: |\n        lowIncomeMultiple * standard",
  "lowIncomeMultiple * standard",
);
const reliefRow =
  '{ from: 2021-07-01, value: false, clause: "cn#57-2021/art-13", rows: [N-2-09] }\n- parameter: oldAge';
const relief = swap(
  parameters,
  reliefRow,
  '{ from: 2021-07-01, value: false, clause: "cn#57-2021/art-13", rows: [N-2-09] }',
);
const multipleRow =
  '{ from: 2021-07-01, to: 2026-06-30, value: 1.5, clause: "cn#57-2021/art-8", rows: [N-2-06, N-3-07, N-6-01] }';
const multiple = swap(parameters, multipleRow, multipleRow);
const clause8 = 'clause: "cn#57-2021/art-8"';
const elderlyRow = "    - from: 2014-05-01\n      value: 60\n";
const elderly = swap(parameters, elderlyRow, elderlyRow);
const elderlyHead = swap(
  parameters,
  "- parameter: elderlyAge\n  unit: years",
  "- parameter: elderlyAge\n  unit: years",
);
const gapNow = "      for: household\n      clause: cn#57-2021/art-23\n";
const gap = swap("cn/programmes/dibao.yaml", gapNow, gapNow);
const gapValue = `dibaoStandard.urban * countedSize - countedIncome / monthsPerYear)\n      per: month\n${gapNow}`;
const gapSum = swap(
  "cn/programmes/dibao.yaml",
  gapValue,
  "dibaoStandard.urban * countedSize - countedIncome / monthsPerYear",
);
const article2 = '    executable: checklist\n    reason:\n      zh-CN: "本地是否下放要查当地文件。"';
const newProgramme = `programme: ⟦grain-relief
name: { zh-CN: 缺粮救助, en: grain relief }
versions:
  - from: 2021-07-01
    clause: cn#57-2021/art-8
    require:
      - id: short
        when: |
          grainShort
        clause: cn#57-2021/art-8
`;

const expressions: readonly Mistake[] = [
  { title: "misspells a fact of a member", ...member("⟦m.fulltime"), code: "unknown-name" },
  { title: "misspells a fact of the household", ...edge("⟦income.totall < edgeLine"), code: "unknown-name" },
  { title: "misspells a definition", ...edge("perHead < ⟦edgeLin"), code: "unknown-name" },
  { title: "misspells a parameter", ...line("⟦lowIncomeMultipel * standard"), code: "unknown-name" },
  { title: "takes a variable that is not the member's", ...member("⟦x.fullTime"), code: "unknown-name" },
  { title: "adds yuan to years", ...member("⟦income.wage + m.age > 5"), code: "unit-clash" },
  { title: "compares a year's sum with a month's", ...edge("⟦perHead < dibaoStandard.urban"), code: "unit-clash" },
  {
    title: "adds a month's sum to a year's",
    ...line("⟦dibaoStandard.rural + dibaoStandard.urban"),
    code: "unit-clash",
  },
  { title: "compares years with yuan", ...member("⟦m.age < income.wage"), code: "unit-clash" },
  { title: "gives a definition another unit than it declares", ...line("⟦lowIncomeMultiple"), code: "unit-mismatch" },
  { title: "multiplies yuan by yuan", ...line("⟦standard * standard"), code: "unit-mismatch" },
  { title: "uses a number as a condition", ...member("⟦m.age"), code: "type-mismatch" },
  {
    title: "compares with an option that a choice has not",
    ...member('m.student = ⟦"collage"'),
    code: "unknown-option",
  },
  {
    title: "looks for an option that a choice has not",
    ...member('m.student in (⟦"primary", "senior")'),
    code: "unknown-option",
  },
  { title: "compares a yes/no with a number", ...member("⟦m.fullTime = 1"), code: "type-mismatch" },
  { title: "adds a yes/no to a sum", ...line("standard + ⟦relocated"), code: "type-mismatch" },
  {
    title: "gives the two branches different kinds",
    ...line("if relocated then standard else ⟦relocated"),
    code: "type-mismatch",
  },
  { title: "writes == for =", ...member('m.student ⟦== "college"'), code: "feel-double-equals" },
  { title: "asks for null", ...member("m.fullTime = ⟦null"), code: "feel-null" },
  { title: "takes a member by number", ...member("members[⟦1].fullTime"), code: "feel-index" },
  { title: "writes a context", ...member("⟦{ a: 1 }.a = 1"), code: "feel-construct" },
  { title: "defines a function in an expression", ...line("⟦function(x) x + 1"), code: "feel-construct" },
  { title: "types full-width digits", ...member("m.age < ⟦\uff11\uff18"), code: "feel-full-width" },
  { title: "types a full-width operator", ...member("m.age ⟦\uff1c 18"), code: "feel-full-width" },
  { title: "types full-width brackets", ...member("⟦\uff08m.fullTime\uff09"), code: "feel-full-width" },
  { title: "types a full-width comma", ...line("max(standard⟦\uff0c standard)"), code: "feel-full-width" },
  { title: "leaves a bracket open", ...line("max(standard, standard⟦"), code: "feel-syntax" },
  { title: "calls a function that there is not", ...line("⟦maximum(standard, standard)"), code: "unknown-function" },
  { title: "gives a function too many arguments", ...line("⟦floor(standard, 1, 2)"), code: "argument-count" },
  {
    title: "gives a definition of a member no member",
    ...member("⟦severelyDisabled"),
    code: "definition-needs-member",
  },
  {
    title: "gives a definition of the household a member",
    ...edge("⟦perHead(1) < edgeLine"),
    code: "definition-takes-no-member",
  },
  { title: "divides by what may be 0", ...line("standard / ⟦costs.employment * standard"), code: "unguarded-divisor" },
  { title: "divides by a count that may be 0", ...line("standard / ⟦count(members)"), code: "unguarded-divisor" },
  { title: "lets a definition need itself", ...line("⟦edgeLine * 2"), code: "cycle" },
  {
    title: "asks for the verdict of a programme that is not there",
    ...edge('programmes(⟦"dibaoo")'),
    code: "unknown-programme",
  },
];

const datesAndValues: readonly Mistake[] = [
  {
    title: "leaves a day between dated values",
    ...relief('{ from: ⟦2021-07-02, value: false, clause: "cn#57-2021/art-13" }'),
    code: "date-gap",
  },
  {
    title: "lets dated values overlap by a day",
    ...relief('{ from: ⟦2021-06-30, value: false, clause: "cn#57-2021/art-13" }'),
    code: "date-overlap",
  },
  {
    title: "ends a value before it begins",
    ...multiple(`{ from: 2021-07-01, to: ⟦2020-06-30, value: 1.5, ${clause8} }`),
    code: "from-after-to",
  },
  {
    title: "names a day that does not exist",
    ...relief('{ from: ⟦2021-02-30, value: false, clause: "cn#57-2021/art-13" }'),
    code: "bad-day",
  },
  {
    title: "writes a day in another order",
    ...relief('{ from: ⟦01-07-2021, value: false, clause: "cn#57-2021/art-13" }'),
    code: "bad-day",
  },
  {
    title: "leaves out the clause of a value",
    ...multiple("⟦{ from: 2021-07-01, to: 2026-06-30, value: 1.5 }"),
    code: "missing-clause",
  },
  {
    title: "names a clause that is nowhere",
    ...multiple('{ from: 2021-07-01, to: 2026-06-30, value: 1.5, clause: ⟦"cn#57-2021/art-99" }'),
    code: "unknown-clause",
  },
  {
    title: "rests a national value on a county's clause",
    ...multiple('{ from: 2021-07-01, to: 2026-06-30, value: 1.5, clause: ⟦"cn-gz-sandu#2021-review/standard" }'),
    code: "foreign-clause",
  },
  {
    title: "gives words for a number",
    ...multiple(`{ from: 2021-07-01, to: 2026-06-30, value: ⟦one and a half, ${clause8} }`),
    code: "bad-parameter-value",
  },
  {
    title: "gives a number for a yes/no",
    ...relief('{ from: 2021-07-01, value: ⟦1, clause: "cn#57-2021/art-13" }'),
    code: "bad-parameter-value",
  },
  {
    title: "gives a value and calls it unset",
    ...multiple(`{ from: 2021-07-01, to: 2026-06-30, value: 1.5, ⟦unset: true, ${clause8} }`),
    code: "unknown-key",
  },
  {
    title: "gives neither a value nor unset",
    ...multiple(`⟦{ from: 2021-07-01, to: 2026-06-30, ${clause8} }`),
    code: "missing-key",
  },
  {
    title: "leaves a day between two texts of a definition",
    ...swap(definitions, "    - from: 2026-07-01\n      value: |\n        max(standard", "2026-07-01")("⟦2026-07-02"),
    code: "date-gap",
  },
];

const shape: readonly Mistake[] = [
  {
    title: "misspells a key",
    ...relief('{ from: 2021-07-01, ⟦valeu: false, clause: "cn#57-2021/art-13" }'),
    code: "unknown-key",
  },
  {
    title: "writes a key twice",
    ...elderly("    - from: 2014-05-01\n      value: 60\n      ⟦value: 65\n"),
    code: "duplicate-key",
  },
  { title: "breaks the indentation", ...elderly("    - from: 2014-05-01\n     value: ⟦60\n"), code: "yaml-syntax" },
  {
    title: "names a unit that there is not",
    ...elderlyHead("- parameter: elderlyAge\n  unit: ⟦decades"),
    code: "bad-value",
  },
  {
    title: "declares a parameter twice",
    ...elderlyHead("- parameter: ⟦reliefCounted\n  unit: years"),
    code: "duplicate-id",
  },
  {
    title: "declares a definition twice",
    ...swap(definitions, "- definition: perHead\n", "perHead")("⟦standard"),
    code: "duplicate-id",
  },
  {
    title: "gives two articles one id",
    ...swap(document57, "  - clause: art-4\n", "art-4")("⟦art-2"),
    code: "duplicate-id",
  },
  {
    title: "leaves out the English text",
    ...swap(
      parameters,
      "  name: { zh-CN: 老年人年龄, en: age of the elderly }",
      "{ zh-CN: 老年人年龄, en: age of the elderly }",
    )("⟦{ zh-CN: 老年人年龄 }"),
    code: "missing-language",
  },
  {
    title: "leaves out the Chinese text",
    ...swap(
      parameters,
      "  name: { zh-CN: 老年人年龄, en: age of the elderly }",
      "{ zh-CN: 老年人年龄, en: age of the elderly }",
    )("⟦{ en: age of the elderly }"),
    code: "missing-language",
  },
];

const programmes: readonly Mistake[] = [
  {
    title: "takes a year's income from a month's standard",
    ...gapSum("⟦dibaoStandard.urban * countedSize - countedIncome"),
    code: "unit-clash",
  },
  {
    title: "rounds in a way that there is not",
    ...gap(`${gapNow}      round: { to: "0.01", mode: ⟦half-odd, clause: cn#57-2021/art-23 }\n`),
    code: "bad-value",
  },
  {
    title: "pays for an unknown stretch of time",
    ...swap("cn/programmes/dibao.yaml", `per: month\n${gapNow}`, "per: month")("per: ⟦week"),
    code: "bad-value",
  },
  { title: "lets a programme hang on itself", ...edge('⟦programmes("low-income")'), code: "cycle" },
  {
    title: "leaves out why no machine decides a clause",
    ...swap(
      document57,
      article2,
      article2,
    )('    executable: checklist\n    note:\n      zh-CN: "本地是否下放要查当地文件。"'),
    code: "missing-key",
    reported: { file: document57, before: "clause: art-2\n" },
  },
];

const places: readonly Mistake[] = [
  {
    title: "names a parent that there is not",
    ...swap("cn-gz/jurisdiction.yaml", "parent: cn\n", "cn\n")("⟦cm\n"),
    code: "unknown-parent",
  },
  {
    title: "lets two places be each other's parent",
    ...swap("cn/jurisdiction.yaml", "parent: null", "null")("⟦cn-gz"),
    code: "parent-cycle",
  },
  {
    title: "puts a place into another's folder",
    ...swap("cn-gz/jurisdiction.yaml", "jurisdiction: cn-gz\n", "cn-gz")("⟦cn-gx"),
    code: "wrong-folder",
  },
  {
    title: "starts a place without saying which",
    file: "cn-hn/parameters.yaml",
    put: "[]\n",
    code: "missing-file",
    reported: { file: "cn-hn/jurisdiction.yaml", before: "" },
  },
  {
    title: "puts a file where none belongs",
    file: "cn/programme/dibao.yaml",
    put: "⟦programme: dibao\n",
    code: "stray-file",
  },
  {
    title: "writes a programme without an example",
    file: "cn/programmes/grain-relief.yaml",
    put: newProgramme,
    code: "programme-without-example",
  },
  {
    title: "fixes a parameter that a lower level sets",
    ...swap(
      parameters,
      "- parameter: lowIncomeMultiple\n  unit: multiple\n",
      "  unit: multiple\n",
    )("  unit: multiple\n  fixed: true\n"),
    code: "fixed-above",
    reported: { file: "cn-gz/parameters.yaml", before: "lowIncomeMultiple" },
  },
  {
    title: "reserves a parameter for higher levels than the one that sets it",
    ...swap(
      parameters,
      "- parameter: taperMonths.min\n  unit: months\n",
      "  unit: months\n",
    )("  unit: months\n  may-set: [province]\n"),
    code: "level-may-not-set",
    reported: { file: `${dujiang}/parameters.yaml`, before: "taperMonths.min" },
  },
  {
    title: "gives a parameter another unit than the place above",
    ...swap(`${dujiang}/parameters.yaml`, "- parameter: taperMonths.max\n  unit: months", "months")("⟦years"),
    code: "type-differs-above",
  },
  {
    title: "writes an example with a fact that there is not",
    file: "cn/examples/extra.yaml",
    put: "- example: 多写了一项\n  on: 2021-08-02\n  proves: cn#57-2021/art-8\n  facts: ⟦{ sise: 4 }\n  expect: { dibao: { verdict: undetermined } }\n",
    code: "example-facts",
  },
];

export const mistakes: readonly Mistake[] = [...expressions, ...datesAndValues, ...shape, ...programmes, ...places];
