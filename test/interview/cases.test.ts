import { describe, expect, test } from "vitest";
import { casesOnPage, type Event } from "../../src/interview/index.ts";
import { policies, updated } from "./packs.ts";
import { Talk, type TalkOptions } from "./talk.ts";

const command = (name: string, argument = ""): Event => ({ kind: "command", name, argument });
const talk = (over: Partial<TalkOptions> = {}) => new Talk({ policies, ...over });

/** Three households: 王家湾3组老李家 (4 people), 王家湾5组 (3 people), and one without a label (2 people). */
function three(over: Partial<TalkOptions> = {}): Talk {
  return talk(over)
    .step(command("new", "王家湾3组老李家"))
    .type("农村 4口人 年收入1.2万")
    .step(command("new", "王家湾5组"))
    .type("农村 3口人 年收入9000")
    .step(command("new"))
    .type("农村 2口人 年收入3万");
}

const numbers = (t: Talk) => (t.reply?.kind === "cases" ? t.reply.cases.map(({ number }) => number) : null);

describe("the list of households", () => {
  test.each(["我的户", "全部户", "家庭列表", "/cases", "cases", "My households"])(
    "is shown for %s, newest first",
    (words) => {
      const t = three({ twice: true }).type(words);
      expect(numbers(t)).toEqual([3, 2, 1]);
    },
  );

  test("says label, place, the last verdict with its amount and the day of its law", () => {
    const t = three().type("我的户");
    const row = t.text.split("\n").find((line) => line.startsWith("1. "));
    expect(row).toContain("王家湾3组老李家");
    expect(row).toContain("都江镇");
    expect(row).toContain("436.00 元/月");
    expect(row).toContain("2021-08-02");
    expect(t.text).toContain("3. 第3户（正在办）");
  });

  test("says in English what it says in Chinese", () => {
    const t = three({ language: "en" }).step(command("cases"));
    expect(t.text).toMatch(/1\. 王家湾3组老李家 \| .*if eligible 436\.00 yuan a month \(by 2 August 2021\)/);
  });

  test("of somebody who has none says how to begin", () => {
    expect(talk().type("我的户").text).toContain("农村 4口人");
  });

  test.each([
    ["/cases 王家湾", [2, 1]],
    ["找 3组", [1]],
    ["找 三组", [1]],
    ["找王家湾", [2, 1]],
    ["/cases 3", [3, 1]],
    ["/cases 第3户", [3]],
    ["/cases 赵家", []],
  ] as const)("%s finds by a part of the label or by number", (words, found) => {
    expect(numbers(three().type(words))).toEqual(found);
  });

  test("goes on by buttons to the oldest and back, each household once, in data of at most 64 bytes", () => {
    const t = talk();
    for (let size = 1; size <= 19; size += 1)
      t.step(command("new", `第${size}家称呼写得很长很长很长`)).type(`农村 ${size}口人`);
    const seen = [...(numbers(t.type("我的户")) ?? [])];
    expect(seen).toHaveLength(casesOnPage);
    expect(t.labels).not.toContain("更近的");
    while (t.labels.includes("更早的")) seen.push(...(numbers(t.hear("更早的")) ?? []));
    expect(seen).toEqual(Array.from({ length: 19 }, (_, index) => 19 - index));
    expect(t.edited).toBe(true);
    const back: (readonly number[])[] = [];
    while (t.labels.includes("更近的")) back.push(numbers(t.hear("更近的")) ?? []);
    expect(back.at(-1)).toEqual([19, 18, 17, 16, 15, 14, 13, 12]);
  });

  test("goes on with what was searched for", () => {
    const t = talk();
    for (let size = 1; size <= 20; size += 1)
      t.step(command("new", size % 2 === 0 ? `山${size}` : `水${size}`)).type(`农村 ${size}口人`);
    t.type("/cases 山");
    expect(numbers(t)).toEqual([20, 18, 16, 14, 12, 10, 8, 6]);
    expect(numbers(t.hear("更早的"))).toEqual([4, 2]);
  });
});

describe("a household of the list", () => {
  test.each([
    ["its button", (t: Talk) => t.type("我的户").hear("1. 王家湾3组老李家")],
    ["its number", (t: Talk) => t.type("我的户").type("1")],
    ["its number in words", (t: Talk) => t.type("打开第1户")],
    ["a part of its label", (t: Talk) => t.type("我的户").type("老李家")],
    ["a word", (t: Talk) => t.type("打开 老李家")],
    ["a command", (t: Talk) => t.step(command("open", "1"))],
  ])("is opened by %s, with its facts, and the one that was open is kept", (_how, open) => {
    const t = open(three());
    expect(t.session?.case?.number).toBe(1);
    expect(t.facts).toEqual({ area: "rural", size: 4, income: { total: "12000/year" } });
    expect(t.kind).toBe("verdict");
    expect(t.text).toContain("436.00");
    expect(t.type("上一户").facts).toMatchObject({ size: 2 });
  });

  test("comes back with every answer's source, evidence and passed questions", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("是").type("跳过");
    t.today = "2021-08-03";
    t.step(command("verdict")).step(command("verify"));
    t.hear(t.labels.find((label) => label.startsWith("看了凭证") && label.includes("收入")) ?? "");
    const before = t.records.get(1);
    t.step(command("new")).type("农村 2口人 年收入3万").step(command("new")).type("农村 3口人 年收入2万");
    t.step(command("open", "1"));
    expect(t.session?.case?.skipped).toEqual(["roster"]);
    t.type("存款2万");
    const after = t.records.get(1);
    expect(after?.sources).toMatchObject(before?.sources ?? {});
    expect(after?.facts).toMatchObject(before?.facts ?? {});
    expect(after?.openedOn).toBe("2021-08-02");
  });

  test("that isn't there is named, and nothing else changes", () => {
    const t = three();
    const before = t.session?.case;
    expect(t.step(command("open", "77")).notices).toEqual(["case-not-found"]);
    expect(t.session?.case).toEqual(before);
  });

  test("of another place is judged by its own place, and so is the one that is returned to", () => {
    const t = talk().type("农村 4口人 年收入1.2万").step(command("new"));
    t.step(command("place", "cn-fj-jinjiang")).type("农村 2口人 年收入8000");
    t.step(command("open", "1"));
    expect(t.session?.place).toBe("cn-gz-sandu-dujiang");
    expect(t.text).toContain("436.00");
    t.type("上一户");
    expect(t.session?.place).toBe("cn-fj-jinjiang");
    expect(t.records.get(1)?.place).toBe("cn-gz-sandu-dujiang");
    expect(t.records.get(2)?.place).toBe("cn-fj-jinjiang");
  });

  test("that is open already stays open, and the one to return to stays that", () => {
    const t = three().step(command("open", "3"));
    expect(t.session?.case?.number).toBe(3);
    expect(t.type("上一户").session?.case?.number).toBe(2);
  });

  test("an old button of it stays dead after it was opened again", () => {
    const t = talk().type("农村 4口人 年收入1.2万");
    const old = t.button("是");
    t.step(command("new")).type("农村 2口人 年收入3万").step(command("new")).type("农村 3口人 年收入2万");
    t.step(command("open", "1")).press(old);
    expect(t.notices).toContain("other-case-button");
    expect(t.facts).not.toHaveProperty("assets");
  });

  test("what is typed after the list and names no household is heard as ever", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("我的户").type("存款2万");
    expect(t.facts).toMatchObject({ assets: { deposits: "20000" } });
    expect(t.type("我的户").type("公示要几天").kind).toBe("answer");
    expect(t.type("我的户").type("天气不错").notices).toContain("not-understood");
  });

  test("a case of another chat is not there", () => {
    const mine = three();
    const other = talk().type("我的户");
    expect(numbers(other)).toEqual([]);
    expect(other.step(command("open", "1")).notices).toContain("case-not-found");
    expect(mine.records.size).toBe(3);
  });
});

describe("a name", () => {
  test("is given in a word, kept, and found", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("改名 3组老李家");
    expect(t.notices).toContain("renamed");
    expect(t.records.get(1)?.label).toBe("3组老李家");
    expect(numbers(t.type("找 老李家"))).toEqual([1]);
  });

  test("is asked for by the button, and the next words are it, unless they are 取消", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("我的户").hear("改名").type("3组老李家");
    expect(t.records.get(1)?.label).toBe("3组老李家");
    t.type("我的户").hear("改名").type("取消");
    expect(t.records.get(1)?.label).toBe("3组老李家");
    expect(t.session?.case?.number, "and the household stays open").toBe(1);
  });

  test("is at most twenty letters, and holds no ID", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("改名 522732199001011234的那一家人很长很长很长很长很长");
    const label = t.records.get(1)?.label ?? "";
    expect([...label].length).toBeLessThanOrEqual(20);
    expect(label).not.toContain("522732199001011234");
  });
});

describe("a test calculation", () => {
  test.each([
    ["of the open household", (t: Talk) => t.step(command("open", "1")).type("复制试算")],
    ["of one that isn't open", (t: Talk) => t.type("复制试算 1")],
  ])("%s has its facts, is marked, and leaves it untouched", (_of, copy) => {
    const t = copy(three());
    expect(t.session?.case).toMatchObject({ number: 4, trial: 1, label: "王家湾3组老李家" });
    const original = t.records.get(1);
    t.type("改收入 一年2万");
    expect(t.facts).toMatchObject({ income: { total: "20000/year" } });
    expect(t.records.get(1)).toEqual(original);
    expect(t.records.get(4)?.id).not.toBe(original?.id);
    expect(t.type("我的户").text).toContain("4. 王家湾3组老李家（试算，照第1户）");
  });
});

describe("the archive", () => {
  test("takes a household out of the list, never out of the store, and gives it back", () => {
    const t = three().type("归档 1");
    expect(t.notices).toContain("archived");
    expect(numbers(t.type("我的户"))).toEqual([3, 2]);
    expect(numbers(t.hear("已归档的"))).toEqual([1]);
    expect(t.records.get(1)?.facts).toMatchObject({ size: 4 });
    expect(numbers(t.type("找 老李家")), "a search finds it too").toEqual([1]);
    t.type("取消归档 1");
    expect(numbers(t.type("我的户"))).toEqual([3, 2, 1]);
  });

  test("takes the open one, which is then no longer open", () => {
    const t = three().type("归档");
    expect(t.session?.case).toBeNull();
    expect(t.records.get(3)?.archived).toBe(true);
    t.step(command("open", "3"));
    expect(t.notices).toContain("is-archived");
    t.type("取消归档");
    expect(t.records.get(3)?.archived).toBeUndefined();
  });

  test("keeps the verdicts of what it takes", () => {
    const t = three();
    const before = t.records.get(1)?.verdicts;
    expect(before?.length).toBe(1);
    expect(t.type("归档 1").records.get(1)?.verdicts).toEqual(before);
  });
});

describe("verdicts", () => {
  test("are kept with day, law, programmes and amounts, one a day and law", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("是").type("结论");
    expect(t.records.get(1)?.verdicts).toMatchObject([
      {
        day: "2021-08-02",
        on: "2021-08-02",
        place: "cn-gz-sandu-dujiang",
        policyVersion: policies.version,
        lead: { id: "dibao" },
      },
    ]);
    const [kept] = t.records.get(1)?.verdicts ?? [];
    expect(kept?.programmes.find(({ id }) => id === "dibao")).toEqual({
      id: "dibao",
      verdict: "eligible",
      monthly: { from: "436.00", to: "436.00" },
    });
    expect(kept?.basis?.figures["dibaoStandard.rural"]?.value).toMatch(/^4308/);
  });

  test("of another day stand beside, also where no answer changed; at most twenty are kept", () => {
    const t = talk().type("农村 4口人 年收入1.2万");
    for (let day = 3; day <= 28; day += 1) {
      t.today = `2021-08-${String(day).padStart(2, "0")}`;
      t.step(command("verdict"));
    }
    const verdicts = t.records.get(1)?.verdicts ?? [];
    expect(verdicts).toHaveLength(20);
    expect(verdicts.at(-1)?.day).toBe("2021-08-28");
    expect(verdicts.filter(({ basis }) => basis !== undefined)).toHaveLength(5);
  });

  test("of another day are compared: what changed, by which figure, and whose it is", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("是");
    t.today = "2021-08-09";
    t.step(command("param", "dibaoStandard.rural=5280/year"));
    expect(t.notices).toContain("verdict-differs");
    t.hear("和上次比");
    expect(t.kind).toBe("comparison");
    expect(t.text).toMatch(/最低生活保障.整户.：符合，436\.00 元\/月 → 符合，760\.00 元\/月/);
    expect(t.text).toContain("4308元/年 → 5280元/年（您给的数）");
    expect(t.text.split("\n").find((line) => line.includes("5280"))).not.toContain("《");
  });

  test("of another law are compared: the clauses that came and went, and the figure that is no longer set", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("是");
    t.today = "2026-08-03";
    t.step(command("verdict")).type("和上次比");
    expect(t.text).toMatch(/最低生活保障.整户.：符合，436\.00 元\/月 → 还不能定/);
    expect(t.text).toMatch(/不再依据：.*民发〔2021〕57号/);
    expect(t.text).toMatch(/新的依据：《中华人民共和国社会救助法》/);
    expect(t.text).toMatch(/农村低保标准：4308元\/年 → 没有（《/);
  });

  test("name the answers that changed", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("是");
    t.today = "2021-08-09";
    t.type("收入改成一年13000").type("和上次比");
    expect(t.kind).toBe("comparison");
    expect(t.text).toContain("收入：12000元/年 → 13000元/年");
    expect(t.text).toContain("436.00 元/月 → ");
    expect(t.text).toContain("上次：2021-08-02");
  });

  test("that came out the same are said to be the same", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("是");
    t.today = "2021-08-09";
    t.step(command("verdict"));
    expect(t.notices).not.toContain("verdict-differs");
    expect(t.type("和上次比").text).toContain("都没有变");
  });

  test("by a figure of the asker's own are marked so, and stand beside that of the law on the same day", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("是").step(command("param", "dibaoStandard.rural=5280/year"));
    expect(t.records.get(1)?.verdicts.map(({ supplied }) => supplied)).toEqual([undefined, true]);
    expect(t.type("和上次比").text).toContain("436.00 元/月 → 符合，760.00 元/月");
    expect(t.type("我的户").text).toContain("用您给的数");
    t.step(command("param", "clear"));
    expect(t.type("我的户").text).not.toContain("用您给的数");
  });

  test("with nothing before them say so", () => {
    expect(talk().type("农村 4口人 年收入1.2万").type("和上次比").notices).toEqual(["nothing-to-compare"]);
  });
});

describe("a draft", () => {
  const left = () => {
    const t = talk().step(command("new", "3组老李家")).type("农村 4口人 年收入1.2万");
    t.today = "2021-08-09";
    return t;
  };

  test("a week later says what was being done, when, and under which version, before anything typed is filed", () => {
    const t = left().type("是");
    expect(t.kind).toBe("draft");
    for (const words of ["3组老李家", "2021-08-02", policies.version, "财产符合低保规定"])
      expect(t.text).toContain(words);
    expect(t.labels).toEqual(["继续", "新的一户", "我的户"]);
    expect(t.facts).not.toHaveProperty("assets");
  });

  test("gone on with takes what was typed meanwhile", () => {
    const t = left().type("是").hear("继续");
    expect(t.facts).toMatchObject({ size: 4, assets: { comply: true } });
    expect(t.session?.waiting).toBeNull();
  });

  test("left for a new household gives it the line that was typed", () => {
    const t = left().type("农村 2口人 年收入3000").hear("新的一户");
    expect(t.session?.case?.number).toBe(2);
    expect(t.facts).toEqual({ area: "rural", size: 2, income: { total: "3000/year" } });
    expect(t.records.get(1)?.facts).toMatchObject({ size: 4 });
  });

  test("takes words that come twice only once", () => {
    const t = left().type("是").type("是");
    expect(t.session?.waiting).toBeNull();
    expect(t.facts).toMatchObject({ assets: { comply: true } });
    const again = left().type("不知道呀4").type("不知道呀4");
    expect(again.facts).toEqual({ area: "rural", size: 4, income: { total: "12000/year" } });
  });

  test.each(["摘要", "结论", "继续", "为什么"])(
    "is named above the answer to %s, which says by itself what to do",
    (words) => {
      const t = left().type(words);
      expect(t.notices[0]).toBe("reopened-draft");
      expect(t.text).toContain("2021-08-02");
      expect(t.type("结论").notices).not.toContain("reopened-draft");
    },
  );

  test.each([command("new"), command("help"), command("cases"), command("language", "en")])(
    "doesn't stand in the way of %o",
    (event) => {
      expect(left().step(event).kind).not.toBe("draft");
    },
  );

  test("still comes after a question about the rules, which is answered first", () => {
    const t = left().type("公示要几天");
    expect(t.kind).toBe("answer");
    expect(t.type("4").kind).toBe("draft");
  });

  test("on the same day is no draft", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("是");
    expect(t.kind).not.toBe("draft");
  });

  test("under a new version says both versions and the day", () => {
    const t = left();
    t.policies = updated("newer");
    t.type("是");
    expect(t.kind).toBe("new-policy");
    for (const words of ["3组老李家", "2021-08-02", policies.version, "newer"]) expect(t.text).toContain(words);
    t.hear("按新版继续");
    expect(t.facts).toMatchObject({ assets: { comply: true } });
    expect(t.records.get(1)?.policyVersion).toBe("newer");
  });

  test("under a new version that makes a difference is compared as soon as it is continued", () => {
    const t = talk().type("农村 4口人 年收入1.2万").type("是");
    t.policies = updated("newer");
    t.today = "2026-08-03";
    t.step({ kind: "command", name: "verdict", argument: "" }).hear("按新版继续");
    expect(t.replies.at(-2)?.notices.map(({ kind }) => kind)).toContain("policy-continued");
    expect(t.kind).toBe("comparison");
    expect(t.text).toMatch(/最低生活保障.整户.：符合，436\.00 元\/月 → 还不能定/);
    expect(t.text).toContain("newer");
  });

  test("other households can be looked at and opened before it is decided on", () => {
    const t = three();
    t.today = "2021-08-09";
    t.type("是").hear("我的户");
    expect(numbers(t)).toEqual([3, 2, 1]);
    expect(t.type("1").facts).toMatchObject({ size: 4 });
    expect(t.facts).not.toHaveProperty("assets");
    expect(t.type("是").kind, "it is no draft of last week any more").not.toBe("draft");
    expect(t.facts).toMatchObject({ size: 4, assets: { comply: true } });
  });

  test("with a text too long to keep names it, and takes it after the choice", () => {
    const t = left().type(`农村 2口人 ${"家里很困难".repeat(300)}`);
    expect(t.notices).toEqual(["decide-first"]);
    expect(new TextEncoder().encode(JSON.stringify(t.session)).length).toBeLessThan(8000);
    expect(t.hear("继续").facts).toMatchObject({ size: 4 });
  });

  test("kept under an earlier version is offered the new one as soon as it is opened again", () => {
    const t = three();
    t.policies = updated("newer");
    t.step(command("open", "1"));
    expect(t.kind).toBe("new-policy");
    expect(t.text).toContain("王家湾3组老李家");
    t.hear("按新版继续");
    expect(t.notices).toContain("policy-continued");
    expect(t.kind, "the new version changed nothing").toBe("verdict");
    expect(t.records.get(1)).toMatchObject({ policyVersion: "newer" });
    expect(t.records.get(1)?.verdicts.map(({ policyVersion }) => policyVersion)).toEqual([policies.version, "newer"]);
  });

  test("of an earlier version of the program, which noted no day, is one since the day it was opened", () => {
    const t = left();
    const { seen: _, ...older } = t.session ?? ({} as never);
    t.session = older;
    expect(t.type("是").kind).toBe("draft");
  });
});
