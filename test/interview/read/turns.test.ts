import { describe, expect, it } from "vitest";
import { readLine } from "../../../src/interview/read/index.ts";
import { flatLine, labelSet } from "./flat.ts";
import { turnCases } from "./turn-cases.ts";

const line = (text: string) => flatLine(readLine(text, "2026-11-21"));

describe("turns of phrase", () => {
  it.each(turnCases)("reads %s", (text, label) => expect(line(text)).toEqual(labelSet(label)));
});
