/** Worked examples of the packs: judged like any household and compared with what their author worked out. */
import { assess } from "./assess.ts";
import { assessmentJson, type ProgrammeJson } from "./assessment-json.ts";
import type { PackFault } from "./packs/read-packs.ts";
import { type Example, type PolicySet, plain, readParameter } from "./policies.ts";
import { readFacts } from "./read-facts.ts";

/** Every example whose result differs, as a fault at its place: programme, what was expected, what came out. */
export function checkExamples(policies: PolicySet): readonly PackFault[] {
  return policies.examples.flatMap((example) => checkExample(policies, example));
}

function checkExample(policies: PolicySet, example: Example): readonly PackFault[] {
  const policy = policies.policy(example.place);
  const read = readFacts(plain(example.facts));
  // Loading has refused examples of unknown places and unreadable facts.
  if (policy === undefined || !read.ok) return [];
  const parameters = (example.parameters ?? []).flatMap((text) => {
    const reading = readParameter(text);
    return reading.ok ? [reading.parameter] : [];
  });
  const { programmes } = assessmentJson(assess(policy, read.facts, example.on, { next: false, parameters }), {
    trace: false,
  });
  return Object.entries(example.expect).flatMap(([id, expected]) => {
    const found = programmes.find((programme) => programme.id === id);
    return differences(expected, found).map(([what, wanted, got]) => ({
      code: "example-differs",
      file: example.file,
      line: example.line,
      column: example.column,
      data: { programme: id, what, expected: wanted, found: got },
    }));
  });
}

type Difference = readonly [what: string, expected: string, found: string];

function differences(expected: Example["expect"][string], found: ProgrammeJson | undefined): readonly Difference[] {
  const all: Difference[] = [];
  const compare = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted === undefined) return;
    const [a, b] = [print(wanted), print(got)];
    if (a !== b) all.push([what, a, b]);
  };
  compare("verdict", expected.verdict, found?.verdict);
  compare("monthly", expected.monthly, found?.monthly);
  compare("route", expected.route, found?.route);
  compare("lacks", expected.lacks?.toSorted(), found?.lacks.toSorted());
  compare("unset", expected.unset?.toSorted(), found?.unset.toSorted());
  for (const [member, monthly] of Object.entries(expected.perMember ?? {})) {
    compare(`perMember ${member}`, monthly, found?.perMember.find((one) => one.member === Number(member))?.monthly);
  }
  for (const [reason, outcome] of Object.entries(expected.reasons ?? {})) {
    const outcomes = found?.reasons.filter(({ id }) => id === reason).map((one) => one.outcome) ?? [];
    if (!outcomes.includes(outcome)) all.push([reason, outcome, outcomes.join(", ")]);
  }
  compare("trial", expected.trial?.verdict, expected.trial === undefined ? undefined : found?.trial?.verdict);
  if (expected.trial?.monthly !== undefined) compare("trial monthly", expected.trial.monthly, found?.trial?.monthly);
  for (const [date, day] of Object.entries(expected.dates ?? {})) {
    const days = (found?.dates ?? []).filter(({ id }) => id === date).map((one) => one.day);
    if (!days.includes(day)) all.push([date, day, days.join(", ")]);
  }
  return all;
}

/** Amounts and lists in one spelling, whatever the order of their keys. */
function print(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "from" in value && "to" in value)
    return `${String(value.from)}…${String(value.to)}`;
  return JSON.stringify(value) ?? "";
}
