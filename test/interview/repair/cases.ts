// Everything that may be said out of turn: Rasa's seven repair cases, and whatever else reaches a bot in the field.
import type { Event } from "../../../src/interview/index.ts";
import { factDef } from "../../../src/rules/index.ts";
import { button, command, type State, text } from "./states.ts";

/**
 * What a case may do. `nothing`: the interview stands as it stood. `look`: something is shown, or an answer opened, and
 * no fact changes. `correct`: only the facts named may change. `leave`: the household is put aside whole.
 */
export type Outcome =
  | { readonly kind: "nothing" }
  | { readonly kind: "look" }
  | { readonly kind: "correct"; readonly paths: readonly string[]; readonly value?: unknown }
  /** A line that is about another household, where this one is known. */
  | { readonly kind: "another" }
  | { readonly kind: "leave" }
  /** A step of the case: it waits for a yes, and changes no fact. */
  | { readonly kind: "tell" };

export interface Case {
  readonly group: string;
  readonly name: string;
  readonly event: (state: State) => Event;
  readonly outcome: Outcome;
}

const nothing: Outcome = { kind: "nothing" };
const look: Outcome = { kind: "look" };
const leave: Outcome = { kind: "leave" };
const corrects = (path: string, value?: unknown): Outcome => ({
  kind: "correct",
  paths: [path],
  ...(value === undefined ? {} : { value }),
});

const typed = (group: string, words: readonly string[], outcome: Outcome): readonly Case[] =>
  words.map((one) => ({
    group,
    name: one.length > 30 ? `${one.slice(0, 30)}…` : one,
    event: () => text(one),
    outcome,
  }));
const sent = (group: string, name: string, event: Event, outcome: Outcome): Case => ({
  group,
  name,
  event: () => event,
  outcome,
});

/** A text that can't be the answer to the question that stands, by what that question wants. */
const wrongAnswers: Readonly<Record<string, string>> = {
  amount: "2021-05-01",
  money: "蓝色的",
  count: "很多很多人",
  number: "蓝色的",
  truth: "七",
  choice: "蓝色的",
  day: "很久很久了",
  text: "   ",
};

function wrongType({ talk }: State): Event {
  const { asked } = talk;
  const kind = asked === null || asked === "roster" ? "choice" : factDef(asked)?.kind;
  return text(wrongAnswers[kind ?? "choice"] ?? "蓝色的");
}

/** A button of the revision before this one. */
function oldButton({ talk }: State): Event {
  const revision = Math.max(0, (talk.session?.revision ?? 1) - 1);
  return button(`a:${revision}:area=urban`);
}

export const cases: readonly Case[] = [
  ...typed("a question about the rules", ["低保户人去世了什么时候停发", "农村低保标准是多少", "啥叫边缘户"], nothing),
  ...typed("a question about a deadline", ["民主评议要几天内完成", "公示要公示几天"], nothing),
  ...typed("what if", ["如果儿子每月多挣500呢"], nothing),
  ...typed("chit-chat", ["谢谢", "在吗", "哈哈", "👍", "thanks"], nothing),
  ...typed("unclear", ["嗯那个就是说吧", "今天天气不错", "？？？"], nothing),
  ...typed("clarification", ["什么意思", "看不懂", "what do you mean"], look),
  ...typed("help", ["帮助", "help", "/help"], look),
  { group: "wrong type", name: "an answer of another kind", event: wrongType, outcome: nothing },
  ...typed("strange text", ["", "   ", "。。。，，，！！！", "😀🎉👪🏽", "啊".repeat(5000)], nothing),
  ...typed(
    "markup",
    ["<b>x</b>&amp;<script>", "*_`[x](y)~~", "'; DROP TABLE cases;--", "{{who}} $t(common:yes)"],
    nothing,
  ),
  ...typed("controls", ["\u0000\u202e\u200b\ufeff"], nothing),
  ...typed("an unknown command", ["/fly away", "/"], nothing),
  sent("an unknown command", "from a menu", command("fly"), nothing),
  ...typed("a command mid-answer", ["/settings", "/language", "/param", "/on"], look),
  ...typed("looking", ["摘要", "结论", "计算过程", "为什么"], look),
  sent("a file", "a table", { kind: "file", name: "名单.xlsx" }, nothing),
  sent("a file", "with a name like markup", { kind: "file", name: "<i>张三</i>.docx" }, nothing),
  sent("unsupported", "a sticker", { kind: "unsupported", what: "sticker" }, nothing),
  sent("unsupported", "a voice message", { kind: "unsupported", what: "voice" }, nothing),
  sent("unsupported", "a location", { kind: "unsupported", what: "location" }, nothing),
  sent("unsupported", "something without a name of its own", { kind: "unsupported", what: "dice" }, nothing),
  { group: "an old button", name: "of an earlier question", event: oldButton, outcome: look },
  sent("a button", "of no kind that we make", button("zzz"), nothing),
  sent("a button", "of another household", button("a:999999:area=urban"), nothing),
  sent("a button", "of a fact that is none", button("a:1:no.such=1"), nothing),
  sent("a button", "of a command that is none", button("c:fly"), nothing),
  sent("a button", "of a page far away", button("p:99"), look),
  ...typed("the language", ["/language en", "中文"], { kind: "look" }),
  ...typed("correction by a word", ["收入错了", "改人数", "农村城市不对"], look),
  ...typed("correction with the value", ["人数改成5"], corrects("size", 5)),
  ...typed("correction with the value", ["收入改成一年1.5万"], corrects("income.total", "15000/year")),
  ...typed("correction with the value", ["不是4口人,是5口人"], corrects("size", 5)),
  ...typed("another household", ["农村三口人 人均5000一年"], { kind: "another" }),
  ...typed("what is due", ["期限", "逾期", "日历", "提醒", "/deadlines week", "/calendar 2021-09", "/remind"], look),
  ...typed("a step", ["7月30受理", "一榜3月28贴", "县里批了", "accepted 2021-07-30"], { kind: "tell" }),
  sent("a button", "of a deadline that is none", button("t:1:1:abc123xyz:20210803"), nothing),
  sent("a button", "of a step that was not told", button("x:0:abc123:0"), nothing),
  ...typed("cancel", ["取消", "/cancel"], leave),
  ...typed("another", ["新的一户", "/new"], leave),
];
