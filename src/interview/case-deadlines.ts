// The law of deadlines over a case: which programme it is about, what happened in it, what follows by when.
import { type Calendar, type Deadline, deadlinesOf, type PolicySet, readFacts } from "../rules/index.ts";
import type { CaseRecord } from "./case-record.ts";

/** The programme that the procedure of a case is about: the one looked at, else that of the last verdict. */
export function programmeOf({ focus, verdicts }: Pick<CaseRecord, "focus" | "verdicts">): string {
  return focus?.[0] ?? verdicts.at(-1)?.lead.id ?? "dibao";
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
