import { describe, expect, test } from "vitest";
import { faultsOf, fits, readSentences, type Sentence } from "./read-sentences.ts";

const tuned = readSentences("tuned");
const heldOut = readSentences("held-out");
const all: readonly Sentence[] = [...tuned, ...heldOut];

const membersOf = ({ facts }: Sentence) => facts.members ?? [];
const pathsOf = (one: Sentence): readonly string[] => [
  ...Object.keys(one.facts).filter((name) => name !== "members"),
  ...membersOf(one).flatMap((member, at) => Object.keys(member).map((name) => `members[${at}].${name}`)),
];

describe("the labelled sentences", () => {
  test("are at least 600, two fifths of them written by hand", () => {
    expect(all.length).toBeGreaterThanOrEqual(600);
    expect(all.filter(({ by }) => by === "hand").length / all.length).toBeGreaterThanOrEqual(0.4);
  });

  test("have unique ids that number them without a gap", () => {
    const numbers = all.map(({ id }) => Number(id.slice(1))).sort((a, b) => a - b);
    expect(numbers).toEqual(all.map((_, at) => at + 1));
  });

  test("hold a third of the lines out", () => {
    expect(heldOut.length / all.length).toBeGreaterThanOrEqual(1 / 3);
  });

  test("never repeat a text", () => {
    const seen = new Map<string, string>();
    for (const { id, text } of all) {
      expect(seen.get(text), `${id}: ${text}`).toBeUndefined();
      seen.set(text, id);
    }
  });

  test("label facts that the contract takes as they stand", () => {
    for (const one of all) expect(faultsOf(one), `${one.id}: ${one.text}`).toEqual([]);
  });

  test("allow only values of the catalogue where a fact may be read or left out", () => {
    for (const { id, may = {}, mayMembers = [] } of all) {
      for (const [path, values] of Object.entries(may))
        for (const one of [values].flat()) expect(fits(path, one), `${id} ${path} ${one}`).toBe(true);
      for (const member of mayMembers)
        for (const [name, values] of Object.entries(member))
          for (const one of [values].flat()) expect(fits(`members[0].${name}`, one), `${id} ${name} ${one}`).toBe(true);
    }
  });

  test("never say for certain what is to be asked or may be left out", () => {
    for (const one of all) {
      const certain = new Set(pathsOf(one));
      for (const path of [...(one.ask ?? []), ...Object.keys(one.may ?? {})])
        expect(certain.has(path), `${one.id} ${path}`).toBe(false);
    }
  });

  test("speak of members that stand in the facts", () => {
    for (const one of all)
      for (const path of [...(one.ask ?? []), ...Object.keys(one.may ?? {})]) {
        const index = /^members\[(\d+)\]/.exec(path)?.[1];
        if (index !== undefined) expect(Number(index), `${one.id} ${path}`).toBeLessThan(membersOf(one).length);
      }
  });

  test("give bounds only to what is asked back", () => {
    for (const { id, ask = [], bounds = {} } of all)
      for (const path of Object.keys(bounds)) expect(ask, `${id} ${path}`).toContain(path);
  });

  test("have both files speak of areas, sizes, members, incomes, costs, assets, benefits, standards and questions", () => {
    const topics = [
      /^area$/,
      /^size$/,
      /^members\[\d+\]\.(age|disability|student|relation|lives|work|seriousIllness)$/,
      /^income\.(total|perHead)$/,
      /^income\.(wage|business|property|transfer)$/,
      /^costs\./,
      /^assets\./,
      /^(benefit\.monthly|receiving)$/,
    ];
    for (const set of [tuned, heldOut]) {
      const paths = set.flatMap(pathsOf);
      for (const topic of topics)
        expect(paths.filter((path) => topic.test(path)).length, `${topic}`).toBeGreaterThan(15);
      expect(set.filter(({ parameter }) => parameter !== undefined).length).toBeGreaterThan(5);
      expect(set.filter(({ question }) => question === true).length).toBeGreaterThan(20);
      expect(set.filter(({ ask }) => ask !== undefined).length).toBeGreaterThan(20);
    }
  });
});
