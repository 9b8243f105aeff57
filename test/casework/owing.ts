/** An office whose cases say themselves what is owed in them, so that reminders are tested without any law. */
import type { Agenda, Dialogue } from "../../src/casework/index.ts";
import type { CaseRecord, Effect, Reply, Session } from "../../src/interview/index.ts";
import type { Deadline, DeadlineKind, OfficialDate } from "../../src/rules/index.ts";
import { addWorkingDays, isWorkingDay, workingDayBefore, workingDaysBetween } from "../../src/rules/index.ts";
import type { Message } from "../../src/wording/index.ts";
import { calendar } from "../shipped-calendar.ts";

export const days: Agenda["days"] = {
  isWorkingDay: (day) => isWorkingDay(calendar, day).worked,
  plus: (day, count) =>
    (count < 0 ? workingDayBefore(calendar, day, -count) : addWorkingDays(calendar, day, count)).day,
  between: (from, to) => workingDaysBetween(calendar, from, to).days,
};

const nothing = { clause: "cn#x/y", unset: [], alternatives: [], missingYears: [], provisional: false };
const words = (text: string) => ({ "zh-CN": text, en: text });

function deadline(key: string, due: string, kind: DeadlineKind, earliest: string): Deadline {
  const remind = workingDayBefore(calendar, earliest, 0).day;
  const more = { ...nothing, programme: "dibao", label: null, mark: null, note: null, done: null, after: [] };
  return {
    ...more,
    id: key,
    key,
    name: words(key),
    event: "accepted",
    from: due,
    due,
    remind,
    kind,
    sense: "by",
    count: "",
  };
}

/** `shift` moves every due day by so many days, as another law would. */
export function owingAgenda(
  options: {
    readonly version?: string;
    readonly moved?: Readonly<Record<string, string>>;
    readonly dates?: readonly string[];
  } = {},
): Agenda {
  const { version = "1", moved = {}, dates = [] } = options;
  return {
    version,
    days,
    deadlines(record) {
      const owed = (record.facts as { readonly owed?: Readonly<Record<string, string>> }).owed ?? {};
      return Object.entries(owed).map(([key, text]) => {
        const [due = "", kind = "legal", earliest = due] = text.split(":");
        return deadline(key, moved[due] ?? due, kind as DeadlineKind, moved[earliest] ?? earliest);
      });
    },
    dates: (place, from, to) =>
      dates
        .filter((due) => due >= from && due <= to)
        .map((due): OfficialDate => {
          const remind = workingDayBefore(calendar, due, 0).day;
          const more = { ...nothing, from: null, rule: null, beforePublication: false, mark: null, note: null };
          return { ...more, id: "report", place, name: words("report"), kind: "reporting", due, remind };
        }),
  };
}

const said = (text: string): Message => ({ lines: text.split("\n").map((line) => [{ text: line }]), buttons: [] });

/**
 * `owe c1 a=2026-03-02 b=2026-03-09:review` saves case c1 (number 1) with what is owed in it
 * (`a=2026-03-09:legal:2026-03-02` where another reading is earlier); `later c1 a 60` and
 * `later c1 a 2026-03-05` put it off; `set {"off":true}` is how the person wants to be reminded.
 * `take c1`, `take mine` and `take place` ask for a calendar.
 * What the office says is one line: `digest since …: c1 a 2026-03-02 left 3 was …; report 2026-03-12`.
 */
export const owingDialogue: Dialogue = {
  advance(session, event, step) {
    const before = (session ?? { place: "cn" }) as Session;
    const effects: unknown[] = [];
    let after = before;
    if (event.kind === "reminded") {
      const items = event.items.map(({ case: one, deadline: { key, due }, left, was }) =>
        [one.id, key, due, "left", left, ...(was === null ? [] : ["was", was])].join(" "),
      );
      const dates = event.dates.map(({ date }) => `${date.id} ${date.due}`);
      const since = event.since === null ? "" : ` since ${event.since}`;
      effects.push({ kind: "say", reply: said(`${event.what}${since}: ${[...items, ...dates].join("; ")}`) });
      return { session: before, effects: effects as readonly Effect[] };
    }
    const text = event.kind === "text" ? event.text : "";
    const [word = "", id = "", ...rest] = text.split(" ");
    if (word === "owe") {
      const owed = Object.fromEntries(rest.map((one) => one.split("=")));
      const number = Number(id.slice(1));
      const record = { id: `${step.chat.replaceAll("/", "-")}.${id}`, number, label: id, place: "cn", day: step.today };
      const events = [{ event: "accepted", on: step.today, said: { delivery: "d", day: step.today } }];
      effects.push({ kind: "save", case: { ...record, facts: { owed }, events, verdicts: [], on: step.today } });
    }
    if (word === "later") {
      const [key = "", until = ""] = rest;
      const when = /^\d+$/.test(until) ? { minutes: Number(until) } : { day: until };
      effects.push({ kind: "snooze", case: `${step.chat.replaceAll("/", "-")}.${id}`, key, until: when });
    }
    if (event.kind === "calendar-made") {
      const { file = null, days: count, cancelled, open, left } = event.made ?? {};
      const reply = said(`calendar: ${count} days, ${cancelled} cancelled, ${open} open, ${left} left`);
      effects.push({ kind: "say", reply, ...(file === null ? {} : { file }) });
      return { session: before, effects: effects as readonly Effect[] };
    }
    if (word === "take") {
      const what = id === "mine" || id === "place" ? id : "case";
      const number = what === "case" ? Number(id.slice(1)) : null;
      effects.push({ kind: "make-calendar", what, number, place: before.place, how: "say" });
      return { session: before, effects: effects as readonly Effect[] };
    }
    if (word === "set") after = { ...before, reminding: JSON.parse(text.slice(4)) };
    effects.push({ kind: "say", reply: said("ok") });
    return { session: after, effects: effects as readonly Effect[] };
  },
  say: (reply: Reply) => reply as unknown as Message,
  notice: (code) => said(`[${code}]`),
};

export type Owing = CaseRecord;
