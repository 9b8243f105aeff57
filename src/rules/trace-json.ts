/** How a verdict was reckoned, as the JSON of the contract: from it down to facts, dated parameters and constants. */
import type { ProgrammeAssessment } from "./assess.ts";
import type { Decimal } from "./decimal.ts";
import type { Judged } from "./judge.ts";
import type { Value } from "./values.ts";

export interface TraceNode {
  readonly op: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly args?: readonly TraceNode[];
  readonly [note: string]: unknown;
}

function number(bound: Decimal | null): string | null {
  return bound === null ? null : bound.toString();
}

function valueJson(value: Value, judgements: bigint): Readonly<Record<string, unknown>> {
  switch (value.kind) {
    case "number":
      return { number: [number(value.lo), number(value.hi)] };
    case "truth":
      return {
        truth: value.is !== "unknown" ? value.is : (value.deps & ~judgements) === 0n ? "for-a-person" : "unknown",
      };
    case "choice":
      return { choice: value.of };
    case "day":
      return { day: [value.from, value.to] };
    case "text":
      return { text: value.text };
    case "list":
      return { list: value.items.length };
  }
}

type MakeNode = (value: Value) => TraceNode;

function nodeJson(value: Value, judgements: bigint): TraceNode {
  return {
    op: value.op,
    value: valueJson(value, judgements),
    ...(value.na === 0 ? {} : { na: naJson(value) }),
    ...(value.note ?? {}),
    ...(value.args.length === 0 ? {} : { args: value.args.map((arg) => nodeJson(arg, judgements)) }),
  };
}

const naJson = ({ na }: Value): string => (na === 1 ? "maybe" : "yes");

/** A node of the trace whose parts are made when they are looked at, each once however often the trace comes by it. */
class NodeAsRead implements TraceNode {
  readonly op: string;
  readonly [note: string]: unknown;
  readonly #of: Value;
  readonly #judgements: bigint;
  readonly #make: MakeNode;
  #args: readonly TraceNode[] | null = null;

  constructor(of: Value, judgements: bigint, make: MakeNode) {
    this.op = of.op;
    this.#of = of;
    this.#judgements = judgements;
    this.#make = make;
    Object.assign(this, of.na === 0 ? null : { na: naJson(of) }, of.note);
  }

  get value(): Readonly<Record<string, unknown>> {
    return valueJson(this.#of, this.#judgements);
  }

  get args(): readonly TraceNode[] {
    this.#args ??= this.#of.args.map(this.#make);
    return this.#args;
  }
}

function makingAsRead(judgements: bigint): MakeNode {
  const made = new Map<Value, TraceNode>();
  const make: MakeNode = (value) => {
    let node = made.get(value);
    if (node === undefined) {
      node = new NodeAsRead(value, judgements, make);
      made.set(value, node);
    }
    return node;
  };
  return make;
}

function judgedTrace(programme: ProgrammeAssessment, judged: Judged, judgements: bigint, make: MakeNode): TraceNode {
  const { outcome, amountOutcome } = judged;
  const args: TraceNode[] = [];
  for (const { requirement, value, member, route } of outcome.requirements) {
    args.push({
      op: "require",
      id: requirement.id,
      clause: requirement.clause,
      ...(member === null ? {} : { member }),
      ...(route === null ? {} : { route }),
      value: valueJson(value, judgements),
      args: [make(value)],
    });
  }
  if (
    outcome.persons !== null ||
    outcome.routes.length > 0 ||
    outcome.truth.args.length !== outcome.requirements.length
  )
    args.push({
      op: "holds",
      value: valueJson(outcome.truth, judgements),
      args: [make(outcome.truth)],
    });
  if (amountOutcome !== null) {
    const total = make(amountOutcome.total);
    args.push({
      op: "amount",
      clause: amountOutcome.amount.clause,
      per: amountOutcome.amount.per,
      value: total.value,
      args: [total],
    });
  }
  return { op: "programme", programme: programme.id, value: valueJson(outcome.truth, judgements), args };
}

/** The trace of a programme: from verdict and amount down to facts, dated parameters and constants of a clause. */
export function traceOf(programme: ProgrammeAssessment, asRead = false): TraceNode {
  const { judged } = programme;
  const judgements = [...new Set([judged.whole, ...(judged.cases ?? [])].map((one) => one.env))].reduce(
    (bits, env) => bits | env.judgements,
    0n,
  );
  const make: MakeNode = asRead ? makingAsRead(judgements) : (value) => nodeJson(value, judgements);
  if (judged.cases === null) return judgedTrace(programme, judged.whole, judgements, make);
  const is = judged.is !== "unknown" ? judged.is : (judged.open & ~judgements) === 0n ? "for-a-person" : "unknown";
  return {
    op: "cases",
    value: {
      truth: is,
      ...(judged.amount === null ? {} : { number: [number(judged.amount.lo), number(judged.amount.hi)] }),
    },
    args: judged.cases.map((one) => ({
      op: "case",
      given: {
        ...(one.cell.area === undefined ? {} : { area: one.cell.area }),
        ...(one.cell.countedSize === undefined ? {} : { countedSize: String(one.cell.countedSize) }),
      },
      value: valueJson(one.outcome.truth, judgements),
      args: [judgedTrace(programme, one, judgements, make)],
    })),
  };
}
