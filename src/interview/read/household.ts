import {
  amountQuestion,
  type Draft,
  newDraft,
  numberQuestion,
  setFact,
  type Understood,
  type Unsettled,
  type UnsettledCode,
  type Value,
} from "./findings.ts";
import type { Meaning, MemberFacts } from "./lexicon.ts";
import { readingOf } from "./number.ts";
import { questionStart } from "./question.ts";
import { findSums, type Sum } from "./sums.ts";
import { type Data, normalise, type Span, trimSpan } from "./text.ts";
import { cut, type Token } from "./tokens.ts";

export interface AskedParameter {
  readonly name: "dibaoStandard";
  readonly value: string;
  readonly unit: "year" | "month" | null;
  readonly span: Span;
  readonly text: string;
}

export interface Household {
  readonly household: readonly Understood[];
  readonly members: readonly Draft[];
  readonly unsettled: readonly Unsettled[];
  readonly unread: readonly Span[];
  readonly parameters: readonly AskedParameter[];
  readonly questions: readonly Span[];
  readonly roster: "none" | "named" | "counted";
}

type WordToken = Token & { readonly t: "word" };
type NumberToken = Token & { readonly t: "number" };

const mouths = new Set(["口人", "口", "口之家"]);
const persons = new Set(["人", "个人", "people", "person", "persons", "member", "members"]);
const pieces = new Set(["个", "名", "位"]);
const addedUp = new Set(["costs.medicalReimbursed", "costs.medicalCharity"]);

/** Reads a whole message, word by word, into members and household facts. One reader stands behind the roster card and the field one-liner. */
export function readHousehold(given: string, today?: string): Household {
  return new Reader(given, today).read();
}

class Reader {
  private readonly given: string;
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly used = new Set<number>(); // tokens that became a fact, a question or part of one
  private readonly claimed = new Set<number>(); // tokens of sums
  private readonly sums: Map<number, Sum>;
  private readonly facts = new Map<string, Understood>();
  private readonly unsettled: Unsettled[] = [];
  private readonly parameters: AskedParameter[] = [];
  private readonly questions: Span[] = [];
  private readonly drafts: Draft[] = [];
  private readonly hasSize: boolean;
  private current: readonly Draft[] = [];
  private counted = false;
  private pairOnly = false;
  private atHome: { count: number; span: Span } | undefined;

  constructor(given: string, today: string | undefined) {
    this.given = given;
    this.text = normalise(given);
    this.tokens = cut(this.text, today);
    this.sums = findSums(given, this.text, this.tokens, this.claimed);
    this.hasSize = this.tokens.some((token) => token.t === "number" && mouths.has(token.quantity.unit));
  }

  read(): Household {
    let start = 0;
    for (let at = 0; at <= this.tokens.length; at += 1) {
      const token = this.tokens[at];
      if (token !== undefined && token.t !== "gap") continue;
      if (at > start) this.readStretch(start, at);
      if (token !== undefined) this.used.add(at);
      start = at + 1;
    }
    this.settleSize();
    for (const [at, draft] of this.drafts.entries()) this.settleMember(draft, at);
    return {
      household: [...this.facts.values()],
      members: this.drafts,
      unsettled: this.unsettled,
      unread: this.unread(),
      parameters: this.parameters,
      questions: this.questions,
      roster: this.counted ? "counted" : this.drafts.length > 0 ? "named" : "none",
    };
  }

  /** One stretch between two gaps. */
  private readStretch(start: number, end: number): void {
    const last = this.tokens[end - 1];
    const first = this.tokens[start];
    if (first === undefined || last === undefined) return;
    const asked = questionStart(this.text, this.tokens, start, end, this.questions.length > 0);
    if (asked !== undefined)
      this.questions.push([
        this.tokens[asked]?.from ?? first.from,
        last.to + (this.text.charAt(last.to) === "?" ? 1 : 0),
      ]);
    const stop = asked ?? end;
    for (let at = stop; at < end; at += 1) this.used.add(at);
    const indexes: number[] = [];
    for (let at = start; at < stop; at += 1) indexes.push(at);
    const blocked = this.blockedTokens(indexes);
    const open = indexes.filter((at) => !blocked.has(at));
    this.readCounts(open);
    const owners = this.ownersOf(open);
    let touchedHome = false;
    for (const at of open) {
      const token = this.tokens[at];
      if (token === undefined || this.used.has(at)) continue;
      const sum = this.sums.get(at);
      if (sum !== undefined) {
        if (this.placeSum(sum, owners.get(at), open)) touchedHome = true;
        continue;
      }
      if (this.claimed.has(at)) continue;
      if (token.t === "word") touchedHome = this.readWord(at, token, owners, open) || touchedHome;
      else if (token.t === "number") this.readFigure(at, token, owners.get(at) ?? []);
      else if (token.t === "day") this.readMemberDay(at, token, owners.get(at) ?? [], open);
    }
    const hasOwnKin = open.some((at) => this.isKin(at));
    if (!hasOwnKin && (touchedHome || open.some((at) => this.wordIs(at, "home")))) this.current = [];
  }

  // ------------------------------------------------------------ what is denied or doubted

  /** After 不, 没, 以前, 可能 … the rest of the stretch is not taken; before 毕业, 文化 … the word itself is not. */
  private blockedTokens(indexes: readonly number[]): ReadonlySet<number> {
    const blocked = new Set<number>();
    let isBlocked = false;
    for (const at of indexes) {
      const token = this.tokens[at];
      if (token === undefined) continue;
      if (this.claimed.has(at)) {
        if (isBlocked) blocked.add(at);
        continue;
      }
      const t = token.t === "word" ? token.meaning.t : token.t;
      if (t === "not" && this.wordIs(at + 1, "thing") && token.t === "word") {
        const thing = this.tokens[at + 1];
        if (thing?.t === "word" && thing.meaning.t === "thing")
          this.setHousehold(thing.meaning.fact, 0, [token.from, thing.to], [at, at + 1]);
        continue;
      }
      if (t === "not" || t === "past") this.blockBefore(at, t, blocked);
      if (t === "not" || t === "doubt" || (token.t === "number" && token.negated)) isBlocked = true;
      if (isBlocked || t === "past") blocked.add(at);
    }
    return blocked;
  }

  private blockBefore(at: number, by: "not" | "past", blocked: Set<number>): void {
    for (let before = at - 1; before >= 0; before -= 1) {
      const token = this.tokens[before];
      if (token?.t === "glue" || this.wordIs(before, "filler")) continue;
      if (token?.t === "number" && token.quantity.unit === "级") {
        blocked.add(before);
        continue;
      }
      if (token?.t !== "word") return;
      const { t } = token.meaning;
      if (t === "member" || t === "ask-member" || t === "at-home") blocked.add(before);
      else if (t === "disability" || (t === "illness" && by === "past")) blocked.add(before);
      return;
    }
  }

  // ------------------------------------------------------------ who a word speaks of

  /** Attributes belong to the relation before them; to the one after them when the stretch begins with an attribute (56岁户主). */
  private ownersOf(open: readonly number[]): Map<number, readonly Draft[]> {
    const owners = new Map<number, readonly Draft[]>();
    const kin = open.filter((at) => this.isKin(at) && !this.used.has(at));
    const attributes = open.filter((at) => !this.isKin(at) && this.isAttribute(at) && !this.used.has(at));
    const firstAttribute = attributes[0] ?? Number.POSITIVE_INFINITY;
    const firstKin = kin[0];
    if (firstKin === undefined) {
      this.readDaughter(open);
      for (const at of attributes) owners.set(at, this.current);
      return owners;
    }
    const leading = firstAttribute < firstKin;
    const trailing = (attributes.at(-1) ?? -1) > (kin.at(-1) ?? -1);
    if (leading && trailing && kin.length > 1) {
      // 56岁户主50岁妻子17岁: nobody can tell whose the last figure is.
      for (const at of kin) this.readKin(at);
      for (const at of attributes) this.used.delete(at);
      for (const at of attributes) owners.set(at, []);
      return owners;
    }
    const drafts = new Map<number, readonly Draft[]>();
    for (const at of kin) drafts.set(at, this.readKin(at));
    for (const at of attributes) {
      const before = kin.filter((one) => one < at).at(-1);
      const after = kin.find((one) => one > at);
      const owner = kin.length === 1 ? firstKin : leading ? after : before;
      owners.set(at, (owner === undefined ? undefined : drafts.get(owner)) ?? []);
    }
    return owners;
  }

  /** 女15 after a member whose age is known is a daughter; 女 alone is a sex. */
  private readDaughter(open: readonly number[]): void {
    const [first, second] = open;
    if (
      first === undefined ||
      second === undefined ||
      this.current.length !== 1 ||
      this.current[0]?.facts.age === undefined
    )
      return;
    const token = this.tokens[first];
    const next = this.tokens[second];
    if (token?.t !== "word" || token.meaning.t !== "sex" || next?.t !== "number" || next.from !== token.to) return;
    this.current = token.meaning.sex === "female" ? this.addMember("child", "female", [token.from, token.to]) : [];
    if (token.meaning.sex === "female") this.used.add(first);
  }

  /** Makes the member or members of a relation word; a word that can't be placed (媳妇) leaves nobody to speak of. */
  private readKin(at: number): readonly Draft[] {
    const token = this.tokens[at];
    if (token?.t !== "word") return [];
    const span: Span = [token.from, token.to];
    const { meaning } = token;
    if (meaning.t === "stranger") this.current = [];
    else if (meaning.t === "pair") {
      this.pairOnly = true;
      this.current = [...this.addMember("head", undefined, span), ...this.addMember("spouse", undefined, span)];
    } else if (meaning.t === "parents")
      this.current = [...this.addMember("parent", "male", span), ...this.addMember("parent", "female", span)];
    else if (meaning.t === "relation") {
      const count = this.kinCount(at);
      const made: Draft[] = [];
      for (let one = 0; one < count; one += 1) made.push(...this.addMember(meaning.relation, meaning.sex, span));
      this.current = made;
    }
    if (meaning.t !== "stranger") this.used.add(at);
    return this.current;
  }

  private addMember(relation: string, sex: "male" | "female" | undefined, span: Span): readonly Draft[] {
    const draft = newDraft(true);
    setFact(draft, "relation", relation, span);
    if (sex !== undefined) setFact(draft, "sex", sex, span);
    this.drafts.push(draft);
    return [draft];
  }

  /** 两个儿子 are two members. */
  private kinCount(at: number): number {
    const before = this.tokens[at - 1];
    if (before?.t !== "number" || this.claimed.has(at - 1)) return 1;
    const { number, unit } = before.quantity;
    const counts =
      pieces.has(unit) ||
      (unit === "none" && number.end - number.start === 1 && /[一二两三]/.test(this.text.charAt(number.start)));
    if (!counts || number.kind !== "exact" || !number.value.isInteger() || number.value.lt(1) || number.value.gt(12))
      return 1;
    this.used.add(at - 1);
    return number.value.toNumber();
  }

  // ------------------------------------------------------------ sizes and counted members

  private readCounts(open: readonly number[]): void {
    for (const at of open) {
      const token = this.tokens[at];
      if (token?.t !== "number" || this.claimed.has(at) || this.used.has(at)) continue;
      const { unit } = token.quantity;
      if (mouths.has(unit)) this.readSize(at, token);
      else if (persons.has(unit) || pieces.has(unit)) this.readPersons(at, token, open);
      else this.readThing(at, token);
    }
  }

  private readSize(at: number, token: NumberToken): void {
    const reading = readingOf(token.quantity.number, this.given, "");
    const span: Span = [token.from, token.to];
    const question = numberQuestion(reading);
    if (question !== undefined) this.ask(question.code, "size", span, question.data, question.choices, [at]);
    else if (reading.kind === "exact") {
      const size = Number(reading.value);
      if (Number.isInteger(size) && size >= 1 && size <= 30) this.setHousehold("size", size, span, [at]);
      else this.ask("out-of-range", "size", span, { value: reading.value, min: "1", max: "30" }, [], [at]);
    }
  }

  private readPersons(at: number, token: NumberToken, open: readonly number[]): void {
    const { number } = token.quantity;
    const span: Span = [token.from, token.to];
    const kin = open.some((one) => this.isKin(one));
    const home = open.find((one) => this.wordIs(one, "at-home"));
    const count =
      number.kind === "exact" && number.value.isInteger() && number.value.gte(1) && number.value.lte(30)
        ? number.value.toNumber()
        : undefined;
    if (home !== undefined && !kin && this.isBesides(at, home)) {
      if (count === undefined) return;
      const place = this.tokens[home];
      this.atHome = {
        count,
        span: [Math.min(span[0], place?.from ?? span[0]), Math.max(span[1], place?.to ?? span[1])],
      };
      this.used.add(at).add(home);
      return;
    }
    if (kin) return;
    const described = open.filter(
      (one) => one !== at && this.isAttribute(one) && this.tokens[one]?.t !== "gap" && !this.claimed.has(one),
    );
    if (described.length > 0) {
      if (
        described.every(
          (one) => !(this.tokens[one]?.t === "number" && this.tokenUnit(one) !== "级" && this.tokenUnit(one) !== "岁"),
        )
      )
        this.readCounted(at, count, described);
      return;
    }
    if (pieces.has(token.quantity.unit)) return;
    const alone = open.every((one) => one === at || this.claimed.has(one) || this.used.has(one) || this.isQuiet(one));
    if (alone) this.readSize(at, token);
  }

  private isBesides(at: number, other: number): boolean {
    const [low, high] = at < other ? [at, other] : [other, at];
    for (let one = low + 1; one < high; one += 1) if (!this.isQuiet(one)) return false;
    return true;
  }

  /** 一级残疾1人, 两个小学生: members of whom only this is known. Beside a roster by name nobody can tell who is meant. */
  private readCounted(at: number, count: number | undefined, described: readonly number[]): void {
    const tokens = [at, ...described].map((one) => this.tokens[one]).filter((one) => one !== undefined);
    const span: Span = [Math.min(...tokens.map(({ from }) => from)), Math.max(...tokens.map(({ to }) => to))];
    const figure = this.tokens[at];
    if (count === undefined) {
      if (figure?.t !== "number") return;
      const question = numberQuestion(readingOf(figure.quantity.number, this.given, ""));
      if (question !== undefined) this.ask(question.code, null, span, question.data, [], [at, ...described]);
      return;
    }
    if (this.drafts.some(({ named }) => named)) {
      this.ask("which-member", null, span, { count: String(count) }, [], [at, ...described]);
      return;
    }
    const made: Draft[] = [];
    for (let one = 0; one < count; one += 1) made.push(newDraft(false));
    for (const one of described) this.describe(one, made);
    this.used.add(at);
    this.current = [];
    // 残疾2人 and 学生2人 say too little to make members of.
    if (made.some((draft) => draft.seen.length + draft.grades.length + draft.types.length > 0)) {
      this.drafts.push(...made);
      this.counted = true;
      return;
    }
    const [first] = made;
    const code: UnsettledCode =
      first !== undefined && first.bare.length > 0 ? "which-disability" : (first?.open[0]?.code ?? "unclear");
    this.ask(
      code,
      null,
      span,
      { count: String(count), text: this.given.slice(...span) },
      first?.open[0]?.choices ?? [],
      [],
    );
  }

  private readThing(at: number, token: NumberToken): void {
    const near = [at + 1, at + 2, at - 1, at - 2].find(
      (one) => this.wordIs(one, "thing") && !this.used.has(one) && this.isBesides(at, one),
    );
    const thing = near === undefined ? undefined : this.tokens[near];
    if (
      near === undefined ||
      thing?.t !== "word" ||
      thing.meaning.t !== "thing" ||
      !thing.meaning.units.includes(token.quantity.unit)
    )
      return;
    const span: Span = [Math.min(token.from, thing.from), Math.max(token.to, thing.to)];
    const reading = readingOf(token.quantity.number, this.given, "");
    const question = numberQuestion(reading);
    if (question !== undefined)
      this.ask(question.code, thing.meaning.fact, span, question.data, question.choices, [at, near]);
    else if (reading.kind === "exact") this.setHousehold(thing.meaning.fact, Number(reading.value), span, [at, near]);
  }

  // ------------------------------------------------------------ words and figures

  /** Reads one word that is not kin; true when it speaks of the household. */
  private readWord(
    at: number,
    token: WordToken,
    owners: ReadonlyMap<number, readonly Draft[]>,
    open: readonly number[],
  ): boolean {
    const span: Span = [token.from, token.to];
    const { meaning } = token;
    const owner = owners.get(at) ?? [];
    switch (meaning.t) {
      case "area":
        this.setHousehold("area", meaning.value, span, [at]);
        return true;
      case "household":
        this.setHousehold(meaning.fact, meaning.value, span, [at]);
        return true;
      case "single-home":
        this.setHousehold("size", 1, span, [at]);
        return true;
      case "thing":
        if (/有$/.test(this.text.slice(0, token.from))) this.ask("how-many", meaning.fact, span, {}, [], [at]);
        return true;
      case "no-income":
        return this.placeNothing(at, span, owner, open);
      case "alone":
        if (owner.length === 1 && owner[0] !== undefined) {
          setFact(owner[0], "appliesAlone", true, span);
          this.used.add(at);
        } else if (owner.length === 0) this.setHousehold("ownApplication", true, span, [at]);
        return false;
      case "sex":
      case "member":
      case "disability":
      case "illness":
      case "ask-member":
      case "at-home":
        this.describe(at, owner.length > 0 ? owner : this.strangerFor(at, open, owners));
        return false;
      default:
        return false;
    }
  }

  /** With nobody to speak of, a disability or an illness makes a member of whom only this is known. */
  private strangerFor(
    at: number,
    open: readonly number[],
    owners: ReadonlyMap<number, readonly Draft[]>,
  ): readonly Draft[] {
    if (open.some((one) => this.isKin(one))) return [];
    const strong = open.some((one) => {
      const token = this.tokens[one];
      if (token?.t === "word" && token.meaning.t === "illness") return true;
      const isDisability = token?.t === "word" && token.meaning.t === "disability";
      return isDisability && (open.some((other) => this.tokenUnit(other) === "级") || !isStem(token.meaning));
    });
    if (!strong || this.current.length > 0) return this.current;
    const token = this.tokens[at];
    if (token === undefined) return [];
    if (this.drafts.some(({ named }) => named)) {
      const attributes = open.filter((one) => owners.has(one) && !this.used.has(one));
      const places = attributes.map((one) => this.tokens[one]).filter((one) => one !== undefined);
      const span: Span = [Math.min(...places.map(({ from }) => from)), Math.max(...places.map(({ to }) => to))];
      this.ask("which-member", null, span, {}, [], attributes);
      return [];
    }
    const draft = newDraft(false);
    this.drafts.push(draft);
    this.counted = true;
    this.current = [draft];
    return this.current;
  }

  /** Puts one word or grade on each of the members it speaks of; two members share a word only after 都 or 两个. */
  private describe(at: number, owner: readonly Draft[]): void {
    const token = this.tokens[at];
    if (token === undefined || owner.length === 0 || this.used.has(at)) return;
    const span: Span = [token.from, token.to];
    if (token.t === "number") {
      this.describeFigure(at, token, owner);
      return;
    }
    if (token.t !== "word") return;
    const { meaning } = token;
    for (const draft of owner) {
      if (meaning.t === "sex") setFact(draft, "sex", meaning.sex, span);
      else if (meaning.t === "member") {
        for (const [key, value] of Object.entries(meaning.facts)) setFact(draft, key as keyof MemberFacts, value, span);
      } else if (meaning.t === "disability") {
        if (meaning.type === null) draft.bare.push(span);
        else draft.types.push({ type: meaning.type, stem: meaning.stem ?? false, span });
      } else if (meaning.t === "illness") {
        setFact(draft, "seriousIllness", true, span);
        if (meaning.named)
          draft.open.push({
            code: "recognition",
            key: "seriousIllness",
            span,
            data: { illness: this.given.slice(...span) },
            choices: [],
          });
      } else if (meaning.t === "ask-member")
        draft.open.push({
          code: meaning.code,
          key: meaning.fact as keyof MemberFacts,
          span,
          data: {},
          choices: meaning.choices,
        });
      else if (meaning.t === "at-home") setFact(draft, "lives", "here", span);
      else return;
    }
    this.used.add(at);
  }

  private readFigure(at: number, token: NumberToken, owner: readonly Draft[]): void {
    const { unit } = token.quantity;
    if (unit !== "级" && !/^(?:周岁|虚岁|岁|years old|none)$/.test(unit)) return;
    const owners = owner.length > 0 || unit !== "级" ? owner : this.current;
    this.describe(at, owners);
  }

  private describeFigure(at: number, token: NumberToken, owner: readonly Draft[]): void {
    const span: Span = [token.from, token.to];
    const { unit } = token.quantity;
    const reading = readingOf(token.quantity.number, this.given, "");
    const isGrade =
      unit === "级" ||
      this.wordIs(at - 1, "grade") ||
      (this.tokens[at - 1]?.t === "gap" && this.wordIs(at - 2, "grade"));
    const key = isGrade ? "disabilityGrade" : "age";
    const max = isGrade ? 4 : 120;
    this.used.add(at);
    if (isGrade) for (const one of [at - 1, at - 2]) if (this.wordIs(one, "grade")) this.used.add(one);
    const rough =
      unit === "虚岁" && reading.kind === "exact"
        ? { code: "vague" as const, data: { about: reading.value }, choices: [] }
        : numberQuestion(reading);
    for (const draft of owner) {
      if (rough !== undefined) draft.open.push({ key, span, ...rough });
      else if (reading.kind === "exact") {
        const value = Number(reading.value);
        if (!Number.isInteger(value) || value < (isGrade ? 1 : 0) || value > max) {
          draft.open.push({
            code: "out-of-range",
            key,
            span,
            data: { value: reading.value, min: isGrade ? "1" : "0", max: String(max) },
            choices: [],
          });
        } else if (isGrade) draft.grades.push({ grade: value, span });
        else setFact(draft, "age", value, span);
      }
    }
  }

  private readMemberDay(
    at: number,
    token: Token & { readonly t: "day" },
    owner: readonly Draft[],
    open: readonly number[],
  ): void {
    const [only] = owner.length === 1 ? owner : this.current.length === 1 ? this.current : [];
    if (token.day === null || only === undefined) return;
    if (open.some((one) => this.isDeath(one))) {
      setFact(only, "diedOn", token.day, [token.from, token.to]);
      this.used.add(at);
      return;
    }
    if (!/^ ?(?:出生|生)/.test(this.text.slice(token.to))) return;
    setFact(only, "birth", token.day, [token.from, token.to]);
    this.used.add(at);
    for (const one of open) if (one === at + 1 && this.tokens[one]?.t === "unknown") this.used.add(one);
  }

  // ------------------------------------------------------------ money

  /** Stores a sum, or asks about it; true when it speaks of the household. */
  private placeSum(sum: Sum, owner: readonly Draft[] | undefined, open: readonly number[]): boolean {
    const { label, reading, span } = sum;
    const indexes = [...this.claimed].filter((at) => this.inSpan(at, span));
    if (label?.t === "standard") {
      this.placeStandard(sum, indexes);
      return true;
    }
    if (label?.t === "label" && label.fact === null) return true;
    if (label?.t === "loss" || (reading.kind === "refused" && reading.code === "loss")) {
      this.ask("loss", null, span, {}, [], indexes);
      return true;
    }
    if (label?.t === "pension") {
      this.ask("which-pension", null, span, "amount" in reading ? { amount: reading.amount } : {}, [], indexes);
      return false;
    }
    const kin = open.some((at) => this.isKin(at));
    const place = this.placeOf(sum, kin, owner, open);
    if (place === "unread") return false;
    if (place === "whose") {
      this.ask(
        "whose-income",
        null,
        span,
        "canonical" in reading && reading.canonical !== null ? { amount: reading.canonical } : {},
        [],
        indexes,
      );
      return false;
    }
    if (typeof place !== "string") {
      const question = amountQuestion(reading, true);
      if (question !== undefined) place.open.push({ key: "income", span, ...question });
      else if (reading.kind === "exact" && reading.canonical !== null)
        setFact(place, "income", reading.canonical, span);
      for (const at of indexes) this.used.add(at);
      return false;
    }
    this.storeSum(place, label === null || label.t !== "label" || label.kind === "amount", sum, indexes);
    return true;
  }

  private storeSum(fact: string, periodic: boolean, sum: Sum, indexes: readonly number[]): void {
    const { reading, span } = sum;
    const question = amountQuestion(reading, periodic, fact.startsWith("costs.") ? "year" : undefined);
    if (question !== undefined || reading.kind !== "exact") {
      this.ask(question?.code ?? "unclear", fact, span, question?.data ?? {}, question?.choices ?? [], indexes);
      return;
    }
    const value = periodic ? (reading.canonical ?? "") : reading.amount;
    const before = this.facts.get(fact);
    if (before !== undefined && addedUp.has(fact)) {
      const total = String(Number((Number(before.value) + Number(value)).toFixed(2)));
      this.facts.set(fact, {
        fact,
        value: total,
        span: [before.span[0], span[1]],
        text: this.given.slice(before.span[0], span[1]),
        arithmetic: `${before.arithmetic?.split(" = ")[0] ?? before.value} + ${value} = ${total}`,
      });
      for (const at of indexes) this.used.add(at);
      return;
    }
    this.setHousehold(fact, value, span, indexes, reading.arithmetic);
  }

  private placeOf(
    sum: Sum,
    kin: boolean,
    owner: readonly Draft[] | undefined,
    open: readonly number[],
  ): Draft | "whose" | "unread" | string {
    const { label, reading } = sum;
    const perHead = reading.kind !== "none" && reading.kind !== "refused" && reading.perHead;
    const total = perHead ? "income.perHead" : "income.total";
    if (label !== null && label.t === "label") {
      if (label.fact !== null && label.of === "none") return label.fact;
      if (label.of === "home" || perHead) return total;
    } else if (!sum.marked) return "unread";
    // Without a label the stretch must hold nothing strange: 给老人两百 is not the household's income.
    if (
      label === null &&
      open.some((at) => this.tokens[at]?.t === "unknown" || this.wordIs(at, "stranger") || this.wordIs(at, "unread"))
    )
      return "unread";
    if (perHead) return total;
    const isPair = this.current.length === 2;
    if (kin && !isPair)
      return (owner ?? this.current).length === 1
        ? ((owner ?? this.current)[0] ?? "unread")
        : this.current.length === 1
          ? (this.current[0] ?? "unread")
          : "unread";
    const [only] = this.current;
    const isPerson = label !== null && label.t === "label" && label.of === "person";
    if (isPerson) return this.current.length === 1 && only !== undefined ? only : (label.fact ?? "unread");
    const described = open.some((at) => this.isAttribute(at) && !this.claimed.has(at));
    const trade = label === null && only === undefined ? this.tradeIn(open) : undefined;
    if (trade !== undefined) return trade;
    if (only === undefined || isPair || sum.ofHome) return described && label === null ? "whose" : total;
    if (label === null || described) return described ? only : "whose";
    return this.hasSize || this.drafts.filter(({ named }) => named).length > 1 ? total : "whose";
  }

  /** 种地一年5000 with nobody named is business income, 打工一年2万 wages. */
  private tradeIn(open: readonly number[]): string | undefined {
    const attributes = open.filter((at) => this.isAttribute(at) && !this.claimed.has(at));
    const [at] = attributes;
    const token = at === undefined ? undefined : this.tokens[at];
    if (at === undefined || attributes.length > 1 || token?.t !== "word" || token.meaning.t !== "member")
      return undefined;
    const { work, lives } = token.meaning.facts;
    const fact =
      work === "farming" || work === "self-employed"
        ? "income.business"
        : work === "employed" || work === "flexible"
          ? "income.wage"
          : undefined;
    if (fact !== undefined && lives === undefined) this.used.add(at);
    return lives === undefined ? fact : undefined;
  }

  private placeNothing(at: number, span: Span, owner: readonly Draft[], open: readonly number[]): boolean {
    const kin = open.some((one) => this.isKin(one));
    const [only] = kin ? (owner.length > 0 ? owner : this.current) : this.current;
    const isPair = this.current.length === 2;
    if (
      only !== undefined &&
      !isPair &&
      (kin || open.some((one) => one !== at && this.isAttribute(one)) || !(this.hasSize || this.drafts.length > 1))
    ) {
      setFact(only, "income", "0/year", span);
      this.used.add(at);
      return false;
    }
    if (this.facts.size === 0 && this.drafts.length === 0 && !this.hasSize) return false;
    this.setHousehold("income.total", "0/year", span, [at]);
    return true;
  }

  private placeStandard(sum: Sum, indexes: readonly number[]): void {
    const { reading, span } = sum;
    const question = reading.kind === "exact" && reading.period === null ? undefined : amountQuestion(reading, true);
    if (question !== undefined || reading.kind !== "exact") {
      this.ask(question?.code ?? "unclear", null, span, question?.data ?? {}, [], indexes);
      return;
    }
    const text = this.given.slice(...span);
    const spoken = /月标准/.test(text) ? "month" : /年标准/.test(text) ? "year" : null;
    const [value = reading.amount, unit] = reading.canonical?.split("/") ?? [];
    this.parameters.push({
      name: "dibaoStandard",
      value,
      unit: unit === "year" || unit === "month" ? unit : spoken,
      span,
      text,
    });
    for (const at of indexes) this.used.add(at);
  }

  // ------------------------------------------------------------ settling

  private setHousehold(fact: string, value: Value, span: Span, indexes: readonly number[], arithmetic?: string): void {
    const before = this.facts.get(fact);
    const text = this.given.slice(...span);
    const asked = this.unsettled.some((one) => one.fact === fact && one.code === "conflict");
    if (before !== undefined && before.value !== value) {
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
    for (const at of indexes) this.used.add(at);
    if (!asked) this.facts.set(fact, { fact, value, span, text, ...(arithmetic === undefined ? {} : { arithmetic }) });
  }

  /** 两口子 is a home of two unless more are named; 4口人 在家3个 is a roster of four. */
  private settleSize(): void {
    const perHead = this.facts.get("income.perHead");
    const total = this.facts.get("income.total");
    if (perHead !== undefined && total !== undefined) {
      this.facts.delete("income.perHead");
      this.ask(
        "conflict",
        "income.perHead",
        perHead.span,
        { first: String(total.value), second: String(perHead.value) },
        [perHead.value],
        [],
      );
    }
    const size = this.facts.get("size");
    if (size === undefined && this.pairOnly && this.drafts.length === 2) {
      const pair = this.drafts[0]?.seen[0]?.span ?? [0, 0];
      this.facts.set("size", { fact: "size", value: 2, span: pair, text: this.given.slice(...pair) });
    }
    if (this.atHome === undefined) return;
    const { count, span } = this.atHome;
    const all = typeof size?.value === "number" ? size.value : undefined;
    if (
      all === undefined ||
      count > all ||
      this.drafts.length > all ||
      this.drafts.some(({ facts }) => facts.lives !== undefined)
    ) {
      this.ask("which-member", null, span, { count: String(count) }, [], []);
      return;
    }
    if (count < all && this.drafts.length > 0) {
      this.ask("which-member", "members[].lives", span, { count: String(count) }, [], []);
      return;
    }
    while (this.drafts.length < all) this.drafts.push(newDraft(false));
    for (const draft of this.drafts.slice(0, count)) setFact(draft, "lives", "here", span);
    if (count < all) this.facts.delete("size");
  }

  /** A type without a grade, a grade without a type, or several: what is certain becomes a fact, the rest is asked. */
  private settleMember(draft: Draft, at: number): void {
    const { types, grades, bare } = draft;
    const kinds = [...new Set(types.map(({ type }) => type))];
    const ranks = [...new Set(grades.map(({ grade }) => grade))];
    const spans = [...types, ...grades].map(({ span }) => span).concat(bare);
    const span: Span = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
    const gradeAsked = draft.open.some(({ key }) => key === "disabilityGrade");
    if (kinds.length > 1 || ranks.length > 1)
      draft.open.push({
        code: "conflict",
        key: "disability",
        span,
        data: { first: kinds.join(" "), second: ranks.join(" ") },
        choices: kinds,
      });
    else if (kinds.length + ranks.length > 0) {
      const [type] = kinds;
      const [rank] = ranks;
      const certain = rank !== undefined || bare.length > 0 || types.some(({ stem }) => !stem);
      if (type !== undefined && certain) setFact(draft, "disability", type, span);
      if (rank !== undefined && (type !== undefined || bare.length > 0)) setFact(draft, "disabilityGrade", rank, span);
      else if (rank !== undefined || !certain) for (const { span: lost } of [...grades, ...types]) this.giveBack(lost);
    } else if (bare.length > 0 && !gradeAsked)
      draft.open.push({
        code: "which-disability",
        key: "disability",
        span,
        data: {},
        choices: ["visual", "hearing", "speech", "physical", "intellectual", "mental", "multiple"],
      });
    for (const { code, key, span: place, data, choices } of draft.open)
      this.ask(code, `members[${at}].${key}`, place, data, choices, []);
  }

  private giveBack([from, to]: Span): void {
    for (const [at, token] of this.tokens.entries()) if (token.from >= from && token.to <= to) this.used.delete(at);
  }

  private ask(
    code: UnsettledCode,
    fact: string | null,
    span: Span,
    data: Data,
    choices: readonly Value[],
    indexes: readonly number[],
  ): void {
    for (const at of indexes) this.used.add(at);
    const text = code === "too-long" ? "" : this.given.slice(...span);
    this.unsettled.push({ code, fact, text, span, data, choices });
  }

  /** Whatever became neither a fact nor a question, as it was typed; a row of quiet words alone is not worth returning. */
  private unread(): Span[] {
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
      loud ||= !this.isQuiet(at) && token.t !== "glue";
    }
    close();
    return spans.filter(([start, end]) => end > start);
  }

  // ------------------------------------------------------------ looking at tokens

  private wordIs(at: number, t: Meaning["t"]): boolean {
    const token = this.tokens[at];
    return token?.t === "word" && token.meaning.t === t;
  }

  private tokenUnit(at: number): string | undefined {
    const token = this.tokens[at];
    return token?.t === "number" ? token.quantity.unit : undefined;
  }

  private isKin(at: number): boolean {
    return (
      this.wordIs(at, "relation") ||
      this.wordIs(at, "pair") ||
      this.wordIs(at, "parents") ||
      this.wordIs(at, "stranger")
    );
  }

  private isAttribute(at: number): boolean {
    const token = this.tokens[at];
    if (token?.t === "day") return true;
    if (token?.t === "number")
      return (
        this.sums.has(at) ||
        !(mouths.has(token.quantity.unit) || persons.has(token.quantity.unit) || pieces.has(token.quantity.unit))
      );
    if (token?.t !== "word") return false;
    return ["sex", "member", "disability", "illness", "ask-member", "at-home", "alone", "no-income"].includes(
      token.meaning.t,
    );
  }

  private isDeath(at: number): boolean {
    const token = this.tokens[at];
    return token?.t === "word" && token.meaning.t === "member" && token.meaning.facts.lives === "dead";
  }

  private isQuiet(at: number): boolean {
    const token = this.tokens[at];
    if (token?.t === "glue") return true;
    return token?.t === "word" && ["filler", "home", "every", "area"].includes(token.meaning.t);
  }

  private inSpan(at: number, [from, to]: Span): boolean {
    const token = this.tokens[at];
    return token !== undefined && token.from >= from && token.to <= to;
  }
}

const isStem = (meaning: Meaning): boolean => meaning.t === "disability" && meaning.stem === true;
