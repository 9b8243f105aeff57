// From a text to the terms by which it is found: notions (one for all ways of saying a thing), words and pairs of letters.
import { pinyin } from "pinyin-pro";
import { normalise } from "../read/text.ts";
import { notions } from "./notions.ts";

/** A stretch of a question that means something, with the terms of which any one finds it. */
export interface Unit {
  readonly text: string;
  readonly terms: readonly string[];
  readonly kind: "notion" | "word";
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

const mark = "=";
/** The term of a notion; no text holds one. */
export const notionTerm = (name: string): string => `${mark}${name}`;

const byPhrase = new Map<string, readonly string[]>();
/** Phrases by their first two letters. */
const byFirst = new Map<string, string[]>();
const noPhrases: readonly string[] = [];
const byEnglish = new Map<string, readonly string[]>();
const bySound = new Map<string, readonly string[]>();
let longestEnglish = 1;

for (const { name, chinese, english } of notions) {
  for (const phrase of chinese) {
    byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), name]);
    const first = phrase.slice(0, 2);
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  for (const phrase of english) {
    const words = phrase.split("-").map(stem);
    longestEnglish = Math.max(longestEnglish, words.length);
    const key = words.join(" ");
    byEnglish.set(key, [...(byEnglish.get(key) ?? []), name]);
  }
}

/** Sounds are worked out when the first slip is met: most questions have none. */
function sounds(): ReadonlyMap<string, readonly string[]> {
  if (bySound.size === 0) {
    for (const [phrase, names] of byPhrase) {
      if (/^\p{Script=Han}{2,}$/u.test(phrase)) bySound.set(soundOf(phrase), names);
    }
  }
  return bySound;
}

function soundOf(text: string): string {
  return pinyin(text, { toneType: "none", type: "array" }).join(" ");
}

/** 要不要, 够不够: what is asked so says no word of its own. */
const either = /(\p{Script=Han})[不没]\1/gu;

const segmenter = new Intl.Segmenter("zh-CN", { granularity: "word" });

/** Grammar, politeness and the asking itself: words that say nothing of what is asked. */
const silent = new Set(
  (
    "的 了 吗 呢 吧 啊 呀 么 嘛 哦 哈 着 过 地 得 之 与 和 跟 同 及 或 或者 而 但 但是 如果 要是 假如 那 那么 这 这个 那个 这些 那些 这样 那样 这种 那种 " +
    "我 我们 咱 咱们 你 你们 他 她 它 他们 她们 自己 人家 别人 大家 有人 某 某个 某人 请 请问 问 问下 问问 问一下 想问 咨询 一下 麻烦 您 老师 你好 您好 谢谢 " +
    "什么 啥 怎么 怎样 怎么样 咋 咋办 怎么办 如何 哪 哪个 哪些 哪里 哪儿 谁 几 多 多少 为什么 是否 是不是 能不能 可不可以 可以不可以 要不要 会不会 有没有 能否 可否 行不行 " +
    "新法 旧法 写了 好多 咋个 咋样 才给 是啥 样 哪样 项 写 写啥 得到 对不对 不要 别的 到底 指 能吃 行 行吗 处理 怎么处理 里头 下回 过不去 动不动 还算 他的 还叫 钱 情形 叫 呗 嘞 撒 特别 归 下来 是 不是 有 没 没有 不 不能 不会 不可以 能 能够 可以 可 会 应该 应 该 要 需要 须 必须 得 想 让 叫 使 被 把 给 对 对于 关于 向 往 从 到 在 由 按 按照 根据 为 为了 以 于 就 就是 都 也 还 还是 还要 还有 再 又 才 只 只有 只能 只是 已 已经 曾 正 正在 将 将要 来 去 上 下 中 里 内 外 后 前 时 时候 之后 之前 以后 以前 以内 以上 以下 期间 当 算 做 办 弄 搞 说 讲 看 知道 晓得 听说 规定 政策 条款 条例 文件 要求 情况 问题 原因 方面 东西 事 事情 家 家里 户 人 人员 个 位 名 条 次 种 些 点 一 一个 一点 一些 两 两个 几个 每 每个 各 另 另外 其他 其它 有关 相关 具体 一般 现在 目前 今年 我家 他家 人家 当地 本地 我们这 这里 那里 这边 那边 还能 能用 是什么 叫什么 " +
    "a an the of to in on at by for with from as is are was were be been being do does did can could may might must shall should will would have has had i we you he she it they me us him her them my our your his its their this that these those there here what which who whom whose when where why how if or and but not no any some such about into than then so also just only very much many more most please tell know does there's what's how's get gets got"
  ).split(" "),
);

export const isSilent = (word: string): boolean => silent.has(word) || silent.has(stem(word));

function stem(word: string): string {
  // Chinese words, which are most, have no ending to take off.
  if (word.length < 4 || word.charCodeAt(0) > 0x7a || !/^[a-z]+$/.test(word)) return word;
  return word.replace(/(?:ies)$/, "y").replace(/(?:(?<=[sxz])es|ing|ed|(?<!s)s)$/, "");
}

function findNotions(text: string): readonly Found[] {
  const found: Found[] = [];
  for (let at = 0; at < text.length; at += 1) {
    for (const phrase of byFirst.get(text.slice(at, at + 2)) ?? noPhrases) {
      if (text.startsWith(phrase, at))
        found.push({ from: at, to: at + phrase.length, names: byPhrase.get(phrase) ?? [] });
    }
    const alone = byPhrase.get(text.charAt(at));
    if (alone !== undefined && at + 1 < text.length) found.push({ from: at, to: at + 1, names: alone });
  }
  const words = [...text.matchAll(/[a-z]+/g)];
  for (let at = 0; at < words.length; at += 1) {
    for (let length = Math.min(longestEnglish, words.length - at); length > 0; length -= 1) {
      const stretch = words.slice(at, at + length);
      const names = byEnglish.get(stretch.map(([word]) => stem(word)).join(" "));
      const last = stretch.at(-1);
      if (names === undefined || last === undefined) continue;
      found.push({ from: stretch[0]?.index ?? 0, to: last.index + last[0].length, names });
    }
  }
  return found;
}

const isInside = (one: Found, other: Found): boolean =>
  one !== other && other.from <= one.from && one.to <= other.to && one.to - one.from < other.to - other.from;

/** What figures in a text answer: how long, how much, when. */
const figured: readonly (readonly [RegExp, string])[] = [
  [/\d+ ?个?(?:工作日|日内|天|个月|日)|半年|一年|\b\d+ (?:working )?(?:days?|months?)/, "时限"],
  [/\d月\d+日|\d{4}-\d\d-\d\d/, "截止"],
  [/\d元|\d yuan/, "多少钱"],
  [/\d%|\d ?倍|分之/, "比例"],
];

function addLetters(text: string, inPairs: boolean, terms: Set<string>): void {
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true && !isSilent(segment)) terms.add(stem(segment));
  }
  if (!inPairs) return;
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 0; at + 2 <= run.length; at += 1) terms.add(run.slice(at, at + 2));
  }
}

/** The terms under which a text of the packs is found: it is written without slips. `inPairs`: by pairs of letters too. */
export function termsOf(text: string, inPairs = true): readonly string[] {
  const plain = text.toLowerCase();
  const terms = new Set<string>();
  const found = findNotions(plain);
  for (const { names } of found) for (const name of names) terms.add(notionTerm(name));
  for (const [pattern, name] of figured) if (pattern.test(plain)) terms.add(notionTerm(name));
  // What is found by its notion needs no words of its own there, unless pairs of letters are wanted too.
  addLetters(inPairs ? plain : without(found, plain), inPairs, terms);
  return [...terms];
}

function without(found: readonly Found[], text: string): string {
  let rest = "";
  let end = 0;
  for (const { from, to } of [...found].sort((one, other) => one.from - other.from)) {
    if (from > end) rest += text.slice(end, from);
    if (to > end) rest += " ".repeat(to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return rest + text.slice(end);
}

/** The notions and words of a short phrase, each once. */
export function phraseTerms(text: string): readonly string[] {
  return partsOf(text.toLowerCase(), () => []).map(({ terms }) => terms[0] ?? "");
}

/** The notions that a text names, by name. */
export function notionsIn(text: string): ReadonlySet<string> {
  return new Set(findNotions(normalise(text)).flatMap(({ names }) => names));
}

/**
 * The parts of a question that mean something. `isKnown` tells whether any clause has a term: only a word that none has
 * may be a slip for one that sounds alike.
 */
export function unitsOf(question: string, isKnown: (term: string) => boolean): readonly Unit[] {
  return partsOf(normalise(question), (rest) => [...slipsIn(rest, isKnown)]);
}

function partsOf(text: string, mend: (rest: string) => readonly Unit[]): readonly Unit[] {
  const all = findNotions(text);
  const found = all.filter((one) => !all.some((other) => isInside(one, other)));
  const units: Unit[] = found.map(({ from, to, names }) => ({
    text: text.slice(from, to),
    terms: names.map(notionTerm),
    kind: "notion",
  }));
  const rest = without(found, text);
  const mended = mend(rest);
  units.push(...mended);
  const left = mended.reduce((sum, { text: one }) => sum.replace(one, " "), rest).replace(either, "  $1");
  for (const { segment, isWordLike } of segmenter.segment(left)) {
    if (isWordLike !== true || isSilent(segment) || /^\d+$/.test(segment)) continue;
    units.push({ text: segment, terms: termsOfWord(segment), kind: "word" });
  }
  return distinct(units);
}

function termsOfWord(word: string): readonly string[] {
  const pairs = /^\p{Script=Han}{3,}$/u.test(word)
    ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
    : [];
  return [stem(word), ...pairs];
}

function* slipsIn(rest: string, isKnown: (term: string) => boolean): Iterable<Unit> {
  for (const [run] of rest.matchAll(/\p{Script=Han}{2,}/gu)) {
    let at = 0;
    while (at + 2 <= run.length) {
      const heard = slipAt(run, at, isKnown);
      if (heard !== null) yield heard;
      at += heard === null ? 1 : heard.text.length;
    }
  }
}

function slipAt(run: string, at: number, isKnown: (term: string) => boolean): Unit | null {
  for (let length = Math.min(6, run.length - at); length >= 2; length -= 1) {
    const text = run.slice(at, at + length);
    if (length === 2 && (isKnown(text) || isSilent(text) || isSilent(text.charAt(0)) || isSilent(text.charAt(1))))
      continue;
    if (saysNothing(text)) continue;
    const names = sounds().get(soundOf(text)) ?? (length >= 4 ? nearlyWritten(text) : undefined);
    if (names !== undefined) return { text, terms: names.map(notionTerm), kind: "notion" };
  }
  return null;
}

function saysNothing(text: string): boolean {
  return [...segmenter.segment(text)].every(({ segment }) => isSilent(segment));
}

/** A phrase of the same length with one other letter: 特因人员. */
function nearlyWritten(text: string): readonly string[] | undefined {
  for (const [phrase, names] of byPhrase) {
    if (phrase.length !== text.length) continue;
    let off = 0;
    for (let at = 0; at < text.length && off < 2; at += 1) if (phrase[at] !== text[at]) off += 1;
    if (off === 1) return names;
  }
  return undefined;
}

function distinct(units: readonly Unit[]): readonly Unit[] {
  const seen = new Set<string>();
  return units.filter(({ terms }) => {
    const key = terms.join(" ");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
