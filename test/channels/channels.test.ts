import { PassThrough } from "node:stream";
import { createTelegramChannel, createTerminalChannel } from "../../src/channels/index.ts";
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
    until: (text) => api.until(() => screen().includes(text), `the screen shows ${text}`),
  };
}

function createTerminalRig(): Rig {
  let input: PassThrough;
  let shown = "";
  let look: () => void = () => undefined;
  let runs = 0;
  return {
    name: "the terminal",
    async start() {
      shown = "";
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
      return createTerminalChannel({ input, output, run: `run ${runs}` });
    },
    write: (text) => void input.write(`${text}\n`),
    press(label) {
      const [number] = new RegExp(`(?<=\\[)\\d+(?=\\] ${label})`).exec(shown.slice(shown.lastIndexOf("\n["))) ?? [];
      input.write(`${number}\n`);
    },
    screen: () => shown,
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
