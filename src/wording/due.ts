// The morning's digest and the list of what is due: what, which household, until when, how much time is left, by which clause.
import type { Reply } from "../interview/index.ts";
import { type Button, type Line, line } from "./message.ts";
import { command } from "./screens.ts";
import { inVoice, nameCase, nameClause, type Voice } from "./values.ts";

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;
type Rows = readonly (readonly Button[])[];
type DueLine = ReplyOf<"due">["lines"][number];
type DateLine = ReplyOf<"digest">["dates"][number];

export function digestLines(voice: Voice, reply: ReplyOf<"digest">): readonly Line[] {
  const { t } = voice;
  const { what, day, since, lines, dates, more } = reply;
  const count = String(lines.length + more + dates.length);
  const title = since === null ? t(`due:digest/${what}`, { day, count }) : t("due:digest/since", { day, count, since });
  return [
    line(title, "bold"),
    ...lines.flatMap((one, index) => dueTexts(voice, one, index + 1)),
    ...(more > 0 ? [line(t("due:digest/more", { count: String(more) }))] : []),
    ...dates.flatMap((one) => dateTexts(voice, one)),
  ];
}

export function dueLines(voice: Voice, reply: ReplyOf<"due">): readonly Line[] {
  const { t } = voice;
  const title = t(`due:list/${reply.scope}`, { count: String(reply.total), day: reply.day });
  if (reply.lines.length === 0) return [line(title, "bold"), line(t("due:list/none"))];
  const page = reply.pages > 1 ? [line(t("due:list/page", { page: reply.page + 1, pages: reply.pages }))] : [];
  return [line(title, "bold"), ...reply.lines.flatMap((one, index) => dueTexts(voice, one, index + 1)), ...page];
}

export function dueButtons(voice: Voice): Rows {
  return [[command(voice, "continue"), command(voice, "cases")]];
}

function dueTexts(voice: Voice, one: DueLine, number: number): readonly Line[] {
  const { t } = voice;
  const what = t(one.label === null ? "due:item/name" : "due:item/labelled", {
    name: inVoice(voice, one.name),
    label: one.label ?? "",
  });
  const first = t(one.sense === "by" ? "due:item/by" : "due:item/not-before", {
    number,
    case: nameCase(voice, one.case),
    what,
    due: one.due,
    left: leftText(voice, one.left),
  });
  const moved = one.was === null ? [] : [line(t("due:item/moved", { was: one.was, due: one.due }))];
  return [line(first), ...moved, ...remarks(voice, one)];
}

function dateTexts(voice: Voice, one: DateLine): readonly Line[] {
  const values = { name: inVoice(voice, one.name), due: one.due, left: leftText(voice, one.left) };
  return [line(voice.t("due:item/date", values)), ...remarks(voice, one)];
}

/** The clause, the other readings, and the years whose holidays are not published yet. */
function remarks(voice: Voice, one: DueLine | DateLine): readonly Line[] {
  const { t } = voice;
  const clause = one.clause === null ? [] : [line(t("due:item/clause", { clause: nameClause(voice, one.clause) }))];
  const others = one.alternatives.map(({ due, because }) =>
    line(t("due:item/alternative", { due, because: inVoice(voice, because) })),
  );
  const years = one.missingYears.join(t("due:item/and"));
  return [...clause, ...others, ...(years === "" ? [] : [line(t("due:item/provisional", { years }))])];
}

function leftText(voice: Voice, left: number): string {
  const { t } = voice;
  if (left === 0) return t("due:left/today");
  return t(left > 0 ? "due:left/days" : "due:left/overdue", { count: String(Math.abs(left)) });
}
