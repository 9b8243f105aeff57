/**
 * FEEL text to a closed syntax tree. `lezer-feel` does the grammar; the whitelist below is the language of the packs:
 * whatever is not in it is a fault that says where it stands and what to write instead.
 */
import type { Comparison } from "../operations/comparisons.ts";
import { feel } from "./grammar.ts";

export interface At {
  readonly from: number;
  readonly to: number;
}
export type Ast = At &
  (
    | { readonly kind: "number"; readonly text: string }
    | { readonly kind: "string"; readonly text: string }
    | { readonly kind: "truth"; readonly is: boolean }
    | { readonly kind: "day"; readonly text: string }
    | { readonly kind: "duration"; readonly of: "months" | "days"; readonly length: number }
    | { readonly kind: "name"; readonly path: readonly string[] }
    | { readonly kind: "arithmetic"; readonly op: "+" | "-" | "*" | "/"; readonly left: Ast; readonly right: Ast }
    | { readonly kind: "negate"; readonly value: Ast }
    | { readonly kind: "compare"; readonly op: Comparison; readonly left: Ast; readonly right: Ast }
    | {
        readonly kind: "between";
        readonly value: Ast;
        readonly low: Ast;
        readonly high: Ast;
        readonly lowOpen: boolean;
        readonly highOpen: boolean;
      }
    | { readonly kind: "in"; readonly value: Ast; readonly options: readonly Ast[] }
    | { readonly kind: "and" | "or"; readonly left: Ast; readonly right: Ast }
    | { readonly kind: "if"; readonly condition: Ast; readonly whenYes: Ast; readonly whenNo: Ast }
    | {
        readonly kind: "quantified";
        readonly op: "some" | "every";
        readonly variable: string;
        readonly list: Ast;
        readonly body: Ast;
      }
    | { readonly kind: "for"; readonly variable: string; readonly list: Ast; readonly body: Ast }
    | { readonly kind: "filter"; readonly list: Ast; readonly condition: Ast }
    | { readonly kind: "call"; readonly name: string; readonly args: readonly Ast[] }
  );

export interface FeelFault extends At {
  readonly code: string;
  readonly data: Readonly<Record<string, string>>;
}

class Refusal extends Error {
  readonly fault: FeelFault;
  constructor(fault: FeelFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** A node of the grammar's tree, without comments. */
interface SyntaxNode extends At {
  readonly name: string;
  readonly isError: boolean;
  readonly children: SyntaxNode[];
}

/** The tree of a text, read off in one pass: the grammar keeps it packed, and unpacks a node each time it is asked for. */
function treeOf(text: string): SyntaxNode {
  const cursor = feel.parse(text).cursor();
  const node = (): SyntaxNode => ({
    name: cursor.name,
    from: cursor.from,
    to: cursor.to,
    isError: cursor.type.isError,
    children: [],
  });
  const root = node();
  const fill = (parent: SyntaxNode): void => {
    if (!cursor.firstChild()) return;
    do {
      const child = node();
      if (child.name !== "LineComment" && child.name !== "BlockComment") parent.children.push(child);
      fill(child);
    } while (cursor.nextSibling());
    cursor.parent();
  };
  fill(root);
  return root;
}

/** Parses one expression; the fault is the first thing outside the language. */
export function parseFeel(text: string): { ok: true; ast: Ast } | { ok: false; fault: FeelFault } {
  try {
    refuseCharacters(text);
    const root = treeOf(text);
    const inner = root.children;
    const broken = findBroken(root);
    if (broken !== null)
      refuse(broken, "feel-syntax", {
        near: text.slice(broken.from, Math.max(broken.to, broken.from + 12)).split("\n")[0] ?? "",
      });
    const [only] = inner;
    if (only === undefined || inner.length !== 1)
      refuse(inner[1] ?? root, "feel-syntax", { near: text.trim().slice(0, 12) });
    return { ok: true, ast: read(only as SyntaxNode, text) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, fault: error.fault };
    throw error;
  }
}

function refuse(at: At, code: string, data: Record<string, string> = {}): never {
  throw new Refusal({ code, from: at.from, to: Math.max(at.to, at.from + 1), data });
}

function refuseCharacters(text: string): void {
  const wide = /[\uff01-\uff5e\u3000，。；：（）“”‘’]/.exec(text);
  if (wide !== null) {
    const plain = wide[0] === "\u3000" ? " " : String.fromCharCode(wide[0].charCodeAt(0) - 0xfee0);
    refuse({ from: wide.index, to: wide.index + 1 }, "feel-full-width", {
      found: wide[0],
      write: /^[!-~ ]$/.test(plain) ? plain : "ASCII",
    });
  }
  const double = /==/.exec(text);
  if (double !== null) refuse({ from: double.index, to: double.index + 2 }, "feel-double-equals");
}

function findBroken(node: SyntaxNode): At | null {
  if (node.isError) return node;
  for (const child of node.children) {
    const found = findBroken(child);
    if (found !== null) return found;
  }
  return null;
}

const comparisons = new Set(["=", "!=", "<", "<=", ">", ">="]);

function nth(nodes: readonly SyntaxNode[], index: number, whole: SyntaxNode): SyntaxNode {
  const node = nodes[index];
  if (node === undefined) refuse(whole, "feel-syntax", { near: "" });
  return node;
}

function read(node: SyntaxNode, text: string): Ast {
  const at = { from: node.from, to: node.to };
  const slice = (n: SyntaxNode): string => text.slice(n.from, n.to);
  const parts = node.children;
  const part = (index: number): SyntaxNode => nth(parts, index, node);
  const go = (n: SyntaxNode): Ast => read(n, text);
  switch (node.name) {
    case "NumericLiteral": {
      const literal = slice(node).replace(/\s/g, "");
      if (!/^-?(\d+(\.\d+)?|\.\d+)$/.test(literal)) refuse(node, "feel-number", { found: literal });
      return { ...at, kind: "number", text: literal };
    }
    case "StringLiteral":
      return { ...at, kind: "string", text: slice(node).slice(1, -1) };
    case "BooleanLiteral":
      return { ...at, kind: "truth", is: slice(node) === "true" };
    case "VariableName":
      if (slice(node) === "null") refuse(node, "feel-null");
      return { ...at, kind: "name", path: [slice(node)] };
    case "null":
      return refuse(node, "feel-null");
    case "PathExpression": {
      const base = go(part(0));
      if (base.kind !== "name") refuse(node, "feel-construct", { found: "path", write: "for … return" });
      return { ...at, kind: "name", path: [...base.path, slice(part(parts.length - 1))] };
    }
    case "ParenthesizedExpression":
      return go(part(1));
    case "ArithmeticExpression": {
      if (parts.length === 2) {
        if (slice(part(0)) !== "-") refuse(part(0), "feel-operator", { found: slice(part(0)) });
        return { ...at, kind: "negate", value: go(part(1)) };
      }
      const op = slice(part(1));
      if (op !== "+" && op !== "-" && op !== "*" && op !== "/") refuse(part(1), "feel-operator", { found: op });
      return { ...at, kind: "arithmetic", op, left: go(part(0)), right: go(part(2)) };
    }
    case "Comparison":
      return readComparison(node, parts, text);
    case "Conjunction":
      return { ...at, kind: "and", left: go(part(0)), right: go(part(2)) };
    case "Disjunction":
      return { ...at, kind: "or", left: go(part(0)), right: go(part(2)) };
    case "IfExpression":
      return { ...at, kind: "if", condition: go(part(1)), whenYes: go(part(3)), whenNo: go(part(5)) };
    case "QuantifiedExpression":
    case "ForExpression": {
      const inside = part(1).children;
      if (inside.length !== 1) refuse(part(1), "feel-construct", { found: "several iterators", write: "one iterator" });
      const one = nth(inside, 0, node).children;
      const variable = slice(nth(one, 0, node));
      const source = nth(one, 2, node).children;
      if (source.length !== 1) refuse(nth(one, 2, node), "feel-construct", { found: "range", write: "a list" });
      const over = go(nth(source, 0, node));
      const body = go(part(3));
      return node.name === "ForExpression"
        ? { ...at, kind: "for", variable, list: over, body }
        : { ...at, kind: "quantified", op: slice(part(0)) === "some" ? "some" : "every", variable, list: over, body };
    }
    case "FilterExpression": {
      const condition = part(2);
      if (condition.name === "NumericLiteral") refuse(condition, "feel-index");
      return { ...at, kind: "filter", list: go(part(0)), condition: go(condition) };
    }
    case "FunctionInvocation": {
      const name = slice(part(0)).replace(/\s+/g, " ");
      const parameters = parts.find((p) => p.name === "PositionalParameters");
      if (parts.some((p) => p.name === "NamedParameters"))
        refuse(node, "feel-construct", { found: "named parameters", write: `${name}(…)` });
      return { ...at, kind: "call", name, args: parameters === undefined ? [] : parameters.children.map(go) };
    }
    case "DateTimeLiteral":
      return readDayOrDuration(node, text);
    default:
      return refuse(node, "feel-construct", { found: node.name, write: "" });
  }
}

function readComparison(node: SyntaxNode, parts: readonly SyntaxNode[], text: string): Ast {
  const at = { from: node.from, to: node.to };
  const part = (index: number): SyntaxNode => nth(parts, index, node);
  const op = text.slice(part(1).from, part(1).to);
  const value = read(part(0), text);
  if (op === "between") {
    return {
      ...at,
      kind: "between",
      value,
      low: read(part(2), text),
      high: read(part(4), text),
      lowOpen: false,
      highOpen: false,
    };
  }
  if (op === "in") {
    const tests = parts.slice(2).find((p) => p.name === "PositiveUnaryTests");
    const candidates = tests === undefined ? [part(2)] : tests.children;
    const options: Ast[] = [];
    for (const candidate of candidates) {
      const inner = candidate.name === "PositiveUnaryTest" ? nth(candidate.children, 0, candidate) : candidate;
      if (inner.name === "SimplePositiveUnaryTest") {
        const interval = nth(inner.children, 0, inner);
        if (interval.name !== "Interval" || candidates.length !== 1)
          refuse(inner, "feel-construct", { found: text.slice(inner.from, inner.to), write: "x >= …" });
        const ends = interval.children;
        const open = text.slice(interval.from, interval.from + 1);
        const close = text.slice(interval.to - 1, interval.to);
        return {
          ...at,
          kind: "between",
          value,
          low: read(nth(ends, 1, interval), text),
          high: read(nth(ends, 3, interval), text),
          lowOpen: open !== "[",
          highOpen: close !== "]",
        };
      }
      if (inner.name === "List") {
        for (const item of inner.children)
          if (item.name !== "[" && item.name !== "]" && item.name !== ",") options.push(read(item, text));
        continue;
      }
      options.push(read(inner, text));
    }
    return { ...at, kind: "in", value, options };
  }
  if (!comparisons.has(op)) refuse(part(1), "feel-operator", { found: op });
  return { ...at, kind: "compare", op: op as Comparison, left: value, right: read(part(2), text) };
}

function readDayOrDuration(node: SyntaxNode, text: string): Ast {
  const at = { from: node.from, to: node.to };
  const source = text.slice(node.from, node.to);
  const literal = /"([^"]*)"/.exec(source)?.[1] ?? "";
  if (/^(date\s*\(|@)/.test(source) && /^\d{4}-\d{2}-\d{2}$/.test(literal))
    return { ...at, kind: "day", text: literal };
  const span = /^P(\d+)([YMD])$/.exec(literal);
  if (/^(duration\s*\(|@)/.test(source) && span !== null) {
    const length = Number(span[1]);
    return {
      ...at,
      kind: "duration",
      of: span[2] === "D" ? "days" : "months",
      length: span[2] === "Y" ? length * 12 : length,
    };
  }
  return refuse(node, "feel-construct", { found: source, write: 'date("2021-01-01"), duration("P1M")' });
}

const parsed = new Map<string, ReturnType<typeof parseFeel>>();
/** Parses an expression once, however many places and dates use it. */
export function parseOnce(text: string): ReturnType<typeof parseFeel> {
  let result = parsed.get(text);
  if (result === undefined) {
    result = parseFeel(text);
    parsed.set(text, result);
  }
  return result;
}
