/**
 * The fact catalogue: every fact a rule may read, with its kind, unit, natural bounds, when it applies and what it
 * costs to learn. Names are those of the public contract; a fact id is a type, so a misspelt one does not compile.
 */
import {
  amount,
  canOrCannot,
  choice,
  count,
  day,
  disability,
  disabled,
  type FactSpec,
  money,
  parent,
  receiving,
  truth,
} from "./fact-specs.ts";

export type { Applies, FactKind, FactSpec, LearningCost } from "./fact-specs.ts";

/** Facts of the household as a whole. */
export const householdFacts = {
  area: choice("phone", ["rural", "urban"]),
  relocated: truth("phone"),
  size: count("phone", { min: "1", max: "30" }),
  receiving: choice("phone", receiving),
  "benefit.monthly": { kind: "money", unit: "yuan/month", min: "0", cost: "document" } as FactSpec,
  "benefit.since": day("document"),
  "benefit.lastChange": day("document"),
  "benefit.lastPaid": day("document"),
  "benefit.persons": count("document", { max: "30" }),
  "benefit.monthsNotDrawn": count("document", { unit: "months", max: "600" }),
  "benefit.lastReviewed": day("document"),
  "benefit.payment": choice("document", ["regular", "late", "wrong-amount", "other-holder"]),
  registry: choice("document", [
    "none",
    "registered-poor",
    "lifted",
    "unstable",
    "marginal",
    "sudden-hardship",
    "relapsed",
  ]),
  hukou: choice("document", ["here", "same-province", "other-province", "residence-permit", "none"]),
  ownApplication: truth("phone"),
  "income.total": amount("visit", { changeable: true }),
  "income.perHead": amount("visit", { changeable: true }),
  "income.wage": amount("document", { changeable: true }),
  "income.business": amount("visit", { changeable: true }),
  "income.property": amount("visit", { changeable: true }),
  "income.transfer": amount("visit", { changeable: true }),
  "income.other": amount("visit", { changeable: true }),
  "income.basicPension": amount("document"),
  "income.basicPensionLocal": amount("document"),
  "income.relief": amount("document"),
  "income.oldAgeAllowance": amount("document"),
  "income.childAllowance": amount("document"),
  "income.notCounted": amount("phone"),
  "income.gross": amount("visit"),
  "costs.employment": amount("document", { changeable: true }),
  "costs.rigid": amount("document", { changeable: true }),
  "costs.medicalBills": money("document"),
  "costs.medicalSelfBought": money("document"),
  "costs.medicalReimbursed": money("document"),
  "costs.medicalCharity": money("document"),
  "costs.medicalSelfPaid": money("document"),
  "costs.education": money("document"),
  "costs.rehabilitation": money("document"),
  "costs.living": money("visit"),
  "costs.otherNecessary": money("visit"),
  "assets.comply": truth("visit", { changeable: true }),
  "assets.complyLowIncome": truth("visit", { impliedBy: "assets.comply", changeable: true }),
  "assets.complyRigid": truth("visit", { impliedBy: "assets.comply", changeable: true }),
  "assets.complyDestitute": truth("visit", { impliedBy: "assets.comply", changeable: true }),
  "assets.deposits": money("document"),
  "assets.cars": count("document"),
  "assets.disabilityVehicles": count("document"),
  "assets.largeVehicles": count("document"),
  "assets.machines": count("document"),
  "assets.vessels": count("document"),
  "assets.usesVehicle": truth("visit"),
  "assets.homes": count("document"),
  "assets.townHomes": count("document"),
  "assets.shops": count("document"),
  "assets.businessLicences": count("document"),
  "assets.housingFund": truth("document"),
  "taper.cause": choice("document", ["employment", "self-employment", "other"]),
  "taper.since": day("document"),
  "taper.months": count("document", { unit: "months", max: "600" }),
  "emergency.kind": choice("phone", [
    "none",
    "fire",
    "traffic",
    "accident",
    "illness",
    "disaster",
    "epidemic",
    "other",
  ]),
  "emergency.on": day("phone"),
  "emergency.here": truth("phone"),
  "emergency.urgent": truth("phone"),
  "emergency.basicLivingAffected": truth("visit"),
  "aid.receivedAmount": money("document"),
  relativeOfStaff: truth("phone"),
  relativeInPublicPost: truth("phone"),
  reviewClass: choice("document", ["stable", "unstable", "a", "b", "c"]),
  delegated: truth("document"),
  specialGround: truth("document"),
  grainShort: truth("visit"),
  "lead.source": { kind: "text", cost: "document" } as FactSpec,
  "lead.on": day("document"),
  "lead.channel": choice("document", ["petition", "hotline", "platform", "report", "matching", "visit", "other"]),
  "lead.handled": truth("document"),
  refusedBefore: truth("document"),
  reachable: truth("visit"),
  frequentsLeisure: truth("visit"),
  // What only a whole list shows, by village; `withRoster` fills those that can be counted.
  "roster.households": count("document"),
  "roster.persons": count("document"),
  "roster.listed": count("document"),
  "roster.onePerson": count("document"),
  "roster.distinctAmounts": count("document"),
  "roster.total": { kind: "money", unit: "yuan/month", min: "0", cost: "document" } as FactSpec,
  "roster.population": count("document"),
  "roster.checked": count("document"),
  "roster.wrong": count("document"),
} as const satisfies Record<string, FactSpec>;

/** Facts of one member; ids are relative to `members[]`. */
export const memberFacts = {
  relation: choice("phone", [
    "head",
    "spouse",
    "child",
    "parent",
    "grandparent",
    "grandchild",
    "sibling",
    "child-in-law",
    "parent-in-law",
    "other",
  ]),
  age: { kind: "number", unit: "years", min: "0", max: "120", cost: "phone" } as FactSpec,
  birth: day("document"),
  sex: choice("phone", ["male", "female"]),
  lives: choice("phone", [
    "here",
    "away",
    "prison",
    "drug-treatment",
    "declared-missing",
    "missing",
    "religious",
    "dead",
  ]),
  diedOn: day("document", { applies: { fact: "lives", is: ["dead"] } }),
  independent: truth("phone"),
  legalDuty: truth("phone"),
  fullTime: truth("phone", { applies: { fact: "student", not: ["none"] } }),
  receiving: choice("phone", receiving),
  appliesAlone: truth("phone", { inherits: "ownApplication" }),
  income: amount("visit", { changeable: true }),
  disability: choice("document", disability),
  disabilityGrade: {
    kind: "number",
    unit: "grade",
    min: "1",
    max: "4",
    cost: "document",
    applies: disabled,
  } as FactSpec,
  disabilityCertifiedOn: day("document", { applies: disabled }),
  seriousIllness: truth("document"),
  continuingIllnessCost: truth("document", { applies: { fact: "seriousIllness", is: ["yes"] } }),
  stillInDifficulty: truth("visit"),
  medicalSelfPaid: money("document"),
  student: choice("phone", ["none", "preschool", "compulsory", "senior", "college", "postgraduate"]),
  labour: choice("visit", ["full", "partial", "none"]),
  work: choice("phone", [
    "none",
    "farming",
    "employed",
    "self-employed",
    "flexible",
    "unemployed-registered",
    "retired",
    "public-payroll",
  ]),
  unemploymentInsured: truth("document"),
  monthsWithoutIncome: count("phone", { unit: "months", max: "600" }),
  reducedWorker: truth("document"),
  supporter: choice("phone", ["none", "unable", "able"]),
  "selfCare.eat": choice("visit", canOrCannot),
  "selfCare.dress": choice("visit", canOrCannot),
  "selfCare.bed": choice("visit", canOrCannot),
  "selfCare.toilet": choice("visit", canOrCannot),
  "selfCare.walk": choice("visit", canOrCannot),
  "selfCare.wash": choice("visit", canOrCannot),
  careWish: truth("phone"),
  careAgreement: truth("document"),
  careVisited: truth("visit"),
  supportPaid: truth("phone"),
  landLost: truth("document"),
  onlyChildFamily: truth("document"),
  daughtersOnlyFamily: truth("document"),
  singleParent: truth("phone"),
  highFeeSchool: truth("visit"),
  ...parent("father"),
  ...parent("mother"),
} as const satisfies Record<string, FactSpec>;

/** Facts of one disability of a member with several; ids are relative to `members[].disabilities[]`. */
export const disabilityFacts = {
  type: choice("document", disability.slice(1, -1)),
  grade: { kind: "number", unit: "grade", min: "1", max: "4", cost: "document" } as FactSpec,
} as const satisfies Record<string, FactSpec>;

/** Facts of one legal supporter outside the home; ids are relative to `supporters[]`. */
export const supporterFacts = {
  relation: memberFacts.relation,
  age: memberFacts.age,
  receiving: choice("phone", receiving),
  disability: choice("document", disability),
  grade: { kind: "number", unit: "grade", min: "1", max: "4", cost: "document", applies: disabled } as FactSpec,
  income: amount("visit"),
  assetsComply: truth("visit"),
  state: choice("phone", ["able", "unable", "missing", "prison", "incapable", "dead"]),
} as const satisfies Record<string, FactSpec>;

/** The lists of elements, each with the facts of one element. */
export const lists = {
  members: memberFacts,
  supporters: supporterFacts,
  "members[].disabilities": disabilityFacts,
} as const satisfies Record<string, Record<string, FactSpec>>;

export type ListId = keyof typeof lists;
type ParentFact = `${"father" | "mother"}.${"state" | "months" | "disability" | "grade"}`;
export type HouseholdFactId = keyof typeof householdFacts;
export type MemberFactId = Exclude<keyof typeof memberFacts, number | symbol> | ParentFact;
/** The path pattern of a fact, as `income.total`, `members[].age` or `members[].disabilities[].grade`. */
export type FactId =
  | HouseholdFactId
  | `members[].${Extract<keyof typeof memberFacts, string>}`
  | `supporters[].${Extract<keyof typeof supporterFacts, string>}`
  | `members[].disabilities[].${Extract<keyof typeof disabilityFacts, string>}`;

export interface FactDef extends FactSpec {
  readonly id: FactId;
  /** Id inside its household or element. */
  readonly name: string;
  readonly list: ListId | null;
  /** Position inside its list's slots. */
  readonly slot: number;
}

function define(list: ListId | null, specs: Record<string, FactSpec>): FactDef[] {
  return Object.entries(specs).map(([name, spec], slot) => ({
    ...spec,
    id: (list === null ? name : `${list}[].${name}`) as FactId,
    name,
    list,
    slot,
  }));
}

/** Every fact, household first, in the order in which a form would ask. */
export const factCatalogue: readonly FactDef[] = [
  ...define(null, householdFacts),
  ...Object.entries(lists).flatMap(([list, specs]) => define(list as ListId, specs)),
];

const byList = new Map<ListId | null, Map<string, FactDef>>();
for (const def of factCatalogue) {
  let names = byList.get(def.list);
  if (names === undefined) {
    names = new Map();
    byList.set(def.list, names);
  }
  names.set(def.name, def);
}

/** The definition of the fact `name` of a list (or of the household), if there is one. */
export function findFact(list: ListId | null, name: string): FactDef | undefined {
  return byList.get(list)?.get(name);
}

/** The slot of a fact that the engine itself names. A name that the catalogue lacks is a defect, found on loading. */
export function slotOf(list: ListId | null, name: string): number {
  const def = findFact(list, name);
  if (def === undefined) throw new Error(`no fact ${name}`);
  return def.slot;
}

/** The names of one list's facts (or of the household's), in order. */
export function factNames(list: ListId | null): readonly string[] {
  return [...(byList.get(list)?.keys() ?? [])];
}

const singles = new Map<string, readonly string[]>();
for (const { options = [] } of factCatalogue) for (const option of options) singles.set(option, [option]);

/** One option as a set of its own: the same objects wherever it was read, so that comparing two is quick. */
export function single(option: string): readonly string[] {
  return singles.get(option) ?? [option];
}

/** The definition behind a path such as `members[2].age`. */
export function factDef(path: string): FactDef | undefined {
  const pattern = path.replace(/\[\d+\]/g, "[]");
  const cut = pattern.lastIndexOf("[].");
  if (cut < 0) return findFact(null, pattern);
  const list = pattern.slice(0, cut);
  return list in lists ? findFact(list as ListId, pattern.slice(cut + 3)) : undefined;
}

/** Component facts of income; giving any of them chooses the component alternative of counted income. */
export const incomeComponents = [
  "income.wage",
  "income.business",
  "income.property",
  "income.transfer",
  "income.other",
  "income.basicPension",
  "income.basicPensionLocal",
  "income.relief",
  "income.oldAgeAllowance",
  "income.childAllowance",
  "income.notCounted",
] as const satisfies readonly HouseholdFactId[];

/** Groups of facts of which only one may be given at a time. */
export const exclusiveFacts: readonly (readonly (readonly HouseholdFactId[])[])[] = [
  [["income.total"], ["income.perHead"], incomeComponents],
  [
    ["costs.medicalSelfPaid"],
    ["costs.medicalBills", "costs.medicalSelfBought", "costs.medicalReimbursed", "costs.medicalCharity"],
  ],
];
