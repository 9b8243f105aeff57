import type { InputLine } from "./input.ts";

/** One household as it came in: parsed JSON, or why it can't be read. */
export type InputRecord =
  | { readonly line: number; readonly ok: true; readonly value: unknown }
  | { readonly line: number; readonly ok: false; readonly code: "notUtf8" | "emptyLine" | "notJson" };

/** An object written over several lines may be this long (characters); beyond it the input is taken as JSON Lines. */
const longestObject = 4_000_000;

/**
 * JSON Lines, a record for every line, or one JSON value over several lines, or followed by blank ones. A complete
 * line is yielded at once, so that a program may write a household and wait for its answer. Only while a first line
 * is incomplete are lines held, and are taken one by one after all when together they are no value.
 */
export async function* recordsOf(lines: AsyncIterable<InputLine>): AsyncGenerator<InputRecord> {
  let state: "start" | "one value" | "after one" | "lines" = "start";
  const held: InputLine[] = [];
  let length = 0;
  for await (const line of lines) {
    const record = parse(line);
    if (state === "start") state = record.ok ? "after one" : "one value";
    else if (state === "after one" && line.text?.trim() !== "") {
      yield* held.map(parse);
      state = "lines";
    }
    length += line.text?.length ?? 0;
    if (state === "one value" && (line.text === null || length > longestObject)) {
      yield* held.map(parse);
      state = "lines";
    }
    if (state === "lines" || (state === "after one" && record.ok)) yield record;
    else held.push(line);
  }
  if (state !== "one value") return;
  const whole = parse({ number: 1, text: held.map((line) => line.text).join("\n") });
  if (whole.ok || looksLikeOneObject(held)) yield whole;
  else yield* held.map(parse);
}

/** Whether broken text was meant as one object over lines: then one fault for all says more than one a line. */
function looksLikeOneObject(lines: readonly InputLine[]): boolean {
  const [first, ...others] = lines.map((line) => line.text ?? "");
  return /^\s*\{\s*$/.test(first ?? "") && others.length > 0 && !others.some((text) => text.startsWith("{"));
}

function parse(line: InputLine): InputRecord {
  if (line.text === null) return { line: line.number, ok: false, code: "notUtf8" };
  if (line.text.trim() === "") return { line: line.number, ok: false, code: "emptyLine" };
  try {
    return { line: line.number, ok: true, value: JSON.parse(line.text) };
  } catch {
    return { line: line.number, ok: false, code: "notJson" };
  }
}
