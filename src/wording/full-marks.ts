// Packs are written with the marks of a keyboard; Chinese is read with its own.

const full: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！" };
const han = "[\\p{Script=Han}”《》〔〕、。％%）]";
const marks = new RegExp(`(?<=${han})[,;:?!](?!\\d{3}(?!\\d))|[,;:?!](?=\\p{Script=Han}|[“《])`, "gu");
const brackets = /\(([^()\n]*)\)/gu;

/** A Chinese text with full-width marks where they stand among Chinese words; figures and code keep theirs. */
export function withFullMarks(text: string): string {
  const bracketed = text.replace(brackets, (whole: string, inner: string, at: number) =>
    /\p{Script=Han}/u.test(inner) || /\p{Script=Han}/u.test(text[at - 1] ?? "") ? `（${inner}）` : whole,
  );
  return bracketed.replace(marks, (mark) => full[mark] ?? mark);
}
