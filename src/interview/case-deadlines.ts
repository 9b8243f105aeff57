// The law of deadlines over a case: which programme it is about, what happened in it, what follows by when.
import { type Calendar, type Deadline, deadlinesOf, type PolicySet, readFacts, weekdayOf } from "../rules/index.ts";
import type { CaseRecord } from "./case-record.ts";
import { type DuePointer, markOf, pointerTo } from "./due-marks.ts";
import type { DueState, EventLine, NamedDay } from "./due-views.ts";

/** The programme that the procedure of a case is about: the one noted, else the one looked at, else that of the last verdict. */
export function programmeOf({
  programme,
  focus,
  verdicts,
}: Pick<CaseRecord, "programme" | "focus" | "verdicts">): string {
  return programme ?? focus?.[0] ?? verdicts.at(-1)?.lead.id ?? "dibao";
}

/** All deadlines of a case, done ones too; none where its place is not known any more. */
export function deadlinesOfCase(policies: PolicySet, calendar: Calendar, record: CaseRecord): readonly Deadline[] {
  const policy = policies.policy(record.place);
  const events = record.events ?? [];
  if (policy === undefined || events.length === 0) return [];
  const reading = readFacts(record.facts);
  return deadlinesOf(policy, calendar, {
    programme: programmeOf(record),
    events: events.map(({ event, on, label }) => ({ event, on, ...(label === undefined ? {} : { label }) })),
    facts: reading.ok ? reading.facts : null,
  });
}

/** A day with its weekday; where `today` is given, it is noted if the year is another. */
export function namedDay(day: string, today = day): NamedDay {
  const isOther = day.slice(0, 4) !== today.slice(0, 4);
  return { day, weekday: weekdayOf(day), ...(isOther ? { otherYear: true } : {}) };
}

type Settled = NonNullable<CaseRecord["settled"]>[number];

/** How a deadline stands; what a person said of it counts first. */
export function stateOf(deadline: Deadline, settled: Settled | undefined): DueState {
  if (settled !== undefined)
    return settled.how === "done"
      ? { kind: "done", by: null }
      : { kind: "not-applicable", reason: settled.reason ?? null };
  if (deadline.done === null) return { kind: "open" };
  const { event, on } = deadline.done;
  return { kind: "done", by: { event, label: deadline.label, on: namedDay(on) } };
}

/** The deadlines of a case that a person put aside, as far as they still run. */
export function putAside(policies: PolicySet, calendar: Calendar, record: CaseRecord) {
  if ((record.settled ?? []).length === 0) return [];
  const all = deadlinesOfCase(policies, calendar, record);
  return (record.settled ?? []).flatMap((settled) => {
    const found = all.find(({ key }) => key === settled.key);
    const pointer: DuePointer | null = found === undefined ? null : pointerTo(record.number, found);
    return found === undefined || pointer === null
      ? []
      : [{ name: found.name, pointer, state: stateOf(found, settled) }];
  });
}

/** The recorded steps of a case, each with its place and a mark that names it in a button. */
export function eventLines({ events = [] }: Pick<CaseRecord, "events">) {
  return events.map(({ event, label, on }, at) => ({
    ...({ event, label: label ?? null, on: namedDay(on) } satisfies EventLine),
    at,
    mark: markOfEvent({ event, on, ...(label === undefined ? {} : { label }) }),
  }));
}

/** Names a recorded step in a button: another day, and the button is an old one. */
export function markOfEvent({ event, label = "", on }: { event: string; label?: string; on: string }): string {
  return markOf(`${event}/${label}/${on}`);
}
