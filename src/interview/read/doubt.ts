// Words beside a figure that may change what it means. What is understood of a text is only its figures and their units:
// with one of these words among the rest, the figure is asked about instead of used.

/** Words that hold a doubtful sign and change nothing. */
const harmless =
  /减去|押一付[一二三六1-6]|不[包管][吃住饭]*|不扣\S?|扣(?:除|掉|完|了|去)?(?:社保|医保|保险|五险一?金?|税|伙食费?)*(?:以?后|之后)?|没错|差不多|补差|差补|出差|不错(?![了的])|还[有剩]|还款|还贷|还账|还完|多重|多病|多数|多少|少[儿年]|最近|过[年节]|残疾|比例|押金|借?款|扣除|不含|不包括|各[种项类位]|各方面|拖拉机|分红|分成款|超市|提成|提留|提供|提取|提前|增值|增收|想办法|减免|未婚|未成年|未央|没结婚|不在家|不在|没在家|没工作|没上班|不上班|没劳力|无业|不识字|不方便|不好(?!说)|不行|差额|差旅|以前年度|要(?=交|付)/g;
const doubtful =
  /[没未不哪各比差]|如果|要是|假如|假使|除非|若|应[得该发给]|合同|说好|答应|承诺|号称|一半|平分|分[给成了]|对半|[拖欠押缺限]|零头|这个样子|这么多|那样|上下|觉得|不好说|[高低]一?点|够呛|都悬|都.{0,2}难|费劲|费力|边上|[靠挨]边|冒|过一?点|何止|怎么也|估|(?<!突)破(?![产屋房旧])|(?:^|[^干做打上工])满 |稍|略|偏[多少高低]|打.{0,2}折|拐弯|顶破|保底|兜底|底线|凑|带点|看情况|另算|本来|原来|原先|以前|从前|曾经?|将来|以后|准备|打算|想|希望|争取|预计|计划|目标|还|或|吗|[?？]|撑死|顶天|到顶|封顶|打住|最|超|少|涨|降|减|增|提|拿走|收走|以上|以下|\b(?:grand|bucks?|cents?|max(?:imum)?|min(?:imum)?|tops|best|most|least|exceed(?:s|ing)?|circa|close|nearly|about|around|maybe|both|third|from|till|if|unless|not|never|used to|should|would|owed?|but|except|before|until|half|less|more|than|other|or)\b|n't/;

/** Whether a word among the rest of a text may change what its figure means (三万还没给, 说好三万, 要是有两万就好了). */
export function leavesDoubt(rest: string): boolean {
  return doubtful.test(rest) && doubtful.test(rest.replace(harmless, ""));
}
