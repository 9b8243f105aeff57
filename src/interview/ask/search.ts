// From a question to the clauses that may answer it, best first, each with how much of the question it covers.
import type { Policy, PolicySet } from "../../rules/index.ts";
import { normalise } from "../read/text.ts";
import { namesAPlace } from "./elsewhere.ts";
import { boosts, type Entry, type Library, libraryOf, topicNotions } from "./library.ts";
import { type Likeness, likenessTo } from "./likeness.ts";
import { concernsAid, withoutLookalikes } from "./matters.ts";
import { type Named, namedIn } from "./named.ts";
import { notionTerm, type Unit, unitsOf } from "./terms.ts";

export interface Hit {
  readonly entry: Entry;
  readonly score: number;
  /** Share of what the question says that the clause speaks of, the rarer words counting more; 0 to 1. */
  readonly coverage: number;
  /** The same, where words that no clause has count in full. */
  readonly sureness: number;
  /** How nearly one of its keywords says the whole question; 0 to 1. */
  readonly fit: number;
  /** How like its words are, pair of letters by pair of letters. */
  readonly like: Likeness;
}

export interface Search {
  readonly hits: readonly Hit[];
  readonly units: readonly Unit[];
  /** The question names a matter of social assistance outright. */
  readonly namesOurs: boolean;
  /** How many things it names that no clause knows of. */
  readonly strangers: number;
}

/** What stands in most clauses, or only says what kind of answer is wanted: it finds, but decides little. */
const slight = new Set(
  ["低保", "时限", "截止", "多少钱", "三层", "程序", "申请", "审核", "比例", "生效"].map(notionTerm),
);

const lengthOf = (unit: Unit): number => [...unit.text].length;

function rarityOf(terms: readonly string[], library: Library): number {
  const count = library.entries.size;
  const found = Math.max(0, ...terms.map((term) => library.frequency.get(term) ?? 0));
  return Math.log(1 + count / (1 + found)) / Math.log(1 + count / 2);
}

/** A word of two letters or more that stands in no clause, nor any part of it. */
function isStrange(unit: Unit, library: Library): boolean {
  return unit.kind === "word" && lengthOf(unit) > 1 && unit.terms.every((term) => !library.frequency.has(term));
}

/** Words of asking, counting and time, cut oddly by the segmenter: not to know them says nothing of the subject. */
const loose = /[才行一二三四五六七八九十几有没不是要过了着们么头也还都再最太很就把被给让得到底时候么]|\d/;

/** Rarer is weightier; what no clause says weighs as much as what one says. */
function weightOf(unit: Unit, library: Library): number {
  const rarity = rarityOf(unit.terms, library);
  if (unit.terms.every((term) => slight.has(term))) return 0.25 * rarity;
  if (unit.kind === "notion") return rarity;
  return (lengthOf(unit) === 1 ? 0.2 : 0.5) * rarity;
}

function coverageOf(unit: Unit, entry: Entry): number {
  if (unit.kind === "notion") return unit.terms.some((term) => entry.terms.has(term)) ? 1 : 0;
  const [whole = "", ...pairs] = unit.terms;
  if (entry.terms.has(whole)) return 1;
  return pairs.length === 0 ? 0 : (0.8 * pairs.filter((pair) => entry.terms.has(pair)).length) / pairs.length;
}

/** How nearly one of the clause's keywords says the question as a whole, 0 to 1. */
function phraseFit(entry: Entry, weightOfTerm: ReadonlyMap<string, number>, whole: number, library: Library): number {
  let best = 0;
  for (const phrase of entry.phrases()) {
    let shared = 0;
    let more = 0;
    for (const term of phrase) {
      const weight = weightOfTerm.get(term);
      if (weight === undefined) more += rarityOf([term], library);
      else shared += weight;
    }
    best = Math.max(best, shared / (whole + 0.2 * more));
  }
  return best;
}

/** How near a clause is to the place and the day: what is set here, and in force, comes first. */
function nearness(entry: Entry, on: string, named: Named): number {
  return placeAndDay(entry, on, named) * (1 + 0.03 * (Number(entry.clause.document.from.slice(0, 4)) - 2010));
}

function placeAndDay(entry: Entry, on: string, named: Named): number {
  const { document } = entry.clause;
  const isInForce = document.from <= on && (document.to === null || on <= document.to);
  const isNamed = named.documents.has(document.id) || named.articles.has(entry.clause.at);
  const byLevel = 1 + 0.12 * Math.max(0, 3 - entry.distance);
  if (isNamed) return 1.5 * byLevel;
  if (isInForce) return byLevel;
  const meant = named.days.some(({ from, to }) => document.from <= to && (document.to === null || from <= document.to));
  return meant || (named.past && document.from <= on) ? 0.9 * byLevel : 0;
}

/** Notions that only this office's questions name. */
const ours = new Set(
  "低保 特困 三无 单人户 整户 低收入 刚性支出 临时救助 先行救助 分类施保 渐退 关系保 死亡保 长期保 漏保 错保 孤儿 事实无人抚养 困境儿童 分散供养 集中供养 两女户 骗取 骗保 精简退职 建档立卡 返贫 劳动力系数 入户 评议 公示 一榜 二榜 三榜 复核 排查 台账 整改 督查 信息核对"
    .split(" ")
    .map(notionTerm),
);

/** The name of a programme finds its document; which clause of it, the rest of the question tells. */
const programmes =
  /刚性支出困难(?:家庭|户)?|刚性支出户|特困(?:人员|供养|户)|五保(?:户|老人)|事实无人抚养(?:儿童)?|事实孤儿|困境儿童|临时救助/g;

/** Where it answers, it goes before what the ministries had written until then. */
const law = "sal-2026";

/** The kinds of figure that a question may want, and a summary have. */
const wanted = ["时限", "截止", "多少钱", "比例"].map(notionTerm);

/** A document about another programme answers only who asks for that programme; one about this very one answers better. */
function topicFit(entry: Entry, asked: ReadonlySet<string>): number {
  const named = [...topicNotions].filter((topic) => asked.has(notionTerm(topic)));
  if (named.length > 0 && named.every((topic) => !entry.terms.has(notionTerm(topic)))) return 0.7;
  if (entry.topics.length === 0) return 1;
  const own = entry.topics.filter((topic) => asked.has(notionTerm(topic))).length;
  if (own > 0) return 1.2;
  const isOfChildren = entry.topics.some((topic) => childTopics.has(topic));
  return isOfChildren && asked.has(notionTerm("未成年人")) ? 1 : 0.75;
}
const childTopics = new Set(["孤儿", "事实无人抚养", "困境儿童"]);

/** Whether it names a matter of ours that is not the first half of an unknown word: 低保鲜膜, 孤儿怨. */
function hasOurs(question: string, library: Library): boolean {
  const text = normalise(withoutLookalikes(normalise(question)));
  const units = unitsOf(text, (term) => library.frequency.has(term));
  const unknown = units.filter((unit) => unit.terms.every((term) => !library.frequency.has(term)));
  return units.some(({ terms, text: own }) => {
    if (!terms.some((term) => ours.has(term))) return false;
    const rest = text.slice(text.indexOf(own) + own.length);
    return (
      concernsAid(text.replace(own, " ")) ||
      !unknown.some((unit) => !loose.test(unit.text) && rest.startsWith(unit.text))
    );
  });
}

export function searchClauses(policies: PolicySet, policy: Policy, on: string, question: string): Search {
  const library = libraryOf(policies, policy);
  const plain = normalise(question).replace(/[\s,，。?？!！、]/g, "");
  const units = unitsOf(question, (term) => library.frequency.has(term));
  const named = namedIn(question, library);
  const weights = units.map((unit) => weightOf(unit, library));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const strange = 0.15 * units.filter((unit) => isStrange(unit, library)).length;
  const strangers = units.filter(
    (unit) => isStrange(unit, library) && !loose.test(unit.text) && !namesAPlace(unit.text),
  ).length;
  const namesOurs = hasOurs(question, library);
  if (whole === 0) return { hits: [], units, namesOurs, strangers };
  const boostOf = new Map<string, number>();
  for (const [index, unit] of units.entries()) {
    for (const [at, term] of unit.terms.entries()) {
      const part = unit.kind === "word" && at > 0 ? 0.4 : 1;
      boostOf.set(term, Math.max(boostOf.get(term) ?? 0, part * (weights[index] ?? 0)));
    }
  }
  const found = library.index.search([...boostOf.keys()].join("\u0001"), {
    boost: boosts,
    boostTerm: (term) => boostOf.get(term) ?? 0,
    boostDocument: (id) => nearness(library.entries.get(String(id)) as Entry, on, named),
  });
  const best = found[0]?.score ?? 1;
  const asked = new Set(units.flatMap(({ terms }) => terms));
  const figures = wanted.filter((term) => asked.has(term));
  const likeTo = likenessTo(plain.replace(programmes, " "), library.letters());
  const hits = found.slice(0, 40).flatMap(({ id, score }) => {
    const entry = library.entries.get(String(id));
    if (entry === undefined) return [];
    const covered = units.reduce((sum, unit, at) => sum + (weights[at] ?? 0) * coverageOf(unit, entry), 0);
    const coverage = covered / whole;
    const sureness = covered / (whole + strange);
    const fits =
      topicFit(entry, asked) * (figures.length === 0 || figures.some((term) => entry.said.has(term)) ? 1.1 : 1);
    const fit = phraseFit(entry, boostOf, whole, library);
    const near = nearness(entry, on, named) ** 0.6;
    const like = likeTo(entry.clause);
    const byLaw = entry.clause.document.id === law ? 1.15 : 1;
    return [
      {
        entry,
        coverage,
        sureness,
        fit,
        like,
        score: near * fits * byLaw * (score / best + 0.7 * coverage + 0.8 * fit + 2 * like.shared + 2 * like.nearest),
      },
    ];
  });
  return { hits: hits.sort((one, other) => other.score - one.score), units, namesOurs, strangers };
}
