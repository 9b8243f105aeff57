// A conversation as plain data: what is known about the household, what is being asked, and how to take steps back.
// Everything is keyed by fact path, never by a position in a script, so a changed script can't misfile an answer.
import type { DeadlineKind, EventName, ParameterOverride } from "../rules/index.ts";
import type { DueScope } from "./case-record.ts";
import type { DuePointer } from "./due-marks.ts";
import { type Inverse, type Json, memberOf, readAt } from "./paths.ts";
import type { Event, Evidence, FactsJson, Language, RecordedEvent, SettledDeadline, Surroundings } from "./types.ts";

export type Mode = "idle" | "interviewing" | "verdict" | "summary" | "confirming";

/**
 * What a question is about: one fact; the roster of which a member's fact is a part; or whether all who are listed
 * live at home, which is so for most and saves a question for each of them.
 */
export type Card = "fact" | "roster" | "all-here";

export interface Asked {
  /** The fact that is wanted; of several, the first. */
  readonly path: string;
  readonly card: Card;
  /** Values that an unclear answer may have meant, offered as buttons. */
  readonly offered?: readonly (string | number | boolean)[];
  /** Opened to change it, not asked by the rules. */
  readonly editing?: true;
}

/** A change that can be taken back. What it did not touch is left out: fifty of them have to fit in a session. */
export interface Patch {
  readonly revision: number;
  /** The question that was answered, by card or path; true for that of the one fact changed; absent if facts came unasked. */
  readonly asked?: string | true;
  readonly inverse: readonly Inverse[];
  /** Sources that the change replaced: path → revision that had said it; a number alone is for the one fact changed. */
  readonly replaced?: Readonly<Record<string, number>> | number;
  /** What was marked before, all of it; or only the paths marked now, each with what it was (null: declared). */
  readonly evidence?: Readonly<Record<string, Evidence>>;
  readonly marked?: Readonly<Record<string, Evidence | null>>;
  readonly skipped?: readonly string[];
  /** What to put back into what happened in the case, and into what was put aside by hand. */
  readonly events?: Splice<RecordedEvent>;
  readonly settled?: Splice<SettledDeadline>;
  /** The programme of the procedure before; null for none. */
  readonly programme?: string | null;
  /** What stood before, where putting the parts back would change their order. */
  readonly exact?: { readonly facts?: FactsJson; readonly sources?: Readonly<Record<string, number>> };
}

export interface OpenCase {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  /** The policies that the case began with, or was last continued with by consent. */
  readonly policyVersion: string;
  readonly facts: FactsJson;
  /** What the deliveries of this chat begin with, and the day on which the case was opened. */
  readonly chat: string;
  readonly openedOn: string;
  /**
   * Revision → delivery without `chat`, and "@day" where it is not the day of opening. Facts point at it, so that many
   * facts cost little.
   */
  readonly said: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, number>>;
  /** How well a fact is established, where it is more, or less, than declared. */
  readonly evidence: Readonly<Record<string, Evidence>>;
  /** Questions passed over that have no fact of their own to be null: the roster. */
  readonly skipped: readonly string[];
  /** Buttons of an earlier revision belong to an earlier case. */
  readonly firstRevision: number;
  /** Programmes (ids) that the caseworker asked to look at, the latest first; absent where none was. */
  readonly focus?: readonly string[];
  /** It has been said that the office decides. */
  readonly told: boolean;
  /** What the last verdict said, to say only news. */
  readonly shown: string;
  /** The place by whose rules it is judged, noted when it is left for another. */
  readonly place?: string;
  /** Day and law of the verdict that was kept last (`contextOf`). */
  readonly kept?: string;
  /** There is a verdict of another day or law to compare with. */
  readonly again?: true;
  /** A test calculation: the number of the case of which it is a copy. */
  readonly trial?: number;
  readonly archived?: true;
  readonly programme?: string;
  readonly events?: readonly RecordedEvent[];
  readonly settled?: readonly SettledDeadline[];
}

/** Takes `count` things out of a list from `at` on, and puts `put` there. */
export interface Splice<Thing> {
  readonly at: number;
  readonly count: number;
  readonly put: readonly Thing[];
}

/** A step that was told and is not recorded yet. */
export interface AskedEvent {
  readonly event: EventName;
  readonly label?: string;
  /** Null where its day has still to be said. */
  readonly on: string | null;
  /** The recorded step that it puts right, by its place in the list. */
  readonly at?: number;
  /** That one is surely meant, not another of its kind. */
  readonly fix?: true;
  /** The recorded one is taken out. */
  readonly remove?: true;
}

/** What waits for a yes: what raised the question is kept and handled afterwards. */
export type Waiting =
  | { readonly for: "policy"; readonly event: Event | null }
  /** A line, with what was typed after it, that may be about another household. */
  | { readonly for: "same-case"; readonly text: string }
  /** Steps of the case; what was typed meanwhile is heard afterwards. */
  | { readonly for: "events"; readonly events: readonly AskedEvent[]; readonly after?: string }
  /** Why a deadline does not apply, in any words; or the day on which to remind of it again. */
  | { readonly for: "reason" | "later"; readonly item: DuePointer }
  | {
      readonly for: "replacement";
      readonly changes: readonly Change[];
      readonly removes: readonly string[];
      /** What was typed meanwhile; it is heard afterwards. */
      readonly after?: string;
    };

export interface Supposed {
  readonly revision: number;
  /** Names this supposition among others of the same revision. */
  readonly mark: string;
  readonly changes: readonly Change[];
  readonly removes: readonly string[];
  /** Figures that were supposed, with those that were supplied before. */
  readonly figures?: readonly ParameterOverride[];
}

export interface Session {
  readonly format: 1;
  readonly language: Language;
  readonly place: string;
  /** Day of judgement set by hand; null is today. */
  readonly on: string | null;
  /** Figures that the asker supplied for the open household, or for the one that comes next where none is open. */
  readonly parameters: readonly ParameterOverride[];
  readonly begun: number;
  /** Grows with every change and never goes back: buttons name it. */
  readonly revision: number;
  readonly mode: Mode;
  readonly case: OpenCase | null;
  /** The case left for another, to return to. */
  readonly shelved: OpenCase | null;
  readonly question: Asked | null;
  readonly returnTo: "summary" | null;
  /** A side screen (why, a detail of the verdict) lies over this one; back returns here. */
  readonly aside: "question" | "verdict" | null;
  readonly page: number;
  readonly history: readonly Patch[];
  readonly waiting: Waiting | null;
  /** What the next text may choose: one of the places or cases that were just listed, or a label for the open case. */
  readonly choosing?: "place" | "case" | "label";
  /** What was supposed last, to be made so on a word; it stands until the case changes. */
  readonly supposed?: Supposed;
  /** The list of cases that is being looked at, for its further pages. */
  readonly listing?: { readonly find: string; readonly archived: boolean };
  /** The list of deadlines that is being looked at, for its further pages. */
  readonly dueListing?: { readonly scope: DueScope; readonly of: DeadlineKind | null; readonly find: string };
  /** The deadline on the screen, for a word of the next message; `acted`: it was just acted upon. */
  readonly item?: DuePointer & { readonly acted?: true; readonly asksLater?: true };
  /** The day of the last event: after it the person comes back to a draft. */
  readonly seen?: string;
  /** How this person wants to be reminded; absent as usual. */
  readonly reminding?: ReminderSettings;
}

/** What a person set for reminders; what is absent is as usual (`usualRules` in casework). */
export interface ReminderSettings {
  readonly off?: true;
  /** `HH:MM`. */
  readonly morning?: string;
  readonly leads?: Readonly<Partial<Record<DeadlineKind, readonly number[]>>>;
  readonly quiet?: { readonly from: string; readonly to: string };
  /** The chat of the supervisor on the same channel, and after how many working days overdue it is told. */
  readonly supervisor?: { readonly chat: string; readonly after: number };
}

export function beginSession(at: Surroundings): Session {
  return {
    format: 1,
    language: at.language,
    place: at.place,
    on: null,
    parameters: [],
    begun: at.casesBefore ?? 0,
    revision: 1,
    mode: "idle",
    case: null,
    shelved: null,
    question: null,
    returnTo: null,
    aside: null,
    page: 0,
    history: [],
    waiting: null,
  };
}

/** Opens a new case; the one that was open is kept to return to. */
export function openCase(session: Session, at: Surroundings, label = ""): Session {
  const number = nextNumber(session, at);
  const revision = session.revision + 1;
  return {
    ...session,
    begun: number,
    revision,
    parameters: figuresAfter(session),
    mode: "interviewing",
    shelved: shelfOf(session),
    case: {
      id: caseId(at, number),
      number,
      label,
      policyVersion: at.policies.version,
      facts: {},
      chat: chatOf(at.deliveryId),
      openedOn: at.today,
      said: {},
      sources: {},
      evidence: {},
      skipped: [],
      firstRevision: revision,
      told: false,
      shown: "",
    },
    question: null,
    returnTo: null,
    aside: null,
    page: 0,
    history: [],
    waiting: null,
  };
}

/** Leaves the open case; it can be returned to. */
export function shelveCase(session: Session): Session {
  return {
    ...session,
    parameters: figuresAfter(session),
    mode: "idle",
    case: null,
    shelved: shelfOf(session),
    question: null,
    returnTo: null,
    aside: null,
    history: [],
    waiting: null,
  };
}

/** Returns to the case left last; the open one, if it has facts, is left in its place. */
export function unshelveCase(session: Session): Session {
  if (session.shelved === null) return session;
  const back = { ...session.shelved, firstRevision: session.revision + 1 };
  return { ...withOpened(session, back), shelved: hasFacts(session.case) ? noted(session.case, session) : null };
}

/** Opens a case as it stands, in its own place; the one that was open is kept to return to. Its old buttons stay dead. */
export function withOpened(session: Session, opened: OpenCase): Session {
  const { place = session.place, ...open } = opened;
  const shelved = shelfOf(session);
  return {
    ...session,
    revision: Math.max(session.revision + 1, open.firstRevision),
    place,
    // Figures were supplied for a household that is left now, or for another place.
    parameters: place === session.place ? figuresAfter(session) : [],
    mode: "interviewing",
    case: open,
    shelved: shelved?.id === open.id ? null : shelved,
    question: null,
    returnTo: null,
    aside: null,
    page: 0,
    history: [],
    waiting: null,
  };
}

/** A figure of the asker's goes with the household for which it was supplied. */
function figuresAfter(session: Session): Session["parameters"] {
  return hasFacts(session.case) ? [] : session.parameters;
}

function shelfOf(session: Session): OpenCase | null {
  return hasFacts(session.case) ? noted(session.case, session) : session.shelved;
}

function noted(open: OpenCase, { place }: Session): OpenCase {
  return { ...open, place };
}

/** A number that no case of this chat has, not even one that a lost copy of the session began. */
export function nextNumber(session: Session, at: Surroundings): number {
  return Math.max(session.begun, at.casesBefore ?? 0) + 1;
}

/** Unlike any other case's, in this chat and elsewhere. */
export function caseId(at: Surroundings, number: number): string {
  return `${at.deliveryId}-${number}`.replace(/[^A-Za-z0-9._-]/g, "-");
}

export function chatOf(delivery: string): string {
  return delivery.slice(0, delivery.lastIndexOf("/") + 1);
}

export function hasFacts(open: OpenCase | null): open is OpenCase {
  return (
    open !== null && (Object.keys(open.facts).length > 0 || open.skipped.length > 0 || (open.events ?? []).length > 0)
  );
}

export interface Change {
  readonly path: string;
  readonly value: Json;
}

/** Facts with the evidence beside them, as `readFacts` takes them. */
export function withEvidence(facts: FactsJson, evidence: Readonly<Record<string, Evidence>>): FactsJson {
  return Object.keys(evidence).length === 0 ? facts : { ...facts, evidence };
}

/** How patches and buttons name a question: by its card, or by the path of its fact. */
export function cardOf(asked: { readonly path: string; readonly card: Card }): string {
  return asked.card === "fact" ? asked.path : asked.card;
}

/** The question that a card or path names. */
export function askedAs(card: string): Asked {
  if (card === "roster") return { path: "members[0].relation", card };
  return card === "all-here" ? { path: "members[0].lives", card } : { path: card, card: "fact" };
}

export const livesPattern = "members[].lives";

/** The listed members of whom it was not said where they live. */
export function withoutLives(facts: FactsJson): readonly string[] {
  return Array.from({ length: listedMembers(facts) }, (_, index) => `members[${index}].lives`).filter(
    (path) => readAt(facts, path) === undefined,
  );
}

/** How many members are listed. */
export function listedMembers(facts: FactsJson): number {
  const members = facts.members;
  return Array.isArray(members) ? members.length : 0;
}

/** Whether a fact speaks of a member that the roster does not have yet. */
export function isBeyondRoster(facts: FactsJson, path: string): boolean {
  const member = memberOf(path);
  return member !== null && member >= listedMembers(facts);
}
