/** What Telegram refuses, by its documented limits and the words that it uses. */

export class Refusal extends Error {
  readonly code: number;
  readonly retryAfter: number | undefined;
  constructor(code: number, description: string, retryAfter?: number) {
    super(description);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

type Payload = Readonly<Record<string, unknown>>;
interface Button {
  readonly text: string;
  readonly callback_data?: string;
}

const styles = ["bold", "italic", "code", "underline", "strikethrough", "pre"];

const bad = (what: string) => new Refusal(400, `Bad Request: ${what}`);

/** The text of a message, when it and its entities may stand. */
export function checkText(payload: Payload): string {
  const { text, entities = [], parse_mode } = payload;
  // Telegram allows it, but then what somebody typed can break a message or dress itself up.
  if (parse_mode !== undefined) throw bad("can't parse entities: this bot sends entities, never a parse mode");
  if (typeof text !== "string" || text.trim() === "") throw bad("message text is empty");
  if (text.length > 4096) throw bad("message is too long");
  if (!text.isWellFormed()) throw bad("strings must be encoded in UTF-8");
  if (!Array.isArray(entities)) throw bad("can't parse entities: expected an Array");
  if (entities.length > 100) throw bad("too many entities");
  for (const { type, offset, length } of entities) {
    if (!styles.includes(type)) throw bad(`can't parse entities: unsupported type ${type}`);
    if (
      !Number.isInteger(offset) ||
      !Number.isInteger(length) ||
      offset < 0 ||
      length < 1 ||
      offset + length > text.length
    ) {
      throw bad("can't parse entities: an entity begins or ends outside the text");
    }
    if (cutsCharacter(text, offset) || cutsCharacter(text, offset + length)) {
      throw bad("can't parse entities: an entity begins or ends in the middle of a UTF-16 symbol");
    }
  }
  return text;
}

/** The text below a file. */
export function checkCaption({ caption = "", caption_entities = [], ...rest }: Payload): string {
  if (caption === "") return "";
  if (String(caption).length > 1024) throw bad("message caption is too long");
  return checkText({ ...rest, text: caption, entities: caption_entities });
}

function cutsCharacter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}

export function checkKeyboard(payload: Payload): readonly (readonly Button[])[] {
  const rows =
    (payload.reply_markup as { inline_keyboard?: readonly (readonly Button[])[] } | undefined)?.inline_keyboard ?? [];
  for (const { text, callback_data } of rows.flat()) {
    if (typeof text !== "string" || text.trim() === "") throw bad("inline keyboard button text is empty");
    const bytes = Buffer.byteLength(callback_data ?? "");
    if (bytes < 1 || bytes > 64) throw bad("BUTTON_DATA_INVALID");
  }
  if (rows.some((row) => row.length > 8)) throw bad("too many buttons in a row");
  if (rows.flat().length > 100) throw bad("too many inline keyboard buttons");
  return rows;
}

export function checkCommands(commands: unknown): readonly Payload[] {
  if (!Array.isArray(commands) || commands.length > 100) throw bad("BOT_COMMANDS_TOO_MUCH");
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw bad("BOT_COMMAND_INVALID");
    if (typeof description !== "string" || description.length < 1 || description.length > 256) {
      throw bad("BOT_COMMAND_DESCRIPTION_INVALID");
    }
  }
  return commands;
}
