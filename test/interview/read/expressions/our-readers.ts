/** Reads a labelled expression with the readers that the conversation uses. */
import {
  type AmountReading,
  type Data,
  type DayReading,
  type NumberReading,
  readAge,
  readAmount,
  readAnswer,
  readCount,
  readDay,
  readNumber,
} from "../../../../src/interview/read/index.ts";
import type { Answer } from "./judge.ts";
import type { Expression } from "./read-expressions.ts";

export function readWithOurs({ wants, text, today }: Expression): Answer {
  switch (wants) {
    case "amount":
      return ofAmount(readAmount(text));
    case "money":
      return ofMoney(text, today ?? "2026-11-21");
    case "number":
      return ofNumber(readNumber(text));
    case "count":
      return ofNumber(readCount(text));
    case "age":
      return ofNumber(readAge(text, today));
    case "day":
      return ofDay(readDay(text, today ?? ""));
  }
}

/** Plain yuan; that there is nothing (没有存款) only the answer to a question says. */
function ofMoney(text: string, today: string): Answer {
  const reading = readAmount(text);
  if (reading.kind !== "none" && !/没/.test(text)) return ofAmount(reading);
  const answer = readAnswer({ id: "assets.deposits", kind: "money", unit: "yuan" }, text, today);
  if (answer.kind === "value") return { kind: "exact", value: String(answer.value) };
  return answer.kind === "ask" ? { kind: "ask" } : { kind: "none" };
}

function ofNumber(reading: NumberReading): Answer {
  switch (reading.kind) {
    case "exact":
      return { kind: "exact", value: reading.value };
    case "range":
      return { kind: "bounds", from: reading.from, to: reading.to };
    case "vague":
      return reading.bounds === undefined ? { kind: "ask" } : { kind: "bounds", ...reading.bounds };
    case "refused":
      return { kind: "ask" };
    case "none":
      return { kind: "none" };
  }
}

function ofAmount(reading: AmountReading): Answer {
  switch (reading.kind) {
    case "exact":
      return { kind: "exact", value: reading.amount, period: reading.period, perHead: reading.perHead };
    case "range":
      return { kind: "bounds", from: reading.from, to: reading.to, period: reading.period, perHead: reading.perHead };
    case "vague":
      if (reading.bounds === undefined) return { kind: "ask" };
      return { kind: "bounds", ...reading.bounds, period: reading.period, perHead: reading.perHead };
    case "refused":
      return reading.code === "day-rate" ? { kind: "ask", heard: ofDayRate(reading.data) } : { kind: "ask" };
    case "none":
      return { kind: "none" };
  }
}

function ofDayRate({ amount, from, above, to, below }: Data): Answer {
  const rate = { period: "day", perHead: false };
  if (amount !== undefined) return { kind: "exact", value: amount, ...rate };
  const ends = Object.entries({ from, above, to, below }).filter(([, value]) => value !== undefined);
  return ends.length === 0 ? { kind: "ask" } : { kind: "bounds", ...Object.fromEntries(ends), ...rate };
}

function ofDay(reading: DayReading): Answer {
  switch (reading.kind) {
    case "exact":
      // A day of which a part was filled in is read back before it is used.
      return { kind: "day", day: reading.day, toBeConfirmed: reading.assumed };
    case "refused":
      return { kind: "ask" };
    case "none":
      return { kind: "none" };
  }
}
