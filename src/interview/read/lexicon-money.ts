// The words for what is earned, spent, paid back and owned in money, as data. Input vocabulary, never said by the bot.
import type { Meaning } from "./meaning.ts";

export type Entry = readonly [meaning: Meaning, words: string];

const label = (fact: string | null, kind: "amount" | "money", of: "home" | "person" | "either" | "none"): Meaning => ({
  t: "label",
  fact,
  kind,
  of,
});

export const money: readonly Entry[] = [
  [
    { t: "no-income" },
    "没有收入 没收入 无收入 没有任何收入 无任何收入 零收入 没得收入 一分钱收入没有 没有经济来源 无经济来源 no_income",
  ],
  [
    label("income.total", "amount", "either"),
    "收入 年收入 月收入 纯收入 年纯收入 月纯收入 可支配收入 年入 月入 人均收入 人均年收入 人均月收入 年人均收入 月人均收入 人均纯收入 年人均纯收入 人均可支配收入 进账 年收 月收 年入 挣 挣了 赚 赚了 income",
  ],
  [
    label("income.total", "amount", "home"),
    "家庭收入 家庭年收入 家庭月收入 总收入 年总收入 月总收入 家庭总收入 家庭年总收入 全家收入 全家年收入 全年收入 全年总收入 全家总收入 家庭纯收入 家庭人均 家庭人均收入 家庭人均年收入 家庭人均月收入 家庭人均纯收入 合计收入",
  ],
  [
    { t: "label", fact: "income.total", kind: "amount", of: "either", net: true },
    "收 收了 净赚 净收 净收入 净挣 净得 纯赚 纯收 纯利 净落 净利",
  ],
  [label("income.gross", "amount", "none"), "毛收入 家庭毛收入 全年毛收入 总毛收入"],
  [label("costs.employment", "amount", "none"), "就业成本 必要就业成本 务工成本"],
  [
    label("income.wage", "amount", "person"),
    "工资 工资收入 工资性收入 月工资 年工资 月薪 年薪 上班工资 工钱 打工钱 打工收入 务工收入 打工挣 务工挣 打工工资 wage wages salary",
  ],
  [label("income.transfer", "amount", "person"), "退休金 退休工资 月退休金 离退休金 退休费"],
  [
    label("income.business", "amount", "none"),
    "经营收入 经营性收入 经营净收入 种植收入 养殖收入 务农收入 种地收入 种田收入 农业收入 种养收入",
  ],
  [
    label("income.property", "amount", "none"),
    "rent_income rental_income income_from_rent 出租 房子出租 门面出租 铺子出租 房屋出租 土地出租 田租 租出去 租给别人 承包费 财产收入 财产性收入 租金 租金收入 房租收入 房租 房租收 收房租 门面租金 铺租 门面租 地租 土地租金 流转收入 土地流转收入 土地流转费 流转费 土地流转 分红 利息 月租 年租 月租金 年租金 收租",
  ],
  [label("income.transfer", "amount", "none"), "转移收入 转移性收入 转移净收入 赡养费 抚养费"],
  [
    label("income.basicPension", "amount", "none"),
    "基础养老金 城乡居民养老金 居民养老金 城乡居民基础养老金 居民基础养老金 新农保",
  ],
  [
    label("income.oldAgeAllowance", "amount", "none"),
    "高龄津贴 高龄补贴 高龄费 高龄钱 老年补贴 高龄老人津贴 高龄补助 老龄津贴",
  ],
  [
    label("income.notCounted", "amount", "none"),
    "独生子女费 独生子女奖励 独生子女奖励金 独生子女补助 计生奖扶 奖扶金 计生奖扶金 计划生育奖扶 优抚金 抚恤金 优待金 优抚补助 奖学金 助学金 见义勇为奖金",
  ],
  [
    { t: "pension" },
    "养老金 农保 城居保 社保养老金 城乡居民养老保险 居民养老保险 养老保险 养老钱 社保金 pension pensions",
  ],
  [
    label("costs.medicalBills", "money", "none"),
    "medical_bills medical_bill hospital_bill hospital_bills medical_costs 住院总共 住院总共花 住院花费 住院花 住院共花 住院花了 住院花掉 住院用了 住院费 住院 治疗费 治疗花了 医治费 医院花了 总费用 看病总费用 看病总共 看病总共花了 住院总费用 手术花了 手术费 做手术花了 治病花了 看病花费 看病用了 看病花 医药费 医疗费 医疗费用 大病医疗费 大病医疗费用 大病医疗支出 大病花了 大病花费 大病费用 看病花了 看病 医疗总费用 住院费用 花了医药费",
  ],
  [
    label("costs.medicalSelfBought", "money", "none"),
    "自己买药 自购药 自己买药花了 自费买药 药费 药费一年自己买花了 药店买药",
  ],
  [
    label("costs.medicalReimbursed", "money", "none"),
    "reimbursed reimbursement 统筹支付 医保支付 基金支付 医保统筹支付 统筹报销 统筹报 医保统筹 报了 报 报账 报账了 报了账 报回 报回来 报销 报销了 报销回来 已报销 医保报 医保报销 医保报了 大病报 大病又报 大病保险报 合作医疗报 又报了 大病报了 新农合报 新农合报了 农合报 农合报了 合作医疗报了 合作医疗报账 合作医疗报销 居民医保报 医保给报",
  ],
  [
    label("costs.medicalCharity", "money", "none"),
    "红十字会给了 红会给了 水滴筹 水滴筹筹了 轻松筹 爱心捐款 慈善给了 慈善 慈善救助 慈善捐 慈善会给了 社会捐助",
  ],
  [
    label("costs.medicalSelfPaid", "money", "none"),
    "自付 自付医药费 自付医疗费 自付药费 自付费用 自费医药费 自费医疗费 自付部分 自费部分 医疗自费部分 医疗自付部分 个人自付部分 自付金额 自付了 自费了 个人自付 个人负担 自负 自掏 自费 个人自费",
  ],
  [
    label("assets.deposits", "money", "none"),
    "savings deposits bank_savings 存款 存款有 存款余额 存折余额 银行余额 账户余额 卡内余额 银行里存了 银行存了 银行存 存了 存有 存起 银行存款 银行有存款 存着 卡上 卡上有 卡里 卡里有 银行卡有 存折 存折上 积蓄 定期 定期存款 定期存 活期 活期存款 微信里 微信 余额宝 余额宝里 银行卡里 银行卡上 银行里 账上 账户里 手头 手上 手里 手头有 手里有",
  ],
  [
    { t: "label", fact: null, kind: "money", of: "none", spends: true },
    "花 花了 花费 花去 花掉 用了 总共花了 一共花了 总共花 一共花 共花了 共花",
  ],
  [label("costs.education", "money", "none"), "tuition school_fees 学费 学杂费 学费花了 学费要 学费交了"],
  [
    label("costs.rehabilitation", "money", "none"),
    "康复费 康复训练 康复治疗 做康复 康复费用 康复训练费 康复治疗费 做康复花了",
  ],
  [label("aid.receivedAmount", "money", "none"), "临时救助金 临时救助 临时救助款"],
  [
    { t: "giving", whole: false },
    "孝敬 孝敬老人 给 给了 给老人 给父母 给爸妈 给爹妈 给我 给他 给她 给钱 给生活费 给赡养费 gives give sends send",
  ],
  [{ t: "giving", whole: true }, "寄 寄回 寄回来 寄钱 打回来 拿回来 寄回家 给家里 打钱回家 寄钱回家"],
  [{ t: "label", fact: null, kind: "amount", of: "none", draws: true }, "领 发 补 补差 补助金 拿 领到 发放 拿到"],
  [{ t: "label", fact: "income.business", kind: "amount", of: "none", gross: true }, "卖 卖了 毛收 毛卖 卖得"],
  [{ t: "label", fact: "income.business", kind: "amount", of: "none", net: true }, "成本 本钱 扣成本"],
  [
    label(null, "amount", "none"),
    "rent debt loan 欠债 贷款 借款 房贷 月供 外债 债务 支出 花销 开支 生活费 补助 补贴 救助金 低保 吃药 药钱 买药 彩礼 伙食费 水电费 粮补 押金 医疗救助 大病救助 民政救助 救助 赔了 赔偿",
  ],
];
