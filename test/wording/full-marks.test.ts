import { expect, test } from "vitest";
import { withFullMarks } from "../../src/wording/full-marks.ts";

test.each([
  ["最低生活保障(整户)", "最低生活保障（整户）"],
  ["三(一)", "三（一）"],
  ["一榜:在公开栏张榜,不少于5天;有异议的重来", "一榜：在公开栏张榜，不少于5天；有异议的重来"],
  ["按国办发〔2010〕54号,散居的", "按国办发〔2010〕54号，散居的"],
  ["标准为4308元,城市625元", "标准为4308元，城市625元"],
  ["“贰万元以上”,含2万", "“贰万元以上”，含2万"],
  ["dibaoStandard.rural=5280/year", "dibaoStandard.rural=5280/year"],
  ["请写“,”。", "请写“,”。"],
  ["max(1, 2)", "max(1, 2)"],
  ["12,000元", "12,000元"],
  ["8:30前", "8:30前"],
])("%s is read as %s", (typed, read) => {
  expect(withFullMarks(typed)).toBe(read);
});
