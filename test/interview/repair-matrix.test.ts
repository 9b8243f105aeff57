import { describe, expect, test, vi } from "vitest";

vi.mock("../../src/rules/index.ts", async (original) => {
  const { judgedOnce } = await import("./repair/judged-once.ts");
  return judgedOnce(await original<typeof import("../../src/rules/index.ts")>());
});
vi.mock("../../src/interview/ask/index.ts", async (original) => {
  const { foundOnce } = await import("./repair/judged-once.ts");
  return foundOnce(await original<typeof import("../../src/interview/ask/index.ts")>());
});
vi.mock("../../src/interview/read/index.ts", async (original) => {
  const { readOnce } = await import("./repair/judged-once.ts");
  return readOnce(await original<typeof import("../../src/interview/read/index.ts")>());
});

import { createCasework, type Dialogue } from "../../src/casework/index.ts";
import { advance, type Session } from "../../src/interview/index.ts";
import type { OpenCase } from "../../src/interview/session.ts";
import { say, sayNotice } from "../../src/wording/index.ts";
import { createFakeChannel, createFakeClock, incoming } from "../casework/fakes.ts";
import { createMemoryStore } from "../casework/memory-store.ts";
import { noReminders } from "../casework/no-reminders.ts";
import { calendar } from "../shipped-calendar.ts";
import { policies } from "./packs.ts";
import { type Case, cases } from "./repair/cases.ts";
import { type State, statesOf } from "./repair/states.ts";
import type { Talk } from "./talk.ts";

const states = statesOf();

describe("the states", () => {
  test("are 45 kinds at least, each what its name says", () => {
    expect(states.length).toBeGreaterThanOrEqual(45);
    for (const { name, talk, is } of states) {
      const { asked, waiting, ...rest } = is;
      if (talk.session !== null) expect(talk.session, name).toMatchObject(rest);
      if (asked !== undefined) expect(talk.asked, name).toBe(asked);
      if (waiting !== undefined) expect(talk.session?.waiting?.for, name).toBe(waiting);
    }
    console.log(
      `repair matrix: ${states.length} states x ${cases.length} cases = ${states.length * cases.length} cells`,
    );
    expect(states.length * cases.length).toBeGreaterThanOrEqual(2000);
  });
});

describe.each(states.map((state) => [state.name, state] as const))("with %s", (_name, state) => {
  test("every case ends in a defined reply, loses nothing, and goes on where it was", () => {
    const faults = cases.flatMap((one) => faultsOf(state, one).map((fault) => `${one.group}: ${one.name}: ${fault}`));
    expect(faults).toEqual([]);
  });
});

describe("whatever the state", () => {
  test("rules that fail end in an apology and leave the session as it was, byte for byte, and it goes on", async () => {
    for (const { name, talk } of states) {
      const office = officeWith(talk);
      await office.hear("plant");
      const before = office.session();
      office.broken = true;
      await office.hear("结论");
      expect(office.sent.at(-1)?.text, name).toContain("没能处理");
      expect(office.session(), name).toBe(before);
      office.broken = false;
      await office.hear("帮助");
      expect(office.sent.at(-1)?.text, name).not.toContain("没能处理");
      expect(office.facts(), name).toBe(JSON.stringify(talk.facts));
    }
  });

  test("an update that comes again changes nothing and says nothing", async () => {
    for (const { name, talk } of states) {
      const office = officeWith(talk);
      await office.hear("plant");
      for (const words of ["4", "撤销"]) {
        const update = incoming(words);
        await office.take(update);
        const [after, said] = [office.session(), office.sent.length];
        await office.take(update);
        expect(office.session(), `${name}: ${words}`).toBe(after);
        expect(office.sent.length, `${name}: ${words}`).toBe(said);
      }
    }
  });
});

/** An office whose chat stands where `talk` does after the message "plant", and whose rules may fail. */
function officeWith(talk: Talk) {
  const store = createMemoryStore();
  const channel = createFakeChannel();
  const clock = createFakeClock(Date.UTC(2021, 7, 2, 1));
  const office = { broken: false, sent: channel.sent, take, hear, session, facts };
  const failing = Object.assign(Object.create(Object.getPrototypeOf(policies)) as typeof policies, policies, {
    policy: () => {
      throw new RangeError("the rules fail");
    },
  });
  const dialogue: Dialogue = {
    advance(session, event, step) {
      const at = {
        ...step,
        policies: office.broken ? failing : policies,
        calendar,
        place: "cn-gz-sandu-dujiang",
        language: "zh-CN",
      } as const;
      const told = advance(session, event, at);
      return event.kind === "text" && event.text === "plant" && talk.session !== null
        ? { ...told, session: talk.session }
        : told;
    },
    say: (reply) => say(reply, "zh-CN"),
    notice: (code, values) => sayNotice(code, values, "zh-CN"),
  };
  const casework = createCasework({
    ...noReminders,
    store,
    dialogue,
    channels: [channel],
    clock,
    allow: ["7"],
    random: () => 0,
    report: () => undefined,
  });
  async function take(update: ReturnType<typeof incoming>): Promise<void> {
    await (await casework.handle(update)).answered;
  }
  async function hear(words: string): Promise<void> {
    await take(incoming(words));
  }
  function session(): string {
    const [document = "{}"] = store.chatTexts.values();
    return JSON.stringify((JSON.parse(document) as { readonly session: unknown }).session);
  }
  function facts(): string {
    return JSON.stringify((JSON.parse(session()) as Session | null)?.case?.facts ?? {});
  }
  return office;
}

/** What is wrong with a cell; nothing if all is well. */
function faultsOf(state: State, one: Case): readonly string[] {
  const before = state.talk;
  const event = one.event(state);
  const talk = before.fork();
  const again = before.fork();
  try {
    talk.step(event);
    again.step(event);
  } catch (error) {
    return [`throws: ${String(error).slice(0, 200)}`];
  }
  const faults: string[] = [];
  if (
    JSON.stringify([talk.session, talk.replies, talk.saved]) !==
    JSON.stringify([again.session, again.replies, again.saved])
  )
    faults.push("the same event gives something else");
  const bytes = new TextEncoder().encode(JSON.stringify(talk.session)).length;
  if (bytes > 8000) faults.push(`the session has ${bytes} bytes`);
  faults.push(...wordFaults(talk, event.kind === "text" ? event.text : ""), ...factFaults(state, talk, one));
  faults.push(...placeFaults(state, talk, one));
  return faults;
}

// The words -------------------------------------------------------------------------------------------------------

const rawWords =
  /undefined|NaN|\bnull\b|\[object|\{\{|\}\}|\$t\(|\b[a-z]+[A-Z][A-Za-z]*\b|\b[a-z]+\[\d*\]|\b[a-z]{3,}\.[a-z]{3,}[A-Za-z.]*\b/;
const rawInChinese = /(?<![/\w])[a-z]+(?:-[a-z]+)+/;

/** Each reply in both languages, without what was quoted of the message. */
function wordFaults(talk: Talk, typed: string): readonly string[] {
  const said = talk.replies.flatMap((reply) =>
    (["zh-CN", "en"] as const).map((language) => ({ language, message: say(reply, language) })),
  );
  return said.flatMap(({ language, message }) => {
    const lines = message.lines.map((line) => line.map(({ text }) => text).join(""));
    const labels = message.buttons.flat().map(({ label }) => label);
    const all = lines.join("\n");
    const own = withoutQuotes([all, ...labels].join("\n"), typed);
    const found = rawWords.exec(own) ?? (language === "zh-CN" ? rawInChinese.exec(own) : null);
    return [
      ...(all.trim() === "" || labels.some((label) => label.trim() === "") ? [`${language}: no words`] : []),
      ...(all.length > 4096 ? [`${language}: ${all.length} letters`] : []),
      ...(found === null
        ? []
        : [`${language}: “${found[0]}” in: ${own.slice(Math.max(0, found.index - 40), found.index + 40)}`]),
    ];
  });
}

function withoutQuotes(text: string, typed: string): string {
  const quoted = typed.trim().slice(0, 30);
  const own = quoted === "" ? text : text.replaceAll(quoted, "");
  // A figure is given by its name, so that name is said where it is asked for.
  return own.replace(/“[^”]*”/g, "").replace(/\w+(?:\.\w+)*=\S*/g, "");
}

// The facts -------------------------------------------------------------------------------------------------------

/** What is noted of each household: those in the session, and those that the office has. */
function households(talk: Talk): ReadonlyMap<number, OpenCase["facts"]> {
  const found = new Map<number, OpenCase["facts"]>();
  for (const [number, { facts }] of talk.records) found.set(number, facts);
  for (const open of [talk.session?.shelved, talk.session?.case])
    if (open !== null && open !== undefined && Object.keys(open.facts).length > 0) found.set(open.number, open.facts);
  return found;
}

/** Whether so much of the open household is known that another line can only be about the next. */
function isKnown(state: State): boolean {
  const facts = state.talk.session?.case?.facts;
  return ["area", "size", "income.total"].filter((path) => valueAt(facts, path) != null).length >= 2;
}

function factFaults(state: State, talk: Talk, { outcome }: Case): readonly string[] {
  const before = households(state.talk);
  const after = households(talk);
  const faults: string[] = [];
  for (const [number, facts] of before) {
    const now = after.get(number);
    const changed = changedPaths(facts, now);
    // A source is told in any words, so whatever holds a word may be one.
    if (state.talk.asked === "lead.source" && changed.every((path) => path.startsWith("lead"))) continue;
    const allowed = outcome.kind === "correct" && number === state.talk.session?.case?.number ? outcome.paths : [];
    if (outcome.kind === "another" && number === state.talk.session?.case?.number && !isKnown(state)) continue;
    const wrong = changed.filter((path) => !allowed.some((one) => `${one}.`.startsWith(`${path}.`)));
    if (wrong.length > 0) faults.push(`changed ${wrong.join(", ")} of household ${number}`);
    if (allowed.length > 0 && isHeard(state, facts, allowed) && changed.length === 0)
      if (valueAt(facts, allowed[0] ?? "") !== (outcome as { value?: unknown }).value) faults.push("not corrected");
  }
  const added = [...after.keys()].filter((number) => !before.has(number));
  // What waited for its household goes to the new one.
  const isTold = outcome.kind === "leave" && state.talk.session?.waiting !== null;
  if (added.length > 0 && !["correct", "another"].includes(outcome.kind) && !isTold)
    faults.push(`noted facts of a household ${added.join(", ")}`);
  return faults;
}

/** A correction is taken at once where its fact was said and nothing has to be decided first. */
function isHeard(state: State, facts: OpenCase["facts"], [path]: readonly string[]): boolean {
  return state.talk.session?.waiting === null && valueAt(facts, path ?? "") !== undefined;
}

function valueAt(facts: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((at, name) => (typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined), facts);
}

function changedPaths(before: unknown, after: unknown, at = ""): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const bothTrees = [before, after].every((one) => typeof one === "object" && one !== null);
  if (!bothTrees) return [at];
  const names = new Set([...Object.keys(before as object), ...Object.keys(after as object)]);
  return [...names].flatMap((name) =>
    changedPaths(
      Reflect.get(before as object, name),
      Reflect.get(after as object, name),
      at === "" ? name : `${at}.${name}`,
    ),
  );
}

// The place in the interview --------------------------------------------------------------------------------------

function standing(session: Session | null): string {
  const { question = null, mode = "idle", waiting = null, returnTo = null } = session ?? {};
  const asked = question === null ? null : [question.card, question.path, question.editing === true];
  return JSON.stringify({ asked, mode, waiting: waiting?.for ?? null, returnTo });
}

function placeFaults(state: State, talk: Talk, { outcome }: Case): readonly string[] {
  const { session } = talk;
  const before = state.talk.session;
  // What was offered once is taken for a yes by whoever goes on talking; a reason is told in any words,
  // and another item's button leaves it.
  const isOffer = ["policy", "reason", "later"].includes(before?.waiting?.for ?? "");
  if (outcome.kind === "nothing" && !isOffer && standing(session) !== standing(before))
    return state.talk.asked === "lead.source" ? [] : [`stood at ${standing(before)}, stands at ${standing(session)}`];
  if (["nothing", "look"].includes(outcome.kind) && !isOffer && session?.waiting?.for !== before?.waiting?.for)
    return [`waited for ${before?.waiting?.for}, waits for ${session?.waiting?.for}`];
  if (session?.question !== null && session?.mode !== "confirming" && talk.reply?.question == null)
    return ["a question stands and is not shown"];
  return [];
}
