import type { ParseArgsOptionsConfig } from "node:util";
import type { BasicSettings, Environment } from "../config.ts";
import type { Output } from "./output.ts";
import type { Words } from "./words.ts";

/** How a command ends: done; it asked a question and the answer is no; the input or a setting is unusable. */
export type ExitCode = 0 | 1 | 2;

/** What a command is called with. Commands reach the world only through this. */
export interface Call {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
  readonly settings: BasicSettings;
  readonly words: Words;
  readonly out: Output;
  readonly env: Environment;
  readonly stdin: NodeJS.ReadStream;
  /** The folder with package.json, data and locales. */
  readonly root: string;
  /** Says on stderr what is wrong, by a key of cli.json below `faults`; ends with 2. */
  refuse(code: string, data?: Readonly<Record<string, string>>): 2;
}

export interface Command {
  /** Options besides those that every command has (`--lang`, `--help`). */
  readonly options: ParseArgsOptionsConfig;
  /** The most arguments without a dash. */
  readonly arguments: number;
  run(call: Call): Promise<ExitCode>;
}

/** The text of an option; null when it was not given. */
export function option(call: Call, name: string): string | null {
  const value = call.values[name];
  return typeof value === "string" ? value : null;
}

/** Whether a flag was given. */
export function flag(call: Call, name: string): boolean {
  return call.values[name] === true;
}
