// How far something may go: the exact amount at which a programme is refused, or who decides where no figure is set.
import { Decimal, type Limit, limitsOf, readFacts } from "../rules/index.ts";
import { isEnds } from "./ends.ts";
import { dayOf, type Judged } from "./judge.ts";
import { decidingOf, isAsset, judgedWith, officeJudges, viewsOf } from "./judged-otherwise.ts";
import { readAt, removeAt, writeAt } from "./paths.ts";
import type { FactName, ProgrammeView, Screen } from "./reply.ts";
import type { OpenCase, Session } from "./session.ts";
import { judgedOf, remark, reply, type Step, standingQuestion, type Turn } from "./step.ts";
import type { FactsJson } from "./types.ts";
import { factNameOf, itemOf } from "./view/items.ts";
import { clauseNameOf, placeNameOf } from "./view/names.ts";
import type { LimitSide } from "./what-if-views.ts";
import type { LimitQuestion } from "./what-if-words.ts";

type LimitScreen = Extract<Screen, { kind: "limit" }>;
type LimitView = LimitScreen["limits"][number];

/** Says at which amount a programme is refused, to the fen; both sides of it are judged. */
export function showLimit(session: Session, turn: Turn, asked: LimitQuestion, programme: string | null): Step {
  const found = judgedOf(session, turn);
  if (found === null) return remark(session, turn, { kind: "no-case" });
  const { open, judged, overview } = found;
  const views = viewsOf(overview);
  const about = programme === null ? overview.lead : views.find(({ id }) => id === programme);
  if (about === undefined) {
    const { place } = session;
    return remark(session, turn, {
      kind: "programme-not-here",
      text: programme ?? "",
      place: placeNameOf(turn.at.policies, place) ?? { "zh-CN": place, en: place },
      programmes: views.map(({ name }) => name),
    });
  }
  const base = baseOf(open.facts, asked);
  const fact = factNameOf(open.facts, base.path);
  if (asked.more && base.stated === null) return remark(session, turn, { kind: "difference-needs-base", fact });
  const show = (limits: readonly LimitView[], none: LimitScreen["none"]): Step => {
    const screen: LimitScreen = { kind: "limit", programme: about.name, fact, limits, none };
    return reply(session, { ...turn, how: "say" }, screen, [], standingQuestion(session));
  };
  const office = officeJudges(judged, about.id, fact, session, turn);
  if (office !== null) return show([], { kind: "office", office });
  const read = readFacts(base.facts);
  if (!read.ok) return remark(session, turn, { kind: "no-case" });
  const on = dayOf(session, turn.at);
  const { parameters } = session;
  const limits = limitsOf(turn.policy, read.facts, on, about.id, base.path, base.period, { parameters });
  if (limits === null || limits.kind === "never")
    return show([], noLimit(about, judged, limits?.refused === true, fact));
  const sided = limits.limits.flatMap((limit) => sidesOf(session, turn, open, base, about.id, limit, asked) ?? []);
  return show(sided, sided.length === 0 ? { kind: "no-difference" } : null);
}

function noLimit(view: ProgrammeView, judged: Judged, isRefused: boolean, fact: FactName): LimitScreen["none"] {
  if (isRefused) return { kind: "refused-anyway", because: decidingOf(view) };
  if (view.unset.length > 0) return { kind: "unset", figures: view.unset };
  const lacks = view.lacks.filter(({ path }) => path !== fact.path);
  const usesIt = judged.json.programmes
    .find(({ id }) => id === view.id)
    ?.reasons.some(({ facts }) => facts.includes(fact.path));
  return usesIt === true && lacks.length > 0 && !isAsset(fact.path)
    ? { kind: "lacks", facts: lacks }
    : { kind: "no-difference" };
}

interface Base {
  readonly path: string;
  readonly period: "year" | "month";
  /** The amount as it was said; null where it is not known. */
  readonly stated: string | null;
  readonly facts: FactsJson;
}

const components = ["wage", "business", "property", "transfer", "other"].map((part) => `income.${part}`);

/** The fact that is varied, in the period in which it was said. An income told in parts is varied as a whole. */
function baseOf(facts: FactsJson, { about, period }: LimitQuestion): Base {
  const stated = (path: string) => {
    const value = readAt(facts, path);
    return typeof value === "string" && value !== "refused" ? value : null;
  };
  // What is known within bounds has a period, but no sum that more could be put on.
  const said = (path: string) => {
    const value = readAt(facts, path);
    return isEnds(value) ? String(value.from ?? value.to) : stated(path);
  };
  const periodOf = (text: string | null) => (text === null ? null : text.endsWith("/month") ? "month" : "year");
  if (about === "assets.deposits") return { path: about, period: "year", stated: stated(about), facts };
  const isPerHead = said("income.perHead") !== null || (about === "income.perHead" && said("income.total") === null);
  const path = isPerHead ? "income.perHead" : "income.total";
  const parts = components.filter((part) => said(part) !== null);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && said(path) === null) {
    return { path: only, period: periodOf(said(only)) ?? "year", stated: stated(only), facts };
  }
  const whole = parts.reduce<FactsJson>((now, part) => removeAt(now, part).facts, facts);
  return { path, period: periodOf(said(path)) ?? period ?? "year", stated: stated(path), facts: whole };
}

function sidesOf(
  session: Session,
  turn: Turn,
  open: OpenCase,
  base: Base,
  programme: string,
  limit: Limit,
  asked: LimitQuestion,
): LimitView | null {
  const more = asked.more ? moreOf(base, limit, asked) : null;
  const sideOf = (value: string): LimitSide | null => {
    const facts = writeAt(base.facts, base.path, value).facts;
    const then = judgedWith(session, turn, open, facts);
    const view = then === null ? undefined : viewsOf(then.overview).find(({ id }) => id === programme);
    if (view === undefined) return null;
    const item = itemOf(facts, base.path, plain(value));
    return { item, verdict: view.verdict, monthly: view.monthly, because: decidingOf(view) };
  };
  const holds = sideOf(more?.holdsAt ?? limit.holds);
  const refused = sideOf(more?.refusedAt ?? limit.refused);
  // What judging the whole does not confirm on both sides is not said.
  if (holds === null || refused === null) return null;
  if (holds.verdict === "not-eligible" || refused.verdict !== "not-eligible") return null;
  const { policies } = turn.at;
  const clause = refused.because?.clause?.id ?? null;
  return {
    holds,
    refused,
    side: sumOf(limit.holds).lt(sumOf(limit.refused)) ? "upper" : "lower",
    more: more === null ? null : { holds: more.holds, refused: more.refused, period: more.period },
    clause: clause === null ? null : clauseNameOf(policies, clause),
  };
}

interface More {
  readonly holds: string;
  readonly refused: string;
  readonly period: "year" | "month";
  /** The amounts with so much more, in the fact's own form. */
  readonly holdsAt: string;
  readonly refusedAt: string;
}

/** By how much more than now an upper limit is reached; null where it is a lower one, or passed already. */
function moreOf(base: Base, limit: Limit, asked: LimitQuestion): More | null {
  const now = sumOf(base.stated ?? "0");
  const [holds, refused] = [sumOf(limit.holds), sumOf(limit.refused)];
  if (holds.gt(refused) || now.gt(holds)) return null;
  const period = asked.period ?? base.period;
  const [unit, own] = [period === "month" ? 12 : 1, base.period === "month" ? 12 : 1];
  // So much more by the month makes twelve times as much by the year: the first whole fen that is refused.
  const first = refused.minus(now).times(own).div(unit).times(100).ceil().div(100);
  const last = first.minus("0.01");
  // Of a sum by the month, a year's more is a sum by the year.
  const isYearly = base.period === "year" || period === "year";
  const at = (more: Decimal) => {
    const [held, added] = isYearly ? [now.times(own), more.times(unit)] : [now, more];
    return `${held.plus(added).toFixed(2)}/${isYearly ? "year" : "month"}`;
  };
  return { holds: last.toFixed(2), refused: first.toFixed(2), period, holdsAt: at(last), refusedAt: at(first) };
}

function sumOf(stated: string): Decimal {
  return new Decimal(stated.split("/")[0] ?? "0");
}

/** "1436.00/month" as a person would say it: whole sums without their zeros. */
function plain(value: string): string {
  return value.replace(/\.00(?=\/|$)/, "");
}
