import { describe, expect, it } from "vitest";
import { type AmountJson, type AssessmentJson, assess, assessmentJson, readFacts } from "../../src/rules/index.ts";
import { boundsAround, within } from "./independent/bounded.ts";
import { loadPlace } from "./independent/engine.ts";
import { makeHousehold } from "./independent/households.ts";
import { type Chance, chanceFrom } from "./independent/random.ts";

/**
 * Whatever the rules of a place are: what is said of facts within bounds has to be true of every value between them. The
 * engine's own answers for the exact values are what it is held against, in every programme, lead and route.
 */
type Tree = Record<string, unknown>;

interface Bounded {
  readonly holder: (tree: Tree) => Tree;
  readonly name: string;
  readonly bounds: ReturnType<typeof boundsAround>["bounds"];
}

/** More facts than the six programmes of one place ask for: stocks, counts, bills, costs. */
function withMore(chance: Chance, household: Tree): Tree {
  const yuan = (): string => String(chance.pick([0, 500, 3000, 20_000, 50_000, chance.whole(0, 200_000)]));
  const costs = (household.costs ?? {}) as Tree;
  return {
    ...household,
    costs: {
      ...costs,
      medicalBills: yuan(),
      medicalReimbursed: yuan(),
      medicalCharity: "0",
      medicalSelfBought: yuan(),
    },
    assets: { ...(household.assets as Tree), deposits: yuan(), cars: chance.whole(0, 2), homes: chance.whole(0, 3) },
    benefit: { monthly: yuan(), persons: chance.whole(1, 4), monthsNotDrawn: chance.whole(0, 8) },
  };
}

const least: Readonly<Record<string, readonly [number, number]>> = {
  age: [0, 120],
  months: [0, 600],
  monthsNotDrawn: [0, 600],
  persons: [0, 30],
  cars: [0, 9],
  homes: [0, 9],
};

/** Bounds around about half of the numbers of a household, written into it; the given household is not touched. */
function bound(chance: Chance, household: Tree): { readonly given: Tree; readonly open: readonly Bounded[] } {
  const given = structuredClone(household);
  const open: Bounded[] = [];
  const visit = (holder: (tree: Tree) => Tree, inside: Tree): void => {
    for (const [name, value] of Object.entries(inside)) {
      if (name === "size" || name === "disabilityGrade" || name === "disabilities") continue;
      if (Array.isArray(value)) {
        for (const [index, one] of value.entries()) visit((tree) => (holder(tree)[name] as Tree[])[index] as Tree, one);
      } else if (typeof value === "object" && value !== null)
        visit((tree) => holder(tree)[name] as Tree, value as Tree);
      else if ((typeof value === "number" || /^\d+(\.\d+)?(\/\w+)?$/.test(String(value))) && chance.hit(0.5)) {
        const isPlain = typeof value === "string" && !value.includes("/");
        const whole = isPlain ? Number(value) : (value as string | number);
        const made = boundsAround(chance, whole, least[name] ?? [0, 100_000_000]);
        const ends = Object.entries(made.written).map(([end, at]) => [end, isPlain ? String(at) : at]);
        holder(given)[name] = Object.fromEntries(ends);
        open.push({ holder, name, bounds: made.bounds });
      }
    }
  };
  visit((tree) => tree, structuredClone(household));
  return { given, open };
}

/** One household that lies within what was said. */
function filled(chance: Chance, household: Tree, open: readonly Bounded[]): Tree {
  const whole = structuredClone(household);
  for (const { holder, name, bounds } of open) {
    const before = holder(whole)[name];
    const value = within(chance, bounds, before);
    holder(whole)[name] = typeof before === "string" && !before.includes("/") ? String(value) : value;
  }
  return whole;
}

const ends = (amount: AmountJson | undefined): readonly [number, number] | null => {
  if (amount === null || amount === undefined) return null;
  if (typeof amount === "string") return [Number(amount), Number(amount)];
  return [Number(amount.from), amount.to === null ? Number.POSITIVE_INFINITY : Number(amount.to)];
};

function holds(outer: AmountJson | undefined, inner: AmountJson | undefined): boolean {
  const [a, b] = [ends(outer), ends(inner)];
  if (b === null) return true;
  return a !== null && a[0] <= b[0] && b[1] <= a[1];
}

/** What is said of the one and not true of the other. */
function contradictions(said: AssessmentJson, exact: AssessmentJson): readonly string[] {
  const programmes = said.programmes.flatMap((one) => {
    const other = exact.programmes.find(({ id }) => id === one.id);
    const name = `${one.id} ${one.verdict}`;
    if (other === undefined) return [`${name}: gone`];
    const isOpen = one.verdict === "undetermined" || one.verdict === "for-a-person";
    if (!isOpen && other.verdict !== one.verdict) return [`${name}: ${other.verdict}`];
    if (other.verdict !== "eligible") return [];
    const paid = holds(one.monthly, other.monthly) && holds(one.once, other.once);
    return paid ? [] : [`${name}: ${JSON.stringify([one.monthly, other.monthly])}`];
  });
  const raised = said.leads.filter(
    (lead) => !exact.leads.some(({ id, member }) => id === lead.id && member === lead.member),
  );
  // Which is best is said of what is granted.
  const granted = (json: AssessmentJson): string =>
    json.programmes.flatMap(({ id, verdict }) => (verdict === "eligible" ? [id] : [])).join();
  const isSure = said.best.length > 0 && exact.best.length > 0 && granted(said) === granted(exact);
  const best = isSure && String(said.best) !== String(exact.best);
  return [
    ...programmes,
    ...raised.map(({ id }) => `lead ${id}`),
    ...(best ? [`best ${said.best}: ${exact.best}`] : []),
  ];
}

describe("facts within bounds", () => {
  it.each([
    ["cn", "2024-05-01"],
    ["cn-gz-sandu-dujiang", "2021-08-02"],
    ["cn-gz-sandu-dujiang", "2021-03-15"],
    ["cn-fj-jinjiang", "2021-09-01"],
    ["cn-sc-aba", "2020-06-10"],
    ["model-cleanup", "2015-03-10"],
    ["model-four-batches", "2019-05-01"],
  ])("say nothing at %s on %s that a value between them contradicts", (place, on) => {
    const policy = loadPlace(place);
    const chance = chanceFrom(place.length * 1000 + Number(on.slice(8)));
    const judge = (input: Tree): AssessmentJson | null => {
      const read = readFacts(input);
      return read.ok ? assessmentJson(assess(policy, read.facts, on, { next: false }), { trace: false }) : null;
    };
    const wrong: unknown[] = [];
    let judged = 0;
    for (let i = 0; i < 25; i += 1) {
      const household = withMore(chance, makeHousehold(chance, on) as unknown as Tree);
      const { given, open } = bound(chance, household);
      const said = judge(given);
      if (said === null) continue;
      for (let fill = 0; fill < 6; fill += 1) {
        const whole = fill === 0 ? household : filled(chance, household, open);
        const exact = judge(whole);
        if (exact === null) continue;
        judged += 1;
        for (const fault of contradictions(said, exact)) wrong.push({ fault, given, whole });
      }
    }
    expect(judged).toBeGreaterThan(90);
    expect(wrong.slice(0, 2)).toEqual([]);
  });
});
