// Changing facts one patch at a time, and taking patches back exactly.
import { type Inverse, leavesOf, patternOf, readAt, removeAt, revert, writeAt } from "./paths.ts";
import { proceduresBefore, withoutProcedure } from "./procedure.ts";
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
  const forget = (path: string, keepsPlace: boolean) => {
    for (const known of Object.keys(sources)) {
      if (known !== path && !known.startsWith(`${path}[`)) continue;
      const before = sources[known];
      if (before !== undefined && before !== revision) replaced[known] = before;
      // What is said anew keeps its place in the list, so that taking it back gives the same bytes.
      if (known !== path || !keepsPlace) delete sources[known];
      delete evidence[known];
    }
  };
  for (const path of removes) {
    const removed = removeAt(facts, path);
    facts = removed.facts;
    inverse.push(removed.inverse);
    forget(path, false);
  }
  for (const change of changes) {
    const written = writeAt(facts, change.path, change.value);
    facts = written.facts;
    inverse.push(written.inverse);
    const leaves = leavesOf(change.value, change.path);
    forget(
      change.path,
      leaves.some(([path]) => path === change.path),
    );
    for (const [path] of leaves) sources[path] = revision;
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
    history: [...session.history, withOrder(patch, open, { facts, sources })],
  };
}

/** A few changes lose the order in which things stood; they keep what stood before as it was. */
function withOrder(patch: Patch, before: OpenCase, after: Pick<OpenCase, "facts" | "sources">): Patch {
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const facts = isSame(revert(after.facts, patch.inverse), before.facts) ? {} : { facts: before.facts };
  const sources = isSame(sourcesBefore(after.sources, patch), before.sources) ? {} : { sources: before.sources };
  const exact = { ...facts, ...sources };
  return Object.keys(exact).length === 0 ? patch : { ...patch, exact };
}

function sourcesBefore(sources: OpenCase["sources"], patch: Patch): OpenCase["sources"] {
  const replaced = replacedBy(patch);
  const before: Record<string, number> = {};
  for (const [path, said] of Object.entries(sources)) {
    const earlier = said === patch.revision ? replaced[path] : said;
    if (earlier !== undefined) before[path] = earlier;
  }
  return { ...before, ...replaced };
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

/** Records how well facts are established; only declared is how they all begin. Facts without a value stay as they are. */
export function establish(session: Session, path: string | readonly string[], evidence: Evidence): Session {
  const open = session.case;
  const wanted = typeof path === "string" ? [path] : path;
  const paths = wanted.filter(
    (one) => readAt(open?.facts ?? {}, one) !== undefined && (open?.evidence[one] ?? "declared") !== evidence,
  );
  if (open === null || paths.length === 0) return session;
  const marks = { ...open.evidence };
  const marked: Record<string, Evidence | null> = {};
  for (const one of paths) {
    marked[one] = marks[one] ?? null;
    if (evidence === "declared") delete marks[one];
    else marks[one] = evidence;
  }
  // Taking a mark away loses its place among the others: there the whole is kept, to be put back as it was.
  const before = evidence === "declared" ? { evidence: open.evidence } : { marked };
  const patch: Patch = { revision: session.revision + 1, inverse: [], ...before };
  return {
    ...session,
    revision: patch.revision,
    case: { ...open, evidence: marks },
    history: [...session.history, patch],
  };
}

/** The marks as they were before a patch. */
function marksBefore(patch: Patch, now: OpenCase["evidence"]): OpenCase["evidence"] {
  if (patch.evidence !== undefined || patch.marked === undefined) return patch.evidence ?? now;
  const marks = { ...now };
  for (const [path, was] of Object.entries(patch.marked)) {
    if (was === null) delete marks[path];
    else marks[path] = was;
  }
  return marks;
}

/** Takes the last change back; null when there is none. The revision still grows, so no button comes alive again. */
export function undoLast(session: Session): { session: Session; patch: Patch } | null {
  const patch = session.history.at(-1);
  const open = session.case;
  if (patch === undefined || open === null) return null;
  return {
    patch,
    session: {
      ...session,
      revision: session.revision + 1,
      case: {
        ...withoutProcedure(open),
        facts: patch.exact?.facts ?? (revert(open.facts, patch.inverse) as FactsJson),
        sources: patch.exact?.sources ?? sourcesBefore(open.sources, patch),
        evidence: marksBefore(patch, open.evidence),
        skipped: patch.skipped ?? open.skipped,
        ...proceduresBefore(patch, open),
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
