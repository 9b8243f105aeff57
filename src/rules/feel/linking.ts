/**
 * What the parts of the linker share while one expression is linked: the scope, where faults go, what a part has to be,
 * and the values of loop variables once it runs.
 */
import type { ListId } from "../fact-catalogue.ts";
import type { Element, Env, Eval } from "../runtime.ts";
import type { Item, ListValue, NumberValue, TruthValue, Value } from "../values.ts";
import type { Ast, FeelFault } from "./parse.ts";
import { describe, type Type } from "./types.ts";

/** An expression that can be run, with the type of what it gives. */
export interface Linked {
  readonly type: Type;
  readonly run: Eval;
}

/** What names mean where an expression stands. */
export interface Scope {
  parameter(name: string): { readonly index: number; readonly type: Type; readonly positive: boolean } | undefined;
  definition(name: string): { readonly index: number; readonly type: Type; readonly ofMember: boolean } | undefined;
  programme(id: string): number | undefined;
  /** First day of the stretch of days that is being linked. */
  readonly on: string;
  /** Clause of the expression, to which a judgement belongs. */
  readonly clause: string;
  /** Names that could have been meant, for a misspelt one. */
  names(): Iterable<string>;
}

/** A loop variable and the list it runs over; its place among the locals is its depth. */
export interface Local {
  readonly name: string;
  readonly of: ListId;
}

/** How a node is linked; it is handed in, since nodes contain nodes of every kind. */
type LinkNode = (linking: Linking, ast: Ast, locals: readonly Local[]) => Linked | null;

/** One expression being linked. What is faulty is reported once and gives null, which whoever contains it passes on. */
export class Linking {
  readonly scope: Scope;
  readonly faults: FeelFault[] = [];
  readonly #linkNode: LinkNode;

  constructor(scope: Scope, linkNode: LinkNode) {
    this.scope = scope;
    this.#linkNode = linkNode;
  }

  /** Links a part of the expression. */
  link(ast: Ast, locals: readonly Local[]): Linked | null {
    return this.#linkNode(this, ast, locals);
  }

  /** Reports what is wrong with a part. */
  fault(at: Ast, code: string, data: Record<string, string> = {}): null {
    this.faults.push({ code, from: at.from, to: at.to, data });
    return null;
  }

  /** Links a part that has to be a number. */
  number(ast: Ast, locals: readonly Local[]): { type: Type & { t: "number" }; run: Eval } | null {
    const linked = this.link(ast, locals);
    if (linked === null) return null;
    if (linked.type.t !== "number")
      return this.fault(ast, "type-mismatch", { found: describe(linked.type), expected: "number" });
    return { type: linked.type, run: linked.run };
  }

  /** Links a part that has to be a truth value. */
  truth(ast: Ast, locals: readonly Local[]): Linked | null {
    const linked = this.link(ast, locals);
    if (linked === null) return null;
    if (linked.type.t !== "truth")
      return this.fault(ast, "type-mismatch", { found: describe(linked.type), expected: "truth" });
    return linked;
  }

  /** Links a part that has to be a list. */
  list(ast: Ast, locals: readonly Local[]): { type: { t: "list"; of: ListId }; run: Eval } | null {
    const linked = this.link(ast, locals);
    if (linked === null) return null;
    if (linked.type.t !== "list")
      return this.fault(ast, "type-mismatch", { found: describe(linked.type), expected: "list" });
    return { type: linked.type, run: linked.run };
  }

  /** The depth of the loop variable that a part names, which has to be a member. */
  member(ast: Ast, locals: readonly Local[]): number | null {
    if (ast.kind === "name" && ast.path.length === 1) {
      for (let depth = locals.length - 1; depth >= 0; depth -= 1) {
        if (locals[depth]?.name === ast.path[0])
          return locals[depth]?.of === "members"
            ? depth
            : this.fault(ast, "type-mismatch", { found: "element", expected: "member" });
      }
    }
    return this.fault(ast, "not-a-member", { found: ast.kind === "name" ? ast.path.join(".") : ast.kind });
  }
}

/** Values as the type check has shown them to be. */
export const asNumber = (value: Value): NumberValue => value as NumberValue;
export const asTruthValue = (value: Value): TruthValue => value as TruthValue;
export const asList = (value: Value): ListValue => value as ListValue;

/** The element that a loop variable stands for. */
export function at(env: Env, depth: number): Element {
  const element = env.locals[depth];
  if (element === undefined) throw new Error("a loop variable outside its loop");
  return element;
}

/** The items of a list with the value of `body` for each. */
export function mapped(env: Env, source: ListValue, depth: number, body: Eval): readonly Item[] {
  const { locals } = env;
  const outer = locals[depth];
  const items = source.items.map((item): Item => {
    locals[depth] = item.element as Element;
    return { element: item.element, included: item.included, value: body(env) };
  });
  locals[depth] = outer;
  return items;
}
