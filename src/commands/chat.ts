import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../casework/index.ts";
import { createTerminalChannel } from "../channels/index.ts";
import { keepExport } from "../files/index.ts";
import { converse, type Ground, openGround } from "./bot.ts";
import { type Call, type Command, type ExitCode, flag, option } from "./command.ts";
import { dayOf, dayOption, placeOption } from "./place-and-day.ts";

export const chat: Command = {
  options: { ...placeOption, ...dayOption, fresh: { type: "boolean" } },
  arguments: 0,
  async run(call) {
    const ground = openGround(call);
    const on = dayOf(call);
    if (ground === null || on === null) return 2;
    return chatInTerminal(call, ground, option(call, "on") ?? undefined, flag(call, "fresh"));
  },
};

/** Talks on stdin and stdout; `day` stands in for today, `fresh` leaves what is stored alone and stores nothing. */
export async function chatInTerminal(
  call: Call,
  ground: Ground,
  day: string | undefined,
  fresh: boolean,
): Promise<ExitCode> {
  const passing = fresh ? mkdtempSync(join(tmpdir(), "dibao-")) : null;
  const { timeZone, dataFolder } = ground.settings;
  try {
    return await converse(call, {
      ground,
      dataFolder: passing ?? dataFolder,
      clock: systemClock(timeZone, day),
      channels: () => [
        createTerminalChannel({
          input: call.stdin,
          output: process.stdout,
          run: randomUUID(),
          // Asked for by name, so it stays also where nothing else is stored.
          keepFile: (file) => keepExport(join(dataFolder, "exports"), file),
        }),
      ],
    });
  } finally {
    if (passing !== null) rmSync(passing, { recursive: true, force: true });
  }
}
