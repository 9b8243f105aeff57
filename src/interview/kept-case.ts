// From the case in the conversation to the record that is kept of it, and back.
import { contextOf } from "./case-record.ts";
import { chatOf, type OpenCase, type Session, withEvidence } from "./session.ts";
import type { CaseRecord, Evidence, KeptVerdict, Source } from "./types.ts";

/** The case as the store keeps it; `fresh` is what is said of it now, and today. */
export function recordOf(
  open: OpenCase,
  session: Session,
  on: string,
  fresh: { readonly day: string; readonly verdicts: readonly KeptVerdict[] } = { day: on, verdicts: [] },
): CaseRecord {
  const sources: Record<string, Source> = {};
  for (const [path, revision] of Object.entries(open.sources)) {
    const said = open.said[revision];
    if (said === undefined) continue;
    const [delivery = "", day = open.openedOn] = said.split("@");
    sources[path] = { delivery: `${open.chat}${delivery}`, day, evidence: open.evidence[path] ?? "declared" };
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
    skipped: open.skipped,
    ...(open.focus === undefined ? {} : { focus: open.focus }),
    ...(open.programme === undefined ? {} : { programme: open.programme }),
    ...(open.events === undefined ? {} : { events: open.events }),
    ...(open.settled === undefined ? {} : { settled: open.settled }),
    openedOn: open.openedOn,
    ...fresh,
    ...(open.archived === true ? { archived: true } : {}),
    ...(open.trial === undefined ? {} : { trial: open.trial }),
  };
}

/** The case that a record holds, as it is gone on with. `revision` is the session's; the case's own begin after it. */
export function caseOf(record: CaseRecord, revision: number): OpenCase {
  const { evidence: _, ...facts } = record.facts;
  const chats = new Set(Object.values(record.sources).map(({ delivery }) => chatOf(delivery)));
  const [only = "", ...others] = chats;
  const chat = others.length === 0 ? only : "";
  const said: Record<string, string> = {};
  const revisions = new Map<string, number>();
  const sources: Record<string, number> = {};
  const evidence: Record<string, Evidence> = {};
  let last = revision;
  for (const [path, source] of Object.entries(record.sources)) {
    const text = `${source.delivery.slice(chat.length)}${source.day === record.openedOn ? "" : `@${source.day}`}`;
    const known = revisions.get(text);
    if (known === undefined) {
      last += 1;
      revisions.set(text, last);
      said[last] = text;
    }
    sources[path] = known ?? last;
    if (source.evidence !== "declared") evidence[path] = source.evidence;
  }
  const latest = record.verdicts.at(-1);
  return {
    id: record.id,
    number: record.number,
    label: record.label,
    policyVersion: record.policyVersion,
    facts,
    chat,
    openedOn: record.openedOn,
    said,
    sources,
    evidence,
    skipped: record.skipped,
    firstRevision: last + 1,
    ...(record.focus === undefined ? {} : { focus: record.focus }),
    told: false,
    shown: "",
    place: record.place,
    ...(latest === undefined ? {} : { kept: contextOf(latest) }),
    ...(record.verdicts.length > 1 ? { again: true } : {}),
    ...(record.trial === undefined ? {} : { trial: record.trial }),
    ...(record.archived === true ? { archived: true } : {}),
    ...(record.programme === undefined ? {} : { programme: record.programme }),
    ...(record.events === undefined ? {} : { events: record.events }),
    ...(record.settled === undefined ? {} : { settled: record.settled }),
  };
}
