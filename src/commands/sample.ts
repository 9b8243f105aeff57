import { createHash } from "node:crypto";
import {
  askedRule,
  countSample,
  type Draw,
  drawSample,
  type Fraction,
  isSmaller,
  type Policy,
  type PolicySet,
  readFraction,
  type SampleRule,
  sampleRules,
} from "../rules/index.ts";
import { cite, conflictLines } from "./assessment-text.ts";
import { type Call, type Command, type ExitCode, flag, option } from "./command.ts";
import { conflictsJson } from "./conflicts.ts";
import { type HouseholdList, readHouseholdList } from "./household-list.ts";
import { dayOf, dayOption, openPolicies, placeOf, placeOption } from "./place-and-day.ts";
import { openSource, readFailure } from "./source.ts";

/** Draws homes for a spot check: a list in, the homes drawn out in the same form, what the rules ask on stderr. */
export const sample: Command = {
  options: {
    ...placeOption,
    ...dayOption,
    seed: { type: "string" },
    rule: { type: "string" },
    share: { type: "string" },
    json: { type: "boolean" },
  },
  arguments: 1,
  async run(call) {
    const policies = openPolicies(call);
    if (policies === null) return 2;
    const [policy, on] = [placeOf(call, policies), dayOf(call)];
    const seed = option(call, "seed")?.trim() ?? "";
    if (seed === "") call.refuse("seedMissing");
    const rule = policy === null || on === null ? null : ruleOf(call, policy, on);
    const list = await listOf(call);
    if (policy === null || on === null || seed === "" || rule === null || list === null) return 2;
    const digest = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
    const draw = drawSample(list.homes, rule, seed.normalize("NFKC"), digest);
    return answer(call, { policies, policy, on, seed, rule, list, draw });
  },
};

interface Drawn {
  readonly policies: PolicySet;
  readonly policy: Policy;
  readonly on: string;
  readonly seed: string;
  readonly rule: SampleRule;
  readonly list: HouseholdList;
  readonly draw: Draw;
}

/** The rule to draw by: the one named, else the asker's share, else the place's first; null when there is none. */
function ruleOf(call: Call, policy: Policy, on: string): SampleRule | null {
  const all = sampleRules(policy, on);
  const named = option(call, "rule");
  const text = option(call, "share");
  const share = text === null ? null : readFraction(text);
  if (text !== null && share === null) {
    call.refuse("share", { value: text });
    return null;
  }
  const rule = all.find(({ id }) => id === named);
  if (named !== null && rule === undefined) {
    const known = all.map(({ id }) => id).join(", ");
    call.refuse(known === "" ? "ruleNone" : "ruleUnknown", { value: named, rules: known, on });
    return null;
  }
  if (share !== null) return ruleWithShare(call, rule, all, share);
  // A list is of dibao unless it is said to be of destitute support, which has a rule of its own.
  const usual = all.filter(({ id }) => id !== "destitute");
  const found = rule ?? usual.find((one) => one.share !== null) ?? usual[0];
  if (found !== undefined && found.share !== null) return found;
  const setBy = found?.figures[0]?.setBy?.[call.settings.language] ?? null;
  call.refuse(setBy === null ? "ruleNone" : "ruleBlank", { on, setBy: setBy ?? "", value: found?.id ?? "" });
  return null;
}

/** The asker's share in place of a rule's own, which it may exceed and not undercut. */
function ruleWithShare(
  call: Call,
  named: SampleRule | undefined,
  all: readonly SampleRule[],
  share: Fraction,
): SampleRule | null {
  const floor = named ?? all.find(({ kind }) => kind === "each-village");
  if (floor !== undefined && floor.share !== null && isSmaller(share, floor.share)) {
    const [figure] = floor.figures;
    call.refuse("shareBelow", {
      value: option(call, "share") ?? "",
      least: figure?.rule ?? "",
      clause: figure?.clause ?? "",
    });
    return null;
  }
  return named === undefined ? askedRule(share) : { ...named, share };
}

async function listOf(call: Call): Promise<HouseholdList | null> {
  const source = await openSource(call, "typeList");
  if (source === null) return null;
  const parts: Uint8Array[] = [];
  try {
    for await (const part of source) parts.push(typeof part === "string" ? Buffer.from(part) : part);
  } catch (error) {
    readFailure(call, error);
    return null;
  }
  const read = readHouseholdList(Buffer.concat(parts));
  if (read.ok) return read.list;
  for (const { code, data } of read.faults.slice(0, mostFaults)) call.refuse(code, data);
  if (read.faults.length > mostFaults) call.refuse("listMore", { count: String(read.faults.length - mostFaults) });
  return null;
}

/** So many faults of a list are said; the rest is counted. */
const mostFaults = 20;

async function answer(call: Call, drawn: Drawn): Promise<ExitCode> {
  const { list, draw } = drawn;
  if (flag(call, "json")) {
    await call.out.line(JSON.stringify(sampleJson(call, drawn)));
    return 0;
  }
  // The break of the list, less the one that every line gets.
  const close = list.lineBreak.slice(0, -1);
  if (list.header !== null) await call.out.line(`${list.mark}${list.header}${close}`);
  const mark = list.header === null ? list.mark : "";
  for (const [index, at] of draw.chosen.entries())
    await call.out.line(`${index === 0 ? mark : ""}${list.rows[at]?.text ?? ""}${close}`);
  for (const line of summary(call, drawn)) call.out.complain(line);
  return 0;
}

function sampleJson(call: Call, drawn: Drawn): object {
  const { policy, on, seed, rule, list, draw } = drawn;
  const { language } = call.settings;
  const rules = [...sampleRules(policy, on).map((one) => (one.id === rule.id ? rule : one)), ...asked(rule)];
  return {
    place: policy.place.id,
    on,
    policyVersion: policy.version,
    seed,
    rule: rule.id,
    rules: rules.map((one) => ({
      id: one.id,
      applied: one.id === rule.id,
      kind: one.kind,
      place: one.place === "" ? null : one.place,
      figures: one.figures.map(({ parameter, rule: figure, clause, place }) => ({ parameter, figure, clause, place })),
      ...(countSample(draw, one) ?? { villages: null, homes: null, met: null }),
    })),
    chosen: draw.chosen.flatMap((at) => {
      const row = list.rows[at];
      return row === undefined ? [] : [{ line: row.line, village: row.village, household: row.household }];
    }),
    villages: draw.villages,
    notes: notesOf(rule).map(({ clause, text }) => ({ clause, text: text[language] })),
    conflicts: conflictsJson(conflictsOf(drawn), call),
  };
}

const asked = (rule: SampleRule): readonly SampleRule[] => (rule.id === "asked" ? [rule] : []);

const notesOf = (rule: SampleRule) =>
  rule.figures.flatMap(({ clause, note }) => (note === null ? [] : [{ clause, text: note }]));

/** Conflicts between the rule applied and another rule of the place. */
function conflictsOf({ policy, on, rule }: Drawn) {
  const clauses = new Set(sampleRules(policy, on).flatMap(({ figures }) => figures.map(({ clause }) => clause)));
  const own = new Set(rule.figures.map(({ clause }) => clause));
  return policy
    .plan(on)
    .conflicts.filter(
      ({ applied: { clause: a }, other: { clause: b } }) =>
        clauses.has(a) && clauses.has(b) && (own.has(a) || own.has(b)),
    );
}

/** What was drawn and what each rule of the place asks; counts only, no names. */
function summary(call: Call, drawn: Drawn): readonly string[] {
  const { policies, policy, on, seed, rule, draw } = drawn;
  const { words } = call;
  const { language } = call.settings;
  const said = (clause: string): string => cite(clause, { policies, words });
  const place = { place: policy.place.name[language], id: policy.place.id, on };
  const lines = [words("assessment.heading", place), words("sample.seed", { seed })];
  const villages = draw.villages.filter((one) => one.drawn > 0).length;
  const homes = draw.villages.reduce((sum, one) => sum + one.homes, 0);
  lines.push(
    words("sample.drawn", {
      villages: String(villages),
      allVillages: String(draw.villages.length),
      homes: String(draw.chosen.length),
      allHomes: String(homes),
    }),
  );
  for (const one of [...asked(rule), ...sampleRules(policy, on)]) {
    const applied = one.id === rule.id;
    const shown = applied ? rule : one;
    const count = countSample(draw, shown);
    const name = words(`sample.rules.${one.id}`);
    const [figure] = one.figures;
    if (count === null) {
      lines.push(words("sample.blank", { name, clause: said(figure?.clause ?? "") }));
      continue;
    }
    const key = shown.kind === "villages" ? "villages" : "homes";
    lines.push(
      words(`sample.${applied ? "applied" : count.met ? "otherMet" : "other"}`, {
        name,
        asks: words(`sample.asks.${key}`, {
          villages: String(count.villages.needed),
          homes: String(count.homes.needed),
          each: String(shown.perVillage ?? ""),
        }),
        clause: figure === undefined ? words("sample.yours") : said(figure.clause),
      }),
    );
  }
  for (const { clause, text } of notesOf(rule))
    lines.push(words("vote.note", { text: text[language], clause: said(clause) }));
  return [...lines, ...conflictLines(conflictsOf(drawn), { policies, words, language })];
}
