/**
 * Which of the granted programmes go together, and which combination gives the household most. Exclusions are clauses of
 * the packs and never change a verdict.
 *
 * A route takes all that its exclusions allow. One route is best where it surely gives at least as much by the month, and
 * at least as much once, as each of the others; of two that give the same, the one whose programmes come first. While an
 * amount is open so far that none surely is, none is said to be best. A one-off sum is never set against a monthly one.
 */
import type { ProgrammeAssessment } from "./assess.ts";
import { Decimal, zero } from "./decimal.ts";
import { countsAtHome, type HomeWithout, homeWithout } from "./home-without.ts";
import { type Amount, type Judgement, type JudgeOptions, judgeAll } from "./judge.ts";
import { asTruth } from "./operations/logic.ts";
import type { Element } from "./runtime.ts";

/** Programmes that are drawn together, with what they give by the month and once (yuan). */
export interface Route {
  readonly programmes: readonly string[];
  readonly monthly: Amount | null;
  readonly once: Amount | null;
  /** What keeps other programmes out of it, and what lets these go together. */
  readonly clauses: readonly string[];
  /** Who draws what, where two programmes exclude each other for one person only. */
  readonly persons: readonly { readonly programme: string; readonly member: number }[];
}
/** Two granted programmes that may not be drawn together: by the household, or by one of its members. */
export interface Exclusion {
  readonly programmes: readonly [string, string];
  readonly clause: string;
  readonly member: number | null;
}
export interface Routes {
  readonly best: readonly string[];
  readonly routes: readonly Route[];
  readonly excluded: readonly Exclusion[];
}

/** A programme, or one person's part of it, that is taken or left as a whole. */
interface Unit {
  readonly of: ProgrammeAssessment;
  readonly member: number | null;
  readonly monthly: Amount | null;
  readonly once: Amount | null;
}
interface Pair {
  readonly a: ProgrammeAssessment;
  readonly b: ProgrammeAssessment;
  readonly clause: string;
  readonly perPerson: boolean;
  readonly first: string | null;
}
/** What a taken unit gives within one route. */
interface Share {
  readonly unit: Unit;
  readonly monthly: Amount | null;
  readonly once: Amount | null;
}
interface Taken {
  readonly shares: readonly Share[];
  readonly route: Route;
}

/** More units than this that exclude one another are not weighed: nothing is said to be best. */
const mostUnits = 14;
const nothing: Amount = { lo: zero, hi: zero };

/** The routes of the granted programmes; `judgement` and its options are those by which they were granted. */
export function routesOf(
  programmes: readonly ProgrammeAssessment[],
  judgement: Judgement,
  on: string,
  options: JudgeOptions,
): Routes {
  const granted = programmes.filter(({ verdict }) => verdict === "eligible");
  if (granted.length === 0) return { best: [], routes: [], excluded: [] };
  return new Weighing(granted, judgement, on, options).weigh();
}

class Weighing {
  readonly #granted: readonly ProgrammeAssessment[];
  readonly #judgement: Judgement;
  readonly #on: string;
  readonly #options: JudgeOptions;
  readonly #pairs: readonly Pair[];
  readonly #units: readonly Unit[];
  readonly #reduced = new Map<string, Amount | "unsure" | null>();
  readonly #homes = new Map<string, HomeWithout | null | "unsure">();
  /** False where it is not known whom an exclusion meets: then nothing is said to be best. */
  #sure = true;

  constructor(granted: readonly ProgrammeAssessment[], judgement: Judgement, on: string, options: JudgeOptions) {
    this.#granted = granted;
    this.#judgement = judgement;
    this.#on = on;
    this.#options = options;
    this.#pairs = pairsOf(granted);
    this.#units = granted.flatMap((one) => this.#unitsOf(one));
  }

  weigh(): Routes {
    const units = this.#units.filter((unit) => !this.#comesSecond(unit));
    const involved = units.filter((unit) => units.some((other) => this.#meets(unit, other)));
    const free = units.filter((unit) => !involved.includes(unit));
    const excluded = this.#exclusions();
    if (involved.length > mostUnits) return { best: [], routes: [], excluded };
    const found = new Map<string, Taken>();
    for (const chosen of this.#choices(involved)) {
      const taken = this.#take(units.filter((unit) => free.includes(unit) || chosen.includes(unit)));
      const key = taken.shares.map(({ unit }) => `${unit.of.id} ${unit.member}`).join("|");
      if (!found.has(key)) found.set(key, taken);
    }
    const all = [...found.values()];
    const best = this.#sure
      ? all.find((one) => all.every((other) => one === other || surelyGives(one, other)))
      : undefined;
    const others = all
      .filter((one) => one !== best)
      .sort((x, y) => (y.route.monthly?.lo ?? zero).cmp(x.route.monthly?.lo ?? zero));
    const ordered = best === undefined ? others : [best, ...others];
    return { best: best?.route.programmes ?? [], routes: ordered.map(({ route }) => route), excluded };
  }

  /** A programme as a whole, or person by person where it excludes or supplements something for one person. */
  #unitsOf(of: ProgrammeAssessment): readonly Unit[] {
    const whole: readonly Unit[] = [{ of, member: null, monthly: of.monthly, once: of.once }];
    const { programme, whole: judged } = of.judged;
    const ids = new Set(this.#granted.map(({ id }) => id));
    const perPerson =
      this.#pairs.some((pair) => pair.perPerson && (pair.a === of || pair.b === of)) ||
      programme.combines.some(
        (one) =>
          ids.has(one.programme) && (one.difference || (one.only && this.#pairs.some(({ perPerson: by }) => by))),
      );
    if (programme.persons === null || !perPerson || judged.amountOutcome?.amount.for === "household") return whole;
    const persons = (judged.outcome.persons ?? []).filter(({ truth }) => asTruth(truth) !== "no");
    const areSure = persons.every(
      ({ truth, item }) => asTruth(truth) === "yes" && item.included === null && !(item.element as Element).rest,
    );
    if (!areSure) {
      this.#sure = false;
      return whole;
    }
    return persons.map(({ item }): Unit => {
      const { index } = item.element as Element;
      const own = of.perMember.find(({ member }) => member === index);
      return { of, member: index, monthly: own?.monthly ?? null, once: own?.once ?? null };
    });
  }

  /** Whether two units cannot both be taken, or one of them takes a person out of the other. */
  #meets(x: Unit, y: Unit): boolean {
    return x !== y && (this.#clash(x, y) || this.#takesFrom(x, y) || this.#takesFrom(y, x));
  }

  #clash(x: Unit, y: Unit): boolean {
    return this.#pairs.some((pair) => {
      if (!isOf(pair, x.of, y.of)) return false;
      if (!pair.perPerson) return true;
      if (x.member !== null && y.member !== null) return x.member === y.member;
      // A whole home and a person of it go together, without that person; two wholes do not.
      return x.member === y.member || !this.#isHome(x.member === null ? x : y);
    });
  }

  /** Whether what a person draws takes that person out of a programme of the whole home. */
  #takesFrom(person: Unit, home: Unit): boolean {
    const { member } = person;
    if (member === null || home.member !== null || !this.#isHome(home)) return false;
    if (!this.#pairs.some((pair) => pair.perPerson && isOf(pair, person.of, home.of))) return false;
    const counts = countsAtHome(home.of.judged.whole.env, member);
    if (counts === "unknown") this.#sure = false;
    return counts !== "no";
  }

  /** Whether another unit goes before this one by clause, whatever they give. */
  #comesSecond(unit: Unit): boolean {
    return this.#pairs.some(
      (pair) =>
        pair.first !== null &&
        pair.first !== unit.of.id &&
        this.#units.some((other) => isOf(pair, unit.of, other.of) && this.#meets(unit, other)),
    );
  }

  #isHome(unit: Unit): boolean {
    return unit.of.judged.programme.persons === null;
  }

  /** Every choice of units that go together and to which none can be added at no loss. */
  *#choices(units: readonly Unit[], at = 0, chosen: readonly Unit[] = []): Iterable<readonly Unit[]> {
    const unit = units[at];
    if (unit === undefined) {
      const couldAdd = units.some(
        (other) =>
          !chosen.includes(other) && chosen.every((one) => !this.#clash(one, other) && !this.#takesFrom(other, one)),
      );
      if (!couldAdd) yield chosen;
      return;
    }
    if (chosen.every((one) => !this.#clash(one, unit))) yield* this.#choices(units, at + 1, [...chosen, unit]);
    if (units.some((other) => this.#meets(unit, other))) yield* this.#choices(units, at + 1, chosen);
  }

  /** The units as a route: homes without those who draw something else, and without what rests on a programme left out. */
  #take(units: readonly Unit[]): Taken {
    const goneFrom = (home: Unit): ReadonlySet<number> =>
      new Set(units.flatMap((unit) => (this.#takesFrom(unit, home) ? [unit.member ?? -1] : [])));
    let taken = units.flatMap((unit): readonly Share[] => {
      const gone = goneFrom(unit);
      if (gone.size === 0) return [{ unit, monthly: unit.monthly, once: unit.once }];
      const rest = this.#withoutThose(unit, gone);
      if (rest === null) return [];
      return [{ unit, monthly: unit.monthly === null ? null : rest, once: unit.once === null ? null : rest }];
    });
    taken = taken.filter(({ unit }) => this.#hasWhatItNeeds(unit, taken, goneFrom));
    const shares = taken.map((share) => this.#lessWhatIsSetOff(share, taken, goneFrom));
    const ids = this.#granted.filter((one) => shares.some(({ unit }) => unit.of === one)).map(({ id }) => id);
    return {
      shares,
      route: {
        programmes: ids,
        monthly: total(shares.map(({ monthly }) => monthly)),
        once: total(shares.map(({ once }) => once)),
        clauses: this.#clausesOf(ids),
        persons: shares.flatMap(({ unit }) =>
          unit.member === null ||
          !this.#pairs.some(({ a, b, perPerson }) => perPerson && (a === unit.of || b === unit.of))
            ? []
            : [{ programme: unit.of.id, member: unit.member }],
        ),
      },
    };
  }

  /** What the home draws without some of its members; null where the others surely draw nothing. */
  #withoutThose(home: Unit, gone: ReadonlySet<number>): Amount | null {
    const key = `${home.of.id} ${[...gone].sort().join(" ")}`;
    let known = this.#reduced.get(key);
    if (known === undefined) {
      known = this.#judgeWithout(home, gone);
      this.#reduced.set(key, known);
    }
    if (known !== "unsure") return known;
    this.#sure = false;
    return { lo: zero, hi: null };
  }

  #homeWithout(home: Unit, gone: ReadonlySet<number>): HomeWithout | null | "unsure" {
    const key = [...gone].sort().join(" ");
    let known = this.#homes.get(key);
    if (known === undefined) {
      known = homeWithout(home.of.judged.whole.env, gone);
      this.#homes.set(key, known);
    }
    return known;
  }

  #judgeWithout(home: Unit, gone: ReadonlySet<number>): Amount | "unsure" | null {
    const rest = this.#homeWithout(home, gone);
    if (rest === null || rest === "unsure") return rest;
    const { plan } = this.#judgement;
    const only = [plan.programmes.indexOf(home.of.judged.programme)];
    const [least, most] = [rest.least, rest.most].map(
      (facts) => judgeAll(plan, facts, this.#on, { ...this.#options, only }).programmes[0],
    );
    if (least === undefined || most === undefined) return "unsure";
    if (most.is === "no") return null;
    return {
      lo: least.is === "yes" ? (least.amount?.lo ?? zero) : zero,
      hi: most.amount === null ? zero : most.amount.hi,
    };
  }

  /** A programme that is only drawn with others goes where all of those that were granted (to the person) are left out. */
  #hasWhatItNeeds(unit: Unit, taken: readonly Share[], goneFrom: (home: Unit) => ReadonlySet<number>): boolean {
    const needed = unit.of.judged.programme.combines.filter(({ only }) => only).map(({ programme }) => programme);
    const { member } = unit;
    const isPartOf = (one: Unit): boolean =>
      needed.includes(one.of.id) &&
      (member === null ||
        one.member === member ||
        (one.member === null &&
          (this.#isHome(one)
            ? countsAtHome(one.of.judged.whole.env, member) !== "no"
            : one.of.perMember.some((own) => own.member === member))));
    if (!this.#units.some(isPartOf)) return true;
    return taken.some(({ unit: one }) => isPartOf(one) && (member === null || !goneFrom(one).has(member)));
  }

  /** A supplement that makes up the difference gives what is left of it over what the other gives the same person. */
  #lessWhatIsSetOff(share: Share, taken: readonly Share[], goneFrom: (home: Unit) => ReadonlySet<number>): Share {
    let { monthly } = share;
    const { unit } = share;
    for (const { programme, difference } of unit.of.judged.programme.combines) {
      if (!difference || monthly === null) continue;
      for (const other of taken) {
        if (other.unit.of.id !== programme || other.monthly === null) continue;
        const each = this.#perPerson(other, unit.member, goneFrom(other.unit));
        if (each !== null) monthly = less(monthly, each);
      }
    }
    return { ...share, monthly };
  }

  /** What a unit gives one person by the month; null where that person has no part in it. */
  #perPerson(share: Share, member: number | null, gone: ReadonlySet<number>): Amount | null {
    const { unit, monthly } = share;
    if (monthly === null) return null;
    if (member === null) return monthly;
    if (unit.member !== null) return unit.member === member ? monthly : null;
    if (!this.#isHome(unit)) return unit.of.perMember.find((one) => one.member === member)?.monthly ?? null;
    const { env } = unit.of.judged.whole;
    if (gone.has(member) || countsAtHome(env, member) === "no") return null;
    const counted = env.roster.countedSize();
    const [fewest, most] = [counted.lo ?? new Decimal(1), counted.hi ?? new Decimal(30)].map((n) =>
      Decimal.max(1, n.minus(gone.size)),
    ) as [Decimal, Decimal];
    return { lo: monthly.lo.div(most), hi: monthly.hi === null ? null : monthly.hi.div(fewest) };
  }

  #clausesOf(ids: readonly string[]): readonly string[] {
    const kept = this.#pairs.filter(({ a, b }) => ids.includes(a.id) || ids.includes(b.id)).map(({ clause }) => clause);
    const joined = this.#granted
      .filter(({ id }) => ids.includes(id))
      .flatMap((one) => one.judged.programme.combines.filter(({ programme }) => ids.includes(programme)))
      .map(({ clause }) => clause);
    return [...new Set([...kept, ...joined])];
  }

  #exclusions(): readonly Exclusion[] {
    return this.#pairs.flatMap(({ a, b, clause, perPerson }): readonly Exclusion[] => {
      const programmes = [a.id, b.id] as const;
      if (!perPerson) return [{ programmes, clause, member: null }];
      const members = new Set<number>();
      for (const x of this.#units)
        for (const y of this.#units)
          if (x.of === a && y.of === b && this.#meets(x, y)) {
            const member = x.member ?? y.member;
            if (member === null) return [{ programmes, clause, member: null }];
            members.add(member);
          }
      return [...members].map((member) => ({ programmes, clause, member }));
    });
  }
}

/** The exclusions among granted programmes, each pair and scope once. */
function pairsOf(granted: readonly ProgrammeAssessment[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const a of granted) {
    for (const { programme, clause, perPerson, first } of a.judged.programme.excludes) {
      const b = granted.find(({ id }) => id === programme);
      if (b === undefined || b === a) continue;
      if (pairs.some((pair) => isOf(pair, a, b) && pair.perPerson === perPerson)) continue;
      pairs.push({ a, b, clause, perPerson, first });
    }
  }
  return pairs;
}

const isOf = ({ a, b }: Pair, x: ProgrammeAssessment, y: ProgrammeAssessment): boolean =>
  (a === x && b === y) || (a === y && b === x);

function total(amounts: readonly (Amount | null)[]): Amount | null {
  let sum: Amount | null = null;
  for (const amount of amounts) {
    if (amount === null) continue;
    const { lo, hi }: Amount = sum ?? nothing;
    sum = { lo: lo.plus(amount.lo), hi: hi === null || amount.hi === null ? null : hi.plus(amount.hi) };
  }
  return sum;
}

function less(own: Amount, other: Amount): Amount {
  const floor = (x: Decimal): Decimal => (x.isNeg() ? zero : x.toDecimalPlaces(2));
  return {
    lo: other.hi === null ? zero : floor(own.lo.minus(other.hi)),
    hi: own.hi === null ? null : floor(own.hi.minus(other.lo)),
  };
}

/** Whether one route surely gives at least as much as another, by the month and once; what both give alike is left out. */
function surelyGives(one: Taken, other: Taken): boolean {
  const alike = (x: Share, y: Share): boolean =>
    x.unit === y.unit && same(x.monthly, y.monthly) && same(x.once, y.once);
  const mine = one.shares.filter((x) => !other.shares.some((y) => alike(x, y)));
  const theirs = other.shares.filter((x) => !one.shares.some((y) => alike(x, y)));
  return (["monthly", "once"] as const).every((often) => {
    const least = total(mine.map((share) => share[often]))?.lo ?? zero;
    const most = (total(theirs.map((share) => share[often])) ?? nothing).hi;
    return most !== null && least.gte(most);
  });
}

function same(a: Amount | null, b: Amount | null): boolean {
  if (a === null || b === null) return a === b;
  return a.lo.eq(b.lo) && (a.hi === null || b.hi === null ? a.hi === b.hi : a.hi.eq(b.hi));
}
