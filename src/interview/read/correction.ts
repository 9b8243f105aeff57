// 改收入, 人数改成5, change income: an answer named by its everyday name, and perhaps what it should be.
import { normalise } from "./text.ts";
import { choiceWords } from "./vocabulary.ts";

/** What is to be changed. `fact` is a pattern of the catalogue or "roster"; `value` is as typed, empty when none was said. */
export interface CorrectionReading {
  readonly fact: string;
  /** Whose fact it is, where it is a member's and that was said: an option of the relation, or the member's number from 0. */
  readonly relation?: string;
  readonly member?: number;
  readonly value: string;
}

const names: Readonly<Record<string, string>> = {
  area: "适用标准 农村城市 农村还是城市 城乡 城市农村 农村标准 城市标准 area standard",
  size: "计入人数 家庭人数 人数 人口 家庭人口 人口数 几口人 户口人数 size number_of_people people household_size number_of_persons persons",
  "income.total": "收入 年收入 月收入 家庭收入 家庭年收入 全家收入 总收入 income total_income household_income",
  "income.perHead": "人均收入 人均 人均年收入 人均月收入 income_per_head per_head_income",
  "assets.comply": "财产 家庭财产 财产情况 资产 财产符合低保规定 assets",
  "assets.deposits": "存款 deposits savings",
  "assets.cars": "车 车辆 机动车 汽车 cars vehicles",
  "assets.homes": "住房 房子 房产 homes houses",
  receiving: "待遇 救助 现享受待遇 享受的救助 aid assistance",
  registry: "监测身份 脱贫户 监测帮扶身份 registry",
  hukou: "户籍 户口 户籍情况 hukou",
  relocated: "搬迁 易地搬迁",
  "benefit.monthly": "月补助 补助 benefit",
  roster: "名册 成员 家庭成员 家里人 家庭情况 成员情况 roster members family",
  "members[].age": "年龄 岁数 年纪 age",
  "members[].sex": "性别 sex",
  "members[].lives": "居住 居住状况 住处 residence",
  "members[].disability": "残疾 残疾类别 残疾类型 disability",
  "members[].disabilityGrade": "残疾等级 残疾级别 等级 grade disability_grade",
  "members[].seriousIllness": "重病 大病 病情 illness serious_illness",
  "members[].student": "就学 上学 读书 就学阶段 schooling",
  "members[].labour": "劳动能力 labour",
  "members[].work": "工作 就业 就业状况 work job",
  "members[].relation": "关系 与户主关系 relation",
};

const factOf = new Map(
  Object.entries(names).flatMap(([fact, list]) => list.split(" ").map((name) => [name.replaceAll("_", " "), fact])),
);

const change = "(?:改一下|改下|改改|修改一下|修改|更正|改正|更改|重新填|重填|重改|改)";
const into = "(?:改成了?|改为|现在是|是|改到|更正为|更正成|修改为|修改成|换成|应该是|应当是|应为|应是|要改成)";
const wrong =
  "(?:有误|不正确|填错|写错|说错|记错|搞错|弄错|输错|错|不对|要改|想改|需要改|要修改|改一下|改改|重填)(?:了|啦)?";
const polite = "(?:请|麻烦|帮我|帮忙|我|想|要|需要|把|将|刚才的?|前面的?|上面的?|这户的?|全家的?)*";
const gap = "[\\s,，。.:：;；、]*";

/** Where a name and a value may stand: each finds the groups `name` and `value`. */
const shapes: readonly RegExp[] = [
  new RegExp(`^${polite}(?<name>[^\\s\\d,，]{1,14}?)(?:的)?(?:这一?项)?${into}${gap}(?<value>.+)$`, "s"),
  new RegExp(
    `^${polite}(?<name>[^\\s\\d,，]{1,14}?)(?:的)?(?:这一?项)?${wrong}(?:${gap}(?:${into}|是|为)?${gap}(?<value>.*))?$`,
    "s",
  ),
  new RegExp(
    `^${polite}${change}(?:了)?${gap}(?<name>[^\\s\\d,，:：]{1,14}?)${gap}(?:${into}|为|成|是|到)${gap}(?<value>.+)$`,
    "s",
  ),
  new RegExp(`^${polite}${change}(?:了)?${gap}(?<name>[^\\s\\d,，:：]{1,14})(?:[\\s,，:：]+(?<value>.+))?$`, "s"),
  /^(?:please |i want to |i need to |can you )?(?:change|correct|edit|fix|update|modify) (?:the |my |their )?(?<name>[a-z ]+?)(?: to (?<value>.+))?$/s,
  /^(?:the |my |their )?(?<name>[a-z ]+?) (?:is|are|was|were) (?:wrong|not right|incorrect)(?:[,.;]? *(?:it )?(?:should be|is) (?<value>.+))?[.!]?$/s,
  /^(?:the |my |their )?(?<name>[a-z ]+?) should be (?<value>.+)$/s,
];

const intoArea = new RegExp(`^${polite}${into}(?<value>(?:农村|城市|城镇)(?:标准|的|户)?)$`);

/** Reads a wish to change an answer; null for anything else. */
export function readCorrection(given: string): CorrectionReading | null {
  const text = normalise(given)
    .trim()
    .replace(/(?:吧|呀|哈|啊)?[。.!！~\s]+$|(?:吧|呀|哈|啊)$/, "");
  if (text.length > 60) return null;
  const area = intoArea.exec(text)?.groups?.value;
  if (area !== undefined) return { fact: "area", value: area };
  for (const shape of shapes) {
    const groups = shape.exec(text)?.groups;
    const named = groups?.name === undefined ? null : factNamed(groups.name.trim());
    if (named !== null) return graded({ ...named, value: (groups?.value ?? "").trim() });
  }
  return null;
}

/** 残疾改成二级 speaks of the grade. */
function graded(read: CorrectionReading): CorrectionReading {
  const isGrade = read.fact === "members[].disability" && /^[一二三四1-4]级$|^grade [1-4]$/.test(read.value);
  return isGrade ? { ...read, fact: "members[].disabilityGrade" } : read;
}

function factNamed(name: string): Omit<CorrectionReading, "value"> | null {
  const fact = factOf.get(name) ?? factOf.get(name.replace(/(?:数额|金额|情况|信息|那里|一项)$/, ""));
  if (fact !== undefined) return { fact };
  const numbered = /^第?([一二三四五六七八九1-9])(?:个人|人|位|个)的?(.+)$/.exec(name);
  const own = factOf.get(numbered?.[2] ?? "");
  if (numbered !== null && own?.startsWith("members[]")) {
    const at = "一二三四五六七八九".indexOf(numbered[1] ?? "");
    return { fact: own, member: at === -1 ? Number(numbered[1]) - 1 : at };
  }
  for (const [relation, words] of Object.entries(choiceWords["members[].relation"] ?? {})) {
    for (const word of words) {
      const rest = name.startsWith(word) ? name.slice(word.length).replace(/^(?:的|'s)?\s*/, "") : undefined;
      const found = rest === undefined ? undefined : factOf.get(rest);
      if (found?.startsWith("members[]")) return { fact: found, relation };
    }
  }
  return null;
}
