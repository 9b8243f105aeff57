/**
 * The six programmes of 都江 written out by hand, straight down, without a trace: the least the machine must do,
 * and an oracle that shares nothing with the engine. It knows complete households only, on days of the 2021 figures
 * (2021-01-01 to 2022-03-31). Money is yuan; amounts out are a month's, in text with two decimals.
 */
import { Decimal } from "decimal.js";

const D = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });

export type FloorVerdict = "eligible" | "not-eligible" | "for-a-person";
export type FloorMonthly = string | { readonly from: string; readonly to: string | null } | null;
export interface FloorResult {
  readonly verdict: FloorVerdict;
  /** `undefined` where no text settles an amount (a person decides first), so nothing is to be compared. */
  readonly monthly: FloorMonthly | undefined;
}
export const floorProgrammes = ["dibao", "dibao-single", "supplement", "low-income", "taper", "after-death"] as const;
export type FloorProgramme = (typeof floorProgrammes)[number];
export type FloorResults = Readonly<Record<FloorProgramme, FloorResult>>;

/** A member as the contract's JSON gives it; every fact is there that the rules can ask of this member. */
export interface MemberFacts {
  relation: string;
  age?: number;
  birth?: string;
  lives: string;
  diedOn?: string;
  independent?: boolean;
  legalDuty?: boolean;
  fullTime?: boolean;
  disability: string;
  disabilityGrade?: number;
  disabilities?: { type: string; grade: number }[];
  seriousIllness: boolean;
  stillInDifficulty: boolean;
  student: string;
  landLost: boolean;
  onlyChildFamily: boolean;
  daughtersOnlyFamily: boolean;
  singleParent: boolean;
  /** Absent where the household receives nothing: nothing either. */
  receiving?: string;
  appliesAlone?: boolean;
  income?: string;
}
export interface HouseholdFacts {
  area: "rural" | "urban";
  size?: number;
  receiving: string;
  ownApplication?: boolean;
  income: Record<string, string>;
  costs?: Record<string, string>;
  assets: { comply: boolean; complyLowIncome?: boolean };
  members?: MemberFacts[];
  taper?: { since?: string; months?: number };
}

export interface FloorMember extends Omit<MemberFacts, "income"> {
  readonly yearlyIncome: Decimal | undefined;
}
interface Components {
  readonly wage: Decimal;
  readonly workCost: Decimal;
  readonly counted: readonly Decimal[];
  readonly relief: Decimal;
  readonly rigid: Decimal;
}
/** A household after reading: amounts are exact and yearly, members are as given. */
export interface FloorHome {
  readonly urban: boolean;
  readonly size: number | undefined;
  readonly receiving: string;
  readonly ownApplication: boolean;
  readonly total: Decimal | undefined;
  readonly perHead: Decimal | undefined;
  readonly components: Components | undefined;
  readonly comply: boolean;
  readonly complyLowIncome: boolean;
  readonly members: readonly FloorMember[];
  readonly taperSince: string | undefined;
  readonly taperMonths: number | undefined;
}

const zero = new D(0);

/** Reads `"650/month"` as 7800 a year; the period is always written. */
export function yearly(text: string): Decimal {
  const [figure = "", period] = text.split("/");
  if (period !== "year" && period !== "month") throw new Error(`an amount without a period: ${text}`);
  return period === "month" ? new D(figure).times(12) : new D(figure);
}

const optionalYearly = (text: string | undefined): Decimal => (text === undefined ? zero : yearly(text));

function readComponents(household: HouseholdFacts): Components {
  const { income, costs = {} } = household;
  const named = [income.business, income.property, income.transfer, income.other, income.oldAgeAllowance];
  return {
    wage: optionalYearly(income.wage),
    workCost: optionalYearly(costs.employment),
    counted: named.map(optionalYearly),
    relief: optionalYearly(income.relief),
    rigid: optionalYearly(costs.rigid),
  };
}

/** Reads the contract's JSON once, so that judging does no reading. */
export function parseHome(household: HouseholdFacts): FloorHome {
  const { income, assets } = household;
  const given = income.total ?? income.perHead;
  return {
    urban: household.area === "urban",
    size: household.size,
    receiving: household.receiving,
    ownApplication: household.ownApplication ?? false,
    total: income.total === undefined ? undefined : yearly(income.total),
    perHead: income.perHead === undefined ? undefined : yearly(income.perHead),
    components: given === undefined ? readComponents(household) : undefined,
    comply: assets.comply,
    complyLowIncome: assets.complyLowIncome ?? assets.comply,
    members: (household.members ?? []).map(({ income: own, ...rest }) => ({
      ...rest,
      yearlyIncome: own === undefined ? undefined : yearly(own),
    })),
    taperSince: household.taper?.since,
    taperMonths: household.taper?.months,
  };
}

const ruralYear = new D(4308);
const urbanMonth = new D(625);
const urbanYear = new D(7500);
const ruralEdge = new D(6462);
const urbanEdge = new D(11250);
const to57 = "2021-07-01";

function ageOn(member: FloorMember, on: string): number {
  if (member.age !== undefined) return member.age;
  const birth = member.birth ?? on;
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

type Counting = "yes" | "no" | "for-a-person";

function countsAtHome(member: FloorMember): Counting {
  const near = ["head", "spouse", "child", "parent"].includes(member.relation);
  return near || member.legalDuty === true ? "yes" : "no";
}

function countsAway(member: FloorMember, on: string): Counting {
  if (member.relation === "head" || member.relation === "spouse") return "yes";
  if (member.relation === "parent") return on < to57 ? "yes" : "no";
  if (member.relation !== "child") return "no";
  if (ageOn(member, on) < 18 || member.independent === false) return "yes";
  if (member.student === "postgraduate") return "for-a-person";
  const student = ["compulsory", "senior", "college"].includes(member.student);
  return student && (on < to57 || member.fullTime === true) ? "yes" : "no";
}

/** Whether this member counts: 57号 art. 7 from 2021-07-01, 220号 art. 5 before. */
export function countsOn(member: FloorMember, on: string): Counting {
  switch (member.lives) {
    case "religious":
    case "prison":
    case "dead":
      return "no";
    case "drug-treatment":
    case "declared-missing":
      return on < to57 ? countsAtHome(member) : "no";
    case "away":
      return countsAway(member, on);
    case "here":
    case "missing":
      return countsAtHome(member);
    default:
      throw new Error(`nobody lives in this way: ${member.lives}`);
  }
}

function isSevere(member: FloorMember): boolean {
  const severe = (type: string, grade: number): boolean =>
    grade <= 2 || ((type === "intellectual" || type === "mental") && grade === 3);
  if (member.disability === "none") return false;
  if (severe(member.disability, member.disabilityGrade ?? 9)) return true;
  return member.disability === "multiple" && (member.disabilities ?? []).some((part) => severe(part.type, part.grade));
}

function inSupplementGroup(member: FloorMember, on: string): boolean {
  return (
    ageOn(member, on) >= 60 ||
    isSevere(member) ||
    member.seriousIllness ||
    ["compulsory", "senior", "college", "postgraduate"].includes(member.student) ||
    member.landLost ||
    member.onlyChildFamily ||
    member.daughtersOnlyFamily ||
    member.singleParent
  );
}

/** Counted income of the household a year, for a counted size of at least one. */
export function householdIncome(home: FloorHome, size: number, on: string): Decimal {
  if (home.total !== undefined) return home.total;
  if (home.perHead !== undefined) return home.perHead.times(size);
  const parts = home.components;
  if (parts === undefined) throw new Error("no income was given");
  const wage = parts.wage.lt(parts.workCost) ? zero : parts.wage.minus(parts.workCost);
  let sum = parts.counted.reduce((total, part) => total.plus(part), wage).minus(parts.rigid);
  if (on < to57) sum = sum.plus(parts.relief);
  return sum.lt(0) ? zero : sum;
}

/** The same day `months` later, or the last day of that month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const date = Math.min(Number(day.slice(8)), last);
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

const no: FloorResult = { verdict: "not-eligible", monthly: null };
const yesWithout: FloorResult = { verdict: "eligible", monthly: null };
const aPerson: FloorResult = { verdict: "for-a-person", monthly: undefined };

interface Single {
  readonly result: FloorResult;
  readonly found: readonly Counting[];
}

function judgeSingle(home: FloorHome, counted: readonly boolean[], edge: Counting, perHead: Decimal): Single {
  const amount = edge === "no" ? zero : (home.urban ? urbanEdge : ruralEdge).minus(perHead).div(12).toDecimalPlaces(2);
  const standard = home.urban ? urbanYear : ruralYear;
  let sum = zero;
  let open = false;
  const found = home.members.map((member, i): Counting => {
    if (!(member.appliesAlone ?? home.ownApplication)) return "no";
    if (edge !== "no" && counted[i] && (isSevere(member) || member.seriousIllness)) {
      sum = sum.plus(amount);
      return edge;
    }
    if (member.lives !== "religious" || member.yearlyIncome?.lt(standard) !== true) return "no";
    open = true;
    return "yes";
  });
  if (found.includes("yes")) {
    const from = sum.toFixed(2);
    // A home at the line and a member of a religious house beside: the first part waits for a person.
    if (found.includes("for-a-person")) return { result: { verdict: "eligible", monthly: undefined }, found };
    return { result: { verdict: "eligible", monthly: open ? { from, to: null } : from }, found };
  }
  return { result: found.includes("for-a-person") ? aPerson : no, found };
}

function judgeSupplement(
  home: FloorHome,
  on: string,
  counted: readonly boolean[],
  whole: boolean,
  single: readonly Counting[],
): FloorResult {
  const household = whole || home.receiving === "dibao";
  let persons = 0;
  let forAPerson = 0;
  home.members.forEach((member, i) => {
    if (member.lives === "dead" || member.lives === "prison") return;
    if (!member.stillInDifficulty || !inSupplementGroup(member, on)) return;
    const receiving = member.receiving ?? home.receiving;
    const own = receiving === "dibao" || receiving === "dibao-single";
    if ((household && counted[i]) || own || single[i] === "yes") persons += 1;
    else if (single[i] === "for-a-person") forAPerson += 1;
  });
  if (persons === 0) return forAPerson > 0 ? aPerson : no;
  if (forAPerson > 0) return { verdict: "eligible", monthly: undefined };
  const month = home.urban ? urbanMonth : ruralYear.div(12);
  const end = (rate: string): string => month.times(rate).toDecimalPlaces(2).times(persons).toFixed(2);
  return { verdict: "eligible", monthly: { from: end("0.1"), to: end("0.3") } };
}

function judgeAs(home: FloorHome, on: string, counted: readonly boolean[]): FloorResults {
  const standard = home.urban ? urbanYear : ruralYear;
  const size = home.size ?? counted.filter(Boolean).length;
  const someone = size > 0;
  const income = someone ? householdIncome(home, size, on) : zero;
  const perHead = someone ? (home.perHead ?? income.div(size)) : zero;
  const under = someone && perHead.lt(standard);
  const whole = under && home.comply;
  let amount = "0.00";
  let dibao = no;
  if (whole) {
    const gap = home.urban ? urbanMonth.times(size).minus(income.div(12)) : ruralYear.times(size).minus(income).div(12);
    amount = gap.toFixed(2);
    dibao = { verdict: "eligible", monthly: amount };
  }
  const below = someone && home.complyLowIncome && perHead.lt(home.urban ? urbanEdge : ruralEdge);
  let edge: Counting = "no";
  if (on >= to57) edge = below && !whole ? "yes" : "no";
  else if (below && !under) edge = perHead.eq(standard) ? "for-a-person" : "yes";
  const single = judgeSingle(home, counted, edge, perHead);
  const months = home.taperMonths ?? 0;
  const inTaper =
    home.receiving === "dibao" &&
    someone &&
    perHead.gt(standard) &&
    months >= 3 &&
    months <= 12 &&
    home.taperSince !== undefined &&
    home.taperSince <= on &&
    on < addMonths(home.taperSince, months);
  const drawing = (receiving: string): boolean => receiving === "dibao" || receiving === "dibao-single";
  const death = home.members.some(
    (m) => m.lives === "dead" && (drawing(home.receiving) || drawing(m.receiving ?? home.receiving)),
  );
  return {
    dibao,
    "dibao-single": single.result,
    supplement: judgeSupplement(home, on, counted, whole, single.found),
    "low-income": edge === "yes" ? yesWithout : edge === "no" ? no : aPerson,
    taper: inTaper ? yesWithout : no,
    "after-death": death ? { verdict: "eligible", monthly: amount } : no,
  };
}

function agree(one: FloorResult, other: FloorResult): FloorResult {
  if (one.verdict !== other.verdict) return aPerson;
  return JSON.stringify(one.monthly) === JSON.stringify(other.monthly)
    ? one
    : { verdict: one.verdict, monthly: undefined };
}

/**
 * Judges a complete household on a day. Where the text leaves it to a person who counts, every choice is tried, and
 * what hangs on the choice is for a person.
 */
export function judge(home: FloorHome, on: string): FloorResults {
  const counting = home.members.map((member) => countsOn(member, on));
  const open = counting.flatMap((c, i) => (c === "for-a-person" ? [i] : []));
  if (open.length === 0)
    return judgeAs(
      home,
      on,
      counting.map((c) => c === "yes"),
    );
  let joined: FloorResults | undefined;
  for (let choice = 0; choice < 2 ** open.length; choice += 1) {
    const counted = counting.map(
      (c, i) => c === "yes" || (open.includes(i) && ((choice >> open.indexOf(i)) & 1) === 1),
    );
    const results = judgeAs(home, on, counted);
    const before: FloorResults | undefined = joined;
    joined =
      before === undefined
        ? results
        : (Object.fromEntries(floorProgrammes.map((p) => [p, agree(before[p], results[p])])) as Record<
            FloorProgramme,
            FloorResult
          >);
  }
  if (joined === undefined) throw new Error("no choice was tried");
  return joined;
}
