/** Worked examples of the packs: judged like any household and compared with what their author worked out. */
import { assess } from "./assess.ts";
import { type AssessmentJson, assessmentJson, type ProgrammeJson } from "./assessment-json.ts";
import type { PackFault } from "./packs/read-packs.ts";
import { plain } from "./plain-facts.ts";
import { type Example, type PolicySet, readParameter } from "./policies.ts";
import { readFacts } from "./read-facts.ts";

/** Every example whose result differs, as a fault at its place: programme, what was expected, what came out. */
export function checkExamples(policies: PolicySet): readonly PackFault[] {
  return policies.examples.flatMap((example) => checkExample(policies, example));
}

/** How one example differs from what the rules give; empty where it does not. */
export function checkExample(policies: PolicySet, example: Example): readonly PackFault[] {
  const policy = policies.policy(example.place);
  const read = readFacts(plain(example.facts));
  // Loading has refused examples of unknown places and unreadable facts.
  if (policy === undefined || !read.ok) return [];
  const parameters = (example.parameters ?? []).flatMap((text) => {
    const reading = readParameter(text);
    return reading.ok ? [reading.parameter] : [];
  });
  // What is said of the whole assessment needs every programme; else those expected are enough.
  const whole = (["best", "warnings", "no-warnings", "conflicts", "no-conflicts", "leads", "no-leads"] as const).some(
    (key) => example[key] !== undefined,
  );
  // What an example says of days alone is compared where the calendar is at hand.
  if (!whole && Object.keys(example.expect).length === 0) return [];
  const options = { next: false, parameters, ...(whole ? {} : { programmes: Object.keys(example.expect) }) };
  const json = assessmentJson(assess(policy, read.facts, example.on, options), { trace: false });
  const { file, line, column } = example;
  const ofProgrammes = Object.entries(example.expect).flatMap(([id, expected]) => {
    const found = json.programmes.find((programme) => programme.id === id);
    return differences(expected, found).map(([what, wanted, got]) => ({
      code: "example-differs",
      file,
      line,
      column,
      data: { programme: id, what, expected: wanted, found: got },
    }));
  });
  const ofTheWhole = listDifferences(example, json).map(([what, wanted, got]) => ({
    code: "example-list-differs",
    file,
    line,
    column,
    data: { what, expected: wanted, found: got },
  }));
  return [...ofProgrammes, ...ofTheWhole];
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
  compare("once", expected.once, found?.once ?? null);
  compare("route", expected.route, found?.route);
  compare("lacks", expected.lacks?.toSorted(), found?.lacks.toSorted());
  compare("unset", expected.unset?.toSorted(), found?.unset.toSorted());
  for (const [member, monthly] of Object.entries(expected.perMember ?? {})) {
    const own = found?.perMember.find((one) => one.member === Number(member));
    compare(`perMember ${member}`, monthly, own?.once ?? own?.monthly);
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

/** What is said of the whole assessment: the best route in full; of the others, who has to be there or must not be. */
function listDifferences(example: Example, json: AssessmentJson): readonly Difference[] {
  const all: Difference[] = [];
  const compare = (what: string, there: readonly string[], missing: readonly string[], wrong: readonly string[]) => {
    if (missing.length > 0) all.push([what, missing.join(", "), there.join(", ")]);
    if (wrong.length > 0) all.push([`no-${what}`, wrong.join(", "), there.join(", ")]);
  };
  if (example.best !== undefined) {
    const [wanted, found] = [example.best, json.best].map((ids) => ids.toSorted().join(", ")) as [string, string];
    if (wanted !== found) all.push(["best", wanted, found]);
  }
  const lists = {
    warnings: json.warnings.map(({ programme, id }) => `${programme}/${id}`),
    conflicts: json.conflicts.map(({ id }) => id),
    leads: json.leads.map(({ id }: { readonly id: string }) => id),
  };
  for (const what of ["warnings", "conflicts", "leads"] as const) {
    const there = lists[what];
    const isThere = (name: string): boolean =>
      there.includes(name) || (what === "leads" && there.some((id) => id.endsWith(`/${name}`)));
    const missing = (example[what] ?? []).filter((name) => !isThere(name));
    compare(what, there, missing, (example[`no-${what}`] ?? []).filter(isThere));
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
