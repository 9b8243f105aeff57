// Changing facts one patch at a time, and taking patches back exactly.
import { type Inverse, leavesOf, patternOf, readAt, removeAt, revert, writeAt } from "./paths.ts";
import {
  type Asked,
  askedAs,
  type Card,
  type Change,
  cardOf,
  livesPattern,
  type OpenCase,
  type Patch,
  type Session,
  withEvidence,
} from "./session.ts";
import type { Evidence, FactsJson, Surroundings } from "./types.ts";

/** The facts as they would be after the changes, in the shape that the rules read. */
export function factsAfter(open: OpenCase, changes: readonly Change[], removes: readonly string[] = []): FactsJson {
  const left = removes.reduce<FactsJson>((now, path) => removeAt(now, path).facts, open.facts);
  const facts = changes.reduce<FactsJson>((now, change) => writeAt(now, change.path, change.value).facts, left);
  return withEvidence(facts, open.evidence);
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
  // Most changes are of one fact: what its path says already is not written twice.
  const [first] = inverse;
  const sole = inverse.length === 1 && first?.[0] === changes[0]?.path ? (first?.[0] ?? null) : null;
  const patch: Patch = {
    revision,
    inverse,
    ...(answers(session.question, changes)
      ? { asked: sole === session.question.path || cardOf(session.question) }
      : {}),
    ...(Object.keys(replaced).length > 0 ? { replaced: (sole === null ? undefined : replaced[sole]) ?? replaced } : {}),
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
      said: { ...open.said, [revision]: deliveryOf(open, at) },
    },
    history: [...session.history, patch],
  };
}

function deliveryOf(open: OpenCase, at: Surroundings): string {
  const short = at.deliveryId.startsWith(open.chat) ? at.deliveryId.slice(open.chat.length) : at.deliveryId;
  return at.today === open.openedOn ? short : `${short}@${at.today}`;
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
export function skipCard(session: Session, card: Exclude<Card, "fact">): Session {
  const open = session.case;
  if (open === null || open.skipped.includes(card)) return session;
  const patch: Patch = { revision: session.revision + 1, inverse: [], asked: card, skipped: open.skipped };
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
        sources: { ...sources, ...replacedBy(patch) },
        evidence: patch.evidence ?? open.evidence,
        skipped: patch.skipped ?? open.skipped,
      },
      history: session.history.slice(0, -1),
    },
  };
}

/** Sources that a patch replaced: path → revision that had said it. */
export function replacedBy(patch: Patch): Readonly<Record<string, number>> {
  if (typeof patch.replaced !== "number") return patch.replaced ?? {};
  const path = patch.inverse[0]?.[0];
  return path === undefined ? {} : { [path]: patch.replaced };
}

/** The question that a patch answered; null when its facts came unasked. */
export function questionBehind(patch: Patch): Asked | null {
  if (patch.asked === undefined) return null;
  const path = patch.inverse.at(-1)?.[0];
  return patch.asked === true ? (path === undefined ? null : askedAs(path)) : askedAs(patch.asked);
}
