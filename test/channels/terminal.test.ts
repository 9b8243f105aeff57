import { PassThrough } from "node:stream";
import { text as readAll } from "node:stream/consumers";
import { expect, test } from "vitest";
import { createCasework, type Dialogue } from "../../src/casework/index.ts";
import { createTerminalChannel } from "../../src/channels/index.ts";
import type { Message, MessageFile } from "../../src/wording/index.ts";
import { answersOf, fakeDialogue } from "../casework/fake-dialogue.ts";
import { createMemoryStore } from "../casework/memory-store.ts";
import { noReminders } from "../casework/no-reminders.ts";
import { quickClock } from "./quick-clock.ts";

const keepFile = ({ name, text }: MessageFile): string => {
  if (text.includes("no room")) throw new Error("ENOSPC");
  return `exports/${name}`;
};

/** Pipes the lines in, and gives back what was printed and what the dialogue was told. */
async function talk(lines: string, say?: (text: string) => Message, run = "r") {
  const input = new PassThrough();
  const output = new PassThrough();
  const store = createMemoryStore();
  const dialogue: Dialogue = say === undefined ? fakeDialogue : { ...fakeDialogue, say: (reply) => say(textIn(reply)) };
  const channel = createTerminalChannel({ input, output, run, keepFile });
  const parts = { store, dialogue, clock: quickClock, allow: [], random: () => 1, report: () => undefined };
  const casework = createCasework({ ...noReminders, ...parts, channels: [channel] });
  input.end(lines);
  const ends = await casework.run();
  output.end();
  const session = JSON.parse([...store.chatTexts.values()][0] ?? "{}").session ?? null;
  return { ends, printed: await readAll(output), told: answersOf(session) };
}

function textIn(reply: unknown): string {
  return (reply as Message).lines[0]?.[0]?.text ?? "";
}

const withButtons = (text: string, labels: readonly string[], over: object = {}): Message => ({
  lines: [[{ text }]],
  buttons: [labels.map((label) => ({ label, data: `data-${label}` }))],
  ...over,
});

test("a pipe is read to its end and everything is answered before it ends", async () => {
  const { ends, printed } = await talk("one\nthree\nfour");
  expect(ends).toEqual([{ channel: "terminal", reason: "ended" }]);
  expect(printed).toBe("1: one\n\n2: three\n\n3: four\n\n");
});

test.each([["one\r\nthree\r\n"], ["\n\none\n   \nthree\n"]])(
  "line ends of Windows and blank lines are no messages: %j",
  async (lines) => {
    expect((await talk(lines)).told).toEqual(["one", "three"]);
  },
);

test("no line at all is no fault", async () => {
  expect(await talk("")).toMatchObject({ printed: "", told: [] });
});

test("buttons are numbered, and a typed number or label presses the one it names", async () => {
  const { printed, told } = await talk("/menu\n2\n no \nyes\n");
  expect(printed).toContain("1: choose\n[1] yes  [2] no\n");
  expect(told).toEqual(["command", "pressed no", "pressed no", "pressed yes"]);
});

test.each(["3", "0", "-1", "1.5", "01", "1 2", "yes!"])(
  "%j names none of two buttons and is said as it stands",
  async (line) => {
    expect((await talk(`/menu\n${line}\n`)).told).toEqual(["command", line]);
  },
);

test("a number presses nothing when the last answer offered nothing", async () => {
  expect((await talk("/menu\nsilent\n1\n")).told).toEqual(["command", "silent", "1"]);
});

test("a label that is a number is meant before the place of another", async () => {
  const { told } = await talk("x\n2\n", (text) => withButtons(text, ["2", "1"]));
  expect(told).toEqual(["x", "pressed data-2"]);
});

test("under a question that wants a number the buttons have letters", async () => {
  const ask = (text: string) => withButtons(text, ["skip", "why"], { expects: "number" });
  const { printed, told } = await talk("x\n2\nb\n", ask);
  expect(printed).toContain("[a] skip  [b] why");
  expect(told).toEqual(["x", "2", "pressed data-why"]);
});

test("nothing in a text can steer the terminal", async () => {
  const { printed } = await talk("a\u001b[2Jb\u0007\u009b\n");
  expect(printed).toBe("1: a[2Jb\n\n");
});

test("an output that nobody reads any more ends the conversation without a crash", async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const channel = createTerminalChannel({ input, output, run: "r", keepFile });
  const common = { clock: quickClock, allow: [], random: () => 1, report: () => undefined };
  const casework = createCasework({
    ...noReminders,
    store: createMemoryStore(),
    dialogue: fakeDialogue,
    channels: [channel],
    ...common,
  });
  const running = casework.run();
  output.destroy(new Error("EPIPE"));
  input.write("one\nthree\n");
  expect(await running).toEqual([{ channel: "terminal", reason: "stopped" }]);
});

test("the lines of another run are not taken for repeats", async () => {
  const store = createMemoryStore();
  for (const run of ["first", "second"]) {
    const input = new PassThrough();
    const channel = createTerminalChannel({ input, output: new PassThrough(), run, keepFile });
    const parts = {
      store,
      dialogue: fakeDialogue,
      clock: quickClock,
      allow: [],
      random: () => 1,
      report: () => undefined,
    };
    input.end("three\n");
    await createCasework({ ...noReminders, ...parts, channels: [channel] }).run();
  }
  expect(answersOf(JSON.parse([...store.chatTexts.values()][0] ?? "").session)).toEqual(["three", "three"]);
});

const aFile = (text: string) => ({ name: "dibao-mine-2026-01-05.ics", mediaType: "text/calendar", text });

test("of a file the path is shown, below the words about it", async () => {
  const { printed } = await talk("x\n", (text) => withButtons(text, ["go"], { file: aFile("BEGIN") }));
  expect(printed).toBe("1: x\n→ exports/dibao-mine-2026-01-05.ics\n[1] go\n\n");
});

test("a file that could not be kept is not said to be there", async () => {
  const { printed } = await talk("x\n", (text) => withButtons(text, [], { file: aFile("no room") }));
  expect(printed).not.toContain("dibao-mine");
  expect(printed).toContain("[could-not-handle]");
});
