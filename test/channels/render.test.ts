import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paginate, toEntities, toPlainLines } from "../../src/channels/render.ts";
import type { Message, Span } from "../../src/wording/index.ts";

const message = (...lines: (string | readonly Span[])[]): Message => ({
  lines: lines.map((line) => (typeof line === "string" ? [{ text: line }] : line)),
  buttons: [[{ label: "ok", data: "ok" }]],
});
const limits = { text: 4096, styles: 100 };
const textsOf = (parts: readonly Message[]) => parts.map((part) => toEntities(part).text);

describe("cutting into parts", () => {
  // A hundred units are kept for the line that says that a part may be a repeat.
  test.each([
    [3995, 1],
    [3996, 2],
    [4096, 2],
    [7990, 2],
    [7991, 3],
  ])("one line of %i units makes %i part(s)", (units, count) => {
    const parts = paginate(message("x".repeat(units)), limits);
    expect(parts).toHaveLength(count);
    expect(textsOf(parts).join("")).toBe("x".repeat(units));
  });

  test("is done between lines, and the buttons stay with the last part", () => {
    const parts = paginate(message("a".repeat(3000), "b".repeat(3000), "c"), limits);
    expect(textsOf(parts)).toEqual(["a".repeat(3000), `${"b".repeat(3000)}\nc`]);
    expect(parts.map(({ buttons }) => buttons.length)).toEqual([0, 1]);
  });

  test("leaves no character in halves, wherever the limit falls", () => {
    for (const lead of ["", "x"]) {
      const line = lead + "😀".repeat(4000);
      const texts = textsOf(paginate(message(line), limits));
      expect(texts.every((text) => text.isWellFormed())).toBe(true);
      expect(texts.join("")).toBe(line);
    }
  });

  test("keeps within the number of pieces of formatting", () => {
    const styled = Array.from({ length: 250 }, (_, i): Span => ({ text: `${i} `, style: "bold" }));
    for (const lines of [[styled], styled.map((span) => [span])]) {
      const parts = paginate({ lines, buttons: [] }, limits);
      expect(parts.map((part) => toEntities(part).entities.length)).toEqual([100, 100, 50]);
    }
  });

  test.each([[[]], [["", "  "]], [["\n\n"]]])("a message without a word is still a message: %j", (lines) => {
    const parts = paginate(message(...lines), limits);
    expect(textsOf(parts)).toEqual(["…"]);
    expect(parts[0]?.buttons).toHaveLength(1);
  });

  // A span's style is absent, never undefined.
  const styled = (text: string, style: Span["style"]): Span => (style === undefined ? { text } : { text, style });

  test("fits every message, loses nothing, and leaves room for the mark of a repeat", () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ minLength: 200, maxLength: 900 }));
    const style = fc.constantFrom<Span["style"][]>("bold", "italic", "code", undefined);
    const span = fc.tuple(text, style).map(([words, look]) => styled(words, look));
    fc.assert(
      fc.property(fc.array(fc.array(span, { maxLength: 6 }), { maxLength: 30 }), (lines) => {
        const small = { text: 600, styles: 7 };
        const parts = paginate({ lines, buttons: [] }, small);
        const whole = (texts: readonly string[]) => texts.join("").replace(/\s/g, "").replace(/^…$/, "");
        expect(whole(parts.flatMap(toPlainLines))).toBe(whole(toPlainLines({ lines, buttons: [] })));
        for (const part of parts) {
          const { text, entities } = toEntities(part);
          expect(text.length).toBeLessThanOrEqual(500);
          expect(entities.length).toBeLessThanOrEqual(7);
          expect(text.trim()).not.toBe("");
          for (const { offset, length } of entities)
            expect(text.slice(offset, offset + length).isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe("formatting", () => {
  test("stands beside the text, counted in UTF-16 units", () => {
    const lines: (readonly Span[])[] = [
      [{ text: "😀低保" }, { text: "436.00", style: "bold" }],
      [{ text: "x", style: "code" }, { text: " " }, { text: "𠮷", style: "italic" }],
    ];
    expect(toEntities({ lines, buttons: [] })).toEqual({
      text: "😀低保436.00\nx 𠮷",
      entities: [
        { type: "bold", offset: 4, length: 6 },
        { type: "code", offset: 11, length: 1 },
        { type: "italic", offset: 13, length: 2 },
      ],
    });
  });

  test("is left out where there is nothing to format", () => {
    expect(
      toEntities(message([{ text: "", style: "bold" }, { text: "  ", style: "code" }, { text: "a" }])).entities,
    ).toEqual([]);
  });

  test("makes half characters whole instead of sending them", () => {
    expect(toEntities(message("a\ud83d")).text).toBe("a\ufffd");
  });
});
