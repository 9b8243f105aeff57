// What to ask and say next: a household's facts are gathered in any order, judged, and explained.
// It must not know in which language it is said, over which channel, or where anything is kept:
// advance() takes a session and an event and gives a session and effects, nothing else.
export { advance } from "./advance.ts";
export { answerScreen } from "./asking.ts";
export { evidences, type Press, pressData, type View, views } from "./buttons.ts";
export type * from "./calendar-views.ts";
export { deadlinesOfCase, programmeOf } from "./case-deadlines.ts";
export {
  casesOnPage,
  dueOnPage,
  dueScopes,
  entryOf,
  isAbout,
  isFetched,
  isListed,
  isRequest,
  joinRecords,
} from "./case-record.ts";
export type * from "./case-views.ts";
export { type CommandName, listedCommands, readCommand } from "./command-words.ts";
export { type DueAct, type DueAction, type DuePointer, dueActions, markOf } from "./due-marks.ts";
export type * from "./due-views.ts";
export { type Ends, endsOfText, isEnds } from "./ends.ts";
export { calendarAboutOf, calendarEntryOf } from "./exporting.ts";
export { patternOf } from "./paths.ts";
export { usualReminding } from "./reminding.ts";
export type * from "./reply.ts";
export type { Asked, Mode, ReminderSettings, Session } from "./session.ts";
export type {
  CalendarMatter,
  CaseEntry,
  CaseRecord,
  DateItem,
  DueItem,
  DueScope,
  Effect,
  Event,
  Evidence,
  FactsJson,
  Fetched,
  KeptVerdict,
  Language,
  RecordedEvent,
  Reminded,
  Request,
  SettledDeadline,
  Snooze,
  Source,
  Surroundings,
  Told,
} from "./types.ts";
export type * from "./what-if-views.ts";
