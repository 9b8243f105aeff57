import { describe, expect, it } from "vitest";
import {
  type AssessmentJson,
  assess,
  assessmentJson,
  changes,
  type ProgrammeJson,
  readFacts,
  whyAsked,
  withRoster,
} from "../../src/rules/index.ts";
import { plain } from "../../src/rules/plain-facts.ts";
import { loadPlace } from "./independent/engine.ts";
import { checkProgramme } from "./independent/trace-checker.ts";

const dujiang = loadPlace();
const on = "2021-08-02";

function factsOf(input: unknown) {
  const read = readFacts(input);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.facts;
}
const judged = (input: unknown): AssessmentJson => assessmentJson(assess(dujiang, factsOf(input), on));
function dibaoOf(input: unknown): ProgrammeJson {
  const found = judged(input).programmes.find(({ id }) => id === "dibao");
  if (found === undefined) throw new Error("no dibao");
  expect(checkProgramme(found)).toBeUndefined();
  return found;
}

/** The rural standard of the place is 4308 yuan a year: three people stay below 12924. */
const home = (total: unknown, more: object = {}) => ({
  area: "rural",
  size: 3,
  income: { total },
  assets: { comply: true },
  ...more,
});

describe("a fact that is known within bounds", () => {
  it("gives the verdict that both ends and all between them give, with the amount from the one to the other", () => {
    const dibao = dibaoOf(home({ from: "7000/year", to: "8000/year" }));
    expect(dibao).toMatchObject({ verdict: "eligible", monthly: { from: "410.33", to: "493.67" } });
    expect(dibao.lacks).toEqual(["income.total"]);
  });

  it.each([
    ["below the line with its upper end", { from: "12000/year", to: "12923.99/year" }, "eligible"],
    ["at the line with its upper end", { from: "12000/year", to: "12924/year" }, "undetermined"],
    ["at the line with its lower end", { from: "12924/year", to: "13000/year" }, "not-eligible"],
    ["just under the line with its lower end", { from: "12923.99/year", to: "13000/year" }, "undetermined"],
    ["open above, from the line on", { from: "12924/year" }, "not-eligible"],
    ["open above, from below the line on", { from: "12923.99/year" }, "undetermined"],
    ["open below, up to under the line", { to: "12923.99/year" }, "eligible"],
    ["by the month, under the line", { from: "583/month", to: "1076.99/month" }, "eligible"],
    ["by the month, at the line", { from: "583/month", to: "1077/month" }, "undetermined"],
  ])("is decided as far as its bounds decide: %s", (_, total, verdict) => {
    expect(dibaoOf(home(total)).verdict).toBe(verdict);
  });

  it("is asked for exactly next where the exact figure decides", () => {
    const { next, programmes } = judged(home({ from: "12000/year", to: "14000/year" }));
    expect(next?.fact).toBe("income.total");
    expect(programmes.find(({ id }) => id === "dibao")?.lacks).toEqual(["income.total"]);
  });

  it.each([null, "refused"])(
    "still lacks, but is not asked again where the exact figure was asked for: %s",
    (exact) => {
      const { next, programmes } = judged(home({ from: "12000/year", to: "14000/year", exact }));
      const dibao = programmes.find(({ id }) => id === "dibao");
      expect(dibao).toMatchObject({ verdict: "undetermined", lacks: ["income.total"] });
      expect(next?.fact).not.toBe("income.total");
    },
  );

  it("is neither lacking nor asked for where nothing hangs on it", () => {
    const { next, programmes } = judged(home({ from: "90000/year", to: "100000/year" }));
    expect(programmes.find(({ id }) => id === "dibao")).toMatchObject({ verdict: "not-eligible", lacks: [] });
    expect(next?.fact).not.toBe("income.total");
  });

  it("has to be verified where the verdict hangs on it and no document shows it", () => {
    const total = { from: "90000/year", to: "100000/year" };
    expect(dibaoOf(home(total)).verify).toContain("income.total");
    expect(dibaoOf(home(total, { evidence: { "income.total": "document" } })).verify).not.toContain("income.total");
  });

  it("may be the size of the home, counted on by the least and the most", () => {
    const some = (size: unknown) => dibaoOf({ ...home("7000/year"), size });
    expect(some({ from: 2, to: 3 })).toMatchObject({ verdict: "eligible", monthly: { from: "134.67", to: "493.67" } });
    expect(some({ from: 1, to: 2 }).verdict).toBe("undetermined");
    expect(some({ to: 1 })).toMatchObject({ verdict: "not-eligible", lacks: [] });
  });

  it("may be the size of the home beside a roster, of which those who surely count are the least", () => {
    const members = [
      { relation: "head", lives: "here" },
      { relation: "spouse", lives: "here" },
    ];
    const some = (size: unknown) => dibaoOf({ ...home("7000/year"), size, members });
    expect(some({ from: 1, to: 2 })).toMatchObject({ verdict: "eligible", monthly: "134.67", lacks: [] });
    expect(some({ from: 1, to: 3 })).toMatchObject({ verdict: "eligible", monthly: { from: "134.67", to: "493.67" } });
  });

  it("is a component of income like any other: what was said of the whole is not asked beside it", () => {
    const income = { wage: { from: "6000/year", to: "6500/year" }, business: "100/year" };
    const dibao = dibaoOf({ ...home(null), income });
    expect(dibao.lacks).not.toContain("income.total");
    expect(dibao.lacks).toContain("income.transfer");
  });

  it("is told in the trace with the ends as they were stated", () => {
    const { trace } = dibaoOf(home({ from: "600/month", to: "700/month" }));
    expect(JSON.stringify(trace)).toContain(
      '{"op":"fact","value":{"number":["7200","8400"]},"fact":"income.total","ends":{"from":"600/month","to":"700/month"}}',
    );
  });

  it("changes the verdict at the first fen beyond its nearest end", () => {
    const facts = factsOf(home({ from: "7000/year", to: "8000/year" }));
    const found = changes(dujiang, facts, on, "dibao").find(({ fact }) => fact === "income.total");
    expect(found).toMatchObject({ from: "8000/year", to: "12924/year", verdict: "not-eligible" });
    const monthly = factsOf(home({ from: "600/month", to: "700/month" }));
    expect(changes(dujiang, monthly, on, "dibao").find(({ fact }) => fact === "income.total")).toMatchObject({
      from: "700/month",
      to: "1077/month",
    });
  });

  it("tells of no change where the exact figure is what decides", () => {
    const facts = factsOf(home({ from: "12000/year", to: "14000/year" }));
    expect(changes(dujiang, facts, on, "dibao").find(({ fact }) => fact === "income.total")).toBeUndefined();
  });

  it("is asked with answers inside the bounds only", () => {
    const facts = factsOf(home({ from: "12000/year", to: "14000/year" }));
    const why = whyAsked(dujiang, facts, on, "income.total");
    const answers = why?.answers.map(({ answer }) => Number(String(answer).replace("/year", ""))) ?? [];
    expect([Math.min(...answers), Math.max(...answers)]).toEqual([12000, 14000]);
    const verdicts = why?.answers.flatMap((one) => one.verdicts.filter(({ programme }) => programme === "dibao")) ?? [];
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(["eligible", "not-eligible"]));
  });

  it("is known exactly where both ends are one value", () => {
    expect(dibaoOf(home({ from: "7000/year", to: "7000.00/year" }))).toMatchObject({ monthly: "493.67", lacks: [] });
  });

  it("is read from the text of a worked example with ends of the fact's own kind", () => {
    const example = {
      size: { from: "2", to: "3", exact: "null" },
      members: [{ age: { to: "17" } }],
      income: { total: { from: "1/year" } },
    };
    expect(plain(example)).toEqual({
      size: { from: 2, to: 3, exact: null },
      members: [{ age: { to: 17 } }],
      income: { total: { from: "1/year" } },
    });
  });

  it("tells a village nothing where a count is needed", () => {
    const rows = [{ facts: { receiving: "dibao", size: { from: 2, to: 3 }, members: [{}], benefit: { persons: 1 } } }];
    const [row] = withRoster(rows);
    expect((row?.facts as { roster?: object } | undefined)?.roster).toEqual({ households: 1, persons: 1 });
  });
});

describe("programmes that exclude each other, with an income known within bounds", () => {
  const person = { relation: "head", age: 70, lives: "here", labour: "none", supporter: "none" };
  const couple = (income: object, own: unknown) => ({
    area: "rural",
    income,
    assets: { comply: true, complyDestitute: true },
    members: [
      { ...person, disability: "none", seriousIllness: false, income: own },
      { relation: "spouse", lives: "here", age: 50, disability: "none", seriousIllness: false, income: "0/year" },
    ],
  });
  const routesOf = (income: object, own: unknown) => {
    const parameters = [{ name: "destituteStandard.rural", value: "6000", unit: "yuan/year" }];
    const facts = factsOf(couple(income, own));
    return assessmentJson(assess(dujiang, facts, on, { next: false, parameters }), { trace: false }).routes;
  };

  it.each([
    ["the whole", { total: { from: "100/year", to: "300/year" } }, { total: "100/year" }, { total: "300/year" }],
    [
      "each head's share",
      { perHead: { from: "50/year", to: "150/year" } },
      { perHead: "50/year" },
      { perHead: "150/year" },
    ],
  ])("hold the rest of the home between what both ends of %s leave", (_, bounded, low, high) => {
    const ends = (routes: ReturnType<typeof routesOf>) => {
      const [best] = routes.filter(
        ({ programmes }) => programmes.includes("destitute") && programmes.includes("dibao"),
      );
      const monthly = best?.monthly ?? null;
      if (monthly === null) throw new Error("no such route");
      return typeof monthly === "string"
        ? [Number(monthly), Number(monthly)]
        : [Number(monthly.from), Number(monthly.to)];
    };
    const [from = 0, to = 0] = ends(routesOf(bounded, "0/year"));
    for (const exact of [low, high]) {
      const [least = 0, most = 0] = ends(routesOf(exact, "0/year"));
      expect(from).toBeLessThanOrEqual(least);
      expect(to).toBeGreaterThanOrEqual(most);
    }
  });
});
