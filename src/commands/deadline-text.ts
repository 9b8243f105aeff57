import type { Deadline, OfficialDate, PolicySet } from "../rules/index.ts";
import { cite } from "./assessment-text.ts";
import type { Call } from "./command.ts";
import type { Words } from "./words.ts";

interface Speaking {
  readonly call: Call;
  readonly policies: PolicySet;
}

/** Working days from `on` to a day; below zero where it is over. */
export interface Left {
  readonly on: string;
  readonly days: number;
}

/** A time limit in words: what, until when, how long is left; then from when, by which clause, and what is doubtful. */
export function deadlineLines(one: Deadline, left: Left | null, { call, policies }: Speaking): readonly string[] {
  const { words } = call;
  const { language } = call.settings;
  const name = one.name[language];
  const clause = cite(one.clause, { policies, words });
  const event = words(`deadlines.events.${one.event}`);
  const from = one.label === null ? event : words("deadlines.labelled", { name: event, label: one.label });
  const count = sayCount(one.count, words);
  return [
    dayLine(one, name, left, words),
    `  ${words(count === null ? "deadlines.fromOpen" : "deadlines.from", { event: from, on: one.from, count: count ?? "", clause })}`,
    ...remarks(one, { call, policies }),
  ];
}

function dayLine(one: Deadline, name: string, left: Left | null, words: Words): string {
  if (one.done !== null) {
    const said = { name, due: one.due ?? "", event: words(`deadlines.events.${one.done.event}`), on: one.done.on };
    return words(`deadlines.${one.due === null ? "doneOpen" : howDone(one, one.due)}`, said);
  }
  if (one.due === null) {
    const figures = one.unset.join(words("assessment.and"));
    return words(one.unset.length > 0 ? "deadlines.unset" : "deadlines.open", { name, figures });
  }
  const data = { name, due: one.due, left: left === null ? "" : leftText(left, one.due, words) };
  if (one.sense === "not-before") {
    const isOver = left !== null && one.due < left.on;
    return words(isOver ? "deadlines.noticeOver" : "deadlines.notBefore", data);
  }
  // What begins with a month is not owed before it.
  return words(one.count === "month after" ? "deadlines.start" : "deadlines.by", data);
}

/** Late or early is said only of the very step that is owed, and only where no reading of the text allows its day. */
function howDone({ done, after, alternatives, sense }: Deadline, due: string): "done" | "doneLate" | "doneEarly" {
  if (done === null || done.event !== after[0]) return "done";
  const days = (some: typeof alternatives) => [due, ...some.map((one) => one.due)].sort();
  // A notice may count the day of posting by practice; a shorter time of an older text does not help.
  const practice = alternatives.filter(({ clause }) => clause === null);
  if (sense === "not-before") return done.on < (days(practice)[0] ?? due) ? "doneEarly" : "done";
  return done.on > (days(alternatives).at(-1) ?? due) ? "doneLate" : "done";
}

function leftText({ on, days }: Left, due: string, words: Words): string {
  if (due === on) return words("deadlines.today");
  if (days === 0) return words(due > on ? "deadlines.noDays" : "deadlines.justPast");
  return words(days > 0 ? "deadlines.left" : "deadlines.over", { count: String(Math.abs(days)) });
}

/** The steps of a count in words; null where the text has no number. */
function sayCount(count: string, words: Words): string | null {
  if (count === "open") return null;
  const steps = count.split(", ").map((step) => {
    const fixed = { "month after": "monthAfter", "end of month": "endOfMonth" }[step];
    if (fixed !== undefined) return words(`deadlines.steps.${fixed}`);
    const year = /^end of year (.+)$/.exec(step)?.[1];
    if (year !== undefined) return words("deadlines.steps.endOfYear", { count: year });
    const [, back, number = "", unit = ""] = /^(less )?(\S+) (.+)$/.exec(step) ?? [];
    const said = words(`deadlines.steps.${unit === "working days" ? "workingDays" : unit}`, { count: number });
    return back === undefined ? said : words("deadlines.steps.less", { text: said });
  });
  return steps.join(words("deadlines.steps.then"));
}

/** An official date in words. */
export function officialDateLines(one: OfficialDate, { call, policies }: Speaking): readonly string[] {
  const { words } = call;
  const { language } = call.settings;
  const name = one.name[language];
  const key = one.due === null ? "unset" : one.from === null ? "day" : "span";
  const figures = one.unset.join(words("assessment.and"));
  const data = {
    name,
    due: one.due ?? "",
    from: one.from ?? "",
    figures,
    place: nameOf(one.place, policies, language),
  };
  const reminded = one.remind !== null && one.remind !== one.due;
  return [
    words(`officialDates.${key}`, data),
    `  ${words("officialDates.by", { place: data.place, clause: cite(one.clause, { policies, words }) })}`,
    ...(one.beforePublication ? [`  ${words("officialDates.beforePublication")}`] : []),
    ...(reminded ? [`  ${words("officialDates.remind", { day: one.remind ?? "" })}`] : []),
    ...remarks(one, { call, policies }),
  ];
}

const nameOf = (place: string, policies: PolicySet, language: "zh-CN" | "en"): string =>
  policies.places.find(({ id }) => id === place)?.name[language] ?? place;

/** The other readings, the years whose holidays are not published, and what is not printed in the text. */
function remarks(one: Deadline | OfficialDate, { call, policies }: Speaking): readonly string[] {
  const { words } = call;
  const { language } = call.settings;
  const said = one.alternatives.map(({ due, because, clause, missingYears = [] }) => {
    const text = words(clause === null ? "deadlines.alternative" : "deadlines.alternativeBy", {
      due,
      because: because[language],
      clause: clause === null ? "" : cite(clause, { policies, words }),
    });
    const years = missingYears.join(words("assessment.and"));
    return missingYears.length === 0 ? text : words("deadlines.alternativeProvisional", { text, years });
  });
  const years = one.missingYears.join(words("assessment.and"));
  return [
    ...said,
    ...(one.provisional ? [words("deadlines.provisional", { years })] : []),
    ...(one.note === null ? [] : [words("deadlines.note", { text: one.note[language] })]),
    ...(one.mark === null ? [] : [words(`deadlines.marks.${one.mark}`)]),
  ].map((text) => `  ${text}`);
}
