import { type FactDef, factDef } from "../../rules/index.ts";
import { isEnds } from "../ends.ts";
import { type Json, leavesOf, memberOf, patternOf, readAt } from "../paths.ts";
import type { FactName, Item, Question, Value, Who } from "../reply.ts";
import { type Asked, listedMembers, type OpenCase } from "../session.ts";
import type { Evidence, FactsJson } from "../types.ts";

/** How a member is called in messages; what is not known of them is left out. */
export function whoOf(facts: FactsJson, member: number): Who {
  const relation = readAt(facts, `members[${member}].relation`);
  const age = readAt(facts, `members[${member}].age`);
  const sex = readAt(facts, `members[${member}].sex`);
  return {
    member,
    relation: typeof relation === "string" && relation !== "refused" ? relation : null,
    age: typeof age === "number" ? age : null,
    sex: typeof sex === "string" && sex !== "refused" ? sex : null,
  };
}

export function factNameOf(facts: FactsJson, path: string): FactName {
  const member = memberOf(path);
  return { path, pattern: patternOf(path), who: member === null ? null : whoOf(facts, member) };
}

export function itemOf(facts: FactsJson, path: string, value: Json): Item {
  return { ...factNameOf(facts, path), value: plainValue(value) };
}

/** The item with how well it is established, where that is more, or less, than declared. */
export function markedItem(item: Item, evidence: Readonly<Record<string, Evidence>>): Item {
  const mark = evidence[item.path];
  return mark === undefined || mark === "declared" ? item : { ...item, evidence: mark };
}

/** Every answer so far in the order of the facts, members one after another. */
export function itemsOf(facts: FactsJson): readonly Item[] {
  const { members, ...household } = facts;
  const leaves = [...leavesOf(household), ...(members === undefined ? [] : leavesOf(members, "members"))];
  return leaves.filter(([path]) => factDef(path) !== undefined).map(([path, value]) => itemOf(facts, path, value));
}

/** The question as it is put, with the answer so far when there is one. */
export function questionOf(open: OpenCase, asked: Asked, revision: number): Question {
  const facts = open.facts;
  const definition = factDef(asked.path);
  const size = readAt(facts, "size");
  const current = asked.card === "fact" ? readAt(facts, asked.path) : undefined;
  return {
    ...factNameOf(facts, asked.path),
    card: asked.card,
    answer: asked.card === "all-here" ? "truth" : (definition?.kind ?? "text"),
    options: asked.card === "all-here" ? [] : optionsOf(definition),
    offered: asked.offered ?? [],
    current: current === undefined ? null : markedItem(itemOf(facts, asked.path, current), open.evidence),
    editing: asked.editing === true,
    revision,
    listed: namedMembers(facts),
    expected: typeof size === "number" ? size : null,
  };
}

// Somebody known only by a trait is still to be described.
function namedMembers(facts: FactsJson): number {
  const isNamed = (index: number) =>
    ["relation", "age", "birth"].some((fact) => readAt(facts, `members[${index}].${fact}`) !== undefined);
  return Array.from({ length: listedMembers(facts) }, (_, index) => index).filter(isNamed).length;
}

function plainValue(value: Json): Value {
  return value === null || typeof value !== "object" || isEnds(value) ? value : JSON.stringify(value);
}

// Few whole numbers are as quick to press as to type: the grades of a disability.
function optionsOf(definition: FactDef | undefined): readonly string[] {
  const least = Number(definition?.min);
  const most = Number(definition?.max);
  if (definition?.kind !== "number" || !(most - least < 6)) return definition?.options ?? [];
  return Array.from({ length: most - least + 1 }, (_, index) => String(least + index));
}
