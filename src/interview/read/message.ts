import type { Draft, Understood, Unsettled, UnsettledCode, Value } from "./findings.ts";
import type { Meaning, MemberFacts } from "./meaning.ts";
import { findSums, type Sum } from "./sums.ts";
import { type Data, normaliseLine, type Span, trimSpan } from "./text.ts";
import { cut, type Token } from "./tokens.ts";

/** A standard that the asker gives; `unit` is null when no period was said. */
export interface AskedParameter {
  readonly name: "dibaoStandard";
  readonly value: string;
  readonly unit: "year" | "month" | null;
  readonly span: Span;
  readonly text: string;
}

export type NumberToken = Token & { readonly t: "number" };
export type WordToken = Token & { readonly t: "word" };

const mouths = new Set(["口人", "口", "口之家"]);
const persons = new Set(["人", "个人", "people", "person", "persons", "member", "members"]);
const pieces = new Set(["个", "名", "位"]);
const describing: ReadonlySet<Meaning["t"]> = new Set([
  "sex",
  "member",
  "disability",
  "illness",
  "ask-member",
  "at-home",
  "alone",
  "no-income",
  "traits",
]);
const quiet: ReadonlySet<Meaning["t"]> = new Set(["filler", "home", "every", "area"]);

interface Stretch {
  readonly kin: readonly number[];
  readonly countsMouths: boolean;
  readonly isStrange: boolean; // something stands there that was not understood, and may change what a sum means
  readonly isBare: boolean; // nothing but sums
}

/**
 * A message while it is read: its tokens, which of them became a fact or a question (`used`) or stand in a sum (`claimed`), and what was
 * found so far. `current` are the members of whom the next words speak.
 */
export class Message {
  readonly given: string;
  readonly today: string | undefined;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly used = new Set<number>();
  readonly claimed = new Set<number>();
  readonly sums: ReadonlyMap<number, Sum>;
  readonly facts = new Map<string, Understood>();
  readonly unsettled: Unsettled[] = [];
  readonly parameters: AskedParameter[] = [];
  readonly questions: Span[] = [];
  readonly drafts: Draft[] = [];
  readonly hasSize: boolean;
  readonly saidSize: number | undefined; // of 四口人, wherever it stands
  readonly singled = new Set<Draft>(); // of both parents, one who was named again alone
  private readonly held = new Map<RegExp, boolean>();
  private readonly stretches = new WeakMap<readonly number[], Stretch>();
  current: readonly Draft[] = [];
  counted = false;
  lone: Draft | undefined; // a person of whom no relation is said
  siblings: readonly Draft[] = []; // 弟兄两个
  readonly pending: number[] = []; // 读高中,17岁: said before anybody was told of
  isOfOther = false; // 老人跟女儿住: whose age follows was only mentioned
  group: readonly Draft[] = []; // several who were named together: two children, both parents
  readonly speaksOfPersons: boolean;
  readonly isSingle: boolean; // 独居
  readonly isCard: boolean; // a roster card: what is earned is a person's
  readonly familyTraits: { readonly facts: MemberFacts; readonly span: Span; readonly at: number }[] = [];
  readonly elsewhere = new Set<Draft>(); // 女儿远嫁
  gross: { readonly canonical: string; readonly span: Span } | undefined; // 卖菜一年毛收八千
  givers = 1;
  giver = false;
  eachGives = false; // 每个儿子给一千
  groupAt = -1;
  shared = 0; // of the group, how many were described in turn
  readonly parentStates: { readonly facts: MemberFacts; readonly span: Span; readonly at: number }[] = [];
  readonly events: { readonly kind: string; readonly span: Span }[] = [];
  corrects = false; // 错了: what is said next holds
  sizeIsOpen = false; // 户口本5个人,常住3个
  givenSize: Span | undefined;
  othersView = false; // 孩子他爸: the next father or wife may be somebody else's
  pair: Span | undefined; // 两口子
  atHome: { readonly count: number; readonly span: Span } | undefined;

  constructor(given: string, today: string | undefined, isCard: boolean) {
    this.isCard = isCard;
    this.given = given;
    this.today = today;
    this.text = normaliseLine(given);
    this.tokens = cut(this.text, today);
    this.sums = findSums(this.text, this.text, this.tokens, this.claimed);
    this.speaksOfPersons = this.tokens.some((token) => token.t === "number" && persons.has(token.quantity.unit));
    this.isSingle = this.tokens.some(({ t }, at) => t === "word" && this.wordIs(at, "single-home"));
    const [mouthful] = this.tokens.flatMap((token) =>
      token.t === "number" && mouths.has(token.quantity.unit) && token.quantity.number.kind === "exact"
        ? [token.quantity.number.value.toNumber()]
        : [],
    );
    this.saidSize = mouthful;
    this.hasSize = this.tokens.some((token) => token.t === "number" && mouths.has(token.quantity.unit));
  }

  // What a token is.

  wordIs(at: number, t: Meaning["t"]): boolean {
    const token = this.tokens[at];
    return token?.t === "word" && token.meaning.t === t;
  }

  unitAt(at: number): string | undefined {
    const token = this.tokens[at];
    return token?.t === "number" ? token.quantity.unit : undefined;
  }

  countsMouths = (at: number): boolean => mouths.has(this.unitAt(at) ?? "");
  countsPersons = (at: number): boolean => persons.has(this.unitAt(at) ?? "");
  countsPieces = (at: number): boolean => pieces.has(this.unitAt(at) ?? "");

  isKin(at: number): boolean {
    return (
      this.wordIs(at, "relation") ||
      this.wordIs(at, "someone") ||
      this.wordIs(at, "siblings") ||
      this.wordIs(at, "children") ||
      this.wordIs(at, "rank") ||
      this.wordIs(at, "folk") ||
      this.wordIs(at, "pair") ||
      this.wordIs(at, "parents") ||
      this.wordIs(at, "person") ||
      this.wordIs(at, "stranger")
    );
  }

  /** Says something of a member: a word such as 高中, a grade, a bare figure, a sum, a day. */
  isAttribute(at: number): boolean {
    const token = this.tokens[at];
    if (token?.t === "day") return true;
    if (token?.t === "number")
      return this.sums.has(at) || !(this.countsMouths(at) || this.countsPersons(at) || this.countsPieces(at));
    return token?.t === "word" && describing.has(token.meaning.t);
  }

  /** Adds nothing of its own: 的, 家里, 农村, a bracket. */
  isQuiet(at: number): boolean {
    const token = this.tokens[at];
    return token?.t === "glue" || (token?.t === "word" && quiet.has(token.meaning.t));
  }

  /** Only quiet words stand between the two tokens. */
  isBeside(at: number, other: number): boolean {
    const [low, high] = at < other ? [at, other] : [other, at];
    for (let one = low + 1; one < high; one += 1) if (!this.isQuiet(one)) return false;
    return true;
  }

  spanOf(indexes: readonly number[]): Span {
    const tokens = indexes.map((at) => this.tokens[at]).filter((token) => token !== undefined);
    return [Math.min(...tokens.map(({ from }) => from)), Math.max(...tokens.map(({ to }) => to))];
  }

  /** The letters right before an offset: enough for a word or two, whatever the length of the message. */
  before(offset: number, width = 24): string {
    return this.text.slice(Math.max(0, offset - width), offset);
  }

  /** The letters right after an offset. */
  after(offset: number, width = 24): string {
    return this.text.slice(offset, offset + width);
  }

  /** Whether the message speaks of something anywhere; asked once for each pattern. */
  holds(pattern: RegExp): boolean {
    const known = this.held.get(pattern);
    if (known !== undefined) return known;
    const found = pattern.test(this.text);
    this.held.set(pattern, found);
    return found;
  }

  /** The index of the first token that begins at an offset or after it. */
  tokenFrom(offset: number): number {
    let [low, high] = [0, this.tokens.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.from ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What a stretch holds besides its sums; asked once for each stretch. */
  stretch(open: readonly number[]): Stretch {
    const known = this.stretches.get(open);
    if (known !== undefined) return known;
    const found = {
      kin: open.filter((at) => this.isKin(at)),
      countsMouths: open.some((at) => this.countsMouths(at)),
      isStrange: open.some(
        (at) =>
          (this.tokens[at]?.t === "unknown" && !this.claimed.has(at)) ||
          this.wordIs(at, "stranger") ||
          this.wordIs(at, "unread") ||
          this.wordIs(at, "label"),
      ),
      isBare: open.every((at) => this.claimed.has(at) || this.isQuiet(at)),
    };
    this.stretches.set(open, found);
    return found;
  }

  hasNamed(): boolean {
    return this.drafts.some(({ named }) => named);
  }

  // What was found.

  use(indexes: readonly number[]): void {
    for (const at of indexes) this.used.add(at);
  }

  giveBack([from, to]: Span): void {
    for (const [at, token] of this.tokens.entries()) if (token.from >= from && token.to <= to) this.used.delete(at);
  }

  ask(
    code: UnsettledCode,
    fact: string | null,
    span: Span,
    data: Data,
    choices: readonly Value[],
    indexes: readonly number[],
  ): void {
    this.use(indexes);
    const text = code === "too-long" ? "" : this.given.slice(...span);
    this.unsettled.push({ code, fact, text, span, data, choices });
  }

  /** Stores a fact of the household. Said twice and differently, it is none and is asked. */
  setHousehold(fact: string, value: Value, span: Span, indexes: readonly number[], arithmetic?: string): void {
    const before = this.facts.get(fact);
    if (before !== undefined && before.value !== value && !this.corrects) {
      this.facts.delete(fact);
      this.ask(
        "conflict",
        fact,
        span,
        { first: String(before.value), second: String(value) },
        [before.value, value],
        indexes,
      );
      return;
    }
    this.use(indexes);
    if (this.unsettled.some((one) => one.fact === fact && one.code === "conflict")) return;
    this.facts.set(fact, {
      fact,
      value,
      span,
      text: this.given.slice(...span),
      ...(arithmetic === undefined ? {} : { arithmetic }),
    });
  }

  /** Whatever became neither a fact nor a question, as it was typed; quiet words alone are not worth returning. */
  unread(): Span[] {
    const spans: Span[] = [];
    let from = -1;
    let to = -1;
    let loud = false;
    const close = (): void => {
      if (loud) spans.push(trimSpan(this.given, [from, to]));
      from = -1;
      loud = false;
    };
    for (const [at, token] of this.tokens.entries()) {
      if (token.t === "gap" || this.used.has(at)) {
        close();
        continue;
      }
      if (from < 0) from = token.from;
      to = token.to;
      loud ||= !this.isQuiet(at);
    }
    close();
    return spans.filter(([start, end]) => end > start);
  }
}
