/**
 * What the law says: facts in, assessments out. Pure: no input or output, no clock, no chance.
 * It knows policy packs as data and nothing of conversations, languages, stores or channels.
 * Other folders and other applications enter here only.
 */
export {
  type Assessment,
  type AssessOptions,
  assess,
  type MemberAmount,
  type ProgrammeAssessment,
  type Trial,
  type Verdict,
} from "./assess.ts";
export {
  type AmountJson,
  type AssessmentJson,
  amountJson,
  assessmentJson,
  type LeadJson,
  type ProgrammeJson,
  type RouteJson,
  verifyOf,
} from "./assessment-json.ts";
export {
  daysBetween,
  endOfMonth,
  endOfQuarter,
  firstOfMonthAfter,
  firstOfQuarterAfter,
  startOfMonth,
  startOfQuarter,
  weekdayOf,
} from "./calendar-days.ts";
export { type LoadedCalendar, loadCalendar } from "./calendar-files.ts";
export type { Festival } from "./calendar-schema.ts";
export { type Change, changes, type WhyAsked, whyAsked } from "./changes.ts";
export { type CoverageReason, type CoverageRow, type CoverageState, coverage } from "./coverage.ts";
export { checkExampleDay, checkExampleDays } from "./deadline-examples.ts";
export {
  type AlternativeDay,
  type CaseEvent,
  type Deadline,
  type DeadlineKind,
  type EventName,
  eventNames,
  type OfficialDate,
} from "./deadline-types.ts";
export { type DeadlinesGiven, deadlinesOf } from "./deadlines.ts";
export { Decimal } from "./decimal.ts";
export { checkExample, checkExamples } from "./examples.ts";
export {
  exclusiveFacts,
  type FactDef,
  type FactId,
  type FactKind,
  factCatalogue,
  factDef,
  type LearningCost,
} from "./fact-catalogue.ts";
export type { Evidence, Facts, Missing } from "./facts.ts";
export { factsUsed } from "./facts-used.ts";
export { type FigureUsed, figuresUsed } from "./figures-used.ts";
export { atLeast, type Fraction, readFraction } from "./fraction.ts";
export type { Amount } from "./judge.ts";
export { judgeLeads, type LeadOptions, type LeadOutcome } from "./leads.ts";
export { type Limit, type Limits, limitsOf } from "./limits.ts";
export type { Question } from "./next.ts";
export { officialDates } from "./official-dates.ts";
export { addDays, addMonths, isDay } from "./operations/days.ts";
export type { PackFault, PackFile } from "./packs/read-packs.ts";
export type { Mark } from "./packs/schema.ts";
export {
  type Clause,
  type ClauseDocument,
  type Example,
  loadPolicies,
  type OwnValue,
  type ParameterOverride,
  type ParameterReading,
  type ParameterState,
  type Place,
  type Policy,
  type PolicySet,
  readParameter,
} from "./policies.ts";
export type { Localised, Reason, Truth } from "./programme.ts";
export { type EventReading, readEvent } from "./read-event.ts";
export { type FactsReading, factsSchema, type InputFault, readFacts } from "./read-facts.ts";
export { isRecurrence, needsStart, occurrences } from "./recurrence.ts";
export type { Exclusion, Route } from "./routes.ts";
export {
  askedRule,
  countSample,
  type Draw,
  drawSample,
  isSmaller,
  type ListedHome,
  type SampleCount,
  type SampleRule,
  sampleRules,
} from "./sample.ts";
export { assessmentJsonSchema, factsJsonSchema, policyJsonSchema } from "./schemas.ts";
export { type TraceNode, traceOf } from "./trace-json.ts";
export { type Answer, boundsAt } from "./variants.ts";
export { type ListRow, withRoster } from "./village-list.ts";
export {
  checkVote,
  type Meeting,
  type MeetingFault,
  type MeetingFigure,
  meetingFaults,
  type VoteCheck,
  type VoteOutcome,
  type VoteReading,
  type VoteTest,
} from "./vote.ts";
export { findWitness } from "./witness.ts";
export { type Calendar, type CalendarYear, calendarOf, type DayDecision, type HolidayNotice } from "./work-calendar.ts";
export {
  addWorkingDays,
  classOfDay,
  type DayClass,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  type WorkingDayCount,
  type WorkingDayResult,
  workingDayBefore,
  workingDaysBetween,
} from "./working-days.ts";
