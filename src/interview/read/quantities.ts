import { Decimal } from "decimal.js";
import { findQuantities } from "./measure.ts";
import { type NumberReading, readingOf, readNumber, refuseNumber as refuse } from "./number.ts";
import { countPeople, countWithoutFigure } from "./people.ts";
import { normalise, type Span, wholeSpan } from "./text.ts";
import { areaWords } from "./vocabulary.ts";

const nobody =
  /^(?:没有?|无|没得|莫得|冇|木有|(?:什么|啥)?(?:都|也)没(?:有|得)?|一[个辆套间处台部头只条艘栋口本](?:都|也)?没(?:有|得)?|none|no|零)(?:的|了|啊)?$/;
// 二组四口人, 3号楼4口人: an address.
const address =
  /第?[0-9一二三四五六七八九十]{1,3}(?:组|社|队|村|屯|号楼|号|栋|幢|单元|楼|室|巷|门)(?=[^,，]{0,6}[0-9一二两三四五六七八九十]+个?(?:口|人))/g;
const beside =
  /[\u4e00-\u9fff]{2}[和跟与及].{0,2}[0-9一二两俩三仨四五六七八九十]|[\u4e00-\u9fff]{2}(?:拉扯|抚养|照顾)着?[0-9一二两俩三仨四五六七八九十]|(?:[爸妈爹娘父母公婆爷奶夫妻妇媳婿孙叔伯姑姨舅]|老[头汉太伴公婆]|[儿女孩娃]|家[三四五六七八九两]口).{0,3}[和跟与加、及].*[0-9一二两俩三仨四五六七八九十]|[0-9一二两俩三仨四五六七八九十].{0,3}[和跟与加、及].{0,3}[爸妈爹娘父母公婆爷奶夫妻妇媳婿孙叔伯姑姨舅]/;
const kinList = /[儿女孙婿爸妈爹娘父母爷奶我].*[和跟与加、,，]|[和跟与加、,，].*[儿女孙婿爸妈爹娘父母爷奶我]/;
// 有个儿子
const hasOne =
  /^(?:家里|名下|我家?|他家?|她家?)?(?:就|只|也)?有[个辆台部套间条处栋艘](?![0-9一二两三四五六七八九十几])[^0-9一二两三四五六七八九十和跟,，、]+$/;
// 自建房一栋三间, 一栋两层楼房: rooms and floors of the one that is counted.
const parts =
  /(?<=[栋套处幢].{0,3})[0-9一二两三四五六七八九十]{1,2}[间层]半?(?:楼房?|房)?|[0-9一二两三四五六七八九十]{1,2}[间层]半?楼?(?=[^,，]{0,3}[0-9一二两三四五六七八九十][栋套处幢])/;
// 80岁以上老人2人: how old they are.
const ageOfThem =
  /(?:[未不年]?满)?[0-9一二两三四五六七八九十]+周?岁(?:及?以[上下])?的?(?=.*[0-9一二两三四五六七八九十](?:人|个|名|位|口))/;
const homes = /[两二三四]家(?![店铺门饭超工厂公企])|[儿女弟哥姐妹]子?家[0-9一二两三四五六七八九十]口/;
const formerly = /以前|原来|原先|从前|曾经|过去/;

const notCounted =
  /^(?:money|foreign|周岁|虚岁|岁|years old|级|.*[年月季天日号周]|个季度|个星期|星期|小时|点|分钟|分|亩|公斤|千克|kg|斤|吨|平方米|平方|平|米|里|公里|组)$/;

const roughAfter = /^(?:多|左右|来|出头|以上|不到)/;
const isRough = /大概|大约|左右|可能|差不多|约/;

/** Reads how many months: 三个月, 半年, 一年半, 两年零三个月, 18. */
export function readMonths(given: string): NumberReading {
  // 一年零三个月: the zero between the units is no digit.
  const text = normalise(given).replace(/年[零又](?=[0-9一二两三四五六七八九十])/, "年 ");
  const half = /(?:^|[^0-9一二两三四五六七八九十])半年/.exec(text);
  const parts = findQuantities(text);
  const [first, second] = parts;
  if (first === undefined) {
    if (half === null) return readCount(given);
    const at = half.index + half[0].length - 2;
    if (isRough.test(text) || roughAfter.test(text.slice(at + 2))) {
      return { kind: "vague", text: given.slice(at), about: "6", span: [at, given.length], understood: "~6" };
    }
    return { kind: "exact", value: "6", span: [at, at + 2], understood: "6" };
  }
  if (first.unit === "none" || first.unit === "个") return readCount(given);
  const isYears = first.unit === "年";
  if (
    (!isYears && first.unit !== "个月" && first.unit !== "月") ||
    first.number.kind !== "exact" ||
    /半个?月|个半月/.test(text)
  ) {
    const rough = readingOf(first.number, given, text);
    return rough.kind === "exact" ? refuse("unclear", given, [first.from, first.to], { unit: first.unit }) : rough;
  }
  let months = isYears ? first.number.value.times(12) : first.number.value;
  let end = first.to;
  if (second !== undefined) {
    if (!isYears || second.unit !== "个月" || second.number.kind !== "exact")
      return refuse("several", given, [first.from, second.to], {});
    months = months.plus(second.number.value);
    end = second.to;
  } else if (text.charAt(end) === "半") {
    if (!isYears) return refuse("unclear", given, [first.from, end + 1], {});
    months = months.plus(6);
    end += 1;
  }
  if (roughAfter.test(text.slice(end)) || isRough.test(text)) {
    return {
      kind: "vague",
      text: given.slice(first.from, end),
      about: months.toFixed(),
      span: [first.from, end],
      understood: `~${months.toFixed()}`,
    };
  }
  if (parts.length > 2 || !months.isInteger()) return refuse("unclear", given, [first.from, end], {});
  return { kind: "exact", value: months.toFixed(), span: [first.from, end], understood: months.toFixed() };
}

/** Reads how many: 4口人, 一家四口, 两辆, 没有 (0). A fraction of a person is refused. */
export function readCount(given: string): NumberReading {
  const text = withoutAside(normalise(given));
  const trimmed = text.trim();
  if (nobody.test(trimmed)) {
    const from = text.indexOf(trimmed);
    return { kind: "exact", value: "0", span: [from, from + trimmed.length], understood: "0" };
  }
  if (hasOne.test(text)) return { kind: "exact", value: "1", span: wholeSpan(given), understood: "1" };
  const people = countPeople(text);
  if (people === "unclear") return refuse("several", given, wholeSpan(given), {});
  if (people !== undefined) {
    const value = String(people.count);
    return { kind: "exact", value, span: people.span, understood: value };
  }
  const bare = countWithoutFigure(text);
  if (bare !== undefined) {
    const value = String(bare.count);
    return { kind: "exact", value, span: wholeSpan(given), understood: value };
  }
  // 四口半, 两对夫妻, 除了我: what is counted is not what the figure says.
  const half =
    /[0-9一二两三四五六七八九十](?:口人?|[人套辆间])半|[0-9二两三四五六七八九]对|除了|除我|除[他她]|每人|各|人手|人均|不算|不包括|没算|口(?:人|之家)?(?:外加|加|还有|另有)|(?<=[\u4e00-\u9fff][,，、 ]?)带| and (?!a half)(?=[a-z])|(?<!family |household |home )\bwith\b/.exec(
      text,
    );
  if (half !== null) return refuse("unclear", given, [half.index, half.index + half[0].length], {});
  const pair = kinList.test(text) ? null : /两口子|老两口|小两口|夫妻俩|夫妻两|夫妻二/.exec(text);
  if (pair !== null && findQuantities(text.replace(pair[0], " ".repeat(pair[0].length))).length === 0) {
    return { kind: "exact", value: "2", span: [pair.index, pair.index + pair[0].length], understood: "2" };
  }
  // 爸妈加我们俩: persons who are not counted stand beside the figure.
  if (beside.test(text) || homes.test(text)) return refuse("unclear", given, wholeSpan(given), {});
  if (formerly.test(text)) return refuse("unclear", given, wholeSpan(given), {});
  const wrong = findQuantities(text).find(({ unit }) => notCounted.test(unit));
  if (wrong !== undefined) return refuse("unclear", given, [wrong.from, wrong.to], { unit: wrong.unit });
  const whole = totalOf(text);
  if (whole !== undefined) return { kind: "exact", value: whole, span: wholeSpan(given), understood: whole };
  // 一家四口: the 一 of 一家 counts nothing.
  const reading = readNumber(blank(text, /[一1][家户](?!庭)/));
  if (reading.kind === "exact" && !new Decimal(reading.value).isInteger())
    return refuse("unclear", given, reading.span, {});
  return reading;
}

/** The text without addresses, the parts of a house and the ages of those who are counted, each as long as before. */
function withoutAside(text: string): string {
  if (!/[组社队村屯楼号栋幢单室巷门套处间岁]/.test(text)) return text;
  return text.replace(address, blanks).replace(parts, blanks).replace(ageOfThem, blanks);
}

const among =
  /^[^0-9一二两三四五六七八九十]*[0-9一二两三四五六七八九十]{1,2}(?:口人?|个?人)?[,，(（ ]*(?:其中|里面|当中|含|包含|包括)/;

/** 三口人,老人一个,孩子两个; 五口人,其中残疾1人: the number of all, if the others are its parts. */
function totalOf(text: string): string | undefined {
  const values = findQuantities(text).map(({ number }) => (number.kind === "exact" ? number.value : undefined));
  const [first, second] = values;
  const last = values.at(-1);
  if (first === undefined || second === undefined || last === undefined || values.length > 6) return undefined;
  if (among.test(text)) return values.every((one) => one?.lte(first)) ? first.toFixed() : undefined;
  if (values.length < 3) return undefined;
  const sum = values.reduce<Decimal | undefined>(
    (all, one) => (all === undefined || one === undefined ? undefined : all.plus(one)),
    new Decimal(0),
  );
  // The total stands at one end, and is as much as the rest together.
  const total = [first, last].find((one) => sum?.eq(one.times(2)));
  return total !== undefined && /共|计|一起|[:：,，]/.test(text) ? total.toFixed() : undefined;
}

const blanks = (words: string): string => " ".repeat(words.length);

function blank(text: string, word: RegExp): string {
  const found = word.exec(text);
  if (found === null || !/[0-9二两俩三仨四五六七八九十]/.test(text.slice(found.index + 2))) return text;
  return text.slice(0, found.index) + " ".repeat(found[0].length) + text.slice(found.index + found[0].length);
}

export type AreaReading =
  | { readonly kind: "exact"; readonly value: "rural" | "urban"; readonly span: Span; readonly understood: string }
  | {
      readonly kind: "refused";
      readonly code: "several";
      readonly text: string;
      readonly span: Span;
      readonly understood: "";
    }
  | { readonly kind: "none" };

const rural = new RegExp(areaWords.rural.join("|"));
const urban = new RegExp(areaWords.urban.join("|"));

/** Reads which standard applies: 农村, 村里, 城里, 城镇. Both in one text, or a denial (不是农村的), is not decided. */
export function readArea(given: string): AreaReading {
  const text = normalise(given);
  const inVillage = rural.exec(text);
  const inTown = urban.exec(text);
  const found = inVillage ?? inTown;
  if (found === null) return { kind: "none" };
  const span: Span = [found.index, found.index + found[0].length];
  const denied = /(?:不是|不算|非|没在|不在) ?$/.test(text.slice(0, found.index));
  if ((inVillage !== null && inTown !== null) || denied || /还是|搬|迁/.test(text)) {
    return { kind: "refused", code: "several", text: given.trim(), span: [0, given.length], understood: "" };
  }
  const value = inVillage === null ? "urban" : "rural";
  return { kind: "exact", value, span, understood: value };
}
