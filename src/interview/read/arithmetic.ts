import { Decimal } from "decimal.js";
import { hedgedAnywhere } from "./hedges.ts";
import { findQuantities, type Quantity } from "./measure.ts";
import { plain } from "./number.ts";
import { notPeriodAt, type Period, periodAt } from "./periods.ts";
import { addStages } from "./stages.ts";
import { matchAt } from "./text.ts";

/**
 * What several figures in one text come to. "worked-out": a total with its period (null: none was said) and how it was reckoned;
 * "open": the figures belong together, but what is lacking (how many days a month) or how they are meant must be asked.
 */
export type WorkedOut =
  | {
      readonly kind: "worked-out";
      readonly amount: Decimal;
      readonly period: Period | null;
      readonly arithmetic: string | undefined;
    }
  | { readonly kind: "open"; readonly code: "several" | "odd-period" | "day-rate" | "unclear" | "loss" };

/** One piece of the text that bears on the sum. */
type Piece = { readonly clause: number } & (
  | { readonly t: "money"; readonly value: Decimal | null; readonly sign: Sign }
  | { readonly t: "count"; readonly value: Decimal | null; readonly unit: string }
  | { readonly t: "each"; readonly unit: string }
);
/** How a sum joins the ones before it; "rest" is what remains (净落八千), "total" what they come to (一共两万三). */
type Sign = "none" | "plus" | "minus" | "rest" | "total";

const timeUnits: Readonly<Record<string, string>> = {
  天: "day",
  日: "day",
  个工: "day",
  个月: "month",
  月: "month",
  年: "year",
  季: "quarter",
  季度: "quarter",
  个季度: "quarter",
  周: "week",
  星期: "week",
  个星期: "week",
  小时: "hour",
  days: "day",
  months: "month",
  weeks: "week",
};
const times: ReadonlySet<string> = new Set([
  "day",
  "month",
  "year",
  "quarter",
  "half-year",
  "half-month",
  "week",
  "hour",
]);
// What is sold, grown, rented or done once and again; persons are no such thing.
const things =
  /^(?:亩|头|只|羽|匹|棵|株|担|袋|包|趟|次|回|茬|批|窝|学期|斤|公斤|千克|吨|张|间|台|车|场|箱|桶|盒|件|尾|jin|kg|mu|pigs?|chickens?|sheep|cows?|times)$/;
const eachThing =
  /(?:(?<![0-9一二两三四五六七八九十])[亩头只]均|(?<![0-9一二两三四五六七八九十])亩(?=[产收纯净毛])|(?<=[元块0-9])[/每](亩|头|只|斤|公斤|吨|棵|株|袋|箱|件)|(?:每一?|一|1)(亩|头|只|羽|匹|棵|株|担|袋|包|趟|次|回|茬|批|窝|学期|斤|公斤|千克|吨|张|间|台|车|场|箱|桶|盒|件|尾|小时|周|个?星期|个?礼拜)|(?:per|an?|each|every) (jin|kg|mu|pig|chicken|sheep|cow)(?![a-z]))/y;
const clauseEnd = /[,，、;；。]|和(?=\D*\d)/y;

const minusWord =
  /(?:\b(?:costs?|expenses|minus) (?:of |about )?|成本|本钱|进货|支出|开支|扣除|扣掉|扣去|刨去|刨掉|除去|减去|(?:种子|化肥|肥料|农药|饲料|种苗)[^,，]{0,6}花(?:了|掉)?)[^0-9一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖,，]{0,4}$/;
const plusWord =
  /(?:另外|外加|加上|加(?=[0-9一二两三四五六七八九十百千万]?$)|还有|奖金|加班费|补助|补贴|[饭餐车话]补|津贴|全勤|提成|绩效)[^0-9一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖,，]{0,4}$/;
// 年底奖金 comes once, not with the month's wage.
const once = /年[底终]|过[年节]|一次性/;
const restWord =
  /(?:净落|净剩|还剩|剩下|净得|落下|还落|净赚|净收|净挣|净利|纯收|纯赚|纯利|纯落)入?[^0-9一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖,，]{0,3}$/;
// What it cost to earn it, where takings stand before it.
const costWord =
  /(?:(?:种子|化肥|肥料|农药|饲料|种苗|鱼苗|鸡苗|农资|投入|人工|油|运|房租|摊位)(?:钱|费|款)?[、和跟]?){1,4}(?:共|一共)?(?:花了|花掉|用了|用掉|要|是|就)?$/;
const takings = /[收卖]|毛/;
const totalWord =
  /(?:合计|合起来|合在一起|总计|共计|[一总拢统]?共|加起来|加一起)[^0-9一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖,，]{0,3}$/;
const bothHalves = /[上前头]半年.+[下后]半年/;
const idle = /[不没](?:干|做|上班|出工|开工|发|算)|没活|停工|歇/;
const repeated = /\b(?:twice|(?:two|three|four|\d+) times)\b/;
const shared = /各|平分|分给|分[0-9一二两三四五六七八九十]/;
const fromMonthToMonth =
  /(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?[^0-9一二三四五六七八九十]{0,3}到[^,，]{0,3}(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月/;
const namedMonths =
  /(?:^|[^0-9])[一二三四五六七八九十0-9]{1,2}月[^,，]*[0-9一二三四五六七八九百千][^,，]*[^个0-9][一二三四五六七八九十0-9]{1,2}月/;
// Allowances of the state are listed apart from wages: some of them never count.
const allowance = /高龄|低保|养老|护理|残疾|两补|计生|独生|耕地|粮食|退休|遗属|优抚|五保|孤儿/;
const compared =
  /比[^,，]{1,6}(?:[多少增减涨降]|翻)|[多少]了[0-9一二两三四五六七八九十百千万]|(?:增加|减少|增长|上涨|下降|[涨降])了?[0-9一二两三四五六七八九十百千万]|(?<![至最])[多少][挣赚得拿领]了?[0-9一二两三四五六七八九十百千万]|时候|[旺淡]季|对折|翻[倍番]/;
const thatYear = /今年|去年|前年|上年|全年/;

/**
 * Works out what several figures in a normalised text come to: a rate times how often (一天一百五 × 八十天), takings less costs, a wage
 * with its bonus, two halves of a year, the same sum said twice. Undefined where the text is no such thing.
 */
export function workOut(text: string, quantities = findQuantities(text)): WorkedOut | undefined {
  const pieces = piecesOf(text, quantities);
  const moneys = pieces.filter((piece) => piece.t === "money");
  if (moneys.length === 0) return undefined;
  // 两张卡各五千: of each, and nobody says how many each is; 800元×12个月 may be anybody's sum.
  if (/各(?![种项类位])|各自/.test(text)) return { kind: "open", code: "several" };
  const multiplied = timesSign(text, pieces);
  if (multiplied !== undefined) return multiplied;
  if (/[×*÷]|乘以?|(?<=[0-9元]) ?x ?(?=[0-9])/.test(text)) return { kind: "open", code: "unclear" };
  const stages = moneys.length > 1 ? addStages(text) : undefined;
  if (stages !== undefined) return { kind: "worked-out", period: "year", ...stages };
  if (compared.test(text) || repeated.test(text)) return { kind: "open", code: "unclear" };
  if (fromMonthToMonth.test(text) || /隔(?:一个?)?[年月天周日季]/.test(text))
    return { kind: "open", code: "odd-period" };
  if (moneys.length > 1 && namedMonths.test(text)) return { kind: "open", code: "several" };
  return moneys.length === 1 ? product(text, pieces) : joined(text, pieces);
}

function piecesOf(text: string, quantities: readonly Quantity[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let clause = 0;
  let next = 0;
  let at = 0;
  let before = 0;
  while (at < text.length) {
    while ((quantities[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const here = quantities[next];
    const quantity = here !== undefined && here.from <= at ? here : undefined;
    // 至少一个月两千: the word before the period is not part of it.
    const start = quantity?.from === at && isUnitOfTime(quantity) ? quantity.number.start : at;
    const skipped = notPeriodAt(text, start);
    const mark = skipped > 0 ? undefined : periodAt(text, start);
    const each = matchAt(eachThing, text, at);
    const break_ = matchAt(clauseEnd, text, at);
    if (mark !== undefined && mark.period !== "odd" && !(isTwelve(text, mark.from, mark.to) && monthly.test(text))) {
      // 一天 and 每月 are the unit of a rate; 元/月 has its period inside the money.
      // 干了半年,每月三千: worked for so long.
      const isYear =
        mark.period === "year" && monthly.test(text) && /[干做打忙](?:[了满整]|满了)$/.test(text.slice(0, mark.from));
      const isSpan = isYear || (mark.period === "half-year" && /[干做打忙][了满]?$/.test(text.slice(0, mark.from)));
      pieces.push(
        isSpan
          ? { t: "count", value: new Decimal(isYear ? 12 : 6), unit: "month", clause }
          : { t: "each", unit: mark.period, clause },
      );
      at = mark.to;
    } else if (skipped > 0 && quantity === undefined) {
      at += skipped;
    } else if (each !== null && (quantity === undefined || quantity.to <= at + each[0].length)) {
      pieces.push({
        t: "each",
        unit: eachUnit(each),
        clause,
      });
      at += each[0].length;
    } else if (quantity !== undefined && quantity.from === at) {
      const { number, unit } = quantity;
      const value = number.kind === "exact" ? number.value : null;
      if (unit === "money" || unit === "none") {
        pieces.push({ t: "money", value, sign: signBefore(text, before, at), clause });
      } else if (isCalendar(text, quantity)) {
        // 2025年, 3月份, 每月10日: when, not how long.
      } else if (isKept(text, quantity, quantities)) {
        // 喂了十只,卖六只: those that are kept bring nothing.
      } else if ((unit in timeUnits && !(unit === "月" && value?.eq(1))) || things.test(unit)) {
        pieces.push({ t: "count", value, unit: timeUnits[unit] ?? unit.replace(/(?<=[a-z]{2})s$/, ""), clause });
      }
      at = quantity.to;
      before = at;
    } else {
      if (break_ !== null) clause += 1;
      at += 1;
    }
  }
  return settleOnes(pieces);
}

function eachUnit([words, first, second, third]: RegExpExecArray): string {
  const unit = first ?? second ?? third ?? words.charAt(0);
  return timeUnits[unit] ?? (words.includes("礼拜") ? "week" : unit);
}

const isUnitOfTime = ({ number, unit }: Quantity): boolean =>
  unit in timeUnits && number.end - number.start === 1 && number.kind !== "unclear";
// 月薪2600,干满十二个月: beside a monthly sum the twelve months are counted.
const monthly = /每个?月|一个?月|月[薪入]|月工资|(?:per|a) month/;
const isTwelve = (text: string, from: number, to: number): boolean => /12|十二/.test(text.slice(from, to));

function signBefore(text: string, from: number, to: number): Sign {
  const words = text.slice(from, to);
  if (restWord.test(words)) return "rest";
  if (totalWord.test(words)) return "total";
  if (costWord.test(words) && takings.test(text.slice(0, from))) return "minus";
  if (minusWord.test(words)) return "minus";
  return plusWord.test(words) && !once.test(words) ? "plus" : "none";
}

/** A year, a month or a day of the calendar. */
function isCalendar(text: string, { number, unit, from, to }: Quantity): boolean {
  if (unit === "年") return number.kind === "exact" && number.value.gte(1900);
  if (unit === "月") return /^(?:份|底|初|开始|起|以来|[上中下]旬)/.test(text.slice(to));
  return unit === "日" && /月$/.test(text.slice(0, from));
}

/** How many are kept (养了八头), where how many of them are sold is said too. */
function isKept(text: string, one: Quantity, all: readonly Quantity[]): boolean {
  const follows = (word: RegExp, { from }: Quantity) => word.test(text.slice(0, from));
  return (
    things.test(one.unit) &&
    follows(/[养喂](?:了|着|有)?$/, one) &&
    all.some((other) => other.unit === one.unit && follows(/(?:卖|出栏|出售)(?:了|掉|出)?$/, other))
  );
}

/** 5亩×800元: one sum and what it is multiplied by; 800×5 may be anybody's sum. */
function timesSign(text: string, pieces: readonly Piece[]): WorkedOut | undefined {
  if (!/[×*]/.test(text) || /[÷/+=]|乘/.test(text) || hedgedAnywhere(text)) return undefined;
  const moneys = pieces.flatMap((piece) => (piece.t === "money" ? [piece.value] : []));
  const counts = pieces.flatMap((piece) => (piece.t === "count" ? [piece] : []));
  const [value, more] = moneys;
  const signs = text.match(/[×*]/g)?.length;
  if (more !== undefined || value === undefined || value === null || counts.length !== signs) return undefined;
  if (pieces.some(({ t }) => t === "each") || counts.some((count) => count.value === null)) return undefined;
  const terms = [value, ...counts.map((count) => count.value ?? new Decimal(0))];
  const amount = terms.reduce((product, term) => product.times(term));
  const arithmetic = `${terms.map(plain).join(" × ")} = ${plain(amount)}`;
  return { kind: "worked-out", amount, period: wholeTime(text, counts), arithmetic };
}

/** 半年发一次: without a sum in its clause it happens once; 一次六千: with a sum it is the unit of the rate. */
function settleOnes(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => {
    if (piece.t !== "each" || times.has(piece.unit)) return piece;
    const hasSum = pieces.some(({ t, clause }) => t === "money" && clause === piece.clause);
    return hasSum ? piece : { t: "count", value: new Decimal(1), unit: piece.unit, clause: piece.clause };
  });
}

const bill = /花|报销|报了|自[付费掏]|住院|手术|化疗|医药费/;
const paidBy = /按(?:季度?|月|半年|年)|(?:季度?|月|年)一?[结付发领交]/;

/** One sum: its rate units and the counts cancel, and one period or none may be left. */
function product(text: string, pieces: readonly Piece[]): WorkedOut | undefined {
  const rates = new Set(pieces.flatMap((piece) => (piece.t === "each" ? [piece.unit] : [])));
  const counts = pieces.flatMap((piece) => (piece.t === "count" ? [piece] : []));
  const [money] = pieces.flatMap((piece) => (piece.t === "money" ? [piece] : []));
  if (money === undefined) return undefined;
  // Chinese tells where the money came from (卖了三头牛 6000); 3 pigs at 1500 is a price.
  if (counts.some(({ unit }) => /[a-z]/.test(unit) && things.test(unit) && !rates.has(unit)))
    return { kind: "open", code: "unclear" };
  const used = counts.filter(({ unit }) => rates.has(unit) || times.has(unit));
  // 每亩四百种五亩 has a price and a count; 卖了三头牛 6000 only tells where the money came from.
  if (rates.has("hour") || rates.has("week")) return { kind: "open", code: "odd-period" };
  const instalments = counts.find(({ unit }) => unit === "次" && !rates.has("次"));
  // 按季度发,每次一千八: each time is once a quarter.
  if (counts.length === 0 && rates.size === 2 && rates.has("次") && paidBy.test(text)) {
    const [regular] = [...rates].filter((unit) => unit !== "次");
    if (money.value !== null && regular !== undefined && isPeriod(regular))
      return { kind: "worked-out", amount: money.value, period: regular, arithmetic: undefined };
  }
  // 住院20天花了三万: how long it took is no part of a bill.
  if (rates.size === 0 && bill.test(text)) return undefined;
  if (used.length === 0) return instalments === undefined ? undefined : paidInParts(money, instalments, rates);
  if (idle.test(text) || shared.test(text)) return { kind: "open", code: "unclear" };
  if (money.value === null || used.some(({ value }) => value === null) || hedgedAnywhere(text))
    return { kind: "open", code: "unclear" };
  if (new Set(used.map(({ unit }) => unit)).size < used.length) return { kind: "open", code: "several" };
  for (const { unit } of used) {
    if (!rates.delete(unit)) return { kind: "open", code: rates.has("day") ? "day-rate" : "odd-period" };
  }
  // 三头猪,每头两百斤,每斤十块: what is not used would be lost.
  if (counts.some((one) => !used.includes(one) && !one.value?.eq(1) && things.test(one.unit) && one.unit !== "次"))
    return { kind: "open", code: "unclear" };
  const [period, second] = [...rates];
  if (second !== undefined || period === "day")
    return { kind: "open", code: period === "day" ? "day-rate" : "odd-period" };
  if (period !== undefined && !isPeriod(period)) return { kind: "open", code: "odd-period" };
  const total = used.reduce((sum, { value }) => sum.times(value ?? 0), money.value);
  const terms = [money.value, ...used.map(({ value }) => value ?? new Decimal(0))].filter((one) => !one.eq(1));
  const arithmetic = terms.length < 2 ? undefined : `${terms.map(plain).join(" × ")} = ${plain(total)}`;
  return { kind: "worked-out", amount: total, period: period ?? wholeTime(text, used), arithmetic };
}

type Count = { readonly value: Decimal | null; readonly unit: string };

/** Months and days of work that were counted are those of one year, if a year has so many. */
function wholeTime(text: string, used: readonly Count[]): Period | null {
  const most: Readonly<Record<string, number>> = { day: 366, month: 12, quarter: 4 };
  const fits = used.some(({ value, unit }) => value?.lte(most[unit] ?? 0));
  return fits || thatYear.test(text) ? "year" : null;
}

/** 一季度发1800,一年四次: the number of payments only repeats the period. */
function paidInParts(
  money: Piece & { t: "money" },
  { value }: Count,
  rates: ReadonlySet<string>,
): WorkedOut | undefined {
  if (money.value === null || value === null) return { kind: "open", code: "unclear" };
  if (value.eq(1)) return undefined;
  const repeats: Readonly<Record<string, number>> = { quarter: 4, month: 12, "half-year": 2 };
  const [period, ...more] = [...rates].filter((unit) => unit !== "year");
  if (period === undefined || more.length > 0 || !value.eq(repeats[period] ?? 0))
    return { kind: "open", code: "several" };
  return { kind: "worked-out", amount: money.value, period: period as Period, arithmetic: undefined };
}

const isPeriod = (unit: string): unit is Period =>
  unit === "year" || unit === "half-year" || unit === "quarter" || unit === "month" || unit === "half-month";

/** Several sums: takings less costs, a wage with its bonus, the halves of a year, or one sum said twice in two periods. */
function joined(text: string, pieces: readonly Piece[]): WorkedOut | undefined {
  const moneys = pieces.flatMap((piece) => (piece.t === "money" ? [piece] : []));
  const rates = [...new Set(pieces.flatMap((piece) => (piece.t === "each" ? [piece.unit] : [])))];
  const values = moneys.flatMap(({ value }) => (value === null ? [] : [value]));
  const [first] = values;
  if (first === undefined || values.length < moneys.length || hedgedAnywhere(text)) return undefined;
  if (bothHalves.test(text) && moneys.length === 2 && rates.every((unit) => unit === "half-year")) {
    return added(moneys, "year");
  }
  const [period, second] = rates;
  const total = moneys.at(-1);
  if (total?.sign === "total") {
    if (moneys.length > 2) return totalOf(text, moneys, rates);
    return second === undefined ? { kind: "open", code: "several" } : saidTwice(pieces);
  }
  if (second !== undefined) return saidTwice(pieces);
  if (period !== undefined && !isPeriod(period)) return undefined;
  if (pieces.some(({ t }) => t === "count")) return undefined;
  if (moneys.slice(1).some(({ sign }) => sign === "none") || moneys[0]?.sign !== "none") return undefined;
  if (allowance.test(text) && moneys.some(({ sign }) => sign === "plus")) return undefined;
  return added(moneys, period ?? null);
}

/** 打工两万,种地三千,合计两万三: the total, if it is the sum of what stands before it. */
function totalOf(text: string, moneys: readonly Money[], rates: readonly string[]): WorkedOut | undefined {
  const [period = null, second] = rates;
  if (second !== undefined || (period !== null && !isPeriod(period)) || allowance.test(text)) return undefined;
  const sum = added(
    moneys.slice(0, -1).map((one) => (one.sign === "minus" ? one : { ...one, sign: "plus" })),
    period,
  );
  const said = moneys.at(-1)?.value ?? new Decimal(0);
  return sum.kind === "worked-out" && sum.amount.eq(said) ? sum : { kind: "open", code: "several" };
}

type Money = { readonly value: Decimal | null; readonly sign: Sign };

function added(moneys: readonly Money[], period: Period | null): WorkedOut {
  let total = new Decimal(0);
  let steps = "";
  for (const { value, sign } of moneys) {
    const yuan = value ?? new Decimal(0);
    if (sign === "rest") {
      // 净落八千 must be what remains.
      if (!yuan.eq(total)) return { kind: "open", code: "several" };
      continue;
    }
    total = sign === "minus" ? total.minus(yuan) : total.plus(yuan);
    steps += `${steps === "" ? "" : sign === "minus" ? " − " : " + "}${plain(yuan)}`;
  }
  if (total.isNegative()) return { kind: "open", code: "loss" };
  return { kind: "worked-out", amount: total, period, arithmetic: `${steps} = ${plain(total)}` };
}

const aYear: Readonly<Record<string, number>> = { year: 1, "half-year": 2, quarter: 4, month: 12, "half-month": 24 };

/** 每月800元,每年9600元: the same sum; 一年12000,每月800 is not. */
function saidTwice(pieces: readonly Piece[]): WorkedOut | undefined {
  const [first, ...rest] = pairs(pieces);
  if (first === undefined || rest.length === 0) return undefined;
  if (rest.some((pair) => !pair.yearly.eq(first.yearly))) return undefined;
  return { kind: "worked-out", amount: first.value, period: first.period, arithmetic: undefined };
}

interface Pair {
  readonly value: Decimal;
  readonly period: Period;
  readonly yearly: Decimal;
}

/** Sums and periods that take turns, two and two; otherwise nothing. */
function pairs(pieces: readonly Piece[]): readonly Pair[] {
  const found: Pair[] = [];
  if (pieces.length % 2 !== 0) return [];
  for (let at = 0; at < pieces.length; at += 2) {
    const two = [pieces[at], pieces[at + 1]];
    const money = two.find((piece) => piece?.t === "money");
    const each = two.find((piece) => piece?.t === "each");
    if (money?.t !== "money" || money.value === null || each?.t !== "each" || !isPeriod(each.unit)) return [];
    found.push({ value: money.value, period: each.unit, yearly: money.value.times(aYear[each.unit] ?? 0) });
  }
  return found;
}
