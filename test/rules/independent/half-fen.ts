/**
 * Amounts that fall on half a fen, a fen's fraction above and below it, asked of the engine and of an oracle that
 * knows whole numbers only (BigInt fractions of fen). Standards are the pack's and an asker's odd ones.
 */
import { assess, assessmentJson, type Policy, readFacts, readParameter } from "../../../src/rules/index.ts";
import { floorProgrammes } from "../../bench/floor.ts";
import { yuanText } from "./households.ts";
import type { Chance } from "./random.ts";

export interface HalfFenCase {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly parameter: string | undefined;
  readonly programme: "dibao" | "dibao-single" | "supplement";
  /** The amount in text, or the two ends where the rate is a range. */
  readonly expected: string | { readonly from: string; readonly to: string };
}

/** Fen, half up, of a fraction that is not negative. */
function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

const text = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;

/** Fen a year of a standard that a case goes by: the pack's, or one that the asker gives. */
function pickStandard(chance: Chance, area: "rural" | "urban"): { fen: number; parameter: string | undefined } {
  if (chance.hit(0.4)) return { fen: area === "rural" ? 430_800 : 750_000, parameter: undefined };
  if (area === "rural") {
    const fen = chance.whole(200_000, 1_500_000);
    return { fen, parameter: `dibaoStandard.rural=${yuanText(fen)}/year` };
  }
  const month = chance.whole(20_000, 150_000);
  return { fen: month * 12, parameter: `dibaoStandard.urban=${yuanText(month)}/month` };
}

const wholeFen = (value: number): number => Math.max(0, Math.round(value));

export function makeHalfFenCase(chance: Chance): HalfFenCase {
  const area = chance.pick(["rural", "urban"] as const);
  const { fen: standard, parameter } = pickStandard(chance, area);
  const size = chance.whole(1, 9);
  const around = chance.pick([0, 0, 0, 1, -1, 2, -2]);
  const base = { area, assets: { comply: true }, receiving: "none" };
  const kind = chance.pick(["dibao", "dibao", "dibao-single", "dibao-single", "supplement"] as const);
  if (kind === "dibao") {
    const gap = chance.whole(0, Math.floor((standard * size) / 12) - 1);
    const total = Math.max(0, standard * size - 12 * gap - 6 + around);
    const expected = text(halfUp(BigInt(standard * size - total), 12n));
    if (total >= standard * size) return makeHalfFenCase(chance);
    return {
      facts: { ...base, size, income: { total: `${yuanText(total)}/year` } },
      parameter,
      programme: kind,
      expected,
    };
  }
  if (kind === "dibao-single") {
    const applicants = chance.whole(1, size);
    const gap = chance.whole(0, Math.floor(standard / 24) - 1);
    const total = wholeFen((3 * standard * size - 24 * size * gap - 12 * size) / 2 + around);
    if (total < standard * size || 2 * total >= 3 * standard * size) return makeHalfFenCase(chance);
    const one = halfUp(BigInt(3 * standard * size - 2 * total), BigInt(24 * size));
    const members = Array.from({ length: size }, (_, i) => ({
      relation: i === 0 ? "head" : "child",
      lives: "here",
      age: 30,
      disability: i < applicants ? "mental" : "none",
      ...(i < applicants ? { disabilityGrade: 3 } : {}),
      seriousIllness: false,
      appliesAlone: i < applicants,
    }));
    const facts = { ...base, members, income: { total: `${yuanText(total)}/year` } };
    return { facts, parameter, programme: kind, expected: text(one * BigInt(applicants)) };
  }
  const end = (rate: bigint): string => text(halfUp(BigInt(standard) * rate, 120n) * BigInt(size));
  const members = Array.from({ length: size }, () => ({
    relation: "parent",
    lives: "here",
    age: 70,
    stillInDifficulty: true,
    receiving: "none",
  }));
  const facts = { ...base, receiving: "dibao", members, income: { total: "0/year" } };
  return { facts, parameter, programme: kind, expected: { from: end(1n), to: end(3n) } };
}

/** What the engine says instead, or `undefined` where it agrees to the fen. */
export function wrongFen(
  policy: Policy,
  on: string,
  { facts, parameter, programme, expected }: HalfFenCase,
): string | undefined {
  const read = readFacts(facts);
  if (!read.ok) return `unreadable: ${JSON.stringify(read.faults)}`;
  const given = parameter === undefined ? undefined : readParameter(parameter);
  if (given?.ok === false) return `unreadable: ${parameter}`;
  const parameters = given === undefined ? [] : [given.parameter];
  const json = assessmentJson(
    assess(policy, read.facts, on, { next: false, parameters, programmes: floorProgrammes }),
    { trace: false },
  );
  const monthly = json.programmes.find((p) => p.id === programme)?.monthly;
  return JSON.stringify(monthly) === JSON.stringify(expected) ? undefined : JSON.stringify(monthly);
}
