import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCommand } from "../src/interview/command-words.ts";
import { factCatalogue } from "../src/rules/index.ts";
import { hasWords } from "../src/wording/translate.ts";
import { choiceSetOf } from "../src/wording/values.ts";

const languages = ["zh-CN", "en"] as const;
const folder = (language: string) => new URL(`../locales/${language}/`, import.meta.url);

type Tree = { readonly [key: string]: string | Tree };

function textsOf(tree: Tree, path = ""): readonly (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as const] : textsOf(value, `${path}${key}/`),
  );
}

function readLocale(language: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder(language)).filter((name) => name.endsWith(".json"));
  return new Map(
    files.flatMap((file) =>
      textsOf(JSON.parse(readFileSync(new URL(file, folder(language)), "utf8")) as Tree, `${file}:`),
    ),
  );
}

const placeholdersIn = (text: string) => [...new Set(text.match(/\{\{[^}]*\}\}/g) ?? [])].sort();

const chinese = readLocale("zh-CN");
const english = readLocale("en");

describe("both languages say the same things", () => {
  test("they have the same files and keys", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  test("a text has the same placeholders in both", () => {
    const differing = [...chinese].filter(
      ([key, text]) => String(placeholdersIn(text)) !== String(placeholdersIn(english.get(key) ?? "")),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test.each(languages)("no text is empty in %s", (language) => {
    const empty = [...(language === "en" ? english : chinese)].filter(([, text]) => text.trim() === "");
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  test("Chinese text uses Chinese marks, and English text has none of them", () => {
    const mixed = [...english].filter(([key, text]) => /[，。；：？！（）、]/.test(text) && !key.includes("language/"));
    expect(mixed.map(([key]) => key)).toEqual([]);
  });
});

describe("every fact can be asked and named", () => {
  test.each(languages)("each has a question and a label in %s", (language) => {
    const missing = factCatalogue.filter(
      ({ id }) => !hasWords(language, `questions:${id}/ask`) || !hasWords(language, `questions:${id}/label`),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test.each(languages)("each option has a label in %s", (language) => {
    const missing = factCatalogue.flatMap(({ id, options = [] }) =>
      options
        .filter((option) => !hasWords(language, `choices:${choiceSetOf(id)}/${option}`))
        .map((option) => `${id} ${option}`),
    );
    expect(missing).toEqual([]);
  });

  test("no words are kept for facts that do not exist", () => {
    const known = new Set<string>(factCatalogue.map(({ id }) => id));
    const named = [...chinese.keys()]
      .filter((key) => key.startsWith("questions.json:"))
      .map((key) => key.slice("questions.json:".length, key.lastIndexOf("/")));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  test("a question about a member says whose answer is wanted", () => {
    const silent = [...chinese].filter(
      ([key, text]) => key.startsWith("questions.json:members") && key.endsWith("/ask") && !text.includes("{{who}}"),
    );
    expect(silent).toEqual([]);
  });
});

const source = (folder: string): string =>
  readdirSync(new URL(`../src/${folder}`, import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(`../src/${folder}/${name}`, import.meta.url), "utf8"))
    .join("\n");

const codesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, code = ""]) => code))].sort();

describe("every code has words", () => {
  const rules = source("rules");
  // A code stands as the first text of a call that reports a fault, or behind `code:`.
  const reported = codesIn(rules, /(?:[fF]ault|refuse|report)\w*\(\s*(?:[^"()]|\([^()]*\))*?"([a-z]+(?:-[a-z]+)+)"/g);
  const written = codesIn(rules, /code: (?:[^"\n]*\? )?"([a-z]+(?:-[a-z]+)+)"/g);
  const faults = [...new Set([...reported, ...written])];
  const kinds = [...new Set(factCatalogue.map(({ kind }) => `bad-${kind}`))];

  test.each(languages)("faults of facts, figures and packs, in %s", (language) => {
    expect(faults.length).toBeGreaterThan(50);
    const missing = [...faults, ...kinds].filter((code) => !hasWords(language, `faults:${code}`));
    expect(missing).toEqual([]);
  });

  test.each(languages)("what was not certain enough to note, in %s", (language) => {
    const types = [...source("interview/read").matchAll(/export type \w+Code =([^;]*);/g)]
      .map(([, body = ""]) => body)
      .join("\n");
    const codes = codesIn(types, /"([a-z]+(?:-[a-z]+)*)"/g);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !hasWords(language, `ask:${code}`))).toEqual([]);
  });

  test.each(languages)("sentences of the program around the conversation, in %s", (language) => {
    const [, body = ""] = /export type NoticeCode =([^;]*);/.exec(source("casework")) ?? [];
    const codes = codesIn(body, /"([a-z-]+)"/g);
    expect(codes.length).toBeGreaterThan(3);
    expect(codes.filter((code) => !hasWords(language, `notices:spine/${code}`))).toEqual([]);
  });
});

describe("what a button says can be typed", () => {
  const answersOrNames = new Set(["page", "arithmetic-of", "look-at"]);
  const labels = languages.flatMap((language) =>
    [...(language === "en" ? english : chinese)]
      .filter(([key]) => key.startsWith("common.json:button/") && !answersOrNames.has(key.slice(key.indexOf("/") + 1)))
      .map(([key, text]) => [language, text, key] as const),
  );
  test.each(labels)("%s: %s", (_language, text) => {
    expect(readCommand(text)).not.toBeNull();
  });
});
