/**
 * Holds the engine's answer for a partly known household against the oracle's answers for ways to fill it in:
 * sound, nearly complete, nothing relevant left out of `lacks`, nothing irrelevant asked.
 */
import type { AssessmentJson, ProgrammeJson } from "../../../src/rules/index.ts";
import {
  type FloorProgramme,
  type FloorResult,
  type FloorResults,
  floorProgrammes,
  type HouseholdFacts,
  judge,
  parseHome,
} from "../../bench/floor.ts";
import { altered, fillIn, isAnswered, original, type PartialHousehold } from "./partials.ts";
import type { Chance } from "./random.ts";

export interface Finding {
  readonly kind: "unsound" | "incomplete" | "not in lacks" | "irrelevant question" | "trace";
  readonly programme: string;
  readonly detail: string;
  readonly filled?: HouseholdFacts;
}

export interface Examined {
  readonly findings: readonly Finding[];
  /** Programmes on which every way to fill in agrees; of these, those that the answer calls undetermined. */
  readonly agreed: readonly FloorProgramme[];
  readonly missed: readonly FloorProgramme[];
  /** A question that no oracle of ours can judge (another programme's, or a member nobody listed). */
  readonly unjudged: boolean;
}

const cents = (text: string): number => Number(text.replace(".", ""));

/** Why a printed answer cannot be the household's, or `undefined` where it can. */
export function contradiction(printed: ProgrammeJson, truth: FloorResult): string | undefined {
  if (printed.verdict !== "undetermined" && printed.verdict !== truth.verdict) {
    return `${printed.verdict}, yet ${truth.verdict}`;
  }
  if (truth.verdict !== "eligible" || truth.monthly === undefined || printed.monthly === undefined) return undefined;
  if (truth.monthly === null || printed.monthly === null) {
    return truth.monthly === printed.monthly ? undefined : `${show(printed.monthly)}, yet ${show(truth.monthly)}`;
  }
  const ends = (m: string | { from: string; to: string | null }) => (typeof m === "string" ? { from: m, to: m } : m);
  const [outer, inner] = [ends(printed.monthly), ends(truth.monthly)];
  const above = outer.to === null || (inner.to !== null && cents(inner.to) <= cents(outer.to));
  const fits = cents(outer.from) <= cents(inner.from) && above;
  return fits ? undefined : `${show(printed.monthly)}, yet ${show(truth.monthly)}`;
}

const show = (value: unknown): string => JSON.stringify(value);

/** How a printed answer for a household of which everything is known departs from the oracle's. */
export function departure(printed: ProgrammeJson | undefined, truth: FloorResult): string | undefined {
  if (printed === undefined) return "missing";
  if (printed.verdict !== truth.verdict) return `${printed.verdict}, yet ${truth.verdict}`;
  if (truth.monthly === undefined || show(printed.monthly) === show(truth.monthly)) return undefined;
  return `${show(printed.monthly)}, yet ${show(truth.monthly)}`;
}

export function differs(one: FloorResult, other: FloorResult): boolean {
  if (one.verdict !== other.verdict) return true;
  return one.monthly !== undefined && other.monthly !== undefined && show(one.monthly) !== show(other.monthly);
}

/** The programmes in which a fact shows itself relevant: two ways to fill in, apart in this fact alone. */
export function shownBy(
  chance: Chance,
  base: HouseholdFacts,
  path: string,
  partial: PartialHousehold,
  joined = false,
): FloorProgramme[] {
  const changed = altered(chance, base, path, partial, joined);
  if (changed === undefined) return [];
  const [before, after] = [judge(parseHome(base), partial.on), judge(parseHome(changed), partial.on)];
  return floorProgrammes.filter((programme) => differs(before[programme], after[programme]));
}

/** Other names under which `lacks` may ask for a fact that was taken away. */
function namesFor(path: string, partial: PartialHousehold): string[] {
  const [group, name] = path.split(".");
  const incomeLeft = Object.entries((partial.given.income ?? {}) as object).some(
    ([, v]) => v !== null && v !== "refused",
  );
  if (group === "income" && (name === "perHead" || !incomeLeft)) return [path, "income.total"];
  if (group === "costs" && !incomeLeft) return [path, "income.total"];
  if (path.endsWith(".birth")) return [path, path.replace(/birth$/, "age")];
  if (path.startsWith("assets.")) return ["assets.comply", "assets.complyLowIncome"];
  if (path.endsWith(".appliesAlone") || path === "ownApplication") return [path, "ownApplication"];
  return [path];
}

function listed(json: AssessmentJson, programme: FloorProgramme): ProgrammeJson {
  const found = json.programmes.find((p) => p.id === programme);
  if (found === undefined) throw new Error(`no ${programme} in the assessment`);
  return found;
}

interface Depth {
  readonly fills: number;
  readonly deep: number;
}

export function examine(chance: Chance, partial: PartialHousehold, json: AssessmentJson, depth: Depth): Examined {
  const { on } = partial;
  const findings: Finding[] = [];
  const first = new Map<FloorProgramme, string>();
  const split = new Set<FloorProgramme>();
  const relevant = new Map<string, Set<FloorProgramme>>();
  // Another size brings another member along, so it never differs in one fact alone.
  const askable = partial.removed.filter((path) => path !== "size" && !isAnswered(partial, path));
  const weigh = (filled: HouseholdFacts): FloorResults => {
    const results = judge(parseHome(filled), on);
    for (const programme of floorProgrammes) {
      const { verdict } = results[programme];
      if ((first.get(programme) ?? verdict) !== verdict) split.add(programme);
      first.set(programme, verdict);
      const wrong = contradiction(listed(json, programme), results[programme]);
      if (wrong !== undefined) findings.push({ kind: "unsound", programme, detail: wrong, filled });
    }
    return results;
  };
  for (let i = 0; i < depth.fills; i += 1) {
    const filled = i === 0 ? original(partial) : fillIn(chance, partial);
    weigh(filled);
    const path = askable[i % Math.max(1, askable.length)];
    if (path === undefined) continue;
    for (const programme of shownBy(chance, filled, path, partial)) {
      relevant.set(path, (relevant.get(path) ?? new Set()).add(programme));
    }
  }
  const open = floorProgrammes.filter((p) => listed(json, p).verdict === "undetermined");
  for (let i = 0; i < depth.deep && open.some((p) => !split.has(p)); i += 1) weigh(fillIn(chance, partial));
  const agreed = floorProgrammes.filter((programme) => !split.has(programme));
  const missed = agreed.filter((programme) => open.includes(programme));
  for (const programme of missed) findings.push({ kind: "incomplete", programme, detail: first.get(programme) ?? "" });
  for (const [path, programmes] of relevant) {
    for (const programme of programmes) {
      const { lacks } = listed(json, programme);
      if (namesFor(path, partial).some((name) => lacks.includes(name))) continue;
      findings.push({ kind: "not in lacks", programme, detail: path });
    }
  }
  const asked = witnessFor(chance, partial, json, depth.deep, relevant);
  if (asked === "none") findings.push({ kind: "irrelevant question", programme: "", detail: json.next?.fact ?? "" });
  return { findings, agreed, missed, unjudged: asked === "unjudged" };
}

function witnessFor(
  chance: Chance,
  partial: PartialHousehold,
  json: AssessmentJson,
  tries: number,
  relevant: ReadonlyMap<string, unknown>,
): "found" | "none" | "unjudged" {
  if (json.next === null) return "found";
  const { fact, programmes } = json.next;
  const taken = partial.removed.filter((path) => !isAnswered(partial, path) && namesFor(path, partial).includes(fact));
  // A fact that was never there may be asked too: of someone unlisted, or one that another fact stood in for.
  const paths = taken.length > 0 ? taken : /^members\[\d+\]\.\w+$/.test(fact) ? [fact] : [];
  const ours = programmes.some((p) => (floorProgrammes as readonly string[]).includes(p));
  if (paths.length === 0 || !ours) return "unjudged";
  if (paths.some((path) => relevant.has(path))) return "found";
  // A student away from home may be for a person under another answer than any that is tried here.
  let hangsOnAPerson = (partial.whole.members ?? []).some((member) => member.student === "postgraduate");
  // Some questions matter only beside a rare choice of the rest, so the search is long where it finds nothing.
  for (let i = 0; i < tries * 40; i += 1) {
    const filled = fillIn(chance, partial);
    if (paths.some((path) => shownBy(chance, filled, path, partial, true).length > 0)) return "found";
    // The oracle gives no amount for what a person decides, so a question for that amount is beyond it.
    const results = Object.values(judge(parseHome(filled), partial.on));
    hangsOnAPerson ||= results.some((result) => result.monthly === undefined);
  }
  // A size that was said goes before what the law makes of the roster, which the oracle's homes always agree with.
  return hangsOnAPerson || fact === "size" ? "unjudged" : "none";
}
