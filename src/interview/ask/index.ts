// A question about the rules in, clauses out. It must not know of sessions, channels or words: only of the packs.
export {
  type Answer,
  type Answered,
  answerQuestion,
  certaintyOf,
  type Relation,
  showClause,
  type Topic,
  usualTopicsOf,
} from "./answer.ts";
export { asksForYes, type CorrectionFound } from "./corrections.ts";
export { yearAsked } from "./day-asked.ts";
export type { FigureInForce } from "./figures.ts";
