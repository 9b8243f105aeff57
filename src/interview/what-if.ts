// A what-if: the open household is judged once with something otherwise, and what would come out otherwise is said.
// Nothing is written: the facts, the question that stands and every button stay as they are.
import { type InputFault, type Localised, readFacts } from "../rules/index.ts";
import { differencesOf, keepSupposed } from "./adopting.ts";
import { excerpt } from "./answering.ts";
import { answerAsked, answerScreen, asksPolicy } from "./asking.ts";
import { takeFigures } from "./figures.ts";
import { dayOf, type Judged } from "./judge.ts";
import { decidingOf, isAsset, judgedWith, officeJudges, viewsOf } from "./judged-otherwise.ts";
import { leavesOf, memberOf, readAt, removeAt, writeAt } from "./paths.ts";
import { programmeWithin } from "./programme-names.ts";
import { readText } from "./reading.ts";
import type { Notice, Overview, ProgrammeView, Screen, Who } from "./reply.ts";
import { type Change, hasFacts, listedMembers, type OpenCase, type Session } from "./session.ts";
import { judgedOf, remark, replaceable, reply, type Step, standingQuestion, type Turn } from "./step.ts";
import { figuresSupposed, readSupposed } from "./supposing.ts";
import type { FactsJson } from "./types.ts";
import { factNameOf, itemOf } from "./view/items.ts";
import { clauseNameOf, suppliedFigureOf } from "./view/names.ts";
import { showLimit } from "./what-if-limit.ts";
import type { Differing, OfficeJudges, Supposed } from "./what-if-views.ts";
import { readLimitQuestion, readSupposition, triesOf } from "./what-if-words.ts";

/** Whether a message supposes something, or asks how far it may go: it tells of no household, and changes none. */
export function isWhatIf(session: Session, text: string): boolean {
  const supposition = readSupposition(text);
  if (supposition !== null) return supposition.before === "";
  return hasFacts(session.case) && readLimitQuestion(text) !== null;
}

/** Answers a what-if; null where the message is none. `hear` takes what was said before it. */
export function hearWhatIf(
  session: Session,
  text: string,
  turn: Turn,
  hear: (session: Session, text: string) => Step,
): Step | null {
  const supposition = readSupposition(text);
  if (supposition === null) {
    const limit = hasFacts(session.case) ? readLimitQuestion(text) : null;
    return limit === null ? null : showLimit(session, turn, limit, programmeWithin(text));
  }
  const { before, tries } = supposition;
  if (before !== "" && tellsFacts(session, before, turn)) {
    const first = hear(session, before);
    const rest = text.trim().slice(before.length);
    if (first.session.waiting !== null) return first;
    const second = answerWhatIf(first.session, rest, tries, { ...turn, how: "say" });
    return { session: second.session, effects: [...first.effects, ...second.effects] };
  }
  return answerWhatIf(session, text, before === "" ? tries : tries.flatMap((one) => triesOf(`${before}${one}`)), turn);
}

function tellsFacts(session: Session, text: string, turn: Turn): boolean {
  const reading = readText({ ...session, question: null }, text, turn.at, false);
  return reading.kind === "other-household" || (reading.kind === "facts" && reading.changes.length > 0);
}

function answerWhatIf(session: Session, text: string, tries: readonly string[], turn: Turn): Step {
  const [whole = ""] = tries;
  const open = session.case;
  const figures = hasFacts(open) ? figuresSupposed(tries, turn.at) : [];
  if (figures.length > 0 && open !== null) return supposeFigures(session, turn, open, figures);
  const supposing = readSupposed(session, tries, turn.at);
  if (supposing.kind === "unread") {
    const limit = hasFacts(session.case) ? readLimitQuestion(whole) : null;
    return limit === null ? unread(session, text, turn) : showLimit(session, turn, limit, programmeWithin(whole));
  }
  const isOfRules =
    supposing.kind === "changes" ? !hasFacts(open) : supposing.notices.some(({ kind }) => vague.has(kind));
  const asRule = isOfRules ? aboutRules(session, text, turn) : null;
  if (asRule !== null) return asRule;
  if (!hasFacts(open)) return remark(session, turn, { kind: "what-if-no-case" });
  if (supposing.kind === "refused") return remark(session, turn, ...withExample(supposing.notices));
  const { changes, arithmetic, notices } = supposing;
  const supposed = supposedFacts(open, changes, supposing.removes);
  if (!supposed.ok) return refuse(session, turn, open, changes, supposed.faults);
  return showWhatIf(session, turn, open, { ...supposed, changes }, arithmetic, notices);
}

function supposeFigures(
  session: Session,
  turn: Turn,
  open: OpenCase,
  parameters: ReturnType<typeof figuresSupposed>,
): Step {
  const taken = takeFigures(session, { parameters, changes: [] }, turn);
  if (taken.session === session) return remark(session, turn, ...taken.notices);
  const on = dayOf(session, turn.at);
  const figures = taken.session.parameters.flatMap((parameter) => {
    const before = session.parameters.find(({ name }) => name === parameter.name) ?? ownFigure(turn, parameter.name);
    if (before?.value === parameter.value && before.unit === parameter.unit) return [];
    return [
      {
        before: before === null ? null : suppliedFigureOf(turn.policy, on, before),
        after: suppliedFigureOf(turn.policy, on, parameter),
      },
    ];
  });
  const same = { facts: open.facts, paths: [], removes: [], changes: [] };
  return showWhatIf(session, turn, open, { ok: true, ...same }, {}, [], { session: taken.session, figures });

  function ownFigure({ policy }: Turn, name: string) {
    const [value, unit] = (policy.parameter(name, on)?.value ?? "").split("/");
    return value === undefined || value === "" ? null : { name, value, unit: unit === undefined ? "" : `/${unit}` };
  }
}

/** What is said of nobody in particular may be asked of the rules. */
const vague: ReadonlySet<Notice["kind"]> = new Set(["unplaced", "which-member", "recognition"] as const);

function withExample(notices: readonly Notice[]): readonly Notice[] {
  return notices.some(({ kind }) => kind.startsWith("difference-")) ? notices : [...notices, { kind: "what-if-again" }];
}

/** A question about the rules, not about this household (如果材料不齐怎么办); null where no clause answers it. */
function aboutRules(session: Session, text: string, turn: Turn): Step | null {
  if (!asksPolicy(session, { kind: "text", text }, turn)) return null;
  const screen = answerScreen(turn.at.policies, turn.policy, dayOf(session, turn.at), text);
  return screen.answers.length === 0 ? null : answerAsked(session, turn, text);
}

function unread(session: Session, text: string, turn: Turn): Step {
  return aboutRules(session, text, turn) ?? remark(session, turn, { kind: "what-if-unread", text: excerpt(text) });
}

function refuse(
  session: Session,
  turn: Turn,
  open: OpenCase,
  changes: readonly Change[],
  faults: readonly InputFault[],
): Step {
  const facts = changes.reduce<FactsJson>((now, { path, value }) => writeAt(now, path, value).facts, open.facts);
  const notice: Notice = { kind: "contradiction", faults, facts: faults.map(({ path }) => factNameOf(facts, path)) };
  return remark(session, turn, notice);
}

// The facts as they are supposed to be ---------------------------------------------------------------------------

type SupposedFacts =
  | {
      readonly ok: true;
      readonly facts: FactsJson;
      readonly paths: readonly string[];
      /** What gives way to the changes, all of it. */
      readonly removes: readonly string[];
    }
  | { readonly ok: false; readonly faults: readonly InputFault[] };

function supposedFacts(open: OpenCase, changes: readonly Change[], removes: readonly string[]): SupposedFacts {
  const gone = [...removes, ...changes.flatMap((change) => withoutDisability(open.facts, change))];
  const apply = (out: readonly string[]): FactsJson => {
    const left = out.reduce<FactsJson>((now, path) => removeAt(now, path).facts, open.facts);
    return changes.reduce<FactsJson>((now, { path, value }) => writeAt(now, path, value).facts, left);
  };
  const paths = (out: readonly string[]) => [...out, ...changes.flatMap(({ path, value }) => leafPaths(path, value))];
  const first = readFacts(apply(gone));
  if (first.ok) return { ok: true, facts: apply(gone), paths: paths(gone), removes: gone };
  const more = [...gone, ...replaceable({ ...open, facts: apply(gone), evidence: {} }, changes)];
  const second = readFacts(apply(more));
  return second.ok
    ? { ok: true, facts: apply(more), paths: paths(more), removes: more }
    : { ok: false, faults: first.faults };
}

function leafPaths(path: string, value: Change["value"]): readonly string[] {
  return leavesOf(value, path).map(([leaf]) => leaf);
}

/** Without a disability there is no grade of it. */
function withoutDisability(facts: FactsJson, { path, value }: Change): readonly string[] {
  const member = memberOf(path);
  if (member === null || !path.endsWith(".disability") || value !== "none") return [];
  return ["disabilityGrade", "disabilityCertifiedOn", "disabilities"]
    .map((name) => `members[${member}].${name}`)
    .filter((name) => readAt(facts, name) !== undefined);
}

// What comes out otherwise ----------------------------------------------------------------------------------------

function showWhatIf(
  session: Session,
  turn: Turn,
  open: OpenCase,
  { facts, paths, removes, changes }: Extract<SupposedFacts, { ok: true }> & { readonly changes: readonly Change[] },
  arithmetic: Readonly<Record<string, string>>,
  notices: readonly Notice[],
  other: { readonly session: Session; readonly figures: WhatIf["figures"] } = { session, figures: [] },
): Step {
  const now = judgedOf(session, turn);
  const then = judgedWith(other.session, turn, open, facts);
  if (now === null || then === null) return remark(session, turn, { kind: "what-if-no-case" });
  const supposed = differencesOf(open.facts, facts, paths, arithmetic);
  const { figures } = other;
  const isOther = supposed.length > 0 || figures.length > 0;
  const withFigures = figures.length > 0 ? { figures: other.session.parameters } : {};
  const kept = isOther ? keepSupposed(session, { changes, removes, ...withFigures }) : session;
  const rows = rowsOf(now.overview, then.overview);
  const differing = rows.filter(({ before, after }) => !isAlike(before, after));
  const lead = viewsOf(then.overview).find(({ id }) => id === now.overview.lead.id) ?? then.overview.lead;
  const screen = {
    kind: "what-if",
    supposed,
    figures,
    programmes: differing.map(({ before, after }) => differingOf(before, after, then.judged, turn)),
    same: rows.length - differing.length,
    touched: rows.filter((row) => isTouched(row)).flatMap(({ after }) => (after === undefined ? [] : [after.name])),
    lead,
    office: differing.length > 0 ? null : leftToOffice(now.judged, lead.id, supposed, session, turn),
    mark: kept.supposed?.mark ?? null,
  } as const;
  const isOwn =
    paths.some((path) => /^members\[\d+\]\.income$/.test(path)) && !paths.some((path) => path.startsWith("income."));
  const isKnown = ["income.total", "income.perHead"].some((path) => readAt(open.facts, path) !== undefined);
  const own: readonly Notice[] = isOwn && isKnown ? [{ kind: "what-if-own-income" }] : [];
  const above = [...notices, ...own, ...unnamedBeside(open.facts, facts, supposed)];
  return reply(kept, { ...turn, how: "say" }, screen, above, standingQuestion(session));
}

/** 户主三级残疾, where somebody of grade 1 is known but not who: it is said that both are counted. */
function unnamedBeside(before: FactsJson, after: FactsJson, supposed: readonly Supposed[]): readonly Notice[] {
  const isOfDisability = supposed.some(({ fact }) => /^members\[\d+\]\.(?:disability|seriousIllness)/.test(fact.path));
  const count = listedMembers(before);
  const grows = count > 0 && listedMembers(after) > count;
  if (!isOfDisability || !grows) return [];
  const traits = Array.from({ length: count }, (_, index) => `members[${index}]`)
    .filter((path) => readAt(before, `${path}.relation`) === undefined && readAt(before, `${path}.age`) === undefined)
    .flatMap((path) => leavesOf(readAt(before, path) ?? null, path));
  return traits.length === 0
    ? []
    : [{ kind: "what-if-unnamed", items: traits.map(([path, value]) => itemOf(before, path, value)) }];
}

type WhatIf = Extract<Screen, { readonly kind: "what-if" }>;

interface Row {
  readonly before: ProgrammeView | undefined;
  readonly after: ProgrammeView | undefined;
}

function rowsOf(now: Overview, then: Overview): readonly Row[] {
  const [before, after] = [viewsOf(now), viewsOf(then)];
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.map((id) => ({ before: before.find((one) => one.id === id), after: after.find((one) => one.id === id) }));
}

// What nobody asked about and what is open either way has bounds that say nothing.
function isAlike(before: ProgrammeView | undefined, after: ProgrammeView | undefined): boolean {
  const told = (view: ProgrammeView | undefined) => {
    if (view === undefined) return null;
    const isVague = view.standing === "open" || view.standing === "unset" || !view.asked;
    const isNothing = view.monthly?.to === "0.00";
    const monthly = view.verdict === "undetermined" && (isVague || isNothing) ? null : view.monthly;
    return [view.verdict, view.verdict === "not-eligible" ? null : monthly];
  };
  return JSON.stringify(told(before)) === JSON.stringify(told(after));
}

/** Open before and after, but with other bounds, or hanging on other facts and figures: it may well come out otherwise. */
function isTouched({ before, after }: Row): boolean {
  if (before === undefined || after === undefined || !isAlike(before, after)) return false;
  const listed = Math.max(before.listed, after.listed);
  // Of people whom nobody told of, as many as there may be, nothing hangs on one of them.
  const isTold = ({ who }: { readonly who: Who | null }) => who === null || who.member < listed;
  const hangsOn = ({ monthly, perMember, lacks, unset, met, failed, open, forPerson, asked }: ProgrammeView) => [
    asked ? monthly : null,
    perMember.filter(isTold).map((one) => [one.who.member, one.monthly]),
    [met, failed, open, forPerson].map((some) =>
      some
        .filter(isTold)
        .map(({ id, who }) => `${id} ${who?.member}`)
        .toSorted(),
    ),
    lacks
      .filter(isTold)
      .map(({ path }) => path)
      .toSorted(),
    unset.map(({ name }) => name).toSorted(),
  ];
  return after.verdict === "undetermined" && JSON.stringify(hangsOn(before)) !== JSON.stringify(hangsOn(after));
}

function differingOf(
  before: ProgrammeView | undefined,
  after: ProgrammeView | undefined,
  judged: Judged,
  turn: Turn,
): Differing {
  const because = after === undefined ? null : decidingOf(after);
  const amount = judged.assessment.programmes.find(({ id }) => id === after?.id)?.amountClause ?? null;
  const clause = amount === null ? null : clauseNameOf(turn.at.policies, amount);
  const named: Localised = after?.name ?? before?.name ?? { "zh-CN": "", en: "" };
  return {
    name: named,
    before: before === undefined ? null : { verdict: before.verdict, monthly: before.monthly },
    after: after === undefined ? null : { verdict: after.verdict, monthly: after.monthly },
    because,
    formula: because === null ? (after?.formula ?? null) : null,
    rounded: after?.rounded ?? false,
    clause: because?.clause ?? clause ?? after?.clauses[0] ?? null,
  };
}

/** Assets whose limits the place has not set as figures: a supposed sum of them settles nothing by itself. */
function leftToOffice(
  judged: Judged,
  programme: string,
  supposed: readonly Supposed[],
  session: Session,
  turn: Turn,
): OfficeJudges | null {
  const found = supposed.find(({ fact }) => isAsset(fact.path));
  return found === undefined ? null : officeJudges(judged, programme, found.fact, session, turn);
}
