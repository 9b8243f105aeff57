// How days are written and named. The forms are matched at one place of the text, so they are sticky.

const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
export const monthNames = months.split("|");
const digits = "0-9〇零一二三四五六七八九十廿卅";
const N = `[${digits}]{1,4}`;
const Y = "(?:\\d{4}|[0-9〇零一二三四五六七八九]{4})";
const shortY = "(?:\\d{2}|[〇零一二三四五六七八九]{2})";
const ending = "(?:日|号|(?![0-9]))";

export const fullDay = new RegExp(`(${Y}) ?年 ?(${N}) ?(?:月(?:份)?|[./-]) ?(${N}) ?[日号]?`, "y");
export const dottedDay = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:日|号|(?![0-9.]))/y;
export const packedDay = /((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/y;
export const foreignDay = /(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/y;
export const shortYearDay = new RegExp(`(${shortY}) ?年 ?(${N}) ?(?:月(?:份)?|[./-]) ?(${N}) ?[日号]?`, "y");
export const namedYearDay = new RegExp(
  `(大前年|前年|去年|上年|昨年|旧年|今年|本年|明年|后年) ?(?:的)?(${N}) ?(?:月(?:份)?|[./-]) ?(${N}) ?[日号]?`,
  "y",
);
export const monthDay = new RegExp(`(${N}) ?月(?:份)? ?(${N}) ?${ending}`, "y");
export const namedMonthDay = new RegExp(
  `(上上个?月|下下个?月|上个?月|本月|这个?月|当月|下个?月) ?(?:的)?(${N}) ?[日号]?`,
  "y",
);
export const shortDay = /(\d{1,2})[-/.](\d{1,2})(?:日|号|(?![0-9.]|[-/]))/y;
export const dayOfMonth = new RegExp(`(${N}) ?[号日](?!子)`, "y");
export const writtenDay = new RegExp(
  `(?:(${months})[a-z]*\\.? (\\d{1,2})(?:st|nd|rd|th)?|(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${months})[a-z]*\\.?),? (\\d{4})(?!\\d)`,
  "y",
);
export const writtenMonthDay = new RegExp(
  `(?<![a-z]|\\d{4} )(?:(${months})[a-z]*\\.? (\\d{1,2})(?:st|nd|rd|th)?|(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${months})[a-z]*\\.?)(?![\\d, ])`,
  "y",
);
export const shortFullDay = /(\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?:日|号|(?![0-9.]))/y;
export const holiday =
  /(大前年|前年|去年|上年|今年|本年|明年)? ?(?:的)?(元旦|三八|妇女节|五四|青年节|圣诞|五一|六一|七一|八一|十一|国庆|教师节|劳动节|儿童节|建军节|建党节)(?:国际)?(?:国庆节|妇女节|青年节|劳动节|儿童节|建军节|建党节|节)?/y;
export const endsOfMonth = /(上上个?月|上个?月|本月|这个?月|当月|下下个?月|下个?月)的?(最后|第)一[天日]/y;
export const endsOfNamedMonth = new RegExp(
  `(?:(${Y}|${shortY}) ?年|(大前年|前年|去年|上年|今年|本年|明年|后年)) ?的?(?:(${N}) ?月份?)?的?(最后|第)一[天日]`,
  "y",
);
export const sameDay = /(大前年|前年|去年|上年|昨年|明年)的?(?:今[天日]|同一天)/y;
export const sameDayBefore = new RegExp(`([两${digits}]{1,4})(年|个月)[以之]?前的?今[天日]`, "y");
export const sameDayOfMonth = /(上上?|下下?)个?月的?今[天日]/y;
export const dayOfMonthInEnglish =
  /(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: day)? (?:of )?(last|this|next|the current) month(?![a-z])/y;
export const relativeDay =
  /the day before yesterday|the day after tomorrow|大?大前[天日]|前天|前日|昨天|昨日|昨晚|昨夜|昨早|昨儿|前儿|前晚|今儿|明儿|今天|今日|今早|今晨|今晚|今夜|当天|明天|明日|明早|明晚|大?后[天日]|yesterday|today|tomorrow/y;
export const daysAgo = new RegExp(`([两${digits}]{1,4}) ?(?:天|日)(以?前|之前|以?后|之后)`, "y");
export const daysAgoInEnglish = /([a-z0-9]+) days? (ago|before|later)\b/y;
export const weekday =
  /(上上个?|下下个?|上个?|这个?|本|下个?)?(?:周|星期|礼拜)(?:星期|周)?的?(?:星期|周)?([一二三四五六日天])/y;
export const monthOnly = new RegExp(`(?:(${Y}|${shortY}) ?年|(前年|去年|上年|今年|本年|明年) ?)?(${N}) ?月份?`, "y");
export const isoMonth = /(\d{4})[-/.](\d{1,2})(?![0-9])/y;
export const yearOnly = new RegExp(`(${Y}) ?年`, "y");
export const lunar = /农历|阴历|腊月|正月|冬月|初[一二三四五六七八九十]|大年|除夕|中秋|端午|清明|春节/;
export const vagueDay =
  /上个?月底?|月底|月初|年底|年初|月中|上旬|中旬|下旬|上周|这周|本周|上个?星期|最近|前几天|前段时间|前不久|前阵子|刚刚?|几天前|半年前|半个月前|去年|前年|今年|个月前|年前/;

export const relative: Readonly<Record<string, number>> = {
  大前天: -3,
  "the day before yesterday": -2,
  "the day after tomorrow": 2,
  前天: -2,
  前日: -2,
  前儿: -2,
  前晚: -2,
  昨夜: -1,
  昨儿: -1,
  今儿: 0,
  明儿: 1,
  大前日: -3,
  大大前天: -4,
  大大前日: -4,
  昨早: -1,
  今晨: 0,
  今晚: 0,
  今夜: 0,
  明早: 1,
  明晚: 1,
  后日: 2,
  大后日: 3,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
};
export const namedYears: Readonly<Record<string, number>> = {
  大前年: -3,
  前年: -2,
  去年: -1,
  上年: -1,
  昨年: -1,
  旧年: -1,
  今年: 0,
  本年: 0,
  明年: 1,
  后年: 2,
};

export const holidays: Readonly<Record<string, readonly [month: number, day: number]>> = {
  元旦: [1, 1],
  三八: [3, 8],
  妇女节: [3, 8],
  五四: [5, 4],
  青年节: [5, 4],
  圣诞: [12, 25],
  五一: [5, 1],
  劳动节: [5, 1],
  六一: [6, 1],
  儿童节: [6, 1],
  七一: [7, 1],
  建党节: [7, 1],
  八一: [8, 1],
  建军节: [8, 1],
  教师节: [9, 10],
  十一: [10, 1],
  国庆: [10, 1],
};
