import { assessmentJsonSchema, factsJsonSchema, policyJsonSchema } from "../rules/index.ts";
import type { Command } from "./command.ts";

const schemas: Readonly<Record<string, () => object>> = {
  facts: factsJsonSchema,
  assessment: assessmentJsonSchema,
  policy: policyJsonSchema,
};

export const schema: Command = {
  options: { json: { type: "boolean" } },
  arguments: 1,
  async run(call) {
    const name = call.positionals[0] ?? "";
    const make = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (make === undefined) return call.refuse("schemaName", { value: name });
    await call.out.line(JSON.stringify(make(), null, 2));
    return 0;
  },
};
