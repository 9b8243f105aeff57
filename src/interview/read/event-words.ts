// What is said of the steps of a case. Each pattern has to fit all that is left of a phrase without its day, its board and
// the small words, so that a sentence about something else names no step by chance.
import type { EventName } from "../../rules/index.ts";

interface Step {
  readonly event: EventName;
  readonly pattern: RegExp;
  /** Said without its day it is more likely a fact, or the beginning of something else. */
  readonly onlyWithDay?: true;
}

const office =
  "(?:县级?(?:民政)?局?|区(?:民政)?局?|市(?:民政)?局?|民政局?|镇里?|镇上|镇政府|乡里?|乡上|乡镇|街道办?|村里?|村委会?|村上|社区|上面|上头|局里|我们|单位)?";
const office2 = `${office}(?:里|上)?`;
const person =
  "(?:户主|本人|当事人|他|她|老人|老婆婆?|老公公?|老伴|妻子?|丈夫|配偶|儿子|大儿子|小儿子|长子|次子|女儿|孩子|小孩|父亲|母亲|爸爸?|妈妈?|爹|娘|爷爷|奶奶|孙子|孙女|哥哥?|弟弟?|姐姐?|妹妹?|儿媳妇?|女婿|家里老人|对象)?";
const aid = "(?:低保|低保金|救助金?|特困|补助金?|保障金?|供养|待遇|边缘户|低收入)?";
const step = (event: EventName, words: string, onlyWithDay?: true): Step => ({
  event,
  pattern: new RegExp(`^(?:${words})$`, "u"),
  ...(onlyWithDay === undefined ? {} : { onlyWithDay }),
});

export const chineseSteps: readonly Step[] = [
  step("emergency-ended", "(?:紧急|险情|急难|应急)(?:情况)?(?:解除|结束|过去|消除)", true),
  step(
    "complaint-registered",
    `${office2}(?:收到|登记|接到|有人|受理)*(?:实名)?(?:举报|投诉|信访)(?:件)?(?:登记|受理|来)?`,
    true,
  ),
  step("problem-found", `${office2}(?:检查)?(?:发现|查出|查到)(?:问题|错保|漏保|死亡保|违规|问题线索)`, true),
  step(
    "check-returned",
    `(?:收到|拿到)?(?:信息|经济状况|财产)?核对(?:结果|报告)?(?:回来|回|出来|反馈|返回|收到|到|下来)|(?:收到|拿到)(?:信息|经济状况)?核对(?:结果|报告)`,
  ),
  step(
    "check-requested",
    `${office2}(?:提请|提交|提|发起|发|送|委托|申请|报)(?:信息|经济状况|财产|大数据)?核对|(?:信息|经济状况)?核对(?:提交|发起|提请|申请)`,
  ),
  step(
    "selfcare-change-reported",
    `${person}(?:报告?|反映|申报)?(?:生活)?自理能力(?:有)?(?:变化|变动|下降|变差)`,
    true,
  ),
  step(
    "change-reported",
    `${person}(?:家里)?(?:上门|来|主动)*(?:报告|申报|告知|报)(?:家庭)?(?:情况|收入|人口|财产)?(?:有)?(?:变化|变动|变更)`,
    true,
  ),
  step("changed", "(?:家庭|家里)?(?:情况|收入|人口|财产)(?:有|发生)?(?:变化|变|变更|变动)", true),
  step(
    "death-processed",
    "(?:死亡)?(?:注销|销户|核减)(?:手续)?(?:办完|办好|办)?|(?:死亡|停发|去世)手续(?:办完|办好|办)",
    true,
  ),
  step("died", `${person}(?:因病|病)?(?:死|死亡|去世|走|过世|病故|亡故|身故|病逝|逝世|殁|不在|没|故)(?:人)?`, true),
  step("taper-started", "(?:开始|进入|转入?|纳入)?(?:缓退|渐退)(?:期)?(?:开始|起)?"),
  step("expense-started", "(?:支出型|支出型低保|支出型困难)(?:开始|纳入|起|认定)", true),
  step("hearing-held", `${office2}(?:听取|当面听取|征求)(?:对象|本人|户主|家里|当事人)?意见|${office2}(?:开)?听证会?`),
  step(
    "notified",
    `${office2}(?:书面)(?:告知|通知)(?:书)?(?:本人|户主|对象|申请人|当事人|他|她|家里)?(?:送达|送到|送|发出|发)?|(?:不予(?:批准|同意|确认)|决定|停发|减发)?(?:告知书|通知书)(?:送达|送到|送|发出|发到|发)|(?:送达|送|发|发出)(?:不予批准|决定|停发|减发)?(?:告知书|通知书)`,
  ),
  step(
    "refused",
    `${office2}(?:审批|审核)?(?:不批|没批|未批|不予批准|没批下来|批不下来|不同意|没同意|不予同意|驳回|拒批|退回|不予确认|没通过|未通过|审批没通过|审核没通过)${aid}`,
  ),
  step("stopped", `${office2}(?:停发|停保|退保|清退|取消|终止|停)${aid}|${aid}(?:停发|停|取消|终止)`, true),
  step("reduced", `${office2}(?:减发|调减|降档|核减|调低)${aid}|${aid}(?:减发|调减|调低)`, true),
  step(
    "recalculated",
    `${office2}${aid}(?:金额)?(?:重算|重新计算|重新核算|重新测算|重新算|重新核定)${aid}(?:金额)?`,
    true,
  ),
  step(
    "submitted-to-county",
    `${office2}(?:材料|资料|卷宗|名单)?(?:报送|上报|报|提交|交|送)(?:到|给|上)?(?:去)?(?:县|县里|县民政局?|民政局?|区|区里|区民政局?|市里|县局)(?:去)?(?:审批|审核|确认)?|${office2}(?:材料|资料|名单)?(?:上报|报上去|报县|报区|报批)`,
  ),
  step(
    "conclusion-submitted",
    `${office2}(?:查验|初审)?(?:结论|意见)(?:报|提交|上报)(?:县|县里|县民政局?|民政局?|上去)?`,
  ),
  step(
    "notice-ended",
    "(?:公示|榜)?(?:撤榜|撤|撤下|撤下来|撕下?|撕下来|取下|取下来|摘|摘下|收榜|收)(?:公示|榜)?|公示(?:期)?(?:满|期满|结束|完|到期|完毕|截止)",
  ),
  step(
    "notice-posted",
    `${office2}(?:贴|张贴|贴榜|贴出|贴出来|贴出去|张榜|上榜|上墙|公示|开始公示|挂网)(?:榜|榜单|公示|公告|名单|公示栏)?(?:贴|张贴|上墙|出|开始)?|(?:榜|榜单|公示|公告|名单)(?:贴|张贴|张|上墙|开始|贴出|贴出来|出)`,
  ),
  step(
    "meeting-held",
    `${office2}(?:召开|开|组织|搞)(?:民主)?(?:评议)?会?(?:评议)?(?:完)?|${office2}(?:民主评议|评议会?|评议)(?:会)?(?:开|开完|完|结束)?`,
  ),
  step("objection", "(?:收到|提出|提|有|有人|有人提)?(?:出)?异议|有人(?:反映|有意见|不服)", true),
  step(
    "reviewed",
    `${office2}(?:年度|定期|动态|做|搞|完成)?(?:复核|年审|年度核查|年度复核|定期核查|动态核查|动态复核|复审|年检|核查)(?:完|完成|做)?`,
  ),
  step(
    "investigated",
    `${office2}(?:去)?(?:入户|上门|家访|走访)(?:核查|调查|走访|核实|看|查看)?(?:完|家里)?|${office2}(?:家庭)?(?:经济状况)?调查(?:完|结束|核实)?`,
  ),
  step(
    "recognised",
    `${office2}认定(?:为|成)?(?:刚性支出|低收入|边缘|特困|低保)?(?:困难)?(?:家庭|户|对象|人员)?`,
    true,
  ),
  step(
    "accepted",
    `${office2}(?:正式)?(?:受理|收件)(?:申请|低保申请|材料|登记)?|(?:申请|材料|资料)(?:被)?${office2}?(?:受理|收件)`,
  ),
  step(
    "decided",
    `${office2}(?:审批|审核)?(?:批|批准|批下来|批下|审批|审批通过|审核通过|审核确认|通过|确认|同意)${aid}(?:下来)?|${aid}${office2}(?:审批|批|批准|批下来|审批通过)`,
  ),
  step("applied", `${person}(?:书面|递|递交|提交|交|提出|提|来|写)*申请(?:书)?${aid}(?:递交|提交|交)?`, true),
  step("last-drawn", "(?:最后一次|最后)(?:领|领取|取|支取)(?:低保金?|钱)?", true),
  step(
    "payment-started",
    `${office2}${aid}(?:钱)?(?:开始)?(?:发|发放|打卡|到账|发钱|打钱|打款|起发|发下来)(?:钱)?${aid}(?:起)?`,
    true,
  ),
  step("benefit-started", `${office2}(?:纳入|进|吃上|享受|开始享受|入)(?:低保|保|特困|保障|救助)(?:范围)?`, true),
  step("employed", `${person}(?:开始)?(?:就业|上班|找到工作|参加工作|入职)`, true),
  step("review-due", "(?:定|下次|下一次)?(?:复核|核查|年审)(?:到期|日|日期)", true),
];

/** Small words that stand anywhere and change nothing. */
export const chineseFillers = /已经|今年|刚刚|刚才|终于|早就|[的了过啦呢哈啊呀咯是于从在就已都刚被把这那]/gu;

export const englishSteps: readonly Step[] = (
  [
    ["check-returned", "(?:the )?(?:data |means )?check (?:came back|returned|results? (?:came )?back)|check-returned"],
    [
      "check-requested",
      "(?:we )?(?:the )?(?:data |means )?check (?:was )?requested|requested (?:the |a )?(?:data )?check|check-requested",
    ],
    [
      "notice-ended",
      "(?:the )?(?:notice|board|list)(?: was)? (?:taken down|ended|over|came down)|took (?:down )?the (?:notice|board|list)(?: down)?|notice-ended",
    ],
    [
      "notice-posted",
      "(?:the )?(?:public )?(?:notice|board|list)(?: was)? (?:posted|put up|went up)|posted(?: the)?(?: notice| list| board)?|put up the (?:notice|list)|notice-posted",
    ],
    [
      "meeting-held",
      "(?:the )?(?:village |democratic )?(?:review )?(?:meeting|review)(?: was)? held|held the (?:village |review |democratic )*(?:meeting|review)|meeting-held",
    ],
    [
      "submitted-to-county",
      "(?:the papers )?(?:were |was )?(?:submitted|sent|reported)(?: to the county| to county)|submitted-to-county|submitted",
    ],
    ["conclusion-submitted", "(?:the )?(?:conclusion|opinion) (?:was )?submitted|conclusion-submitted"],
    ["refused", "(?:the county |county )?(?:was )?(?:refused|rejected|turned down|not approved)(?: it)?"],
    ["decided", "(?:the county |county )?(?:was )?(?:approved|decided|confirmed)(?: it)?"],
    ["accepted", "(?:the )?(?:application |case )?(?:was )?(?:accepted|taken in)"],
    [
      "applied",
      "(?:the household |they |he |she )?(?:applied|handed in the application)|application (?:made|handed in)",
    ],
    [
      "investigated",
      "(?:we )?(?:home )?(?:visited|visit|visit done|investigated|surveyed)(?: the home| them)?|survey done",
    ],
    ["death-processed", "death (?:was )?processed|struck off|death-processed"],
    [
      "died",
      "(?:the )?(?:head|husband|wife|spouse|son|daughter|father|mother|he|she)?(?: of household)? ?(?:has )?(?:died|passed away)",
    ],
    ["objection", "(?:an )?objection(?: was)?(?: raised| received| made)?"],
    [
      "payment-started",
      "(?:the )?(?:payment|pay)(?:s|ments)? (?:started|starts|begins|began)|paid|first paid|payment-started",
    ],
    ["benefit-started", "(?:the )?benefit (?:started|began|starts)|benefit-started"],
    ["last-drawn", "(?:benefit )?last drawn|last-drawn"],
    ["reviewed", "(?:we )?(?:the case )?(?:was )?(?:reviewed|review done|re-checked)"],
    ["review-due", "(?:next )?review (?:is )?due|review-due"],
    ["employed", "(?:the )?(?:son|daughter|he|she|head)? ?(?:employed|started work|got a job)"],
    ["taper-started", "(?:the )?taper (?:started|began|starts)|taper-started"],
    ["expense-started", "expense-started|expense-type (?:dibao )?started"],
    ["recognised", "(?:was )?recognised"],
    ["change-reported", "(?:the )?change (?:was )?reported|reported (?:the|a) change|change-reported"],
    ["changed", "(?:circumstances |income )?changed"],
    ["selfcare-change-reported", "selfcare-change-reported|self-care change reported"],
    ["hearing-held", "(?:the )?hearing (?:was )?held|heard the household|hearing-held"],
    ["reduced", "(?:the )?(?:benefit )?(?:was )?(?:reduced|cut)"],
    ["stopped", "(?:the )?(?:benefit |pay )?(?:was )?stopped"],
    ["recalculated", "(?:was )?recalculated"],
    ["emergency-ended", "(?:the )?emergency (?:was )?(?:ended|over)|emergency-ended"],
    ["complaint-registered", "(?:a )?complaint (?:was )?(?:registered|received)|complaint-registered"],
    ["problem-found", "(?:a )?problem (?:was )?found|problem-found"],
    ["notified", "(?:they were |was )?(?:notified|told in writing)|notice of refusal sent"],
  ] as const satisfies readonly (readonly [EventName, string])[]
).map(([event, words]) => ({
  event,
  pattern: new RegExp(`^(?:${words})$`),
  ...(event === "died" || event === "employed" || event === "changed" || event === "applied"
    ? { onlyWithDay: true as const }
    : {}),
}));

/** Which board of a notice, or which of several meetings. */
export const boards: readonly (readonly [RegExp, string])[] = [
  [/第?[一1]榜|首榜|初榜|第一次(?=公示|张榜|贴)|\b(?:board|notice) (?:1|one)\b|\bfirst (?=notice|board|list)/u, "1"],
  [/第?[二2两]榜|第二次(?=公示|张榜|贴)|\b(?:board|notice) (?:2|two)\b|\bsecond (?=notice|board|list)/u, "2"],
  [/第?[三3]榜|终榜|第三次(?=公示|张榜|贴)|\b(?:board|notice) (?:3|three)\b|\bthird (?=notice|board|list)/u, "3"],
];

/** Who is meant, as the facts name relations. */
export const persons: readonly (readonly [RegExp, string])[] = [
  [/户主|\bhead\b/u, "head"],
  [/老伴|妻|丈夫|配偶|老婆(?!婆)|老公(?!公)|\b(?:husband|wife|spouse)\b/u, "spouse"],
  [/儿媳|女婿/u, "child-in-law"],
  [/孙/u, "grandchild"],
  [/儿子|长子|次子|女儿|孩子|小孩|\b(?:son|daughter)\b/u, "child"],
  [/爷爷|奶奶/u, "grandparent"],
  [/父亲|母亲|爸|妈|爹|娘|\b(?:father|mother)\b/u, "parent"],
  [/哥|弟|姐|妹/u, "sibling"],
];
