// Sums in the frames of the office: every number style in every way of saying the period.
import { spell } from "./number-generator.ts";

const sums = [80, 105, 110, 250, 359, 625, 1100, 1200, 1800, 2300, 3005, 3500, 4308, 6400, 12000, 17232, 25000, 36000];

const frames: readonly (readonly [frame: string, period: string])[] = [
  ["每月#", "month"],
  ["一个月#", "month"],
  ["#一个月", "month"],
  ["月收入#元", "month"],
  ["#元/月", "month"],
  ["月入#", "month"],
  ["每个月#块", "month"],
  ["年收入#", "year"],
  ["一年#", "year"],
  ["#一年", "year"],
  ["全年收入#元", "year"],
  ["#元/年", "year"],
  ["一季度#", "quarter"],
  ["半年#", "half-year"],
  ["半个月#", "half-month"],
  ["人均月收入#", "month/head"],
  ["年人均#元", "year/head"],
  ["每人每月#", "month/head"],
  ["#元", "-"],
];

const styles: readonly ((sum: number) => string)[] = [
  String,
  (sum) => spell(sum),
  (sum) =>
    spell(sum).replace(/(千[一二三四五六七八九])百$|(百[一二三四五六七八九])十$|(万[一二三四五六七八九])千$/, (all) =>
      all.slice(0, -1),
    ),
  (sum) => sum.toLocaleString("en-US"),
];

export const generatedAmounts: readonly (readonly [string, string])[] = sums.flatMap((sum, at) =>
  frames.map(([frame, period], row) => {
    const style = styles[(at + row) % styles.length] ?? String;
    return [frame.replace("#", style(sum)), `=${sum}/${period}`] as const;
  }),
);
