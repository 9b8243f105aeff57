/** Parameters that the asker of one calculation supplies in place of those of the packs. */
import { parameterValue } from "./packs/parameters.ts";
import type { Plan } from "./packs/plan.ts";
import type { ParameterOverride } from "./policies.ts";
import type { Value } from "./values.ts";

/** The asker's parameters as values of this run; they were checked with `policy.refuses`. */
export function overridesOf(plan: Plan, parameters: readonly ParameterOverride[] = []): ReadonlyMap<string, Value> {
  const replaced = new Map<string, Value>();
  for (const { name, value } of parameters) {
    const found = plan.parameters.find((one) => one.name === name);
    if (found === undefined) continue;
    const read = parameterValue(found.parameter, value, {
      parameter: name,
      place: found.place,
      clause: found.clause,
      asker: true,
    });
    if (read !== null) replaced.set(name, read);
  }
  return replaced;
}
