import type { Event } from "../interview/index.ts";

const command = /^\/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]+)?(?:\s+([\s\S]*))?$/;

/** What somebody typed: a command when it begins with a slash and a name. Half characters are made whole. */
export function readTyped(typed: string): Event {
  const text = typed.toWellFormed();
  const match = command.exec(text.trim());
  if (match === null) return { kind: "text", text };
  return { kind: "command", name: (match[1] ?? "").toLowerCase(), argument: (match[2] ?? "").trim() };
}
