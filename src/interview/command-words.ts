// The commands, and the plain words that mean them. What a button says can also be typed.
import { programmeNamed } from "./programme-names.ts";

export const commandNames = [
  "start",
  "help",
  "ask",
  "new",
  "verdict",
  "summary",
  "back",
  "undo",
  "skip",
  "why",
  "continue",
  "previous",
  "cases",
  "cancel",
  "settings",
  "language",
  "place",
  "on",
  "param",
  "deadlines",
  "calendar",
  "remind",
  "arithmetic",
  "clauses",
  "changes",
  "verify",
  "programmes",
  "programme",
  "notes",
  "accept",
  "open",
  "rename",
  "copy",
  "archive",
  "restore",
  "compare",
  "adopt",
  "export",
] as const;
export type CommandName = (typeof commandNames)[number];

/** Commands that a channel lists in its menu; the others are reached by button and word. */
export const listedCommands = commandNames.slice(0, 22);

const words: Readonly<Record<CommandName, readonly string[]>> = {
  start: ["开始", "开始问答", "你好", "您好", "start", "begin", "hello", "hi"],
  help: [
    ..."帮助 怎么用 使用说明 怎么使用 你是谁 你是什么 你叫什么 你能做什么 你能干什么 你能干嘛 你会什么 你会做什么".split(
      " ",
    ),
    ..."help ? whoareyou whatareyou whatcanyoudo howdoesthiswork howdoiusethis".split(" "),
  ],
  ask: ["问", "问政策", "查政策", "提问", "ask", "question", "query", "askaboutarule"],
  new: [
    "新的",
    "新的一户",
    "重来",
    "重新开始",
    "下一户",
    "另一户",
    "换一户",
    "新户",
    "新一户",
    "是新的",
    "是新的一户",
    "新的一家",
    "另一家",
    "另外一户",
    "是另一户",
    "new",
    "newcase",
    "newhousehold",
    "restart",
    "startover",
  ],
  verdict: ["结论", "结果", "看结论", "目前结论", "verdict", "result", "verdictsofar"],
  summary: [
    ..."我要改 我想改 要改 想改 改一下 错了 打错了 写错了 填错了 说错了 记错了 输错了 搞错了 刚才错了 刚才说错了 刚刚说错了 答错了 选错了 点错了 按错了 写错啦 说错啦".split(
      " ",
    ),
    "摘要",
    "小结",
    "汇总",
    "改正",
    "修改",
    "更正",
    "看摘要",
    "改答案",
    "summary",
    "review",
    "edit",
    "correct",
    "correctit",
  ],
  back: ["上一个", "返回", "上一步", "上一题", "后退", "回去", "back", "goback", "previousquestion"],
  undo: ["撤销", "撤回", "undo"],
  skip: [
    "下一步",
    "下一个",
    "跳过",
    "不清楚",
    "不知道",
    "不晓得",
    "下一题",
    "skip",
    "notknown",
    "don'tknow",
    "dontknow",
    "unknown",
    "notsure",
  ],
  why: [
    ..."为什么 为啥 为何 为什么问 干嘛问 什么意思 啥意思 是什么意思 这是什么意思 看不懂 没看懂 听不懂 没听懂 不明白 没明白".split(
      " ",
    ),
    "why",
    "whyask",
    "whydoyouask",
    "whatdoyoumean",
    "whatdoesthatmean",
    "whatdoesitmean",
    "idon'tunderstand",
    "idontunderstand",
  ],
  continue: [
    "不改",
    "不变",
    "keepit",
    "keep",
    "继续",
    "接着",
    "接着问",
    "继续问",
    "回到问题",
    "continue",
    "goon",
    "resume",
    "backtothequestion",
  ],
  previous: ["previoushousehold", "上一户", "回到上一户", "前一户", "previous", "previoushousehold", "previouscase"],
  cancel: [
    "取消",
    "退出",
    "停止",
    "停",
    "结束",
    ..."算了 算啦 算了算了 不算了 要不算了 不弄了 不办了 不填了 不问了 先不办了".split(" "),
    "cancel",
    "stop",
    "quit",
    "exit",
    "nevermind",
    "forgetit",
  ],
  settings: ["设置", "settings"],
  language: ["语言", "换语言", "language"],
  place: ["地区", "换地区", "地方", "place", "region"],
  on: ["日期", "换日期", "date", "day"],
  param: ["标准", "参数", "parameter", "parameters"],
  deadlines: [
    ..."期限 到期 到期提醒 所有期限 全部期限 看期限 有哪些期限 什么快到期了".split(" "),
    "deadlines",
    "due",
    "alldeadlines",
    "whatisdue",
  ],
  calendar: [..."日历 报送日期 日程 报送日历 工作日历".split(" "), "calendar", "reportingdates", "officialdates"],
  remind: [..."提醒 提醒设置 设置提醒".split(" "), "remind", "reminders", "remindme"],
  arithmetic: ["计算过程", "怎么算", "算式", "arithmetic", "calculation"],
  clauses: ["条款", "依据", "政策依据", "clauses", "sources"],
  changes: ["怎样会变", "怎么会变", "whatwouldchangeit", "changes"],
  verify: ["需核实", "核实", "要核实什么", "verify", "toverify"],
  programmes: ["所有项目", "其他项目", "各项目", "全部项目", "otherprogrammes", "programmes", "programs"],
  programme: ["项目", "program"],
  accept: [
    "按新版继续",
    "改用新的",
    "用新的",
    ..."改这一户 改这户 这一户 这户 就是这户 就这户 是这户 是这一户 同一户 现在这户 现在这一户 改现在这一户".split(" "),
    "continuewiththenewversion",
    "usethenewone",
    "changethishousehold",
  ],
  notes: ["说明", "注意", "注意事项", "notes"],
  cases: [
    ..."我的户 全部户 家庭列表 户列表 所有户 我的家庭 列表 有哪些户 办过的户".split(" "),
    "mycases",
    "households",
    "myhouseholds",
    "listcases",
  ],
  open: ["打开", "openhousehold", "opencase"],
  rename: ["改名", "重命名", "改称呼", "rename"],
  copy: ["复制试算", "复制", "试算一份", "copyasatest", "testcopy"],
  archive: ["归档", "存档", "archivethishousehold"],
  restore: ["取消归档", "恢复归档", "unarchive", "takeoutofthearchive"],
  adopt: [
    ..."就按这个算 按这个算 就按这个 按这个来 就这么算 就这样算 按假设算 按假设的算".split(" "),
    ..."改成这样 就改成这样 就这样改 就这么改 照这样改 照这个改 按这个改 就按这个改 就这么办 采用 采纳".split(" "),
    ..."makeitso useit usethis usethat adopt adoptit changeittothis recordit applyit".split(" "),
  ],
  export: [
    ..."导出 导出日历 日历文件 导出日历文件 下载日历 导出期限 存到日历 加到日历".split(" "),
    ..."export exportcalendar exportthecalendar calendarfile downloadcalendar ics".split(" "),
  ],
  compare: [
    "和上次比",
    "跟上次比",
    "与上次比",
    "和上次比较",
    "比上次",
    "变了什么",
    "comparewithlasttime",
    "whatchanged",
  ],
};

const byWord = new Map<string, CommandName>(
  commandNames.flatMap((name) => [name, ...words[name]].map((word) => [word, name] as const)),
);

/** Words that name a command together with its argument. */
const phrases: Readonly<Record<string, Command>> = {
  中文: { name: "language", argument: "zh-CN" },
  chinese: { name: "language", argument: "zh-CN" },
  english: { name: "language", argument: "en" },
  英文: { name: "language", argument: "en" },
  这一户的日历: { name: "export", argument: "case" },
  "thishousehold'scalendar": { name: "export", argument: "case" },
  订阅日历: { name: "export", argument: "feed" },
  日历订阅: { name: "export", argument: "feed" },
  订阅地址: { name: "export", argument: "feed" },
  subscribe: { name: "export", argument: "feed" },
  subscribetothecalendar: { name: "export", argument: "feed" },
  换订阅地址: { name: "export", argument: "feed-new" },
  anewaddress: { name: "export", argument: "feed-new" },
  停止订阅: { name: "export", argument: "feed-off" },
  取消订阅: { name: "export", argument: "feed-off" },
  stopthesubscription: { name: "export", argument: "feed-off" },
  全部户的日历: { name: "export", argument: "mine" },
  calendarofallmyhouseholds: { name: "export", argument: "mine" },
  本地的日历: { name: "export", argument: "place" },
  calendarofthisplace: { name: "export", argument: "place" },
  今天到期: { name: "deadlines", argument: "today" },
  今日到期: { name: "deadlines", argument: "today" },
  duetoday: { name: "deadlines", argument: "today" },
  本周到期: { name: "deadlines", argument: "week" },
  这周到期: { name: "deadlines", argument: "week" },
  duethisweek: { name: "deadlines", argument: "week" },
  逾期: { name: "deadlines", argument: "overdue" },
  已逾期: { name: "deadlines", argument: "overdue" },
  overdue: { name: "deadlines", argument: "overdue" },
  本户期限: { name: "deadlines", argument: "case" },
  这户的期限: { name: "deadlines", argument: "case" },
  deadlinesofthishousehold: { name: "deadlines", argument: "case" },
  法定期限: { name: "deadlines", argument: "legal" },
  legallimits: { name: "deadlines", argument: "legal" },
  复核到期: { name: "deadlines", argument: "review" },
  reviewsdue: { name: "deadlines", argument: "review" },
  届满: { name: "deadlines", argument: "end" },
  ending: { name: "deadlines", argument: "end" },
  打开提醒: { name: "remind", argument: "on" },
  关闭提醒: { name: "remind", argument: "off" },
  关掉提醒: { name: "remind", argument: "off" },
  remindersoff: { name: "remind", argument: "off" },
  reminderson: { name: "remind", argument: "on" },
  按今天: { name: "on", argument: "today" },
  已归档的: { name: "cases", argument: "archived" },
  archived: { name: "cases", argument: "archived" },
  未归档的: { name: "cases", argument: "" },
  notarchived: { name: "cases", argument: "" },
  today: { name: "on", argument: "today" },
  清除所给数字: { name: "param", argument: "clear" },
  clearthefiguresgiven: { name: "param", argument: "clear" },
};
/** Commands whose argument follows the word at once: 找3组, 改名 3组老李家. */
const withArgument: readonly (readonly [RegExp, CommandName])[] = [
  [/^(?:找一?下?|查找|搜索?)(?:[\s:：]+(\S.*)|(\S{1,8}(?:家|户|组|湾|村|寨|号)))$/su, "cases"],
  [/^(?:find|search)\s+(?:for\s+)?(\S.*)$/isu, "cases"],
  [/^(?:打开|换到|转到|回到)[\s:：]*(第?\d{1,6}[户号]?户?)$/su, "open"],
  [/^(?:打开|换到|转到)[\s:：]+(\S.{0,19})$/su, "open"],
  [/^open\s+(?:no\.?\s*|#)?(\d{1,6})$/iu, "open"],
  [/^(?:期限|到期|deadlines?)[\s:：]+(\S.{0,39})$/isu, "deadlines"],
  [/^(?:日历|报送日期|calendar)[\s:：]+(\S.{0,19})$/isu, "calendar"],
  [/^(?:提醒|remind|reminders)[\s:：]+(\S.{0,59})$/isu, "remind"],
  [/^(?:改名|重命名|改称呼)(?:为|成|叫)?[\s:：]*(\S.*)$/su, "rename"],
  [/^rename(?:\s+to)?\s+(\S.*)$/isu, "rename"],
  [/^(?:复制试算|copy)[\s:：]+(?:第|#)?(\d{1,6})[户号]?$/iu, "copy"],
  [/^(?:归档|archive)[\s:：]*(?:第|#)?(\d{1,6})[户号]?$/iu, "archive"],
  [/^导出(\S{1,8}?)的?(?:日历|期限)(?:文件)?$/u, "export"],
  [/^(?:导出|export)[\s:：]+(\S.{0,19})$/isu, "export"],
  [/^(?:取消归档|恢复归档|恢复|restore)[\s:：]*(?:第|#)?(\d{1,6})[户号]?$/iu, "restore"],
];

/** A command word with what follows it; null where there is none. */
function readWithArgument(text: string): Command | null {
  for (const [pattern, name] of withArgument) {
    const found = pattern.exec(text);
    const argument = found?.[1] ?? found?.[2];
    if (argument !== undefined) return asFile({ name, argument: argument.trim() });
  }
  return null;
}

const yesWords = new Set(["是", "好", "好的", "可以", "行", "对", "确定", "yes", "ok", "okay", "y", "sure"]);
const noWords = new Set(["否", "不", "不要", "不用", "不是", "先不", "不改", "不变", "keep", "keepit", "no", "n"]);

export interface Command {
  readonly name: CommandName;
  readonly argument: string;
}

/** A whole message that is one command word, with or without a slash; null for anything else. */
export function readCommand(text: string): Command | null {
  const typed = /^[/／]([\p{L}_]+)(?:@\S*)?\s*(.*)$/su.exec(text.trim());
  if (typed !== null) return commandNamed(typed[1] ?? "", typed[2] ?? "");
  const asked = /^(?:问|问政策|查政策|提问|ask)[\s::,,]\s*(\S.*)$/isu.exec(text.trim());
  if (asked !== null) return { name: "ask", argument: asked[1] ?? "" };
  const word = plain(text);
  const phrase = Object.hasOwn(phrases, word) ? phrases[word] : undefined;
  if (phrase !== undefined) return phrase;
  const name = byWord.get(word);
  if (name !== undefined) return { name, argument: "" };
  const more = readWithArgument(text.trim());
  if (more !== null) return more;
  return programmeNamed(text) === null ? null : { name: "programme", argument: text.trim() };
}

/** A command by its name, as a channel hands it over. */
export function commandNamed(name: string, argument: string): Command | null {
  const found = byWord.get(plain(name));
  return found === undefined ? null : asFile({ name: found, argument: argument.trim() });
}

/** `/calendar ics`: the calendar as a file is a command of its own. */
function asFile(command: Command): Command {
  const [, of] = command.name === "calendar" ? (/^\.?ics\b\s*(.*)$/isu.exec(command.argument) ?? []) : [];
  return of === undefined ? command : { name: "export", argument: of.trim() };
}

/** Yes or no to a question of the bot about what to do, not about the household. */
export function readConsent(text: string): boolean | null {
  const word = plain(text);
  return yesWords.has(word) ? true : noWords.has(word) ? false : null;
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s。.!,、~…]+/g, "")
    .replace(/^请|(?:吧|一下|呢|啊|呀)$/g, "")
    .replace(/(.)[?]+$/, "$1");
}
