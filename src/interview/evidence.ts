// Marking how well a fact is established, by button and in words.
import { factDef } from "../rules/index.ts";
import { excerpt } from "./answering.ts";
import { readEvidence } from "./evidence-words.ts";
import { establish } from "./patches.ts";
import { readAt } from "./paths.ts";
import { openQuestion } from "./questions.ts";
import { type CorrectionReading, isQuestion, readCorrection } from "./read/index.ts";
import { pathOf } from "./reading.ts";
import type { Notice } from "./reply.ts";
import { listedMembers, type Session } from "./session.ts";
import { proceed, remark, type Step, showSummary, type Turn, withSave } from "./step.ts";
import type { Evidence, FactsJson } from "./types.ts";
import { factNameOf, itemOf } from "./view/items.ts";
import { showView } from "./views.ts";

/** Marks facts that have a value; back to the summary where it began there. */
export function markEvidence(session: Session, turn: Turn, paths: readonly string[], evidence: Evidence): Step {
  const facts = session.case?.facts ?? {};
  const items = paths.flatMap((path) => {
    const value = readAt(facts, path);
    return !isSaid(facts, path) || value === undefined || factDef(path) === undefined
      ? []
      : [itemOf(facts, path, value)];
  });
  const [first] = items;
  if (session.case === null || first === undefined) return remark(session, turn, { kind: "unknown-button" });
  const marked = establish(
    session,
    items.map(({ path }) => path),
    evidence,
  );
  const notices: readonly Notice[] = [{ kind: "established", item: first, evidence }];
  const isSummary = session.mode === "summary" || session.returnTo === "summary";
  const step = isSummary
    ? showSummary({ ...marked, question: null, aside: null }, turn, notices, session.page)
    : proceed(marked, turn, notices, "verdict");
  return withSave(step, turn);
}

/** Hears how well something is established (收入看了凭证); null where the message says nothing of the kind. */
export function hearEvidence(session: Session, text: string, turn: Turn): Step | null {
  const read = session.case === null || isQuestion(text) ? null : readEvidence(text);
  if (read === null) return null;
  const facts = session.case?.facts ?? {};
  const editing = session.question?.editing === true && session.question.card === "fact" ? session.question.path : null;
  const named = read.name === "" ? (editing === null ? [] : [editing]) : pathsNamed(facts, read.name);
  if (named === null) return null;
  const known = named.filter((path) => isSaid(facts, path));
  const [first] = named;
  if (first === undefined) {
    const step = showView(session, turn, "verify", "");
    const which: Notice = { kind: "evidence-which", text: excerpt(text) };
    return { ...step, effects: step.effects.map((effect) => withNotice(effect, which)) };
  }
  if (known.length === 0) return remark(session, turn, { kind: "evidence-unknown", fact: factNameOf(facts, first) });
  if (isOfSeveral(known)) {
    return remark(session, turn, { kind: "evidence-whose", facts: known.map((path) => factNameOf(facts, path)) });
  }
  const [one] = known;
  if (read.evidence === null && one !== undefined)
    return openQuestion(session, turn, { path: one, card: "fact", editing: true }, [{ kind: "evidence-how" }]);
  return markEvidence(session, turn, known, read.evidence ?? "declared");
}

function withNotice(effect: Step["effects"][number], notice: Notice): Step["effects"][number] {
  if (effect.kind !== "say" && effect.kind !== "edit") return effect;
  return { ...effect, reply: { ...effect.reply, notices: [notice, ...effect.reply.notices] } };
}

/** Whether a fact was answered: what was passed over or refused cannot be established. */
function isSaid(facts: FactsJson, path: string): boolean {
  const value = readAt(facts, path);
  return value !== undefined && value !== null && value !== "refused";
}

/** What people call a paper by which a fact is shown. */
const byPaper: readonly (readonly [RegExp, string])[] = [
  [/^户口(?:本|簿)?$/u, "户籍"],
  [/^(?:工资|银行)?流水$|^工资$|^收入$/u, "收入"],
  [/^房产证?$|^不动产$/u, "住房"],
  [/^存折$|^存单$|^银行卡$/u, "存款"],
  [/^行驶证?$/u, "车"],
  [/^病历$|^诊断$/u, "重病"],
];

/** The facts that a name means; null where it is the name of none. Of several people's, all that are known. */
function pathsNamed(facts: FactsJson, given: string): readonly string[] | null {
  const bare = given.replace(/(?:证|证明|证件|凭证|情况)$/u, "") || given;
  const name = byPaper.find(([shape]) => shape.test(bare))?.[1] ?? bare;
  const read = correctionOf(name) ?? correctionOf(given);
  if (read === null || read.fact === "roster") return null;
  if (read.fact === "income.total") return incomePaths(facts, read);
  if (!read.fact.startsWith("members[]")) return [read.fact];
  const own = pathOf(facts, read);
  const all = own === null ? everyones(facts, read) : [own];
  return all.flatMap((path) =>
    path.endsWith(".disability") && isSaid(facts, `${path}Grade`) ? [path, `${path}Grade`] : [path],
  );
}

function correctionOf(name: string): CorrectionReading | null {
  const read = readCorrection(`改${name}`) ?? readCorrection(`change ${name}`);
  return read === null || read.value !== "" ? null : read;
}

const parts = ["wage", "business", "property", "transfer", "other"].map((part) => `income.${part}`);

function incomePaths(facts: FactsJson, read: CorrectionReading): readonly string[] {
  const whole = pathOf(facts, read) ?? read.fact;
  if (isSaid(facts, whole)) return [whole];
  const said = parts.filter((path) => isSaid(facts, path));
  return said.length > 0 ? said : [whole];
}

function everyones(facts: FactsJson, { fact, relation }: CorrectionReading): readonly string[] {
  const paths = Array.from({ length: listedMembers(facts) }, (_, index) => index)
    .filter((index) => relation === undefined || readAt(facts, `members[${index}].relation`) === relation)
    .map((index) => fact.replace("[]", `[${index}]`));
  const grade = (path: string) => (path.endsWith(".disability") ? `${path}Grade` : path);
  const said = paths.filter((path) => isSaid(facts, path) || isSaid(facts, grade(path)));
  return said.length > 0 ? said : paths.slice(0, 1).concat(paths.length === 0 ? [fact.replace("[]", "[0]")] : []);
}

function isOfSeveral(paths: readonly string[]): boolean {
  return new Set(paths.map((path) => /^members\[\d+\]/.exec(path)?.[0] ?? "")).size > 1;
}
