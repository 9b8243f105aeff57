// A household as the office keeps it, the line that stands for it in a list, and what the conversation may ask for.
// Pure data and small functions over it: where it lies, and how it is found quickly, is the office's business.
import type { CaseEvent, Deadline, DeadlineKind, OfficialDate, Verdict } from "../rules/index.ts";
import type { CalendarScope } from "./calendar-views.ts";
import type { CaseName } from "./case-views.ts";
import type { DueAct } from "./due-marks.ts";
import type { Monthly, Standing } from "./reply.ts";
import type { FactsJson, Source } from "./types.ts";

/** One household as the store keeps it. */
export interface CaseRecord {
  readonly id: string;
  /** Running number in this chat, from 1. */
  readonly number: number;
  /** What the caseworker calls the household; empty when it has only its number. */
  readonly label: string;
  readonly place: string;
  /** Day of judgement. */
  readonly on: string;
  readonly policyVersion: string;
  readonly facts: FactsJson;
  /** Keyed by fact path. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly revision: number;
  /** Questions passed over that have no fact of their own. */
  readonly skipped: readonly string[];
  readonly focus?: readonly string[];
  /** The programme whose procedure runs, noted with the first step of it. */
  readonly programme?: string;
  /** What happened in the procedure, in the order in which it was said; deadlines follow from it. */
  readonly events?: readonly RecordedEvent[];
  /** Deadlines that were put aside by hand. */
  readonly settled?: readonly SettledDeadline[];
  readonly openedOn: string;
  /** The day of the last change. */
  readonly day: string;
  readonly archived?: true;
  /** A test calculation: the number of the case of which it is a copy. */
  readonly trial?: number;
  /** What was said of it, the latest last. A record that is to be saved carries what is new; the office keeps the rest. */
  readonly verdicts: readonly KeptVerdict[];
}

/** An event of the case with its source. */
export interface RecordedEvent extends CaseEvent {
  readonly said: { readonly delivery: string; readonly day: string };
}

/** A deadline that somebody has called done, or not applicable, without an event that says so by itself. */
export interface SettledDeadline {
  /** `Deadline.key`. */
  readonly key: string;
  readonly how: "done" | "not-applicable";
  readonly reason?: string;
  readonly on: string;
}

/** A verdict as it was said. Days are `YYYY-MM-DD`; amounts are yuan, as text. */
export interface KeptVerdict {
  /** The day on which it was said; `on` is the day by whose rules. */
  readonly day: string;
  readonly on: string;
  readonly place: string;
  readonly policyVersion: string;
  /** It was worked out with figures that the asker supplied. */
  readonly supplied?: true;
  readonly lead: { readonly id: string; readonly standing: Standing; readonly monthly: Monthly | null };
  readonly programmes: readonly {
    readonly id: string;
    readonly verdict: Verdict;
    readonly monthly: Monthly | null;
  }[];
  /** What it rested on, to say later why another one differs; the oldest are kept without it. */
  readonly basis?: {
    readonly facts: FactsJson;
    readonly figures: Readonly<Record<string, KeptFigure>>;
    /** By programme: its clauses, and the names of the figures that it used. */
    readonly rests: Readonly<
      Record<string, { readonly clauses: readonly string[]; readonly figures: readonly string[] }>
    >;
  };
}

/** A figure that a verdict used. One that the asker supplied has no clause. */
export interface KeptFigure {
  readonly value: string;
  readonly clause: string | null;
  readonly asker?: true;
}

/** A case in a list: as much of it as a line says. */
export interface CaseEntry {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  readonly place: string;
  readonly day: string;
  readonly archived?: true;
  readonly trial?: number;
  /** What is still owed in it, the office adds it to the line. */
  readonly due?: readonly {
    /** `Deadline.key`. */
    readonly key: string;
    readonly due: string;
    readonly kind: DeadlineKind;
    /** The last working day of its earliest reading, where that is before the day. */
    readonly remind?: string;
  }[];
  /** What was last said of it. */
  readonly verdict?: KeptVerdict["lead"] & { readonly day: string; readonly supplied?: true };
}

interface ListRequest {
  readonly kind: "list-cases";
  /** A part of a label, or a number; empty for all. A search finds what is archived too. */
  readonly find: string;
  readonly archived: boolean;
  /** The cases older than (or newer than) the one of this number; null for the newest. */
  readonly from: { readonly before: number } | { readonly after: number } | null;
  /** Open the case at once if it is the only one found. */
  readonly pick: boolean;
  /** What is heard as an ordinary message if nothing is found. */
  readonly otherwise: string | null;
  readonly how: "say" | "edit";
}

interface LoadRequest {
  readonly kind: "load-case";
  readonly number: number;
  /** "continued": to be compared where a new version of the policies made a difference; else nothing more is said. */
  readonly purpose: "open" | "compare" | "continued" | "copy" | "archive" | "restore" | "due";
  /** With `due`: what is to be done with one of its deadlines. */
  readonly due?: DueAct;
  readonly how: "say" | "edit";
}

export const dueScopes = ["today", "week", "overdue", "open"] as const;
export type DueScope = (typeof dueScopes)[number];

interface DueRequest {
  readonly kind: "list-due";
  /** `week`: due within seven days from today, by any reading; today included. `open`: everything that is not done. */
  readonly scope: DueScope;
  readonly of: DeadlineKind | null;
  /** A part of a label (a village), or empty for all. */
  readonly find: string;
  /** From 0; of `dueOnPage` each. */
  readonly page: number;
  readonly how: "say" | "edit";
}

/** One deadline of one case, as it stands today. */
export interface DueItem {
  readonly case: Pick<CaseEntry, "id" | "number" | "label" | "place">;
  readonly deadline: Deadline;
  /** Working days that are left after today; below zero, so many overdue. */
  readonly left: number;
  /** The day that was said before, where it has moved since. */
  readonly was: string | null;
}

/** A date of the place's own calendar, as it stands today. */
export interface DateItem {
  readonly date: OfficialDate;
  readonly left: number;
}

interface CalendarRequest {
  readonly kind: "make-calendar";
  readonly what: CalendarScope;
  /** Of the case; null where all cases or a place are meant. */
  readonly number: number | null;
  readonly place: string;
  readonly how: "say" | "edit";
}

interface FeedRequest {
  readonly kind: "calendar-feed";
  /** `renew` gives another address and makes the old one dead. */
  readonly act: "open" | "renew" | "close";
  readonly how: "say" | "edit";
}

/** What stands in a calendar to take along. */
export type CalendarMatter =
  | { readonly kind: "deadline"; readonly case: DueItem["case"]; readonly deadline: Deadline }
  | { readonly kind: "date"; readonly date: OfficialDate }
  | { readonly kind: "gone" };

/** What the conversation asks the office for; each is answered with the request itself and what was found. */
export type Request = ListRequest | LoadRequest | DueRequest | CalendarRequest | FeedRequest;

/** The office speaks by itself: a morning's digest, what became due today, what a supervisor is to know. */
export type Reminded = {
  readonly kind: "reminded";
  readonly what: "digest" | "urgent" | "escalation";
  readonly items: readonly DueItem[];
  readonly dates: readonly DateItem[];
  /** The day of the digest before, where working days lie between; what was due meanwhile is in this one. */
  readonly since: string | null;
};

export type Fetched =
  | {
      readonly kind: "feed-told";
      readonly request: FeedRequest;
      /** Null where it was closed, or where no server runs. */
      readonly address: string | null;
    }
  | {
      readonly kind: "calendar-made";
      readonly request: CalendarRequest;
      /** Null where the chat has no such case. */
      readonly made: {
        /** Names the file, which the office holds until it is said; null where nothing would stand in it. */
        readonly file: string | null;
        readonly case: CaseName | null;
        /** Days that stand, days that are taken out of calendars that had them, matters without a day, days left out. */
        readonly days: number;
        readonly cancelled: number;
        readonly open: number;
        readonly left: number;
      } | null;
    }
  | {
      readonly kind: "due-listed";
      readonly request: DueRequest;
      /** By day, the earliest first. */
      readonly items: readonly DueItem[];
      readonly pages: number;
      readonly total: number;
    }
  | {
      readonly kind: "cases-listed";
      readonly request: ListRequest;
      /** Newest first, at most `casesOnPage`. */
      readonly entries: readonly CaseEntry[];
      readonly older: boolean;
      readonly newer: boolean;
      /** The last number that was looked at, where it was not looked to the end: there may be more beyond it. */
      readonly reached?: number;
    }
  | {
      readonly kind: "case-loaded";
      readonly request: LoadRequest;
      /** Null where the chat has no such case, or its file is lost. */
      readonly case: CaseRecord | null;
      /** The newest copy was damaged, the one before was used. */
      readonly recovered: boolean;
    };

export const casesOnPage = 8;
export const dueOnPage = 8;
const keptVerdicts = 20;
const keptBases = 5;

export function isFetched(event: { readonly kind: string }): event is Fetched {
  return (
    event.kind === "cases-listed" ||
    event.kind === "case-loaded" ||
    event.kind === "due-listed" ||
    event.kind === "calendar-made" ||
    event.kind === "feed-told"
  );
}

export function isRequest<Other extends { readonly kind: string }>(effect: Other | Request): effect is Request {
  return (
    effect.kind === "list-cases" ||
    effect.kind === "load-case" ||
    effect.kind === "list-due" ||
    effect.kind === "make-calendar" ||
    effect.kind === "calendar-feed"
  );
}

/** The record as it is kept after this save: a verdict of the same day, place and law gives way to the newest. */
export function joinRecords(before: CaseRecord | null, after: CaseRecord): CaseRecord {
  const fresh = after.verdicts ?? [];
  const isReplaced = (old: KeptVerdict) => fresh.some((one) => contextOf(one) === contextOf(old));
  const all = [...(before?.verdicts ?? []).filter((old) => !isReplaced(old)), ...fresh].slice(-keptVerdicts);
  const verdicts = all.map((verdict, index) => {
    const { basis, ...rest } = verdict;
    return index < all.length - keptBases ? rest : verdict;
  });
  return { ...after, verdicts };
}

/** Names the day and the law of a verdict: two of the same context don't stand beside each other. */
export function contextOf(verdict: Pick<KeptVerdict, "day" | "on" | "policyVersion" | "place" | "supplied">): string {
  const { day, on, place, policyVersion, supplied } = verdict;
  return [day, on, place, policyVersion, ...(supplied === true ? ["supplied"] : [])].join(" ");
}

/** The line of a list that stands for a record. */
export function entryOf(record: CaseRecord): CaseEntry {
  const { id, number, label, place, day } = record;
  const last = record.verdicts?.at(-1);
  return {
    id,
    number,
    label,
    place,
    day,
    ...(record.archived === true ? { archived: true } : {}),
    ...(record.trial === undefined ? {} : { trial: record.trial }),
    ...(last === undefined ? {} : { verdict: verdictOf(last) }),
  };
}

function verdictOf({ lead, on, supplied }: KeptVerdict): NonNullable<CaseEntry["verdict"]> {
  return { ...lead, day: on, ...(supplied === true ? { supplied } : {}) };
}

/** Whether a case is one of those that a list asks for. */
export function isListed(entry: CaseEntry, request: Pick<ListRequest, "find" | "archived">): boolean {
  return request.find === "" ? (entry.archived === true) === request.archived : isAbout(entry, request.find);
}

/** Whether a case has that number, or a label of which `find` is a part. */
export function isAbout(entry: CaseEntry, find: string): boolean {
  return entry.number === numberNamed(find) || spelled(entry.label).includes(spelled(find));
}

/** "3", "第3户", "三号": the number of a case; null for anything else. */
export function numberNamed(text: string): number | null {
  const found = /^(?:第|no\.?|#)?(\d{1,7})(?:户|号|号户)?$/.exec(spelled(text));
  return found === null ? null : Number(found[1]);
}

const digits: Readonly<Record<string, string>> = Object.fromEntries(
  [..."零一二三四五六七八九"].map((letter, index) => [letter, String(index)]),
);

/** Labels are found however they are spelled: 三组 and 3组 are the same. */
function spelled(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·,，.。]+/g, "");
  return plain.replace(/[零一二三四五六七八九]/g, (letter) => digits[letter] ?? letter);
}
