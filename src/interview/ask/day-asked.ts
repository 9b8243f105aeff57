// A question that names a year is about that year's rules, not about today's.

const years = /(?<!\d)(20[0-4]\d)\s*年(?!代)|\bin (20[0-4]\d)\b/gu;

/**
 * The day by whose rules a question is answered, and the question without the year: `on` itself, or, where one other
 * year is named (2025年), that year's day nearest to `on`: its last for a year gone by, its first for one to come.
 * Null where no other year is named. Days as YYYY-MM-DD.
 */
export function yearAsked(question: string, on: string): { readonly on: string; readonly question: string } | null {
  const text = question.normalize("NFKC");
  const named = new Set([...text.matchAll(years)].map((found) => found[1] ?? found[2] ?? ""));
  const [year] = named;
  const own = on.slice(0, 4);
  if (year === undefined || named.size > 1 || year === own) return null;
  return { on: year < own ? `${year}-12-31` : `${year}-01-01`, question: text.replace(years, "") };
}
