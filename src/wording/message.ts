/** A piece of text; `style` is a hint that a channel may ignore. */
export interface Span {
  readonly text: string;
  readonly style?: "bold" | "italic" | "code";
}

export type Line = readonly Span[];

export interface Button {
  readonly label: string;
  /** At most 64 bytes. */
  readonly data: string;
}

/** A file that goes along with a message. */
export interface MessageFile {
  /** Of letters, digits, dots and hyphens, so that every system takes it. */
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** What a channel sends: lines of text, and rows of buttons. Nothing in the text needs escaping to be safe. */
export interface Message {
  readonly lines: readonly Line[];
  readonly buttons: readonly (readonly Button[])[];
  /** The question is answered by a number, so a number that is typed is never the number of a button. */
  readonly expects?: "number";
  readonly file?: MessageFile;
}

export function line(text: string, style?: NonNullable<Span["style"]>): Line {
  return [style === undefined ? { text } : { text, style }];
}

/** Letters of a message as people count them. */
export function lettersIn(lines: readonly Line[]): number {
  return lines.reduce((sum, spans) => sum + spans.reduce((inner, { text }) => inner + [...text].length, 0), 0);
}

/** Buttons in rows of at most `wide`. */
export function rowsOf(buttons: readonly Button[], wide: number): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const last = rows.at(-1);
    if (last === undefined || last.length === wide) rows.push([button]);
    else last.push(button);
  }
  return rows;
}
