// What is asked of the wrong office: other places, other services, other people's data, and commands to the program.
import type { Policy, PolicySet } from "../../rules/index.ts";
import { normalise } from "../read/text.ts";
import { namesOthersMatter } from "./matters.ts";

const provinces =
  "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门";
const cities =
  "成都|广州|深圳|杭州|南京|武汉|西安|长沙|郑州|济南|青岛|沈阳|大连|厦门|福州|泉州|莆田|漳州|龙岩|三明|南平|宁德|昆明|曲靖|大理|丽江|贵阳|遵义|安顺|毕节|铜仁|六盘水|黔东南|黔西南|黔南|凯里|都匀|兴义|荔波|独山|榕江|南昌|九江|赣州|吉安|宜春|上饶|景德镇|萍乡|新余|鹰潭|抚州|合肥|芜湖|蚌埠|安庆|阜阳|太原|大同|临汾|运城|石家庄|唐山|保定|邯郸|廊坊|沧州|邢台|张家口|承德|秦皇岛|哈尔滨|齐齐哈尔|大庆|长春|吉林市|四平|兰州|天水|银川|西宁|乌鲁木齐|喀什|呼和浩特|包头|赤峰|鄂尔多斯|南宁|柳州|桂林|北海|玉林|海口|三亚|拉萨|日喀则|苏州|无锡|常州|南通|徐州|扬州|盐城|宁波|温州|绍兴|嘉兴|金华|义乌|台州|东莞|佛山|珠海|中山|惠州|汕头|湛江|江门|茂名|绵阳|德阳|宜宾|泸州|南充|达州|乐山|攀枝花|凉山|甘孜|巴中|广元|自贡|内江|株洲|湘潭|衡阳|岳阳|常德|邵阳|永州|怀化|娄底|郴州|湘西|宜昌|襄阳|荆州|黄冈|十堰|恩施|洛阳|开封|南阳|信阳|商丘|周口|驻马店|新乡|安阳|烟台|潍坊|临沂|济宁|菏泽|聊城|淄博|威海|德州|晋江|石狮|南安|惠安|阿坝|汶川|茂县|三都|嵩湖|临川|齐老";
const named = new RegExp(`${provinces}|${cities}|\\p{Script=Han}{2,3}(?:自治县|自治州)`, "gu");
const onlyPlace = new RegExp(`^(?:${provinces}|${cities})[省市县]?$`);

/** Whether a word is nothing but the name of a place. */
export function namesAPlace(word: string): boolean {
  return onlyPlace.test(word);
}

/** 都江堰 is another place than 都江; 四川话, 北京时间 and a monthly 三都 are none at all. */
const places = new RegExp(
  `(?:${provinces})(?:省|市|自治区)|(?:${provinces}|${cities})(?=.*(?:低保|标准|单人|救助|特困|五保|低收入|补贴|公示|规定|政策|补多少|给多少|发多少|多少钱|一个月))`,
  "u",
);

const misuse =
  /忽略.{0,8}(?:规定|指令|提示|要求|设定)|无视.{0,6}(?:规定|指令|限制)|提示词|系统(?:指令|设定)|你的(?:设定|指令|程序|源代码)|没有(?:任何)?限制|从现在(?:起|开始)你|<\/?\w+>|你(?:现在)?(?:是|就是)(?:一个|一名)?.{0,8}(?:助手|机器人|专家)|扮演|角色扮演|(?:教|帮)我.{0,8}(?:做假|造假|作假|伪造|骗过|蒙混|躲过|隐瞒|转移财产|编)|怎么(?:做|造|伪造|编)假|(?:怎样|怎么|如何)(?:才能)?(?:骗过|伪造|瞒过|躲过核|逃过核)|帮我(?:写|改一下|翻译|画)|(?:帮我查|查一下|查查|查下|告诉我|给我).{0,10}的(?:身份证|电话|账户|余额|银行卡|住址|手机|家庭住址|工资)|(?:身份证号|工资卡余额|银行卡余额|手机号|密码|家庭住址|电话号码)(?:码)?(?:是多少|是什么|发我|给我)|把.{1,12}(?:告诉我|发我|发给我|给我看)|名单(?:给|发)(?:我|一份)|(?:把|将).{0,8}名单.{0,3}发|哪些邻居|谁家(?:在|正在)?(?:吃|领|享受)|\b(?:ignore (?:all|the|previous|your)|system prompt|you are now|pretend (?:to be|you)|jailbreak|act as)\b/;
/** Another place that is not called by its name: 隔壁县的标准. */
const neighbours =
  /(?:隔壁|邻近|旁边|兄弟|对面|别的|其他|其它|外)的?(?:几个)?(?:县|省|市|镇|乡|区|州|地方)的?.{0,6}(?:标准|多少|几块|补贴|怎么(?:发|算|规定))/;

/**
 * Whether a question is none of this office's, whatever words it shares with a clause: surely (another place, misuse),
 * or perhaps: it names a matter of others, and may still ask what that means for assistance (有驾照还能吃低保吗).
 */
export function isElsewhere(question: string, policies: PolicySet, policy: Policy): "surely" | "perhaps" | "no" {
  const text = normalise(question);
  if (misuse.test(text) || neighbours.test(text) || namesAnotherPlace(text, policies, policy)) return "surely";
  return namesOthersMatter(text) ? "perhaps" : "no";
}

function namesAnotherPlace(text: string, policies: PolicySet, policy: Policy): boolean {
  if (!places.test(text)) return false;
  const chain = new Set(policy.levels.map(({ place }) => place));
  const own = policies.places.filter(({ id }) => chain.has(id)).map(({ name }) => name["zh-CN"]);
  return [...text.matchAll(named)].some(([place]) => !own.some((name) => name.includes(place)));
}
