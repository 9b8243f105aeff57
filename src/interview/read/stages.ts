import { Decimal } from "decimal.js";
import { plain } from "./number.ts";
import { scanNumeral } from "./numeral.ts";
import { matchAt } from "./text.ts";

/** A year in stages, each with its monthly sum (前五个月每月2000,后七个月每月1500): the total and how it was reckoned. */
export interface Stages {
  readonly amount: Decimal;
  readonly arithmetic: string;
}

const head =
  /(?:我|他|她|一年)?(?:里|当中)?(?:(?<half>[上下前后头]半年)|(?:[前后头]面?|剩下的?|余下的?|其余|另外|有)?(?<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})个月)(?:里|的时候)?(?:都是|是|的话)?[,，:： ]?/y;
const rate =
  /(?:的?工资)?(?:每个?月|一个?月|月[工薪均])(?:工资|资|平均)?(?:能|可以|也)?(?:挣|赚|拿|领|有|是|收入|收|得|发)?(?:到|了)?/y;
const money = /(?:元钱|元|块钱|块)?[,，;；、。 ]?(?:而)?/y;

/** Undefined where the text is anything else, or where its stages are not the twelve months of a year. */
export function addStages(text: string): Stages | undefined {
  let at = 0;
  let months = 0;
  let amount = new Decimal(0);
  const terms: string[] = [];
  while (at < text.length) {
    const span = matchAt(head, text, at);
    const said = span?.groups?.count;
    const count = span?.groups?.half !== undefined ? 6 : said === undefined ? undefined : wholeOf(said);
    if (span === null || count === undefined) return undefined;
    at += span[0].length;
    const per = matchAt(rate, text, at);
    if (per === null) return undefined;
    at += per[0].length;
    const sum = scanNumeral(text, at);
    if (sum?.kind !== "exact") return undefined;
    at = sum.end + (matchAt(money, text, sum.end)?.[0].length ?? 0);
    months += count;
    amount = amount.plus(sum.value.times(count));
    terms.push(`${plain(sum.value)} × ${count}`);
  }
  if (terms.length < 2 || months !== 12) return undefined;
  return { amount, arithmetic: `${terms.join(" + ")} = ${plain(amount)}` };
}

function wholeOf(said: string): number | undefined {
  const numeral = scanNumeral(said, 0);
  return numeral?.kind === "exact" && numeral.end === said.length ? numeral.value.toNumber() : undefined;
}
