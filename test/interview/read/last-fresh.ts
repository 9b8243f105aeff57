// A third held-back set, written after the reader was tuned on the others.
import type { AmountCase } from "./amount-cases.ts";
import type { LineCase } from "./line-cases.ts";

export const amountFresh: readonly AmountCase[] = [
  ["每个月拿一千三百五", "=1350/month"],
  ["一年下来两万三", "=23000/year"],
  ["月均收入1,650元", "=1650/month"],
  ["年纯收入15800", "=15800/year"],
  ["1.8万/年", "=18000/year"],
  ["1800块/月", "=1800/month"],
  ["一个季度2400", "=2400/quarter"],
  ["半年一万二", "=12000/half-year"],
  ["家庭年人均纯收入5200元", "=5200/year/head"],
  ["每人一年四千五", "=4500/year/head"],
  ["十二块八", "=12.8/-"],
  ["三毛五", "=0.35/-"],
  ["1千8一个月", "=1800/month"],
  ["2万5一年", "=25000/year"],
  ["叁仟陆佰元/年", "=3600/year"],
  ["¥650每月", "=650/month"],
  ["一月三千", "=3000/-"],
  ["每月三百来块", "~300/month"],
  ["一年万把块", "~10000/year"],
  ["小两千一个月", "~2000/month"],
  ["一年五六千", "5000..6000/year"],
  ["月收入八九百", "800..900/month"],
  ["每月工资2000左右", "~2000/month"],
  ["一年不到八千", "~8000/year"],
  ["3000多一个月", "~3000/month"],
  ["一天80块", "!day-rate"],
  ["四个月六千", "!odd-period"],
  ["卖了三头猪", "!not-money"],
  ["1万零2一年", "=10002/year"],
  ["五万八千六", "=58600/-"],
  ["做生意亏了", "!loss"],
  ["房租500工资2000", "!several"],
  ["年收入100~200", "100..200/year"],
  ["没得钱", "-"],
];

export const lineLast: readonly LineCase[] = [
  [
    "农村户,4人,户主58岁肢体三级,年收入16000元",
    "area=rural size=4 m0.relation=head m0.age=58 m0.disability=physical m0.disabilityGrade=3 income.total=16000/year",
  ],
  [
    "城里 一家三口 爸爸打零工 妈妈没工作 孩子上初中 一个月两千",
    "area=urban size=3 m0.sex=male m0.work=flexible m1.sex=female m1.work=none m2.relation=child m2.student=compulsory income.total=2000/month",
  ],
  [
    "农村五口之家 年总收入两万八 两个大学生",
    "area=rural size=5 income.total=28000/year m0.student=college m1.student=college",
  ],
  [
    "农村 2口人 母亲85 儿子58智力二级 没有收入",
    "area=rural size=2 m0.relation=parent m0.sex=female m0.age=85 m1.relation=child m1.sex=male m1.age=58 m1.disability=intellectual m1.disabilityGrade=2 income.total=0/year",
  ],
  ["4口人,农村,人均收入300一个月,标准359", "size=4 area=rural income.perHead=300/month p=359"],
  [
    "农村 3口人 年收入9千 存款1万5 一套房",
    "area=rural size=3 income.total=9000/year assets.deposits=15000 assets.homes=1",
  ],
  ["城镇户口,独居,72岁", "area=urban size=1 m0.age=72"],
  [
    "农村四口人,儿子外出务工每月寄回1000",
    "area=rural size=4 m0.relation=child m0.sex=male m0.lives=away m0.work=employed",
  ],
  ["农村 4口人 种田一年六千 打工一年一万八", "area=rural size=4 income.business=6000/year income.wage=18000/year"],
  ["家里5口人3个劳动力 农村", "size=5 area=rural m0.labour=full m1.labour=full m2.labour=full"],
  ["这家能评上不 农村 三口人 年入九千六", "area=rural size=3 income.total=9600/year ?"],
  [
    "重残单人户 农村 智力一级 父母有退休金",
    "area=rural ownApplication=true m0.disability=intellectual m0.disabilityGrade=1 m1.relation=parent m1.sex=male m2.relation=parent m2.sex=female",
  ],
  ["农村 6口人 人均四千二一年 边缘户够不够", "area=rural size=6 income.perHead=4200/year ?"],
  ["昨天那户 收入改成年收入1.5万", "income.total=15000/year"],
  [
    "农村，户主丧偶，63岁，二级精神残疾，女儿40已嫁",
    "area=rural m0.relation=head m0.age=63 m0.disability=mental m0.disabilityGrade=2 m1.relation=child m1.sex=female m1.age=40 m1.lives=away",
  ],
  ["好的", ""],
  ["帮我算一下农村3口人年收入一万", "area=rural size=3 income.total=10000/year"],
  [
    "农村3口人 户主、妻子、儿子 年收入一万",
    "area=rural size=3 m0.relation=head m1.relation=spouse m1.sex=female m2.relation=child m2.sex=male income.total=10000/year",
  ],
  ["渐退期几个月", "?"],
  [
    "户主 55 男 ; 妻 53 女 ; 儿媳 30 ; 孙子 5 幼儿园",
    "m0.relation=head m0.age=55 m0.sex=male m1.relation=spouse m1.sex=female m1.age=53 m2.relation=child-in-law m2.sex=female m2.age=30 m3.relation=grandchild m3.sex=male m3.age=5 m3.student=preschool",
  ],
];
