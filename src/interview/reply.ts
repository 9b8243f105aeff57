// What the bot has to say, as codes and values: the words are added in src/wording.
// Names that come from the policies are bilingual here, so that a reply can be worded without them.

import type { InputFault, Localised, Truth, Verdict } from "../rules/index.ts";
import type { View } from "./buttons.ts";
import type { CalendarNotice, CalendarScreen } from "./calendar-views.ts";
import type { CaseName, CaseNotice, CaseScreen } from "./case-views.ts";
import type { Chat } from "./chat-words.ts";
import type { DueNotice, DueScreen, RemindingView, SummaryScreen } from "./due-views.ts";
import type { Ends } from "./ends.ts";
import type { EvidenceNotice } from "./evidence-views.ts";
import type { FigureNotice, OwnFigures } from "./figure-views.ts";
import type { Combining, ToCheck } from "./overview-parts.ts";
import type { Card } from "./session.ts";
import type { Evidence, Language } from "./types.ts";
import type { WhatIfNotice, WhatIfScreen } from "./what-if-views.ts";

export type Value = string | number | boolean | null | Ends;

/** How a member is called: by relation and age, never by name. */
export interface Who {
  readonly member: number;
  readonly relation: string | null;
  readonly age: number | null;
  readonly sex: string | null;
}

/** A fact with its value; `pattern` names its words ("members[].age"). */
export interface Item {
  readonly path: string;
  readonly pattern: string;
  readonly who: Who | null;
  readonly value: Value;
  /** "1800 × 4 = 7200" where a period was converted. */
  readonly arithmetic?: string;
  /** How well it is established, where it is more, or less, than declared. */
  readonly evidence?: Evidence;
}

/** A fact without a value. */
export interface FactName {
  readonly path: string;
  readonly pattern: string;
  readonly who: Who | null;
  /** Of what lacks: it is known within bounds, and only its exact figure lacks. */
  readonly within?: true;
}

export interface Question extends FactName {
  readonly card: Card;
  readonly answer: "amount" | "money" | "count" | "number" | "truth" | "choice" | "day" | "text";
  readonly options: readonly string[];
  /** What an unclear answer may have meant. */
  readonly offered: readonly (string | number | boolean)[];
  /** The answer so far, when an answered question is opened again. */
  readonly current: Item | null;
  readonly editing: boolean;
  readonly revision: number;
  /** Roster: listed already, and how many counted members there are by `size`. */
  readonly listed: number;
  readonly expected: number | null;
}

export interface ClauseName {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly at: string;
  readonly summary: Localised;
  readonly mark: string | null;
  /** Entered by the office itself, not of the packs. */
  readonly own: boolean;
}

export interface ParameterName {
  readonly name: string;
  readonly words: Localised | null;
  readonly setBy: Localised | null;
  /** "yuan/year"; null where the place knows no such parameter. */
  readonly unit: string | null;
}

/** Bounds of an amount in yuan: a month's, or with `once` a single payment. */
export type Monthly = { readonly from: string; readonly to: string | null; readonly once?: true };

/** A condition of a programme. `comparison` is its arithmetic ("12000 ÷ 4 = 3000 < 4308") where numbers decide it. */
export interface Condition {
  readonly id: string;
  readonly name: Localised | null;
  /** The member that it was asked of; null for a condition of the household. */
  readonly who: Who | null;
  readonly outcome: Truth;
  readonly clause: ClauseName | null;
  readonly comparison: string | null;
  readonly aboutIncome: boolean;
}

/**
 * How far a programme is decided. `gates-open`: the amount is exact and only yes/no gates are left;
 * `range`: the amount is known within bounds; `unset`: the place has not set a figure.
 */
export type Standing = "eligible" | "gates-open" | "range" | "open" | "unset" | "for-a-person" | "not-eligible";

export interface ProgrammeView {
  readonly id: string;
  readonly name: Localised;
  readonly route: Localised | null;
  readonly verdict: Verdict;
  /** Whether the conversation asks about it by itself. */
  readonly asked: boolean;
  readonly standing: Standing;
  readonly monthly: Monthly | null;
  /** "(4308 × 4 − 12000) ÷ 12", without the result; null where no exact number is known. */
  readonly formula: string | null;
  /** The formula's own value where rounding changed it. */
  readonly rounded: boolean;
  readonly perMember: readonly { readonly who: Who; readonly monthly: Monthly }[];
  readonly met: readonly Condition[];
  readonly failed: readonly Condition[];
  readonly open: readonly Condition[];
  readonly forPerson: readonly Condition[];
  readonly clauses: readonly ClauseName[];
  readonly lacks: readonly FactName[];
  /** How many members are listed: a lacking fact of a later one is of somebody who may not exist. */
  readonly listed: number;
  readonly verify: readonly Item[];
  readonly unset: readonly ParameterName[];
  /** The same programme by older figures; it never decides. */
  readonly trial: {
    readonly using: readonly SuppliedFigure[];
    readonly verdict: Verdict;
    readonly monthly: Monthly | null;
  } | null;
  /** Clauses for a person that go with the programme. */
  readonly notes: readonly { readonly clause: ClauseName | null; readonly text: Localised }[];
  readonly dates: readonly {
    readonly name: Localised | null;
    readonly day: string;
    readonly clause: ClauseName | null;
    readonly who: Who | null;
  }[];
}

/** A figure that the asker supplied, with its unit ("yuan/year"). */
export interface SuppliedFigure {
  readonly name: ParameterName;
  readonly value: string;
  readonly unit: string;
}

/** A warning of the policies about a programme. */
export interface ProgrammeWarning {
  readonly programme: string;
  readonly clause: ClauseName | null;
  readonly text: Localised;
}

export interface Overview extends CaseName, Combining {
  readonly place: Localised;
  readonly on: string;
  readonly lead: ProgrammeView;
  /** The place's first programme, where another one leads because this one is refused. */
  readonly refused: ProgrammeView | null;
  readonly others: readonly ProgrammeView[];
  readonly conflicts: readonly {
    readonly id: string;
    readonly applied: { readonly clause: ClauseName | null; readonly text: Localised };
    readonly other: { readonly clause: ClauseName | null; readonly text: Localised };
    readonly why: Localised;
  }[];
  readonly warnings: readonly ProgrammeWarning[];
  readonly toCheck: readonly ToCheck[];
  readonly supplied: readonly SuppliedFigure[];
  /** How the leading programme stands by the place's own figures; null where none was supplied. */
  readonly byOwnFigures: OwnFigures | null;
}

/** A number of the calculation and where it comes from. */
export interface Figure {
  readonly value: string;
  readonly kind: "fact" | "parameter" | "constant";
  readonly fact: FactName | null;
  readonly parameter: ParameterName | null;
  readonly from: string | null;
  readonly place: Localised | null;
  readonly clause: ClauseName | null;
  readonly asker: boolean;
  /** How the fact was said, where its period was converted: "650/month". */
  readonly stated: string | null;
}

export interface Step {
  readonly name: Localised | null;
  readonly formula: string;
  readonly value: string;
  readonly clause: ClauseName | null;
}

export interface Effectiveness {
  readonly answer: Value;
  readonly verdicts: readonly {
    readonly programme: Localised;
    readonly verdict: Verdict;
    readonly monthly: Monthly | null;
  }[];
}

/** A clause that answers a question, with its figures in force. */
export interface AnswerView {
  readonly clause: ClauseName;
  /** What it is asked for, in few words. */
  readonly title: Localised;
  readonly place: Localised | null;
  /** Null where it is in force on the day. */
  readonly inForce: { readonly from: string; readonly to: string | null } | null;
  readonly figures: readonly {
    readonly name: string;
    readonly title: Localised;
    readonly value: string | null;
    readonly unit: string;
    readonly place: Localised | null;
    readonly from: string | null;
    /** Named where it is another clause than the answer. */
    readonly clause: ClauseName | null;
    readonly setBy: Localised | null;
  }[];
  readonly relation: "best" | "next" | "conflict";
  /** Why a conflict is settled as it is. */
  readonly why: Localised | null;
  readonly isApplied: boolean;
}

/** One short line above the screen. */
export type Notice =
  | { readonly kind: "understood"; readonly items: readonly Item[] }
  | { readonly kind: "remembered"; readonly item: Item }
  | { readonly kind: "passed"; readonly fact: FactName | null }
  | { readonly kind: "homes"; readonly known: boolean; readonly count: number }
  | { readonly kind: "refused-answer"; readonly fact: FactName }
  | { readonly kind: "unread"; readonly texts: readonly string[] }
  | {
      readonly kind: "unsettled";
      readonly code: string;
      readonly text: string;
      readonly fact: FactName | null;
      readonly data: Readonly<Record<string, string>>;
    }
  | { readonly kind: "recognition" }
  | { readonly kind: "assumed-day"; readonly day: string }
  | { readonly kind: "unplaced"; readonly items: readonly Item[] }
  | { readonly kind: "which-member"; readonly items: readonly Item[] }
  | { readonly kind: "contradiction"; readonly faults: readonly InputFault[]; readonly facts: readonly FactName[] }
  | { readonly kind: "warned"; readonly faults: readonly InputFault[]; readonly facts: readonly FactName[] }
  | { readonly kind: "not-understood"; readonly text: string }
  | { readonly kind: "decide-first"; readonly text: string | null }
  | { readonly kind: "held"; readonly text: string }
  | { readonly kind: "line-dropped"; readonly text: string }
  | { readonly kind: "places-fitting"; readonly text: string; readonly count: number }
  | { readonly kind: "empty" }
  | { readonly kind: "chat"; readonly what: Chat }
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "unsupported"; readonly what: string }
  | { readonly kind: "only-words"; readonly what: string }
  | { readonly kind: "unknown-command"; readonly name: string }
  | { readonly kind: "unknown-button" }
  | { readonly kind: "old-button" }
  | { readonly kind: "other-case-button" }
  | { readonly kind: "undone"; readonly facts: readonly FactName[] }
  | { readonly kind: "nothing-to-undo" }
  | { readonly kind: "first-question" }
  | { readonly kind: "nothing-asked" }
  | { readonly kind: "no-case" }
  | { readonly kind: "no-previous-case" }
  | CaseNotice
  | DueNotice
  | CalendarNotice
  | WhatIfNotice
  | { readonly kind: "cancelled"; readonly kept: boolean }
  | EvidenceNotice
  | { readonly kind: "language-set" }
  | { readonly kind: "place-set"; readonly place: Localised }
  | { readonly kind: "programme-set"; readonly programme: Localised }
  | {
      readonly kind: "programme-not-here";
      readonly text: string;
      readonly place: Localised;
      readonly programmes: readonly Localised[];
    }
  | { readonly kind: "place-not-found"; readonly text: string }
  | { readonly kind: "day-set"; readonly day: string }
  | { readonly kind: "day-unread"; readonly text: string }
  | FigureNotice
  | { readonly kind: "policy-continued"; readonly version: string }
  | { readonly kind: "facts-unreadable"; readonly faults: readonly InputFault[]; readonly facts: readonly FactName[] };

export type Screen =
  | {
      readonly kind: "welcome";
      readonly place: Localised;
      readonly on: string;
      readonly label: string | null;
      readonly number: number | null;
    }
  | { readonly kind: "help" }
  | {
      readonly kind: "answer";
      /** Empty where nothing was asked yet. */
      readonly asked: string;
      readonly place: Localised;
      readonly on: string;
      /** Best first; empty when nothing fits. */
      readonly answers: readonly AnswerView[];
      /** What can be asked instead. */
      readonly nearest: readonly { readonly clause: string; readonly title: Localised }[];
      /** `premise` is what is wrongly taken for the rule; null where only a figure differs from the clause's. */
      readonly correction: { readonly premise: Localised | null; readonly right: Localised } | null;
      /** The question asks for a yes: the clause is shown to be compared. */
      readonly toCompare: boolean;
      /** The question names another year, and `on` is of that year. */
      readonly otherYear: boolean;
    }
  | { readonly kind: "notice"; readonly resumable: boolean }
  | { readonly kind: "question"; readonly headline: ProgrammeView | null }
  | {
      readonly kind: "verdict";
      readonly overview: Overview;
      readonly officeDecides: boolean;
      /** There is an earlier verdict to compare with. */
      readonly comparable?: true;
    }
  | CaseScreen
  | DueScreen
  | CalendarScreen
  | WhatIfScreen
  | {
      readonly kind: "view";
      readonly view: Exclude<View, "changes" | "arithmetic">;
      readonly overview: Overview;
      readonly programme: ProgrammeView;
      readonly revision: number;
    }
  | {
      readonly kind: "arithmetic";
      readonly programme: ProgrammeView;
      readonly figures: readonly Figure[];
      readonly steps: readonly Step[];
    }
  | {
      readonly kind: "changes";
      readonly programme: ProgrammeView;
      readonly changes: readonly {
        readonly fact: FactName;
        readonly from: Value;
        readonly to: Value;
        readonly verdict: Verdict;
        readonly monthly: Monthly | null;
        readonly clause: ClauseName | null;
      }[];
    }
  | {
      readonly kind: "why";
      readonly about: Question;
      readonly programmes: readonly Localised[];
      readonly clause: ClauseName | null;
      readonly answers: readonly Effectiveness[];
    }
  | SummaryScreen
  | {
      readonly kind: "settings";
      readonly reminding: RemindingView;
      readonly place: Localised;
      readonly on: string;
      readonly today: boolean;
      readonly language: Language;
      readonly policyVersion: string;
      readonly supplied: Overview["supplied"];
    }
  | { readonly kind: "languages"; readonly language: Language }
  | {
      readonly kind: "places";
      readonly places: readonly { readonly id: string; readonly name: Localised }[];
      readonly page: number;
      readonly pages: number;
    }
  | { readonly kind: "days"; readonly on: string }
  | { readonly kind: "figures"; readonly supplied: Overview["supplied"] }
  | { readonly kind: "replacement"; readonly before: readonly Item[]; readonly after: readonly Item[] }
  | { readonly kind: "same-case"; readonly items: readonly Item[] };

/** A screen, the short lines above it, and the question below it. */
export type Reply = Screen & { readonly notices: readonly Notice[]; readonly question: Question | null };
