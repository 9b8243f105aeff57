// Figures and days as English writes them: 12,000 and 2 August 2021. Chinese writes both as they are kept.

const months = "January February March April May June July August September October November December".split(" ");
/** Values that are sums or arithmetic; others of digits alone may be numbers of cases or documents. */
const sums: ReadonlySet<string> = new Set(["value", "amount", "from", "to", "holds", "refused"]);
const workings: ReadonlySet<string> = new Set(["formula", "comparison", "arithmetic"]);
/** What somebody typed is said back as it was typed. */
const typed: ReadonlySet<string> = new Set(["text", "find", "example", "name"]);

type Values = Readonly<Record<string, string | number>>;

/** The values of a sentence as they stand in English words. */
export function inEnglish(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? written(key, value) : value]),
  );
}

function written(key: string, value: string): string {
  if (typed.has(key)) return value;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  const name = months[Number(month) - 1];
  if (name !== undefined) return `${Number(day)} ${name} ${year}`;
  if (sums.has(key)) return /^\d{4,}(?:\.\d+)?$/.test(value) ? grouped(value) : value;
  return workings.has(key) ? value.replace(/(?<![\d.,])\d{4,}(?![\d,])/g, grouped) : value;
}

function grouped(number: string): string {
  const [whole = "", fen] = number.split(".");
  const parts = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fen === undefined ? parts : `${parts}.${fen}`;
}
