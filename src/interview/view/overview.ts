import { amountJson, assess, assessmentJson, type PolicySet } from "../../rules/index.ts";
import type { OwnFigures } from "../figure-views.ts";
import type { Judged } from "../judge.ts";
import type { Overview, ProgrammeView, Standing } from "../reply.ts";
import type { OpenCase, Session } from "../session.ts";
import { whoOf } from "./items.ts";
import { caseNameOf, clauseNameOf, parameterNameOf, placeNameOf, programmeNameOf, suppliedFigureOf } from "./names.ts";
import { monthlyOf, programmeViewOf } from "./programme-view.ts";

/** The whole assessment, the programme that matters most first; null where a place has no programme on that day. */
export function overviewOf(session: Session, open: OpenCase, judged: Judged, policies: PolicySet): Overview | null {
  const { assessment, json, policy, on } = judged;
  const views = assessment.programmes.flatMap((programme, index) => {
    const numbers = json.programmes[index];
    return numbers === undefined ? [] : [programmeViewOf(programme, numbers, judged, open.facts, policies)];
  });
  const [wanted] = open.focus ?? [];
  const lead = views.find(({ id }) => id === wanted) ?? leadOf(views, assessment.best);
  if (lead === undefined) return null;
  const [first] = views;
  const nameOf = (id: string) => programmeNameOf(policy, on, id);
  return {
    ...caseNameOf(open),
    place: placeNameOf(policies, session.place) ?? { "zh-CN": session.place, en: session.place },
    on,
    lead,
    refused:
      wanted === undefined && first !== undefined && first !== lead && first.standing === "not-eligible" ? first : null,
    others: views.filter((view) => view !== lead).sort((a, b) => weight(a) - weight(b)),
    best: assessment.best,
    excluded: assessment.excluded.map(({ programmes: [one, other], member, clause }) => ({
      programmes: [nameOf(one), nameOf(other)] as const,
      who: member === null ? null : whoOf(open.facts, member),
      clause: clauseNameOf(policies, clause),
    })),
    routes:
      assessment.routes.length < 2
        ? []
        : assessment.routes.map((route) => ({
            programmes: route.programmes.map(nameOf),
            monthly: monthlyOf({ monthly: amountJson(route.monthly) }),
            once: monthlyOf({ monthly: null, once: amountJson(route.once) }),
            isBest: String(route.programmes) === String(assessment.best),
          })),
    conflicts: assessment.conflicts.filter(concerns(views)).map(({ conflict, applied, other, why }) => ({
      id: conflict,
      applied: { clause: clauseNameOf(policies, applied.clause), text: applied.text },
      other: { clause: clauseNameOf(policies, other.clause), text: other.text },
      why,
    })),
    warnings: assessment.warnings.map(({ programme, clause, text }) => ({
      programme,
      clause: clauseNameOf(policies, clause),
      text,
    })),
    toCheck: assessment.leads.map(({ name, member, clause, check, conflict }) => ({
      name,
      who: member === null ? null : whoOf(open.facts, member),
      clause: clauseNameOf(policies, clause),
      check,
      conflict,
    })),
    supplied: session.parameters.map((override) => suppliedFigureOf(policy, on, override)),
    byOwnFigures: byOwnFigures(session, open, judged, policies, lead.id),
  };
}

/** The same programme without what the asker supplied, to stand beside it. */
function byOwnFigures(
  session: Session,
  open: OpenCase,
  judged: Judged,
  policies: PolicySet,
  id: string,
): OwnFigures | null {
  if (session.parameters.length === 0) return null;
  const { policy, on, facts } = judged;
  const assessment = assess(policy, facts, on, { ask: open.focus ?? [], next: false });
  const json = assessmentJson(assessment, { trace: "as-read" });
  const at = assessment.programmes.findIndex((programme) => programme.id === id);
  const [programme, numbers] = [assessment.programmes[at], json.programmes[at]];
  if (programme === undefined || numbers === undefined) return null;
  const view = programmeViewOf(programme, numbers, { ...judged, assessment, json }, open.facts, policies);
  const figures = session.parameters.map(({ name }) => {
    const state = policy.parameter(name, on);
    const value = state?.value?.split("/")[0] ?? null;
    return { name: parameterNameOf(policy, on, name), value, unit: state?.unit ?? "" };
  });
  const { verdict, monthly, formula, rounded } = view;
  return { figures, verdict, monthly, formula, rounded };
}

// Where texts differ only about programmes that are out, or that nobody asked about, it says nothing about this home.
function concerns(
  views: readonly ProgrammeView[],
): (conflict: { readonly programmes?: readonly string[] | undefined }) => boolean {
  const alive = views.filter(({ asked, verdict }) => asked && verdict !== "not-eligible").map(({ id }) => id);
  return ({ programmes }) => programmes === undefined || programmes.some((id) => alive.includes(id));
}

/** A short text that changes when the headline does: only news is announced. */
export function newsOf(overview: Overview): string {
  const { id, standing, monthly } = overview.lead;
  return [id, standing, monthly?.from ?? "", monthly?.to ?? ""].join("|");
}

/** Whether the leading programme is decided as far as anything but a gate, a figure or a person can decide it. */
export function isSettled(standing: Standing): boolean {
  return standing !== "open" && standing !== "range";
}

// What the household gets comes first, by the best route where it is sure which is; else the first programme of the
// place, decided or not.
function leadOf(views: readonly ProgrammeView[], best: readonly string[]): ProgrammeView | undefined {
  const granted = views.filter(({ verdict }) => verdict === "eligible");
  return granted.find(({ id }) => best.includes(id)) ?? granted[0] ?? views[0];
}

const order: readonly Standing[] = ["eligible", "gates-open", "for-a-person", "unset", "range", "not-eligible", "open"];

function weight(view: ProgrammeView): number {
  return order.indexOf(view.standing);
}
