import { Decimal } from "decimal.js";
import { readAge } from "./age.ts";
import { type AmountReading, readAmount } from "./amount.ts";
import { readDay } from "./day.ts";
import { amountQuestion, numberQuestion, type UnsettledCode, type Value } from "./findings.ts";
import { findQuantities } from "./measure.ts";
import { readMembers } from "./members.ts";
import type { NumberReading } from "./number.ts";
import { readNumber } from "./number.ts";
import { countPeople, countWithoutFigure } from "./people.ts";
import { readArea, readCount, readMonths } from "./quantities.ts";
import { type Data, normalise, type Span, wholeSpan } from "./text.ts";
import { readTruth } from "./truth.ts";
import { unreadAround } from "./unread-around.ts";
import { choiceWords, truthWordsByFact } from "./vocabulary.ts";

/** The asked fact, as the catalogue of the rules describes it; `id` is a path or its pattern. */
export interface AskedFact {
  readonly id: string;
  readonly kind: "amount" | "money" | "count" | "number" | "truth" | "choice" | "day" | "text";
  readonly options?: readonly string[] | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly unit?: string | undefined;
}

export type AskCode = UnsettledCode | "per-head" | "hedged" | "hedged-choice" | "ambiguous-choice" | "fraction";

export type AnswerReading =
  | {
      readonly kind: "value";
      readonly value: Value;
      readonly understood: string;
      readonly span: Span;
      readonly assumed?: true;
      readonly arithmetic?: string;
      readonly note?: "recognition";
      readonly unread: readonly string[];
    }
  | { readonly kind: "unknown" | "refused"; readonly span: Span; readonly understood: string }
  | {
      readonly kind: "ask";
      readonly code: AskCode;
      readonly understood: string;
      readonly data: Data;
      readonly choices: readonly Value[];
      readonly span: Span;
      /** Of a figure that is not exact: the words around it that were not read. */
      readonly unread?: readonly string[];
    }
  | { readonly kind: "none" };

/**
 * Reads a text as the answer to the asked fact. `value` is what the rules take (12000/year, 20000, true, 4, rural, 2021-08-02). "ask" was
 * understood in part: its code says what is missing and `choices` are canonical values to offer. "none" is no answer to this.
 */
export function readAnswer(fact: AskedFact, given: string, today: string): AnswerReading {
  const id = fact.id.replace(/\[\d+\]/g, "[]");
  const plainTruth = readTruth(given, truthWordsByFact[id]);
  if ((plainTruth.kind === "unknown" || plainTruth.kind === "refused") && fact.kind !== "text") {
    return { kind: plainTruth.kind, span: plainTruth.span, understood: plainTruth.understood };
  }
  switch (fact.kind) {
    case "truth":
      return answerTruth(given, id);
    case "choice":
      return answerChoice(fact, id, given);
    case "amount":
      return answerAmount(id, given);
    case "money":
      return answerMoney(fact, given);
    case "count":
    case "number":
      return answerNumber(fact, id, given, today);
    case "day":
      return answerDay(given, today);
    case "text": {
      const span = wholeSpan(given);
      const text = given.slice(...span);
      return text === "" ? { kind: "none" } : { kind: "value", value: text, understood: text, span, unread: [] };
    }
  }
}

function answerTruth(given: string, id: string): AnswerReading {
  const reading = readTruth(given, truthWordsByFact[id]);
  switch (reading.kind) {
    case "yes":
    case "no":
      return {
        kind: "value",
        value: reading.kind === "yes",
        understood: reading.kind,
        span: reading.span,
        unread: reading.unread,
      };
    case "unknown":
    case "refused":
      return { kind: reading.kind, span: reading.span, understood: reading.understood };
    case "vague":
      return ask("hedged", reading.span, { text: reading.text }, [true, false]);
    case "none":
      return truthOfIllness(given, id);
  }
}

/** 尿毒症 to the question of a serious illness is a yes, which the office must have recognised. */
function truthOfIllness(given: string, id: string): AnswerReading {
  if (id !== "members[].seriousIllness") return { kind: "none" };
  const read = readMembers(`户主 ${given}`);
  const [member] = read.members;
  if (member?.seriousIllness === undefined) return { kind: "none" };
  const span = wholeSpan(given);
  const note = read.unsettled.some(({ code }) => code === "recognition") ? { note: "recognition" as const } : {};
  return {
    kind: "value",
    value: member.seriousIllness,
    understood: member.seriousIllness ? "yes" : "no",
    span,
    ...note,
    unread: read.rest,
  };
}

// ---------------------------------------------------------------- choices

function answerChoice(fact: AskedFact, id: string, given: string): AnswerReading {
  const text = normalise(given);
  const [from, to] = wholeSpan(given);
  if (from === to) return { kind: "none" };
  const words = optionsOf(fact, id);
  const bare = text
    .slice(from, to)
    .replace(/^(?:是|属于|算|就是|应该算)(?=.)/, "")
    .replace(/(?:的|了|啊|呢|吧|户)$/, "");
  const hedged = /吧$|应该|可能|好像|大概|估计|也许|听说/.test(text.slice(from, to));
  const whole = [...words]
    .filter(([, list]) => list.has(text.slice(from, to)) || list.has(bare))
    .map(([option]) => option);
  const found =
    whole.length > 0 ? whole.map((option) => ({ option, span: [from, to] as Span })) : optionsInside(words, text);
  const options = [...new Set(found.map(({ option }) => option))];
  const [only] = options;
  if (only === undefined) return id === "area" ? answerArea(given) : { kind: "none" };
  if (options.length > 1) return ask("ambiguous-choice", [from, to], { text: given.slice(from, to) }, options);
  const span = found[0]?.span ?? [from, to];
  if (hedged) return ask("hedged-choice", [from, to], { text: given.slice(from, to) }, [only]);
  if (whole.length === 0 && denies(text, span))
    return ask("ambiguous-choice", [from, to], { text: given.slice(from, to) }, options);
  return { kind: "value", value: only, understood: only, span, unread: unreadAround(given, span) };
}

function answerArea(given: string): AnswerReading {
  const reading = readArea(given);
  if (reading.kind === "exact")
    return {
      kind: "value",
      value: reading.value,
      understood: reading.value,
      span: reading.span,
      unread: unreadAround(given, reading.span),
    };
  if (reading.kind === "refused")
    return ask("ambiguous-choice", reading.span, { text: reading.text }, ["rural", "urban"]);
  return { kind: "none" };
}

function optionsOf(fact: AskedFact, id: string): Map<string, Set<string>> {
  const words = choiceWords[id] ?? {};
  const options = fact.options ?? Object.keys(words);
  return new Map(
    options.map((option) => [option, new Set([option, option.replaceAll("-", " "), ...(words[option] ?? [])])]),
  );
}

/** Options whose words stand in the text; a word inside a longer one that was also found does not count (就业 in 灵活就业). */
function optionsInside(
  words: ReadonlyMap<string, ReadonlySet<string>>,
  text: string,
): { option: string; span: Span }[] {
  const found: { option: string; span: Span }[] = [];
  for (const [option, list] of words) {
    for (const word of list) {
      // A lone sign or a plain 没有 is an answer only by itself.
      if (word.length < 2 || /^(?:没有|不是|都不是|no|none)$/.test(word)) continue;
      const at = text.indexOf(word);
      if (at < 0) continue;
      if (/[a-z]/.test(word) && (/[a-z]/.test(text.charAt(at - 1)) || /[a-z]/.test(text.charAt(at + word.length))))
        continue;
      found.push({ option, span: [at, at + word.length] });
    }
  }
  return found.filter(
    ({ span }) =>
      !found.some(
        (other) =>
          other.span[0] <= span[0] && other.span[1] >= span[1] && other.span[1] - other.span[0] > span[1] - span[0],
      ),
  );
}

function denies(text: string, [from, to]: Span): boolean {
  return (
    /(?:不|没|没有|无|非|未|以前|原来|曾经|之前|想|准备|申请|还是)[\u4e00-\u9fff]{0,3}$/.test(text.slice(0, from)) ||
    /^(?:不|没|毕业|文化|吗|还是|或)/.test(text.slice(to))
  );
}

// ---------------------------------------------------------------- figures

function answerAmount(id: string, given: string): AnswerReading {
  const nothing = answerNothing(given, "0/year");
  if (nothing !== undefined) return nothing;
  const reading = readAmount(given);
  if (reading.kind === "none") return { kind: "none" };
  const question = amountQuestion(reading, true);
  if (question !== undefined || reading.kind !== "exact" || reading.canonical === null)
    return asked(question, reading, given);
  if (reading.perHead && id !== "income.perHead")
    return ask("per-head", reading.span, { amount: reading.canonical }, [reading.canonical]);
  return amountValue(reading.canonical, reading, given);
}

/** 没有 to "how much?" is nothing; with figures beside it nobody can tell. */
function answerNothing(given: string, zero: string): AnswerReading | undefined {
  const reading = readTruth(given);
  if (
    reading.kind !== "no" ||
    !/^(?:没有?|无|没得|莫得|冇|木有|从没|都没有?|一个都没有|没有的|no|none)/.test(
      normalise(given).slice(reading.span[0]),
    )
  )
    return undefined;
  // "no, urban" denies something else.
  if (
    reading.unread.length > 0 &&
    /^(?:no|none)$/.test(reading.understood === "no" ? normalise(given).slice(...reading.span) : "")
  )
    return undefined;
  const [beside] = reading.unread;
  if (beside !== undefined && readNumber(beside).kind !== "none")
    return ask("several", wholeSpan(given), { text: beside }, []);
  return { kind: "value", value: zero, understood: zero, span: reading.span, unread: reading.unread };
}

const noMoney =
  /^no (?:savings|deposits?|money|cash|bills?)(?: at all)?[.!]?$|^(?:(?:没有?|无|没得|冇)(?:任何|一分)?(?:存款|存钱|积蓄|余额|钱|花费|支出|费用)|一分钱?的?(?:存款|积蓄|收入)?(?:都|也)?没(?:有|得)?|(?:存款|积蓄)(?:都|也|是)?(?:没有?|没得|无))(?:的|了|啊)?[。.!！]?$/;

/** 没有存款, 一分钱没有: nothing of what was asked. */
function noneOfIt(given: string): AnswerReading | undefined {
  const span = wholeSpan(given);
  if (!noMoney.test(normalise(given).slice(...span))) return undefined;
  return { kind: "value", value: "0", understood: "0", span, unread: [] };
}

function answerMoney(fact: AskedFact, given: string): AnswerReading {
  const nothing = noneOfIt(given) ?? answerNothing(given, "0");
  if (nothing !== undefined) return nothing;
  const reading = readAmount(given);
  if (reading.kind === "none") return { kind: "none" };
  const own = fact.unit === "yuan/month" ? "month" : /^costs\.|\.medicalSelfPaid$/.test(fact.id) ? "year" : undefined;
  const question = amountQuestion(reading, false, own);
  if (question !== undefined || reading.kind !== "exact") return asked(question, reading, given);
  if (reading.perHead) return ask("per-head", reading.span, { amount: reading.amount }, [reading.amount]);
  return outside(fact, reading.amount, reading.span) ?? amountValue(reading.amount, reading, given);
}

function amountValue(value: string, reading: AmountReading & { kind: "exact" }, given: string): AnswerReading {
  const arithmetic = reading.arithmetic === undefined ? {} : { arithmetic: reading.arithmetic };
  return {
    kind: "value",
    value,
    understood: value,
    span: reading.span,
    ...arithmetic,
    unread: unreadAround(given, reading.span),
  };
}

function asked(
  question: ReturnType<typeof amountQuestion>,
  reading: Exclude<AmountReading, { kind: "none" }>,
  given: string,
): AnswerReading {
  return {
    ...ask(question?.code ?? "unclear", reading.span, question?.data ?? {}, question?.choices ?? []),
    understood: reading.understood,
    unread: unreadAround(given, reading.span),
  };
}

function answerNumber(fact: AskedFact, id: string, given: string, today: string): AnswerReading {
  const reading = readFigure(fact, id, given, today);
  if (reading.kind === "none") return { kind: "none" };
  const question = numberQuestion(reading);
  if (question !== undefined || reading.kind !== "exact") {
    return {
      ...ask(question?.code ?? "unclear", reading.span, question?.data ?? {}, question?.choices ?? []),
      understood: reading.understood,
      unread: unreadAround(given, reading.span, ownNouns(id)),
    };
  }
  if ((fact.kind === "count" || fact.unit === "grade") && !new Decimal(reading.value).isInteger())
    return ask("fraction", reading.span, { value: reading.value }, []);
  if (!countsWhatIsAsked(id, given, reading.span)) return { kind: "none" };
  const value = Number(reading.value);
  return (
    outside(fact, reading.value, reading.span) ?? {
      kind: "value",
      value,
      understood: reading.value,
      span: reading.span,
      unread: unreadAround(given, reading.span, ownNouns(id)),
    }
  );
}

const ofPersons = /^(?:口人|口之家|口子|口|个人|人民?|名|位|people|persons?|members?)$/;

/** Two cars are no two persons: what is counted must be what was asked. */
function countsWhatIsAsked(id: string, given: string, [from, to]: Span): boolean {
  const counted = findQuantities(normalise(given)).find((one) => one.from < to && one.to > from);
  const unit = counted?.unit ?? "none";
  if (unit === "none" || unit === "个") return true;
  if (id === "size" || id === "benefit.persons") return ofPersons.test(unit);
  if (!id.startsWith("assets.")) return true;
  if (id === "assets.cars") return /^[辆台部]$/.test(unit);
  if (/omes$/.test(id)) return /^[套处栋幢间]$/.test(unit);
  return !ofPersons.test(unit);
}

/** 老两口带一个孙子 is no number of cars, 没车 none of homes, and 一儿一女 no whole home. */
function isOtherCount(id: string, text: string): boolean {
  const people = countPeople(text);
  const isOfPersons = id === "size" || id === "benefit.persons";
  if (people !== undefined && people !== "unclear") return isOfPersons ? people.onlyYoung : true;
  const bare = countWithoutFigure(text);
  if (bare === undefined) return false;
  if (bare.thing === null) return !isOfPersons;
  if (id === "assets.cars") return !/车|car|vehicle/.test(bare.thing);
  return !(
    /omes$/.test(id) ? /房|home|house/ : /shops$/.test(id) ? /店|门面/ : /icences$/.test(id) ? /执照/ : /^$/
  ).test(bare.thing);
}

/** The noun of what was asked may follow its number. */
function ownNouns(id: string): RegExp | undefined {
  if (id === "size" || id === "benefit.persons") return /^(?:people|persons?|members?)(?: in the house(?:hold)?)?$/;
  if (/(?:^|\.)age$/.test(id)) return /^(?:years? )?old$|^years$/;
  if (/onths/.test(id)) return /^months?$/;
  if (/rade$/.test(id)) return /^grade$|^disability$/;
  if (id === "assets.cars") return /^[辆台部]?(?:小?汽?轿?车)?$|^(?:cars?|vehicles?)$/;
  return /omes$/.test(id) ? /^[套处栋幢间]?(?:商品|住)?(?:房子?)?$|^(?:homes?|houses?)$/ : undefined;
}

function readFigure(fact: AskedFact, id: string, given: string, today: string): NumberReading {
  if (fact.unit === "months") return readMonths(given);
  if (/(?:^|\.)age$/.test(id)) return readAge(given, today);
  if (fact.unit === "grade") {
    const [first] = findQuantities(normalise(given));
    if (first !== undefined && first.unit !== "级" && first.unit !== "none") return { kind: "none" };
    return readNumber(given);
  }
  if (fact.kind !== "count") return readNumber(given);
  return isOtherCount(id, normalise(given)) ? { kind: "none" } : readCount(given);
}

function outside(fact: AskedFact, value: string, span: Span): AnswerReading | undefined {
  const number = new Decimal(value);
  const low = fact.min !== undefined && number.lt(fact.min);
  const high = fact.max !== undefined && number.gt(fact.max);
  return low || high ? ask("out-of-range", span, { value, min: fact.min ?? "", max: fact.max ?? "" }, []) : undefined;
}

function answerDay(given: string, today: string): AnswerReading {
  const reading = readDay(given, today);
  switch (reading.kind) {
    case "none":
      return { kind: "none" };
    case "refused":
      return ask(reading.code, reading.span, reading.data, reading.data.day === undefined ? [] : [reading.data.day]);
    case "exact":
      return {
        kind: "value",
        value: reading.day,
        understood: reading.day,
        span: reading.span,
        ...(reading.assumed ? { assumed: true } : {}),
        unread: unreadAround(given, reading.span),
      };
  }
}

function ask(code: AskCode, span: Span, data: Data, choices: readonly Value[]): AnswerReading & { kind: "ask" } {
  return { kind: "ask", code, understood: "", data, choices, span };
}
