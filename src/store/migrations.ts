import { z } from "zod";
import type { CaseDocument, ChatDocument } from "../casework/index.ts";

/** The shape that this program writes. A change of shape raises it, adds a step below and a sample to the tests. */
export const newestVersion = 1;

type Document = Readonly<Record<string, unknown>>;
type Step = (document: Document) => Document;

/** Index 0 takes version 1 to version 2, and so on. */
const steps: Readonly<Record<"chat" | "case", readonly Step[]>> = { chat: [], case: [] };

// What the spine itself relies on; sessions, cases and messages belong to the rooms that made them.
const chatShape = z.looseObject({
  key: z.object({ channel: z.string(), bot: z.string(), chat: z.string() }),
  session: z.looseObject({}).nullable(),
  serial: z.number(),
  delivered: z.array(z.object({ day: z.number(), ids: z.array(z.string()) })),
  changes: z.array(z.looseObject({ serial: z.number(), case: z.looseObject({ id: z.string() }) })),
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
});
const caseShape = z.looseObject({
  id: z.string(),
  applied: z.record(z.string(), z.number()),
  case: z.looseObject({ id: z.string() }),
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

function migrate(kind: "chat" | "case", version: number, document: unknown): unknown {
  if (typeof document !== "object" || document === null) return document;
  return steps[kind].slice(version - 1).reduce((current, step) => step(current), document as Document);
}
