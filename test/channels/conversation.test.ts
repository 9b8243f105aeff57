// The real conversation through the real channels, spine and store: every channel has to come to the same case, and
// everything that is said has to be something that Telegram takes.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type CaseDocument,
  type Channel,
  createCasework,
  type Dialogue,
  type Report,
} from "../../src/casework/index.ts";
import { createTelegramChannel, createTerminalChannel } from "../../src/channels/index.ts";
import { loadPolicyFolder } from "../../src/files/index.ts";
import { advance } from "../../src/interview/index.ts";
import type { PolicySet } from "../../src/rules/index.ts";
import { openJsonStore } from "../../src/store/index.ts";
import { commandList, type Language, say, sayNotice } from "../../src/wording/index.ts";
import { noReminders } from "../casework/no-reminders.ts";
import { calendar } from "../shipped-calendar.ts";
import { FakeBotApi } from "./fake-bot-api.ts";
import { quickClock } from "./quick-clock.ts";

let policies: PolicySet;
beforeAll(async () => {
  const loaded = await loadPolicyFolder(fileURLToPath(new URL("../../data/policies", import.meta.url)));
  if (!loaded.ok) throw new Error(`the packs don't load: ${JSON.stringify(loaded.faults[0])}`);
  policies = loaded.policies;
});

function dialogueIn(language: Language): Dialogue {
  const place = "cn-gz-sandu-dujiang";
  return {
    advance: (session, event, step) =>
      advance(session, event, { ...step, today: "2021-08-02", policies, calendar, place, language }),
    say: (reply, session) => say(reply, session?.language ?? language),
    notice: (code, values, session) => sayNotice(code, values, session?.language ?? language),
  };
}

interface Outcome {
  readonly facts: readonly unknown[];
  readonly reports: readonly string[];
}

/** Runs one channel on a store of its own, lets the person talk, and tells what was kept. */
async function hold(
  language: Language,
  create: (report: Report) => Channel,
  talk: () => Promise<void>,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "dibao-talk-"));
  const store = openJsonStore({ folder });
  const reports: string[] = [];
  const report: Report = ({ code, values }) => reports.push([code, ...Object.values(values)].join(" "));
  const common = { clock: quickClock, random: () => 1, report };
  const casework = createCasework({
    ...noReminders,
    store,
    dialogue: dialogueIn(language),
    channels: [create(report)],
    allow: ["7"],
    ...common,
  });
  const running = casework.run();
  await talk();
  await casework.stop();
  await running;
  const cases: CaseDocument[] = [];
  for await (const each of store.cases()) cases.push(each);
  store.close();
  rmSync(folder, { recursive: true, force: true });
  const byNumber = (one: CaseDocument, other: CaseDocument) => one.case.number - other.case.number;
  return { facts: cases.sort(byNumber).map((each) => each.case.facts), reports };
}

async function onTelegram(language: Language, lines: readonly string[], times = 1) {
  const api = new FakeBotApi();
  const apiRoot = await api.start();
  api.deliver = (batch) => batch.flatMap((update) => Array.from({ length: times }, () => update)).reverse();
  const sends = () => api.count("sendMessage") + api.count("editMessageText");
  const commands = [{ language, list: commandList(language) }];
  const outcome = await hold(
    language,
    (report) =>
      createTelegramChannel({ token: api.token, apiRoot, commands, clock: quickClock, random: () => 1, report }),
    async () => {
      for (const line of lines) {
        const before = sends();
        if (line.startsWith("#")) api.press(7, line.slice(1));
        else api.write(7, line);
        const isAnswered = () => api.waiting.length === 0 && sends() > before;
        await api.until(isAnswered, `"${line}" is answered`);
      }
    },
  );
  await api.stop();
  return { ...outcome, shown: api.of(7), announced: [...api.commands.keys()] };
}

async function onTerminal(language: Language, lines: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: "utf8" });
  let shown = "";
  output.on("data", (text) => {
    shown += text;
  });
  const ended = Promise.withResolvers<void>();
  const outcome = await hold(
    language,
    () => {
      const channel = createTerminalChannel({ input, output, run: "r", keepFile: ({ name }) => name });
      return { ...channel, run: (take) => channel.run(take).finally(ended.resolve) };
    },
    () => {
      input.end(lines.map((line) => `${line.replace(/^#/, "")}\n`).join(""));
      return ended.promise;
    },
  );
  return { ...outcome, shown };
}

// A line that begins with # is a button, pressed by its label.
const chinese = [
  "/start",
  "农村 4口人 年收入1.2万",
  "/verdict",
  "/summary",
  "/help",
  "农村 2口人 年收入3000元",
  "/settings",
  "/cancel",
];
const english = ["/language en", "/start", "/help", "/settings", "农村 3口人 月收入500元", "/verdict", "/summary"];

describe("the real conversation", () => {
  test.each([
    ["zh-CN", chinese],
    ["en", english],
  ] as const)(
    "in %s comes to the same cases on Telegram, delivered once or three times, and in the terminal",
    async (language, lines) => {
      const once = await onTelegram(language, lines);
      const thrice = await onTelegram(language, lines, 3);
      const terminal = await onTerminal(language, lines);
      expect(once.reports).toEqual([]);
      expect(once.facts.length).toBeGreaterThan(0);
      expect(thrice.facts).toEqual(once.facts);
      expect(thrice.shown).toEqual(once.shown);
      expect(terminal.facts).toEqual(once.facts);
      expect(terminal.reports).toEqual([]);
      expect(once.announced).toEqual([language.slice(0, 2)]);
    },
  );

  test("has a button for every next step, and each one pressed is answered in a way that Telegram takes", async () => {
    const opening = ["农村 4口人 年收入1.2万"];
    const first = await onTelegram("zh-CN", opening);
    const labels = [...new Set(first.shown.flatMap(({ keyboard }) => keyboard.flat().map(({ text }) => text)))];
    expect(labels.length).toBeGreaterThan(2);
    for (const label of labels) {
      const pressed = await onTelegram("zh-CN", [...opening, `#${label}`]);
      expect([label, pressed.reports]).toEqual([label, []]);
      expect([label, JSON.stringify(pressed.shown) === JSON.stringify(first.shown)]).toEqual([label, false]);
    }
  });
});
