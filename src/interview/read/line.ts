import type { Understood, Unsettled, Value } from "./findings.ts";
import { readHousehold } from "./household.ts";
import type { MemberFacts } from "./meaning.ts";
import { type MembersReading, memberFindings, nestedFacts } from "./members.ts";
import type { AskedParameter } from "./message.ts";
import { masked } from "./text.ts";

/** Nested by the dots of the contract, ready for the rules; absent is not asked. */
export interface PartialFacts {
  [key: string]: Value | PartialFacts | MemberFacts[];
}

export interface LineReading {
  readonly facts: PartialFacts;
  readonly understood: readonly Understood[];
  readonly unread: readonly string[];
  readonly vague: readonly Unsettled[];
  readonly parameters: readonly AskedParameter[];
  readonly roster: MembersReading["roster"];
  readonly question?: string;
}

/**
 * Reads the field one-liner (农村 4口人 年收入1.2万 一级残疾1人): facts, what must be asked, a standard that the asker gives, the question
 * at its end, and everything unread as it was typed. Nothing recognised: `facts` is empty. `today` is needed for days such as 昨天.
 */
export function readLine(given: string, today?: string): LineReading {
  const read = readHousehold(given, today);
  const facts: PartialFacts = {};
  for (const { fact, value } of read.household) {
    const parts = fact.split(".");
    const name = parts.pop() ?? fact;
    let place = facts;
    for (const part of parts) {
      const inner = (place[part] ?? {}) as PartialFacts;
      place[part] = inner;
      place = inner;
    }
    place[name] = value;
  }
  if (read.members.length > 0) facts.members = read.members.map(({ facts: said }) => nestedFacts(said));
  const question = read.questions.map(([from, to]) => given.slice(from, to)).join(" ");
  return {
    facts,
    understood: [...read.household, ...memberFindings(read.members, given)].sort((a, b) => a.span[0] - b.span[0]),
    unread: read.unread.map(([from, to]) => masked(given.slice(from, to))),
    vague: read.unsettled,
    parameters: read.parameters,
    roster: read.roster,
    ...(question === "" ? {} : { question }),
  };
}
