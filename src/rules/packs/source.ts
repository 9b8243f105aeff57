/**
 * The text of one file of the packs. What it says is read quickly, without positions; where a part of it stands is worked
 * out only when there is a fault to place.
 */
import { FAILSAFE_SCHEMA, load } from "js-yaml";
import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Document as YamlDocument,
} from "yaml";
import type { At } from "../feel/parse.ts";

/** The keys and indexes that lead to a place in a file. */
export type Path = readonly PropertyKey[];
/** What is wrong in a file of the packs. */
export interface PackFault {
  readonly code: string;
  readonly file: string;
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly data: Readonly<Record<string, string>>;
}

/** What a file holds, every scalar as its text, or why it cannot be read. */
export type Reading =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly faults: readonly PackFault[] };

/** One file that knows where each of its parts stands. */
export class Source {
  readonly file: string;
  readonly #text: string;
  #parsed: { readonly document: YamlDocument; readonly lines: LineCounter } | null = null;

  constructor(file: string, text: string) {
    this.file = file;
    this.#text = text;
  }

  /** Reads the file: keys and indexes to text. What the quick reader refuses, the exact one judges and places. */
  read(): Reading {
    try {
      return { ok: true, data: load(this.#text, { schema: FAILSAFE_SCHEMA }) };
    } catch {
      return this.#readExactly();
    }
  }

  #readExactly(): Reading {
    const { document } = this.#exact();
    const faults = document.errors.map((error) => this.#unreadable(error.pos[0], error.code));
    if (faults.length > 0) return { ok: false, faults };
    try {
      return { ok: true, data: document.toJS() };
    } catch {
      // An alias of something that is not there shows only when the values are put together.
      return { ok: false, faults: [this.#unreadable(Math.max(0, this.#text.search(/[:\-\s]\*/)), "BAD_ALIAS")] };
    }
  }

  #unreadable(offset: number, reason: string): PackFault {
    const near = this.#text.slice(offset, offset + 16).split("\n")[0] ?? "";
    return this.#at(offset, reason === "DUPLICATE_KEY" ? "duplicate-key" : "yaml-syntax", { reason, near });
  }

  #exact(): { readonly document: YamlDocument; readonly lines: LineCounter } {
    if (this.#parsed === null) {
      const lines = new LineCounter();
      const options = { schema: "failsafe", uniqueKeys: true, prettyErrors: false, strict: true } as const;
      this.#parsed = { document: parseDocument(this.#text, { ...options, lineCounter: lines }), lines };
    }
    return this.#parsed;
  }

  /** A fault at a path of keys and indexes, or at an offset inside the text that stands there. */
  fault(code: string, path: Path, data: Record<string, string> = {}, inside?: At): PackFault {
    return this.#at(inside === undefined ? this.#offset(path) : this.#inside(path, inside), code, data);
  }

  #at(offset: number, code: string, data: Record<string, string>): PackFault {
    const { line, col } = this.#exact().lines.linePos(offset);
    return { code, file: this.file, line: Math.max(line, 1), column: Math.max(col, 1), data };
  }

  #node(path: Path): Node | null {
    const { document } = this.#exact();
    for (let length = path.length; length >= 0; length -= 1) {
      const keys = path.slice(0, length).map((key) => (typeof key === "symbol" ? String(key) : key));
      const found: unknown = keys.length === 0 ? document.contents : document.getIn(keys, true);
      if (isNode(found)) return found;
    }
    return null;
  }

  #offset(path: Path): number {
    return this.#node(path)?.range?.[0] ?? 0;
  }

  /** Where a key itself stands in its map. */
  keyFault(code: string, path: Path, key: string, data: Record<string, string>): PackFault {
    const map = this.#node(path);
    if (isMap(map)) {
      const pair = map.items.find((item: Pair) => isScalar(item.key) && item.key.value === key);
      if (pair !== undefined && isNode(pair.key)) return this.#at(pair.key.range?.[0] ?? 0, code, data);
    }
    return this.fault(code, path, data);
  }

  /** The keys of the map at a path. */
  keys(path: Path): string[] {
    const map = this.#node(path);
    return isMap(map) ? map.items.flatMap((item: Pair) => (isScalar(item.key) ? [String(item.key.value)] : [])) : [];
  }

  /** The offset in the file of an offset in a scalar's value; block scalars are dedented, so line by line. */
  #inside(path: Path, at: At): number {
    const node = this.#node(path);
    const start = node?.range?.[0] ?? 0;
    if (!isScalar(node) || typeof node.value !== "string") return start;
    const block = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
    if (!block) return start + (node.type === "PLAIN" ? 0 : 1) + at.from;
    // What breaks off at the end stands after the last letter, not on the line below the text.
    const before = node.value.slice(0, Math.min(at.from, node.value.trimEnd().length)).split("\n");
    let cursor = this.#text.indexOf("\n", start) + 1;
    const indent = /^ */.exec(this.#text.slice(cursor))?.[0].length ?? 0;
    for (let line = 1; line < before.length; line += 1) cursor = this.#text.indexOf("\n", cursor) + 1;
    return cursor + indent + (before.at(-1)?.length ?? 0);
  }
}
