import { matchAt } from "./text.ts";

/** What a rough word certainly says (至少两千, 不到一万): `from` and `to` belong to it, `above` and `below` do not. */
export interface Bounds {
  readonly from?: string;
  readonly above?: string;
  readonly to?: string;
  readonly below?: string;
}

const hedgeBefore =
  /(?:大约摸?|大概|约莫|约摸|估摸|毛估估|差不离|刚刚?[过超]了?|刚刚?出头|约|差不多|差一?点|将近|接近|近|快|小|不到|不足|不够|不满|没满|未满|没到|没有|未到|没|不超过|(?:[不没未]会?|没有)(?:超过|高于|多于|大于|低于|少于|小于)|超不过|过不去|[挣赚拿领收得](?:不到|不了|不着|不上)|够不[着上到]|少则|多则|就要|眼看|不高于|不多于|不大于|不小于|大于等于|小于等于|≥|≤|[<>]=?|≈|超过|超|过不了|过了?|年?逾|高于|多于|大于|不低于|不少于|低于|少于|小于|至少|起码|最少|少说|最多|顶多|至多|撑死|最高|最低|多达|起步|打底|上限|下限|封顶|好|上了?|成|大|奔|不下于?|不止|估计|可能|应该|好像|据说|听说|也就|大致|大体|不是|或许|毛估|粗算|不上|\b(?:circa|close to|max(?:imum)?(?: of)?|min(?:imum)?(?: of)?|exceed(?:s|ing)?|never (?:more|over)(?: than)?|about|around|no fewer than|fewer than|not (?:more|less) than|not (?:over|under|above|below)|roughly|approximately|approx|nearly|almost|over|under|above|below|no more than|no less than|more than|less than|at least|at most|up to|maybe|perhaps|probably|some)|(?<![0-9万千百])~)(?:是|有|在|个)? ?$/;
const notHedgeBefore =
  /(?:最小|最大|大小|从小|长大|晚上|加上|早上|以上|算上|连上|[折账帐卡条单簿手身面线网街地本口册证单表]上|老小|老少|不大|完成|养成|收成|[做住生打请去办领给干看读结拿收花吃来用报卖养娶买借存交]过|已过|有没有|年纪大|老大|有小|大的|最好|不好|还好|刚好|正好) ?$/;
const hedgeAfter =
  /(?: ?(?:左右|上下|刚刚?出头|刚刚?[过够](?!年)|冒尖|挂点零|都没得|还?差一?点儿?|[都还]?(?:[挣赚拿领收得](?:不到|不了|不着|不上)|够不[着上到])|不够|这样子?|[~](?! ?[0-9])|出头|出点头|挂零|冒头|开外|(?:\(含\)|[及或])?以[上下]|之上|之下|以内|之内|朝上|往上|往下|(?:[都还]?不到点?|[都还]?不足)(?![0-9一二两三四五六七八九十百千万])|(?:[都还]没有?|[都还]?没到)(?![\u4e00-\u9fff])| (?:max|tops|at best|plus(?! ?\d))(?![a-z])|打不住|撑死了?|顶天了?|到顶了?|打住|不满|有余|光景|的?样子|打底|起步|封顶|不止|还多|差一?点|吧|罢|大概|大约|差不多|可能|估计|[ -](?:odd|something)(?![a-z])|or so|or more|or less|or fewer|or thereabouts|roughly|approximately|at least|at most|-?ish)|多(?![少重子病年月])|余(?!额)|来(?![自源])|把(?!握)|几(?!口|个|岁)|好几|\+(?! ?\d)|起(?![诉来]))+/y;
// 上十个月班: to go to work or school for so long.
const schooling = /^(?:个?[月天年]|小时)的?[班学课]/;
const measure = `(?:(?:元整?|块钱?|周?岁|口人|口|个人|个月|[人个级斤头亩辆套间台位名户天])(?:车|房子?|孩子|娃)?)`;
const hedgeAfterUnit = new RegExp(
  `${measure}(?:左右|上下|出头|出点头|挂零|开外|(?:\\(含\\)|[及或])?以[上下]|以内|之[内上下]|[往朝][上下]|光景|这样子?|余元?|把块|起(?![诉来码])|零点|(?:[都还]?不到点?|[都还]?不足)(?![0-9一二两三四五六七八九十百千万])|多(?![少重子病于年])|来|的?样子|打底|起步|封顶|不止|还多|[都还]没(?:有|得)?(?![\\u4e00-\\u9fff])|\\+|差一?点|吧|罢| ?大概| ?大约| ?差不多| ?可能| ?估计)`,
  "y",
);
// Words that say on which side the figure lies; what else is rough stays rough.
const boundBefore: readonly (readonly [RegExp, keyof Bounds])[] = [
  [
    /(?:[不没未]会?(?:低于|少于|小于)|不低于|不少于|不下于|不小于|大于等于|≥|>=|至少|起码|最少|最低|少说|起步|打底|下限|\b(?:at least|no less than|not less than|no fewer than|not under|not below))(?:是|有|在)?个? ?$/,
    "from",
  ],
  [
    /(?:[不没未](?:会|曾|有)?(?:超过|高于|多于|大于)|超不过|不超过|不高于|不多于|不大于|小于等于|≤|<=|最多|顶多|至多|最高|撑死|过不了|上限|封顶|\b(?:at most|up to|no more than|not more than|not over|not above))(?:是|有|在)?个? ?$/,
    "to",
  ],
  [
    /(?:(?<![不没未会曾有])(?:超过|高于|多于|大于|>)(?:了)?|(?<!\b(?:no|not|never) )\b(?:more than|above|over)) ?$/,
    "above",
  ],
  [
    /(?:不到|不足|不满|没满|未满|没到|未到|(?<![不没未会曾有])(?:低于|少于|小于|<)|[挣赚拿领收]不到|(?<!\b(?:no|not) )\b(?:less than|fewer than|under|below)) ?$/,
    "below",
  ],
];
const boundAfter: readonly (readonly [RegExp, keyof Bounds])[] = [
  [new RegExp(`^${measure}?(?:(?:\\(含\\)|[及或])?以上|之上)$`), "from"],
  [new RegExp(`^${measure}?(?:(?:\\(含\\)|[及或])?以下|以内|之内|之下)$`), "to"],
  [
    new RegExp(`^${measure}?(?:[都还]?(?:不到|不足|不满)|[都还]没(?:有|得)|[都还]?没到|[都还]?[挣赚拿领收]不到)$`),
    "below",
  ],
];
// 至少一个月两千, 最多花了五万, under RMB 300: the period, the verb or the sign stands between the word and its figure.
const between =
  /(?:(?:能|可以|也)?(?:[花挣赚拿领报用收得给存卖剩欠借补][了过到得]?|交了|付了|花掉|用掉|有|能|要)|每个?月|一个?月|月|每年|一年|全年|年|每天|一天|每季度?|一个?季度?|¥|rmb|cny| )+$/;
const anywhere =
  /[吧罢][。.!！~]*$|恐?怕是?(?=[^事])|多半(?![年个天])|兴许|大抵|仿佛|[也或]许|似乎|貌似|印象中|我猜|感觉|看样子|勉强|快[要到](?=[0-9一二两三四五六七八九十])|直逼|没准|说不定|够呛|大约|大概|估计|估摸|约摸|可能|好像|差不多|据说|听说|应该|或许|不确定|也就是?(?=[0-9一二两三四五六七八九十])|\b(?:about|around|roughly|approximately|approx|probably|maybe|perhaps|i think|i guess|or so)\b/;

/** 大概, 可能 …: a word anywhere in the text that makes its figure rough. */
export const hedgedAnywhere = (text: string): boolean => anywhere.test(text);

export interface Hedges {
  readonly from: number;
  readonly to: number;
  readonly isHedged: boolean;
  readonly bound: keyof Bounds | undefined;
}

/** The hedges on both sides of a numeral; `bound` where one of them says for certain on which side the figure lies. */
export function hedgesAround(text: string, start: number, end: number): Hedges {
  let from = start;
  for (let round = 0; round < 3; round += 1) {
    const before = text.slice(Math.max(0, from - 16), from);
    const hedge = before === "" ? null : hedgeBefore.exec(before);
    if (hedge === null || notHedgeBefore.test(before) || (/^上了?$/.test(hedge[0]) && schooling.test(text.slice(end))))
      break;
    from -= hedge[0].length;
  }
  const found = matchAt(hedgeAfter, text, end) ?? matchAt(hedgeAfterUnit, text, end);
  const after = found?.[0] ?? "";
  const to = end + after.length;
  const before = text.slice(from, start);
  if (from === start) {
    const apart = between.exec(text.slice(Math.max(0, start - 12), start))?.[0].length ?? 0;
    const far = apart === 0 ? "" : text.slice(Math.max(0, start - apart - 16), start - apart);
    const bound = apart === 0 ? undefined : boundOf(boundBefore, far);
    if (bound !== undefined) return { from, to, isHedged: true, bound: after === "" ? bound : undefined };
  }
  const isHedged = before !== "" || after !== "";
  if (before !== "" && after !== "") return { from, to, isHedged, bound: undefined };
  const bound = before === "" ? boundOf(boundAfter, after) : boundOf(boundBefore, before);
  return { from, to, isHedged, bound };
}

function boundOf(bounds: readonly (readonly [RegExp, keyof Bounds])[], words: string): keyof Bounds | undefined {
  return bounds.find(([word]) => word.test(words))?.[1];
}
