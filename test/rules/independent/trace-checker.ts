/**
 * Recomputes every value of a printed trace from its leaves alone and names the first place that disagrees.
 * It shares no line with the engine: what it knows is the page on traces, nothing else. At most 300 lines.
 */
import { Decimal } from "decimal.js";

const D = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });
const [zero, one] = [new D(0), new D(1)];

type Kind = "number" | "day" | "truth" | "choice";
type Na = "no" | "maybe" | "yes";
/**
 * What a node may be: bounds (an open one is an infinity), or the options left. A day is a count of days since 1970;
 * yes is 1 and no is 0, so what may be either lies between them. `causes` says why it is open: 1 a fact, 2 a person.
 */
interface Seen {
  readonly kind: Kind;
  readonly lo: Decimal;
  readonly hi: Decimal;
  readonly options: readonly string[];
  readonly na: Na;
  readonly causes: number;
}
type Json = Readonly<Record<string, unknown>>;
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

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const argsOf = (node: Json): readonly unknown[] => (Array.isArray(node.args) ? node.args : []);
const least = (all: readonly Decimal[]): Decimal => all.reduce((a, b) => (b.lt(a) ? b : a));
const most = (all: readonly Decimal[]): Decimal => all.reduce((a, b) => (b.gt(a) ? b : a));
const worst = (all: readonly Seen[]): Na =>
  all.some((s) => s.na === "yes") ? "yes" : all.some((s) => s.na === "maybe") ? "maybe" : "no";

/** A value between two bounds that was worked out from others, and is open for their reasons. */
function span(kind: Kind, lo: Decimal, hi: Decimal, from: readonly Seen[]): Seen {
  const causes = lo.eq(hi) ? 0 : from.reduce((all, s) => all | s.causes, 0);
  return { kind, lo, hi, options: [], na: kind === "truth" ? "no" : worst(from), causes };
}
const between = (yes: boolean, no: boolean, from: readonly Seen[]): Seen =>
  span("truth", yes ? one : zero, no ? zero : one, from);

function print(seen: Seen): string {
  if (seen.kind === "choice") return [...seen.options].sort().join("|");
  const end = (bound: Decimal): string => (bound.isFinite() ? bound.toFixed() : "open");
  if (seen.kind !== "truth") return `${seen.kind} ${end(seen.lo)}..${end(seen.hi)}`;
  if (seen.lo.eq(seen.hi)) return seen.lo.eq(one) ? "yes" : "no";
  return seen.causes === 2 ? "for-a-person" : "unknown";
}

function readBounds(kind: Kind, given: unknown, na: Na, path: string): Seen {
  const [lo, hi] = Array.isArray(given) && given.length === 2 ? (given as unknown[]) : [1, 1];
  const end = (bound: unknown, open: number): Decimal => {
    if (bound === null) return new D(open);
    if (typeof bound !== "string") throw new Fault(path, JSON.stringify(given) ?? "nothing", "two bounds as text");
    return new D(kind === "day" ? Date.parse(bound) / 86_400_000 : bound);
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

const plus = (a: Seen, b: Seen): Seen => span(a.kind, a.lo.plus(b.lo), a.hi.plus(b.hi), [a, b]);
const negated = (a: Seen): Seen => span(a.kind, a.hi.neg(), a.lo.neg(), [a]);
const not = (a: Seen): Seen => span("truth", one.minus(a.hi), one.minus(a.lo), [a]);
const lowest = (all: readonly Seen[]): Seen =>
  span(all[0]?.kind ?? "truth", least(all.map((s) => s.lo)), least(all.map((s) => s.hi)), all);
const highest = (all: readonly Seen[]): Seen =>
  span(all[0]?.kind ?? "truth", most(all.map((s) => s.lo)), most(all.map((s) => s.hi)), all);

function combined(operation: "times" | "div", a: Seen, b: Seen): Seen {
  const pairs = [a.lo, a.hi].flatMap((x) => [b.lo, b.hi].map((y) => x[operation](y)));
  // Nothing times any finite value is nothing, and what any finite divisor leaves of an open bound reaches nothing.
  const ends = pairs.map((end) => (end.isNaN() ? zero : end));
  return span("number", least(ends), most(ends), [a, b]);
}

function hull(all: readonly Seen[], why: readonly Seen[]): Seen {
  const from = [...all, ...why];
  const value = span(all[0]?.kind ?? "truth", least(all.map((s) => s.lo)), most(all.map((s) => s.hi)), from);
  if (value.kind !== "choice") return { ...value, na: worst(all) };
  const options = [...new Set(all.flatMap((s) => s.options))];
  return { ...value, options, na: worst(all), causes: options.length > 1 ? 1 : 0 };
}

function compared(op: string, a: Seen, b: Seen): Seen {
  const answer = (yes: boolean, no: boolean): Seen => {
    // Of what surely does not apply every comparison is no; where that is unsure, a yes may turn out a no.
    const na = worst([a, b]);
    return between(yes && na === "no", na === "yes" || (no && (op !== "!=" || na === "no")) || no, [a, b]);
  };
  if (op === "!=") return answer(compared("=", a, b).hi.isZero(), compared("=", a, b).lo.eq(one));
  if (a.kind === "choice") {
    const shared = a.options.filter((option) => b.options.includes(option)).length;
    return answer(shared === a.options.length && (op === "in" || b.options.length === 1), shared === 0);
  }
  switch (op) {
    case "<":
      return answer(a.hi.lt(b.lo), a.lo.gte(b.hi));
    case "<=":
      return answer(a.hi.lte(b.lo), a.lo.gt(b.hi));
    case ">":
      return answer(a.lo.gt(b.hi), a.hi.lte(b.lo));
    case ">=":
      return answer(a.lo.gte(b.hi), a.hi.lt(b.lo));
    default:
      return answer(a.lo.eq(b.hi) && a.hi.eq(b.lo), a.hi.lt(b.lo) || b.hi.lt(a.lo));
  }
}

/** What the leaves said before: one fact or parameter has one value within a case, a member's within its scope. */
interface Leaves {
  readonly said: Map<string, string>;
  readonly scope: string;
}

function leaf(node: Json, path: string, leaves: Leaves): Seen {
  const value = readValue(node, path);
  if (node.op === "constant") return value;
  const name = `${node.op} ${node.fact ?? node.parameter ?? node.member ?? node.clause}`;
  if (name.endsWith("undefined")) throw new Fault(path, String(node.op), "what the leaf stands for");
  const said = `${print(value)} ${value.na}`;
  const key = name.includes("members[") || node.op === "counted" ? `${leaves.scope} ${name}` : name;
  const before = leaves.said.get(key) ?? said;
  if (before !== said) throw new Fault(path, said, `${before}, as ${name} elsewhere`);
  leaves.said.set(key, said);
  return value;
}

const leafOps = ["fact", "parameter", "constant", "judgement", "assumed", "counted"];
const foldOps = ["sum", "count", "some", "every"];

function walk(node: unknown, path: string, leaves: Leaves): Seen {
  if (!isJson(node)) throw new Fault(path, JSON.stringify(node) ?? "nothing", "a node");
  const op = String(node.op);
  const raw = argsOf(node);
  if (raw.length === 0 && leafOps.includes(op)) return leaf(node, path, leaves);
  const at = (i: number): string => `${path}.args[${i}]`;
  let computed: Seen;
  if (foldOps.includes(op))
    computed = folded(
      op,
      raw.map((element, i) => readElement(element, at(i), leaves)),
    );
  else {
    if (raw.length === 0) throw new Fault(path, `${op} of nothing`, "arguments");
    const args = raw.map((arg, i) => walk(arg, at(i), scoped(op, at(i), leaves)));
    computed = op === "programme" ? required(raw, args) : applied(op, node, args, path);
  }
  const printed = readValue(node, path);
  if (print(computed) !== print(printed)) throw new Fault(path, print(printed), print(computed));
  return computed;
}

/** Each case stands for its own choice of the unknowns; each condition of a programme may be another member's. */
function scoped(op: string, path: string, leaves: Leaves): Leaves {
  if (op === "cases") return { said: new Map(), scope: path };
  return op === "programme" ? { said: leaves.said, scope: path } : leaves;
}

const nothing = span("number", zero, zero, []);
const sure = span("truth", one, one, []);

interface Element {
  readonly included: Seen;
  readonly body: Seen;
  /** How many unlisted members it stands for; one where it is a listed member. */
  readonly times: Seen;
}

function readElement(raw: unknown, path: string, leaves: Leaves): Element {
  if (!isJson(raw) || raw.op !== "element") throw new Fault(path, "something else", "an element");
  const [condition, body] = argsOf(raw);
  const times = raw.times === undefined ? span("number", one, one, []) : readBounds("number", raw.times, "no", path);
  // Unlisted members share one place in the list, so their facts are their own.
  const own: Leaves = { said: leaves.said, scope: path };
  const included = walk(condition, `${path}.args[0]`, own);
  return { included, times, body: body === undefined ? sure : walk(body, `${path}.args[1]`, own) };
}

function folded(op: string, elements: readonly Element[]): Seen {
  const there = ({ included, times }: Element): Seen =>
    lowest([included, between(times.lo.gte(one), times.hi.lt(one), [times])]);
  const adds = ({ included, body, times }: Element): Seen => {
    if (included.hi.isZero()) return nothing;
    const value = combined("times", body, times);
    return included.lo.eq(one) ? value : hull([nothing, value], [included]);
  };
  switch (op) {
    case "count":
      return elements.map((e) => combined("times", e.included, e.times)).reduce(plus, nothing);
    case "sum":
      return elements.map(adds).reduce(plus, nothing);
    case "some":
      return highest([not(sure), ...elements.map((e) => lowest([there(e), e.body]))]);
    default:
      return lowest([sure, ...elements.map((e) => highest([not(there(e)), e.body]))]);
  }
}

/** A programme holds where its conditions do; those of persons and routes are summed up in one node of their own. */
function required(raw: readonly unknown[], args: readonly Seen[]): Seen {
  const isOwn = (arg: unknown): boolean =>
    isJson(arg) && (arg.op === "holds" || (arg.op === "require" && arg.member === undefined));
  return lowest([sure, ...args.filter((_, i) => isOwn(raw[i]))]);
}

const modes: Record<string, Decimal.Rounding> = { up: 0, down: 1, ceiling: 2, floor: 3, "half-up": 4, "half-even": 6 };

function rounded(node: Json, value: Seen, path: string): Seen {
  const mode = modes[String(node.mode)];
  const step = new D(String(node.to));
  if (mode === undefined || !step.gt(0)) throw new Fault(path, `${node.mode} ${node.to}`, "how it is rounded");
  const near = (bound: Decimal): Decimal => (bound.isFinite() ? bound.toNearest(step, mode) : bound);
  return span(value.kind, near(value.lo), near(value.hi), [value]);
}

const dateOf = (day: Decimal): Date => new Date(day.toNumber() * 86_400_000);

function movedBy(day: Decimal, count: Decimal, of: unknown): Decimal {
  if (!day.isFinite() || !count.isFinite() || of === "days") return day.plus(count);
  const date = dateOf(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count.toNumber() * (of === "years" ? 12 : 1));
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return new D(date.setUTCDate(Math.min(wanted, last)) / 86_400_000);
}

function yearsBetween(birth: Decimal, on: Decimal): Decimal {
  if (!birth.isFinite()) return birth.neg();
  const [from, to] = [dateOf(birth).toISOString(), dateOf(on).toISOString()];
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return new D(to.slice(5, 10) < from.slice(5, 10) ? years - 1 : years);
}

function applied(op: string, node: Json, args: readonly Seen[], path: string): Seen {
  const a = args[0] ?? nothing;
  const second = (): Seen => {
    if (args[1] === undefined) throw new Fault(path, `${op} of one`, "two arguments");
    return args[1];
  };
  switch (op) {
    case "+":
      return plus(a, second());
    case "-":
      return plus(a, negated(second()));
    case "*":
      return combined("times", a, second());
    case "/":
      if (second().lo.lte(0) && second().hi.gte(0))
        throw new Fault(path, print(second()), "a divisor that cannot be 0");
      return combined("div", a, second());
    case "negate":
      return negated(a);
    case "min":
    case "and":
      return lowest(args);
    case "max":
    case "or":
      return highest(args);
    case "not":
      return not(a);
    case "in":
      return compared("in", a, {
        ...a,
        options: Array.isArray(node.options) ? node.options.map(String) : [],
        na: "no",
      });
    case "if":
      // Of a decided condition only the branch that is taken is shown.
      if (a.lo.eq(a.hi) && args.length === 2) return second();
      return a.lo.eq(one) ? second() : a.hi.isZero() ? hull(args.slice(2), []) : hull(args.slice(1), [a]);
    case "oneOf": {
      const values = args.filter(
        (arg, i) => arg.kind !== "truth" && (args[i - 1]?.kind !== "truth" || !args[i - 1]?.hi.isZero()),
      );
      return hull(values, args);
    }
    case "granted": {
      const [to, from] = [least([a.hi, second().hi]), most([a.lo, second().lo])];
      return span(
        a.kind,
        String(node.relation).startsWith(">") ? from : a.lo,
        String(node.relation).startsWith("<") ? to : a.hi,
        [a],
      );
    }
    case "date+":
      return span("day", movedBy(a.lo, second().lo, node.of), movedBy(a.hi, second().hi, node.of), args);
    case "age":
      return span("number", yearsBetween(a.hi, second().lo), yearsBetween(a.lo, second().hi), [a]);
    case "round":
      return rounded(node, a, path);
    case "judgement":
      return a.hi.isZero() ? a : { ...a, lo: zero, causes: a.lo.eq(one) ? 2 : a.causes | 2 };
    case "cases":
      // Cases that differ leave it to the facts that they were split on.
      return hull(args, new Set(args.map(print)).size > 1 ? [{ ...a, causes: 1 }] : []);
    case "definition":
    case "implied":
    case "inherited":
    case "holds":
    case "require":
    case "amount":
    case "case":
      return a;
    default:
      if (["<", "<=", ">", ">=", "=", "!="].includes(op)) return compared(op, a, second());
      throw new Fault(path, op, "an operation that the page knows");
  }
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
  const [from, to] = [lo, hi].map((end) =>
    end.isFinite() ? most([zero, end]).toFixed(2) : end.lt(0) ? "0.00" : "open",
  );
  return from === to ? `${from}` : `${from}..${to}`;
}

/** Checks one programme of an assessment: every node of its trace, then its printed verdict and amount. */
export function checkProgramme(programme: unknown): Disagreement | undefined {
  try {
    if (!isJson(programme) || !isJson(programme.trace)) throw new Fault("trace", "nothing", "a trace");
    const outcome = print(walk(programme.trace, "trace", { said: new Map(), scope: "" }));
    const names: Record<string, string> = { yes: "eligible", no: "not-eligible", unknown: "undetermined" };
    const verdict = names[outcome] ?? outcome;
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
