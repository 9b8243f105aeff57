/** On which figures of the law a judgement of a programme rests. */
import type { ProgrammeAssessment } from "./assess.ts";
import type { Judged } from "./judge.ts";
import type { Value } from "./values.ts";

export interface FigureUsed {
  readonly parameter: string;
  /** As text: a number, yes or no, or an option. */
  readonly value: string;
  /** Null where the asker supplied it. */
  readonly clause: string | null;
}

/** The figures that stand in the trace of a programme and are known exactly, each once; the last ones first. */
export function figuresUsed({ judged }: ProgrammeAssessment): readonly FigureUsed[] {
  const found = new Map<string, FigureUsed>();
  const seen = new Set<Value>();
  const visit = (node: Value): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const { parameter, clause, asker } = (node.note ?? {}) as ParameterNote;
    const value = node.op === "parameter" ? exactly(node) : null;
    if (parameter !== undefined && value !== null)
      found.set(parameter, { parameter, value, clause: asker === true ? null : (clause ?? null) });
    for (const arg of node.args.toReversed()) visit(arg);
  };
  for (const one of (judged.cases ?? [judged.whole]).toReversed()) for (const root of rootsOf(one)) visit(root);
  return [...found.values()];
}

interface ParameterNote {
  readonly parameter?: string;
  readonly clause?: string;
  readonly asker?: boolean;
}

/** What the trace of a judgement begins with, the last first: the amount, the conditions as a whole, each of them. */
function rootsOf({ outcome, amountOutcome }: Judged): readonly Value[] {
  return [
    ...(amountOutcome === null ? [] : [amountOutcome.total]),
    outcome.truth,
    ...outcome.requirements.map(({ value }) => value).toReversed(),
  ];
}

function exactly(value: Value): string | null {
  switch (value.kind) {
    case "number": {
      const text = value.lo?.toString();
      return text !== undefined && text === value.hi?.toString() ? text : null;
    }
    case "truth":
      return value.is === "unknown" ? null : value.is;
    case "choice":
      return value.of.length === 1 ? (value.of[0] ?? null) : null;
    case "day":
    case "text":
    case "list":
      return null;
  }
}
