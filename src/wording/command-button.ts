import { pressData } from "../interview/index.ts";
import type { Button } from "./message.ts";
import type { Voice } from "./values.ts";

/** The button of a command; `label` names its words where they are not the command's own. */
export function command(voice: Voice, name: string, label = name, argument = ""): Button {
  return { label: voice.t(`common:button/${label}`), data: pressData({ kind: "command", name, argument }) };
}
