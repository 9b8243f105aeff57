/**
 * Recomputes every value of a printed trace from its leaves alone and names the first place that disagrees.
 * It shares no line with the engine: what it knows is the page on traces, nothing else. At most 300 lines.
 */
import { Decimal } from "decimal.js";

const D = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });
const [zero, one] = [new D(0), new D(1)];

type Kind = "number" | "day" | "truth" | "choice";
/**
 * What a node may be: bounds (an open one is an infinity), or the options left. A day is written as a number, 20210831;
 * yes is 1 and no is 0, so what may be either lies between them. `causes` says why it is open: 1 a fact, 2 a person.
 */
interface Seen {
  readonly kind: Kind;
  readonly lo: Decimal;
  readonly hi: Decimal;
  readonly options: readonly string[];
  readonly na: "no" | "maybe" | "yes";
  readonly causes: number;
}
type Json = Readonly<Record<string, unknown>>;
/** The first disagreement: where it is, what was printed there, and what follows from the arguments. */
export type Disagreement = Readonly<Record<"path" | "printed" | "computed", string>>;

function fail(path: string, printed: string, computed: string): never {
  throw new Error(path, { cause: { path, printed, computed } satisfies Disagreement });
}

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const argsOf = (node: Json): readonly unknown[] => (Array.isArray(node.args) ? node.args : []);
const least = (all: readonly Decimal[]): Decimal => all.reduce((a, b) => (b.lt(a) ? b : a));
const most = (all: readonly Decimal[]): Decimal => all.reduce((a, b) => (b.gt(a) ? b : a));
const worst = (all: readonly Seen[]): Seen["na"] =>
  all.some((s) => s.na === "yes") ? "yes" : all.some((s) => s.na === "maybe") ? "maybe" : "no";

/** A value between two bounds that was worked out from others, and is open for their reasons. */
function span(kind: Kind, lo: Decimal, hi: Decimal, from: readonly Seen[]): Seen {
  const causes = lo.eq(hi) ? 0 : from.reduce((all, s) => all | s.causes, 0);
  return { kind, lo, hi, options: [], na: kind === "truth" ? "no" : worst(from), causes };
}
const between = (yes: boolean, no: boolean, from: readonly Seen[]): Seen =>
  span("truth", yes ? one : zero, no ? zero : one, from);
const [nothing, sure] = [span("number", zero, zero, []), span("truth", one, one, [])];

function print(seen: Seen): string {
  if (seen.kind === "choice") return [...seen.options].sort().join("|");
  const end = (bound: Decimal): string => (bound.isFinite() ? bound.toFixed() : "open");
  if (seen.kind !== "truth") return `${seen.kind} ${end(seen.lo)}..${end(seen.hi)}`;
  if (seen.lo.eq(seen.hi)) return seen.lo.eq(one) ? "yes" : "no";
  return seen.causes === 2 ? "for-a-person" : "unknown";
}

function readBounds(kind: Kind, given: unknown, na: Seen["na"], path: string): Seen {
  const [lo, hi] = Array.isArray(given) && given.length === 2 ? (given as unknown[]) : [1, 1];
  const end = (bound: unknown, open: number): Decimal => {
    if (bound === null) return new D(open);
    if (typeof bound !== "string") fail(path, JSON.stringify(given) ?? "nothing", "two bounds as text");
    return new D(kind === "day" ? bound.replaceAll("-", "") : bound);
  };
  const [from, to] = [end(lo, -Infinity), end(hi, Infinity)];
  return { kind, lo: from, hi: to, options: [], na, causes: from.eq(to) && na === "no" ? 0 : 1 };
}

function readValue(node: Json, path: string): Seen {
  const raw = isJson(node.value) ? node.value : {};
  const na = node.na === "yes" || node.na === "maybe" ? node.na : "no";
  const truth = ["yes", "no", "unknown", "for-a-person"].indexOf(String(raw.truth));
  if (truth >= 0) {
    const causes = truth === 2 ? 1 : truth === 3 ? 2 : 0;
    return { kind: "truth", lo: truth === 0 ? one : zero, hi: truth === 1 ? zero : one, options: [], na, causes };
  }
  if (Array.isArray(raw.choice)) {
    const options = raw.choice.map(String);
    return { kind: "choice", lo: zero, hi: zero, options, na, causes: options.length > 1 || na !== "no" ? 1 : 0 };
  }
  return "day" in raw ? readBounds("day", raw.day, na, path) : readBounds("number", raw.number, na, path);
}

type Ends = (all: readonly Decimal[]) => Decimal;
const plus = (a: Seen, b: Seen): Seen => span(a.kind, a.lo.plus(b.lo), a.hi.plus(b.hi), [a, b]);
const negated = (a: Seen): Seen => span(a.kind, a.hi.neg(), a.lo.neg(), [a]);
const not = (a: Seen): Seen => span("truth", one.minus(a.hi), one.minus(a.lo), [a]);
const ends = (all: readonly Seen[], lo: Ends, hi: Ends, why: readonly Seen[] = []): Seen =>
  span(all[0]?.kind ?? "truth", lo(all.map((s) => s.lo)), hi(all.map((s) => s.hi)), [...all, ...why]);
const lowest = (all: readonly Seen[]): Seen => ends(all, least, least);
const highest = (all: readonly Seen[]): Seen => ends(all, most, most);

function combined(operation: "times" | "div", a: Seen, b: Seen): Seen {
  const products = [a.lo, a.hi].flatMap((x) => [b.lo, b.hi].map((y) => x[operation](y)));
  // Nothing times any finite value is nothing, and what any finite divisor leaves of an open bound reaches nothing.
  const finite = products.map((end) => (end.isNaN() ? zero : end));
  return span("number", least(finite), most(finite), [a, b]);
}

function hull(all: readonly Seen[], why: readonly Seen[]): Seen {
  const value = ends(all, least, most, why);
  if (value.kind !== "choice") return { ...value, na: worst(all) };
  const options = [...new Set(all.flatMap((s) => s.options))];
  return { ...value, options, na: worst(all), causes: options.length > 1 ? 1 : 0 };
}

/** Of what surely does not apply every comparison is no; where that is unsure, a yes may turn out a no. */
function compared(a: Seen, b: Seen, [yes, no]: readonly [boolean, boolean]): Seen {
  const na = worst([a, b]);
  return between(yes && na === "no", no || na === "yes", [a, b]);
}

/** Whether two values are surely equal, and whether they surely differ. */
function equality(a: Seen, b: Seen): readonly [boolean, boolean] {
  if (a.kind !== "choice") return [a.lo.eq(b.hi) && a.hi.eq(b.lo), a.hi.lt(b.lo) || b.hi.lt(a.lo)];
  const shared = a.options.some((option) => b.options.includes(option));
  return [shared && a.options.length === 1 && b.options.length === 1, !shared];
}

/** What the leaves said before: one fact or parameter has one value within a case, a member's within its scope. */
type Leaves = Readonly<{ said: Map<string, string>; scope: string }>;

function leaf(node: Json, path: string, leaves: Leaves): Seen {
  const value = readValue(node, path);
  if (node.op === "constant") return value;
  const name = `${node.op} ${node.fact ?? node.parameter ?? node.member ?? node.clause}`;
  const isLeaf = /^(fact|parameter|judgement|assumed|counted) /.test(name) && !name.endsWith("undefined");
  if (!isLeaf) fail(path, name, "a leaf that says what it stands for");
  const said = `${print(value)} ${value.na}`;
  const key = name.includes("members[") || node.op === "counted" ? `${leaves.scope} ${name}` : name;
  const before = leaves.said.get(key) ?? said;
  if (before !== said) fail(path, said, `${before}, as ${name} elsewhere`);
  leaves.said.set(key, said);
  return value;
}

function walk(node: unknown, path: string, leaves: Leaves): Seen {
  if (!isJson(node)) fail(path, JSON.stringify(node) ?? "nothing", "a node");
  const [op, raw] = [String(node.op), argsOf(node)];
  if (raw.length === 0 && !["sum", "count", "some", "every"].includes(op)) return leaf(node, path, leaves);
  const at = (i: number): string => `${path}.args[${i}]`;
  // Each case stands for its own choice of the unknowns; each condition of a programme may be another member's.
  const own = (i: number): Leaves =>
    op === "cases" ? { said: new Map(), scope: at(i) } : op === "programme" ? { ...leaves, scope: at(i) } : leaves;
  const isFold = ["sum", "count", "some", "every"].includes(op);
  const args = isFold ? [] : raw.map((arg, i) => walk(arg, at(i), own(i)));
  const elements = isFold ? raw.map((element, i) => readElement(element, at(i), leaves)) : [];
  const computed = isFold ? folded(op, elements) : applied(op, node, args, path);
  const printed = readValue(node, path);
  if (print(computed) !== print(printed)) fail(path, print(printed), print(computed));
  return computed;
}

/** `times` says how many unlisted members an element stands for; a listed member is one. */
type Element = Readonly<Record<"included" | "body" | "times", Seen>>;

function readElement(raw: unknown, path: string, leaves: Leaves): Element {
  if (!isJson(raw) || raw.op !== "element") fail(path, "something else", "an element");
  const [condition, body] = argsOf(raw);
  const times = raw.times === undefined ? span("number", one, one, []) : readBounds("number", raw.times, "no", path);
  const own = { ...leaves, scope: path };
  const included = walk(condition, `${path}.args[0]`, own);
  return { included, times, body: body === undefined ? sure : walk(body, `${path}.args[1]`, own) };
}

function folded(op: string, elements: readonly Element[]): Seen {
  const there = (e: Element): Seen => lowest([e.included, between(e.times.lo.gte(one), e.times.hi.lt(one), [e.times])]);
  const adds = ({ included, body, times }: Element): Seen => {
    if (included.hi.isZero()) return nothing;
    const value = combined("times", body, times);
    return included.lo.eq(one) ? value : hull([nothing, value], [included]);
  };
  if (op === "some") return highest([not(sure), ...elements.map((e) => lowest([there(e), e.body]))]);
  if (op === "every") return lowest([sure, ...elements.map((e) => highest([not(there(e)), e.body]))]);
  const counts = (e: Element): Seen => combined("times", e.included, e.times);
  return elements.map(op === "count" ? counts : adds).reduce(plus, nothing);
}

const modes: Record<string, Decimal.Rounding> = { up: 0, down: 1, ceiling: 2, floor: 3, "half-up": 4, "half-even": 6 };
function rounded(node: Json, value: Seen, path: string): Seen {
  const mode = modes[String(node.mode)];
  const step = new D(String(node.to));
  if (mode === undefined || !step.gt(0)) fail(path, `${node.mode} ${node.to}`, "how it is rounded");
  const near = (bound: Decimal): Decimal => (bound.isFinite() ? bound.toNearest(step, mode) : bound);
  return span(value.kind, near(value.lo), near(value.hi), [value]);
}

/** The same day some months later, or the last day of that month; days are written as 20210831. */
function movedBy(day: Decimal, months: Decimal): Decimal {
  if (!day.isFinite() || !months.isFinite()) return day.plus(months);
  const date = day.toNumber();
  const index = Math.floor(date / 10_000) * 12 + (Math.floor(date / 100) % 100) - 1 + months.toNumber();
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new D(year * 10_000 + month * 100 + Math.min(date % 100, last));
}

/** Whether every limit that a contradiction takes for granted is one of the conditions that it stands beside. */
function areGiven(node: unknown, conditions: string): boolean {
  if (!isJson(node)) return true;
  const [, limit] = argsOf(node);
  const isGiven = conditions.includes(`{"op":"${node.relation}"`) && conditions.includes(JSON.stringify(limit));
  return (node.op !== "granted" || isGiven) && argsOf(node).every((arg) => areGiven(arg, conditions));
}

type Operation = (a: Seen, b: Seen, all: readonly Seen[], node: Json, path: string) => Seen;
const passing = ["definition", "implied", "inherited", "holds", "require", "amount", "case"];
const ofTwo = ["+", "-", "*", "/", "<", "<=", ">", ">=", "=", "!=", "date+", "age", "granted", "contradiction"];
const operations: Readonly<Record<string, Operation>> = {
  "+": plus,
  "-": (a, b) => plus(a, negated(b)),
  "*": (a, b) => combined("times", a, b),
  "/": (a, b, _, __, path) => {
    if (b.lo.lte(0) && b.hi.gte(0)) fail(path, print(b), "a divisor that cannot be 0");
    return combined("div", a, b);
  },
  "<": (a, b) => compared(a, b, [a.hi.lt(b.lo), a.lo.gte(b.hi)]),
  "<=": (a, b) => compared(a, b, [a.hi.lte(b.lo), a.lo.gt(b.hi)]),
  ">": (a, b) => compared(a, b, [a.lo.gt(b.hi), a.hi.lte(b.lo)]),
  ">=": (a, b) => compared(a, b, [a.lo.gte(b.hi), a.hi.lt(b.lo)]),
  "=": (a, b) => compared(a, b, equality(a, b)),
  "!=": (a, b) => compared(a, b, [equality(a, b)[1], equality(a, b)[0]]),
  "date+": (a, b) => span("day", movedBy(a.lo, b.lo), movedBy(a.hi, b.hi), [a, b]),
  age: (a, b) => span("number", b.lo.minus(a.hi).div(10_000).floor(), b.hi.minus(a.lo).div(10_000).floor(), [a]),
  year: (a) => span("number", a.lo.div(10_000).floor(), a.hi.div(10_000).floor(), [a]),
  // What a relation that holds leaves of the first value's bounds.
  granted: (a, b, _, { relation }) => {
    const below = String(relation).startsWith("<");
    return span(a.kind, below ? a.lo : most([a.lo, b.lo]), below ? least([a.hi, b.hi]) : a.hi, [a]);
  },
  contradiction: (a, b, _, node, path) => {
    const [open, refuted] = argsOf(node);
    if (!areGiven(refuted, JSON.stringify(open))) fail(path, "a limit", "a limit among the conditions");
    return lowest([a, b]);
  },
  min: (_, __, all) => lowest(all),
  and: (_, __, all) => lowest(all),
  max: (_, __, all) => highest(all),
  or: (_, __, all) => highest(all),
  negate: negated,
  not,
  in: (a, _, __, { options }) => {
    const left = a.options.filter((option) => Array.isArray(options) && options.includes(option)).length;
    return compared(a, a, [left === a.options.length, left === 0]);
  },
  // Of a decided condition only the branch that is taken is shown.
  if: (a, then, [, , otherwise = then]) =>
    a.lo.eq(one) ? then : a.hi.isZero() ? otherwise : hull([then, otherwise], [a]),
  oneOf: (_, __, all) => {
    const isOut = (i: number): boolean => all[i - 1]?.kind === "truth" && all[i - 1]?.hi.isZero() === true;
    const left = all.filter((arg, i) => arg.kind !== "truth" && !isOut(i));
    return hull(left, all);
  },
  round: (a, _, __, node, path) => rounded(node, a, path),
  judgement: (a) => (a.hi.isZero() ? a : { ...a, lo: zero, causes: a.lo.eq(one) ? 2 : a.causes | 2 }),
  // Cases that differ leave it to what they were split on: a fact or a person, which only the root itself tells.
  cases: (_, __, all, node) => hull(all, new Set(all.map(print)).size > 1 ? [readValue(node, "cases")] : []),
  // A programme holds where its conditions do; those of persons and routes are summed up in a node of their own.
  programme: (_, __, all, node) => {
    const isOwn = (arg: unknown): boolean => isJson(arg) && arg.op !== "amount" && !("member" in arg || "route" in arg);
    return lowest([sure, ...all.filter((___, i) => isOwn(argsOf(node)[i]))]);
  },
  ...Object.fromEntries(passing.map((op) => [op, (a: Seen) => a])),
};

function applied(op: string, node: Json, args: readonly Seen[], path: string): Seen {
  const [operation, [a, b = nothing]] = [operations[op], args];
  if (operation && a && (b !== nothing || !ofTwo.includes(op))) return operation(a, b, args, node, path);
  fail(path, `${op} of ${args.length}`, "an operation that the page knows, with its arguments");
}

/** The amounts under a root, one for each case that may hold; a case that is surely refused pays nothing. */
function amountsUnder(node: unknown): Seen[] {
  if (!isJson(node)) return [];
  if (node.op === "cases" || node.op === "case") return argsOf(node).flatMap(amountsUnder);
  if (readValue(node, "trace").hi.isZero()) return [];
  return argsOf(node).flatMap((arg) => (isJson(arg) && arg.op === "amount" ? [readValue(arg, "amount")] : []));
}

function amountText(amounts: readonly Seen[]): string {
  if (amounts.length === 0) return "null";
  const { lo, hi } = hull(amounts, []);
  const end = (x: Decimal): string => (x.isFinite() ? most([zero, x]).toFixed(2) : x.lt(0) ? "0.00" : "open");
  return end(lo) === end(hi) ? end(lo) : `${end(lo)}..${end(hi)}`;
}

/** Checks one programme of an assessment: every node of its trace, then its printed verdict and amount. */
export function checkProgramme(programme: unknown): Disagreement | undefined {
  try {
    if (!isJson(programme) || !isJson(programme.trace)) fail("trace", "nothing", "a trace");
    const outcome = print(walk(programme.trace, "trace", { said: new Map(), scope: "" }));
    const names: Record<string, string> = { yes: "eligible", no: "not-eligible", unknown: "undetermined" };
    const verdict = names[outcome] ?? outcome;
    if (verdict !== programme.verdict) fail("verdict", String(programme.verdict), verdict);
    const monthly = programme.once ?? programme.monthly;
    const printed = isJson(monthly) ? `${monthly.from}..${monthly.to ?? "open"}` : String(monthly);
    const amount = outcome === "no" ? "null" : amountText(amountsUnder(programme.trace));
    if (printed !== amount) fail("monthly", printed, amount);
  } catch (error) {
    if (error instanceof Error && error.cause !== undefined) return error.cause as Disagreement;
    throw error;
  }
}
