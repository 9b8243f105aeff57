// A question about the rules, answered: the rule, its figures, where it stands, and what says otherwise.
import { type AnswerView, pressData, type Reply } from "../interview/index.ts";
import { Decimal } from "../rules/index.ts";
import { type Button, type Line, line } from "./message.ts";
import { inVoice, listOf, nameClause, nameFigure, type Voice } from "./values.ts";

type AnswerReply = Extract<Reply, { kind: "answer" }>;

/** The answer in few lines; a text of another clause only where it says otherwise. */
export function answerLines(voice: Voice, reply: Omit<AnswerReply, "notices" | "question">): readonly Line[] {
  const { t } = voice;
  const [best, ...others] = reply.answers;
  if (best === undefined) return noneLines(voice, reply);
  const text = headText(voice, reply, best);
  const lines: Line[] = [line(text, "bold"), ...best.figures.map((figure) => line(figureLine(voice, figure)))];
  lines.push(line(t("answers:source", { clause: nameClause(voice, best.clause) })), ...forceLines(voice, reply, best));
  if (reply.otherYear) lines.push(line(t("answers:other-year", { on: reply.on })));
  for (const other of others) {
    if (other.relation !== "conflict") continue;
    const said = { clause: nameClause(voice, other.clause), text: inVoice(voice, other.clause.summary) };
    lines.push(line(t("answers:conflict", said)));
    if (other.why !== null) lines.push(line(t("answers:conflict-why", { why: inVoice(voice, other.why) })));
  }
  return lines;
}

// A premise is recognised by its words, so what is called wrong is the premise by name, never what the asker said: who
// asked whether the opposite holds reads the same message rightly.
function headText(voice: Voice, reply: Omit<AnswerReply, "notices" | "question">, best: AnswerView): string {
  const { t } = voice;
  const { correction } = reply;
  if (correction === null)
    return t(reply.toCompare ? "answers:compare" : "answers:text", { text: inVoice(voice, best.clause.summary) });
  const text = inVoice(voice, correction.right);
  return correction.premise === null
    ? t("answers:correction-figure", { text })
    : t("answers:correction", { text, premise: inVoice(voice, correction.premise) });
}

/** The next best clauses, or the nearest topics, each a tap away. */
export function answerButtons(voice: Voice, reply: AnswerReply): readonly (readonly Button[])[] {
  const others = reply.answers.slice(1).map(({ clause, title }) => ({ clause: clause.id, title }));
  return [...others, ...reply.nearest]
    .map(({ clause, title }) => ({
      label: inVoice(voice, title),
      data: pressData({ kind: "command", name: "ask", argument: clause }),
    }))
    .filter(({ data }) => data.length <= 64)
    .map((button) => [button]);
}

/** What is said beside the answer where there are no buttons. */
export function alsoLine(voice: Voice, reply: Omit<AnswerReply, "notices" | "question">): string | null {
  const next = reply.answers.slice(1).filter(({ relation }) => relation === "next");
  if (next.length === 0) return null;
  const titles = next.map(({ title, clause }) =>
    voice.t("answers:also-item", { title: inVoice(voice, title), clause: nameClause(voice, clause) }),
  );
  return voice.t("answers:also", { titles: listOf(voice, titles) });
}

function noneLines(voice: Voice, reply: Omit<AnswerReply, "notices" | "question">): readonly Line[] {
  const { t } = voice;
  if (reply.asked === "") return [line(t("answers:none-empty", { example: t("answers:example") }))];
  const said = { place: inVoice(voice, reply.place), on: reply.on, asked: reply.asked };
  const titles = reply.nearest.map(({ title }) => inVoice(voice, title));
  return [
    line(t("answers:none", said)),
    line(titles.length === 0 ? t("answers:nearest-plain") : t("answers:nearest", { titles: listOf(voice, titles) })),
  ];
}

function forceLines(voice: Voice, reply: { readonly on: string }, { inForce }: AnswerView): readonly Line[] {
  if (inForce === null) return [];
  return inForce.to !== null && inForce.to < reply.on
    ? [line(voice.t("answers:ended", { to: inForce.to, on: reply.on }))]
    : [line(voice.t("answers:later", { from: inForce.from }))];
}

function figureLine(voice: Voice, figure: AnswerView["figures"][number]): string {
  const { t } = voice;
  const name = inVoice(voice, figure.title);
  if (figure.value === null) {
    return figure.setBy === null
      ? t("answers:unset", { name })
      : t("answers:unset-by", { name, setBy: inVoice(voice, figure.setBy) });
  }
  const value = figureValue(voice, figure.value, figure.unit);
  const { from, place } = figure;
  const said =
    from === null
      ? t("answers:figure", { name, value })
      : place === null
        ? t("answers:figure-from", { name, value, from })
        : t("answers:figure-place", { name, value, from, place: inVoice(voice, place) });
  return figure.clause === null
    ? said
    : t("answers:figure-by", { figure: said, clause: nameClause(voice, figure.clause) });
}

function figureValue(voice: Voice, value: string, unit: string): string {
  if (unit === "truth") return voice.t(`answers:truth/${value}`);
  if (unit === "share" && /^[\d.]+$/.test(value)) return `${new Decimal(value).times(100)}%`;
  return unit === "share" ? value : nameFigure(voice, value, unit);
}
