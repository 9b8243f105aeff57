/** The full campaign over partly known households: `node test/campaigns/unknowns.ts [--count N] [--seed N] [--bounded SHARE]`. */
import { parseArgs } from "node:util";
import { floorProgrammes } from "../bench/floor.ts";
import { printTally, runUnknowns, saidRate } from "../rules/independent/campaign.ts";
import { loadPlace } from "../rules/independent/engine.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "100000" },
    seed: { type: "string", default: "20210802" },
    bounded: { type: "string", default: "0" },
  },
});
const plan = {
  seed: Number(values.seed),
  count: Number(values.count),
  fills: 24,
  deep: 120,
  tracesEvery: 10,
  bounded: Number(values.bounded),
};
const tally = runUnknowns(loadPlace(), plan, (done) => process.stderr.write(`\r${done}`));
process.stderr.write("\n");
printTally(tally, plan);
const grave = tally.failures.filter((failure) => failure.kind !== "incomplete");
for (const failure of grave.slice(0, 20)) console.log(JSON.stringify(failure));
const openTooOften = floorProgrammes.filter((programme) => saidRate(tally, programme) < 99);
process.exitCode = grave.length > 0 || openTooOften.length > 0 ? 1 : 0;
