// Fitting people who were described into the roster that is already there: by relation and age, never by position.
import type { Json, JsonObject } from "./paths.ts";
import { leavesOf, readAt } from "./paths.ts";
import type { Change } from "./session.ts";
import type { FactsJson } from "./types.ts";

export interface Placed {
  readonly changes: readonly Change[];
  /** People known only by a trait ("somebody with grade 1") whom a complete roster does not show. */
  readonly unplaced: readonly JsonObject[];
  /** Traits said of nobody in particular, although the roster has names. */
  readonly unassigned: readonly JsonObject[];
}

type Member = JsonObject;

/** Adds described people to the roster. `named`: the description says who they are, not only that there is one. */
export function placeMembers(facts: FactsJson, given: readonly Member[], named: boolean): Placed {
  const listed = membersOf(facts);
  if (listed.length === 0) return { changes: [{ path: "members", value: [...given] }], unplaced: [], unassigned: [] };
  const someoneKnown = listed.some(isSomeone);
  if (!named) {
    if (!someoneKnown) return { changes: [{ path: "members", value: [...given] }], unplaced: [], unassigned: [] };
    const unassigned = given.filter((member) => !listed.some((known) => contains(known, member)));
    return { changes: [], unplaced: [], unassigned };
  }
  const roster = listed.filter(isSomeone);
  const traits = listed.filter((member) => !isSomeone(member));
  const taken = new Set<number>();
  for (const member of given) {
    const alike = roster.findIndex((known, at) => !taken.has(at) && isSamePerson(known, member));
    const index = alike === -1 ? theOnlyOne(listed.filter(isSomeone), member, given) : alike;
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
    unassigned: [],
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

// 儿子不读书了: of the only son, unless another son is told of beside him. A bare 儿子 may be one more.
function theOnlyOne(listed: readonly Member[], given: Member, all: readonly Member[]): number {
  const { relation, sex } = given;
  if (relation === undefined || isAged(given) || Object.keys(given).every((key) => key === "relation" || key === "sex"))
    return -1;
  const fits = (member: Member) => member.relation === relation && (member.sex ?? sex) === (sex ?? member.sex);
  return all.filter(fits).length === 1 && listed.filter(fits).length === 1 ? listed.findIndex(fits) : -1;
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
