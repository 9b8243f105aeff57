// Field lines and roster cards put together from parts, each part with the facts it says: the label never passes through the reader.
import type { LineCase } from "./line-cases.ts";

type Part = readonly [text: string, facts: string];

const areas: readonly Part[] = [
  ["农村", "area=rural"],
  ["城里的", "area=urban"],
  ["农村户口", "area=rural"],
  ["县城", "area=urban"],
  ["村里", "area=rural"],
];
const sizes: readonly Part[] = [
  ["4口人", "size=4"],
  ["三口人", "size=3"],
  ["一家五口", "size=5"],
  ["６口人", "size=6"],
  ["家里7个人", "size=7"],
  ["两口", "size=2"],
  ["四口之家", "size=4"],
];
const incomes: readonly Part[] = [
  ["年收入1.2万", "income.total=12000/year"],
  ["年收入一万二", "income.total=12000/year"],
  ["全年收入18,000元", "income.total=18000/year"],
  ["月收入1100", "income.total=1100/month"],
  ["每月两千三", "income.total=2300/month"],
  ["一季度一千八", "income.total=7200/year"],
  ["人均月收入359元", "income.perHead=359/month"],
  ["年人均四千三百零八", "income.perHead=4308/year"],
  ["收入贰万元", "!needs-period"],
  ["年收入两万多", "!vague"],
  ["年收入七八千", "!range"],
  ["没有收入", "income.total=0/year"],
];
const people: readonly Part[] = [
  ["", ""],
  ["一级残疾1人", "m0.disabilityGrade=1"],
  ["智力三级一人", "m0.disability=intellectual m0.disabilityGrade=3"],
  ["重病1人", "m0.seriousIllness=true"],
  ["残疾1人", "!which-disability"],
  ["两个小学生", "m0.student=compulsory m1.student=compulsory"],
];
const gaps = [" ", ",", "，", "、", "\n"];

/** Every income with areas, sizes, people and gaps taken in turn, at different paces so that all meet. */
export const generatedLines: readonly LineCase[] = Array.from({ length: 120 }, (_, at) => {
  const parts = [
    areas[at % areas.length],
    sizes[(at * 3) % sizes.length],
    incomes[at % incomes.length],
    people[Math.floor(at / 5) % people.length],
  ].filter((part): part is Part => part !== undefined && part[0] !== "");
  const gap = gaps[Math.floor(at / 3) % gaps.length] ?? " ";
  return [parts.map(([text]) => text).join(gap), parts.map(([, facts]) => facts).join(" ")];
});

const kin: readonly Part[] = [
  ["户主", "relation=head"],
  ["妻子", "relation=spouse sex=female"],
  ["儿子", "relation=child sex=male"],
  ["女儿", "relation=child sex=female"],
  ["父亲", "relation=parent sex=male"],
  ["母亲", "relation=parent sex=female"],
  ["孙子", "relation=grandchild sex=male"],
  ["弟弟", "relation=sibling sex=male"],
  ["儿媳", "relation=child-in-law sex=female"],
];
const ages: readonly Part[] = [
  ["56", "age=56"],
  ["五十岁", "age=50"],
  ["17岁", "age=17"],
  ["七十八", "age=78"],
  ["３３", "age=33"],
];
const words: readonly Part[] = [
  ["", ""],
  ["一级肢体残疾", "disability=physical disabilityGrade=1"],
  ["精神二级", "disability=mental disabilityGrade=2"],
  ["高中", "student=senior"],
  ["外出打工", "lives=away work=employed"],
  ["无劳动能力", "labour=none"],
  ["重病", "seriousIllness=true"],
  ["服刑", "lives=prison"],
];

export const generatedRosters: readonly LineCase[] = Array.from({ length: 80 }, (_, at) => {
  const glued = at % 2 === 0;
  const members = Array.from({ length: 1 + (at % 4) }, (__, index) => {
    const [who = ["", ""], age = ["", ""], word = ["", ""]] = [
      kin[(at + index * 2) % kin.length],
      ages[(at * 2 + index) % ages.length],
      words[(at + index * 3) % words.length],
    ] as readonly Part[];
    const facts = `${who[1]} ${age[1]} ${word[1]}`.split(" ").filter((fact) => fact !== "");
    return [
      `${who[0]}${glued ? "" : " "}${age[0]}${glued ? "" : " "}${word[0]}`.trim(),
      facts.map((fact) => `m${index}.${fact}`).join(" "),
    ] as const;
  });
  const gap = [" ", "，", "；", "\n"][Math.floor(at / 2) % 4] ?? " ";
  return [members.map(([text]) => text).join(gap), members.map(([, facts]) => facts).join(" ")];
});
