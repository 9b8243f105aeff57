import { join } from "node:path";
import type { Agenda, CalendarWriter } from "../casework/index.ts";
import { dataFolderOf } from "../config.ts";
import { loadCalendarFolders, toICalendar } from "../files/index.ts";
import { calendarAboutOf, calendarEntryOf, deadlinesOfCase } from "../interview/index.ts";
import {
  addWorkingDays,
  type Calendar,
  isWorkingDay,
  officialDates,
  type PolicySet,
  workingDayBefore,
  workingDaysBetween,
} from "../rules/index.ts";
import { explainFault, nameCalendar, sayCalendarEntry } from "../wording/index.ts";
import type { Call } from "./command.ts";

/** The office's own years lie here, over those of this installation. */
export const ownCalendarFolder = (call: Call): string => join(dataFolderOf(call.env), "calendar");

/** The working days of this installation with the office's own years; null when they do not load (said on stderr). */
export function openCalendar(call: Call): Calendar | null {
  const loaded = loadCalendarFolders([join(call.root, "data", "calendar"), ownCalendarFolder(call)]);
  if (loaded.ok) return loaded.calendar;
  for (const { file, line, column, ...fault } of loaded.faults)
    call.out.complain(`${file}:${line}:${column}: ${explainFault(fault, call.settings.language)}`);
  call.refuse("calendarBroken", { count: String(loaded.faults.length) });
  return null;
}

/** The law of deadlines, for the office's reminders. */
export function createAgenda(policies: PolicySet, calendar: Calendar): Agenda {
  return {
    version: `${policies.version} ${calendar.version}`,
    days: {
      isWorkingDay: (day) => isWorkingDay(calendar, day).worked,
      plus: (day, count) =>
        (count < 0 ? workingDayBefore(calendar, day, -count) : addWorkingDays(calendar, day, count)).day,
      between: (from, to) => workingDaysBetween(calendar, from, to).days,
    },
    deadlines: (record) => deadlinesOfCase(policies, calendar, record),
    dates: (place, from, to) => {
      const policy = policies.policy(place);
      return policy === undefined ? [] : officialDates(policy, calendar, from, to);
    },
  };
}

/** Calendars to take along, in the language of the conversation. */
export function createCalendarWriter(policies: PolicySet): CalendarWriter {
  return {
    words: (matter, { language }) => sayCalendarEntry(calendarEntryOf(policies, matter), language),
    write: (about, events, stamp, { language }) =>
      toICalendar({ name: nameCalendar(calendarAboutOf(policies, about.what, about), language), events, stamp }),
  };
}
