// One deadline, what was done with it, and the steps of a case.
import { pressData, type Reply } from "../interview/index.ts";
import { command } from "./command-button.ts";
import { owedLines, remarks } from "./due.ts";
import { dayLine, dueName, eventName, namedDay, pressOf } from "./due-names.ts";
import { endedEarly } from "./due-readings.ts";
import { type Button, type Line, line } from "./message.ts";
import { inVoice, listOf, nameCase, nameClause, type Voice } from "./values.ts";

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;
type Worded = { lines: readonly Line[]; buttons: readonly (readonly Button[])[] };
type DueLine = ReplyOf<"due-item">["line"];
type EventLine = ReplyOf<"event">["event"];

export function dueItemMessage(voice: Voice, reply: ReplyOf<"due-item">): Worded {
  const { line: one, state } = reply;
  const open = openButton(voice, one);
  const buttons = [
    state.kind === "open"
      ? [button(voice, one, "done"), button(voice, one, "not-applicable"), button(voice, one, "later")]
      : [button(voice, one, "take-back")],
    [...(reply.isOpen ? [] : [open]), command(voice, "deadlines")],
  ];
  return { lines: [...itemLines(voice, one), ...stateLines(voice, state)], buttons };
}

function itemLines(voice: Voice, one: DueLine): readonly Line[] {
  const { t } = voice;
  const title = t("due:item/title", { case: nameCase(voice, one.case), what: dueName(voice, one) });
  const clause = one.clause === null ? [] : [line(t("due:item/clause", { clause: nameClause(voice, one.clause) }))];
  const from = t("due:item/from", {
    event: t(`due:event/${one.event}`),
    from: one.from,
    count: countText(voice, one.count),
  });
  const note = one.note === null ? [] : [line(t("due:item/note", { note: inVoice(voice, one.note) }))];
  const mark = one.mark === null ? [] : [line(t(`details:clauses/mark/${one.mark}`))];
  return [
    line(title, "bold"),
    line(dayLine(voice, one)),
    line(from),
    ...clause,
    ...remarks(voice, one),
    ...note,
    ...mark,
  ];
}

/** "30 working days" in the reader's words; what has none is said without a count. */
export function countText(voice: Voice, count: string): string {
  const { t } = voice;
  const found = /^(\d+) (working days|days|months|years)$/.exec(count);
  if (found !== null) return t(`due:count/${found[2]}`, { count: found[1] ?? "" });
  return count === "month after" ? t("due:count/month after") : "";
}

function stateLines(voice: Voice, state: ReplyOf<"due-item">["state"]): readonly Line[] {
  const { t } = voice;
  switch (state.kind) {
    case "open":
      return [];
    case "done":
      return [
        line(state.by === null ? t("due:state/done") : t("due:state/done-by", { event: stepText(voice, state.by) })),
      ];
    case "not-applicable":
      return [
        line(state.reason === null ? t("due:state/aside") : t("due:state/aside-because", { reason: state.reason })),
      ];
  }
}

/** "受理 2026-09-16（周三）". */
export function stepText(voice: Voice, one: EventLine): string {
  const name = eventName(voice, one);
  return one.on === null ? name : voice.t("due:event-on", { event: name, on: namedDay(voice, one.on) });
}

type Action = Parameters<typeof pressOf>[1];
const button = (voice: Voice, one: DueLine, action: Action): Button => ({
  label: voice.t(`due:button/${action}`),
  data: pressOf(one, action, false),
});
const openButton = (voice: Voice, one: DueLine): Button => ({
  label: voice.t("due:button/open"),
  data: pressData({ kind: "command", name: "open", argument: String(one.case.number) }),
});

export function reasonMessage(voice: Voice, { line: one }: ReplyOf<"due-reason">): Worded {
  const { t } = voice;
  const what = t("due:item/title", { case: nameCase(voice, one.case), what: dueName(voice, one) });
  return {
    lines: [line(what, "bold"), line(t("due:reason/ask"))],
    buttons: [[button(voice, one, "no-reason"), command(voice, "cancel")]],
  };
}

export function laterMessage(voice: Voice, { line: one, asksDay }: ReplyOf<"due-later">): Worded {
  const { t } = voice;
  const what = t("due:item/title", { case: nameCase(voice, one.case), what: dueName(voice, one) });
  const times = (["hour", "tomorrow", "working-day"] as const).map((action) => button(voice, one, action));
  return {
    lines: [line(what, "bold"), line(dayLine(voice, one)), line(t(asksDay ? "due:later/ask-day" : "due:later/ask"))],
    buttons: [
      times,
      [...(asksDay ? [] : [button(voice, one, "pick-day")]), command(voice, asksDay ? "cancel" : "continue")],
    ],
  };
}

export function actedMessage(voice: Voice, reply: ReplyOf<"due-acted">): Worded {
  const { t } = voice;
  const { line: one, what, follow } = reply;
  const name = t("due:item/title", { case: nameCase(voice, one.case), what: dueName(voice, one) });
  const due = one.due === null ? "" : namedDay(voice, one.due);
  const said = (): readonly Line[] => {
    switch (what.kind) {
      case "done":
        return [
          line(t("due:acted/done", { name })),
          ...(what.by === null ? [] : [line(t("due:acted/recorded", { event: stepText(voice, what.by) }))]),
        ];
      case "not-applicable":
        return [
          line(
            what.reason === null
              ? t("due:acted/aside", { name })
              : t("due:acted/aside-because", { name, reason: what.reason }),
          ),
        ];
      case "snoozed": {
        const again =
          what.again === "hour"
            ? t("due:acted/in-an-hour")
            : t("due:acted/on-day", { day: namedDay(voice, what.again) });
        const late = what.isAfterDue ? [line(t("due:acted/after-due", { due }))] : [];
        return [
          line(t("due:acted/snoozed", { name, again })),
          ...(one.due === null ? [] : [line(t("due:acted/day-stays", { due }))]),
          ...late,
        ];
      }
      case "taken-back":
        return [line(t("due:acted/taken-back", { name })), line(dayLine(voice, one))];
    }
  };
  const next =
    follow.length === 0
      ? []
      : [line(t("due:recorded/follow"), "bold"), ...follow.flatMap((each, index) => owedLines(voice, each, index + 1))];
  const back = what.kind === "done" || what.kind === "not-applicable" ? [[button(voice, one, "take-back")]] : [];
  return { lines: [...said(), ...next], buttons: back };
}

// Steps -----------------------------------------------------------------------------------------------------------

export function eventsAskedMessage(voice: Voice, reply: ReplyOf<"events-asked">): Worded {
  const { t } = voice;
  const { events, asksDay, mark } = reply;
  const press = (what: "yes" | "no" | "change" | "again" | "today" | "yesterday"): Button => ({
    label: t(`due:asked/button/${what}`),
    data: pressData({ kind: "event", what, mark, at: 0 }),
  });
  const known = events.find(({ instead }) => instead !== null);
  const lines = events.map((one) => line(askedText(voice, one)));
  const ahead = events.some(({ isAhead }) => isAhead) ? [line(t("due:asked/ahead"))] : [];
  const where = reply.case === null ? t("due:asked/new-case") : nameCase(voice, reply.case);
  if (asksDay !== null)
    return {
      lines: [line(t("due:asked/day", { event: eventName(voice, asksDay) }), "bold")],
      buttons: [[press("today"), press("yesterday"), press("no")]],
    };
  const isChoice = known !== undefined && !known.isFix && !known.remove;
  const question = isChoice ? t("due:asked/which") : t(known?.remove === true ? "due:asked/remove" : "due:asked/right");
  return {
    lines: [
      line(t("due:asked/title", { case: where, programme: inVoice(voice, reply.programme) })),
      ...lines,
      ...ahead,
      line(question, "bold"),
    ],
    buttons: [isChoice ? [press("change"), press("again"), press("no")] : [press("yes"), press("no")]],
  };
}

function askedText(voice: Voice, one: ReplyOf<"events-asked">["events"][number]): string {
  const { t } = voice;
  const now = stepText(voice, one);
  if (one.instead === null || one.remove) return t("due:asked/step", { step: now });
  return t("due:asked/instead", { step: now, was: one.instead.on === null ? "" : namedDay(voice, one.instead.on) });
}

export function eventsRecordedMessage(voice: Voice, reply: ReplyOf<"events-recorded">): Worded {
  const { t } = voice;
  const { events, completed, follow } = reply;
  const removed = events.filter(({ remove }) => remove);
  const kept = events.filter(({ remove }) => !remove);
  const list = (some: typeof events) =>
    listOf(
      voice,
      some.map((one) => stepText(voice, one)),
    );
  const said = [
    ...(kept.length > 0 ? [line(t("due:recorded/kept", { events: list(kept) }))] : []),
    ...(removed.length > 0 ? [line(t("due:recorded/removed", { events: list(removed) }))] : []),
    ...(completed.length > 0
      ? [
          line(
            t("due:recorded/completed", {
              names: listOf(
                voice,
                completed.map((one) => dueName(voice, one)),
              ),
            }),
          ),
        ]
      : []),
    ...kept.flatMap(({ event, on }) =>
      event === "notice-ended" && on !== null ? endedEarly(voice, completed, on.day) : [],
    ),
  ];
  const next =
    follow.length === 0
      ? kept.length > 0 && completed.length === 0
        ? [line(nothingOwed(voice, reply))]
        : []
      : [line(t("due:recorded/follow"), "bold"), ...follow.flatMap((one, index) => owedLines(voice, one, index + 1))];
  return {
    lines: [...said, ...next],
    buttons: [[command(voice, "undo"), command(voice, "deadlines", "case-deadlines", "case")]],
  };
}

export function eventMessage(voice: Voice, reply: ReplyOf<"event">): Worded {
  const { t } = voice;
  const press = (what: "edit" | "remove"): Button => ({
    label: t(`due:event-button/${what}`),
    data: pressData({ kind: "event", what, mark: reply.mark, at: reply.at }),
  });
  return {
    lines: [
      line(t("due:item/title", { case: nameCase(voice, reply.case), what: stepText(voice, reply.event) }), "bold"),
    ],
    buttons: [
      [press("edit"), press("remove")],
      [command(voice, "summary"), command(voice, "continue")],
    ],
  };
}

/** What happened in a case and what was put aside, below its answers. */
export function procedureLines(
  voice: Voice,
  { events, aside }: Pick<ReplyOf<"summary">, "events" | "aside">,
): readonly Line[] {
  const { t } = voice;
  const steps = events.map((one) => line(t("due:asked/step", { step: stepText(voice, one) })));
  const put = aside.flatMap(({ name, state }) => {
    const [first] = stateLines(voice, state);
    return [
      line(
        t("due:summary/aside", { name: inVoice(voice, name), state: (first ?? []).map(({ text }) => text).join("") }),
      ),
    ];
  });
  return [...(steps.length > 0 ? [line(t("due:summary/title"), "bold"), ...steps] : []), ...put];
}

export function procedureButtons(
  voice: Voice,
  { events, aside }: Pick<ReplyOf<"summary">, "events" | "aside">,
): readonly Button[] {
  const { t } = voice;
  return [
    ...events.map((one) => ({
      label: eventName(voice, one),
      data: pressData({ kind: "event", what: "show", mark: one.mark, at: one.at }),
    })),
    ...aside.map(({ name, pointer }) => ({
      label: t("due:summary/back", { name: inVoice(voice, name) }),
      data: pressData({ kind: "due", act: { ...pointer, what: "take-back" }, keep: false }),
    })),
  ];
}

/** Nothing is owed from the steps: because no limit runs from them, or because all that do were met before. */
function nothingOwed(voice: Voice, { met, programme }: ReplyOf<"events-recorded">): string {
  const names = met.map((name) => inVoice(voice, name));
  return names.length === 0
    ? voice.t("due:recorded/nothing", { programme: inVoice(voice, programme) })
    : voice.t("due:recorded/met", { names: listOf(voice, names) });
}
