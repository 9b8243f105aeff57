// The screens that are not about a verdict: welcome, help, summary, settings, and what has to be confirmed.
import { pressData, type Reply } from "../interview/index.ts";
import { command } from "./command-button.ts";
import { procedureButtons, procedureLines } from "./due-items.ts";
import { markedText, nameDisputed } from "./evidence.ts";
import { type Button, type Line, line, rowsOf } from "./message.ts";
import { remindingText } from "./reminding.ts";
import { echoItems, figureText, inVoice, listOf, nameCase, nameFactOf, nameValue, type Voice } from "./values.ts";

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;
type Rows = readonly (readonly Button[])[];

export function welcomeLines(voice: Voice, reply: ReplyOf<"welcome">): readonly Line[] {
  const { t } = voice;
  const { number, label } = reply;
  if (number !== null)
    return [line(t("details:welcome/resume", { case: nameCase(voice, { number, label: label ?? "" }) }))];
  return [
    line(t("details:welcome/hello")),
    line(t("details:welcome/how", { example: t("common:example/line") })),
    line(t("details:welcome/commands")),
    line(t("details:welcome/labels")),
    line(t("details:welcome/place", { place: inVoice(voice, reply.place), on: reply.on })),
  ];
}

export function helpLines(voice: Voice): readonly Line[] {
  const { t } = voice;
  const parts = ["line", "answers", "repair", "results", "what-if", "cases", "due", "settings"];
  return [
    line(t("details:help/title"), "bold"),
    ...parts.map((part) => line(t(`details:help/${part}`))),
    line(t("details:welcome/labels")),
  ];
}

export function helpButtons(voice: Voice): Rows {
  return [[command(voice, "continue"), command(voice, "new"), command(voice, "cases"), command(voice, "settings")]];
}

export function summaryLines(voice: Voice, reply: ReplyOf<"summary">): readonly Line[] {
  const { t } = voice;
  const title = t("details:summary/title", { case: nameCase(voice, reply), count: String(reply.total) });
  const steps = procedureLines(voice, reply);
  if (reply.total === 0) return [line(title, "bold"), line(t("details:summary/empty")), ...steps];
  const lines = reply.items.map((item, index) =>
    line(
      t("details:summary/item", {
        number: index + 1,
        label: nameFactOf(voice, item),
        value: markedText(voice, item, nameValue(voice, item.pattern, item.value)),
      }),
    ),
  );
  const page = reply.pages > 1 ? [line(t("details:summary/page", { page: reply.page + 1, pages: reply.pages }))] : [];
  const roster = reply.passedRoster ? [line(t("details:summary/passed-roster"))] : [];
  return [line(title, "bold"), ...lines, ...page, ...roster, ...steps, line(t("details:summary/how"))];
}

export function summaryButtons(voice: Voice, reply: ReplyOf<"summary">): Rows {
  const { revision } = reply;
  const edits = reply.items.map((item, index) => ({
    label: `${index + 1}. ${nameDisputed(voice, item)}`,
    data: pressData({ kind: "edit", revision, path: item.path }),
  }));
  const pages =
    reply.pages > 1
      ? Array.from({ length: reply.pages }, (_, page) => page)
          .filter((page) => page !== reply.page)
          .map((page) => ({
            label: voice.t("common:button/page", { page: page + 1 }),
            data: pressData({ kind: "page", page }),
          }))
      : [];
  return [
    ...rowsOf(edits, 2),
    ...rowsOf(pages, 4),
    ...rowsOf(procedureButtons(voice, reply), 2),
    [command(voice, "back"), command(voice, "undo"), command(voice, "verdict")],
  ];
}

export function settingsLines(voice: Voice, reply: ReplyOf<"settings">): readonly Line[] {
  const { t } = voice;
  return [
    line(t("details:settings/title"), "bold"),
    line(t("details:settings/place", { place: inVoice(voice, reply.place) })),
    line(t(reply.today ? "details:settings/today" : "details:settings/on", { on: reply.on })),
    line(t("details:settings/language", { language: t(`common:language/${reply.language}`) })),
    ...(reply.supplied.length > 0
      ? [line(t("details:settings/figures", { figures: suppliedText(voice, reply.supplied) }))]
      : []),
    line(remindingText(voice, reply.reminding)),
    line(t("details:settings/version", { version: reply.policyVersion })),
  ];
}

export function settingsButtons(voice: Voice, reply: ReplyOf<"settings">): Rows {
  const row = [command(voice, "language"), command(voice, "place"), command(voice, "on", "day")];
  if (!reply.today) row.push(command(voice, "on", "today", "today"));
  const clear = reply.supplied.length > 0 ? [[command(voice, "param", "clear", "clear")]] : [];
  return [row, ...clear, [command(voice, "remind"), command(voice, "continue")]];
}

export function languagesMessage(voice: Voice): { lines: readonly Line[]; buttons: Rows } {
  const names = ["zh-CN", "en"] as const;
  return {
    lines: [line(voice.t("details:settings/languages"))],
    buttons: [
      names.map((name) => ({
        label: voice.t(`common:language/${name}`),
        data: pressData({ kind: "command", name: "language", argument: name }),
      })),
    ],
  };
}

export function placesMessage(voice: Voice, reply: ReplyOf<"places">): { lines: readonly Line[]; buttons: Rows } {
  const places = reply.places.map(({ id, name }) => [
    { label: inVoice(voice, name), data: pressData({ kind: "command", name: "place", argument: id }) },
  ]);
  const pages = Array.from({ length: reply.pages }, (_, page) => page)
    .filter((page) => page !== reply.page)
    .map((page) => ({
      label: voice.t("common:button/page", { page: page + 1 }),
      data: pressData({ kind: "command", name: "place", argument: `#${page}` }),
    }));
  return {
    lines: [line(voice.t("details:settings/places"))],
    buttons: [...places, ...rowsOf(pages, 4), [command(voice, "continue")]],
  };
}

export function figuresLines(voice: Voice, reply: ReplyOf<"figures">): readonly Line[] {
  return [
    reply.supplied.length === 0
      ? line(voice.t("details:settings/no-figures"))
      : line(voice.t("details:settings/figures", { figures: suppliedText(voice, reply.supplied) })),
  ];
}

function suppliedText(voice: Voice, supplied: ReplyOf<"figures">["supplied"]): string {
  return listOf(
    voice,
    supplied.map((figure) => figureText(voice, figure)),
  );
}

export function sameCaseLines(voice: Voice, reply: ReplyOf<"same-case">): readonly Line[] {
  const { t } = voice;
  return [
    line(t("details:same-case/text", { items: echoItems(voice, reply.items) })),
    line(t("details:same-case/title"), "bold"),
    line(t("details:same-case/how")),
  ];
}

export function replacementLines(voice: Voice, reply: ReplyOf<"replacement">): readonly Line[] {
  const { t } = voice;
  return [
    line(
      t("details:replacement/text", { before: echoItems(voice, reply.before), after: echoItems(voice, reply.after) }),
    ),
    line(t("details:replacement/title"), "bold"),
  ];
}
