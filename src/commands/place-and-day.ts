import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { dataFolderOf } from "../config.ts";
import { loadPolicyFolder, readOwnFolder } from "../files/index.ts";
import { type PackFile, type ParameterOverride, type Policy, type PolicySet, readParameter } from "../rules/index.ts";
import { explainFault } from "../wording/index.ts";
import { type Call, option } from "./command.ts";
import { nearest } from "./nearest.ts";

export const placeOption = { place: { type: "string" } } as const;
export const dayOption = { on: { type: "string" } } as const;

/** The office's own folder of values, laid over the packs wherever they are used. */
export const ownFolder = (call: Call): string => join(dataFolderOf(call.env), "policies");

/** The packs of this installation with the office's own values; null when they do not load (said on stderr). */
export function openPolicies(call: Call): PolicySet | null {
  const own = readOwn(call);
  if (own === null) return null;
  const loaded = loadPolicyFolder(join(call.root, "data", "policies"), { examples: false, own });
  if (loaded.ok) return loaded.policies;
  for (const { file, line, column, ...fault } of loaded.faults)
    call.out.complain(`${file}:${line}:${column}: ${explainFault(fault, call.settings.language)}`);
  const count = String(loaded.faults.length);
  // Values that the office has entered must not be left out silently, nor the bot judge without them.
  if (own.length > 0) call.refuse("policiesBrokenOwn", { count, folder: ownFolder(call) });
  else call.refuse("policiesBroken", { count });
  return null;
}

/** The office's own files; null when they cannot be read (said on stderr). */
export function readOwn(call: Call): readonly PackFile[] | null {
  const folder = ownFolder(call);
  try {
    return readOwnFolder(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    call.refuse("unreadableFile", { file: folder, error: code });
    return null;
  }
}

/** The place named by `--place` or by the office's setting; null when there is none (said on stderr). */
export function placeOf(call: Call, policies: PolicySet): Policy | null {
  const ids = policies.places.map((place) => place.id);
  const named = option(call, "place");
  const id = named ?? call.settings.place;
  if (id === null) {
    call.refuse("placeMissing", { places: ids.join(", ") });
    return null;
  }
  const policy = policies.policy(id);
  if (policy !== undefined) return policy;
  const from = named === null ? "DIBAO_PLACE" : "--place";
  const guess = nearestPlace(id, policies);
  const said = { place: id, from, places: ids.join(", ") };
  if (guess === null) call.refuse("placeUnknown", said);
  else call.refuse("placeUnknownGuess", { ...said, guess });
  return null;
}

/** The id of the place that was probably meant, by its id or by a part of its name; null when none is near. */
export function nearestPlace(typed: string, { places }: PolicySet): string | null {
  const near = nearest(
    typed,
    places.map(({ id }) => id),
  );
  if (near !== null) return near;
  const part = typed.trim().toLowerCase();
  const named = places
    .filter(({ name }) => part.length > 1 && Object.values(name).some((one) => one.toLowerCase().includes(part)))
    .sort((a, b) => a.name["zh-CN"].length - b.name["zh-CN"].length);
  return named[0]?.id ?? null;
}

/** The day named by `--on`, else today where the office is, as `YYYY-MM-DD`; null when it is no day (said on stderr). */
export function dayOf(call: Call): string | null {
  const given = option(call, "on");
  if (given === null) return Temporal.Now.plainDateISO(call.settings.timeZone).toString();
  if (isDay(given)) return given;
  call.refuse("day", { value: given });
  return null;
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/**
 * The figures given with `--param`, usable at the place on the day; null when one isn't (said on stderr, every one).
 * Without a place or a day only their form is checked.
 */
export function parametersOf(
  call: Call,
  policy: Policy | null,
  on: string | null,
): readonly ParameterOverride[] | null {
  const given = call.values.param;
  const used: ParameterOverride[] = [];
  const texts = (Array.isArray(given) ? given : []).map(String);
  for (const text of texts) {
    const read = readParameter(text);
    const refusal = read.ok && policy !== null && on !== null ? policy.refuses(read.parameter, on) : null;
    const fault = read.ok ? refusal : read.fault;
    if (read.ok && fault === null) used.push(read.parameter);
    else if (fault !== null)
      call.refuse("parameter", { value: text, message: explainFault(fault, call.settings.language) });
  }
  return used.length === texts.length ? used : null;
}
