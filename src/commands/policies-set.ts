import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { type Citation, loadPolicyFolder, withEntry, writeOwnFiles } from "../files/index.ts";
import {
  Decimal,
  type Localised,
  type OwnValue,
  type ParameterState,
  type Policy,
  type PolicySet,
  readParameter,
} from "../rules/index.ts";
import { explainFault } from "../wording/index.ts";
import { cite } from "./assessment-text.ts";
import { type Call, type ExitCode, option } from "./command.ts";
import { nearest } from "./nearest.ts";
import { isDay, nearestPlace, openPolicies, ownFolder } from "./place-and-day.ts";
import { wordsOf } from "./words.ts";

/** Enters one value of the office's own. Everything is checked first; a fault leaves every file as it was. */
export async function setValue(call: Call, given: readonly string[]): Promise<ExitCode> {
  const [place, name, typed] = given;
  const [from, citation] = [option(call, "from"), option(call, "clause")];
  if (place === undefined || name === undefined || typed === undefined || from === null || citation === null)
    return call.refuse("setWhat");
  const policies = openPolicies(call);
  if (policies === null) return 2;
  const policy = policies.policy(place);
  if (policy === undefined) {
    const guess = nearestPlace(place, policies);
    return guess === null ? call.refuse("setPlace", { place }) : call.refuse("setPlaceGuess", { place, guess });
  }
  const to = option(call, "to");
  for (const [flag, day] of [
    ["--from", from],
    ["--to", to],
  ] as const)
    if (day !== null && !isDay(day)) return call.refuse("setDay", { option: flag, value: day });
  if (to !== null && to < from) return call.refuse("setDays", { from, to });
  const state = parameterNamed(call, policy, name, from);
  const value = state === null ? null : valueTyped(call, policy, state, typed, from);
  if (state === null || value === null) return 2;
  const before = policy.own.filter((one) => one.place === place && one.parameter === name);
  const close = before.find((one) => one.to === null && one.from < from) ?? null;
  const clash = before.find((one) => one !== close && one.from <= (to ?? "9999") && from <= (one.to ?? "9999"));
  if (clash !== undefined) return call.refuse("setOverlap", spoken(clash));
  const clause = clauseOf(call, policies, policy, citation, state.title, typed);
  if (clause === null) return 2;
  return await enter(call, { place, name, state, value, from, to, close, clause });
}

interface Entering {
  readonly place: string;
  readonly name: string;
  readonly state: ParameterState;
  readonly value: string;
  readonly from: string;
  readonly to: string | null;
  readonly close: OwnValue | null;
  readonly clause: string | Citation;
}

/** Checks the packs as they would be with the entry, writes it, and says what it changes. */
async function enter(call: Call, entering: Entering): Promise<ExitCode> {
  const { place, name, state, value, from, to, close, clause } = entering;
  const folder = ownFolder(call);
  const closed = close && { from: close.from, to: dayBefore(from) };
  const { files, clause: id } = withEntry(folder, { place, parameter: name, value, from, to, clause, close: closed });
  const loaded = loadPolicyFolder(join(call.root, "data", "policies"), { examples: false, own: files });
  if (!loaded.ok) {
    const said = new Set(loaded.faults.map((fault) => explainFault(fault, call.settings.language)));
    for (const message of said) call.out.complain(message);
    return call.refuse("setRefused");
  }
  const now = loaded.policies.policy(place)?.parameter(name, from);
  if (now?.own !== true || now.value === null) throw new Error("an entered value is not in force");
  try {
    writeOwnFiles(folder, files);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    return call.refuse("setUnwritten", { folder, error: code });
  }
  const { language } = call.settings;
  const words = (key: string, data: Readonly<Record<string, string>>): string =>
    call.words(`policies.set.${key}`, data);
  const days = to === null ? words("open", { from }) : words("days", { from, to });
  const speech = { policies: loaded.policies, words: call.words };
  const clauseSaid = cite(id, speech);
  await call.out.line(
    words("done", { title: state.title[language], name, value: now.value, days, clause: clauseSaid }),
  );
  if (state.value !== null && !state.own)
    await call.out.line(
      words("instead", { value: asWritten(state, from, loaded.policies), clause: cite(state.clause, speech) }),
    );
  if (close !== null)
    await call.out.line(words("closed", { value: close.value, from: close.from, to: dayBefore(from) }));
  await call.out.line(words("file", { file: join(folder, place, "parameters.yaml") }));
  await call.out.line(words("restart", {}));
  return 0;
}

/** A figure as its pack writes it: two thirds are 2/3, not a long row of sixes. */
function asWritten({ name, place, value }: ParameterState, on: string, policies: PolicySet): string {
  const level = policies.policy(place)?.levels.find((one) => one.place === place && one.own !== true);
  const set = level?.pack.parameters?.value
    .find(({ parameter }) => parameter === name)
    ?.values.find(({ from, to }) => from <= on && on <= (to ?? "9999"));
  return set !== undefined && "value" in set ? set.value : (value ?? "");
}

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

const spoken = ({ value, from, to, file }: OwnValue): Readonly<Record<string, string>> => ({
  value,
  from,
  to: to ?? "…",
  file,
});

function parameterNamed(call: Call, policy: Policy, name: string, on: string): ParameterState | null {
  const state = policy.parameter(name, on);
  if (state !== undefined) return state;
  const names = policy.parameters(on).map((one) => one.name);
  const guess = nearest(name, names);
  const near = names.filter((one) => one.split(".")[0] === name.split(".")[0]);
  const offered = guess === null ? near : [guess];
  call.refuse(offered.length === 0 ? "setUnknown" : "setUnknownGuess", {
    name,
    place: policy.place.id,
    guess: offered.join(", "),
  });
  return null;
}

/** The value as it stands in a file; null when it is none of the parameter's (said on stderr, with what it may be). */
function valueTyped(call: Call, policy: Policy, state: ParameterState, typed: string, on: string): string | null {
  const text = typed.normalize("NFKC").trim();
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(text)?.[1];
  const share = percent !== undefined && state.unit === "share";
  const plain = share ? new Decimal(percent).div(100).toString() : text;
  const reading = readParameter(`${state.name}=${plain}`);
  const fault = reading.ok ? policy.refuses(reading.parameter, on) : reading.fault;
  if (reading.ok && fault === null) return reading.parameter.value;
  call.refuse("setValue", { name: state.name, value: typed, expected: expected(call, state) });
  return null;
}

/** What a value of a parameter has to be, with an example. */
function expected(call: Call, { unit, options, min, max }: ParameterState): string {
  const words = (key: string, data: Readonly<Record<string, string>> = {}): string =>
    call.words(`policies.expected.${key}`, data);
  const bounds = max === null ? words("from", { min }) : words("between", { min, max });
  if (unit === "choice") return words("choice", { options: options.join(" | ") });
  if (unit === "truth") return words("truth");
  if (unit === "share") return words("share", { bounds });
  if (unit === "yuan/year" || unit === "yuan/month") return words("amount", { period: unit.slice(5), bounds });
  return words("number", { unit: call.words(`policies.units.${unit}`), bounds });
}

/** The clause that a value rests on: one of the packs or of the office's, or a text that is entered with it. */
function clauseOf(
  call: Call,
  policies: PolicySet,
  policy: Policy,
  cited: string,
  title: Localised,
  value: string,
): string | Citation | null {
  const text = cited.normalize("NFC").trim();
  if (policies.clause(text) !== undefined) return text;
  if (/^[a-z0-9-]+#\S+$/.test(text)) {
    const ids = policies.clauses.flatMap(({ id, place }) =>
      policy.levels.some((one) => one.place === place) ? [id] : [],
    );
    call.refuse("setClause", { clause: text, guess: nearest(text, ids) ?? ids[0] ?? "" });
    return null;
  }
  const named = option(call, "title")?.normalize("NFC").trim() ?? null;
  if ([text, named ?? text].some((one) => one.length > 200 || /\p{Cc}/u.test(one))) {
    call.refuse("setCitation");
    return null;
  }
  // 《办法》第五条第二款: the article stands at the end, the document before it.
  const article = /(?:第[一二三四五六七八九十百千零〇\d]+[编章节条款项]+)+$/u.exec(text)?.[0] ?? "";
  const before = text.slice(0, text.length - article.length).trim();
  const whole = call.words("policies.set.wholeText");
  const both = (key: string, data: (language: "zh-CN" | "en") => Readonly<Record<string, string>>): Localised => ({
    "zh-CN": wordsOf("zh-CN")(key, data("zh-CN")),
    en: wordsOf("en")(key, data("en")),
  });
  return {
    title: named ?? (before === "" ? text : before),
    at: named === null ? (before === "" || article === "" ? whole : article) : text,
    issuer: both("policies.set.issuer", () => ({})),
    summary: both("policies.set.summary", (language) => ({ title: title[language], value })),
  };
}
