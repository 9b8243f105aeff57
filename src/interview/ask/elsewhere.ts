// What is asked of the wrong office: other places, other services, other people's data, and commands to the program.
import type { Policy, PolicySet } from "../../rules/index.ts";
import { normalise } from "../read/text.ts";

const provinces =
  "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门";
const cities =
  "成都|广州|深圳|杭州|南京|武汉|西安|长沙|郑州|济南|青岛|沈阳|大连|厦门|福州|泉州|昆明|贵阳|遵义|南昌|合肥|太原|石家庄|哈尔滨|长春|兰州|银川|西宁|乌鲁木齐|呼和浩特|南宁|海口|拉萨|苏州|宁波|东莞|佛山|温州|绵阳|凯里|都匀|衡阳|抚州|晋江|石狮|阿坝|三都|都江|嵩湖|齐老";
const named = new RegExp(`${provinces}|${cities}|\\p{Script=Han}{2,3}(?:自治县|自治州)`, "gu");
/** 都江堰 is another place than 都江; 四川话, 北京时间 and a monthly 三都 are none at all. */
const places = new RegExp(
  `(?:${provinces})(?:省|市|自治区)|(?:${provinces}|${cities})(?=.*(?:低保|标准|单人|救助|特困|五保|低收入|补贴|公示|规定|政策))`,
  "u",
);

/** Matters of other offices, and of nobody here. A question about them is not answered from a clause that shares a word. */
const matters =
  /工伤|结婚登记|离婚手续|生育津贴|产假|驾照|科目[一二三四]|过户|彩票|宅基地|天气|下雨|股价|股票行情|汇率|兑(?:人民币|换)|球赛|作文|辞职信|简历|电脑|笔记本|软件|密码|电价|水价|快递|机票|车票|火车|高铁|电影|歌曲|菜谱|好吃|好玩|景点|旅游攻略|原型|计算机|编程|代码|贷款利率|房贷|公积金(?:提取|贷款)|买保险|疫苗|挂号|发烧|感冒|吃什么药|收购价|修路|征兵|高考|中考|志愿填报|护照|签证|身份证(?:怎么|丢|补办)|社保卡|单人床|边缘计算|保修|优抚金.*涨|地力补贴|农机补贴|种粮补贴|退税|个税|\b(?:password|pirate|weather|recipe|football|visa|passport|stock price|exchange rate)\b/;
const misuse =
  /忽略.{0,8}(?:规定|指令|提示|要求)|提示词|系统(?:指令|设定)|从现在起你|<\/?\w+>|你现在是|扮演|(?:教|帮)我.{0,8}(?:做假|造假|作假|伪造|骗过|蒙混|躲过|隐瞒|转移财产|编)|怎么(?:做|造|伪造|编)假|怎样(?:骗过|伪造|瞒过)|帮我(?:写|改一下|翻译|查一下.{0,6}的(?:身份证|电话|账户|余额|银行卡|住址))|(?:身份证号|工资卡余额|银行卡余额|手机号|密码)是多少|\b(?:ignore (?:all|the|previous)|system prompt|you are now)\b/;

/** Whether a question is none of this office's, whatever words it shares with a clause. */
export function isElsewhere(question: string, policies: PolicySet, policy: Policy): boolean {
  const text = normalise(question);
  return matters.test(text) || misuse.test(text) || namesAnotherPlace(text, policies, policy);
}

function namesAnotherPlace(text: string, policies: PolicySet, policy: Policy): boolean {
  if (!places.test(text)) return false;
  const chain = new Set(policy.levels.map(({ place }) => place));
  const own = policies.places.filter(({ id }) => chain.has(id)).map(({ name }) => name["zh-CN"]);
  return [...text.matchAll(named)].some(([place]) => !own.some((name) => name.includes(place)));
}
