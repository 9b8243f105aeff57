// Every kind of state in which a message can find the interview, each reached by a conversation that is played to it.
// Few households, looked at in many ways: what is judged once need not be judged again.
import { type Event, markOf, type Session } from "../../../src/interview/index.ts";
import { policies, updated } from "../packs.ts";
import { Talk } from "../talk.ts";

export interface State {
  readonly name: string;
  readonly talk: Talk;
  /** What the session must look like, so that a state is what its name says. */
  readonly is: Partial<Pick<Session, "mode" | "aside" | "choosing" | "language" | "place" | "on">> & {
    readonly asked?: string | null;
    readonly waiting?: NonNullable<Session["waiting"]>["for"];
  };
}

export const line = "农村 4口人 年收入1.2万 一级残疾1人";

export const text = (words: string): Event => ({ kind: "text", text: words });
export const command = (name: string, argument = ""): Event => ({ kind: "command", name, argument });
export const button = (data: string): Event => ({ kind: "button", data });

const played = (from: Talk, ...said: readonly (string | Event)[]): Talk => {
  const talk = from.fork();
  for (const one of said) {
    if (typeof one === "string") talk.type(one);
    else talk.step(one);
  }
  return talk;
};

/** Opens the answer of a fact to change it, as a button of the summary does. */
const editing = (from: Talk, path: string): Talk =>
  played(from, command("summary")).press(`e:${from.session?.revision}:${path}`);

/** The states that `policies` leads to; the packs are given so that a test can count or share what they judge. */
export function statesOf(place = "cn-gz-sandu-dujiang"): readonly State[] {
  const begun = new Talk({ policies, place });
  const asked = played(begun, command("start"));
  const middle = played(asked, "农村", "4");
  const gated = played(begun, line);
  const summary = played(gated, command("summary"));
  const roster = played(gated, "是");
  const listed = played(roster, "户主56 妻50 儿子17高中");
  const shelved = played(gated, command("new"));
  const english = played(gated, command("language", "en"));
  const held = played(gated, "农村三口人 人均5000一年");
  const twoWays = played(gated, "人均每年3500");
  const told = played(gated, "7月28受理");
  const noted = played(told, "是");
  const item = noted.fork();
  item.press(`t:0:${pointerOf(noted)}`);
  const reason = noted.fork();
  reason.press(`t:2:${pointerOf(noted)}`);
  const newer = gated.fork();
  newer.policies = updated("newer");
  newer.type("继续");
  const later = gated.fork();
  later.today = "2021-08-20";
  later.type("4口人");
  const all: readonly (readonly [string, Talk, State["is"]])[] = [
    ["nothing said yet", begun, { mode: "idle", asked: null }],
    ["chit-chat before any household", played(begun, "谢谢"), { mode: "idle", asked: null }],
    ["the first question, a choice", asked, { mode: "interviewing", asked: "area" }],
    ["a count asked", played(asked, "农村"), { mode: "interviewing", asked: "size" }],
    ["an amount asked", middle, { mode: "interviewing", asked: "income.total" }],
    ["an amount offered by month and year", played(middle, "收入1200"), { asked: "income.total" }],
    ["a truth asked under a verdict", gated, { mode: "verdict", asked: "assets.comply" }],
    ["the roster asked", roster, { asked: "roster" }],
    ["whether all are at home asked", untilAllHere(listed), { asked: "members[0].lives" }],
    ["a roster filled", listed, {}],
    ["the first answer passed over", played(asked, "不清楚"), { asked: "size" }],
    ["a summary", summary, { mode: "summary", asked: null }],
    ["a summary of two pages", played(listed, command("summary")), { mode: "summary", asked: null }],
    ["the second page of a summary", played(listed, command("summary")).press("p:1"), { mode: "summary", asked: null }],
    ["an edit from the summary, a choice", editing(gated, "area"), { asked: "area" }],
    ["an edit from the summary, a count", editing(gated, "size"), { asked: "size" }],
    ["an edit from the summary, an amount", editing(gated, "income.total"), { asked: "income.total" }],
    ["an edit from the summary, a number", editing(gated, "members[0].disabilityGrade"), {}],
    ["an edit from the summary, a member's choice", editing(listed, "members[0].relation"), {}],
    ["a sum of money opened", played(gated).press(`e:${gated.session?.revision}:costs.medicalSelfPaid`), {}],
    ["a day opened", played(gated).press(`e:${gated.session?.revision}:taper.since`), { asked: "taper.since" }],
    ["a text opened", played(gated).press(`e:${gated.session?.revision}:lead.source`), { asked: "lead.source" }],
    [
      "a number opened",
      played(gated).press(`e:${gated.session?.revision}:members[0].age`),
      { asked: "members[0].age" },
    ],
    ["an answer opened by going back", played(middle, command("back")), { asked: "size" }],
    ["two answers gone back", played(middle, command("back"), command("back")), { asked: "area" }],
    ["an answer opened by a word", played(gated, "收入错了"), { asked: "income.total" }],
    ["an answer just changed from the summary", played(editing(gated, "size"), "4"), { mode: "summary" }],
    ["the arithmetic", played(gated, command("arithmetic")), { aside: "verdict" }],
    ["the clauses", played(gated, command("clauses")), { aside: "verdict" }],
    ["what would change it", played(gated, command("changes")), { aside: "verdict" }],
    ["what to verify", played(gated, command("verify")), { aside: "verdict" }],
    ["the other programmes", played(gated, command("programmes")), { aside: "verdict" }],
    ["the notes", played(gated, command("notes")), { aside: "verdict" }],
    ["a reason for a question", played(gated, command("why")), { aside: "question" }],
    ["help", played(gated, command("help")), { mode: "verdict", asked: "assets.comply" }],
    [
      "an answer to a question about the rules",
      played(gated, "低保户人去世了什么时候停发"),
      { asked: "assets.comply" },
    ],
    ["the settings", played(gated, command("settings")), { asked: "assets.comply" }],
    ["the languages", played(gated, command("language")), { asked: "assets.comply" }],
    ["the places", played(gated, command("place")), { choosing: "place" }],
    ["the places, a further page", played(gated, command("place")).press("c:place:#1"), { choosing: "place" }],
    ["the places before any household", played(begun, command("place")), { choosing: "place", mode: "idle" }],
    ["the days", played(gated, command("on")), { asked: "assets.comply" }],
    ["the figures", played(gated, command("param")), { asked: "assets.comply" }],
    ["the list of households", played(gated, command("cases")), { choosing: "case" }],
    ["a label asked", played(gated, command("rename")), { choosing: "label" }],
    ["this household or another", held, { mode: "confirming", waiting: "same-case" }],
    ["this household or another, with more held", played(held, "户主56 妻50 儿子17高中"), { waiting: "same-case" }],
    ["one thing said in two ways", twoWays, { mode: "confirming", waiting: "replacement" }],
    ["a step to be confirmed", told, { mode: "confirming", waiting: "events" }],
    ["a step to be confirmed, with facts held", played(told, "户主56 妻50 儿子17高中"), { waiting: "events" }],
    ["the day of a step asked", played(gated, "县里批了"), { mode: "confirming", waiting: "events" }],
    ["a step recorded", noted, { asked: "assets.comply" }],
    ["a step told again", played(noted, "7月29受理"), { waiting: "events" }],
    ["a deadline on the screen", item, { asked: "assets.comply" }],
    ["why a deadline does not apply asked", reason, { mode: "confirming", waiting: "reason" }],
    ["the day to remind again asked", played(noted).press(`t:8:${pointerOf(noted)}`), { waiting: "later" }],
    ["a digest in the middle of a question", digested(noted), { asked: "assets.comply" }],
    ["the list of deadlines", played(noted, command("deadlines")), { asked: "assets.comply" }],
    ["the official dates", played(gated, command("calendar")), { asked: "assets.comply" }],
    ["the settings of reminders", played(gated, command("remind")), { asked: "assets.comply" }],
    ["English, a step to be confirmed", played(english, "accepted 2021-07-28"), { language: "en", waiting: "events" }],
    ["a newer version offered", newer, { mode: "confirming", waiting: "policy" }],
    ["a draft of an earlier day", later, { mode: "confirming", waiting: "policy" }],
    ["a household put aside", played(gated, command("cancel")), { mode: "idle", asked: null }],
    ["another household begun", shelved, { asked: "area" }],
    ["another household with facts", played(shelved, "农村", "4"), { asked: "income.total" }],
    ["the household before taken up again", played(shelved, command("previous")), { mode: "verdict" }],
    ["a household renamed", played(gated, command("rename", "3组老李家")), { asked: "assets.comply" }],
    ["a test calculation", played(gated, command("copy")), { mode: "verdict" }],
    ["a programme looked at first", played(gated, command("programme", "分类施保")), {}],
    ["an answer undone", played(gated, command("undo")), {}],
    ["two answers undone", played(middle, command("undo"), command("undo")), { asked: "area" }],
    ["an answer that is a contradiction", played(gated, "8个人残疾"), {}],
    ["an unclear answer", played(gated, "差不多"), { asked: "assets.comply" }],
    ["English", english, { language: "en", asked: "assets.comply" }],
    ["English, the summary", played(english, command("summary")), { language: "en", mode: "summary" }],
    ["English, the roster", played(roster, command("language", "en")), { language: "en", asked: "roster" }],
    ["another place", played(gated, command("place", "cn")), { place: "cn" }],
    ["another day", played(gated, command("on", "2021-05-10")), { on: "2021-05-10" }],
    ["a figure of the asker's", played(gated, command("param", "dibaoStandard.rural=5280/year")), { mode: "verdict" }],
  ];
  return all.map(([name, talk, is]) => ({ name, talk, is }));
}

/** Names the first deadline that is owed, as a button does. */
function pointerOf(talk: Talk): string {
  const record = talk.records.get(1);
  const [first] = record === undefined ? [] : talk.owed(record);
  if (first === undefined) throw new Error("nothing is owed");
  return `1:${markOf(first.deadline.key)}:${(first.deadline.due ?? "").replaceAll("-", "")}`;
}

function digested(from: Talk): Talk {
  const talk = from.fork();
  const items = [...talk.records.values()].flatMap((record) => talk.owed(record));
  return talk.remind({ what: "digest", items });
}

function untilAllHere(from: Talk): Talk {
  const talk = from.fork();
  for (let round = 0; round < 20 && talk.session?.question?.card !== "all-here"; round += 1) talk.type("/skip");
  return talk;
}
