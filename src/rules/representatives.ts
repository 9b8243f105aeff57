/** The few answers that stand for all that a fact may have, to look ahead with. */
import { Decimal } from "./decimal.ts";
import type { FactDef } from "./fact-catalogue.ts";
import type { Bounds } from "./facts.ts";
import { addDays, addMonths } from "./operations/days.ts";
import type { Plan } from "./packs/plan.ts";
import type { Answer } from "./variants.ts";

/**
 * A few answers that stand for all: every option, the natural bounds, and both sides of the figures of the law. Of a fact
 * that was given within bounds, those within and both ends.
 */
export function representatives(
  def: FactDef,
  plan: Plan,
  on: string,
  size: number | null,
  within: Bounds | null = null,
): readonly Answer[] {
  if (within !== null || def.kind === "day") return workOutAnswers(def, plan, on, size, within);
  let ofPlan = remembered.get(plan);
  if (ofPlan === undefined) {
    ofPlan = new Map();
    remembered.set(plan, ofPlan);
  }
  const key = def.kind === "amount" ? `amount ${size}` : def.id;
  let answers = ofPlan.get(key);
  if (answers === undefined) {
    answers = workOutAnswers(def, plan, on, size, null);
    ofPlan.set(key, answers);
  }
  return answers;
}

/** What was worked out for a plan; of amounts, which all have the same, by the size of the home. */
const remembered = new WeakMap<Plan, Map<string, readonly Answer[]>>();

function workOutAnswers(
  def: FactDef,
  plan: Plan,
  on: string,
  size: number | null,
  within: Bounds | null,
): readonly Answer[] {
  switch (def.kind) {
    case "truth":
      return [true, false];
    case "choice":
      return def.options ?? [];
    case "count":
    case "number": {
      const most = def.max === undefined ? 36 : Number(def.max);
      const least = Number(def.min ?? 0);
      const some = def.unit === "years" ? [0, 17, 18, 59, 60, 80] : [0, 1, 2, 3, 4, 6, 12];
      const all = [least, ...some.filter((one) => one >= least && one <= most), most].map((one) => new Decimal(one));
      return inside(all, within).map((one) => one.toNumber());
    }
    case "amount": {
      const lines = linesOf(plan);
      const heads = size !== null ? [size] : within === null ? [1, 4] : [1, 2, 3, 4, 5, 6];
      const figures = [new Decimal(0)];
      for (const line of lines.slice(0, 4))
        for (const n of heads)
          for (const step of ["0.5", "0.98", "1.02"]) figures.push(line.times(n).times(step).toDecimalPlaces(2));
      return inside([...figures, plenty], within).map((figure) => `${figure}/year`);
    }
    case "money":
      return inside([new Decimal(0), new Decimal(10_000), plenty], within).map(String);
    case "day":
      return [on, addDays(on, -40), addMonths(on, -5), addMonths(on, -11), addMonths(on, -26)];
    case "text":
      return ["x"];
  }
}

/** More than any household has. */
const plenty = new Decimal(100_000_000);

/** The figures, each once; where bounds are given those within, after and before their ends. */
function inside(figures: readonly Decimal[], within: Bounds | null): readonly Decimal[] {
  const { lo, hi } = within ?? { lo: null, hi: null };
  const left = figures.filter((one) => (lo === null || one.gte(lo)) && (hi === null || one.lte(hi)));
  const all = [...(lo === null ? [] : [lo]), ...left, ...(hi === null ? [] : [hi])];
  return [...new Map(all.map((one) => [one.toString(), one])).values()];
}

/** The yearly figures per head that the law of the day draws lines at. */
function linesOf(plan: Plan): readonly Decimal[] {
  let lines = linesByPlan.get(plan);
  if (lines === undefined) {
    lines = workOutLines(plan);
    linesByPlan.set(plan, lines);
  }
  return lines;
}

const linesByPlan = new WeakMap<Plan, readonly Decimal[]>();

function workOutLines(plan: Plan): readonly Decimal[] {
  const multiples = [
    new Decimal(1),
    ...plan.parameters.flatMap(({ parameter, value }) =>
      parameter.unit === "multiple" && value.kind === "number" && value.lo !== null && value.lo === value.hi
        ? [value.lo]
        : [],
    ),
  ];
  const lines = new Map<string, Decimal>();
  for (const { name, parameter, value } of plan.parameters) {
    if (
      !/^(dibaoStandard|edgeStandard|disposableIncome)/.test(name) ||
      value.kind !== "number" ||
      value.lo === null ||
      value.lo !== value.hi
    )
      continue;
    const yearly = parameter.unit === "yuan/month" ? value.lo.times(12) : value.lo;
    for (const multiple of multiples) lines.set(yearly.times(multiple).toString(), yearly.times(multiple));
  }
  return lines.size > 0 ? [...lines.values()] : [new Decimal(5000)];
}
