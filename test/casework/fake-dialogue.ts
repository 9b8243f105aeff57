/** A conversation small enough to see through: it keeps every answer with its delivery, and saves one case a chat. */
import type { Dialogue } from "../../src/casework/index.ts";
import type { CaseRecord, Effect, Reply, Session } from "../../src/interview/index.ts";
import type { Message } from "../../src/wording/index.ts";

export interface FakeSession {
  readonly answers: readonly { readonly delivery: string; readonly text: string }[];
}

/** What the fake session holds; an empty list for a chat that has none. */
export function answersOf(session: Session | null): readonly string[] {
  return ((session as unknown as FakeSession | null)?.answers ?? []).map(({ text }) => text);
}

export function answersOfCase(record: CaseRecord): readonly string[] {
  return (record.facts as unknown as { readonly answers: readonly string[] }).answers;
}

function plain(text: string, buttons: Message["buttons"] = []): Message {
  return { lines: text.split("\n").map((line) => [{ text: line }]), buttons };
}

const plainRecord = { number: 1, label: "", place: "cn", day: "2026-01-05", verdicts: [] };

/**
 * Text is an answer; `calendar` asks for the place's dates as a file, and says it with them; `poison` fails always, `silent` says nothing, `long` answers at length, `two` in two messages;
 * a button edits its message; `/menu` shows two buttons. Replies are Messages already.
 */
export const fakeDialogue: Dialogue = {
  advance(session, event, step) {
    const before = ((session as unknown as FakeSession | null)?.answers ?? []) as FakeSession["answers"];
    const text = event.kind === "text" ? event.text : event.kind === "button" ? `pressed ${event.data}` : event.kind;
    if (text === "poison") throw new RangeError("a reply that must not be printed");
    if (event.kind === "calendar-made") {
      const { file = null, days = 0, cancelled = 0 } = event.made ?? {};
      const said = plain(`${before.length}: ${days} days, ${cancelled} cancelled`);
      const effect = { kind: "say", reply: said, ...(file === null ? {} : { file }) };
      return { session: session as Session, effects: [effect] as unknown as readonly Effect[] };
    }
    const answers = [...before, { delivery: step.deliveryId, text }];
    if (text === "calendar") {
      const request = { kind: "make-calendar", what: "place", number: null, place: "cn", how: "say" };
      return { session: { answers } as unknown as Session, effects: [request] as unknown as readonly Effect[] };
    }
    const record = { ...plainRecord, id: `case of ${step.chat}`, facts: { answers: answers.map((each) => each.text) } };
    const effects: { kind: string; reply?: Message; case?: unknown }[] = [{ kind: "save", case: record }];
    const reply = (message: Message, kind = "say") => effects.push({ kind, reply: message });
    const choices = [[{ label: "yes", data: "yes" }], [{ label: "no", data: "no" }]];
    if (event.kind === "button") reply(plain(`${answers.length}: ${text}`, choices), "edit");
    else if (event.kind === "command") reply(plain(`${answers.length}: choose`, choices));
    else if (text === "long") reply(plain(Array.from({ length: 900 }, (_, i) => `line ${i} 😀😀`).join("\n"), choices));
    else if (text !== "silent") reply(plain(`${answers.length}: ${text}`));
    if (text === "pressed twice") reply(plain(`${answers.length}: and below`), "edit");
    if (text === "two") reply(plain(`${answers.length}: and more`));
    return { session: { answers } as unknown as Session, effects: effects as unknown as readonly Effect[] };
  },
  say: (reply: Reply) => reply as unknown as Message,
  notice: (code, values) => plain(`[${[code, ...Object.values(values)].join(" ")}]`),
};
