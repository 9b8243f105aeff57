// What people wrongly take for the rule: recognised by the words of such a question, and set right by a clause.
import type { Localised, Policy } from "../../rules/index.ts";
import { normalise } from "../read/text.ts";
import { notionsIn } from "./terms.ts";

export interface CorrectionFound {
  readonly id: string;
  /** Null where only a figure differs. */
  readonly premise: Localised | null;
  readonly right: Localised;
  readonly clause: string;
  /** It stands in the place's own pack, not in one of a level above. */
  readonly isOfPlace: boolean;
  /** Hardly any other question has all the words by which it was recognised. */
  readonly isSure: boolean;
}

const asserting =
  /吧|对不对|对吗|是吗|是不是|没错|这样(?:的|吗|对)|就(?:不|得|要|该|是|会|给|能|可以|行|够|必须|取消|停|等于|算|有|一直)|只(?:能|要|有|给|保)|一律|必须|不管|全部|都(?:不|要|能|得|给|算|可以)|绝对|不用|肯定|照样|永远|人人|每(?:个|户|人)|\b(?:right|correct|isn't|always|never|must|only|all|cannot|can't|everyone|surely|enough)\b/;

/** Whether a question puts something forward as the rule, to be confirmed or set right. */
export function isAssertion(question: string): boolean {
  return asserting.test(normalise(question));
}

/** Whether it ends by asking for a yes to what it says: 对吧, 是这样吧. */
export function asksForYes(question: string): boolean {
  return /吧[?？。!！]*$|对(?:不对|吗|吧|么)|是(?:吗|吧|不是这样)|没错|\b(?:right|correct|isn't it|is that so)\s*\?*$/.test(
    normalise(question).trim(),
  );
}

/** Whether both answers are left open: 行不行, 要停吗. */
function isOpen(question: string): boolean {
  const text = normalise(question).trim();
  if (asksForYes(text)) return false;
  return /([\u4e00-\u9fff])[不没](?:\1)|[^对是]吗[?？。]*$|怎么|咋|多少|几[天个月]|哪/.test(
    text.replace(/对不对|是不是/g, ""),
  );
}

/** How much nearer a level has to fit to be taken instead of the one below it, in words. */
const perLevel = 1.1;

/** The correction that a question calls for: the one that fits closest, and of equals the nearest level's. */
export function correctionFor(question: string, policy: Policy, on: string): CorrectionFound | null {
  if (!isAssertion(question) || isOpen(question)) return null;
  const text = normalise(question);
  const notions = notionsIn(text);
  let best: { readonly found: CorrectionFound; readonly fit: number } | null = null;
  for (const [distance, { pack }] of policy.levels.entries()) {
    for (const { correction, premise, right, clause, asked, general, from, to } of pack.corrections?.value ?? []) {
      if ((from !== undefined && on < from) || (to !== undefined && to !== null && to < on)) continue;
      const words = Math.max(
        0,
        ...[...(asked["zh-CN"] ?? []), ...(asked.en ?? [])].map((one) => fitOf(one, text, notions)),
      );
      if (words === 0) continue;
      const fit = general === true ? 0.1 : 1 + words - Math.min(distance, 1) * perLevel;
      if (fit > (best?.fit ?? 0))
        best = { found: { id: correction, premise, right, clause, isOfPlace: distance === 0, isSure: words > 2 }, fit };
    }
  }
  return best?.found ?? null;
}

/** How many words of a phrase stand in a text, if all do; 0 if one is missing, or one is there that must not be. */
function fitOf(phrase: string, text: string, notions: ReadonlySet<string>): number {
  const words = phrase.split(" ");
  const says = (alternatives: string): boolean =>
    alternatives
      .split("/")
      .some((word) => (word.startsWith("=") ? notions.has(word.slice(1)) : word !== "" && text.includes(word)));
  const all = words.every((word) => (word.startsWith("!") ? !says(word.slice(1)) : says(word)));
  return all ? words.filter((word) => !word.startsWith("!")).length : 0;
}
