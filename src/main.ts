import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findFaults } from "./commands/arguments.ts";
import type { Call, Command, ExitCode } from "./commands/command.ts";
import { nearest } from "./commands/nearest.ts";
import { openOutput } from "./commands/output.ts";
import { packageRoot } from "./commands/package-root.ts";
import { explainSetting, type Words, wordsOf } from "./commands/words.ts";
import { type Language, languages, readBasicSettings } from "./config.ts";

/** Each command is loaded when it is called, so that `assess` does not wait for Telegram. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./commands/serve.ts")).serve,
  chat: async () => (await import("./commands/chat.ts")).chat,
  assess: async () => (await import("./commands/assess.ts")).assessCommand,
  ask: async () => (await import("./commands/ask.ts")).ask,
  deadlines: async () => (await import("./commands/deadlines.ts")).deadlines,
  calendar: async () => (await import("./commands/calendar.ts")).calendar,
  vote: async () => (await import("./commands/vote.ts")).vote,
  sample: async () => (await import("./commands/sample.ts")).sample,
  policies: async () => (await import("./commands/policies.ts")).policies,
  schema: async () => (await import("./commands/schema.ts")).schema,
};

/** Named in the contract, not in this version: they say so, rather than being unknown. */
const laterCommands = ["screen", "audit", "template", "audit-log"];

const everywhere = { lang: { type: "string" }, help: { type: "boolean", short: "h" } } as const;

/** Runs one command line and sets the exit status: 0 done, 1 the answer is no, 2 input or setting unusable. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    process.exitCode = await dispatch(argv);
  } catch (error) {
    // A defect. Its place helps whoever mends it; its message could hold what people typed, so it is not shown.
    const { name, stack = "" } = error instanceof Error ? error : new Error();
    const where = /[\w.-]+\.(?:ts|js|mjs):\d+:\d+/.exec(stack)?.[0] ?? "";
    for (const language of languages) process.stderr.write(`${wordsOf(language)("faults.defect", { name, where })}\n`);
    process.exitCode = 2;
  }
}

async function dispatch(typed: readonly string[]): Promise<ExitCode> {
  const out = openOutput();
  const argv = commandFirst(typed);
  const [name, ...rest] = argv;
  const settings = readBasicSettings(process.env);
  const words = wordsOf(languageAsked(argv) ?? (settings.ok ? settings.settings.language : "zh-CN"));
  const refuse = (code: string, data: Readonly<Record<string, string>> = {}): 2 => {
    out.complain(words(`faults.${code}`, data));
    return 2;
  };

  if (name === "--version" || name === "-v") {
    await out.line(versionOf(packageRoot()));
    return 0;
  }
  const helpAsked = name === "help" || name === "--help" || name === "-h";
  if (helpAsked || name === undefined || name.startsWith("--lang")) {
    const topic = name === "help" && rest[0] !== undefined && Object.hasOwn(commands, rest[0]) ? rest[0] : null;
    await out.line(topic === null ? overview(words) : await explain(topic, words));
    return helpAsked ? 0 : 2;
  }
  if (laterCommands.includes(name)) return refuse("later", { command: name });
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const guess = nearest(name, [...Object.keys(commands), ...laterCommands]);
    return refuse(guess === null ? "unknownCommand" : "unknownCommandGuess", { command: name, guess: guess ?? "" });
  }

  const command = await load();
  const options = { ...everywhere, ...command.options };
  const parsed = parseArgs({ args: [...rest], options, allowPositionals: true, strict: false, tokens: true });
  // Of several letters after one dash none is meant: -5/month is a number that went wrong, not -h among others.
  const tokens = parsed.tokens.map((token) =>
    token.kind === "option" && !token.rawName.startsWith("--") && rest[token.index] !== token.rawName
      ? { ...token, name: rest[token.index] ?? "", rawName: rest[token.index] ?? "" }
      : token,
  );
  if (tokens.some((token) => token.kind === "option" && token.name === "help")) {
    await out.line(await explain(name, words));
    return 0;
  }
  const faults = findFaults(tokens, options, command.arguments);
  for (const fault of faults) refuse(fault.code, { ...fault.data, command: name });
  if (!settings.ok) for (const fault of settings.faults) out.complain(explainSetting(fault, words));
  if (faults.length > 0 || !settings.ok) return 2;

  const call: Call = {
    values: parsed.values,
    positionals: parsed.positionals,
    settings: { ...settings.settings, language: languageAsked(argv) ?? settings.settings.language },
    words,
    out,
    env: process.env,
    stdin: process.stdin,
    root: packageRoot(),
    refuse,
  };
  return command.run(call);
}

/** `dibao --lang en assess …` means the same as `dibao assess … --lang en`. */
function commandFirst(argv: readonly string[]): readonly string[] {
  const length = argv[0] === "--lang" ? 2 : argv[0]?.startsWith("--lang=") ? 1 : 0;
  return [...argv.slice(length), ...argv.slice(0, length)];
}

/** `--lang` counts before anything else is read, so that even a wrong command line is answered in it. */
function languageAsked(argv: readonly string[]): Language | null {
  const index = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  const asked = argv[index]?.startsWith("--lang=") ? argv[index].slice("--lang=".length) : argv[index + 1];
  return index === -1 ? null : (languages.find((language) => language === asked) ?? null);
}

function overview(words: Words): string {
  const rows = Object.keys(commands).map((name) => `  ${name.padEnd(10)}${words(`help.commands.${name}`)}`);
  return [words("help.usage"), "", ...rows, "", words("help.more"), words("help.exit"), words("help.settings")].join(
    "\n",
  );
}

async function explain(name: string, words: Words): Promise<string> {
  const command = await commands[name]?.();
  const options = Object.keys({ ...command?.options, ...everywhere });
  const rows = options.map(
    (each) => `  ${words(`help.options.${each}.form`).padEnd(20)}${words(`help.options.${each}.text`)}`,
  );
  return [words(`help.forms.${name}`), "", words(`help.commands.${name}`), "", ...rows, "", words("help.exit")].join(
    "\n",
  );
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return version;
}
