import type { LineCase } from "./line-cases.ts";

// Roster cards: members by number, "~text" what must come back unread.
export const rosterCases: readonly LineCase[] = [
  [
    "户主56一级肢体残疾 妻50 儿子17高中",
    "m0.relation=head m0.age=56 m0.disability=physical m0.disabilityGrade=1 m1.relation=spouse m1.sex=female m1.age=50 m2.relation=child m2.sex=male m2.age=17 m2.student=senior",
  ],
  [
    "户主56,妻50,儿子17高中",
    "m0.relation=head m0.age=56 m1.relation=spouse m1.sex=female m1.age=50 m2.relation=child m2.sex=male m2.age=17 m2.student=senior",
  ],
  [
    "户主56妻50儿子17高中",
    "m0.relation=head m0.age=56 m1.relation=spouse m1.sex=female m1.age=50 m2.relation=child m2.sex=male m2.age=17 m2.student=senior",
  ],
  [
    "户主 56 男\n妻子 50\n长女 23 大学",
    "m0.relation=head m0.age=56 m0.sex=male m1.relation=spouse m1.sex=female m1.age=50 m2.relation=child m2.sex=female m2.age=23 m2.student=college",
  ],
  [
    "户主,56,男;妻子,50;次子,15,初中",
    "m0.relation=head m0.age=56 m0.sex=male m1.relation=spouse m1.sex=female m1.age=50 m2.relation=child m2.sex=male m2.age=15 m2.student=compulsory",
  ],
  ["本人45岁 智力三级", "m0.relation=head m0.age=45 m0.disability=intellectual m0.disabilityGrade=3"],
  ["56岁户主 50岁妻子", "m0.relation=head m0.age=56 m1.relation=spouse m1.sex=female m1.age=50"],
  ["五十六岁户主，五十岁妻子", "m0.relation=head m0.age=56 m1.relation=spouse m1.sex=female m1.age=50"],
  [
    "父亲78 母亲75重病",
    "m0.relation=parent m0.sex=male m0.age=78 m1.relation=parent m1.sex=female m1.age=75 m1.seriousIllness=true",
  ],
  ["母亲75尿毒症", "m0.relation=parent m0.sex=female m0.age=75 m0.seriousIllness=true !recognition"],
  [
    "爷爷80、奶奶79、孙子12小学",
    "m0.relation=grandparent m0.sex=male m0.age=80 m1.relation=grandparent m1.sex=female m1.age=79 m2.relation=grandchild m2.sex=male m2.age=12 m2.student=compulsory",
  ],
  [
    "哥40精神二级,妹35",
    "m0.relation=sibling m0.sex=male m0.age=40 m0.disability=mental m0.disabilityGrade=2 m1.relation=sibling m1.sex=female m1.age=35",
  ],
  [
    "儿媳30外出打工 女婿33",
    "m0.relation=child-in-law m0.sex=female m0.age=30 m0.lives=away m0.work=employed m1.relation=child-in-law m1.sex=male m1.age=33",
  ],
  [
    "岳父70 公公71 婆婆69",
    "m0.relation=parent-in-law m0.sex=male m0.age=70 m1.relation=parent-in-law m1.sex=male m1.age=71 m2.relation=parent-in-law m2.sex=female m2.age=69",
  ],
  [
    "户主60无劳动能力 儿子35在外打工月入3000",
    "m0.relation=head m0.age=60 m0.labour=none m1.relation=child m1.sex=male m1.age=35 m1.lives=away m1.work=employed m1.income=3000/month",
  ],
  [
    "户主50在家务农 妻48没工作",
    "m0.relation=head m0.age=50 m0.lives=here m0.work=farming m1.relation=spouse m1.sex=female m1.age=48 m1.work=none",
  ],
  [
    "儿子30服刑 女儿28在外 父亲去世",
    "m0.relation=child m0.sex=male m0.age=30 m0.lives=prison m1.relation=child m1.sex=female m1.age=28 m1.lives=away m2.relation=parent m2.sex=male m2.lives=dead",
  ],
  ["儿子30强制戒毒", "m0.relation=child m0.sex=male m0.age=30 m0.lives=drug-treatment"],
  ["弟弟失踪", "m0.relation=sibling m0.sex=male m0.lives=missing"],
  ["哥哥出家", "m0.relation=sibling m0.sex=male !how-long"],
  ["一级残疾1人", "m0.disabilityGrade=1"],
  ["户主56多重残疾二级", "m0.relation=head m0.age=56 m0.disability=multiple m0.disabilityGrade=2"],
  ["户主56重残一级", "m0.relation=head m0.age=56 m0.disabilityGrade=1"],
  ["户主56残疾二级", "m0.relation=head m0.age=56 m0.disabilityGrade=2"],
  ["户主56肢体一级", "m0.relation=head m0.age=56 m0.disability=physical m0.disabilityGrade=1"],
  ["户主56肢体残疾(一级)", "m0.relation=head m0.age=56 m0.disability=physical m0.disabilityGrade=1"],
  ["户主56视力残疾1级", "m0.relation=head m0.age=56 m0.disability=visual m0.disabilityGrade=1"],
  ["户主56肢残2级", "m0.relation=head m0.age=56 m0.disability=physical m0.disabilityGrade=2"],
  ["户主五十六一级肢体残疾", "m0.relation=head m0.age=56 m0.disability=physical m0.disabilityGrade=1"],
  [
    "户主56没有残疾 妻50残疾",
    "m0.relation=head m0.age=56 m0.disability=none m1.relation=spouse m1.sex=female m1.age=50 !which-disability",
  ],
  ["户主56一二级残疾", "m0.relation=head m0.age=56 !range"],
  ["户主56五级残疾", "m0.relation=head m0.age=56 !out-of-range"],
  ["户主快六十", "m0.relation=head !vague"],
  ["儿子十七八", "m0.relation=child m0.sex=male !range"],
  ["户主156岁", "m0.relation=head !out-of-range"],
  ["户主57虚岁", "m0.relation=head !vague"],
  ["儿子20本科在读", "m0.relation=child m0.sex=male m0.age=20 m0.student=college"],
  ["女儿22在读研究生", "m0.relation=child m0.sex=female m0.age=22 m0.student=postgraduate"],
  [
    "儿子5幼儿园 女儿9小学三年级",
    "m0.relation=child m0.sex=male m0.age=5 m0.student=preschool m1.relation=child m1.sex=female m1.age=9 m1.student=compulsory",
  ],
  [
    "儿子18中职 女儿19大专",
    "m0.relation=child m0.sex=male m0.age=18 m0.student=senior m1.relation=child m1.sex=female m1.age=19 m1.student=college",
  ],
  ["儿子25大学毕业", "m0.relation=child m0.sex=male m0.age=25 ~大学毕业"],
  ["户主40初中文化", "m0.relation=head m0.age=40 ~初中文化"],
  ["儿子16辍学", "m0.relation=child m0.sex=male m0.age=16 m0.student=none"],
  ["儿子17在上学", "m0.relation=child m0.sex=male m0.age=17 !which-school"],
  ["户主62退休 退休金每月2000", "m0.relation=head m0.age=62 m0.work=retired m0.income=2000/month"],
  ["户主智力二级单独申请", "m0.relation=head m0.disability=intellectual m0.disabilityGrade=2 m0.appliesAlone=true"],
  [
    "儿子28智力二级 本人申请单人保",
    "m0.relation=child m0.sex=male m0.age=28 m0.disability=intellectual m0.disabilityGrade=2 m0.appliesAlone=true",
  ],
  ["两个儿子", "m0.relation=child m0.sex=male m1.relation=child m1.sex=male"],
  [
    "户主50 妻48 两个孩子都上小学",
    "m0.relation=head m0.age=50 m1.relation=spouse m1.sex=female m1.age=48 m2.relation=child m2.student=compulsory m3.relation=child m3.student=compulsory",
  ],
  [
    "夫56 妻50 子17 女15",
    "m0.relation=spouse m0.sex=male m0.age=56 m1.relation=spouse m1.sex=female m1.age=50 m2.relation=child m2.sex=male m2.age=17 m3.relation=child m3.sex=female m3.age=15",
  ],
  ["户主女56", "m0.relation=head m0.sex=female m0.age=56"],
  ["户主 女 56", "m0.relation=head m0.sex=female m0.age=56"],
  ["户主56爱唱歌", "m0.relation=head m0.age=56 ~爱唱歌"],
  ["今天天气好", "~今天天气好"],
  ["户主56 1966-03-02出生", "m0.relation=head m0.birth=1966-03-02"],
  ["户主以前坐牢", "m0.relation=head ~以前坐牢"],
  ["儿子没在外打工", "m0.relation=child m0.sex=male ~没在外打工"],
  ["儿子不在家", "m0.relation=child m0.sex=male m0.lives=away"],
  ["儿子可能重病", "m0.relation=child m0.sex=male ~可能重病"],
  ["户主56 50", "m0.relation=head m0.age=56 !conflict"],
  ["其他亲戚66 侄子12", "m0.relation=other m0.age=66 m1.relation=other m1.age=12"],
  ["户主56健全", "m0.relation=head m0.age=56 m0.disability=none"],
  ["外公80外婆78", "m0.relation=grandparent m0.sex=male m0.age=80 m1.relation=grandparent m1.sex=female m1.age=78"],
  [
    "head 56 disabled grade 1, wife 50, son 17 high school",
    "m0.relation=head m0.age=56 m0.disabilityGrade=1 m1.relation=spouse m1.sex=female m1.age=50 m2.relation=child m2.sex=male m2.age=17 m2.student=senior",
  ],
  ["户主56特困", "m0.relation=head m0.age=56 m0.receiving=destitute"],
  ["媳妇30", "m0.sex=female m0.age=30"],
  ["户主56肢体二级听力三级", "m0.relation=head m0.age=56 !conflict"],
  ["父母都70多", "m0.relation=parent m0.sex=male m1.relation=parent m1.sex=female !vague"],
  [
    "户主56 妻子50 儿子17 高中 女儿12 小学 父亲78 肢体二级",
    "m0.relation=head m0.age=56 m1.relation=spouse m1.sex=female m1.age=50 m2.relation=child m2.sex=male m2.age=17 m2.student=senior m3.relation=child m3.sex=female m3.age=12 m3.student=compulsory m4.relation=parent m4.sex=male m4.age=78 m4.disability=physical m4.disabilityGrade=2",
  ],
];

export const rosterHoldout: readonly LineCase[] = [
  [
    "户主48岁二级精神残疾,妻子45岁,儿子19岁大学,女儿14岁初中",
    "m0.relation=head m0.age=48 m0.disability=mental m0.disabilityGrade=2 m1.relation=spouse m1.sex=female m1.age=45 m2.relation=child m2.sex=male m2.age=19 m2.student=college m3.relation=child m3.sex=female m3.age=14 m3.student=compulsory",
  ],
  [
    "本人72 老伴70 孙女8小学",
    "m0.relation=head m0.age=72 m1.relation=spouse m1.age=70 m2.relation=grandchild m2.sex=female m2.age=8 m2.student=compulsory",
  ],
  [
    "户主65癌症 老婆63 儿子40外出务工",
    "m0.relation=head m0.age=65 m0.seriousIllness=true !recognition m1.relation=spouse m1.sex=female m1.age=63 m2.relation=child m2.sex=male m2.age=40 m2.lives=away m2.work=employed",
  ],
  [
    "户主男55 妻53 父83 母80",
    "m0.relation=head m0.sex=male m0.age=55 m1.relation=spouse m1.sex=female m1.age=53 m2.relation=parent m2.sex=male m2.age=83 m3.relation=parent m3.sex=female m3.age=80",
  ],
  [
    "三十五岁儿子一级智力残疾",
    "m0.relation=child m0.sex=male m0.age=35 m0.disability=intellectual m0.disabilityGrade=1",
  ],
  [
    "弟弟38听力残疾三级 单身",
    "m0.relation=sibling m0.sex=male m0.age=38 m0.disability=hearing m0.disabilityGrade=3 ~单身",
  ],
  [
    "户主59岁丧失劳动能力;妻56岁务农",
    "m0.relation=head m0.age=59 m0.labour=none m1.relation=spouse m1.sex=female m1.age=56 m1.work=farming",
  ],
  [
    "儿子24待业 女儿21上班月工资2800",
    "m0.relation=child m0.sex=male m0.age=24 m0.work=none m1.relation=child m1.sex=female m1.age=21 m1.work=employed m1.income=2800/month",
  ],
  [
    "户主六十二 妻六十 孙子九岁小学",
    "m0.relation=head m0.age=62 m1.relation=spouse m1.sex=female m1.age=60 m2.relation=grandchild m2.sex=male m2.age=9 m2.student=compulsory",
  ],
  ["妈妈81 言语二级", "m0.relation=parent m0.sex=female m0.age=81 m0.disability=speech m0.disabilityGrade=2"],
  [
    "户主44 坐牢 妻42 儿子16高一",
    "m0.relation=head m0.age=44 m0.lives=prison m1.relation=spouse m1.sex=female m1.age=42 m2.relation=child m2.sex=male m2.age=16 m2.student=senior",
  ],
  [
    "大女儿26出嫁 小女儿20大专",
    "m0.relation=child m0.sex=female m0.age=26 m0.lives=away m1.relation=child m1.sex=female m1.age=20 m1.student=college",
  ],
  ["户主三十多", "m0.relation=head !vague"],
  ["户主55部分丧失劳动能力", "m0.relation=head m0.age=55 m0.labour=partial"],
  ["女儿6 没上学", "m0.relation=child m0.sex=female m0.age=6 m0.student=none"],
  ["丈夫50死亡", "m0.relation=spouse m0.sex=male m0.age=50 m0.lives=dead"],
  ["户主70白血病 重残二级", "m0.relation=head m0.age=70 m0.seriousIllness=true !recognition m0.disabilityGrade=2"],
  ["外孙10 外孙女7", "m0.relation=grandchild m0.sex=male m0.age=10 m1.relation=grandchild m1.sex=female m1.age=7"],
];
