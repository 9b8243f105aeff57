import { type Overview, type ProgrammeView, pressData, type View } from "../interview/index.ts";
import { nameDisputed } from "./evidence.ts";
import { outcomeText } from "./households.ts";
import { type Button, type Line, lettersIn, line } from "./message.ts";
import { headline, lacksOfKnown, lackText, programmeName, shortHeadline } from "./programme-words.ts";
import {
  figureText,
  howOften,
  inVoice,
  listOf,
  nameAmount,
  nameCase,
  nameClause,
  nameParameter,
  nameWho,
  type Voice,
} from "./values.ts";

/** The first screen of a verdict stays readable on a phone; the rest is behind its buttons. */
const mostLetters = { "zh-CN": 600, en: 1200 } as const;

export interface FirstScreen {
  readonly notices: readonly Line[];
  readonly question: readonly Line[];
}

/**
 * The first screen: what can be read aloud, the amount with its arithmetic, the clause, what to verify, the other
 * programmes, what is missing. Parts that do not fit in 600 letters (1200 in English) give way, the least needed first.
 */
export function verdictLines(
  voice: Voice,
  overview: Overview,
  officeDecides: boolean,
  around: FirstScreen,
): readonly Line[] {
  const { t } = voice;
  const { lead } = overview;
  const refused = overview.refused === null ? [] : [line(headline(voice, overview.refused))];
  const head = [line(headline(voice, lead), "bold"), ...amountLines(voice, lead), ...refused];
  const clauses = lead.clauses.length === 0 ? [] : [line(t("verdict:clause", { clauses: clauseList(voice, lead) }))];
  const basis = line(
    t("verdict:basis", { case: nameCase(voice, overview), place: inVoice(voice, overview.place), on: overview.on }),
  );
  const office = officeDecides ? [line(t("verdict:office-decides"))] : [];
  // From here on each is a group of lines that may give way, the last first.
  const optional: readonly (readonly Line[])[] = [
    suppliedLines(voice, overview),
    unsetLines(voice, lead),
    verifyLines(voice, lead),
    missingLines(voice, lead),
    bestLines(voice, overview),
    otherLines(voice, overview, 4),
    conflictLines(voice, overview),
    leadLines(voice, overview),
    warningLines(voice, overview),
  ];
  const fixed = [...around.notices, ...head, ...clauses, basis, ...office, ...around.question];
  const most = mostLetters[voice.language];
  let room = most - lettersIn(fixed);
  const kept = optional.map((group) => {
    const letters = lettersIn(group);
    if (letters > room) return [];
    room -= letters;
    return group;
  });
  const [
    supplied = [],
    unset = [],
    verify = [],
    missing = [],
    best = [],
    others = [],
    conflicts = [],
    leads = [],
    warnings = [],
  ] = kept;
  const lines = [
    ...head,
    ...unset,
    ...supplied,
    ...clauses,
    ...verify,
    ...missing,
    ...best,
    ...others,
    ...conflicts,
    ...leads,
    ...warnings,
    basis,
    ...office,
  ];
  return lettersIn(fixed) > most ? [...head, basis, ...office] : lines;
}

function amountLines(voice: Voice, view: ProgrammeView): readonly Line[] {
  const { t } = voice;
  const lines: Line[] = [];
  if (view.standing === "eligible" && view.formula !== null && view.monthly !== null) {
    const key = view.rounded ? "verdict:formula-about" : "verdict:formula";
    lines.push(
      line(t(key, { formula: view.formula, amount: nameAmount(voice, view.monthly), ...howOften(view.monthly) })),
    );
  }
  // While it is open who is in, only the bounds of the whole are said.
  const isExact = view.monthly !== null && view.monthly.from === view.monthly.to;
  if (view.verdict === "eligible" && isExact && view.perMember.length > 0) {
    const members = view.perMember
      .slice(0, 4)
      .map(({ who, monthly }) =>
        t("verdict:member", { who: nameWho(voice, who), amount: nameAmount(voice, monthly), ...howOften(monthly) }),
      );
    lines.push(line(members.join(t("common:clause-separator"))));
  }
  for (const { name, day, who } of view.dates.slice(0, 2)) {
    const label = name === null ? "" : inVoice(voice, name);
    lines.push(
      line(
        t("common:label", {
          label: who === null ? label : t("common:of", { who: nameWho(voice, who), label }),
          value: day,
        }),
      ),
    );
  }
  return lines;
}

function clauseList(voice: Voice, view: ProgrammeView): string {
  // The clause of what decides comes first: what failed, or else what the programme rests on.
  const deciding = [...view.failed, ...view.forPerson, ...view.open].flatMap(({ clause }) =>
    clause === null ? [] : [clause],
  );
  const names = [...deciding, ...view.clauses].map((clause) => nameClause(voice, clause));
  return [...new Set(names)].slice(0, 2).join(voice.t("common:clause-separator"));
}

function suppliedLines(voice: Voice, overview: Overview): readonly Line[] {
  if (overview.supplied.length === 0) return [];
  const figures = overview.supplied.map((figure) => figureText(voice, figure));
  const lines = [line(voice.t("verdict:supplied", { figures: listOf(voice, figures, 2) }))];
  return overview.byOwnFigures === null ? lines : [...lines, ownFiguresLine(voice, overview.byOwnFigures)];
}

/** What the place's own figures give, beside what the asker's give. */
function ownFiguresLine(voice: Voice, own: NonNullable<Overview["byOwnFigures"]>): Line {
  const { t } = voice;
  const figures = own.figures.map(({ name, value, unit }) =>
    value === null
      ? t("verdict:no-figure", { figures: nameParameter(voice, name) })
      : figureText(voice, { name, value, unit }),
  );
  const outcome = outcomeText(voice, own);
  const sum = own.monthly === null || own.formula === null ? null : own.formula;
  return line(
    t(sum === null ? "verdict:own-figures" : "verdict:own-figures-formula", {
      figures: listOf(voice, figures, 2),
      outcome,
      formula: `${sum} ${own.rounded ? "≈" : "="} ${own.monthly?.from ?? ""}`,
    }),
  );
}

/** Which office has to set what is not set, and what an older figure would give, marked as a trial. */
export function unsetLines(voice: Voice, view: ProgrammeView): readonly Line[] {
  const { t } = voice;
  const lines = view.unset
    .slice(0, 2)
    .map((parameter) =>
      parameter.setBy === null
        ? line(t("verdict:unset-unknown", { figure: nameParameter(voice, parameter) }))
        : line(
            t("verdict:unset-by", { figure: nameParameter(voice, parameter), office: inVoice(voice, parameter.setBy) }),
          ),
    );
  const [first] = view.unset;
  if (first !== undefined) lines.push(line(t("verdict:unset-how", { name: first.name, period: periodOf(first.unit) })));
  const { trial } = view;
  if (trial === null) return lines;
  const using = listOf(
    voice,
    trial.using.map((figure) => figureText(voice, figure)),
  );
  return [...lines, line(t("verdict:trial", { using, verdict: trialText(voice, trial) }), "italic")];
}

/** What is typed after a figure: "/year", "/month", or nothing. */
function periodOf(unit: string | null): string {
  return unit === null ? "" : (/^yuan(\/\w+)$/.exec(unit)?.[1] ?? "");
}

function trialText(voice: Voice, trial: NonNullable<ProgrammeView["trial"]>): string {
  const { t } = voice;
  const verdict = t(`verdict:word/${trial.verdict}`);
  // "At least nothing" says nothing.
  if (trial.monthly === null || (trial.monthly.from === "0.00" && trial.monthly.to === null)) return verdict;
  const amount = nameAmount(voice, trial.monthly);
  const key = trial.verdict === "undetermined" ? "verdict:trial-if" : "verdict:trial-amount";
  return t(key, { verdict, amount, ...howOften(trial.monthly) });
}

function verifyLines(voice: Voice, view: ProgrammeView): readonly Line[] {
  const isDisputed = view.verify.some(({ evidence }) => evidence === "disputed");
  if (view.verify.length === 0 || (view.standing === "not-eligible" && !isDisputed)) return [];
  return [
    line(
      voice.t("verdict:verify", {
        facts: listOf(
          voice,
          view.verify.map((item) => nameDisputed(voice, item)),
          3,
        ),
      }),
    ),
  ];
}

function missingLines(voice: Voice, view: ProgrammeView): readonly Line[] {
  const isOpen =
    view.verdict === "undetermined" || (view.verdict === "eligible" && view.monthly?.from !== view.monthly?.to);
  if (view.lacks.length === 0 || !isOpen) return [];
  // The headline names them already.
  if (view.standing === "open" || view.standing === "gates-open") return [];
  return [
    line(
      voice.t("verdict:missing", {
        facts: lackText(voice, lacksOfKnown(view), 4),
      }),
    ),
  ];
}

function bestLines(voice: Voice, overview: Overview): readonly Line[] {
  const together = [overview.lead, ...overview.others].filter(({ id }) => overview.best.includes(id));
  if (together.length < 2) return [];
  return [
    line(
      voice.t("verdict:best", {
        programmes: listOf(
          voice,
          together.map((view) => programmeName(voice, view)),
        ),
      }),
    ),
  ];
}

function otherLines(voice: Voice, overview: Overview, most: number): readonly Line[] {
  const { t } = voice;
  // What nobody has brought up and what is open is left out: it would be the same with every household.
  const counted = overview.others.filter(
    (view) => view !== overview.refused && (view.asked || view.verdict !== "undetermined"),
  );
  // What a household gets, or may get, is worth a line; the rest is counted.
  const telling = counted.filter(
    ({ standing, lacks }) =>
      ["eligible", "for-a-person", "unset"].includes(standing) ||
      (["gates-open", "range"].includes(standing) && lacks.length <= 2),
  );
  const shown = telling.slice(0, most);
  const rest = counted.length - shown.length;
  if (overview.others.length === 0) return [];
  return [
    ...shown.map((view) => line(t("verdict:other-line", { text: shortHeadline(voice, view) }))),
    ...(rest > 0 ? [line(t("verdict:others-more", { count: String(rest) }))] : []),
  ];
}

function conflictLines(voice: Voice, overview: Overview): readonly Line[] {
  const count = overview.conflicts.length;
  return count === 0 ? [] : [line(voice.t("verdict:conflicts", { count: String(count) }))];
}

/** Leads are told behind the verdict, in the notes: they say what to look into, not what holds. */
function leadLines(voice: Voice, overview: Overview): readonly Line[] {
  const count = overview.toCheck.length;
  return count === 0 ? [] : [line(voice.t("verdict:leads", { count: String(count) }))];
}

function warningLines(voice: Voice, overview: Overview): readonly Line[] {
  return overview.warnings
    .slice(0, 2)
    .map((warning) => line(voice.t("verdict:warning", { text: inVoice(voice, warning.text) })));
}

/** The doors to the rest. */
export function verdictButtons(voice: Voice, overview: Overview, comparable: boolean): readonly (readonly Button[])[] {
  const { t } = voice;
  const { lead } = overview;
  const view = (name: View): Button => ({
    label: t(`common:button/${name}`),
    data: pressData({ kind: "view", view: name, programme: lead.id }),
  });
  const command = (name: string, label = name): Button => ({
    label: t(`common:button/${label}`),
    data: pressData({ kind: "command", name, argument: "" }),
  });
  const first = [...(lead.formula === null ? [] : [view("arithmetic")]), view("clauses"), view("changes")];
  const second = [
    ...(lead.verify.length > 0 ? [view("verify")] : []),
    ...(overview.others.length > 0 ? [view("programmes")] : []),
  ];
  if (overview.conflicts.length > 0 || overview.toCheck.length > 0) second.push(view("notes"));
  if (comparable) second.push(command("compare"));
  if (overview.supplied.length > 0)
    second.push({
      label: t("common:button/clear"),
      data: pressData({ kind: "command", name: "param", argument: "clear" }),
    });
  return [
    first,
    ...(second.length > 0 ? [second] : []),
    [command("summary", "correct"), command("new"), command("cases")],
  ];
}
