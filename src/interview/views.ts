// The screens behind a verdict: its arithmetic, its clauses, what would change it, what to verify.
import { amountJson, changes } from "../rules/index.ts";
import type { View } from "./buttons.ts";
import { dayOf } from "./judge.ts";
import { valueFromText } from "./questions.ts";
import type { Screen } from "./reply.ts";
import type { Session } from "./session.ts";
import { judgedOf, remark, reply, type Step, standingQuestion, type Turn } from "./step.ts";
import { arithmeticOf } from "./view/arithmetic.ts";
import { factNameOf } from "./view/items.ts";
import { clauseNameOf } from "./view/names.ts";
import { monthlyOf } from "./view/programme-view.ts";

export function showView(session: Session, turn: Turn, view: View, programme: string): Step {
  const found = judgedOf(session, turn);
  if (found === null) return remark(session, turn, { kind: "no-case" });
  const { overview, judged, open } = found;
  const about = [overview.lead, ...overview.others].find(({ id }) => id === programme) ?? overview.lead;
  const seen: Session = { ...session, aside: "verdict" };
  const show = (screen: Screen): Step => reply(seen, turn, screen, [], standingQuestion(seen));
  if (view === "changes") {
    const on = dayOf(session, turn.at);
    const found = changes(turn.policy, judged.facts, on, about.id, { parameters: session.parameters });
    return show({
      kind: "changes",
      programme: about,
      changes: found.map(({ fact, from, to, verdict, monthly, once, clause }) => ({
        fact: factNameOf(open.facts, fact),
        from: valueFromText(fact, from),
        to: valueFromText(fact, to),
        verdict,
        monthly: monthlyOf({ monthly: amountJson(monthly), once: amountJson(once) }),
        clause: clauseNameOf(turn.at.policies, clause),
      })),
    });
  }
  if (view === "arithmetic") {
    const arithmetic = arithmeticOf(about.id, judged, open.facts, turn.at.policies);
    return arithmetic === null ? remark(session, turn, { kind: "no-case" }) : show(arithmetic);
  }
  return show({ kind: "view", view, overview, programme: about, revision: session.revision });
}
