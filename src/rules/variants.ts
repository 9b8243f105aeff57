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

function withValue(table: FactTable, def: FactDef, value: Value): FactTable {
  const values = table.values.slice();
  values[def.slot] = value;
  const missing = table.missing.slice();
  missing[def.slot] = undefined;
  if (table.bounds[def.slot] === undefined) return { values, missing, bounds: table.bounds };
  const bounds = table.bounds.slice();
  bounds[def.slot] = undefined;
  return { values, missing, bounds };
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

/** The facts with some more of them known; paths are those of `lacks`. Unknown paths are a defect and throw. */
export function withFacts(facts: Facts, answers: Iterable<readonly [string, Answer]>): Facts {
  let { household } = facts;
  let members = facts.members;
  let supporters = facts.supporters;
  for (const [path, answer] of answers) {
    const address = addressOf(path);
    if (address === null) throw new Error(`no fact at ${path}`);
    const value = known(address.def, answer, path);
    if (address.list === null) household = withValue(household, address.def, value);
    else if (address.list === "supporters") supporters = withElement(supporters, "supporters", address, value);
    else members = withElement(members, "members", address, value);
  }
  return { ...facts, household, members, supporters };
}

function withElement(
  elements: readonly ElementFacts[] | null,
  list: "members" | "supporters",
  address: Address,
  value: Value,
): readonly ElementFacts[] {
  const all = [...(elements ?? [])];
  while (all.length <= address.index) all.push({ ...empty, path: `${list}[${all.length}]`, disabilities: null });
  const element = all[address.index] as ElementFacts;
  if (address.list === "members[].disabilities") {
    const parts = [...(element.disabilities ?? [])];
    while (parts.length <= address.inner)
      parts.push({ ...empty, path: `${element.path}.disabilities[${parts.length}]`, disabilities: null });
    const part = parts[address.inner] as ElementFacts;
    parts[address.inner] = { ...part, ...withValue(part, address.def, value) };
    all[address.index] = { ...element, disabilities: parts };
  } else all[address.index] = { ...element, ...withValue(element, address.def, value) };
  return all;
}
