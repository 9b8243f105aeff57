/**
 * Judges one reading of a labelled expression. "right": the label's outcome. "asked": no value was used where one was
 * expected, which costs a message. "wrong": a value that the label does not have; nobody would notice it.
 */
import { Decimal } from "decimal.js";
import { type Expression, type Outcome, outcomes } from "./read-expressions.ts";

/** What a reader made of an expression. `period` null: none was said; undefined: the reader does not speak of periods. */
export type Answer =
  | {
      readonly kind: "exact";
      readonly value: string;
      readonly period?: string | null;
      readonly perHead?: boolean;
    }
  | {
      readonly kind: "bounds";
      readonly from?: string;
      readonly above?: string;
      readonly to?: string;
      readonly below?: string;
      readonly period?: string | null;
      readonly perHead?: boolean;
    }
  | { readonly kind: "day"; readonly day: string; readonly toBeConfirmed?: boolean }
  /** `heard`: what was understood of a question such as "so much a day, but how many days?". */
  | { readonly kind: "ask"; readonly heard?: Answer }
  | { readonly kind: "none" };

export type Judgement = "right" | "asked" | "wrong";

const timesAYear: Readonly<Record<string, number>> = {
  year: 1,
  "half-year": 2,
  quarter: 4,
  month: 12,
  "half-month": 24,
};

export function judge(expression: Expression, answer: Answer): Judgement {
  const allowed = outcomes(expression.expect);
  if (allowed.some((one) => fits(expression, one, answer))) return "right";
  // 180 a day was understood to the last word, though a day's wage must be asked about.
  if (answer.kind === "ask" && answer.heard?.kind !== undefined) {
    const { heard } = answer;
    if (allowed.some((one) => "period" in one && one.period === "day" && fits(expression, one, heard))) return "right";
  }
  if (answer.kind === "day" && answer.toBeConfirmed === true) return "asked";
  if (needsPeriod(expression, answer) && allowed.some((one) => "exact" in one && same(answer.value, one.exact)))
    return allowed.some((one) => "ask" in one) ? "right" : "asked";
  return answer.kind === "ask" || answer.kind === "none" ? "asked" : "wrong";
}

/** The right figure without its period: the bot asks for the period, so that nothing is used yet. */
function needsPeriod({ wants }: Expression, answer: Answer): answer is Answer & { kind: "exact" } {
  return wants === "amount" && answer.kind === "exact" && answer.period === null;
}

function fits({ wants }: Expression, one: Outcome, answer: Answer): boolean {
  if ("ask" in one) return answer.kind === "ask" || answer.kind === "none";
  if ("none" in one) return answer.kind === "none";
  if ("day" in one) return answer.kind === "day" && answer.day === one.day;
  if ("age" in one) return answer.kind === "exact" && same(answer.value, one.age);
  if (answer.kind !== "exact" && answer.kind !== "bounds") return false;
  if (answer.perHead !== undefined && "per" in one && (one.per === "head") !== answer.perHead) return false;
  if ("year" in one) {
    if (answer.kind !== "exact" || answer.period === undefined)
      return answer.kind === "exact" && same(answer.value, one.year);
    return answer.period !== null && same(carried(answer.value, answer.period, "year"), one.year);
  }
  const period = one.period === "none" ? null : one.period;
  if ("exact" in one) {
    if (answer.kind !== "exact") return false;
    if (answer.period === undefined || period === undefined || same(one.exact, "0"))
      return same(answer.value, one.exact);
    return same(carried(answer.value, answer.period, period), one.exact);
  }
  if (answer.kind !== "bounds") return false;
  const whole = wants === "age" || wants === "count";
  const carry = (value: string): string | undefined =>
    answer.period === undefined || period === undefined ? value : carried(value, answer.period, period);
  return meets(low(one, whole), low(answer, whole), carry) && meets(high(one, whole), high(answer, whole), carry);
}

type Ends = {
  from?: string | undefined;
  above?: string | undefined;
  to?: string | undefined;
  below?: string | undefined;
};
/** An end and whether it belongs to the bounds. */
type End = { readonly value: string; readonly open: boolean } | undefined;

function low({ from, above }: Ends, whole: boolean): End {
  if (above !== undefined) return whole ? { value: plus(above, 1), open: false } : { value: above, open: true };
  return from === undefined || same(from, "0") ? undefined : { value: from, open: false };
}

function high({ to, below }: Ends, whole: boolean): End {
  if (below !== undefined) return whole ? { value: plus(below, -1), open: false } : { value: below, open: true };
  return to === undefined ? undefined : { value: to, open: false };
}

/** A reader may give the closed end for an open one, never the other way round. */
function meets(label: End, given: End, carry: (value: string) => string | undefined): boolean {
  if (label === undefined || given === undefined) return label === given;
  return same(carry(given.value), label.value) && (label.open || !given.open);
}

const plus = (value: string, by: number): string => new Decimal(value).plus(by).toFixed();
const same = (one: string | undefined, other: string): boolean => one !== undefined && new Decimal(one).eq(other);

/** The value in the other period; undefined where that is not certain. */
function carried(value: string, from: string | null, to: string | null): string | undefined {
  if (from === to) return value;
  const [times, parts] = [timesAYear[from ?? ""], timesAYear[to ?? ""]];
  return times === undefined || parts === undefined ? undefined : new Decimal(value).times(times).div(parts).toFixed();
}

/** The kind of a line in the printed figures: what was wanted. */
export interface Figures {
  readonly right: number;
  readonly asked: number;
  readonly wrong: number;
}

export function figuresOf(
  expressions: readonly Expression[],
  read: (one: Expression) => Answer,
): {
  readonly all: Figures;
  readonly kinds: ReadonlyMap<string, Figures>;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
} {
  const kinds = new Map<string, { right: number; asked: number; wrong: number }>();
  const all = { right: 0, asked: 0, wrong: 0 };
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const one of expressions) {
    const answer = read(one);
    const judgement = judge(one, answer);
    const kind = kinds.get(one.wants) ?? { right: 0, asked: 0, wrong: 0 };
    kinds.set(one.wants, kind);
    kind[judgement] += 1;
    all[judgement] += 1;
    const row = `${one.id} ${one.wants} ${one.text} → ${JSON.stringify(answer)}, not ${JSON.stringify(one.expect)}`;
    if (judgement === "asked") missed.push(row);
    if (judgement === "wrong") wrong.push(row);
  }
  return { all, kinds, missed, wrong };
}
