/** An assessment: every programme's verdict, amount, reasons and what is still lacking, by the law of a day. */
import { Decimal } from "./decimal.ts";
import type { Facts, Lack } from "./facts.ts";
import { type Amount, type Judgement, type JudgeOptions, judgeAll, lacksOf, type ProgrammeJudgement } from "./judge.ts";
import { type LeadOutcome, leadsOf } from "./leads.ts";
import { nextQuestion, type Question } from "./next.ts";
import { asTruth } from "./operations/logic.ts";
import { overridesOf } from "./overrides.ts";
import type { Plan } from "./packs/plan.ts";
import type { ParameterOverride, Policy } from "./policies.ts";
import type { Localised, Reason } from "./programme.ts";
import { type Exclusion, type Route, type Routes, routesOf } from "./routes.ts";
import type { Element } from "./runtime.ts";
import { type DayValue, isExact, type TruthValue, type Value } from "./values.ts";

export type Verdict = "eligible" | "not-eligible" | "undetermined" | "for-a-person";
export interface MemberAmount {
  readonly member: number;
  readonly route: string | null;
  readonly monthly: Amount | null;
  /** What is paid to the person only once, where that is how the programme pays. */
  readonly once: Amount | null;
}
export interface Trial {
  readonly using: string;
  readonly verdict: Verdict;
  readonly monthly: Amount | null;
  readonly once: Amount | null;
}
export interface ProgrammeAssessment {
  readonly id: string;
  readonly name: Localised;
  readonly route: string | null;
  readonly routeName: Localised | null;
  readonly verdict: Verdict;
  /** Yuan a month if granted; null where nothing is paid by the month. */
  readonly monthly: Amount | null;
  /** Yuan paid only once if granted; null where nothing is. */
  readonly once: Amount | null;
  readonly perMember: readonly MemberAmount[];
  readonly reasons: readonly Reason[];
  readonly lacks: readonly string[];
  readonly unset: readonly string[];
  readonly trial: Trial | null;
  readonly dates: readonly {
    readonly id: string;
    readonly name: Localised | null;
    readonly day: string;
    readonly clause: string;
    readonly member: number | null;
  }[];
  readonly notes: readonly { readonly clause: string; readonly text: Localised }[];
  /** The clause of the amount, and whether it is a month's. */
  readonly amountClause: string | null;
  readonly judged: ProgrammeJudgement;
}
export interface Assessment {
  readonly policy: Policy;
  readonly facts: Facts;
  readonly on: string;
  readonly programmes: readonly ProgrammeAssessment[];
  /** The programmes of the best route; none where it is not sure which is. */
  readonly best: readonly string[];
  /** What the granted programmes allow, the best first where it is sure which is. */
  readonly routes: readonly Route[];
  readonly excluded: readonly Exclusion[];
  readonly conflicts: Plan["conflicts"];
  /** What is surely to be looked into; `judgeLeads` tells of all leads, with what lacks. */
  readonly leads: readonly LeadOutcome[];
  readonly next: Question | null;
  /** The programmes (ids) that are asked about by themselves. */
  readonly asked: ReadonlySet<string>;
  readonly warnings: readonly {
    readonly programme: string;
    readonly id: string;
    readonly clause: string;
    readonly text: Localised;
  }[];
  readonly overrides: readonly { readonly name: string; readonly asker: string; readonly pack: string | null }[];
  readonly judgement: Judgement;
}
export interface AssessOptions {
  /**
   * Whether to look for the next question; on by default, off in batches. "asked" leaves out programmes that are not
   * asked about by themselves.
   */
  readonly next?: boolean | "asked";
  /** Only these programmes (ids) are judged, with what they rest on; what the place does not have is left out. */
  readonly programmes?: readonly string[];
  /** Programmes (ids) that are asked about whatever their own conditions for it say. */
  readonly ask?: readonly string[];
  /** Parameters that the asker supplies for this one calculation. */
  readonly parameters?: readonly ParameterOverride[];
  /** Whether to look for leads; on by default. */
  readonly leads?: boolean;
}

/** The verdict from the answer and from what keeps it open: for a person where nothing but judgements does. */
export function verdictOf(is: "yes" | "no" | "unknown", open: bigint, judgements: bigint): Verdict {
  if (is === "yes") return "eligible";
  if (is === "no") return "not-eligible";
  return (open & ~judgements) === 0n ? "for-a-person" : "undetermined";
}

/** What a programme pays if granted: by the month, or only once. A refused one pays nothing. */
export function amountsOf(judged: ProgrammeJudgement): {
  readonly monthly: Amount | null;
  readonly once: Amount | null;
} {
  if (judged.is === "no") return { monthly: null, once: null };
  const isOnce = judged.whole.amountOutcome?.amount.per === "once";
  return { monthly: isOnce ? null : judged.amount, once: isOnce ? judged.amount : null };
}

/** Judges every programme of the policy's place by the law of the day `on` (YYYY-MM-DD). Pure and repeatable. */
export function assess(policy: Policy, facts: Facts, on: string, options: AssessOptions = {}): Assessment {
  const plan = policy.plan(on);
  // Leads are linked when they are first wanted, before the judgement lays out the parameters and definitions in use.
  if (options.leads !== false) plan.leads();
  const replaced = overridesOf(plan, options.parameters);
  const judgeOptions: JudgeOptions = replaced.size > 0 ? { replaced } : {};
  const judgement = judgeAll(plan, facts, on, { ...judgeOptions, ...onlyThose(plan, options.programmes) });
  const programmes = judgement.programmes.map((judged) => describe(judged, judgement, plan, facts, on, replaced));
  return new Assessed(policy, facts, on, options, judgeOptions, judgement, programmes);
}

/**
 * An assessment. What most callers do not want is worked out when it is asked for: by getters of a class, since closures
 * of an object's own getters would give every assessment a shape of its own, which the engine keeps for long.
 */
class Assessed implements Assessment {
  readonly policy: Policy;
  readonly facts: Facts;
  readonly on: string;
  readonly programmes: readonly ProgrammeAssessment[];
  readonly judgement: Judgement;
  readonly #options: AssessOptions;
  readonly #judgeOptions: JudgeOptions;
  #weighed: Routes | null = null;
  #asked: ReadonlySet<string> | null = null;
  #leads: readonly LeadOutcome[] | null = null;
  #next: Question | null | undefined;

  constructor(
    policy: Policy,
    facts: Facts,
    on: string,
    options: AssessOptions,
    judgeOptions: JudgeOptions,
    judgement: Judgement,
    programmes: readonly ProgrammeAssessment[],
  ) {
    this.policy = policy;
    this.facts = facts;
    this.on = on;
    this.#options = options;
    this.#judgeOptions = judgeOptions;
    this.judgement = judgement;
    this.programmes = programmes;
  }

  get next(): Question | null {
    if (this.#next === undefined) {
      const { judgement, facts, on } = this;
      const mode = this.#options.next === "asked" ? "asked" : "all";
      this.#next =
        this.#options.next === false
          ? null
          : nextQuestion(judgement.plan, facts, on, judgement, this.#judgeOptions, this.asked, mode);
    }
    return this.#next;
  }
  get #routes(): Routes {
    this.#weighed ??= routesOf(this.programmes, this.judgement, this.on, this.#judgeOptions);
    return this.#weighed;
  }
  get best(): Assessment["best"] {
    return this.#routes.best;
  }
  get routes(): Assessment["routes"] {
    return this.#routes.routes;
  }
  get excluded(): Assessment["excluded"] {
    return this.#routes.excluded;
  }
  get conflicts(): Assessment["conflicts"] {
    return this.judgement.plan.conflicts;
  }
  get leads(): Assessment["leads"] {
    this.#leads ??= this.#options.leads === false ? nothing : raised(this.judgement.plan, this.judgement);
    return this.#leads;
  }
  get asked(): Assessment["asked"] {
    this.#asked ??= askedOf(this.judgement, this.#options.ask);
    return this.#asked;
  }
  get warnings(): Assessment["warnings"] {
    return this.judgement.programmes.flatMap(({ programme, whole }) =>
      programme.warn.flatMap(({ id, clause, text, run }) =>
        run !== null && asTruth(run(whole.env) as TruthValue) === "yes"
          ? [{ programme: programme.id, id, clause, text }]
          : [],
      ),
    );
  }
  get overrides(): Assessment["overrides"] {
    return [...(this.#judgeOptions.replaced?.keys() ?? [])].map((name) => ({
      name,
      asker: this.#options.parameters?.find((one) => one.name === name)?.value ?? "",
      pack: this.policy.parameter(name, this.on)?.value ?? null,
    }));
  }
}

/** The programmes wanted, by index. */
function onlyThose(plan: Plan, ids: readonly string[] | undefined): Pick<JudgeOptions, "only"> {
  if (ids === undefined) return {};
  return { only: plan.programmes.flatMap(({ id }, index) => (ids.includes(id) ? [index] : [])) };
}

/** Programmes without a condition of their own for it, those whose condition surely holds, and those named. */
function askedOf({ programmes }: Judgement, ask: readonly string[] = []): ReadonlySet<string> {
  const asked = programmes.filter(
    ({ programme: { id, askWhen }, whole }) =>
      askWhen === null || ask.includes(id) || asTruth(askWhen(whole.env) as TruthValue) === "yes",
  );
  return new Set(asked.map(({ programme }) => programme.id));
}

/** The leads that are surely raised, told by the facts and values that the programmes have already asked for. */
function raised(plan: Plan, { env }: Judgement): readonly LeadOutcome[] {
  return leadsOf(plan, env).filter(({ outcome }) => outcome === "yes");
}

/** Most programmes of a household that is well known lack nothing and date nothing. */
const nothing: readonly never[] = [];

function describe(
  judged: ProgrammeJudgement,
  judgement: Judgement,
  plan: Plan,
  facts: Facts,
  on: string,
  replaced: ReadonlyMap<string, Value>,
): ProgrammeAssessment {
  const { programme, whole } = judged;
  const verdict = verdictOf(judged.is, judged.open, judgement.judgements);
  const bits = judged.is === "no" ? 0n : judged.open | judged.amountOpen;
  const lacking = bits === 0n ? nothing : lacksOf(bits, judgement.lacks);
  const unset = lacking.length === 0 ? nothing : unsetNames(lacking);
  const reasons = whole.outcome.requirements;
  const amount = whole.amountOutcome;
  const paid = amountsOf(judged);
  const isOnce = amount?.amount.per === "once";
  const persons = judged.is === "no" || amount === null ? nothing : amount.persons.filter(({ rest }) => !rest);
  const route =
    whole.outcome.routes.find(({ truth }) => asTruth(truth) === "yes")?.route.id ??
    persons.find((person) => person.route !== null)?.route ??
    null;
  const routesOf = [...programme.routes, ...(programme.persons?.routes ?? [])];
  const perMember = persons.map((person): MemberAmount => {
    const own = person.amount === null ? null : { lo: person.amount.lo ?? new Decimal(0), hi: person.amount.hi };
    return {
      member: person.member,
      route: person.route,
      monthly: isOnce ? null : own,
      once: isOnce ? own : null,
    };
  });
  return {
    id: programme.id,
    name: programme.name,
    route: verdict === "eligible" ? route : null,
    routeName: route === null ? null : (routesOf.find(({ id }) => id === route)?.name ?? null),
    verdict,
    ...paid,
    perMember,
    reasons,
    lacks: lacking.length === 0 ? nothing : lackPaths(lacking),
    unset,
    trial:
      unset.length === 0 || !unset.some((name) => plan.older.has(name))
        ? null
        : trialOf(programme.id, plan, facts, on, unset, replaced),
    dates: verdict === "eligible" && programme.dates.length > 0 ? datesOf(judged) : nothing,
    notes: programme.notes,
    amountClause: amount?.amount.clause ?? programme.amount?.clause ?? null,
    judged,
  };
}

function unsetNames(lacking: readonly Lack[]): string[] {
  return lacking.flatMap((lack) => (lack.kind === "parameter" ? [lack.name] : []));
}

/** The paths of lacking facts; an unlisted member's fact is named for each member that is surely there. */
function lackPaths(lacking: readonly Lack[]): string[] {
  return lacking.flatMap((lack) => (lack.kind === "fact" ? [lack.path] : []));
}

function datesOf({ programme, whole: judged }: ProgrammeJudgement): ProgrammeAssessment["dates"] {
  const { outcome, env } = judged;
  const all: { id: string; name: Localised | null; day: string; clause: string; member: number | null }[] = [];
  for (const date of programme.dates) {
    const run = date.run;
    if (run === null) continue;
    if (!date.perPerson) {
      const value = run(env) as DayValue;
      if (isExact(value) && value.na === 0 && value.from !== null)
        all.push({ id: date.id, name: date.name, day: value.from, clause: date.clause, member: null });
      continue;
    }
    for (const person of outcome.persons ?? []) {
      if (asTruth(person.truth) !== "yes") continue;
      const value = env.run(run, person.item.element as Element) as DayValue;
      if (isExact(value) && value.na === 0 && value.from !== null)
        all.push({
          id: date.id,
          name: date.name,
          day: value.from,
          clause: date.clause,
          member: person.item.element.index,
        });
    }
  }
  return all;
}

/** The same programme by the latest known figures in place of unset ones; shown beside the verdict, it never decides. */
function trialOf(
  id: string,
  plan: Plan,
  facts: Facts,
  on: string,
  unset: readonly string[],
  replaced: ReadonlyMap<string, Value>,
): Trial | null {
  const trial = new Map(replaced);
  const using: string[] = [];
  for (const name of unset) {
    const older = plan.older.get(name);
    if (older === undefined) continue;
    trial.set(name, older.value);
    using.push(older.text);
  }
  if (using.length === 0) return null;
  const index = plan.programmes.findIndex((programme) => programme.id === id);
  const judgement = judgeAll(plan, facts, on, { replaced: trial, only: [index] });
  const [judged] = judgement.programmes;
  if (judged === undefined) return null;
  return {
    using: using.join(", "),
    verdict: verdictOf(judged.is, judged.open, judgement.judgements),
    ...amountsOf(judged),
  };
}
