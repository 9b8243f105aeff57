import type { Language } from "../interview/index.ts";
import { factDef } from "../rules/index.ts";
import { hasWords } from "./translate.ts";
import { nameChoice, nameFactOf, type Voice, voiceOf } from "./values.ts";

export interface Fault {
  readonly code: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What is wrong with an input or a policy file, what was expected, and what to do. */
export function explainFault(fault: Fault, language: Language): string {
  return explainFaultIn(voiceOf(language), fault);
}

export function explainFaultIn(voice: Voice, fault: Fault): string {
  const key = `faults:${fault.code}`;
  // A code without words is a defect that the tests find; a person still gets the code and its values.
  if (!hasWords(voice.language, key)) {
    return voice.t("faults:other", { code: fault.code, data: Object.values(fault.data).join(", ") });
  }
  const text = voice.t(key, namedTypes(voice, namedData(voice, fault.data))).trimEnd();
  const { nearest } = fault.data;
  return nearest === undefined || nearest === "" ? text : voice.t("faults:nearest", { text, nearest });
}

// The types of expressions have names for people; units such as yuan/year stand as they are.
const typed = ["found", "expected", "left", "right"] as const;

function namedTypes(voice: Voice, data: Fault["data"]): Fault["data"] {
  const named: Record<string, string> = { ...data };
  for (const key of typed) {
    const [kind = ""] = (data[key] ?? "").split(" ");
    if (hasWords(voice.language, `faults:type-${kind}`)) named[key] = voice.t(`faults:type-${kind}`);
  }
  return named;
}

// Another fact, or its value, is called by its name, not by its path.
function namedData(voice: Voice, data: Fault["data"]): Fault["data"] {
  const { other, is } = data;
  if (other === undefined || factDef(other) === undefined) return data;
  const member = /^members\[(\d+)\]/.exec(other);
  const who = member === null ? null : { member: Number(member[1]), relation: null, age: null, sex: null };
  const pattern = other.replace(/\[\d+\]/g, "[]");
  return {
    ...data,
    other: nameFactOf(voice, { path: other, pattern, who }),
    ...(is === undefined ? {} : { is: nameIs(voice, pattern, is) }),
  };
}

function nameIs(voice: Voice, pattern: string, is: string): string {
  if (is === "yes" || is === "no") return voice.t(`common:${is}`);
  return nameChoice(voice, pattern, is);
}
