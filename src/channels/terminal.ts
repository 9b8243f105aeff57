import { createInterface, type Interface } from "node:readline";
import type { Channel, Incoming } from "../casework/index.ts";
import type { Event } from "../interview/index.ts";
import type { Message, MessageFile } from "../wording/index.ts";
import { readTyped } from "./read-text.ts";
import { toPlainLines } from "./render.ts";

// Whatever a text holds, it must not steer the terminal: no escape sequences, no other control characters.
const controls = /[^\P{Cc}\n\t]/gu;

/** A button, and what is typed to press it. */
interface Choice {
  readonly mark: string;
  readonly label: string;
  readonly data: string;
}

/** Numbers, but letters under a question that wants a number itself: "3" is then three persons, not the third button. */
function choicesOf(message: Message): readonly Choice[] {
  const letters = message.expects === "number";
  return message.buttons.flat().map(({ label, data }, index) => {
    return { mark: letters ? String.fromCodePoint(97 + index) : String(index + 1), label, data };
  });
}

/**
 * The conversation on a pair of streams, a terminal's or a pipe's: a line is a message. Buttons are printed as
 * numbered choices, and a number that is typed presses its button. It ends with the input. `run` names this run,
 * so that its lines are not taken for an earlier run's. `keepFile` puts a file where the person finds it, and returns
 * its path, which is what is shown of it; it throws where it can't.
 */
export function createTerminalChannel(parts: {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly run: string;
  readonly keepFile: (file: MessageFile) => string;
}): Channel {
  const { input, output, run, keepFile } = parts;
  const from = { channel: "terminal", bot: "local", chat: "local" };
  const isScreen = "isTTY" in output && output.isTTY === true;
  let choices: readonly Choice[] = [];
  let printed = 0;
  let lines: Interface | null = null;
  let stopped = false;

  function read(line: string): Event {
    const typed = line.trim();
    const chosen = choices.find(({ label }) => typed === label) ?? choices.find(({ mark }) => typed === mark);
    choices = [];
    return chosen === undefined ? readTyped(line) : { kind: "button", data: chosen.data };
  }

  function stop(): void {
    stopped = true;
    lines?.close();
  }

  /** The line that shows where the file lies; null where it could not be kept. */
  function pathOf(file: MessageFile | undefined): readonly string[] | null {
    if (file === undefined) return [];
    try {
      return [`→ ${keepFile(file)}`];
    } catch {
      return null;
    }
  }

  function prompt(): void {
    if (isScreen && !stopped) output.write("> ");
  }

  return {
    name: from.channel,
    bot: from.bot,
    paginate: (message) => [message],
    async send(_chat, message) {
      const path = pathOf(message.file);
      if (path === null) return { kind: "rejected", why: "file" };
      const offered = choicesOf(message);
      if (offered.length > 0) choices = offered;
      const list = offered.map(({ mark, label }) => `[${mark}] ${label}`).join("  ");
      const text = [...toPlainLines(message), ...path, ...(list === "" ? [] : [list]), ""];
      printed += 1;
      return new Promise((resolve) => {
        output.write(`${text.join("\n").replace(controls, "")}\n`, (error) => {
          resolve(error ? { kind: "rejected", why: "output" } : { kind: "sent", message: String(printed) });
        });
      });
    },
    async run(take) {
      // Not before there is somebody to listen: lines that come while nobody does are lost.
      lines = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
      // Whoever reads us may leave, as `head` does; then there is nobody to talk to.
      output.on("error", stop);
      prompt();
      let count = 0;
      for await (const line of lines) {
        if (stopped) break;
        count += 1;
        if (line.trim() !== "") {
          const incoming: Incoming = {
            from,
            user: "local",
            delivery: `${run}-${count}`,
            event: read(line),
            pressed: null,
            setting: "private",
            trusted: true,
          };
          // What the next line presses depends on what is printed by then.
          const receipt = await take(incoming);
          await receipt.answered;
        }
        prompt();
      }
      return stopped ? "stopped" : "ended";
    },
    stop,
  };
}
