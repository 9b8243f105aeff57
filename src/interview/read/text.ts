/** A stretch of the text as it was given: UTF-16 offsets, `to` not included. */
export type Span = readonly [from: number, to: number];
export type Data = Readonly<Record<string, string>>;

const traditional = "萬億兩個歲貳參陸塊錢農鄉鎮殘證級聽視語體經營業險養婦媽爺孫親長學讀導勞動無種務強戒獄過離東圓戶";
const simplified = "万亿两个岁贰叁陆块钱农乡镇残证级听视语体经营业险养妇妈爷孙亲长学读导劳动无种务强戒狱过离东圆户";

const single = new Map<string, string>([
  ...[...traditional].map((char, at) => [char, simplified[at] ?? char] as const),
  ["　", " "],
  ["\u00a0", " "],
  ["\t", " "],
  ["−", "-"],
  ["–", "-"],
  ["—", "-"],
  ["﹣", "-"],
  ["〜", "~"],
  ["○", "〇"],
  ["￥", "¥"],
  ["“", '"'],
  ["”", '"'],
]);

// Certain slips of the thumb and of the input method. Each pair has the same length, so that spans stay aligned.
const slips: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/残疾[症正征]/g, "残疾证"],
  [/残[急级极及既集](?!别|等)|[惨]疾/g, "残疾"],
  [/([一二三四1-4])[及极集](?=残|肢|视|听|言|智|精|多重|[\s,，。;；、]|$)/g, "$1级"],
  [/施宝/g, "施保"],
  [/[底地抵敌](?:保|宝)(?!险|护|证|障|养|密|管|洁|安)/g, "低保"],
  [/低宝/g, "低保"],
  [/低保护(?=[\s,，。;；、]|$)/g, "低保户"],
  [/特因(?=户|人|供|救|[\s,，。;；、]|$)/g, "特困"],
  [/渐进期/g, "渐退期"],
  [/户[住注柱助](?=\d|[一二三四五六七八九十]|[男女今得患病肢视听言智精是]|[,，:： ]|$)/g, "户主"],
  [/妻[字孑]/g, "妻子"],
  [/儿[孑字纸](?!币)/g, "儿子"],
  [/女[尔而耳](?=[\d一二三四五六七八九十读上在每,， ])/g, "女儿"],
  [/老[坡波](?=\d|今|[一二三四五六七八九十]|[,， ])/g, "老婆"],
  [/老[半拌](?=\d|今|[一二三四五六七八九十]|[,， ])/g, "老伴"],
  [/单[深生](?=[,，\s老汉男女]|$)/g, "单身"],
  [/独局/g, "独居"],
  [/[肢支枝][休提题](?=[一二三四1-4残])|支体|[枝只之](?=体(?:残|[一二三四1-4][级及极集]))体/g, "肢体"],
  [/[经京睛]神(?=[一二三四1-4残病障])|精[深申身](?=[一二三四1-4]级|残)/g, "精神"],
  [/智[利立历里理](?=[一二三四1-4残])|[制治志]力(?=[一二三四1-4]级|残)/g, "智力"],
  [/听[里立利历](?=[一二三四1-4残])/g, "听力"],
  [/视[里立利历](?=[一二三四1-4残])/g, "视力"],
  [/言[余雨于与鱼](?=[一二三四1-4残])/g, "言语"],
  [/收[人入如](?!家|均)|(?<=[年月均]|^|[\s,，])[手受]入(?=[0-9一二两三四五六七八九])/g, "收入"],
  [/人[钧军君](?=[一每年月\d收])/g, "人均"],
  [/([\d万千百十一二三四五六七八九])快(?=钱|[\s,，。;；、]|一[年月个]|每|$)/g, "$1块"],
  [/块[前线]/g, "块钱"],
  [/([0-9一二两三四五六七八九十])(?:囗|扣)(?=人|[\s,，。;；、])/g, "$1口"],
  [/([0-9一二两三四五六七八九十]口)[入仁]/g, "$1人"],
  [/城[震珍阵振正]|[成诚]镇(?=的|户|[\s,，。;；、0-9一二两三四五六七八九十]|$)/g, "城镇"],
  [/[成诚]里(?=的|[\s,，。;；、]|[0-9一二两三四五六七八九十]+[口个人]|两口|$)/g, "城里"],
  [/城[理力](?=的|[\s,，。;；、0-9一二两三四五六七八九十]|$)/g, "城里"],
  [/[龙弄浓侬]村|农[材衬忖春]/g, "农村"],
  [/城[填真]/g, "城镇"],
  [/贫因户/g, "贫困户"],
  [/低[堡包](?=户|金|边|每|一个月)/g, "低保"],
  [/农[存寸](?=的|户|[\s,，。;；、0-9一二两三四五六七八九十]|$)/g, "农村"],
  [/个[越阅](?=[\d一二三四五六七八九十千百,，总收约大工])/g, "个月"],
  [/[没美]月(?=[\d一二两三四五六七八九总收给领发])/g, "每月"],
  [/打[公供攻]/g, "打工"],
  [/重地(?=一年|每年|[0-9]|收入)/g, "种地"],
  [/务[弄浓龙]/g, "务农"],
  [/(?<=[上读念])高[钟终忠]/g, "高中"],
  [/(?<=[上读念])[初出][中钟终](?![0-9])/g, "初中"],
  [/(?<=[上读念])小雪/g, "小学"],
  [/(?<=[上读念])大雪/g, "大学"],
  [/[毒读]居(?=老|[\s,，。;；0-9]|$)/g, "独居"],
  [/[老牢]动(?=能力|力)/g, "劳动"],
  [/贫困[护互]/g, "贫困户"],
  [/脱[平频]户/g, "脱贫户"],
  [/五保[护互]/g, "五保户"],
  [/尿读症/g, "尿毒症"],
  [/肝[埃挨]/g, "肝癌"],
  [/没(?=(?:个月|年)[0-9一二两三四五六七八九])/g, "每"],
  [/每[越阅](?=[0-9一二两三四五六七八九])/g, "每月"],
  [/(?<=[0-9一二两三四五六七八九])[完玩碗](?=[\s,，。;；元块/一二两三四五六七八九]|$)/g, "万"],
  [/存[宽狂](?=[0-9一二两三四五六七八九])/g, "存款"],
  [/报[消肖]/g, "报销"],
  [/[偷头]析/g, "透析"],
  [/[寸村]款/g, "存款"],
  [/标[淮谁]/g, "标准"],
  [/重并/g, "重病"],
  [/(?<=[哥姐爷娘母父弟])俩|俩(?=[孩娃儿女孙崽人口老小个])/g, "两"],
  [/仨(?=[孩娃儿女孙崽人口老小个])/g, "三"],
  // 今年71,4级: the comma parts two figures.
  [/(\d),(?=[1-4]级|\d{1,2}(?:口|个?人|岁))/g, "$1，"],
  [/壹(?=级)/g, "一"],
  [/贰(?=级)/g, "二"],
  [/叁(?=级)/g, "三"],
  [/肆(?=级)/g, "四"],
];

// The signs that some slip has instead of the right ones; a sum or a day holds none of them, and is not searched.
const slippery =
  /[症正征急级极及集施宝堡包底地抵敌护因进住注柱助字孑尔而坡波半拌深生局休提题支经京利立里余雨人入如钧军君快前线囗扣仁震珍填真理力龙弄材衬忖存寸越阅没美公供消肖偷头村淮谁并俩仨,手受阵振正成诚浓侬春只之睛申身历制治志于与鱼既惨纸耳攻重弄浓钟终忠出雪毒读牢老互平频埃挨越完玩碗宽狂]/;

const changing = new RegExp(`[A-Z\uff01-\uff5e${[...single.keys()].join("").replace(/[\\\]^-]/g, "\\$&")}]`);

function narrowed(text: string): string {
  let plain = "";
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const char = text.charAt(at);
    if (code >= 0x41 && code <= 0x5a) plain += String.fromCharCode(code + 32);
    else if (code < 0x80) plain += single.get(char) ?? char;
    else if (code >= 0xff21 && code <= 0xff3a) plain += String.fromCharCode(code - 0xfee0 + 32);
    else if (code === 0xff0c) plain += char;
    else if (code >= 0xff01 && code <= 0xff5e) plain += String.fromCharCode(code - 0xfee0);
    else plain += single.get(char) ?? char;
  }
  return plain;
}

/**
 * One character in, one character out: half width, lower case, simplified, certain misspellings mended.
 * The length never changes, so a span found in the result is a span of the text that was given.
 */
export function normalise(text: string): string {
  // Most texts hold none of the signs that change.
  let plain = changing.test(text) ? narrowed(text) : text;
  // １２，０００ is one number; elsewhere a full-width comma separates (8000，1人).
  if (plain.includes("，")) plain = plain.replace(/(?<!\d\d\d)(\d)，(?=\d{3}(?!\d))/g, "$1,");
  if (!slippery.test(plain)) return plain;
  for (const [wrong, right] of slips) plain = plain.replace(wrong, right);
  return plain;
}

const shortYield = /([年月])收(?=[0-9一二两三四五六七八九])/g;
const spokenMonth =
  /(?<![0-9十一二])一月(?=(?:挣|赚|净赚|净|收入|收|领|发|补|拿|给|能|才|就|也就|总共|共|有|是|工资|[做干]活)?(?:大概|差不多|约)?(?:[1-9]\d{2}|[一二两三四五六七八九](?:千|百|万)))|(?<=[0-9百千万](?:元|块|块钱)?)一月(?=[\s,，。;；]|$)/g;

/**
 * A message about a household, normalised: here 一月1100 is a sum a month, which by itself might be January. Spans stay aligned, and
 * normalising the result again changes nothing.
 */
export function normaliseLine(text: string): string {
  return normalise(text).replace(spokenMonth, "每月").replace(shortYield, "$1入");
}

/** Matches a sticky expression at one place. */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** The span without the spaces and marks at its ends. */
export function trimSpan(text: string, [from, to]: Span): Span {
  let start = from;
  let end = to;
  while (start < end && /[\s,，。.;；、!！:：~]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s,，。.;；、!！:：~]/.test(text.charAt(end - 1))) end -= 1;
  return [start, end];
}

export function wholeSpan(text: string): Span {
  return trimSpan(text, [0, text.length]);
}

/** A text that may be said again: rows of digits that may be an ID or a telephone number are left out. */
export function masked(text: string): string {
  return text.replace(/[0-9０-９]{11,}[xXｘＸ]?/g, "…");
}
