// A question that puts a figure forward (公示三天就够了吧), beside the figures of the clause.
import { readNumber } from "../read/number.ts";
import { normalise } from "../read/text.ts";

const written =
  /(\d+(?:\.\d+)?|[零一二两三四五六七八九十百半]+(?:点[一二三四五六七八九]+)?)个?(工作日|天|日|个月|月|倍|%|成|年|岁|人|元|块|户)/g;

/** Figures with their units, as `unit → values`; 三成 are 30%, 日 are 天. */
function figuresIn(text: string): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const [, value = "", unit = ""] of normalise(text)
    .replace(/百分之([\d.]+|[一-十]+)/g, "$1%")
    .matchAll(written)) {
    const read = valueOfWord(value);
    if (read === null) continue;
    const [name, one] = inOneUnit(unit, read);
    found.set(name, (found.get(name) ?? new Set()).add(one));
  }
  return found;
}

function inOneUnit(unit: string, value: number): readonly [string, number] {
  if (unit === "成") return ["%", value * 10];
  if (unit === "日" || unit === "工作日") return ["天", value];
  if (unit === "个月") return ["月", value];
  if (unit === "块") return ["元", value];
  return [unit, value];
}

function valueOfWord(word: string): number | null {
  const read = readNumber(word);
  return read.kind === "exact" ? Number(read.value) : null;
}

/** Whether a question names a figure of a kind that the text has, and none of its figures is the text's. */
export function differsInFigures(question: string, text: string): boolean {
  const asked = figuresIn(question);
  const held = figuresIn(text);
  let differs = false;
  for (const [unit, values] of asked) {
    const own = held.get(unit);
    if (own === undefined) continue;
    if ([...values].some((value) => own.has(value))) return false;
    differs = true;
  }
  return differs;
}
