/** A line of input; text is null where the bytes are not UTF-8 (a file saved as GBK, mostly). */
export interface InputLine {
  readonly number: number;
  readonly text: string | null;
}

const newline = 0x0a;

/** Splits bytes into lines without holding more than one line; a byte order mark and `\r` before the break are dropped. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<InputLine> {
  let number = 0;
  let held: Uint8Array[] = [];
  const take = (last: Uint8Array): InputLine => {
    number += 1;
    const text = decode(held.length === 0 ? last : Buffer.concat([...held, last]));
    held = [];
    return { number, text: text === null ? null : text.replace(/\r$/, "") };
  };
  for await (const part of bytes) {
    const chunk = typeof part === "string" ? Buffer.from(part) : part;
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      yield take(chunk.subarray(start, end));
      start = end + 1;
    }
    // Copied, because a stream may use its buffer again.
    if (start < chunk.length) held.push(Uint8Array.from(chunk.subarray(start)));
  }
  if (held.length > 0) yield take(new Uint8Array());
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
