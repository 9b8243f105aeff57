import fc from "fast-check";
import { expect, test } from "vitest";
import { openEnvelope, sealEnvelope } from "../../src/store/envelope.ts";

const document = { key: { chat: "7" }, text: '低保 😀 \\ "', list: [1, null, true], version: 2 };
const sealed = sealEnvelope({ version: 1, document });

test("an envelope gives back what was sealed", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 9 }), (value, version) => {
      const opened = openEnvelope(sealEnvelope({ version, document: value }), 9);
      // JSON knows no negative zero.
      expect(opened).toEqual({ kind: "good", envelope: { version, document: JSON.parse(JSON.stringify(value)) } });
    }),
    { seed: 1 },
  );
});

test("a turned bit is noticed, whichever it is", () => {
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const turned = Buffer.from(sealed);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect([bit, openEnvelope(turned, 9).kind]).toEqual([bit, "damaged"]);
  }
});

test("a cut is noticed, wherever it is, and so is anything behind the end", () => {
  for (let length = 0; length < sealed.length; length += 1) {
    expect([length, openEnvelope(sealed.subarray(0, length), 9).kind]).toEqual([length, "damaged"]);
  }
  expect(openEnvelope(Buffer.concat([sealed, Buffer.from("\n")]), 9).kind).toBe("damaged");
  expect(openEnvelope(Buffer.concat([sealed, sealed]), 9).kind).toBe("damaged");
});

test("a later version is told from damage, the newest known one is read", () => {
  const later = sealEnvelope({ version: 3, document });
  expect(openEnvelope(later, 2)).toEqual({ kind: "newer", version: 3 });
  expect(openEnvelope(later, 3).kind).toBe("good");
});
