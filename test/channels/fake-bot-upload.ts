/** A request with a file in it, as RFC 7578 has it; read strictly, so that a form that is sent carelessly is noticed. */
import { Refusal } from "./fake-bot-checks.ts";

export interface UploadedFile {
  readonly name: string;
  readonly text: string;
}

/** Fields that Telegram takes as JSON, and fields that are numbers. */
const structured = ["caption_entities", "reply_markup", "link_preview_options"];
const numbers = ["chat_id"];

export function readMultipart(
  type: string,
  body: string,
): { readonly payload: Readonly<Record<string, unknown>>; readonly files: ReadonlyMap<string, UploadedFile> } {
  const boundary = /boundary=("?)([^";]+)\1/.exec(type)?.[2];
  if (boundary === undefined) throw new Refusal(400, "Bad Request: a form without a boundary");
  const parts = body.split(`--${boundary}`);
  if (parts.at(-1)?.trim() !== "--") throw new Refusal(400, "Bad Request: a form without an end");
  const payload: Record<string, unknown> = {};
  const files = new Map<string, UploadedFile>();
  for (const part of parts.slice(1, -1)) {
    const [, head = "", content = ""] = /^\r\n([\s\S]*?)\r\n\r\n([\s\S]*)\r\n$/.exec(part) ?? [];
    const field = /[; ]name="([^"]+)"/.exec(head)?.[1];
    const file = /filename="?([^"\r\n]+?)"?(?:\r\n|$)/.exec(head)?.[1];
    if (field === undefined) throw new Refusal(400, "Bad Request: a part without a name");
    // A name that has to be quoted and is not would be cut short.
    if (file !== undefined && !/^[A-Za-z0-9._-]+$/.test(file)) throw new Refusal(400, "Bad Request: wrong file name");
    if (file !== undefined) files.set(field, { name: file, text: content });
    else if (structured.includes(field)) payload[field] = JSON.parse(content);
    else payload[field] = numbers.includes(field) ? Number(content) : content;
  }
  return { payload, files };
}
