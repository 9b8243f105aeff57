/**
 * Who belongs to a household and who counts: the members listed, those the stated size implies without naming them, the
 * supporters, the disabilities of each, and the number of counted members by which income is divided.
 */
import { Decimal, one, plainInteger, whole } from "./decimal.ts";
import { type FactDef, findFact, type ListId } from "./fact-catalogue.ts";
import type { ElementFacts } from "./facts.ts";
import { isGiven } from "./given-bounds.ts";
import { lackOf } from "./lacking-facts.ts";
import { extreme } from "./operations/arithmetic.ts";
import type { Element, Env } from "./runtime.ts";
import {
  type Item,
  type ListValue,
  list,
  type NumberValue,
  none,
  number,
  type TruthValue,
  truth,
  type Value,
} from "./values.ts";

const sizeDef = findFact(null, "size") as FactDef;
const sizeSlot = sizeDef.slot;

/** Natural bound on people whom a roster leaves out and who do not count: the dead, prisoners, clergy of one home. */
const mostUncounted = 2;
const unlisted: readonly [number, number] = [1, 1];
const oneNode = number("constant", none, one, one, 0n);

const memberPaths = Array.from({ length: 64 }, (_, index) => `members[${index}]`);
const memberPath = (index: number): string => memberPaths[index] ?? `members[${index}]`;

function newElement(
  listId: ListId,
  index: number,
  facts: ElementFacts | null,
  path: string,
  times: readonly [number, number],
  rest: boolean,
): Element {
  return { list: listId, index, facts, path, times, rest, cache: [], definitions: [], disabilities: null };
}

/** The people of one household on one day; each list is worked out when it is first asked for. */
export class Roster {
  private readonly env: Env;
  private membersFound: ListValue | null = null;
  private supportersFound: ListValue | null = null;
  private countedMembersFound: ListValue | null = null;
  private sizeFound: NumberValue | null = null;
  private somebodyFound: TruthValue | null = null;

  constructor(env: Env) {
    this.env = env;
  }

  /** The members: those listed, and, where the counted size is larger, the unlisted ones. */
  members(): ListValue {
    if (this.membersFound !== null) return this.membersFound;
    const listed = this.env.facts.members ?? [];
    const items: Item[] = listed.map((facts, index) => ({
      element: newElement("members", index, facts, facts.path, unlisted, false),
      included: null,
      value: null,
    }));
    let deps = 0n;
    const size = this.declaredSize();
    if (size !== null) {
      // The listed who surely count, and those who may: the rest of the size are members the roster does not name.
      this.membersFound = list("members", none, items, 0n);
      let sure = 0;
      let open = 0;
      for (const item of items) {
        const counts = this.countsOf(item.element as Element);
        if (counts.is === "yes") sure += 1;
        else if (counts.is === "unknown") {
          open += 1;
          deps |= counts.deps;
        }
      }
      if (open > 0 && size.lo !== null && size.lo === size.hi && size.lo.eq(sure)) {
        // The stated size is filled by those who surely count, so nobody else does.
        for (const item of items) {
          const element = item.element as Element;
          if (this.countsOf(element).is !== "unknown") continue;
          element.definitions[this.env.catalog.counted] = truth("counted", none, "no", 0n, 0, {
            member: element.index,
          });
        }
        open = 0;
      }
      const lowest = size.lo === null ? 1 : plainInteger(size.lo);
      const highest = size.hi === null ? 30 : plainInteger(size.hi);
      const least = Math.max(0, lowest - sure - open);
      const most = Math.max(0, highest - sure);
      if (open === 0) deps = 0n;
      if (most > 0) {
        const index = listed.length;
        const path = memberPath(index);
        if (least !== most) deps |= size.deps;
        items.push({
          element: newElement("members", index, null, path, [least, most], true),
          included: null,
          value: null,
        });
      }
      if (this.env.facts.members === null || most > 0) {
        // A roster that is not whole: someone who does not count (who died, serves a sentence, lives in a temple) may
        // be unlisted too.
        const index = listed.length + most;
        const path = memberPath(index);
        const lives = findFact("members", "lives") as FactDef;
        const unseen = this.env.bit(`${path}.lives`, () => lackOf(lives, `${path}.lives`, null, true));
        items.push({
          element: newElement("members", index, null, path, [0, mostUncounted], false),
          included: truth("fact", none, "unknown", unseen, 0, { fact: "members" }),
          value: null,
        });
      }
    }
    this.membersFound = list("members", none, items, deps);
    return this.membersFound;
  }

  /** Those who owe the household support. */
  supporters(): ListValue {
    this.supportersFound ??= this.nested("supporters", this.env.facts.supporters, "supporters");
    return this.supportersFound;
  }

  /** The certified disabilities of one member. */
  disabilities(element: Element): ListValue {
    element.disabilities ??= this.nested(
      "members[].disabilities",
      element.facts?.disabilities ?? null,
      `${element.path}.disabilities`,
    );
    return element.disabilities;
  }

  /** A list that is complete where it was given and of unknown length where it was not. */
  private nested(listId: ListId, given: readonly ElementFacts[] | null, path: string): ListValue {
    if (given !== null) {
      return list(
        listId,
        none,
        given.map((facts, index) => ({
          element: newElement(listId, index, facts, facts.path, unlisted, false),
          included: null,
          value: null,
        })),
        0n,
      );
    }
    const first = findFact(listId, listId === "supporters" ? "relation" : "type") as FactDef;
    const at = `${path}[0]`;
    const deps = this.env.bit(`${at}.${first.name}`, () => lackOf(first, `${at}.${first.name}`, null, false));
    return list(
      listId,
      none,
      [{ element: newElement(listId, 0, null, at, [0, 8], false), included: null, value: null }],
      deps,
    );
  }

  /** `size` as given, or unknown where it was asked in vain or no roster stands in for it; null where the roster is complete. */
  private declaredSize(): NumberValue | null {
    const fixed = this.env.cell.countedSize;
    const { members, household } = this.env.facts;
    if (members !== null && !isGiven(household, sizeSlot) && household.missing[sizeSlot] === undefined) return null;
    if (fixed !== undefined && household.values[sizeSlot] === undefined) {
      const exact = new Decimal(fixed);
      return number("assumed", none, exact, exact, 0n, 0, { fact: "size" });
    }
    return this.env.fact(sizeSlot, sizeDef) as NumberValue;
  }

  /** Whether one member counts. Unlisted ones do by definition, and where there is no roster nobody else does. */
  countsOf(element: Element): TruthValue {
    if (element.rest) return truth("counted", none, "yes", 0n, 0, { member: element.index });
    if (element.facts === null) return truth("counted", none, "no", 0n, 0, { member: element.index });
    return this.env.memberDefinition(this.env.catalog.counted, element) as TruthValue;
  }

  /** The members who count or may count. */
  countedMembers(): ListValue {
    if (this.countedMembersFound !== null) return this.countedMembersFound;
    const all = this.members();
    const items = all.items.flatMap((item) => {
      const counts = this.countsOf(item.element as Element);
      return counts.is === "no" ? [] : [{ ...item, included: counts }];
    });
    this.countedMembersFound = list("countedMembers", none, items, all.deps);
    return this.countedMembersFound;
  }

  /** The number of counted members, at least 1; programmes refuse a home in which surely nobody counts before dividing. */
  countedSize(): NumberValue {
    if (this.sizeFound !== null) return this.sizeFound;
    const declared = this.declaredSize();
    let size: NumberValue;
    if (this.env.cell.countedSize !== undefined && declared?.op !== "fact") {
      const exact = new Decimal(this.env.cell.countedSize);
      size = number("assumed", none, exact, exact, 0n, 0, { fact: "countedSize" });
    } else if (declared !== null) size = declared;
    else size = this.countRoster();
    this.sizeFound = size;
    return size;
  }

  private countRoster(): NumberValue {
    let lo = 0;
    let hi = 0;
    let deps = 0n;
    const args: Value[] = [];
    for (const item of this.members().items) {
      const counts = this.countsOf(item.element as Element);
      args.push(truth("element", [counts], counts.is, counts.deps, 0, { member: item.element.index }));
      if (counts.is === "yes") lo += 1;
      if (counts.is !== "no") hi += 1;
      deps |= counts.deps;
    }
    const low = whole(lo);
    const raw = number("count", args, low, lo === hi ? low : whole(hi), lo === hi ? 0n : deps);
    return lo >= 1 ? raw : extreme("max", [oneNode, raw]);
  }

  /** Whether anybody counts: no where the roster is complete and surely nobody does. */
  somebodyCounts(): TruthValue {
    this.somebodyFound ??= this.somebody();
    return this.somebodyFound;
  }

  private somebody(): TruthValue {
    if (this.declaredSize() !== null) return truth("somebody", none, "yes", 0n);
    const parts = this.members().items.map((item) => this.countsOf(item.element as Element));
    let deps = 0n;
    let is: "yes" | "no" | "unknown" = "no";
    for (const counts of parts) {
      if (counts.is === "yes") return truth("or", parts, "yes", 0n);
      if (counts.is === "unknown") {
        is = "unknown";
        deps |= counts.deps;
      }
    }
    return truth("or", parts, is, deps);
  }
}
