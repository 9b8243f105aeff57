import type { Language } from "../config.ts";
import type { AssessmentJson, PolicySet, ProgrammeJson } from "../rules/index.ts";
import { nameFact } from "../wording/index.ts";
import type { Words } from "./words.ts";

export interface Speech {
  readonly policies: PolicySet;
  readonly language: Language;
  readonly words: Words;
}

/** An assessment to be read by a person: a paragraph for each programme, what is missing, and what to ask next. */
export function assessmentText(assessment: AssessmentJson, speech: Speech): string {
  const { policies, language, words } = speech;
  const say = (key: string, data: Readonly<Record<string, string>>) => words(`assessment.${key}`, data);
  const policy = policies.policy(assessment.place);
  const place = policy?.place.name[language] ?? assessment.place;
  const names = new Map(policy?.programmes(assessment.on).map(({ id, name }) => [id, name[language]]) ?? []);
  const lines = [say("heading", { place, id: assessment.place, on: assessment.on })];
  for (const programme of assessment.programmes) {
    const name = names.get(programme.id) ?? programme.id;
    lines.push(
      "",
      say("programme", { name: `${name} (${programme.id})`, verdict: words(`verdicts.${programme.verdict}`) }),
    );
    lines.push(...programmeLines(programme, speech).map((line) => `  ${line}`));
  }
  lines.push("");
  for (const conflict of assessment.conflicts)
    lines.push(say("conflict", { applied: conflict.applied, other: conflict.other }));
  for (const warning of assessment.warnings) lines.push(say("warning", { message: warning.text }));
  if (assessment.next !== null) lines.push(say("next", { fact: named([assessment.next.fact], speech) }));
  lines.push(words("assessment.decides"));
  return lines.join("\n");
}

function programmeLines(programme: ProgrammeJson, speech: Speech): readonly string[] {
  const { words } = speech;
  const say = (key: string, data: Readonly<Record<string, string>>) => words(`assessment.${key}`, data);
  const { verdict, monthly, trial } = programme;
  const lines: string[] = [];
  if (monthly !== null) lines.push(amountLine(monthly, words));
  for (const reason of programme.reasons) {
    const data = { name: reason.id, clause: cite(reason.clause, speech) };
    if (reason.outcome === "no") lines.push(say("failed", data));
    if (reason.outcome === "for-a-person") lines.push(say("judged", data));
  }
  if (programme.lacks.length > 0) lines.push(say("lacks", { facts: named(programme.lacks, speech) }));
  if (programme.unset.length > 0) lines.push(say("unset", { parameters: programme.unset.join(", ") }));
  if (trial !== null) {
    const data = { using: trial.using, verdict: words(`verdicts.${trial.verdict}`) };
    const exact = typeof trial.monthly === "string" ? trial.monthly : null;
    lines.push(exact === null ? say("trialBare", data) : say("trial", { ...data, amount: exact }));
  }
  if (verdict === "not-eligible") return lines;
  if (programme.verify.length > 0) lines.push(say("verify", { facts: named(programme.verify, speech) }));
  if (programme.clauses.length > 0)
    lines.push(say("clauses", { clauses: programme.clauses.map((id) => cite(id, speech)).join("; ") }));
  return lines;
}

function amountLine(monthly: Exclude<ProgrammeJson["monthly"], null>, words: Words): string {
  if (typeof monthly === "string") return words("assessment.exact", { amount: monthly });
  const { from, to } = monthly;
  return to === null ? words("assessment.from", { from }) : words("assessment.between", { from, to });
}

/** 民发〔2021〕57号 第七条: the number where the document has one, else its title. */
function cite(id: string, { policies }: Speech): string {
  const clause = policies.clause(id);
  return clause === undefined ? id : `${clause.document.number ?? clause.document.title} ${clause.at}`;
}

function named(paths: readonly string[], { language }: Speech): string {
  return paths.map((path) => `${nameFact(path, language)} (${path})`).join(", ");
}
