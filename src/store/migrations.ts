import { z } from "zod";
import type { CaseDocument, CaseListPage, ChatDocument } from "../casework/index.ts";

/** The shape that this program writes. A change of shape raises it, adds a step below and a sample to the tests. */
export const newestVersion = 3;

type Document = Readonly<Record<string, unknown>>;
type Step = (document: Document) => Document;

/** Index 0 takes version 1 to version 2, and so on. */
const steps: Readonly<Record<"chat" | "case", readonly Step[]>> = {
  // Version 1 kept no lists of cases: they are built from the cases at the chat's next event.
  // Version 2 knew no deadlines; what it kept is whole without them.
  chat: [(chat) => ({ ...chat, listed: null, changes: listOf(chat.changes).map(withCaseOfVersion2) }), asItIs],
  case: [withCaseOfVersion2, asItIs],
};

function asItIs(document: Document): Document {
  return document;
}

// Version 1 kept no verdicts, and told the days only beside each answer.
function withCaseOfVersion2(holder: Document): Document {
  const record = holder.case;
  if (typeof record !== "object" || record === null) return holder;
  const { on, sources } = record as { readonly on?: unknown; readonly sources?: unknown };
  const days = Object.values(typeof sources === "object" && sources !== null ? sources : {})
    .map((source) => (source as { readonly day?: unknown } | null)?.day)
    .filter((day) => typeof day === "string")
    .sort();
  const fallback = typeof on === "string" ? on : "";
  const added = { skipped: [], verdicts: [], openedOn: days[0] ?? fallback, day: days.at(-1) ?? fallback };
  return { ...holder, case: { ...added, ...record } };
}

function listOf(value: unknown): readonly Document[] {
  return Array.isArray(value) ? (value as readonly Document[]) : [];
}

// What the spine itself relies on; sessions, cases and messages belong to the rooms that made them.
const toldShape = z.record(z.string(), z.looseObject({ due: z.string(), rank: z.number().nullable() }));
const exportedShape = z.record(
  z.string(),
  z.looseObject({ due: z.string(), sequence: z.number(), text: z.string(), cancelled: z.string().optional() }),
);
const chatShape = z.looseObject({
  key: z.object({ channel: z.string(), bot: z.string(), chat: z.string() }),
  session: z.looseObject({}).nullable(),
  serial: z.number(),
  delivered: z.array(z.object({ day: z.number(), ids: z.array(z.string()) })),
  changes: z.array(
    z.union([
      z.looseObject({ serial: z.number(), case: z.looseObject({ id: z.string() }) }),
      z.looseObject({
        serial: z.number(),
        told: z.object({ id: z.string(), marks: toldShape, exported: exportedShape.optional() }),
      }),
    ]),
  ),
  outbox: z.array(
    z.looseObject({
      serial: z.number(),
      part: z.looseObject({
        lines: z.array(z.array(z.looseObject({ text: z.string() }))),
        buttons: z.array(z.array(z.looseObject({ label: z.string(), data: z.string() }))),
      }),
      edit: z.string().nullable(),
      state: z.enum(["pending", "attempted"]),
      fallback: z.boolean(),
    }),
  ),
  sent: z.array(z.object({ serial: z.number(), message: z.string() })),
  unreachable: z.boolean(),
  deadLetters: z.array(z.looseObject({ delivery: z.string(), error: z.string() })),
  listed: z.number().nullable(),
  digested: z.string().optional(),
  feed: z.string().optional(),
  dates: z.looseObject({ wake: z.string().nullable(), told: toldShape, plannedBy: z.string() }).optional(),
  exported: z.record(z.string(), exportedShape).optional(),
});
const listShape = z.looseObject({
  chat: z.string(),
  page: z.number(),
  entries: z.array(
    z.looseObject({ id: z.string(), number: z.number(), label: z.string(), place: z.string(), day: z.string() }),
  ),
});
const caseShape = z.looseObject({
  id: z.string(),
  applied: z.record(z.string(), z.number()),
  case: z.looseObject({ id: z.string() }),
  reminding: z.looseObject({ wake: z.string().nullable(), told: toldShape }).optional(),
  exported: exportedShape.optional(),
});

/** The document in today's shape; null when it isn't a chat's, whatever its checksum says. */
export function readChatDocument(version: number, document: unknown): ChatDocument | null {
  const read = chatShape.safeParse(migrate("chat", version, document));
  return read.success ? (read.data as unknown as ChatDocument) : null;
}

export function readCaseDocument(version: number, document: unknown): CaseDocument | null {
  const read = caseShape.safeParse(migrate("case", version, document));
  return read.success ? (read.data as unknown as CaseDocument) : null;
}

/** Pages of lists are never migrated: one of another shape is built anew like a damaged one. */
export function readCaseListPage(_version: number, document: unknown): CaseListPage | null {
  const read = listShape.safeParse(document);
  return read.success ? (read.data as unknown as CaseListPage) : null;
}

function migrate(kind: "chat" | "case", version: number, document: unknown): unknown {
  if (typeof document !== "object" || document === null) return document;
  return steps[kind].slice(version - 1).reduce((current, step) => step(current), document as Document);
}
