/**
 * What is read from and written to files: policy packs, the calendars of working days, what an office has set itself beside
 * them, and days to remember for calendar programs.
 * It turns files into what other folders understand and decides nothing; it must not know store or channels.
 */
export { type CalendarAlarm, type CalendarEvent, type CalendarText, toICalendar } from "./icalendar.ts";
export { keepExport } from "./keep-export.ts";
export { loadCalendarFolders } from "./load-calendar.ts";
export { type LoadedPolicies, loadPolicyFolder, readOwnFolder, readPackFolder } from "./load-policies.ts";
export { type Citation, type OwnEntry, withEntry, writeOwnFiles } from "./own-values.ts";
