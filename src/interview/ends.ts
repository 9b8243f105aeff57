// Values that are known only within bounds (七八千): how a fact holds them, and which said words say them for certain.
import { Decimal, type FactDef, factDef } from "../rules/index.ts";

/** What a fact lies between, both included, as the rules read it. `exact`: the exact figure was asked for in vain. */
export type Ends = {
  readonly from?: string | number;
  readonly to?: string | number;
  readonly exact?: null | "refused";
};

/** No group of facts is named like the ends. */
export function isEnds(value: unknown): value is Ends {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.every((key) => key === "from" || key === "to" || key === "exact") && ("from" in value || "to" in value);
}

/** Ends on a button: "2000~3000/year", "2000~", "~3". */
export function textOfEnds({ from, to }: Ends): string {
  const [low = "", period] = String(from ?? "").split("/");
  const [high = "", other] = String(to ?? "").split("/");
  const unit = period ?? other;
  return `${low}~${high}${unit === undefined ? "" : `/${unit}`}`;
}

/** The ends that a button carries; null where it carries none. */
export function endsOfText(def: FactDef, text: string): Ends | null {
  const found = /^(\d*(?:\.\d+)?)~(\d*(?:\.\d+)?)(?:\/(year|month))?$/.exec(text);
  if (found === null || (found[1] === "" && found[2] === "")) return null;
  const [, low = "", high = "", period] = found;
  const end = (figure: string): string | number =>
    def.kind === "amount" ? `${figure}/${period ?? "year"}` : def.kind === "money" ? figure : Number(figure);
  return { ...(low === "" ? {} : { from: end(low) }), ...(high === "" ? {} : { to: end(high) }) };
}

/** What a rough figure says for certain: the ends, or, where only its period is not known, what it may mean. */
export type Certain = { readonly ends: Ends } | { readonly choices: readonly string[] };

/**
 * What words that were read as a range, or as a figure with a certain side (至少两千, 不到三千), say of a fact. Money is
 * counted in fen and people in whole ones, so that less than 3000 is at most 2999.99. Null where it has to be asked.
 */
export function certainOf(path: string, code: string, data: Readonly<Record<string, string>>): Certain | null {
  const def = factDef(path);
  if (def === undefined || (code !== "range" && code !== "vague")) return null;
  const isMoney = def.kind === "amount" || def.kind === "money";
  if (!isMoney && def.kind !== "count" && def.kind !== "number") return null;
  const step = isMoney ? "0.01" : "1";
  const least = data.from ?? (data.above === undefined ? undefined : new Decimal(data.above).plus(step).toFixed());
  const most = data.to ?? (data.below === undefined ? undefined : new Decimal(data.below).minus(step).toFixed());
  const figures = [least, most].filter((figure) => figure !== undefined);
  if (figures.length === 0 || !figures.every((figure) => isPossible(def, figure))) return null;
  if (data.perHead !== undefined && path !== "income.perHead") return null;
  if (def.kind === "amount") {
    const { period } = data;
    if (period === undefined) return { choices: ["month", "year"].map((one) => `${least ?? ""}~${most ?? ""}/${one}`) };
    if (period !== "year" && period !== "month") return null;
    return { ends: endsBetween(least, most, (figure) => `${figure}/${period}`) };
  }
  if (def.kind === "money") {
    const own = def.unit === "yuan/month" ? "month" : path.startsWith("costs.") ? "year" : undefined;
    // A sum of a month has to be said to be one.
    if (data.period !== own && (data.period !== undefined || own === "month")) return null;
    return { ends: endsBetween(least, most, (figure) => figure) };
  }
  return { ends: endsBetween(least, most, Number) };
}

function endsBetween(
  least: string | undefined,
  most: string | undefined,
  write: (figure: string) => string | number,
): Ends {
  return {
    ...(least === undefined ? {} : { from: write(least) }),
    ...(most === undefined ? {} : { to: write(most) }),
  };
}

function isPossible({ kind, min, max }: FactDef, figure: string): boolean {
  const value = new Decimal(figure);
  const isWhole = kind === "amount" || kind === "money" ? value.decimalPlaces() <= 2 : value.isInteger();
  return isWhole && (min === undefined || value.gte(min)) && (max === undefined || value.lte(max));
}

/** Whether a value is one that was said, or one of those between which it was said to lie. */
export function fits(said: unknown, value: unknown): boolean {
  if (!isEnds(said)) return JSON.stringify(said) === JSON.stringify(value);
  const [low, high, one] = [said.from, said.to, value].map(yearly);
  if (one === null || one === undefined) return JSON.stringify(said) === JSON.stringify(value);
  return (low == null || one.gte(low)) && (high == null || one.lte(high));
}

function yearly(value: unknown): Decimal | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const found = /^(\d+(?:\.\d+)?)(?:\/(year|month))?$/.exec(String(value));
  return found === null ? null : new Decimal(found[1] ?? "0").times(found[2] === "month" ? 12 : 1);
}
