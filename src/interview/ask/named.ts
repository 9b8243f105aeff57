// What a question names outright: a document by its number, an article, a day or a year.
import { normalise } from "../read/text.ts";
import type { Library } from "./library.ts";

export interface Named {
  readonly documents: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** Stretches of days. */
  readonly days: readonly { readonly from: string; readonly to: string }[];
  /** How it used to be. */
  readonly past: boolean;
}

const digits = "零一二三四五六七八九";

/** 七十三 for 73; the articles of these laws stay below 100. */
function inChinese(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const ending = ones === 0 ? "" : (digits[ones] ?? "");
  return tens === 0 ? ending : `${tens === 1 ? "" : digits[tens]}十${ending}`;
}

export function namedIn(question: string, library: Library): Named {
  const text = normalise(question);
  const numbers = new Set([...text.matchAll(/(\d{1,3})号(?![前后])/g)].map(([, number]) => number ?? ""));
  const documents = new Set<string>();
  for (const { clause } of library.entries.values()) {
    const { id, number, title } = clause.document;
    const own = /(\d+)号/.exec(number ?? "")?.[1] ?? "";
    const short = title.replace(/[《》]/g, "").replace("中华人民共和国", "");
    const isNewLaw = id === "sal-2026" && /新法|救助法/.test(text);
    if (isNewLaw || numbers.has(own) || (short.length > 3 && text.includes(short))) documents.add(id);
  }
  const articles = new Set<string>();
  for (const [, typed = ""] of text.matchAll(/第(\d{1,2}|[一二三四五六七八九十]{1,3})条/g)) {
    articles.add(`第${/\d/.test(typed) ? inChinese(Number(typed)) : typed}条`);
  }
  const days = [...text.matchAll(/(20\d\d)年?(?:(\d{1,2})月)?/g)].map(([, year = "", month]) => {
    const part = month === undefined ? null : `${year}-${month.padStart(2, "0")}`;
    return { from: part === null ? `${year}-01-01` : `${part}-01`, to: part === null ? `${year}-12-31` : `${part}-31` };
  });
  return {
    documents,
    articles,
    days,
    past: /以前|原来|过去|从前|旧(?:规定|办法|政策)|老(?:规定|办法|政策)|\bformerly\b|\bused to\b/.test(text),
  };
}
