import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { explainSetting, wordsOf } from "../src/commands/words.ts";
import { type Environment, languages, readBasicSettings, readSettings, type SettingFault } from "../src/config.ts";

const folder = mkdtempSync(join(tmpdir(), "dibao-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const token = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp";
const read = (env: Environment, platform = "linux") => readSettings(env, join("/home", "li"), platform);
const settings = (env: Environment, platform?: string) => {
  const reading = read(env, platform);
  if (!reading.ok) throw new Error(reading.faults.map((fault) => fault.setting).join());
  return reading.settings;
};
const faults = (env: Environment): readonly SettingFault[] => {
  const reading = read(env);
  return reading.ok ? [] : reading.faults;
};

const settingNames = [
  "DIBAO_LANG",
  "DIBAO_TIMEZONE",
  "DIBAO_ALLOW",
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_BOT_TOKEN_FILE",
  "TELEGRAM_API_ROOT",
  "TELEGRAM_LIBRARY",
  "TELEGRAM_MODE",
  "STORE_URL",
  "WEB_PORT",
  "WEB_HOST",
  "WEB_ADDRESS",
];

describe("settings", () => {
  test("an empty environment is a local bot in Chinese on Shanghai time", () => {
    expect(settings({})).toEqual({
      language: "zh-CN",
      place: null,
      timeZone: "Asia/Shanghai",
      dataFolder: join("/home", "li", ".local", "share", "dibao-bot"),
      allow: [],
      telegram: null,
      web: null,
    });
  });

  test("a blank setting counts as none", () => {
    expect(settings({ DIBAO_LANG: "", DIBAO_PLACE: "  ", TELEGRAM_BOT_TOKEN: "" })).toEqual(settings({}));
  });

  test.each([
    ["Linux", "linux", {}, join("/home", "li", ".local", "share", "dibao-bot")],
    ["Linux with XDG", "linux", { XDG_DATA_HOME: "/srv/data" }, join("/srv/data", "dibao-bot")],
    ["Windows", "win32", { LOCALAPPDATA: "/Users/li/Local" }, join("/Users/li/Local", "dibao-bot")],
    ["Windows without LOCALAPPDATA", "win32", {}, join("/home", "li", "AppData", "Local", "dibao-bot")],
    ["named by the office", "linux", { DIBAO_DATA: "/srv/dibao", XDG_DATA_HOME: "/srv/data" }, "/srv/dibao"],
  ])("people's data lie outside the checkout: %s", (_, platform, env, expected) => {
    expect(settings(env, platform).dataFolder).toBe(expected);
  });

  test("user ids may be separated as people type lists", () => {
    expect(settings({ DIBAO_ALLOW: "12345678, 23456789\uFF0C34567890\u3001-100123" }).allow).toEqual([
      "12345678",
      "23456789",
      "34567890",
      "-100123",
    ]);
  });

  test("the token comes from the environment or from a file", () => {
    const file = join(folder, "token");
    writeFileSync(file, `${token}\n`);
    expect(settings({ TELEGRAM_BOT_TOKEN: token }).telegram).toEqual({ token, apiRoot: null });
    expect(settings({ TELEGRAM_BOT_TOKEN_FILE: file }).telegram?.token).toBe(token);
  });

  test("a local Telegram server may have tokens of its own form", () => {
    const env = { TELEGRAM_BOT_TOKEN: "sampleToken", TELEGRAM_API_ROOT: "http://127.0.0.1:9001/" };
    expect(settings(env).telegram).toEqual({ token: "sampleToken", apiRoot: "http://127.0.0.1:9001" });
    expect(faults({ TELEGRAM_BOT_TOKEN: "sampleToken" })).toMatchObject([{ code: "tokenForm" }]);
  });

  test.each<[string, Environment, SettingFault["code"], string]>([
    ["a language", { DIBAO_LANG: "fr" }, "choice", "DIBAO_LANG"],
    ["a time zone", { DIBAO_TIMEZONE: "Asia/Sandu" }, "timeZone", "DIBAO_TIMEZONE"],
    ["a user id", { DIBAO_ALLOW: "12345678,@li" }, "userIds", "DIBAO_ALLOW"],
    [
      "two tokens",
      { TELEGRAM_BOT_TOKEN: token, TELEGRAM_BOT_TOKEN_FILE: "/t" },
      "twoTokens",
      "TELEGRAM_BOT_TOKEN_FILE",
    ],
    ["a token file", { TELEGRAM_BOT_TOKEN_FILE: "/no/such/file" }, "tokenFile", "TELEGRAM_BOT_TOKEN_FILE"],
    ["a token", { TELEGRAM_BOT_TOKEN: "my token" }, "tokenForm", "TELEGRAM_BOT_TOKEN"],
    ["an address", { TELEGRAM_API_ROOT: "api.telegram.org" }, "url", "TELEGRAM_API_ROOT"],
    ["a library of a later version", { TELEGRAM_LIBRARY: "telegraf" }, "notYet", "TELEGRAM_LIBRARY"],
    ["an unknown library", { TELEGRAM_LIBRARY: "gramps" }, "choice", "TELEGRAM_LIBRARY"],
    ["a mode of a later version", { TELEGRAM_MODE: "webhook" }, "notYet", "TELEGRAM_MODE"],
    ["a store of a later version", { STORE_URL: "postgres://u:geheim@db/x" }, "notYet", "STORE_URL"],
    ["an unknown store", { STORE_URL: "mysql://u:geheim@db/x" }, "choice", "STORE_URL"],
    ["a port above the last", { WEB_PORT: "65536" }, "port", "WEB_PORT"],
    ["a port that is no number", { WEB_PORT: "80a" }, "port", "WEB_PORT"],
  ])("names %s that can't be used", (_, env, code, setting) => {
    expect(faults(env)).toMatchObject([{ code, setting }]);
  });

  test("every fault is found at once", () => {
    const env = { DIBAO_LANG: "fr", WEB_PORT: "x", TELEGRAM_BOT_TOKEN_FILE: "/no/such/file", TELEGRAM_MODE: "webhook" };
    expect(
      faults(env)
        .map((fault) => fault.setting)
        .sort(),
    ).toEqual(["DIBAO_LANG", "TELEGRAM_BOT_TOKEN_FILE", "TELEGRAM_MODE", "WEB_PORT"]);
  });

  test("a command that needs no conversation is not stopped by Telegram's settings", () => {
    expect(readBasicSettings({ TELEGRAM_LIBRARY: "telegraf" }).ok).toBe(true);
    expect(readBasicSettings({ DIBAO_LANG: "fr" }).ok).toBe(false);
  });

  test("no message repeats a token or a password, wherever it was put", () => {
    const said = settingNames.flatMap((name) =>
      [token, `postgres://u:${token}@db/x`, `x${token}x`].flatMap((value) =>
        faults({ [name]: value }).flatMap((fault) =>
          languages.map((language) => explainSetting(fault, wordsOf(language))),
        ),
      ),
    );
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((text) => text.includes("AAbbCCdd"))).toEqual([]);
  });

  test.each(languages)("each fault has words with every value filled in: %s", (language) => {
    const values = { value: "x", options: "a | b" };
    const codes: readonly SettingFault["code"][] = [
      "choice",
      "timeZone",
      "userIds",
      "twoTokens",
      "tokenFile",
      "tokenForm",
      "url",
      "port",
      "notYet",
    ];
    for (const code of codes) {
      const text = explainSetting({ setting: "DIBAO_X", code, data: values }, wordsOf(language));
      expect(text).toContain("DIBAO_X");
      expect(text).not.toContain("{{");
    }
  });
});
