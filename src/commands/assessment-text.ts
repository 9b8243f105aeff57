import type { Language } from "../config.ts";
import {
  type AmountJson,
  type Assessment,
  amountJson,
  assessmentJson,
  boundsAt,
  type InputFault,
  type PolicySet,
  type ProgrammeAssessment,
  type ProgrammeJson,
  type Reason,
} from "../rules/index.ts";
import { explainFault, nameFact, withFullMarks } from "../wording/index.ts";
import type { Words } from "./words.ts";

export interface Speech {
  readonly policies: PolicySet;
  readonly language: Language;
  readonly words: Words;
}

/** So many missing facts are named before the rest is only counted. */
const mostNamed = 6;

/** An assessment to be read by a person: a paragraph for each programme, what is missing, and what to ask next. */
export function assessmentText(assessment: Assessment, doubts: readonly InputFault[], speech: Speech): string {
  const { language, words } = speech;
  const { place } = assessment.policy;
  const said = { place: place.name[language], id: place.id, on: assessment.on };
  const lines = [words("assessment.heading", said)];
  const short = assessmentJson(assessment, { trace: false }).programmes;
  // Of what nothing was said that concerns it, the name is enough.
  if (assessment.programmes.length === 0) lines.push("", words("assessment.nothing"));
  const apart = assessment.programmes.filter(
    ({ id, verdict }) => verdict === "undetermined" && !assessment.asked.has(id),
  );
  for (const [index, programme] of assessment.programmes.entries()) {
    if (apart.includes(programme)) continue;
    const name = `${programme.name[language]} (${programme.id})`;
    lines.push("", words("assessment.programme", { name, verdict: words(`verdicts.${programme.verdict}`) }));
    lines.push(...programmeLines(programme, short[index], assessment, speech).map((line) => `  ${line}`));
  }
  if (apart.length > 0) {
    const programmes = apart.map(({ id, name }) => `${name[language]} (${id})`).join(words("assessment.and"));
    lines.push("", words("assessment.notAsked", { programmes }));
  }
  const closing = closingLines(assessment, doubts, speech);
  const text = [...lines, "", ...closing].join("\n");
  return language === "zh-CN" ? withFullMarks(text) : text;
}

function closingLines(assessment: Assessment, doubts: readonly InputFault[], speech: Speech): readonly string[] {
  const { language, words } = speech;
  const messages = [
    ...doubts.map((doubt) => `${doubt.path}: ${explainFault(doubt, language)}`),
    ...assessment.warnings.map(({ text }) => text[language]),
  ];
  return [
    ...messages.map((message) => words("assessment.warning", { message })),
    ...routeLines(assessment, speech),
    ...conflictLines(assessment.conflicts, speech),
    ...leadLines(assessment, speech),
    ...(assessment.next === null
      ? []
      : [words("assessment.next", { fact: named([assessment.next.fact], speech, assessment) })]),
    words("assessment.decides"),
  ];
}

/** What a household may not draw together, and, where that leaves a choice, what each way gives; the best first. */
function routeLines({ programmes, routes, excluded }: Assessment, speech: Speech): readonly string[] {
  const { language, words } = speech;
  const named = (ids: readonly string[]): string =>
    ids.map((id) => programmes.find((one) => one.id === id)?.name[language] ?? id).join(words("assessment.and"));
  const apart = excluded.map(({ programmes: ids, clause }) =>
    words("assessment.excluded", { programmes: named(ids), clause: cite(clause, speech) }),
  );
  const ways = routes.map(({ programmes: ids, monthly, once }) => {
    const lines = [
      ...amountLines({ monthly, once: null }, words),
      ...(once === null ? [] : amountLines({ monthly: null, once }, words)),
    ];
    return `  ${[named(ids), ...lines].join(words("assessment.apart"))}`;
  });
  return [...new Set(apart), ...(ways.length < 2 ? [] : [words("assessment.routes"), ...ways])];
}

/** Texts that differ, a line each: which is applied, which is the other, whose they are, and why. */
export function conflictLines(conflicts: Assessment["conflicts"], speech: Speech): readonly string[] {
  const { language, policies, words } = speech;
  const issuer = (id: string): string => policies.clause(id)?.document.issuer[language] ?? "";
  return conflicts.map(({ conflict, applied, other, why }) =>
    words("assessment.conflict", {
      id: conflict,
      applied: cite(applied.clause, speech),
      appliedBy: issuer(applied.clause),
      other: cite(other.clause, speech),
      otherBy: issuer(other.clause),
      why: why[language],
    }),
  );
}

/** What is to be looked into: never a verdict, so said apart from the programmes and with what to check. */
function leadLines({ leads }: Assessment, speech: Speech): readonly string[] {
  const { language, words } = speech;
  if (leads.length === 0) return [];
  const lines = leads.map(({ name, member, clause, check, conflict }) => {
    const said = { name: name[language], clause: cite(clause, speech), check: check[language] };
    const whose =
      member === null
        ? said.name
        : words("assessment.leadOf", {
            name: said.name,
            member: words("assessment.member", { number: String(member + 1) }),
          });
    const text = words("assessment.lead", { ...said, name: whose });
    return conflict === null ? text : `${text} ${words("assessment.leadConflict", { conflict })}`;
  });
  return ["", words("assessment.leads"), ...lines.map((text) => `  ${text}`)];
}

function programmeLines(
  programme: ProgrammeAssessment,
  short: ProgrammeJson | undefined,
  assessment: Assessment,
  speech: Speech,
): readonly string[] {
  const { words } = speech;
  const { verdict, trial } = programme;
  const out = verdict === "not-eligible";
  const lines = [...amountLines(programme, words)];
  // While a programme is open, one member's "no" says nothing about the household.
  if (out) lines.push(...reasonLines("failed", programme, "no", speech));
  lines.push(...reasonLines("judged", programme, "for-a-person", speech));
  if (programme.lacks.length > 0)
    lines.push(words("assessment.lacks", { facts: named(programme.lacks, speech, assessment) }));
  if (programme.unset.length > 0) {
    lines.push(words("assessment.unset", { parameters: parametersNamed(programme.unset, assessment, speech) }));
  }
  if (trial !== null) {
    const { amount, often } = paid(trial);
    const said = { using: trial.using, verdict: words(`verdicts.${trial.verdict}`) };
    const exact = typeof amount === "string";
    lines.push(exact ? words("assessment.trial", { ...said, ...often, amount }) : words("assessment.trialBare", said));
  }
  if (out || short === undefined) return lines;
  if (short.verify.length > 0) lines.push(words("assessment.verify", { facts: named(short.verify, speech) }));
  if (short.clauses.length > 0) {
    lines.push(
      words("assessment.clauses", {
        clauses: short.clauses.map((id) => cite(id, speech)).join(words("assessment.apart")),
      }),
    );
  }
  return lines;
}

function reasonLines(
  key: "failed" | "judged",
  programme: ProgrammeAssessment,
  outcome: Reason["outcome"],
  speech: Speech,
): readonly string[] {
  const reasons = programme.reasons.filter((reason) => reason.outcome === outcome);
  const lines = reasons.map((reason) => {
    const said = { name: reason.name?.[speech.language] ?? reason.id, clause: cite(reason.clause, speech) };
    return speech.words(`assessment.${key}`, said);
  });
  return [...new Set(lines)];
}

type Payment = Pick<ProgrammeAssessment, "monthly" | "once">;

/** What is paid, and the words for how often: by the month, or once. */
function paid({ monthly, once }: Payment): { amount: AmountJson; often: Readonly<Record<string, string>> } {
  return once === null
    ? { amount: amountJson(monthly), often: {} }
    : { amount: amountJson(once), often: { context: "once" } };
}

/** The amount if granted; "0 or more" would say nothing, so it is not said. */
function amountLines(payment: Payment, words: Words): readonly string[] {
  const { amount, often } = paid(payment);
  if (amount === null) return [];
  if (typeof amount === "string") return [words("assessment.exact", { amount, ...often })];
  const { from, to } = amount;
  if (to !== null) return [words("assessment.between", { from, to, ...often })];
  return from === "0.00" ? [] : [words("assessment.from", { from, ...often })];
}

/** 民发〔2021〕57号 第七条: the number where the document has one, else its title. */
export function cite(id: string, { policies, words }: Pick<Speech, "policies" | "words">): string {
  const clause = policies.clause(id);
  if (clause === undefined) return id;
  const name = `${clause.document.number ?? clause.document.title} ${clause.at}`;
  return clause.own ? words("assessment.ownClause", { name }) : name;
}

/** Facts by name and path; of what lacks in an assessment, whether only the exact figure does. */
function named(paths: readonly string[], { language, words }: Speech, lacking?: Assessment): string {
  const isWithin = (path: string) => lacking !== undefined && boundsAt(lacking.facts, path) !== null;
  const names = paths.slice(0, mostNamed).map((path) => `${nameFact(path, language, isWithin(path))} (${path})`);
  const more = paths.length - names.length;
  return names.join(words("assessment.and")) + (more > 0 ? words("assessment.more", { count: String(more) }) : "");
}

/** The unset figures, those of one office together. */
function parametersNamed(names: readonly string[], { policy, on }: Assessment, { language, words }: Speech): string {
  const byOffice = Map.groupBy(names, (name) => policy.parameter(name, on)?.setBy?.[language] ?? "");
  return [...byOffice]
    .map(([setBy, list]) =>
      setBy === ""
        ? list.join(words("assessment.and"))
        : words("assessment.setBy", { name: list.join(words("assessment.and")), setBy }),
    )
    .join(words("assessment.apart"));
}
