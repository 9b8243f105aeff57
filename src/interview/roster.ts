// Fitting people who were described into the roster that is already there: by relation and age, never by position.
import type { Json, JsonObject } from "./paths.ts";
import { leavesOf, readAt } from "./paths.ts";
import type { Change } from "./session.ts";
import type { FactsJson } from "./types.ts";

export interface Placed {
  readonly changes: readonly Change[];
  /** People known only by a trait ("somebody with grade 1") whom a complete roster does not show. */
  readonly unplaced: readonly JsonObject[];
  /** Traits said of nobody in particular, although the roster has names; or of one of several whom they fit alike. */
  readonly unassigned: readonly JsonObject[];
  /** Where each one who was described stands in the roster now; null where that is not clear. */
  readonly indexes: readonly (number | null)[];
}

type Member = JsonObject;

/**
 * Adds described people to the roster. `named`: the description says who they are, not only that there is one. `told`
 * are those of whom something was said that is not certain enough to stand in the description (儿子残疾, with no type).
 */
export function placeMembers(
  facts: FactsJson,
  given: readonly Member[],
  named: boolean,
  told: ReadonlySet<number> = new Set(),
): Placed {
  const listed = membersOf(facts);
  const asGiven: Placed = {
    changes: [{ path: "members", value: [...given] }],
    unplaced: [],
    unassigned: [],
    indexes: given.map((_, index) => index),
  };
  if (listed.length === 0) return asGiven;
  const someoneKnown = listed.some(isSomeone);
  if (!named) {
    if (!someoneKnown) return asGiven;
    const unassigned = given.filter((member) => !listed.some((known) => contains(known, member)));
    return { changes: [], unplaced: [], unassigned, indexes: given.map(() => null) };
  }
  const roster = listed.filter(isSomeone);
  const traits = listed.filter((member) => !isSomeone(member));
  const taken = new Set<number>();
  const unassigned: Member[] = [];
  const indexes: (number | null)[] = [];
  for (const [at, member] of given.entries()) {
    const alike = roster.findIndex((known, place) => !taken.has(place) && isSamePerson(known, member));
    const fitting = alike === -1 ? thoseMeant(listed.filter(isSomeone), member, given, told.has(at)) : [alike];
    const [index = -1, ...others] = fitting;
    if (others.length > 0) {
      unassigned.push(member);
      indexes.push(null);
      continue;
    }
    indexes.push(index === -1 ? roster.length : index);
    if (index === -1) {
      taken.add(roster.length);
      roster.push(member);
    } else {
      taken.add(index);
      roster[index] = { ...roster[index], ...member };
    }
  }
  const left = traits.filter(
    (trait) => Object.keys(trait).length > 0 && !roster.some((known) => contains(known, trait)),
  );
  const size = readAt(facts, "size");
  const room = typeof size === "number" ? size - roster.length : Number.POSITIVE_INFINITY;
  const kept = left.length <= room ? left : [];
  return {
    changes: changesTo(listed, [...roster, ...kept]),
    unplaced: kept.length === left.length ? [] : left,
    unassigned,
    indexes,
  };
}

function membersOf(facts: FactsJson): readonly Member[] {
  const members = facts.members;
  return Array.isArray(members) ? (members as readonly Member[]) : [];
}

function isSomeone(member: Member): boolean {
  return ["relation", "age", "birth"].some((key) => member[key] !== undefined && member[key] !== null);
}

const onlyOne = new Set<Json | undefined>(["head", "spouse"]);

function isSamePerson(known: Member, given: Member): boolean {
  if (known.relation !== undefined && given.relation !== undefined && known.relation !== given.relation) return false;
  if (onlyOne.has(given.relation)) return true;
  return given.age !== undefined && known.age === given.age && (known.sex ?? given.sex) === (given.sex ?? known.sex);
}

// 儿子不读书了: of the only son, unless another son is told of beside him; of two sons it may be either. A bare 儿子 may be
// one more.
function thoseMeant(listed: readonly Member[], given: Member, all: readonly Member[], isTold: boolean): number[] {
  const { relation, sex } = given;
  const isBare = Object.keys(given).every((key) => key === "relation" || key === "sex");
  if (relation === undefined || isAged(given) || (isBare && !isTold)) return [];
  const fits = (member: Member) => member.relation === relation && (member.sex ?? sex) === (sex ?? member.sex);
  if (all.filter(fits).length !== 1) return [];
  return listed.flatMap((member, index) => (fits(member) ? [index] : []));
}

function isAged(member: Member): boolean {
  return member.age !== undefined || member.birth !== undefined;
}

function contains(member: Member, trait: Member): boolean {
  return Object.entries(trait).every(([key, value]) => JSON.stringify(member[key]) === JSON.stringify(value));
}

// Where everybody keeps their place, only what differs is written, so that the other facts keep their sources.
function changesTo(before: readonly Member[], after: readonly Member[]): readonly Change[] {
  if (!before.every(isSomeone)) return [{ path: "members", value: [...after] }];
  return after.flatMap((member, index) =>
    leavesOf(member, `members[${index}]`)
      .filter(([path, value]) => JSON.stringify(readAt({ members: before }, path)) !== JSON.stringify(value))
      .map(([path, value]) => ({ path, value })),
  );
}
