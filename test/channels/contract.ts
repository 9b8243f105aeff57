/** What every channel promises, driven from the person's side, with the whole spine behind it. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Casework, type Channel, createCasework, type Report } from "../../src/casework/index.ts";
import { answersOf, fakeDialogue } from "../casework/fake-dialogue.ts";
import { createMemoryStore, type MemoryStore } from "../casework/memory-store.ts";
import { noReminders } from "../casework/no-reminders.ts";
import { owingAgenda } from "../casework/owing.ts";
import { quickClock } from "./quick-clock.ts";

/** A person at one end of a channel. */
export interface Rig {
  readonly name: string;
  /** Opens the platform. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** A new instance of the channel on the same platform, as a new process would make it. */
  create(report: Report): Channel;
  write(text: string): void;
  /** Presses a button of the newest message by its label. */
  press(label: string): void;
  /** Everything that the person sees from the bot, as one text. */
  screen(): string;
  /** The files that the person got. */
  files(): readonly { readonly name: string; readonly text: string }[];
  /** Resolves as soon as the screen holds the text. */
  until(text: string): Promise<void>;
}

export function channelContract(rig: Rig): void {
  describe(`${rig.name} as a channel`, () => {
    let store: MemoryStore;
    let casework: Casework;
    let running: ReturnType<Casework["run"]>;
    let reports: Parameters<Report>[0][];

    function begin(): void {
      const report: Report = (each) => reports.push(each);
      const agenda = owingAgenda({ dates: ["2026-01-12", "2026-01-27"] });
      const common = {
        store,
        dialogue: fakeDialogue,
        clock: quickClock,
        allow: ["7"],
        random: () => 1,
        report,
        agenda,
      };
      casework = createCasework({ ...noReminders, ...common, channels: [rig.create(report)] });
      running = casework.run();
    }

    beforeEach(async () => {
      reports = [];
      store = createMemoryStore();
      await rig.start();
      begin();
    });
    afterEach(async () => {
      await casework.stop();
      await rig.stop();
    });

    const answers = () => [...store.chatTexts.values()].flatMap((text) => answersOf(JSON.parse(text).session));

    test("brings what a person writes and shows what the bot says", async () => {
      rig.write("three");
      await rig.until("1: three");
      expect(answers()).toEqual(["three"]);
      expect(reports).toEqual([]);
    });

    test("keeps the order of what a person writes in a hurry", async () => {
      const words = Array.from({ length: 12 }, (_, i) => `word-${i}`);
      for (const word of words) rig.write(word);
      await rig.until("12: word-11");
      expect(answers()).toEqual(words);
    });

    test("tells a command from a text", async () => {
      rig.write("/menu");
      await rig.until("1: choose");
      rig.write("no/menu");
      await rig.until("2: no/menu");
      expect(answers()).toEqual(["command", "no/menu"]);
    });

    test("brings a pressed button's data and shows what replaces its message", async () => {
      rig.write("/menu");
      await rig.until("choose");
      rig.press("no");
      await rig.until("2: pressed no");
      rig.press("yes");
      await rig.until("3: pressed yes");
      expect(answers()).toEqual(["command", "pressed no", "pressed yes"]);
    });

    test("shows a long message whole, in order, without half a character", async () => {
      rig.write("long");
      await rig.until("line 899");
      const shown = rig.screen().match(/line \d+ 😀😀/g) ?? [];
      expect(shown).toEqual(Array.from({ length: 900 }, (_, i) => `line ${i} 😀😀`));
      expect(rig.screen().isWellFormed()).toBe(true);
    });

    test.each(["<b>bold</b> & <script>", "*a* _b_ [c](d) `e`", "\\ \" ' $&", "中文，标点。", "a\u202eb"])(
      "shows %j as it was written",
      async (text) => {
        rig.write(text);
        await rig.until(`1: ${text}`);
      },
    );

    test("says sorry for what can't be handled and goes on", async () => {
      rig.write("poison");
      await rig.until("[could-not-handle]");
      rig.write("three");
      await rig.until("1: three");
      expect(answers()).toEqual(["three"]);
    });

    test("hands over a file once, whole, with the words about it", async () => {
      rig.write("calendar");
      await rig.until("1: 2 days, 0 cancelled");
      const [file, ...others] = rig.files();
      expect(others).toEqual([]);
      expect(file?.name).toBe("dibao-cn-2026-01-05.ics");
      expect(JSON.parse(file?.text ?? "").map(({ day }: { day: string }) => day)).toEqual(["2026-01-12", "2026-01-27"]);
      rig.write("three");
      await rig.until("2: three");
      expect(rig.files()).toHaveLength(1);
      expect(reports).toEqual([]);
    });

    test("goes on in a new process where the last one stopped", async () => {
      rig.write("one");
      await rig.until("1: one");
      await casework.stop();
      expect((await running).map(({ reason }) => reason)).toEqual(["stopped"]);
      begin();
      rig.write("three");
      await rig.until("2: three");
      expect(answers()).toEqual(["one", "three"]);
    });

    test("finishes what it has taken before it stops", async () => {
      rig.write("one");
      await rig.until("1: one");
      rig.write("long");
      await rig.until("line 0 ");
      await casework.stop();
      await running;
      expect(rig.screen()).toContain("line 899");
      expect(JSON.parse([...store.chatTexts.values()][0] ?? "").outbox).toEqual([]);
    });
  });
}
