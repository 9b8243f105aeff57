// A calculation in one line, in the document's own order: "(4308 × 4 − 12000) ÷ 12".
// It is read off the trace, so it can't differ from what was computed; numbers and signs only, no words.

import type { TraceNode } from "../../rules/index.ts";
import { Decimal } from "../../rules/index.ts";

/** A written-out calculation; null where a number in it is not exactly known. */
export function formulaOf(node: TraceNode): string | null {
  return write(node)?.text ?? null;
}

/** The node's exact number as plain text, or null. */
export function exactOf(node: TraceNode | undefined): string | null {
  const bounds = node?.value.number;
  if (!Array.isArray(bounds)) return null;
  const [from, to]: readonly unknown[] = bounds;
  return typeof from === "string" && from === to ? from : null;
}

/** A comparison with both sides written out and its true sign: "12000 ÷ 4 = 3000 < 4308"; null where a side is unknown. */
export function comparisonOf(node: TraceNode): string | null {
  const sign = comparisonSigns[node.op];
  const [left, right] = node.args ?? [];
  if (sign === undefined || left === undefined || right === undefined) return null;
  const a = sideOf(left);
  const b = sideOf(right);
  if (a === null || b === null) return null;
  const order = new Decimal(a.value).comparedTo(b.value);
  // "17232 ÷ 4 = 4308" says already that the two are equal.
  if (order === 0 && a.text !== b.text && b.text === plainNumber(b.value)) return a.text;
  return `${a.text} ${order < 0 ? "<" : order > 0 ? ">" : "="} ${b.text}`;
}

/** Only what is surely a number is compared; every sign is replaced by the one that holds. */
const comparisonSigns: Readonly<Record<string, true>> = { "<": true, "<=": true, ">": true, ">=": true, "=": true };

/** Money and other numbers without trailing zeros. */
export function plainNumber(text: string): string {
  const value = new Decimal(text);
  return (value.decimalPlaces() > 2 ? value.toDecimalPlaces(2) : value).toFixed();
}

interface Written {
  readonly text: string;
  /** 3 a number, 2 × ÷, 1 + −: what needs brackets inside what. */
  readonly binding: 1 | 2 | 3;
}

function sideOf(node: TraceNode): { text: string; value: string } | null {
  const value = exactOf(node);
  const written = write(node);
  if (value === null || written === null) return null;
  const result = plainNumber(value);
  const about = new Decimal(result).equals(value) ? "=" : "≈";
  return { text: written.text === result ? result : `${written.text} ${about} ${result}`, value };
}

function write(node: TraceNode): Written | null {
  const args = node.args ?? [];
  switch (node.op) {
    case "fact":
    case "parameter":
    case "constant":
      return number(node);
    case "definition":
    case "inherited":
    case "granted":
      return args[0] === undefined ? number(node) : transparent(node, args[0]);
    // What rounding did is told by "≈" beside the result.
    case "round":
    case "amount":
      return args[0] === undefined ? number(node) : write(args[0]);
    case "+":
    case "-":
      return sum(node, args);
    case "*":
    case "/":
      return product(node, args);
    case "negate": {
      const inner = args[0] === undefined ? null : write(args[0]);
      return inner === null ? null : { text: `−${bracket(inner, 3)}`, binding: 1 };
    }
    case "if":
      return branch(node, args);
    case "oneOf":
      return oneOf(node, args);
    case "min":
    case "max":
      return chosen(node, args);
    case "sum":
      return elements(node, args);
    default:
      return number(node);
  }
}

function number(node: TraceNode): Written | null {
  const value = exactOf(node);
  if (value === null) return null;
  return { text: plainNumber(value).replace("-", "−"), binding: value.startsWith("-") ? 1 : 3 };
}

// A notion is written out; where it is not its inner value, its own number stands for it.
function transparent(node: TraceNode, inner: TraceNode): Written | null {
  const outerValue = exactOf(node);
  const innerValue = exactOf(inner);
  if (outerValue === null) return null;
  return innerValue !== null && new Decimal(innerValue).equals(outerValue) ? write(inner) : number(node);
}

function sum(node: TraceNode, args: readonly TraceNode[]): Written | null {
  const [left, right] = args;
  if (left === undefined || right === undefined) return number(node);
  // A part that is nothing is left out: "12000 − 0" is read as 12000.
  if (isZero(right)) return write(left);
  if (isZero(left) && node.op === "+") return write(right);
  const a = write(left);
  const b = write(right);
  if (a === null || b === null) return null;
  return { text: `${bracket(a, 1)} ${node.op === "+" ? "+" : "−"} ${bracket(b, node.op === "+" ? 1 : 2)}`, binding: 1 };
}

function product(node: TraceNode, args: readonly TraceNode[]): Written | null {
  const [left, right] = args;
  if (left === undefined || right === undefined) return number(node);
  if (node.op === "/" && isSaidMonthly(node, left, right)) return number(node);
  const a = write(left);
  const b = write(right);
  if (a === null || b === null) return null;
  return { text: `${bracket(a, 2)} ${node.op === "*" ? "×" : "÷"} ${bracket(b, node.op === "*" ? 2 : 3)}`, binding: 2 };
}

/** A sum that was said by the month, counted by the year and divided again: it stands as it was said. */
function isSaidMonthly(node: TraceNode, left: TraceNode, right: TraceNode): boolean {
  const { name } = right as TraceNode & { readonly name?: string };
  if (name !== "monthsPerYear") return false;
  let leaf = left;
  while (["definition", "inherited", "granted"].includes(leaf.op)) {
    const [inner] = leaf.args ?? [];
    if (inner === undefined || exactOf(inner) !== exactOf(leaf)) return false;
    leaf = inner;
  }
  const { stated } = leaf as TraceNode & { readonly stated?: string };
  const [amount = "", period] = (stated ?? "").split("/");
  const value = exactOf(node);
  return leaf.op === "fact" && period === "month" && value !== null && new Decimal(amount).equals(value);
}

function branch(node: TraceNode, args: readonly TraceNode[]): Written | null {
  const taken = branchTaken(args);
  return taken === undefined ? number(node) : write(taken);
}

/** Of an `if`, the branch whose value counts: a decided one carries that alone, an open one both. */
export function branchTaken(args: readonly TraceNode[]): TraceNode | undefined {
  const [condition, then, otherwise] = args;
  if (otherwise === undefined) return then;
  const truth = condition?.value.truth;
  return truth === "yes" ? then : truth === "no" ? otherwise : undefined;
}

// Pairs of a condition and a value: the value whose condition holds.
function oneOf(node: TraceNode, args: readonly TraceNode[]): Written | null {
  const held = args.findIndex((arg, index) => index % 2 === 0 && arg.value.truth === "yes");
  const taken = held === -1 ? undefined : args[held + 1];
  return taken === undefined ? number(node) : write(taken);
}

// The larger, or smaller, of several: the one that was chosen; a floor that took effect is shown as one.
function chosen(node: TraceNode, args: readonly TraceNode[]): Written | null {
  const value = exactOf(node);
  if (value === null) return null;
  const winner = args.find((arg) => exactOf(arg) !== null && new Decimal(exactOf(arg) ?? 0).equals(value));
  if (winner === undefined) return number(node);
  if (winner.op !== "constant") return write(winner);
  const parts = args.map(write);
  if (parts.some((part) => part === null)) return number(node);
  return { text: `${node.op}(${parts.map((part) => part?.text).join(", ")})`, binding: 3 };
}

function elements(node: TraceNode, args: readonly TraceNode[]): Written | null {
  if (exactOf(node) === null) return null;
  const parts: Written[] = [];
  for (const element of args) {
    const [included, body] = element.op === "element" ? (element.args ?? []) : [undefined, element];
    if (included !== undefined && included.value.truth !== undefined && included.value.truth !== "yes") continue;
    if (body === undefined || isZero(body)) continue;
    const part = write(body);
    if (part === null) return number(node);
    parts.push(part);
  }
  const [first] = parts;
  if (first === undefined) return { text: "0", binding: 3 };
  return parts.length === 1 ? first : { text: parts.map((part) => bracket(part, 1)).join(" + "), binding: 1 };
}

function isZero(node: TraceNode): boolean {
  const value = exactOf(node);
  return value !== null && new Decimal(value).isZero();
}

function bracket(part: Written, atLeast: 1 | 2 | 3): string {
  return part.binding < atLeast ? `(${part.text})` : part.text;
}
