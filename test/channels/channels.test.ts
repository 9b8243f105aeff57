import { PassThrough } from "node:stream";
import { createTelegramChannel, createTerminalChannel } from "../../src/channels/index.ts";
import type { MessageFile } from "../../src/wording/index.ts";
import { channelContract, type Rig } from "./contract.ts";
import { FakeBotApi } from "./fake-bot-api.ts";
import { quickClock } from "./quick-clock.ts";

channelContract(createTelegramRig());
channelContract(createTerminalRig());

function createTelegramRig(): Rig {
  let api: FakeBotApi;
  let apiRoot: string;
  const screen = () => api.said(7).join("\n");
  return {
    name: "Telegram through grammY",
    async start() {
      api = new FakeBotApi();
      apiRoot = await api.start();
    },
    stop: () => api.stop(),
    create: (report) =>
      createTelegramChannel({ token: api.token, apiRoot, commands: [], clock: quickClock, random: () => 1, report }),
    write: (text) => void api.write(7, text),
    press: (label) => void api.press(7, label),
    screen,
    files: () => api.of(7).flatMap(({ file }) => file ?? []),
    until: (text) => api.until(() => screen().includes(text), `the screen shows ${text}`),
  };
}

function createTerminalRig(): Rig {
  let input: PassThrough;
  let shown = "";
  let look: () => void = () => undefined;
  let runs = 0;
  const kept: MessageFile[] = [];
  return {
    name: "the terminal",
    async start() {
      shown = "";
      kept.length = 0;
    },
    async stop() {
      input.end();
    },
    create() {
      input = new PassThrough();
      const output = new PassThrough({ encoding: "utf8" });
      output.on("data", (text: string) => {
        shown += text;
        look();
      });
      runs += 1;
      const keepFile = (file: MessageFile) => {
        kept.push(file);
        return `exports/${file.name}`;
      };
      return createTerminalChannel({ input, output, run: `run ${runs}`, keepFile });
    },
    write: (text) => void input.write(`${text}\n`),
    press(label) {
      const [number] = new RegExp(`(?<=\\[)\\d+(?=\\] ${label})`).exec(shown.slice(shown.lastIndexOf("\n["))) ?? [];
      input.write(`${number}\n`);
    },
    screen: () => shown,
    files: () => kept,
    until(text) {
      return new Promise((resolve, reject) => {
        const limit = setTimeout(
          () => reject(new Error(`waited in vain for ${text}; shown: ${shown.slice(-300)}`)),
          8000,
        );
        look = () => {
          if (!shown.includes(text)) return;
          clearTimeout(limit);
          resolve();
        };
        look();
      });
    },
  };
}
