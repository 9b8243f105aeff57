/** Whether a democratic review of a village was valid: each test of the place and the day with its figure and its clause. */
import { atLeast, readFraction } from "./fraction.ts";
import { covers } from "./packs/levels.ts";
import type { Conflict, Mark, Parameter } from "./packs/schema.ts";
import type { Policy } from "./policies.ts";
import type { Localised } from "./programme.ts";

/** What is known of a meeting, in heads; null or absent where nobody said. */
export interface Meeting {
  /** All who belong to the review group. */
  readonly members?: number | null;
  /** Those of them who are delegates of the residents. */
  readonly delegates?: number | null;
  /** Delegates who came. */
  readonly delegatesPresent?: number | null;
  /** Groups of the village, and those of them that have somebody in the review group. */
  readonly groups?: number | null;
  readonly groupsPresent?: number | null;
  /** All who came, those who then stepped aside included. */
  readonly present?: number | null;
  /** Those who agreed. */
  readonly yes?: number | null;
  /** Those present who stepped aside in this case as direct relatives; absent means nobody. */
  readonly recused?: number | null;
}
export type MeetingFigure = keyof Meeting;

/** Two figures that cannot both be right, or one that is no number of people. */
export interface MeetingFault {
  readonly code: "not-a-count" | "no-members" | "more-than" | "more-than-left" | "too-few-absent";
  readonly figure: MeetingFigure;
  readonly found: string;
  readonly other: MeetingFigure | null;
  readonly most: string;
}

export type VoteOutcome = "yes" | "no" | "unknown";

/** One way to count those who stepped aside, where the text does not say whether they stay in the base. */
export interface VoteReading {
  readonly recused: "counted" | "left-out";
  readonly figure: number;
  readonly of: number;
  readonly needed: number;
  readonly outcome: "yes" | "no";
}

export interface VoteTest {
  readonly id: "members" | "delegates" | "delegates-taking-part" | "groups" | "quorum" | "majority";
  readonly outcome: VoteOutcome;
  /** What came out, of how many, and how many were needed; null where it cannot be worked out. */
  readonly figure: number | null;
  readonly of: number | null;
  readonly needed: number | null;
  readonly parameter: string;
  readonly name: Localised;
  /** The figure of the rule as its text has it; null where nobody has set one. */
  readonly rule: string | null;
  readonly clause: string;
  readonly place: string;
  readonly setBy: Localised | null;
  readonly mark: Mark | null;
  /** A rule that holds in principle: a miss is shown and refuses nothing. */
  readonly inPrinciple: boolean;
  /** Figures of the meeting that nobody gave. */
  readonly lacks: readonly MeetingFigure[];
  /** Both ways to count those who stepped aside, where somebody did. */
  readonly readings: readonly VoteReading[];
}

export interface VoteCheck {
  readonly valid: VoteOutcome;
  readonly tests: readonly VoteTest[];
  /** Duties that only a person can see to: ballot, announcement, stepping aside. */
  readonly duties: readonly { readonly name: Localised; readonly clause: string; readonly place: string }[];
  readonly notes: readonly { readonly clause: string; readonly text: Localised }[];
  readonly conflicts: readonly Conflict[];
}

/** Every figure that contradicts another; empty where the meeting can have been as told. */
export function meetingFaults(meeting: Meeting): readonly MeetingFault[] {
  const faults: MeetingFault[] = [];
  for (const [figure, value] of Object.entries(meeting) as [MeetingFigure, number | null | undefined][]) {
    if (value !== null && value !== undefined && (!Number.isSafeInteger(value) || value < 0))
      faults.push({ code: "not-a-count", figure, found: String(value), other: null, most: "" });
  }
  if (faults.length > 0) return faults;
  if (meeting.members === 0) faults.push({ code: "no-members", figure: "members", found: "0", other: null, most: "" });
  const within = (figure: MeetingFigure, other: MeetingFigure): void => {
    const [found, most] = [meeting[figure], meeting[other]];
    if (typeof found === "number" && typeof most === "number" && found > most)
      faults.push({ code: "more-than", figure, found: String(found), other, most: String(most) });
  };
  within("delegates", "members");
  within("present", "members");
  within("groupsPresent", "groups");
  within("groupsPresent", "members");
  within("recused", "present");
  within("yes", "present");
  within("delegatesPresent", "delegates");
  within("delegatesPresent", "present");
  if (faults.length > 0) return faults;
  const { members, delegates, delegatesPresent, present, yes, recused } = meeting;
  if (typeof present === "number" && typeof yes === "number" && typeof recused === "number" && yes > present - recused)
    faults.push({
      code: "more-than-left",
      figure: "yes",
      found: String(yes),
      other: "recused",
      most: String(present - recused),
    });
  if (
    typeof members === "number" &&
    typeof delegates === "number" &&
    typeof delegatesPresent === "number" &&
    typeof present === "number" &&
    delegates - delegatesPresent > members - present
  )
    faults.push({
      code: "too-few-absent",
      figure: "delegatesPresent",
      found: String(delegatesPresent),
      other: "present",
      most: String(delegates - (members - present)),
    });
  return faults;
}

/** One rule of one level as it stands on a day. */
interface Rule {
  readonly parameter: Parameter;
  readonly place: string;
  readonly value: Parameter["values"][number];
}

const textOf = ({ value }: Rule): string | null => ("value" in value ? value.value : null);

/** The rules of a name at all levels of a place on a day, nearest first. */
function rulesOf(policy: Policy, name: string, on: string): readonly Rule[] {
  return policy.levels.flatMap(({ place, pack }) => {
    const parameter = pack.parameters?.value.find((one) => one.parameter === name);
    const value = parameter?.values.find((one) => covers(one, on));
    return parameter === undefined || value === undefined ? [] : [{ parameter, place, value }];
  });
}

/**
 * The rules that have to be met together: those of every level with a figure, because a lower level may ask more than
 * the one above and not less; where no level has a figure, the nearest blank.
 */
function binding(policy: Policy, name: string, on: string): readonly Rule[] {
  const rules = rulesOf(policy, name, on);
  const set = rules.filter((rule) => textOf(rule) !== null);
  return set.length > 0 ? set : rules.slice(0, 1);
}

/**
 * Checks a meeting by the rules of a place on a day (`YYYY-MM-DD`). `valid` is yes where every binding test is met, no
 * where one is missed, unknown where something lacks: a figure of the meeting, or a rule that nobody has set.
 * Contradictions are for `meetingFaults`; a meeting with faults is not to be checked.
 */
export function checkVote(policy: Policy, on: string, meeting: Meeting): VoteCheck {
  const used: Rule[] = [];
  const rules = (name: string): readonly Rule[] => {
    const found = binding(policy, name, on);
    used.push(...found);
    return found;
  };
  const tests: VoteTest[] = [
    ...rules("vote.membersInPrinciple").map((rule) => membersTest(rule, meeting)),
    ...rules("vote.delegateShare").map((rule) => shareTest("delegates", rule, meeting, "delegates", "members")),
    ...rules("vote.delegateShareTakingPart").map((rule) => takingPartTest(rule, meeting)),
    ...rules("vote.eachGroup").flatMap((rule) => groupsTest(rule, meeting)),
  ];
  // Whether those who step aside stay in the base, the nearest level says, if any does.
  const recusal = rules("vote.recusedCounted")[0];
  const counted = recusal === undefined ? null : textOf(recusal);
  for (const rule of rules("vote.quorum")) tests.push(recusedTest("quorum", rule, meeting, counted));
  for (const rule of rules("vote.majority")) tests.push(recusedTest("majority", rule, meeting, counted));
  const every = rulesOf(policy, "vote.everyCase", on);
  const duties = [...rules("vote.kinds"), ...rules("vote.ballot")].filter((rule) => textOf(rule) === "true");
  const noted = [...every, ...used.filter((rule) => rule !== recusal || (meeting.recused ?? 0) > 0)];
  const clauses = new Set([...every, ...used].map(({ value }) => value.clause));
  return {
    valid: together(tests),
    tests,
    duties: duties.map(({ parameter, value, place }) => ({ name: parameter.name, clause: value.clause, place })),
    notes: noted.flatMap(({ value }) => (value.note === undefined ? [] : [{ clause: value.clause, text: value.note }])),
    conflicts: policy
      .plan(on)
      .conflicts.filter(({ applied, other }) => clauses.has(applied.clause) && clauses.has(other.clause)),
  };
}

function together(tests: readonly VoteTest[]): VoteOutcome {
  const outcomes = tests.filter(({ inPrinciple }) => !inPrinciple).map(({ outcome }) => outcome);
  if (outcomes.includes("no")) return "no";
  return outcomes.includes("unknown") || outcomes.length === 0 ? "unknown" : "yes";
}

type Figures = Pick<VoteTest, "outcome" | "figure" | "of" | "needed"> & Partial<VoteTest>;

function testOf(id: VoteTest["id"], rule: Rule, figures: Figures): VoteTest {
  const { parameter, place, value } = rule;
  return {
    id,
    parameter: parameter.parameter,
    name: parameter.name,
    rule: textOf(rule),
    clause: value.clause,
    place,
    setBy: parameter["set-by"] ?? null,
    mark: value.mark ?? null,
    inPrinciple: false,
    lacks: [],
    readings: [],
    ...figures,
  };
}

const missing = (meeting: Meeting, names: readonly MeetingFigure[]): readonly MeetingFigure[] =>
  names.filter((name) => typeof meeting[name] !== "number");

const unknown = (lacks: readonly MeetingFigure[]): Figures => ({
  outcome: "unknown",
  figure: null,
  of: null,
  needed: null,
  lacks,
});

const decide = (figure: number, needed: number): "yes" | "no" => (figure >= needed ? "yes" : "no");

function membersTest(rule: Rule, meeting: Meeting): VoteTest {
  const needed = Number(textOf(rule));
  const { members } = meeting;
  const figures =
    textOf(rule) === null || typeof members !== "number"
      ? unknown(missing(meeting, ["members"]))
      : { outcome: decide(members, needed), figure: members, of: null, needed };
  return testOf("members", rule, { ...figures, inPrinciple: true });
}

function shareTest(
  id: VoteTest["id"],
  rule: Rule,
  meeting: Meeting,
  part: MeetingFigure,
  whole: MeetingFigure,
): VoteTest {
  const share = readFraction(textOf(rule) ?? "");
  const [figure, of] = [meeting[part], meeting[whole]];
  if (share === null || typeof figure !== "number" || typeof of !== "number")
    return testOf(id, rule, unknown(missing(meeting, [part, whole])));
  const needed = atLeast(share, of);
  return testOf(id, rule, { outcome: decide(figure, needed), figure, of, needed });
}

/** A share of those who take part: of those present where it was said how many delegates came, else of the whole group. */
function takingPartTest(rule: Rule, meeting: Meeting): VoteTest {
  const came = typeof meeting.delegatesPresent === "number";
  return came
    ? shareTest("delegates-taking-part", rule, meeting, "delegatesPresent", "present")
    : shareTest("delegates-taking-part", rule, meeting, "delegates", "members");
}

function groupsTest(rule: Rule, meeting: Meeting): readonly VoteTest[] {
  if (textOf(rule) === "false") return [];
  const { groups, groupsPresent } = meeting;
  if (textOf(rule) === null || typeof groups !== "number" || typeof groupsPresent !== "number")
    return [testOf("groups", rule, unknown(missing(meeting, ["groups", "groupsPresent"])))];
  const figures = { outcome: decide(groupsPresent, groups), figure: groupsPresent, of: groups, needed: groups };
  return [testOf("groups", rule, figures)];
}

/** Quorum (present of members) or majority (yes of present), with those who stepped aside in the base and without. */
function recusedTest(id: "quorum" | "majority", rule: Rule, meeting: Meeting, counted: string | null): VoteTest {
  const [part, whole] = id === "quorum" ? (["present", "members"] as const) : (["yes", "present"] as const);
  const recused = meeting.recused ?? 0;
  const plain = shareTest(id, rule, meeting, part, whole);
  const share = readFraction(textOf(rule) ?? "");
  if (plain.figure === null || plain.of === null || share === null) return plain;
  const reading = (leftOut: number, is: VoteReading["recused"]): VoteReading => {
    const figure = (plain.figure ?? 0) - (id === "quorum" ? leftOut : 0);
    const of = (plain.of ?? 0) - leftOut;
    // A decision needs somebody who takes it.
    const needed = Math.max(1, atLeast(share, of));
    return { recused: is, figure, of, needed, outcome: decide(figure, needed) };
  };
  const [stay, leave] = [reading(0, "counted"), reading(recused, "left-out")];
  if (recused === 0) return { ...plain, needed: stay.needed, outcome: stay.outcome };
  const readings = counted === "true" ? [stay] : counted === "false" ? [leave] : [stay, leave];
  const same = readings.every(({ outcome }) => outcome === readings[0]?.outcome);
  const { figure, of, needed, outcome } = readings[0] ?? stay;
  return { ...plain, figure, of, needed, outcome: same ? outcome : "unknown", readings };
}
