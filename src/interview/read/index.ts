// Reads what a caseworker types into facts, figures, days and answers.
// It must not know: who asks, what was asked before, what the law makes of a figure, or any word that the bot says.
// A rough figure is never made exact, and nothing typed is dropped without being returned as unread.
export { readAge } from "./age.ts";
export { type AmountCode, type AmountReading, type Period, readAmount } from "./amount.ts";
export { type AnswerReading, type AskCode, type AskedFact, readAnswer } from "./answer.ts";
export { type CorrectionReading, readCorrection } from "./correction.ts";
export { type DayCode, type DayReading, readDay } from "./day.ts";
export { type EventsReading, readEvents, type ToldEvent } from "./events.ts";
export type { Understood, Unsettled, UnsettledCode } from "./findings.ts";
export type { Bounds } from "./hedges.ts";
export { type LineReading, type PartialFacts, readLine } from "./line.ts";
export type { MemberFacts } from "./meaning.ts";
export { type MembersReading, readMembers } from "./members.ts";
export type { AskedParameter } from "./message.ts";
export { type NumberCode, type NumberReading, readNumber } from "./number.ts";
export { type AreaReading, readArea, readCount } from "./quantities.ts";
export { isMarked, isQuestion } from "./question.ts";
export { type Data, masked, type Span } from "./text.ts";
export { readTruth, type TruthReading } from "./truth.ts";
