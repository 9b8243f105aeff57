import { replacedBy } from "./patches.ts";
import type { Session } from "./session.ts";

const keptPatches = 60;
const largestSession = 8000;

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
  for (const patch of session.history)
    for (const revision of Object.values({ ...replacedBy(patch), ...patch.exact?.sources })) used.add(revision);
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
