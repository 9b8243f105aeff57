/** Conversations of chance taken back step by step: `npm run campaign:undo [-- --count N] [--seed N]`. */
import { parseArgs } from "node:util";
import { playAndTakeBack } from "../interview/undo-sequences.ts";

const { values } = parseArgs({
  options: { count: { type: "string", default: "10000" }, seed: { type: "string", default: "0" } },
});
const count = Number(values.count);
let undone = 0;
let longest = 0;
let faults = 0;
for (let index = 0; index < count; index += 1) {
  const played = playAndTakeBack(Number(values.seed) + index, index % 10 === 0 ? 200 : 30);
  undone += played.undone;
  longest = Math.max(longest, played.undone);
  if (played.fault === null) continue;
  faults += 1;
  if (faults <= 5) console.log(played.fault);
}
console.log(`${count} conversations, ${undone} steps taken back (${longest} in one), ${faults} not as before`);
process.exitCode = faults > 0 ? 1 : 0;
