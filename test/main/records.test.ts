import { describe, expect, test } from "vitest";
import { linesOf } from "../../src/commands/input.ts";
import { recordsOf } from "../../src/commands/record.ts";

async function* parts(...texts: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* texts;
}

async function read(...texts: readonly (string | Uint8Array)[]): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const record of recordsOf(linesOf(parts(...texts)))) found.push(record.ok ? record.value : record.code);
  return found;
}

describe("records", () => {
  test.each<[string, string, unknown[]]>([
    ["one object on one line", '{"a":1}', [{ a: 1 }]],
    ["one object and blank lines after it", '{"a":1}\n\n\n', [{ a: 1 }]],
    ["one object over lines", '{\n  "a": [\n    {"b":1}\n  ]\n}\n', [{ a: [{ b: 1 }] }]],
    ["one object over lines after a blank one", '\n{\n"a": 1\n}\n', [{ a: 1 }]],
    ["a broken object over lines is one fault", '{\n  "a":\n}\n', ["notJson"]],
    ["a line each", '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    ["the last line without a break", '{"a":1}\n{"a":2}', [{ a: 1 }, { a: 2 }]],
    ["lines that end as on Windows, after a byte order mark", '\uFEFF{"a":1}\r\n{"a":2}\r\n', [{ a: 1 }, { a: 2 }]],
    ["a blank line between is a bad line", '{"a":1}\n\n{"a":2}\n', [{ a: 1 }, "emptyLine", { a: 2 }]],
    ["a bad first line", '{"a":\n{"a":2}\n{"a":3}\n', ["notJson", { a: 2 }, { a: 3 }]],
    ["a bad line in the middle", '{"a":1}\n{"a"\n{"a":3}\n', [{ a: 1 }, "notJson", { a: 3 }]],
    ["nothing but bad lines", "x\ny\nz\n", ["notJson", "notJson", "notJson"]],
    ["a blank line at the end of several", '{"a":1}\n{"a":2}\n\n', [{ a: 1 }, { a: 2 }, "emptyLine"]],
    ["nothing", "", []],
  ])("%s", async (_, text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  test("characters that are cut between two parts stay whole", async () => {
    const bytes = new TextEncoder().encode('{"a":"都江"}\n{"a":"镇"}\n');
    expect(await read(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual([{ a: "都江" }, { a: "镇" }]);
  });

  test("bytes that are not UTF-8 spoil their own line only", async () => {
    const gbk = Uint8Array.of(0x7b, 0x22, 0xb6, 0xbc, 0xbd, 0xad, 0x22, 0x7d, 0x0a);
    expect(await read('{"a":1}\n', gbk, '{"a":2}\n')).toEqual([{ a: 1 }, "notUtf8", { a: 2 }]);
    expect(await read(gbk, '{"a":2}\n')).toEqual(["notUtf8", { a: 2 }]);
  });

  test("a complete line is answered before the next one comes", async () => {
    const waiting = Promise.withResolvers<void>();
    async function* slow(): AsyncGenerator<string> {
      yield '{"a":1}\n';
      await waiting.promise;
      yield '{"a":2}\n';
    }
    const records = recordsOf(linesOf(slow()));
    expect((await records.next()).value).toMatchObject({ value: { a: 1 } });
    waiting.resolve();
    expect((await records.next()).value).toMatchObject({ value: { a: 2 } });
  });

  test("what never becomes one object is taken line by line before it fills the memory", async () => {
    const long = `{"a": "${"x".repeat(2_500_000)}`;
    expect(await read(`${long}\n`, `${long}\n`, '{"a":3}\n')).toEqual(["notJson", "notJson", { a: 3 }]);
  });
});
