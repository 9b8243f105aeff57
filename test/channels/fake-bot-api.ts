/**
 * Telegram's Bot API on the loopback, as strict as the real one where a bot can go wrong, and able to fail on demand.
 * It keeps what every chat shows, so that a test looks at what a person would see.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { checkCaption, checkCommands, checkKeyboard, checkText, Refusal } from "./fake-bot-checks.ts";
import { readMultipart, type UploadedFile } from "./fake-bot-upload.ts";

export interface ShownMessage {
  readonly id: number;
  readonly from: "bot" | "person";
  text: string;
  entities: readonly Entity[];
  keyboard: readonly (readonly { readonly text: string; readonly callback_data?: string }[])[];
  edits: number;
  /** What was sent as a document, the text below it. */
  readonly file?: UploadedFile;
}
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

/** How one call of a method is to fail. `after` means that the call has its effect and the answer is lost. */
export type Fault =
  | { readonly kind: "refuse"; readonly code: number; readonly description?: string; readonly retryAfter?: number }
  | { readonly kind: "reset" | "reset-after" | "hang" | "garbage" };

type Payload = Readonly<Record<string, unknown>>;
interface Update {
  readonly update_id: number;
  readonly [field: string]: unknown;
}

const kinds = ["message", "edited_message", "callback_query", "my_chat_member", "channel_post"];

export class FakeBotApi {
  readonly token: string;
  readonly chats = new Map<number, ShownMessage[]>();
  readonly calls: { readonly method: string; readonly payload: Payload }[] = [];
  readonly commands = new Map<string, readonly Payload[]>();
  readonly blocked = new Set<number>();
  readonly groups = new Set<number>();
  webhook = "";
  revoked = false;
  nextUpdate = 1000;
  /** What a batch looks like on its way out: a test may shuffle and repeat its updates. */
  deliver: (batch: readonly Update[]) => readonly Update[] = (batch) => batch;
  /** Called when a call has come in, before it has any effect. */
  onCall: (method: string) => void = () => undefined;
  #pending: Update[] = [];
  readonly #faults = new Map<string, Fault[]>();
  readonly #queries = new Set<string>();
  #nextMessage = 1;
  #nextQuery = 1;
  #poll: ((result: "data" | "conflict" | "time") => void) | null = null;
  readonly #watchers = new Set<() => void>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  constructor(token = "123456:fake-token-of-no-worth") {
    this.token = token;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#poll?.("time");
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  // What people do ------------------------------------------------------------------------------------------------

  /** Returns the update's id. */
  write(chat: number, text: string, over: Payload = {}): number {
    const message = { ...this.#message(chat), text, ...over };
    this.#show(chat, { id: message.message_id, from: "person", text, entities: [], keyboard: [], edits: 0 });
    return this.push({ message });
  }

  /** Presses the button of that label on the newest message that has it. */
  press(chat: number, label: string): number {
    const message = this.of(chat).findLast((each) => each.keyboard.flat().some(({ text }) => text === label));
    const data = message?.keyboard.flat().find(({ text }) => text === label)?.callback_data;
    if (message === undefined || data === undefined) throw new Error(`no button "${label}" is shown`);
    return this.pressData(chat, message.id, data);
  }

  pressData(chat: number, message_id: number, data: string): number {
    const id = `query-${this.#nextQuery++}`;
    this.#queries.add(id);
    const message = { ...this.#message(chat), message_id };
    return this.push({ callback_query: { id, from: this.#person(chat), message, chat_instance: "1", data } });
  }

  push(fields: Payload): number {
    const update = { update_id: this.nextUpdate++, ...fields };
    this.#pending.push(update);
    this.#poll?.("data");
    return update.update_id;
  }

  /** Puts updates back into the queue as they were, confirmed or not. */
  repeat(updates: readonly Update[]): void {
    this.#pending.push(...updates);
    this.#poll?.("data");
  }

  // What people see -----------------------------------------------------------------------------------------------

  of(chat: number): readonly ShownMessage[] {
    return this.chats.get(chat) ?? [];
  }

  /** Texts of the bot in a chat, in order. */
  said(chat: number): readonly string[] {
    return this.of(chat).flatMap((message) => (message.from === "bot" ? [message.text] : []));
  }

  count(method: string): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  /** Updates that were not confirmed. */
  get waiting(): readonly Update[] {
    return this.#pending;
  }

  /** The next calls of the method fail so, one after another. */
  fail(method: string, ...faults: readonly Fault[]): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), ...faults]);
  }

  /** Resolves as soon as the condition holds, which may be about anything; looks after each call and in between. */
  until(condition: () => boolean, what: string, limitMs = 8000): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(limit);
        clearInterval(between);
        this.#watchers.delete(look);
        settle();
      };
      const look = () => {
        if (condition()) end(resolve);
      };
      const calls = () => this.calls.map(({ method }) => method).join(" ");
      const fail = () => reject(new Error(`waited in vain until ${what}; calls: ${calls()}`));
      const limit = setTimeout(() => end(fail), limitMs);
      const between = setInterval(look, 3);
      this.#watchers.add(look);
      look();
    });
  }

  // The server ----------------------------------------------------------------------------------------------------

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    request.setEncoding("utf8");
    for await (const chunk of request) body += chunk;
    const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
    const answer = (status: number, content: object) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(content));
      queueMicrotask(() => this.#look());
    };
    const fault = this.#faults.get(method)?.shift();
    try {
      if (token === undefined) throw new Refusal(404, "Not Found");
      if (token !== this.token || this.revoked) throw new Refusal(401, "Unauthorized");
      const { payload, files } = readPayload(request, body);
      this.calls.push({ method, payload });
      this.onCall(method);
      if (fault?.kind === "refuse") throw new Refusal(fault.code, fault.description ?? "a fault", fault.retryAfter);
      if (fault?.kind === "reset") return void request.socket.destroy();
      if (fault?.kind === "garbage") return void response.writeHead(502).end("<html>Bad Gateway</html>");
      const result = method === "getUpdates" ? await this.#getUpdates(payload) : this.#call(method, payload, files);
      if (fault?.kind === "reset-after") return void request.socket.destroy();
      if (fault?.kind === "hang") return;
      answer(200, { ok: true, result });
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, `the fake failed: ${error}`);
      const parameters = refusal.retryAfter === undefined ? {} : { parameters: { retry_after: refusal.retryAfter } };
      answer(refusal.code, { ok: false, error_code: refusal.code, description: refusal.message, ...parameters });
    } finally {
      this.#look();
    }
  }

  #look(): void {
    for (const look of [...this.#watchers]) look();
  }

  async #getUpdates(payload: Payload): Promise<readonly Update[]> {
    if (this.webhook !== "") {
      throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first");
    }
    const { offset, limit = 100, timeout = 0, allowed_updates = kinds } = payload;
    if (typeof offset === "number") this.#pending = this.#pending.filter(({ update_id }) => update_id >= offset);
    const wanted = (update: Update) => (allowed_updates as string[]).some((kind) => kind in update);
    this.#pending = this.#pending.filter(wanted);
    this.#poll?.("conflict");
    if (this.#pending.length === 0 && Number(timeout) > 0) await this.#wait(Number(timeout) * 1000);
    // An offset leaves lower ids out, also those that come while the poll waits.
    const asked = (update: Update) => wanted(update) && (typeof offset !== "number" || update.update_id >= offset);
    return this.deliver(this.#pending.filter(asked).slice(0, Number(limit)));
  }

  #wait(limitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#poll?.("time"), limitMs);
      this.#poll = (result) => {
        clearTimeout(timer);
        this.#poll = null;
        if (result !== "conflict") return resolve();
        reject(
          new Refusal(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
          ),
        );
      };
    });
  }

  #call(method: string, payload: Payload, files: ReadonlyMap<string, UploadedFile>): unknown {
    const chat = Number(payload.chat_id);
    switch (method) {
      case "getMe":
        return { id: Number(this.token.split(":")[0]), is_bot: true, first_name: "Fake", username: "fake_bot" };
      case "getWebhookInfo":
        return { url: this.webhook, has_custom_certificate: false, pending_update_count: this.#pending.length };
      case "setWebhook":
        this.webhook = String(payload.url);
        return true;
      case "deleteWebhook":
        this.webhook = "";
        return true;
      case "setMyCommands":
        this.commands.set(String(payload.language_code ?? ""), checkCommands(payload.commands));
        return true;
      case "getMyCommands":
        return this.commands.get(String(payload.language_code ?? "")) ?? [];
      case "deleteMyCommands":
        return this.commands.delete(String(payload.language_code ?? "")) || true;
      case "getChat":
        return this.#chat(this.#known(chat));
      case "leaveChat":
      case "sendChatAction":
        return this.#known(chat) !== 0;
      case "answerCallbackQuery":
        if (this.#queries.delete(String(payload.callback_query_id))) return true;
        throw new Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
      case "sendMessage":
        return this.#send(this.#known(chat), checkText(payload), payload);
      case "sendDocument":
        return this.#send(this.#known(chat), checkCaption(payload), payload, uploaded(payload.document, files));
      case "forwardMessage":
      case "copyMessage":
        return this.#send(this.#known(chat), this.#find(payload, "message to copy").text, payload);
      case "editMessageText":
        return this.#edit(payload, checkText(payload), checkKeyboard(payload));
      case "editMessageReplyMarkup": {
        const { text } = this.#find(payload, "message to edit");
        return this.#edit(payload, text, checkKeyboard(payload));
      }
      case "deleteMessage": {
        const message = this.#find(payload, "message to delete");
        this.chats.set(chat, [...this.of(chat).filter((each) => each !== message)]);
        return true;
      }
      case "close":
      case "logOut":
        return true;
      default:
        throw new Refusal(404, "Not Found: method not found");
    }
  }

  /** Telegram knows a chat when its person has written first. */
  #known(chat: number): number {
    if (!this.chats.has(chat)) throw new Refusal(400, "Bad Request: chat not found");
    if (this.blocked.has(chat)) throw new Refusal(403, "Forbidden: bot was blocked by the user");
    return chat;
  }

  #find(payload: Payload, what: string): ShownMessage {
    const chat = this.#known(Number(payload.chat_id));
    const message = this.of(chat).find(({ id, from }) => id === payload.message_id && from === "bot");
    if (message === undefined) throw new Refusal(400, `Bad Request: ${what} not found`);
    return message;
  }

  #send(chat: number, text: string, payload: Payload, file?: UploadedFile): unknown {
    const shown = { id: this.#nextMessage++, from: "bot", text, edits: 0, ...(file && { file }) } as const;
    this.#show(chat, { ...shown, entities: entitiesOf(payload), keyboard: checkKeyboard(payload) });
    return { message_id: shown.id, date: 1, chat: this.#chat(chat), text };
  }

  #edit(payload: Payload, text: string, keyboard: ShownMessage["keyboard"]): unknown {
    const message = this.#find(payload, "message to edit");
    if (message.file !== undefined) throw new Refusal(400, "Bad Request: there is no text in the message to edit");
    const same = JSON.stringify([message.text, message.entities, message.keyboard]);
    if (same === JSON.stringify([text, entitiesOf(payload), keyboard])) {
      throw new Refusal(
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    }
    Object.assign(message, { text, keyboard, entities: entitiesOf(payload), edits: message.edits + 1 });
    return { message_id: message.id, date: 1, edit_date: 2, chat: this.#chat(Number(payload.chat_id)), text };
  }

  #show(chat: number, message: ShownMessage): void {
    this.chats.set(chat, [...this.of(chat), message]);
  }

  #message(chat: number) {
    return { message_id: this.#nextMessage++, date: 1, chat: this.#chat(chat), from: this.#person(chat) };
  }

  #chat(chat: number) {
    return this.groups.has(chat)
      ? { id: chat, type: "group", title: "A group" }
      : { id: chat, type: "private", first_name: "A" };
  }

  /** In a private chat the person has the chat's number. */
  #person(chat: number) {
    return { id: Math.abs(chat), is_bot: false, first_name: "A" };
  }
}

interface Received {
  readonly payload: Payload;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

function readPayload(request: IncomingMessage, body: string): Received {
  const files = new Map<string, UploadedFile>();
  if (body === "") return { payload: {}, files };
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) return readMultipart(type, body);
  if (!type.startsWith("application/json")) throw new Refusal(400, "Bad Request: this fake reads JSON and forms only");
  return { payload: JSON.parse(body) as Payload, files };
}

function uploaded(named: unknown, files: ReadonlyMap<string, UploadedFile>): UploadedFile {
  const file = files.get(String(named).replace(/^attach:\/\//, ""));
  if (file === undefined) throw new Refusal(400, "Bad Request: there is no document in the request");
  if (file.text === "") throw new Refusal(400, "Bad Request: file must be non-empty");
  return file;
}

function entitiesOf(payload: Payload): readonly Entity[] {
  const entities = payload.entities ?? payload.caption_entities;
  return Array.isArray(entities) ? entities : [];
}
