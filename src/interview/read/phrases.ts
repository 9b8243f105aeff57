// Turns of phrase of field messages, as data: what no list of words can hold. Input vocabulary, never said by the bot.
import type { Meaning, MemberFacts } from "./meaning.ts";
import { scanNumeral } from "./numeral.ts";

type Phrase = readonly [words: RegExp, meaning: Meaning | ((found: RegExpExecArray) => Meaning | undefined)];

const digits = "(?:[0-9]+|[一二两三四五六七八九十廿卅几]+)";
const end = String.raw`(?=[\s,，。.;；、!！?？]|$)`;
/** A positive statement: 没着火, 不是低保户 and 防火灾 say something else. */
const said = `(?<!没|不|未|无|非|防|怕|没有|不是|没被|并非|不算|没出|没发生)`;

const phrase = (source: string, meaning: Phrase[1]): Phrase => [new RegExp(said + source, "g"), meaning];
const denial = (source: string, meaning: Phrase[1]): Phrase => [new RegExp(source, "g"), meaning];
const households = (facts: Readonly<Record<string, string | number | boolean>>): Meaning => ({
  t: "households",
  facts,
});
const household = (fact: string, value: string | number | boolean): Meaning => ({ t: "household", fact, value });
const traits = (facts: MemberFacts): Meaning => ({ t: "traits", facts });

function wholeOf(text: string | undefined): number | undefined {
  const numeral = text === undefined ? undefined : scanNumeral(text, 0);
  return numeral?.kind === "exact" && numeral.end === text?.length && numeral.value.isInteger()
    ? numeral.value.toNumber()
    : undefined;
}

const drawn = label({ receiving: "dibao" });

function label(also: Readonly<Record<string, string | number>>): Meaning {
  return { t: "label", fact: "benefit.monthly", kind: "money", of: "none", also };
}

const benefit: readonly Phrase[] = [
  phrase(
    "(?:现在|目前|正|已经?|一直|还)*(?:在)?(?:吃|领|享受|拿)(?:着|的|了)?单人(?:保|户)(?:的)?",
    label({ receiving: "dibao-single" }),
  ),
  denial(
    "(?:从来?|一直)?(?:没有?|未曾?|不曾)(?:吃过?|享受过?|领过|拿过|办过|得过)(?:任何)?低保(?:待遇)?(?!金|边缘)|不是低保(?:户|对象|家庭)(?!边缘)|没(?:评上|进|纳入)低保",
    household("receiving", "none"),
  ),
  denial(
    `(?:原来|以前|之前|原先|过去|曾经?)(?:就|也)?(?:吃|享受|领|拿|是|评)(?:过|的)?低保户?[,， ]?[^,，。;；]{0,4}(?:取消|停|退|清退|下|没)(?:掉|保|了)*${end}`,
    household("receiving", "none"),
  ),
  denial(
    `(?<!想|要|能|可以|该|够|去|上|再|申请|就|让|不|没|没有|未|评|怎么|如何|才)(?:(?:现在|目前|正|已经?|一直|还|都|一家)*(?:在)?(?:吃|领|享受|拿)(?:着|的|了)?低保(?:的|金|钱|待遇)?(?!不|边缘)|低保(?:金|款|钱|补助)(?!标准|怎|多少)|低保(?=(?:现在|目前|这边)?(?:每个?月|一个?月|月月|现在|补差?|发|领|拿|是)(?:[^,，。;；怎多几]{0,6})[0-9一二两三四五六七八九])|低保(?=(?:每个?月|一个?月)发)|(?<=个月|每月)低保(?=[0-9一二两三四五六七八九]))`,
    drawn,
  ),
  phrase(`低保(?:只|就)?(?:发给|保了?|批了?|给了?|算)(${digits})个?人`, (found) => {
    const persons = wholeOf(found[1]);
    return persons === undefined ? undefined : label({ receiving: "dibao", "benefit.persons": persons });
  }),
  phrase(
    "(?<!他自己也是|她自己也是|自己也是|他家是|她家是|们是|算|评|当|成|为|什么)(?:低保(?:户|家庭|对象|人家)|在保户)(?!边缘|人|死|去世|过世|能|可|要|怎|会|申请|是不是|的?标准)",
    household("receiving", "dibao"),
  ),
  phrase(
    `(?<!评|算|吃|上|进|申请|报|要|想|能|按|够)低保(?=${digits}(?:口|人|个人)|(?:一直|还|都)?没停|还在发|照发|照领|照样)`,
    household("receiving", "dibao"),
  ),
  phrase(
    "单人(?:保|户)(?=(?:每个?月|一个?月|领|发)[^,，。]{0,3}[0-9一二两三四五六七八九])",
    label({ receiving: "dibao-single" }),
  ),
  phrase(
    "(?:五保|特困)(?:户|供养|人员)*(?:金|钱)?(?=(?:每个?月|一个?月|领|发)[^,，。]{0,3}[0-9一二两三四五六七八九])",
    label({ receiving: "destitute" }),
  ),
  denial(
    "低保(?:已经?|都|早就?)*(?:被)?(?:取消|停掉?|清退|停发)(?:了|的)?(?:[0-9一二两三四五六七八九十半]+个?[年月]了?)?(?!不|没|吗|呢|怎)(?=[\\s,，。;；]|$)|停(?:了|掉)?的低保",
    household("receiving", "none"),
  ),
  phrase("(?:已经?|now |already |currently )*(?:on|receiving|receives|drawing|draws|gets|getting) dibao", drawn),
  phrase(
    "(?:低保边缘(?:户|家庭|人口)|低边户|低收入(?:户|家庭|人口))(?!够|能|算|标准|可以)",
    household("receiving", "low-income"),
  ),
  phrase("(?<!低保)边缘(?:户|家庭)(?!够|能|算|标准|可以)", { t: "ask-home", fact: "receiving" }),
  phrase("(?:刚性支出困难|支出型困难|刚性支出)(?:户|家庭)|刚支户", household("receiving", "rigid-expense")),
  phrase(`(${digits})个月(?:都)?(?:没|未)(?:去)?(?:取|领|拿)(?:过)?低保(?:金|钱|款)?了?`, (found) => {
    const months = wholeOf(found[1]);
    return months === undefined ? undefined : households({ receiving: "dibao", "benefit.monthsNotDrawn": months });
  }),
  phrase(`(?:就|才|被)?(?:开始)?(?:领的?|吃的?|享受的?)(?=${end})|开始(?:领|吃|享受|发)(?:的)?`, {
    t: "since",
    fact: "benefit.since",
  }),
  phrase(`(?:起|开始)(?:算|计算|计|的)?${end}`, { t: "since", fact: "taper.since" }),
  phrase(`渐退期?(?:是|有|为|给了?|定了?)?(${digits})个月`, (found) => {
    const months = wholeOf(found[1]);
    return months === undefined ? undefined : household("taper.months", months);
  }),
];

const property: readonly Phrase[] = [
  denial(
    `(?:家庭)?财产(?:状况|情况|信息)?(?:也|都|已经?)?(?:核对|核查|核实|核|查)?(?:过了?|完了?|了)?(?:结果)?(?:也|都|是)?(?:没有?问题|没有?超标?过?|未超标?过?|不超标?过?|合规|达标|合格|(?<!不)符合)(?:规定|要求|条件|标准|低保规定)*(?:的|了)?(?!不|吗|没|与否)`,
    household("assets.comply", true),
  ),
  denial(
    "(?:核对|核查|比对)?(?:出来)?(?:家庭)?财产(?:状况)?(?:核对|核查|核)?(?:结果)?(?:是|都|也)?(?:超标|超了|超过规定|超限|不符合|不达标|不合格|不合规)(?:规定|要求|条件)?了?(?!不|吗|没)|(?:核对|核查|比对)(?:结果)?超了?(?:财产|标)|超了?财产",
    household("assets.comply", false),
  ),
  denial(
    "财产(?:状况|情况)?(?:符不符合|合不合规?|有没有超标?|超没超|超不超标?)?(?:还|都|也)?(?:不清楚|不晓得|不知道|没核[对查实]?|没查|待核[对实查]?|未核[对查实]?|待查|没有?核[对查])",
    { t: "ask-home", fact: "assets.comply" },
  ),
  denial(
    "收入(?:情况)?(?:多少)?(?:也|都|还)?(?:不清楚|不晓得|不知道|不明|待核实?|保密|不肯说|不愿说|没问|没核|说不清)(?:不肯说|不愿说)?",
    { t: "ask-home", fact: "income.total" },
  ),
  denial("(?:人口|人数|几口人|几个人)(?:还|也)?(?:待核实?|不清楚|不晓得|不知道|不确定|没核)|一大家子人?", {
    t: "ask-home",
    fact: "size",
  }),
  phrase(
    `(?:在)?(?:县城|城里|城区|镇上|街上|市里|县里|集镇)(?:里|也|还)*(?:买了?|有|还有)?(${digits})?[套个处间](?:商品|安置|住)?房(?:子|产)?`,
    (found) => townHomes(found),
  ),
  phrase(`(?:在)?(?:县城|城里|城区|镇上|街上|市里|县里|集镇)(?:里|也|还)*(?:买了?|有)(?:商品)?房(?:子|产)?(?!租)`, {
    t: "ask-home",
    fact: "assets.townHomes",
  }),
  phrase(
    "(?:有|办了?|注册了?|领了?)(?:一)?[个张本]?(?:个体工商户|个体户?|工商)?(?:营业)?执照",
    household("assets.businessLicences", 1),
  ),
  denial("(?:没有?|无)(?:营业)?执照", household("assets.businessLicences", 0)),
  denial("(?:没有?|无|没交|没缴|不交)(?:住房)?公积金|(?:住房)?公积金没有", household("assets.housingFund", false)),
  phrase(
    "(?:交着?|缴着?|在交|在缴|有)(?:住房)?公积金(?:的)?|(?:住房)?公积金(?:是|也)?(?:有|在交|在缴|交着)",
    household("assets.housingFund", true),
  ),
  ...owned(),
];

function townHomes(found: RegExpExecArray): Meaning | undefined {
  const homes = found[1] === undefined ? 1 : wholeOf(found[1]);
  return homes === undefined ? undefined : household("assets.townHomes", homes);
}

/** 有辆小车, 买了台收割机: one, though no number is said. */
function owned(): readonly Phrase[] {
  const things: readonly (readonly [fact: string, words: string])[] = [
    ["assets.cars", "小车|轿车|小轿车|小汽车|私家车|面包车|汽车|车子|车"],
    ["assets.machines", "收割机|挖掘机|挖机|推土机|铲车|装载机|压路机|吊车"],
    ["assets.largeVehicles", "大货车|货车|大客车|客车|卡车|大卡车|半挂车?|渣土车"],
    ["assets.disabilityVehicles", "残疾人代步车|代步车|残疾人专用车|残疾车"],
    ["assets.vessels", "渔船|机动船|船"],
    ["assets.shops", "商铺|门面|店面|铺面|铺子"],
  ];
  return things.map(([fact, words]) =>
    phrase(`(?:有|买了?|还有|开着?)(?:一|1)?[辆部台艘条间个](?:${words})(?!是借|的)`, household(fact, 1)),
  );
}

const procedure: readonly Phrase[] = [
  denial(
    `(?:去年|上次|以前|前年|之前|原来|上回)?(?:也|就)?(?:报过?|申请过?|交过|递过)(?:了)?(?:低保)?(?:一次)?[,， ]?(?:但|可是?|都|被)?(?:没批|没过|没通过|没评上|没批下来|不批|退回|打回|驳回)(?:了|的|下来|回来|来)*${end}`,
    household("refusedBefore", true),
  ),
  phrase(
    "(?:是|跟|和|系)?(?:我们|本|他们)?(?:村|镇|乡|社区|居委会|街道)?(?:里|上)?(?:的)?(?:支书|支部书记|主任|书记|干部|村干|会计|文书|民政专干|民政干部|民政助理|经办人?员?|网格员|工作人员|村长|组长)(?:家)?(?:的)?(?:亲)?(?:弟弟|哥哥|兄弟|弟兄|姐姐|妹妹|姐妹|父亲|母亲|爸|妈|儿子|女儿|妻子|老婆|丈夫|侄子|侄女|亲戚|亲属|近亲属?|家属|姐夫|妹夫|嫂子|岳父|岳母|外甥|叔叔|舅舅|堂弟|堂哥|表弟|表哥)",
    household("relativeOfStaff", true),
  ),
  phrase(
    "12345(?:热线)?(?=转|打|反映|投诉|工单|来|派|交办)(?:转(?:过?来的?|办的?)|反映的?|打来的?)?|(?:市长|政务)热线",
    household("lead.channel", "hotline"),
  ),
  phrase("信访件?(?:反映|转来的?|说|交办)?|上访(?:反映)?", household("lead.channel", "petition")),
  phrase("(?:有人|被人?|群众|村民|邻居)(?:实名)?举报", household("lead.channel", "report")),
  phrase("(?:大数据|信息|系统)?比对(?:发现|出来|预警)", household("lead.channel", "matching")),
  phrase("(?<![a-z])([abc])类(?:户|家庭|对象|低保)", (found) => household("reviewClass", found[1] ?? "a")),
  phrase(
    "(?:他|她|本人)?(?:想|要|打算)?(?:要|自己)*(?:一个人)?单独(?:报|评|办|吃)(?:个)?低保|想(?:自己|要)?单独申请|(?:想|要)(?:按|报|申请)单人(?:户|保)",
    household("ownApplication", true),
  ),
];

const event = (source: string, kind: string): Phrase =>
  phrase(`(?<!前年|去年|早年|以前|年前|小时候|原来|曾经?)(?:${source})`, { t: "event", kind });
const distress: readonly Phrase[] = [
  event(
    "(?:突发|遭了?|发生|遇到?|失)?(?:火灾|着火了?|失火了?|起火了?|大火)|房(?:子|屋)?(?:被|全|都|给)?(?:烧|火烧)(?:了|掉|光|没|毁)*|烧了(?:[一二两三四五六七八九十\\d]*[间套栋])?房(?:子|屋)?",
    "fire",
  ),
  event(
    "(?:出了?|遭了?|遇到?|遭遇|发生)?(?:车祸|交通事故)(?!赔|死|去世|身亡|致残|没了|走了|后)(?:受伤)?|被(?:[大小货轿]*车|摩托车?|电动车|汽车)撞(?:了|伤|倒)*",
    "traffic",
  ),
  event(
    "摔断了?(?:腿|手|腰|骨)|摔伤了?|摔成重伤|(?:溺水|触电|烫伤|烧伤|砸伤|工伤|坠楼|中毒)了?(?!死|去世|身亡|致残|没了|走了|赔|后)|从.{1,4}上摔下来|意外(?:事故|伤害|受伤)",
    "accident",
  ),
  event(
    "(?:山洪|洪水|泥石流|地震|滑坡|台风|冰雹|水灾|旱灾|雪灾|洪灾|涝灾|自然灾害)(?:冲|把|毁|刮|打|压)?(?:了|垮|倒|毁|走|塌)*|房(?:子|屋)?被(?:水|洪水|大水)?冲(?:了|走|垮|毁)*",
    "disaster",
  ),
  event("(?:突发|突然|急性)(?:疾病|急病|脑溢血|脑出血|心梗|中风|重病住院)", "illness"),
  phrase(
    "(?:情况|事情|事态)?(?:很|非常|十分|特别)?紧急|十万火急|等(?:着|米)?(?:钱)?救命",
    household("emergency.urgent", true),
  ),
  phrase(
    "(?:基本)?生活(?:上)?(?:也|都|已经?)?(?:受|受到)(?:了|很大|严重|较大)*影响|影响(?:了|到)?(?:基本)?生活|基本生活(?:都)?(?:过不下去|难以维持|成问题|没有?保障|没法维持|无法维持|没着落)",
    household("emergency.basicLivingAffected", true),
  ),
  denial(
    "断粮了?|断了粮|缺粮(?!户)|没粮(?:食|吃)?了?|没米(?:下锅)?了?|揭不开锅了?|粮食不够吃?|口粮不够吃?",
    household("grainShort", true),
  ),
  phrase("(?:拿|领|给|得|享受)过?了?(?:一次)?临时救助(?:金|款)?(?:了)?", {
    t: "label",
    fact: "aid.receivedAmount",
    kind: "money",
    of: "none",
  }),
];

const acts: readonly (readonly [fact: keyof MemberFacts, words: string])[] = [
  ["selfCare.eat", "吃饭|吃"],
  ["selfCare.dress", "穿衣服?|穿"],
  ["selfCare.bed", "上下床|起床|翻身|下床"],
  ["selfCare.toilet", "上厕所|大小便|如厕"],
  ["selfCare.walk", "室内走动|走动|走路|行走|走"],
  ["selfCare.wash", "洗澡|洗漱|洗脸|洗"],
];
const anyAct = `(?:${acts.map(([, words]) => words).join("|")})`;
const actList = `(${anyAct}(?:[、和及与]?${anyAct})*)`;

function selfCare(able: "can" | "cannot"): (found: RegExpExecArray) => Meaning {
  return (found) => {
    const list = found[1] ?? "";
    const facts = acts.flatMap(([fact, words]) => (new RegExp(words).test(list) ? [[fact, able] as const] : []));
    return traits(Object.fromEntries(facts));
  };
}

const care: readonly Phrase[] = [
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
    "独生子女?(?!户|家庭|女户|男户)|子女费|男女|儿童|女工|男方|女方|没成家|没结婚|没讨老婆|没娶媳妇|没娶老婆|未婚|没娶|没嫁人|没办(?:残疾)?证|没(?:有)?办(?:理)?残疾证",
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
  denial("无儿无女|没儿没女|无子女|无儿女|没儿女", traits({ supporter: "none" })),
  phrase("失地(?:农民|户)?", { t: "someone", facts: { landLost: true } }),
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
  ["dead", "没了|不在了|不在人世|去世了?|过世了?|死了|病死了?|死亡|病故了?|亡故|走了(?=[\\s,，。;；]|$)|死|双亡"],
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

const parents: readonly Phrase[] = parentStates.map(([state, words]) =>
  phrase(`${parentWords}${between}(?:${words})`, (found) => {
    if (!isOfChild(found, state)) return undefined;
    const who = found[1] ?? "";
    const both = /爸妈|爹妈|爹娘|父母|双亲/.test(who);
    const isFather = /[爸父爹]/.test(who);
    const months = /半年/.test(found[0]) && state === "lost-contact" ? 6 : undefined;
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

const people: readonly Phrase[] = [
  phrase(`(?:农村|城市|城镇|城里)低保(?=${digits}(?:口|人|个人))`, (found) =>
    households({ receiving: "dibao", area: found[0].startsWith("农村") ? "rural" : "urban" }),
  ),
  phrase("老[一-龥]头(?:儿|子)?(?=[\\s,，。0-9一二三四五六七八九十今]|$)", { t: "someone", sex: "male" }),
  phrase("(?:他|我|她)(?=[0-9]{2}(?![0-9]))", (found) =>
    found[0] === "我"
      ? { t: "relation", relation: "head" }
      : { t: "someone", sex: found[0] === "他" ? "male" : "female" },
  ),
  phrase("(?:他|她)自己(?=[0-9]{2}(?![0-9])|[一二三四五六七八九]?十)", { t: "someone" }),
  phrase("(?:就|只)?剩(?:下)?我(?:一个|自己)*(?:人)?", { t: "relation", relation: "head" }),
  phrase("(?:就|只)?剩(?:下)?(他|她)(?:一个|自己)*(?:人)?", { t: "someone" }),
  phrase("(?<![我你他她人])我(?=和|跟|与|打|在|种|做|今年|没|有病|残|一级|二级|身体|是残)", {
    t: "relation",
    relation: "head",
  }),
  phrase(
    `(?:独居(?!老?人?院)|(?:就|只|只有|就剩|剩|光)(?:我|他|她|自己|老人)*一个人(?!残|有|重病|生病|打工|上班)|一个人(?:单?过|住|生活|吃饭|过日子)|一个人独?(?:自)?(?:住|过|居|生活)|孤(?:身|寡)一人|孤身|一人一户|单独(?:立)?户)`,
    { t: "single-home" },
  ),
  phrase(`(?<=^|[\\s,，。;；]|[城村乡家屋]里|农村|城镇|的)一个人(?=打零工|打工|种地|做零工|带病|${end.slice(3, -1)})`, {
    t: "single-home",
  }),
  phrase(`(${digits})个(老的|小的)`, (found) => {
    const count = wholeOf(found[1]);
    return count === undefined ? undefined : { t: "folk", word: found[2] ?? "", count };
  }),
  phrase("(?<=^|[\\s,，。;；])([男女])(?:的|主人)(?=[^\\s,，。;；:：])", (found) => ({
    t: "folk",
    word: `${found[1]}的`,
    count: 1,
    sex: found[1] === "男" ? "male" : "female",
  })),
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
  phrase("(?:(?:an? )?(?:lone|single|elderly|old) (man|woman|lady))|grand(ma|pa)", (found) => ({
    t: "someone",
    sex: found[1] === "man" || found[2] === "pa" ? "male" : "female",
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

const english = (word: string | undefined): number =>
  ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].indexOf(word ?? "") > 0
    ? ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].indexOf(word ?? "")
    : Number(word);

const phrases: readonly Phrase[] = [...benefit, ...property, ...procedure, ...distress, ...care, ...parents, ...people];

export interface FoundPhrase {
  readonly length: number;
  readonly meaning: Meaning;
}

/** The longest phrase that begins at each place of a text. */
export function phrasesIn(text: string): ReadonlyMap<number, FoundPhrase> {
  const found = new Map<number, FoundPhrase>();
  for (const [words, meaning] of phrases) {
    words.lastIndex = 0;
    for (let match = words.exec(text); match !== null; match = words.exec(text)) {
      words.lastIndex = match.index + 1;
      if (match[0].length <= (found.get(match.index)?.length ?? 0)) continue;
      const meant = typeof meaning === "function" ? meaning(match) : meaning;
      if (meant !== undefined) found.set(match.index, { length: match[0].length, meaning: meant });
    }
  }
  return found;
}
