// What the office does: takes events through the dialogue, keeps what came of them, and sends what is to be said.
// It owns the ports (store, channel, clock, dialogue) behind which the world stands.
// It must not know how a channel talks, where the store keeps things, or what a question means.
export type { OpenDate } from "./agenda.ts";
export { type CalendarLine, calendarLines, standingDates } from "./calendar-lines.ts";
export { type CaseBook, createCaseBook } from "./case-book.ts";
export { type Casework, createCasework } from "./casework.ts";
export { systemClock } from "./clock.ts";
export {
  type CaseChange,
  type CaseDocument,
  type CaseListPage,
  type ChatDocument,
  type ChatKey,
  casesOnListPage,
  chatName,
  type DeadLetter,
  type Exported,
  isUnfinished,
  type OutboxItem,
  type Reminding,
  type Wake,
} from "./documents.ts";
export {
  type Agenda,
  type CalendarWriter,
  type Channel,
  type Clock,
  type Dialogue,
  type EndReason,
  type FeedAddresses,
  type Found,
  type Incoming,
  type NoticeCode,
  type Receipt,
  type Report,
  type ReportCode,
  type SendOutcome,
  type Step,
  type Store,
  StoreFailure,
  type StoreFailureCode,
  type Values,
} from "./ports.ts";
export { type OfficeDays, type ReminderRules, type Told, usualRules } from "./reminders.ts";
