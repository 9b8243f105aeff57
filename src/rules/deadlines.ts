/**
 * What follows from the events of a case, by when and by which clause. A rule holds by its version on the day of the
 * event that it runs from (an inference: the texts say nothing of a procedure that a new text overtakes). Pure.
 */
import type { AlternativeDay, CaseEvent, Deadline } from "./deadline-types.ts";
import type { Facts } from "./facts.ts";
import { catalogOf } from "./judge.ts";
import { asTruth } from "./operations/logic.ts";
import { type CompiledDeadline, deadlinesOn } from "./packs/compile-deadlines.ts";
import type { DeadlineVersion } from "./packs/schema.ts";
import type { Policy } from "./policies.ts";
import type { Localised } from "./programme.ts";
import { readFacts } from "./read-facts.ts";
import { Env, type Eval } from "./runtime.ts";
import { endOfSpan, type SpanEnd } from "./time-limits.ts";
import type { TruthValue } from "./values.ts";
import type { Calendar } from "./work-calendar.ts";
import { workingDayBefore } from "./working-days.ts";

export interface DeadlinesGiven {
  readonly programme: string;
  readonly events: readonly CaseEvent[];
  /** What is known of the household; null where nothing is. */
  readonly facts: Facts | null;
}

/** A rule and the event that it runs from. */
interface Start {
  readonly rule: CompiledDeadline;
  readonly event: CaseEvent;
  /** Only where none of the events that should start it is recorded. */
  readonly isSecondChoice: boolean;
}

/** Of these kinds each label is a matter of its own: an event without a label does not end them all. */
const perLabel: ReadonlySet<string> = new Set(["notice-posted", "notice-ended", "died", "death-processed"]);

/**
 * Every time limit that runs in a case, done ones too, the earliest first and those without a day last. Days are
 * `YYYY-MM-DD`; an event may lie ahead. Throws a RangeError where the day of an event is no calendar day.
 */
export function deadlinesOf(policy: Policy, calendar: Calendar, given: DeadlinesGiven): readonly Deadline[] {
  const events = ofProgramme(policy, given);
  const starts = new Map<string, Start>();
  for (const event of events) {
    const { deadlines } = policy.plan(event.on).deadlines();
    for (const rule of deadlinesOn(deadlines, event.on, given.programme)) {
      const start = startOf(rule, event);
      if (start === null) continue;
      const key = `${rule.id} ${event.label ?? ""}`;
      const known = starts.get(key);
      if (known === undefined || isLater(start, known)) starts.set(key, start);
    }
  }
  const sight = { policy, calendar, programme: given.programme, events, facts: given.facts ?? nothingKnown() };
  return [...starts.values()]
    .flatMap((start) => deadlineOf(start, sight) ?? [])
    .sort((a, b) => compare(a.due ?? "9999", b.due ?? "9999") || compare(a.key, b.key));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The events that are about the programme: one whose label names another programme is not. */
function ofProgramme(policy: Policy, { programme, events }: DeadlinesGiven): readonly CaseEvent[] {
  const programmes = new Set(policy.levels.flatMap(({ pack }) => pack.programmes.map(({ value }) => value.programme)));
  return events
    .filter(({ label }) => label === undefined || label === programme || !programmes.has(label))
    .map((one) => (one.label === programme ? { event: one.event, on: one.on } : one))
    .toSorted((a, b) => compare(a.on, b.on));
}

function startOf(rule: CompiledDeadline, event: CaseEvent): Start | null {
  const { starts = [], otherwise = [], labels, except = [] } = rule.version;
  if (labels !== undefined && !labels.includes(event.label ?? "none")) return null;
  if (event.label !== undefined && except.includes(event.label)) return null;
  if (starts.includes(event.event)) return { rule, event, isSecondChoice: false };
  return otherwise.includes(event.event) ? { rule, event, isSecondChoice: true } : null;
}

function isLater(start: Start, known: Start): boolean {
  if (start.isSecondChoice !== known.isSecondChoice) return known.isSecondChoice;
  return start.event.on >= known.event.on;
}

interface Sight {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly programme: string;
  readonly events: readonly CaseEvent[];
  readonly facts: Facts;
}

/** One reading of a time limit: its length, and why it may be so. */
interface Reading {
  readonly within: string;
  readonly clause: string;
  readonly mark: DeadlineVersion["mark"];
  readonly note: Localised | undefined;
}

function deadlineOf({ rule, event }: Start, sight: Sight): Deadline | null {
  const { version } = rule;
  const asked = conditionsOn(event.on, sight);
  if (asked(rule.when) === "no") return null;
  const later = sight.events.filter((one) => one.on >= event.on && concerns(one, event, sight.events));
  if (later.some((one) => version.void?.includes(one.event) === true)) return null;
  const end = (span: string, from: string): SpanEnd =>
    endOfSpan(span, from, {
      calendar: sight.calendar,
      levels: sight.policy.levels,
      on: event.on,
      facts: sight.facts,
    });
  const { base, open } = choose(rule, event, later, asked, (within) => end(within, event.on));
  const main = end(base.within, event.on);
  const alternatives = [
    ...open.map((one) => ({ end: end(one.within, event.on), because: one.because, clause: one.clause })),
    ...rule.alternatives.flatMap(({ item, when }) => {
      if (asked(when) === "no") return [];
      const from = item.shift === undefined ? event.on : main.day;
      const span = item.shift ?? item.within;
      if (from === null || span === undefined) return [];
      return [{ end: end(span, from), because: item.because, clause: item.clause ?? null }];
    }),
  ];
  const days = distinct(main.day, alternatives);
  const sense = version.sense ?? "by";
  return {
    id: rule.id,
    key: keyOf(rule, event, sight),
    programme: sight.programme,
    name: rule.name,
    clause: base.clause,
    event: event.event,
    label: event.label ?? null,
    from: event.on,
    due: main.day,
    unset: main.unset,
    kind: rule.kind,
    sense,
    count: main.count,
    provisional: main.missingYears.length > 0,
    missingYears: main.missingYears,
    alternatives: days,
    done: doneOf(version, event, sight.events),
    after: version.done ?? [],
    remind: remindOf(main.day, days, sense, sight.calendar),
    mark: base.mark ?? null,
    note: base.note ?? null,
  };
}

/** Whether a condition holds on the day of the event; one that is not there does. */
function conditionsOn(day: string, { policy, facts }: Sight): (when: Eval | null) => "yes" | "no" | "unknown" {
  // Most rules ask nothing of the household.
  let env: Env | null = null;
  return (when) => {
    if (when === null) return "yes";
    env ??= new Env(facts, day, catalogOf(policy.plan(day)));
    return asTruth(when(env) as TruthValue);
  };
}

/** The reading that surely holds, the rule's own where none of the others does; and those that may hold instead. */
function choose(
  { version, instead }: Pick<CompiledDeadline, "version" | "instead">,
  event: CaseEvent,
  later: readonly CaseEvent[],
  asked: (when: Eval | null) => "yes" | "no" | "unknown",
  end: (within: string) => SpanEnd,
): { readonly base: Reading; readonly open: readonly (Reading & { readonly because: Localised })[] } {
  const open: (Reading & { because: Localised })[] = [];
  const usual = { within: version.within ?? "open", clause: version.clause, mark: version.mark, note: version.note };
  for (const [at, { item, when }] of instead.entries()) {
    const { within, clause, because, mark, note } = item;
    const happened = item.after === undefined || later.some((one) => one !== event && item.after?.includes(one.event));
    const holds = happened ? asked(when) : "no";
    if (holds === "no") continue;
    // A length that is a fact of the household counts only where somebody has given it.
    if (end(within).lacks.length > 0) continue;
    const one = { within, clause, because, mark, note: note ?? because };
    if (holds === "yes") {
      const unused = item["not-extended"];
      if (unused === undefined) return { base: one, open };
      // Where the leave is not taken, whatever comes after in the rule holds.
      const rest = choose({ version, instead: instead.slice(at + 1) }, event, later, asked, end);
      return { base: one, open: [...open, { ...rest.base, because: unused }, ...rest.open] };
    }
    open.push(one);
  }
  return { base: usual, open };
}

interface Alternative {
  readonly end: SpanEnd;
  readonly because: Localised;
  readonly clause: string | null;
}

/** Each other day once, without the one that applies. */
function distinct(due: string | null, alternatives: readonly Alternative[]): readonly AlternativeDay[] {
  const seen = new Set<string | null>([due, null]);
  return alternatives.flatMap(({ end: { day, missingYears }, because, clause }) => {
    if (day === null || seen.has(day)) return [];
    seen.add(day);
    return [{ due: day, because, clause, ...(missingYears.length > 0 ? { missingYears } : {}) }];
  });
}

/**
 * The day that reminders are counted back from: a working day, so that a holiday never swallows one. It goes by the
 * earliest reading, except where ending too early would be the mistake.
 */
function remindOf(
  due: string | null,
  others: readonly AlternativeDay[],
  sense: Deadline["sense"],
  calendar: Calendar,
): string | null {
  if (due === null) return null;
  const days = [due, ...others.map((one) => one.due)].sort();
  const day = sense === "by" ? days[0] : days.at(-1);
  return workingDayBefore(calendar, day ?? due, 0).day;
}

/** Whether an event is about the matter that a time limit runs in. */
function concerns(event: CaseEvent, start: CaseEvent, all: readonly CaseEvent[]): boolean {
  if (event.label === start.label || start.label === undefined) return true;
  if (event.label !== undefined) return false;
  if (!perLabel.has(event.event)) return true;
  return all.every((one) => one.event !== start.event || one.label === start.label);
}

function doneOf(
  { done = [], before = false }: DeadlineVersion,
  start: CaseEvent,
  events: readonly CaseEvent[],
): Deadline["done"] {
  // A review starts the time to the next one and does not complete it.
  const found = events.filter(
    (one) =>
      done.includes(one.event) &&
      (one.event !== start.event || one.on !== start.on) &&
      concerns(one, start, events) &&
      (before ? one.on <= start.on : one.on >= start.on),
  );
  const first = before ? found.at(-1) : found[0];
  return first === undefined ? null : { event: first.event, on: first.on };
}

/** Rule, programme, label and which of the events of its kind it runs from: never a day, which may be corrected. */
function keyOf({ id }: CompiledDeadline, { event, label, on }: CaseEvent, { programme, events }: Sight): string {
  const days = new Set(
    events.filter((one) => one.event === event && one.label === label && one.on <= on).map((one) => one.on),
  );
  const occurrence = days.size > 1 ? `${event}#${days.size}` : event;
  return [id, programme, ...(label === undefined ? [] : [label]), occurrence].join("/");
}

let nothing: Facts | null = null;
/** A household of which nothing is known. */
function nothingKnown(): Facts {
  if (nothing === null) {
    const read = readFacts({});
    if (!read.ok) throw new Error("no facts are facts too");
    nothing = read.facts;
  }
  return nothing;
}
