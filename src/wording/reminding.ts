// The settings of reminders, and the short lines about steps and deadlines.
import { type Notice, pressData, type Reply } from "../interview/index.ts";
import { command } from "./command-button.ts";
import { stepText } from "./due-items.ts";
import { type Button, type Line, line } from "./message.ts";
import { nameCase, type Voice } from "./values.ts";

type RemindingView = Extract<Reply, { kind: "reminding" }>["settings"];

/** In one line, for the screen of all settings. */
export function remindingText(voice: Voice, { isOff, morning }: RemindingView): string {
  return voice.t(isOff ? "due:remind/off" : "due:remind/on", { morning });
}

export function remindingMessage(
  voice: Voice,
  { settings }: Extract<Reply, { kind: "reminding" }>,
): { lines: readonly Line[]; buttons: readonly (readonly Button[])[] } {
  const { t } = voice;
  const { isOff, quiet, leads, supervisor } = settings;
  const same = leads.every(({ days }) => String(days) === String(leads[0]?.days));
  const leadLines = same
    ? [line(t("due:remind/leads", { days: (leads[0]?.days ?? []).join(t("due:item/and")) }))]
    : leads.map(({ kind, days }) =>
        line(t("due:remind/leads-of", { kind: t(`due:kind/${kind}`), days: days.join(t("due:item/and")) })),
      );
  const above =
    supervisor === null
      ? t("due:remind/no-supervisor")
      : t("due:remind/supervisor", { chat: supervisor.chat, after: String(supervisor.after) });
  const press = (label: string, argument: string): Button => ({
    label: t(`due:remind/button/${label}`),
    data: pressData({ kind: "command", name: "remind", argument }),
  });
  return {
    lines: [
      line(t("due:remind/title"), "bold"),
      line(remindingText(voice, settings)),
      ...leadLines,
      line(t("due:remind/quiet", quiet)),
      line(above),
      line(t("due:remind/how")),
    ],
    buttons: [
      [press(isOff ? "on" : "off", isOff ? "on" : "off"), press("reset", "reset")],
      [command(voice, "settings"), command(voice, "continue")],
    ],
  };
}

type DueNoticeKind =
  | "events-dropped"
  | "event-known"
  | "event-day-unclear"
  | "event-in-trial"
  | "event-no-case"
  | "event-undone"
  | "step-button-old"
  | "due-gone"
  | "due-moved"
  | "due-not-over"
  | "due-closed"
  | "later-unread"
  | "later-past"
  | "month-unread"
  | "remind-set"
  | "remind-unread";

export function dueNotice(voice: Voice, notice: Extract<Notice, { kind: DueNoticeKind }>): readonly Line[] {
  const { t } = voice;
  const say = (values: Readonly<Record<string, string>> = {}): readonly Line[] => [
    line(t(`due:notice/${notice.kind}`, values)),
  ];
  switch (notice.kind) {
    case "event-known":
      return say({ event: stepText(voice, notice.event) });
    case "event-in-trial":
      return say({ number: String(notice.of) });
    case "due-gone":
      return say({ case: nameCase(voice, notice.case) });
    case "due-moved":
      return say({ was: notice.was, due: notice.due });
    case "due-not-over":
      return say({ due: notice.due });
    case "later-past":
      return say({ day: notice.day });
    case "event-day-unclear":
    case "later-unread":
    case "month-unread":
      return say({ text: notice.text });
    case "remind-unread":
      return [...say({ text: notice.text }), line(t(`due:remind-fault/${notice.what}`))];
    default:
      return say();
  }
}
