import i18next from "i18next";
import en from "../../locales/en/cli.json" with { type: "json" };
import zh from "../../locales/zh-CN/cli.json" with { type: "json" };
import type { Language, SettingFault } from "../config.ts";
import { withFullMarks } from "../wording/index.ts";

/** The words of the command line in one language; a key that is missing is a defect and throws. */
export type Words = (key: string, data?: Readonly<Record<string, string>>) => string;

const translator = i18next.createInstance();
translator.init({
  resources: { "zh-CN": { cli: zh }, en: { cli: en } },
  ns: ["cli"],
  defaultNS: "cli",
  initAsync: false,
  fallbackLng: false,
  interpolation: { escapeValue: false },
  parseMissingKeyHandler: (key) => {
    throw new Error(`locales/*/cli.json has no words for ${key}`);
  },
});

export function wordsOf(language: Language): Words {
  const translate = translator.getFixedT(language, "cli");
  return language === "zh-CN"
    ? (key, data = {}) => withFullMarks(translate(key, data))
    : (key, data = {}) => translate(key, data);
}

/** A wrong setting, in the words of the command line. */
export function explainSetting(fault: SettingFault, words: Words): string {
  return words(`settings.${fault.code}`, { setting: fault.setting, ...fault.data });
}
