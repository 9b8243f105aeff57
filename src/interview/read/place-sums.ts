import { amountQuestion, type Draft, setFact } from "./findings.ts";
import { placeGift } from "./gifts.ts";
import type { Message } from "./message.ts";
import { isPerHead, storeSum, tradeOf } from "./store-sum.ts";
import type { Sum } from "./sums.ts";
import type { Span } from "./text.ts";

const illness = /住院|看病|治病|治疗|手术|医院|癌|报销|报了|医保|重病|大病/;
const tenancy = /租房|租住|租的房|自己租|交房租|付房租|在外租/;
const charity = /靠[^,，。;；]{0,6}(?:接济|养|给|帮|救济|周济|资助|施舍|过活|生活)|接济/;
const drawn = new Set(["dibao", "dibao-single", "destitute"]);

/** Stores a sum where its label and the words around it put it, or asks; true when it speaks of the household. */
export function placeSum(m: Message, sum: Sum, owner: readonly Draft[], open: readonly number[]): boolean {
  const { label, reading, span } = sum;
  const indexes: number[] = [];
  for (let at = m.tokenFrom(span[0]); (m.tokens[at]?.to ?? Number.POSITIVE_INFINITY) <= span[1]; at += 1)
    if (m.claimed.has(at)) indexes.push(at);
  if (label?.t === "giving") return placeGift(m, sum, indexes);
  if (label?.t === "label" && label.draws === true && drawn.has(String(m.facts.get("receiving")?.value))) {
    storeSum(m, "benefit.monthly", false, sum, indexes);
    return true;
  }
  if (label?.t === "label" && label.spends === true && m.holds(illness)) {
    storeSum(m, "costs.medicalBills", false, sum, indexes);
    return true;
  }
  if (label?.t === "label" && label.fact === null) return true; // 欠债, 生活费: no fact of ours
  // 房租每月500 of those who live in somebody else's home is a cost.
  const isTenant = m.holds(tenancy) && /房租/.test(m.text.slice(...span));
  if (isTenant) return true;
  if (label?.t === "label")
    for (const [fact, value] of Object.entries(label.also ?? {})) m.setHousehold(fact, value, span, []);
  if (label?.t === "standard") {
    placeStandard(m, sum, indexes);
    return true;
  }
  if (label?.t === "loss" || (reading.kind === "refused" && reading.code === "loss")) {
    m.ask("loss", null, span, {}, [], indexes);
    return true;
  }
  if (label?.t === "pension") {
    m.ask("which-pension", null, span, "amount" in reading ? { amount: reading.amount } : {}, [], indexes);
    return false;
  }
  const place = placeOf(m, sum, owner, open);
  switch (place.of) {
    case "nobody":
      return false;
    case "unsure":
      m.ask(
        "whose-income",
        place.fact ?? null,
        span,
        "canonical" in reading && reading.canonical !== null ? { amount: reading.canonical } : {},
        [],
        indexes,
      );
      return false;
    case "member": {
      const question = amountQuestion(reading, true);
      if (question !== undefined) place.member.open.push({ key: "income", span, ...question });
      else if (reading.kind === "exact" && reading.canonical !== null)
        setFact(place.member, "income", reading.canonical, span);
      m.use(indexes);
      return false;
    }
    case "household":
      if (place.fact === "benefit.monthly" || label?.t !== "label" || label.also === undefined) useTrade(m, sum);
      // 基础养老金每月123,两个老人都有: of each, or of both together?
      if (
        /^income\.(?:basicPension|oldAgeAllowance)/.test(place.fact) &&
        /^[^。;；]{0,8}(?:都有|都领|都在领|都拿|各有|各领|各拿|一样)/.test(m.after(span[1]))
      ) {
        m.ask("whose-share", place.fact, span, "amount" in reading ? { amount: reading.amount } : {}, [], indexes);
        return true;
      }
      if (isPerHead(reading) && place.fact !== "income.perHead") {
        m.ask("whose-share", place.fact, span, "amount" in reading ? { amount: reading.amount } : {}, [], indexes);
        return true;
      }
      storeSum(
        m,
        place.fact,
        place.fact !== "benefit.monthly" && (label?.t !== "label" || label.kind === "amount"),
        sum,
        indexes,
      );
      return true;
  }
}

type Place =
  | { readonly of: "household"; readonly fact: string }
  | { readonly of: "member"; readonly member: Draft }
  | { readonly of: "unsure"; readonly fact?: string }
  | { readonly of: "nobody" };

/**
 * Whose sum it is. Wages, pensions and what a trade brings are parts of the household's income, on a roster card a person's; 年收入 is the
 * household's unless it follows a person closely; else it is asked.
 */
function placeOf(m: Message, sum: Sum, owner: readonly Draft[], open: readonly number[]): Place {
  const { label, reading } = sum;
  const perHead = isPerHead(reading);
  const total: Place = { of: "household", fact: perHead ? "income.perHead" : "income.total" };
  const trade = perHead ? undefined : tradeOf(m, sum);
  if (label?.t === "label") {
    if (label.fact !== null && label.of === "none") return { of: "household", fact: label.fact };
    const isShared = label.net !== true && m.stretch(open).kin.length > 0 && trade?.fact === "income.business";
    if (trade !== undefined && label.of === "either" && !m.isCard && !isShared)
      return { of: "household", fact: trade.fact };
    if (label.net === true && !sum.ofHome && trade === undefined) return { of: "unsure", fact: "income.business" };
    if (label.of === "home" || perHead) return total;
  } else {
    // 打零工八千: what it brings is told, for how long is not.
    if (!sum.marked)
      return trade?.isNear === true && !m.isCard ? { of: "household", fact: trade.fact } : { of: "nobody" };
    const worked = reading.kind === "exact" && reading.arithmetic !== undefined ? m.text.slice(...sum.span) : "";
    if (/打[^,，]{0,5}工|[做干上][^,，]{0,4}(?:天|个月)|工地|日工资|日薪|工钱/.test(worked))
      return { of: "household", fact: "income.wage" };
    if (/流转|租/.test(worked) || /流转/.test(m.text.slice(Math.max(0, sum.span[0] - 6), sum.span[0])))
      return { of: "household", fact: "income.property" };
    if (/^ ?(?:from|in|as) (?:work|wages?|a job|salary)/.test(m.after(sum.span[1])))
      return { of: "household", fact: "income.wage" };
    if (trade !== undefined && (!m.isCard || m.stretch(open).kin.length === 0) && trade.isNear)
      return { of: "household", fact: trade.fact };
    if (isSpent(m, sum)) return { of: "unsure" };
    // 就靠爸爸打工,一年两万五; 两口子都在工地,一人一个月三千
    if (!sum.ofHome && isEarned(m, sum) && (perHead || m.current.length === 0))
      return { of: "unsure", fact: "income.wage" };
    // Without a label the stretch must hold nothing strange: 给老人两百 is not the household's income.
    if (m.stretch(open).isStrange || /[a-z]{3,} $/.test(wordBefore(m, sum))) return { of: "nobody" };
    if (!perHead && isDrawn(m, sum, open)) return { of: "household", fact: "benefit.monthly" };
    // 一家三口吃低保,每人每月210 is what each draws, or has.
    if (perHead && m.facts.get("receiving")?.value === "dibao" && /每个?人/.test(m.text.slice(...sum.span)))
      return { of: "household", fact: "benefit.monthly" };
    if (perHead) return total;
  }
  // 农村四口人一年一万一: the home is counted beside it.
  const isOfHome = sum.ofHome || /到头|全家|家里/.test(m.text.slice(...sum.span)) || m.stretch(open).countsMouths;
  const isPair = m.pair !== undefined && m.current.length === 2;
  const { kin } = m.stretch(open);
  const people = owner.length > 0 ? owner : m.current;
  const [only] = people;
  const isPerson = label?.t === "label" && label.of === "person";
  // 儿子每月工资6000不管老人: he earns it elsewhere.
  if (isPerson && kin.length > 0 && /^[^,，。;；]{0,4}(?:不管|不养|不给|没管|没给)/.test(m.after(sum.span[1])))
    return { of: "nobody" };
  if (isPerson && label.fact !== null && !m.isCard) {
    return people.length > 1 && !isPair && label.fact === "income.transfer"
      ? { of: "unsure" }
      : { of: "household", fact: label.fact };
  }
  // 老公在广东进厂一个月四千五: a spouse counts wherever he lives, and so does his wage.
  if (
    kin.length === 1 &&
    label === null &&
    !m.isCard &&
    only?.facts.relation === "spouse" &&
    only.facts.work === "employed"
  )
    return { of: "household", fact: "income.wage" };
  if (kin.length > 0 && !isPair) {
    if (people.length !== 1 || only === undefined) return { of: "unsure" };
    return isPerson || label === null || followsPerson(m, sum) ? { of: "member", member: only } : { of: "unsure" };
  }
  if (isPerson && label.fact !== null) {
    return people.length === 1 && only !== undefined
      ? { of: "member", member: only }
      : { of: "household", fact: label.fact };
  }
  const hasOthers = open.some((at) => m.isAttribute(at) && !m.claimed.has(at) && !m.used.has(at));
  if (only === undefined || isPair || isOfHome) return hasOthers && label === null ? { of: "unsure" } : total;
  if (hasOthers) return { of: "member", member: only };
  const isKnownHome =
    m.hasSize ||
    m.speaksOfPersons ||
    m.facts.has("size") ||
    m.isSingle ||
    m.drafts.filter(({ named }) => named).length > 1;
  if (!isKnownHome) return { of: "unsure" };
  // 户主打工,一个月3000 may be the wage; after 儿子读小学 it is the household's.
  return label === null && people.some(earns) ? { of: "unsure" } : total;
}

/** 享受低保,5口人,每月910 is what is drawn; 低保户 only says what the home is. */
function isDrawn(m: Message, { ofHome, reading }: Sum, open: readonly number[]): boolean {
  const receiving = m.facts.get("receiving");
  if (receiving === undefined || !drawn.has(String(receiving.value)) || /户|对象|家庭/.test(receiving.text))
    return false;
  const { isBare } = m.stretch(open);
  const isMonthly = reading.kind === "exact" && reading.period === "month";
  return isBare && isMonthly && !ofHome && !m.facts.has("benefit.monthly");
}

/** English parts its words by spaces: pension 150 a month. */
function wordBefore(m: Message, { span }: Sum): string {
  const at = m.tokenFrom(span[0]);
  const [word, gap] = [m.tokens[at - 2], m.tokens[at - 1]];
  return word?.t === "unknown" && gap?.t === "gap" && gap.width === "space" ? m.text.slice(word.from, gap.to) : "";
}

/** The work of somebody stands right before the sum: what they bring home is perhaps not all that the home has. */
const isEarned = (m: Message, { span }: Sum): boolean =>
  /(?:打工|务工|挣钱|赚钱|上班|做工|干活|打零工|工地(?:上|干活)?|厂里?|送外卖)(?:的|了)?[,，、\s]+$/.test(
    m.before(span[0]),
  ) && !/到头|全家/.test(m.text.slice(...span));

/** 租房住,一个月六百: a sum right after what costs money may be the cost. */
function isSpent(m: Message, { span }: Sum): boolean {
  const before = /[^,，。;；、\s]*[,，。;；、\s]*$/.exec(m.before(span[0], 40))?.[0] ?? "";
  return /(?:私立|贵族学校|高收费|学费|透析|化疗|吃药|买药|药费|贷款|月供|欠|租房|租住|房租|彩礼|保费|开销|支出|补课|护工|请人|还债|培训)[^0-9一二两三四五六七八九十]*$/.test(
    before,
  );
}

const earns = ({ facts }: Draft): boolean =>
  facts.work !== undefined && facts.work !== "none" && facts.work !== "unemployed-registered";

/** 儿子年收入3万, 儿子打工月入3000: right before the sum stands the person, or the person's work. */
function followsPerson(m: Message, { span }: Sum): boolean {
  for (let at = m.tokenFrom(span[0]) - 1; at >= 0; at -= 1) {
    if (m.isQuiet(at)) continue;
    const token = m.tokens[at];
    return (
      m.isKin(at) ||
      (token?.t === "word" &&
        token.meaning.t === "member" &&
        token.meaning.facts.work !== undefined &&
        token.meaning.facts.work !== "none" &&
        token.meaning.facts.work !== "farming")
    );
  }
  return false;
}

/** The work that a sum is of is understood with it. */
function useTrade(m: Message, sum: Sum): void {
  const trade = tradeOf(m, sum);
  if (trade !== undefined && m.wordIs(trade.at, "trade")) m.used.add(trade.at);
  else if (trade?.isNear === true && m.current.length === 0) m.used.add(trade.at);
}

/** 没有收入: of the person spoken of, or of the household, if it is clear that a household is described. */
export function placeNothing(
  m: Message,
  at: number,
  span: Span,
  owner: readonly Draft[],
  open: readonly number[],
): boolean {
  const hasKin = open.some((one) => m.isKin(one));
  const people = hasKin && owner.length > 0 ? owner : m.current;
  const isPair = m.pair !== undefined && people.length === 2;
  // 没儿没女没收入: of somebody whose relation is not said it is told of the whole home, if there is one.
  if (!hasKin && people.some(({ named }) => !named) && !m.isSingle) return false;
  const isOwn =
    !m.isSingle &&
    (hasKin || open.some((one) => one !== at && m.isAttribute(one)) || !(m.hasSize || m.drafts.length > 1));
  // 没收入,靠亲戚接济: something comes in, how much was not said.
  // 几乎没收入, 这个月没收入: some there is, or was.
  if (/(?:几乎|基本上?|差不多|这个月|本月|上个?月|最近|暂时|目前)(?:也|都|是)?$/.test(m.before(span[0]))) {
    m.ask("vague", "income.total", span, {}, [], [at]);
    return true;
  }
  if (m.holds(charity)) {
    m.ask("unclear", "income.transfer", span, {}, [], [at]);
    return true;
  }
  if (people.length > 0 && !isPair && isOwn) {
    for (const draft of people) setFact(draft, "income", "0/year", span);
    m.used.add(at);
    return false;
  }
  // 别的没有收入: apart from what was told.
  if (/(?:别的|其他|其它|另外|再)(?:都|也)?$/.test(m.before(span[0]))) return false;
  if (m.facts.size === 0 && m.drafts.length === 0 && !m.hasSize && !m.isSingle && !m.speaksOfPersons) return false;
  m.setHousehold("income.total", "0/year", span, [at]);
  return true;
}

function placeStandard(m: Message, sum: Sum, indexes: readonly number[]): void {
  const { reading, span } = sum;
  const question = reading.kind === "exact" && reading.period === null ? undefined : amountQuestion(reading, true);
  if (question !== undefined || reading.kind !== "exact") {
    m.ask(question?.code ?? "unclear", null, span, question?.data ?? {}, [], indexes);
    return;
  }
  const text = m.given.slice(...span);
  const spoken = /月标准/.test(text) ? "month" : /年标准/.test(text) ? "year" : null;
  const [value = reading.amount, unit] = reading.canonical?.split("/") ?? [];
  m.parameters.push({
    name: "dibaoStandard",
    value,
    unit: unit === "year" || unit === "month" ? unit : spoken,
    span,
    text,
  });
  m.use(indexes);
}
