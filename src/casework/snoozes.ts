import type { Session, Snooze } from "../interview/index.ts";
import { addDays } from "../rules/index.ts";
import { openDeadlines, rulesOf } from "./agenda.ts";
import type { ToldChange } from "./documents.ts";
import type { Agenda, Clock, Store } from "./ports.ts";
import { usualRules } from "./reminders.ts";

/** What "later" puts into the cases. A deadline that is no longer owed is left alone; its day never moves. */
export async function snoozes(
  asked: readonly Snooze[],
  session: Session,
  { store, agenda, clock }: { readonly store: Store; readonly agenda: Agenda; readonly clock: Clock },
): Promise<ToldChange[]> {
  const { morning } = rulesOf(session) ?? usualRules;
  const changes: ToldChange[] = [];
  for (const { case: id, key, until } of asked) {
    const { document } = await store.readCase(id);
    const owed = document === null ? undefined : openDeadlines(document.case, agenda).find((one) => one.key === key);
    if (document === null || owed === undefined) continue;
    const told = document.reminding?.told[key];
    const { escalated } = told ?? {};
    const kept = told?.due === owed.due && escalated !== undefined ? { escalated } : {};
    changes.push({
      id,
      marks: { [key]: { due: owed.due, rank: told?.rank ?? null, ...kept, snoozed: instant(until, clock, morning) } },
    });
  }
  return changes;
}

/** Local day and time. A day means the person's hour of the morning. */
function instant(until: Snooze["until"], clock: Clock, morning: string): string {
  if ("day" in until) return `${until.day}T${morning}`;
  const [hours = 0, minutes = 0] = clock.timeOfDay().split(":").map(Number);
  const later = hours * 60 + minutes + until.minutes;
  const day = addDays(clock.today(), Math.floor(later / 1440));
  const two = (number: number) => String(number).padStart(2, "0");
  return `${day}T${two(Math.floor((later % 1440) / 60))}:${two(later % 60)}`;
}
