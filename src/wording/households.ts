// The screens about several households: the list, a new label, a draft that was left, and what changed since last time.
import { type Monthly, pressData, type Reply } from "../interview/index.ts";
import { command } from "./command-button.ts";
import { type Button, type Line, line, rowsOf } from "./message.ts";
import {
  howOften,
  inVoice,
  listOf,
  nameAmount,
  nameCase,
  nameClause,
  nameFactOf,
  nameFigure,
  nameParameter,
  nameValue,
  type Voice,
} from "./values.ts";

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;
type Rows = readonly (readonly Button[])[];
type CaseLine = ReplyOf<"cases">["cases"][number];
type Comparison = ReplyOf<"comparison">["comparison"];
type Outcome = Comparison["programmes"][number]["before"];

export function casesLines(voice: Voice, reply: ReplyOf<"cases">): readonly Line[] {
  const { t } = voice;
  const { find, archived } = reply;
  if (reply.cases.length === 0) {
    if (reply.reached !== null) return [line(t("cases:list/none-so-far", { number: String(reply.reached) }))];
    if (find !== "") return [line(t("cases:list/none-found", { find }))];
    return [
      line(archived ? t("cases:list/none-archived") : t("cases:list/none", { example: t("common:example/line") })),
    ];
  }
  const title = find === "" ? t(archived ? "cases:list/archive" : "cases:list/title") : t("cases:list/found", { find });
  const reached = reply.reached === null ? [] : [line(t("cases:list/reached", { number: String(reply.reached) }))];
  const cases = reply.cases.map((one) => line(caseText(voice, one)));
  return [line(title, "bold"), ...cases, ...reached, line(t("cases:list/how"))];
}

function caseText(voice: Voice, one: CaseLine): string {
  const { t } = voice;
  const key = one.open ? "open" : one.archived ? "archived" : "line";
  const place = inVoice(voice, one.place);
  return t(`cases:list/${key}`, {
    number: one.number,
    case: nameCase(voice, one),
    place,
    verdict: verdictText(voice, one),
  });
}

const words = {
  eligible: "eligible",
  "not-eligible": "not-eligible",
  "for-a-person": "for-a-person",
  "gates-open": "undetermined",
  range: "undetermined",
  open: "undetermined",
  unset: "undetermined",
} as const;

function verdictText(voice: Voice, { verdict, day }: CaseLine): string {
  const { t } = voice;
  if (verdict === null) return t("cases:list/no-verdict", { day });
  // While much is open, the bounds say nothing.
  const monthly = verdict.standing === "open" || verdict.standing === "unset" ? null : verdict.monthly;
  const outcome = outcomeText(voice, { verdict: words[verdict.standing], monthly });
  return t(verdict.supplied ? "cases:list/verdict-supplied" : "cases:list/verdict", {
    programme: inVoice(voice, verdict.programme),
    outcome,
    on: verdict.on,
  });
}

/** A verdict with its amount in a few words; null is a programme that was not there. */
export function outcomeText(voice: Voice, outcome: Outcome): string {
  const { t } = voice;
  if (outcome === null) return t("cases:outcome/absent");
  const word = t(`verdict:word/${outcome.verdict}`);
  const { monthly } = outcome;
  const isOpen = outcome.verdict === "undetermined";
  if (monthly === null || outcome.verdict === "not-eligible" || (isOpen && isVague(monthly)))
    return t("cases:outcome/plain", { word });
  const key = isOpen ? "cases:outcome/if" : "cases:outcome/amount";
  return t(key, { word, amount: nameAmount(voice, monthly), ...howOften(monthly) });
}

function isVague({ from, to }: Monthly): boolean {
  return to === null || (from === "0.00" && to !== from);
}

export function casesButtons(voice: Voice, reply: ReplyOf<"cases">): Rows {
  const { t } = voice;
  const press = (label: string, name: string, argument: string): Button => ({
    label,
    data: pressData({ kind: "command", name, argument }),
  });
  const cases = reply.cases.map((one) =>
    press(t("cases:button/open", { number: one.number, case: nameCase(voice, one) }), "open", String(one.number)),
  );
  const pages = [
    ...(reply.newer === null ? [] : [press(t("cases:button/newer"), "cases", `>${reply.newer}`)]),
    ...(reply.older === null ? [] : [press(t("cases:button/older"), "cases", `<${reply.older}`)]),
    reply.archived
      ? press(t("cases:button/active"), "cases", "")
      : press(t("cases:button/archived"), "cases", "archived"),
  ];
  const own = reply.isOpen ? [[command(voice, "rename"), command(voice, "copy"), command(voice, "archive")]] : [];
  const onwards = reply.isOpen ? [command(voice, "continue"), command(voice, "new")] : [command(voice, "new")];
  return [...rowsOf(cases, 2), pages, ...own, onwards];
}

export function labelMessage(voice: Voice, reply: ReplyOf<"label">): { lines: readonly Line[]; buttons: Rows } {
  const { t } = voice;
  return {
    lines: [line(t("cases:label/ask", { case: nameCase(voice, reply.case) })), line(t("cases:label/hint"))],
    buttons: [[command(voice, "continue", "keep")]],
  };
}

/** What was being done, when, and by which law. */
export function draftLines(voice: Voice, reply: ReplyOf<"draft" | "new-policy">): readonly Line[] {
  const { t } = voice;
  const { day, asked, from: version } = reply;
  const lines = [
    line(t("cases:draft/title", { case: nameCase(voice, reply.case) }), "bold"),
    line(day === null ? t("cases:draft/day-same", { version }) : t("cases:draft/day", { day, version })),
  ];
  if (asked !== null) {
    const roster = asked.card === "roster" ? "asked-roster" : "asked-homes";
    lines.push(
      line(
        asked.card === "fact"
          ? t("cases:draft/asked", { fact: nameFactOf(voice, asked.fact) })
          : t(`cases:draft/${roster}`),
      ),
    );
  }
  if (reply.kind === "new-policy") lines.push(line(t("details:new-policy/text", { from: version, to: reply.to })));
  if (reply.held) lines.push(line(t("cases:draft/held")));
  return [...lines, line(t("cases:draft/choose"))];
}

export function draftButtons(voice: Voice, reply: ReplyOf<"draft" | "new-policy">): Rows {
  const goOn = reply.kind === "draft" ? command(voice, "accept", "continue") : command(voice, "accept");
  return [[goOn, command(voice, "new"), command(voice, "cases")]];
}

export function comparisonLines(voice: Voice, reply: ReplyOf<"comparison">): readonly Line[] {
  const { t } = voice;
  const { comparison } = reply;
  const head = (["before", "after"] as const).map((side) => {
    const { day, on, place, policyVersion } = comparison[side];
    return line(t(`cases:comparison/${side}`, { day, on, place: inVoice(voice, place), version: policyVersion }));
  });
  const rows = comparison.programmes.flatMap((programme) => programmeLines(voice, programme));
  const same =
    comparison.same > 0 && rows.length > 0 ? [line(t("cases:comparison/same", { count: comparison.same }))] : [];
  return [
    line(t("cases:comparison/title", { case: nameCase(voice, reply.case) }), "bold"),
    ...head,
    ...(rows.length === 0 ? [line(t("cases:comparison/unchanged"))] : rows),
    ...same,
    ...causeLines(voice, comparison),
  ];
}

function programmeLines(voice: Voice, programme: Comparison["programmes"][number]): readonly Line[] {
  const { t } = voice;
  const clauses = (side: "gone" | "come") => {
    const named = listOf(
      voice,
      programme[side].map((clause) => nameClause(voice, clause)),
      3,
    );
    return named === "" ? [] : [line(t(`cases:comparison/${side}`, { clauses: named }))];
  };
  const before = outcomeText(voice, programme.before);
  const after = outcomeText(voice, programme.after);
  return [
    line(t("cases:comparison/programme", { programme: inVoice(voice, programme.name), before, after })),
    ...clauses("gone"),
    ...clauses("come"),
  ];
}

function usedText(voice: Voice, { value, asker }: { value: string; asker: boolean }, unit: string): string {
  const isTruth = value === "yes" || value === "no";
  const text = isTruth ? voice.t(`common:${value}`) : nameFigure(voice, value, unit);
  return asker ? voice.t("cases:comparison/supplied", { value: text }) : text;
}

const mostCauses = 12;

function causeLines(voice: Voice, comparison: Comparison): readonly Line[] {
  const { t } = voice;
  if (!comparison.isFull) return [line(t("cases:comparison/no-basis"))];
  const none = t("cases:comparison/none");
  const facts = comparison.facts.map(({ fact, before, after }) =>
    t("cases:comparison/fact", {
      fact: nameFactOf(voice, fact),
      before: before === null ? none : nameValue(voice, before.pattern, before.value),
      after: after === null ? none : nameValue(voice, after.pattern, after.value),
    }),
  );
  const figures = comparison.figures.map(({ name, before, after, clause }) => {
    const textOf = (used: typeof before) => (used === null ? none : usedText(voice, used, name.unit ?? ""));
    const values = { figure: nameParameter(voice, name), before: textOf(before), after: textOf(after) };
    return clause === null
      ? t("cases:comparison/figure-plain", values)
      : t("cases:comparison/figure", { ...values, clause: nameClause(voice, clause) });
  });
  const causes = [...facts, ...figures].slice(0, mostCauses);
  if (causes.length > 0) return [line(t("cases:comparison/why")), ...causes.map((text) => line(text))];
  return comparison.programmes.length === 0 ? [] : [line(t("cases:comparison/no-cause"))];
}
