import { type Draft, numberQuestion, setFact } from "./findings.ts";
import type { MemberFacts } from "./meaning.ts";
import type { Message, NumberToken } from "./message.ts";
import { readingOf } from "./number.ts";
import type { Span } from "./text.ts";
import type { Token } from "./tokens.ts";

const disabilityTypes = ["visual", "hearing", "speech", "physical", "intellectual", "mental", "multiple"] as const;

/**
 * Puts one word, grade or age on the members it speaks of. Two members (两个孩子) share a school or a job; an age, a sex or a disability
 * they share only after 都 (`together`), or nobody can tell whose it is.
 */
export function describe(m: Message, at: number, owner: readonly Draft[], together: boolean): void {
  const token = m.tokens[at];
  if (token === undefined || owner.length === 0 || m.used.has(at)) return;
  if (token.t === "number") {
    if (owner.length === 1 || together) describeFigure(m, at, token, owner);
    return;
  }
  if (token.t !== "word") return;
  const span: Span = [token.from, token.to];
  const { meaning } = token;
  const isOnes =
    meaning.t === "sex" ||
    meaning.t === "disability" ||
    meaning.t === "illness" ||
    (meaning.t === "member" && meaning.facts.lives === "dead");
  if (owner.length > 1 && !together && isOnes) return;
  for (const draft of owner) {
    switch (meaning.t) {
      case "sex":
        setFact(draft, "sex", meaning.sex, span);
        break;
      case "member":
        for (const [key, value] of Object.entries(meaning.facts)) setFact(draft, key as keyof MemberFacts, value, span);
        break;
      case "disability":
        if (meaning.type === null) draft.bare.push(span);
        else draft.types.push({ type: meaning.type, stem: meaning.stem ?? false, span });
        break;
      case "illness":
        setFact(draft, "seriousIllness", true, span);
        if (meaning.named)
          draft.open.push({
            code: "recognition",
            key: "seriousIllness",
            span,
            data: { illness: m.given.slice(...span) },
            choices: [],
          });
        break;
      case "ask-member":
        draft.open.push({
          code: meaning.code,
          key: meaning.fact as keyof MemberFacts,
          span,
          data: {},
          choices: meaning.choices,
        });
        break;
      case "at-home":
        setFact(draft, "lives", "here", span);
        break;
      case "traits":
        for (const [key, value] of Object.entries(meaning.facts)) setFact(draft, key as keyof MemberFacts, value, span);
        break;
      default:
        return;
    }
  }
  m.used.add(at);
}

function describeFigure(m: Message, at: number, token: NumberToken, owner: readonly Draft[]): void {
  const { unit, number } = token.quantity;
  const span: Span = [token.from, token.to];
  const gradeWord = [at - 1, at - 2].find(
    (one) => m.wordIs(one, "grade") && (one === at - 1 || m.tokens[at - 1]?.t === "gap"),
  );
  const isGrade = unit === "级" || gradeWord !== undefined;
  if (!isGrade && unit !== "none" && !/岁|years/.test(unit)) return;
  // A lone 一 inside a row of unknown signs is a piece of a word.
  if (
    unit === "none" &&
    token.to - token.from === 1 &&
    /[一二两三四五六七八九十]/.test(m.text.charAt(token.from)) &&
    touchesUnknown(m, at)
  )
    return;
  // 两老人两小孩 counts.
  const isCount =
    unit === "none" && /^[一二两三四五六七八九]$/.test(m.text.slice(token.from, token.to)) && m.isKin(at + 1);
  const isAfterKind =
    unit === "none" && /^[1-4]$/.test(m.text.slice(token.from, token.to)) && m.wordIs(at - 1, "disability");
  if (isCount || (isAfterKind && gradeWord === undefined)) return;
  const key = isGrade ? "disabilityGrade" : "age";
  const [min, max] = isGrade ? [1, 4] : [0, 120];
  const reading = readingOf(number, m.given, "");
  const isNominal = unit === "虚岁" || /虚岁? ?$/.test(m.before(token.from));
  const question =
    isNominal && reading.kind === "exact"
      ? { code: "vague" as const, data: { about: reading.value }, choices: [] }
      : numberQuestion(reading);
  if (reading.kind === "exact" && Number(reading.value) > 999) return;
  m.use(gradeWord === undefined ? [at] : [at, gradeWord]);
  for (const draft of owner) {
    if (question !== undefined) draft.open.push({ key, span, ...question });
    else if (reading.kind === "exact") {
      const value = Number(reading.value);
      if (!Number.isInteger(value) || value < min || value > max) {
        draft.open.push({
          code: "out-of-range",
          key,
          span,
          data: { value: reading.value, min: String(min), max: String(max) },
          choices: [],
        });
      } else if (isGrade) draft.grades.push({ grade: value, span });
      else setFact(draft, "age", value, span);
    }
  }
}

function touchesUnknown(m: Message, at: number): boolean {
  return m.tokens[at - 1]?.t === "unknown" || m.tokens[at + 1]?.t === "unknown";
}

/** A day that is said of one member: of birth, or of death. */
export function readMemberDay(
  m: Message,
  at: number,
  token: Token & { readonly t: "day" },
  owner: readonly Draft[],
  open: readonly number[],
): void {
  const [only] = owner.length === 1 ? owner : m.current.length === 1 ? m.current : [];
  if (token.day === null || only === undefined) return;
  const isDeath = open.some((one) => {
    const other = m.tokens[one];
    return other?.t === "word" && other.meaning.t === "member" && other.meaning.facts.lives === "dead";
  });
  const isBirth = /^ ?(?:出生|生)/.test(m.after(token.to));
  if (!isDeath && !isBirth) return;
  setFact(only, isDeath ? "diedOn" : "birth", token.day, [token.from, token.to]);
  m.use(isBirth && m.tokens[at + 1]?.t === "unknown" ? [at, at + 1] : [at]);
}

/** A type without a grade, a grade without a type, or several: what is certain becomes a fact, the rest is asked. */
export function settleMember(m: Message, draft: Draft, index: number): void {
  const { types, grades, bare } = draft;
  const spans = [...types.map(({ span }) => span), ...grades.map(({ span }) => span), ...bare];
  const span: Span = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
  const kinds = [...new Set(types.map(({ type }) => type))];
  const ranks = [...new Set(grades.map(({ grade }) => grade))];
  const [type] = kinds;
  const [rank] = ranks;
  if (kinds.length > 1 || ranks.length > 1) {
    draft.open.push({
      code: "conflict",
      key: "disability",
      span,
      data: { first: kinds.join(" "), second: ranks.join(" ") },
      choices: kinds,
    });
  } else if (type !== undefined || rank !== undefined) {
    // 智力 alone may go on to "normal"; with a grade or 残疾 it is a disability. A grade alone may be of anything.
    const isDisability = rank !== undefined || bare.length > 0 || types.some(({ stem }) => !stem);
    if (type !== undefined && isDisability) setFact(draft, "disability", type, span);
    if (rank !== undefined && (type !== undefined || bare.length > 0)) setFact(draft, "disabilityGrade", rank, span);
    else if (rank !== undefined || !isDisability) for (const lost of spans) m.giveBack(lost);
  } else if (bare.length > 0 && !draft.open.some(({ key }) => key === "disabilityGrade")) {
    draft.open.push({ code: "which-disability", key: "disability", span, data: {}, choices: disabilityTypes });
  }
  settleAge(m, draft);
  // 三个孩子都在读书,老大大二: now the school is known.
  const isTold = ({ code, key }: Draft["open"][number]): boolean =>
    code === "which-school" && draft.facts[key] !== undefined;
  draft.open.splice(0, draft.open.length, ...draft.open.filter((one) => !isTold(one)));
  for (const { code, key, span: place, data, choices } of draft.open)
    m.ask(code, `members[${index}].${key}`, place, data, choices, []);
}

/** The rules take the day of birth or the age; the day says more. An age that can't belong to it is asked. */
function settleAge(m: Message, draft: Draft): void {
  const { birth, age } = draft.facts;
  if (birth === undefined || age === undefined) return;
  const span = draft.seen.find(({ key }) => key === "age")?.span ?? [0, 0];
  delete draft.facts.age;
  const years = m.today === undefined ? undefined : Number(m.today.slice(0, 4)) - Number(birth.slice(0, 4));
  // 56 may be counted before or after this year's birthday.
  if (years === undefined || age === years || age === years - 1) return;
  draft.open.push({ code: "conflict", key: "age", span, data: { first: birth, second: String(age) }, choices: [age] });
}
