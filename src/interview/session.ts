// A conversation as plain data: what is known about the household, what is being asked, and how to take steps back.
// Everything is keyed by fact path, never by a position in a script, so a changed script can't misfile an answer.
import type { ParameterOverride } from "../rules/index.ts";
import { type Inverse, type Json, leavesOf, memberOf, patternOf, readAt, removeAt, revert, writeAt } from "./paths.ts";
import type { CaseRecord, Event, Evidence, FactsJson, Language, Source, Surroundings } from "./types.ts";

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
  /** The question that was answered: a fact path or "roster"; absent when the facts came on their own. */
  readonly asked?: string;
  readonly inverse: readonly Inverse[];
  /** Sources that the change replaced: path → revision that had said it. */
  readonly replaced?: Readonly<Record<string, number>>;
  readonly evidence?: Readonly<Record<string, Evidence>>;
  readonly skipped?: readonly string[];
}

export interface OpenCase {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  /** The policies that the case began with, or was last continued with by consent. */
  readonly policyVersion: string;
  readonly facts: FactsJson;
  /** Revision → delivery and day; facts point at it, so that many facts of one message cost little. */
  readonly said: Readonly<Record<string, readonly [delivery: string, day: string]>>;
  readonly sources: Readonly<Record<string, number>>;
  /** How well a fact is established, where it is more, or less, than declared. */
  readonly evidence: Readonly<Record<string, Evidence>>;
  /** Questions passed over that have no fact of their own to be null: the roster. */
  readonly skipped: readonly string[];
  /** Buttons of an earlier revision belong to an earlier case. */
  readonly firstRevision: number;
  /** It has been said that the office decides. */
  readonly told: boolean;
  /** What the last verdict said, to say only news. */
  readonly shown: string;
}

/** What waits for a yes: the event that raised the question is kept and handled afterwards, or the changes it meant. */
export type Waiting =
  | { readonly for: "policy" | "same-case"; readonly event: Event | null }
  | { readonly for: "replacement"; readonly changes: readonly Change[]; readonly removes: readonly string[] };

export interface Session {
  readonly format: 1;
  readonly language: Language;
  readonly place: string;
  /** Day of judgement set by hand; null is today. */
  readonly on: string | null;
  /** Figures that the asker supplied for this conversation. */
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
}

const keptPatches = 60;
const largestSession = 8000;

export function beginSession(at: Surroundings): Session {
  return {
    format: 1,
    language: at.language,
    place: at.place,
    on: null,
    parameters: [],
    begun: 0,
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
  const number = session.begun + 1;
  const revision = session.revision + 1;
  return {
    ...session,
    begun: number,
    revision,
    mode: "interviewing",
    shelved: hasFacts(session.case) ? session.case : session.shelved,
    case: {
      id: `${at.deliveryId}-${number}`.replace(/[^A-Za-z0-9._-]/g, "-"),
      number,
      label,
      policyVersion: at.policies.version,
      facts: {},
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
    mode: "idle",
    case: null,
    shelved: hasFacts(session.case) ? session.case : session.shelved,
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
  const revision = session.revision + 1;
  return {
    ...session,
    revision,
    mode: "interviewing",
    case: { ...session.shelved, firstRevision: revision },
    shelved: hasFacts(session.case) ? session.case : null,
    question: null,
    returnTo: null,
    aside: null,
    history: [],
    waiting: null,
  };
}

export function hasFacts(open: OpenCase | null): open is OpenCase {
  return open !== null && (Object.keys(open.facts).length > 0 || open.skipped.length > 0);
}

export interface Change {
  readonly path: string;
  readonly value: Json;
}

/** The facts as they would be after the changes, in the shape that the rules read. */
export function factsAfter(open: OpenCase, changes: readonly Change[], removes: readonly string[] = []): FactsJson {
  const left = removes.reduce<FactsJson>((now, path) => removeAt(now, path).facts, open.facts);
  const facts = changes.reduce<FactsJson>((now, change) => writeAt(now, change.path, change.value).facts, left);
  return withEvidence(facts, open.evidence);
}

/** Facts with the evidence beside them, as `readFacts` takes them. */
export function withEvidence(facts: FactsJson, evidence: Readonly<Record<string, Evidence>>): FactsJson {
  return Object.keys(evidence).length === 0 ? facts : { ...facts, evidence };
}

/** Writes the changes as one patch, after taking out `removes`. The caller has checked that the rules accept them. */
export function applyChanges(
  session: Session,
  changes: readonly Change[],
  at: Surroundings,
  removes: readonly string[] = [],
): Session {
  const open = session.case;
  if (open === null) throw new Error("a change needs an open case");
  const revision = session.revision + 1;
  const inverse: Inverse[] = [];
  let facts = open.facts;
  const sources = { ...open.sources };
  const evidence = { ...open.evidence };
  const replaced: Record<string, number> = {};
  const forget = (path: string) => {
    for (const known of Object.keys(sources)) {
      if (known !== path && !known.startsWith(`${path}[`)) continue;
      const before = sources[known];
      if (before !== undefined && before !== revision) replaced[known] = before;
      delete sources[known];
      delete evidence[known];
    }
  };
  for (const path of removes) {
    const removed = removeAt(facts, path);
    facts = removed.facts;
    inverse.push(removed.inverse);
    forget(path);
  }
  for (const change of changes) {
    const written = writeAt(facts, change.path, change.value);
    facts = written.facts;
    inverse.push(written.inverse);
    forget(change.path);
    for (const [path] of leavesOf(change.value, change.path)) sources[path] = revision;
  }
  const patch: Patch = {
    revision,
    ...(answers(session.question, changes) ? { asked: cardOf(session.question) } : {}),
    inverse,
    ...(Object.keys(replaced).length > 0 ? { replaced } : {}),
    ...(Object.keys(evidence).length < Object.keys(open.evidence).length ? { evidence: open.evidence } : {}),
  };
  return {
    ...session,
    revision,
    case: {
      ...open,
      facts,
      sources,
      evidence,
      said: { ...open.said, [revision]: [at.deliveryId, at.today] },
    },
    history: [...session.history, patch],
  };
}

function answers(asked: Asked | null, changes: readonly Change[]): asked is Asked {
  if (asked === null) return false;
  switch (asked.card) {
    case "fact":
      return changes.some(({ path }) => path === asked.path);
    case "roster":
      return changes.some(({ path }) => path === "members" || path.startsWith("members["));
    case "all-here":
      return changes.some(({ path }) => patternOf(path) === livesPattern);
  }
}

/** Passes over a question that has no fact of its own. */
export function skipCard(session: Session, card: string): Session {
  const open = session.case;
  if (open === null || open.skipped.includes(card)) return session;
  const patch: Patch = { revision: session.revision + 1, asked: card, inverse: [], skipped: open.skipped };
  return {
    ...session,
    revision: patch.revision,
    case: { ...open, skipped: [...open.skipped, card] },
    history: [...session.history, patch],
  };
}

/** Records how well a fact is established. */
export function establish(session: Session, path: string, evidence: Evidence): Session {
  const open = session.case;
  if (open === null || readAt(open.facts, path) === undefined) return session;
  const patch: Patch = { revision: session.revision + 1, inverse: [], evidence: open.evidence };
  return {
    ...session,
    revision: patch.revision,
    case: { ...open, evidence: { ...open.evidence, [path]: evidence } },
    history: [...session.history, patch],
  };
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

/** Takes the last change back; null when there is none. The revision still grows, so no button comes alive again. */
export function undoLast(session: Session): { session: Session; patch: Patch } | null {
  const patch = session.history.at(-1);
  const open = session.case;
  if (patch === undefined || open === null) return null;
  const sources = Object.fromEntries(Object.entries(open.sources).filter(([, said]) => said !== patch.revision));
  return {
    patch,
    session: {
      ...session,
      revision: session.revision + 1,
      case: {
        ...open,
        facts: revert(open.facts, patch.inverse) as FactsJson,
        sources: { ...sources, ...patch.replaced },
        evidence: patch.evidence ?? open.evidence,
        skipped: patch.skipped ?? open.skipped,
      },
      history: session.history.slice(0, -1),
    },
  };
}

/** The case as the store keeps it. */
export function recordOf(open: OpenCase, session: Session, on: string): CaseRecord {
  const sources: Record<string, Source> = {};
  for (const [path, revision] of Object.entries(open.sources)) {
    const said = open.said[revision];
    if (said === undefined) continue;
    sources[path] = { delivery: said[0], day: said[1], evidence: open.evidence[path] ?? "declared" };
  }
  return {
    id: open.id,
    number: open.number,
    label: open.label,
    place: session.place,
    on,
    policyVersion: open.policyVersion,
    facts: withEvidence(open.facts, open.evidence),
    sources,
    revision: session.revision,
  };
}

/** Keeps the session small: old steps back go first, then the case on the shelf (the store has it). */
export function boundSession(session: Session): Session {
  let bounded = forgetOldDeliveries({ ...session, history: session.history.slice(-keptPatches) });
  while (bytesOf(bounded) > largestSession && bounded.history.length > 0) {
    bounded = forgetOldDeliveries({ ...bounded, history: bounded.history.slice(1) });
  }
  return bytesOf(bounded) > largestSession ? { ...bounded, shelved: null } : bounded;
}

function forgetOldDeliveries(session: Session): Session {
  const open = session.case;
  if (open === null) return session;
  const used = new Set(Object.values(open.sources));
  for (const patch of session.history) for (const revision of Object.values(patch.replaced ?? {})) used.add(revision);
  const said = Object.fromEntries(Object.entries(open.said).filter(([revision]) => used.has(Number(revision))));
  return { ...session, case: { ...open, said } };
}

function bytesOf(session: Session): number {
  let bytes = 0;
  for (const letter of JSON.stringify(session)) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
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
