/**
 * Seeded households in the contract's JSON: complete (every fact that the six programmes of 都江 can ask), with
 * incomes crowded on both sides of each limit. Money is made in whole fen, so no figure here was ever a float.
 */
import { countsOn, type HouseholdFacts, type MemberFacts, parseHome } from "../../bench/floor.ts";
import type { Chance } from "./random.ts";

export const days = [
  "2021-01-01",
  "2021-03-15",
  "2021-06-30",
  "2021-07-01",
  "2021-08-02",
  "2021-12-31",
  "2022-02-28",
  "2022-03-31",
] as const;

export const relations = [
  "head",
  "spouse",
  "child",
  "parent",
  "grandparent",
  "grandchild",
  "sibling",
  "child-in-law",
  "parent-in-law",
  "other",
] as const;
export const ways = [
  "here",
  "away",
  "prison",
  "drug-treatment",
  "declared-missing",
  "missing",
  "religious",
  "dead",
] as const;
export const disabilityTypes = ["visual", "hearing", "speech", "physical", "intellectual", "mental"] as const;
export const students = ["none", "preschool", "compulsory", "senior", "college", "postgraduate"] as const;
export const benefits = [
  "none",
  "dibao",
  "dibao-single",
  "destitute",
  "low-income",
  "rigid-expense",
  "orphan",
  "unsupported-child",
] as const;

/** Fen as yuan text with at most two decimals. */
export function yuanText(fen: number): string {
  const cents = fen % 100;
  const whole = (fen - cents) / 100;
  if (cents === 0) return String(whole);
  return cents % 10 === 0 ? `${whole}.${cents / 10}` : `${whole}.${String(cents).padStart(2, "0")}`;
}

/** Yearly fen of an amount text that has at most two decimals. */
export function fenOf(text: string): number {
  const [figure = "", period] = text.split("/");
  const [whole = "0", decimals = ""] = figure.split(".");
  return (Number(whole) * 100 + Number(decimals.padEnd(2, "0"))) * (period === "month" ? 12 : 1);
}

/** A yearly sum of fen as an amount text, at times written by the month where that loses nothing. */
export function amountText(chance: Chance, fenAYear: number): string {
  return fenAYear % 12 === 0 && chance.hit(0.4) ? `${yuanText(fenAYear / 12)}/month` : `${yuanText(fenAYear)}/year`;
}

/** Fen per head and year, crowded around the standard and one and a half times the standard. */
export function fenPerHead(chance: Chance, area: "rural" | "urban"): number {
  const standard = area === "rural" ? 430_800 : 750_000;
  const line = chance.pick([0, standard, standard, standard, standard * 1.5, standard * 1.5]);
  const step = chance.pick([0, 0, 1, -1, 100, -100, 6, -6, 18, chance.whole(-100_000, 100_000)]);
  return chance.hit(0.25) ? chance.whole(0, standard * 2) : Math.max(0, line + step);
}

const isSeverePart = ({ type, grade }: { type: string; grade: number }): boolean =>
  grade <= 2 || (grade === 3 && (type === "intellectual" || type === "mental"));

export function makeMember(chance: Chance, on: string, relation: string): MemberFacts {
  const lives =
    ["child", "parent"].includes(relation) && chance.hit(0.25) ? "away" : chance.hit(0.62) ? "here" : chance.pick(ways);
  const age = chance.hit(0.3) ? chance.pick([16, 17, 18, 19, 59, 60, 61]) : chance.whole(0, 95);
  const disability = chance.hit(0.65) ? "none" : chance.hit(0.15) ? "multiple" : chance.pick(disabilityTypes);
  const member: MemberFacts = {
    relation,
    lives,
    disability,
    seriousIllness: chance.hit(0.15),
    stillInDifficulty: chance.hit(0.6),
    student: chance.hit(0.6) ? "none" : chance.pick(students),
    landLost: chance.hit(0.08),
    onlyChildFamily: chance.hit(0.08),
    daughtersOnlyFamily: chance.hit(0.08),
    singleParent: chance.hit(0.08),
    receiving: chance.hit(0.8) ? "none" : chance.pick(benefits),
    independent: chance.hit(0.5),
    legalDuty: chance.hit(0.5),
    income: amountText(chance, fenPerHead(chance, chance.pick(["rural", "urban"]))),
  };
  if (chance.hit(0.15))
    member.birth = `${Number(on.slice(0, 4)) - age - 1}-${chance.pick(["04-09", "11-30", "12-31"])}`;
  else member.age = age;
  if (member.student !== "none" || chance.hit(0.2)) member.fullTime = chance.hit(0.5);
  if (lives === "dead") member.diedOn = chance.pick(["2020-11-30", "2020-12-15"]);
  if (disability === "multiple") {
    const part = () => ({ type: chance.pick(disabilityTypes), grade: chance.whole(1, 4) });
    member.disabilities = [part(), part()];
    // Where a part alone is severe, the grade of the whole may be missing.
    if (!member.disabilities.some(isSeverePart) || chance.hit(0.6)) {
      member.disabilityGrade = Math.min(...member.disabilities.map((p) => p.grade));
    }
  } else if (disability !== "none") member.disabilityGrade = chance.whole(1, 4);
  if (chance.hit(0.4)) member.appliesAlone = chance.hit(0.6);
  return member;
}

/** Components that come to `fenAYear` in all (or, for nothing, to less than nothing before the floor at zero). */
function componentsOf(chance: Chance, on: string, fenAYear: number): Pick<HouseholdFacts, "income" | "costs"> {
  const rigid = chance.hit(0.5) ? chance.whole(1, 300_000) : 0;
  let rest = fenAYear + rigid;
  const part = (): number => {
    const taken = chance.hit(0.4) ? 0 : chance.whole(0, rest);
    rest -= taken;
    return taken;
  };
  const text = (fen: number): string => amountText(chance, fen);
  const business = part();
  const oldAge = part();
  const relief = on < "2021-07-01" ? part() : chance.whole(0, 200_000);
  const property = part();
  const transfer = part();
  const other = chance.hit(0.5) ? part() : 0;
  const workCost = chance.hit(0.5) ? chance.whole(0, 400_000) : 0;
  const wage = rest > 0 ? rest + workCost : chance.whole(0, workCost);
  const excess = fenAYear === 0 ? chance.whole(0, 100_000) : 0;
  return {
    income: {
      wage: text(wage),
      business: text(business),
      property: text(property),
      transfer: text(transfer),
      other: text(other),
      oldAgeAllowance: text(oldAge),
      relief: text(relief),
      basicPension: text(chance.whole(0, 200_000)),
      basicPensionLocal: text(chance.whole(0, 50_000)),
      childAllowance: text(chance.whole(0, 500_000)),
      notCounted: text(chance.whole(0, 500_000)),
    },
    costs: { employment: text(workCost), rigid: text(rigid + excess) },
  };
}

export function makeRoster(chance: Chance, on: string): MemberFacts[] {
  const relationsHere = ["head"];
  const length = chance.pick([1, 1, 2, 2, 3, 3, 4, 4, 5, 6]);
  while (relationsHere.length < length) {
    const next = chance.hit(0.7)
      ? chance.pick(["spouse", "child", "child", "parent"])
      : chance.pick(relations.slice(1));
    if (next !== "spouse" || !relationsHere.includes("spouse")) relationsHere.push(next);
  }
  return relationsHere.map((relation) => makeMember(chance, on, relation));
}

/** Counted members of a roster on a day, or `undefined` where a person has to say who counts. */
export function countedSizeOf(members: readonly MemberFacts[], on: string): number | undefined {
  const blank = { area: "rural", receiving: "none", income: { total: "0/year" }, assets: { comply: true } } as const;
  const counting = parseHome({ ...blank, members: [...members] }).members.map((member) => countsOn(member, on));
  return counting.includes("for-a-person") ? undefined : counting.filter((c) => c === "yes").length;
}

/** A household of which everything is known. About one in six gives the counted size beside its roster. */
export function makeHousehold(chance: Chance, on: string): HouseholdFacts {
  const area = chance.pick(["rural", "urban"] as const);
  const members = makeRoster(chance, on);
  const counted = countedSizeOf(members, on);
  const perHead = fenPerHead(chance, area);
  const kind = chance.pick(["total", "total", "perHead", "components"]);
  const heads = counted === undefined || counted === 0 ? 1 : counted;
  const comply = chance.hit(0.75);
  const household: HouseholdFacts = {
    area,
    receiving: chance.hit(0.35) ? "dibao" : chance.pick(benefits),
    income: { total: amountText(chance, perHead * heads + (chance.hit(0.3) ? chance.whole(0, heads) : 0)) },
    assets: { comply },
    members,
    ownApplication: chance.hit(0.6),
    taper: { since: taperStart(chance, on), months: chance.whole(1, 14) },
  };
  if (!comply) household.assets.complyLowIncome = chance.hit(0.5);
  else if (chance.hit(0.3)) household.assets.complyLowIncome = true;
  if (counted !== undefined && counted > 0 && chance.hit(0.16)) household.size = counted;
  if (kind === "perHead") household.income = { perHead: amountText(chance, perHead) };
  if (kind === "components") Object.assign(household, componentsOf(chance, on, perHead * heads));
  return household;
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

/** A day up to fourteen months before `on`, with ends of months among them; at times the day itself or one to come. */
export function taperStart(chance: Chance, on: string): string {
  if (chance.hit(0.15)) return addDays(on, chance.pick([0, 1, 40]));
  const index = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 - chance.whole(1, 14);
  const month = String((index % 12) + 1).padStart(2, "0");
  const days = month === "02" ? ["01", "28"] : ["01", "15", "28", "30"];
  return `${Math.floor(index / 12)}-${month}-${chance.pick([...days, on.slice(8) <= "28" ? on.slice(8) : "28"])}`;
}
