import type { Message, Span } from "../wording/index.ts";

/** What a platform takes in one message. */
export interface Limits {
  /** UTF-16 units of text. */
  readonly text: number;
  /** Pieces of formatting. */
  readonly styles: number;
}

/** Room for the line that says that a part may be a repeat. */
const spareText = 100;

/**
 * Cuts a message into parts that fit, between lines where it can and inside a line, never inside a character, where
 * it must. The buttons and the file stay with the last part. There is always a part, even of a message without a word.
 */
export function paginate(message: Message, limits: Limits): readonly Message[] {
  const room = limits.text - spareText;
  const pages: (readonly Span[])[][] = [[]];
  let length = 0;
  let styles = 0;
  for (const line of message.lines.flatMap((each) => cutLine(each, room, limits.styles))) {
    const lineLength = lengthOf(line) + 1;
    const lineStyles = stylesOf(line);
    if (length > 0 && (length + lineLength > room || styles + lineStyles > limits.styles)) {
      pages.push([]);
      length = 0;
      styles = 0;
    }
    pages.at(-1)?.push(line);
    length += lineLength;
    styles += lineStyles;
  }
  // A page of blanks only is refused by every platform.
  const filled = pages.filter((lines) => lines.some((line) => line.some(({ text }) => text.trim() !== "")));
  const parts = filled.length > 0 ? filled : [[[{ text: "…" }]]];
  return parts.map((lines, index) => {
    if (index < parts.length - 1) return { lines, buttons: [] };
    const { buttons, file } = message;
    return { lines, buttons, ...(file === undefined ? {} : { file }) };
  });
}

/** A line as lines that each fit; one that fits stays as it is. */
function cutLine(line: readonly Span[], room: number, styles: number): (readonly Span[])[] {
  if (lengthOf(line) < room && stylesOf(line) <= styles) return [line];
  const lines: Span[][] = [[]];
  let left = room - 1;
  let stylesLeft = styles;
  for (const span of line) {
    let rest = span.text;
    while (rest !== "") {
      if (left <= 1 || (span.style !== undefined && stylesLeft === 0)) {
        lines.push([]);
        left = room - 1;
        stylesLeft = styles;
      }
      const piece = rest.slice(0, wholeCharacters(rest, left));
      lines.at(-1)?.push({ ...span, text: piece });
      left -= piece.length;
      if (span.style !== undefined) stylesLeft -= 1;
      rest = rest.slice(piece.length);
    }
  }
  return lines;
}

/** How many of the first units can be taken without parting a surrogate pair. */
function wholeCharacters(text: string, units: number): number {
  if (text.length <= units) return text.length;
  const last = text.charCodeAt(units - 1);
  return last >= 0xd800 && last <= 0xdbff ? units - 1 : units;
}

function lengthOf(line: readonly Span[]): number {
  return line.reduce((sum, { text }) => sum + text.length, 0);
}

function stylesOf(line: readonly Span[]): number {
  return line.filter(({ style }) => style !== undefined).length;
}

export interface Entity {
  readonly type: "bold" | "italic" | "code";
  /** UTF-16 units, as a JavaScript string counts. */
  readonly offset: number;
  readonly length: number;
}

/** Text with its formatting beside it, so that nothing in the text can be taken for formatting. */
export function toEntities(message: Message): { readonly text: string; readonly entities: readonly Entity[] } {
  let text = "";
  const entities: Entity[] = [];
  message.lines.forEach((line, index) => {
    if (index > 0) text += "\n";
    for (const span of line) {
      // A break inside a span would be a line that was not counted; half a character is nothing anyone can read.
      const clean = span.text.toWellFormed();
      if (span.style !== undefined && clean.trim() !== "") {
        entities.push({ type: span.style, offset: text.length, length: clean.length });
      }
      text += clean;
    }
  });
  return { text, entities };
}

/** Text alone, a line a line. */
export function toPlainLines(message: Message): readonly string[] {
  return message.lines.map((line) => line.map(({ text }) => text).join(""));
}
