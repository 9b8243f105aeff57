/**
 * Values as far as they are known. A number or a day lies within bounds, a truth value is yes, no or unknown, a choice
 * is the set of what is still possible. Every value is also the node of the trace that produced it, and carries as bits
 * the lacking things (facts, unset parameters, judgements) because of which it is not exact.
 */
import { type Decimal, orderOf } from "./decimal.ts";

/** Whether the fact behind a value may be, or is, not applicable. */
export type Na = 0 | 1 | 2;

interface Node {
  readonly op: string;
  readonly args: readonly Value[];
  /** Data of a leaf or a named step, as it stands in the trace. */
  readonly note: Readonly<Record<string, unknown>> | null;
  readonly deps: bigint;
  readonly na: Na;
}

export interface NumberValue extends Node {
  readonly kind: "number";
  /** Bounds; null is open. An exact number has one object for both. */
  readonly lo: Decimal | null;
  readonly hi: Decimal | null;
}
export interface TruthValue extends Node {
  readonly kind: "truth";
  readonly is: "yes" | "no" | "unknown";
}
export interface ChoiceValue extends Node {
  readonly kind: "choice";
  readonly of: readonly string[];
}
export interface DayValue extends Node {
  readonly kind: "day";
  readonly from: string | null;
  readonly to: string | null;
}
export interface TextValue extends Node {
  readonly kind: "text";
  readonly text: string | null;
}
/** One item of a list: an element (or a value made from it), and whether it is in. */
export interface Item {
  readonly element: ElementLike;
  readonly included: TruthValue | null;
  readonly value: Value | null;
}
/** What a list iterates over: a member, a supporter, a disability. */
export interface ElementLike {
  readonly index: number;
  /** How many alike elements this one stands for; [1, 1] for a listed one. */
  readonly times: readonly [number, number];
}
export interface ListValue extends Node {
  readonly kind: "list";
  readonly items: readonly Item[];
}

export type Value = NumberValue | TruthValue | ChoiceValue | DayValue | TextValue | ListValue;

/** The arguments of a leaf; one object for all. */
export const none: readonly Value[] = [];

let isTraced = true;

/**
 * Runs something of which nobody will read the trace: its values come out the same, but let go of what they were made
 * from. Looking ahead judges a household thousands of times, and whole traces would be kept for as long as one value is.
 */
export function untraced<T>(work: () => T): T {
  const before = isTraced;
  isTraced = false;
  try {
    return work();
  } finally {
    isTraced = before;
  }
}

const kept = (args: readonly Value[]): readonly Value[] => (isTraced ? args : none);

/** A number between two bounds as the result of a step; null is an open bound. */
export function number(
  op: string,
  args: readonly Value[],
  lo: Decimal | null,
  hi: Decimal | null,
  deps: bigint,
  na: Na = 0,
  note: Readonly<Record<string, unknown>> | null = null,
): NumberValue {
  return { kind: "number", op, args: kept(args), lo, hi, deps, na, note };
}

/** A truth value as the result of a step. */
export function truth(
  op: string,
  args: readonly Value[],
  is: "yes" | "no" | "unknown",
  deps: bigint,
  na: Na = 0,
  note: Readonly<Record<string, unknown>> | null = null,
): TruthValue {
  return { kind: "truth", op, args: kept(args), is, deps, na, note };
}

/** What a choice may still be as the result of a step. */
export function choice(
  op: string,
  args: readonly Value[],
  of: readonly string[],
  deps: bigint,
  na: Na = 0,
  note: Readonly<Record<string, unknown>> | null = null,
): ChoiceValue {
  return { kind: "choice", op, args: kept(args), of, deps, na, note };
}

/** A day between two bounds as the result of a step, each YYYY-MM-DD; null is an open bound. */
export function day(
  op: string,
  args: readonly Value[],
  from: string | null,
  to: string | null,
  deps: bigint,
  na: Na = 0,
  note: Readonly<Record<string, unknown>> | null = null,
): DayValue {
  return { kind: "day", op, args: kept(args), from, to, deps, na, note };
}

/** A list as the result of a step; `deps` is what keeps its length open. */
export function list(op: string, args: readonly Value[], items: readonly Item[], deps: bigint): ListValue {
  return { kind: "list", op, args: kept(args), items, deps, na: 0, note: null };
}

/** True when nothing more could be learnt about the value. */
export function isExact(value: Value): boolean {
  if (value.na === 1) return false;
  switch (value.kind) {
    case "number":
      return value.na === 2 || (value.lo !== null && value.hi !== null && orderOf(value.lo, value.hi) === 0);
    case "truth":
      return value.is !== "unknown";
    case "choice":
      return value.of.length === 1;
    case "day":
      return value.from !== null && value.from === value.to;
    case "text":
      return value.text !== null;
    case "list":
      return value.deps === 0n;
  }
}

/** A decided truth value. */
export const yesNo = (is: boolean): "yes" | "no" => (is ? "yes" : "no");

/** The same value as the result of another step: what a definition, a branch or an inherited answer gives. */
export function through(
  value: Value,
  op: string,
  args: readonly Value[],
  note: Readonly<Record<string, unknown>> | null,
): Value {
  const { deps, na } = value;
  switch (value.kind) {
    case "number":
      return { kind: "number", op, args: kept(args), lo: value.lo, hi: value.hi, deps, na, note };
    case "truth":
      return { kind: "truth", op, args: kept(args), is: value.is, deps, na, note };
    case "choice":
      return { kind: "choice", op, args: kept(args), of: value.of, deps, na, note };
    case "day":
      return { kind: "day", op, args: kept(args), from: value.from, to: value.to, deps, na, note };
    case "list":
      return { kind: "list", op, args: kept(args), items: value.items, deps, na, note };
    case "text":
      return { kind: "text", op, args: kept(args), note, deps, na, text: value.text };
  }
}

/**
 * A copy of a value that outlives the judging of a household: a constant, a parameter. It is written out here rather
 * than made by the functions above, because an engine that sees long-lived objects come from a place soon allocates all
 * objects from there as long-lived, and millions of short-lived nodes of the trace would crowd the old generation.
 */
export function lasting<V extends Value>(value: V): V {
  const copy: Value = { ...value };
  return copy as V;
}
