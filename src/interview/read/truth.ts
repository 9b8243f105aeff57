import { matchAt, normalise, type Span, wholeSpan } from "./text.ts";
import { bareVerbs, consentWords, havingWords, truthWords } from "./vocabulary.ts";

export type TruthReading =
  | {
      readonly kind: "yes" | "no" | "unknown" | "refused";
      readonly span: Span;
      readonly understood: string;
      readonly unread: readonly string[];
    }
  | { readonly kind: "vague"; readonly text: string; readonly span: Span; readonly understood: "" }
  | { readonly kind: "none" };

export interface TruthWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const asWord = (words: readonly string[]): RegExp =>
  new RegExp(
    [...words]
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join("|"),
    "y",
  );
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

type Answer = "yes" | "no" | "unknown" | "refused" | "vague" | "question";
const ordered: readonly Answer[] = ["question", "vague", "refused", "unknown", "yes", "no"];
const general = new Map<Answer, RegExp>(ordered.map((answer) => [answer, asWord(truthWords[answer])]));

const particle = /(?:[的了啊呀呢哈嘛啦哦喔噢哟吖~!。,，！、\s;；)]|\.(?!\d))*/y;
const latin = /[a-z]/;

/**
 * Reads a yes or a no. A text that begins with one may go on (有,两辆): the rest comes back in `unread`. 没错 and 没问题 are yes, 不是没有
 * and 应该有吧 are vague, 有没有 is a question and no answer. `extra` are words that mean yes or no to this question alone.
 */
export function readTruth(given: string, extra?: TruthWords): TruthReading {
  const text = normalise(given);
  const [start, end] = wholeSpan(given);
  if (start === end)
    return /^\s*[?？]+\s*$/.test(given)
      ? { kind: "unknown", span: [0, given.length], understood: "unknown", unread: [] }
      : { kind: "none" };
  const found = longestAt(text, start, extra);
  if (found === undefined) return bareVerb(given, text, [start, end]);
  const vague: TruthReading = { kind: "vague", text: given.slice(start, end), span: [start, end], understood: "" };
  const word = text.slice(start, start + found.length);
  // 是是是 says one thing.
  let after = start + found.length;
  while (text.startsWith(word, after) && after + word.length <= end) after += word.length;
  if (latin.test(word.at(-1) ?? "") && latin.test(text.charAt(after))) return { kind: "none" };
  const rest = matchAt(particle, text, after)?.[0] ?? "";
  const tail = after + rest.length;
  const span: Span = [start, after];
  if (found.answer === "question") return { kind: "none" };
  // 有吗 asks; 有吧 and 不是没有 leave it open.
  if (!word.startsWith("没") && /^(?:没有?[?？]?$|不[?？]?$)/.test(text.slice(after))) return { kind: "none" };
  if (/^(?:吗|么|[?？])/.test(text.slice(after)))
    return found.answer === "unknown" ? decided("unknown", span, []) : { kind: "none" };
  if (found.answer === "vague" || /^[的了啊]*[吧罢]/.test(text.slice(after))) return vague;
  const isConsent = consentWords.has(word) && found.answer === "yes";
  // 好了, 行了: something is over, not affirmed.
  if (isConsent && /^[的]?[了啦嘞咯]/.test(text.slice(after))) return vague;
  if (tail >= end) return decided(found.answer, span, []);
  if (found.answer === "unknown" && isIndirect(text.slice(tail, end))) return decided("unknown", [start, end], []);
  const remainder = given.slice(tail, end);
  // 有点, 对面, 行政: without a pause the word went on and was another word, unless what follows is a figure.
  const paused = /[,，、。.;；!！]/.test(rest) || (/\s/.test(rest) && !havingWords.has(word));
  const again = longestAt(text, tail, extra);
  if (!paused && again?.answer === found.answer && tail + again.length >= end)
    return decided(found.answer, [start, end], []);
  if (!paused && !(found.length > 1 && /^\d/.test(text.slice(after)))) return { kind: "none" };
  if (again !== undefined && again.answer !== found.answer && again.answer !== "question") return vague;
  if (again !== undefined && tail + again.length >= end) return decided(found.answer, [start, end], []);
  return isConsent ? vague : decided(found.answer, span, [remainder]);
}

/** 会, 不用, 算 by themselves: not to every question a yes or a no. */
function bareVerb(given: string, text: string, [start, end]: Span): TruthReading {
  const word = text.slice(start, end).replace(/[的了啦啊呀呢哦嘛吧]+$/, "");
  return bareVerbs.has(word)
    ? { kind: "vague", text: given.slice(start, end), span: [start, end], understood: "" }
    : { kind: "none" };
}

/** 不知道 有没有, 不清楚 是多少: what is not known is said again, no more. */
function isIndirect(rest: string): boolean {
  return /^[他她们家里这那户是有没不否到底具体符合超多少几什么哪种类个钱人岁级了啊呀]{1,8}$/.test(rest);
}

function decided(kind: "yes" | "no" | "unknown" | "refused", span: Span, unread: readonly string[]): TruthReading {
  return { kind, span, understood: kind, unread };
}

function longestAt(
  text: string,
  at: number,
  extra: TruthWords | undefined,
): { answer: Answer; length: number } | undefined {
  let best: { answer: Answer; length: number } | undefined;
  const consider = (answer: Answer, length: number): void => {
    if (length > (best?.length ?? 0)) best = { answer, length };
  };
  if (extra !== undefined) {
    consider("yes", matchAt(asWord(extra.yes), text, at)?.[0].length ?? 0);
    consider("no", matchAt(asWord(extra.no), text, at)?.[0].length ?? 0);
  }
  for (const answer of ordered) consider(answer, matchAt(general.get(answer) ?? /$^/y, text, at)?.[0].length ?? 0);
  return best;
}
