// Making what was supposed so: its changes become the case's facts, in one step that can be taken back.
import { dayOf } from "./judge.ts";
import { leavesOf, memberOf, readAt } from "./paths.ts";
import { hasFacts, type Session, type Supposed } from "./session.ts";
import { proceed, remark, type Step, type Turn, withSave, writeFacts } from "./step.ts";
import type { FactsJson } from "./types.ts";
import { factNameOf, itemOf } from "./view/items.ts";
import { suppliedFigureOf } from "./view/names.ts";
import type { Supposed as SupposedView } from "./what-if-views.ts";

/** So much of a supposition fits in a session; a larger one is said again as facts. */
const mostKept = 1500;

/** Keeps what was supposed, so that a word can make it so. */
export function keepSupposed(session: Session, supposed: Omit<Supposed, "revision" | "mark">): Session {
  const { supposed: _, ...plain } = session;
  const text = JSON.stringify(supposed);
  if (text.length > mostKept) return plain;
  const mark = `${session.revision}.${markOf(text)}`;
  return { ...plain, supposed: { revision: session.revision, mark, ...supposed } };
}

/** What was supposed of a case that has changed since is forgotten. */
export function dropSupposed(session: Session): Session {
  const { supposed, ...plain } = session;
  return supposed === undefined || (session.case !== null && supposed.revision === session.revision) ? session : plain;
}

/** Notes what was supposed last; `mark` is of the button that was pressed, empty for a word. */
export function adoptSupposed(session: Session, turn: Turn, mark: string): Step {
  const { supposed, ...plain } = session;
  const open = session.case;
  if (supposed === undefined || !hasFacts(open) || (mark !== "" && mark !== supposed.mark)) {
    return remark(session, { ...turn, how: "say" }, { kind: "nothing-supposed", gone: mark !== "" });
  }
  const { changes, removes, figures } = supposed;
  if (figures !== undefined) {
    const on = dayOf(session, turn.at);
    const notices = figures.map((figure) => {
      return { kind: "figure-set", figure: suppliedFigureOf(turn.policy, on, figure) } as const;
    });
    const supplied: Session = { ...plain, parameters: figures };
    return withSave(proceed(supplied, { ...turn, how: "say" }, notices, "verdict"), turn);
  }
  const step = writeFacts(plain, { ...turn, how: "say" }, { changes, removes, notices: [], as: "line", asks: null });
  const after = step.session.case?.facts ?? open.facts;
  const paths = [...removes, ...changes.flatMap(({ path, value }) => leavesOf(value, path).map(([leaf]) => leaf))];
  const told = { kind: "adopted", supposed: differencesOf(open.facts, after, paths, {}) } as const;
  const effects = step.effects.map((effect) =>
    effect.kind === "say"
      ? { ...effect, reply: { ...effect.reply, notices: [told, ...effect.reply.notices] } }
      : effect,
  );
  return { ...step, effects };
}

/** What is otherwise at these paths. Whoever only moved up or down the roster is not otherwise. */
export function differencesOf(
  before: FactsJson,
  after: FactsJson,
  paths: readonly string[],
  arithmetic: Readonly<Record<string, string>>,
): readonly SupposedView[] {
  const origins = originsOf(membersOf(before), membersOf(after));
  return [...new Set(paths)].flatMap((path) => {
    const is = readAt(after, path);
    const member = memberOf(path);
    const origin = member === null || is === undefined ? member : (origins[member] ?? null);
    const isNew = member !== null && origin === null;
    const was = isNew ? undefined : readAt(before, member === null ? path : path.replace(/\d+/, String(origin)));
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const how = arithmetic[path];
    return [
      {
        fact: factNameOf(is === undefined ? before : after, path),
        before: was === undefined ? null : itemOf(before, path, was),
        after:
          is === undefined ? null : { ...itemOf(after, path, is), ...(how === undefined ? {} : { arithmetic: how }) },
      },
    ];
  });
}

function membersOf(facts: FactsJson): readonly unknown[] {
  return Array.isArray(facts.members) ? facts.members : [];
}

/** Where each member stood before: the same one at the same place or at another, else whoever stood there; null is new. */
function originsOf(before: readonly unknown[], after: readonly unknown[]): readonly (number | null)[] {
  const texts = before.map((member) => JSON.stringify(member));
  const taken = new Set<number>();
  const origins: (number | null)[] = after.map(() => null);
  const take = (index: number, from: number) => {
    if (from === -1 || origins[index] !== null || taken.has(from)) return;
    taken.add(from);
    origins[index] = from;
  };
  after.forEach((member, index) => {
    if (texts[index] === JSON.stringify(member)) take(index, index);
  });
  after.forEach((member, index) => {
    const text = JSON.stringify(member);
    take(
      index,
      texts.findIndex((one, from) => one === text && !taken.has(from)),
    );
  });
  after.forEach((_, index) => {
    if (index < before.length) take(index, index);
  });
  return origins;
}

/** A short name for a text: two of them are hardly ever alike. */
function markOf(text: string): string {
  let hash = 5381;
  for (const letter of text) hash = (hash * 33 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647;
  return hash.toString(36);
}
