import type { Quantity } from "./measure.ts";
import { matchAt, type Span } from "./text.ts";

export type Period = "year" | "half-year" | "quarter" | "month" | "half-month";

type PeriodWord = Period | "day" | "odd";
export interface PeriodMark {
  readonly period: PeriodWord;
  readonly from: number;
  readonly to: number;
}

const notPeriod =
  /(?:上上?|本|当|这|下)个?月|(?:(?<![里屋家到码人地村街年月钱])头|[上前本这后])[一两几]?个?季度?|(?:最后|(?<![里屋家到码人地村街年月钱])头)[一二两三几]?个?(?:月|季度?|年)|头半年|第[一二三四五]年|(?:19|20)\d{2}年(?=起|开始|以来|之?后|之?前|[0-9一二三四五六七八九十]{1,3}月|[上下]半年|第?[一二三四1-4]个?季|[底初末])|(?<=每个?月)[0-9一二三四五六七八九十]{1,3}[日号]|[上下前后]半年|[上下]半个?月|(?:今|去|前)年第?[一二三四1-4]个?季度?|第[一二三四1-4]个?季度|一年级|年级|去年底|[一半]年(?:前|内|后|以来|来)|元月(?!均|人均|收)|年[底终初龄代]|[青老少学当多明今]年|年轻|月[底初]/y;
const odd =
  /[俩仨]个?月|每?隔(?:一个?)?[年月周天日季]|(?:[到至]|截[至止]?到?)(?:现在|目前|今[天日]?|这会儿?)|至今|(?:一年|半年|两年|一个月|一个季度|半个?月)(?:半|多(?!于))|一个半月|(?:[2-9]|[1-9]\d|[二两三四五六七八九十几]+)个?半?(?:年|个月|季度?)(?!级|龄|底|前|后)|(?:每|一个?)(?:周|星期|礼拜)|周[薪入结付]|半天|[一每]晚上?|一场|周工资|(?:per|an?|every|each) (?:week|hour)|fortnight(?:ly)?|bi-?weekly|bi-?monthly|every (?:two|three|2|3) months|weekly|hourly|时薪|(?:每|一)?[趟旬]|\/周/y;
const twelveMonths = /(?:过去|最近|近|前)(?:12|十二)个?月|(?:12|十二)个?月(?!\d)|(?:过去|最近|近)一年/y;
const oneYear =
  /(?:19|20)\d{2}年度?(?:全年|一年)?|每一?年|年年|一年四季|一整?年(?:到头)?|整年|年[付结租缴]|年(?=人平)|年[:：]|1年|全年|[/·]年|每?年(?=(?:人均|家庭)?[总纯净均毛]?(?:可支配)?收入)|年(?=人均)|年薪|年收(?!成)|年挣|年进账|年均|(?<=[/每]人[·/.]?)年(?![0-9])|年平均|(?<=[(])年(?=\))|年入|年度|按年|(?:去年|上年度?)(?:一年|全年)?(?!的?(?:[上下]半|第?[一二三四1-4]个?季|[0-9一二三四五六七八九十]+月|年?[底初终]|[春夏秋冬]|过年|[0-9一二三四五六七八九十]+个月))|包年|年纯收入|(?:per|an?|every|each) (?:year|annum)|yearly|annual(?:ly)?|\/ ?y(?:r|ear)?(?![a-z])|元年|p\.a\.|last year(?! (?:and|to))/y;
const oneMonth =
  /每一?个?月|月月|月[付结租缴]|月(?=人平)|月[:：]|[一每]?月(?=(?:工作|出勤|上班|[干做打上出])?满?[0-9一二两三四五六七八九十]+天)|(?<=[元块钱])一月(?!份)|[一1]个月|[/·]月|元月|人月|(?<![0-9一二三四五六七八九十至到])月(?=(?:人均|家庭)?[总纯净均毛]?(?:可支配)?收入)|月(?=人均)|月工资|月薪|包月|月收(?!成)|月挣|月进账|月均|月平均|月入|(?<=[/每]人[·/]?)月(?![0-9])|(?<=[(])月(?=\))|按月|月领|月发|月补|(?:per|an?|every|each) month|monthly|\/ ?m(?:o|onth)?(?![a-z])/y;
const halfMonth = /每?半个?月|(?:every|per|a) half[- ]?month|half a month|semi-?monthly/y;
const halfYear =
  /每?半年|(?:every|per|a) half[- ]?year(?:ly)?|half[- ]yearly|half a year|semi-?annual(?:ly)?|every six months/y;
const quarter = /每?一?个?季度?|季[付结]|\/季度?|(?:per|a|every|each) quarter|quarterly/y;
const day =
  /[一每]天|天天|[一每]个?工(?![作资人厂地种])|一日(?!三)|日结|按日|每日|[/·](?:天|日|day)|日薪|日均|日工资|(?:per|a|every|each) day|daily/y;
// 年1.2万, 月1100: a bare 年 or 月 right before a figure, unless it ends a date or another word.
const bareYear = /年(?= ?[约¥]? ?(?:[0-9壹贰叁肆伍陆柒捌玖]|[一二两三四五六七八九十][一二三四五六七八九十百千万]))/y;
const bareMonth = /月(?= ?[约¥]? ?(?:[0-9壹贰叁肆伍陆柒捌玖]|[一二两三四五六七八九十][一二三四五六七八九十百千万]))/y;
const beforeBare = /(?:^|[\s,，:：;；。(]|收入|人均|均|工资)$/;

const inOrder: readonly (readonly [RegExp, PeriodWord])[] = [
  [twelveMonths, "year"],
  [odd, "odd"],
  [halfMonth, "half-month"],
  [halfYear, "half-year"],
  [day, "day"],
  [oneYear, "year"],
  [oneMonth, "month"],
  [quarter, "quarter"],
];

// The signs with which a period can begin; most places of a text are none of them.
const firstSign = /[0-9整每一二两三四五六七八九十几年月半季全/·去上按包元人日天周旬俩仨隔到至截近过最时]/;
const canBegin = (text: string, at: number): boolean => {
  const sign = text.charAt(at);
  return firstSign.test(sign) || (/[a-z]/.test(sign) && !/[a-z]/.test(text.charAt(at - 1)));
};

/** The period that begins at `at`, if any: 每月, 一年, 半个月, /季度; a word such as 年底 or 年级 is none. */
export function periodAt(text: string, at: number): PeriodMark | undefined {
  if (!canBegin(text, at)) return undefined;
  for (const [word, period] of inOrder) {
    const found = matchAt(word, text, at);
    if (found !== null) return { period, from: at, to: at + found[0].length };
  }
  if (beforeBare.test(text.slice(Math.max(0, at - 2), at))) {
    if (matchAt(bareYear, text, at) !== null) return { period: "year", from: at, to: at + 1 };
    if (matchAt(bareMonth, text, at) !== null) return { period: "month", from: at, to: at + 1 };
  }
  return undefined;
}

const notPeriodSign = /[0-9一二三四五六七八九十上下本当这前后今去第头最元半年青老少学多明月每个]/;

export function notPeriodAt(text: string, at: number): number {
  return notPeriodSign.test(text.charAt(at)) ? (matchAt(notPeriod, text, at)?.[0].length ?? 0) : 0;
}

const perHeadWord =
  /人均|(?:一个|每个?)人头|人头(?![费税])|平均一个?人|每个?人|每一个?人|人平|平均每人|按人头|人人(?=[每一]?个?[月年])|每口人|[/每·]人|元人|\/ ?(?:person|head|capita)|(?<=^)each(?= (?:rmb |¥)?\d)|(?:per|each|an?|every) (?:person|head|capita)|(?:for )?each of (?:us|them)(?! \w+s )|apiece|each(?<=(?:month|year|yuan|rmb|\d) each)(?! (?:year|month|day|week|quarter|hour))(?![a-z])|(?<=\()人(?=[·.]年|[·.]月)|一人(?=[0-9一二两三四五六七八九十]+[百千万])|人(?=[年月]均)|一口人?(?=(?:一个?|每)[年月])|一人(?=(?:一个?|每|)[年月]|一?个月| ?\d[\d.,kw百千万元块]|[壹贰叁肆伍陆柒捌玖])/y;
export const perHeadAt = (text: string, at: number): number => matchAt(perHeadWord, text, at)?.[0].length ?? 0;

export interface Marks {
  readonly periods: readonly PeriodMark[];
  readonly heads: readonly Span[];
}

/** The periods and the words for each person around the quantities of a normalised text. */
export function findMarks(text: string, quantities: readonly Quantity[]): Marks {
  const periods: PeriodMark[] = [];
  const heads: Span[] = [];
  let at = 0;
  let next = 0;
  while (at < text.length) {
    // They stand in order, so that a long text is gone through once.
    while ((quantities[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const here = quantities[next];
    const isSum = here !== undefined && here.from <= at && (here.unit === "money" || here.unit === "none");
    const inside = isSum ? here : undefined;
    const longer = inside === undefined ? undefined : periodAt(text, at);
    if (inside !== undefined && !(longer !== undefined && longer.to > inside.to)) {
      // 元 of 元/月 belongs to the money; a period starts after it.
      at = inside.to;
      continue;
    }
    const head = perHeadAt(text, at);
    if (head > 0) {
      heads.push([at, at + head]);
      at += head;
      continue;
    }
    const skip = notPeriodAt(text, at);
    if (skip > 0) {
      at += skip;
      continue;
    }
    const mark = periodAt(text, at);
    if (mark !== undefined) periods.push(mark);
    at = mark?.to ?? at + 1;
  }
  return { periods, heads };
}
