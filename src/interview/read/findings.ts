import type { AmountCode, AmountReading, Period } from "./amount.ts";
import type { DayCode } from "./day.ts";
import type { MemberFacts } from "./meaning.ts";
import type { NumberReading } from "./number.ts";
import type { Data, Span } from "./text.ts";

export type Value = string | number | boolean;

export interface Understood {
  readonly fact: string;
  readonly value: Value;
  readonly span: Span;
  readonly text: string;
  readonly arithmetic?: string;
}

export type UnsettledCode =
  | AmountCode
  | DayCode
  | "needs-period"
  | "vague"
  | "range"
  | "out-of-range"
  | "which-disability"
  | "which-member"
  | "whose-income"
  | "net-or-gross"
  | "which-money"
  | "which-pension"
  | "which-school"
  | "how-long"
  | "how-many"
  | "recognition"
  | "conflict";

/** Something that was seen but is not certain enough to be a fact: the bot asks. */
export interface Unsettled {
  readonly code: UnsettledCode;
  readonly fact: string | null;
  readonly text: string;
  readonly span: Span;
  readonly data: Data;
  readonly choices: readonly Value[];
}

/** One member while the message is being read. */
export interface Draft {
  readonly facts: { -readonly [K in keyof MemberFacts]: MemberFacts[K] };
  readonly seen: { key: keyof MemberFacts; span: Span }[];
  readonly types: { type: string; stem: boolean; span: Span }[];
  readonly grades: { grade: number; span: Span }[];
  readonly bare: Span[];
  readonly open: { code: UnsettledCode; key: keyof MemberFacts; span: Span; data: Data; choices: readonly Value[] }[];
  readonly named: boolean;
  /** The word that named them, to know them again: 两个孙女, 孙女都在读初中. */
  readonly word?: string;
}

export function newDraft(named: boolean, word?: string): Draft {
  return {
    facts: {},
    seen: [],
    types: [],
    grades: [],
    bare: [],
    open: [],
    named,
    ...(word === undefined ? {} : { word }),
  };
}

/** Sets a fact of a member; the first word stands, a second that differs is a conflict to be asked. */
export function setFact<K extends keyof MemberFacts>(
  draft: Draft,
  key: K,
  value: NonNullable<MemberFacts[K]>,
  span: Span,
): void {
  const before = draft.facts[key];
  // 失踪两年,法院宣告了: the second says more than the first.
  const saysMore =
    (key === "lives" && before === "missing" && value === "declared-missing") ||
    // 高中辍学
    (key === "student" && value === "none");
  if (before === undefined || saysMore) {
    draft.facts[key] = value;
    const said = draft.seen.findIndex((one) => one.key === key);
    if (said < 0) draft.seen.push({ key, span });
    else draft.seen[said] = { key, span };
  } else if (before !== value) {
    draft.open.push({
      code: "conflict",
      key,
      span,
      data: { first: String(before), second: String(value) },
      choices: [before as Value, value as Value],
    });
  }
}

/** What to ask about a figure that was not exact; undefined when it was. */
export function numberQuestion(
  reading: NumberReading,
): { code: UnsettledCode; data: Data; choices: readonly Value[] } | undefined {
  switch (reading.kind) {
    case "exact":
      return undefined;
    case "range":
      // A fact holds one value, not bounds: both ends are offered.
      return {
        code: "range",
        data: { from: reading.from, to: reading.to },
        choices: [Number(reading.from), Number(reading.to)],
      };
    case "vague":
      return {
        code: "vague",
        data: { ...(reading.about === undefined ? {} : { about: reading.about }), ...reading.bounds },
        choices: reading.about === undefined ? [] : [Number(reading.about)],
      };
    case "refused":
      return { code: reading.code, data: reading.data, choices: [] };
    case "none":
      return { code: "unclear", data: {}, choices: [] };
  }
}

/**
 * What to ask about a sum; undefined when it can be stored as it is. `periodic` sums need a period; stocks and bills have none, or the
 * one that their fact is counted in (`own`: a bill is that of a year).
 */
export function amountQuestion(
  reading: AmountReading,
  periodic: boolean,
  own?: Period,
): { code: UnsettledCode; data: Data; choices: readonly Value[] } | undefined {
  switch (reading.kind) {
    case "none":
      return { code: "unclear", data: {}, choices: [] };
    case "refused":
      return { code: reading.code, data: reading.data, choices: [] };
    case "range":
      return {
        code: "range",
        data: { from: reading.from, to: reading.to, ...periodData(reading) },
        choices: endsOf(reading, periodic),
      };
    case "vague":
      return {
        code: "vague",
        data: {
          ...(reading.about === undefined ? {} : { about: reading.about }),
          ...reading.bounds,
          ...periodData(reading),
        },
        choices: [],
      };
    case "exact":
      if (!periodic)
        return reading.period === null || reading.period === own
          ? undefined
          : { code: "odd-period", data: { amount: reading.amount }, choices: [reading.amount] };
      if (reading.canonical !== null) return undefined;
      return {
        code: "needs-period",
        data: { amount: reading.amount },
        choices: [`${reading.amount}/month`, `${reading.amount}/year`],
      };
  }
}

/** Both ends of a range as the fact takes them; none where the period is unsaid or would have to be carried over. */
function endsOf(reading: AmountReading & { kind: "range" }, periodic: boolean): readonly Value[] {
  const { from, to, period, perHead } = reading;
  if (perHead) return [];
  if (!periodic) return period === null ? [from, to] : [];
  return period === "year" || period === "month" ? [`${from}/${period}`, `${to}/${period}`] : [];
}

function periodData({ period, perHead }: { readonly period: string | null; readonly perHead: boolean }): Data {
  return { ...(period === null ? {} : { period }), ...(perHead ? { perHead: "yes" } : {}) };
}
