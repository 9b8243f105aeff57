/** From which facts a value was worked out. */
import type { Facts } from "./facts.ts";
import { asTruth } from "./operations/logic.ts";
import type { Value } from "./values.ts";

/** The paths of the facts that a value was worked out from, whether they are known or not. */
export function factsUsed(value: Value): string[] {
  return collect(value, ({ args }) => args);
}

/** The paths of the facts that made a condition hold: of alternatives, those of the ones that hold. */
export function factsDeciding(value: Value): string[] {
  return collect(value, (node) =>
    node.op === "or" && node.kind === "truth" && asTruth(node) === "yes"
      ? node.args.filter((arg) => arg.kind !== "truth" || asTruth(arg) === "yes")
      : node.args,
  );
}

function collect(value: Value, below: (node: Value) => readonly Value[]): string[] {
  const found = new Set<string>();
  // A value serves many others, but what is below it is told once.
  const seen = new Set<Value>();
  const visit = (node: Value): void => {
    if (seen.has(node)) return;
    if (node.args.length > 0) seen.add(node);
    const fact = node.note?.fact;
    if (typeof fact === "string" && node.args.length === 0 && node.op === "fact") found.add(fact);
    for (const arg of below(node)) visit(arg);
  };
  visit(value);
  return [...found];
}

/** Whether a fact was given with a value: neither absent, nor not known yet, nor refused. */
export function wasGiven(facts: Facts, path: string): boolean {
  const value = givenAt(facts, path);
  return value !== undefined && value !== null && value !== "refused";
}

/** A fact as it was given ("650/month"); undefined where it was not. */
export function givenAt(facts: Facts, path: string): unknown {
  const keys = path.replace(/\[(\d+)\]/g, ".$1").split(".");
  return keys.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    facts.source,
  );
}
