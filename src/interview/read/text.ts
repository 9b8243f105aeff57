/** A stretch of the text as it was given: UTF-16 offsets, `to` not included. */
export type Span = readonly [from: number, to: number];
export type Data = Readonly<Record<string, string>>;

const traditional = "萬億兩個歲貳參陸塊錢農鄉鎮殘證級聽視語體經營業險養婦媽爺孫親長學讀導勞動無種務強戒獄過離東圓戶";
const simplified = "万亿两个岁贰叁陆块钱农乡镇残证级听视语体经营业险养妇妈爷孙亲长学读导劳动无种务强戒狱过离东圆户";

const single = new Map<string, string>([
  ...[...traditional].map((char, at) => [char, simplified[at] ?? char] as const),
  ["　", " "],
  ["\u00a0", " "],
  ["\t", " "],
  ["−", "-"],
  ["–", "-"],
  ["—", "-"],
  ["﹣", "-"],
  ["〜", "~"],
  ["○", "〇"],
  ["￥", "¥"],
  ["“", '"'],
  ["”", '"'],
]);

// Certain slips of the thumb and of the input method. Each pair has the same length, so that spans stay aligned.
const slips: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/残疾症/g, "残疾证"],
  [/施宝/g, "施保"],
  [/[底地]保(?=户|金|线|标准)/g, "低保"],
  [/渐进期/g, "渐退期"],
  [/户住(?=\d|男|女|,| )/g, "户主"],
  [/妻字/g, "妻子"],
  [/肢休|支体|肢提/g, "肢体"],
  [/智利(?=[一二三四1-4残])/g, "智力"],
  [/听立(?=[一二三四1-4残])/g, "听力"],
  [/收人(?!家)/g, "收入"],
  [/人钧/g, "人均"],
  [/块前/g, "块钱"],
  [/城震/g, "城镇"],
  [/重并/g, "重病"],
];

/**
 * One character in, one character out: half width, lower case, simplified, certain misspellings mended.
 * The length never changes, so a span found in the result is a span of the text that was given.
 */
export function normalise(text: string): string {
  let plain = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const char = text.charAt(at);
    if (code >= 0x41 && code <= 0x5a) plain += String.fromCharCode(code + 32);
    else if (code < 0x80) plain += single.get(char) ?? char;
    else if (code >= 0xff21 && code <= 0xff3a) plain += String.fromCharCode(code - 0xfee0 + 32);
    else if (code === 0xff0c) plain += char;
    else if (code >= 0xff01 && code <= 0xff5e) plain += String.fromCharCode(code - 0xfee0);
    else plain += single.get(char) ?? char;
  }
  // １２，０００ is one number; elsewhere a full-width comma separates (8000，1人).
  if (plain.includes("，")) plain = plain.replace(/(?<!\d\d\d)(\d)，(?=\d{3}(?!\d))/g, "$1,");
  if (!/[残施保渐户妻肢支智听收人块城重]/.test(plain)) return plain;
  for (const [wrong, right] of slips) plain = plain.replace(wrong, right);
  return plain;
}

/** Matches a sticky expression at one place. */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** The span without the spaces and marks at its ends. */
export function trimSpan(text: string, [from, to]: Span): Span {
  let start = from;
  let end = to;
  while (start < end && /[\s,，。.;；、!！:：~]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s,，。.;；、!！:：~]/.test(text.charAt(end - 1))) end -= 1;
  return [start, end];
}

export function wholeSpan(text: string): Span {
  return trimSpan(text, [0, text.length]);
}

/** A text that may be said again: rows of digits that may be an ID or a telephone number are left out. */
export function masked(text: string): string {
  return text.replace(/[0-9０-９]{11,}[xXｘＸ]?/g, "…");
}
