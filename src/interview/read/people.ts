import { scanNumeral } from "./numeral.ts";
import { matchAt, type Span } from "./text.ts";

/** Persons who are named one by one (夫妻俩带一儿一女). `onlyYoung`: no grown-up is among them, so they are no whole home. */
export interface People {
  readonly count: number;
  readonly onlyYoung: boolean;
  readonly span: Span;
}

const pair =
  /一对(?:老?夫妻|老人|老年夫妇|母女|母子|父子|父女|爷孙|祖孙|婆孙|姐妹|兄弟|姐弟|兄妹)|公公婆婆|岳父岳母|老丈人丈母娘|(?:我?爹我?[娘妈])|俩老(?:人|口)?|小两口子?|老两口子?|两口子|两公婆|(?:夫妻|夫妇)(?:俩|二人|两人|两个|两)?|爷爷奶奶|外公外婆|姥姥姥爷|爸爸妈妈|爸妈|父母|公婆|(?:an? |the )?(?:elderly |old |young )?couple|(?:my |his |her |our |the )?(?:parents|grandparents)/y;
const one =
  /(?:单亲|老|[我他她]的?)?(?:老人(?!家)|妈妈|爸爸|母亲|父亲|爷爷|奶奶|外婆|外公|姥姥|姥爷|婆婆|公公)|姑妈|姨妈|大姨|小姨|二姨|舅妈|大伯父?|伯父|伯母|婶婶|婶子?|大哥|二哥|大姐|二姐|[继养后]母|[继养后]父|后[妈爹]|祖母|祖父|外祖[母父]|爱人|对象|堂客|婆娘|阿[婆公嬷爷]|家[婆公](?!里)|嗲嗲|姨(?!夫)|寡妇|嫂嫂|[我他她]的?(?:爱人|对象|堂客|婆娘|老婆|老公|妻子|丈夫|媳妇|老伴|哥哥?|弟弟?|姐姐?|妹妹?|[爷奶]奶?)|老大娘|老伴|老[妈娘爹爸](?![妈娘爹爸])|老太太|老爷子|老头子?|老汉|儿媳妇?|女婿|嫂子|岳父|岳母|丈母娘|(?:离异|离婚|丧偶|单亲|寡妇|鳏夫|未婚)了?的?(?=[,，]?(?:一个人|独自)?带)|老婆|老公|妻子|丈夫|媳妇|户主|哥哥|弟弟|姐姐|妹妹|姑姑|叔叔|舅舅|伯伯|我[妈爸]|妈|爸|爹|娘|我(?!们|的)|[他她](?![们家爸妈爹娘])|本人|(?:an? |the |his |her |my |our |old |single )*(?:mother|father|mum|mom|dad|grandma|grandpa|granny|grandmother|grandfather|wife|husband|widow|widower)|(?:me|myself|i)(?![a-z])/y;
const twoByThemselves = /夫妻|夫妇|(?:an? |the )?(?:elderly |old |young )?couple/y;
const young =
  /个?(?:残疾|智障|生病|读书|上学|小)?的?(?:小孩子?|孩子|娃[娃儿]?|小娃|儿子|女儿|闺女|丫头|子女|孙子|孙女|外孙女?|侄[子女儿]|外甥女?|伢子|娃儿|儿女|小朋友|未成年(?:人|孩子|子女)?|男(?:孩子?|的)?|女(?:孩子?|的)|崽|儿(?![女媳])|女(?!婿)|小的?(?!口)|子(?=[一二两三1-3]|$)|小子|学生)| ?(?:little |small )?(?:children|child|kids?|sons?|daughters?|grandchildren|grandsons?|granddaughters?)/y;
const youngOne =
  /(?:an? |the |his |her |my |our |their )?(?:little |small |only )?(?:son|daughter|child|grandson|granddaughter)(?![a-z])|儿子|女儿|外?孙子?女?|侄[子女儿]|外甥女?|闺女|丫头|孩子/y;
const youngPair = /一对双胞胎|一对龙凤胎|双胞胎|龙凤胎|一双儿女/y;
const grown = /个?(?:老人|老的?(?!婆|公|伴)|大人|大(?!学)|人(?!均)|口人?)| ?(?:adults?|grown-ups?)/y;
// 大人两个,小孩一个
const nounBeforeCount =
  /(?:大人|老人|老的|成年人|adults?)|(小孩子?|孩子|娃娃?|儿子|女儿|孙子|孙女|男孩|女孩|小子|丫头|闺女|children)/y;
const link =
  /(?:独自)?(?:带|[有生养抚]育?)[着了有过]?(?=[0-9一二两三四五俩仨个])|带[着起]?|领着?|养着?|拉扯着?|抚养着?|照顾着?|拖着?|供着?|同(?!住|吃)|及|和|跟|与|加上?|还有|[,，、+]|with|and/y;
const opening = /(?:家里|屋里|屋头|一家|全家|就|只有|[只就]?剩下?了?|我们|现在|有|是|共|总共|an? family of )*/y;
const closing = /(?:一起|在一起|在家|共同)?(?:过日子|相依为命|生活|过活|过|住|居住)?(?:的|了)?$/y;
const toldFirst = /([0-9一二两三四五六七八九十]+)个?[人口]人?[:：,，]/y;
const alone = /一个人(?=[带领养])/y;
const total =
  /(?:一?共|总共)?(?:([0-9一二两三四五六七八九十]+)(?:个?[人口]人?|个)|([俩仨])人?)(?:一起)?(?:过日子|生活|过活|过|住)?$/y;
// 我们姐弟俩, 我们一家三口: so many together.
const group =
  /(?:我们|咱们?)?(?:兄弟姐妹|姐弟|兄妹|兄弟|姐妹|姊妹|弟兄|母子|母女|父子|父女|爷孙|祖孙|婆孙|公孙|[哥爷]|娘儿?)(?:([俩仨]|两(?![个人]))|([二两三四五六七八九2-9])(?:个人?|人))|(?:我们?|咱们?|[他她]们?)(?:([俩仨]|两(?![个人口]))|(两口子|夫妻俩?)|(?<=们)([二两三四五六七八九2-9])个人?)|(?:我们|(?:大|小|二)?(?:儿子|女儿)|[兄弟姐妹哥]{1,2})?一家([二两三四五六七八九十2-9])口人?/y;
const few: Readonly<Record<string, number>> = { 俩: 2, 两: 2, 仨: 3 };
const ones = /(?:my|our|his|her|their|the) /y;

/**
 * Counts persons who are named one by one, where every word of the text is understood: 两口子带俩娃 is 4, 奶奶带着两个孙女 3.
 * "unclear" when the persons and the number that is said beside them differ (老两口三个人).
 */
export function countPeople(text: string): People | "unclear" | undefined {
  const start = text.length - text.trimStart().length;
  const end = text.replace(/[\s。.!！]+$/, "").length;
  const body = text.slice(0, end);
  let at = start + (matchAt(opening, body, start)?.[0].length ?? 0);
  let count = 0;
  let parts = 0;
  let onlyYoung = true;
  let isLinked = false;
  let isPair = false;
  let isListed = false;
  let childEnd = -1;
  let homes = 0;
  const told = matchAt(toldFirst, body, at);
  if (told !== null) at += told[0].length;
  while (at < end) {
    if (text.charAt(at) === " ") {
      at += 1;
      continue;
    }
    const said = parts > 0 && !isLinked ? matchAt(total, body, at) : null;
    if (said !== null) {
      const numeral = scanNumeral(said[1] ?? "", 0);
      const value = few[said[2] ?? ""] ?? (numeral?.kind === "exact" ? numeral.value.toNumber() : undefined);
      if (value === undefined) return undefined;
      return value === count ? { count, onlyYoung, span: [start, end] } : "unclear";
    }
    const isAlone = parts > 0 && matchAt(alone, body, at) !== null;
    const part = isAlone ? undefined : partAt(body, at);
    if (part === undefined) {
      const joint = parts > 0 ? (matchAt(alone, body, at) ?? matchAt(link, body, at)) : null;
      if (joint !== null) {
        isLinked = true;
        isListed ||= /[,，、]/.test(joint[0]);
        at += joint[0].length;
        continue;
      }
      if (matchAt(closing, body, at) === null) return undefined;
      break;
    }
    // 带个孙子: one of them, only after a word that leads to it, or to the one before it (带孙子孙女).
    const leadsOn = parts === 0 && (matchAt(link, body, part.end) !== null || partAt(body, part.end) !== undefined);
    if (part.needsLink && !isLinked && childEnd !== at && !leadsOn) return undefined;
    childEnd = part.end;
    if (part.isHome) homes += 1;
    isPair ||=
      text.startsWith("一对", at) ||
      matchAt(twoByThemselves, body, at) !== null ||
      matchAt(youngPair, body, at) !== null;
    count += part.count;
    parts += 1;
    onlyYoung &&= part.isYoung;
    isLinked = false;
    at = part.end;
  }
  // 四口人,三个学生: the students are among the four; only 三口加婆婆 adds up.
  if (homes > 0 && isListed && !/加|另/.test(body)) return undefined;
  // 一家五口:父母、我、两个娃: what was said first must be what they come to.
  const first = told === null ? undefined : scanNumeral(told[1] ?? "", 0);
  if (told !== null && !(first?.kind === "exact" && first.value.eq(count))) return undefined;
  return (parts > 1 || isPair) && !isLinked ? { count, onlyYoung, span: [start, end] } : undefined;
}

interface Part {
  readonly count: number;
  readonly end: number;
  readonly isYoung: boolean;
  readonly needsLink: boolean;
  readonly isHome?: boolean; // 三口, 三个人: a number of all
}

function partAt(text: string, at: number): Part | undefined {
  const several = matchAt(group, text, at);
  if (several !== null) {
    const [whole, first, second, third, married, fourth, home] = several;
    const figure = scanNumeral(second ?? fourth ?? home ?? "", 0);
    const count =
      married !== undefined
        ? 2
        : (few[first ?? third ?? ""] ?? (figure?.kind === "exact" ? figure.value.toNumber() : undefined));
    if (count !== undefined)
      return { count, end: at + whole.length, isYoung: false, needsLink: false, isHome: home !== undefined };
  }
  const two = matchAt(pair, text, at);
  if (two !== null) return { count: 2, end: at + two[0].length, isYoung: false, needsLink: false };
  const twins = matchAt(youngPair, text, at);
  if (twins !== null) return { count: 2, end: at + twins[0].length, isYoung: true, needsLink: false };
  const before = matchAt(nounBeforeCount, text, at);
  if (before !== null) {
    const [named, end] = countAt(text, at + before[0].length);
    const measure = named === undefined ? null : matchAt(/[个名位人口]/y, text, end);
    if (named !== undefined && measure !== null)
      return { count: named, end: end + 1, isYoung: before[1] !== undefined, needsLink: false };
  }
  const single = matchAt(one, text, at);
  if (single !== null) return { count: 1, end: at + single[0].length, isYoung: false, needsLink: false };
  const child = matchAt(youngOne, text, at);
  if (child !== null) return { count: 1, end: at + child[0].length, isYoung: true, needsLink: true };
  const [count, from] = countAt(text, at + (matchAt(ones, text, at)?.[0].length ?? 0));
  if (count === undefined) return undefined;
  const small = matchAt(young, text, from);
  if (small !== null) return { count, end: from + small[0].length, isYoung: true, needsLink: from === at };
  // 一个老母亲
  const noun = from + (text.charAt(from) === "个" ? 1 : 0);
  const kin = from === at ? null : matchAt(one, text, noun);
  if (kin !== null) return { count, end: noun + kin[0].length, isYoung: false, needsLink: false };
  const big = from === at ? null : matchAt(grown, text, from);
  if (big === null) return undefined;
  const isHome = /人$|口$/.test(big[0]) && !/[老大]人$/.test(big[0]);
  return { count, end: from + big[0].length, isYoung: false, needsLink: false, isHome };
}

/** 两个, 俩, 3, two; a bare 个 is one. */
function countAt(text: string, at: number): readonly [count: number | undefined, end: number] {
  const colloquial = /[俩仨]/.test(text.charAt(at)) ? few[text.charAt(at)] : undefined;
  if (colloquial !== undefined) return [colloquial, at + 1];
  if (text.charAt(at) === "个") return [1, at];
  const numeral = scanNumeral(text, at);
  if (numeral?.kind !== "exact" || !numeral.value.isInteger() || numeral.value.gt(30)) return [undefined, at];
  return [numeral.value.toNumber(), numeral.end];
}

const noneOf =
  /^(?:家里|名下|都|(?:(?:we|i|they|he|she) )?(?:do|does)(?:n't| not) (?:have|own) (?:an?|any) ?|not a single ?|(?:we|i|they|he|she) (?:have|has|own|owns) ?)?(?:没有?|没[生买开建]|无|没得|莫得|冇|no)? ?(?:任何|什么|自己的|产权|别的)?(车|小车|小汽车|汽车|轿车|车辆|机动车|cars?|vehicles?|房|房子|房产|房屋|住房|商品房|homes?|houses?|孩子|小孩|娃|子女|儿女|children|kids|店|店铺|门面|门面房|执照|营业执照|机器|农机|船|渔船|公司|企业|shops?|tractors?|trucks?)(?: at all)?$/;
const noneAtAll =
  /^(?:家里|名下)?(?:什么|啥|一[个辆套间台部]|任何)?(车|小车|房|房子|孩子|娃|店|门面|公司)(?:都|也)没(?:有|得)?$/;
const childless = /^(?:无儿无女|没儿没女|无子无女|没有?子女|无子女|无儿女)$/;
const oneAlone =
  /^(?:一个人|丧偶|未婚|离异|离婚|孤寡)?(?:独居|单人户|孤寡老人|孤身|独身|独自一?个?人?(?:居住|生活)?|(?:he |she )?(?:lives?|living) alone)(?:老人|一?个?人)?$|^(?:家里)?(?:就|只有|只剩下?)(?:我|他|她)(?:自己|一个|一人)?$|^(?:just|only) (?:me|him|her)$/;

/** 没车, 无儿无女: none of the thing, which is named; 独居: one person. */
export function countWithoutFigure(text: string): { readonly count: 0 | 1; readonly thing: string | null } | undefined {
  const said = text.trim().replace(/(?:的|了|啊)?[。.!！]?$/, "");
  if (oneAlone.test(said)) return { count: 1, thing: null };
  if (childless.test(said)) return { count: 0, thing: "孩子" };
  const thing = (
    /^(?:家里|名下|都)?(?:没|无|冇|莫|no|not|(?:(?:we|i|they|he|she) )?(?:have|has|own|do))/.test(said)
      ? noneOf
      : noneAtAll
  ).exec(said)?.[1];
  return thing === undefined ? undefined : { count: 0, thing };
}
