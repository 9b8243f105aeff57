// Runs the measurements: all of them, or those named (`npm run bench -- rules store`). Each is loaded when it runs,
// so that one does not warm up the other.
const benches: Readonly<Record<string, () => Promise<void>>> = {
  load: async () => (await import("./load.ts")).benchLoad(),
  rules: async () => (await import("./rules.ts")).benchRules(),
  questions: async () => (await import("./questions.ts")).benchQuestions(),
  ask: async () => (await import("./ask.ts")).run(),
  store: async () => (await import("./store.ts")).run(),
  readers: async () => (await import("./readers.ts")).run(),
  sentences: async () => (await import("./sentences.ts")).run(),
  conversation: async () => (await import("./conversation.ts")).run(),
  reminders: async () => (await import("./reminders.ts")).run(),
  spine: async () => (await import("./spine.ts")).run(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(", ")}. Known: ${Object.keys(benches).join(", ")}.\n`);
  process.exitCode = 2;
} else {
  for (const [name, run] of Object.entries(benches)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    process.stdout.write(`\n# ${name}\n`);
    await run();
  }
}
