/** For tests and benches of everything else: nothing is ever due, and nobody looks at the clock. */
import type { Agenda, CalendarWriter } from "../../src/casework/index.ts";

export const emptyAgenda: Agenda = {
  version: "none",
  days: { isWorkingDay: () => true, plus: (day) => day, between: () => 0 },
  deadlines: () => [],
  dates: () => [],
};
export const plainCalendars: CalendarWriter = {
  words: () => ({ summary: "", description: "" }),
  write: (_about, lines) => JSON.stringify(lines),
};
export const noReminders = { agenda: emptyAgenda, calendars: plainCalendars, remindEveryMs: null } as const;
