// A message without commas is read as if they stood there: before and after what is said of the whole home.
import type { Message } from "./message.ts";

type Segment = readonly [start: number, end: number];

/**
 * Parts a stretch that speaks of persons and of the home in one breath (农村四口人年收入一万二户主肢体二级老婆五十岁) into what is said of each.
 * `isPlace` tells of an area word that it is only where something is (在城里打工).
 */
export function segmentsOf(
  m: Message,
  start: number,
  end: number,
  isPlace: (at: number) => boolean,
): readonly Segment[] {
  let hasKin = false;
  for (let at = start; at < end; at += 1) hasKin ||= m.isKin(at);
  if (m.isCard || !hasKin || end - start < 4) return [[start, end]];
  const segments: Segment[] = [];
  let from = start;
  for (let at = start + 1; at < end; at += 1) {
    if (!isCut(m, from, at, isPlace)) continue;
    segments.push([from, at]);
    from = at;
  }
  return [...segments, [from, end]];
}

function isCut(m: Message, from: number, at: number, isPlace: (at: number) => boolean): boolean {
  const isLink = (index: number): boolean => m.tokens[index]?.t === "glue" || m.wordIs(index, "filler");
  const isHome = (index: number): boolean =>
    m.countsMouths(index) ||
    (m.wordIs(index, "area") && !isPlace(index)) ||
    (m.wordIs(index, "home") &&
      index + 1 < m.tokens.length &&
      (m.countsMouths(index + 1) || m.wordIs(index + 1, "area")));
  if (isLink(at)) return false;
  let before = at - 1;
  while (before > from && isLink(before)) before -= 1;
  // 农村四口人 stay together, and so does the sum that follows.
  if (isHome(at)) return !isHome(before) && !m.wordIs(before, "home") && !m.wordIs(before, "not");
  if (isHome(before)) return !m.claimed.has(at);
  const isAsset = isOfAssets(m, at);
  if (m.claimed.has(before) && !m.claimed.has(at)) return m.isKin(at) || isAsset;
  if (isAsset) return !m.wordIs(before, "not") && !isOfAssets(m, before);
  return m.isKin(at) && isDenied(m, from, before);
}

/** 没车, 没房, 存款. */
function isOfAssets(m: Message, at: number): boolean {
  const [token, next] = [m.tokens[at], m.tokens[at + 1]];
  if (token?.t !== "word") return false;
  const { meaning } = token;
  if (meaning.t === "not") return next?.t === "word" && next.meaning.t === "thing";
  if (meaning.t === "label") return meaning.fact === "assets.deposits";
  return meaning.t === "household" && meaning.fact.startsWith("assets.");
}

/** 摔断腿没法干活老婆…: what is denied ends where the next person begins, if something was denied. */
function isDenied(m: Message, from: number, before: number): boolean {
  let isOpen = false;
  let isSaid = false;
  for (let at = from; at <= before; at += 1) {
    if (m.wordIs(at, "not") || m.wordIs(at, "past")) [isOpen, isSaid] = [true, m.wordIs(at, "past")];
    else if (isOpen && !m.isQuiet(at)) isSaid = !m.isKin(at);
  }
  return isOpen && isSaid;
}
