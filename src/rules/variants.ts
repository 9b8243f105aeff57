/** The same household with some facts filled in otherwise: for looking ahead, for witnesses, for what would change it. */
import { type FactDef, findFact, type ListId } from "./fact-catalogue.ts";
import type { Bounds, ElementFacts, Facts, FactTable } from "./facts.ts";
import { known } from "./read-facts.ts";
import type { Value } from "./values.ts";

/** A value as the JSON contract writes it. */
export type Answer = string | number | boolean;

interface Address {
  readonly list: ListId | null;
  readonly index: number;
  readonly inner: number;
  readonly def: FactDef;
}

const addresses = new Map<string, Address | null>();

/** Where a path points to; remembered, since a look ahead tries the same few paths again and again. */
function addressOf(path: string): Address | null {
  let address = addresses.get(path);
  if (address === undefined) {
    if (addresses.size > 4096) addresses.clear();
    address = parseAddress(path);
    addresses.set(path, address);
  }
  return address;
}

function parseAddress(path: string): Address | null {
  const found = /^(?:(members|supporters)\[(\d+)\]\.(?:disabilities\[(\d+)\]\.)?)?(.+)$/.exec(path);
  if (found === null) return null;
  const [, list, index, inner, name = ""] = found;
  const listId = (list === undefined ? null : inner === undefined ? list : "members[].disabilities") as ListId | null;
  const def = findFact(listId, name);
  return def === undefined ? null : { list: listId, index: Number(index ?? 0), inner: Number(inner ?? 0), def };
}

const empty: FactTable = { values: [], missing: [], bounds: [] };

/** A table that is being filled in: copied once, however many facts are set. */
interface Draft {
  values: (Value | undefined)[];
  missing: FactTable["missing"][number][];
  bounds: FactTable["bounds"];
}

const draftOf = (table: FactTable): Draft => ({
  values: table.values.slice(),
  missing: table.missing.slice(),
  bounds: table.bounds,
});

function set(draft: Draft, def: FactDef, value: Value): void {
  draft.values[def.slot] = value;
  draft.missing[def.slot] = undefined;
  if (draft.bounds[def.slot] === undefined) return;
  const bounds = draft.bounds.slice();
  bounds[def.slot] = undefined;
  draft.bounds = bounds;
}

/** Between which values the fact at a path was said to lie; null where it was not, and where it was given exactly. */
export function boundsAt(facts: Facts, path: string): Bounds | null {
  const address = addressOf(path);
  if (address === null) return null;
  const { list, index, inner, def } = address;
  const element = list === "supporters" ? facts.supporters?.[index] : facts.members?.[index];
  const table =
    list === null ? facts.household : list === "members[].disabilities" ? element?.disabilities?.[inner] : element;
  return table?.bounds[def.slot] ?? null;
}

/** Whether the household, member, supporter or disability that a fact is told of is among those listed. */
export function isListed(facts: Facts, path: string): boolean {
  const address = addressOf(path);
  if (address === null) return false;
  const { list, index, inner } = address;
  if (list === null) return true;
  const element = list === "supporters" ? facts.supporters?.[index] : facts.members?.[index];
  return list === "members[].disabilities" ? element?.disabilities?.[inner] !== undefined : element !== undefined;
}

/** The facts with some more of them known; paths are those of `lacks`. Unknown paths are a defect and throw. */
export function withFacts(facts: Facts, answers: Iterable<readonly [string, Answer]>): Facts {
  let household: Draft | null = null;
  let members: ElementDrafts | null = null;
  let supporters: ElementDrafts | null = null;
  for (const [path, answer] of answers) {
    const address = addressOf(path);
    if (address === null) throw new Error(`no fact at ${path}`);
    const { def, list, index, inner } = address;
    const value = leafOf(def, answer, path);
    if (list === null) {
      household ??= draftOf(facts.household);
      set(household, def, value);
    } else if (list === "supporters") {
      supporters ??= new ElementDrafts(facts.supporters, list);
      set(supporters.at(index), def, value);
    } else {
      members ??= new ElementDrafts(facts.members, "members");
      set(list === "members" ? members.at(index) : members.partAt(index, inner), def, value);
    }
  }
  return {
    ...facts,
    household: household ?? facts.household,
    members: members === null ? facts.members : members.done(),
    supporters: supporters === null ? facts.supporters : supporters.done(),
  };
}

type ElementDraft = Draft & { readonly path: string; disabilities: readonly ElementFacts[] | null };

/** A list of elements that is being filled in; only those that change are copied, and each of them once. */
class ElementDrafts {
  readonly #all: (ElementFacts | ElementDraft)[];
  readonly #list: string;
  readonly #own = new Map<number, ElementDraft>();
  readonly #parts = new Map<number, ElementDrafts>();

  constructor(elements: readonly ElementFacts[] | null, list: string) {
    this.#all = [...(elements ?? [])];
    this.#list = list;
  }

  at(index: number): ElementDraft {
    const known = this.#own.get(index);
    if (known !== undefined) return known;
    while (this.#all.length <= index)
      this.#all.push({ ...empty, path: `${this.#list}[${this.#all.length}]`, disabilities: null });
    const element = this.#all[index] as ElementFacts;
    const draft: ElementDraft = { ...draftOf(element), path: element.path, disabilities: element.disabilities };
    this.#all[index] = draft;
    this.#own.set(index, draft);
    return draft;
  }

  /** A disability of one of the elements. */
  partAt(index: number, inner: number): ElementDraft {
    let parts = this.#parts.get(index);
    if (parts === undefined) {
      const element = this.at(index);
      parts = new ElementDrafts(element.disabilities, `${element.path}.disabilities`);
      this.#parts.set(index, parts);
    }
    return parts.at(inner);
  }

  done(): readonly ElementFacts[] {
    for (const [index, parts] of this.#parts) this.at(index).disabilities = parts.done();
    return this.#all;
  }
}

/**
 * The leaves that were filled in before: a look ahead tries the same few answers again and again. Only what a pure function
 * gave, so who asks gets what would be worked out anew.
 */
const leaves = new Map<string, Map<Answer, Value>>();
const mostLeaves = 2048;

function leafOf(def: FactDef, answer: Answer, path: string): Value {
  let ofPath = leaves.get(path);
  if (ofPath === undefined) {
    if (leaves.size >= mostLeaves) leaves.clear();
    ofPath = new Map();
    leaves.set(path, ofPath);
  }
  let value = ofPath.get(answer);
  if (value === undefined) {
    if (ofPath.size >= 64) ofPath.clear();
    value = known(def, answer, path);
    ofPath.set(answer, value);
  }
  return value;
}
