// Runs the measurements: all of them, or those named (`npm run bench -- rules store`).
const benches = ["rules", "questions", "store", "spine"] as const;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.some((bench) => bench === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(", ")}. Known: ${benches.join(", ")}.\n`);
  process.exitCode = 2;
} else {
  for (const name of benches) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    process.stdout.write(`\n# ${name}\n`);
    const bench: { run(): Promise<void> } = await import(`./${name}.ts`);
    await bench.run();
  }
}
