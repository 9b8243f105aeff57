/**
 * Recomputes every value of a printed trace from its leaves alone and names the first place that disagrees.
 * It shares no line with the engine: what it knows is the page on traces, nothing else. At most 300 lines.
 */
import { Decimal } from "decimal.js";

const D = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });
const zero = new D(0);

type Truth = "yes" | "no" | "unknown" | "for-a-person";
/** A number within bounds, or a day as the count of days since 1970; an open bound is an infinity. */
interface Span {
  readonly kind: "number" | "day";
  readonly lo: Decimal;
  readonly hi: Decimal;
}
type Value =
  | Span
  | { readonly kind: "truth"; readonly truth: Truth }
  | { readonly kind: "choice"; readonly options: readonly string[] };
type Json = Readonly<Record<string, unknown>>;
type Na = "no" | "maybe" | "yes";
interface Seen {
  readonly value: Value;
  readonly na: Na;
}
/** The first disagreement: where it is, what was printed there, and what follows from the arguments. */
export interface Disagreement {
  readonly path: string;
  readonly printed: string;
  readonly computed: string;
}

class Fault extends Error {
  readonly found: Disagreement;
  constructor(path: string, printed: string, computed: string) {
    super(path);
    this.found = { path, printed, computed };
  }
}

const span = (kind: Span["kind"], lo: Decimal, hi: Decimal): Span => ({ kind, lo, hi });
const truth = (value: Truth): Value => ({ kind: "truth", truth: value });
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const argsOf = (node: Json): readonly unknown[] => (Array.isArray(node.args) ? node.args : []);
const least = (all: readonly Decimal[]): Decimal => all.reduce((a, b) => (b.lt(a) ? b : a));
const most = (all: readonly Decimal[]): Decimal => all.reduce((a, b) => (b.gt(a) ? b : a));

function print(value: Value): string {
  if (value.kind === "truth") return value.truth;
  if (value.kind === "choice") return [...value.options].sort().join("|");
  const end = (bound: Decimal): string => (bound.isFinite() ? bound.toFixed() : "open");
  return `${value.kind} ${end(value.lo)}..${end(value.hi)}`;
}

function readBounds(kind: Span["kind"], given: unknown, path: string): Span {
  const [lo, hi] = Array.isArray(given) && given.length === 2 ? (given as unknown[]) : [1, 1];
  const end = (bound: unknown, open: number): Decimal => {
    if (bound === null) return new D(open);
    if (typeof bound !== "string") throw new Fault(path, JSON.stringify(given), "two bounds as text");
    return new D(kind === "day" ? Date.parse(bound) / 86_400_000 : bound);
  };
  return span(kind, end(lo, -Infinity), end(hi, Infinity));
}

function readValue(raw: unknown, path: string): Value {
  if (isJson(raw)) {
    if ("number" in raw) return readBounds("number", raw.number, path);
    if ("day" in raw) return readBounds("day", raw.day, path);
    if ("choice" in raw && Array.isArray(raw.choice)) return { kind: "choice", options: raw.choice.map(String) };
    const read = raw.truth;
    if (read === "yes" || read === "no" || read === "unknown" || read === "for-a-person") return truth(read);
  }
  throw new Fault(path, JSON.stringify(raw) ?? "nothing", "a number, truth, choice or day");
}

function truthOf(value: Value | undefined, path: string): Truth {
  if (value?.kind !== "truth") throw new Fault(path, value ? print(value) : "nothing", "a truth");
  return value.truth;
}

function spanOf(value: Value | undefined, path: string): Span {
  if (value?.kind !== "number" && value?.kind !== "day")
    throw new Fault(path, value ? print(value) : "nothing", "bounds");
  return value;
}

// In `and`, no > unknown > for-a-person > yes; `or` is its mirror.
const strength: readonly Truth[] = ["no", "unknown", "for-a-person", "yes"];
const not = (t: Truth): Truth => (t === "yes" ? "no" : t === "no" ? "yes" : t);
const and = (all: readonly Truth[]): Truth => strength.find((t) => all.includes(t)) ?? "yes";
const or = (all: readonly Truth[]): Truth => not(and(all.map(not)));

const negate = (a: Span): Span => span(a.kind, a.hi.neg(), a.lo.neg());
const add = (a: Span, b: Span): Span => span(a.kind, a.lo.plus(b.lo), a.hi.plus(b.hi));

function combine(operation: "times" | "div", a: Span, b: Span): Span {
  const pairs = [a.lo, a.hi].flatMap((x) => [b.lo, b.hi].map((y) => x[operation](y)));
  // Nothing times any finite value is nothing, and what any finite divisor leaves of an open bound reaches nothing.
  const ends = pairs.map((end) => (end.isNaN() ? zero : end));
  return span("number", least(ends), most(ends));
}

function hull(a: Value, b: Value): Value {
  if (a.kind === "choice" && b.kind === "choice")
    return { kind: "choice", options: [...new Set([...a.options, ...b.options])] };
  if (a.kind === "truth" || b.kind === "truth") return print(a) === print(b) ? a : truth("unknown");
  const [x, y] = [spanOf(a, "hull"), spanOf(b, "hull")];
  return span(x.kind, least([x.lo, y.lo]), most([x.hi, y.hi]));
}

const decided = (yes: boolean, no: boolean): Truth => (yes ? "yes" : no ? "no" : "unknown");

function compare(op: string, left: Value, right: Value, path: string): Truth {
  if (op === "!=") return not(compare("=", left, right, path));
  if (left.kind === "choice" && right.kind === "choice" && op === "=") {
    const shared = left.options.some((option) => right.options.includes(option));
    return decided(shared && left.options.length === 1 && right.options.length === 1, !shared);
  }
  if (left.kind === "truth" && right.kind === "truth" && op === "=") {
    return or([and([left.truth, right.truth]), and([not(left.truth), not(right.truth)])]);
  }
  const [a, b] = [spanOf(left, path), spanOf(right, path)];
  switch (op) {
    case "<":
      return decided(a.hi.lt(b.lo), a.lo.gte(b.hi));
    case "<=":
      return decided(a.hi.lte(b.lo), a.lo.gt(b.hi));
    case ">":
    case ">=":
      return compare(op === ">" ? "<" : "<=", right, left, path);
    default:
      return decided(a.lo.eq(a.hi) && b.lo.eq(b.hi) && a.lo.eq(b.lo), a.hi.lt(b.lo) || b.hi.lt(a.lo));
  }
}

function addMonths(day: Decimal, months: Decimal): Decimal {
  if (!day.isFinite() || !months.isFinite()) return day.plus(months);
  const date = new Date(day.toNumber() * 86_400_000);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months.toNumber());
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return new D(date.setUTCDate(Math.min(wanted, last)) / 86_400_000);
}

/** What the leaves said before: one fact, parameter or judgement has one value within one case. */
type Leaves = Map<string, string>;

function readLeaf(node: Json, path: string, leaves: Leaves): Seen {
  if (argsOf(node).length > 0) throw new Fault(path, "arguments", "a leaf");
  const value = readValue(node.value, path);
  const na = node.na === "yes" || node.na === "maybe" ? node.na : "no";
  if (node.op === "constant") return { value, na };
  const name = `${node.op} ${node.fact ?? node.parameter ?? node.clause}`;
  if (name.endsWith("undefined")) throw new Fault(path, String(node.op), "what the leaf stands for");
  const said = `${print(value)} ${na}`;
  const before = leaves.get(name) ?? said;
  if (before !== said) throw new Fault(path, said, `${before}, as ${name} elsewhere`);
  leaves.set(name, said);
  return { value, na };
}

function walk(node: unknown, path: string, leaves: Leaves): Seen {
  if (!isJson(node)) throw new Fault(path, JSON.stringify(node) ?? "nothing", "a node");
  const op = String(node.op);
  if (["fact", "parameter", "constant", "judgement"].includes(op)) return readLeaf(node, path, leaves);
  const printed = readValue(node.value, path);
  const computed = compute(op, node, path, leaves);
  if (print(computed.value) !== print(printed)) throw new Fault(path, print(printed), print(computed.value));
  return computed;
}

interface Element {
  readonly included: Truth;
  readonly body: Value | undefined;
}

function readElement(raw: unknown, path: string, leaves: Leaves): Element {
  if (!isJson(raw) || raw.op !== "element") throw new Fault(path, "something else", "an element");
  const [condition, body] = argsOf(raw);
  const included = truthOf(walk(condition, `${path}.args[0]`, leaves).value, path);
  if (body === undefined) return { included, body };
  return { included, body: walk(body, `${path}.args[1]`, leaves).value };
}

function fold(op: string, elements: readonly Element[], path: string): Value {
  const possible = elements.filter((e) => e.included !== "no");
  const nothing = span("number", zero, zero);
  const inBody = (e: Element): Truth => (e.body === undefined ? "yes" : truthOf(e.body, path));
  switch (op) {
    case "count":
      return span("number", new D(possible.filter((e) => e.included === "yes").length), new D(possible.length));
    case "sum":
      return possible
        .map((e) => (e.included === "yes" ? spanOf(e.body, path) : spanOf(hull(nothing, spanOf(e.body, path)), path)))
        .reduce(add, nothing);
    case "some":
      return truth(or(possible.map((e) => and([e.included, inBody(e)]))));
    default:
      return truth(and(possible.map((e) => or([not(e.included), inBody(e)]))));
  }
}

function compute(op: string, node: Json, path: string, leaves: Leaves): Seen {
  const raw = argsOf(node);
  if (["sum", "count", "some", "every"].includes(op)) {
    return {
      value: fold(
        op,
        raw.map((arg, i) => readElement(arg, `${path}.args[${i}]`, leaves)),
        path,
      ),
      na: "no",
    };
  }
  // Each case stands for its own choice of the unknowns, so its leaves agree among themselves only.
  const seen = raw.map((arg, i) => walk(arg, `${path}.args[${i}]`, op === "cases" ? new Map() : leaves));
  const values = seen.map((s) => s.value);
  if (op === "programme") {
    const isRequired = (_: Value, i: number): boolean => isJson(raw[i]) && raw[i].op === "require";
    return { value: truth(and(values.filter(isRequired).map((v) => truthOf(v, path)))), na: "no" };
  }
  const na = seen.some((s) => s.na === "yes") ? "yes" : seen.some((s) => s.na === "maybe") ? "maybe" : "no";
  return apply(op, node, values, na, path);
}

const modes: Record<string, Decimal.Rounding> = { up: 0, down: 1, ceiling: 2, floor: 3, "half-up": 4, "half-even": 6 };

function round(node: Json, value: Span, path: string): Span {
  const mode = modes[String(node.mode)];
  const step = new D(String(node.to));
  if (mode === undefined || !step.gt(0)) throw new Fault(path, `${node.mode} ${node.to}`, "how it is rounded");
  const rounded = (bound: Decimal): Decimal => (bound.isFinite() ? bound.toNearest(step, mode) : bound);
  return span(value.kind, rounded(value.lo), rounded(value.hi));
}

type Pair = (a: Span, b: Span, path: string) => Span;
const pairs: Readonly<Record<string, Pair>> = {
  "+": add,
  "-": (a, b) => add(a, negate(b)),
  "*": (a, b) => combine("times", a, b),
  "/": (a, b, path) => {
    if (b.lo.lte(0) && b.hi.gte(0)) throw new Fault(path, print(b), "a divisor that cannot be 0");
    return combine("div", a, b);
  },
  "date+": (day, months) => span("day", addMonths(day.lo, months.lo), addMonths(day.hi, months.hi)),
};
const joins: Readonly<Record<string, (all: readonly Truth[]) => Truth>> = { and, or, not: ([t = "unknown"]) => not(t) };

function apply(op: string, node: Json, values: readonly Value[], na: Na, path: string): Seen {
  const [first, second, third] = values;
  if (first === undefined) throw new Fault(path, `${op} of nothing`, "arguments");
  const spans = (): Span[] => values.map((v) => spanOf(v, path));
  const plain = (value: Value): Seen => ({ value, na });
  const answer = (t: Truth): Seen => ({ value: truth(t), na: "no" });
  // Of what surely does not apply every comparison is no; where that is unsure, a yes may turn out a no.
  const compared = (t: Truth): Seen => answer(na === "yes" ? "no" : na === "maybe" && t === "yes" ? "unknown" : t);
  if (["<", "<=", ">", ">=", "=", "!="].includes(op) && second) return compared(compare(op, first, second, path));
  const [pair, join] = [pairs[op], joins[op]];
  if (pair) return plain(pair(spanOf(first, path), spanOf(second, path), path));
  if (join) return answer(join(values.map((v) => truthOf(v, path))));
  switch (op) {
    case "negate":
      return plain(negate(spanOf(first, path)));
    case "min":
    case "max": {
      const pick = op === "min" ? least : most;
      return plain(span("number", pick(spans().map((s) => s.lo)), pick(spans().map((s) => s.hi))));
    }
    case "in":
      return compared(or(values.slice(1).map((v) => compare("=", first, v, path))));
    case "if": {
      const condition = truthOf(first, path);
      if (second === undefined || third === undefined) throw new Fault(path, "if", "two branches");
      return plain(condition === "yes" ? second : condition === "no" ? third : hull(second, third));
    }
    case "round":
      return plain(round(node, spanOf(first, path), path));
    case "cases":
      return answer(truthOf(values.reduce(hull), path));
    case "definition":
    case "require":
    case "amount":
    case "case":
      return plain(first);
    default:
      throw new Fault(path, op, "an operation that the page knows");
  }
}

/** The amounts under a root, one for each case that may hold; a case that is surely refused pays nothing. */
function amountsUnder(node: unknown): Value[] {
  if (!isJson(node)) return [];
  if (node.op === "cases" || node.op === "case") return argsOf(node).flatMap(amountsUnder);
  const value = readValue(node.value, "trace");
  if (value.kind === "truth" && value.truth === "no") return [];
  return argsOf(node).flatMap((arg) => (isJson(arg) && arg.op === "amount" ? [readValue(arg.value, "amount")] : []));
}

function amountText(amounts: readonly Value[]): string {
  if (amounts.length === 0) return "null";
  const { lo, hi } = spanOf(amounts.reduce(hull), "amount");
  const [from, to] = [lo, hi].map((end) =>
    end.isFinite() ? most([zero, end]).toFixed(2) : end.lt(0) ? "0.00" : "open",
  );
  return from === to ? `${from}` : `${from}..${to}`;
}

/** Checks one programme of an assessment: every node of its trace, then its printed verdict and amount. */
export function checkProgramme(programme: unknown): Disagreement | undefined {
  try {
    if (!isJson(programme) || !isJson(programme.trace)) throw new Fault("trace", "nothing", "a trace");
    const outcome = truthOf(walk(programme.trace, "trace", new Map()).value, "trace");
    const verdict = { yes: "eligible", no: "not-eligible", unknown: "undetermined", "for-a-person": "for-a-person" }[
      outcome
    ];
    if (verdict !== programme.verdict) throw new Fault("verdict", String(programme.verdict), verdict);
    const { monthly } = programme;
    const printed = isJson(monthly) ? `${monthly.from}..${monthly.to ?? "open"}` : String(monthly);
    const amount = outcome === "no" ? "null" : amountText(amountsUnder(programme.trace));
    if (printed !== amount) throw new Fault("monthly", printed, amount);
    return undefined;
  } catch (fault) {
    if (fault instanceof Fault) return fault.found;
    throw fault;
  }
}
