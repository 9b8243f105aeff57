// The words of field messages and roster cards, as data: what each one means when it stands in a message. Input vocabulary, never said by the bot.

import { type Entry, money } from "./lexicon-money.ts";
import type { Meaning, MemberFacts } from "./meaning.ts";
import type { FoundPhrase } from "./phrases.ts";
import { areaWords, choiceWords } from "./vocabulary.ts";

const relation = (name: string, sex?: "male" | "female"): Meaning =>
  sex === undefined ? { t: "relation", relation: name } : { t: "relation", relation: name, sex };
const member = (facts: MemberFacts): Meaning => ({ t: "member", facts });

const entries: readonly Entry[] = [
  [relation("head"), "户主 本人 申请人 当家的 当家人 head householder applicant"],
  [relation("head", "female"), "女户主"],
  [relation("head", "male"), "男户主"],
  [relation("spouse", "male"), "丈夫 老公 男人 我男人 她男人 夫 husband"],
  [relation("spouse", "female"), "妻子 妻 老婆 内人 婆娘 堂客 wife"],
  [relation("spouse"), "配偶 爱人 老伴 老伴儿 spouse"],
  [
    relation("child", "male"),
    "儿子 儿 子 长子 次子 三子 四子 大儿子 二儿子 小儿子 三儿子 大儿 二儿 小儿 幼子 独子 养子 继子 幺儿 男孩 男娃 崽 崽伢子 崽崽 伲子 伢崽 伢子 son",
  ],
  [
    relation("child", "female"),
    "女儿 长女 次女 三女 四女 大女儿 二女儿 小女儿 三女儿 大女 二女 小女 幼女 独女 养女 继女 闺女 幺女 女孩 女娃 囡囡 囡 妹仔 daughter",
  ],
  [relation("child"), "孩子 小孩 子女 娃娃 娃儿 娃子 娃 小孩子 孩儿 孩 小娃 child kid"],
  [
    relation("parent", "male"),
    "父亲 我爸 我爹 我父亲 俺爹 俺爸 阿爸 阿爹 老爹 父 爸爸 爸 老爸 爹 老父亲 老父 继父 养父 father",
  ],
  [
    relation("parent", "female"),
    "母亲 我妈 我娘 我母亲 俺娘 俺妈 阿妈 母 妈妈 妈 老妈 娘 老母亲 老母 老娘 老妈子 继母 养母 mother",
  ],
  [{ t: "person" }, "姓名"],
  [{ t: "parents" }, "父母 父母亲 爸妈 双亲 爹妈 爹娘"],
  [relation("grandparent", "male"), "爷爷 爷 外公 姥爷 祖父 外祖父 grandfather"],
  [relation("grandparent", "female"), "奶奶 奶 外婆 姥姥 祖母 外祖母 grandmother"],
  [relation("grandchild"), "孙 孙辈 孙娃 孙儿"],
  [relation("grandchild", "male"), "孙子 长孙 次孙 外孙 外孙子 大孙子 小孙子 grandson"],
  [relation("grandchild", "female"), "孙女 外孙女 大孙女 小孙女 granddaughter"],
  [relation("sibling", "male"), "哥哥 哥 弟弟 弟 兄 兄长 大哥 二哥 三哥 胞弟 胞兄 brother"],
  [relation("sibling", "female"), "姐姐 姐 妹妹 妹 大姐 二姐 三姐 胞妹 胞姐 sister"],
  [relation("child-in-law", "female"), "儿媳 儿媳妇 daughter-in-law"],
  [relation("child-in-law", "male"), "女婿 son-in-law"],
  [relation("parent-in-law", "male"), "岳父 公公 丈人 老丈人 家公 father-in-law"],
  [relation("parent-in-law", "female"), "岳母 婆婆 丈母娘 家婆 mother-in-law"],
  [
    relation("other"),
    "妹夫 姐夫 嫂子 弟媳 弟妹 舅妈 婶婶 伯母 姑父 姨父 姨 堂哥 堂弟 表哥 表弟 表姐 表妹 堂姐 堂妹 其他 其他亲戚 其他人 亲戚 侄子 侄女 侄儿 外甥 外甥女 叔叔 叔 伯父 伯伯 舅舅 姑姑 姑妈 姨妈 other",
  ],
  [
    { t: "pair" },
    "两口子 老两口 小两口 夫妻俩 夫妻两人 夫妻二人 夫妻两个 两夫妻 夫妇俩 夫妻 夫妻两 夫妇两 夫妇 公婆俩 couple",
  ],
  // Whose father, whose wife: the roster relation can't be told.
  [
    { t: "stranger" },
    "孩子他爸 孩子他妈 孩子爸 孩子妈 孩子爸爸 孩子妈妈 娃他爸 娃他妈 他爸 他妈 她爸 她妈 他爹 他娘 姑娘 兄弟 姐妹 姊妹 兄弟姐妹 兄妹 姐弟 三姐弟 三兄弟 三姐妹 三兄妹 四兄弟 四姐妹 公婆 妯娌 子孙 儿孙 parents 岳父母 爷爷奶奶 外公外婆 干儿子 干女儿 大舅子 小舅子 小姨子 女方 男方 儿女 家属 邻居 保姆 前妻 前夫",
  ],
  [
    { t: "someone", sex: "male" },
    "老汉 老汉儿 老头 老头子 老头儿 老大爷 大爷 老爷子 单身汉 光棍 光棍汉 阿公 鳏夫 single_father widower",
  ],
  [
    { t: "someone", sex: "female" },
    "老太 老太太 老太婆 老婆婆 老奶奶 老阿婆 阿婆 阿嬷 老大娘 大娘 寡妇 老板娘 单亲妈妈 丧偶女 single_mother widow",
  ],
  [{ t: "someone" }, "老人 孤老 老人家 老者 老年人"],
  [{ t: "someone", facts: { "father.state": "dead", "mother.state": "dead" } }, "孤儿 orphan"],
  [{ t: "someone", facts: { receiving: "unsupported-child" } }, "事实无人抚养儿童 事实孤儿"],
  [{ t: "siblings", sexes: ["male", "male"] }, "哥两 兄弟两 弟兄两 两兄弟 哥俩 弟兄俩 兄弟俩 两弟兄"],
  [{ t: "siblings", sexes: ["female", "female"] }, "姐妹两 两姐妹 姐妹俩 两姊妹"],
  [{ t: "rank", rank: 0 }, "老大 大的 大娃"],
  [{ t: "rank", rank: 1 }, "老二 小娃"],
  [{ t: "rank", rank: 2 }, "老三"],
  [{ t: "rank", rank: 3 }, "老四"],
  [{ t: "sex", sex: "male" }, "男 男性 男的 male"],
  [{ t: "sex", sex: "female" }, "女 女性 女的 female"],

  [{ t: "disability", type: "visual" }, "视力残疾 视残 盲人"],
  [{ t: "disability", type: "hearing" }, "听力残疾 听残"],
  [{ t: "disability", type: "speech" }, "言语残疾 语言残疾 言残"],
  [{ t: "disability", type: "physical" }, "肢体残疾 肢残 physical"],
  [{ t: "disability", type: "intellectual" }, "智力残疾 智残 智障 intellectual"],
  [{ t: "disability", type: "mental" }, "精神残疾 精残"],
  [{ t: "disability", type: "multiple" }, "多重残疾 多重残"],
  [{ t: "disability", type: "visual", stem: true }, "视力 visual"],
  [{ t: "disability", type: "hearing", stem: true }, "听力 hearing"],
  [{ t: "disability", type: "speech", stem: true }, "言语 语言 speech"],
  [{ t: "disability", type: "physical", stem: true }, "肢体"],
  [{ t: "disability", type: "intellectual", stem: true }, "智力"],
  [{ t: "disability", type: "mental", stem: true }, "精神 mental"],
  [{ t: "disability", type: "multiple", stem: true }, "多重 multiple"],
  [
    { t: "disability", type: null },
    "残疾 残疾人 聋哑人 聋哑 哑巴 聋子 残 重残 重度残疾 重度残 重残人 重度残疾人 残疾证 残疾人证 disabled disability",
  ],
  [member({ disability: "none" }), "没残疾 无残疾 没有残疾 不残疾 非残疾 健全 没有残疾证 无残疾证 没残疾证"],

  [{ t: "illness", named: false }, "重病 大病 重大疾病 重疾 重症 严重疾病 serious_illness seriously_ill"],
  [
    { t: "illness", named: true },
    "癌症 癌 肺癌 胃癌 肝癌 肠癌 乳腺癌 食道癌 宫颈癌 白血病 尿毒症 透析 乳癌 鼻咽癌 脑瘤 骨癌 肾衰竭 肾衰 恶性肿瘤 血友病 再障 器官移植 肝移植 肾移植 肝硬化 红斑狼疮 艾滋病 淋巴瘤 cancer",
  ],
  [member({ seriousIllness: false }), "没病 无病 没有重病 无重病 没重病 没有大病 无大病 没大病"],

  [member({ student: "preschool" }), "幼儿园 读幼儿园 学前班 上幼儿园 托儿所 kindergarten"],
  [
    member({ student: "compulsory" }),
    "小学 小学生 村小 村完小 完小 中心小学 中心校 镇小 乡小 镇中 乡中 初中 初中生 初一 初二 初三 一年级 二年级 三年级 四年级 五年级 六年级 七年级 八年级 九年级 小学一年级 小学二年级 小学三年级 小学四年级 小学五年级 小学六年级 上小学 上初中 读小学 读初中 义务教育 primary_school junior_high junior_school compulsory_school 上小学一年级 小学在读 初中在读",
  ],
  [
    member({ student: "senior" }),
    "高中 高中生 高一 高二 高三 中职 中专 职高 读职高 技校 上技校 读技校 职中 上高中 读高中 high_school senior_school senior_high",
  ],
  [
    member({ student: "college" }),
    "大学 大学生 本科 本科生 大专 大专生 专科 高职 大一 大二 大三 大四 大五 上大学 读大学 上大专 读大专 读本科 读高职 college university undergraduate",
  ],
  [member({ student: "postgraduate" }), "研究生 博士生 硕士生 在读研究生 读研 读研的 读研究生 硕士 博士 读博"],
  [
    member({ student: "none" }),
    "没上学 还没上学 没上幼儿园 还没上幼儿园 没读幼儿园 还没读幼儿园 没到上学年龄 未入园 未入学 没入学 未上学 不上学 不上学了 不读了 没读书 不读书 辍学 失学 已辍学",
  ],
  [
    {
      t: "ask-member",
      code: "which-school",
      fact: "student",
      choices: ["preschool", "compulsory", "senior", "college", "postgraduate"],
    },
    "middle_school in_school at_school goes_to_school 念书 在念书 上学 在上学 读书 在读书 学生 在校生 中学 中学生 在读学生",
  ],

  [{ t: "at-home" }, "在家 常住 在家里 住家里 在家住 跟着住 一起住 住一起 同住 住在一起 一起生活 here"],
  [member({ lives: "away" }), "当兵 当兵去了 在部队 在外 在外地 外出 外出了 外地 不在家 长期在外 没在家 不在家住 away"],
  [member({ lives: "away", work: "employed" }), "外出打工 在外打工 出去打工 外出务工 在外务工 出门打工 在外地打工"],
  [member({ lives: "prison" }), "服刑 坐牢 在监狱 坐监 服刑中 在服刑 监狱服刑 在监狱服刑 劳改 prison"],
  [member({ lives: "drug-treatment" }), "强制戒毒 强制隔离戒毒 强戒"],
  [member({ lives: "declared-missing" }), "宣告失踪 法院宣告失踪"],
  [member({ lives: "missing" }), "失踪 下落不明 失联"],
  [
    member({ lives: "dead" }),
    "去世 已去世 死亡 已死亡 宣告死亡 死了 过世 病故 已故 亡故 不在世 dead died deceased passed_away",
  ],
  [member({ lives: "religious" }), "出家三年以上 出家3年以上 出家满三年"],
  [{ t: "ask-member", code: "how-long", fact: "lives", choices: ["religious"] }, "出家 当和尚 当尼姑"],

  [
    member({ labour: "none" }),
    "无劳动能力 没有劳动能力 没劳动能力 丧失劳动能力 完全丧失劳动能力 无劳力 不能干活 没劳动力 没得劳力 没劳力 做不了活 做不动 无劳动力 不能劳动 失去劳动能力 干不了活 干不得活 做不得活 干不动活 干不动了 干不动 不能做活 做不成活",
  ],
  [
    member({ labour: "partial" }),
    "部分丧失劳动能力 部分劳动能力 干不了重活 干不得重活 做不了重活 做不得重活 不能干重活 只能干轻活 只能做轻活 干不动重活 半劳力 半劳动力 弱劳力 弱劳动力 半劳动能力",
  ],
  [member({ labour: "full" }), "劳力 劳动力 壮劳力 有劳动能力 全劳力 全劳动力 有劳力 能干活 能劳动"],

  [member({ work: "farming" }), "务农 种地 种田 农民 种庄稼 搞种植 does_farm_work farmer farms"],
  [member({ lives: "here", work: "farming" }), "在家务农 在家种地 在家种田"],
  [
    member({ work: "employed" }),
    "打工 务工 上班 上的班 上班了 开始上班 就业了 找到工作 进厂 在厂里 有工作 employed works working has_a_job",
  ],
  [
    member({ work: "flexible" }),
    "打零工 灵活就业 临时工 零工 散工 做零工 做散工 打散工 跑外卖 送外卖 跑快递 送快递 跑滴滴 开滴滴 开网约车 跑网约车 跑摩的 骑摩的 跑跑腿 打杂工 打日工 做日工 做短工 打临工 做临工 帮工 打短工",
  ],
  [
    member({ work: "self-employed" }),
    "个体户 个体 做生意 开店 开小店 开了小店 开了个小店 开了家店 开早餐店 开小卖部 开饭馆 开理发店 摆摊 摆地摊 经商 做买卖 做小生意",
  ],
  [
    member({ work: "none" }),
    "没工作 无业 待业 no_job jobless unemployed 没有工作 没上班 未就业 失业 没找到工作 没得工作 不做事 不干活 不上班 好吃懒做 游手好闲 在家闲着 闲在家 闲着 没事做 没活干",
  ],
  [member({ lives: "here", work: "none" }), "在家待业"],
  [member({ work: "unemployed-registered" }), "登记失业 失业登记 已登记失业"],
  [member({ work: "retired" }), "退休 已退休 retired"],
  [member({ work: "public-payroll" }), "公务员 财政供养 事业单位"],
  [
    { t: "alone" },
    "单独申请 本人申请 单人保 单人户申请 单人户 单独保 申请单人保 本人申请单人保 单独申请单人保 单独施保 单人施保 按单人户",
  ],
  [member({ receiving: "destitute" }), "特困 特困人员 特困供养 五保 五保户 五保老人"],

  [
    { t: "area", value: "rural" },
    `${areaWords.rural.join(" ")} 农村户口 农村户籍 农村户 农村低保 农村居民 俺村 乡村 寨子里 寨上 屯里 屯子里 山里 农业家庭户`,
  ],
  [
    { t: "area", value: "urban" },
    `${areaWords.urban.join(" ")} 城市户口 城镇户口 城镇户 城市户 城市低保 城镇居民 城里人 非农业户口 非农业户籍 非农业户 非农业`,
  ],
  [
    { t: "household", fact: "registry", value: "registered-poor" },
    (choiceWords.registry?.["registered-poor"] ?? []).join(" "),
  ],
  [{ t: "household", fact: "registry", value: "lifted" }, "脱贫户 稳定脱贫户 已脱贫户"],
  [{ t: "household", fact: "registry", value: "unstable" }, "脱贫不稳定户 脱贫不稳定"],
  [{ t: "household", fact: "registry", value: "marginal" }, "边缘易致贫户 边缘易致贫"],
  [{ t: "household", fact: "registry", value: "sudden-hardship" }, "突发严重困难户 突发困难户 突发严重困难"],
  [{ t: "household", fact: "registry", value: "relapsed" }, "返贫户"],
  [{ t: "household", fact: "hukou", value: "here" }, "本地户口 本村户口 本县户口"],
  [{ t: "household", fact: "hukou", value: "other-province" }, "外省户口"],
  [{ t: "household", fact: "hukou", value: "residence-permit" }, "有居住证 办了居住证 持居住证"],
  [
    { t: "household", fact: "assets.cars", value: 0 },
    "没车 无车 没有车 没小车 没有小车 没轿车 没有轿车 没小汽车 没汽车 无机动车 没有机动车 没机动车 无小汽车 无轿车 无私家车 没有私家车 没私家车 名下无车 名下没车 没得车 no_car no_cars",
  ],
  [{ t: "household", fact: "assets.homes", value: 0 }, "没房 无房 没有房 没房子 没有房子 没住房 无住房 no_house"],
  [{ t: "household", fact: "assets.shops", value: 0 }, "没商铺 无商铺 没有商铺 没门面 没有门面 没铺子 没店面"],
  [
    { t: "household", fact: "assets.deposits", value: "0" },
    "没存款 无存款 没有存款 存款没有 没积蓄 没有积蓄 没有任何存款 没任何存款 无任何存款 无积蓄 没得存款 没存钱 没有存钱 no_savings",
  ],
  [
    { t: "thing", fact: "assets.cars", units: ["辆", "台", "部"] },
    "车 小车 轿车 小汽车 汽车 私家车 面包车 小轿车 车子",
  ],
  [
    { t: "thing", fact: "assets.homes", units: ["套", "处", "栋", "幢"] },
    "房 房子 住房 商品房 房产 自建房 砖房 平房 楼房 瓦房 木房",
  ],
  [{ t: "thing", fact: "assets.machines", units: ["台", "辆", "部"] }, "收割机 挖掘机 挖机 推土机 铲车 装载机 吊车"],
  [
    { t: "thing", fact: "assets.largeVehicles", units: ["台", "辆", "部"] },
    "大货车 货车 大客车 客车 卡车 大卡车 半挂车",
  ],
  [{ t: "thing", fact: "assets.vessels", units: ["条", "艘", "只"] }, "渔船 机动船 船"],
  [
    { t: "thing", fact: "assets.disabilityVehicles", units: ["台", "辆", "部"] },
    "残疾人代步车 代步车 残疾人专用车 残疾车",
  ],
  [{ t: "thing", fact: "assets.shops", units: ["间", "个", "处"] }, "商铺 门面 店面 铺面"],
  [
    { t: "unread" },
    "父母双亡 双亡 父子 母子 母女 父女 爷孙 祖孙 父子俩 母子俩 母女俩 父女俩 爷孙俩 祖孙俩 母子两 母女两 父子两 父女两 爷孙两 祖孙两 摩托车 三轮车 电动车 农用车 拖拉机 电瓶车 自行车 轮椅车 危房 房屋 租房 公租房 廉租房 租房住 交房租 付房租 安置房 老房子 土房",
  ],
  [{ t: "single-home" }, "一人户 一个人一户 独户 单身一户 就一个人 只有一个人 一口之家 一人户 alone lives_alone"],

  ...money,
  [{ t: "grade" }, "grade 等级"],
  [{ t: "loss" }, "亏 亏了 亏损 倒贴 负债 欠 亏本 赔本"],
  [
    { t: "standard" },
    "标准 标准按 标准是按 按标准 标准为 低保标准 低保线 保障标准 月标准 年标准 当地标准 标准线 standard 保障线 我们标准 这边标准 我们这标准",
  ],

  [
    { t: "home" },
    "家 家里 屋里 屋头 家头 家中 家庭 到头 总共 一共 共计 合计 总计 拢共 通共 加起来 我家 他家 她家 我们家 俺家 俺们家 咱家 他们家 一家子 一大家子 全家子 家里头 屋里头 我屋里 我屋头 我屋里头 俺屋里 一家 全家 家有 户 一户 家庭成员 家庭人口 人口 户籍人口 户口 总人口 成员 该户 此户 全户",
  ],
  [{ t: "every" }, "都 均 全都 全部"],
  [{ t: "distributes" }, "分别 分别在 分别是"],
  [
    { t: "trade", fact: "income.business" },
    "卖菜 卖水果 卖鱼 卖鸡蛋 养殖 种植 种养 种水稻 种玉米 种辣椒 种香菇 种木耳 种蘑菇 种花 种西瓜 种红薯 种花生 种棉花 种药 种桃 种梨 种葡萄 养蚕 养兔 养猪 养鸡 养鸭 养牛 养羊 养鱼 养蜂 打鱼 捕鱼 种菜 种茶 采茶 种果树 种烟 种粮 小卖部 小卖铺 早餐店 理发店 小吃店 茶叶 果园 鱼塘 核桃 花椒 橘子 柑橘 苹果 药材 卖药材 卖茶 跑运输 收废品 卖猪 卖牛 卖羊",
  ],
  [
    { t: "trade", fact: "income.wage" },
    "公益岗 公益性岗位 护林员 送水工 装修工 泥工 泥水工 木工 瓦工 小工 建筑工 服务员 保育员 收银员 收银 门卫 司机 快递员 外卖员 骑手 厨师 帮厨 洗碗 洗碗工 钟点工 家政 家政工 月嫂 保姆 电子厂 服装厂 砖厂 茶厂 鞋厂 食品厂 流水线 看门 守门 扫街 下苦力 扛包 绿化工 抹灰 刷墙 粉刷 保洁 保洁员 保安 环卫 环卫工 清洁工 护工 当保安 当保姆 做保洁 扫地 扫马路 看大门 超市上班 厂里上班 工地 工地打工 搬砖 做小工",
  ],
  [
    { t: "filler" },
    "说 整户 吃饭 总 队上 我们村 我们队上 我们这 我们这儿 这儿 那儿 这里 那里 平均下来 算下来 均下来 平均 摊下来 类别 类型 残疾类别 的 了 是 有 也 还 就 个 名 位 人 岁 今年 现 现年 年龄 年纪 性别 证 持证 患 患有 得 得了 有个 读 念 在读 就读 在校 为 系 和 与 及 带 带着 另 另外 还有 以及 目前 现在 已 已经 其中 共 刚好 正好 整 元 块 钱 只有 仅 仅有 加 加上 里 刚 刚刚 才 只 仅 上个月 上月 这个月 本月 当月 in is a and the his her their my he she living lives aged year_old each with has member members years old yuan of",
  ],
  [{ t: "not" }, "不 没 没有 无 非 未 不是 没得 并非 并不 不算 尚未"],
  [
    { t: "doubt" },
    "考上 考取 靠 跟 跟着 判给 随 由 照顾 照看 看护 伺候 服侍 帮着 陪 投靠 搬迁 搬 迁 易地搬迁 以前 原来 之前 过去 曾 曾经 原先 从前 如果 要是 假如 假设 若 想 准备 打算 快要 将要 可能 好像 据说 听说 疑似 估计 大概 大约 应该 或许 也许 差不多 想要 将 自称 说是 怀疑 or_so or_more or_less",
  ],
  [
    { t: "past" },
    "毕业 已毕业 没读完 没念完 没上完 读完 念完 肄业 休学 退学 文化 学历 文凭 程度 老师 教师 门口 同学 回来 释放 刑满 期满 过期 没办 未办 没证 无证 已好 好了 治愈 初愈 痊愈 康复 治好 出来了 放出来 回家 吗 前 之前 以前",
  ],
];

interface Word {
  readonly word: string;
  readonly meaning: Meaning;
}

/** 初一 is also said as 上初一, 读初一, 念初一. */
function withVerbs(meaning: Meaning, words: readonly string[]): readonly string[] {
  const isSchool = meaning.t === "member" && meaning.facts.student !== undefined && meaning.facts.student !== "none";
  if (!isSchool) return words;
  const schools = words.filter((word) => !/^[上读念]|[a-z]|生$/.test(word));
  return [...words, ...schools.flatMap((word) => ["上", "读", "念"].map((verb) => verb + word))];
}

const byFirst = new Map<string, Word[]>();
for (const [meaning, words] of entries) {
  // An English phrase of two words is written with a low line.
  for (const word of withVerbs(meaning, words.split(" "))) {
    const plain = word.replaceAll("_", " ");
    const first = plain.charAt(0);
    const list = byFirst.get(first) ?? [];
    list.push({ word: plain, meaning });
    byFirst.set(first, list);
  }
}
for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length);

/** The longest known word or phrase at `at`; a Latin word must stand alone. */
export function wordAt(
  text: string,
  at: number,
  phrases: ReadonlyMap<number, FoundPhrase>,
): { readonly length: number; readonly meaning: Meaning } | undefined {
  const phrase = phrases.get(at);
  for (const { word, meaning } of byFirst.get(text.charAt(at)) ?? []) {
    if (phrase !== undefined && phrase.length >= word.length) break;
    if (!text.startsWith(word, at)) continue;
    if (/[a-z]/.test(word.charAt(0))) {
      if (/[a-z]/.test(text.charAt(at - 1)) || /[a-z-]/.test(text.charAt(at + word.length))) continue;
    }
    return { length: word.length, meaning };
  }
  return phrase;
}
