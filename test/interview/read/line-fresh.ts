// A second held-back set, written after the reader was tuned on the first.
import type { LineCase } from "./line-cases.ts";

export const lineFresh: readonly LineCase[] = [
  [
    "农村 两口人 户主71妻69 一年8400",
    "area=rural size=2 m0.relation=head m0.age=71 m1.relation=spouse m1.sex=female m1.age=69 income.total=8400/year",
  ],
  ["村上的 五口之家 去年总收入三万二", "area=rural size=5 income.total=32000/year"],
  ["县城居民,三口,每月工资2600", "area=urban size=3 income.wage=2600/month"],
  [
    "农村4口,年收入1万5,精神二级一人,存款八千",
    "area=rural size=4 income.total=15000/year m0.disability=mental m0.disabilityGrade=2 assets.deposits=8000",
  ],
  ["城里 两个人 月入1350 没房没车", "area=urban size=2 income.total=1350/month assets.homes=0 assets.cars=0"],
  ["农村 3口人 人均年收入3900元 标准5400元/年 差多少", "area=rural size=3 income.perHead=3900/year p=5400/year ?"],
  [
    "农村 6口人 在家4个 年收入两万二",
    "area=rural income.total=22000/year m0.lives=here m1.lives=here m2.lives=here m3.lives=here m4= m5=",
  ],
  ["农村的五口人一年挣个两万来块", "area=rural size=5 !vague"],
  ["低保边缘能不能单人保", "?"],
  ["赡养费怎么算", "?"],
  ["农村 4口人 赡养费每月200 工资每月1500", "area=rural size=4 income.transfer=200/month income.wage=1500/month"],
  ["城镇 3口人 半年一万二", "area=urban size=3 income.total=24000/year"],
  ["农村 2口人 每人每月高龄津贴50", "area=rural size=2 !whose-share"],
  ["户主残疾 农村 3口人", "area=rural size=3 m0.relation=head !which-disability"],
  ["农村 3口人 言语二级一人 学生一人", "area=rural size=3 m0.disability=speech m0.disabilityGrade=2 !which-school"],
  [
    "农村 4口人 两个小学生 一个高中生",
    "area=rural size=4 m0.student=compulsory m1.student=compulsory m2.student=senior",
  ],
  ["我们村有户人家 4口人 很困难 年收入才6000", "size=4 income.total=6000/year"],
  ["农村 3口人 年收入0", "area=rural size=3 income.total=0/year"],
  ["农村 3口人 年收入1.2万元左右", "area=rural size=3 !vague"],
  ["农村 3口人 年收入-500", "area=rural size=3 !negative"],
  ["城市 4口人 一个月2000到3000", "area=urban size=4 !range"],
  ["农村 4口人 上个月收入1200", "area=rural size=4 !needs-period"],
  ["农村 4口人 一周300", "area=rural size=4 !odd-period"],
  ["农村 4口人 种地每年3000 打工每年2万", "area=rural size=4 income.business=3000/year income.wage=20000/year"],
  ["住院花了四万五 医保报了两万三 自付两万二", "costs.medicalBills=45000 costs.medicalReimbursed=23000 "],
  ["一户三人 农村户口 一级残一个", "area=rural size=3 m0.disabilityGrade=1"],
  ["农村 3口人 没有残疾人 没有病人 年收入9000", "area=rural size=3 income.total=9000/year"],
  ["户口在农村人住县城 3口人", "size=3 !conflict"],
  ["明天下午三点开评议会", ""],
  ["今天入户走访了5家", ""],
  ["这户的材料齐了吗", "?"],
];

export const rosterFresh: readonly LineCase[] = [
  [
    "户主66肢体四级务农 配偶64 长子38打工 孙女11小学",
    "m0.relation=head m0.age=66 m0.disability=physical m0.disabilityGrade=4 m0.work=farming m1.relation=spouse m1.age=64 m2.relation=child m2.sex=male m2.age=38 m2.work=employed m3.relation=grandchild m3.sex=female m3.age=11 m3.student=compulsory",
  ],
  [
    "本人41单身精神一级;母亲73",
    "m0.relation=head m0.age=41 m0.disability=mental m0.disabilityGrade=1 ~单身 m1.relation=parent m1.sex=female m1.age=73",
  ],
  [
    "夫妻俩都五十八 儿子三十二在外打工",
    "m0.relation=head m0.age=58 m1.relation=spouse m1.age=58 m2.relation=child m2.sex=male m2.age=32 m2.lives=away m2.work=employed",
  ],
  [
    "户主(男,60岁,肢体三级),妻(58岁),女儿(25岁,研究生)",
    "m0.relation=head m0.sex=male m0.age=60 m0.disability=physical m0.disabilityGrade=3 m1.relation=spouse m1.sex=female m1.age=58 m2.relation=child m2.sex=female m2.age=25 m2.student=postgraduate",
  ],
  [
    "户主53岁 妻49岁智力残疾三级 女儿22岁大专毕业上班",
    "m0.relation=head m0.age=53 m1.relation=spouse m1.sex=female m1.age=49 m1.disability=intellectual m1.disabilityGrade=3 m2.relation=child m2.sex=female m2.age=22 m2.work=employed ~大专毕业",
  ],
  ["户主的母亲85", "m0.relation=head m1.relation=parent m1.sex=female m1.age=85"],
  ["儿子的妻子30", "~儿子的妻子30"],
  [
    "户主47 失业 妻45 做生意 子20 大二 女16 高一",
    "m0.relation=head m0.age=47 m0.work=none m1.relation=spouse m1.sex=female m1.age=45 m1.work=self-employed m2.relation=child m2.sex=male m2.age=20 m2.student=college m3.relation=child m3.sex=female m3.age=16 m3.student=senior",
  ],
  [
    "奶奶79无劳动能力 孙子14初二",
    "m0.relation=grandparent m0.sex=female m0.age=79 m0.labour=none m1.relation=grandchild m1.sex=male m1.age=14 m1.student=compulsory",
  ],
  [
    "户主六十八 肺癌 老伴六十五 高血压",
    "m0.relation=head m0.age=68 m0.seriousIllness=true !recognition m1.relation=spouse m1.age=65 ~高血压",
  ],
  ["哥哥52服刑 嫂子50", "m0.relation=sibling m0.sex=male m0.age=52 m0.lives=prison m1.relation=other m1.age=50"],
  [
    "户主39岁,离异,女儿8岁小学二年级",
    "m0.relation=head m0.age=39 ~离异 m1.relation=child m1.sex=female m1.age=8 m1.student=compulsory",
  ],
  ["户主一家三口", "m0.relation=head ~三口"],
  [
    "父66母64都没劳动能力",
    "m0.relation=parent m0.sex=male m0.age=66 m1.relation=parent m1.sex=female m1.age=64 m1.labour=none",
  ],
  ["户主55岁听力残疾,等级不清楚", "m0.relation=head m0.age=55 m0.disability=hearing ~等级不清楚"],
];
