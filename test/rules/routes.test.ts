import { describe, expect, it } from "vitest";
import { type AssessmentJson, loadPolicies } from "../../src/rules/index.ts";
import { amount, answer, clause, loadSmall, personal, placeOf, programme, smallPacks } from "./small-packs.ts";

const excludes = (...items: readonly string[]): string => ["excludes:", ...items].join("\n      - ");
const combines = (...items: readonly string[]): string => ["combines:", ...items].join("\n      - ");
const out = (id: string, article = 2, whom = ""): string =>
  `{ programme: ${id}, clause: "cn#law/art-${article}"${whom === "" ? "" : `, for: ${whom}`} }`;

/** The gap between 600 yuan a month for each counted member and the household's income. */
const home = amount("max(0, living * countedSize - householdIncome(income.wage)) / monthsPerYear");
const living = `- parameter: living
  name: { zh-CN: l, en: l }
  unit: yuan/year
  values: [{ from: 2020-01-01, value: 7200, clause: "${clause}" }]
`;

type Files = Readonly<Record<string, string>>;
const judge = (programmes: Files, facts: unknown, parameters = living): AssessmentJson => {
  const files = Object.entries(programmes).map(([id, text]) => [`cn/programmes/${id}.yaml`, text]);
  return answer(placeOf(loadSmall({ "cn/parameters.yaml": parameters, ...Object.fromEntries(files) })), facts);
};
const routesOf = ({ routes }: AssessmentJson): readonly unknown[] =>
  routes.map(({ programmes, monthly }) => [programmes.join("+"), monthly]);

const adult = { relation: "head", lives: "here", age: 40 };

describe("granted programmes that nothing keeps apart", () => {
  it("make one route with their sum, month's amounts and single payments apart", () => {
    const json = judge(
      {
        dibao: programme("dibao", "true", amount("benefit.monthly")),
        taper: programme("taper", "true", amount("benefit.monthly / 2"), combines(out("dibao", 3))),
        aid: programme("aid", "true", amount("costs.living", "once")),
        status: programme("status", "true"),
        refused: programme("refused", "false", amount("costs.living", "once"), excludes(out("dibao"))),
      },
      { size: 1, benefit: { monthly: "100" }, costs: { living: "900" } },
    );
    expect(json.routes).toEqual([
      { programmes: ["dibao", "taper", "aid", "status"], monthly: "150.00", once: "900.00", clauses: ["cn#law/art-3"] },
    ]);
    expect(json.best).toEqual(["dibao", "taper", "aid", "status"]);
    expect(json.excluded).toEqual([]);
  });

  it("are no route where none is granted", () => {
    const json = judge({ dibao: programme("dibao", "false", amount("benefit.monthly")) }, { size: 1 });
    expect([json.best, json.routes, json.excluded]).toEqual([[], [], []]);
  });

  it("are best together though their amounts are open", () => {
    const json = judge({ dibao: programme("dibao", "true", amount("benefit.monthly")) }, { size: 1 });
    expect(json.best).toEqual(["dibao"]);
    expect(routesOf(json)).toEqual([["dibao", { from: "0.00", to: null }]]);
  });
});

describe("programmes that exclude each other for the household", () => {
  const packs = {
    dibao: programme("dibao", "true", amount("benefit.monthly")),
    taper: programme("taper", "true", amount("income.wage / monthsPerYear"), excludes(out("dibao"))),
    aid: programme("aid", "true", amount("costs.living", "once")),
  };
  const facts = (benefit: string, wage: string | null) => ({
    size: 1,
    benefit: { monthly: benefit },
    costs: { living: "5" },
    ...(wage === null ? {} : { income: { wage } }),
  });

  it.each([
    ["the one that gives more", "100", "1188/year", ["dibao", "aid"], ["dibao+aid", "taper+aid"]],
    ["the other one where it gives a fen more", "100", "1200.12/year", ["taper", "aid"], ["taper+aid", "dibao+aid"]],
    [
      "the first of the place where both give the same",
      "100",
      "1200/year",
      ["dibao", "aid"],
      ["dibao+aid", "taper+aid"],
    ],
  ])("are best by %s", (_, benefit, wage, best, order) => {
    const json = judge(packs, facts(benefit, wage));
    expect(json.best).toEqual(best);
    expect(json.routes.map(({ programmes }) => programmes.join("+"))).toEqual(order);
    expect(json.excluded).toEqual([{ programmes: ["taper", "dibao"], clause: "cn#law/art-2" }]);
    expect(json.routes[0]?.clauses).toEqual(["cn#law/art-2"]);
  });

  it("are none of them best while an amount is open", () => {
    const json = judge(packs, facts("100", null));
    expect(json.best).toEqual([]);
    expect(json.routes).toHaveLength(2);
  });

  it("are best in spite of an open amount that cannot change it", () => {
    const capped = { ...packs, taper: packs.taper.replace("income.wage /", "min(1200, income.wage) /") };
    expect(judge(capped, facts("100", null)).best).toEqual(["dibao", "aid"]);
    expect(judge(capped, facts("99.99", null)).best).toEqual([]);
  });

  it("are best in spite of an open amount that both routes contain", () => {
    const open = { ...packs, aid: programme("aid", "true", amount("costs.rigid / monthsPerYear")) };
    expect(judge(open, facts("100", "1188/year")).best).toEqual(["dibao", "aid"]);
  });

  it("never change a verdict", () => {
    const verdicts = judge(packs, facts("100", "1188/year")).programmes.map(({ id, verdict }) => [id, verdict]);
    expect(Object.fromEntries(verdicts)).toEqual({ dibao: "eligible", taper: "eligible", aid: "eligible" });
  });

  it("are not weighed where one pays by the month and the other once", () => {
    const mixed = {
      ...packs,
      aid: programme("aid", "true", amount("costs.living", "once"), excludes(out("dibao", 4))),
    };
    const json = judge(mixed, facts("100", "0/year"));
    expect(json.best).toEqual([]);
    expect(json.routes.map(({ programmes }) => programmes.join("+")).toSorted()).toEqual(["dibao", "taper+aid"]);
  });

  it("take along what is drawn only together with them", () => {
    const tied = {
      ...packs,
      supplement: programme(
        "supplement",
        "true",
        amount("benefit.monthly"),
        combines(out("dibao", 5).replace(" }", ", only: true }")),
      ),
    };
    expect(routesOf(judge(tied, facts("100", "1800/year")))).toEqual([
      ["dibao+supplement+aid", "200.00"],
      ["taper+aid", "150.00"],
    ]);
  });
});

describe("what goes together", () => {
  it.each([
    ["excludes", excludes],
    ["combines", combines],
  ])("names programmes that the place has: %s", (_, lines) => {
    const files = smallPacks({ "cn/programmes/single.yaml": programme("single", "true", lines(out("hwole"))) });
    const loaded = loadPolicies(files, "small", { examples: false });
    expect(loaded.ok ? [] : loaded.faults.map(({ code, data }) => [code, data.name])).toEqual([
      ["unknown-programme", "hwole"],
    ]);
  });
});

describe("programmes of which one goes first by clause", () => {
  const files = (first: string) => ({
    whole: programme("whole", "true", amount("benefit.monthly")),
    single: programme(
      "single",
      "true",
      amount("costs.rigid / monthsPerYear"),
      excludes(out("whole").replace(" }", `, first: ${first} }`)),
    ),
  });
  const facts = { size: 1, benefit: { monthly: "100" }, costs: { rigid: "12000/year" } };

  it.each([
    ["that", ["whole"]],
    ["this", ["single"]],
  ])("make one route, whatever the other gives: %s", (first, best) => {
    const json = judge(files(first), facts);
    expect(json.best).toEqual(best);
    expect(json.routes.map(({ programmes }) => programmes)).toEqual([best]);
    expect(json.excluded).toEqual([{ programmes: ["single", "whole"], clause: "cn#law/art-2" }]);
  });
});

describe("programmes that exclude each other for one person", () => {
  const packs = {
    dibao: programme("dibao", "perHeadIncome(income.wage) < living", home),
    destitute: personal("destitute", 'm.supporter = "none"', "780", excludes(out("dibao", 2, "person"))),
  };
  const old = { relation: "parent", lives: "here", age: 70, supporter: "none" };
  const others = { ...adult, supporter: "able" };

  it("leave the rest of the home with the income of the rest", () => {
    const json = judge(packs, {
      members: [others, { ...old, income: "1200/year" }],
      income: { total: "7200/year" },
    });
    // The whole home: (7200 × 2 − 7200) ÷ 12; the rest of it: (7200 − 6000) ÷ 12 beside 780 for the old parent.
    expect(routesOf(json)).toEqual([
      ["dibao+destitute", "880.00"],
      ["dibao", "600.00"],
    ]);
    expect(json.best).toEqual(["dibao", "destitute"]);
    expect(json.excluded).toEqual([{ programmes: ["destitute", "dibao"], clause: "cn#law/art-2", member: 1 }]);
    expect(json.routes[0]?.persons).toEqual([{ programme: "destitute", member: 1 }]);
  });

  it("leave it within bounds where that person's own income is not known", () => {
    const json = judge(packs, { size: 2, members: [others, old], income: { total: "7200/year" } });
    expect(routesOf(json)).toEqual([
      ["dibao+destitute", { from: "780.00", to: "1380.00" }],
      ["dibao", "600.00"],
    ]);
    expect(json.best).toEqual(["dibao", "destitute"]);
  });

  it("give the person alone nothing of the home's", () => {
    const json = judge(packs, { members: [old], income: { total: "0/year" } });
    expect(routesOf(json)).toEqual([
      ["destitute", "780.00"],
      ["dibao", "600.00"],
    ]);
  });

  it("keep the person in the home where that surely gives more", () => {
    const poor = { ...packs, destitute: packs.destitute.replace("780", "100") };
    const json = judge(poor, { members: [others, { ...old, income: "0/year" }], income: { total: "0/year" } });
    expect(routesOf(json)).toEqual([
      ["dibao", "1200.00"],
      ["dibao+destitute", "700.00"],
    ]);
    expect(json.best).toEqual(["dibao"]);
  });

  it("do not touch a home in which that person does not count", () => {
    const json = judge(packs, { members: [others, { ...old, lives: "away" }], income: { total: "0/year" } });
    expect(routesOf(json)).toEqual([["dibao+destitute", "1380.00"]]);
    expect(json.excluded).toEqual([]);
  });

  it("take along what that person draws only together with the other", () => {
    const tied = {
      ...packs,
      single: programme("single", "false"),
      supplement: personal(
        "supplement",
        "m.age >= 60",
        "50",
        combines(out("dibao", 5).replace(" }", ", only: true }"), out("single", 5).replace(" }", ", only: true }")),
      ),
    };
    const members = [
      { ...others, age: 60, income: "0/year" },
      { ...old, income: "0/year" },
    ];
    expect(routesOf(judge(tied, { members, income: { total: "0/year" } }))).toEqual([
      ["dibao+supplement+destitute", "1430.00"],
      ["dibao+supplement", "1300.00"],
    ]);
    const drawing = { ...old, income: "0/year", lives: "away", receiving: "dibao" };
    expect(routesOf(judge(tied, { members: [others, drawing], income: { total: "0/year" } }))).toEqual([
      ["dibao+supplement+destitute", "1430.00"],
    ]);
  });

  it("are chosen for each person where both are of persons", () => {
    const children = {
      dibao: programme("dibao", "false"),
      orphan: personal("orphan", "m.age < 18", "950", excludes(out("destitute", 3, "person"))),
      destitute: packs.destitute.replace("780", "if m.age < 18 then 800 else 780"),
    };
    const json = judge(children, {
      members: [
        { lives: "here", age: 10, supporter: "none" },
        { lives: "here", age: 70, supporter: "none" },
      ],
    });
    expect(routesOf(json)).toEqual([
      ["orphan+destitute", "1730.00"],
      ["destitute", "1580.00"],
    ]);
    expect(json.routes[0]?.persons).toEqual([
      { programme: "orphan", member: 0 },
      { programme: "destitute", member: 1 },
    ]);
    expect(json.excluded).toEqual([{ programmes: ["orphan", "destitute"], clause: "cn#law/art-3", member: 0 }]);
  });

  it("say nothing is best while it is open who draws", () => {
    const json = judge(packs, {
      members: [others, { ...old, supporter: "none" }, { relation: "parent", lives: "here", age: 71 }],
      income: { total: "0/year" },
    });
    expect(json.programmes.find(({ id }) => id === "destitute")?.verdict).toBe("eligible");
    expect(json.best).toEqual([]);
  });
});

describe("a programme that makes up a difference", () => {
  const packs = {
    dibao: programme("dibao", "perHeadIncome(income.wage) < living", home),
    child: personal("child", "m.age < 18", "950", combines(out("dibao", 6).replace(" }", ", difference: true }"))),
  };

  it("gives a person what is missing beyond the share of what the home draws", () => {
    const json = judge(packs, { members: [adult, { lives: "here", age: 9 }], income: { total: "7200/year" } });
    // The home draws 600, of which the child's share is 300.
    expect(routesOf(json)).toEqual([["dibao+child", "1250.00"]]);
    expect(json.routes[0]?.clauses).toEqual(["cn#law/art-6"]);
  });

  it("gives all of it where the home draws nothing or the person does not count", () => {
    expect(
      routesOf(judge(packs, { members: [adult, { lives: "here", age: 9 }], income: { total: "90000/year" } })),
    ).toEqual([["child", "950.00"]]);
    const away = judge(packs, { members: [adult, { lives: "away", age: 9 }], income: { total: "0/year" } });
    expect(routesOf(away)).toEqual([["dibao+child", "1550.00"]]);
  });

  it("gives nothing where the share is more", () => {
    const small = { ...packs, child: packs.child.replace("950", "200") };
    const json = judge(small, { members: [adult, { lives: "here", age: 9 }], income: { total: "0/year" } });
    expect(routesOf(json)).toEqual([["dibao+child", "1200.00"]]);
  });
});
