/**
 * The labelled expressions through our readers and through Microsoft's recognizers, by the same judge. The recognizers
 * know no period and no "per head", so these are not asked of them: a sum is right when its figure is. Where they offer
 * a past and a coming day, the past one is taken and counts as asked where it is not the one meant.
 */
import recognizers from "@microsoft/recognizers-text-suite";
import { type Answer, type Figures, figuresOf } from "../interview/read/expressions/judge.ts";
import { readWithOurs } from "../interview/read/expressions/our-readers.ts";
import { type Expression, readExpressions } from "../interview/read/expressions/read-expressions.ts";

interface Recognized {
  readonly text: string;
  readonly resolution?: Readonly<Record<string, unknown>> | null;
}

function readWithPeer({ wants, text, today }: Expression): Answer {
  const culture = /[\u4e00-\u9fff]/.test(text) ? recognizers.Culture.Chinese : recognizers.Culture.English;
  const numbers = (): readonly Recognized[] => recognizers.recognizeNumber(text, culture);
  switch (wants) {
    case "amount":
    case "money": {
      const sums: readonly Recognized[] = recognizers.recognizeCurrency(text, culture);
      return ofValues(sums.length > 0 ? sums : numbers());
    }
    case "number":
    case "count":
      return ofValues(numbers());
    case "age": {
      const ages: readonly Recognized[] = recognizers.recognizeAge(text, culture);
      return ofValues(ages.length > 0 ? ages : numbers());
    }
    case "day":
      return ofDays(recognizers.recognizeDateTime(text, culture, undefined, noon(today ?? "2026-11-21")), today ?? "");
  }
}

const noon = (day: string): Date => new Date(`${day}T12:00:00`);

function ofValues(found: readonly Recognized[]): Answer {
  const [first] = found;
  if (first === undefined) return { kind: "none" };
  const value = first.resolution?.value;
  if (found.length > 1 || typeof value !== "string" || !/^-?\d+(?:\.\d+)?$/.test(value)) return { kind: "ask" };
  return { kind: "exact", value };
}

function ofDays(found: readonly Recognized[], today: string): Answer {
  const [first] = found;
  if (first === undefined) return { kind: "none" };
  const values = first.resolution?.values;
  if (found.length > 1 || !Array.isArray(values)) return { kind: "ask" };
  const days = values.flatMap((one: Readonly<Record<string, string>>) =>
    one.type === "date" && one.value !== undefined ? [one.value] : [],
  );
  const day = days.filter((one) => one <= today).at(-1) ?? days[0];
  return day === undefined ? { kind: "ask" } : { kind: "day", day, toBeConfirmed: days.length > 1 };
}

/** Microseconds an expression, the best of five rounds. */
function timeOf(all: readonly Expression[], read: (one: Expression) => Answer): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    for (const one of all) read(one);
    best = Math.min(best, ((performance.now() - start) * 1000) / all.length);
  }
  return best;
}

function row(reader: string, set: string, kind: string, { right, asked, wrong }: Figures): string {
  const all = right + asked + wrong;
  const share = ((right * 100) / all).toFixed(1);
  const cells = [String(all), `${right} (${share} %)`, String(asked), String(wrong)];
  return `${reader.padEnd(12)}${set.padEnd(10)}${kind.padEnd(9)}${cells.map((cell) => cell.padStart(15)).join("")}`;
}

export async function run(): Promise<void> {
  const readers = [
    ["ours", readWithOurs],
    ["recognizers", readWithPeer],
  ] as const;
  const lines = [
    `${"".padEnd(31)}${["expressions", "right", "asked", "silently wrong"].map((head) => head.padStart(15)).join("")}`,
  ];
  for (const set of ["tuned", "held-out"] as const) {
    const all = readExpressions(set);
    for (const [name, read] of readers) {
      const { all: sum, kinds } = figuresOf(all, read);
      lines.push(row(name, set, "all", sum));
      for (const [kind, figures] of kinds) lines.push(row(name, set, kind, figures));
    }
  }
  const all = [...readExpressions("tuned"), ...readExpressions("held-out")];
  for (const [name, read] of readers) lines.push(`${name}: ${timeOf(all, read).toFixed(1)} µs an expression`);
  process.stdout.write(`${lines.join("\n")}\n`);
}
