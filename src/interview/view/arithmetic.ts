import type { PolicySet, TraceNode } from "../../rules/index.ts";
import { textOfEnds } from "../ends.ts";
import type { Judged } from "../judge.ts";
import type { Figure, Reply, Step } from "../reply.ts";
import type { FactsJson } from "../types.ts";
import { branchTaken, formulaOf, resultOf } from "./formula.ts";
import { factNameOf } from "./items.ts";
import { clauseNameOf, definitionNameOf, parameterNameOf, placeNameOf } from "./names.ts";
import { amountNodeOf, programmeNodeOf, programmeViewOf } from "./programme-view.ts";

type Arithmetic = Omit<Extract<Reply, { kind: "arithmetic" }>, "notices" | "question">;

/** The calculation of a programme's amount with every number in it and where that number comes from. */
export function arithmeticOf(
  programme: string,
  judged: Judged,
  facts: FactsJson,
  policies: PolicySet,
): Arithmetic | null {
  const json = judged.json.programmes.find(({ id }) => id === programme);
  const found = judged.assessment.programmes.find(({ id }) => id === programme);
  if (json === undefined || found === undefined) return null;
  const amount = amountNodeOf(programmeNodeOf(json.trace));
  const figures = new Map<string, Figure>();
  const steps: Step[] = [];
  if (amount !== undefined) collect(amount, { judged, facts, policies, figures, steps });
  return {
    kind: "arithmetic",
    programme: programmeViewOf(found, json, judged, facts, policies),
    figures: [...figures.values()],
    steps,
  };
}

interface Gathering {
  readonly judged: Judged;
  readonly facts: FactsJson;
  readonly policies: PolicySet;
  readonly figures: Map<string, Figure>;
  readonly steps: Step[];
}

function collect(node: TraceNode, into: Gathering): void {
  const leaf = node as TraceNode & LeafData;
  // Only these are named with their number; writing out every step between would take long.
  const value = ["fact", "parameter", "definition"].includes(leaf.op) ? resultOf(node) : null;
  if (value !== null && leaf.op === "fact" && leaf.fact !== undefined) {
    into.figures.set(`fact ${leaf.fact}`, {
      ...nothing,
      value,
      kind: "fact",
      fact: factNameOf(into.facts, leaf.fact),
      stated: leaf.stated ?? statedByMonth(leaf.ends),
    });
  }
  if (value !== null && leaf.op === "parameter" && leaf.parameter !== undefined) {
    into.figures.set(`parameter ${leaf.parameter}`, {
      ...nothing,
      value,
      kind: "parameter",
      parameter: parameterNameOf(into.judged.policy, into.judged.on, leaf.parameter),
      from: leaf.from ?? null,
      place: leaf.place === undefined ? null : placeNameOf(into.policies, leaf.place),
      clause: leaf.clause === undefined ? null : clauseNameOf(into.policies, leaf.clause),
      asker: leaf.asker === true,
    });
  }
  for (const arg of relevantArgs(node)) collect(arg, into);
  if (node.op === "definition" && value !== null) addStep(node, value, into);
}

// Of a choice only the branch taken, of a list only who is in it: the rest has no number in the result.
function relevantArgs(node: TraceNode): readonly TraceNode[] {
  const args = node.args ?? [];
  if (node.op === "if") {
    const taken = branchTaken(args);
    return taken === undefined ? [] : [taken];
  }
  if (node.op === "oneOf") {
    const held = args.findIndex((arg, index) => index % 2 === 0 && arg.value.truth === "yes");
    return held === -1 ? [] : args.slice(held + 1, held + 2);
  }
  if (node.op === "granted") return args.slice(0, 1);
  if (node.op === "element") {
    const [included, body] = args;
    const isIn = included?.value.truth === undefined || included.value.truth === "yes";
    return isIn && body !== undefined ? [body] : [];
  }
  return args;
}

function addStep(node: TraceNode, result: string, into: Gathering): void {
  const inner = node.args?.[0];
  const formula = inner === undefined ? null : formulaOf(inner);
  if (formula === null || formula === result) return;
  const data = node as TraceNode & LeafData;
  const name = data.definition === undefined ? null : definitionNameOf(into.judged.policy, data.definition);
  const step = {
    name,
    formula,
    value: result,
    clause: data.clause === undefined ? null : clauseNameOf(into.policies, data.clause),
  };
  if (!into.steps.some((other) => other.formula === formula && other.value === result)) into.steps.push(step);
}

interface LeafData {
  readonly fact?: string;
  readonly parameter?: string;
  readonly definition?: string;
  readonly from?: string;
  readonly place?: string;
  readonly clause?: string;
  readonly asker?: boolean;
  readonly stated?: string;
  readonly ends?: { readonly from: string | number | null; readonly to: string | number | null };
}

/** The ends as they were said, where that was by the month: "600~700/month". */
function statedByMonth(ends: LeafData["ends"]): string | null {
  if (ends === undefined || ends.from === null || ends.to === null) return null;
  return String(ends.from).endsWith("/month") ? textOfEnds({ from: ends.from, to: ends.to }) : null;
}

const nothing = { fact: null, parameter: null, from: null, place: null, clause: null, asker: false, stated: null };
