/** Reads a labelled expression with the readers that the conversation uses. */
import {
  type AmountReading,
  type DayReading,
  type NumberReading,
  readAge,
  readAmount,
  readCount,
  readDay,
  readNumber,
} from "../../../../src/interview/read/index.ts";
import type { Answer } from "./judge.ts";
import type { Expression } from "./read-expressions.ts";

export function readWithOurs({ wants, text, today }: Expression): Answer {
  switch (wants) {
    case "amount":
    case "money":
      return ofAmount(readAmount(text));
    case "number":
      return ofNumber(readNumber(text));
    case "count":
      return ofNumber(readCount(text));
    case "age":
      return ofNumber(readAge(text));
    case "day":
      return ofDay(readDay(text, today ?? ""));
  }
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
      // A day's wage was read; it says that only the number of days is lacking.
      if (reading.code === "day-rate" && reading.data.amount !== undefined)
        return { kind: "exact", value: reading.data.amount, period: "day", perHead: false };
      return { kind: "ask" };
    case "none":
      return { kind: "none" };
  }
}

function ofDay(reading: DayReading): Answer {
  switch (reading.kind) {
    case "exact":
      return { kind: "day", day: reading.day };
    case "refused":
      return { kind: "ask" };
    case "none":
      return { kind: "none" };
  }
}
