import { expect } from "vitest";
import {
  advance,
  type CaseRecord,
  type Event,
  type FactsJson,
  type Language,
  type Notice,
  type Reply,
  type Session,
} from "../../src/interview/index.ts";
import type { PolicySet } from "../../src/rules/index.ts";
import { type Message, say } from "../../src/wording/index.ts";

export interface TalkOptions {
  readonly policies: PolicySet;
  readonly place?: string;
  readonly today?: string;
  readonly language?: Language;
  /** Takes every step twice, to see that both give the same. */
  readonly twice?: boolean;
}

/**
 * A conversation under test. Before every step the session is written to JSON and read again, as a restart would do,
 * and frozen.
 */
export class Talk {
  session: Session | null = null;
  reply: Reply | null = null;
  message: Message = { lines: [], buttons: [] };
  readonly replies: Reply[] = [];
  readonly saved: CaseRecord[] = [];
  /** Whether the last step replaced the message whose button was pressed. */
  edited = false;
  policies: PolicySet;
  today: string;
  private readonly options: TalkOptions;
  private deliveries = 0;

  constructor(options: TalkOptions) {
    this.options = options;
    this.policies = options.policies;
    this.today = options.today ?? "2021-08-02";
  }

  /** The same conversation from here on, in another language if wanted. */
  fork(language?: Language): Talk {
    const copy = new Talk(this.options);
    copy.policies = this.policies;
    copy.today = this.today;
    copy.session = this.session === null || language === undefined ? this.session : { ...this.session, language };
    copy.reply = this.reply;
    copy.message = this.reply === null ? this.message : say(this.reply, copy.session?.language ?? "zh-CN");
    copy.deliveries = this.deliveries;
    return copy;
  }

  /** Types a text, or presses the button of the last message that has this label. */
  hear(text: string): this {
    const button = this.message.buttons.flat().find(({ label }) => label === text);
    return this.step(button === undefined ? { kind: "text", text } : { kind: "button", data: button.data });
  }

  type(text: string): this {
    return this.step({ kind: "text", text });
  }

  press(data: string): this {
    return this.step({ kind: "button", data });
  }

  /** The data of the button with this label in the last message. */
  button(label: string): string {
    const found = this.message.buttons.flat().find((button) => button.label === label);
    if (found === undefined) throw new Error(`no button ${label} in: ${this.labels.join(" ")}`);
    return found.data;
  }

  step(event: Event): this {
    this.deliveries += 1;
    const before: Session | null =
      this.session === null ? null : (frozen(JSON.parse(JSON.stringify(this.session))) as Session);
    const at = {
      today: this.today,
      policies: this.policies,
      place: this.options.place ?? "cn-gz-sandu-dujiang",
      language: this.options.language ?? "zh-CN",
      deliveryId: `test/bot/${this.deliveries}`,
      trusted: true,
    } as const;
    const { session, effects } = advance(before, event, at);
    if (this.options.twice === true) expect(advance(before, event, at)).toEqual({ session, effects });
    this.session = session;
    const said = effects.filter((effect) => effect.kind !== "save");
    expect(said.length, "every event is answered").toBeGreaterThan(0);
    for (const effect of effects) {
      if (effect.kind === "save") this.saved.push(effect.case);
      else {
        this.reply = effect.reply;
        this.replies.push(effect.reply);
        this.edited = effect.kind === "edit";
        this.message = say(effect.reply, session.language);
        expect(this.text.trim(), "no reply is without words").not.toBe("");
        for (const { data, label } of this.message.buttons.flat()) {
          expect(new TextEncoder().encode(data).length, data).toBeLessThanOrEqual(64);
          expect(label.trim()).not.toBe("");
        }
      }
    }
    return this;
  }

  get text(): string {
    return this.message.lines.map((line) => line.map(({ text }) => text).join("")).join("\n");
  }

  get labels(): readonly string[] {
    return this.message.buttons.flat().map(({ label }) => label);
  }

  get facts(): FactsJson {
    return this.session?.case?.facts ?? {};
  }

  /** The fact that is being asked, or "roster". */
  get asked(): string | null {
    const question = this.session?.question ?? null;
    return question === null ? null : question.card === "roster" ? "roster" : question.path;
  }

  get kind(): Reply["kind"] | null {
    return this.reply?.kind ?? null;
  }

  get notices(): readonly Notice["kind"][] {
    return (this.reply?.notices ?? []).map(({ kind }) => kind);
  }
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === "object") {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}
