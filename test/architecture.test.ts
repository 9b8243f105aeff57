// Holds the one-way import rule and the shape of the house by reading every file of src.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What each room may enter, besides itself. `main` is main.ts, config.ts, dibao.mjs and commands/. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  rules: [],
  interview: ["rules"],
  wording: ["rules", "interview"],
  casework: ["rules", "interview", "wording"],
  store: ["rules", "interview", "wording", "casework"],
  channels: ["rules", "interview", "wording", "casework"],
  files: ["rules", "interview", "wording", "casework"],
  main: ["rules", "interview", "wording", "casework", "store", "channels", "files"],
};
const pureRooms = ["rules", "interview", "wording"];
/** Who may read the words in locales/. */
const speakingRooms = ["wording", "main"];

/** Packages that touch neither the world nor a clock; the pure rooms may use no other. */
const purePackages = [
  "decimal.js",
  "i18next",
  "lezer-feel",
  "@lezer/common",
  "@lezer/lr",
  "js-yaml",
  "yaml",
  "zod",
  "temporal-polyfill",
  "minisearch",
  "pinyin-pro",
  "rrule-temporal",
];

/** What a pure room may not name, and how to say so. */
const bans: readonly (readonly [RegExp, string])[] = [
  [/\bDate\b/, "Date"],
  [/\bTemporal\s*\.\s*Now\b/, "a clock"],
  [/\bperformance\s*\.\s*now\b/, "a clock"],
  [/\bMath\s*\.\s*random\b/, "randomness"],
  [/\bcrypto\b/, "randomness"],
  [/\bprocess\b/, "process"],
  [/\bconsole\b/, "console"],
  [/\b(?:async|await)\b/, "async"],
  [/\bPromise\b/, "async"],
  [/\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/, "a timer"],
  [/\bfetch\s*\(/, "the network"],
  [/\bglobalThis\b/, "globalThis"],
];

/** Files over 400 lines that are one job kept whole, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {
  "interview/read/vocabulary.ts": "a table of what people type",
};

const topLevel = [
  "LICENSE",
  "README.md",
  "data",
  "locales",
  "package-lock.json",
  "package.json",
  "src",
  "test",
  "tsconfig.json",
];

/** A source file by its path in src, with forward slashes. */
interface SourceFile {
  readonly path: string;
  readonly text: string;
}

function roomOf(path: string): string {
  const [first = "", ...rest] = path.split("/");
  return rest.length === 0 || first === "commands" ? "main" : first;
}

/** The code with comments blanked, strings kept; line breaks stay, so that positions do. */
function withoutComments(text: string): string {
  return mask(text, false);
}

/** The code with comments and the contents of strings blanked; what stands in `${…}` stays. */
function withoutCommentsAndStrings(text: string): string {
  return mask(text, true);
}

function mask(text: string, strings: boolean): string {
  const blank = (part: string) => part.replace(/[^\n]/g, " ");
  const inString = (part: string) => (strings ? blank(part) : part);
  // Each entry is the brace depth at which a template literal goes on.
  const templates: number[] = [];
  let depth = 0;
  let at = 0;
  let out = "";
  const read = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const readTemplate = () => {
    const part = read(/(?:\\[\s\S]|(?!\$\{)[^`\\])*/y) ?? "";
    const end = text[at + part.length] === "`" ? "`" : "${";
    if (end === "${") templates.push(depth);
    out += inString(part) + end;
    at += part.length + end.length;
  };
  while (at < text.length) {
    const comment = read(/\/\/[^\n]*|\/\*[\s\S]*?\*\//y);
    const string = read(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y);
    // A slash after an operator, an opening bracket or `return` begins a regular expression.
    const mayBeRegex = /(?:^|[=(,:[!&|?{};>]|\breturn)\s*$/.test(out.slice(-40));
    const regex = mayBeRegex ? read(/\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n*[])+\/[a-z]*/y) : undefined;
    const literal = string ?? regex;
    if (comment !== undefined) {
      out += blank(comment);
      at += comment.length;
    } else if (literal !== undefined) {
      out += literal.slice(0, 1) + inString(literal.slice(1, -1)) + literal.slice(-1);
      at += literal.length;
    } else if (text[at] === "`" || (text[at] === "}" && templates.at(-1) === depth)) {
      if (text[at] === "}") templates.pop();
      out += text[at];
      at += 1;
      readTemplate();
    } else {
      if (text[at] === "{") depth += 1;
      if (text[at] === "}") depth -= 1;
      out += text[at];
      at += 1;
    }
  }
  return out;
}

/** Every module that a file names: import, export … from, dynamic import, import type, require. */
function importsOf(text: string): readonly { readonly target: string; readonly line: number }[] {
  const code = withoutComments(text);
  const found: { target: string; line: number }[] = [];
  const patterns = [
    /\b(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']/g,
    /\bimport\s*["']([^"']+)["']/g,
    /\bimport\s*\(\s*["'`]([^"'`]+)["'`]/g,
    /\brequire\s*\(\s*["'`]([^"'`]+)["'`]/g,
  ];
  for (const pattern of patterns) {
    for (const match of code.matchAll(pattern)) {
      found.push({ target: match[1] ?? "", line: code.slice(0, match.index).split("\n").length });
    }
  }
  return found;
}

/** What is wrong with a file, each as `path:line what`. */
function importFaults(file: SourceFile): readonly string[] {
  const room = roomOf(file.path);
  const allowed = mayImport[room];
  if (allowed === undefined) return [`${file.path}: src/${room} is not a folder of the house`];
  return importsOf(file.text).flatMap(({ target, line }) => {
    const say = (what: string) => [`${file.path}:${line} ${what}: ${target}`];
    if (!target.startsWith(".")) {
      if (!pureRooms.includes(room)) return [];
      if (target.startsWith("node:")) return say("a pure folder uses Node");
      const name = target
        .split("/")
        .slice(0, target.startsWith("@") ? 2 : 1)
        .join("/");
      return purePackages.includes(name) || purePackages.includes(target)
        ? []
        : say("a pure folder uses a package that is not listed as pure");
    }
    const path = posix.join(posix.dirname(file.path), target);
    if (path.startsWith("../")) {
      if (!path.startsWith("../locales/")) return say("leaves src");
      return speakingRooms.includes(room) ? [] : say("only wording and main read the words");
    }
    const other = roomOf(path);
    if (other === room) return [];
    if (!allowed.includes(other)) return say(`${room} may not use ${other}`);
    return path === `${other}/index.ts` ? [] : say(`${other} is entered through its door, ${other}/index.ts`);
  });
}

function purityFaults(file: SourceFile): readonly string[] {
  if (!pureRooms.includes(roomOf(file.path))) return [];
  return withoutCommentsAndStrings(file.text)
    .split("\n")
    .flatMap((line, index) =>
      bans
        .filter(([pattern]) => pattern.test(line))
        .map(([, what]) => `${file.path}:${index + 1} a pure folder uses ${what}: ${line.trim()}`),
    );
}

function lengthFaults(file: SourceFile, reasons: Readonly<Record<string, string>>): readonly string[] {
  const lines = file.text.trimEnd().split("\n").length;
  return lines > 400 && reasons[file.path] === undefined
    ? [`${file.path} has ${lines} lines: split it, or give the reason in longFiles`]
    : [];
}

function doorFaults(file: SourceFile): readonly string[] {
  if (!/^[a-z]+\/index\.ts$/.test(file.path) || roomOf(file.path) === "main") return [];
  const comment = /^(?:(?:\/\/.*\n)+|\/\*\*[\s\S]*?\*\/)/.exec(file.text)?.[0] ?? "";
  const said = comment.split("\n").filter((line) => /\p{L}/u.test(line));
  const message = `${file.path}: the door opens with a comment: what it is for, what it must not know`;
  return said.length >= 2 ? [] : [message];
}

function sources(): readonly SourceFile[] {
  const src = join(root, "src");
  return (readdirSync(src, { recursive: true }) as string[])
    .filter((path) => /\.(?:ts|mjs)$/.test(path) && statSync(join(src, path)).isFile())
    .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(src, path), "utf8") }));
}

describe("the house", () => {
  const files = sources();

  test("has source in every room that the import rule names", () => {
    expect([...new Set(files.map((file) => roomOf(file.path)))].sort()).toEqual(Object.keys(mayImport).sort());
  });

  test("imports go one way and only through doors", () => {
    expect(files.flatMap(importFaults)).toEqual([]);
  });

  test("the pure folders touch neither the world, a clock nor chance", () => {
    expect(files.flatMap(purityFaults)).toEqual([]);
  });

  test("each door says what the room is for and what it must not know", () => {
    expect(files.flatMap(doorFaults)).toEqual([]);
  });

  test("no file is longer than 400 lines without a reason", () => {
    expect(files.flatMap((file) => lengthFaults(file, longFiles))).toEqual([]);
    expect(Object.keys(longFiles).filter((path) => !files.some((file) => file.path === path))).toEqual([]);
  });

  test("file names are kebab-case", () => {
    expect(
      files
        .map((file) => file.path)
        .filter((path) => !/^(?:[a-z0-9]+\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.(?:ts|mjs)$/.test(path)),
    ).toEqual([]);
  });

  test("the top level holds what it should and nothing else", () => {
    const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    const names = new Set(
      tracked
        .split("\n")
        .filter((path) => path !== "")
        .map((path) => path.split("/")[0] ?? ""),
    );
    expect([...names].filter((name) => !name.startsWith(".")).sort()).toEqual(topLevel);
  });
});

describe("the reader of imports", () => {
  const at = (path: string, text: string) => importFaults({ path, text });

  test.each([
    [
      "a step up the stairs",
      "rules/assess.ts",
      'import { advance } from "../interview/index.ts";',
      "rules may not use interview",
    ],
    [
      "a type is an import too",
      "rules/assess.ts",
      'import type { Session } from "../interview/index.ts";',
      "rules may not use interview",
    ],
    [
      "over several lines",
      "interview/advance.ts",
      'import {\n  say, // the words\n  more,\n} from "../wording/index.ts";',
      "interview may not use wording",
    ],
    ["export from", "wording/index.ts", 'export * from "../casework/index.ts";', "wording may not use casework"],
    [
      "export of names over lines",
      "wording/index.ts",
      'export {\n  handle,\n} from "../casework/index.ts";',
      "wording may not use casework",
    ],
    [
      "a dynamic import",
      "channels/terminal.ts",
      'const store = await import("../store/index.ts");',
      "channels may not use store",
    ],
    ["an import for its effect", "store/json.ts", 'import "../files/index.ts";', "store may not use files"],
    [
      "an import type of a value",
      "rules/facts.ts",
      'type S = import("../interview/index.ts").Session;',
      "rules may not use interview",
    ],
    ["past the door", "wording/say.ts", 'import { unit } from "../rules/unit.ts";', "entered through its door"],
    [
      "main goes past the door",
      "commands/assess.ts",
      'import { unit } from "../rules/unit.ts";',
      "entered through its door",
    ],
    ["Node in a pure folder", "rules/load.ts", 'import { readFileSync } from "node:fs";', "a pure folder uses Node"],
    ["a package that is not pure", "rules/load.ts", 'import { Bot } from "grammy";', "not listed as pure"],
    ["out of src", "files/load.ts", 'import x from "../../test/talk.ts";', "leaves src"],
    [
      "words outside wording",
      "interview/ask.ts",
      'import words from "../../locales/en/cli.json" with { type: "json" };',
      "read the words",
    ],
    ["a folder that the house does not have", "utils/text.ts", "export const a = 1;", "not a folder of the house"],
    ["config is main's", "store/json.ts", 'import { readSettings } from "../config.ts";', "store may not use main"],
  ])("finds %s", (_, path, text, fault) => {
    expect(at(path, text)).toEqual([expect.stringContaining(fault)]);
  });

  test.each([
    ["down the stairs by the door", "casework/handle.ts", 'import { assess } from "../rules/index.ts";'],
    ["inside the room", "rules/assess.ts", 'import { unit } from "./unit.ts";'],
    ["main to everything", "commands/serve.ts", 'import { openStore } from "../store/index.ts";'],
    ["a comment", "rules/assess.ts", '// import { advance } from "../interview/index.ts";\n/* import "node:fs" */'],
    ["a pure package", "rules/money.ts", 'import { Decimal } from "decimal.js";'],
  ])("allows %s", (_, path, text) => {
    expect(at(path, text)).toEqual([]);
  });
});

describe("the reader of pure folders", () => {
  const at = (text: string) => purityFaults({ path: "rules/day.ts", text });

  test.each([
    ["const now = new Date();", "Date"],
    ["const seed = Math.random();", "randomness"],
    ["const place = process.env.DIBAO_PLACE;", "process"],
    ["export async function load() {}", "async"],
    ["setTimeout(go, 10);", "a timer"],
    ["const later: Promise<number> = go();", "async"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text under test is code
    ["const text = `today is ${Date.now()} sharp`;", "Date"],
    ["const quote = /['\"]/; const now = Date.now();", "Date"],
  ])("finds %s", (text, what) => {
    expect(at(text)).toEqual([expect.stringContaining(`a pure folder uses ${what}`)]);
  });

  test.each([
    ['// no Date, no process\nconst kind = "Date of process";'],
    ["const text = `a Date in words`;"],
    ["/** Never await here. */\nconst updated = candidate;"],
    ["const dates = readDates(text);"],
  ])("allows %s", (text) => {
    expect(at(text)).toEqual([]);
  });

  test("leaves the other folders alone", () => {
    expect(purityFaults({ path: "casework/clock.ts", text: "const now = new Date();" })).toEqual([]);
  });
});

describe("the reader of lengths and doors", () => {
  const lines = (count: number) => "x;\n".repeat(count);

  test("400 lines pass, 401 do not, a reasoned file may be longer", () => {
    expect(lengthFaults({ path: "rules/a.ts", text: lines(400) }, {})).toEqual([]);
    expect(lengthFaults({ path: "rules/a.ts", text: lines(401) }, {})).toHaveLength(1);
    expect(lengthFaults({ path: "rules/a.ts", text: lines(401) }, { "rules/a.ts": "a table" })).toEqual([]);
  });

  test("a door that does not say what the room is for is named", () => {
    expect(doorFaults({ path: "store/index.ts", text: 'export * from "./json.ts";' })).toHaveLength(1);
    expect(
      doorFaults({
        path: "store/index.ts",
        text: "// Where it is kept.\n// Knows the port.\n// Must not know channels.\n",
      }),
    ).toEqual([]);
  });
});
