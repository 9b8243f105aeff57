/** Worked examples of time limits and official dates: what their author worked out is compared with what the rules give. */
import type { CaseEvent, Deadline, OfficialDate } from "./deadline-types.ts";
import { deadlinesOf } from "./deadlines.ts";
import { officialDates } from "./official-dates.ts";
import type { ExpectedDay } from "./packs/deadline-schema.ts";
import type { PackFault } from "./packs/read-packs.ts";
import type { ExampleData } from "./packs/schema.ts";
import { plain } from "./plain-facts.ts";
import type { Example, Policy, PolicySet } from "./policies.ts";
import { readEvent } from "./read-event.ts";
import { readFacts } from "./read-facts.ts";
import type { Calendar } from "./work-calendar.ts";

/** What an example says of days that cannot be: events that are none, names of rules that the place does not have. */
export function* dayFaults(
  example: ExampleData,
  policy: Policy,
): Iterable<{ readonly key: string; readonly at: PropertyKey; readonly code: string; readonly found: string }> {
  const limits = new Set(
    policy.levels.flatMap(({ pack }) => (pack.deadlines?.value ?? []).map(({ deadline }) => deadline)),
  );
  const dates = new Set(policy.levels.flatMap(({ pack }) => (pack.calendar?.value ?? []).map(({ date }) => date)));
  for (const [at, text] of (example.events ?? []).entries())
    if (!readEvent(text).ok) yield { key: "events", at, code: "example-deadlines", found: text };
  for (const name of Object.keys(example.deadlines ?? {}))
    if (!limits.has(idOf(name))) yield { key: "deadlines", at: name, code: "unknown-deadline", found: name };
  for (const [at, name] of (example["no-deadlines"] ?? []).entries())
    if (!limits.has(idOf(name))) yield { key: "no-deadlines", at, code: "unknown-deadline", found: name };
  for (const name of Object.keys(example.dates ?? {}))
    if (!dates.has(name)) yield { key: "dates", at: name, code: "unknown-deadline", found: name };
}

const idOf = (name: string): string => name.split("@")[0] ?? name;

/** How the days of all examples differ from what the rules give, as faults at their places; empty where none does. */
export function checkExampleDays(policies: PolicySet, calendar: Calendar): readonly PackFault[] {
  return policies.examples.flatMap((example) => checkExampleDay(policies, calendar, example));
}

/** How the days of one example differ; empty where they do not, or where it has none. */
export function checkExampleDay(policies: PolicySet, calendar: Calendar, example: Example): readonly PackFault[] {
  const policy = policies.policy(example.place);
  if (policy === undefined) return [];
  const { file, line, column } = example;
  return [...limitDifferences(example, policy, calendar), ...dateDifferences(example, policy, calendar)].map(
    ([what, expected, found]) => ({
      code: "example-list-differs",
      file,
      line,
      column,
      data: { what, expected, found },
    }),
  );
}

type Difference = readonly [what: string, expected: string, found: string];

function limitDifferences(example: Example, policy: Policy, calendar: Calendar): readonly Difference[] {
  const expected = Object.entries(example.deadlines ?? {});
  const unwanted = example["no-deadlines"] ?? [];
  if (expected.length === 0 && unwanted.length === 0) return [];
  const read = readFacts(plain(example.facts));
  const events = (example.events ?? []).flatMap((text): readonly CaseEvent[] => {
    const reading = readEvent(text);
    return reading.ok ? [reading.event] : [];
  });
  const facts = read.ok ? read.facts : null;
  const found = deadlinesOf(policy, calendar, { programme: example.programme ?? "dibao", events, facts });
  const named = (name: string): Deadline | undefined =>
    found.find(({ id, label }) => (label === null ? id : `${id}@${label}`) === name);
  const known = found.map(({ id, label }) => (label === null ? id : `${id}@${label}`)).join(", ");
  return [
    ...expected.flatMap(([name, day]) => {
      const one = named(name);
      return one === undefined ? [[name, print(day), known] as const] : differences(name, day, one);
    }),
    ...unwanted.flatMap((name) => (named(name) === undefined ? [] : [[`no-deadlines ${name}`, "", known] as const])),
  ];
}

function dateDifferences(example: Example, policy: Policy, calendar: Calendar): readonly Difference[] {
  if (example.dates === undefined) return [];
  const all = officialDates(policy, calendar, example.on, example.until ?? example.on);
  return Object.entries(example.dates).flatMap(([name, days]) => {
    const found = all.filter(({ id }) => id === name);
    if (found.length !== days.length)
      return [[name, days.map(print).join(", "), found.map(({ due }) => String(due)).join(", ")] as const];
    return days.flatMap((day, at) => differences(name, day, found[at] as OfficialDate));
  });
}

/** Only what the example says is compared. */
function differences(name: string, expected: ExpectedDay, found: Deadline | OfficialDate): readonly Difference[] {
  const wanted = typeof expected === "string" || expected === null ? { due: expected } : expected;
  const all: Difference[] = [];
  const compare = (what: string, a: unknown, b: unknown): void => {
    if (a !== undefined && print(a) !== print(b)) all.push([`${name} ${what}`.trim(), print(a), print(b)]);
  };
  compare("", wanted.due, found.due);
  compare("alternatives", wanted.alternatives?.toSorted(), found.alternatives.map(({ due }) => due).toSorted());
  compare("unset", wanted.unset, found.unset);
  compare("remind", wanted.remind, found.remind);
  compare("provisional", wanted.provisional, found.missingYears.map(String));
  if ("done" in found) compare("done", wanted.done, found.done?.on ?? null);
  return all;
}

const print = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
