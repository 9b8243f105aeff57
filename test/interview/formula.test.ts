import { describe, expect, test } from "vitest";
import { comparisonOf, formulaOf } from "../../src/interview/view/formula.ts";
import type { TraceNode } from "../../src/rules/index.ts";

const exact = (value: string) => ({ number: [value, value] as [string, string] });
const leaf = (value: string, op = "fact"): TraceNode => ({ op, value: exact(value) }) as TraceNode;
const node = (op: string, value: string, ...args: TraceNode[]): TraceNode =>
  ({ op, value: exact(value), args }) as TraceNode;
const truth = (op: string, value: string, ...args: TraceNode[]): TraceNode =>
  ({ op, value: { truth: value }, args }) as TraceNode;
const open = { op: "fact", value: { number: ["0", null] } } as unknown as TraceNode;

const standard = leaf("4308", "parameter");
const size = leaf("4");
const income = leaf("12000");
const twelve = leaf("12", "constant");
const gap = node("-", "5232", node("*", "17232", standard, size), income);

const formulas: readonly (readonly [string, TraceNode, string | null])[] = [
  ["the gap is written in the document's order", node("/", "436", gap, twelve), "(4308 × 4 − 12000) ÷ 12"],
  [
    "the amount and its rounding add no sign",
    node("amount", "436", node("round", "436", node("/", "436", gap, twelve))),
    "(4308 × 4 − 12000) ÷ 12",
  ],
  [
    "a rounded amount still shows its calculation",
    node("amount", "833.33", node("round", "833.33", node("/", "833.3333333333333", leaf("10000"), twelve))),
    "10000 ÷ 12",
  ],
  [
    "a branch that was decided carries that value alone",
    { op: "if", value: exact("7500"), args: [truth("=", "no"), leaf("7500")] } as unknown as TraceNode,
    "7500",
  ],
  ["a notion is written out", node("/", "436", node("definition", "5232", gap), twelve), "(4308 × 4 − 12000) ÷ 12"],
  [
    "a floor that does nothing is not shown",
    node("/", "436", node("max", "5232", leaf("0", "constant"), gap), twelve),
    "(4308 × 4 − 12000) ÷ 12",
  ],
  [
    "a floor that takes effect is shown",
    node("max", "0", leaf("0", "constant"), node("-", "-692", leaf("4308"), leaf("5000"))),
    "max(0, 4308 − 5000)",
  ],
  [
    "a deduction of a deduction keeps its brackets",
    node("-", "5", leaf("9"), node("-", "4", leaf("6"), leaf("2"))),
    "9 − (6 − 2)",
  ],
  [
    "a divisor that is a product keeps its brackets",
    node("/", "2", leaf("48"), node("*", "24", leaf("2"), twelve)),
    "48 ÷ (2 × 12)",
  ],
  [
    "the branch that was taken is written",
    { op: "if", value: exact("4308"), args: [truth("=", "yes"), standard, leaf("7500")] } as unknown as TraceNode,
    "4308",
  ],
  ["parts that are nothing are left out", node("-", "12000", income, leaf("0")), "12000"],
  ["a number that is not exactly known gives no formula", node("*", "1", standard, open), null],
  [
    "only those who are in a list are added",
    node(
      "sum",
      "300",
      truth("element", "yes", truth("=", "yes"), leaf("100")),
      truth("element", "yes", truth("=", "no"), leaf("50")),
      truth("element", "yes", truth("=", "yes"), leaf("200")),
    ),
    "100 + 200",
  ],
];

describe("a calculation in one line", () => {
  test.each(formulas)("%s", (_title, tree, text) => {
    expect(formulaOf(tree)).toBe(text);
  });

  test.each([
    ["<", "yes", "3000 < 4308", "3000"],
    ["<", "no", "4308 = 4308", "4308"],
    [">", "no", "4308 = 4308", "4308"],
    [">=", "no", "3000 < 4308", "3000"],
    ["<=", "no", "5000 > 4308", "5000"],
  ])("%s that is %s is shown with the sign that holds: %s", (op, outcome, text, perHead) => {
    expect(comparisonOf(truth(op, outcome, leaf(perHead), standard))).toBe(text);
  });

  test("a side that is calculated shows its calculation and its result", () => {
    expect(comparisonOf(truth("<", "yes", node("/", "3000", income, size), standard))).toBe("12000 ÷ 4 = 3000 < 4308");
    expect(comparisonOf(truth("<", "yes", node("/", "1714.285714285714", income, leaf("7")), standard))).toBe(
      "12000 ÷ 7 ≈ 1714.29 < 4308",
    );
  });

  test("two sides that are equal are written once", () => {
    expect(comparisonOf(truth("<", "no", node("/", "4308", leaf("17232"), size), standard))).toBe("17232 ÷ 4 = 4308");
  });

  test("a comparison with an unknown side is not written", () => {
    expect(comparisonOf(truth("<", "unknown", open, standard))).toBeNull();
  });
});
