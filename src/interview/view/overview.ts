import type { PolicySet, ProgrammeJson } from "../../rules/index.ts";
import type { Judged } from "../judge.ts";
import type { Overview, ProgrammeView, Standing } from "../reply.ts";
import type { OpenCase, Session } from "../session.ts";
import { clauseNameOf, parameterNameOf, placeNameOf } from "./names.ts";
import { programmeViewOf } from "./programme-view.ts";

/** The whole assessment, the programme that matters most first; null where a place has no programme on that day. */
export function overviewOf(session: Session, open: OpenCase, judged: Judged, policies: PolicySet): Overview | null {
  const { assessment, policy, on } = judged;
  const views = assessment.programmes.map((programme) => programmeViewOf(programme, judged, open.facts, policies));
  const lead = leadOf(views, assessment.programmes, assessment.best);
  if (lead === undefined) return null;
  return {
    label: open.label,
    number: open.number,
    place: placeNameOf(policies, session.place) ?? { "zh-CN": session.place, en: session.place },
    on,
    lead,
    others: views.filter((view) => view !== lead).sort((a, b) => weight(a) - weight(b)),
    best: assessment.best,
    conflicts: assessment.conflicts.map(({ id, applied, other, why }) => ({
      id,
      applied: clauseNameOf(policies, applied),
      other: clauseNameOf(policies, other),
      why,
    })),
    warnings: assessment.warnings,
    supplied: session.parameters.map(({ name, value, unit }) => ({
      name: parameterNameOf(policy, on, name),
      value,
      unit,
    })),
  };
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

// What the household gets comes first; then the first programme of the place that is not refused; then the first one.
function leadOf(
  views: readonly ProgrammeView[],
  programmes: readonly ProgrammeJson[],
  best: readonly string[],
): ProgrammeView | undefined {
  const granted = programmes.findIndex(({ id, verdict }) => verdict === "eligible" && best.includes(id));
  if (granted !== -1) return views[granted];
  const ranked: readonly Standing[] = ["gates-open", "unset", "range"];
  const [first] = views;
  if (first !== undefined && first.standing !== "not-eligible") return first;
  for (const standing of ranked) {
    const found = views.find((view) => view.standing === standing);
    if (found !== undefined) return found;
  }
  return first;
}

const order: readonly Standing[] = ["eligible", "gates-open", "for-a-person", "unset", "range", "not-eligible", "open"];

function weight(view: ProgrammeView): number {
  return order.indexOf(view.standing);
}
