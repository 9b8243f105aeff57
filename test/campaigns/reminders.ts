// Ninety days with 10,000 deadlines, for each seed that is named (default: one). Prints what was said, and every fault.
import { liveNinetyDays } from "../casework/ninety-days.ts";

const [count = "1000", ...seeds] = process.argv.slice(2);
for (const seed of seeds.length > 0 ? seeds : ["1"]) {
  const { deadlines, said, faults } = await liveNinetyDays(Number(count), Number(seed));
  process.stdout.write(`seed ${seed}: ${deadlines} deadlines, ${said} reminders, ${faults.length} faults\n`);
  for (const fault of faults.slice(0, 20)) process.stdout.write(`  ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}
