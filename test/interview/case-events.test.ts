import { describe, expect, test } from "vitest";
import { policies } from "./packs.ts";
import { Talk, type TalkOptions } from "./talk.ts";

const line = "农村 4口人 年收入1.2万 一级残疾1人";
const talk = (options: Partial<TalkOptions> = {}) =>
  new Talk({ policies, today: "2026-11-24", place: "cn-gz-sandu-dujiang", twice: true, ...options });
const begun = (options: Partial<TalkOptions> = {}) => talk(options).type(line);
const events = (t: Talk) =>
  (t.session?.case?.events ?? []).map(({ event, on, label }) => [event, on, label ?? ""].join(" ").trim());
const kept = (t: Talk, number = 1) => (t.records.get(number)?.events ?? []).map(({ event, on }) => `${event} ${on}`);

describe("a step that is told", () => {
  test("is said back with its full day and weekday, and recorded at a yes only", () => {
    const t = begun().type("9月16受理");
    expect(t.text).toContain("受理 2026-09-16（周三）");
    expect(t.kind).toBe("events-asked");
    expect(events(t)).toEqual([]);
    t.hear("是");
    expect(events(t)).toEqual(["accepted 2026-09-16"]);
    expect(kept(t)).toEqual(["accepted 2026-09-16"]);
  });

  test("is answered with what follows: what, until when, how many working days, clause, other readings, next first", () => {
    const t = begun().type("11月20受理").hear("是");
    expect(t.text).toMatch(
      /接下来：\n1\. 启动家庭经济状况调查\n.*最迟11月25日周三，还有1个工作日｜民发〔2021〕57号第十五条\n2\. 审核确认全程办结/,
    );
    expect(t.text).toContain("也有按2026-12-18的：审核确认已委托乡镇的");
    expect(t.text).toContain("暂定：2027年放假安排还没公布");
  });

  test("whose limits were met by a later step that was told before says so, instead of that none runs from it", () => {
    const t = begun({ today: "2021-03-29" }).type("3月28贴的一榜").hear("是").type("受理3月15").hear("是");
    expect(t.text).toContain("从它起算的期限都已办完");
    expect(t.text).not.toContain("没有从它起算的期限");
  });

  test("leaves the question that stands, and the next answer still goes to it", () => {
    const t = begun();
    expect(t.asked).toBe("assets.comply");
    t.type("9月16受理").hear("是");
    expect(t.asked).toBe("assets.comply");
    expect(t.type("是").facts.assets).toEqual({ comply: true });
  });

  test("a no drops it, and the question stands as before", () => {
    const t = begun().type("9月16受理").type("不是");
    expect(events(t)).toEqual([]);
    expect(t.text).toContain("没有记");
    expect(t.asked).toBe("assets.comply");
    expect(t.session?.waiting).toBeNull();
  });

  test("is put right before the yes by another day or by saying it anew", () => {
    expect(events(begun().type("9月16受理").type("9月17").type("是"))).toEqual(["accepted 2026-09-17"]);
    expect(events(begun().type("9月16受理").type("9月18受理的").type("是"))).toEqual(["accepted 2026-09-18"]);
  });

  test("several in a line are recorded together, boards by their number", () => {
    const t = begun().type("一榜11月10贴，二榜11月19贴").hear("是");
    expect(events(t)).toEqual(["notice-posted 2026-11-10 1", "notice-posted 2026-11-19 2"]);
    expect(t.text).toContain("公示张贴（一榜）");
    expect(t.text).toContain("二榜公示期满");
  });

  test("beside facts leaves the facts to go their usual way first", () => {
    const t = talk().type("农村 4口人 11月20受理 年收入1.2万");
    expect(t.facts).toEqual({ area: "rural", size: 4, income: { total: "12000/year" } });
    expect(t.replies.map(({ kind }) => kind)).toEqual(["verdict", "events-asked"]);
    t.hear("是");
    expect(events(t)).toEqual(["accepted 2026-11-20"]);
    expect(t.asked).toBe("assets.comply");
  });

  test("without its day is asked for it; a button or words give it", () => {
    const t = begun().type("县里批了");
    expect(t.text).toContain("县级批准是哪一天");
    expect(t.type("月底吧").text).toContain("定不到哪一天");
    t.type("11月20");
    expect(t.text).toContain("县级批准 2026-11-20（周五）");
    expect(events(t.hear("是"))).toEqual(["decided 2026-11-20"]);
    expect(events(begun().type("受理了").hear("昨天").hear("是"))).toEqual(["accepted 2026-11-23"]);
  });

  test("of a day ahead says so", () => {
    expect(begun().type("2026年12月1日发放低保金").text).toContain("还没有到");
  });

  test("a death is a fact of the person, with its day, and a step of the case", () => {
    const t = begun().type("老伴10月3号去世");
    expect(JSON.stringify(t.facts)).toContain('"lives":"dead"');
    expect(JSON.stringify(t.facts)).toContain('"diedOn":"2026-10-03"');
    t.hear("是");
    expect(events(t)).toEqual(["died 2026-10-03 spouse"]);
    expect(t.text).toContain("（配偶）");
  });

  test("户主走了 by itself puts nobody on the roster", () => {
    const t = begun().type("户主上个月18号走了").hear("是");
    expect(events(t)).toEqual(["died 2026-10-18 head"]);
    expect(t.facts.members).toEqual([{ disabilityGrade: 1 }]);
  });

  test("a question about the rules is no step", () => {
    const t = begun().type("低保户人去世了什么时候停发");
    expect(t.kind).toBe("answer");
    expect(events(t)).toEqual([]);
  });

  test("with the name of a programme runs in the procedure of that programme", () => {
    const t = begun().type("特困 11月20受理");
    expect(t.text).toContain("特困");
    t.hear("是");
    expect(t.records.get(1)?.programme).toBe("destitute");
    expect(t.text).toContain("乡镇调查核实并提出初审意见");
    expect(begun().type("11月20受理").hear("是").type("特困 11月23入户").hear("是").records.get(1)?.programme).toBe(
      "dibao",
    );
  });

  test("works in English", () => {
    const t = begun({ language: "en" }).type("accepted 2026-09-16");
    expect(t.text).toMatch(/acceptance, Wed/);
    t.hear("Yes");
    expect(events(t)).toEqual(["accepted 2026-09-16"]);
    expect(t.text).toContain("What follows:");
    t.type("notice posted 11-18").type("yes");
    expect(events(t)).toEqual(["accepted 2026-09-16", "notice-posted 2026-11-18"]);
  });

  test("a first message opens its household; where others are kept and none is open, it is asked for", () => {
    const t = talk().type("11月20受理");
    expect(t.text).toContain("新的一户");
    expect(kept(t.hear("是"))).toEqual(["accepted 2026-11-20"]);
    t.type("取消").type("11月22入户");
    expect(t.text).toContain("现在没有打开的户");
    expect(kept(t)).toEqual(["accepted 2026-11-20"]);
  });

  test("in a test calculation nothing is recorded, and a copy owes nothing", () => {
    const t = begun().type("11月20受理").hear("是").type("复制试算");
    expect(t.session?.case?.trial).toBe(1);
    expect(events(t)).toEqual([]);
    expect(t.type("11月22入户").text).toContain("试算");
    expect(kept(t, 2)).toEqual([]);
    expect(kept(t, 1)).toEqual(["accepted 2026-11-20"]);
  });

  test("what is typed while it waits is not filed, and not lost", () => {
    const t = begun().type("11月20受理").type("户主56 妻50 儿子17高中");
    expect(t.facts.members).toEqual([{ disabilityGrade: 1 }]);
    t.type("是");
    expect(events(t)).toEqual(["accepted 2026-11-20"]);
    expect(JSON.stringify(t.facts.members)).toContain('"student":"senior"');
  });

  test("a look at something in between keeps it waiting", () => {
    const t = begun().type("11月20受理").type("公示要几天");
    expect(t.session?.waiting?.for).toBe("events");
    expect(t.kind).toBe("events-asked");
    expect(events(t.type("是"))).toEqual(["accepted 2026-11-20"]);
  });

  test("an old confirmation's button confirms nothing else", () => {
    const t = begun().type("11月20受理");
    const yes = t.button("是");
    t.hear("不是").type("11月21入户").press(yes);
    expect(events(t)).toEqual([]);
    expect(t.text).toContain("旧的");
    t.hear("不是").press(yes);
    expect(events(t)).toEqual([]);
  });
});

describe("a step told on a later day", () => {
  const later = () => {
    const t = begun();
    t.today = "2026-11-25";
    return t.type("11月20受理");
  };

  test("is asked about once the household is gone on with", () => {
    const t = later();
    expect(t.session?.waiting?.for).toBe("policy");
    expect(events(t.type("继续").type("是"))).toEqual(["accepted 2026-11-20"]);
  });

  test("still waits for its yes where another message goes on without a choice", () => {
    const t = later().type("公示要几天").type("11月21入户");
    expect(t.session?.waiting?.for).toBe("events");
    expect(events(t.type("是"))).toEqual(["accepted 2026-11-20", "investigated 2026-11-21"]);
  });
});

describe("a recorded step", () => {
  const recorded = () => begun().type("11月20受理").hear("是");

  test("is taken back by undo, with the programme that was noted for it", () => {
    const t = begun();
    const before = JSON.stringify(t.session?.case);
    t.type("11月20受理").hear("是").type("撤销");
    expect(JSON.stringify(t.session?.case)).toBe(before);
    expect(kept(t)).toEqual([]);
    expect(t.asked).toBe("assets.comply");
  });

  test("told again with another day is changed, or noted as another, as the person says", () => {
    expect(events(recorded().type("11月19受理").hear("改日期"))).toEqual(["accepted 2026-11-19"]);
    expect(events(recorded().type("11月19受理").type("是"))).toEqual(["accepted 2026-11-19"]);
    const t = begun().type("5月8日复核").hear("是").type("11月8日复核");
    expect(t.labels).toContain("又一次");
    expect(events(t.hear("又一次"))).toEqual(["reviewed 2026-05-08", "reviewed 2026-11-08"]);
  });

  test("told again with the same day is said to be known", () => {
    const t = recorded().type("11月20受理");
    expect(t.text).toContain("已经记过：受理 2026-11-20");
    expect(t.session?.waiting).toBeNull();
  });

  test("is changed and taken out by words", () => {
    const t = recorded().type("受理改成11月19").hear("是");
    expect(events(t)).toEqual(["accepted 2026-11-19"]);
    t.type("删掉受理").hear("是");
    expect(events(t)).toEqual([]);
    expect(events(t.type("撤销"))).toEqual(["accepted 2026-11-19"]);
    expect(events(t.type("撤销"))).toEqual(["accepted 2026-11-20"]);
  });

  test("is changed and taken out by the buttons of the summary", () => {
    const t = recorded().type("摘要");
    expect(t.text).toContain("经办：\n· 受理 2026-11-20（周五）");
    t.hear("受理").hear("改日期").type("11月18").hear("是");
    expect(events(t)).toEqual(["accepted 2026-11-18"]);
    const old = t.type("摘要").button("受理");
    t.press(old).hear("删掉").hear("是");
    expect(events(t)).toEqual([]);
    expect(t.press(old).text).toContain("旧的");
  });

  test("stays with its case through shelving, opening and a restart", () => {
    const t = recorded().type("新的一户").type("农村 2口人 年收入5000");
    expect(events(t)).toEqual([]);
    t.type("打开 1");
    expect(events(t)).toEqual(["accepted 2026-11-20"]);
    expect(t.session?.case?.programme).toBe("dibao");
  });
});

describe("a question about the case's own days", () => {
  const noticed = () => begun().type("11月20受理，11月23贴的榜").hear("是");

  test.each([
    ["公示到哪天", "一榜公示期满", "审核确认全程办结"],
    ["哪天前要批下来", "审核确认全程办结", "公示期满"],
  ])("%s is answered from the open case", (question, meant, other) => {
    const t = noticed().type(question);
    expect(t.kind).toBe("case-due");
    expect(t.text).toContain(meant);
    expect(t.text).not.toContain(other);
    expect(t.asked).toBe("assets.comply");
  });

  test.each(["什么时候到期", "还剩几天"])("%s names all that is open", (question) => {
    const t = noticed().type(question);
    expect(t.text).toContain("审核确认全程办结");
    expect(t.text).toContain("一榜公示期满");
  });

  test.each(["公示到哪天", "公示要几天"])(
    "%s is a question about the rule where the case owes nothing of the kind",
    (question) => {
      expect(begun().type(question).kind).toBe("answer");
    },
  );

  test("works in English", () => {
    const t = begun({ language: "en" }).type("notice posted 2026-11-23").hear("Yes").type("when does the notice end");
    expect(t.kind).toBe("case-due");
    expect(t.text).toMatch(/30 Nov/);
  });
});
