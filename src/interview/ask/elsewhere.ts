// What is asked of the wrong office: other places, other services, other people's data, and commands to the program.
import type { Policy, PolicySet } from "../../rules/index.ts";
import { normalise } from "../read/text.ts";

const provinces =
  "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门";
const cities =
  "成都|广州|深圳|杭州|南京|武汉|西安|长沙|郑州|济南|青岛|沈阳|大连|厦门|福州|泉州|莆田|漳州|龙岩|三明|南平|宁德|昆明|曲靖|大理|丽江|贵阳|遵义|安顺|毕节|铜仁|六盘水|黔东南|黔西南|黔南|凯里|都匀|兴义|荔波|独山|榕江|南昌|九江|赣州|吉安|宜春|上饶|景德镇|萍乡|新余|鹰潭|抚州|合肥|芜湖|蚌埠|安庆|阜阳|太原|大同|临汾|运城|石家庄|唐山|保定|邯郸|廊坊|沧州|邢台|张家口|承德|秦皇岛|哈尔滨|齐齐哈尔|大庆|长春|吉林市|四平|兰州|天水|银川|西宁|乌鲁木齐|喀什|呼和浩特|包头|赤峰|鄂尔多斯|南宁|柳州|桂林|北海|玉林|海口|三亚|拉萨|日喀则|苏州|无锡|常州|南通|徐州|扬州|盐城|宁波|温州|绍兴|嘉兴|金华|义乌|台州|东莞|佛山|珠海|中山|惠州|汕头|湛江|江门|茂名|绵阳|德阳|宜宾|泸州|南充|达州|乐山|攀枝花|凉山|甘孜|巴中|广元|自贡|内江|株洲|湘潭|衡阳|岳阳|常德|邵阳|永州|怀化|娄底|郴州|湘西|宜昌|襄阳|荆州|黄冈|十堰|恩施|洛阳|开封|南阳|信阳|商丘|周口|驻马店|新乡|安阳|烟台|潍坊|临沂|济宁|菏泽|聊城|淄博|威海|德州|晋江|石狮|南安|惠安|阿坝|汶川|茂县|三都|嵩湖|临川|齐老";
const named = new RegExp(`${provinces}|${cities}|\\p{Script=Han}{2,3}(?:自治县|自治州)`, "gu");
/** 都江堰 is another place than 都江; 四川话, 北京时间 and a monthly 三都 are none at all. */
const places = new RegExp(
  `(?:${provinces})(?:省|市|自治区)|(?:${provinces}|${cities})(?=.*(?:低保|标准|单人|救助|特困|五保|低收入|补贴|公示|规定|政策))`,
  "u",
);

/** Matters of other offices, and of nobody here. A question about them is not answered from a clause that shares a word. */
const matters = new RegExp(
  [
    // work, business and taxes
    "工伤|生育津贴|产假|婚假|年假|加班费|劳动合同|劳动仲裁|拖欠工资|讨薪|失业金(?:怎么|领|在哪|多少)|个税|退税|增值税|开发票|抬头|公司注册|注册公司|股价|股票(?:行情|怎么买|代码)|基金(?:净值|怎么买)|汇率|兑(?:人民币|换)|比特币|房贷|车贷|贷款(?:利率|怎么|额度)|信用卡|花呗|利率|彩票|中奖|公积金(?:提取|贷款|怎么取)",
    // papers and services of other offices
    "结婚登记|结婚证|离婚(?:登记|手续|证|协议)|彩礼(?:多少|退)|驾照|驾驶证|科目[一二三四]|违章|扣分|过户|车管所|年检(?:线|站)|上牌|护照|签证|港澳通行证|身份证(?:怎么|丢|补办|到期|过期|换)|居住证(?:怎么办|在哪办|办理)|社保卡|医保卡(?:怎么|丢|补)|落户(?:政策|条件)|出生证|准生证|公证|宅基地|建房(?:审批|手续|许可)|土地(?:证|确权|流转合同)|房产证(?:怎么|在哪办)|不动产登记|征兵|入伍|退伍(?:费|安置)|优抚金.*涨|抚恤金(?:涨|标准)|养老金(?:涨|上调|调整|补缴|认证|怎么交|什么时候发)|社保(?:怎么交|断缴|补缴|转移)|医保(?:怎么交|报销比例|异地备案)|学区|入学(?:报名|条件)|转学|高考|中考|考研|志愿|录取|成绩|分数线|公务员考试|教资",
    // farming and the village
    "收购价|种粮|地力补贴|耕地|农机补贴|化肥|农药|种子|猪价|养猪(?:技术|补贴)|疫苗|母猪|收割|早稻|晚稻|修路|自来水|电价|水价|电费怎么交|停电|停水|宽带|网速",
    // every day
    "天气|下雨|下雪|气温|台风(?:路径|几级)|地震(?:了|预警)|球赛|世界杯|足球|篮球|比赛|电影|电视剧|歌|明星|小说|游戏|菜谱|怎么炒|怎么做菜|好吃|好玩|景点|旅游(?:攻略|景点)|门票|酒店|机票|车票|火车|高铁|公交|地铁|快递|外卖优惠|淘宝|京东|拼多多|优惠券|减肥|发烧|感冒|头疼|咳嗽|吃什么药|挂号|体检|牙疼|怀孕|星座|算命|生肖|笑话|故事|猜谜|对象怎么找|相亲",
    // machines, words and sums
    "电脑|笔记本|软件|手机(?:怎么|坏|卡|密码|流量|号码)|密码|编程|代码|python|excel|原型|边缘计算|保修|人工智能|翻译|英语|作文|辞职信|简历|演讲稿|情书|等于几|平方|方程|\\d+[加乘除]\\d+|单人床|单人(?:旅行|间|餐)|首都|总统|历史上|光年|恐龙",
    "\\b(?:password|pirate|weather|recipe|football|movie|song|joke|visa|passport|stock price|exchange rate|bitcoin|homework|translate|python|capital of|president|driving licen[cs]e|marriage|divorce|flight|hotel|train)\\b",
  ].join("|"),
);
const misuse =
  /忽略.{0,8}(?:规定|指令|提示|要求)|提示词|系统(?:指令|设定)|从现在起你|<\/?\w+>|你现在是|扮演|(?:教|帮)我.{0,8}(?:做假|造假|作假|伪造|骗过|蒙混|躲过|隐瞒|转移财产|编)|怎么(?:做|造|伪造|编)假|怎样(?:骗过|伪造|瞒过)|帮我(?:写|改一下|翻译|查一下.{0,6}的(?:身份证|电话|账户|余额|银行卡|住址))|(?:身份证号|工资卡余额|银行卡余额|手机号|密码)是多少|\b(?:ignore (?:all|the|previous)|system prompt|you are now)\b/;

/**
 * Whether a question is none of this office's, whatever words it shares with a clause: surely (another place, misuse),
 * or perhaps: it names a matter of others, and may still ask what that means for assistance (有驾照还能吃低保吗).
 */
export function isElsewhere(question: string, policies: PolicySet, policy: Policy): "surely" | "perhaps" | "no" {
  const text = normalise(question);
  if (misuse.test(text) || namesAnotherPlace(text, policies, policy)) return "surely";
  return matters.test(text) ? "perhaps" : "no";
}

function namesAnotherPlace(text: string, policies: PolicySet, policy: Policy): boolean {
  if (!places.test(text)) return false;
  const chain = new Set(policy.levels.map(({ place }) => place));
  const own = policies.places.filter(({ id }) => chain.has(id)).map(({ name }) => name["zh-CN"]);
  return [...text.matchAll(named)].some(([place]) => !own.some((name) => name.includes(place)));
}
