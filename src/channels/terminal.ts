import { createInterface } from "node:readline";
import type { Channel, Incoming } from "../casework/index.ts";
import type { Event } from "../interview/index.ts";
import type { Message } from "../wording/index.ts";
import { readTyped } from "./read-text.ts";
import { toPlainLines } from "./render.ts";

// Whatever a text holds, it must not steer the terminal: no escape sequences, no other control characters.
const controls = /[^\P{Cc}\n\t]/gu;

/**
 * The conversation on a pair of streams, a terminal's or a pipe's: a line is a message. Buttons are printed as
 * numbered choices, and a number that is typed presses its button. It ends with the input. `run` names this run,
 * so that its lines are not taken for an earlier run's.
 */
export function createTerminalChannel(parts: {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly run: string;
}): Channel {
  const { input, output, run } = parts;
  const from = { channel: "terminal", bot: "local", chat: "local" };
  const isScreen = "isTTY" in output && output.isTTY === true;
  let choices: Message["buttons"][number] = [];
  let printed = 0;
  const lines = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
  let stopped = false;

  function read(line: string): Event {
    const typed = line.trim();
    // A label that is itself a number means what it says, wherever it stands among the choices.
    const chosen =
      choices.find(({ label }) => label === typed) ??
      (/^[1-9]\d?$/.test(typed) ? choices[Number(typed) - 1] : undefined);
    return chosen === undefined ? readTyped(line) : { kind: "button", data: chosen.data };
  }

  function prompt(): void {
    if (isScreen && !stopped) output.write("> ");
  }

  return {
    name: from.channel,
    bot: from.bot,
    paginate: (message) => [message],
    async send(_chat, message) {
      choices = message.buttons.flat();
      const numbered = choices.map(({ label }, index) => `[${index + 1}] ${label}`);
      const text = [...toPlainLines(message), ...(numbered.length > 0 ? [numbered.join("  ")] : []), ""];
      printed += 1;
      return new Promise((resolve) => {
        output.write(`${text.join("\n").replace(controls, "")}\n`, (error) => {
          resolve(error ? { kind: "rejected", why: "output" } : { kind: "sent", message: String(printed) });
        });
      });
    },
    async run(take) {
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
    stop() {
      stopped = true;
      lines.close();
    },
  };
}
