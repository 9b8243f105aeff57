import i18next from "i18next";
import enAnswers from "../../locales/en/answers.json" with { type: "json" };
import enAsk from "../../locales/en/ask.json" with { type: "json" };
import enCases from "../../locales/en/cases.json" with { type: "json" };
import enChoices from "../../locales/en/choices.json" with { type: "json" };
import enCommands from "../../locales/en/commands.json" with { type: "json" };
import enCommon from "../../locales/en/common.json" with { type: "json" };
import enDetails from "../../locales/en/details.json" with { type: "json" };
import enDue from "../../locales/en/due.json" with { type: "json" };
import enEvidence from "../../locales/en/evidence.json" with { type: "json" };
import enExport from "../../locales/en/export.json" with { type: "json" };
import enFaults from "../../locales/en/faults.json" with { type: "json" };
import enNotices from "../../locales/en/notices.json" with { type: "json" };
import enQuestions from "../../locales/en/questions.json" with { type: "json" };
import enVerdict from "../../locales/en/verdict.json" with { type: "json" };
import enWhatIf from "../../locales/en/what-if.json" with { type: "json" };
import zhAnswers from "../../locales/zh-CN/answers.json" with { type: "json" };
import zhAsk from "../../locales/zh-CN/ask.json" with { type: "json" };
import zhCases from "../../locales/zh-CN/cases.json" with { type: "json" };
import zhChoices from "../../locales/zh-CN/choices.json" with { type: "json" };
import zhCommands from "../../locales/zh-CN/commands.json" with { type: "json" };
import zhCommon from "../../locales/zh-CN/common.json" with { type: "json" };
import zhDetails from "../../locales/zh-CN/details.json" with { type: "json" };
import zhDue from "../../locales/zh-CN/due.json" with { type: "json" };
import zhEvidence from "../../locales/zh-CN/evidence.json" with { type: "json" };
import zhExport from "../../locales/zh-CN/export.json" with { type: "json" };
import zhFaults from "../../locales/zh-CN/faults.json" with { type: "json" };
import zhNotices from "../../locales/zh-CN/notices.json" with { type: "json" };
import zhQuestions from "../../locales/zh-CN/questions.json" with { type: "json" };
import zhVerdict from "../../locales/zh-CN/verdict.json" with { type: "json" };
import zhWhatIf from "../../locales/zh-CN/what-if.json" with { type: "json" };
import type { Language } from "../interview/index.ts";
import { withFullMarks } from "./full-marks.ts";
import { inEnglish } from "./in-english.ts";

const chinese = {
  answers: zhAnswers,
  ask: zhAsk,
  cases: zhCases,
  choices: zhChoices,
  commands: zhCommands,
  common: zhCommon,
  details: zhDetails,
  due: zhDue,
  evidence: zhEvidence,
  export: zhExport,
  faults: zhFaults,
  notices: zhNotices,
  questions: zhQuestions,
  verdict: zhVerdict,
  "what-if": zhWhatIf,
};
// The type holds every other language to the keys of the first.
const english: typeof chinese = {
  answers: enAnswers,
  ask: enAsk,
  cases: enCases,
  choices: enChoices,
  commands: enCommands,
  common: enCommon,
  details: enDetails,
  due: enDue,
  evidence: enEvidence,
  export: enExport,
  faults: enFaults,
  notices: enNotices,
  questions: enQuestions,
  verdict: enVerdict,
  "what-if": enWhatIf,
};

type Values = Readonly<Record<string, string | number>>;

/** Words for a key such as `common:yes` or `questions:income.total/ask`; a missing key is a defect and throws. */
export type Translate = (key: string, values?: Values) => string;

const translator = i18next.createInstance();
translator.init({
  resources: { "zh-CN": chinese, en: english },
  ns: Object.keys(chinese),
  defaultNS: "common",
  initAsync: false,
  fallbackLng: false,
  // Fact paths contain dots, so levels of the files are parted by a slash.
  keySeparator: "/",
  nsSeparator: ":",
  interpolation: { escapeValue: false, skipOnVariables: true },
  parseMissingKeyHandler: (key) => {
    throw new Error(`no words for ${key}`);
  },
});

export function wordsIn(language: Language): Translate {
  const translate = translator.getFixedT(language);
  return language === "zh-CN"
    ? (key, values = {}) => withFullMarks(translate(key, values))
    : // A fault names what stands in a file or was typed, as it stands there.
      (key, values = {}) => translate(key, key.startsWith("faults:") ? values : inEnglish(values));
}

/** Whether a language has words for a key: for codes that a newer part of the program may add. */
export function hasWords(language: Language, key: string): boolean {
  return translator.exists(key, { lng: language });
}
