import {
  checkVote,
  type Meeting,
  type MeetingFigure,
  meetingFaults,
  type PolicySet,
  type VoteCheck,
  type VoteTest,
} from "../rules/index.ts";
import { explainFault } from "../wording/index.ts";
import { cite, conflictLines } from "./assessment-text.ts";
import { type Call, type Command, flag, option } from "./command.ts";
import { conflictsJson } from "./conflicts.ts";
import { dayOf, dayOption, openPolicies, placeOf, placeOption } from "./place-and-day.ts";

/** Options and the figures of a meeting that they give. */
const figures = [
  ["members", "members"],
  ["delegates", "delegates"],
  ["delegates-present", "delegatesPresent"],
  ["groups", "groups"],
  ["groups-present", "groupsPresent"],
  ["present", "present"],
  ["yes", "yes"],
  ["recused", "recused"],
] as const satisfies readonly (readonly [string, MeetingFigure])[];

const optionOf = (figure: MeetingFigure): string => `--${figures.find(([, name]) => name === figure)?.[0] ?? figure}`;

/** Whether a democratic review was valid: 0 yes, 1 no or not known yet, 2 figures that can't be used. */
export const vote: Command = {
  options: {
    ...placeOption,
    ...dayOption,
    ...Object.fromEntries(figures.map(([name]) => [name, { type: "string" as const }])),
    json: { type: "boolean" },
  },
  arguments: 0,
  async run(call) {
    const policies = openPolicies(call);
    if (policies === null) return 2;
    const [policy, on] = [placeOf(call, policies), dayOf(call)];
    const meeting = meetingOf(call);
    if (policy === null || on === null || meeting === null) return 2;
    const check = checkVote(policy, on, meeting);
    const { place, version } = policy;
    if (flag(call, "json")) {
      await call.out.line(JSON.stringify({ place: place.id, on, policyVersion: version, ...voteJson(check, call) }));
    } else {
      const said = { place: place.name[call.settings.language], id: place.id, on };
      await call.out.line([call.words("assessment.heading", said), ...voteLines(check, call, policies)].join("\n"));
    }
    return check.valid === "yes" ? 0 : 1;
  },
};

/** The figures given; null when one is no number of people or two contradict each other (said on stderr, every one). */
function meetingOf(call: Call): Meeting | null {
  const given = figures.flatMap(([name, figure]) => {
    const text = option(call, name);
    return text === null ? [] : [[figure, text] as const];
  });
  const bad = given.filter(([, text]) => !/^\d{1,6}$/.test(text));
  for (const [figure, value] of bad) call.refuse("heads", { option: optionOf(figure), value });
  if (bad.length > 0) return null;
  const meeting: Meeting = Object.fromEntries(given.map(([figure, text]) => [figure, Number(text)]));
  const faults = meetingFaults(meeting);
  for (const { code, figure, found, other, most } of faults) {
    const data = { figure: optionOf(figure), found, most, other: other === null ? "" : optionOf(other) };
    call.out.complain(explainFault({ code, data }, call.settings.language));
  }
  return faults.length === 0 ? meeting : null;
}

function voteJson(check: VoteCheck, call: Call): object {
  const { language } = call.settings;
  return {
    valid: check.valid,
    tests: check.tests.map(({ name, setBy, ...test }) => ({
      ...test,
      name: name[language],
      setBy: setBy?.[language] ?? null,
    })),
    duties: check.duties.map(({ name, clause, place }) => ({ name: name[language], clause, place })),
    notes: check.notes.map(({ clause, text }) => ({ clause, text: text[language] })),
    conflicts: conflictsJson(check.conflicts, call),
  };
}

function voteLines(check: VoteCheck, call: Call, policies: PolicySet): readonly string[] {
  const { words } = call;
  const { language } = call.settings;
  const said = (clause: string): string => cite(clause, { policies, words });
  return [
    words(check.tests.length === 0 ? "vote.none" : `vote.valid.${check.valid}`),
    "",
    ...check.tests.flatMap((test) => testLines(test, call, said)),
    ...check.duties.map(({ name, clause }) => words("vote.duty", { name: name[language], clause: said(clause) })),
    ...check.notes.map(({ clause, text }) => words("vote.note", { text: text[language], clause: said(clause) })),
    ...conflictLines(check.conflicts, { policies, words, language }),
    "",
    words("assessment.decides"),
  ];
}

function testLines(test: VoteTest, { words, settings }: Call, said: (clause: string) => string): readonly string[] {
  const { language } = settings;
  const { figure, of, needed, rule, lacks, readings } = test;
  const name = test.name[language];
  const clause = said(test.clause);
  if (rule === null) {
    const setBy = test.setBy?.[language];
    return [
      setBy === undefined ? words("vote.blank", { name, clause }) : words("vote.blankSetBy", { name, setBy, clause }),
    ];
  }
  if (figure === null || needed === null)
    return [words("vote.lacks", { name, options: lacks.map(optionOf).join(" "), clause })];
  const line = (key: string, one: { figure: number; of: number | null; needed: number }): string =>
    words(key, {
      name,
      clause,
      figure: String(one.figure),
      needed: String(one.needed),
      share: one.of === null || !/[/.]/.test(rule) ? "" : words("vote.share", { of: String(one.of), rule }),
    });
  const differ = test.outcome === "unknown";
  if (readings.length > 0)
    return [
      ...(differ ? [words("vote.differ", { name })] : []),
      ...readings.map((one) => `${words(`vote.reading.${one.recused}`)}${line(`vote.${one.outcome}`, one)}`),
    ];
  const key = test.outcome === "no" && test.inPrinciple ? "principle" : test.outcome;
  return [line(`vote.${key}`, { figure, of, needed })];
}
