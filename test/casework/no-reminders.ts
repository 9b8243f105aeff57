/** For tests and benches of everything else: nothing is ever due, and nobody looks at the clock. */
import type { Agenda } from "../../src/casework/index.ts";

export const emptyAgenda: Agenda = {
  version: "none",
  days: { isWorkingDay: () => true, plus: (day) => day, between: () => 0 },
  deadlines: () => [],
  dates: () => [],
};
export const noReminders = { agenda: emptyAgenda, remindEveryMs: null } as const;
