// The morning's digest and the lists of what is due: what, which household, until when, how much time is left, which clause.
import { pressData, type Reply } from "../interview/index.ts";
import { command } from "./command-button.ts";
import { dayLine, dueName, leftText, namedDay, pressOf, shortClause } from "./due-names.ts";
import { earlierReading } from "./due-readings.ts";
import { type Button, type Line, lettersIn, line, rowsOf } from "./message.ts";
import { inVoice, listOf, nameCase, nameParameter, type Voice } from "./values.ts";

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;
type Rows = readonly (readonly Button[])[];
type DueLine = ReplyOf<"due">["lines"][number];
type DateLine = ReplyOf<"dates">["lines"][number];

/** So many letters are read before the first tea; a Chinese one says as much as two others. */
const mostLetters = { "zh-CN": 600, en: 1200 } as const;

interface Listed {
  readonly lines: readonly Line[];
  /** How many of the items are shown. */
  readonly shown: number;
}

/** Items under what they have in common, two short lines each, as many as fit. */
function listed(voice: Voice, items: readonly DueLine[], today: string, letters: number | null): Listed {
  const lines: Line[] = [];
  let shown = 0;
  let heading = "";
  for (const [index, one] of items.entries()) {
    const group = groupOf(one);
    const title = group === heading ? [] : [line(voice.t(`due:group/${group}`), "bold")];
    const next = [
      ...title,
      ...itemLines(voice, one, index + 1),
      ...earlierReading(voice, one, today, letters === null ? "list" : "digest"),
    ];
    if (shown > 0 && letters !== null && lettersIn([...lines, ...next]) > letters) break;
    lines.push(...next);
    heading = group;
    shown += 1;
  }
  return { lines, shown };
}

const groups = ["overdue", "today", "ready", "ahead", "open"] as const;

/** A notice that has hung its time is not late: it may come down. */
function groupOf({ when, sense }: DueLine): (typeof groups)[number] {
  return when === "past" ? (sense === "by" ? "overdue" : "ready") : when;
}

/** Overdue first, then today's, then by day. */
function inOrder(items: readonly DueLine[]): readonly DueLine[] {
  const rank = (one: DueLine) => `${groups.indexOf(groupOf(one))} ${one.due?.day ?? ""}`;
  return items.toSorted((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0));
}

function itemLines(voice: Voice, one: DueLine, number: number): readonly Line[] {
  const { t } = voice;
  const values = { number, case: nameCase(voice, one.case), what: dueName(voice, one) };
  const moved = one.was === null ? [] : [line(t("due:item/moved", { was: one.was }))];
  return [line(t("due:item/first", values)), line(dayLine(voice, one)), ...moved];
}

// The digest ------------------------------------------------------------------------------------------------------

export function digestMessage(voice: Voice, reply: ReplyOf<"digest">): { lines: readonly Line[]; buttons: Rows } {
  const { t } = voice;
  const { what, today, since, dates, more } = reply;
  const items = inOrder(reply.lines);
  const count = String(items.length + more + dates.length);
  const title = [line(t(`due:digest/${what}`, { day: namedDay(voice, today, "short"), count }), "bold")];
  if (since !== null) title.push(line(t("due:digest/since", { since })));
  const dateLines = dates.flatMap((one) => [
    ...datesLines(voice, one),
    ...earlierReading(voice, one, today.day, "digest"),
  ]);
  const room = mostLetters[voice.language] - lettersIn(title) - lettersIn(dateLines);
  const list = listed(voice, items, today.day, room);
  const left = items.length - list.shown + more;
  const others = left > 0 ? [line(t("due:digest/more", { count: String(left) }))] : [];
  const reports = dates.length > 0 ? [line(t("due:group/dates"), "bold"), ...dateLines] : [];
  const isAbove = what === "escalation";
  return {
    lines: [...title, ...list.lines, ...others, ...reports],
    buttons: [
      ...(isAbove ? [] : itemButtons(voice, items.slice(0, list.shown))),
      [
        command(voice, "deadlines"),
        ...(dates.length > 0 ? [command(voice, "calendar")] : []),
        command(voice, "continue"),
      ],
    ],
  };
}

/** Two items have their buttons at once; more are opened by their numbers. */
function itemButtons(voice: Voice, items: readonly DueLine[]): Rows {
  const { t } = voice;
  if (items.length > 2)
    return rowsOf(
      items.map((one, index) => ({ label: String(index + 1), data: pressOf(one, "item", true) })),
      8,
    );
  return items.map((one, index) => {
    const say = (action: "done" | "not-applicable" | "later") => ({
      label:
        items.length === 1
          ? t(`due:button/${action}`)
          : t("due:button/numbered", { number: index + 1, what: t(`due:button/${action}`) }),
      data: pressOf(one, action, true),
    });
    const open = {
      label:
        items.length === 1
          ? t("due:button/open")
          : t("due:button/numbered", { number: index + 1, what: t("due:button/open") }),
      data: pressData({ kind: "command", name: "open", argument: String(one.case.number) }),
    };
    return [say("done"), say("not-applicable"), say("later"), open];
  });
}

// The list --------------------------------------------------------------------------------------------------------

export function dueMessage(voice: Voice, reply: ReplyOf<"due">): { lines: readonly Line[]; buttons: Rows } {
  const { t } = voice;
  const { scope, of, find, total, page, pages } = reply;
  const items = inOrder(reply.lines);
  const title = [line(t(`due:list/${scope}`, { count: String(total) }), "bold")];
  if (of !== null || find !== "")
    title.push(
      line(
        t("due:list/only", {
          only: listOf(voice, [...(of === null ? [] : [t(`due:kind/${of}`)]), ...(find === "" ? [] : [find])]),
        }),
      ),
    );
  const scopes = (["today", "week", "overdue", "open"] as const)
    .filter((one) => one !== scope)
    .map((one) => ({ label: t(`due:scope/${one}`), data: listData(one) }));
  const kinds = (["legal", "review", "end"] as const)
    .filter((one) => one !== of)
    .map((one) => ({ label: t(`due:scope/${one}`), data: listData(one) }));
  if (items.length === 0)
    return { lines: [...title, line(t("due:list/none"))], buttons: [scopes, [command(voice, "continue")]] };
  const turns = Array.from({ length: pages }, (_, index) => index)
    .filter((index) => index !== page && (pages <= 8 || Math.abs(index - page) <= 3))
    .map((index) => ({ label: t("common:button/page", { page: index + 1 }), data: listData(`#${index}`) }));
  const footer = pages > 1 ? [line(t("due:list/page", { page: page + 1, pages }))] : [];
  return {
    lines: [...title, ...listed(voice, items, reply.today.day, null).lines, ...footer],
    buttons: [
      ...itemButtons(voice, items),
      ...rowsOf(turns, 4),
      scopes,
      [...kinds, command(voice, "export"), command(voice, "continue")],
    ],
  };
}

const listData = (argument: string): string => pressData({ kind: "command", name: "deadlines", argument });

/** What one household owes. */
export function caseDueMessage(voice: Voice, reply: ReplyOf<"case-due">): { lines: readonly Line[]; buttons: Rows } {
  const { t } = voice;
  const { lines: items } = reply;
  const title = line(t("due:case/title", { case: nameCase(voice, reply.case), count: String(items.length) }), "bold");
  if (items.length === 0) return { lines: [title, line(t("due:list/none"))], buttons: [] };
  return {
    lines: [title, ...items.flatMap((one, index) => owedLines(voice, one, index + 1))],
    buttons:
      items.length > 12
        ? []
        : rowsOf(
            items.map((one, index) => ({ label: String(index + 1), data: pressOf(one, "item", true) })),
            8,
          ),
  };
}

/** A deadline with everything that its day rests on, without the household. */
export function owedLines(voice: Voice, one: DueLine, number: number): readonly Line[] {
  const first = voice.t("due:item/plain", { number, what: dueName(voice, one) });
  return [line(first), line(dayLine(voice, one)), ...remarks(voice, one)];
}

/** The other readings, the years whose holidays are not published yet, and who has to set what lacks. */
export function remarks(voice: Voice, one: DueLine | DateLine): readonly Line[] {
  const { t } = voice;
  const others = one.alternatives.map(({ due, because }) =>
    line(t("due:item/alternative", { due, because: inVoice(voice, because) })),
  );
  const years = one.missingYears.join(t("due:item/and"));
  const unset = one.unset.map((parameter) =>
    line(
      parameter.setBy === null
        ? t("due:item/unset", { name: nameParameter(voice, parameter) })
        : t("due:item/unset-by", { name: nameParameter(voice, parameter), by: inVoice(voice, parameter.setBy) }),
    ),
  );
  return [...others, ...unset, ...(years === "" ? [] : [line(t("due:item/provisional", { years }))])];
}

// The calendar ----------------------------------------------------------------------------------------------------

export function datesMessage(voice: Voice, reply: ReplyOf<"dates">): { lines: readonly Line[]; buttons: Rows } {
  const { t } = voice;
  const { from, to, month, before, after, lines: dates, more } = reply;
  const title = t(month === null ? "due:dates/ahead" : "due:dates/month", {
    place: inVoice(voice, reply.place),
    from,
    to,
    month: month ?? "",
  });
  const none = dates.length === 0 ? [line(t("due:dates/none"))] : [];
  const others = more > 0 ? [line(t("due:dates/more", { count: String(more) }))] : [];
  const go = (label: string, argument: string) => ({
    label: t(`due:dates/${label}`, { month: argument }),
    data: pressData({ kind: "command", name: "calendar", argument }),
  });
  return {
    lines: [
      line(title, "bold"),
      ...none,
      ...dates.flatMap((one) => [
        ...datesLines(voice, one),
        ...remarks(voice, one),
        ...(one.beforePublication ? [line(t("due:item/before-publication"))] : []),
      ]),
      ...others,
    ],
    buttons: [[go("to", before), go("to", after)], [command(voice, "export")]],
  };
}

function datesLines(voice: Voice, one: DateLine): readonly Line[] {
  const { t } = voice;
  const name = inVoice(voice, one.name);
  const clause = one.clause === null ? "" : shortClause(voice, one.clause);
  if (one.due === null) return [line(t("due:item/date-open", { name, clause }))];
  const day = namedDay(voice, one.due, "short");
  const when = one.from === null || one.from === one.due.day ? day : t("due:item/span", { from: one.from, to: day });
  const left = one.when === "past" ? t("due:left/over") : leftText(voice, one);
  return [line(t("due:item/date", { name, when, left, clause }))];
}
