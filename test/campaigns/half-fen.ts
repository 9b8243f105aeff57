/** A million amounts around half a fen: `node test/campaigns/half-fen.ts [--count N] [--seed N]`. */
import { parseArgs } from "node:util";
import { loadPlace } from "../rules/independent/engine.ts";
import { makeHalfFenCase, wrongFen } from "../rules/independent/half-fen.ts";
import { chanceFrom } from "../rules/independent/random.ts";

const { values } = parseArgs({
  options: { count: { type: "string", default: "1000000" }, seed: { type: "string", default: "5" } },
});
const chance = chanceFrom(Number(values.seed));
const policy = loadPlace();
const asked: Record<string, number> = {};
const wrong: Record<string, number> = {};
for (let i = 0; i < Number(values.count); i += 1) {
  const one = makeHalfFenCase(chance);
  asked[one.programme] = (asked[one.programme] ?? 0) + 1;
  const instead = wrongFen(policy, "2021-08-02", one);
  if (instead === undefined) continue;
  wrong[one.programme] = (wrong[one.programme] ?? 0) + 1;
  if ((wrong[one.programme] ?? 0) < 5) console.log(JSON.stringify({ ...one, instead }));
}
for (const programme of Object.keys(asked)) {
  console.log(
    `${programme.padEnd(13)} ${asked[programme]} amounts, ${wrong[programme] ?? 0} wrong (seed ${values.seed})`,
  );
}
process.exitCode = Object.keys(wrong).length > 0 ? 1 : 0;
