/**
 * Partly known households and the many ways to fill them in. Taking away leaves a fact absent, `null` or "refused";
 * filling in never contradicts what is known (a roster longer than its `size`, a grade without a disability).
 */
import type { HouseholdFacts, MemberFacts } from "../../bench/floor.ts";
import { type BoundsOfOne, boundsAround, naturalOf, numbersOf, within } from "./bounded.ts";
import {
  addDays,
  amountText,
  benefits,
  countedSizeOf,
  disabilityTypes,
  fenOf,
  fenPerHead,
  makeMember,
  relations,
  students,
  taperStart,
  ways,
} from "./households.ts";
import type { Chance } from "./random.ts";

export interface PartialHousehold {
  /** The JSON that the engine reads. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The household it came from: one of the ways to fill it in. */
  readonly whole: HouseholdFacts;
  /** Paths of the facts taken away. */
  readonly removed: readonly string[];
  /** Those of them that were left out altogether, so that another fact may answer in their place. */
  readonly absent: ReadonlySet<string>;
  /** Those of them that were not taken away but told within bounds. */
  readonly bounds: ReadonlyMap<string, BoundsOfOne>;
  /** How many members of `whole` the given roster still lists. */
  readonly listed: number;
  readonly on: string;
}

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

/** The object that holds the last name of a path, and that name. */
function holderOf(tree: unknown, path: string): readonly [Tree, string] {
  const names = path.replaceAll("[", ".").replaceAll("]", "").split(".");
  let holder = tree;
  for (const name of names.slice(0, -1)) holder = isTree(holder) ? holder[name] : undefined;
  if (!isTree(holder)) throw new Error(`nothing on the way to ${path}`);
  return [holder, names.at(-1) ?? ""];
}

function householdPaths(household: HouseholdFacts): string[] {
  const plain = ["area", "receiving", "ownApplication", "assets.comply", "assets.complyLowIncome"];
  const incomes = Object.keys(household.income).map((key) => `income.${key}`);
  const costs = Object.keys(household.costs ?? {}).map((key) => `costs.${key}`);
  return [...plain, "taper.since", "taper.months", ...incomes, ...costs];
}

/**
 * Takes away a quarter of the household's facts and a fifth of the members', and at times members of the roster. Of the
 * numbers that are left, a `bounded` share is told within bounds only.
 */
export function takeAway(chance: Chance, made: HouseholdFacts, on: string, bounded = 0): PartialHousehold {
  // Members who count stand last: beside a stated size only they may go unlisted.
  const counts = (member: MemberFacts): number => countedSizeOf([member], on) ?? 1;
  const whole = { ...made, members: [...(made.members ?? [])].sort((a, b) => counts(a) - counts(b)) };
  const counted = countedSizeOf(whole.members, on) ?? 0;
  if (bounded > 0 && whole.size === undefined && counted > 0 && chance.hit(0.3)) whole.size = counted;
  const given = structuredClone(whole) as unknown as Tree;
  const removed: string[] = [];
  const absent = new Set<string>();
  const take = (path: string): void => {
    const [holder, name] = holderOf(given, path);
    if (!(name in holder)) return;
    const left = chance.pick(["absent", "null", "refused"]);
    if (left === "absent") {
      delete holder[name];
      absent.add(path);
    } else holder[name] = left === "null" ? null : "refused";
    removed.push(path);
  };
  for (const path of householdPaths(whole)) if (chance.hit(0.25)) take(path);
  const { members } = whole;
  let listed = members.length;
  if (whole.size !== undefined && chance.hit(0.5)) listed = members.length - chance.whole(1, whole.size);
  // A household whose roster nobody gave has at least one member who counts.
  if (chance.hit(0.05) && (countedSizeOf(members, on) ?? 0) > 0) listed = 0;
  members.slice(0, listed).forEach((member, i) => {
    for (const name of Object.keys(member)) {
      // A part or a grade says by itself that there is a disability, so they go with it.
      if (name === "disabilities" || !chance.hit(0.2)) continue;
      take(`members[${i}].${name}`);
      if (name !== "disability") continue;
      delete holderOf(given, `members[${i}].disabilities`)[0].disabilities;
      if (!removed.includes(`members[${i}].disabilityGrade`)) take(`members[${i}].disabilityGrade`);
    }
  });
  if (listed === 0) delete given.members;
  else given.members = (given.members as unknown[]).slice(0, listed);
  // A size is never less than those of the roster who count whatever else is learnt.
  const surelyCounted = (): number =>
    members.slice(0, listed).filter((one, i) => {
      const isOpen = removed.some((path) => path.startsWith(`members[${i}].`));
      return !isOpen && countedSizeOf([one], on) === 1;
    }).length;
  const bounds = new Map<string, BoundsOfOne>();
  for (const path of bounded === 0 ? [] : numbersOf(whole, listed)) {
    const [holder, name] = holderOf(given, path);
    const value = holder[name];
    if (removed.includes(path) || (typeof value !== "string" && typeof value !== "number")) continue;
    if (!chance.hit(bounded)) continue;
    const natural = naturalOf(name);
    const least = name === "size" ? Math.max(natural[0], surelyCounted()) : natural[0];
    const made = boundsAround(chance, value, [least, natural[1]]);
    bounds.set(path, made.bounds);
    holder[name] = made.written;
    removed.push(path);
  }
  return { given, whole, removed, absent, bounds, listed, on };
}

const memberFills: Readonly<Record<string, (chance: Chance, on: string) => unknown>> = {
  relation: (chance) => chance.pick(relations),
  lives: (chance) => chance.pick(["here", "away", "dead", "religious", ...ways]),
  receiving: (chance) => chance.pick(["none", "dibao", "dibao-single", ...benefits]),
  income: (chance) => amountText(chance, fenPerHead(chance, chance.pick(["rural", "urban"]))),
  diedOn: (_, on) => addDays(on, -40),
};

function refillMember(chance: Chance, member: MemberFacts, name: string, on: string): void {
  switch (name) {
    case "disability": {
      const grade = member.disabilityGrade ?? chance.whole(1, 4);
      delete member.disabilities;
      delete member.disabilityGrade;
      member.disability = chance.hit(0.3) ? "none" : chance.pick(disabilityTypes);
      if (member.disability !== "none") member.disabilityGrade = grade;
      return;
    }
    case "disabilityGrade":
      if (member.disability !== "none") member.disabilityGrade = chance.whole(1, 4);
      return;
    case "age":
    case "birth":
      delete member.birth;
      member.age = chance.pick([0, 17, 18, 59, 60, 120, chance.whole(0, 120)]);
      return;
    case "student":
      member.student = chance.pick(students);
      member.fullTime ??= chance.hit(0.5);
      return;
    default:
      (member as unknown as Tree)[name] = memberFills[name]?.(chance, on) ?? chance.hit(0.5);
  }
}

/** Yearly fen of the income that a fact would have to bring for the household to stand near a limit. */
function refillIncome(chance: Chance, household: HouseholdFacts, path: string, on: string): void {
  const [holder, name] = holderOf(household, path);
  if (chance.hit(0.25)) {
    holder[name] = amountText(chance, chance.pick([0, 1, chance.whole(0, 3_000_000), 100_000_000]));
    return;
  }
  const perHead = fenPerHead(chance, household.area);
  const size = household.size ?? countedSizeOf(household.members ?? [], on) ?? 1;
  const target = perHead * Math.max(1, size);
  if (name === "perHead") holder[name] = amountText(chance, perHead);
  else if (name === "total") holder[name] = amountText(chance, target);
  else {
    const signed = { employment: -1, rigid: -1 }[name] ?? 1;
    const others = Object.entries({ ...household.income, ...household.costs })
      .filter(
        ([key]) => key !== name && !["basicPension", "basicPensionLocal", "childAllowance", "notCounted"].includes(key),
      )
      .filter(([key]) => key !== "relief" || on < "2021-07-01")
      .reduce((sum, [key, text]) => sum + (key === "employment" || key === "rigid" ? -1 : 1) * fenOf(text), 0);
    holder[name] = amountText(chance, Math.max(0, (target - others) * signed));
  }
}

/** Gives one fact another value that the rest allows; nothing else changes. */
export function refill(chance: Chance, household: HouseholdFacts, path: string, on: string): void {
  const member = /^members\[(\d+)\]\.(\w+)$/.exec(path);
  if (member !== null) {
    const target = household.members?.[Number(member[1])];
    if (target !== undefined) refillMember(chance, target, member[2] ?? "", on);
    return;
  }
  if (path.startsWith("income.") || path.startsWith("costs.")) {
    refillIncome(chance, household, path, on);
    return;
  }
  const [holder, name] = holderOf(household, path);
  switch (path) {
    case "area":
      holder[name] = chance.pick(["rural", "urban"]);
      return;
    case "receiving":
      holder[name] = chance.pick(["none", "dibao", "dibao", "dibao-single", ...benefits]);
      return;
    case "taper.since":
      holder[name] = taperStart(chance, on);
      return;
    case "taper.months":
      holder[name] = chance.pick([1, 2, 3, 4, 11, 12, 13, 24]);
      return;
    default:
      holder[name] = chance.hit(0.5);
  }
}

/** Gives a fact that was taken away another value, or one within the bounds that were told of it. */
function refillOpen(chance: Chance, household: HouseholdFacts, path: string, partial: PartialHousehold): void {
  const bounds = partial.bounds.get(path);
  if (bounds === undefined) {
    refill(chance, household, path, partial.on);
    return;
  }
  if (path !== "size") refill(chance, household, path, partial.on);
  const [holder, name] = holderOf(household, path);
  holder[name] = within(chance, bounds, holder[name]);
}

/** Whether a filled household fits what was given: a stated size is the number of members who count. */
function fits(household: HouseholdFacts, partial: PartialHousehold): boolean {
  const { size } = household;
  return size === undefined || countedSizeOf(household.members ?? [], partial.on) === size;
}

/** Adds members who count until there are as many as stated. */
function addCounted(chance: Chance, household: HouseholdFacts, size: number, partial: PartialHousehold): void {
  household.members ??= [];
  for (let tries = 0; tries < 60 && (countedSizeOf(household.members, partial.on) ?? size) < size; tries += 1) {
    const made = makeMember(chance, partial.on, chance.pick(["head", "spouse", "child", "parent"]));
    if (countedSizeOf([made], partial.on) === 1) household.members.push(answered(made, partial));
  }
}

/** Where nobody was listed, anyone may live there; a roster shorter than the stated size is not whole either. */
function addUnlisted(chance: Chance, household: HouseholdFacts, partial: PartialHousehold): void {
  if (partial.listed > 0) {
    if (household.size === undefined) return;
    const before = household.members?.length ?? 0;
    addCounted(chance, household, household.size, partial);
    // A roster that was not whole may have left out someone who does not count as well.
    if ((household.members?.length ?? 0) > before && chance.hit(0.5)) addUncounted(chance, household, partial);
    return;
  }
  addCounted(chance, household, household.size ?? chance.pick([1, 1, 2, 3, 4, 6, 12, 30]), partial);
  if (chance.hit(0.5)) return;
  addUncounted(chance, household, partial);
}

/** Adds someone who does not count. */
function addUncounted(chance: Chance, household: HouseholdFacts, partial: PartialHousehold): void {
  const lives = chance.pick(["dead", "religious", "prison"]);
  const receiving = chance.pick(["none", "dibao"]);
  household.members?.push(answered({ ...makeMember(chance, partial.on, "parent"), lives, receiving }, partial));
}

/** A member whom nobody listed: what the household answers for all is not asked of this one. */
function answered(member: MemberFacts, partial: PartialHousehold): MemberFacts {
  if (isInherited(partial, "appliesAlone")) delete member.appliesAlone;
  return member;
}

/** Whether the household answers a member's fact: its application is for all who could. */
function isInherited(partial: PartialHousehold, name: string): boolean {
  return name === "appliesAlone" && !partial.removed.includes("ownApplication");
}

/** Whether another known fact answers in the place of one that was left out. */
export function isAnswered(partial: PartialHousehold, path: string): boolean {
  const name = path.split(".").at(-1) ?? "";
  if (path === "assets.complyLowIncome")
    return partial.whole.assets.comply && !partial.removed.includes("assets.comply");
  return path.startsWith("members[") && partial.absent.has(path) && isInherited(partial, name);
}

function drop(household: HouseholdFacts, partial: PartialHousehold): void {
  for (const path of partial.removed) {
    const [holder, name] = holderOf(household, path);
    if (isAnswered(partial, path) || (name === "complyLowIncome" && household.assets.comply)) delete holder[name];
  }
}

/** The household that a partial one came from, without the facts that another known fact answers. */
export function original(partial: PartialHousehold): HouseholdFacts {
  const household = structuredClone(partial.whole);
  household.members = (household.members ?? []).map((member, i) =>
    i < partial.listed ? member : answered(member, partial),
  );
  drop(household, partial);
  return household;
}

/** The same household with another value of one fact, or `undefined` where no such household fits what was given. */
export function altered(
  chance: Chance,
  filled: HouseholdFacts,
  path: string,
  partial: PartialHousehold,
  joined: boolean,
): HouseholdFacts | undefined {
  const household = structuredClone(filled);
  refillOpen(chance, household, path, partial);
  // A member who no longer counts makes room for someone unlisted, beside a stated size.
  if (household.size !== undefined && joined) addCounted(chance, household, household.size, partial);
  return fits(household, partial) ? household : undefined;
}

/** One way to fill in a partly known household, or the household that it came from where chance finds none. */
export function fillIn(chance: Chance, partial: PartialHousehold): HouseholdFacts {
  const { whole } = partial;
  for (let tries = 0; tries < 8; tries += 1) {
    const household = structuredClone(whole);
    household.members = (household.members ?? []).slice(0, partial.listed);
    const money = (path: string): boolean => path.startsWith("income.") || path.startsWith("costs.");
    const keep = chance.pick([0, 0.2, 0.6]);
    const refilled = partial.removed.filter(() => !chance.hit(keep));
    for (const path of refilled.filter((p) => !money(p))) refillOpen(chance, household, path, partial);
    addUnlisted(chance, household, partial);
    for (const path of refilled.filter(money)) refillOpen(chance, household, path, partial);
    // Assets that fail the strict rule leave the looser one open, unless that was given.
    if (!household.assets.comply) household.assets.complyLowIncome ??= chance.hit(0.5);
    drop(household, partial);
    if (fits(household, partial)) return household;
  }
  return original(partial);
}
