import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Event } from "../../src/interview/index.ts";
import { readAt } from "../../src/interview/paths.ts";
import { say } from "../../src/wording/index.ts";
import { policies, updated } from "./packs.ts";
import { Talk } from "./talk.ts";

const line = "农村 4口人 年收入1.2万 一级残疾1人";
const text = (words: string): Event => ({ kind: "text", text: words });
const command = (name: string, argument = ""): Event => ({ kind: "command", name, argument });

const begun = new Talk({ policies });
const judged = begun.fork().hear(line);

/** Every state in which a message can find the conversation. */
const states: readonly (readonly [string, Talk])[] = [
  ["nothing said yet", begun],
  ["a first question", begun.fork().step(command("start"))],
  ["a question in the middle", begun.fork().hear("农村 4口人")],
  ["a roster to fill", untilRoster(judged.fork())],
  ["a verdict", judged],
  ["a detail of the verdict", judged.fork().step(command("arithmetic"))],
  ["a reason for a question", judged.fork().step(command("why"))],
  ["a summary", judged.fork().step(command("summary"))],
  ["an edit from the summary", judged.fork().step(command("summary")).hear("3")],
  ["an unclear answer", begun.fork().hear("农村 4口人").hear("收入1200")],
  ["a household put aside", judged.fork().step(command("cancel"))],
  ["another household or this one", judged.fork().hear("城市 2口人 年收入9000")],
  ["one thing said in two ways", judged.fork().hear("人均每年3500")],
  ["a newer version offered", withNewVersion(judged.fork())],
];

function untilRoster(talk: Talk): Talk {
  for (let round = 0; round < 20 && talk.asked !== "roster" && talk.asked !== null; round += 1)
    talk.step(command("skip"));
  return talk;
}

function withNewVersion(talk: Talk): Talk {
  talk.policies = updated("newer");
  return talk.hear("摘要");
}

/** Everything that may be said out of turn; none of it may change a fact that was noted. */
const interruptions: readonly (readonly [string, Event])[] = [
  ["help", text("帮助")],
  ["help in English", text("help")],
  ["/help", command("help")],
  ["/start", command("start")],
  ["/settings", command("settings")],
  ["/language", command("language")],
  ["/place", command("place")],
  ["/on", command("on")],
  ["/on with a day", command("on", "2021-05-10")],
  ["/param", command("param")],
  ["/param with a figure", command("param", "dibaoStandard.rural=5280/year")],
  ["why", text("为什么")],
  ["summary", text("摘要")],
  ["verdict", text("结论")],
  ["back", text("返回")],
  ["continue", text("继续")],
  ["arithmetic", text("计算过程")],
  ["clauses", text("条款")],
  ["changes", text("怎样会变")],
  ["verify", text("需核实")],
  ["programmes", text("其他项目")],
  ["notes", text("说明")],
  ["chatter", text("今天天气不错")],
  ["nothing", text("   ")],
  ["a very long text", text("啊".repeat(5000))],
  ["strange characters", text("\u0000\u202e😀<b>&amp;{{who}} $t(common:yes)")],
  ["an unknown command", command("fly")],
  ["an unknown command, typed", text("/fly away")],
  ["a file", { kind: "file", name: "名单.xlsx" }],
  ["a sticker", { kind: "unsupported", what: "sticker" }],
  ["an unknown button", { kind: "button", data: "zzz" }],
  ["an old button", { kind: "button", data: "a:1:area=urban" }],
];

/** What is noted, of the open household and of the one put aside, in whichever place. */
function households(talk: Talk): readonly string[] {
  const facts = [talk.facts, talk.session?.shelved?.facts ?? {}];
  return facts.filter((one) => Object.keys(one).length > 0).map((one) => JSON.stringify(one));
}

describe.each(states)("with %s", (_state, reached) => {
  test.each(interruptions)("%s is answered in both languages and changes no fact", (_title, event) => {
    const talk = reached.fork();
    const before = households(talk);
    talk.step(event);
    expect(households(talk)).toEqual(before);
    for (const reply of talk.replies) expect(say(reply, "en").lines.length).toBeGreaterThan(0);
  });

  test.each([
    ["new", text("新的")],
    ["cancel", text("取消")],
    ["/new", command("new")],
  ])("%s loses nothing: what was noted stands open or aside", (_title, event) => {
    const talk = reached.fork();
    const before = talk.facts;
    talk.step(event);
    if (Object.keys(before).length > 0) {
      expect([talk.facts, talk.session?.shelved?.facts]).toContainEqual(before);
    }
  });

  test("the conversation goes on afterwards", () => {
    const talk = reached.fork().step(command("cancel")).step(command("new")).hear("农村 3口人 年收入9000");
    expect(talk.facts).toEqual({ area: "rural", size: 3, income: { total: "9000/year" } });
  });
});

/** What a caseworker might say, in any order. */
const sayings = fc.constantFrom(
  "农村",
  "城市",
  "4口人",
  "3口人",
  "年收入1.2万",
  "收入1200",
  "每月800",
  "是",
  "否",
  "不清楚",
  "户主56一级肢体残疾 妻50 儿子17高中",
  "女儿12小学",
  "存款3万",
  "人均每年3500",
  "返回",
  "摘要",
  "2",
  "不改",
  "为什么",
  "结论",
  "计算过程",
);

describe("undo", () => {
  test("takes back any conversation change by change, to the very beginning", () => {
    fc.assert(
      fc.property(fc.array(sayings, { minLength: 1, maxLength: 8 }), (said) => {
        const talk = begun.fork().step(command("start"));
        const before: unknown[] = [];
        for (const words of said) {
          const facts = talk.facts;
          const changes = talk.session?.history.length ?? 0;
          talk.type(words);
          if ((talk.session?.history.length ?? 0) > changes) before.push(facts);
        }
        while (before.length > 0) {
          talk.step(command("continue")).step(command("undo"));
          expect(talk.facts).toEqual(before.pop());
        }
        expect(talk.session?.case?.sources).toEqual({});
      }),
      { numRuns: 4, seed: 20210802 },
    );
  });
});

describe("a step", () => {
  test("gives the same for the same session, event and surroundings, and changes neither", () => {
    const talk = new Talk({ policies, twice: true });
    for (const words of ["农村 4口人 年收入1.2万", "摘要", "2", "3", "返回", "为什么", "撤销", "新的", "上一户"])
      talk.hear(words);
    expect(talk.facts).toEqual({ area: "rural", size: 4, income: { total: "12000/year" } });
  });
});

describe("the session", () => {
  test("tells of every fact in which message it was said, and when", () => {
    const talk = new Talk({ policies }).hear("农村 4口人").hear("年收入1.2万");
    expect(talk.saved.at(-1)?.sources).toEqual({
      area: { delivery: "test/bot/1", day: "2021-08-02", evidence: "declared" },
      size: { delivery: "test/bot/1", day: "2021-08-02", evidence: "declared" },
      "income.total": { delivery: "test/bot/2", day: "2021-08-02", evidence: "declared" },
    });
  });

  test("a fact that was marked as verified is no longer to be verified, until it is said anew", () => {
    const talk = new Talk({ policies }).hear(line).step(command("verify"));
    const proof = talk.labels.find((label) => label.startsWith("看了凭证") && label.includes("收入"));
    expect(proof).toBeDefined();
    talk.hear(proof ?? "");
    expect(talk.saved.at(-1)?.facts.evidence).toEqual({ "income.total": "document" });
    expect(talk.saved.at(-1)?.sources["income.total"]?.evidence).toBe("document");
    talk.step(command("summary")).hear("3").hear("一年1.3万");
    expect(talk.saved.at(-1)?.facts.evidence).toBeUndefined();
  });
});

describe("a question for words", () => {
  const asked = () => {
    const talk = new Talk({ policies }).type("农村 4口人 年收入1.2万");
    talk.press(`e:${talk.session?.revision}:lead.source`);
    expect(talk.asked).toBe("lead.source");
    return talk;
  };
  const source = (talk: Talk) => readAt(talk.facts, "lead.source");

  test.each([["群众反映"], ["大数据比对推送"], ["隔壁儿子说的"], ["12345热线"]])("takes %s for an answer", (text) => {
    expect(source(asked().type(text))).toBe(text);
  });

  test.each([
    ["公示要几天", "answer"],
    ["公示要几天？", "answer"],
    ["摘要", "summary"],
    ["如果多一个人", "what-if"],
    ["谢谢", "question"],
    ["改收入 8000", null],
    ["财产符合", null],
    ["一级残疾1人", null],
    ["存款3万", null],
    ["不肯说", null],
    ["村".repeat(200), null],
  ] as const)("does not take %s for one", (text, kind) => {
    const talk = asked().type(text);
    expect(source(talk) ?? "refused").toBe("refused");
    if (kind !== null) expect(talk.kind).toBe(kind);
  });

  test("keeps no row of digits that may be an ID", () => {
    const talk = asked().type("张家 522732199001011234 报的");
    expect(JSON.stringify(talk.facts)).not.toContain("522732199001011234");
  });
});

describe("what is said besides", () => {
  const asking = () => new Talk({ policies }).type("农村 4口人");

  test.each([["收到"], ["好的"], ["嗯嗯"], ["哦"], ["知道了"], ["ok"]])(
    "%s that answers nothing is a courtesy",
    (text) => {
      const talk = asking();
      const facts = JSON.stringify(talk.facts);
      talk.press(`e:${talk.session?.revision}:size`).type(text);
      expect(talk.notices).toEqual(["chat"]);
      expect(JSON.stringify(talk.facts)).toBe(facts);
      expect(talk.asked).toBe("size");
    },
  );

  test.each([["你是谁"], ["你能做什么？"], ["what can you do"]])("%s is told what the bot does", (text) => {
    expect(asking().type(text).kind).toBe("help");
  });

  test.each([["刚才说错了"], ["点错了"], ["选错了"]])("%s opens what was answered", (text) => {
    expect(asking().type(text).kind).toBe("summary");
  });

  test("an edited message is told how answers are changed", () => {
    expect(asking().step({ kind: "unsupported", what: "edited-message" }).text).toContain("改收入");
  });

  test("what is not understood while a question stands is shown how that one is answered", () => {
    const talk = new Talk({ policies }).type("农村 4口人 年收入1.2万").type("呱呱呱");
    expect(talk.asked).toBe("assets.comply");
    expect(talk.text).toContain("回答：是、否、不清楚");
    expect(talk.text).not.toContain("4口人 年收入1.2万");
  });

  test("why the people are asked for is not said of one fact of one of them", () => {
    const talk = new Talk({ policies }).type("城市 2口人 月收入1100").hear("是");
    while (talk.asked !== "roster") talk.type("不清楚");
    expect(talk.type("为什么").text).toContain("为什么问“家里有哪些人”");
  });

  test("a third household's line is not added to the second's that waits", () => {
    const talk = new Talk({ policies }).type("农村 4口人 年收入1.2万").type("城市 2口人 年收入15000");
    const waiting = JSON.stringify(talk.session?.waiting);
    talk.type("农村 3口人 女儿上大学");
    expect(JSON.stringify(talk.session?.waiting)).toBe(waiting);
    expect(talk.notices).toEqual(["decide-first"]);
    expect(talk.text).toContain("打字也行");
  });
});
