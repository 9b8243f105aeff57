// A calendar to take along: how each day reads in a calendar program, and what is said with the file.
import type { CalendarAbout, CalendarEntry, CalendarNotice, Reply } from "../interview/index.ts";
import { command } from "./command-button.ts";
import { countText } from "./due-items.ts";
import { dueName } from "./due-names.ts";
import { type Button, type Line, line } from "./message.ts";
import { inVoice, nameCase, nameClause, type Voice } from "./values.ts";

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;
type Rows = readonly (readonly Button[])[];

/** One line to see in a month's view, and what is read when it is opened. Nothing in it changes by the mere passing of days. */
export function entryWords(
  voice: Voice,
  entry: CalendarEntry,
): { readonly summary: string; readonly description: string } {
  const { t } = voice;
  if (entry.kind === "gone") return { summary: t("export:gone"), description: "" };
  const { clause, alternatives, missingYears, note, mark } = entry;
  const years = missingYears.join(t("due:item/and"));
  const lines = [
    entry.kind === "deadline"
      ? t("due:item/from", {
          event: t(`due:event/${entry.event}`),
          from: entry.from,
          count: countText(voice, entry.count),
        }).trim()
      : t("export:of", { place: inVoice(voice, entry.place) }),
    ...(clause === null ? [] : [t("export:clause", { clause: nameClause(voice, clause) })]),
    ...(entry.kind === "date" && entry.beforePublication ? [t("export:before-publication")] : []),
    ...alternatives.map(({ due, because }) => t("export:alternative", { due, because: inVoice(voice, because) })),
    ...(years === "" ? [] : [t("export:provisional", { years })]),
    ...(note === null ? [] : [inVoice(voice, note)]),
    ...(mark === null ? [] : [t(`details:clauses/mark/${mark}`)]),
  ];
  return { summary: summaryOf(voice, entry), description: lines.join("\n") };
}

function summaryOf(voice: Voice, entry: Exclude<CalendarEntry, { kind: "gone" }>): string {
  const { t } = voice;
  if (entry.kind === "date") return inVoice(voice, entry.name);
  return t(`export:${entry.sense}`, { case: nameCase(voice, entry.case), what: dueName(voice, entry) });
}

/** What the reader's program calls the calendar. */
export function calendarName(voice: Voice, about: CalendarAbout): string {
  switch (about.what) {
    case "case":
      return voice.t("export:name/case", { case: nameCase(voice, about.case) });
    case "mine":
      return voice.t("export:name/mine");
    case "place":
      return voice.t("export:name/place", { place: inVoice(voice, about.place) });
  }
}

export function calendarChoice(
  voice: Voice,
  { case: open, any, place }: ReplyOf<"calendar-choice">,
): { readonly lines: readonly Line[]; readonly buttons: Rows } {
  const { t } = voice;
  const choices = [
    ...(open === null ? [] : [command(voice, "export", "export-case", "case")]),
    ...(any ? [command(voice, "export", "export-mine", "mine")] : []),
    command(voice, "export", "export-place", "place"),
    command(voice, "export", "feed", "feed"),
  ];
  const about = { case: open === null ? "" : nameCase(voice, open), place: inVoice(voice, place) };
  return {
    lines: [
      line(t("export:choice/title"), "bold"),
      ...(open === null ? [] : [line(t("export:choice/case", about))]),
      ...(any ? [line(t("export:choice/mine"))] : []),
      line(t("export:choice/place", about)),
      line(t("export:choice/feed")),
    ],
    buttons: choices.map((button) => [button]),
  };
}

export function calendarFeedMessage(
  voice: Voice,
  { act, address }: ReplyOf<"calendar-feed">,
): { readonly lines: readonly Line[]; readonly buttons: Rows } {
  const { t } = voice;
  if (act === "close") return { lines: [line(t("export:feed/closed"))], buttons: [] };
  if (address === null) return { lines: [line(t("export:feed/none"))], buttons: [] };
  const renewed = act === "renew" ? [line(t("export:feed/renewed"))] : [];
  const lines = [...renewed, line(t("export:feed/how")), line(address, "code"), line(t("export:feed/secret"))];
  return {
    lines,
    buttons: [[command(voice, "export", "feed-new", "feed-new"), command(voice, "export", "feed-off", "feed-off")]],
  };
}

export function calendarFileLines(voice: Voice, reply: ReplyOf<"calendar-file">): readonly Line[] {
  const { t } = voice;
  const { about, days, cancelled, open, left } = reply;
  const counted = (key: string, count: number) =>
    count === 0 ? [] : [line(t(`export:file/${key}`, { count: String(count) }))];
  return [
    line(t("export:file/title", { name: calendarName(voice, about), count: String(days) }), "bold"),
    ...counted("cancelled", cancelled),
    ...counted("open", open),
    ...counted("left", left),
    line(t("export:file/how")),
  ];
}

export function calendarFileButtons(voice: Voice): Rows {
  return [[command(voice, "continue"), command(voice, "cases")]];
}

export function calendarNotice(voice: Voice, notice: CalendarNotice): readonly Line[] {
  const { t } = voice;
  if (notice.kind === "calendar-of-what") return [line(t("export:of-what", { text: notice.text }))];
  const { what, open } = notice;
  return [
    line(t(`export:nothing/${what}`)),
    ...(open === 0 ? [] : [line(t("export:file/open", { count: String(open) }))]),
  ];
}
