// The open household as it would be judged with something otherwise, and what decides it then.
import { type Judged, judge } from "./judge.ts";
import type { Condition, FactName, Overview, ProgrammeView } from "./reply.ts";
import type { OpenCase, Session } from "./session.ts";
import type { Turn } from "./step.ts";
import type { FactsJson } from "./types.ts";
import { clauseNameOf, placeNameOf } from "./view/names.ts";
import { overviewOf } from "./view/overview.ts";
import type { OfficeJudges } from "./what-if-views.ts";

/** The open household judged with other facts; null where they cannot be judged. */
export function judgedWith(
  session: Session,
  turn: Turn,
  open: OpenCase,
  facts: FactsJson,
): { readonly judged: Judged; readonly overview: Overview } | null {
  const otherwise: OpenCase = { ...open, facts, evidence: {} };
  const judging = judge(session, otherwise, turn.policy, turn.at);
  if (!judging.ok) return null;
  const overview = overviewOf(session, otherwise, judging.judged, turn.at.policies);
  return overview === null ? null : { judged: judging.judged, overview };
}

/** Every programme, the one that leads first. */
export function viewsOf({ lead, others }: Overview): readonly ProgrammeView[] {
  return [lead, ...others];
}

/** The condition that makes a programme come out as it does: of the household before one of a person. */
export function decidingOf(view: ProgrammeView): Condition | null {
  if (view.verdict === "not-eligible") return view.failed.find(({ who }) => who === null) ?? view.failed[0] ?? null;
  return view.verdict === "for-a-person" ? (view.forPerson[0] ?? null) : null;
}

/** Whether a fact is one of the assets, not the office's judgement of them. */
export function isAsset(path: string): boolean {
  return path.startsWith("assets.") && !path.startsWith("assets.comply");
}

/** Whom a programme leaves an asset to, by which clause; null where it asks nothing of the assets, or has a figure. */
export function officeJudges(
  judged: Judged,
  programme: string,
  fact: FactName,
  session: Session,
  turn: Turn,
): OfficeJudges | null {
  const reasons = judged.json.programmes.find(({ id }) => id === programme)?.reasons ?? [];
  if (!isAsset(fact.path) || reasons.some(({ facts }) => facts.includes(fact.path))) return null;
  const reason = reasons.find(({ facts }) => facts.some((path) => path.startsWith("assets.comply")));
  const { place } = session;
  if (reason === undefined) return null;
  return {
    fact,
    place: placeNameOf(turn.at.policies, place) ?? { "zh-CN": place, en: place },
    clause: clauseNameOf(turn.at.policies, reason.clause),
  };
}
