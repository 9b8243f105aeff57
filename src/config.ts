// From the environment to typed settings. Every fault is found at once and returned as a code with values:
// the words are in locales/*/cli.json. No fault carries a token or a password.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";

export type Language = "zh-CN" | "en";
export const languages: readonly Language[] = ["zh-CN", "en"];

export interface SettingFault {
  readonly setting: string;
  readonly code:
    | "choice"
    | "timeZone"
    | "userIds"
    | "twoTokens"
    | "tokenFile"
    | "tokenForm"
    | "url"
    | "port"
    | "notYet";
  readonly data: Readonly<Record<string, string>>;
}

/** What every command needs. */
export interface BasicSettings {
  readonly language: Language;
  /** The place to judge by where none is named; null when the office set none. */
  readonly place: string | null;
  /** IANA name; decides which day "today" is. */
  readonly timeZone: string;
}

/** What the conversation needs besides. */
export interface Settings extends BasicSettings {
  /** Absolute path of the folder of people's data. */
  readonly dataFolder: string;
  /** Ids of the users who may talk to the bot; empty when the office set none. */
  readonly allow: readonly string[];
  readonly telegram: { readonly token: string; readonly apiRoot: string | null } | null;
  /** Where calendars are served; null where WEB_PORT is not set. `address` is what the outside calls it. */
  readonly web: { readonly host: string; readonly port: number; readonly address: string | null } | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;
export type Reading<T> =
  | { readonly ok: true; readonly settings: T }
  | { readonly ok: false; readonly faults: readonly SettingFault[] };

const officialApi = "https://api.telegram.org";

/** A setting: absent or blank is null; `read` returns the value, or calls `fault` and returns what is then ignored. */
function setting<T>(read: (text: string | null, fault: Fault) => T) {
  return z
    .string()
    .optional()
    .transform((text, context) =>
      read(text?.trim() || null, (code, data = {}) => {
        context.addIssue({ code: "custom", params: { code, data } });
        return z.NEVER;
      }),
    );
}
type Fault = (code: SettingFault["code"], data?: Record<string, string>) => never;

/** One of a few names; those in `later` are named in the contract but are refused by this version. */
function choice<T extends string>(options: readonly T[], standard: T, later: readonly string[] = []) {
  return setting((text, fault): T => {
    if (text === null) return standard;
    if (later.includes(text)) return fault("notYet", { value: text, options: options.join(" | ") });
    return (
      options.find((option) => option === text) ?? fault("choice", { value: shown(text), options: options.join(" | ") })
    );
  });
}

const basicFields = {
  DIBAO_LANG: choice(languages, "zh-CN"),
  DIBAO_PLACE: setting((text) => text),
  DIBAO_TIMEZONE: setting((text, fault) => {
    const name = text ?? "Asia/Shanghai";
    return isTimeZone(name) ? name : fault("timeZone", { value: shown(name) });
  }),
};

const conversationFields = {
  DIBAO_ALLOW: setting((text, fault) => {
    const ids = (text ?? "").split(/[\s,;\uFF0C\u3001\uFF1B]+/u).filter((id) => id !== "");
    const wrong = ids.find((id) => !/^-?\d{1,20}$/.test(id));
    return wrong === undefined ? ids : fault("userIds", { value: shown(wrong) });
  }),
  TELEGRAM_API_ROOT: setting((text, fault) => {
    if (text === null) return null;
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol)) return fault("url");
    return text.replace(/\/+$/, "");
  }),
  TELEGRAM_LIBRARY: choice(["grammy"], "grammy", ["telegraf"]),
  TELEGRAM_MODE: choice(["polling"], "polling", ["webhook"]),
  WEB_PORT: setting((text, fault) => {
    if (text === null) return null;
    return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : fault("port", { value: shown(text) });
  }),
  WEB_HOST: setting((text) => text ?? "127.0.0.1"),
  WEB_ADDRESS: setting((text, fault) => {
    if (text === null) return null;
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol)) return fault("url");
    return text.replace(/\/+$/, "");
  }),
  // The value may hold a password, so it is never repeated.
  STORE_URL: setting((text, fault) => {
    if (text === null || text === "json") return "json";
    return /^postgres(ql)?:/.test(text)
      ? fault("notYet", { value: "postgres://…", options: "json" })
      : fault("choice", { value: "…", options: "json" });
  }),
};

/** Reads the settings that every command needs. */
export function readBasicSettings(env: Environment): Reading<BasicSettings> {
  const read = z.object(basicFields).safeParse(env);
  return read.success ? { ok: true, settings: basics(read.data) } : { ok: false, faults: faultsOf(read.error) };
}

/** Reads all settings; opens TELEGRAM_BOT_TOKEN_FILE when it is set. */
export function readSettings(
  env: Environment,
  home: string = homedir(),
  platform: string = process.platform,
): Reading<Settings> {
  const read = z.object({ ...basicFields, ...conversationFields }).safeParse(env);
  const token = readToken(env);
  const faults = [...(read.success ? [] : faultsOf(read.error)), ...token.faults];
  if (!read.success || faults.length > 0) return { ok: false, faults };
  const { data } = read;
  return {
    ok: true,
    settings: {
      ...basics(data),
      dataFolder: dataFolderOf(env, home, platform),
      allow: data.DIBAO_ALLOW,
      telegram: token.token === null ? null : { token: token.token, apiRoot: data.TELEGRAM_API_ROOT },
      web: data.WEB_PORT === null ? null : { host: data.WEB_HOST, port: data.WEB_PORT, address: data.WEB_ADDRESS },
    },
  };
}

function basics(data: { DIBAO_LANG: Language; DIBAO_PLACE: string | null; DIBAO_TIMEZONE: string }): BasicSettings {
  return { language: data.DIBAO_LANG, place: data.DIBAO_PLACE, timeZone: data.DIBAO_TIMEZONE };
}

function faultsOf(error: z.ZodError): readonly SettingFault[] {
  return error.issues.map((issue) => {
    const { code, data } =
      issue.code === "custom" ? (issue.params as Omit<SettingFault, "setting">) : { code: "choice" as const, data: {} };
    return { setting: String(issue.path[0]), code, data };
  });
}

function readToken(env: Environment): { readonly token: string | null; readonly faults: readonly SettingFault[] } {
  const given = env.TELEGRAM_BOT_TOKEN?.trim() || null;
  const file = env.TELEGRAM_BOT_TOKEN_FILE?.trim() || null;
  const fault = (setting: string, code: SettingFault["code"], data: Record<string, string> = {}) => ({
    token: null,
    faults: [{ setting, code, data }],
  });
  if (given !== null && file !== null) return fault("TELEGRAM_BOT_TOKEN_FILE", "twoTokens");
  let token = given;
  if (file !== null) {
    try {
      token = readFileSync(file, "utf8").trim();
    } catch {
      return fault("TELEGRAM_BOT_TOKEN_FILE", "tokenFile", { value: shown(file) });
    }
  }
  if (token === null) return { token, faults: [] };
  // Another API root may be a local server with tokens of its own form; Telegram's own are a number, a colon, a secret.
  const root = env.TELEGRAM_API_ROOT?.trim() || officialApi;
  const form = root.startsWith(officialApi) ? /^\d+:[\w-]{20,}$/ : /^[\w:.-]+$/;
  return form.test(token)
    ? { token, faults: [] }
    : fault(file === null ? "TELEGRAM_BOT_TOKEN" : "TELEGRAM_BOT_TOKEN_FILE", "tokenForm");
}

/** The absolute path of the folder of people's data and of what the office has set itself. */
export function dataFolderOf(env: Environment, home: string = homedir(), platform: string = process.platform): string {
  return resolve(env.DIBAO_DATA?.trim() || standardDataFolder(env, home, platform));
}

/** People's data lie in the user's data folder, never in the checkout, where they could be committed. */
function standardDataFolder(env: Environment, home: string, platform: string): string {
  if (platform === "win32") return join(env.LOCALAPPDATA?.trim() || join(home, "AppData", "Local"), "dibao-bot");
  return join(env.XDG_DATA_HOME?.trim() || join(home, ".local", "share"), "dibao-bot");
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A wrong value as it may be repeated in a message: short, and without anything that looks like a bot token. */
function shown(value: string): string {
  const masked = value.replace(/\d{5,}:[\w-]{10,}/g, "…");
  return masked.length > 60 ? `${masked.slice(0, 60)}…` : masked;
}
