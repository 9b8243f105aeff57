/** What an expression mentions: names and calls, with where they stand in its text. */
import type { Ast } from "./parse.ts";

/** A name, or the name of a called function, from the character `from` up to `to`. */
export interface Mention {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Every name and called function in an expression. */
export function* mentions(ast: Ast): Iterable<Mention> {
  if (ast.kind === "name") yield { name: ast.path.join("."), from: ast.from, to: ast.to };
  if (ast.kind === "call") yield { name: ast.name, from: ast.from, to: ast.to };
  for (const child of childrenOf(ast)) yield* mentions(child);
}

/** Every call of one function in an expression. */
export function* calls(ast: Ast, name: string): Iterable<Ast & { kind: "call" }> {
  if (ast.kind === "call" && ast.name === name) yield ast;
  for (const child of childrenOf(ast)) yield* calls(child, name);
}

function childrenOf(ast: Ast): readonly Ast[] {
  switch (ast.kind) {
    case "arithmetic":
    case "compare":
    case "and":
    case "or":
      return [ast.left, ast.right];
    case "negate":
      return [ast.value];
    case "between":
      return [ast.value, ast.low, ast.high];
    case "in":
      return [ast.value, ...ast.options];
    case "if":
      return [ast.condition, ast.whenYes, ast.whenNo];
    case "quantified":
    case "for":
      return [ast.list, ast.body];
    case "filter":
      return [ast.list, ast.condition];
    case "call":
      return ast.args;
    default:
      return [];
  }
}
