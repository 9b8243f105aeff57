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

/** What a calculation comes to: its number, or, from facts that were told within bounds, "410.33–493.67"; else null. */
export function resultOf(node: TraceNode): string | null {
  const bounds = boundsOf(node);
  if (bounds === null || write(node) === null) return null;
  const [from, to] = bounds.map(plainNumber) as [string, string];
  return from === to ? from : between(from, to);
}

const between = (from: string, to: string): string => `${from}–${to}`;

/** The two ends of a number, where both are known. */
function boundsOf(node: TraceNode | undefined): readonly [string, string] | null {
  const bounds = node?.value.number;
  if (!Array.isArray(bounds)) return null;
  const [from, to]: readonly unknown[] = bounds;
  return typeof from === "string" && typeof to === "string" ? [from, to] : null;
}

/** Whether two nodes have known ends, and not the same ones: what rounding made of a number is another. */
export function isOtherNumber(one: TraceNode, other: TraceNode): boolean {
  return boundsOf(one) !== null && boundsOf(other) !== null && !haveSameBounds(one, other);
}

function haveSameBounds(one: TraceNode, other: TraceNode): boolean {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  return a !== null && b !== null && [0, 1].every((end) => new Decimal(a[end] ?? 0).equals(b[end] ?? 0));
}

/** A comparison with both sides written out and its true sign: "12000 ÷ 4 = 3000 < 4308"; null where a side is unknown. */
export function comparisonOf(node: TraceNode): string | null {
  const sign = comparisonSigns[node.op];
  const [left, right] = node.args ?? [];
  if (sign === undefined || left === undefined || right === undefined) return null;
  const a = sideOf(left);
  const b = sideOf(right);
  if (a === null || b === null) return null;
  const shown = signBetween(a.bounds, b.bounds);
  if (shown === null) return null;
  // "17232 ÷ 4 = 4308" says already that the two are equal.
  if (shown === "=" && a.text !== b.text && b.text === plainNumber(b.bounds[0])) return a.text;
  return `${a.text} ${shown} ${b.text}`;
}

/** The sign that holds between every value of the one and of the other; null where none does. */
function signBetween(a: readonly [string, string], b: readonly [string, string]): string | null {
  const upward = new Decimal(a[1]).comparedTo(b[0]);
  const downward = new Decimal(a[0]).comparedTo(b[1]);
  if (upward === 0 && downward === 0) return "=";
  if (upward <= 0) return upward < 0 ? "<" : "≤";
  return downward < 0 ? null : downward > 0 ? ">" : "≥";
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
  /** 3 a number, 2 × ÷, 1 + −, 0 what lies between two numbers: what needs brackets inside what. */
  readonly binding: 0 | 1 | 2 | 3;
}

function sideOf(node: TraceNode): { text: string; bounds: readonly [string, string] } | null {
  const bounds = boundsOf(node);
  const written = write(node);
  const result = resultOf(node);
  if (bounds === null || written === null || result === null) return null;
  const about = bounds.every((end) => new Decimal(plainNumber(end)).equals(end)) ? "=" : "≈";
  return { text: written.text === result ? result : `${written.text} ${about} ${result}`, bounds };
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
  if (value === null) return toldWithin(node);
  return { text: plainNumber(value).replace("-", "−"), binding: value.startsWith("-") ? 1 : 3 };
}

/** A fact that somebody told within two ends; what nobody told has natural bounds, and is no number here. */
function toldWithin(node: TraceNode): Written | null {
  const bounds = boundsOf(node);
  if (bounds === null || node.op !== "fact" || node.ends === undefined) return null;
  return { text: between(plainNumber(bounds[0]), plainNumber(bounds[1])), binding: 0 };
}

// A notion is written out; where it is not its inner value, its own number stands for it.
function transparent(node: TraceNode, inner: TraceNode): Written | null {
  return haveSameBounds(node, inner) ? write(inner) : number(node);
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
  // Beside one that surely holds another may still count: then it is not the whole.
  return taken === undefined || !haveSameBounds(taken, node) ? number(node) : write(taken);
}

// The larger, or smaller, of several: the one that was chosen; a floor that took effect is shown as one.
function chosen(node: TraceNode, args: readonly TraceNode[]): Written | null {
  const winner = args.find((arg) => haveSameBounds(arg, node));
  if (exactOf(node) === null && args.filter((arg) => exactOf(arg) === null).length > 1) return null;
  if (winner === undefined) return number(node);
  if (winner.op !== "constant") return write(winner);
  const parts = args.map(write);
  if (parts.some((part) => part === null)) return number(node);
  return { text: `${node.op}(${parts.map((part) => part?.text).join(", ")})`, binding: 3 };
}

function elements(node: TraceNode, args: readonly TraceNode[]): Written | null {
  if (boundsOf(node) === null) return null;
  // While it is open who is in, the sum of those who surely are is not the whole.
  if (exactOf(node) === null && !args.every(isSurelyOnce)) return null;
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

function isSurelyOnce({ op, args, times }: TraceNode): boolean {
  const truth = op === "element" ? args?.[0]?.value.truth : "yes";
  return times === undefined && (truth === undefined || truth === "yes" || truth === "no");
}

function isZero(node: TraceNode): boolean {
  const value = exactOf(node);
  return value !== null && new Decimal(value).isZero();
}

function bracket(part: Written, atLeast: 1 | 2 | 3): string {
  return part.binding < atLeast ? `(${part.text})` : part.text;
}
