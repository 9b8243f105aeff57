// What happened in a case and what was put aside in it, changed as one step that can be taken back exactly.
import type { OpenCase, Patch, Session, Splice } from "./session.ts";
import type { RecordedEvent, SettledDeadline } from "./types.ts";

/** The part of a case that its deadlines follow from. */
export interface Procedure {
  readonly programme?: string;
  readonly events?: readonly RecordedEvent[];
  readonly settled?: readonly SettledDeadline[];
}

/** The procedure with nothing empty in it, as it is kept. */
export function procedureOf({ programme, events = [], settled = [] }: Procedure): Procedure {
  return {
    ...(programme === undefined ? {} : { programme }),
    ...(events.length === 0 ? {} : { events }),
    ...(settled.length === 0 ? {} : { settled }),
  };
}

/** The case without its procedure: a test calculation owes nothing. */
export function withoutProcedure<Kept extends Procedure>(from: Kept): Omit<Kept, keyof Procedure> {
  const { programme: _, events: __, settled: ___, ...rest } = from;
  return rest;
}

/** Changes the procedure of the open case; one patch takes it back. */
export function changeProcedure(session: Session, changed: Procedure): Session {
  const open = session.case;
  if (open === null) throw new Error("a procedure needs an open case");
  const next = procedureOf(changed);
  const events = spliceBack(open.events ?? [], next.events ?? []);
  const settled = spliceBack(open.settled ?? [], next.settled ?? []);
  const isSameProgramme = open.programme === next.programme;
  if (events === null && settled === null && isSameProgramme) return session;
  const revision = session.revision + 1;
  const patch: Patch = {
    revision,
    inverse: [],
    ...(events === null ? {} : { events }),
    ...(settled === null ? {} : { settled }),
    ...(isSameProgramme ? {} : { programme: open.programme ?? null }),
  };
  return {
    ...session,
    revision,
    case: { ...withoutProcedure(open), ...next },
    history: [...session.history, patch],
  };
}

/** The procedure as it was before a patch. */
export function proceduresBefore(patch: Patch, now: OpenCase): Procedure {
  const programme = patch.programme === undefined ? now.programme : (patch.programme ?? undefined);
  return procedureOf({
    ...(programme === undefined ? {} : { programme }),
    events: spliced(now.events ?? [], patch.events),
    settled: spliced(now.settled ?? [], patch.settled),
  });
}

function spliced<Thing>(list: readonly Thing[], splice: Splice<Thing> | undefined): readonly Thing[] {
  return splice === undefined ? list : list.toSpliced(splice.at, splice.count, ...splice.put);
}

/** What makes `before` of `after` again; null where they are the same. */
function spliceBack<Thing>(before: readonly Thing[], after: readonly Thing[]): Splice<Thing> | null {
  const same = (one: Thing | undefined, other: Thing | undefined) => JSON.stringify(one) === JSON.stringify(other);
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < least - start && same(before[before.length - 1 - end], after[after.length - 1 - end])) end += 1;
  const put = before.slice(start, before.length - end);
  const count = after.length - end - start;
  return put.length === 0 && count === 0 ? null : { at: start, count, put };
}
