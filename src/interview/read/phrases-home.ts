// Turns of phrase about a household, as data: what no list of words can hold. Input vocabulary, never said by the bot.
import type { Meaning } from "./meaning.ts";
import { denial, digits, drawn, end, household, households, label, type Phrase, phrase, wholeOf } from "./phrase.ts";

export const benefit: readonly Phrase[] = [
  phrase("(?:农村|城市|城镇|城里)低保(?:户|对象|家庭)(?!边缘|人|死|去世|能|可|要|怎|会)", (found) =>
    households({ receiving: "dibao", area: found[0].startsWith("农村") ? "rural" : "urban" }),
  ),
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
    `(?<!想|要|能|可以|该|够|去|上|再|申请|就|让|不|没|没有|未|评|怎么|如何|才)(?:(?:开始|现在|目前|正|已经?|一直|还|都|一家)*(?:在)?(?:吃|领|享受|拿|纳入)(?:着|的|了)?低保(?:的|金|钱|待遇)?(?!不|边缘)|低保(?:金|款|钱|补助)(?!标准|怎|多少)|低保(?=(?:现在|目前|这边)?(?:每个?月|一个?月|月月|现在|补差?|发|领|拿|是)(?:[^,，。;；怎多几]{0,6})[0-9一二两三四五六七八九])|低保(?=(?:每个?月|一个?月)发)|(?<=个月|每月)低保(?=[0-9一二两三四五六七八九]))`,
    drawn,
  ),
  phrase(`(?:吃|领|享受|拿|有)(${digits})(?:个人|人|口人|口)的?低保`, (found) => {
    const persons = wholeOf(found[1]);
    return persons === undefined ? undefined : label({ receiving: "dibao", "benefit.persons": persons });
  }),
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
  phrase("(?:上次|最近一次|最后一次|上回)?(?:动态)?调整(?:是|在|时间|的)*(?=[0-9])", {
    t: "since",
    fact: "benefit.lastChange",
  }),
  phrase("(?:最后一次|最近一次)(?:领|取|发|拿)(?:低保|钱|款)*(?:是|在)*(?=[0-9])", {
    t: "since",
    fact: "benefit.lastPaid",
  }),
  phrase("(?:刨开|除开|除了|不算|不含|扣掉|除去|抛开)(?:掉)?低保(?:金|钱|款)?(?:外|以外|之外|不算)?", { t: "filler" }),
  phrase(`(?:起|开始)(?:算|计算|计|的)?${end}`, { t: "since", fact: "taper.since" }),
  phrase(`渐退期?(?:是|有|为|给了?|定了?)?(${digits})个月`, (found) => {
    const months = wholeOf(found[1]);
    return months === undefined ? undefined : household("taper.months", months);
  }),
];

export const property: readonly Phrase[] = [
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
  denial("没(?:有|得)?(?:啥|什么|多少)(?:存款|积蓄|存钱)", { t: "ask-home", fact: "assets.deposits" }),
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
  phrase(
    "(?:水?田|旱?地|土地|土|山|山林|房子?|老房子|门面|铺面|铺子|房屋)(?:都|也)?(?:出)?租给(?:了)?(?:别人|人家|人|邻居|老板|公司|合作社|大户|村里)(?:种|用|住|经营|做生意)?(?:了|着|的)?|出租(?:房屋|房子|门面|土地|铺面|老房子)(?:的)?(?:年|月)?收入|(?:房屋|房子|门面|土地|铺面)出租(?:的)?(?:年|月)?收入",
    { t: "label", fact: "income.property", kind: "amount", of: "none" },
  ),
  phrase(
    "养(?:了|着)?(?:[0-9]{1,4}|[一二两三四五六七八九十几]{1,3})?(?:多)?(?:头|只|群|箱|塘|窝|些|点|羽)?(?:母|肥|土|山|黄|水)?(?:猪|牛|羊|鸡|鸭|鹅|鱼|蜂|兔子?|马|蚕)(?:子)?",
    { t: "trade", fact: "income.business" },
  ),
  phrase(
    "种(?:了|着)?(?:点|些)?(?:苞谷|包谷|玉米|水稻|稻谷|稻子|小麦|麦子|土豆|洋芋|红薯|红苕|辣椒|蔬菜|菜|茶叶?|烟叶?|药材|果树|水果|西瓜|花生|油菜|棉花|甘蔗|百合|香菇|木耳|葡萄|柑橘|橘子|苹果|梨子?|桃子?)(?:地)?",
    { t: "trade", fact: "income.business" },
  ),
  phrase(
    "开(?:了|着)?(?:一)?(?:个|家|间)?(?:小)?(?:超市|餐馆|饭店|饭馆|早餐店|早点店|小吃店|理发店|服装店|杂货店|五金店|店|药店|粉店|面馆|面店|奶茶店|小卖部|麻将馆|修理店|修车店|农家乐|民宿|网店|水果店)",
    { t: "member", facts: { work: "self-employed" } },
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
    phrase(
      `(?:有|买了?|还有|开着?)(?:一|1)?[辆部台艘条间个](?:二手|旧|破|新)?(?:的)?(?:${words})(?!是借|的)`,
      household(fact, 1),
    ),
  );
}

export const procedure: readonly Phrase[] = [
  denial(
    `(?:去年|上次|以前|前年|之前|原来|上回)?(?:也|就)?(?:报过?|申请过?|交过|递过)(?:了)?(?:低保)?(?:一次)?[,， ]?(?:但|可是?|都|被)?(?:没批|没过|没通过|没评上|没批下来|不批|退回|打回|驳回)(?:了|的|下来|回来|来)*${end}`,
    household("refusedBefore", true),
  ),
  phrase(
    "(?:是|跟|和|系)?(?:我们|本|他们)?(?:村|镇|乡|社区|居委会|街道)?(?:里|上)?(?:的)?(?:支书|支部书记|主任|书记|干部|村干|会计|文书|民政专干|民政干部|民政助理|经办人?员?|网格员|工作人员|村长|组长)(?:家)?(?:的)?(?:亲)?(?:弟弟|哥哥|兄弟|弟兄|姐姐|妹妹|姐妹|父亲|母亲|爸|妈|儿子|女儿|妻子|老婆|丈夫|侄子|侄女|亲戚|亲属|近亲属?|家属|姐夫|妹夫|嫂子|岳父|岳母|外甥|叔叔|舅舅|堂弟|堂哥|表弟|表哥)",
    household("relativeOfStaff", true),
  ),
  phrase(
    "(?:申请人|户主|本人|他|她)?(?:和|跟|与)(?:我们|本|他们)?(?:村|镇|乡|社区|居委会|街道)?(?:里|上)?(?:的)?(?:支书|书记|主任|干部|村干部?|会计|文书|民政专干|民政干部|经办人?员?|工作人员|村长|组长)(?:是|有|属)?(?:亲戚|亲属|近亲属?|血亲|姻亲|家属)(?:关系)?",
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
export const distress: readonly Phrase[] = [
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
    "(?:山洪|发大水|涨大水|洪水|泥石流|地震|滑坡|台风|冰雹|水灾|旱灾|雪灾|洪灾|涝灾|自然灾害)(?:冲|把|毁|刮|打|压)?(?:了|垮|倒|毁|走|塌)*|房(?:子|屋)?(?:被(?:水|洪水|大水)?)?冲(?:了|走|垮|毁)*",
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
