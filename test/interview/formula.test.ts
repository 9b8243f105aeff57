import { describe, expect, test } from "vitest";
import { comparisonOf, formulaOf, resultOf } from "../../src/interview/view/formula.ts";
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

const ranged = (from: string, to: string) => ({ number: [from, to] as [string, string] });
const told = { op: "fact", fact: "income.total", value: ranged("7000", "8000"), ends: {} } as unknown as TraceNode;
const natural = { op: "fact", fact: "size", value: ranged("1", "30") } as unknown as TraceNode;
const spread = (op: string, from: string, to: string, ...args: TraceNode[]): TraceNode =>
  ({ op, value: ranged(from, to), args }) as unknown as TraceNode;

describe("a calculation with a fact that was told within bounds", () => {
  const rest = spread("-", "9232", "10232", node("*", "17232", standard, size), told);

  test.each([
    ["has them in brackets", rest, "4308 × 4 − (7000–8000)", "9232–10232"],
    [
      "has them once in the whole",
      spread("/", "769.3333", "852.6667", rest, twelve),
      "(4308 × 4 − (7000–8000)) ÷ 12",
      "769.33–852.67",
    ],
    [
      "passes over rounding",
      spread("round", "769.33", "852.67", spread("/", "769.3333", "852.6667", rest, twelve)),
      "(4308 × 4 − (7000–8000)) ÷ 12",
      "769.33–852.67",
    ],
    [
      "passes over a floor that does nothing",
      spread("max", "9232", "10232", leaf("0", "constant"), rest),
      "4308 × 4 − (7000–8000)",
      "9232–10232",
    ],
    [
      "is not written where a floor cuts into it",
      spread("max", "0", "500", leaf("0", "constant"), spread("-", "-500", "500", leaf("7500"), told)),
      null,
      null,
    ],
    [
      "adds those who are surely in",
      spread(
        "sum",
        "7100",
        "8100",
        truth("element", "yes", truth("=", "yes"), told),
        truth("element", "yes", truth("=", "yes"), leaf("100")),
      ),
      "(7000–8000) + 100",
      "7100–8100",
    ],
    [
      "is not written while it is open who is in",
      spread(
        "sum",
        "100",
        "8100",
        truth("element", "unknown", truth("=", "unknown"), told),
        truth("element", "yes", truth("=", "yes"), leaf("100")),
      ),
      null,
      null,
    ],
    [
      "is not written while another way may still count",
      spread("oneOf", "100", "8000", truth("=", "yes"), told, truth("=", "unknown"), leaf("100")),
      null,
      null,
    ],
    [
      "is not written where it may be the larger of two that are open",
      spread("max", "7000", "8000", told, spread("-", "7000", "8000", told, leaf("0"))),
      null,
      null,
    ],
    [
      "is not written where natural bounds are all that is known",
      spread("*", "4308", "129240", standard, natural),
      null,
      null,
    ],
  ])("%s", (_title, tree, text, result) => {
    expect(formulaOf(tree)).toBe(text);
    expect(resultOf(tree)).toBe(result);
  });

  test.each([
    ["<", "7000", "8000", "8000.01", "7000–8000 < 8000.01"],
    ["<", "7000", "8000", "8000", "7000–8000 ≤ 8000"],
    [">=", "7000", "8000", "6999", "7000–8000 > 6999"],
    [">=", "7000", "8000", "7000", "7000–8000 ≥ 7000"],
    ["<", "7000", "8000", "7500", null],
  ])("is compared only where every value between compares alike: %s %s–%s and %s", (op, from, to, line, text) => {
    const left = { op: "fact", fact: "income.total", value: ranged(from, to), ends: {} } as unknown as TraceNode;
    expect(comparisonOf(truth(op, "unknown", left, leaf(line, "parameter")))).toBe(text);
  });
});

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
