// How facts, people, places in documents and sums of money are named.

import {
  type CaseName,
  type ClauseName,
  type Ends,
  endsOfText,
  type FactName,
  type Item,
  isEnds,
  type Language,
  type Monthly,
  type ParameterName,
  type SuppliedFigure,
  type Value,
  type Who,
} from "../interview/index.ts";
import { factDef } from "../rules/index.ts";
import { withFullMarks } from "./full-marks.ts";
import { hasWords, type Translate, wordsIn } from "./translate.ts";

/** Everything that words one reply: the language and its words. */
export interface Voice {
  readonly language: Language;
  readonly t: Translate;
}

export function voiceOf(language: Language): Voice {
  return { language, t: wordsIn(language) };
}

export function inVoice(voice: Voice, name: { readonly "zh-CN": string; readonly en: string }): string {
  return voice.language === "zh-CN" ? withFullMarks(name["zh-CN"]) : name.en;
}

/** "儿子(17岁)"; who is not known by relation is called by their number. */
export function nameWho(voice: Voice, who: Who): string {
  const { t, language } = voice;
  const byRelation = (relation: string) => {
    const withSex = `common:who/${relation}-${who.sex}`;
    return who.sex !== null && hasWords(language, withSex) ? t(withSex) : t(`choices:relation/${relation}`);
  };
  const base =
    who.relation === null || !hasWords(language, `choices:relation/${who.relation}`)
      ? t("common:who/member", { number: who.member + 1 })
      : byRelation(who.relation);
  return who.age === null ? base : t("common:who/aged", { who: base, age: who.age });
}

/** The fact's name alone: "年龄". */
export function labelOf(voice: Voice, fact: { readonly pattern: string }): string {
  const key = `questions:${fact.pattern}/label`;
  return hasWords(voice.language, key) ? voice.t(key) : fact.pattern;
}

/** The fact's name with whose it is: "户主·年龄". */
export function nameFactOf(voice: Voice, fact: FactName): string {
  const label = labelOf(voice, fact);
  const name = fact.who === null ? label : voice.t("common:of", { who: nameWho(voice, fact.who), label });
  return fact.within === true ? voice.t("common:exactly", { name }) : name;
}

/** The set of words for a choice: facts of the same kind share one. */
export function choiceSetOf(pattern: string): string {
  if (/^members\[\]\.(father|mother)\.state$/.test(pattern)) return "parentState";
  if (pattern === "supporters[].state") return "supporterState";
  if (pattern === "members[].disabilities[].type") return "disability";
  if (pattern.startsWith("members[].selfCare.")) return "selfCare";
  if (pattern === "taper.cause" || pattern === "emergency.kind") return pattern;
  return pattern.slice(pattern.lastIndexOf(".") + 1);
}

export function nameChoice(voice: Voice, pattern: string, option: string): string {
  const key = `choices:${choiceSetOf(pattern)}/${option}`;
  return hasWords(voice.language, key) ? voice.t(key) : option;
}

/** A value as it stands beside its label: "12000元/年", "是", "肢体残疾". */
export function nameValue(voice: Voice, pattern: string, value: Value): string {
  const { t } = voice;
  if (value === null) return t("common:unknown");
  if (value === "refused") return t("common:refused");
  if (typeof value === "boolean") return value ? t("common:yes") : t("common:no");
  if (isEnds(value)) return nameEnds(voice, value, (text) => nameValue(voice, pattern, text));
  const text = String(value);
  const definition = factDef(pattern);
  const offered = definition === undefined || !text.includes("~") ? null : endsOfText(definition, text);
  if (offered !== null) return nameValue(voice, pattern, offered);
  switch (definition?.kind) {
    case "choice":
      return nameChoice(voice, pattern, text);
    case "amount": {
      const [amount = text, period] = text.split("/");
      if (period === undefined) return t("common:value/yuan", { value: amount });
      return t(period === "month" ? "common:value/per-month" : "common:value/per-year", { value: amount });
    }
    case "money":
      return t(definition.unit === "yuan/month" ? "common:value/per-month" : "common:value/yuan", { value: text });
    case "count":
    case "number":
      if (definition.unit === "years") return t("common:value/age", { value: text });
      if (definition.unit === "months") return t("common:value/months", { value: text });
      if (definition.unit === "grade") return nameGrade(voice, text);
      return pattern === "size" ? t("common:value/persons", { value: text }) : text;
    default:
      return text;
  }
}

/** "7000–8000元/年", "20000元/年以上"; what stands around the figures is worded as for one figure. */
function nameEnds(voice: Voice, { from, to }: Ends, word: (value: string | number) => string): string {
  const { t } = voice;
  if (from === undefined || to === undefined)
    return to === undefined
      ? t("common:value/from", { value: word(from ?? "") })
      : t("common:value/to", { value: word(to) });
  const [low = "", period] = String(from).split("/");
  const [high = ""] = String(to).split("/");
  const both = t("common:value/between", { from: low, to: high });
  return word(period === undefined ? both : `${both}/${period}`);
}

function nameGrade(voice: Voice, grade: string): string {
  return voice.t("common:value/grade", { grade: gradeWord(voice, grade) });
}

function gradeWord(voice: Voice, grade: string): string {
  const key = `common:value/grades/${grade}`;
  return hasWords(voice.language, key) ? voice.t(key) : grade;
}

/** A fact said back in as few words as are clear: "农村", "4人", "年收入12000元". */
export function echoItem(voice: Voice, item: Item): string {
  const text = echoValue(voice, item);
  return item.arithmetic === undefined ? text : voice.t("common:echo/converted", { text, arithmetic: item.arithmetic });
}

function echoValue(voice: Voice, item: Item): string {
  const { t } = voice;
  const { pattern, value } = item;
  const label = labelOf(voice, item);
  if (value === null) return t("common:echo/unknown", { label });
  if (value === "refused") return t("common:echo/refused", { label });
  if (typeof value === "boolean") return value ? label : t("common:echo/not", { label });
  const definition = factDef(pattern);
  if (isEnds(value) && value.from !== undefined && value.to !== undefined)
    return nameEnds(voice, value, (one) => echoValue(voice, { ...item, value: one }));
  if (definition?.kind === "amount" && !isEnds(value)) {
    const [amount = "", period] = String(value).split("/");
    if (period !== undefined)
      return t(period === "month" ? "common:echo/month" : "common:echo/year", { label, value: amount });
  }
  const named = nameValue(voice, pattern, value);
  const speaksForItself =
    definition?.kind === "choice" || pattern === "size" || definition?.unit === "years" || definition?.unit === "grade";
  return speaksForItself ? named : t("common:echo/plain", { label, value: named });
}

/** Facts said back as one list, people one after another: "农村、4人、户主(56岁、一级肢体残疾)、1人一级残疾". */
export function echoItems(voice: Voice, items: readonly Item[]): string {
  const { t } = voice;
  const separator = t("common:list-separator");
  const parts = items.filter(({ who }) => who === null).map((item) => echoItem(voice, item));
  const alike = new Map<string, number>();
  for (const facts of byMember(items)) {
    const traits = traitsOf(voice, facts).join(separator);
    const who = facts[0]?.who;
    if (who === undefined || who === null) continue;
    if (who.relation === null) alike.set(traits, (alike.get(traits) ?? 0) + 1);
    else
      parts.push(
        traits === ""
          ? nameWho(voice, { ...who, age: null })
          : t("common:who/facts", { who: nameWho(voice, { ...who, age: null }), facts: traits }),
      );
  }
  for (const [facts, count] of alike) parts.push(t("common:who/some", { count: String(count), facts }));
  return parts.join(separator);
}

function byMember(items: readonly Item[]): Iterable<readonly Item[]> {
  const people = new Map<number, Item[]>();
  for (const item of items) {
    if (item.who !== null) people.set(item.who.member, [...(people.get(item.who.member) ?? []), item]);
  }
  return people.values();
}

const saidBySex = new Set<string | null>(["child", "parent", "spouse", "grandparent", "grandchild"]);

// Type and grade of a disability are one thing to say; relation and sex are in the person's name already.
function traitsOf(voice: Voice, facts: readonly Item[]): readonly string[] {
  const grade = facts.find(({ pattern }) => pattern === "members[].disabilityGrade");
  const type = facts.find(({ pattern, value }) => pattern === "members[].disability" && value !== "none");
  return facts.flatMap((item) => {
    if (item.pattern === "members[].relation" && item.who?.relation !== null) return [];
    if (item.pattern === "members[].sex" && saidBySex.has(item.who?.relation ?? null)) return [];
    if (grade === undefined || type === undefined || typeof grade.value !== "number") return [echoItem(voice, item)];
    if (item === grade) return [];
    return item === type
      ? [
          voice.t("common:echo/disability", {
            grade: gradeWord(voice, String(grade.value)),
            type: nameValue(voice, type.pattern, type.value),
          }),
        ]
      : [echoItem(voice, item)];
  });
}

export function nameParameter(voice: Voice, parameter: ParameterName): string {
  return parameter.words === null ? parameter.name : inVoice(voice, parameter.words);
}

/** A figure of a parameter with its unit: "5280元/年". */
export function nameFigure(voice: Voice, value: string, unit: string): string {
  const key = `common:unit/${unit}`;
  return voice.t("common:figure", { value, unit: hasWords(voice.language, key) ? voice.t(key) : unit }).trim();
}

/** "农村低保标准 5280元/年". */
export function figureText(voice: Voice, figure: SuppliedFigure): string {
  return `${nameParameter(voice, figure.name)} ${nameFigure(voice, figure.value, figure.unit)}`;
}

/** Document, number and article. */
export function nameClause(voice: Voice, clause: ClauseName): string {
  const { title, number, at, own } = clause;
  const name =
    number === null
      ? voice.t("verdict:clause-name-plain", { title, at })
      : voice.t("verdict:clause-name", { title, number, at });
  return own ? voice.t("verdict:clause-name-own", { name }) : name;
}

/** Chooses the words of a single payment where an amount is one. */
export function howOften(monthly: Monthly | null): { readonly context?: string } {
  return monthly?.once === true ? { context: "once" } : {};
}

export function nameAmount(voice: Voice, monthly: Monthly): string {
  const { from, to } = monthly;
  if (to === from) return from;
  return to === null ? voice.t("verdict:amount-at-least", { from }) : voice.t("verdict:amount-range", { from, to });
}

export function listOf(voice: Voice, texts: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const separator = voice.t("common:list-separator");
  const unique = [...new Set(texts)];
  if (unique.length <= most) return unique.join(separator);
  return voice.t("verdict:more", { list: unique.slice(0, most).join(separator), count: String(unique.length) });
}

export function nameCase(voice: Voice, open: CaseName): string {
  const { number, label, trial } = open;
  const name = label === "" ? voice.t("common:case/numbered", { number }) : voice.t("common:case/named", { label });
  return trial === undefined ? name : voice.t("common:case/trial", { case: name, number: trial });
}
