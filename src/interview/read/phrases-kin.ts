// Turns of phrase about who is who and where they live, as data. Input vocabulary, never said by the bot.
import type { Meaning } from "./meaning.ts";
import { denial, household, label, type Phrase, phrase, wholeOf } from "./phrase.ts";

const whose = "(?:我|俺|咱|他|她|你)(?:家|们)?(?:的)?";
const nobodys = (sex: "male" | "female"): Meaning => ({ t: "siblings", sexes: [sex] });
/** Where a word for a person may end: an age, a sickness, a comma; not in the middle of 我哥们 or 他家. */
const after = "(?![们家])";

export const kin: readonly Phrase[] = [
  phrase(`${whose}(?:大|二|三|小|亲)?(?:哥哥|弟弟|哥|弟)${after}`, nobodys("male")),
  phrase(`${whose}(?:大|二|三|小|亲)?(?:姐姐|妹妹|姐|妹)${after}`, nobodys("female")),
  phrase(`${whose}(?:爷爷|外公|姥爷|爷|公公|老丈人|岳父|叔叔?|伯伯|大伯|舅舅?)${after}`, nobodys("male")),
  phrase(`${whose}(?:奶奶|外婆|姥姥|奶|婆婆|丈母娘|岳母|姑姑?|婶婶?|姨|舅妈|嫂子?|嫂嫂)${after}`, nobodys("female")),
  phrase(`${whose}(?:老公|男人|丈夫)`, { t: "relation", relation: "spouse", sex: "male" }),
  phrase(`${whose}(?:老婆|婆娘|堂客|妻子)`, { t: "relation", relation: "spouse", sex: "female" }),
  phrase(`${whose}(?:崽|儿子|大儿子|小儿子)`, { t: "relation", relation: "child", sex: "male" }),
  phrase(`${whose}(?:女儿|闺女|丫头|妹仔)`, { t: "relation", relation: "child", sex: "female" }),
  phrase(`${whose}(?:孩子|娃|娃儿|小孩)(?![他她的爸妈爹娘])`, { t: "relation", relation: "child" }),
  phrase("([一二两三四123])[个]?(?:儿子|儿|子|男孩?)([一二两三四123])[个]?(?:女儿|女孩?|闺女)(?![婿])", (found) =>
    childrenOf(found[1], found[2]),
  ),
  phrase("(?:一双儿女|儿女双全)", { t: "children", sexes: ["male", "female"] }),
  phrase(
    "跟着?(?:他|她|我)?(爷爷|外公|姥爷|阿公|奶奶|外婆|姥姥|阿嬷)(?:一起|一块儿?)?(?:过日子|过|住|生活)",
    (found) => ({
      t: "companion",
      relation: "grandparent",
      sex: /爷|公/.test(found[1] ?? "") ? "male" : "female",
    }),
  ),
  phrase(
    "跟着?(?:老人|父母|爸妈|爹妈|爹娘|老娘|老爹|老母亲|老父亲|户主|老两口)(?:一起|一块儿?)?(?:过日子|过|住|生活)",
    { t: "at-home" },
  ),
  phrase("(?:全职|专职|专门|一直)(?:在家)?(?:带|照顾|看)(?:娃|孩子|小孩|孙子|孙女|老人|病人)", {
    t: "member",
    facts: { work: "none" },
  }),
  phrase("(?:大|堂|表)伯父?|大伯子?", nobodys("male")),
  phrase("(?<![儿孙侄弟])媳妇(?:儿)?", nobodys("female")),
  phrase("单人(?:保|低保)(?:户|对象)(?!申请|能|可|要|怎|的标准)", household("receiving", "dibao-single")),
  phrase(
    "单人(?:保|低保)(?=[,， ]?(?:每个?月|一个?月)?(?:领|发|拿)[^,，。怎多几]{0,4}[0-9一二两三四五六七八九])",
    label({ receiving: "dibao-single" }),
  ),
  phrase(
    "(?:是|原来是|以前是)?易地(?:扶贫)?搬迁(?:户|安置户|过来的?|来的?|下来的?|到|进)|(?:易地)?搬迁(?:户|安置户)",
    household("relocated", true),
  ),
  // Who is married out or has a home of their own lives elsewhere; whether they still count is for the rules to ask.
  denial(
    "(?:都|也|已经?|早就?|全)*(?:出嫁|远嫁|嫁(?:出去|人|到|去|往|在|外|给|远|得远)[^,，。;；\\s]{0,5}?|嫁)(?:了|的)*(?=[\\s,，。;；、每一给老农城儿我他她剩留家过]|$)",
    ({ input, index }) =>
      /(?:改|没|未|不|再|要|等|待|想)$/.test(input.slice(0, index))
        ? undefined
        : { t: "member", facts: { lives: "away" } },
  ),
  phrase(
    "(?<!老人|老两口|两口子|户主|他|她|老太|老头|老汉)(?:都|也|已经?|早就?|全|各自)*(?:成家|结婚)?(?:了)?(?:分家|分户|分了家|分了户|分开过|分开住|另过|单过|另立门户|各过各的|另外住|独立门户)(?:了|另过|单过|出去|过|的)*",
    { t: "member", facts: { lives: "away" } },
  ),
  phrase(
    "(?<=户主|老伴|老人|爷爷|奶奶|老头|老头子|老太|老太太|公公|婆婆|老父亲|老母亲|老娘|老爹|外公|外婆|父亲|母亲)(?:是)?(?:(?:去年|前年|今年|上个?月|[一两二三四五六七八九十]年前|上周|前几天|前不久|刚刚?|年初|年底|昨天|前天|前些天)(?:就)?(?:已经?)?)走(?:的|了)",
    { t: "member", facts: { lives: "dead" } },
  ),
  phrase(
    "(?<=儿子?|女儿|闺女|老公|丈夫|老婆|妻子|老伴|爸|妈|爹|娘|父亲|母亲|爷爷|奶奶)(?:也|都|早就?|已经?)*不在(?:人世|人间)?了(?=[\\s,，。;；每一老农城儿女我他她剩留]|$)",
    {
      t: "member",
      facts: { lives: "dead" },
    },
  ),
  phrase(
    "(?<!申请|办理?|想|要|评|报|进|能|够|按|吃|享受|转|领|不是|退出|取消)(?:农村|城市|城镇|城里)低保(?=[\\s,，。;；]|$)",
    ({ 0: word, input }) =>
      /申请|能不能|能评|能进|能吃|够不够|评得上|评上|符合|[补领]多少|标准/.test(input)
        ? undefined
        : { t: "households", facts: { receiving: "dibao", area: word.startsWith("农村") ? "rural" : "urban" } },
  ),
  phrase(
    "(?<![入资核])按(?:照)?(?=[0-9]{3,5}(?:元|块)?(?:钱)?(?:一个?月|一年|每月|每年|\\/月|\\/年)?(?:的标准|算(?=[\\s,，。;；]|$)))",
    { t: "standard" },
  ),
  phrase(
    "(?:就|全|都|只|主要)*靠(?=(?:儿子|女儿|儿女|子女|亲戚|侄子)[^,，]{0,6}(?:给|寄)[^,，]{0,4}[0-9一二两三四五六七八九]|养老金|退休金|打零?工|种地|工资|卖)",
    { t: "filler" },
  ),
  phrase("(?<=^|[\\s,，;；])([农城])(?=[\\s,，;；]|[0-9]+[口人])", (found) => ({
    t: "area",
    value: found[1] === "农" ? "rural" : "urban",
  })),
  // 子女 are so many as nobody said.
  phrase("子女(?=们|都|全|也|均|在外|不在|有|没|给|每|各|不)", { t: "stranger" }),
  phrase("缺粮户|(?:季节性)?缺粮(?:家庭|农户)", household("grainShort", true)),
  denial(
    "电话(?:也|都|一直)*(?:打不通|打不进|没人接)(?:了)?(?:[,， ]?(?:人)?(?:也|都)*(?:找不到|找不着|联系不上)(?:人)?)?",
    household("reachable", false),
  ),
];

/** 两儿一女: so many sons, then so many daughters. */
function childrenOf(sons: string | undefined, daughters: string | undefined): Meaning | undefined {
  const [boys, girls] = [wholeOf(sons), wholeOf(daughters)];
  if (boys === undefined || girls === undefined) return undefined;
  return {
    t: "children",
    sexes: [
      ...Array.from({ length: boys }, () => "male" as const),
      ...Array.from({ length: girls }, () => "female" as const),
    ],
  };
}
