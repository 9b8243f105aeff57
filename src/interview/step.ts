// The parts of a step that every kind of event needs: saying something, writing facts, and going on from there.
import { type InputFault, type Policy, readFacts } from "../rules/index.ts";
import { eventLines, putAside } from "./case-deadlines.ts";
import { contextOf } from "./case-record.ts";
import { dayOf, type Judged, judge } from "./judge.ts";
import { recordOf } from "./kept-case.ts";
import { keptVerdictOf } from "./kept-verdict.ts";
import { applyChanges, factsAfter } from "./patches.ts";
import { readAt } from "./paths.ts";
import type { Notice, Overview, Question, Reply, Screen } from "./reply.ts";
import { type Asked, type Change, hasFacts, type OpenCase, openCase, type Session } from "./session.ts";
import type { Effect, KeptVerdict, Surroundings } from "./types.ts";
import { factNameOf, itemOf, itemsOf, markedItem, questionOf } from "./view/items.ts";
import { caseNameOf } from "./view/names.ts";
import { isSettled, newsOf, overviewOf } from "./view/overview.ts";

export interface Step {
  readonly session: Session;
  readonly effects: readonly Effect[];
  /** What was judged on the way, to be kept with the case. */
  readonly judged?: { readonly judged: Judged; readonly overview: Overview };
}

/** What surrounds one step: the world, the law of the place, and whether the pressed message is replaced. */
export interface Turn {
  readonly at: Surroundings;
  readonly policy: Policy;
  readonly how: "say" | "edit";
}

/** What brought the step about: it decides whether a question is enough or the verdict is due. */
export type Occasion = "answer" | "line" | "verdict" | "ask";

/** A step that says one thing and changes nothing else. */
export function reply(
  session: Session,
  turn: Turn,
  screen: Screen,
  notices: readonly Notice[],
  question: Question | null,
): Step {
  const said: Reply = { ...screen, notices, question };
  return { session, effects: [{ kind: turn.how, reply: said }] };
}

/** The question that stands, as it is put below any other screen. */
export function standingQuestion(session: Session): Question | null {
  return session.case === null || session.question === null
    ? null
    : questionOf(session.case, session.question, session.revision);
}

/** Says something above the question that stands. */
export function remark(session: Session, turn: Turn, ...notices: readonly Notice[]): Step {
  const question = standingQuestion(session);
  if (question !== null) return reply(session, turn, { kind: "question", headline: null }, notices, question);
  const resumable = hasFacts(session.case) || session.shelved !== null;
  return reply(session, turn, { kind: "notice", resumable }, notices, null);
}

/** Has the case saved with what the step found; once, however often it is asked for. */
export function withSave(step: Step, turn: Turn): Step {
  const { session, effects, judged } = step;
  const open = session.case;
  if (open === null) return step;
  const { today: day } = turn.at;
  const said = sayingOf(session, turn);
  const verdicts = judged === undefined ? [] : [keptVerdictOf(judged.judged, judged.overview, open, said)];
  const kept = verdicts.reduce(withContext, open);
  const saved: Effect = { kind: "save", case: recordOf(kept, session, dayOf(session, turn.at), { day, verdicts }) };
  return {
    ...step,
    session: { ...session, case: kept },
    effects: [saved, ...effects.filter(({ kind }) => kind !== "save")],
  };
}

/** Under what a verdict is said now. */
export function sayingOf(session: Session, { at }: Turn): Pick<KeptVerdict, "day" | "policyVersion" | "supplied"> {
  const supplied = session.parameters.length > 0 ? ({ supplied: true } as const) : {};
  return { day: at.today, policyVersion: at.policies.version, ...supplied };
}

function withContext(open: OpenCase, verdict: KeptVerdict): OpenCase {
  const kept = contextOf(verdict);
  return { ...open, kept, ...(open.kept === undefined || open.kept === kept ? {} : { again: true }) };
}

/** Opens a case where none is open. */
export function withCase(session: Session, turn: Turn): Session & { readonly case: OpenCase } {
  const opened = session.case === null ? openCase(session, turn.at) : session;
  if (opened.case === null) throw new Error("a case was just opened");
  return { ...opened, case: opened.case };
}

export interface Written {
  readonly changes: readonly Change[];
  /** Facts that give way to the changes. */
  readonly removes?: readonly string[];
  readonly notices: readonly Notice[];
  readonly as: Occasion;
  readonly asks: Asked | null;
}

/** Writes facts if the rules accept them together with what is known; if not, says why and leaves all as it was. */
export function writeFacts(session: Session, turn: Turn, written: Written): Step {
  const opened = withCase(session, turn);
  const removes = written.removes ?? [];
  const news = written.changes.filter(({ path, value }) => !isSame(readAt(opened.case.facts, path), value));
  const after = factsAfter(opened.case, news, removes);
  const read = readFacts(after);
  if (!read.ok) return refuseFacts(session, opened, turn, { ...written, changes: news }, read.faults);
  const unchanged = news.length === 0 && removes.length === 0;
  const changed = unchanged ? opened : applyChanges(opened, news, turn.at, removes);
  const warned = newWarnings(read.warnings, news);
  const notices: Notice[] = [...written.notices];
  if (warned.length > 0) {
    notices.push({ kind: "warned", faults: warned, facts: warned.map(({ path }) => factNameOf(after, path)) });
  }
  const step = proceed(changed, turn, notices, written.as, written.asks);
  return unchanged ? step : withSave(step, turn);
}

function refuseFacts(
  session: Session,
  opened: Session & { readonly case: OpenCase },
  turn: Turn,
  written: Written,
  faults: readonly InputFault[],
): Step {
  const facts = factsAfter(opened.case, written.changes);
  const notice: Notice = { kind: "contradiction", faults, facts: faults.map(({ path }) => factNameOf(facts, path)) };
  const removes = replaceable(opened.case, written.changes);
  if (removes.length > 0) {
    const waiting: Session = {
      ...session,
      mode: "confirming",
      waiting: { for: "replacement", changes: written.changes, removes },
    };
    return reply(waiting, turn, replacementScreen(opened.case, written.changes, removes), [notice], null);
  }
  // A case that was opened only for this is not kept.
  return remark(session.case === null ? session : opened, turn, notice);
}

/** What was said, beside what would take its place. */
export function replacementScreen(open: OpenCase, changes: readonly Change[], removes: readonly string[]): Screen {
  const facts = factsAfter(open, changes);
  return {
    kind: "replacement",
    before: removes.map((path) => itemOf(open.facts, path, readAt(open.facts, path) ?? null)),
    after: changes.map(({ path, value }) => itemOf(facts, path, value)),
  };
}

/**
 * The same thing said in another way (income per head after the total): what stands in the way, when taking it out makes
 * room for what was said now. Empty where that makes none.
 */
export function replaceable(open: OpenCase, changes: readonly Change[]): readonly string[] {
  const said = new Set(changes.map(({ path }) => path));
  const removes: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    const read = readFacts(factsAfter(open, changes, removes));
    if (read.ok) return removes;
    const twice = read.faults.filter(({ code }) => code === "given-twice");
    const inTheWay = twice
      .flatMap(({ path, data }) => [path, data.other ?? ""])
      .filter((path) => !said.has(path) && !removes.includes(path));
    const known = inTheWay.filter((path) => readAt(open.facts, path) !== undefined);
    if (known.length === 0) return [];
    removes.push(...known);
  }
  return [];
}

// A warning is said when it arises, not again at every message.
function newWarnings(warnings: readonly InputFault[], changes: readonly Change[]): readonly InputFault[] {
  return warnings.filter(({ path }) =>
    changes.some((change) => path.startsWith(change.path) || change.path.startsWith(path)),
  );
}

function isSame(before: unknown, after: unknown): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after);
}

/** Goes on with the case: back to where an edit came from, the verdict where there is news, else the next question. */
export function proceed(
  session: Session,
  turn: Turn,
  notices: readonly Notice[],
  occasion: Occasion,
  asks: Asked | null = null,
): Step {
  const open = session.case;
  if (open === null) return remark({ ...session, question: null, mode: "idle" }, turn, ...notices);
  if (occasion === "answer" && session.returnTo === "summary" && asks === null) {
    return showSummary({ ...session, question: null, aside: null }, turn, notices, session.page);
  }
  // A question that stands is kept when only the verdict is asked for.
  const standing = occasion === "verdict" && session.question?.editing !== true ? session.question : null;
  const judging = judge(session, open, turn.policy, turn.at);
  if (!judging.ok) return unreadable(session, open, turn, notices, judging.faults);
  const { judged } = judging;
  const overview = overviewOf(session, open, judged, turn.at.policies);
  const asked = asks ?? standing ?? judged.next;
  if (overview === null) return remark({ ...session, question: asked, mode: "interviewing" }, turn, ...notices);
  const news = newsOf(overview);
  const decided = overview.lead.standing !== "open";
  const due = occasion === "verdict" || asked === null || (occasion === "line" && decided);
  const isNews = news !== open.shown && isSettled(overview.lead.standing);
  if (due || (isNews && occasion === "answer"))
    return showVerdict(session, open, turn, notices, { judged, overview }, asked, news);
  const going: Session = { ...session, mode: "interviewing", question: asked, returnTo: null, aside: null };
  const headline = occasion === "line" ? overview.lead : null;
  const asking = reply(going, turn, { kind: "question", headline }, notices, standingQuestion(going));
  return { ...asking, judged: { judged, overview } };
}

function showVerdict(
  session: Session,
  open: OpenCase,
  turn: Turn,
  notices: readonly Notice[],
  found: { readonly judged: Judged; readonly overview: Overview },
  asked: Asked | null,
  news: string,
): Step {
  const { overview, judged } = found;
  const shown: Session = {
    ...session,
    mode: "verdict",
    case: { ...open, told: true, shown: news },
    question: asked,
    returnTo: null,
    aside: null,
  };
  const context = contextOf({ ...sayingOf(session, turn), on: judged.on, place: session.place });
  const isAnew = open.kept !== undefined && open.kept !== context;
  // A figure of the asker's has the place's own beside it: that is comparison enough.
  const isLater = open.kept?.replace(/ supplied$/, "") !== context.replace(/ supplied$/, "");
  const differs: readonly Notice[] =
    isAnew && isLater && open.shown !== "" && open.shown !== news
      ? [{ kind: "verdict-differs", day: open.kept?.slice(0, 10) ?? "" }]
      : [];
  const comparable: true | undefined = isAnew || open.again === true ? true : undefined;
  const screen: Screen = {
    kind: "verdict",
    overview,
    officeDecides: !open.told,
    ...(comparable ? { comparable } : {}),
  };
  const step = { ...reply(shown, turn, screen, [...notices, ...differs], standingQuestion(shown)), judged: found };
  // What is said on another day, or by another law, is kept with the case even if no answer changed.
  return hasFacts(open) && open.kept !== context ? withSave(step, turn) : step;
}

// Facts stored by an earlier version that this one does not accept: they are named, and can be changed in the summary.
function unreadable(
  session: Session,
  open: OpenCase,
  turn: Turn,
  notices: readonly Notice[],
  faults: readonly InputFault[],
): Step {
  const facts = faults.map(({ path }) => factNameOf(open.facts, path));
  return showSummary(session, turn, [...notices, { kind: "facts-unreadable", faults, facts }], 0);
}

/** The judgement of the open case, or null when there is none to judge. */
export function judgedOf(session: Session, turn: Turn): { open: OpenCase; judged: Judged; overview: Overview } | null {
  const open = session.case;
  if (open === null) return null;
  const judging = judge(session, open, turn.policy, turn.at);
  if (!judging.ok) return null;
  const overview = overviewOf(session, open, judging.judged, turn.at.policies);
  return overview === null ? null : { open, judged: judging.judged, overview };
}

const smallestPage = 8;
const mostPages = 8;

/** All answers, a page at a time; few pages, so that any answer is three taps away. */
export function showSummary(session: Session, turn: Turn, notices: readonly Notice[], wanted: number): Step {
  const open = session.case;
  if (open === null) return remark(session, turn, ...notices, { kind: "no-case" });
  const items = itemsOf(open.facts);
  const size = Math.max(smallestPage, Math.ceil(items.length / mostPages));
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  // No question stands while it isn't shown: what is typed now must not be taken for its answer.
  const summary: Session = { ...session, mode: "summary", question: null, page, returnTo: "summary", aside: null };
  const screen: Screen = {
    kind: "summary",
    ...caseNameOf(open),
    items: items.slice(page * size, (page + 1) * size).map((item) => markedItem(item, open.evidence)),
    page,
    pages,
    total: items.length,
    revision: session.revision,
    passedRoster: open.skipped.includes("roster"),
    events: page === pages - 1 ? eventLines(open) : [],
    aside:
      page === pages - 1
        ? putAside(turn.at.policies, turn.at.calendar, recordOf(open, session, dayOf(session, turn.at)))
        : [],
  };
  return reply(summary, turn, screen, notices, null);
}
