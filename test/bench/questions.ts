/**
 * How many questions lead to every verdict: the engine's own next question beside two forms with a fixed order, one
 * that asks everything that applies and one that stops as soon as every verdict is there. All begin with a roster of
 * which nothing is known but its length.
 */
import { assess, factCatalogue, type Policy } from "../../src/rules/index.ts";
import { loadPlace, readHousehold } from "../rules/independent/engine.ts";
import { countedSizeOf, makeHousehold, yuanText } from "../rules/independent/households.ts";
import { chanceFrom } from "../rules/independent/random.ts";
import { floorProgrammes, type HouseholdFacts, householdIncome, type MemberFacts, parseHome } from "./floor.ts";

const on = "2021-08-02";
type Answers = ReadonlyMap<string, unknown>;

/** The facts of a household that a form with sensible skips would ask for, by path. */
function answersOf(household: HouseholdFacts, size: number): Answers {
  const home = parseHome(household);
  const { members = [], assets, taper } = household;
  const answers = new Map<string, unknown>();
  answers.set("area", household.area).set("receiving", household.receiving);
  answers.set("ownApplication", household.ownApplication);
  const fen = householdIncome(home, Math.max(1, size), on).times(100).toDecimalPlaces(0).toNumber();
  answers.set("income.total", `${yuanText(fen)}/year`).set("assets.comply", assets.comply);
  if (!assets.comply) answers.set("assets.complyLowIncome", assets.complyLowIncome ?? false);
  if (household.receiving === "dibao") answers.set("taper.since", taper?.since).set("taper.months", taper?.months);
  members.forEach((member, i) => {
    for (const [name, value] of Object.entries(memberAnswers(member, household))) {
      answers.set(`members[${i}].${name}`, value);
    }
  });
  return answers;
}

function memberAnswers(member: MemberFacts, household: HouseholdFacts): Record<string, unknown> {
  const { birth, age, independent, legalDuty, fullTime, income, diedOn, ...plain } = member;
  const near = ["head", "spouse", "child", "parent"].includes(member.relation);
  const awayChild = member.lives === "away" && member.relation === "child";
  const years =
    age ?? Number(on.slice(0, 4)) - Number(birth?.slice(0, 4)) - (on.slice(5) < (birth?.slice(5) ?? "") ? 1 : 0);
  return {
    ...plain,
    appliesAlone: member.appliesAlone ?? household.ownApplication,
    age: years,
    ...(awayChild ? { independent } : {}),
    ...(awayChild && member.student !== "none" ? { fullTime } : {}),
    ...(near ? {} : { legalDuty }),
    ...(member.lives === "religious" ? { income } : {}),
    ...(member.lives === "dead" ? { diedOn } : {}),
  };
}

/** The paths of the answers in the order of the catalogue, members one after the other. */
function catalogueOrder(answers: Answers): string[] {
  const place = new Map(factCatalogue.map((def, i) => [def.id as string, i]));
  const rank = (path: string): number =>
    (place.get(path.replace(/\[\d+\]/, "[]")) ?? 0) + 1000 * (1 + Number(/\[(\d+)\]/.exec(path)?.[1] ?? -1));
  return [...answers.keys()].sort((a, b) => rank(a) - rank(b));
}

type Tree = Record<string, unknown>;
type Given = Tree & { members: Tree[] };

/** The value under a path, where there is one. */
function valueAt(tree: unknown, path: string): unknown {
  const names = path.replaceAll("[", ".").replaceAll("]", "").split(".");
  return names.reduce<unknown>(
    (at, name) => (typeof at === "object" && at !== null ? (at as Tree)[name] : undefined),
    tree,
  );
}

function put(given: Given, path: string, value: unknown): void {
  const names = path.replaceAll("[", ".").replaceAll("]", "").split(".");
  let holder: Tree = given;
  names.slice(0, -1).forEach((name, i) => {
    holder[name] ??= /^\d+$/.test(names[i + 1] ?? "") ? [] : {};
    holder = holder[name] as Tree;
  });
  holder[names.at(-1) ?? ""] = value;
}

const isDecided = (policy: Policy, given: Given): boolean =>
  assess(policy, readHousehold(given), on, { next: false, programmes: floorProgrammes }).programmes.every(
    (p) => p.verdict !== "undetermined",
  );

interface Asked {
  readonly toVerdicts: number;
  readonly toTheEnd: number;
}

function askNext(policy: Policy, given: Given, household: HouseholdFacts, answers: Answers): Asked {
  let toVerdicts: number | undefined;
  for (let asked = 0; asked < 400; asked += 1) {
    const { programmes, next } = assess(policy, readHousehold(given), on, { programmes: floorProgrammes });
    if (programmes.every((p) => p.verdict !== "undetermined")) toVerdicts ??= asked;
    if (next === null) return { toVerdicts: toVerdicts ?? asked, toTheEnd: asked };
    put(given, next.fact, answers.get(next.fact) ?? valueAt(household, next.fact) ?? null);
  }
  throw new Error("the questions do not end");
}

function askInOrder(policy: Policy, given: Given, answers: Answers): Asked {
  const order = catalogueOrder(answers);
  let asked = 0;
  while (asked < order.length && !isDecided(policy, given)) {
    const path = order[asked] ?? "";
    put(given, path, answers.get(path));
    asked += 1;
  }
  return { toVerdicts: asked, toTheEnd: order.length };
}

/** Prints the mean numbers of questions over seeded households: `most` of them, or what fits into `limitMs`. */
export async function benchQuestions(most = 1000, limitMs = 600_000): Promise<void> {
  const policy = loadPlace();
  const chance = chanceFrom(4308);
  const sums = { next: 0, end: 0, stopping: 0, all: 0 };
  const start = performance.now();
  let households = 0;
  while (households < most && performance.now() - start < limitMs) {
    const household = makeHousehold(chance, on);
    const size = countedSizeOf(household.members ?? [], on);
    if (size === undefined) continue;
    households += 1;
    const answers = answersOf(household, size);
    const blank = (): Given => ({ members: (household.members ?? []).map(() => ({})) });
    const own = askNext(policy, blank(), household, answers);
    const fixed = askInOrder(policy, blank(), answers);
    sums.next += own.toVerdicts;
    sums.end += own.toTheEnd;
    sums.stopping += fixed.toVerdicts;
    sums.all += fixed.toTheEnd;
  }
  const mean = (sum: number): string => (sum / households).toFixed(1).padStart(6);
  console.log(`questions  ${mean(sums.next)}  next question, until every verdict is there (${households} households)`);
  console.log(`questions  ${mean(sums.end)}  next question, until nothing that matters is open`);
  console.log(`questions  ${mean(sums.stopping)}  fixed order, stopping at every verdict`);
  console.log(`questions  ${mean(sums.all)}  fixed order, everything that applies`);
}

if (import.meta.main) await benchQuestions();
