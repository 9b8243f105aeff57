import {
  type CalendarMatter,
  type CaseRecord,
  type Fetched,
  joinRecords,
  type Request,
  type Session,
} from "../interview/index.ts";
import { addDays } from "../rules/index.ts";
import type { MessageFile } from "../wording/index.ts";
import { datesUntil, horizonDays, openDeadlines, rulesOf } from "./agenda.ts";
import {
  alarmsOf,
  type CalendarLine,
  calendarLines,
  deadlineUid,
  type Over,
  type Standing,
  standingDates,
} from "./calendar-lines.ts";
import type { CaseBook } from "./case-book.ts";
import { type ChatDocument, chatName, type Exported, type ToldChange } from "./documents.ts";
import type { Agenda, CalendarWriter, Clock, Store } from "./ports.ts";
import { type ReminderRules, usualRules } from "./reminders.ts";

type CalendarRequest = Extract<Request, { kind: "make-calendar" }>;

/** A file, what is said of it, and what is to be remembered once it is on its way. */
export interface MadeCalendar {
  readonly fetched: Fetched;
  readonly file: MessageFile | null;
  /** Of the cases. */
  readonly told: readonly ToldChange[];
  /** Of official dates, by the place of the calendar; all that the chat is to remember. */
  readonly exported: ChatDocument["exported"];
}

/** More days make a file that calendar programs take badly; the farthest off wait for the next one. */
const mostLines = 2000;
/** So many cases are read at a stretch; then others have their turn. */
const readAtOnce = 50;
/** Dates that have passed are remembered so long, for a clock that was set forward. */
const keptDays = 400;

interface Given {
  readonly document: ChatDocument;
  readonly session: Session;
  /** Records that are decided but not written yet. */
  readonly pending: readonly CaseRecord[];
}

interface Parts {
  readonly store: Store;
  readonly book: CaseBook;
  readonly agenda: Agenda;
  readonly clock: Clock;
  readonly calendars: CalendarWriter;
}

/** Makes the calendar that the conversation asks for. Nothing is written here: a file that is never sent was never there. */
export function makeCalendar(request: CalendarRequest, given: Given, parts: Parts): Promise<MadeCalendar> {
  return request.what === "place" ? ofPlace(request, given, parts) : ofCases(request, given, parts);
}

// Cases -----------------------------------------------------------------------------------------------------------

interface Gathered {
  readonly record: CaseRecord;
  readonly before: Readonly<Record<string, Exported>>;
  readonly standing: readonly Standing[];
  readonly over: readonly Over[];
  readonly open: number;
}

async function ofCases(request: CalendarRequest, given: Given, parts: Parts): Promise<MadeCalendar> {
  const gathered: Gathered[] = [];
  for (const [index, id] of (await idsOf(request, given, parts)).entries()) {
    const one = await gather(id, given, parts);
    if (one !== null) gathered.push(one);
    if (index % readAtOnce === readAtOnce - 1) await parts.clock.sleep(0);
  }
  const { exported } = given.document;
  const [only] = gathered;
  const named = request.what === "case" ? (only?.record ?? null) : null;
  if (request.what === "case" && named === null)
    return { fetched: { kind: "calendar-made", request, made: null }, file: null, told: [], exported };
  const kept = nearest(gathered.flatMap(({ standing }) => standing));
  const lines: CalendarLine[] = [];
  const told: ToldChange[] = [];
  for (const { record, before, standing, over } of gathered) {
    const own = standing.filter((one) => kept.has(one));
    const made = calendarLines(own, over, before, surroundings(given, parts));
    lines.push(...made.lines);
    if (Object.keys(made.news).length > 0) told.push({ id: record.id, marks: {}, exported: made.news });
  }
  const open = gathered.reduce((sum, one) => sum + one.open, 0);
  const left = gathered.reduce((sum, { standing }) => sum + standing.length, 0) - kept.size;
  const about = { case: named, open, left };
  return { ...written(request, lines, about, given, parts), told, exported };
}

async function idsOf(request: CalendarRequest, given: Given, { book }: Parts): Promise<readonly string[]> {
  const { document, pending } = given;
  const chat = chatName(document.key);
  const listed = document.listed ?? 0;
  if (request.what === "mine") return [...new Set([...(await book.ids(chat, listed)), ...pending.map(({ id }) => id)])];
  const load = { kind: "load-case", number: request.number ?? 0, purpose: "open", how: request.how } as const;
  const found = await book.fetch(chat, listed, load, pending);
  return found.kind === "case-loaded" && found.case !== null ? [found.case.id] : [];
}

async function gather(
  id: string,
  { document, session, pending }: Given,
  { store, agenda }: Parts,
): Promise<Gathered | null> {
  const { document: kept } = await store.readCase(id);
  const stored = kept !== null && Object.hasOwn(kept.applied, chatName(document.key)) ? kept : null;
  const decided = pending.findLast((one) => one.id === id);
  const record = decided === undefined ? stored?.case : joinRecords(stored?.case ?? null, decided);
  if (record === undefined) return null;
  const before = stored?.exported ?? {};
  const rules = alarmRules(session);
  const owed = openDeadlines(record, agenda);
  const standing = owed.map((deadline): Standing => {
    const { key, due, kind } = deadline;
    const alarms = alarmsOf(deadline, rules.leads[kind], rules, agenda.days);
    const matter: CalendarMatter = { kind: "deadline", case: record, deadline };
    return { key, uid: deadlineUid(id, key), day: due, alarms, matter };
  });
  const keys = new Set(owed.map(({ key }) => key));
  const all = agenda.deadlines(record);
  const over = Object.keys(before).flatMap((key): Over[] => {
    if (keys.has(key)) return [];
    const deadline = all.find((one) => one.key === key);
    const matter: CalendarMatter =
      deadline === undefined ? { kind: "gone" } : { kind: "deadline", case: record, deadline };
    return [{ key, uid: deadlineUid(id, key), matter }];
  });
  const isOwing = record.archived !== true && record.trial === undefined;
  const open = isOwing
    ? all.filter(({ due, done, unset }) => due === null && done === null && unset.length > 0).length
    : 0;
  return { record, before, standing, over, open };
}

// Official dates --------------------------------------------------------------------------------------------------

async function ofPlace(request: CalendarRequest, given: Given, parts: Parts): Promise<MadeCalendar> {
  const { document, session } = given;
  const { agenda, clock } = parts;
  const { place } = request;
  const today = clock.today();
  const end = addDays(today, horizonDays);
  const rules = alarmRules(session);
  const { dates, open } = datesUntil(place, today, end, agenda);
  const standing = standingDates(place, dates, rules, agenda.days);
  const stands = new Set(standing.map(({ key }) => key));
  const before = document.exported?.[place] ?? {};
  // What has passed is over by itself, and is left in calendars where it stands.
  const over = Object.entries(before).flatMap(([key, { due }]): Over[] =>
    stands.has(key) || due < today || due > end ? [] : [{ key, uid: key, matter: { kind: "gone" } }],
  );
  const { lines, news } = calendarLines(standing, over, before, surroundings(given, parts));
  const all = Object.entries({ ...before, ...news }).filter(([, { due }]) => due >= addDays(today, -keptDays));
  const exported = { ...document.exported, [place]: Object.fromEntries(all) };
  return { ...written(request, lines, { case: null, open, left: 0 }, given, parts), told: [], exported };
}

// The file --------------------------------------------------------------------------------------------------------

function written(
  request: CalendarRequest,
  lines: readonly CalendarLine[],
  { case: named, open, left }: { readonly case: CaseRecord | null; readonly open: number; readonly left: number },
  { session }: Given,
  { clock, calendars }: Parts,
): Pick<MadeCalendar, "fetched" | "file"> {
  const { what, number, place } = request;
  const cancelled = lines.filter((line) => line.cancelled).length;
  const about = what === "case" ? `case-${number}` : what === "mine" ? what : place;
  const stamp = new Date(clock.nowMs()).toISOString();
  const file =
    lines.length === 0
      ? null
      : {
          name: `dibao-${about}-${clock.today()}.ics`,
          mediaType: "text/calendar",
          text: calendars.write({ what, case: named, place }, lines, stamp, session),
        };
  const made = { file: file?.name ?? null, case: named, days: lines.length - cancelled, cancelled, open, left };
  return { fetched: { kind: "calendar-made", request, made }, file };
}

function surroundings({ session }: Given, { clock, calendars }: Parts) {
  return { today: clock.today(), words: (matter: CalendarMatter) => calendars.words(matter, session) };
}

/** Whoever has no reminders in the chat may have them in the calendar. */
function alarmRules(session: Session): ReminderRules {
  const { off: _, ...set } = session.reminding ?? {};
  return rulesOf({ ...session, reminding: set }) ?? usualRules;
}

/** Those that still fit, the nearest days first. */
function nearest(all: readonly Standing[]): ReadonlySet<Standing> {
  return new Set(all.length <= mostLines ? all : all.toSorted((a, b) => (a.day < b.day ? -1 : 1)).slice(0, mostLines));
}
