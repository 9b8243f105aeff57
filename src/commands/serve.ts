import { systemClock } from "../casework/index.ts";
import { createTelegramChannel } from "../channels/index.ts";
import { languages } from "../config.ts";
import { commandList } from "../wording/index.ts";
import { converse, openGround } from "./bot.ts";
import { chatInTerminal } from "./chat.ts";
import type { Command } from "./command.ts";
import { placeOption } from "./place-and-day.ts";

export const serve: Command = {
  options: { ...placeOption },
  arguments: 0,
  async run(call) {
    const ground = openGround(call);
    if (ground === null) return 2;
    const { telegram, timeZone, allow, dataFolder } = ground.settings;
    if (telegram === null) {
      call.out.complain(call.words("serving.local"));
      return chatInTerminal(call, ground, undefined, false);
    }
    call.out.complain(call.words(allow.length === 0 ? "serving.telegramNobody" : "serving.telegram"));
    const clock = systemClock(timeZone);
    const { language } = call.settings;
    return converse(call, {
      ground,
      dataFolder,
      clock,
      channels: (report) => [
        createTelegramChannel({
          token: telegram.token,
          ...(telegram.apiRoot === null ? {} : { apiRoot: telegram.apiRoot }),
          commands: [
            { language: null, list: commandList(language) },
            ...languages.map((each) => ({ language: each, list: commandList(each) })),
          ],
          clock,
          random: Math.random,
          report,
        }),
      ],
    });
  },
};
