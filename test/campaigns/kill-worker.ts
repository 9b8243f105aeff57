/**
 * The bot as a process of its own, on the dialogue of the tests: Telegram channel, spine and JSON store, put together
 * as `serve` does. It kills itself before its `DIE_AT`th call of the disk, counted from the start.
 */
import { createCasework, type Report, systemClock } from "../../src/casework/index.ts";
import { createTelegramChannel } from "../../src/channels/index.ts";
import { diskFiles, type FileLayer, openJsonStore } from "../../src/store/index.ts";
import { fakeDialogue } from "../casework/fake-dialogue.ts";
import { noReminders } from "../casework/no-reminders.ts";

const { FOLDER = "", API_ROOT = "", TOKEN = "", DIE_AT = "0" } = process.env;

let calls = 0;
const files = Object.fromEntries(
  Object.entries(diskFiles).map(([name, call]) => [
    name,
    (...values: unknown[]) => {
      calls += 1;
      if (calls === Number(DIE_AT)) process.kill(process.pid, "SIGKILL");
      return (call as (...values: unknown[]) => unknown)(...values);
    },
  ]),
) as unknown as FileLayer;

const report: Report = ({ code }) => process.stdout.write(`${code}\n`);
const clock = systemClock("Asia/Shanghai");
const store = openJsonStore({ folder: FOLDER, report, files });
const common = { clock, random: Math.random, report };
const channel = createTelegramChannel({ token: TOKEN, apiRoot: API_ROOT, commands: [], ...common });
const casework = createCasework({
  ...noReminders,
  store,
  dialogue: fakeDialogue,
  channels: [channel],
  allow: ["7", "8", "9"],
  ...common,
});
process.once("SIGTERM", () => void casework.stop());
await casework.run();
store.close();
