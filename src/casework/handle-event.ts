import { type Effect, type Fetched, isRequest, type Request, type Session } from "../interview/index.ts";
import type { Message, MessageFile } from "../wording/index.ts";
import type { CaseBook } from "./case-book.ts";
import type { ChatDesk, Decision } from "./chat-desk.ts";
import {
  type ChatDocument,
  chatName,
  isDelivered,
  withCases,
  withDeadLetter,
  withDelivery,
  withMessages,
  withTold,
} from "./documents.ts";
import type { Feeds } from "./feeds.ts";
import { type MadeCalendar, makeCalendar } from "./make-calendar.ts";
import {
  type Agenda,
  type CalendarWriter,
  type Channel,
  type Clock,
  type Dialogue,
  type Incoming,
  type Report,
  type Store,
  StoreFailure,
} from "./ports.ts";
import { snoozes } from "./snoozes.ts";

const triesOfAnEvent = 3;
/** An event leads to a list or a case, and perhaps to another; more than these is a defect. */
const mostRequests = 5;

type Said = Exclude<Effect, Request>;

interface Talked {
  readonly session: Session;
  readonly effects: readonly Said[];
  readonly calendars: readonly MadeCalendar[];
  /** The chat's document, with what the step opened or closed in it. */
  readonly kept: ChatDocument;
}

const withFile = (message: Message, file: MessageFile | undefined): Message =>
  file === undefined ? message : { ...message, file };

/**
 * Takes an event through the dialogue and commits what came of it. Resolves when its result is stored (now or at an
 * earlier delivery), so that it may be confirmed. An event that fails three times is put aside with an apology,
 * lest it keep everything after it from being heard. Rejects with a StoreFailure only.
 */
export async function handleEvent(
  incoming: Incoming,
  parts: {
    readonly desk: ChatDesk;
    readonly book: CaseBook;
    readonly dialogue: Dialogue;
    readonly clock: Clock;
    readonly channel: Channel;
    readonly report: Report;
    readonly store: Store;
    readonly agenda: Agenda;
    readonly calendars: CalendarWriter;
    readonly feeds: Feeds;
  },
): Promise<void> {
  const { desk, book, dialogue, clock, channel, report } = parts;
  const { from, delivery, event } = incoming;

  const once = (step: (document: ChatDocument) => ChatDocument | Promise<ChatDocument>) => {
    return desk.update(from, async (document): Promise<Decision<void>> => {
      if (isDelivered(document, delivery)) return { document, result: undefined };
      const heard = { ...withDelivery(document, delivery, clock.nowMs()), unreachable: false };
      return { document: await step(heard), result: undefined };
    });
  };

  /** Takes the event, and whatever the conversation asks for on the way, to its end. */
  async function talk(document: ChatDocument): Promise<Talked> {
    const step = {
      today: clock.today(),
      deliveryId: `${from.channel}/${from.bot}/${delivery}`,
      // Nobody comes this far who is not on the office's list or at its own terminal.
      trusted: true,
      chat: chatName(from),
      casesBefore: document.listed ?? 0,
    };
    let { session, effects } = dialogue.advance(document.session, event, step);
    const said: Said[] = [];
    const calendars: MadeCalendar[] = [];
    const waiting = [...effects];
    let kept = document;
    let requests = 0;
    for (let effect = waiting.shift(); effect !== undefined; effect = waiting.shift()) {
      if (!isRequest(effect)) {
        said.push(effect);
        continue;
      }
      requests += 1;
      if (requests > mostRequests) throw new RangeError("a step asks for more and more");
      const pending = said.flatMap((each) => (each.kind === "save" ? [each.case] : []));
      let fetched: Fetched;
      if (effect.kind === "calendar-feed") {
        const { feeds } = parts;
        const opened = effect.act === "close" ? null : feeds.open(kept, effect.act === "renew");
        kept = opened?.document ?? feeds.close(kept);
        fetched = { kind: "feed-told", request: effect, address: opened?.address ?? null };
      } else if (effect.kind === "make-calendar") {
        const made = await makeCalendar(effect, { document, session, pending }, parts);
        calendars.push(made);
        fetched = made.fetched;
      } else fetched = await book.fetch(chatName(from), document.listed ?? 0, effect, pending);
      ({ session, effects } = dialogue.advance(session, fetched, step));
      waiting.unshift(...effects);
    }
    return { session, effects: said, calendars, kept };
  }

  const advance = async (document: ChatDocument): Promise<ChatDocument> => {
    const { session, effects, calendars, kept } = await talk(document);
    const files = new Map(calendars.flatMap(({ file }) => (file === null ? [] : [[file.name, file] as const])));
    // A pressed button's message is replaced once; whatever else is said stands below it.
    let place = incoming.pressed;
    const messages = effects.flatMap((effect) => {
      if (effect.kind === "save" || effect.kind === "snooze") return [];
      const edit = effect.kind === "edit" ? place : null;
      if (edit !== null) place = null;
      const file = effect.kind === "say" && effect.file !== undefined ? files.get(effect.file) : undefined;
      const parts = channel.paginate(withFile(dialogue.say(effect.reply, session), file));
      return parts.map((part, index) => ({ part, edit: index === 0 ? edit : null }));
    });
    const cases = effects.flatMap((effect) => (effect.kind === "save" ? [effect.case] : []));
    const snoozed = effects.flatMap((effect) => (effect.kind === "snooze" ? [effect] : []));
    const told = await snoozes(snoozed, session, parts);
    const isSetAnew = JSON.stringify(session.reminding) !== JSON.stringify(document.session?.reminding);
    if (isSetAnew) for (const id of await book.ids(chatName(from), document.listed ?? 0)) told.push({ id, marks: {} });
    for (const made of calendars) told.push(...made.told);
    const exported = calendars.at(-1)?.exported ?? document.exported;
    const next = { ...kept, session, ...(exported === undefined ? {} : { exported }) };
    return withMessages(withTold(withCases(next, cases), told), messages);
  };

  const putAside = (error: unknown) => (document: ChatDocument) => {
    const apology = channel.paginate(dialogue.notice("could-not-handle", {}, document.session));
    const letter = { delivery, event, ...traitsOf(error) };
    return withMessages(
      withDeadLetter(document, letter),
      apology.map((part) => ({ part, edit: null })),
    );
  };

  for (let tries = 1; ; tries += 1) {
    try {
      return await once(advance);
    } catch (error) {
      if (error instanceof StoreFailure) throw error;
      if (tries < triesOfAnEvent) continue;
      const { error: name, where } = traitsOf(error);
      report({ code: "dead-letter", values: { channel: from.channel, delivery, error: name, where: where[0] ?? "" } });
      return await once(putAside(error));
    }
  }
}

/** What may be told of an error: its name and the places it passed, without folders and without its text. */
function traitsOf(error: unknown): { readonly error: string; readonly where: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, where: [] };
  const { name, message, stack = "" } = error;
  const places = stack.slice(stack.indexOf(message) + message.length).matchAll(/[^/\\\s(]+:\d+:\d+(?=\)?$)/gm);
  return { error: name, where: [...places].slice(0, 5).map(([place]) => place) };
}
