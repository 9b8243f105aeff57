/**
 * What a granted condition says about a number. An amount is "if granted": where income per head is unknown but a
 * condition holds it below a line, the amount may use that line. Only comparisons of a household notion are used.
 */
import type { Ast } from "../feel/parse.ts";
import type { Comparison } from "../operations/comparisons.ts";
import type { Eval } from "../runtime.ts";

export interface Limit {
  /** What is held: the value of a definition, or a fact of the household, by its slot. */
  readonly of: "definition" | "fact";
  readonly slot: number;
  readonly op: "<" | "<=" | ">" | ">=";
  readonly limit: Eval;
  /** The limit holds only while these are all yes. */
  readonly given: readonly Eval[];
}

export interface Held {
  readonly of: "definition" | "fact";
  readonly slot: number;
}
type Find = (name: string) => Held | undefined;
type Link = (ast: Ast) => Eval | null;

const mirrored: Readonly<Record<string, Limit["op"]>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const opposite: Readonly<Record<string, Limit["op"]>> = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" };

/** The limits that a condition sets if it is granted; `find` gives the slot of a name, `link` the value beside it. */
export function limitsOf(ast: Ast, find: Find, link: Link): readonly Limit[] {
  if (ast.kind === "and") return [...limitsOf(ast.left, find, link), ...limitsOf(ast.right, find, link)];
  if (ast.kind === "between") {
    const low = { ...ast, kind: "compare", op: ast.lowOpen ? ">" : ">=", left: ast.value, right: ast.low } as const;
    const high = { ...ast, kind: "compare", op: ast.highOpen ? "<" : "<=", left: ast.value, right: ast.high } as const;
    return [...comparison(low, low.op, [], find, link), ...comparison(high, high.op, [], find, link)];
  }
  if (ast.kind === "compare") return comparison(ast, ast.op, [], find, link);
  if (ast.kind === "call" && ast.name === "not" && ast.args[0] !== undefined) {
    const parts = conjuncts(ast.args[0]);
    // not (a and b) with b surely yes means not a.
    return parts.flatMap((part, index) => {
      if (part.kind !== "compare") return [];
      const turned = opposite[part.op];
      if (turned === undefined) return [];
      const others = parts.filter((_, at) => at !== index).map(link);
      const given = others.flatMap((run) => (run === null ? [] : [run]));
      return given.length === others.length ? comparison(part, turned, given, find, link) : [];
    });
  }
  return [];
}

function conjuncts(ast: Ast): readonly Ast[] {
  return ast.kind === "and" ? [...conjuncts(ast.left), ...conjuncts(ast.right)] : [ast];
}

function comparison(
  ast: Ast & { kind: "compare" },
  op: Comparison,
  given: readonly Eval[],
  find: Find,
  link: Link,
): readonly Limit[] {
  const side = (name: Ast, other: Ast, relation: Limit["op"] | undefined): readonly Limit[] => {
    if (relation === undefined || name.kind !== "name") return [];
    const held = find(name.path.join("."));
    const limit = held === undefined ? null : link(other);
    return held === undefined || limit === null ? [] : [{ ...held, op: relation, limit, given }];
  };
  if (op === "=" || op === "!=") return [];
  const left = side(ast.left, ast.right, op);
  return left.length > 0 ? left : side(ast.right, ast.left, mirrored[op]);
}
