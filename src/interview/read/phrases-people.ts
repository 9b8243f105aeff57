// Turns of phrase about persons, as data: what they can do, what became of the parents, who is meant.
import type { Meaning, MemberFacts } from "./meaning.ts";
import { denial, digits, end, household, households, type Phrase, phrase, traits, wholeOf } from "./phrase.ts";

const acts: readonly (readonly [fact: keyof MemberFacts, words: string])[] = [
  ["selfCare.eat", "吃饭|吃"],
  ["selfCare.dress", "穿衣服?|穿"],
  ["selfCare.bed", "上下床|起床|翻身|下床"],
  ["selfCare.toilet", "上厕所|大小便|如厕"],
  ["selfCare.walk", "室内走动|走动|走路|行走|走"],
  ["selfCare.wash", "洗澡|洗漱|洗脸|洗"],
];
const anyAct = `(?:${acts.map(([, words]) => words).join("|")})`;
const actList = `(${anyAct}(?:[、和及与]?${anyAct}){0,7})`;

function selfCare(able: "can" | "cannot"): (found: RegExpExecArray) => Meaning {
  return (found) => {
    const list = found[1] ?? "";
    const facts = acts.flatMap(([fact, words]) => (new RegExp(words).test(list) ? [[fact, able] as const] : []));
    return traits(Object.fromEntries(facts));
  };
}

export const care: readonly Phrase[] = [
  phrase(
    `(?:(?:还|都)?(?:能|会|可以)自己|自己(?:能|会|可以)|(?:还|都)?(?:能|会|可以)(?=${anyAct}[、和]?${anyAct}|吃饭|穿衣|起床|走路|洗澡|上厕所))${actList}(?!啥|什么|低保|多少|不)`,
    selfCare("can"),
  ),
  phrase(`${actList}(?:都|也|全)?(?:靠)?(?:自己|能自己|可以自己)(?:都)?(?:行|能|来|会|可以|没问题)`, selfCare("can")),
  phrase(
    `${actList}(?:都|也|全)?(?:得|要|靠|需要|需)(?:别人|人|有人|家人)?(?:来)?(?:帮|扶|喂|伺候|照顾|搀)(?:忙|着)?`,
    selfCare("cannot"),
  ),
  denial(`(?:不能|不会|没法|无法|不能自己)(?:自己)?${actList}`, selfCare("cannot")),
  denial(`${actList}(?:都|也)?(?:不能自理|不行|不了|不动)(?:路)?`, selfCare("cannot")),
  denial(
    "独生子女?(?!户|家庭|女户|男户)|子女费|男女|儿童|女工|男方|女方|没成家|没结婚|未嫁|没嫁人|没嫁|没嫁出去|单身(?![汉女一])|未成家|离异|离了婚|离婚了?|丧偶(?!女)|没讨老婆|没娶媳妇|没娶老婆|未婚|没娶|没嫁人|没办(?:残疾)?证|没(?:有)?办(?:理)?残疾证",
    { t: "unread" },
  ),
  phrase("(?:带|看|照顾|照看)(?:娃|小孩|孩子|孙子|孙女|孙)(?![0-9一二三四五六七八九十儿们子女])", { t: "unread" }),
  phrase(`${digits}个月大`, { t: "member", facts: { age: 0 } }),
  denial("卧床不起|下不了床|起不来床|瘫在床上", traits({ "selfCare.bed": "cannot" })),
  phrase(
    "(?:愿意?|想|希望|要求|要)(?:去|进|住|到)(?:敬老院|养老院|福利院|供养中心)(?:住)?",
    traits({ careWish: true }),
  ),
  denial("不(?:愿意?|想|肯|要)(?:去|进|住|到)(?:敬老院|养老院|福利院|供养中心)(?:住)?", traits({ careWish: false })),
  phrase(
    "(?:女儿|儿子|子女|儿女|孩子|侄子)(?:们)?(?:也|都)?(?:养不起(?:他|她|老人)?|没能力养|无赡养能力|没有?赡养能力|没能力赡养)",
    traits({ supporter: "unable" }),
  ),
  denial(
    "无儿无女|没儿没女|无子女|无儿女|没(?:得|有)?儿女|没得(?:子女|后人|崽女)|没有?后人|膝下无子女?",
    traits({ supporter: "none" }),
  ),
  denial("(?:父母|爸妈|爹妈|爹娘|父母亲)(?:早就?|已经?|都|也)*(?:离异|离婚|离了婚?)(?:了)?", { t: "unread" }),
  phrase("双胞胎(?:的)?(儿子|女儿|孩子|娃娃?)?", (found) => ({
    t: "relation",
    relation: "child",
    count: 2,
    ...(found[1] === "儿子" ? { sex: "male" as const } : found[1] === "女儿" ? { sex: "female" as const } : {}),
  })),
  phrase("龙凤胎", { t: "children", sexes: ["male", "female"] }),
  phrase(
    "在(?:超市|工地|厂|工厂|县城|县里|镇上|城里|街上|学校|医院|饭店|餐馆|酒店|公司|村里|本地|附近|家门口|当地|电子厂|服装厂|砖厂|茶厂|鞋厂|食品厂)(?:里|上)?(?:上班|打工|务工|做工|做事)",
    { t: "member", facts: { work: "employed" } },
  ),
  phrase("失地(?:农民|户)?", { t: "someone", facts: { landLost: true } }),
  phrase("(?:有|是)?(?:间歇性)?精神病(?:人|患者)?(?![院])", {
    t: "ask-member",
    code: "unclear",
    fact: "disability",
    choices: [],
  }),
  phrase("(?:常年|长期|一直|也)?有病(?![史假残])|一身病|浑身是病|(?:常年|长期)(?:生病|患病|卧病)", {
    t: "ask-member",
    code: "unclear",
    fact: "seriousIllness",
    choices: [],
  }),
  denial("(?:也|都|还)?(?:没办法|没法子?|没本事|没条件|没机会)", { t: "not" }),
  denial("(?:也|都|还)?不(?:知道|晓得|清楚|确定|记得|固定|稳定)", { t: "unread" }),
  phrase("(?:读|上|念)?[研博][一二三](?!个)", { t: "member", facts: { student: "postgraduate" } }),
  phrase("孤儿(?:津贴|补贴|补助|基本生活费)(?:在领|领着|领的|领|拿着|有)*(?![0-9一二两三四五六七八九每月个])", {
    t: "someone",
    facts: { receiving: "orphan" },
  }),
  denial("(?:停了|停掉|核减了?|减了|取消了|少了|除名了?)(?=[一二两三四五1-9]个)", { t: "doubt" }),
  phrase(
    "(?:吃喝拉撒|吃喝|屎尿)(?:都|全|睡)*(?:要|靠|得|需要|得靠)(?:别人|人)(?:伺候|照顾|帮|管|服侍|喂)*",
    traits({ "selfCare.eat": "cannot" }),
  ),
  phrase("(?:老)?(?:工人|职工)?精简(?:退职|下放)(?:老)?(?:职工|工人|人员)?(?:的)?", {
    t: "someone",
    facts: { reducedWorker: true },
  }),
  phrase("独生子女(?:女|男)?(?:户|家庭)", { t: "family", facts: { onlyChildFamily: true } }),
  phrase("(?:两女|双女|纯女)(?:结扎)?(?:户|家庭)", { t: "family", facts: { daughtersOnlyFamily: true } }),
  phrase("单亲家庭", { t: "family", facts: { singleParent: true } }),
  phrase(
    "(?:长年|常年|一直)?在(?:广东|广西|浙江|福建|江苏|湖南|湖北|江西|上海|北京|天津|重庆|深圳|广州|东莞|佛山|温州|宁波|杭州|厦门|泉州|晋江|昆明|贵阳|成都|省外|外省|外面|外头|外边|外县|沿海)(?:打工|务工|上班|进厂|做工)",
    { t: "member", facts: { lives: "away", work: "employed" } },
  ),
  phrase(
    "(?<=老伴|老人|爷爷|奶奶|老头|老头子|老太|公公|婆婆)(?:是)?(?:去年|前年|今年|上个?月|[一两二三四五六七八九十]年前|上周|前几天|前不久|刚)走(?:的|了)",
    {
      t: "member",
      facts: { lives: "dead" },
    },
  ),
  phrase(
    "被?判(?:了)?(?:刑)?[0-9一二两三四五六七八九十]+年(?:半)?(?:刑)?(?!缓)|被?判了?刑了?|蹲(?:监狱|大牢|班房|牢房)|关在(?:监狱|牢)里?|在(?:坐|服)[牢刑]",
    {
      t: "member",
      facts: { lives: "prison" },
    },
  ),
  phrase(
    "(?:溺水|车祸|意外|工伤|因病|因公|得病|生病|喝农药|自杀|难产|癌症|突然)(?:就)?(?:身亡|死了?|去世了?|过世了?|没了|走了)|身亡|溺亡|遇难|丧生|病死了?",
    {
      t: "member",
      facts: { lives: "dead" },
    },
  ),
  phrase("(?:法院)(?:已经?|都)?宣告(?:失踪)?(?:了|过)*|宣告(?:了)?失踪", {
    t: "member",
    facts: { lives: "declared-missing" },
  }),
  phrase(`(?:出家|当和尚|当尼姑|当道士)(?:当(?:和尚|尼姑|道士))?(?:都|已经?|有)*(${digits})年(?:多)?了?`, (found) => {
    const years = wholeOf(found[1]);
    const sex = /和尚/.test(found[0]) ? ("male" as const) : /尼姑/.test(found[0]) ? ("female" as const) : undefined;
    if (years === undefined || years < 3) return undefined;
    return traits({ lives: "religious", ...(sex === undefined ? {} : { sex }) });
  }),
  phrase(
    `种(?:着|了)?(?:[0-9.]+|[一二两三四五六七八九十半几]+)[亩分](?:[0-9一二两三四五六七八九]分)?(?:多)?(?:薄)?(?:田|地|水田|旱地|茶|果树?|烟)?`,
    { t: "member", facts: { work: "farming" } },
  ),
  // 户主没了, 老人前天没了: of a person; money, land and work end too.
  phrase(
    `(?<=[主伴人爸妈爹娘公婆奶爷亲妻夫儿子女孩头太汉他她都天月日号周星期一二三四五六])没了(?:的)?(?=[\\s,，。;；]|$)`,
    { t: "member", facts: { lives: "dead" } },
  ),
];

const parentStates: readonly (readonly [state: string, words: string])[] = [
  [
    "dead",
    "没了|不在了|不在人世|去世了?|过世了?|死了|病死了?|死亡|病故了?|亡故|走了(?=[\\s,，。;；]|$)|死|双亡|早亡|早逝|离世了?|早就不在了?",
  ],
  ["declared-missing", "被?(?:法院)?宣告失踪了?"],
  ["prison", "被?判(?:了)?(?:刑|[0-9一二两三四五六七八九十]+年)|坐牢|服刑|蹲监狱?|在?监狱(?:里)?|坐监|被关了?|进去了"],
  ["drug-treatment", "强制(?:隔离)?戒毒|强戒"],
  [
    "severely-disabled",
    "重残|重度残疾|(?:肢体|精神|智力|视力)?(?:[一二12]级)(?:肢体|精神|智力|视力)?(?:重度)?残疾?|瘫痪重残",
  ],
  ["seriously-ill", "(?:重病|大病|癌症?|尿毒症|白血病)(?!去世|死|没了|过世|走)"],
  [
    "lost-contact",
    "(?:跑|走|离家出走|出走)(?:了|掉)?(?:[0-9一二两三四五六七八九十半几]+个?[年月])?(?:也|都|就)?(?:没音信|没有?联系|联系不上|杳无音信|没消息|无音讯|失联)了?|失联了?|没有?音信|联系不上|找不到人?",
  ],
];
const parentWords =
  "(?:孩子|娃儿?|小孩|娃娃)?(?:他|她|的)?(?:亲|生)?(爸妈|爹妈|爹娘|父母|双亲|爸爸|父亲|爸|爹|父|妈妈|母亲|妈|娘|母)(?:亲)?";
const between =
  "(?:都|也|早就?|已经?|前年|去年|今年|[一二两三四五六七八九十几半0-9]+年前|因病|因|车祸|工伤|溺水|意外|重病|大病|癌症?|吸毒|贩毒|被抓|犯罪|犯事|犯法|又|是|患了?|得了?|有|被|在|双双|先后|还|现在|人)*";

export const parents: readonly Phrase[] = parentStates.map(([state, words]) =>
  phrase(`${parentWords}${between}(?:${words})`, (found) => {
    if (!isOfChild(found, state)) return undefined;
    const who = found[1] ?? "";
    const both = /爸妈|爹妈|爹娘|父母|双亲/.test(who);
    const isFather = /[爸父爹]/.test(who);
    const months = state === "lost-contact" ? monthsOf(found) : undefined;
    return {
      t: "parent-state",
      facts: {
        ...(both || isFather ? { "father.state": state } : {}),
        ...(both || !isFather ? { "mother.state": state } : {}),
        ...(months === undefined ? {} : isFather ? { "father.months": months } : { "mother.months": months }),
      },
    };
  }),
);

const howLong = new RegExp(`(半|${digits})(个月|年)(?!前)`);

/** How long a parent is gone: 跑了半年, 走了两年, 失联八个月. */
function monthsOf({ 0: words, input, index }: RegExpExecArray): number | undefined {
  const after = /^[^,，。;；\s]{0,7}/.exec(input.slice(index + words.length, index + words.length + 8))?.[0] ?? "";
  const found = howLong.exec(words + after);
  if (found === null) return undefined;
  if (found[1] === "半") return found[2] === "年" ? 6 : undefined;
  const count = wholeOf(found[1]);
  return count === undefined ? undefined : found[2] === "年" ? count * 12 : count;
}

/** 妈妈去世了 beside 孩子16岁 is the child's mother; beside 户主 or a spouse it is the householder's. */
function isOfChild({ 0: words, input, index }: RegExpExecArray, state: string): boolean {
  const rest = input.slice(0, index) + input.slice(index + words.length);
  if (/户主|本人|申请人|老公|丈夫|老婆|妻|老伴|爱人|配偶|老两口|两口子/.test(rest)) return false;
  if (/^(?:孩子|娃|小孩)/.test(words)) return true;
  if (state === "lost-contact" && !/母亲|父亲|岁/.test(input)) return true;
  return (
    /孩|娃|孙|崽|儿童|囡|姐弟|兄妹|姐妹|兄弟|(?:^|[^0-9])(?:[0-9]|1[0-7])岁|爸|爹|妈/.test(rest) &&
    /孩|娃|孙|崽|儿童|囡|姐弟|兄妹|姐妹|兄弟|岁|[他她娃]爸|[他她娃]妈/.test(input)
  );
}

export const people: readonly Phrase[] = [
  phrase(`(?:农村|城市|城镇|城里)低保(?=${digits}(?:口|人|个人))`, (found) =>
    households({ receiving: "dibao", area: found[0].startsWith("农村") ? "rural" : "urban" }),
  ),
  phrase("老[一-龥]头(?:儿|子)?(?=[\\s,，。0-9一二三四五六七八九十今]|$)", { t: "someone", sex: "male" }),
  phrase("(?:他|她)(?=[0-9]{2}(?![0-9]))", (found) => ({ t: "someone", sex: found[0] === "他" ? "male" : "female" })),
  phrase("(?<![我你他她])[我俺](?=[0-9]{2}(?![0-9])|(?:今年)?[二三四五六七八九]?十)", ({ input }) => speaker(input)),
  phrase("(?:他|她)自己(?=[0-9]{2}(?![0-9])|[一二三四五六七八九]?十)", { t: "someone" }),
  phrase("(?<=[和跟与])我(?=[\\s,，。;；、]|$)", { t: "relation", relation: "head" }),
  phrase("(?:就|只)?剩(?:下)?我(?:一个|自己)*(?:人)?", { t: "relation", relation: "head" }),
  phrase("(?:就|只)?剩(?:下)?(他|她)(?:一个|自己)*(?:人)?", { t: "someone" }),
  phrase(
    "(?<![我你他她])[我俺](?=和|跟|与|读|上|也|大[一二三四]|高[一二三]|初[一二三]|打|在|种|做|今年|没|有病|残|一级|二级|三级|四级|身体|是残|肢体|视力|听力|智力|精神|多重)",
    ({ input }) => speaker(input),
  ),
  phrase(
    `(?:独居(?!老?人?院)|(?:就|只|只有|就剩|剩|光)(?:我|他|她|自己|老人)*一个人(?!残|有|重病|生病|打工|上班)|一个人(?:单?过|住|生活|吃饭|过日子)|一个人独?(?:自)?(?:住|过|居|生活)|孤(?:身|寡)一人|单身一[人个]|孤身|一人一户|单独(?:立)?户)`,
    { t: "single-home" },
  ),
  phrase(
    `(?<=^|[\\s,，。;；]|[城村乡家屋]里|农村|城镇|的|户|(?:老人|户主)?[0-9]{2}岁?)一个人(?=打零工|打工|种地|做零工|带病|没|无|${end.slice(3, -1)})`,
    {
      t: "single-home",
    },
  ),
  phrase(`(${digits})个(老的|小的)`, (found) => {
    const count = wholeOf(found[1]);
    return count === undefined ? undefined : { t: "folk", word: found[2] ?? "", count };
  }),
  phrase(
    "(?<=^|[\\s,，。;；])([男女])(?:的|主人|人(?=种|在|打|没|有|残|肢|精|智|听|视|今|[0-9一二三四五六七八九]))(?=[^\\s,，。;；:：])",
    (found) => ({
      t: "folk",
      word: `${found[1]}的`,
      count: 1,
      sex: found[1] === "男" ? "male" : "female",
    }),
  ),
  phrase("(老的|小的)", (found) => ({ t: "folk", word: found[1] ?? "" })),
  phrase("户口[本簿](?:上|里)?(?:是|有|登记)?", { t: "whose-size" }),
  phrase("(?:常住|实际住|实住)(?:的|在家)?(?:有|是)?(?=[0-9一二两三四五六七八九十])", { t: "whose-size" }),
  [
    /(?<=[\s,，。;；]|^)(?:哦?不对|哦不|说错了|打错了|写错了|更正|应该是|不对)[,，]?(?:应该)?是?(?=[0-9一二两三四五六七八九农城月年]|人均)/g,
    { t: "corrects" },
  ],
  [/(?<=[\s,，。;；]|^)(?:不对|错了|说错了?|打错了?|哦不|不是|不)(?:的|啊|哦)?(?=[\s,，。;；])/g, { t: "corrects" }],
  phrase("(two|three|four|five|six) (?:sons|daughters)", (found) => ({
    t: "relation",
    relation: "child",
    sex: found[0].endsWith("sons") ? "male" : "female",
    count: english(found[1]),
  })),
  phrase("(?:(?:an? )?(?:lone|single|elderly|old) (man|woman|lady))|grand(ma|pa)(?![a-z])", (found) => ({
    t: "someone",
    sex: found[1] === "man" || found[2] === "pa" ? "male" : "female",
  })),
  phrase(
    "(?:has |have |owns? )?(an?|one|two|three|[1-9]) (cars?|houses?|homes?|flats?|apartments?)(?![a-z])",
    (found) => {
      const count = /^an?$/.test(found[1] ?? "") ? 1 : english(found[1]);
      return household(/^car/.test(found[2] ?? "") ? "assets.cars" : "assets.homes", count);
    },
  ),
  phrase("(two|three|four|five|six) grand(?:children|kids|sons|daughters)(?![a-z])", (found) => ({
    t: "relation",
    relation: "grandchild",
    ...(found[0].endsWith("sons")
      ? { sex: "male" as const }
      : found[0].endsWith("daughters")
        ? { sex: "female" as const }
        : {}),
    count: english(found[1]),
  })),
  phrase("(two|three|four|five|six) (?:kids|children)", (found) => ({
    t: "relation",
    relation: "child",
    count: english(found[1]),
  })),
  phrase(
    "(two|three|four|five|six|seven|eight|nine|ten) (?:people|persons|members)(?! with)|(?:family|household|home) of (two|three|four|five|six|seven|eight|nine|ten|[2-9])(?![0-9])",
    (found) => household("size", english(found[1] ?? found[2])),
  ),
];

/** Who writes is the householder; beside 我爸 perhaps the child of the house. */
const speaker = (input: string): Meaning =>
  /[爸妈爹爷奶]|(?<!婆|大)娘|父亲|母亲|父母/.test(input)
    ? { t: "folk", word: "我", count: 1 }
    : { t: "relation", relation: "head" };

const english = (word: string | undefined): number =>
  ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].indexOf(word ?? "") > 0
    ? ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].indexOf(word ?? "")
    : Number(word);
