import { Decimal } from "decimal.js";

/** The signs of one numeral, in order. */
export type Item =
  | { readonly t: "arabic"; readonly value: Decimal; readonly width: number; readonly whole: boolean }
  | { readonly t: "digit"; readonly value: number }
  | { readonly t: "unit"; readonly value: number }
  | { readonly t: "zero" | "few" | "more" | "point" };

/** What a numeral says: one number, two neighbours (七八千), something rough (十几), or nothing that is certain. */
export type Value =
  | { readonly kind: "exact"; readonly value: Decimal }
  | { readonly kind: "range"; readonly from: Decimal; readonly to: Decimal }
  | { readonly kind: "vague"; readonly about: Decimal | null }
  | { readonly kind: "unclear" };

const unclear: Value = { kind: "unclear" };

/** A figure with its unit: 二百, 七八千, 几十. `zero` stood before it; without a unit it is the tail (一万二) or the ones. */
interface Term {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly width: number; // digits of an Arabic figure
  readonly isWhole: boolean;
  readonly zero: boolean;
  readonly unit: 10 | 100 | 1000 | null;
  readonly rough: "few" | "bare" | null; // 几; 千 without a figure
  readonly isBareTen?: true; // 十 without a figure
}

/** The terms up to 万, 亿 or the end. */
interface Section {
  readonly terms: readonly Term[];
  readonly scale: number;
  readonly isRough: boolean; // 十多万
}

/** The value of the signs of a numeral. */
export function evaluate(items: readonly Item[]): Value {
  const [only] = items;
  if (items.length === 1 && only?.t === "arabic") return { kind: "exact", value: only.value };
  if (items.length === 1 && only?.t === "zero") return { kind: "exact", value: new Decimal(0) };
  const spelt = spelledDigits(items);
  if (spelt !== undefined) return spelt;
  const sections = sectionsOf(items);
  if (sections === undefined) return unclear;
  const terms = sections.flatMap((section) => section.terms);
  const last = terms.at(-1);
  if (last === undefined) return unclear;
  // 1.2万 stands alone; only the last figure may be two neighbours.
  if (terms.length > 1 && terms.some(({ isWhole }) => !isWhole)) return unclear;
  if (terms.some((term) => term !== last && !term.low.equals(term.high))) return unclear;
  let low = new Decimal(0);
  let high = new Decimal(0);
  let scaleBefore = Number.POSITIVE_INFINITY;
  for (const section of sections) {
    if (section.scale >= scaleBefore) return unclear;
    const value = sectionValue(section, scaleBefore);
    if (value === undefined) return unclear;
    low = low.plus(value[0].times(section.scale));
    high = high.plus(value[1].times(section.scale));
    scaleBefore = section.scale;
  }
  const isRange = !low.equals(high);
  if (!sections.some(({ isRough }) => isRough) && terms.every(({ rough }) => rough === null)) {
    return isRange ? { kind: "range", from: low, to: high } : { kind: "exact", value: low };
  }
  return { kind: "vague", about: isRange || hintsOnly(terms) ? null : low };
}

/** 几千 and 百十 hint at no figure; 二十几 is about 20 and 百八 about 180. */
function hintsOnly(terms: readonly Term[]): boolean {
  const [first] = terms;
  const few = terms.find(({ rough }) => rough === "few");
  if (few !== undefined) return few.unit !== null || terms.length === 1;
  return first?.rough === "bare" && terms.slice(1).some(({ unit }) => unit !== null);
}

function sectionsOf(items: readonly Item[]): readonly Section[] | undefined {
  const sections: Section[] = [];
  let terms: Term[] = [];
  let isRough = false;
  let at = 0;
  while (at < items.length) {
    const item = items[at];
    if (item?.t === "more") {
      isRough = true;
      at += 1;
    } else if (item?.t === "unit" && item.value >= 10_000) {
      // A bare 万 is somebody's shorthand for one.
      if (terms.length === 0 && sections.length > 0) return undefined;
      sections.push({ terms: terms.length === 0 ? [bareOne(null)] : terms, scale: item.value, isRough });
      terms = [];
      isRough = false;
      at += 1;
    } else {
      const found = termAt(items, at, terms.length + sections.length === 0);
      if (found === undefined) return undefined;
      terms.push(found.term);
      at = found.next;
    }
  }
  if (terms.length > 0) sections.push({ terms, scale: 1, isRough });
  return sections;
}

function termAt(items: readonly Item[], start: number, isFirst: boolean): { term: Term; next: number } | undefined {
  let at = start;
  while (items[at]?.t === "zero") at += 1;
  const zero = at > start;
  const item = items[at];
  // A number neither begins nor ends with a zero sign.
  if (item === undefined || (zero && isFirst)) return undefined;
  if (item.t === "unit") {
    if (item.value >= 10_000) return undefined;
    const unit = item.value as 10 | 100 | 1000;
    if (unit !== 10 && !isFirst) return undefined;
    const one = bareOne(unit);
    return { term: unit === 10 ? { ...one, zero, rough: null, isBareTen: true } : one, next: at + 1 };
  }
  if (item.t !== "arabic" && item.t !== "digit" && item.t !== "few") return undefined;
  let next = at + 1;
  const low = item.t === "arabic" || item.t === "digit" ? new Decimal(item.value) : new Decimal(0);
  let high = low;
  const rough: Term["rough"] = item.t === "few" ? "few" : null;
  const second = items[next];
  if (item.t === "digit" && second?.t === "digit") {
    const third = items[next + 1];
    // 七八千, 三五千: neighbours, and the set phrase 三五 before a unit.
    const isPair = second.value === item.value + 1 || (item.value === 3 && second.value === 5 && third !== undefined);
    if (!isPair || (third !== undefined && third.t !== "unit")) return undefined;
    high = new Decimal(second.value);
    next += 1;
  } else if (item.t === "arabic" && second?.t === "few") {
    // 20几
    if (!isFirst || !item.value.mod(10).isZero() || next + 1 < items.length) return undefined;
    return { term: { low, high, width: item.width, isWhole: true, zero, unit: null, rough: "bare" }, next: next + 1 };
  }
  const after = items[next];
  const unit = after?.t === "unit" && after.value < 10_000 ? (after.value as 10 | 100 | 1000) : null;
  if (low.isZero() && item.t !== "few" && after?.t === "unit") return undefined;
  const isWhole = item.t !== "arabic" || item.whole;
  const width = item.t === "arabic" ? item.width : 1;
  return { term: { low, high, width, isWhole, zero, unit, rough }, next: unit === null ? next : next + 1 };
}

const bareOne = (unit: 10 | 100 | 1000 | null): Term => ({
  low: new Decimal(1),
  high: new Decimal(1),
  width: 1,
  isWhole: true,
  zero: false,
  unit,
  rough: "bare",
});

/** Adds up the terms of a section; units must fall, and a tail is worth a tenth of the unit before it (三千五, 一万二) unless 零 stands between. */
function sectionValue(
  { terms, scale }: Section,
  scaleBefore: number,
): readonly [low: Decimal, high: Decimal] | undefined {
  let low = new Decimal(0);
  let high = new Decimal(0);
  let unitBefore = scaleBefore / scale;
  for (const [index, term] of terms.entries()) {
    const isOpen = index === 0 && scaleBefore === Number.POSITIVE_INFINITY;
    // 一百十五 is said, 三千十 is not: it may be a slip for 三千一.
    if (!isOpen && term.rough === null && term.isBareTen && !term.zero && unitBefore !== 100) return undefined;
    let worth = term.unit ?? 1;
    if (term.unit === null && !term.zero && !isOpen && unitBefore > 10 && term.rough !== "few") {
      if (scale > 1 || index < terms.length - 1) return undefined;
      if (term.width === 1) worth = unitBefore / 10;
      // 1千200 fills its places; 1万200 can only be 10200, but 1万20 may be either.
      else if (10 ** term.width !== unitBefore && !(unitBefore === 10_000 && term.width === 3)) return undefined;
    }
    if (!isOpen && term.high.times(worth).gte(unitBefore)) return undefined;
    low = low.plus(term.low.times(worth));
    high = high.plus(term.high.times(worth));
    unitBefore = term.unit ?? 1;
  }
  return [low, high];
}

/** 四三零八, 六二五, 二〇二一: digits read out one by one; 五六 is a range, 三八 nobody can tell. */
function spelledDigits(items: readonly Item[]): Value | undefined {
  const pointAt = items.findIndex((item) => item.t === "point");
  if (pointAt === 0) return unclear;
  if (pointAt > 0) {
    // 零点八万 and 十二点五 have their whole part before the point.
    const whole = evaluate(items.slice(0, pointAt));
    const rest = items.slice(pointAt + 1);
    const unitAt = rest.findIndex((item) => item.t === "unit");
    const fraction = unitAt < 0 ? rest : rest.slice(0, unitAt);
    const unit = unitAt < 0 ? undefined : rest[unitAt];
    if (whole.kind !== "exact" || rest.length > fraction.length + 1) return unclear;
    if (unit !== undefined && whole.value.gte(1000)) return unclear;
    const text = fraction
      .map((item) =>
        item.t === "digit"
          ? String(item.value)
          : item.t === "zero"
            ? "0"
            : item.t === "arabic"
              ? item.value.toFixed()
              : "?",
      )
      .join("");
    if (!/^\d+$/.test(text)) return unclear;
    const value = new Decimal(`${whole.value.toFixed()}.${text}`);
    return { kind: "exact", value: unit?.t === "unit" ? value.times(unit.value) : value };
  }
  if (items.length < 2 || !items.every((item) => item.t === "digit" || item.t === "zero")) return undefined;
  const values = items.map((item) => (item.t === "digit" ? item.value : 0));
  // A row as long as a telephone number is no count of anything.
  if (values[0] === 0 || values.length > 8) return unclear;
  const [first = 0, second = 0] = values;
  const isRow = values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1);
  if (values.length === 2 && second !== 0) {
    if (isRow || (first === 3 && second === 5))
      return { kind: "range", from: new Decimal(first), to: new Decimal(second) };
    return unclear;
  }
  if (isRow) return unclear;
  return { kind: "exact", value: new Decimal(values.join("")) };
}
