/**
 * Judging a household under every programme. Plain bounds forget that one unknown used twice is the same unknown, so
 * where the first pass leaves something open it is judged again case by case over area and counted size, and joined.
 */
import { type AmountOutcome, amountOf } from "./amount-if-granted.ts";
import { Decimal, zero } from "./decimal.ts";
import { type FactDef, findFact } from "./fact-catalogue.ts";
import type { Facts, Lack } from "./facts.ts";
import type { Plan } from "./packs/plan.ts";
import type { CompiledProgramme, Outcome } from "./programme.ts";
import { type Catalog, type Cell, type Element, Env, type Watch } from "./runtime.ts";
import { isExact, untraced, type Value } from "./values.ts";

const mostCases = 64;

export interface Amount {
  readonly lo: Decimal;
  readonly hi: Decimal | null;
}
/** One programme judged in one case (or as a whole). */
export interface Judged {
  readonly cell: Cell;
  readonly is: "yes" | "no" | "unknown";
  /** Because of what the verdict is open, and because of what the amount is. */
  readonly open: bigint;
  readonly amountOpen: bigint;
  readonly amount: Amount | null;
  readonly outcome: Outcome;
  readonly amountOutcome: AmountOutcome | null;
  readonly env: Env;
}
export interface ProgrammeJudgement {
  readonly programme: CompiledProgramme;
  readonly whole: Judged;
  /** The cases it was split into, where that told more than the whole. */
  readonly cases: readonly Judged[] | null;
  readonly is: "yes" | "no" | "unknown";
  readonly open: bigint;
  readonly amountOpen: bigint;
  readonly amount: Amount | null;
}
export interface Judgement {
  readonly plan: Plan;
  readonly programmes: readonly ProgrammeJudgement[];
  readonly lacks: readonly Lack[];
  readonly judgements: bigint;
  /** The household as a whole, before it was split into cases. */
  readonly env: Env;
}

const catalogs = new WeakMap<Plan, Catalog>();
/** The same with figures of an asker's, for as long as the calculation takes. */
const supplied = new WeakMap<ReadonlyMap<string, Value>, { readonly of: Catalog; readonly catalog: Catalog }>();

/** What expressions need of a plan; `replaced` puts other values in the place of parameters. */
export function catalogOf(plan: Plan, replaced?: ReadonlyMap<string, Value>): Catalog {
  let catalog = catalogs.get(plan);
  // Leads may have been linked since, with parameters of their own.
  if (catalog === undefined || catalog.parameters.length !== plan.parameters.length) {
    catalog = {
      parameters: plan.parameters.map(({ value }) => value),
      unset: plan.parameters.map(({ name, unset }) => (unset ? name : undefined)),
      definitions: plan.definitions,
      memberDefinitions: plan.memberDefinitions,
      counted: plan.counted,
      programmes: plan.programmes.map(({ run }) => run),
    };
    catalogs.set(plan, catalog);
  }
  if (replaced === undefined || replaced.size === 0) return catalog;
  const known = supplied.get(replaced);
  if (known?.of === catalog) return known.catalog;
  const own: Catalog = {
    ...catalog,
    parameters: plan.parameters.map(({ name, value }) => replaced.get(name) ?? value),
    unset: plan.parameters.map(({ name, unset }) => (unset && !replaced.has(name) ? name : undefined)),
  };
  supplied.set(replaced, { of: catalog, catalog: own });
  return own;
}

function judgeOne(programme: CompiledProgramme, index: number, env: Env): Judged {
  const outcome = env.programme(index) as Outcome;
  const { is } = outcome.truth;
  const amountOutcome = is === "no" ? null : amountOf(programme, env, outcome);
  const total = amountOutcome?.total ?? null;
  const lo = total === null ? zero : total.lo === null || total.lo.isNeg() ? zero : total.lo;
  return {
    cell: env.cell,
    is,
    open: is === "unknown" ? outcome.truth.deps : 0n,
    amountOpen: total === null || isExact(total) ? 0n : total.deps,
    amount: total === null ? null : { lo, hi: total.hi },
    outcome,
    amountOutcome,
    env,
  };
}

export interface JudgeOptions {
  readonly replaced?: ReadonlyMap<string, Value>;
  /** Without splitting into cases: quicker and as sound, but less is decided. */
  readonly whole?: boolean;
  /** Only these programmes, by index. */
  readonly only?: readonly number[];
}

/** Judges a household under some programmes (by their indexes), without splitting it into cases and without a trace. */
export function judgeThose(
  plan: Plan,
  facts: Facts,
  on: string,
  indexes: readonly number[],
  options: JudgeOptions,
): readonly Judged[] {
  const env = new Env(facts, on, catalogOf(plan, options.replaced));
  return untraced(() => indexes.map((index) => judgeOne(plan.programmes[index] as CompiledProgramme, index, env)));
}

/** The same under one programme; `watch` notes whether a fact that is not given is asked for. */
export function judgeOnly(
  plan: Plan,
  facts: Facts,
  on: string,
  index: number,
  options: JudgeOptions,
  watch: Watch | null = null,
): Judged {
  const env = new Env(facts, on, catalogOf(plan, options.replaced));
  env.watch = watch;
  return untraced(() => judgeOne(plan.programmes[index] as CompiledProgramme, index, env));
}

/** Judges a household on a day under every programme of a plan. */
export function judgeAll(plan: Plan, facts: Facts, on: string, options: JudgeOptions = {}): Judgement {
  const catalog = catalogOf(plan, options.replaced);
  const env = new Env(facts, on, catalog);
  const wanted = options.only ?? [...plan.programmes.keys()];
  const wholes = wanted.map((index) => judgeOne(plan.programmes[index] as CompiledProgramme, index, env));
  const open = wholes.some((whole) => whole.is === "unknown" || whole.amountOpen !== 0n);
  const cells = open && options.whole !== true ? split(env) : null;
  const envs = cells?.cells.map((cell) => new Env(facts, on, catalog, cell, env)) ?? [];
  const programmes = wholes.map((whole, at): ProgrammeJudgement => {
    const index = wanted[at] as number;
    const programme = plan.programmes[index] as CompiledProgramme;
    const plainly: ProgrammeJudgement = {
      programme,
      whole,
      cases: null,
      is: whole.is,
      open: whole.open,
      amountOpen: whole.amountOpen,
      amount: whole.amount,
    };
    if (cells === null || (whole.is !== "unknown" && whole.amountOpen === 0n)) return plainly;
    if (((whole.open | whole.amountOpen) & cells.deps) === 0n) return plainly;
    const cases = untraced(() => envs.map((one) => judgeOne(programme, index, one)));
    const retrace = () => cells.cells.map((cell) => judgeOne(programme, index, new Env(facts, on, catalog, cell, env)));
    return join(plainly, cases, cells.deps, retrace);
  });
  let judgements = env.judgements;
  for (const one of envs) judgements |= one.judgements;
  return { plan, programmes, lacks: env.lacks, judgements, env };
}

const areaDef = findFact(null, "area") as FactDef;

/** The cases over area and counted size, where they are open and few enough. */
function split(env: Env): { cells: readonly Cell[]; deps: bigint } | null {
  const area = env.fact(areaDef.slot, areaDef);
  const size = env.roster.countedSize();
  const areas = area?.kind === "choice" && area.of.length > 1 ? area.of : [undefined];
  let deps = areas.length > 1 ? (area?.deps ?? 0n) : 0n;
  const sizes: (number | undefined)[] = [];
  if (!isExact(size) && size.lo !== null && size.hi !== null) {
    const low = Math.max(1, size.lo.toNumber());
    for (let n = low; n <= size.hi.toNumber(); n += 1) sizes.push(n);
    if (sizes.length * areas.length > mostCases) sizes.length = 0;
    else deps |= size.deps;
  }
  if (sizes.length === 0) sizes.push(undefined);
  if (areas.length * sizes.length === 1) return null;
  const cells = areas.flatMap((one) =>
    sizes.map(
      (n): Cell => ({ ...(one === undefined ? {} : { area: one }), ...(n === undefined ? {} : { countedSize: n }) }),
    ),
  );
  return { cells, deps };
}

function join(
  whole: ProgrammeJudgement,
  cases: readonly Judged[],
  splitDeps: bigint,
  retrace: () => readonly Judged[],
): ProgrammeJudgement {
  const [first] = cases;
  if (first === undefined) return whole;
  const alike = cases.every(({ is }) => is === first.is);
  const is = alike ? first.is : "unknown";
  let open = 0n;
  let amountOpen = 0n;
  let amount: Amount | null = null;
  let amountsAlike = true;
  for (const one of cases) {
    open |= one.open;
    if (one.is === "no" || one.amount === null) continue;
    amountOpen |= one.amountOpen;
    if (amount === null) amount = one.amount;
    else {
      if (!sameAmount(amount, one.amount)) amountsAlike = false;
      amount = {
        lo: Decimal.min(amount.lo, one.amount.lo),
        hi: amount.hi === null || one.amount.hi === null ? null : Decimal.max(amount.hi, one.amount.hi),
      };
    }
  }
  if (is === "unknown") open |= whole.open & splitDeps;
  if (is !== "no" && (!amountsAlike || amountOpen !== 0n)) amountOpen |= whole.amountOpen & splitDeps;
  if (is === "yes") open = 0n;
  if (is === "no") return new SplitJudgement(whole, { is, open: 0n, amountOpen: 0n, amount: null }, retrace);
  const told = is !== whole.is || amount === null || whole.amount === null || !sameAmount(amount, whole.amount);
  return new SplitJudgement(whole, { is, open, amountOpen, amount }, told ? retrace : null);
}

/** A programme judged case by case. The cases are many and seldom looked at: they are traced when they are. */
class SplitJudgement implements ProgrammeJudgement {
  readonly programme: CompiledProgramme;
  readonly whole: Judged;
  readonly is: "yes" | "no" | "unknown";
  readonly open: bigint;
  readonly amountOpen: bigint;
  readonly amount: Amount | null;
  readonly #retrace: (() => readonly Judged[]) | null;
  #cases: readonly Judged[] | null = null;

  constructor(
    { programme, whole }: ProgrammeJudgement,
    joined: Pick<ProgrammeJudgement, "is" | "open" | "amountOpen" | "amount">,
    retrace: (() => readonly Judged[]) | null,
  ) {
    this.programme = programme;
    this.whole = whole;
    this.is = joined.is;
    this.open = joined.open;
    this.amountOpen = joined.amountOpen;
    this.amount = joined.amount;
    this.#retrace = retrace;
  }

  get cases(): readonly Judged[] | null {
    if (this.#retrace !== null) this.#cases ??= this.#retrace();
    return this.#cases;
  }
}

function sameAmount(a: Amount, b: Amount): boolean {
  return a.lo.eq(b.lo) && (a.hi === null ? b.hi === null : b.hi !== null && a.hi.eq(b.hi));
}

/** The things that a set of bits stands for. */
export function lacksOf(bits: bigint, lacks: readonly Lack[]): readonly Lack[] {
  const found: Lack[] = [];
  // In words of 32 bits, which are plain integers: a big integer for each bit would be made and thrown away.
  for (let from = 0, rest = bits; rest !== 0n; from += 32, rest >>= 32n) {
    const word = Number(BigInt.asUintN(32, rest));
    for (let index = 0; index < 32; index += 1) {
      const lack = lacks[from + index];
      if (lack !== undefined && ((word >>> index) & 1) === 1) found.push(lack);
    }
  }
  return found;
}

export type { Element };
