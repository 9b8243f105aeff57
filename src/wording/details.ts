// The screens behind a verdict, and why a question is asked.
import {
  type ClauseName,
  type Condition,
  type Figure,
  type ProgrammeView,
  pressData,
  type Reply,
} from "../interview/index.ts";
import type { Localised } from "../rules/index.ts";
import { itemText, markedText, proofButtons } from "./evidence.ts";
import { type Button, type Line, line } from "./message.ts";
import { conditionText, headline, programmeName, shortHeadline } from "./programme-words.ts";
import { routeLines } from "./routes.ts";
import { hasWords } from "./translate.ts";
import {
  howOften,
  inVoice,
  listOf,
  nameAmount,
  nameClause,
  nameFactOf,
  nameParameter,
  nameValue,
  nameWho,
  type Voice,
} from "./values.ts";
import { unsetLines } from "./verdict.ts";

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** Parts of a message that are kept apart by an empty line. */
const gap: Line = line("");

export function arithmeticLines(voice: Voice, reply: ReplyOf<"arithmetic">): readonly Line[] {
  const { t } = voice;
  const { programme: view } = reply;
  const lines: Line[] = [line(t("details:arithmetic/title", { programme: programmeName(voice, view) }), "bold")];
  if (view.monthly === null && view.verdict !== "undetermined") lines.push(line(t("details:arithmetic/no-amount")));
  else if (view.formula === null) {
    const lacks = listOf(
      voice,
      view.lacks.map((fact) => nameFactOf(voice, fact)),
      5,
    );
    if (lacks !== "") lines.push(line(t("details:arithmetic/none", { lacks })));
    if (view.monthly !== null && view.monthly.to !== null)
      lines.push(
        line(t("details:arithmetic/result", { amount: nameAmount(voice, view.monthly), ...howOften(view.monthly) })),
      );
  } else if (view.monthly !== null) {
    const key = view.rounded ? "verdict:formula-about" : "verdict:formula";
    lines.push(
      line(t(key, { formula: view.formula, amount: nameAmount(voice, view.monthly), ...howOften(view.monthly) })),
    );
  }
  const isExact = view.monthly !== null && view.monthly.from === view.monthly.to;
  for (const { who, monthly } of isExact ? view.perMember : []) {
    lines.push(
      line(t("verdict:member", { who: nameWho(voice, who), amount: nameAmount(voice, monthly), ...howOften(monthly) })),
    );
  }
  lines.push(...unsetLines(voice, view));
  if (reply.figures.length > 0) {
    lines.push(
      gap,
      line(t("details:arithmetic/figures")),
      ...reply.figures.map((figure) => line(figureText(voice, figure))),
    );
  }
  for (const step of reply.steps) {
    const name = step.name === null ? "" : inVoice(voice, step.name);
    lines.push(line(t("details:arithmetic/step", { name, formula: step.formula, value: step.value })));
  }
  const conditions = [...view.failed, ...view.forPerson, ...view.open, ...view.met];
  if (conditions.length > 0) {
    lines.push(
      gap,
      line(t("details:arithmetic/conditions")),
      ...unique(conditions.map((condition) => conditionLine(voice, condition))).map((text) => line(text)),
    );
  }
  return lines;
}

// A condition that several routes share is said once.
function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function figureText(voice: Voice, figure: Figure): string {
  const { t } = voice;
  const { value } = figure;
  if (figure.kind === "fact" && figure.fact !== null) {
    const fact = nameFactOf(voice, figure.fact);
    return figure.stated === null
      ? t("details:arithmetic/fact", { value, fact })
      : t("details:arithmetic/fact-stated", {
          value,
          fact,
          stated: nameValue(voice, figure.fact.pattern, figure.stated),
        });
  }
  if (figure.parameter === null) return t("details:arithmetic/constant", { value });
  const parameter = nameParameter(voice, figure.parameter);
  if (figure.asker) return t("details:arithmetic/parameter-asker", { value, parameter });
  const clause = figure.clause === null ? "" : nameClause(voice, figure.clause);
  return figure.from === null
    ? t("details:arithmetic/parameter", { value, parameter, clause })
    : t("details:arithmetic/parameter-from", { value, parameter, clause, from: figure.from });
}

function conditionLine(voice: Voice, condition: Condition): string {
  const { t } = voice;
  const own = conditionText(voice, condition) || condition.id;
  const text = condition.who === null ? own : t("common:of", { who: nameWho(voice, condition.who), label: own });
  return t("details:arithmetic/condition", { mark: t(`details:arithmetic/mark/${condition.outcome}`), name: text });
}

export function viewLines(voice: Voice, reply: ReplyOf<"view">): readonly Line[] {
  const { programme: view } = reply;
  switch (reply.view) {
    case "clauses":
      return clausesLines(voice, view);
    case "verify":
      return verifyLines(voice, view);
    case "programmes":
      return programmesLines(voice, reply);
    case "notes":
      return notesLines(voice, reply);
  }
}

function clausesLines(voice: Voice, view: ProgrammeView): readonly Line[] {
  const { t } = voice;
  const title = line(t("details:clauses/title", { programme: programmeName(voice, view) }), "bold");
  if (view.clauses.length === 0) return [title, line(t("details:clauses/none"))];
  const lines = view.clauses.slice(0, 14).flatMap((clause) => {
    const mark = `details:clauses/mark/${clause.mark}`;
    const marked = clause.mark !== null && hasWords(voice.language, mark) ? [line(t(mark), "italic")] : [];
    return [gap, line(nameClause(voice, clause), "bold"), line(inVoice(voice, clause.summary)), ...marked];
  });
  return [title, line(t("details:clauses/own-words")), ...lines];
}

function verifyLines(voice: Voice, view: ProgrammeView): readonly Line[] {
  const { t } = voice;
  const title = line(t("details:verify/title", { programme: programmeName(voice, view) }), "bold");
  if (view.verify.length === 0) return [title, line(t("details:verify/none"))];
  const items = view.verify.map((item) => line(markedText(voice, item, itemText(voice, item))));
  return [title, line(t("details:verify/why")), ...items];
}

function programmesLines(voice: Voice, reply: ReplyOf<"view">): readonly Line[] {
  const { lead, others } = reply.overview;
  const lines = others.map((view) => line(voice.t("verdict:other-line", { text: shortHeadline(voice, view) })));
  const together = routeLines(voice, reply.overview);
  return [line(voice.t("details:programmes/title"), "bold"), line(headline(voice, lead)), ...lines, ...together];
}

function notesLines(voice: Voice, reply: ReplyOf<"view">): readonly Line[] {
  const { t } = voice;
  const title = line(t("details:notes/title"), "bold");
  const side = ({ clause, text }: { readonly clause: ClauseName | null; readonly text: Localised }) =>
    t("details:notes/note", { clause: clause === null ? "" : nameClause(voice, clause), text: inVoice(voice, text) });
  const conflicts = reply.overview.conflicts.map(({ applied, other, why }) =>
    line(t("details:notes/conflict", { applied: side(applied), other: side(other), why: inVoice(voice, why) })),
  );
  const notes = reply.programme.notes.map(({ clause, text }) =>
    line(
      t("details:notes/note", { clause: clause === null ? "" : nameClause(voice, clause), text: inVoice(voice, text) }),
    ),
  );
  const leads = reply.overview.toCheck.map(({ name, who, clause, check, conflict }) => {
    const own = inVoice(voice, name);
    const said = {
      name: who === null ? own : t("common:of", { who: nameWho(voice, who), label: own }),
      clause: clause === null ? "" : nameClause(voice, clause),
      check: inVoice(voice, check),
    };
    return line(t(conflict === null ? "details:leads/line" : "details:leads/line-conflict", said));
  });
  const toCheck = leads.length === 0 ? [] : [gap, line(t("details:leads/title"), "bold"), ...leads];
  const lines = [...notes, ...conflicts, ...toCheck];
  return lines.length === 0 ? [title, line(t("details:notes/none"))] : [title, ...lines];
}

export function changesLines(voice: Voice, reply: ReplyOf<"changes">): readonly Line[] {
  const { t } = voice;
  const title = line(t("details:changes/title", { programme: programmeName(voice, reply.programme) }), "bold");
  if (reply.changes.length === 0) return [title, line(t("details:changes/none"))];
  const lines = reply.changes.slice(0, 12).map(({ fact, from, to, verdict, monthly }) => {
    const word = t(`verdict:word/${verdict}`);
    const outcome =
      monthly === null
        ? word
        : t(verdict === "undetermined" ? "verdict:amount-if" : "verdict:trial-amount", {
            verdict: word,
            amount: nameAmount(voice, monthly),
            ...howOften(monthly),
          });
    const values = { fact: nameFactOf(voice, fact), to: nameValue(voice, fact.pattern, to), verdict: outcome };
    return line(
      from === null
        ? t("details:changes/line-new", values)
        : t("details:changes/line", { ...values, from: nameValue(voice, fact.pattern, from) }),
    );
  });
  return [title, ...lines];
}

/** What a question is about: a card by its own name, not by the first of its facts. */
function nameAsked(voice: Voice, about: ReplyOf<"why">["about"]): string {
  if (about.card === "roster") return voice.t("details:why/roster");
  return about.card === "all-here" ? voice.t("details:why/all-here") : nameFactOf(voice, about);
}

export function whyLines(voice: Voice, reply: ReplyOf<"why">): readonly Line[] {
  const { t } = voice;
  const { about } = reply;
  const lines: Line[] = [line(t("details:why/title", { fact: nameAsked(voice, about) }), "bold")];
  if (reply.programmes.length > 0) {
    lines.push(
      line(
        t("details:why/programmes", {
          programmes: listOf(
            voice,
            reply.programmes.map((name) => inVoice(voice, name)),
            5,
          ),
        }),
      ),
    );
  }
  if (reply.clause !== null) {
    lines.push(
      line(t("verdict:clause", { clauses: nameClause(voice, reply.clause) })),
      line(inVoice(voice, reply.clause.summary)),
    );
  }
  for (const { answer, verdicts } of reply.answers.slice(0, 6)) {
    const outcomes = verdicts.slice(0, 3).map(({ programme, verdict, monthly }) => {
      const values = { programme: inVoice(voice, programme), verdict: t(`verdict:word/${verdict}`) };
      return monthly === null || monthly.from !== monthly.to
        ? t("details:why/verdict", values)
        : t(verdict === "undetermined" ? "details:why/verdict-if" : "details:why/verdict-amount", {
            ...values,
            amount: monthly.from,
            ...howOften(monthly),
          });
    });
    const told = outcomes.length === 0 ? t("details:why/same") : outcomes.join(t("common:clause-separator"));
    lines.push(line(t("details:why/answer", { answer: nameValue(voice, about.pattern, answer), verdicts: told })));
  }
  return lines;
}

/** Back to the verdict, and the arithmetic of each programme that has one. */
export function detailButtons(voice: Voice, reply: Reply): readonly (readonly Button[])[] {
  const { t } = voice;
  const back: Button = {
    label: t("common:button/verdict"),
    data: pressData({ kind: "command", name: "verdict", argument: "" }),
  };
  if (reply.kind !== "view") return [[back]];
  if (reply.view === "verify") {
    const proofs = reply.programme.verify
      .slice(0, 6)
      .map((item): readonly Button[] => proofButtons(voice, item, reply.revision));
    return [...proofs, [back]];
  }
  if (reply.view === "programmes") {
    const { lead, others } = reply.overview;
    const doors = [lead, ...others]
      .filter(({ standing, asked, verdict }) => standing !== "open" && (asked || verdict !== "undetermined"))
      .slice(0, 8)
      .map((view): readonly Button[] => [
        {
          label: t("common:button/arithmetic-of", { programme: programmeName(voice, view) }),
          data: pressData({ kind: "view", view: "arithmetic", programme: view.id }),
        },
      ]);
    // What nobody asked about yet is a tap away.
    const unasked = others
      .filter(({ asked, verdict }) => !asked && verdict === "undetermined")
      .slice(0, 8)
      .map(
        (view): Button => ({
          label: t("common:button/look-at", { programme: programmeName(voice, view) }),
          data: pressData({ kind: "command", name: "programme", argument: view.id }),
        }),
      );
    return [...doors, ...pairsOf(unasked), [back]];
  }
  return [[back]];
}

function pairsOf(buttons: readonly Button[]): readonly (readonly Button[])[] {
  return buttons.flatMap((button, index) => {
    const next = buttons[index + 1];
    return index % 2 === 1 ? [] : [next === undefined ? [button] : [button, next]];
  });
}
