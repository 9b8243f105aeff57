// Matters of other offices, and of nobody here, that share a word with a clause. A question about them is not answered from
// that clause. A table to be extended: each line is one office or subject.

/** Named outright: no clause is about them, whatever is asked. */
const foreign: readonly string[] = [
  // what the first lists left out: each has its own office or shop
  "新生儿|(?:小孩|孩子|娃|新生儿)上户口|上户口要|户口簿.{0,3}(?:丢|补)|迁户口|(?:存款|定期|活期).{0,2}利(?:息|率)|年报|工商变更|(?:毕业|学位|房产|结婚|营业执)证?(?:书)?(?:补办|丢)|补办.{0,4}证|工资(?:条|表|多少|是多少)|薪级|绩效(?:工资|奖)|换届|选举|选民|入党|党费|党员(?:发展|转正)|团员|保护令|家暴|物业|房东|押金(?!.{0,6}低保)|租房合同|邻居(?:漏水|吵|噪音)|噪音|牌照|厕所改造|厕改|煤改|沼气|公益林|生态林|低温补贴|高温(?:补贴|津贴)|丧葬费.{0,4}(?:多少|怎么|领)|抚恤金.{0,4}(?:多少|怎么)|产检|孕妇|献血|派遣|解除合同|试用期|年终奖|送.{0,3}医院|哪个医院|哪家医院|预约|怎么胡牌|怎么打麻将|车子?(?:发动|打不着|保养|漏油)|冰箱|空调(?:怎么|不制冷|坏)|洗衣机|电视(?:坏|怎么)|微波炉|保鲜|手表(?!决)|充电|电动车(?:电池|怎么)|宠物医院|狗粮|猫粮",
  // work, business and taxes
  "工伤|生育津贴|产假|婚假|年假|病假|加班费|劳动合同|劳动仲裁|拖欠工资|讨薪|五险一金|灵活就业(?:怎么|参保|社保|交)|个税|退税|增值税|开发票|发票抬头|公司注册|注册公司|股东|股价|股票(?:行情|怎么买|代码)|基金(?:净值|怎么买)|汇率|兑(?:人民币|换)|比特币|房贷|车贷|助学贷款|小额贷款|创业贷款|贷款(?:利率|怎么|额度|担保)|担保人|信用卡|征信|花呗|利率|彩票|双色球|大乐透|刮刮乐|兑奖|中奖|开奖|公积金(?:提取|贷款|怎么取)|破产|清算|招标代理|商标|专利",
  // papers and services of other offices
  "结婚登记|结婚证|离婚(?:登记|手续|证|协议|冷静)|冷静期|彩礼|领证|婚检|收养登记|驾照|驾驶证|科目[一二三四]|违章|交通罚单|扣(?:满)?\\d+分|怎么过户|过户(?:费|手续|流程|要)|车管所|年检(?:线|站)|上牌|车险|交强险|续保|护照|签证|港澳通行证|身份证.{0,2}(?:怎么办|怎么换|丢|补办|到期|过期|换|照片)|居住证(?:怎么办|在哪办|办理|续签|换)|社保卡|医保卡(?:怎么|丢|补)|落户(?:政策|条件|城|要)|出生(?:医学)?证|准生证|生育登记|公证|宅基地|建房(?:审批|手续|许可)|违建|土地(?:证|确权|流转合同)|确权|房产证(?:怎么|在哪办)|不动产登记|征兵|入伍|参军|退伍(?:费|安置)|退役(?:军人)?.{0,4}(?:安置|自主就业|补偿|优待证)|优待证|优抚金.*涨|抚恤金(?:涨|标准)|学区|入学(?:报名|条件)|转学|高考|中考|考研|志愿|录取|成绩|分数线|公务员考试|教资|职称|作业证|营业执照(?:怎么|在哪|几天|年报)|卫生许可|消防(?:验收|许可)|公墓|墓地|火化证|殡葬服务费",
  // law and the court, where it is not our decision that is attacked
  "欠条|借条|欠钱不还|借钱不还|债务|遗产|遗嘱|继承(?:公证|顺序|法)|财产分割|抚养权|交通事故(?:赔|责任|怎么)|赔偿标准|律师|诉讼费|立案|醉驾|酒驾|取保|刑期|减刑",
  // farming and the village
  "收购价|种粮|地力补贴|耕地|农机.{0,2}补贴|化肥|农药|种子|猪价|养猪(?:技术|补贴)|疫苗|母猪|产仔|收割(?!机)|早稻|晚稻|退耕还林|林权|修路|路灯|自来水|电价|水价|水费|电费(?:怎么交|多少)|停电|停水|宽带|网速|快递点|垃圾(?:清运|分类|费)",
  // every day
  "天气|气温|下雨|下雪|多云|台风(?:路径|几级|来)|刮.{0,2}台风|地震(?:了|预警)|球赛|世界杯|足球|篮球|比赛|电影|电视剧|唱.{0,2}歌|首歌|歌词|明星|小说|游戏|菜谱|怎么炒|怎么做菜|好吃(?!懒)|好玩|景点|旅游(?:攻略|景点)|门票|酒店|机票|车票|火车|高铁|动车|公交|地铁|航班|快递|外卖优惠|淘宝|京东|拼多多|优惠券|减肥|发烧|感冒|头疼|咳嗽|拉肚子|过敏|失眠|血压|血糖|吃什么药|吃啥药|什么药好|怎么治疗|挂号|体检|牙疼|怀孕|奶粉|星座|算命|生肖|笑话|讲个?故事|猜谜|脑筋急转弯|对象怎么找|相亲|重疾险|保险(?:推荐|哪款|怎么买)|哪个牌子|什么牌子|哪款|跑步机|装修(?:风格|多少钱)|面积(?:怎么算|多大)",
  // machines, words and sums
  "电脑(?!核对|比对)|笔记本|软件(?:怎么|推荐|下载|安装|画|哪个)|(?:什么|哪款|哪个)软件(?!.{0,4}(?:入户|填|录))|手机(?:怎么|坏|卡|密码|流量|号码)|密码|编程|代码|算法导论|java|python|c\\+\\+|excel|sql|服务器|线程|进程|冒泡|排序|索引|原型|高保真|服务器|保修|人工智能|翻译|英语|作文|辞职信|简历|演讲稿|情书|对联|等于几|平方|方程|\\d+[加乘除]\\d+|单人旅行|首都|总统|历史上|光年|恐龙|朝代|调色|电路|故障|死机|蓝屏|病毒|黑客",
  "\\b(?:passwords?|pirates?|weather|recipes?|football|movies?|songs?|jokes?|visas?|passports?|stock price|exchange rate|bitcoin|homework|translate|python|java|javascript|capital of|president|driving licen[cs]e|marriage|divorce certificate|flights?|hotels?|trains?|lottery|mortgage|tax(?:es)?)\\b",
];

/** Shared with the clauses (a pension may be income): another office's only where its own business is asked about. */
const shared =
  "社保|医保|新生儿医保|危房|养老保险|居民养老|养老金|退休金|新农合|失业金|失业保险|高龄(?:津贴|补贴)|老年证|残疾人?证|残疾等级|残疾鉴定|两项补贴|护理补贴|公租房|廉租房|危房改造|优抚|抚恤|助学金|奖学金|营养餐|居住证|户口本|户口簿|火化|殡葬";
const business =
  "断缴|补缴|停缴|缴费|缴纳|交多少|怎么交|如何交|缴多少|交几年|交满|档次|转移|转出|转入|异地|备案|认证|年审|报销(?:比例|多少|范围|流程)|起付|封顶|余额|上调|涨|怎么办理|哪里办|在哪办|到哪里办|去哪办|去哪里办|哪里领|怎么领|如何领|领几个月|领多久|领取几|可以领|多少钱|一个月多少|一年多少|每月多少|租金|摇号|轮候|退租|转租|鉴定|丢了|补办|遗失|挂失|换证|查询|到账|什么时候发|几号发|断交|报名|续签|转到|转回|改造补|怎么操作";
/** What our own questions ask of such a thing: whether it counts, and whether it ends what one has. */
const consequence =
  /算|计入|收入|扣|低保|特困|五保|救助|清退|取消|停|退出|列入|排查|核|资助|孤儿|边缘|审批|材料|入户|承诺|增发|分类|还能|标准/;

/** Words of ours inside another word: what is meant is the other. */
const lookalikes =
  /低保(?:真|费(?!用)|额)|高保真|孤儿(?:药|进程|线程|节点|页面?|基因|资源|块|院长)|边缘(?:计算|检测|设备|服务器|节点|人格|型|系统|网关|化|科学|性人格)|特困(?:企业|行业|生(?!活)|地区)|特种|单人(?:床|间|餐|游戏|跑步|旅|舞|房|帐篷|沙发|座|票|照|被|套餐|公寓|冲锋|皮划艇)|公示(?:语|催告)|入户(?:花园|门|玄关|大堂|电梯|抢劫|盗窃|水管|光纤)|渐变|听证会(?:旁听|门)|排查(?:电路|故障|网络|隐患|病毒|漏洞|bug|线路|内存)|(?:消防|电路|违建|安全|燃气)(?:隐患)?(?:排查|整改)|台账(?:软件|模板|系统)|论文|职称评|临时(?:工|身份证|牌照|牌|停车|户口|居住证|占道|用地)|刚性(?:兑付|需求|连接|材料|桥|约束)|三无(?:产品|食品|化妆品|船)|漏保护|骗取(?:贷款|签证|出口)|复核(?:成绩|报价|试卷)|分类(?:垃圾|算法|模型)|核对(?:账单|答案|订单)|整户型|户型|表决权|增发(?:股票|股份|新股|货币)|退保(?:险|金)|终止合同|审批(?:建房|用地|贷款)|投票(?:软件|小程序|链接)/;

/** Whether a thing counts as income or cost is ours, whosever the thing: 彩礼算不算收入. */
const counting = /算.{0,6}(?:收入|支出|财产)|(?:收入|支出|财产).{0,6}算|计入|算吗|扣掉|能扣|抵收入/;

/** A text without the words that only look like ours. */
export function withoutLookalikes(text: string): string {
  return text.replace(new RegExp(lookalikes.source, "g"), " ");
}

const outright = new RegExp(foreign.join("|"));
const ownBusiness = new RegExp(`(?:${shared})[^,。?]{0,8}?(?:${business})|(?:${business})[^,。?]{0,4}?(?:${shared})`);

const aid =
  /领(?!导|证|养老)|享受|救助|救济|救一|救不救|补助|减发|停发|停掉|取消|还能吃|能吃不|吃不|审核|审批|收入|人均|够条件|够不够|照护|照料|名额|扶贫|贫困|帮扶|给不给钱|揭不开锅|没饭吃|没得吃|过不下去|活不下去|难处|清退|退出|保障|渐退|\b(?:aid|benefits?|dibao|income|household|relief|assistance|eligible|qualify|applicants?|applications?)\b/;

/** Whether a text speaks of getting, keeping or losing aid, or of what decides on it, in whatever words. */
export function concernsAid(text: string): boolean {
  return aid.test(text);
}

/** Whether a question names a matter of others. It may still ask what that means for assistance: 有驾照还能吃低保吗. */
export function namesOthersMatter(text: string): boolean {
  return (
    (outright.test(text) && !counting.test(text)) ||
    lookalikes.test(text) ||
    (ownBusiness.test(text) && !consequence.test(text))
  );
}
