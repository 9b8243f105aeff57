import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type LoadedPolicies, loadCalendarFolders, loadPolicyFolder } from "../files/index.ts";
import {
  type Clause,
  checkExampleDays,
  checkExamples,
  type OwnValue,
  type PackFault,
  type Policy,
  type PolicySet,
} from "../rules/index.ts";
import { explainFault } from "../wording/index.ts";
import { type Call, type Command, type ExitCode, flag } from "./command.ts";
import { dayOf, dayOption, nearestPlace, openPolicies, ownFolder, readOwn } from "./place-and-day.ts";
import { showCoverage } from "./policies-coverage.ts";
import { setValue } from "./policies-set.ts";

export const policies: Command = {
  options: {
    ...dayOption,
    json: { type: "boolean" },
    coverage: { type: "boolean" },
    from: { type: "string" },
    to: { type: "string" },
    clause: { type: "string" },
    title: { type: "string" },
  },
  arguments: 4,
  async run(call) {
    const [action, argument, ...more] = call.positionals;
    if (action === "set") return setValue(call, call.positionals.slice(1));
    const [extra] = more;
    if (extra !== undefined) return call.refuse("tooMany", { value: extra, command: "policies" });
    if (action === "check") return argument === undefined ? checkInstalled(call) : checkFolder(call, argument);
    if (action === "list" && flag(call, "coverage")) return showCoverage(call, argument);
    if (action === "list" && argument !== undefined)
      return call.refuse("tooMany", { value: argument, command: "policies list" });
    if (action === "list") return list(call);
    if (action === "show") return show(call, argument);
    return call.refuse("policiesAction", { value: action ?? "" });
  },
};

async function list(call: Call): Promise<ExitCode> {
  const set = openPolicies(call);
  if (set === null) return 2;
  if (flag(call, "json")) {
    await call.out.line(JSON.stringify({ version: set.version, places: set.places }));
    return 0;
  }
  for (const place of set.places) {
    await call.out.line(`${place.id}\t${place.name[call.settings.language]}\t${call.words(`levels.${place.level}`)}`);
  }
  return 0;
}

/** Asks whether a whole tree of packs is sound; "no" names every fault with file, line and column. */
async function checkFolder(call: Call, folder: string): Promise<ExitCode> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) return call.refuse("noFolder", { folder });
  return tell(call, loadPolicyFolder(folder), []);
}

/** Asks whether the packs of this installation are sound, and the office's own values above them. */
async function checkInstalled(call: Call): Promise<ExitCode> {
  const folder = join(call.root, "data", "policies");
  const own = readOwn(call);
  if (own === null) return 2;
  const packs = loadPolicyFolder(folder);
  if (!packs.ok || own.length === 0) return tell(call, packs, []);
  // The worked examples prove the packs as they ship; with an office's values some of them come out differently.
  const both = loadPolicyFolder(folder, { examples: false, own });
  return tell(call, packs, both.ok ? both.policies.places.flatMap(({ id }) => ownOf(both.policies, id)) : both.faults);
}

/** The office's own values at one place. */
const ownOf = (set: PolicySet, id: string): readonly OwnValue[] =>
  set.policy(id)?.own.filter(({ place }) => place === id) ?? [];

async function tell(
  call: Call,
  loaded: LoadedPolicies,
  own: readonly OwnValue[] | readonly PackFault[],
): Promise<ExitCode> {
  const { language } = call.settings;
  // Examples are proven by the calendar as it ships: an office's own years would make other days of them.
  const working = loadCalendarFolders([join(call.root, "data", "calendar")]);
  if (!working.ok) return call.refuse("calendarBroken", { count: String(working.faults.length) });
  // A pack is sound when it loads whole and every worked example comes out as its author worked it out.
  const examined = (set: PolicySet) => [...checkExamples(set), ...checkExampleDays(set, working.calendar)];
  const defects = loaded.ok ? [...examined(loaded.policies), ...own.filter(isFault)] : loaded.faults;
  const faults = defects.map((fault) => ({
    ...fault,
    message: explainFault(fault, language),
  }));
  if (flag(call, "json")) {
    const counts = loaded.ok ? { version: loaded.policies.version, places: loaded.policies.places.length } : {};
    await call.out.line(JSON.stringify({ ok: faults.length === 0, ...counts, faults }));
  } else if (loaded.ok && faults.length === 0) {
    const { places, examples, version } = loaded.policies;
    const counts = { places: String(places.length), examples: String(examples.length), version };
    await call.out.line(call.words("policies.sound", counts));
    if (own.length > 0)
      await call.out.line(call.words("policies.soundOwn", { count: String(own.length), folder: ownFolder(call) }));
  }
  if (faults.length === 0) return 0;
  for (const fault of faults) call.out.complain(`${fault.file}:${fault.line}:${fault.column}: ${fault.message}`);
  call.out.complain(call.words("policies.faults", { count: String(faults.length) }));
  return 1;
}

/** Shows a place (its chain of places and its programmes on a day) or a clause. */
async function show(call: Call, id: string | undefined): Promise<ExitCode> {
  if (id === undefined) return call.refuse("showWhat");
  const set = openPolicies(call);
  const on = dayOf(call);
  if (set === null || on === null) return 2;
  const policy = set.policy(id);
  const clause = policy === undefined ? set.clause(id) : undefined;
  if (policy !== undefined) return showPlace(call, set, policy, on);
  if (clause !== undefined) return showClause(call, clause);
  const guess = nearestPlace(id, set) ?? "";
  return call.refuse(guess === "" ? "unknownId" : "unknownIdGuess", { id, guess });
}

const isFault = (one: OwnValue | PackFault): one is PackFault => "code" in one;

async function showPlace(call: Call, set: PolicySet, policy: Policy, on: string): Promise<ExitCode> {
  const chain = chainOf(set, policy);
  const programmes = policy.programmes(on);
  if (flag(call, "json")) {
    await call.out.line(
      JSON.stringify({
        place: policy.place,
        under: chain.slice(1),
        on,
        policyVersion: policy.version,
        programmes,
        own: policy.own,
      }),
    );
    return 0;
  }
  const { language } = call.settings;
  await call.out.line(chain.map((place) => `${place.name[language]} (${place.id})`).join(" ← "));
  await call.out.line(call.words("policies.programmes", { on }));
  for (const programme of programmes) await call.out.line(`  ${programme.id}\t${programme.name[language]}`);
  if (policy.own.length > 0) await call.out.line(call.words("policies.own", { folder: ownFolder(call) }));
  for (const { parameter, title, place, value, from, to, clause } of policy.own) {
    const days =
      to === null ? call.words("policies.set.open", { from }) : call.words("policies.set.days", { from, to });
    await call.out.line(`  ${title[language]} ${parameter}=${value}\t${days}\t${clause}\t${place}`);
  }
  return 0;
}

function chainOf(set: PolicySet, policy: Policy): readonly Policy["place"][] {
  const parent = policy.place.parent === null ? undefined : set.policy(policy.place.parent);
  return [policy.place, ...(parent === undefined ? [] : chainOf(set, parent))];
}

async function showClause(call: Call, clause: Clause): Promise<ExitCode> {
  if (flag(call, "json")) {
    await call.out.line(JSON.stringify(clause));
    return 0;
  }
  const { document } = clause;
  const { language } = call.settings;
  const number = document.number === null ? "" : ` (${document.number})`;
  await call.out.line(`${document.title}${number} ${clause.at}`);
  await call.out.line(`${document.issuer[language]}  ${document.from} – ${document.to ?? ""}`);
  await call.out.line(clause.summary[language]);
  if (clause.own) await call.out.line(call.words("policies.ownClause"));
  if (clause.mark !== null) await call.out.line(call.words(`marks.${clause.mark}`));
  return 0;
}
