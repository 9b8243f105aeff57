/** Day arithmetic of its own, for checking the rules': instants in UTC and an independently kept calendar. */
import chineseDays from "chinese-days";

const oneDay = 86_400_000;
const text = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const plusDays = (day: string, count: number): string => text(instantOf(day) + count * oneDay);

/** So many months on: the day of the same number, or the last of a shorter month. */
export function plusMonths(day: string, count: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return text(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

export const nextMonth = (day: string): string => plusMonths(`${day.slice(0, 7)}-01`, 1);

/** Each day after the start is looked at by itself. */
export function plusWorkingDays(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = plusDays(at, 1);
    if (chineseDays.isWorkday(at)) left -= 1;
  }
  return at;
}

export function lastWorkingDayUpTo(day: string): string {
  let at = day;
  while (!chineseDays.isWorkday(at)) at = plusDays(at, -1);
  return at;
}
