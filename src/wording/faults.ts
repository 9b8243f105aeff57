import type { Language } from "../interview/index.ts";
import { hasWords } from "./translate.ts";
import { type Voice, voiceOf } from "./values.ts";

export interface Fault {
  readonly code: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What is wrong with an input, a policy file or a setting, what was expected, and what to do. */
export function explainFault(fault: Fault, language: Language): string {
  return explainFaultIn(voiceOf(language), fault);
}

export function explainFaultIn(voice: Voice, fault: Fault): string {
  const key = `faults:${fault.code}`;
  // A code without words is a defect that the tests find; a person still gets the code and its values.
  return hasWords(voice.language, key)
    ? voice.t(key, fault.data)
    : voice.t("faults:other", { code: fault.code, data: Object.values(fault.data).join(", ") });
}
