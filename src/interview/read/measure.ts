import { Decimal } from "decimal.js";
import { type FoundNumber, findNumbers } from "./number.ts";
import { scanNumeral } from "./numeral.ts";
import { matchAt } from "./text.ts";

export type Unit = "money" | "foreign" | "none" | string;

/** A number with its unit: "money", "none" (nothing follows), "foreign", or the measure word itself (岁, 级, 口人, 斤, 年). */
export interface Quantity {
  readonly number: FoundNumber;
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
}

const moneyAfter = / ?(?:元整|元钱|元(?!月)|块钱|块|圆整|圆|人民币|rmb|cny|yuan)(?:整)?/y;
const moneyMonth = / ?元(?=月)/y;
const smallMoney = / ?(?:毛钱|角钱|分钱|毛|角)/y;
const foreignAfter =
  / ?(?:韩币|泰铢|铢|澳门[元币]|越南盾|盾|卢[布比]|比特币|积分|\$|美元|美金|港币|港元|欧元|日元|英镑|韩元|usd|hkd|dollars?|euros?|pounds?|yen)/y;
const spacedMeasure = / (?:口人|口之家|口|个人|人(?!均)|周岁|岁|级|套|辆|亩)/y;
const latinMeasure =
  / ?(?:years old|people|persons?|members?|days|weeks|months|kg|jin|mu|pigs?|chickens?|sheep|cows?|hours?|times)(?![a-z])/y;
// A measure word is none when it begins another word: 55部分, 35个体户, 56户主, 50次子, 45家里, 20本科, 1.2万 月收入.
const measureAfter =
  /周岁|虚岁|岁|级|口之家|口人(?!均)|口子|口|个人(?!均)|个半月|个月|个季度|个星期|个工(?![作资人厂地种])|个(?![体性别])|人民?(?!均|币|民)|季度|季|年(?!收入|人均|均|薪|纯|总|入)|月(?!收入|人均|均|薪|纯|总|入|工资|供)|天(?![气然])|日(?![常子结])|号|周(?![转边末])|星期|小时|点(?![钱儿])|分钟|分(?![红给到期摊批])|亩|公斤|千克|斤|吨|头|只(?![有是能会])|羽|匹|棵|株|担(?![保心任])|袋|包(?![吃住月年干工])|趟|茬|批|窝|箱|桶|盒|件|尾|学期|场(?!地)|套|间(?!接)|层|栋|幢|处|辆|台|部(?![分队])|艘|条(?!件)|平方米|平方|平(?![均时常安])|米|里(?![面头有边])|公里|次(?![子女孙性])|回(?![家来款扣])|户(?![主籍口])|家(?![庭里中人务有])|名|位|张|份(?!子)|组(?!长)|村(?![民里主干])|楼|班(?![车费])|本(?![科地人金钱息])|门(?![诊面口店市])|代(?![缴收购付办])|胎|孩(?![子童])/y;

// 三亩半
const halfMeasure = /^ ?(?:亩|斤|公斤|千克|吨|担|天)$/;
const endOf = (found: RegExpExecArray): number => found.index + found[0].length;

/** 四亩二分, 两亩三: the tenths after the unit. */
function tenthsAfter(text: string, unit: RegExpExecArray): { readonly value: Decimal; readonly end: number } | null {
  const at = endOf(unit);
  if (unit[0] !== "亩" || matchAt(/[0-9一二两三四五六七八九](?:分地?|地|(?=[,，。、 ]|$))/y, text, at) === null)
    return null;
  const digit = scanNumeral(text.charAt(at), 0);
  if (digit?.kind !== "exact") return null;
  return { value: digit.value, end: text.charAt(at + 1) === "分" ? at + 2 : at + 1 };
}

/** Takes the unit after a number; 三块五 and 3元5角 become one amount. */
export function measure(text: string, number: FoundNumber): Quantity {
  const before = text.slice(Math.max(0, number.from - 4), number.from);
  const sign = /(¥ ?|rmb ?|cny ?|人民币)$/.exec(before);
  const from = number.from - (sign?.[0].length ?? 0);
  if (/\$ ?$/.test(before)) return { number, unit: "foreign", from: number.from - 1, to: number.to };
  const foreign = matchAt(foreignAfter, text, number.end);
  if (foreign !== null)
    return { number, unit: "foreign", from, to: Math.max(number.to, number.end + foreign[0].length) };
  const money =
    matchAt(moneyAfter, text, number.end) ??
    matchAt(moneyMonth, text, number.end) ??
    matchAt(moneyAfter, text, number.to);
  if (money !== null) {
    const end = Math.max(number.to, money.index + money[0].length);
    const joined =
      number.kind === "exact" && end === money.index + money[0].length ? withChange(text, number, end) : undefined;
    return joined ?? { number, unit: "money", from, to: end };
  }
  const small = matchAt(smallMoney, text, number.end);
  if (small !== null && number.kind === "exact") return smallChange(text, number, number.end, small[0]);
  if (sign !== null) return { number, unit: "money", from, to: number.to };
  const other =
    matchAt(measureAfter, text, number.end) ??
    matchAt(latinMeasure, text, number.end) ??
    matchAt(spacedMeasure, text, number.end) ??
    (number.to > number.end ? matchAt(measureAfter, text, number.to) : null);
  const tenths = other === null || number.kind !== "exact" ? null : tenthsAfter(text, other);
  if (other !== null && number.kind === "exact" && tenths !== null)
    return {
      number: { ...number, value: number.value.plus(tenths.value.div(10)) },
      unit: other[0].trim(),
      from: number.from,
      to: tenths.end,
    };
  if (other !== null && number.kind === "exact" && halfMeasure.test(other[0]) && text.charAt(endOf(other)) === "半") {
    const value = number.value.plus("0.5");
    return {
      number: { ...number, value },
      unit: other[0].trim(),
      from: number.from,
      to: Math.max(number.to, endOf(other) + 1),
    };
  }
  if (other !== null) {
    return { number, unit: other[0].trim(), from: number.from, to: Math.max(number.to, other.index + other[0].length) };
  }
  return { number, unit: "none", from: number.from, to: number.to };
}

/** Every number with its unit, in order. */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const number of findNumbers(text)) {
    if (number.from < (found.at(-1)?.to ?? 0)) continue;
    found.push(measure(text, number));
  }
  return found;
}

const half = /半(?!年|个?月|天)/y;
const changeDigit = /[0-9一二两三四五六七八九壹贰叁肆伍陆柒捌玖]/;
const zeroSign = /[零0〇]/y;
const nextIsMeasure = /[整家共起直并个年月天口人岁级套辆季户头亩斤号日次间层]/;

/** 五 after 三块 is 0.50, 零五 is 0.05, 二毛五 is 0.25. */
function withChange(text: string, number: FoundNumber & { kind: "exact" }, at: number): Quantity | undefined {
  if (matchAt(half, text, at) !== null) return changed(number, new Decimal("0.5"), at + 1);
  const hasZero =
    matchAt(zeroSign, text, at) !== null && !(text.charAt(at) === "0" && /[.\d]/.test(text.charAt(at + 1)));
  const start = hasZero ? at + 1 : at;
  const numeral = changeDigit.test(text.charAt(start)) ? scanNumeral(text, start) : undefined;
  if (numeral?.kind !== "exact") return undefined;
  const width = numeral.end - start;
  const unit = text.charAt(numeral.end);
  if (unit === "毛" || unit === "角") {
    if (width !== 1) return undefined;
    return smallAfter(text, number, numeral.value.div(10), numeral.end + 1);
  }
  if (unit === "分" && width === 1) return changed(number, numeral.value.div(100), numeral.end + 1);
  if (nextIsMeasure.test(unit)) return undefined;
  if (width === 1) return changed(number, numeral.value.div(hasZero ? 100 : 10), numeral.end);
  if (width === 2 && !hasZero && /^\d\d$/.test(text.slice(start, numeral.end)))
    return changed(number, numeral.value.div(100), numeral.end);
  return undefined;
}

function smallAfter(text: string, number: FoundNumber & { kind: "exact" }, tenths: Decimal, at: number): Quantity {
  const cent = changeDigit.test(text.charAt(at)) ? scanNumeral(text, at) : undefined;
  if (cent?.kind !== "exact" || cent.end !== at + 1 || nextIsMeasure.test(text.charAt(cent.end)))
    return changed(number, tenths, at);
  const end = text.charAt(cent.end) === "分" ? cent.end + 1 : cent.end;
  return changed(number, tenths.plus(cent.value.div(100)), end);
}

function smallChange(text: string, number: FoundNumber & { kind: "exact" }, at: number, unit: string): Quantity {
  const zero = { ...number, value: new Decimal(0) };
  if (unit.includes("分")) return changed(zero, number.value.div(100), at + unit.length);
  return smallAfter(text, zero, number.value.div(10), at + unit.length);
}

function changed(number: FoundNumber & { kind: "exact" }, change: Decimal, end: number): Quantity {
  return {
    number: { ...number, value: number.value.plus(change), end, to: end },
    unit: "money",
    from: number.from,
    to: end,
  };
}
