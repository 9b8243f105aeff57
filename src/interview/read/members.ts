import type { Draft, Understood, Unsettled } from "./findings.ts";
import { readHousehold } from "./household.ts";
import type { MemberFacts } from "./meaning.ts";
import { masked } from "./text.ts";

export interface MembersReading {
  readonly members: readonly MemberFacts[];
  readonly understood: readonly Understood[];
  readonly unsettled: readonly Unsettled[];
  readonly rest: readonly string[];
  readonly roster: "none" | "named" | "counted";
}

/**
 * Reads a roster card: one message, several members (户主56一级肢体残疾 妻50 儿子17高中). A word belongs to the relation before it; what is
 * said of the household or not understood comes back in `rest`.
 */
export function readMembers(given: string, today?: string): MembersReading {
  const read = readHousehold(given, today, true);
  const rest = [
    ...read.unread,
    ...read.household.map(({ span }) => span),
    ...read.parameters.map(({ span }) => span),
    ...read.questions,
    ...read.unsettled.filter(({ fact }) => fact !== null && !fact.startsWith("members")).map(({ span }) => span),
  ];
  return {
    members: read.members.map(({ facts }) => nestedFacts(facts)),
    understood: memberFindings(read.members, given),
    unsettled: read.unsettled.filter(({ fact }) => fact === null || fact.startsWith("members")),
    rest: rest.sort(([a], [b]) => a - b).map(([from, to]) => masked(given.slice(from, to))),
    roster: read.roster,
  };
}

/** The facts of one member, nested by the dots of the contract (father.state). */
export function nestedFacts(facts: MemberFacts): MemberFacts {
  const nested: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(facts)) {
    const [group, name] = key.split(".");
    if (group === undefined || name === undefined) nested[key] = value;
    else nested[group] = { ...(nested[group] as object | undefined), [name]: value };
  }
  return nested as MemberFacts;
}

/** What was understood of each member, with the words it came from. */
export function memberFindings(drafts: readonly Draft[], given: string): Understood[] {
  return drafts.flatMap(({ facts, seen }, at) =>
    seen.flatMap(({ key, span }) => {
      const value = facts[key];
      return value === undefined ? [] : [{ fact: `members[${at}].${key}`, value, span, text: given.slice(...span) }];
    }),
  );
}
