// How far a programme is decided, in a sentence and in a few words.
import type { FactName, ProgrammeView } from "../interview/index.ts";
import { hasWords } from "./translate.ts";
import { howOften, inVoice, labelOf, listOf, nameAmount, nameFactOf, nameParameter, type Voice } from "./values.ts";

/** One sentence that says how far a programme is decided. */
export function headline(voice: Voice, view: ProgrammeView): string {
  const { t } = voice;
  const programme = programmeName(voice, view);
  const { monthly } = view;
  const often = howOften(monthly);
  switch (view.standing) {
    case "eligible": {
      if (monthly === null) return t("verdict:eligible", { programme });
      const { from, to } = monthly;
      if (to === null) return t("verdict:eligible-at-least", { programme, from, ...often });
      return from === to
        ? t("verdict:eligible-amount", { programme, amount: from, ...often })
        : t("verdict:eligible-range", { programme, from, to, ...often });
    }
    case "gates-open": {
      const met = view.met.some(({ aboutIncome }) => aboutIncome) ? t("verdict:income-met") : "";
      const gates = gateText(voice, view);
      if (monthly === null) return t("verdict:gates-plain", { programme, met, gates });
      const amount = formulaText(voice, view) ?? monthly.from;
      return t("verdict:gates-open", { programme, met, amount, gates, ...often });
    }
    case "range":
      return t("verdict:range", { programme, from: monthly?.from ?? "0.00", to: monthly?.to ?? "", ...often });
    case "open": {
      const lacks = lackText(voice, lacksOfKnown(view), 3);
      return lacks === "" ? t("verdict:open-plain", { programme }) : t("verdict:open", { programme, lacks });
    }
    case "unset":
      return t("verdict:unset", {
        programme,
        figures: listOf(
          voice,
          view.unset.map((name) => nameParameter(voice, name)),
          2,
        ),
      });
    case "for-a-person": {
      const why = conditionNames(voice, view.forPerson);
      return why === ""
        ? t("verdict:for-a-person", { programme })
        : t("verdict:for-a-person-because", { programme, why });
    }
    case "not-eligible": {
      const why = refusalOf(voice, view);
      return why === ""
        ? t("verdict:not-eligible", { programme })
        : t("verdict:not-eligible-because", { programme, why });
    }
  }
}

// A condition of the household that failed, or else that nobody meets those for a person.
function refusalOf(voice: Voice, view: ProgrammeView): string {
  const ofHousehold = view.failed.find(({ who }) => who === null);
  if (ofHousehold !== undefined) return conditionText(voice, ofHousehold);
  return view.failed.length > 0 ? voice.t("verdict:nobody") : "";
}

/** "(4308 × 4 − 12000) ÷ 12 = 436.00", or null where there is no single number. */
export function formulaText(voice: Voice, view: ProgrammeView): string | null {
  const { formula, monthly } = view;
  if (formula === null || monthly === null || monthly.from !== monthly.to) return null;
  return voice.t(view.rounded ? "verdict:formula-bare-about" : "verdict:formula-bare", {
    formula,
    amount: monthly.from,
  });
}

export function programmeName(voice: Voice, view: ProgrammeView): string {
  const name = inVoice(voice, view.name);
  return view.route === null ? name : voice.t("verdict:routed", { name, route: inVoice(voice, view.route) });
}

// The gates that decide come first; what else has to be known is named after them.
function gateText(voice: Voice, view: ProgrammeView): string {
  const { t } = voice;
  const groupOf = (pattern: string) => `verdict:gates/${pattern.split(".")[0]}`;
  const gates = view.lacks.filter(({ pattern }) => hasWords(voice.language, groupOf(pattern)));
  const others = lacksOfKnown(view).filter((fact) => !gates.includes(fact));
  const parts: string[] = [];
  if (gates.length > 0)
    parts.push(
      t("verdict:gate", {
        what: listOf(
          voice,
          gates.map(({ pattern }) => t(groupOf(pattern))),
        ),
      }),
    );
  if (others.length > 0) parts.push(t("verdict:needs", { facts: lackText(voice, others, 3) }));
  return parts.join(t("common:clause-separator"));
}

/** Facts that are lacking; of several members the same fact is named once. */
export function lackText(voice: Voice, facts: readonly FactName[], most: number): string {
  const ofMember = (pattern: string) => facts.filter((fact) => fact.pattern === pattern && fact.who !== null).length;
  return listOf(
    voice,
    facts.map((fact) => (ofMember(fact.pattern) > 1 ? labelOf(voice, fact) : nameFactOf(voice, fact))),
    most,
  );
}

function conditionNames(voice: Voice, conditions: ProgrammeView["forPerson"]): string {
  return listOf(
    voice,
    conditions.flatMap(({ name }) => (name === null ? [] : [inVoice(voice, name)])),
    2,
  );
}

export function conditionText(voice: Voice, condition: ProgrammeView["forPerson"][number]): string {
  const name = condition.name === null ? "" : inVoice(voice, condition.name);
  if (condition.comparison === null || name === "") return name;
  return voice.t("verdict:comparison", { name, comparison: condition.comparison });
}

/** A programme in a few words, for a list: its amount, why not, or what is still lacking. */
export function shortHeadline(voice: Voice, view: ProgrammeView): string {
  const { t } = voice;
  const programme = programmeName(voice, view);
  const word = t(`verdict:word/${view.verdict}`);
  if (view.verdict === "eligible" && view.monthly !== null) {
    return t("verdict:short-amount", {
      programme,
      word,
      amount: nameAmount(voice, view.monthly),
      ...howOften(view.monthly),
    });
  }
  const why = shortReason(voice, view);
  if (view.standing === "unset" && view.monthly !== null && view.monthly.to !== null) {
    return t("verdict:short-range", {
      programme,
      word,
      why,
      amount: nameAmount(voice, view.monthly),
      ...howOften(view.monthly),
    });
  }
  return why === "" ? t("verdict:short", { programme, word }) : t("verdict:short-because", { programme, word, why });
}

function shortReason(voice: Voice, view: ProgrammeView): string {
  const { t } = voice;
  switch (view.standing) {
    case "eligible":
      return "";
    case "not-eligible":
      return refusalOf(voice, view);
    case "for-a-person":
      return conditionNames(voice, view.forPerson);
    case "unset": {
      const figures = t("verdict:no-figure", {
        figures: listOf(
          voice,
          view.unset.map((name) => nameParameter(voice, name)),
          1,
        ),
      });
      // Whom it depends on can be found out at the door; a figure only waits for an office.
      return isOfOthers(view) ? [othersText(voice, view), figures].join(t("common:clause-separator")) : figures;
    }
    default:
      if (view.lacks.length === 0) return "";
      return isOfOthers(view)
        ? othersText(voice, view)
        : t("verdict:lacking", { facts: lackText(voice, view.lacks, 2) });
  }
}

function isBeyond(view: ProgrammeView, fact: FactName): boolean {
  return fact.who !== null && fact.who.member >= view.listed;
}

function isOfOthers(view: ProgrammeView): boolean {
  return view.lacks.some((fact) => isBeyond(view, fact));
}

/** What is lacking of the household and of those listed; only when that is nothing, what is lacking of others. */
export function lacksOfKnown(view: ProgrammeView): readonly FactName[] {
  const known = view.lacks.filter((fact) => !isBeyond(view, fact));
  return known.length > 0 ? known : view.lacks;
}

/** The kinds of people who would make a difference, the most telling first. */
const traits: readonly (readonly [trait: string, facts: RegExp])[] = [
  ["disability", /\.disabilit/],
  ["illness", /\.seriousIllness$/],
  ["alone", /\.appliesAlone$/],
  ["student", /\.student$/],
  ["age", /\.(?:age|birth)$/],
];

/** 要看家里有无残疾人: whom among those not listed a programme depends on. */
function othersText(voice: Voice, view: ProgrammeView): string {
  const { t } = voice;
  const patterns = view.lacks.filter((fact) => isBeyond(view, fact)).map(({ pattern }) => pattern);
  const found = traits.filter(([, facts]) => patterns.some((pattern) => facts.test(pattern)));
  if (found.length === 0) return t("verdict:depends-on-anybody");
  const people = found.slice(0, 3).map(([trait]) => t(`verdict:people/${trait}`));
  return t(found.length > 3 ? "verdict:depends-on-more" : "verdict:depends-on", { people: listOf(voice, people) });
}
