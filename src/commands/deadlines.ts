import {
  type Calendar,
  type CaseEvent,
  type Deadline,
  deadlinesOf,
  eventNames,
  type Facts,
  type Policy,
  type PolicySet,
  readEvent,
  workingDaysBetween,
} from "../rules/index.ts";
import { openCalendar } from "./agenda.ts";
import { type Call, type Command, flag, option } from "./command.ts";
import { deadlineLines } from "./deadline-text.ts";
import { factsGiven } from "./given-facts.ts";
import { nearest } from "./nearest.ts";
import { dayOf, dayOption, openPolicies, placeOf, placeOption } from "./place-and-day.ts";

/** What follows from events of a case, by when and by which clause. */
export const deadlines: Command = {
  options: {
    ...placeOption,
    ...dayOption,
    event: { type: "string", multiple: true },
    programme: { type: "string" },
    fact: { type: "string", multiple: true },
    json: { type: "boolean" },
  },
  arguments: 0,
  async run(call) {
    const policies = openPolicies(call);
    if (policies === null) return 2;
    const [policy, on] = [placeOf(call, policies), dayOf(call)];
    const events = eventsOf(call);
    const programme = programmeOf(call, policies);
    const facts = factsGiven(call);
    const calendar = openCalendar(call);
    if (policy === null || on === null || events === null || programme === null) return 2;
    if (facts === null || calendar === null) return 2;
    return answer(call, { policies, policy, calendar, on, programme, events, facts });
  },
};

interface Asked {
  readonly policies: PolicySet;
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly on: string;
  readonly programme: string;
  readonly events: readonly CaseEvent[];
  readonly facts: Facts;
}

async function answer(call: Call, asked: Asked): Promise<0> {
  const { policies, policy, calendar, on, programme, events, facts } = asked;
  const found = deadlinesOf(policy, calendar, { programme, events, facts });
  const left = ({ due, done }: Deadline): number | null =>
    due === null || done !== null ? null : workingDaysBetween(calendar, on, due).days;
  const { language } = call.settings;
  if (flag(call, "json")) {
    const { place, version } = policy;
    const json = found.map((one) => deadlineJson(one, left(one), language));
    await call.out.line(JSON.stringify({ place: place.id, on, programme, policyVersion: version, deadlines: json }));
    return 0;
  }
  const said = { place: policy.place.name[language], id: policy.place.id, on };
  const lines = found.flatMap((one) => {
    const days = left(one);
    return deadlineLines(one, days === null ? null : { on, days }, { call, policies });
  });
  const none = found.length === 0 ? [call.words("deadlines.none", { programme })] : [];
  const end = ["", call.words("assessment.decides")];
  await call.out.line([call.words("deadlines.heading", said), "", ...lines, ...none, ...end].join("\n"));
  return 0;
}

function deadlineJson(one: Deadline, left: number | null, language: "zh-CN" | "en"): object {
  return {
    ...one,
    name: one.name[language],
    left,
    alternatives: one.alternatives.map((other) => ({ ...other, because: other.because[language] })),
    note: one.note?.[language] ?? null,
  };
}

/** The events given; null when there is none or one cannot be read (said on stderr, every one). */
function eventsOf(call: Call): readonly CaseEvent[] | null {
  const given = call.values.event;
  const texts = (Array.isArray(given) ? given : []).map(String);
  if (texts.length === 0) call.refuse("eventMissing");
  const events = texts.map((text) => eventOf(call, text));
  return texts.length === 0 || events.includes(null) ? null : events.flatMap((one) => one ?? []);
}

function eventOf(call: Call, text: string): CaseEvent | null {
  const reading = readEvent(text);
  if (reading.ok) return reading.event;
  const { form, name, day } = reading;
  if (!form) call.refuse("eventForm", { value: text });
  else {
    const guess = nearest(name, eventNames);
    const data = { value: name, guess: guess ?? "", events: eventNames.join(", ") };
    if (!reading.isName) call.refuse(guess === null ? "eventUnknown" : "eventUnknownGuess", data);
    if (!reading.isDay) call.refuse("eventDay", { value: day, event: name });
  }
  return null;
}

/** The programme asked for, `dibao` unless one is named; null when there is none of that name (said on stderr). */
function programmeOf(call: Call, policies: PolicySet): string | null {
  const named = option(call, "programme") ?? "dibao";
  const known = new Set(
    policies.places.flatMap(({ id }) =>
      (policies.policy(id)?.levels ?? []).flatMap(({ pack }) => [
        ...pack.programmes.map(({ value }) => value.programme),
        ...(pack.deadlines?.value ?? []).flatMap(({ programmes = [] }) => programmes),
      ]),
    ),
  );
  if (known.has(named)) return named;
  const guess = nearest(named, [...known]);
  const data = { value: named, guess: guess ?? "", programmes: [...known].sort().join(", ") };
  call.refuse(guess === null ? "programmeUnknown" : "programmeUnknownGuess", data);
  return null;
}
